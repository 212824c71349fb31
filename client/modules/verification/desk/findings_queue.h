// Findings that somebody must act on, by due day. No Qt.
#pragma once

#include "client/modules/verification/desk/waiting_requests.h"
#include "shared/schema/command.h"

namespace myspike::desk {

struct FindingItem
{
    Record finding;
    std::string centreName;
    int daysOpen = 0;
    std::optional<int> daysLeft; ///< negative: overdue
    Urgency urgency = Urgency::InTime;
};

/// Open and answered findings, nearest due day first; those of one request, or of all held here.
/// AtLimit in the last `kNearDays` days.
std::vector<FindingItem> findingsQueue(const Reader& reader, Date today, bool alsoClosed = false);

/// A week's warning, so that a centre sees a minor finding (14 days) at half its time.
inline constexpr int kNearDays = 7;

/// Whether `finding` may be answered, reopened or closed by this actor; empty where it may.
Text whyNotFinding(const Catalogue& catalogue, const Reader& reader, const ActContext& context,
                   const Record& finding, const char* transition);

} // namespace myspike::desk
