// Marks, marking schemes and confirmed results, 2 §1.
#pragma once

#include "shared/modules/registration/fields.h"

namespace myspike {

/// The verification that amends and confirms marks; fields of these are in verification/fields.h.
struct VerificationRequest
{
    static constexpr const char* kType = "verification_request";
};
struct Assignment
{
    static constexpr const char* kType = "assignment";
};
struct Visit
{
    static constexpr const char* kType = "visit";
};

enum class UnitOutcome { Competent, NotYetCompetent, Absent };
std::span<const Choice> choicesOf(UnitOutcome);

/// Coursework of one trainee in one competency unit; raw marks of 100.
struct UnitMark
{
    static constexpr const char* kType = "unit_mark";
};
namespace unit_mark {
inline constexpr Field<Ref<Trainee>> kTrainee{"trainee"};
inline constexpr Field<Ref<TraineeBatch>> kBatch{"batch"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<CompetencyUnit>> kUnit{"unit"};
inline constexpr Field<std::int64_t> kAttempt{"attempt"};
inline constexpr Field<Hundredths> kKnowledge{"knowledge"};     ///< KA, of 100
inline constexpr Field<Hundredths> kPerformance{"performance"}; ///< PA, of 100
inline constexpr Field<bool> kAbsent{"absent"};
inline constexpr Field<Date> kAssessedOn{"assessed_on"};
inline constexpr Field<Ref<User>> kAssessor{"assessor"};
} // namespace unit_mark

/// Final assessment of one trainee; raw marks of 100.
struct FinalMark
{
    static constexpr const char* kType = "final_mark";
};
namespace final_mark {
inline constexpr Field<Ref<Trainee>> kTrainee{"trainee"};
inline constexpr Field<Ref<TraineeBatch>> kBatch{"batch"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<std::int64_t> kAttempt{"attempt"};
inline constexpr Field<Hundredths> kKnowledge{"knowledge"};
inline constexpr Field<Hundredths> kPerformance{"performance"};
inline constexpr Field<Hundredths> kProject{"project"};                        ///< Levels 4–5
inline constexpr Field<Hundredths> kIndustrialTraining{"industrial_training"}; ///< Levels 4–5
inline constexpr Field<bool> kAbsent{"absent"};
inline constexpr Field<Date> kAssessedOn{"assessed_on"};
inline constexpr Field<Ref<User>> kAssessor{"assessor"};
} // namespace final_mark

/// Core Abilities (Z-009:2015) of one trainee in one ability.
struct CoreAbilityResult
{
    static constexpr const char* kType = "core_ability_result";
};
namespace core_ability_result {
inline constexpr Field<Ref<Trainee>> kTrainee{"trainee"};
inline constexpr Field<Ref<TraineeBatch>> kBatch{"batch"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<std::string> kAbility{"ability"};
inline constexpr Field<std::int64_t> kTheoryCorrect{"theory_correct"};   ///< of the paper's items
inline constexpr Field<std::int64_t> kPracticalScale{"practical_scale"}; ///< 0 … 3
inline constexpr Field<std::int64_t> kAttempt{"attempt"};
} // namespace core_ability_result

/// A practical marking scheme of a standard: versioned, approved by a second person.
struct MarkingScheme
{
    static constexpr const char* kType = "marking_scheme";
};
namespace marking_scheme {
enum class Status { Draft, Approved, Withdrawn };
std::span<const Choice> choicesOf(Status);
enum class Kind { Practical, Interview };
std::span<const Choice> choicesOf(Kind);

inline constexpr Field<Ref<Noss>> kNoss{"noss"};
inline constexpr Field<std::string> kCode{"code"}; ///< "N821-001-3:2020/2026/A/01"
inline constexpr Field<std::string> kTitle{"title"};
inline constexpr Field<Kind> kKind{"kind"};
inline constexpr Field<std::int64_t> kMinutes{"minutes"};
inline constexpr Field<Date> kEffectiveFrom{"effective_from"};
inline constexpr Field<Date> kEffectiveTo{"effective_to"};
inline constexpr Field<Status> kStatus{"status"};
inline constexpr Field<Ref<User>> kDraftedBy{"drafted_by"};
inline constexpr Field<Ref<User>> kApprovedBy{"approved_by"};
inline constexpr Field<std::string> kSource{"source"};
} // namespace marking_scheme

struct MarkingSchemeRow
{
    static constexpr const char* kType = "marking_scheme_row";
};
namespace marking_scheme_row {
/// The criteria groups of practical papers (2 §1.2), critical first as they are scored.
enum class Group { Critical, Process, Product, Attitude, Oral };
std::span<const Choice> choicesOf(Group);

inline constexpr Field<Ref<MarkingScheme>> kScheme{"scheme"};
inline constexpr Field<Ref<Noss>> kNoss{"noss"};
inline constexpr Field<Ref<CompetencyUnit>> kUnit{"unit"};
inline constexpr Field<std::int64_t> kOrdinal{"ordinal"};
inline constexpr Field<Group> kGroup{"criteria_group"};
inline constexpr Field<std::string> kCriterionMs{"criterion_ms"};
inline constexpr Field<std::string> kCriterionEn{"criterion_en"};
inline constexpr Field<std::string> kModelAnswer{"model_answer"};
inline constexpr Field<Hundredths> kWeight{"weight"}; ///< percent; a scheme sums to 100
} // namespace marking_scheme_row

/// A mark changed by the external verifier: the original is never overwritten (2 §1.4).
struct MarkAmendment
{
    static constexpr const char* kType = "mark_amendment";
};
namespace mark_amendment {
enum class Component {
    CourseworkKnowledge,
    CourseworkPerformance,
    FinalKnowledge,
    FinalPerformance,
    Project,
    IndustrialTraining
};
std::span<const Choice> choicesOf(Component);

inline constexpr Field<Ref<Trainee>> kTrainee{"trainee"};
inline constexpr Field<Ref<TraineeBatch>> kBatch{"batch"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<CompetencyUnit>> kUnit{"unit"}; ///< coursework only
inline constexpr Field<Component> kComponent{"component"};
inline constexpr Field<Hundredths> kOld{"old_mark"};
inline constexpr Field<Hundredths> kNew{"new_mark"};
inline constexpr Field<std::string> kReason{"reason"};
inline constexpr Field<Ref<User>> kVerifier{"verifier"};
inline constexpr Field<Instant> kAt{"amended_at"};
inline constexpr Field<Ref<Assignment>> kAssignment{"assignment"};
inline constexpr Field<Ref<Visit>> kVisit{"visit"};
} // namespace mark_amendment

/// A confirmed result of one trainee in one unit, with the rule book entries it was computed with.
struct UnitResult
{
    static constexpr const char* kType = "unit_result";
};
namespace unit_result {
inline constexpr Field<Ref<Trainee>> kTrainee{"trainee"};
inline constexpr Field<Ref<TraineeBatch>> kBatch{"batch"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<CompetencyUnit>> kUnit{"unit"};
inline constexpr Field<Ref<VerificationRequest>> kRequest{"request"};
inline constexpr Field<Hundredths> kKnowledge{"knowledge"};     ///< raw, after amendment
inline constexpr Field<Hundredths> kPerformance{"performance"}; ///< raw, after amendment
inline constexpr Field<UnitOutcome> kOutcome{"outcome"};
inline constexpr Field<std::string> kRules{"rules"}; ///< entries used, as JSON
inline constexpr Field<Date> kConfirmedOn{"confirmed_on"};
} // namespace unit_result

struct ProgrammeResult
{
    static constexpr const char* kType = "programme_result";
};
namespace programme_result {
enum class Outcome {
    Competent,
    NotYetCompetent,
    Absent,
    EligibleFullCertificate,
    EligibleStatement,
    NotEligible,
    Deferred
};
std::span<const Choice> choicesOf(Outcome);

inline constexpr Field<Ref<Trainee>> kTrainee{"trainee"};
inline constexpr Field<Ref<TraineeBatch>> kBatch{"batch"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<VerificationRequest>> kRequest{"request"};
inline constexpr Field<Hundredths> kCourseworkKnowledge{"coursework_knowledge"}; ///< weighted
inline constexpr Field<Hundredths> kCourseworkPerformance{"coursework_performance"};
inline constexpr Field<Hundredths> kCoursework{"coursework"};
inline constexpr Field<Hundredths> kFinalKnowledge{"final_knowledge"};
inline constexpr Field<Hundredths> kFinalPerformance{"final_performance"};
inline constexpr Field<Hundredths> kProject{"project"};
inline constexpr Field<Hundredths> kIndustrialTraining{"industrial_training"};
inline constexpr Field<Hundredths> kFinal{"final"};
inline constexpr Field<Hundredths> kTotal{"total"};
inline constexpr Field<Outcome> kOutcome{"outcome"};
inline constexpr Field<std::string> kRules{"rules"};
inline constexpr Field<Date> kConfirmedOn{"confirmed_on"};
} // namespace programme_result

namespace assessment {
namespace command {
/// Subject: the trainee. Writes her unit results and programme result.
/// Args: programme_result::kRequest, programme_result::kOutcome (the verifier's word: competent,
/// not_yet_competent or deferred), programme_result::kConfirmedOn.
inline constexpr const char* kConfirmTrainee = "assessment.confirm_trainee";
} // namespace command
} // namespace assessment

} // namespace myspike
