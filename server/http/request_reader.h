// Turns bytes into a request, or into the reason why it is refused. No sockets, no time: the
// connection feeds it, and so can a test or a fuzzer.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "server/http/limits.h"
#include "server/http/request.h"
#include "shared/base/result.h"

namespace myspike {

class RequestReader
{
public:
    enum class Progress { NeedsMore, Done, Refused };
    struct Refusal
    {
        int status = 400;
        Fault fault;
    };

    explicit RequestReader(const HttpLimits& limits);
    ~RequestReader();
    RequestReader(RequestReader&&) noexcept;
    RequestReader& operator=(RequestReader&&) noexcept;

    /// Reads the request line and header from the front of `in`, taking what it read off.
    Progress readHead(std::string& in);

    // After readHead is Done:
    const std::string& method() const { return m_method; }
    const std::string& path() const { return m_path; } ///< without the query, not decoded
    const std::vector<std::string>& segments() const { return m_segments; } ///< decoded
    std::vector<std::pair<std::string, std::string>>& query() { return m_query; }
    Headers& headers() { return m_headers; }
    bool keepsAlive() const { return m_keepsAlive; }
    bool expectsContinue() const { return m_expectsContinue; }
    bool isChunked() const { return m_chunked; }
    std::optional<std::uint64_t> contentLength() const { return m_contentLength; }
    bool hasBody() const { return m_chunked || m_contentLength.value_or(0) > 0; }

    /// Sets the most bytes the body may have; refuses at once where the length says more.
    Progress allowBody(std::uint64_t maxBytes);
    Progress readBody(std::string& in);
    std::string takeBody();

    const Refusal& refusal() const { return m_refusal; }

private:
    struct Impl;
    Progress refuse(int status, FaultCode code, Text text, std::string detail);
    Progress readTarget(std::string_view target);
    Progress checkFields();

    HttpLimits m_limits;
    std::unique_ptr<Impl> m_impl;
    std::string m_method;
    std::string m_path;
    std::vector<std::string> m_segments;
    std::vector<std::pair<std::string, std::string>> m_query;
    Headers m_headers;
    bool m_keepsAlive = true;
    bool m_expectsContinue = false;
    bool m_chunked = false;
    std::optional<std::uint64_t> m_contentLength;
    std::uint64_t m_maxBody = 0;
    Refusal m_refusal;
};

} // namespace myspike
