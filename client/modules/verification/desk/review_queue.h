// Reports that wait for a decision, oldest first, by the rule book's days. No Qt.
#pragma once

#include "client/modules/verification/desk/waiting_requests.h"

namespace myspike::desk {

struct ReviewItem
{
    Record request;
    std::string centreName;
    int workingDays = 0; ///< since the report came in
    Urgency urgency = Urgency::InTime;
};

/// Requests from the submitted report to the confirmed result. Faults: NotFound where the rule book
/// lacks verification.clock.decision_working_days (2 §2.4).
Result<std::vector<ReviewItem>> reviewQueue(const Reader& reader, Date today);

} // namespace myspike::desk
