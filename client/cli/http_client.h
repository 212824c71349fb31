// HTTPS to the server, one request at a time, by libcurl: TLS 1.3, only the authority that was
// named, no redirects, no cookies.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/result.h"

namespace myspike::cli {

struct Ask
{
    std::string method = "GET";
    std::string path; ///< "/v1/…"
    std::string body = {};
    std::string contentType = "application/json";
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::size_t maxAnswerBytes = 8 * 1024 * 1024;
    int deadlineSeconds = 60;
};

struct Answer
{
    int status = 0;
    std::string body;
    std::string contentRange;
    int retryAfterMs = 0;
};

class HttpClient
{
public:
    /// @param server "https://host:port". Invalid where it is no such address.
    /// @param authority PEM file of the one authority that is believed.
    static Result<HttpClient> open(std::string server, const std::filesystem::path& authority);
    HttpClient(HttpClient&&) noexcept;
    HttpClient& operator=(HttpClient&&) noexcept;
    ~HttpClient();

    void setToken(std::string token);
    /// Offline where there was no answer or a stranger's; else the server's own refusal.
    Result<Answer> ask(const Ask& ask);

private:
    struct State;
    explicit HttpClient(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace myspike::cli
