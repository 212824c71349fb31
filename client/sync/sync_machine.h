// When to say hello, send, fetch and rest: the course of synchronisation as a machine without
// network, timers or clock (sync §17). Times are milliseconds of a clock that only runs forward.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/rng.h"

namespace myspike {

class SyncMachine
{
public:
    /// A step under way, or what the machine rests in. Files have a lane of their own, so that
    /// records never wait behind photographs.
    enum class Stage {
        Stopped,
        Login,
        Hello,
        Push,
        Pull,
        Resting,  ///< all is done; something new or the next look wakes it
        Waiting,  ///< a step failed and is tried again later
        SignedOut ///< the server does not take the session; somebody must log in
    };
    enum class Do { Login, Hello, Push, Pull, Files, OpenEvents, CloseEvents };
    using Orders = std::vector<Do>;

    enum class Wish {
        OperationAdded,
        ServerChanged,
        FileAdded,
        Manual, ///< somebody pressed the button: now, whatever was planned
        NetworkBack
    };

    explicit SyncMachine(Rng& rng) : m_rng(rng) {}

    /// @param hasSession false: log in first.
    /// @param canLogin the password typed at the last log-in is still known.
    Orders start(std::int64_t now, bool hasSession, bool canLogin);
    Orders stop();
    Orders wish(std::int64_t now, Wish what);
    /// The step under way ended well. @param more it has more to do: the same again.
    Orders done(std::int64_t now, bool more = false);
    Orders failed(std::int64_t now, const Fault& fault, int retryAfterMs = 0);
    Orders eventsClosed(std::int64_t now);
    Orders filesDone(std::int64_t now);
    /// Their own pace; the records' round is not touched.
    /// @param progressed some bytes arrived: a line that cuts every minute still moves.
    Orders filesFailed(std::int64_t now, int retryAfterMs = 0, bool progressed = false);
    Orders tick(std::int64_t now);

    /// When tick() has something to do; nothing while a step is under way or all is stopped.
    std::optional<std::int64_t> wakeAt() const;

    Stage stage() const { return m_stage; }
    bool isBusy() const;
    /// Whether the last attempt reached the server.
    bool isOnline() const { return m_online; }
    const std::optional<Fault>& trouble() const { return m_trouble; }

    // Paces, each with its reason.
    /// The stream tells what is new; this look is for streams that a proxy swallows.
    static constexpr std::int64_t kLookMs = 5 * 60'000;
    static constexpr std::int64_t kLookWithoutEventsMs = 60'000;
    static constexpr std::int64_t kFirstWaitMs = 1'000;
    static constexpr std::int64_t kLongestWaitMs = 5 * 60'000;
    /// A line that comes and goes, as IPv6 does on some, must not make us hammer.
    static constexpr std::int64_t kLineRestMs = 10'000;
    /// An update or an administrator must act first.
    static constexpr std::int64_t kRefusedWaitMs = 30 * 60'000;
    /// Turned away for haste without a word of how long.
    static constexpr std::int64_t kHastyWaitMs = 30'000;
    /// After an outage all come back within this, evenly: 3,000 machines are 100 in a second.
    static constexpr std::int64_t kReconnectMs = 30'000;
    /// A stream that lived so long was sound; one that ends sooner, again and again, is a proxy's.
    static constexpr std::int64_t kSoundStreamMs = 60'000;
    /// News and buttons are answered at once; beyond so many in a row, one in a second.
    static constexpr int kHurries = 10;
    static constexpr std::int64_t kHurryMs = 1'000;
    /// The same step again without rest: more is a server, or a proxy, that repeats itself.
    static constexpr int kMostRepeats = 2'000;

private:
    Orders begin(Stage stage);
    Orders rest(std::int64_t now);
    Orders lineBack(std::int64_t now);
    Orders files(std::int64_t now);
    std::int64_t jittered(std::int64_t ms);
    /// Anywhere within it: for those who would come at the same moment.
    std::int64_t spread(std::int64_t ms);
    bool mayHurry(std::int64_t now);

    Rng& m_rng;
    Stage m_stage = Stage::Stopped;
    Stage m_wantedNext = Stage::Resting; ///< Push or Pull: another round when this one ends
    bool m_canLogin = false;
    bool m_loginTried = false;
    bool m_online = false;
    bool m_eventsOpen = false;
    bool m_filesRunning = false;
    bool m_filesWanted = false;
    int m_failures = 0;
    int m_fileFailures = 0;
    int m_clashes = 0;
    int m_repeats = 0;
    int m_streamFailures = 0;
    std::int64_t m_streamSince = 0;
    double m_hurries = kHurries;
    std::int64_t m_hurriedAt = 0;
    std::int64_t m_wake = 0;
    std::int64_t m_notBefore = 0; ///< the server asked for rest until then
    std::int64_t m_lineBackAt = -kLineRestMs;
    std::optional<std::int64_t> m_filesWake;
    std::optional<Fault> m_trouble;
};

} // namespace myspike
