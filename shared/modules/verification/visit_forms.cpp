// Forms V7 to V10: portfolios, practical observation, recommendations, findings, signatures.
#include <array>

#include "shared/modules/verification/visit_part.h"

namespace myspike {

namespace {
constexpr std::array kModes = {Choice{"practical", msg("practical_observation", "Practical")},
                               Choice{"interview", msg("practical_observation", "Interview")}};
constexpr std::array kResults = {Choice{"competent", msg("result", "Competent")},
                                 Choice{"not_yet_competent", msg("result", "Not yet competent")}};
constexpr std::array kRecommendations = {
    Choice{"competent", msg("trainee_recommendation", "Recommended competent")},
    Choice{"not_yet_competent", msg("trainee_recommendation", "Recommended not yet competent")},
    Choice{"deferred", msg("trainee_recommendation", "Deferred")}};
constexpr std::array kCategories = {Choice{"major", msg("finding", "Major")},
                                    Choice{"minor", msg("finding", "Minor")},
                                    Choice{"improvement", msg("finding", "Improvement")}};
constexpr std::array kFindingStates = {
    Choice{"raised", msg("finding", "Raised")}, Choice{"open", msg("finding", "Open")},
    Choice{"answered", msg("finding", "Answered")}, Choice{"closed", msg("finding", "Closed")}};
constexpr std::array kSignatureRoles = {
    Choice{"external_verifier", msg("signature", "External verifier")},
    Choice{"centre_manager", msg("signature", "Centre manager")},
    Choice{"internal_verifier", msg("signature", "Internal verifier")},
    Choice{"assessor", msg("signature", "Assessor")},
    Choice{"witness", msg("signature", "Witness")}};
constexpr std::array kRefusals = {
    Choice{"disputes_findings", msg("signature", "Disputes the findings")},
    Choice{"disputes_marks", msg("signature", "Disputes marks or recommendations")},
    Choice{"not_authorised", msg("signature", "Says she may not sign for the centre")},
    Choice{"wants_advice", msg("signature", "Wants to ask somebody first")},
    Choice{"left", msg("signature", "Left before signing")},
    Choice{"other", msg("signature", "Another reason")}};
} // namespace

std::span<const Choice> practical_observation::choicesOf(Mode) { return kModes; }
std::span<const Choice> practical_observation::choicesOf(Result) { return kResults; }
std::span<const Choice> trainee_recommendation::choicesOf(Recommendation)
{
    return kRecommendations;
}
std::span<const Choice> finding::choicesOf(Category) { return kCategories; }
std::span<const Choice> finding::choicesOf(State) { return kFindingStates; }
std::span<const Choice> signature::choicesOf(Refusal) { return kRefusals; }
std::span<const Choice> signature::choicesOf(Role) { return kSignatureRoles; }

namespace verification {

const RecordType& portfolioCheck()
{
    using namespace portfolio_check;
    const auto question = [](Msg label) { return FieldTraits{.label = label, .inList = true}; };
    const auto mark = [](Msg label) {
        return FieldTraits{.label = label, .min = 0, .max = 10'000};
    };
    static const RecordType t{
        .key = PortfolioCheck::kType,
        .singular = msg("portfolio_check", "Portfolio check"),
        .plural = msg("portfolio_check", "Portfolio checks"),
        .module = "verification",
        .scopes = partScopes,
        .fields =
            {visitField(), assignmentField(), traineeField(),
             describe(kUnit, {.label = msg("portfolio_check", "Competency unit"),
                              .required = Required::Always,
                              .inList = true,
                              .indexed = true}),
             describe(kScriptPresent, question(msg("portfolio_check", "Script present"))),
             describe(kScriptMarked, question(msg("portfolio_check", "Script marked"))),
             describe(kScriptModerated, question(msg("portfolio_check", "Script moderated"))),
             describe(kChecklistComplete,
                      question(msg("portfolio_check", "Performance checklist complete"))),
             describe(kEvidenceAuthentic, question(msg("portfolio_check", "Evidence authentic"))),
             describe(kEvidenceCurrent, question(msg("portfolio_check", "Evidence current"))),
             describe(kEvidenceSufficient, question(msg("portfolio_check", "Evidence sufficient"))),
             describe(kPaperKnowledge, mark(msg("portfolio_check", "Knowledge mark on paper"))),
             describe(kPaperPerformance, mark(msg("portfolio_check", "Performance mark on paper"))),
             describe(kRemarkKnowledge, mark(msg("portfolio_check", "Knowledge re-marked"))),
             describe(kRemarkPerformance, mark(msg("portfolio_check", "Performance re-marked"))),
             noteField(), photosField()},
        .access = partAccess(),
        .title = {visit_part::kTrainee.name, kUnit.name},
        .naturalKey = {visit_part::kVisit.name, visit_part::kTrainee.name, kUnit.name},
        .defaultSort = {{visit_part::kTrainee.name}, {kUnit.name}},
        .parent = visit_part::kVisit.name,
    };
    return t;
}

const RecordType& practicalObservation()
{
    using namespace practical_observation;
    static const RecordType t{
        .key = PracticalObservation::kType,
        .singular = msg("practical_observation", "Practical observation"),
        .plural = msg("practical_observation", "Practical observations"),
        .module = "verification",
        .scopes = partScopes,
        .fields = {visitField(), assignmentField(), traineeField(),
                   describe(kScheme, {.label = msg("practical_observation", "Marking scheme"),
                                      .required = Required::Always,
                                      .inList = true}),
                   describe(kMode, {.label = msg("practical_observation", "Kind"),
                                    .required = Required::Always,
                                    .inList = true}),
                   describe(kStartedAt, {.label = msg("practical_observation", "Started at")}),
                   describe(kTimerSeconds, {.label = msg("practical_observation", "Time (s)"),
                                            .min = 0,
                                            .max = 1'000'000}),
                   describe(kScore, {.label = msg("practical_observation", "Score (%)"),
                                     .inList = true,
                                     .min = 0,
                                     .max = 10'000}),
                   describe(kResult,
                            {.label = msg("practical_observation", "Result"), .inList = true}),
                   describe(kCoreAbilityScale,
                            {.label = msg("practical_observation", "Core Abilities, scale"),
                             .min = 0,
                             .max = 3}),
                   noteField(), photosField()},
        .access = partAccess(),
        .title = {visit_part::kTrainee.name, kMode.name},
        .defaultSort = {{kStartedAt.name}},
        .parent = visit_part::kVisit.name,
    };
    return t;
}

const RecordType& observationScore()
{
    using namespace observation_score;
    static const RecordType t{
        .key = ObservationScore::kType,
        .singular = msg("observation_score", "Score of a row"),
        .plural = msg("observation_score", "Scores of rows"),
        .module = "verification",
        .scopes = partScopes,
        .fields = {visitField(), assignmentField(),
                   describe(kObservation, {.label = msg("observation_score", "Observation"),
                                           .required = Required::Always,
                                           .indexed = true}),
                   describe(kRow, {.label = msg("observation_score", "Criterion"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .indexed = true}),
                   describe(kScore, {.label = msg("observation_score", "Score"),
                                     .inList = true,
                                     .min = 0,
                                     .max = 3}),
                   noteField()},
        .access = partAccess(),
        .title = {kRow.name},
        .naturalKey = {kObservation.name, kRow.name},
        .parent = kObservation.name,
    };
    return t;
}

const RecordType& traineeRecommendation()
{
    using namespace trainee_recommendation;
    static const RecordType t{
        .key = TraineeRecommendation::kType,
        .singular = msg("trainee_recommendation", "Recommendation"),
        .plural = msg("trainee_recommendation", "Recommendations"),
        .module = "verification",
        .scopes = partScopes,
        .fields = {visitField(), assignmentField(), traineeField(),
                   describe(kBatch, {.label = msg("trainee_recommendation", "Group"),
                                     .required = Required::Always,
                                     .indexed = true}),
                   describe(kRecommendation,
                            {.label = msg("trainee_recommendation", "Recommendation"),
                             .required = Required::Always,
                             .inList = true}),
                   describe(kAsCentre, {.label = msg("trainee_recommendation", "As the centre"),
                                        .inList = true,
                                        .readOnly = true}),
                   describe(kReason, {.label = msg("trainee_recommendation", "Reason"),
                                      .inList = true,
                                      .kind = FieldKind::Paragraph})},
        .access = partAccess(),
        .title = {visit_part::kTrainee.name, kRecommendation.name},
        .naturalKey = {visit_part::kVisit.name, visit_part::kTrainee.name},
        .parent = visit_part::kVisit.name,
    };
    return t;
}

const RecordType& signatureType()
{
    using namespace signature;
    const auto refused = [](const Record& r) { return r.getOr(kRefused, false); };
    static const RecordType t{
        .key = Signature::kType,
        .singular = msg("signature", "Signature"),
        .plural = msg("signature", "Signatures"),
        .module = "verification",
        .scopes = partScopes,
        .fields =
            {
                describe(visit_part::kVisit,
                         {.label = msg("visit_part", "Visit"), .indexed = true}),
                assignmentField(),
                describe(kForm, {.label = msg("signature", "Form"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true}),
                describe(kRole, {.label = msg("signature", "Role"),
                                 .required = Required::Always,
                                 .inList = true}),
                describe(kName, {.label = msg("signature", "Name"),
                                 .required = Required::Always,
                                 .inList = true}),
                describe(kStrokes,
                         {.label = msg("signature", "Signature"), .kind = FieldKind::Signature}),
                describe(kShownHash, {.label = msg("signature", "Digest of what was shown"),
                                      .kind = FieldKind::File}),
                describe(kPaperPhoto, {.label = msg("signature", "Photograph of the signed page"),
                                       .kind = FieldKind::File}),
                describe(kSignedAt, {.label = msg("signature", "Signed at"),
                                     .required = Required::Always,
                                     .inList = true}),
                describe(kRefused, {.label = msg("signature", "Refused to sign"), .inList = true}),
                describe(kRefusalKind,
                         {.label = msg("signature", "Refused because"), .visibleWhen = refused}),
                describe(kRefusalReason, {.label = msg("signature", "Reason of the refusal"),
                                          .required = Required::Always,
                                          .visibleWhen = refused}),
                describe(kWitness, {.label = msg("signature", "Witness"),
                                    .required = Required::Always,
                                    .visibleWhen = refused}),
            },
        .rules = signatureRules(),
        .access = partAccess(),
        .title = {kForm.name, kName.name},
        .defaultSort = {{kSignedAt.name}},
        .parent = visit_part::kVisit.name,
        .appendOnly = true,
    };
    return t;
}

namespace {

std::optional<Text> answererCloses(const Reader&, const Record& r, const ActContext& context)
{
    const auto by = r.get(finding::kAnsweredBy);
    if (by && by->id == context.actor.user) {
        return msg("finding", "You keyed the answer of the centre, so another officer must judge "
                              "it.");
    }
    return std::nullopt;
}

std::optional<Text> noAnswer(const Reader&, const Record& r, const ActContext&)
{
    if (r.get(finding::kState) == finding::State::Open &&
        r.get(finding::kCategory) != finding::Category::Improvement) {
        return msg("finding", "The centre has not answered yet. Only an improvement may be closed "
                              "without an answer.");
    }
    return std::nullopt;
}

Status rememberAnswer(Transaction& tx, Record& r)
{
    if (r.text(finding::kAnswer).empty()) {
        return refusal("FINDING-ANSWER",
                       msg("finding", "Write what the centre has done about it."));
    }
    r.set(finding::kAnsweredBy, Ref<User>{tx.context().actor.user});
    return tx.update(r);
}

Status rememberCloser(Transaction& tx, Record& r)
{
    r.set(finding::kClosedBy, Ref<User>{tx.context().actor.user});
    return tx.update(r);
}

Workflow findingWorkflow()
{
    using namespace finding;
    using S = finding::State;
    const std::vector<std::string_view> officers{role::kVerificationOfficer};
    return {
        .field = kState.name,
        .states = {stateFrom(S::Raised, StateKind::Draft, {role::kExternalVerifier}),
                   stateFrom(S::Open), stateFrom(S::Answered),
                   stateFrom(S::Closed, StateKind::Closed)},
        .transitions = {
            {.name = transition::kIssue,
             .from = codesOf(S::Raised),
             .to = codeOf(S::Open),
             .label = msg("finding", "Give to the centre")},
            {.name = transition::kAnswer,
             .from = codesOf(S::Open),
             .to = codeOf(S::Answered),
             .label = msg("finding", "Answer"),
             .by = {role::kCentreManager, role::kCentreAdministrator, role::kVerificationOfficer},
             .effect = rememberAnswer,
             .stamp = kAnsweredAt.name},
            {.name = transition::kReopen,
             .from = codesOf(S::Answered),
             .to = codeOf(S::Open),
             .label = msg("finding", "Ask for more"),
             .by = officers,
             .needsReason = true,
             .guards = {{"FINDING-SECOND", answererCloses}}},
            {.name = transition::kClose,
             .from = codesOf(S::Open, S::Answered),
             .to = codeOf(S::Closed),
             .label = msg("finding", "Close"),
             .by = officers,
             .guards = {{"FINDING-SECOND", answererCloses}, {"FINDING-ANSWER", noAnswer}},
             .effect = rememberCloser,
             .stamp = kClosedAt.name}}};
}

} // namespace

const RecordType& findingType()
{
    using namespace finding;
    static const RecordType t{
        .key = RaisedFinding::kType,
        .singular = msg("finding", "Finding"),
        .plural = msg("finding", "Findings"),
        .module = "verification",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r)
                .of(visit_part::kAssignment, scope::ofAssignment)
                .with(scope::kVerification)
                .of(kCentre, scope::ofCentre)
                .of(kCentre, scope::ofProfile);
        },
        .fields =
            {
                visitField(),
                assignmentField(),
                describe(kNumber, {.label = msg("finding", "Number"),
                                   .inList = true,
                                   .searchable = true,
                                   .readOnly = true}),
                describe(kCentre, {.label = msg("finding", "Centre"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .indexed = true}),
                describe(kRequest, {.label = msg("finding", "Request"),
                                    .required = Required::Always,
                                    .indexed = true}),
                describe(kCategory, {.label = msg("finding", "Category"),
                                     .required = Required::Always,
                                     .inList = true,
                                     .indexed = true}),
                describe(kForm, {.label = msg("finding", "Form")}),
                describe(kSubject, {.label = msg("finding", "Row it rests on")}),
                describe(kClause, {.label = msg("finding", "Clause"), .inList = true}),
                describe(kDescription, {.label = msg("finding", "What was found"),
                                        .required = Required::Always,
                                        .inList = true,
                                        .searchable = true,
                                        .kind = FieldKind::Paragraph}),
                describe(kEvidence,
                         {.label = msg("finding", "Evidence"), .kind = FieldKind::Paragraph}),
                photosField(),
                describe(kDueOn,
                         {.label = msg("finding", "Due on"), .inList = true, .indexed = true}),
                describe(kAnswer, {.label = msg("finding", "Answer of the centre"),
                                   .kind = FieldKind::Paragraph}),
                describe(kAnsweredAt, {.label = msg("finding", "Answered at"), .readOnly = true}),
                describe(kAnsweredBy, {.label = msg("finding", "Answered by"), .readOnly = true}),
                describe(kClosedAt, {.label = msg("finding", "Closed at"), .readOnly = true}),
                describe(kClosedBy, {.label = msg("finding", "Closed by"), .readOnly = true}),
                describe(kState, {.label = msg("finding", "State"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true,
                                  .readOnly = true}),
            },
        .workflow = findingWorkflow(),
        .rules = findingRules(),
        .access =
            rights(kWorkAndRemove, {role::kExternalVerifier}) +
            rights(kView | static_cast<unsigned>(Verb::Export),
                   {role::kVerificationOfficer, role::kCentreManager, role::kCentreAdministrator}) +
            rights(kView, onlookers()),
        .title = {kCategory.name, kDescription.name},
        .defaultSort = {{kDueOn.name}},
        .parent = visit_part::kVisit.name,
    };
    return t;
}

} // namespace verification

} // namespace myspike
