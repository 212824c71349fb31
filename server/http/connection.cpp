#include "server/http/connection.h"

#include <boost/beast/core/string.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "server/http/access_log.h"
#include "server/http/fault_body.h"
#include "server/http/file_source.h"
#include "shared/base/hash.h"
#include "shared/wire/protocol.h"

namespace myspike {

namespace asio = boost::asio;
namespace beast = boost::beast;
using std::chrono::steady_clock;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
// An idle connection holds this much of ours; a body is read by whole TLS records.
constexpr std::size_t kHeadRead = 4 * 1024;
constexpr std::size_t kBodyRead = 16 * 1024;
constexpr std::size_t kPiece = 64 * 1024;
// A refused upload is read on for a moment: closing at once would reset the connection and the
// client would see a broken network instead of the reason.
constexpr std::size_t kDrainBytes = 1024 * 1024;
constexpr std::chrono::seconds kDrain{2};
constexpr std::chrono::seconds kShutdown{1};
constexpr int kClientWentAway = 499;
constexpr int kTooSlow = 408;

constexpr Msg kBusy = msg("http", "The server is busy. Nothing was changed; try again shortly.");

/// Room for one request's body among all bodies; given back when it goes.
class BodyRoom
{
public:
    BodyRoom(ListenerCore& core, std::uint64_t bytes) : m_core(core), m_bytes(bytes)
    {
        m_fits = m_core.bodyBytes.fetch_add(m_bytes) + m_bytes <= m_core.limits.bodyBytesInAll;
    }
    ~BodyRoom() { m_core.bodyBytes.fetch_sub(m_bytes); }
    BodyRoom(const BodyRoom&) = delete;
    BodyRoom& operator=(const BodyRoom&) = delete;
    bool fits() const { return m_fits; }

private:
    ListenerCore& m_core;
    const std::uint64_t m_bytes;
    bool m_fits = false;
};

/// A tag that the client gave its request comes back with the answer, so that an answer which a
/// proxy kept from another request is known for what it is. Plain characters only.
std::string_view echoed(std::string_view tag)
{
    const bool plain = std::all_of(tag.begin(), tag.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-';
    });
    return plain && tag.size() <= 64 ? tag : std::string_view();
}

Fault fault(FaultCode code, Text text, std::string detail = {})
{
    return Fault{code, std::move(text), std::move(detail), {}};
}

/// IMF-fixdate, which RFC 9110 asks of a server with a clock.
std::string httpDate(Instant at)
{
    static constexpr std::array kDays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::int64_t seconds = at.ms / 1000;
    const Date day{static_cast<std::int32_t>(seconds / 86'400)};
    const std::int64_t second = seconds % 86'400;
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                       kDays[static_cast<std::size_t>(day.weekday() - 1)], day.day(),
                       kMonths[static_cast<std::size_t>(day.month() - 1)], day.year(),
                       second / 3600, second / 60 % 60, second % 60);
}

bool mayHaveBody(int status) { return status >= 200 && status != 204 && status != 304; }

void addHeader(std::string& head, std::string_view name, std::string_view value)
{
    head += name;
    head += ": ";
    // A value that came from a record must not start a header of its own.
    for (const char c : value) {
        head += (c == '\r' || c == '\n' || c == '\0') ? ' ' : c;
    }
    head += "\r\n";
}

} // namespace

struct Connection::Exchange
{
    Request request;
    const Route* route = nullptr;
    steady_clock::time_point startedAt;
    std::string methodText = "-"; ///< one of ours or "-": a stranger's word stays out of the log
    std::uint64_t bytesOut = 0;
    bool isHead = false;
    bool keepsAlive = false;
};

Connection::Connection(ListenerCore& core, asio::ip::tcp::socket socket, Peer peer)
    : m_core(core), m_stream(beast::tcp_stream(std::move(socket)), core.tls),
      m_wakeUp(m_stream.get_executor()), m_peer(std::move(peer))
{
}

