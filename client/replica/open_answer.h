// How an online act ends where the line broke before its answer.
#pragma once

namespace myspike {

/// Rule of that fault: the act waits in the outbox, and doing it again would be a second act.
inline constexpr const char* kAnswerOpen = "ANSWER-OPEN";

} // namespace myspike
