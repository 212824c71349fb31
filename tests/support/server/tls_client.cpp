#include "tests/support/server/tls_client.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <csignal>

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace myspike::test {

namespace http = boost::beast::http;
using Steady = std::chrono::steady_clock;

struct TlsClient::Impl
{
    SSL_CTX* context = nullptr;
    SSL* ssl = nullptr;
    int fd = -1;
    int receiveWindow = 0;
    std::string in;
    bool closed = false;

    bool waitFor(int result, Steady::time_point by)
    {
        const int why = SSL_get_error(ssl, result);
        if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) {
            closed = true;
            return false;
        }
        const auto left = std::chrono::duration_cast<Ms>(by - Steady::now()).count();
        if (left <= 0) {
            return false;
        }
        pollfd p{fd, static_cast<short>(why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT), 0};
        return ::poll(&p, 1, static_cast<int>(left)) > 0;
    }

    bool receive(Steady::time_point by)
    {
        char buffer[16 * 1024];
        while (true) {
            const int got = SSL_read(ssl, buffer, sizeof buffer);
            if (got > 0) {
                in.append(buffer, static_cast<std::size_t>(got));
                return true;
            }
            if (!waitFor(got, by)) {
                return false;
            }
        }
    }
};

TlsClient::TlsClient() : m_impl(std::make_unique<Impl>()) {}
TlsClient::~TlsClient()
{
    if (m_impl) {
        close();
    }
}
TlsClient::TlsClient(TlsClient&&) noexcept = default;

bool TlsClient::connect(std::uint16_t port, Version version)
{
    // OpenSSL writes without MSG_NOSIGNAL; the tests write to connections that were just cut off.
    std::signal(SIGPIPE, SIG_IGN);
    Impl& c = *m_impl;
    c.context = SSL_CTX_new(TLS_client_method());
    if (version == Version::OnlyTls12) {
        SSL_CTX_set_max_proto_version(c.context, TLS1_2_VERSION);
    }
    c.fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (c.receiveWindow > 0) {
        ::setsockopt(c.fd, SOL_SOCKET, SO_RCVBUF, &c.receiveWindow, sizeof c.receiveWindow);
    }
    const int on = 1;
    ::setsockopt(c.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(c.fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        return false;
    }
    ::fcntl(c.fd, F_SETFL, O_NONBLOCK);
    c.ssl = SSL_new(c.context);
    SSL_set_fd(c.ssl, c.fd);
    const auto by = Steady::now() + Ms{10'000};
    while (true) {
        const int done = SSL_connect(c.ssl);
        if (done == 1) {
            return true;
        }
        if (!c.waitFor(done, by)) {
            return false;
        }
    }
}

void TlsClient::setReceiveWindow(int bytes) { m_impl->receiveWindow = bytes; }

bool TlsClient::send(std::string_view bytes)
{
    Impl& c = *m_impl;
    const auto by = Steady::now() + Ms{10'000};
    while (!bytes.empty()) {
        const int sent = SSL_write(c.ssl, bytes.data(), static_cast<int>(bytes.size()));
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (!c.waitFor(sent, by)) {
            return false;
        }
    }
    return true;
}

std::optional<ClientResponse> TlsClient::read(bool answersHead, Ms most)
{
    Impl& c = *m_impl;
    const auto by = Steady::now() + most;
    http::response_parser<http::string_body> parser;
    parser.body_limit(64 * 1024 * 1024);
    parser.eager(true);
    parser.skip(answersHead);
    while (!parser.is_done()) {
        boost::beast::error_code ec;
        if (!c.in.empty()) {
            const auto used = parser.put(boost::asio::buffer(c.in.data(), c.in.size()), ec);
            c.in.erase(0, used);
            if (ec && ec != http::error::need_more) {
                return std::nullopt;
            }
            if (parser.is_done()) {
                break;
            }
        }
        if (!c.receive(by)) {
            return std::nullopt;
        }
    }
    ClientResponse response;
    response.status = parser.get().result_int();
    for (const auto& field : parser.get()) {
        std::string name(field.name_string());
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char ch) { return static_cast<char>(std::tolower(ch)); });
        response.headers[name] = std::string(field.value());
    }
    response.body = parser.get().body();
    return response;
}

std::optional<ClientResponse> TlsClient::ask(std::string_view request)
{
    if (!send(request)) {
        return std::nullopt;
    }
    return read(request.starts_with("HEAD "));
}

std::optional<std::string> TlsClient::readUntil(std::string_view needle, Ms most)
{
    Impl& c = *m_impl;
    const auto by = Steady::now() + most;
    while (true) {
        const auto at = c.in.find(needle);
        if (at != std::string::npos) {
            std::string out = c.in.substr(0, at + needle.size());
            c.in.erase(0, at + needle.size());
            return out;
        }
        if (!c.receive(by)) {
            return std::nullopt;
        }
    }
}

bool TlsClient::isClosedWithin(Ms most)
{
    const auto by = Steady::now() + most;
    while (m_impl->receive(by)) {
        m_impl->in.clear();
    }
    return m_impl->closed;
}

std::size_t TlsClient::pending() const { return m_impl->in.size(); }

void TlsClient::close()
{
    Impl& c = *m_impl;
    SSL_free(c.ssl);
    SSL_CTX_free(c.context);
    if (c.fd >= 0) {
        ::close(c.fd);
    }
    c.ssl = nullptr;
    c.context = nullptr;
    c.fd = -1;
}

std::string get(std::string_view path, std::string_view moreHeaders)
{
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" +
           std::string(moreHeaders) + "\r\n";
}

std::string post(std::string_view path, std::string_view body, std::string_view moreHeaders)
{
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n" + std::string(moreHeaders) + "\r\n" + std::string(body);
}

} // namespace myspike::test