asio::awaitable<void> Connection::run()
{
    auto& tcp = beast::get_lowest_layer(m_stream);
    tcp.expires_after(m_core.limits.handshake);
    const auto [failed] = co_await m_stream.async_handshake(asio::ssl::stream_base::server, kTuple);
    if (failed) {
        m_core.failedHandshakes.fetch_add(1);
        SPDLOG_LOGGER_DEBUG(m_core.log, R"({{"event":"handshake failed","code":{}}})",
                            failed.value());
        co_return;
    }
    bool goesOn = true;
    while (goesOn) {
        goesOn = co_await serveOne();
    }
    co_await close();
}

void Connection::finishSoon()
{
    asio::post(m_stream.get_executor(), [self = shared_from_this()] {
        if (self->m_idle) {
            beast::get_lowest_layer(self->m_stream).cancel();
        }
        self->m_wakeUp.cancel();
    });
}

void Connection::cutOff()
{
    asio::post(m_stream.get_executor(), [self = shared_from_this()] {
        self->m_broken = true;
        beast::get_lowest_layer(self->m_stream).close();
        self->m_wakeUp.cancel();
    });
}

/// Appends what arrives, at most `most` bytes. False: the peer closed, an error, or too late.
asio::awaitable<bool> Connection::receive(TimePoint deadline, std::size_t most)
{
    const std::size_t had = m_in.size();
    m_in.resize(had + most);
    beast::get_lowest_layer(m_stream).expires_at(deadline);
    const auto [error, got] =
        co_await m_stream.async_read_some(asio::buffer(m_in.data() + had, most), kTuple);
    m_in.resize(had + got);
    if (error) {
        m_broken = error != asio::error::operation_aborted;
        co_return false;
    }
    co_return true;
}

asio::awaitable<bool> Connection::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto piece = bytes.substr(0, kPiece);
        beast::get_lowest_layer(m_stream).expires_after(m_core.limits.idle);
        const auto [error, sent] =
            co_await asio::async_write(m_stream, asio::buffer(piece.data(), piece.size()), kTuple);
        if (error) {
            m_broken = true;
            co_return false;
        }
        bytes.remove_prefix(sent);
    }
    co_return true;
}

asio::awaitable<bool> Connection::serveOne()
{
    const HttpLimits& limits = m_core.limits;
    if (m_in.empty()) {
        m_in.shrink_to_fit();
        if (m_core.stopping) {
            co_return false;
        }
        m_idle = true;
        const bool received = co_await receive(steady_clock::now() + limits.idle, kHeadRead);
        m_idle = false;
        if (!received) {
            co_return false;
        }
    }
    Exchange x;
    x.startedAt = steady_clock::now();
    const TimePoint headBy = x.startedAt + limits.header;
    RequestReader reader(limits);
    auto progress = reader.readHead(m_in);
    while (progress == RequestReader::Progress::NeedsMore) {
        const bool received = co_await receive(headBy, kHeadRead);
        if (!received) {
            co_return false;
        }
        progress = reader.readHead(m_in);
    }
    m_core.requests.fetch_add(1);
    x.request.id = m_core.nextRequestId();
    x.request.receivedAt = m_core.clock.now();
    x.request.peer = m_peer;

    if (progress == RequestReader::Progress::Refused) {
        m_unreadBody = true;
        Response refusal = faultResponse(reader.refusal().status, reader.refusal().fault);
        const bool goesOn = co_await answer(x, std::move(refusal));
        co_return goesOn;
    }
    std::optional<Response> response = bindToRoute(reader, x);
    std::optional<BodyRoom> room;
    if (!response) {
        const bool hasBody = reader.hasBody();
        if (hasBody) {
            // Nobody is let to send a body before it is known who they are.
            m_unreadBody = true;
            if (x.route->permission.asksForSession()) {
                const auto check = [this, &x] { return authorise(x); };
                auto refusal = co_await m_core.workers.run(check);
                response = refusal ? std::move(*refusal)
                                   : faultResponse(fault(FaultCode::Busy, kBusy, "workers full"));
            }
            if (!response) {
                room.emplace(m_core, reader.contentLength().value_or(x.route->maxBody));
                if (!room->fits()) {
                    response = faultResponse(fault(FaultCode::Busy, kBusy, "bodies under way"));
                }
            }
            if (!response) {
                response = co_await readBody(reader, x);
                if (m_broken) {
                    co_return false;
                }
            }
        }
        if (!response) {
            const auto handle = [this, &x, hasBody] { return act(x, !hasBody); };
            response = co_await m_core.workers.run(handle);
            if (!response) {
                response = faultResponse(fault(FaultCode::Busy, kBusy, "workers full"));
            }
        }
    } else {
        m_unreadBody = reader.hasBody();
    }
    const bool goesOn = co_await answer(x, std::move(*response));
    co_return goesOn;
}

