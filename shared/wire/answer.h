// What an HTTP answer means to a replica: whether it is the server's word at all, and when to ask
// again. Networks answer too, with log-in pages and messages of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace myspike {

struct AnswerHead
{
    int status = 0;
    std::string_view contentType;
    std::string_view retryAfter;        ///< the header as it came; empty: none
    std::string_view date = {};         ///< likewise, for a Retry-After that is a date
    std::string_view authenticate = {}; ///< WWW-Authenticate
};

/// Nothing where the answer is a good one of ours; else the server's refusal, or what stands
/// between (Offline).
std::optional<Fault> faultOfAnswer(const AnswerHead& head, std::string_view body);
/// The fault of an answer that is not the server's, or not as the server sent it.
Fault strangersAnswer(std::string detail);
/// Milliseconds, from seconds or from a date beside the answer's own Date (RFC 9110 §10.2.3), for
/// this machine's clock may be years off; 0 where the server names none. Never more than an hour,
/// whatever it says.
int retryAfterMs(const AnswerHead& head);

} // namespace myspike
