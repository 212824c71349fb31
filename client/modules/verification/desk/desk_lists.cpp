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

DeskList visitCalendar(Date today)
{
    DeskList list{"visit_calendar",
                  msg("desk_lists", "Visit calendar"),
                  msg("desk_lists", "Visits from today on, by day and state."),
                  {.type = VerificationRequest::kType},
                  {vr::kVisitFrom.name, vr::kVisitTo.name, vr::kCentreState.name, vr::kCentre.name,
                   vr::kTraineeCount.name, vr::kState.name}};
    using S = vr::State;
    list.query
        .with(oneOf(vr::kState, std::vector<S>{S::Assigned, S::Accepted, S::Scheduled,
                                               S::PackageIssued, S::OnVisit}))
        .with(atLeast(vr::kVisitTo, today))
        .orderBy(vr::kVisitFrom.name)
        .orderBy(vr::kCentreState.name);
    return list;
}

DeskList groupsIn(const char* id, Msg title, Msg about, trainee_batch::State state)
{
    namespace tb = trainee_batch;
    DeskList list{id,
                  title,
                  about,
                  {.type = TraineeBatch::kType},
                  {tb::kNumber.name, tb::kCentre.name, tb::kNoss.name, tb::kTraineeCount.name,
                   tb::kEnd.name, tb::kRepeatOf.name}};
    list.query.with(equals(tb::kState, state)).orderBy(tb::kEnd.name, true);
    return list;
}

DeskList toBeReassessed()
{
    namespace pr = programme_result;
    using O = pr::Outcome;
    DeskList list{"to_be_reassessed",
                  msg("desk_lists", "Trainees to be reassessed"),
                  msg("desk_lists", "Confirmed results that are not yet competence, with what was "
                                    "reached."),
                  {.type = ProgrammeResult::kType},
                  {pr::kConfirmedOn.name, pr::kTrainee.name, pr::kBatch.name, pr::kCoursework.name,
                   pr::kFinal.name, pr::kTotal.name, pr::kOutcome.name}};
    list.query
        .with(
            oneOf(pr::kOutcome, std::vector<O>{O::NotYetCompetent, O::Absent, O::EligibleStatement,
                                               O::NotEligible, O::Deferred}))
        .orderBy(pr::kConfirmedOn.name, true);
    return list;
}

DeskList openClaims()
{
    namespace c = claim;
    DeskList list{"open_claims",
                  msg("desk_lists", "Claims to be settled"),
                  msg("desk_lists", "Claims of verifiers that are submitted and not paid."),
                  {.type = Claim::kType},
                  {c::kSubmittedAt.name, c::kNumber.name, c::kVerifierUser.name,
                   c::kAssignment.name, c::kTotal.name, c::kState.name}};
    using S = c::State;
    list.query
        .with(oneOf(c::kState, std::vector<S>{S::Submitted, S::Returned, S::Checked, S::Approved}))
        .orderBy(c::kSubmittedAt.name);
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
                                 visitCalendar(today),
                                 unsynchronised(today.plusDays(-static_cast<int>(*unsynced) - 1)),
                                 lateReports(today),
                                 openFindings(),
                                 overrides(),
                                 markChanges(),
                                 conflictsDeclared(),
                                 expiring(today, *renewal),
                                 groupsIn("groups_to_be_reassessed",
                                          msg("desk_lists", "Groups to be reassessed"),
                                          msg("desk_lists", "Groups in which somebody must do "
                                                            "again what was failed."),
                                          trainee_batch::State::Reassessment),
                                 toBeReassessed(),
                                 groupsIn("completed_groups", msg("desk_lists", "Completed groups"),
                                          msg("desk_lists", "Groups in which everybody is "
                                                            "competent."),
                                          trainee_batch::State::Completed),
                                 openClaims()};
}

} // namespace myspike::desk
