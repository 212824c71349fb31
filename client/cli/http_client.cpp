#include "client/cli/http_client.h"

#include <fmt/format.h>

#include <curl/curl.h>

#include "shared/console/said.h"
#include "shared/wire/answer.h"

namespace myspike::cli {

namespace {

struct CurlLibrary
{
    CurlLibrary() { curl_global_init(CURL_GLOBAL_DEFAULT); }
    ~CurlLibrary() { curl_global_cleanup(); }
};

struct FreeHandle
{
    void operator()(CURL* c) const { curl_easy_cleanup(c); }
};

struct FreeList
{
    void operator()(curl_slist* l) const { curl_slist_free_all(l); }
};

struct Receiving
{
    std::string body;
    std::size_t most = 0;
    bool tooLarge = false;
};

std::size_t receive(char* data, std::size_t size, std::size_t count, void* to)
{
    auto& r = *static_cast<Receiving*>(to);
    if (r.body.size() + size * count > r.most) {
        r.tooLarge = true;
        return 0;
    }
    r.body.append(data, size * count);
    return size * count;
}

Fault unreachable(CURLcode code, const char* words)
{
    const std::string detail = *words ? words : curl_easy_strerror(code);
    if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR) {
        return Fault{
            FaultCode::Offline,
            said("The server could not prove who it is: --authority names another authority, "
                 "something stands between, or this machine's clock is wrong. Nothing was sent."),
            detail, "TLS"};
    }
    if (code == CURLE_OPERATION_TIMEDOUT) {
        return Fault{
            FaultCode::Offline,
            said("The server did not answer in time. What waits is kept; run the command again."),
            detail,
            {}};
    }
    return Fault{FaultCode::Offline,
                 said("The server cannot be reached. What waits is kept; run the command again "
                      "when it answers."),
                 detail,
                 {}};
}

std::string headerOf(CURL* c, const char* name)
{
    curl_header* header = nullptr;
    return curl_easy_header(c, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK ? header->value
                                                                                : std::string();
}

} // namespace

struct HttpClient::State
{
    CurlLibrary library;
    std::unique_ptr<CURL, FreeHandle> handle{curl_easy_init()};
    std::string server;
    std::string authority;
    std::string token;
};

HttpClient::HttpClient(std::unique_ptr<State> state) : m_state(std::move(state)) {}
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;
HttpClient::~HttpClient() = default;

Result<HttpClient> HttpClient::open(std::string server, const std::filesystem::path& authority)
{
    while (server.ends_with('/')) {
        server.pop_back();
    }
    if (!server.starts_with("https://") || server.size() == 8) {
        return Fault{
            FaultCode::Invalid,
            said(fmt::format("“{0}” is no address of a server. Write https://host:port.", server)),
            {},
            {}};
    }
    auto state = std::make_unique<State>();
    if (!state->handle) {
        return Fault::internal("curl_easy_init");
    }
    state->server = std::move(server);
    state->authority = authority.string();
    return HttpClient(std::move(state));
}

void HttpClient::setToken(std::string token) { m_state->token = std::move(token); }

Result<Answer> HttpClient::ask(const Ask& ask)
{
    auto* c = m_state->handle.get();
    curl_easy_reset(c); // keeps the connection
    std::unique_ptr<curl_slist, FreeList> headers;
    const auto add = [&headers](const std::string& line) {
        headers.reset(curl_slist_append(headers.release(), line.c_str()));
    };
    add("Content-Type: " + ask.contentType);
    add("Accept-Encoding: zstd"); // by hand, so that bodies come as they are
    add("Expect:");
    if (!m_state->token.empty()) {
        add("Authorization: Bearer " + m_state->token);
    }
    for (const auto& [name, value] : ask.headers) {
        add(name + ": " + value);
    }
    const auto url = m_state->server + ask.path;
    Receiving receiving{{}, ask.maxAnswerBytes};
    char words[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(c, CURLOPT_URL, url.c_str());
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(c, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    curl_easy_setopt(c, CURLOPT_CAINFO, m_state->authority.c_str());
    curl_easy_setopt(c, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(c, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(c, CURLOPT_TCP_NODELAY, 1L);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, static_cast<long>(ask.deadlineSeconds));
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, 15L);
    curl_easy_setopt(c, CURLOPT_USERAGENT, "MySPIKE-cli/" MYSPIKE_VERSION);
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(c, CURLOPT_ERRORBUFFER, words);
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, &receiving);
    curl_easy_setopt(c, CURLOPT_CUSTOMREQUEST, ask.method.c_str());
    if (ask.method == "HEAD") {
        curl_easy_setopt(c, CURLOPT_NOBODY, 1L);
    } else if (ask.method != "GET") {
        curl_easy_setopt(c, CURLOPT_POST, 1L);
        curl_easy_setopt(c, CURLOPT_POSTFIELDS, ask.body.data());
        curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(ask.body.size()));
        curl_easy_setopt(c, CURLOPT_CUSTOMREQUEST, ask.method.c_str());
    }
    const auto code = curl_easy_perform(c);
    if (receiving.tooLarge) {
        return Fault{FaultCode::TooLarge,
                     msg("sync", "The server sent more than this version can take at once. Update "
                                 "MySPIKE, then synchronise again."),
                     ask.path,
                     {}};
    }
    if (code != CURLE_OK) {
        return unreachable(code, words);
    }
    long status = 0;
    curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
    const auto type = headerOf(c, "Content-Type");
    const auto retry = headerOf(c, "Retry-After");
    const auto date = headerOf(c, "Date");
    const auto authenticate = headerOf(c, "WWW-Authenticate");
    const AnswerHead head{static_cast<int>(status), type, retry, date, authenticate};
    if (auto fault = faultOfAnswer(head, receiving.body)) {
        return std::move(*fault);
    }
    return Answer{head.status, std::move(receiving.body), headerOf(c, "Content-Range"),
                  retryAfterMs(head)};
}

} // namespace myspike::cli
