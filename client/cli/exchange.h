// The course of synchronisation for a script: hello, push until all is decided, files, pull. One
// step after the other, each told to the caller; nothing goes on by itself.
#pragma once

#include "client/cli/http_client.h"
#include "client/cli/local_copy.h"
#include "shared/base/date.h"

namespace myspike::cli {

struct PushCount
{
    int sent = 0;
    int applied = 0; ///< merged ones too
    int refused = 0; ///< rejected, blocked or in conflict: their words are in the inbox
    int parked = 0;
    int files = 0;
};

struct PullCount
{
    int requests = 0;
    std::int64_t rows = 0; ///< that changed in this copy
    std::int64_t bytes = 0;
};

class Exchange
{
public:
    /// All outlive the exchange.
    Exchange(HttpClient& http, LocalCopy& copy, const Catalogue& catalogue, const Clock& clock)
        : m_http(http), m_copy(copy), m_catalogue(catalogue), m_clock(clock)
    {
    }

    Status hello();
    Result<PushCount> push();
    Result<PullCount> pull();

private:
    /// Large scopes that come as files. @return whether there was one, so that the pull goes on.
    Result<bool> takeSegments(PullCount& count);
    Result<std::string> segment(const Segment& segment, PullCount& count);
    Result<int> sendFiles();
    Result<bool> sendFile(const std::string& sha256, const std::string& mediaType);

    HttpClient& m_http;
    LocalCopy& m_copy;
    const Catalogue& m_catalogue;
    const Clock& m_clock;
};

} // namespace myspike::cli
