#include "tests/support/server/loopback_server.h"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <iostream>
#include <thread>

#include "tests/support/server/test_certificate.h"

namespace myspike::test {

namespace {
class FixedSession final : public Session
{
public:
    FixedSession(std::string name, bool all) : m_name(std::move(name)), m_all(all) {}
    Id id() const override { return Id::ofName("session", m_name); }
    Id user() const override { return Id::ofName("user", m_name); }
    bool may(std::string_view permission) const override { return m_all || permission == "read"; }

private:
    std::string m_name;
    bool m_all;
};
} // namespace

Result<std::shared_ptr<const Session>> TwoTokens::authenticate(std::string_view token, const Peer&,
                                                               Instant)
{
    if (token == "token-clerk" || token == "token-admin") {
        return std::shared_ptr<const Session>(
            std::make_shared<FixedSession>(std::string(token), token == "token-admin"));
    }
    if (token == "token-breaks") {
        throw std::runtime_error("the store is gone");
    }
    return Fault{FaultCode::Unauthenticated, msg("test", "Log in again."), {}, {}};
}

struct LoopbackServer::Lines final : spdlog::sinks::base_sink<std::mutex>
{
    std::vector<std::string> lines;
    std::mutex guard;

protected:
    void sink_it_(const spdlog::details::log_msg& message) override
    {
        const std::scoped_lock lock(guard);
        lines.emplace_back(message.payload.data(), message.payload.size());
    }
    void flush_() override {}
};

LoopbackServer::LoopbackServer(std::vector<Route> routes, HttpLimits limits, int workerThreads)
    : m_clock(*Instant::parse("2026-11-24T06:00:01Z")), m_lines(std::make_shared<Lines>())
{
    const CertificateAndKey made = makeTestCertificate();
    auto started = Listener::start(
        {.certificateChainPem = made.certificatePem,
         .privateKeyPem = made.keyPem,
         .limits = limits,
         .workerThreads = workerThreads},
        HandlerTable(std::move(routes)),
        {m_authenticator, m_clock, m_rng, std::make_shared<spdlog::logger>("test", m_lines)});
    if (!started.ok()) {
        std::cerr << "cannot listen: " << started.fault().detail << '\n';
        std::abort();
    }
    m_listener = std::move(started).value();
}

LoopbackServer::~LoopbackServer() = default;

TlsClient LoopbackServer::client()
{
    TlsClient client;
    if (!client.connect(port())) {
        std::cerr << "cannot connect to the test server\n";
    }
    return client;
}

std::vector<std::string> LoopbackServer::logLines() const
{
    const std::scoped_lock lock(m_lines->guard);
    return m_lines->lines;
}

bool LoopbackServer::settlesAt(std::size_t count)
{
    for (int i = 0; i < 200; ++i) {
        if (m_listener->figures().connections == count) {
            return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

} // namespace myspike::test
