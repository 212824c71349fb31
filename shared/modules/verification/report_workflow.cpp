// The life of a report: versions are kept, a slip found later is an addendum (2 §2.6 step 20).
#include "shared/modules/description.h"
#include "shared/modules/verification/verification.h"
#include "shared/modules/verification/visit_documents.h"
#include "shared/schema/rule_book.h"

namespace myspike::verification {

namespace {

using namespace visit_report;

Status handIn(Transaction& tx, Record& r)
{
    const auto due = r.get(kDueOn);
    r.set(kLate, due && tx.context().day() > *due);
    MYSPIKE_TRY(tx.update(r));
    const auto request = tx.find(r.get(kRequest));
    if (!request) {
        return tx.onServer() ? Status(Fault::internal("a report without its request")) : okStatus();
    }
    MYSPIKE_TRY(tx.transition(VerificationRequest::kType, request->id,
                              verification_request::transition::kSubmitReport));
    return issueReport(tx, r);
}

/// The returned version stays; a new one begins with the same words.
Status beginNewVersion(Transaction& tx, Record& r)
{
    r.set(kReturnComment, tx.context().comment);
    MYSPIKE_TRY(tx.update(r));
    Record next(visitReport(), tx.newId());
    next.values() = r.values();
    next.set(kVersion, r.getOr(kVersion, std::int64_t{1}) + 1);
    next.set(kState, visit_report::State::Draft);
    next.clear(kSubmittedAt);
    next.clear(kLate);
    MYSPIKE_TRY(tx.insert(next));
    return tx.transition(VerificationRequest::kType,
                         r.getOr(kRequest, Ref<VerificationRequest>{}).id,
                         verification_request::transition::kReturnReport);
}

} // namespace

Workflow reportWorkflow()
{
    using S = visit_report::State;
    const std::vector<std::string_view> hers{role::kExternalVerifier};
    return {.field = kState.name,
            .states = {stateFrom(S::Draft, StateKind::Draft, hers), stateFrom(S::Submitted),
                       stateFrom(S::Returned, StateKind::Closed),
                       stateFrom(S::Accepted, StateKind::Closed),
                       stateFrom(S::Withdrawn, StateKind::Cancelled)},
            .transitions = {{.name = transition::kSubmit,
                             .from = codesOf(S::Draft),
                             .to = codeOf(S::Submitted),
                             .label = msg("visit_report", "Submit"),
                             .by = hers,
                             .submits = true,
                             .effect = handIn,
                             .stamp = kSubmittedAt.name},
                            {.name = transition::kReturn,
                             .from = codesOf(S::Submitted),
                             .to = codeOf(S::Returned),
                             .label = msg("visit_report", "Return with comments"),
                             .by = {role::kVerificationOfficer},
                             .needsReason = true,
                             .effect = beginNewVersion},
                            {.name = transition::kAccept,
                             .from = codesOf(S::Submitted),
                             .to = codeOf(S::Accepted),
                             .label = msg("visit_report", "Accept")},
                            {.name = transition::kWithdraw,
                             .from = codesOf(S::Draft),
                             .to = codeOf(S::Withdrawn),
                             .label = msg("visit_report", "Withdraw")}}};
}

} // namespace myspike::verification