/// Fills in the request from its head; answers where no handler may run.
std::optional<Response> Connection::bindToRoute(RequestReader& reader, Exchange& x)
{
    x.isHead = reader.method() == "HEAD";
    x.keepsAlive = reader.keepsAlive();
    x.request.path = reader.path();
    x.request.query = std::move(reader.query());
    x.request.headers = std::move(reader.headers());
    const auto method = methodFromString(reader.method());
    if (method) {
        x.request.method = *method;
        x.methodText = toString(*method);
    }
    HandlerTable::Match match = m_core.routes.find(reader.method(), reader.segments());
    if (match.route) {
        x.request.route = std::string(match.route->path);
    }
    const double cost = match.route ? match.route->cost : 1;
    if (const auto wait = m_core.peerRate.refuse(m_peer.address, x.request.receivedAt, cost)) {
        return faultResponse(
                   fault(FaultCode::RateLimited,
                         Text(msg("http", "Too many requests. Try again in %1 s."), {*wait}),
                         "peer rate"))
            .with("Retry-After", std::to_string(*wait));
    }
    if (!match.route && match.allowed.empty()) {
        return faultResponse(fault(FaultCode::NotFound,
                                   msg("http", "The server does not know this address. Check that "
                                               "client and server are of the same version.")));
    }
    if (!match.route) {
        return faultResponse(405, fault(FaultCode::Invalid,
                                        msg("http", "The server does not answer this method "
                                                    "here. Update the program that sent it.")))
            .with("Allow", match.allowed);
    }
    x.route = match.route;
    x.request.params = std::move(match.params);
    const bool sends = method == Method::Post || method == Method::Put || method == Method::Patch;
    if (sends && x.route->maxBody > 0 && !reader.isChunked() && !reader.contentLength()) {
        return faultResponse(
            411, fault(FaultCode::Invalid,
                       msg("http", "The request does not say how long it is. Update the program "
                                   "that sent it.")));
    }
    if (reader.allowBody(x.route->maxBody) == RequestReader::Progress::Refused) {
        return faultResponse(reader.refusal().status, reader.refusal().fault);
    }
    return std::nullopt;
}

