#include "client/modules/verification/desk/waiting_requests.h"

#include <algorithm>

#include "shared/modules/verification/assignment_filter.h"
#include "shared/modules/working_days.h"
#include "shared/schema/rule_book.h"

namespace myspike::desk {

namespace vr = verification_request;

Urgency urgencyOf(int days, std::int64_t amber, std::int64_t red)
{
    return days > red ? Urgency::Late : days >= amber ? Urgency::AtLimit : Urgency::InTime;
}

namespace {

WaitingRequest described(const Reader& reader, const Record& r)
{
    WaitingRequest w;
    if (const auto centre = reader.find(r.get(vr::kCentre))) {
        w.centreName = centre->text(centre::kName);
        w.centreCode = centre->text(centre::kCode);
    }
    if (const auto noss = reader.find(r.get(vr::kNoss))) {
        w.nossCode = noss->text(noss::kCode);
        w.titleMs = noss->text(noss::kTitleMs);
        w.titleEn = noss->text(noss::kTitleEn);
    }
    return w;
}

} // namespace

std::vector<WaitingRequest> replaceableRequests(const Reader& reader)
{
    using S = vr::State;
    Query q{.type = VerificationRequest::kType};
    q.with(
        oneOf(vr::kState, {S::Assigned, S::Accepted, S::Scheduled, S::PackageIssued, S::OnVisit}));
    std::vector<WaitingRequest> out;
    for (auto& r : reader.query(q)) {
        auto w = described(reader, r);
        if (auto a = reader.find(r.get(vr::kAssignment))) {
            w.assignment = std::move(a.record);
        }
        w.request = std::move(r);
        out.push_back(std::move(w));
    }
    std::sort(out.begin(), out.end(), [](const WaitingRequest& a, const WaitingRequest& b) {
        return std::tuple(a.request.getOr(vr::kVisitFrom, Date{}), a.request.id) <
               std::tuple(b.request.getOr(vr::kVisitFrom, Date{}), b.request.id);
    });
    return out;
}

Result<std::vector<WaitingRequest>> waitingRequests(const Reader& reader, Date today)
{
    using Number = RuleKey<std::int64_t>;
    const auto amber = ruleValue(reader, Number{"verification.clock.assign_working_days"}, today);
    const auto red =
        ruleValue(reader, Number{"verification.clock.assign_late_working_days"}, today);
    if (!amber || !red) {
        return amber ? red.fault() : amber.fault();
    }
    Query q{.type = VerificationRequest::kType};
    q.with(equals(vr::kState, vr::State::AwaitingAssignment));
    const WorkingDays days(reader, std::nullopt);
    std::vector<WaitingRequest> out;
    for (auto& r : reader.query(q)) {
        auto w = described(reader, r);
        if (const auto at = r.get(vr::kSubmittedAt)) {
            w.workingDays = days.between(at->day(), today);
        }
        w.urgency = urgencyOf(w.workingDays, *amber, *red);
        w.request = std::move(r);
        out.push_back(std::move(w));
    }
    std::sort(out.begin(), out.end(), [](const WaitingRequest& a, const WaitingRequest& b) {
        return std::tuple(a.request.getOr(vr::kSubmittedAt, Instant{}).ms, a.request.id) <
               std::tuple(b.request.getOr(vr::kSubmittedAt, Instant{}).ms, b.request.id);
    });
    return out;
}

Result<VisitProposal> proposeVisit(const Reader& reader, const Record& request, Date today)
{
    using Number = RuleKey<std::int64_t>;
    const auto groups = ruleValue(reader, Number{"verification.assignment.batches_per_day"}, today);
    const auto trainees =
        ruleValue(reader, Number{"verification.assignment.trainees_per_day"}, today);
    if (!groups || !trainees) {
        return groups ? trainees.fault() : groups.fault();
    }
    VisitProposal p;
    const WorkingDays days(reader, request.get(vr::kCentreState));
    p.from = days.after(today, 1);
    for (const auto& field : {vr::kProposed1, vr::kProposed2, vr::kProposed3}) {
        if (const auto day = request.get(field)) {
            p.proposed.push_back(*day);
            if (!p.isCentres && *day >= today) {
                p.from = *day;
                p.isCentres = true;
            }
        }
    }
    const auto plan = verification::planVisit(reader, request, p.from, 1);
    const auto ceilDiv = [](std::int64_t n, std::int64_t d) { return d > 0 ? (n + d - 1) / d : 1; };
    p.days = static_cast<int>(
        std::max<std::int64_t>({1, ceilDiv(static_cast<std::int64_t>(plan.batches.size()), *groups),
                                ceilDiv(plan.trainees, *trainees)}));
    p.startTime = request.text(vr::kStartTime);
    if (p.startTime.empty()) {
        const auto usual =
            ruleValue(reader, RuleKey<std::string>{"verification.visit.start_time"}, today);
        p.startTime = usual ? *usual : std::string();
    }
    // A revisit still points to the first visit's assignment, whose days are over.
    const auto a = request.get(vr::kState) == vr::State::AwaitingAssignment
                       ? Lookup{}
                       : reader.find(request.get(vr::kAssignment));
    if (a) {
        const auto from = a->get(assignment::kFrom);
        p.from = std::max(from.value_or(today), today);
        p.days = static_cast<int>(a->getOr(assignment::kDays, std::int64_t{p.days}));
        if (!a->text(assignment::kStartTime).empty()) {
            p.startTime = a->text(assignment::kStartTime);
        }
    }
    return p;
}

} // namespace myspike::desk
