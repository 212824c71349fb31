// What a stranger may cost us before the server says no, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace myspike {

struct HttpLimits
{
    using Ms = std::chrono::milliseconds;

    /// Ours are under 300 bytes; 4 KB leaves room for a long cursor and nothing for an attack.
    std::size_t requestLineBytes = 4 * 1024;
    /// A browser with cookies sends 2 KB; more than 16 KB is never one of our clients.
    std::size_t headerBytes = 16 * 1024;
    std::size_t headerCount = 64;
    /// One round trip over a satellite link takes under a second; a handshake has two.
    Ms handshake{10'000};
    /// Time from the first byte of a request to the end of its header: against slow loris.
    Ms header{5'000};
    /// Silence between requests, and the time one 64 KiB piece of an answer may take.
    Ms idle{60'000};
    /// A body must come at this rate once `bodyGrace` is used up; GPRS in the field does 2 KB/s.
    std::size_t bodyBytesPerSecond = 1024;
    Ms bodyGrace{10'000};
    /// A client opens at most six; an office behind one address can be given more.
    std::size_t connectionsPerPeer = 20;
    /// At 96 KiB a connection this is 1 GB (sync §19).
    std::size_t connections = 10'000;
    /// Requests waiting for a worker; beyond it a 503 now is kinder than an answer too late.
    std::size_t waitingJobs = 512;
    /// Bodies that are being received or worked on, all together: a slow sender of 4 MiB pieces
    /// holds its memory for long.
    std::size_t bodyBytesInAll = 256 * 1024 * 1024;
    /// What a 429 or 503 asks for where nothing better is known: the one who was turned away in a
    /// crowd comes back at a moment of his own.
    int retryAfterSeconds = 3;
    int retrySpreadSeconds = 12;
    /// How long a graceful stop waits for requests under way.
    Ms stop{10'000};
    /// Silence on an event stream; middle boxes drop what is idle for 30 s.
    Ms heartbeat{20'000};
    /// Requests one peer, and one user, may make: a burst, refilled at the rate. 0 is no limit.
    double peerRequestsPerSecond = 100;
    double peerBurst = 400;
    double userRequestsPerSecond = 50;
    double userBurst = 200;
};

} // namespace myspike
