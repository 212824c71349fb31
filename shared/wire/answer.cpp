#include "shared/wire/answer.h"

#include <algorithm>
#include <charconv>

#include "shared/base/date.h"
#include "shared/wire/fault_message.h"
#include "shared/wire/protocol.h"

namespace myspike {

namespace {

constexpr int kMaxRetryAfterSeconds = 3600;

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

/// Seconds since 1970 of "Tue, 24 Nov 2026 01:02:03 GMT", the one form that is written today.
std::optional<std::int64_t> secondsOfHttpDate(std::string_view text)
{
    constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    constexpr std::size_t kLength = 29;
    if (text.size() != kLength || text.substr(26) != "GMT") {
        return std::nullopt;
    }
    const auto number = [&](std::size_t at, std::size_t size) {
        int n = -1;
        const auto part = text.substr(at, size);
        const auto read = std::from_chars(part.data(), part.data() + part.size(), n);
        return read.ec == std::errc() && read.ptr == part.data() + part.size() ? n : -1;
    };
    const auto month = kMonths.find(text.substr(8, 3));
    const int hour = number(17, 2);
    const int minute = number(20, 2);
    const int second = number(23, 2);
    if (month == std::string_view::npos || month % 3 != 0 || hour < 0 || minute < 0 || second < 0) {
        return std::nullopt;
    }
    const auto day = Date::fromYmd(number(12, 4), static_cast<int>(month / 3) + 1, number(5, 2));
    return day ? std::optional(std::int64_t{86'400} * day->days + hour * 3600 + minute * 60 +
                               second)
               : std::nullopt;
}

/// What the server sends, and nothing else, as the body of a good answer.
bool isOurType(std::string_view type)
{
    return type.empty() || type.starts_with(media::kJson) || type.starts_with(media::kJsonLines) ||
           type.starts_with(media::kBytes) || type.starts_with(media::kEvents);
}

bool isHtml(std::string_view type)
{
    constexpr std::string_view kHtml = "text/html";
    return type.size() >= kHtml.size() &&
           std::equal(kHtml.begin(), kHtml.end(), type.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
}

} // namespace

Fault strangersAnswer(std::string detail)
{
    return Fault{FaultCode::Offline,
                 msg("sync",
                     "This network answers in place of the server; it may ask you to log in "
                     "in a browser first. Your work is kept."),
                 std::move(detail),
                 {}};
}

std::optional<Fault> faultOfAnswer(const AnswerHead& head, std::string_view body)
{
    if (head.status >= 300 && head.status < 400) {
        return strangersAnswer("redirect " + std::to_string(head.status));
    }
    if (isHtml(head.contentType)) {
        return strangersAnswer("HTML, status " + std::to_string(head.status));
    }
    // 407 and 511 are a proxy's and a network's own; a 401 that wants no bearer is not ours.
    if (head.status == 407 || head.status == 511 ||
        (head.status == 401 && !head.authenticate.empty() &&
         !head.authenticate.starts_with("Bearer"))) {
        return strangersAnswer("status " + std::to_string(head.status));
    }
    if (head.status >= 200 && head.status < 300) {
        return isOurType(head.contentType)
                   ? std::nullopt
                   : std::optional(strangersAnswer("type " + std::string(head.contentType)));
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
    std::int64_t seconds = 0;
    const auto* end = head.retryAfter.data() + head.retryAfter.size();
    const auto read = std::from_chars(head.retryAfter.data(), end, seconds);
    if (read.ec != std::errc() || read.ptr != end) {
        const auto at = secondsOfHttpDate(head.retryAfter);
        const auto now = secondsOfHttpDate(head.date);
        seconds = at && now ? *at - *now : 0;
    }
    return static_cast<int>(std::clamp<std::int64_t>(seconds, 0, kMaxRetryAfterSeconds)) * 1000;
}

} // namespace myspike
