// The life of a request as a table, 2 §2.5. Transitions without roles are made by commands.
#include "shared/modules/description.h"
#include "shared/modules/verification/verification.h"
#include "shared/schema/rule_book.h"

namespace myspike::verification {

using namespace verification_request;
using S = verification_request::State;

namespace {

Ref<User> me(const ActContext& context) { return {context.actor.user}; }

std::vector<Record> batchesOf(const Reader& reader, const Record& request)
{
    Query q{.type = RequestBatch::kType};
    q.with(equals(request_batch::kRequest, Ref<VerificationRequest>{request.id}));
    return reader.query(q);
}

// --- guards --------------------------------------------------------------------------------------

/// An officer who keys for a centre says for whom.
std::optional<Text> nobodyNamed(const Reader&, const Record& r, const ActContext& context)
{
    const bool centres = context.actor.holds(role::kCentreManager, context.day()) ||
                         context.actor.holds(role::kCentreAdministrator, context.day());
    if (!centres && context.onBehalfOf.empty() && r.text(kOnBehalfOf).empty()) {
        return msg("verification_request", "You key this for the centre. Name the person or office "
                                           "that asked for it.");
    }
    return std::nullopt;
}

/// Who keyed a request, or submitted it, is never its only checker.
std::optional<Text> checkerKeyed(const Reader&, const Record& r, const ActContext& context)
{
    if (r.get(kKeyedBy) == me(context) || r.get(kSubmittedBy) == me(context)) {
        return msg("verification_request", "You keyed this request, so another officer must check "
                                           "it.");
    }
    return std::nullopt;
}

// --- effects -------------------------------------------------------------------------------------

/// Who made the record, by its history; the submitter where the history is not held.
Ref<User> keyedBy(const Transaction& tx, const Record& r)
{
    Query q{.type = "history_entry"};
    q.with({"record_id", Compare::Equal, {r.id.toString()}})
        .with({"act", Compare::Equal, {std::string("create")}});
    if (const auto entry = tx.first(q)) {
        if (const auto* actor = asText(entry->value("actor_id"))) {
            if (const auto id = Id::parse(*actor)) {
                return {*id};
            }
        }
    }
    return me(tx.context());
}

Status fillIn(Transaction& tx, Record& r)
{
    r.set(kSubmittedBy, me(tx.context()));
    if (!r.has(kKeyedBy)) {
        r.set(kKeyedBy, keyedBy(tx, r));
    }
    if (!tx.context().onBehalfOf.empty()) {
        r.set(kOnBehalfOf, tx.context().onBehalfOf);
    }
    if (const auto centre = tx.find(r.get(kCentre))) {
        r.set(kCentreState, centre->get(centre::kState));
    }
    if (const auto noss = tx.find(r.get(kNoss)); noss && !r.has(kLevel)) {
        r.set(kLevel, noss->get(noss::kLevel));
    }
    if (tx.onServer() && !r.has(kNumber)) {
        const int year = tx.context().day().year();
        const auto number = tx.nextNumber("verification_request", year);
        if (!number) {
            return number.fault();
        }
        const auto digits = std::to_string(*number);
        r.set(kNumber, "VER/" + std::to_string(year) + "/" +
                           std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits);
    }
    return tx.update(r);
}

Status takeBatches(Transaction& tx, Record& r)
{
    r.set(kCheckedBy, me(tx.context()));
    MYSPIKE_TRY(tx.update(r));
    for (const auto& row : batchesOf(tx, r)) {
        const auto batch = tx.find(row.get(request_batch::kBatch));
        // On the centre's own replica the group may be missing; the server holds it.
        if (batch && batch->get(trainee_batch::kState) != trainee_batch::State::InVerification) {
            MYSPIKE_TRY(tx.transition(TraineeBatch::kType, batch->id,
                                      trainee_batch::transition::kTakeIntoVerification));
        }
    }
    return okStatus();
}

Status releaseBatches(Transaction& tx, Record& r)
{
    for (const auto& row : batchesOf(tx, r)) {
        const auto batch = tx.find(row.get(request_batch::kBatch));
        if (batch && batch->get(trainee_batch::kState) == trainee_batch::State::InVerification) {
            MYSPIKE_TRY(tx.transition(TraineeBatch::kType, batch->id,
                                      trainee_batch::transition::kReleaseFromVerification));
        }
    }
    return okStatus();
}

/// Cancelling after the letters went out is late (2 §2.2, S38).
Status cancel(Transaction& tx, Record& r)
{
    if (const auto assignment = tx.find(r.get(kAssignment))) {
        r.set(kLateCancellation, true);
        MYSPIKE_TRY(tx.update(r));
        const auto state = assignment->get(assignment::kState);
        using A = assignment::State;
        if (state == A::AwaitingReply || state == A::Accepted || state == A::PackageIssued ||
            state == A::OnVisit) {
            MYSPIKE_TRY(
                tx.transition(Assignment::kType, assignment->id, assignment::transition::kCancel));
            Values args;
            args.set(access_grant::kSource, assignment->id.toString());
            MYSPIKE_TRY(tx.run(users::command::kEndAccessOfSource,
                               assignment->getOr(assignment::kVerifierUser, Ref<User>{}).id, args));
        }
    }
    return releaseBatches(tx, r);
}

Status planAgain(Transaction& tx, Record& r)
{
    r.clear(kVisitFrom);
    r.clear(kVisitTo);
    r.clear(kDecidedAt);
    return tx.update(r);
}

} // namespace

Workflow requestWorkflow()
{
    const std::vector<std::string_view> writers{role::kCentreManager, role::kCentreAdministrator,
                                                role::kVerificationOfficer};
    const std::vector<std::string_view> officers{role::kVerificationOfficer};
    const std::vector<std::string_view> checkers{role::kVerificationOfficer,
                                                 role::kRegionalOfficer};
    const auto beforeReport = codesOf(S::Submitted, S::Returned, S::AwaitingAssignment, S::Assigned,
                                      S::Accepted, S::Scheduled, S::PackageIssued, S::OnVisit);
    return {
        .field = kState.name,
        .states = {stateFrom(S::Draft, StateKind::Draft, writers),
                   stateFrom(S::Submitted),
                   stateFrom(S::Returned, StateKind::Open, writers),
                   stateFrom(S::AwaitingAssignment),
                   stateFrom(S::Assigned),
                   stateFrom(S::Accepted),
                   stateFrom(S::Scheduled),
                   stateFrom(S::PackageIssued),
                   stateFrom(S::OnVisit),
                   stateFrom(S::VisitClosed),
                   stateFrom(S::Synchronised),
                   stateFrom(S::ReportSubmitted),
                   stateFrom(S::UnderReview),
                   stateFrom(S::RefusalProposed),
                   stateFrom(S::Passed),
                   stateFrom(S::Conditional),
                   stateFrom(S::RevisitOrdered),
                   stateFrom(S::Refused, StateKind::Closed),
                   stateFrom(S::CentreAction),
                   stateFrom(S::Completed, StateKind::Closed),
                   stateFrom(S::Cancelled, StateKind::Cancelled)},
        .transitions = {
            {.name = transition::kSubmit,
             .from = codesOf(S::Draft, S::Returned),
             .to = codeOf(S::Submitted),
             .label = msg("verification_request", "Submit"),
             .by = writers,
             .submits = true,
             .guards = {{"VER-BEHALF", nobodyNamed}},
             .effect = fillIn,
             .stamp = kSubmittedAt.name},
            {.name = transition::kReturn,
             .from = codesOf(S::Submitted),
             .to = codeOf(S::Returned),
             .label = msg("verification_request", "Return"),
             .by = checkers,
             .needsReason = true},
            {.name = transition::kCheck,
             .from = codesOf(S::Submitted),
             .to = codeOf(S::AwaitingAssignment),
             .label = msg("verification_request", "Check"),
             .by = checkers,
             .submits = true,
             .guards = {{"VER-SECOND", checkerKeyed}},
             .effect = takeBatches,
             .stamp = kCheckedAt.name},
            {.name = transition::kAssign,
             .from = codesOf(S::AwaitingAssignment),
             .to = codeOf(S::Assigned),
             .label = msg("verification_request", "Assign a verifier"),
             .where = Where::OnlineOnly,
             .stamp = kAssignedAt.name},
            {.name = transition::kAccept,
             .from = codesOf(S::Assigned),
             .to = codeOf(S::Accepted),
             .label = msg("verification_request", "Accept the assignment")},
            {.name = transition::kDecline,
             .from = codesOf(S::Assigned),
             .to = codeOf(S::AwaitingAssignment),
             .label = msg("verification_request", "Decline the assignment"),
             .effect = planAgain},
            {.name = transition::kLapse,
             .from = codesOf(S::Assigned),
             .to = codeOf(S::AwaitingAssignment),
             .label = msg("verification_request", "No reply in time"),
             .where = Where::OnlineOnly,
             .effect = planAgain},
            {.name = transition::kSchedule,
             .from = codesOf(S::Accepted),
             .to = codeOf(S::Scheduled),
             .label = msg("verification_request", "Schedule")},
            {.name = transition::kIssuePackage,
             .from = codesOf(S::Scheduled, S::PackageIssued),
             .to = codeOf(S::PackageIssued),
             .label = msg("verification_request", "Download the package")},
            {.name = transition::kCheckIn,
             .from = codesOf(S::PackageIssued),
             .to = codeOf(S::OnVisit),
             .label = msg("verification_request", "Check in")},
            {.name = transition::kCloseVisit,
             .from = codesOf(S::OnVisit),
             .to = codeOf(S::VisitClosed),
             .label = msg("verification_request", "Close the visit")},
            {.name = transition::kSynchronise,
             .from = codesOf(S::VisitClosed),
             .to = codeOf(S::Synchronised),
             .label = msg("verification_request", "Synchronised")},
            {.name = transition::kSubmitReport,
             .from = codesOf(S::VisitClosed, S::Synchronised),
             .to = codeOf(S::ReportSubmitted),
             .label = msg("verification_request", "Submit the report"),
             .stamp = kReportedAt.name},
            {.name = transition::kTakeUpReview,
             .from = codesOf(S::ReportSubmitted),
             .to = codeOf(S::UnderReview),
             .label = msg("verification_request", "Take up the review"),
             .by = officers},
            {.name = transition::kReturnReport,
             .from = codesOf(S::ReportSubmitted, S::UnderReview),
             .to = codeOf(S::Synchronised),
             .label = msg("verification_request", "Return the report")},
            {.name = transition::kPass,
             .from = codesOf(S::UnderReview),
             .to = codeOf(S::Passed),
             .label = msg("verification_request", "Pass"),
             .where = Where::OnlineOnly,
             .stamp = kDecidedAt.name},
            {.name = transition::kPassConditionally,
             .from = codesOf(S::UnderReview),
             .to = codeOf(S::Conditional),
             .label = msg("verification_request", "Pass conditionally"),
             .where = Where::OnlineOnly,
             .stamp = kDecidedAt.name},
            {.name = transition::kOrderRevisit,
             .from = codesOf(S::UnderReview),
             .to = codeOf(S::RevisitOrdered),
             .label = msg("verification_request", "Order a revisit"),
             .where = Where::OnlineOnly,
             .stamp = kDecidedAt.name},
            {.name = transition::kProposeRefusal,
             .from = codesOf(S::UnderReview),
             .to = codeOf(S::RefusalProposed),
             .label = msg("verification_request", "Propose a refusal"),
             .where = Where::OnlineOnly},
            {.name = transition::kConfirmRefusal,
             .from = codesOf(S::RefusalProposed, S::UnderReview),
             .to = codeOf(S::Refused),
             .label = msg("verification_request", "Refuse"),
             .where = Where::OnlineOnly,
             .effect = releaseBatches,
             .stamp = kDecidedAt.name},
            {.name = transition::kRejectRefusal,
             .from = codesOf(S::RefusalProposed),
             .to = codeOf(S::UnderReview),
             .label = msg("verification_request", "Do not refuse"),
             .where = Where::OnlineOnly},
            {.name = transition::kSendToCentre,
             .from = codesOf(S::Passed, S::Conditional),
             .to = codeOf(S::CentreAction),
             .label = msg("verification_request", "Send the findings to the centre"),
             .where = Where::OnlineOnly},
            {.name = transition::kComplete,
             .from = codesOf(S::Passed, S::CentreAction),
             .to = codeOf(S::Completed),
             .label = msg("verification_request", "Confirm the results"),
             .where = Where::OnlineOnly,
             .stamp = kCompletedAt.name},
            {.name = transition::kPlanRevisit,
             .from = codesOf(S::RevisitOrdered),
             .to = codeOf(S::AwaitingAssignment),
             .label = msg("verification_request", "Plan the revisit"),
             .by = officers,
             .effect = planAgain},
            {.name = transition::kCannotBeHeld,
             .from = codesOf(S::Scheduled, S::PackageIssued, S::OnVisit),
             .to = codeOf(S::AwaitingAssignment),
             .label = msg("verification_request", "Cannot be held"),
             .effect = planAgain},
            {.name = transition::kReplaceVerifier,
             .from = codesOf(S::Assigned, S::Accepted, S::Scheduled, S::PackageIssued, S::OnVisit),
             .to = codeOf(S::Assigned),
             .label = msg("verification_request", "Replace the verifier"),
             .where = Where::OnlineOnly,
             .stamp = kAssignedAt.name},
            {.name = transition::kCancel,
             .from = beforeReport,
             .to = codeOf(S::Cancelled),
             .label = msg("verification_request", "Cancel"),
             .by = officers,
             .where = Where::OnlineOnly,
             .needsReason = true,
             .effect = cancel}}};
}

} // namespace myspike::verification
