// Marks as the centre enters them, and their amendment by the external verifier.
#include <array>

#include "shared/modules/assessment/assessment.h"
#include "shared/modules/description.h"

namespace myspike {

namespace {
constexpr std::array kOutcomes = {Choice{"competent", msg("result", "Competent")},
                                  Choice{"not_yet_competent", msg("result", "Not yet competent")},
                                  Choice{"absent", msg("result", "Absent")}};
constexpr std::array kComponents = {
    Choice{"coursework_knowledge", msg("component", "Coursework, knowledge")},
    Choice{"coursework_performance", msg("component", "Coursework, performance")},
    Choice{"final_knowledge", msg("component", "Final assessment, knowledge")},
    Choice{"final_performance", msg("component", "Final assessment, performance")},
    Choice{"project", msg("component", "Final project")},
    Choice{"industrial_training", msg("component", "Industrial training")}};

const std::vector<std::string_view>& markers()
{
    static const std::vector<std::string_view> roles{role::kAssessor, role::kVerificationOfficer};
    return roles;
}

std::vector<Access> markAccess()
{
    return rights(kWorkAndRemove, markers()) +
           rights(kView, {role::kInternalVerifier, role::kCentreManager, role::kCentreAdministrator,
                          role::kExternalVerifier}) +
           rights(kView, onlookers());
}

/// A raw mark out of 100.
FieldTraits mark(Msg label) { return {.label = label, .inList = true, .min = 0, .max = 10'000}; }
} // namespace

std::span<const Choice> choicesOf(UnitOutcome) { return kOutcomes; }
std::span<const Choice> mark_amendment::choicesOf(Component) { return kComponents; }

namespace assessment {

std::vector<std::string> batchScopes(const Record& r, const Field<Ref<TraineeBatch>>& batch,
                                     const Field<Ref<Centre>>& centre)
{
    return ScopeList(r)
        .of(batch, scope::ofBatch)
        .of(centre, scope::ofCentre)
        .with(scope::kAssessment)
        .with(scope::kVerification);
}

const RecordType& unitMark()
{
    using namespace unit_mark;
    static const RecordType t{
        .key = UnitMark::kType,
        .singular = msg("unit_mark", "Coursework mark"),
        .plural = msg("unit_mark", "Coursework marks"),
        .module = "assessment",
        .scopes = [](const Record& r) { return batchScopes(r, kBatch, kCentre); },
        .fields =
            {
                describe(kTrainee, {.label = msg("unit_mark", "Trainee"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .indexed = true}),
                describe(kBatch, {.label = msg("unit_mark", "Group"),
                                  .required = Required::Always,
                                  .indexed = true}),
                describe(kCentre,
                         {.label = msg("unit_mark", "Centre"), .required = Required::Always}),
                describe(kUnit, {.label = msg("unit_mark", "Competency unit"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true}),
                describe(kAttempt, {.label = msg("unit_mark", "Attempt"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .min = 1,
                                    .max = 9}),
                describe(kKnowledge, mark(msg("unit_mark", "Knowledge (of 100)"))),
                describe(kPerformance, mark(msg("unit_mark", "Performance (of 100)"))),
                describe(kAbsent, {.label = msg("unit_mark", "Absent")}),
                describe(kAssessedOn, {.label = msg("unit_mark", "Assessed on")}),
                describe(kAssessor, {.label = msg("unit_mark", "Assessor")}),
            },
        .rules = unitMarkRules(),
        .access = markAccess(),
        .title = {kTrainee.name, kUnit.name},
        .naturalKey = {kTrainee.name, kUnit.name, kAttempt.name},
        .defaultSort = {{kTrainee.name}, {kUnit.name}},
        .parent = kTrainee.name,
    };
    return t;
}

const RecordType& finalMark()
{
    using namespace final_mark;
    static const RecordType t{
        .key = FinalMark::kType,
        .singular = msg("final_mark", "Final assessment mark"),
        .plural = msg("final_mark", "Final assessment marks"),
        .module = "assessment",
        .scopes = [](const Record& r) { return batchScopes(r, kBatch, kCentre); },
        .fields =
            {
                describe(kTrainee, {.label = msg("final_mark", "Trainee"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .indexed = true}),
                describe(kBatch, {.label = msg("final_mark", "Group"),
                                  .required = Required::Always,
                                  .indexed = true}),
                describe(kCentre,
                         {.label = msg("final_mark", "Centre"), .required = Required::Always}),
                describe(kAttempt, {.label = msg("final_mark", "Attempt"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .min = 1,
                                    .max = 9}),
                describe(kKnowledge, mark(msg("final_mark", "Knowledge (of 100)"))),
                describe(kPerformance, mark(msg("final_mark", "Performance (of 100)"))),
                describe(kProject, mark(msg("final_mark", "Final project (of 100)"))),
                describe(kIndustrialTraining, mark(msg("final_mark", "Industrial training (of "
                                                                     "100)"))),
                describe(kAbsent, {.label = msg("final_mark", "Absent")}),
                describe(kAssessedOn, {.label = msg("final_mark", "Assessed on")}),
                describe(kAssessor, {.label = msg("final_mark", "Assessor")}),
            },
        .rules = finalMarkRules(),
        .access = markAccess(),
        .title = {kTrainee.name},
        .naturalKey = {kTrainee.name, kAttempt.name},
        .defaultSort = {{kTrainee.name}},
        .parent = kTrainee.name,
    };
    return t;
}

const RecordType& coreAbilityResult()
{
    using namespace core_ability_result;
    static const RecordType t{
        .key = CoreAbilityResult::kType,
        .singular = msg("core_ability_result", "Core Abilities result"),
        .plural = msg("core_ability_result", "Core Abilities results"),
        .module = "assessment",
        .scopes = [](const Record& r) { return batchScopes(r, kBatch, kCentre); },
        .fields =
            {
                describe(kTrainee, {.label = msg("core_ability_result", "Trainee"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .indexed = true}),
                describe(kBatch, {.label = msg("core_ability_result", "Group"),
                                  .required = Required::Always,
                                  .indexed = true}),
                describe(kCentre, {.label = msg("core_ability_result", "Centre"),
                                   .required = Required::Always}),
                describe(kAbility, {.label = msg("core_ability_result", "Ability"),
                                    .required = Required::Always,
                                    .inList = true}),
                describe(kTheoryCorrect,
                         {.label = msg("core_ability_result", "Theory, right items"),
                          .inList = true,
                          .min = 0,
                          .max = 20}),
                describe(kPracticalScale, {.label = msg("core_ability_result", "Practical, scale"),
                                           .inList = true,
                                           .min = 0,
                                           .max = 3}),
                describe(kAttempt,
                         {.label = msg("core_ability_result", "Attempt"), .min = 1, .max = 9}),
            },
        .access = markAccess(),
        .title = {kTrainee.name, kAbility.name},
        .naturalKey = {kTrainee.name, kAbility.name, kAttempt.name},
        .defaultSort = {{kTrainee.name}, {kAbility.name}},
        .parent = kTrainee.name,
    };
    return t;
}

const RecordType& markAmendment()
{
    using namespace mark_amendment;
    static const RecordType t{
        .key = MarkAmendment::kType,
        .singular = msg("mark_amendment", "Mark amendment"),
        .plural = msg("mark_amendment", "Mark amendments"),
        .module = "assessment",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r)
                .of(kBatch, scope::ofBatch)
                .of(kAssignment, scope::ofAssignment)
                .of(kCentre, scope::ofCentre)
                .with(scope::kVerification);
        },
        .fields =
            {
                describe(kTrainee, {.label = msg("mark_amendment", "Trainee"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .indexed = true,
                                    .merge = Merge::AppendOnly}),
                describe(kBatch, {.label = msg("mark_amendment", "Group"),
                                  .required = Required::Always,
                                  .indexed = true,
                                  .merge = Merge::AppendOnly}),
                describe(kCentre, {.label = msg("mark_amendment", "Centre"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .merge = Merge::AppendOnly}),
                describe(kUnit, {.label = msg("mark_amendment", "Competency unit"),
                                 .inList = true,
                                 .merge = Merge::AppendOnly}),
                describe(kComponent, {.label = msg("mark_amendment", "Component"),
                                      .required = Required::Always,
                                      .inList = true,
                                      .merge = Merge::AppendOnly}),
                describe(kOld, {.label = msg("mark_amendment", "Old mark"),
                                .inList = true,
                                .merge = Merge::AppendOnly,
                                .min = 0,
                                .max = 10'000}),
                describe(kNew, {.label = msg("mark_amendment", "New mark"),
                                .required = Required::Always,
                                .inList = true,
                                .merge = Merge::AppendOnly,
                                .min = 0,
                                .max = 10'000}),
                describe(kReason, {.label = msg("mark_amendment", "Reason"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .merge = Merge::AppendOnly,
                                   .maxLength = 1'000}),
                describe(kVerifier, {.label = msg("mark_amendment", "External verifier"),
                                     .required = Required::Always,
                                     .merge = Merge::AppendOnly}),
                describe(kAt, {.label = msg("mark_amendment", "Amended at"),
                               .inList = true,
                               .indexed = true,
                               .merge = Merge::AppendOnly}),
                describe(kAssignment, {.label = msg("mark_amendment", "Assignment"),
                                       .required = Required::Always,
                                       .indexed = true,
                                       .merge = Merge::AppendOnly}),
                describe(kVisit, {.label = msg("mark_amendment", "Visit"),
                                  .required = Required::Always,
                                  .indexed = true,
                                  .merge = Merge::AppendOnly}),
            },
        .rules = amendmentRules(),
        .access =
            rights(static_cast<unsigned>(Verb::Create) | kView, {role::kExternalVerifier}) +
            rights(kView | static_cast<unsigned>(Verb::Export), {role::kVerificationOfficer}) +
            rights(kView, centreRoles()) + rights(kView, onlookers()),
        .title = {kTrainee.name, kComponent.name},
        .defaultSort = {{kAt.name}},
        .parent = kVisit.name,
        .owner = kVerifier.name,
        .appendOnly = true,
    };
    return t;
}

} // namespace assessment

} // namespace myspike
