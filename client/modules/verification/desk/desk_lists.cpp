#include "client/modules/verification/desk/desk_lists.h"

#include "shared/modules/verification/fields.h"
#include "shared/modules/working_days.h"
#include "shared/schema/rule_book.h"

namespace myspike::desk {

namespace {

namespace vr = verification_request;
namespace as = assignment;

/// The last day that lies more than `days` working days back.
Date moreThanWorkingDaysAgo(const WorkingDays& calendar, Date today, std::int64_t days)
{
    Date d = today;
    while (calendar.between(d, today) <= days) {
        d = d.plusDays(-1);
    }
    return d;
}

DeskList unassigned(Date cutOff)
{
    DeskList list{"unassigned",
                  msg("desk_lists", "Unassigned too long"),
                  msg("desk_lists", "Requests that wait for a verifier longer than the rule book "
                                    "allows."),
                  {.type = VerificationRequest::kType},
                  {vr::kNumber.name, vr::kCentre.name, vr::kNoss.name, vr::kTraineeCount.name,
                   vr::kSubmittedAt.name, vr::kProposed1.name}};
    list.query.with(equals(vr::kState, vr::State::AwaitingAssignment))
        .with(atMost(vr::kSubmittedAt, Instant::atMalaysia(cutOff.plusDays(1), 0).plusMs(-1)))
        .orderBy(vr::kSubmittedAt.name);
    return list;
}

DeskList awaitingReply()
{
    DeskList list{"awaiting_reply",
                  msg("desk_lists", "Awaiting the verifier's reply"),
                  msg("desk_lists", "Assignments that were sent and not answered."),
                  {.type = Assignment::kType},
                  {as::kReplyBy.name, as::kNumber.name, as::kVerifierName.name, as::kCentre.name,
                   as::kFrom.name, as::kTo.name}};
    list.query.with(equals(as::kState, as::State::AwaitingReply)).orderBy(as::kReplyBy.name);
    return list;
}

DeskList unsynchronised(Date cutOff)
{
    DeskList list{"unsynchronised",
                  msg("desk_lists", "Visited and not synchronised"),
                  msg("desk_lists", "Packages that were downloaded, with visit days past, from "
                                    "which nothing has arrived."),
                  {.type = Assignment::kType},
                  {as::kTo.name, as::kNumber.name, as::kVerifierName.name, as::kCentre.name,
                   as::kPackageDevice.name, as::kState.name}};
    list.query
        .with(
            oneOf(as::kState, std::vector<as::State>{as::State::PackageIssued, as::State::OnVisit}))
        .with(atMost(as::kTo, cutOff))
        .orderBy(as::kTo.name);
    return list;
}

DeskList lateReports(Date today)
{
    namespace rp = visit_report;
    DeskList list{"late_reports",
                  msg("desk_lists", "Late reports"),
                  msg("desk_lists", "Reports whose day is past and that have not come in."),
                  {.type = VisitReport::kType},
                  {rp::kDueOn.name, rp::kCentre.name, rp::kVerifierUser.name, rp::kVersion.name,
                   rp::kState.name}};
    list.query.with(equals(rp::kState, rp::State::Draft))
        .with(atMost(rp::kDueOn, today.plusDays(-1)))
        .orderBy(rp::kDueOn.name);
    return list;
}

DeskList openFindings()
{
    namespace fi = finding;
    DeskList list{"open_findings",
                  msg("desk_lists", "Open findings"),
                  msg("desk_lists", "Findings that are not closed, by their due day."),
                  {.type = RaisedFinding::kType},
                  {fi::kDueOn.name, fi::kCategory.name, fi::kNumber.name, fi::kCentre.name,
                   fi::kDescription.name, fi::kState.name}};
    list.query.with(oneOf(fi::kState, std::vector<fi::State>{fi::State::Open, fi::State::Answered}))
        .orderBy(fi::kDueOn.name);
    return list;
}

DeskList overrides()
{
    namespace ao = assignment_override;
    DeskList list{"override_register",
                  msg("desk_lists", "Register of overrides"),
                  msg("desk_lists", "Assignments made against the filter, with reason and "
                                    "officer."),
                  {.type = AssignmentOverride::kType},
                  {ao::kAt.name, ao::kVerifierName.name, ao::kRules.name, ao::kReason.name,
                   ao::kOfficer.name, ao::kRequest.name}};
    list.query.orderBy(ao::kAt.name, true);
    return list;
}

DeskList markChanges()
{
    namespace ma = mark_amendment;
    DeskList list{"mark_changes",
                  msg("desk_lists", "Register of changed marks"),
                  msg("desk_lists", "Marks that verifiers changed, with the centre's mark and the "
                                    "reason."),
                  {.type = MarkAmendment::kType},
                  {ma::kAt.name, ma::kCentre.name, ma::kTrainee.name, ma::kUnit.name,
                   ma::kComponent.name, ma::kOld.name, ma::kNew.name, ma::kReason.name}};
    list.query.orderBy(ma::kAt.name, true);
    return list;
}

DeskList conflictsDeclared()
{
    DeskList list{"conflict_declarations",
                  msg("desk_lists", "Declared conflicts of interest"),
                  msg("desk_lists", "Assignments in which the verifier declared a conflict."),
                  {.type = Assignment::kType},
                  {as::kNumber.name, as::kVerifierName.name, as::kCentre.name,
                   as::kConflictText.name, as::kRespondedAt.name, as::kState.name}};
    list.query.with(equals(as::kConflictDeclared, true));
    return list;
}

DeskList expiring(Date today, std::int64_t months)
{
    namespace ev = external_verifier;
    DeskList list{"expiring_verifiers",
                  msg("desk_lists", "Verifiers whose appointment ends soon"),
                  msg("desk_lists", "Appointments that end within the time in which renewal is "
                                    "open."),
                  {.type = ExternalVerifier::kType},
                  {ev::kAppointedTo.name, ev::kName.name, ev::kNumber.name, ev::kState.name,
                   ev::kVendorStatus.name}};
    list.query.with(atLeast(ev::kAppointedTo, today))
        .with(atMost(ev::kAppointedTo, today.plusMonths(static_cast<int>(months))))
        .orderBy(ev::kAppointedTo.name);
    return list;
}

} // namespace

Result<std::vector<DeskList>> deskLists(const Reader& reader, Date today)
{
    using Number = RuleKey<std::int64_t>;
    const auto late =
        ruleValue(reader, Number{"verification.clock.assign_late_working_days"}, today);
    const auto unsynced =
        ruleValue(reader, Number{"verification.clock.unsynced_package_days"}, today);
    const auto renewal = ruleValue(reader, Number{"personnel.verifier.renewal_from_months"}, today);
    for (const auto* value : {&late, &unsynced, &renewal}) {
        if (!*value) {
            return value->fault();
        }
    }
    const WorkingDays calendar(reader, std::nullopt);
    return std::vector<DeskList>{unassigned(moreThanWorkingDaysAgo(calendar, today, *late)),
                                 awaitingReply(),
                                 unsynchronised(today.plusDays(-static_cast<int>(*unsynced) - 1)),
                                 lateReports(today),
                                 openFindings(),
                                 overrides(),
                                 markChanges(),
                                 conflictsDeclared(),
                                 expiring(today, *renewal)};
}

} // namespace myspike::desk
