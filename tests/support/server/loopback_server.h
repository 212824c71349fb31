// A real listener on loopback with the given routes, and its log in memory.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/http/listener.h"
#include "tests/support/server/tls_client.h"

namespace myspike::test {

/// Knows two tokens: "token-clerk", who may "read", and "token-admin", who may all.
class TwoTokens final : public Authenticator
{
public:
    Result<std::shared_ptr<const Session>> authenticate(std::string_view token, const Peer& peer,
                                                        Instant at) override;
};

class LoopbackServer
{
public:
    explicit LoopbackServer(std::vector<Route> routes, HttpLimits limits = {},
                            int workerThreads = 4);
    ~LoopbackServer();

    Listener& listener() { return *m_listener; }
    std::uint16_t port() const { return m_listener->port(); }
    FixedClock& clock() { return m_clock; }
    /// Connected, or the test fails in what it asks next.
    TlsClient client();
    std::vector<std::string> logLines() const;
    /// Whether the listener has dropped to `count` connections within two seconds.
    bool settlesAt(std::size_t count);

private:
    struct Lines;
    TwoTokens m_authenticator;
    FixedClock m_clock;
    SplitMix64 m_rng{1};
    std::shared_ptr<Lines> m_lines;
    std::unique_ptr<Listener> m_listener;
};

} // namespace myspike::test
