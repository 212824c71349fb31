// Commands after the visit: addenda, the decision, the second officer, the confirmed results.
#include <algorithm>

#include "shared/modules/description.h"
#include "shared/modules/verification/letters.h"
#include "shared/modules/verification/verification.h"
#include "shared/modules/verification/visit_checks.h"
#include "shared/modules/verification/visit_documents.h"
#include "shared/schema/rule_book.h"

namespace myspike::verification {

namespace {

namespace vr = verification_request;
namespace vd = verification_decision;
using Decision = vd::Decision;

Fault gone()
{
    return Fault{FaultCode::NotFound,
                 msg("verification", "This record no longer exists. Go back to the list and "
                                     "refresh it."),
                 {},
                 "GONE"};
}

Ref<User> me(const Transaction& tx) { return {tx.context().actor.user}; }

std::optional<Record> submittedReport(const Reader& reader, const Id& request)
{
    Query q{.type = VisitReport::kType};
    q.with(equals(visit_report::kRequest, Ref<VerificationRequest>{request}))
        .with(equals(visit_report::kState, visit_report::State::Submitted));
    q.orderBy(visit_report::kVersion.name, true);
    return reader.first(q);
}

/// Findings of the request that the centre must still act on.
std::vector<Record> openFindings(const Reader& reader, const Id& request,
                                 std::initializer_list<finding::Category> categories)
{
    Query q{.type = RaisedFinding::kType};
    q.with(equals(finding::kRequest, Ref<VerificationRequest>{request}));
    std::vector<Record> out;
    for (auto& f : reader.query(q)) {
        const auto state = f.get(finding::kState);
        const auto category = f.getOr(finding::kCategory, finding::Category::Improvement);
        if ((state == finding::State::Open || state == finding::State::Answered) &&
            std::find(categories.begin(), categories.end(), category) != categories.end()) {
            out.push_back(std::move(f));
        }
    }
    return out;
}

Status record(Transaction& tx, const Record& request, Decision decision, vd::Stage stage,
              const std::string& reason, const std::optional<Record>& report)
{
    Record d(decisionType(), tx.newId());
    d.set(vd::kRequest, Ref<VerificationRequest>{request.id});
    d.set(vd::kCentre, request.get(vr::kCentre));
    if (report) {
        d.set(vd::kReport, Ref<VisitReport>{report->id});
    }
    d.set(vd::kDecision, decision);
    d.set(vd::kStage, stage);
    d.set(vd::kReason, reason);
    d.set(vd::kOfficer, me(tx));
    d.set(vd::kAt, tx.context().at);
    return tx.insert(d);
}

/// The report is accepted and the verifier's part is done.
Status settleReport(Transaction& tx, const Record& request, const std::optional<Record>& report)
{
    if (report) {
        MYSPIKE_TRY(
            tx.transition(VisitReport::kType, report->id, visit_report::transition::kAccept));
        MYSPIKE_TRY(releaseReport(tx, *report));
    }
    const auto a = tx.find(request.get(vr::kAssignment));
    if (a && a->get(assignment::kState) == assignment::State::VisitClosed) {
        MYSPIKE_TRY(tx.transition(Assignment::kType, a->id, assignment::transition::kFinish));
    }
    return okStatus();
}

Status refuse(Transaction& tx, Record request, const std::string& reason,
              const std::optional<Record>& report)
{
    const auto second = ruleValue(
        tx, RuleKey<bool>{"verification.decision.reject_needs_second_officer"}, tx.context().day());
    if (!second) {
        return second.fault();
    }
    if (reason.empty()) {
        return refusal("VER-REASON", msg("verification_decision", "A refusal needs its reason."));
    }
    if (*second) {
        request.set(vr::kRefusalProposedBy, me(tx));
        MYSPIKE_TRY(tx.update(request));
        MYSPIKE_TRY(record(tx, request, Decision::Refuse, vd::Stage::Proposed, reason, report));
        return tx.transition(VerificationRequest::kType, request.id,
                             vr::transition::kProposeRefusal);
    }
    if (request.get(vr::kAssignedBy) == me(tx)) {
        return refusal("VER-APPROVER", msg("verification_decision",
                                           "You assigned the verifier, so another officer must "
                                           "refuse."));
    }
    MYSPIKE_TRY(record(tx, request, Decision::Refuse, vd::Stage::Final, reason, report));
    MYSPIKE_TRY(settleReport(tx, request, report));
    MYSPIKE_TRY(
        tx.transition(VerificationRequest::kType, request.id, vr::transition::kConfirmRefusal));
    return issueToCentre(tx, document::Template::DecisionLetter, request, codeOf(Decision::Refuse),
                         reason);
}

Status decide(Transaction& tx, const Id& id, const Values& args)
{
    const auto request = tx.find(VerificationRequest::kType, id);
    const auto decision = args.get(vd::kDecision);
    if (!request || !decision) {
        return gone();
    }
    const auto reason = args.getOr(vd::kReason, std::string());
    const auto report = submittedReport(tx, id);
    if (!report) {
        return refusal("VER-NO-REPORT", msg("verification_decision", "There is no report to decide "
                                                                     "on."));
    }
    if (*decision == Decision::Refuse) {
        return refuse(tx, request.record, reason, report);
    }
    using C = finding::Category;
    const auto majors = openFindings(tx, id, {C::Major});
    const auto toAct = openFindings(tx, id, {C::Major, C::Minor});
    if (*decision == Decision::Pass && !majors.empty()) {
        return refusal("VER-MAJOR",
                       Text(msg("verification_decision", "%1 major findings are open. Pass "
                                                         "conditionally, or close them first."),
                            {majors.size()}));
    }
    if (*decision == Decision::Conditional && toAct.empty()) {
        return refusal("VER-CONDITION", msg("verification_decision",
                                            "A conditional pass needs an open finding as its "
                                            "condition."));
    }
    if (*decision == Decision::Revisit && reason.empty()) {
        return refusal("VER-REASON", msg("verification_decision", "A revisit needs its reason."));
    }
    MYSPIKE_TRY(record(tx, request.record, *decision, vd::Stage::Final, reason, report));
    MYSPIKE_TRY(settleReport(tx, request.record, report));
    const char* how = *decision == Decision::Pass          ? vr::transition::kPass
                      : *decision == Decision::Conditional ? vr::transition::kPassConditionally
                                                           : vr::transition::kOrderRevisit;
    MYSPIKE_TRY(tx.transition(VerificationRequest::kType, id, how));
    MYSPIKE_TRY(issueToCentre(tx, document::Template::DecisionLetter, request.record,
                              codeOf(*decision), reason));
    if (toAct.empty()) {
        return okStatus();
    }
    MYSPIKE_TRY(issueToCentre(tx, document::Template::NonConformityNotice, request.record,
                              codeOf(*decision), reason));
    return *decision == Decision::Revisit
               ? okStatus()
               : tx.transition(VerificationRequest::kType, id, vr::transition::kSendToCentre);
}

Status confirmRefusal(Transaction& tx, const Id& id, const Values& args)
{
    const auto request = tx.find(VerificationRequest::kType, id);
    if (!request) {
        return gone();
    }
    const auto report = submittedReport(tx, id);
    const auto reason = args.getOr(vd::kReason, std::string());
    MYSPIKE_TRY(record(tx, request.record, Decision::Refuse, vd::Stage::Confirmed, reason, report));
    MYSPIKE_TRY(settleReport(tx, request.record, report));
    MYSPIKE_TRY(tx.transition(VerificationRequest::kType, id, vr::transition::kConfirmRefusal));
    return issueToCentre(tx, document::Template::DecisionLetter, request.record,
                         codeOf(Decision::Refuse), reason);
}

Status rejectRefusal(Transaction& tx, const Id& id, const Values& args)
{
    const auto request = tx.find(VerificationRequest::kType, id);
    if (!request) {
        return gone();
    }
    MYSPIKE_TRY(record(tx, request.record, Decision::Refuse, vd::Stage::Rejected,
                       args.getOr(vd::kReason, std::string()), submittedReport(tx, id)));
    return tx.transition(VerificationRequest::kType, id, vr::transition::kRejectRefusal);
}

// --- confirmed results ---------------------------------------------------------------------------

/// The verifier's last word on a trainee; without any, the result is deferred.
programme_result::Outcome wordOn(const Reader& reader, const Record& visit, const Id& trainee)
{
    using R = trainee_recommendation::Recommendation;
    using O = programme_result::Outcome;
    Query q{.type = TraineeRecommendation::kType};
    q.with(equals(visit_part::kVisit, Ref<Visit>{visit.id}))
        .with(equals(visit_part::kTrainee, Ref<Trainee>{trainee}));
    const auto found = reader.first(q);
    const auto word = found ? found->get(trainee_recommendation::kRecommendation) : std::nullopt;
    return word == R::Competent         ? O::Competent
           : word == R::NotYetCompetent ? O::NotYetCompetent
                                        : O::Deferred;
}

Status complete(Transaction& tx, const Id& id, const Values&)
{
    const auto request = tx.find(VerificationRequest::kType, id);
    if (!request) {
        return gone();
    }
    Query visits{.type = Visit::kType};
    visits.with(equals(visit::kAssignment, request->getOr(vr::kAssignment, Ref<Assignment>{})));
    const auto visit = tx.first(visits);
    if (!visit) {
        return gone();
    }
    for (const auto& batch : batchesOfVisit(tx, *visit)) {
        const auto sheet = loadMarkSheet(tx, batch);
        if (!sheet) {
            return sheet.fault();
        }
        for (const auto& row : sheet->rows) {
            Values args;
            args.set(programme_result::kRequest, Ref<VerificationRequest>{id})
                .set(programme_result::kOutcome, wordOn(tx, *visit, row.trainee.id))
                .set(programme_result::kConfirmedOn, tx.context().day());
            MYSPIKE_TRY(tx.run(assessment::command::kConfirmTrainee, row.trainee.id, args));
        }
        MYSPIKE_TRY(
            tx.transition(TraineeBatch::kType, batch.id, trainee_batch::transition::kConfirm));
        MYSPIKE_TRY(tx.run(registration::command::kSettleResults, batch.id, {}));
    }
    MYSPIKE_TRY(tx.transition(VerificationRequest::kType, id, vr::transition::kComplete));
    return issueToCentre(tx, document::Template::ConfirmedResults, request.record, "", "");
}

Status addAddendum(Transaction& tx, const Id& id, const Values& args)
{
    auto r = tx.find(VisitReport::kType, id);
    const auto text = args.getOr(visit_report::kAddendum, std::string());
    if (!r) {
        return gone();
    }
    auto all = r->text(visit_report::kAddendum);
    all += (all.empty() ? "" : "\n\n") + tx.context().at.toDisplay() + "\n" + text;
    r.record.set(visit_report::kAddendum, all);
    return tx.update(r.record);
}

// --- guards --------------------------------------------------------------------------------------

/// Neither the proposer nor the one who assigned confirms a refusal (2 §2.5).
std::optional<Text> notASecondOfficer(const Reader&, const Record& r, const ActContext& context)
{
    const Ref<User> actor{context.actor.user};
    if (r.get(vr::kRefusalProposedBy) == actor) {
        return msg("verification_decision", "You proposed the refusal, so a second officer must "
                                            "judge it.");
    }
    if (r.get(vr::kAssignedBy) == actor) {
        return msg("verification_decision", "You assigned the verifier, so another officer must "
                                            "judge the refusal.");
    }
    return std::nullopt;
}

std::optional<Text> verifiedHerself(const Reader& reader, const Record& r,
                                    const ActContext& context)
{
    const auto a = reader.find(r.get(vr::kAssignment));
    if (a && a->get(assignment::kVerifierUser) == Ref<User>{context.actor.user}) {
        return msg("verification_decision", "You held this visit, so an officer must decide.");
    }
    return std::nullopt;
}

std::optional<Text> majorsAreOpen(const Reader& reader, const Record& r, const ActContext&)
{
    const auto majors = openFindings(reader, r.id, {finding::Category::Major});
    if (!majors.empty()) {
        return Text(msg("verification_decision", "%1 major findings are open. Close them before "
                                                 "the results are confirmed."),
                    {majors.size()});
    }
    return std::nullopt;
}

std::optional<Text> notHers(const Reader&, const Record& r, const ActContext& context)
{
    if (r.get(visit_report::kVerifierUser) != Ref<User>{context.actor.user}) {
        return msg("visit_report", "This report is another verifier's.");
    }
    return std::nullopt;
}

} // namespace

void describeDeciding(Catalogue& catalogue)
{
    using myspike::describe;
    const auto reason = [] {
        return describe(vd::kReason, {.label = msg("verification_decision", "Reason"),
                                      .kind = FieldKind::Paragraph});
    };
    const std::vector<std::string_view> officers{role::kVerificationOfficer};
    catalogue.add(
        {.name = command::kDecide,
         .subject = VerificationRequest::kType,
         .label = msg("verification", "Decide"),
         .args = {describe(vd::kDecision, {.label = msg("verification_decision", "Decision"),
                                           .required = Required::Always}),
                  reason()},
         .by = officers,
         .from = codesOf(vr::State::UnderReview),
         .where = Where::OnlineOnly,
         .guards = {{"VER-OWN", verifiedHerself}},
         .run = decide});
    catalogue.add({.name = command::kConfirmRefusal,
                   .subject = VerificationRequest::kType,
                   .label = msg("verification", "Confirm the refusal"),
                   .args = {reason()},
                   .by = officers,
                   .from = codesOf(vr::State::RefusalProposed),
                   .where = Where::OnlineOnly,
                   .guards = {{"VER-SECOND", notASecondOfficer}, {"VER-OWN", verifiedHerself}},
                   .run = confirmRefusal});
    catalogue.add({.name = command::kRejectRefusal,
                   .subject = VerificationRequest::kType,
                   .label = msg("verification", "Do not refuse"),
                   .args = {reason()},
                   .by = officers,
                   .from = codesOf(vr::State::RefusalProposed),
                   .where = Where::OnlineOnly,
                   .guards = {{"VER-SECOND", notASecondOfficer}, {"VER-OWN", verifiedHerself}},
                   .run = rejectRefusal});
    catalogue.add({.name = command::kComplete,
                   .subject = VerificationRequest::kType,
                   .label = msg("verification", "Confirm the results"),
                   .args = {},
                   .by = officers,
                   .from = codesOf(vr::State::Passed, vr::State::CentreAction),
                   .where = Where::OnlineOnly,
                   .guards = {{"VER-OWN", verifiedHerself}, {"VER-MAJOR", majorsAreOpen}},
                   .run = complete});
    catalogue.add(
        {.name = command::kAddAddendum,
         .subject = VisitReport::kType,
         .label = msg("verification", "Add to the report"),
         .args = {describe(visit_report::kAddendum, {.label = msg("visit_report", "Addendum"),
                                                     .required = Required::Always,
                                                     .kind = FieldKind::Paragraph})},
         .by = {role::kExternalVerifier},
         .from = codesOf(visit_report::State::Submitted, visit_report::State::Accepted),
         .guards = {{"VER-HERS", notHers}},
         .run = addAddendum});
}

} // namespace myspike::verification
