#include "client/modules/verification/desk/review_queue.h"

#include <algorithm>

#include "shared/modules/working_days.h"
#include "shared/schema/rule_book.h"

namespace myspike::desk {

namespace vr = verification_request;

Result<std::vector<ReviewItem>> reviewQueue(const Reader& reader, Date today)
{
    using S = vr::State;
    const auto limit =
        ruleValue(reader, RuleKey<std::int64_t>{"verification.clock.decision_working_days"}, today);
    if (!limit) {
        return limit.fault();
    }
    Query q{.type = VerificationRequest::kType};
    q.with(oneOf(vr::kState, {S::ReportSubmitted, S::UnderReview, S::RefusalProposed, S::Passed,
                              S::CentreAction, S::RevisitOrdered}));
    const WorkingDays days(reader, std::nullopt);
    std::vector<ReviewItem> out;
    for (auto& r : reader.query(q)) {
        ReviewItem item;
        if (const auto centre = reader.find(r.get(vr::kCentre))) {
            item.centreName = centre->text(centre::kName);
        }
        if (const auto at = r.get(vr::kReportedAt)) {
            item.workingDays = days.between(at->day(), today);
        }
        const auto state = r.get(vr::kState);
        const bool isUndecided =
            state == S::ReportSubmitted || state == S::UnderReview || state == S::RefusalProposed;
        item.urgency = isUndecided ? urgencyOf(item.workingDays, *limit, *limit) : Urgency::InTime;
        item.request = std::move(r);
        out.push_back(std::move(item));
    }
    std::sort(out.begin(), out.end(), [](const ReviewItem& a, const ReviewItem& b) {
        return std::tuple(a.request.getOr(vr::kReportedAt, Instant{}).ms, a.request.id) <
               std::tuple(b.request.getOr(vr::kReportedAt, Instant{}).ms, b.request.id);
    });
    return out;
}

} // namespace myspike::desk
