#include "client/modules/verification/desk/findings_queue.h"

#include <algorithm>

#include "client/modules/verification/desk/act_context.h"
#include "shared/sync/runner.h"

namespace myspike::desk {

std::vector<FindingItem> findingsQueue(const Reader& reader, Date today, bool alsoClosed)
{
    using S = finding::State;
    Query q{.type = RaisedFinding::kType};
    q.with(alsoClosed ? oneOf(finding::kState, {S::Open, S::Answered, S::Closed})
                      : oneOf(finding::kState, {S::Open, S::Answered}));
    std::vector<FindingItem> out;
    for (auto& r : reader.query(q)) {
        FindingItem item;
        if (const auto centre = reader.find(r.get(finding::kCentre))) {
            item.centreName = centre->text(centre::kName);
        }
        if (const auto request = reader.find(r.get(finding::kRequest))) {
            if (const auto visited = request->get(verification_request::kVisitTo)) {
                item.daysOpen = std::max(0, daysBetween(*visited, today));
            }
        }
        const auto due = r.get(finding::kDueOn);
        if (due && r.get(finding::kState) != S::Closed) {
            item.daysLeft = daysBetween(today, *due);
            item.urgency = *item.daysLeft < 0            ? Urgency::Late
                           : *item.daysLeft <= kNearDays ? Urgency::AtLimit
                                                         : Urgency::InTime;
        }
        item.finding = std::move(r);
        out.push_back(std::move(item));
    }
    std::sort(out.begin(), out.end(), [](const FindingItem& a, const FindingItem& b) {
        const auto key = [](const FindingItem& i) {
            const bool isClosed = i.finding.get(finding::kState) == S::Closed;
            return std::tuple(isClosed, i.finding.getOr(finding::kDueOn, Date{1'000'000}).days,
                              i.finding.id);
        };
        return key(a) < key(b);
    });
    return out;
}

Text whyNotFinding(const Catalogue& catalogue, const Reader& reader, const ActContext& context,
                   const Record& record, const char* transition)
{
    const auto& type = *catalogue.type(RaisedFinding::kType);
    const auto may = mayTransition(type, record, *type.workflow.transition(transition), reader,
                                   asIfWritten(context));
    return may ? Text() : may.fault().forUser;
}

} // namespace myspike::desk