/// On a worker: who sends this, and may they. Empty where they may.
std::optional<Response> Connection::authorise(Exchange& x)
{
    constexpr Msg kLogIn = msg("http", "You are not logged in, or your session has ended. Log in "
                                       "again; your work is kept.");
    if (!x.route->permission.asksForSession()) {
        return std::nullopt;
    }
    try {
        constexpr std::string_view kScheme = "Bearer ";
        const auto header = x.request.headers.find("Authorization");
        if (!header || !header->starts_with(kScheme) ||
            x.request.headers.count("Authorization") != 1) {
            return faultResponse(fault(FaultCode::Unauthenticated, kLogIn, "no bearer token"))
                .with("WWW-Authenticate", "Bearer");
        }
        auto session = m_core.authenticator.authenticate(header->substr(kScheme.size()), m_peer,
                                                         x.request.receivedAt);
        if (!session.ok()) {
            Response refusal = faultResponse(session.fault());
            if (refusal.status == 401) {
                refusal.with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            }
            return refusal;
        }
        x.request.session = std::move(session).value();
        if (!x.request.session) {
            return faultResponse(Fault::internal("authenticator gave no session"));
        }
        const auto wait = m_core.userRate.refuse(x.request.session->user().toString(),
                                                 x.request.receivedAt, x.route->cost);
        if (wait) {
            return faultResponse(
                       fault(FaultCode::RateLimited,
                             Text(msg("http", "Too many requests. Try again in %1 s."), {*wait}),
                             "user rate"))
                .with("Retry-After", std::to_string(*wait));
        }
        const auto permission = x.route->permission.name();
        if (!permission.empty() && !x.request.session->may(permission)) {
            return faultResponse(
                fault(FaultCode::Forbidden,
                      msg("http", "Your account may not do this. Ask the administrator for access "
                                  "if your work needs it."),
                      "lacks " + std::string(permission)));
        }
        return std::nullopt;
    } catch (const std::exception& e) {
        // Fail closed: whoever cannot be checked does not get in.
        return faultResponse(Fault::internal(std::string("authenticate: ") + e.what()));
    } catch (...) {
        return faultResponse(Fault::internal("authenticate: unknown exception"));
    }
}

/// On a worker: the handler, with nothing thrown past it.
Response Connection::act(Exchange& x, bool mustAuthorise)
{
    if (mustAuthorise) {
        if (auto refusal = authorise(x)) {
            return std::move(*refusal);
        }
    }
    try {
        Result<Response> result = x.route->handler(x.request);
        if (!result.ok()) {
            return faultResponse(result.fault());
        }
        Response response = std::move(result).value();
        if (std::holds_alternative<FileBody>(response.body)) {
            return resolveFile(x.request, std::move(response));
        }
        return response;
    } catch (const std::exception& e) {
        return faultResponse(Fault::internal(std::string("handler threw: ") + e.what()));
    } catch (...) {
        return faultResponse(Fault::internal("handler threw something unknown"));
    }
}

asio::awaitable<std::optional<Response>> Connection::readBody(RequestReader& reader, Exchange& x)
{
    const HttpLimits& limits = m_core.limits;
    if (reader.expectsContinue() && m_in.empty()) {
        const bool sent = co_await send("HTTP/1.1 100 Continue\r\n\r\n");
        if (!sent) {
            log(x, kClientWentAway, {}, "closed before the body");
            co_return std::nullopt;
        }
    }
    const TimePoint from = steady_clock::now() + limits.bodyGrace;
    std::uint64_t received = m_in.size();
    auto progress = reader.readBody(m_in);
    while (progress == RequestReader::Progress::NeedsMore) {
        // Each byte buys its time at the lowest rate, so a trickle runs out of it.
        const TimePoint by =
            from + std::chrono::milliseconds(received * 1000 / limits.bodyBytesPerSecond);
        const std::size_t had = m_in.size();
        const bool more = co_await receive(by, kBodyRead);
        if (!more) {
            const bool late = steady_clock::now() >= by;
            log(x, late ? kTooSlow : kClientWentAway, {}, late ? "body too slow" : "body cut off");
            m_broken = true;
            co_return std::nullopt;
        }
        received += m_in.size() - had;
        progress = reader.readBody(m_in);
    }
    if (progress == RequestReader::Progress::Refused) {
        co_return faultResponse(reader.refusal().status, reader.refusal().fault);
    }
    m_unreadBody = false;
    x.request.body = reader.takeBody();
    const auto digest = x.request.headers.find(header::kContentDigest);
    if (digest && *digest != "sha-256=:" + toBase64(sha256(x.request.body)) + ":") {
        co_return faultResponse(
            400, fault(FaultCode::Corrupt,
                       msg("http", "What was sent arrived damaged. It is sent again."), "digest"));
    }
    co_return std::nullopt;
}

