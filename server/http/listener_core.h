// What all connections of one listener share. Internal to server/http.
#pragma once

#include <atomic>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "server/http/listener.h"
#include "server/http/rate_limiter.h"
#include "server/http/worker_pool.h"

namespace myspike {

class Connection;

struct ListenerCore
{
    ListenerCore(ListenerOptions& options, HandlerTable routes, ListenerServices services);

    /// 16 hexadecimal digits, no two alike in one run.
    std::string nextRequestId();
    /// False where the peer, or the whole server, has its fill of connections.
    bool admit(const std::string& peerKey);
    void enter(const std::shared_ptr<Connection>& connection);
    void leave(const Connection* connection, const std::string& peerKey);

    const HttpLimits limits;
    const HandlerTable routes;
    Authenticator& authenticator;
    const Clock& clock;
    const std::shared_ptr<spdlog::logger> log;
    boost::asio::ssl::context tls{boost::asio::ssl::context::tls_server};
    RateLimiter peerRate;
    RateLimiter userRate;
    WorkerPool workers;
    std::atomic<bool> stopping{false};
    std::atomic<std::uint64_t> requests{0};
    std::atomic<std::uint64_t> refusedConnections{0};
    std::atomic<std::uint64_t> failedHandshakes{0};
    std::atomic<std::uint64_t> slowStreams{0};

    std::atomic<std::size_t> bodyBytes{0}; ///< of requests under way

    mutable std::mutex mutex;
    std::condition_variable left;
    std::map<const Connection*, std::weak_ptr<Connection>> connections;
    std::size_t admitted = 0;
    std::map<std::string, std::size_t> byPeer;

private:
    const std::uint64_t m_firstId;
    std::atomic<std::uint64_t> m_nextId{0};
};

} // namespace myspike
