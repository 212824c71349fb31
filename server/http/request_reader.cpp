#include "server/http/request_reader.h"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include <algorithm>

namespace myspike {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {
constexpr Msg kMalformed =
    msg("http", "The server could not read this request. Update the program that sent it.");
constexpr Msg kTooLong = msg("http", "The request's address or header is too long for the server.");
constexpr Msg kBodyTooLarge = msg("http", "What was sent is larger than the server takes here.");
// A chunk's extension or a trailer that never ends must not fill the memory.
constexpr std::size_t kMaxUnparsedBytes = 64 * 1024;
// The shortest end of a chunked body is "0\r\n\r\n". Beast asserts that it sees these five bytes
// together, so a sender of single bytes must not reach it earlier.
constexpr std::size_t kLastChunkBytes = 5;

bool equalsNoCase(std::string_view a, std::string_view b) { return beast::iequals(a, b); }
} // namespace

struct RequestReader::Impl
{
    http::request_parser<http::string_body> parser;
};

RequestReader::RequestReader(const HttpLimits& limits)
    : m_limits(limits), m_impl(std::make_unique<Impl>())
{
    // The limits are checked here, where each has its own answer.
    m_impl->parser.header_limit(
        static_cast<std::uint32_t>(limits.requestLineBytes + limits.headerBytes + 16));
    m_impl->parser.body_limit(boost::none);
}

RequestReader::~RequestReader() = default;
RequestReader::RequestReader(RequestReader&&) noexcept = default;
RequestReader& RequestReader::operator=(RequestReader&&) noexcept = default;

RequestReader::Progress RequestReader::refuse(int status, FaultCode code, Text text,
                                              std::string detail)
{
    m_refusal = {status, Fault{code, std::move(text), std::move(detail), {}}};
    return Progress::Refused;
}

RequestReader::Progress RequestReader::readHead(std::string& in)
{
    const auto lineEnd = in.find("\r\n");
    if (std::min(lineEnd, in.size()) > m_limits.requestLineBytes) {
        return refuse(414, FaultCode::TooLarge, kTooLong, "request line too long");
    }
    if (lineEnd == std::string::npos) {
        return Progress::NeedsMore;
    }
    const auto end = in.find("\r\n\r\n", lineEnd);
    const auto headerBytes = (end == std::string::npos ? in.size() : end) - lineEnd;
    if (headerBytes > m_limits.headerBytes) {
        return refuse(431, FaultCode::TooLarge, kTooLong, "header too long");
    }
    if (end == std::string::npos) {
        return Progress::NeedsMore;
    }
    const std::string_view head(in.data(), end + 4);
    // Folded lines are read differently by different programs, and so are lone line breaks.
    for (std::size_t i = 0; i < head.size(); ++i) {
        const bool crlf = head[i] == '\r' && i + 1 < head.size() && head[i + 1] == '\n';
        if (head[i] == '\0' || (head[i] == '\r' && !crlf) ||
            (head[i] == '\n' && (i == 0 || head[i - 1] != '\r'))) {
            return refuse(400, FaultCode::Invalid, kMalformed, "bare control character in header");
        }
        if (crlf && i + 2 < head.size() && (head[i + 2] == ' ' || head[i + 2] == '\t')) {
            return refuse(400, FaultCode::Invalid, kMalformed, "folded header line");
        }
    }
    beast::error_code ec;
    auto& parser = m_impl->parser;
    const std::size_t used = parser.put(boost::asio::buffer(head.data(), head.size()), ec);
    if (ec || used != head.size() || !parser.is_header_done()) {
        return refuse(400, FaultCode::Invalid, kMalformed,
                      "malformed header: " + (ec ? ec.message() : "not whole"));
    }
    in.erase(0, used);
    return checkFields();
}

RequestReader::Progress RequestReader::checkFields()
{
    const auto& message = m_impl->parser.get();
    if (message.version() != 11) {
        return refuse(505, FaultCode::Unsupported, kMalformed, "HTTP version other than 1.1");
    }
    std::size_t count = 0;
    for (const auto& field : message) {
        if (++count > m_limits.headerCount) {
            return refuse(431, FaultCode::TooLarge, kTooLong, "too many header fields");
        }
        m_headers.add(std::string(field.name_string()), std::string(field.value()));
    }
    if (m_headers.count("Host") != 1) {
        return refuse(400, FaultCode::Invalid, kMalformed, "not exactly one Host");
    }
    // Two programs that frame a request differently can be made to see two different requests:
    // anything but one plain length, or `chunked` alone, is refused.
    const auto lengths = m_headers.count("Content-Length");
    const auto codings = m_headers.count("Transfer-Encoding");
    if (lengths + codings > 1) {
        return refuse(400, FaultCode::Invalid, kMalformed, "ambiguous framing");
    }
    if (codings == 1) {
        if (!equalsNoCase(*m_headers.find("Transfer-Encoding"), "chunked")) {
            return refuse(400, FaultCode::Invalid, kMalformed, "transfer coding not chunked");
        }
        m_chunked = true;
    }
    if (lengths == 1) {
        const auto text = *m_headers.find("Content-Length");
        if (text.empty() || text.size() > 18 ||
            !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
            return refuse(400, FaultCode::Invalid, kMalformed, "content length is no number");
        }
        m_contentLength = std::stoull(std::string(text));
    }
    if (const auto expect = m_headers.find("Expect")) {
        if (!equalsNoCase(*expect, "100-continue")) {
            return refuse(417, FaultCode::Unsupported, kMalformed, "unknown expectation");
        }
        m_expectsContinue = true;
    }
    m_keepsAlive = message.keep_alive();
    m_method = std::string(message.method_string());
    return readTarget(std::string_view(message.target().data(), message.target().size()));
}

RequestReader::Progress RequestReader::readTarget(std::string_view target)
{
    const auto url = boost::urls::parse_origin_form(target);
    if (!url) {
        return refuse(400, FaultCode::Invalid, kMalformed, "target is no path");
    }
    m_path = std::string(url->encoded_path());
    for (const auto segment : url->segments()) {
        // An encoded slash or a dot segment can mean one path to us and another to a file system.
        if (segment == "." || segment == ".." ||
            segment.find_first_of(std::string_view("/\\\0", 3)) != std::string::npos) {
            return refuse(400, FaultCode::Invalid, kMalformed, "segment not allowed");
        }
        m_segments.emplace_back(segment);
    }
    if (m_segments.empty()) {
        m_segments.emplace_back();
    }
    for (const auto param : url->params()) {
        m_query.emplace_back(param.key, param.value);
    }
    return Progress::Done;
}

RequestReader::Progress RequestReader::allowBody(std::uint64_t maxBytes)
{
    m_maxBody = maxBytes;
    if (m_contentLength.value_or(0) > maxBytes) {
        return refuse(413, FaultCode::TooLarge, kBodyTooLarge, "content length above the limit");
    }
    m_impl->parser.body_limit(maxBytes);
    return Progress::Done;
}

RequestReader::Progress RequestReader::readBody(std::string& in)
{
    auto& parser = m_impl->parser;
    while (!parser.is_done()) {
        if (in.empty() || (m_chunked && in.size() < kLastChunkBytes)) {
            return Progress::NeedsMore;
        }
        beast::error_code ec;
        const std::size_t used = parser.put(boost::asio::buffer(in.data(), in.size()), ec);
        in.erase(0, used);
        if (ec == http::error::body_limit || parser.get().body().size() > m_maxBody) {
            return refuse(413, FaultCode::TooLarge, kBodyTooLarge, "chunks above the limit");
        }
        if (ec == http::error::need_more) {
            if (in.size() > kMaxUnparsedBytes) {
                return refuse(400, FaultCode::Invalid, kMalformed, "endless chunk header");
            }
            return Progress::NeedsMore;
        }
        if (ec) {
            return refuse(400, FaultCode::Invalid, kMalformed, "malformed body: " + ec.message());
        }
    }
    return Progress::Done;
}

std::string RequestReader::takeBody() { return std::move(m_impl->parser.get().body()); }

} // namespace myspike