/// Sends the answer and logs it; true where another request may follow.
asio::awaitable<bool> Connection::answer(Exchange& x, Response response)
{
    const bool goesOn = x.keepsAlive && !m_unreadBody && !m_core.stopping;
    std::string head =
        fmt::format("HTTP/1.1 {} {}\r\n", response.status, reasonOf(response.status));
    addHeader(head, "Date", httpDate(m_core.clock.now()));
    addHeader(head, "X-Request-Id", x.request.id);
    bool cacheable = false;
    bool saysWhen = response.status != 429 && response.status != 503;
    for (const auto& [name, value] : response.headers) {
        addHeader(head, name, value);
        cacheable = cacheable || beast::iequals(name, "Cache-Control");
        saysWhen = saysWhen || beast::iequals(name, "Retry-After");
    }
    if (!saysWhen) {
        // The request's number is as good as a die.
        const auto spread = std::hash<std::string>{}(x.request.id) %
                            static_cast<std::size_t>(m_core.limits.retrySpreadSeconds + 1);
        addHeader(head, "Retry-After",
                  std::to_string(m_core.limits.retryAfterSeconds + static_cast<int>(spread)));
    }
    if (const auto tag = x.request.headers.find(header::kRequestTag);
        tag && !echoed(*tag).empty()) {
        addHeader(head, header::kRequestTag, echoed(*tag));
    }
    if (!cacheable) {
        addHeader(head, "Cache-Control", "no-store");
    }
    addHeader(head, "X-Content-Type-Options", "nosniff");
    addHeader(head, "Strict-Transport-Security", "max-age=31536000");
    if (!goesOn) {
        addHeader(head, "Connection", "close");
    }

    const bool sendsBody = mayHaveBody(response.status) && !x.isHead;
    bool sent = false;
    if (const auto* text = std::get_if<std::string>(&response.body)) {
        if (mayHaveBody(response.status)) {
            addHeader(head, "Content-Length", std::to_string(text->size()));
            if (!text->empty()) {
                // RFC 9530: what a proxy mangled is not taken for an answer.
                addHeader(head, header::kContentDigest,
                          "sha-256=:" + toBase64(sha256(*text)) + ":");
            }
        }
        head += "\r\n";
        // Small answers leave in one TLS record and one packet.
        const bool together = sendsBody && text->size() <= kBodyRead;
        if (together) {
            head += *text;
        }
        sent = co_await send(head);
        if (sent && sendsBody && !together) {
            sent = co_await send(*text);
        }
        x.bytesOut = sendsBody ? text->size() : 0;
    } else if (const auto* source = std::get_if<std::shared_ptr<BodySource>>(&response.body)) {
        const auto length = (*source)->remaining();
        if (length) {
            addHeader(head, "Content-Length", std::to_string(*length));
        } else {
            addHeader(head, "Transfer-Encoding", "chunked");
        }
        head += "\r\n";
        sent = co_await send(head);
        if (sent && sendsBody) {
            sent = co_await sendSource(x, *source, !length);
        }
    } else if (const auto* events =
                   std::get_if<std::shared_ptr<EventSubscription>>(&response.body)) {
        addHeader(head, "Transfer-Encoding", "chunked");
        head += "\r\n";
        sent = co_await send(head);
        if (sent && sendsBody) {
            sent = co_await sendEvents(x, *events);
        }
    }
    log(x, sent ? response.status : kClientWentAway, response.faultCode, response.detail);
    co_return sent&& goesOn && !m_core.stopping;
}

