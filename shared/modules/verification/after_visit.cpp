// The report, the decision and the claim.
#include <array>

#include "shared/modules/verification/visit_documents.h"
#include "shared/modules/verification/visit_part.h"

namespace myspike {

namespace {
constexpr std::array kReportStates = {Choice{"draft", msg("visit_report", "Draft")},
                                      Choice{"submitted", msg("visit_report", "Submitted")},
                                      Choice{"returned", msg("visit_report", "Returned")},
                                      Choice{"accepted", msg("visit_report", "Accepted")},
                                      Choice{"withdrawn", msg("visit_report", "Withdrawn")}};
constexpr std::array kRecommendations = {
    Choice{"pass", msg("visit_report", "Pass")},
    Choice{"conditional", msg("visit_report", "Pass conditionally")},
    Choice{"revisit", msg("visit_report", "Visit again")},
    Choice{"refuse", msg("visit_report", "Refuse")}};
constexpr std::array kDecisions = {
    Choice{"pass", msg("verification_decision", "Pass")},
    Choice{"conditional", msg("verification_decision", "Pass conditionally")},
    Choice{"revisit", msg("verification_decision", "Visit again")},
    Choice{"refuse", msg("verification_decision", "Refuse")}};
constexpr std::array kStages = {
    Choice{"final", msg("verification_decision", "Decided")},
    Choice{"proposed", msg("verification_decision", "Proposed")},
    Choice{"confirmed", msg("verification_decision", "Confirmed by a second officer")},
    Choice{"rejected", msg("verification_decision", "Rejected by a second officer")}};
constexpr std::array kClaimStates = {
    Choice{"draft", msg("claim", "Draft")},       Choice{"submitted", msg("claim", "Submitted")},
    Choice{"returned", msg("claim", "Returned")}, Choice{"checked", msg("claim", "Checked")},
    Choice{"approved", msg("claim", "Approved")}, Choice{"paid", msg("claim", "Paid")}};
constexpr std::array kLineKinds = {
    Choice{"honorarium", msg("claim_line", "Duty allowance")},
    Choice{"mileage", msg("claim_line", "Mileage")},
    Choice{"fare", msg("claim_line", "Fare")},
    Choice{"toll_and_parking", msg("claim_line", "Toll and parking")},
    Choice{"lodging", msg("claim_line", "Lodging")},
    Choice{"meals", msg("claim_line", "Meals")}};
} // namespace

std::span<const Choice> visit_report::choicesOf(State) { return kReportStates; }
std::span<const Choice> visit_report::choicesOf(Recommendation) { return kRecommendations; }
std::span<const Choice> verification_decision::choicesOf(Decision) { return kDecisions; }
std::span<const Choice> verification_decision::choicesOf(Stage) { return kStages; }
std::span<const Choice> claim::choicesOf(State) { return kClaimStates; }
std::span<const Choice> claim_line::choicesOf(Kind) { return kLineKinds; }

namespace verification {

Workflow reportWorkflow();

const RecordType& visitReport()
{
    using namespace visit_report;
    static const RecordType t{
        .key = VisitReport::kType,
        .singular = msg("visit_report", "Report"),
        .plural = msg("visit_report", "Reports"),
        .module = "verification",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            ScopeList scopes(r);
            scopes.of(visit_part::kAssignment, scope::ofAssignment).with(scope::kVerification);
            // A report becomes known beyond its author when it has been accepted.
            if (r.get(kState) == visit_report::State::Accepted) {
                scopes.of(kCentre, scope::ofCentre).of(kCentre, scope::ofProfile);
            }
            return scopes;
        },
        .fields =
            {
                describe(visit_part::kVisit, {.label = msg("visit_part", "Visit"),
                                              .required = Required::Always,
                                              .indexed = true,
                                              .readOnly = true}),
                describe(visit_part::kAssignment, {.label = msg("visit_part", "Assignment"),
                                                   .required = Required::Always,
                                                   .indexed = true,
                                                   .readOnly = true}),
                describe(kRequest, {.label = msg("visit_report", "Request"),
                                    .required = Required::Always,
                                    .indexed = true,
                                    .readOnly = true}),
                describe(kCentre, {.label = msg("visit_report", "Centre"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .readOnly = true}),
                describe(kVerifierUser, {.label = msg("visit_report", "Verifier"),
                                         .required = Required::Always,
                                         .inList = true,
                                         .readOnly = true}),
                describe(kVersion, {.label = msg("visit_report", "Version"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .readOnly = true}),
                describe(kSummary, {.label = msg("visit_report", "Summary"),
                                    .required = Required::ToSubmit,
                                    .merge = Merge::OwnerWins,
                                    .kind = FieldKind::Paragraph}),
                describe(kStrengths, {.label = msg("visit_report", "Strengths"),
                                      .merge = Merge::OwnerWins,
                                      .kind = FieldKind::Paragraph}),
                describe(kAdvice, {.label = msg("visit_report", "Advice to the centre"),
                                   .required = Required::ToSubmit,
                                   .merge = Merge::OwnerWins,
                                   .kind = FieldKind::Paragraph}),
                describe(kRecommendation, {.label = msg("visit_report", "Recommendation"),
                                           .required = Required::ToSubmit,
                                           .inList = true,
                                           .merge = Merge::OwnerWins}),
                describe(kAddendum, {.label = msg("visit_report", "Addendum"),
                                     .readOnly = true,
                                     .kind = FieldKind::Paragraph}),
                describe(kReturnComment, {.label = msg("visit_report", "Comments of the officer"),
                                          .readOnly = true,
                                          .kind = FieldKind::Paragraph}),
                describe(kSubmittedAt, {.label = msg("visit_report", "Submitted at"),
                                        .inList = true,
                                        .indexed = true,
                                        .readOnly = true}),
                describe(kDueOn, {.label = msg("visit_report", "Due on"),
                                  .inList = true,
                                  .indexed = true,
                                  .readOnly = true}),
                describe(kLate, {.label = msg("visit_report", "Late"), .readOnly = true}),
                describe(kState, {.label = msg("visit_report", "State"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true,
                                  .readOnly = true}),
            },
        .workflow = reportWorkflow(),
        .rules = reportRules(),
        .access =
            rights(kView | Verb::Edit | Verb::Export, {role::kExternalVerifier}) +
            rights(kView | static_cast<unsigned>(Verb::Export), {role::kVerificationOfficer}) +
            rights(kView, {role::kCentreManager, role::kCentreAdministrator}) +
            rights(kView, onlookers()),
        .title = {kCentre.name, kVersion.name},
        .defaultSort = {{kDueOn.name}},
        .owner = kVerifierUser.name,
    };
    return t;
}

const RecordType& decisionType()
{
    using namespace verification_decision;
    static const RecordType t{
        .key = VerificationDecision::kType,
        .singular = msg("verification_decision", "Decision"),
        .plural = msg("verification_decision", "Decisions"),
        .module = "verification",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            ScopeList scopes(r);
            // The profile's scope is for the office of the state; verifiers do not read the type.
            scopes.with(scope::kVerification).of(kCentre, scope::ofProfile);
            if (r.get(kStage) == Stage::Final || r.get(kStage) == Stage::Confirmed) {
                scopes.of(kCentre, scope::ofCentre);
            }
            return scopes;
        },
        .fields =
            {
                describe(kRequest, {.label = msg("verification_decision", "Request"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .indexed = true,
                                    .readOnly = true}),
                describe(kCentre, {.label = msg("verification_decision", "Centre"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .readOnly = true}),
                describe(kReport,
                         {.label = msg("verification_decision", "Report"), .readOnly = true}),
                describe(kDecision, {.label = msg("verification_decision", "Decision"),
                                     .required = Required::Always,
                                     .inList = true,
                                     .readOnly = true}),
                describe(kStage, {.label = msg("verification_decision", "Stage"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .readOnly = true}),
                describe(kReason, {.label = msg("verification_decision", "Reason"),
                                   .inList = true,
                                   .readOnly = true,
                                   .kind = FieldKind::Paragraph}),
                describe(kOfficer, {.label = msg("verification_decision", "Officer"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .readOnly = true}),
                describe(kAt, {.label = msg("verification_decision", "Decided at"),
                               .required = Required::Always,
                               .inList = true,
                               .indexed = true,
                               .readOnly = true}),
            },
        .access =
            rights(kView | static_cast<unsigned>(Verb::Export),
                   {role::kVerificationOfficer, role::kCentreManager, role::kCentreAdministrator}) +
            rights(kView, onlookers()),
        .title = {kDecision.name, kStage.name},
        .defaultSort = {{kAt.name, true}},
        .appendOnly = true,
    };
    return t;
}

namespace {

std::vector<std::string> claimScopes(const Record& r)
{
    return ScopeList(r)
        .of(visit_part::kAssignment, scope::ofAssignment)
        .of(claim::kVerifierUser, scope::ofUser)
        .with(scope::kVerification);
}

std::vector<Access> claimAccess(unsigned verbs)
{
    return rights(verbs, {role::kExternalVerifier}) +
           rights(kView | static_cast<unsigned>(Verb::Export),
                  {role::kFinanceOfficer, role::kVerificationOfficer}) +
           rights(kView, onlookers());
}

std::optional<Text> checkerApproves(const Reader&, const Record& r, const ActContext& context)
{
    const auto by = r.get(claim::kCheckedBy);
    if (by && by->id == context.actor.user) {
        return msg("claim", "You checked this claim, so another officer must approve it.");
    }
    return std::nullopt;
}

Status rememberChecker(Transaction& tx, Record& r)
{
    r.set(claim::kCheckedBy, Ref<User>{tx.context().actor.user});
    return tx.update(r);
}

Status rememberApprover(Transaction& tx, Record& r)
{
    r.set(claim::kApprovedBy, Ref<User>{tx.context().actor.user});
    return tx.update(r);
}

Status numberAndTotal(Transaction& tx, Record& r)
{
    Query q{.type = ClaimLine::kType};
    q.with(equals(claim_line::kClaim, Ref<Claim>{r.id}));
    Money total;
    for (const auto& line : tx.query(q)) {
        total = total + line.getOr(claim_line::kAmount, Money{});
    }
    r.set(claim::kTotal, total);
    if (!r.has(claim::kNumber) && tx.onServer()) {
        const int year = tx.context().day().year();
        auto number = tx.nextNumber("claim", year);
        if (!number) {
            return std::move(number).fault();
        }
        r.set(claim::kNumber, "TTN/" + std::to_string(year) + "/" + std::to_string(*number));
    }
    MYSPIKE_TRY(tx.update(r));
    return issueClaimForm(tx, r);
}

Workflow claimWorkflow()
{
    using namespace claim;
    using S = claim::State;
    const std::vector<std::string_view> hers{role::kExternalVerifier};
    const std::vector<std::string_view> finance{role::kFinanceOfficer};
    return {.field = kState.name,
            .states = {stateFrom(S::Draft, StateKind::Draft, hers), stateFrom(S::Submitted),
                       stateFrom(S::Returned, StateKind::Open, hers), stateFrom(S::Checked),
                       stateFrom(S::Approved), stateFrom(S::Paid, StateKind::Closed)},
            .transitions = {{.name = transition::kSubmit,
                             .from = codesOf(S::Draft, S::Returned),
                             .to = codeOf(S::Submitted),
                             .label = msg("claim", "Submit"),
                             .by = hers,
                             .submits = true,
                             .effect = numberAndTotal,
                             .stamp = kSubmittedAt.name},
                            {.name = transition::kReturn,
                             .from = codesOf(S::Submitted, S::Checked),
                             .to = codeOf(S::Returned),
                             .label = msg("claim", "Return"),
                             .by = finance,
                             .needsReason = true},
                            {.name = transition::kCheck,
                             .from = codesOf(S::Submitted),
                             .to = codeOf(S::Checked),
                             .label = msg("claim", "Check"),
                             .by = finance,
                             .effect = rememberChecker},
                            {.name = transition::kApprove,
                             .from = codesOf(S::Checked),
                             .to = codeOf(S::Approved),
                             .label = msg("claim", "Approve"),
                             .by = finance,
                             .where = Where::OnlineOnly,
                             .guards = {{"CLAIM-SECOND", checkerApproves}},
                             .effect = rememberApprover},
                            {.name = transition::kPay,
                             .from = codesOf(S::Approved),
                             .to = codeOf(S::Paid),
                             .label = msg("claim", "Mark as paid"),
                             .by = finance,
                             .where = Where::OnlineOnly}}};
}

} // namespace

const RecordType& claimType()
{
    using namespace claim;
    static const RecordType t{
        .key = Claim::kType,
        .singular = msg("claim", "Claim"),
        .plural = msg("claim", "Claims"),
        .module = "verification",
        .shelf = Shelf::Work,
        .icon = "receipt",
        .scopes = claimScopes,
        .fields =
            {
                describe(kNumber, {.label = msg("claim", "Number"),
                                   .inList = true,
                                   .searchable = true,
                                   .readOnly = true}),
                describe(kAssignment, {.label = msg("claim", "Assignment"),
                                       .required = Required::Always,
                                       .inList = true,
                                       .indexed = true}),
                describe(kVerifierUser, {.label = msg("claim", "Verifier"),
                                         .required = Required::Always,
                                         .inList = true,
                                         .indexed = true}),
                describe(kTotal,
                         {.label = msg("claim", "Total"), .inList = true, .readOnly = true}),
                describe(kDueOn, {.label = msg("claim", "Due on"), .readOnly = true}),
                describe(kSubmittedAt,
                         {.label = msg("claim", "Submitted at"), .inList = true, .readOnly = true}),
                describe(kCheckedBy, {.label = msg("claim", "Checked by"), .readOnly = true}),
                describe(kApprovedBy, {.label = msg("claim", "Approved by"), .readOnly = true}),
                describe(kState, {.label = msg("claim", "State"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true,
                                  .readOnly = true}),
            },
        .workflow = claimWorkflow(),
        .access = claimAccess(kWork),
        .title = {kNumber.name, kTotal.name},
        .defaultSort = {{kSubmittedAt.name, true}},
        .owner = kVerifierUser.name,
    };
    return t;
}

const RecordType& claimLine()
{
    using namespace claim_line;
    static const RecordType t{
        .key = ClaimLine::kType,
        .singular = msg("claim_line", "Line of a claim"),
        .plural = msg("claim_line", "Lines of a claim"),
        .module = "verification",
        .scopes = claimScopes,
        .fields =
            {
                describe(kClaim, {.label = msg("claim_line", "Claim"),
                                  .required = Required::Always,
                                  .indexed = true}),
                describe(kAssignment,
                         {.label = msg("claim_line", "Assignment"), .required = Required::Always}),
                describe(kVerifierUser,
                         {.label = msg("claim_line", "Verifier"), .required = Required::Always}),
                describe(kKind, {.label = msg("claim_line", "Kind"),
                                 .required = Required::Always,
                                 .inList = true}),
                describe(kDate, {.label = msg("claim_line", "Date"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true}),
                describe(kQuantity, {.label = msg("claim_line", "Quantity"),
                                     .required = Required::Always,
                                     .inList = true,
                                     .min = 0}),
                describe(kRate, {.label = msg("claim_line", "Rate"), .inList = true, .min = 0}),
                describe(kAmount, {.label = msg("claim_line", "Amount"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .min = 0}),
                describe(kReceipt,
                         {.label = msg("claim_line", "Receipt"), .kind = FieldKind::File}),
                describe(claim_line::kNote, {.label = msg("claim_line", "Note")}),
            },
        .rules = claimLineRules(),
        .access = claimAccess(kWorkAndRemove),
        .title = {kKind.name, kDate.name},
        .defaultSort = {{kDate.name}},
        .parent = kClaim.name,
    };
    return t;
}

} // namespace verification

} // namespace myspike
