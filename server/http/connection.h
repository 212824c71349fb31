// One TLS connection and its requests, one after the other. Lives on a strand of the network
// threads; internal to server/http.
#pragma once

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <memory>
#include <optional>
#include <string>

#include "server/http/listener_core.h"
#include "server/http/request_reader.h"

namespace myspike {

class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(ListenerCore& core, boost::asio::ip::tcp::socket socket, Peer peer);

    /// Serves until either side closes. Keep the connection alive meanwhile.
    boost::asio::awaitable<void> run();
    /// Any thread: close when idle, else after the request under way.
    void finishSoon();
    /// Any thread: close now.
    void cutOff();

private:
    using TimePoint = std::chrono::steady_clock::time_point;
    struct Exchange;

    boost::asio::awaitable<bool> receive(TimePoint deadline, std::size_t most);
    boost::asio::awaitable<bool> send(std::string_view bytes);
    boost::asio::awaitable<bool> serveOne();
    std::optional<Response> bindToRoute(RequestReader& reader, Exchange& x);
    std::optional<Response> authorise(Exchange& x);
    Response act(Exchange& x, bool mustAuthorise);
    boost::asio::awaitable<std::optional<Response>> readBody(RequestReader& reader, Exchange& x);
    boost::asio::awaitable<bool> answer(Exchange& x, Response response);
    boost::asio::awaitable<bool> sendSource(Exchange& x, std::shared_ptr<BodySource> source,
                                            bool chunked);
    boost::asio::awaitable<bool> sendEvents(Exchange& x, std::shared_ptr<EventSubscription> events);
    boost::asio::awaitable<void> close();
    void log(const Exchange& x, int status, std::string_view code, std::string_view detail);

    ListenerCore& m_core;
    boost::asio::ssl::stream<boost::beast::tcp_stream> m_stream;
    boost::asio::steady_timer m_wakeUp; ///< an event stream waits on it for news or a heartbeat
    const Peer m_peer;
    std::string m_in; ///< received and not yet read: a pipelined request may follow the first
    bool m_idle = false;
    bool m_unreadBody = false;
    bool m_broken = false;
};

} // namespace myspike
