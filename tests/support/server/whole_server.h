// The whole server on loopback: a store of its own, real keys, TLS, log-in, committer. People and
// rows are put in before it starts.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "server/app/serve.h"
#include "server/store/store_folder.h"
#include "shared/modules/catalogue.h"
#include "tests/support/server/tls_client.h"
#include "tests/support/shared/store_catalogue.h"

namespace myspike::test {

/// The system's clock, moved: servers and laptops of a test live through days in a moment.
class MovedClock final : public Clock
{
public:
    Instant now() const override { return m_system.now().plusMs(m_by); }
    void forward(std::int64_t days) { m_by += days * 86'400'000; }
    void setTo(Instant at) { m_by = at.ms - m_system.now().ms; }

private:
    SystemClock m_system;
    std::atomic<std::int64_t> m_by{0};
};

/// Loads the rule book of `resources`, or the whole demonstration, and rows of a test before
/// start().
class WholeServer
{
public:
    /// What the store holds from the beginning.
    enum class With { RuleBook, Demo };
    /// @param config more lines of the server's configuration file.
    explicit WholeServer(With with = With::RuleBook, const std::string& config = {});
    ~WholeServer();

    static constexpr const char* kPassword = "betul-kuda-bateri";
    /// The store, until start().
    StoreFolder& store() { return *m_store; }

    /// An active user with grants from 2020 on.
    Id addUser(const std::string& login, const std::string& name, std::vector<Grant> grants);
    /// A right from 2020 on; before start().
    void addGrant(const Id& user, const Grant& grant);
    /// Rows as an import would bring them; the test ends where one is refused.
    void addRows(const std::vector<Record>& rows);
    void start();
    /// As SIGTERM would.
    void stop();
    std::uint16_t port() const { return m_port; }
    std::string storePath() const { return m_folder.file("store"); }
    std::string authorityPem() const { return m_authorityPem; }

    /// A request over a connection of its own; the body of the answer is JSON or empty.
    ClientResponse ask(const std::string& method, const std::string& path, const std::string& body,
                       const std::string& token = {}, const std::string& moreHeaders = {});
    struct Login
    {
        ClientResponse response;
        std::string token;
        Id device;
    };
    Login login(const std::string& user, const std::string& password = kPassword);
    /// Leaves the store to another program that serves it.
    void close() { m_store.reset(); }
    Login loginAt(std::uint16_t port, const std::string& user);

    Catalogue catalogue = buildCatalogue();
    MovedClock clock;
    SystemRng rng;

private:
    TemporaryFolder m_folder;
    std::string m_authorityPem;
    std::unique_ptr<StoreFolder> m_store; ///< until start()
    std::unique_ptr<StopSignals> m_signals;
    std::thread m_thread;
    std::uint16_t m_port = 0;
};

} // namespace myspike::test
