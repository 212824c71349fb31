// Marking schemes as versions, and results as the department confirmed them.
#include <array>

#include "shared/modules/assessment/assessment.h"
#include "shared/modules/description.h"

namespace myspike {

namespace {
constexpr std::array kStatuses = {Choice{"draft", msg("marking_scheme", "Draft")},
                                  Choice{"approved", msg("marking_scheme", "Approved")},
                                  Choice{"withdrawn", msg("marking_scheme", "Withdrawn")}};
constexpr std::array kKinds = {Choice{"practical", msg("marking_scheme", "Practical")},
                               Choice{"interview", msg("marking_scheme", "Interview")}};
constexpr std::array kGroups = {
    Choice{"critical", msg("marking_scheme_row", "Critical items")},
    Choice{"process", msg("marking_scheme_row", "Process")},
    Choice{"product", msg("marking_scheme_row", "Product")},
    Choice{"attitude", msg("marking_scheme_row", "Attitude, safety, environment")},
    Choice{"oral", msg("marking_scheme_row", "Oral questions")}};
constexpr std::array kProgrammeOutcomes = {
    Choice{"competent", msg("result", "Competent")},
    Choice{"not_yet_competent", msg("result", "Not yet competent")},
    Choice{"absent", msg("result", "Absent")},
    Choice{"eligible_full_certificate", msg("result", "Eligible for the full certificate")},
    Choice{"eligible_statement", msg("result", "Eligible for a statement of achievement")},
    Choice{"not_eligible", msg("result", "Not eligible")},
    Choice{"deferred", msg("result", "Deferred")}};
} // namespace

std::span<const Choice> marking_scheme::choicesOf(Status) { return kStatuses; }
std::span<const Choice> marking_scheme::choicesOf(Kind) { return kKinds; }
std::span<const Choice> marking_scheme_row::choicesOf(Group) { return kGroups; }
std::span<const Choice> programme_result::choicesOf(Outcome) { return kProgrammeOutcomes; }

namespace assessment {

namespace {

std::optional<Text> approverDrafted(const Reader&, const Record& r, const ActContext& c)
{
    const auto by = r.get(marking_scheme::kDraftedBy);
    if (by && by->id == c.actor.user) {
        return msg("marking_scheme", "You drafted this scheme, so a second officer must approve "
                                     "it.");
    }
    return std::nullopt;
}

/// The weights of a scheme make 100 percent (2 §5.3: marks reconcile to 100).
std::optional<Text> weightsDoNotAddUp(const Reader& reader, const Record& r, const ActContext&)
{
    Query q{.type = MarkingSchemeRow::kType};
    q.with(equals(marking_scheme_row::kScheme, Ref<MarkingScheme>{r.id}));
    Hundredths sum;
    for (const auto& row : reader.query(q)) {
        sum = sum + row.getOr(marking_scheme_row::kWeight, Hundredths{});
    }
    if (sum != Hundredths::whole(100)) {
        return Text(msg("marking_scheme", "The weights of the rows make %1 percent; they must make "
                                          "100. Correct them before approving."),
                    {sum.toDisplay()});
    }
    return std::nullopt;
}

Status rememberApprover(Transaction& tx, Record& r)
{
    r.set(marking_scheme::kApprovedBy, Ref<User>{tx.context().actor.user});
    return tx.update(r);
}

const std::vector<std::string_view>& editors()
{
    static const std::vector<std::string_view> roles{role::kVerificationOfficer,
                                                     role::kSystemAdministrator};
    return roles;
}

} // namespace

const RecordType& markingScheme()
{
    using namespace marking_scheme;
    using S = marking_scheme::Status;
    static const RecordType t{
        .key = MarkingScheme::kType,
        .singular = msg("marking_scheme", "Marking scheme"),
        .plural = msg("marking_scheme", "Marking schemes"),
        .module = "assessment",
        .shelf = Shelf::Registers,
        .icon = "scale",
        .scopes =
            [](const Record&) {
                return std::vector<std::string>{scope::kReference, scope::kVerification};
            },
        .fields =
            {
                describe(kCode, {.label = msg("marking_scheme", "Code"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true,
                                 .aliases = {"scheme_code"}}),
                describe(kTitle, {.label = msg("marking_scheme", "Title"),
                                  .required = Required::ToSubmit,
                                  .inList = true,
                                  .searchable = true}),
                describe(kNoss, {.label = msg("marking_scheme", "Standard"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true,
                                 .aliases = {"kod_noss"}}),
                describe(kKind, {.label = msg("marking_scheme", "Kind"),
                                 .required = Required::Always,
                                 .inList = true}),
                describe(kMinutes,
                         {.label = msg("marking_scheme", "Minutes"), .min = 1, .max = 2'000}),
                describe(kEffectiveFrom, {.label = msg("marking_scheme", "In force from"),
                                          .required = Required::ToSubmit,
                                          .inList = true}),
                describe(kEffectiveTo, {.label = msg("marking_scheme", "In force until")}),
                describe(kStatus, {.label = msg("marking_scheme", "State"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .readOnly = true}),
                describe(kDraftedBy, {.label = msg("marking_scheme", "Drafted by")}),
                describe(kApprovedBy,
                         {.label = msg("marking_scheme", "Approved by"), .readOnly = true}),
                describe(kSource, {.label = msg("marking_scheme", "Source")}),
            },
        .workflow = {.field = kStatus.name,
                     .states = {stateFrom(S::Draft, StateKind::Draft, editors()),
                                stateFrom(S::Approved, StateKind::Closed),
                                stateFrom(S::Withdrawn, StateKind::Cancelled)},
                     .transitions = {{.name = "approve",
                                      .from = codesOf(S::Draft),
                                      .to = codeOf(S::Approved),
                                      .label = msg("marking_scheme", "Approve"),
                                      .by = editors(),
                                      .submits = true,
                                      .guards = {{"SCHEME-APPROVER", approverDrafted},
                                                 {"SCHEME-WEIGHTS", weightsDoNotAddUp}},
                                      .effect = rememberApprover},
                                     {.name = "withdraw",
                                      .from = codesOf(S::Approved),
                                      .to = codeOf(S::Withdrawn),
                                      .label = msg("marking_scheme", "Withdraw"),
                                      .by = editors(),
                                      .needsReason = true}}},
        .access = seenByAll(rights(kWork, editors())),
        .title = {kCode.name, kTitle.name},
        .naturalKey = {kCode.name},
        .defaultSort = {{kCode.name}},
        .fullReplica = true,
    };
    return t;
}

const RecordType& markingSchemeRow()
{
    using namespace marking_scheme_row;
    static const RecordType t{
        .key = MarkingSchemeRow::kType,
        .singular = msg("marking_scheme_row", "Row of a marking scheme"),
        .plural = msg("marking_scheme_row", "Rows of marking schemes"),
        .module = "assessment",
        // For examiners' eyes only (2 §5.3): a verifier holds it by her assignment.
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r).of(kScheme, scope::ofScheme).with(scope::kVerification);
        },
        .fields =
            {
                describe(kScheme, {.label = msg("marking_scheme_row", "Scheme"),
                                   .required = Required::Always,
                                   .indexed = true,
                                   .aliases = {"scheme_code"}}),
                describe(kNoss,
                         {.label = msg("marking_scheme_row", "Standard"), .aliases = {"kod_noss"}}),
                describe(kUnit, {.label = msg("marking_scheme_row", "Competency unit"),
                                 .aliases = {"cu_no"}}),
                describe(kOrdinal, {.label = msg("marking_scheme_row", "Order"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .indexed = true,
                                    .min = 0,
                                    .aliases = {"row_no"}}),
                describe(kGroup, {.label = msg("marking_scheme_row", "Criteria"),
                                  .required = Required::Always,
                                  .inList = true}),
                describe(kCriterionMs, {.label = msg("marking_scheme_row", "Criterion (Malay)"),
                                        .required = Required::Always,
                                        .inList = true,
                                        .searchable = true,
                                        .maxLength = 600,
                                        .aliases = {"text_ms"}}),
                describe(kCriterionEn, {.label = msg("marking_scheme_row", "Criterion (English)"),
                                        .inList = true,
                                        .maxLength = 600,
                                        .aliases = {"text_en"}}),
                describe(kModelAnswer, {.label = msg("marking_scheme_row", "Model answer"),
                                        .kind = FieldKind::Paragraph}),
                describe(kWeight, {.label = msg("marking_scheme_row", "Weight (%)"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .min = 0,
                                   .max = 10'000}),
            },
        .access = rights(kWorkAndRemove, editors()) + rights(kView, {role::kExternalVerifier}),
        .title = {kCriterionMs.name},
        .naturalKey = {kScheme.name, kOrdinal.name},
        .defaultSort = {{kOrdinal.name}},
        .parent = kScheme.name,
    };
    return t;
}

namespace {

std::vector<Access> resultAccess()
{
    return rights(kView | static_cast<unsigned>(Verb::Export),
                  {role::kVerificationOfficer, role::kExternalVerifier, role::kCentreManager,
                   role::kCentreAdministrator}) +
           rights(kView, {role::kAssessor, role::kInternalVerifier}) + rights(kView, onlookers());
}

/// Results are written by the confirming command only.
template <class T> FieldDef written(const Field<T>& f, Msg label, bool inList = true)
{
    return describe(
        f, {.label = label, .inList = inList, .readOnly = true, .merge = Merge::ServerWins});
}
template <class T> FieldDef key(const Field<T>& f, Msg label, bool inList = true)
{
    return describe(f, {.label = label,
                        .required = Required::Always,
                        .inList = inList,
                        .indexed = true,
                        .readOnly = true,
                        .merge = Merge::ServerWins});
}

} // namespace

const RecordType& unitResult()
{
    using namespace unit_result;
    static const RecordType t{
        .key = UnitResult::kType,
        .singular = msg("unit_result", "Confirmed result of a unit"),
        .plural = msg("unit_result", "Confirmed results of units"),
        .module = "assessment",
        .scopes = [](const Record& r) { return batchScopes(r, kBatch, kCentre); },
        .fields =
            {
                key(kTrainee, msg("unit_result", "Trainee")),
                key(kBatch, msg("unit_result", "Group"), false),
                key(kCentre, msg("unit_result", "Centre"), false),
                key(kUnit, msg("unit_result", "Competency unit")),
                key(kRequest, msg("unit_result", "Verification"), false),
                written(kKnowledge, msg("unit_result", "Knowledge (of 100)")),
                written(kPerformance, msg("unit_result", "Performance (of 100)")),
                written(kOutcome, msg("unit_result", "Result")),
                describe(kRules, {.label = msg("unit_result", "Rule book entries used"),
                                  .readOnly = true,
                                  .merge = Merge::ServerWins,
                                  .kind = FieldKind::Json}),
                written(kConfirmedOn, msg("unit_result", "Confirmed on")),
            },
        .access = resultAccess(),
        .title = {kTrainee.name, kUnit.name},
        .defaultSort = {{kTrainee.name}, {kUnit.name}},
        .appendOnly = true,
    };
    return t;
}

const RecordType& programmeResult()
{
    using namespace programme_result;
    static const RecordType t{
        .key = ProgrammeResult::kType,
        .singular = msg("programme_result", "Confirmed result"),
        .plural = msg("programme_result", "Confirmed results"),
        .module = "assessment",
        .scopes = [](const Record& r) { return batchScopes(r, kBatch, kCentre); },
        .fields =
            {
                key(kTrainee, msg("programme_result", "Trainee")),
                key(kBatch, msg("programme_result", "Group")),
                key(kCentre, msg("programme_result", "Centre"), false),
                key(kRequest, msg("programme_result", "Verification"), false),
                written(kCourseworkKnowledge, msg("programme_result", "Coursework, knowledge")),
                written(kCourseworkPerformance, msg("programme_result", "Coursework, performance")),
                written(kCoursework, msg("programme_result", "Coursework")),
                written(kFinalKnowledge, msg("programme_result", "Final, knowledge")),
                written(kFinalPerformance, msg("programme_result", "Final, performance")),
                written(kProject, msg("programme_result", "Final project"), false),
                written(kIndustrialTraining, msg("programme_result", "Industrial training"), false),
                written(kFinal, msg("programme_result", "Final assessment")),
                written(kTotal, msg("programme_result", "Total")),
                written(kOutcome, msg("programme_result", "Result")),
                describe(kRules, {.label = msg("programme_result", "Rule book entries used"),
                                  .readOnly = true,
                                  .merge = Merge::ServerWins,
                                  .kind = FieldKind::Json}),
                written(kConfirmedOn, msg("programme_result", "Confirmed on")),
            },
        .access = resultAccess(),
        .title = {kTrainee.name, kOutcome.name},
        .defaultSort = {{kTrainee.name}},
        .appendOnly = true,
    };
    return t;
}

void describe(Catalogue& catalogue)
{
    catalogue.add(unitMark());
    catalogue.add(finalMark());
    catalogue.add(coreAbilityResult());
    catalogue.add(markingScheme());
    catalogue.add(markingSchemeRow());
    catalogue.add(markAmendment());
    catalogue.add(unitResult());
    catalogue.add(programmeResult());
    catalogue.add(confirmTrainee());
}

} // namespace assessment

} // namespace myspike
