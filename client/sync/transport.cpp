#include "client/sync/transport.h"

#include <algorithm>

#include "shared/wire/answer.h"

namespace myspike {

QByteArray HttpReply::header(const QByteArray& name) const
{
    const auto wanted = name.toLower();
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const auto& h) { return h.first == wanted; });
    return found == headers.end() ? QByteArray() : found->second;
}

HttpOutcome judgeReply(HttpReply reply)
{
    const auto view = [](const QByteArray& bytes) {
        return std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    };
    const auto type = reply.header("content-type");
    const auto retryAfter = reply.header("retry-after");
    const auto date = reply.header("date");
    const auto authenticate = reply.header("www-authenticate");
    const AnswerHead head{reply.status, view(type), view(retryAfter), view(date),
                          view(authenticate)};
    const int wait = retryAfterMs(head);
    if (auto fault = faultOfAnswer(head, view(reply.body))) {
        return {std::move(*fault), wait};
    }
    return {std::move(reply), wait};
}

} // namespace myspike
