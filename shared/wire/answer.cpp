#include "shared/wire/answer.h"

#include <algorithm>
#include <charconv>

#include "shared/wire/fault_message.h"

namespace myspike {

namespace {

constexpr int kMaxRetryAfterSeconds = 3600;

Fault portal(std::string detail)
{
    return Fault{FaultCode::Offline,
                 msg("sync",
                     "This network answers in place of the server; it may ask you to log in "
                     "in a browser first. Your work is kept."),
                 std::move(detail),
                 {}};
}

Fault statusOnly(int status)
{
    const bool busy = status == 502 || status == 503 || status == 504 || status == 429;
    return Fault{busy ? FaultCode::Busy : FaultCode::Internal,
                 busy ? msg("sync", "The server is busy. MySPIKE tries again by itself.")
                      : msg("sync", "The server answered in a way this version does not "
                                    "understand. Your work is kept; tell the administrator."),
                 "status " + std::to_string(status),
                 {}};
}

bool isHtml(std::string_view type)
{
    constexpr std::string_view kHtml = "text/html";
    return type.size() >= kHtml.size() &&
           std::equal(kHtml.begin(), kHtml.end(), type.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
}

} // namespace

std::optional<Fault> faultOfAnswer(const AnswerHead& head, std::string_view body)
{
    if (head.status >= 300 && head.status < 400) {
        return portal("redirect " + std::to_string(head.status));
    }
    if (isHtml(head.contentType)) {
        return portal("HTML, status " + std::to_string(head.status));
    }
    if (head.status >= 200 && head.status < 300) {
        return std::nullopt;
    }
    auto fault = decodeFault(body);
    if (!fault) {
        return statusOnly(head.status);
    }
    fault->fault.detail =
        "status " + std::to_string(head.status) + ", reference " + fault->reference;
    return std::move(fault->fault);
}

int retryAfterMs(const AnswerHead& head)
{
    int seconds = 0;
    const auto* end = head.retryAfter.data() + head.retryAfter.size();
    const auto read = std::from_chars(head.retryAfter.data(), end, seconds);
    const bool whole = read.ec == std::errc() && read.ptr == end;
    return whole ? std::clamp(seconds, 0, kMaxRetryAfterSeconds) * 1000 : 0;
}

} // namespace myspike
