#include "server/http/listener.h"

#include <openssl/ssl.h>
#include <spdlog/spdlog.h>

#include <thread>
#include <vector>

#include "server/http/connection.h"
#include "server/http/listener_core.h"
#include "shared/base/hash.h"

namespace myspike {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
// Out of descriptors: accepting again at once would only spin.
constexpr std::chrono::milliseconds kAcceptPause{100};

/// Whose connections are counted together: one IPv4 address, or the /64 that a customer is given.
std::string peerKeyOf(const asio::ip::address& address)
{
    if (address.is_v6() && !address.to_v6().is_v4_mapped()) {
        auto bytes = address.to_v6().to_bytes();
        std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
        return asio::ip::address_v6(bytes).to_string();
    }
    return address.to_string();
}

int chooseProtocol(SSL*, const unsigned char** out, unsigned char* outSize,
                   const unsigned char* offered, unsigned int offeredSize, void*)
{
    static constexpr unsigned char kOurs[] = "\x08http/1.1";
    unsigned char* chosen = nullptr;
    if (SSL_select_next_proto(&chosen, outSize, kOurs, sizeof kOurs - 1, offered, offeredSize) !=
        OPENSSL_NPN_NEGOTIATED) {
        return SSL_TLSEXT_ERR_NOACK;
    }
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

Status configureTls(asio::ssl::context& tls, const ListenerOptions& options)
{
    boost::system::error_code error;
    SSL_CTX* native = tls.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION);
    // An idle connection then keeps no read and write buffers of OpenSSL's.
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_num_tickets(native, 1);
    SSL_CTX_set_alpn_select_cb(native, chooseProtocol, nullptr);
    tls.use_certificate_chain(asio::buffer(options.certificateChainPem), error);
    if (!error) {
        tls.use_private_key(asio::buffer(options.privateKeyPem), asio::ssl::context::pem, error);
    }
    if (error || SSL_CTX_check_private_key(native) != 1) {
        return Fault{FaultCode::Invalid,
                     msg("http",
                         "The server's certificate and key cannot be read, or do not belong "
                         "together. Run init again, or name the right files."),
                     error.message(),
                     {}};
    }
    return okStatus();
}

Fault cannotListen(const ListenerOptions& options, const boost::system::error_code& error)
{
    return Fault{FaultCode::Io,
                 Text(msg("http", "The server cannot listen on %1, port %2: %3. Choose another "
                                  "address or port, or stop the program that uses it."),
                      {options.address, static_cast<int>(options.port), error.message()}),
                 error.message(),
                 {}};
}

} // namespace

ListenerCore::ListenerCore(ListenerOptions& options, HandlerTable table, ListenerServices services)
    : limits(options.limits), routes(std::move(table)), authenticator(services.authenticator),
      clock(services.clock), log(std::move(services.log)),
      peerRate(limits.peerRequestsPerSecond, limits.peerBurst),
      userRate(limits.userRequestsPerSecond, limits.userBurst),
      workers(options.workerThreads, limits.waitingJobs), m_firstId(services.rng.next())
{
}

std::string ListenerCore::nextRequestId()
{
    // SplitMix64 maps each counter to another number, so ids neither repeat nor tell their order.
    const std::uint64_t id = SplitMix64(m_firstId + m_nextId.fetch_add(1)).next();
    std::array<std::uint8_t, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<std::uint8_t>(id >> (8 * i));
    }
    return toHex(bytes);
}

bool ListenerCore::admit(const std::string& peerKey)
{
    const std::scoped_lock lock(mutex);
    if (admitted >= limits.connections || byPeer[peerKey] >= limits.connectionsPerPeer) {
        return false;
    }
    ++admitted;
    ++byPeer[peerKey];
    return true;
}

void ListenerCore::enter(const std::shared_ptr<Connection>& connection)
{
    const std::scoped_lock lock(mutex);
    connections.emplace(connection.get(), connection);
}

void ListenerCore::leave(const Connection* connection, const std::string& peerKey)
{
    const std::scoped_lock lock(mutex);
    connections.erase(connection);
    --admitted;
    if (--byPeer[peerKey] == 0) {
        byPeer.erase(peerKey);
    }
    left.notify_all();
}

struct Listener::Impl
{
    Impl(ListenerOptions& options, HandlerTable routes, ListenerServices services)
        : core(options, std::move(routes), std::move(services))
    {
    }

    asio::awaitable<void> accept()
    {
        while (!core.stopping) {
            const asio::any_io_executor strand = asio::make_strand(network);
            auto [error, socket] = co_await acceptor.async_accept(strand, kTuple);
            if (error == asio::error::operation_aborted || core.stopping) {
                co_return;
            }
            if (error) {
                asio::steady_timer pause(network, kAcceptPause);
                co_await pause.async_wait(kTuple);
                continue;
            }
            begin(std::move(socket), strand);
        }
    }

