// The assignment filter's word on one verifier as a row of ticks, each with its reasons (2 §2.4
// (1) to (5)). No Qt.
#pragma once

#include "shared/modules/verification/assignment_filter.h"

namespace myspike::desk {

enum class CheckMark { Passes, Warns, Stops };

struct VerifierCheck
{
    Msg label;
    CheckMark mark = CheckMark::Passes;
    std::vector<Text> reasons;
};

/// Always the same checks in the same order; a rule that is none of these adds one at the end, so
/// that no reason is ever lost.
std::vector<VerifierCheck> checksOf(const verification::VerifierChoice& choice);

/// "Why not" in one line: the first reason that stops her, or the first warning; empty if none.
Text firstReason(const verification::VerifierChoice& choice);

} // namespace myspike::desk
