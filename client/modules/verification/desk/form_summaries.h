// V1 to V10 in one sentence each, for the officer who reads the report. No Qt.
#pragma once

#include "client/modules/verification/desk/review_facts.h"

namespace myspike::desk {

/// Rests on the visit, sample, amendments and counts that `facts` already holds.
std::vector<FormSummary> formSummaries(const Reader& reader, const ReviewFacts& facts);

} // namespace myspike::desk