    void begin(tcp::socket socket, const asio::any_io_executor& strand)
    {
        boost::system::error_code error;
        const auto remote = socket.remote_endpoint(error);
        if (error) {
            return; // gone already
        }
        const std::string key = peerKeyOf(remote.address());
        if (!core.admit(key)) {
            core.refusedConnections.fetch_add(1);
            socket.close(error);
            return;
        }
        // 1,000 connections with three echoes each took 44 s without, 2.6 s with it (sync §18).
        socket.set_option(tcp::no_delay(true), error);
        socket.set_option(asio::socket_base::keep_alive(true), error);
        const auto connection = std::make_shared<Connection>(
            core, std::move(socket), Peer{remote.address().to_string(), remote.port()});
        core.enter(connection);
        asio::co_spawn(strand, connection->run(),
                       [this, connection, key](const std::exception_ptr& thrown) {
                           if (thrown) {
                               core.log->error(R"({{"event":"connection threw"}})");
                           }
                           core.leave(connection.get(), key);
                       });
    }

    template <class Act> void forEachConnection(Act act)
    {
        std::vector<std::shared_ptr<Connection>> kept;
        {
            const std::scoped_lock lock(core.mutex);
            for (const auto& [address, weak] : core.connections) {
                if (auto connection = weak.lock()) {
                    kept.push_back(std::move(connection));
                }
            }
        }
        for (const auto& connection : kept) {
            act(*connection);
        }
    }

    bool waitUntilLeft(std::chrono::milliseconds most)
    {
        std::unique_lock lock(core.mutex);
        return core.left.wait_for(lock, most, [this] { return core.admitted == 0; });
    }

    // Declared so that what runs last is destroyed first.
    asio::io_context network;
    ListenerCore core;
    tcp::acceptor acceptor{network};
    std::optional<asio::executor_work_guard<asio::io_context::executor_type>> keepRunning;
    std::vector<std::thread> threads;
    std::mutex stopping;
    bool stopped = false;
};

Listener::Listener(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Listener::~Listener() { stop(); }

Result<std::unique_ptr<Listener>> Listener::start(ListenerOptions options, HandlerTable routes,
                                                  ListenerServices services)
{
    auto impl = std::make_unique<Impl>(options, std::move(routes), std::move(services));
    MYSPIKE_TRY(configureTls(impl->core.tls, options));

    boost::system::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) {
        return cannotListen(options, error);
    }
    const tcp::endpoint endpoint(address, options.port);
    tcp::acceptor& acceptor = impl->acceptor;
    acceptor.open(endpoint.protocol(), error);
    if (!error && address.is_v6()) {
        acceptor.set_option(asio::ip::v6_only(false), error);
    }
    if (!error) {
        acceptor.set_option(asio::socket_base::reuse_address(true), error);
    }
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    if (error) {
        return cannotListen(options, error);
    }

    impl->keepRunning.emplace(impl->network.get_executor());
    asio::co_spawn(impl->network, impl->accept(), asio::detached);
    for (int i = 0; i < std::max(1, options.networkThreads); ++i) {
        impl->threads.emplace_back([network = &impl->network] { network->run(); });
    }
    return std::unique_ptr<Listener>(new Listener(std::move(impl)));
}

std::uint16_t Listener::port() const
{
    boost::system::error_code error;
    return m_impl->acceptor.local_endpoint(error).port();
}

ListenerFigures Listener::figures() const
{
    const ListenerCore& core = m_impl->core;
    ListenerFigures figures;
    {
        const std::scoped_lock lock(core.mutex);
        figures.connections = core.admitted;
    }
    figures.requests = core.requests;
    figures.refusedConnections = core.refusedConnections;
    figures.failedHandshakes = core.failedHandshakes;
    figures.slowStreams = core.slowStreams;
    return figures;
}

void Listener::stop()
{
    Impl& impl = *m_impl;
    const std::scoped_lock once(impl.stopping);
    if (impl.stopped) {
        return;
    }
    impl.stopped = true;
    impl.core.stopping = true;
    asio::post(impl.network, [&impl] {
        boost::system::error_code ignored;
        impl.acceptor.close(ignored);
        // After the acceptor is closed no connection can enter that was not told.
        impl.forEachConnection([](Connection& c) { c.finishSoon(); });
    });
    if (!impl.waitUntilLeft(impl.core.limits.stop)) {
        impl.forEachConnection([](Connection& c) { c.cutOff(); });
    }
    impl.core.workers.join();
    impl.keepRunning.reset();
    for (std::thread& thread : impl.threads) {
        thread.join();
    }
}

} // namespace myspike
