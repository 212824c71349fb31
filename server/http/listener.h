// The server's door: TLS 1.3 sockets, requests read within limits, handlers run on workers.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "server/http/authenticator.h"
#include "server/http/event_hub.h"
#include "server/http/handler_table.h"
#include "server/http/limits.h"
#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"

namespace spdlog {
class logger;
}

namespace myspike {

struct ListenerOptions
{
    std::string address = "127.0.0.1"; ///< a numeric address; "0.0.0.0" or "::" for all
    std::uint16_t port = 0;            ///< 0 lets the system choose; see Listener::port()
    std::string certificateChainPem;   ///< the server's certificate first, then its issuers
    std::string privateKeyPem;
    HttpLimits limits;
    int networkThreads = 2;
    int workerThreads = 8; ///< handlers that run at once
};

/// What the listener is handed. All must outlive it.
struct ListenerServices
{
    Authenticator& authenticator;
    const Clock& clock;
    Rng& rng; ///< asked once, for the first request id
    /// Gets one JSON line a request (access_log.h); its pattern should be "%v".
    std::shared_ptr<spdlog::logger> log;
};

/// Counted since the start, for the health page and for tests.
struct ListenerFigures
{
    std::size_t connections = 0; ///< open now
    std::uint64_t requests = 0;
    std::uint64_t refusedConnections = 0; ///< above a cap
    std::uint64_t failedHandshakes = 0;
    std::uint64_t slowStreams = 0; ///< event streams dropped for not reading
};

class Listener
{
public:
    /// Binds and serves at once, on threads of its own.
    static Result<std::unique_ptr<Listener>> start(ListenerOptions options, HandlerTable routes,
                                                   ListenerServices services);
    /// Stops as stop() does.
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::uint16_t port() const;
    ListenerFigures figures() const;

    /// Accepts no more, lets requests under way finish, ends event streams, and cuts off what is
    /// left after limits.stop. Returns when all is still; a handler that is running is waited for,
    /// since its transaction must not be torn. Not to be called from a handler.
    void stop();

private:
    struct Impl;
    explicit Listener(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace myspike
