#include "client/sync/transport.h"

#include <algorithm>

#include "shared/wire/fault_message.h"

namespace myspike {

namespace {

/// Nobody waits longer for a server than an hour, whatever it says.
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
    const bool ours = status == 502 || status == 503 || status == 504 || status == 429;
    return Fault{ours ? FaultCode::Busy : FaultCode::Internal,
                 ours ? msg("sync", "The server is busy. MySPIKE tries again by itself.")
                      : msg("sync", "The server answered in a way this version does not "
                                    "understand. Your work is kept; tell the administrator."),
                 "status " + std::to_string(status),
                 {}};
}

} // namespace

QByteArray HttpReply::header(const QByteArray& name) const
{
    const auto wanted = name.toLower();
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const auto& h) { return h.first == wanted; });
    return found == headers.end() ? QByteArray() : found->second;
}

HttpOutcome judgeReply(HttpReply reply)
{
    bool number = false;
    const int seconds = reply.header("retry-after").toInt(&number);
    const int retryAfterMs = number ? std::clamp(seconds, 0, kMaxRetryAfterSeconds) * 1000 : 0;
    const auto type = reply.header("content-type").toLower();
    const int status = reply.status;
    if (status >= 300 && status < 400) {
        return {portal("redirect " + std::to_string(status)), retryAfterMs};
    }
    if (type.startsWith("text/html")) {
        return {portal("HTML, status " + std::to_string(status)), retryAfterMs};
    }
    if (status >= 200 && status < 300) {
        return {std::move(reply), retryAfterMs};
    }
    auto fault = decodeFault(reply.body.toStdString());
    if (!fault) {
        return {statusOnly(status), retryAfterMs};
    }
    fault->fault.detail = "status " + std::to_string(status) + ", reference " + fault->reference;
    return {std::move(fault->fault), retryAfterMs};
}

} // namespace myspike