asio::awaitable<bool> Connection::sendSource(Exchange& x, std::shared_ptr<BodySource> source,
                                             bool chunked)
{
    std::string piece;
    while (true) {
        const auto pull = [&source, &piece]() -> Result<std::size_t> {
            try {
                piece.resize(kPiece);
                return source->read(std::span<char>(piece.data(), piece.size()));
            } catch (const std::exception& e) {
                return Fault::internal(std::string("source threw: ") + e.what());
            } catch (...) {
                return Fault::internal("source threw something unknown");
            }
        };
        const auto read = co_await m_core.workers.run(pull);
        if (!read || !read->ok()) {
            // Breaking off is the only way left to say that the answer is not whole.
            m_broken = true;
            log(x, 500, "internal", read ? read->fault().detail : "workers full");
            co_return false;
        }
        const std::size_t size = read->value();
        if (size == 0) {
            break;
        }
        x.bytesOut += size;
        piece.resize(size);
        if (chunked) {
            piece = fmt::format("{:x}\r\n", size) + piece + "\r\n";
        }
        const bool sent = co_await send(piece);
        if (!sent) {
            co_return false;
        }
    }
    if (chunked) {
        const bool sent = co_await send("0\r\n\r\n");
        co_return sent;
    }
    co_return true;
}

asio::awaitable<bool> Connection::sendEvents(Exchange& x, std::shared_ptr<EventSubscription> events)
{
    const auto wake = [weak = weak_from_this(), events = events.get()] {
        const auto self = weak.lock();
        if (!self) {
            return;
        }
        asio::post(self->m_stream.get_executor(), [self, events = events->weak_from_this()] {
            self->m_wakeUp.cancel();
            // The write that is stuck in a full socket must not hold the connection for longer.
            const auto kept = events.lock();
            if (kept && kept->state() == EventSubscription::State::TooSlow) {
                beast::get_lowest_layer(self->m_stream).cancel();
            }
        });
    };
    events->setWake(wake);
    // The first bytes tell the client that it is connected; the pause keeps 1,000 of them from
    // coming back within one second.
    std::string out = "retry: 5000\n\n";
    bool sent = true;
    while (sent) {
        sent = co_await send(fmt::format("{:x}\r\n", out.size()) + out + "\r\n");
        if (!sent) {
            break;
        }
        x.bytesOut += out.size();
        out.clear();
        while (out.empty()) {
            for (const auto& frame : events->take()) {
                out += *frame;
            }
            if (!out.empty()) {
                break;
            }
            if (m_core.stopping || events->state() != EventSubscription::State::Open) {
                break;
            }
            m_wakeUp.expires_after(m_core.limits.heartbeat);
            const auto [cancelled] = co_await m_wakeUp.async_wait(kTuple);
            if (!cancelled) {
                out = ":\n\n";
            }
        }
        if (out.empty()) {
            break;
        }
    }
    events->setWake({});
    if (events->state() == EventSubscription::State::TooSlow) {
        m_core.slowStreams.fetch_add(1);
        m_broken = true;
        co_return false;
    }
    if (sent) {
        sent = co_await send("0\r\n\r\n");
    }
    co_return sent;
}

asio::awaitable<void> Connection::close()
{
    auto& tcp = beast::get_lowest_layer(m_stream);
    if (m_broken) {
        tcp.close();
        co_return;
    }
    if (m_unreadBody) {
        const TimePoint by = steady_clock::now() + kDrain;
        std::size_t drained = 0;
        bool more = true;
        while (more && drained < kDrainBytes) {
            m_in.clear();
            more = co_await receive(by, kBodyRead);
            drained += m_in.size();
        }
        if (m_broken) {
            tcp.close();
            co_return;
        }
    }
    tcp.expires_after(kShutdown);
    // Whether the peer says good-bye too is its own affair.
    co_await m_stream.async_shutdown(kTuple);
    tcp.close();
}

void Connection::log(const Exchange& x, int status, std::string_view code, std::string_view detail)
{
    const auto ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - x.startedAt);
    const AccessLine line{.at = x.request.receivedAt,
                          .method = x.methodText,
                          .route = x.request.route,
                          .status = status,
                          .ms = ms.count(),
                          .bytesIn = x.request.body.size(),
                          .bytesOut = x.bytesOut,
                          .requestId = x.request.id,
                          .faultCode = code,
                          .detail = detail};
    m_core.log->log(status >= 500 ? spdlog::level::err : spdlog::level::info, "{}",
                    toJsonLine(line));
}

} // namespace myspike
