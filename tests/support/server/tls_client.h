// A plain client for tests: raw bytes over TLS, so that it can also send what no library would.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace myspike::test {

struct ClientResponse
{
    int status = 0;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
};

class TlsClient
{
public:
    using Ms = std::chrono::milliseconds;
    enum class Version { Current, OnlyTls12 };

    TlsClient();
    ~TlsClient();
    TlsClient(TlsClient&&) noexcept;

    /// Connects to loopback; false where the connection or the handshake is refused.
    bool connect(std::uint16_t port, Version version = Version::Current);
    /// A small receive window, so that a client that does not read blocks its sender soon.
    void setReceiveWindow(int bytes);
    bool send(std::string_view bytes);
    /// The next response; empty where it does not come whole in time.
    std::optional<ClientResponse> read(bool answersHead = false, Ms most = Ms{10'000});
    /// Sends and reads.
    std::optional<ClientResponse> ask(std::string_view request);
    /// Bytes as they come, until `needle` is among them.
    std::optional<std::string> readUntil(std::string_view needle, Ms most = Ms{10'000});
    /// Whether the server closes within the time; what it sends before is thrown away.
    bool isClosedWithin(Ms most);
    /// Bytes got from the server since the last response.
    std::size_t pending() const;
    void close();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// `GET path` with the headers every request needs, and more lines ("Name: value\r\n").
std::string get(std::string_view path, std::string_view moreHeaders = {});
std::string post(std::string_view path, std::string_view body, std::string_view moreHeaders = {});

} // namespace myspike::test
