// Reference tables that many modules point to: places, holidays, checklists. Keys and codes only.
#pragma once

#include "shared/modules/users/fields.h"

namespace myspike {

struct MalaysianState
{
    static constexpr const char* kType = "state";
};
namespace state {
inline constexpr Field<std::string> kCode{"code"}; ///< "01" … "16"
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<std::string> kNameEn{"name_en"};
inline constexpr Field<std::string> kAliases{"aliases"};          ///< spellings joined by |
inline constexpr Field<std::string> kWeekendDays{"weekend_days"}; ///< "sat|sun"
inline constexpr Field<Date> kWeekendFrom{"weekend_from"};
inline constexpr Field<std::string> kPreviousWeekendDays{"previous_weekend_days"};
} // namespace state

struct District
{
    static constexpr const char* kType = "district";
};
namespace district {
inline constexpr Field<Ref<MalaysianState>> kState{"state"};
inline constexpr Field<std::string> kCode{"code"}; ///< "1_1": state and district, as published
inline constexpr Field<std::string> kName{"name"};
} // namespace district

struct Postcode
{
    static constexpr const char* kType = "postcode";
};
namespace postcode {
inline constexpr Field<std::string> kCode{"code"}; ///< five digits, leading zero kept
inline constexpr Field<std::string> kCity{"city"};
inline constexpr Field<Ref<MalaysianState>> kState{"state"};
} // namespace postcode

struct Locality
{
    static constexpr const char* kType = "locality";
};
namespace locality {
inline constexpr Field<std::string> kPostcode{"postcode"};
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<std::string> kCity{"city"};
inline constexpr Field<Ref<MalaysianState>> kState{"state"};
} // namespace locality

struct PublicHoliday
{
    static constexpr const char* kType = "public_holiday";
};
namespace public_holiday {
inline constexpr Field<Ref<MalaysianState>> kState{"state"};
inline constexpr Field<Date> kDate{"date"};
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<std::string> kNameEn{"name_en"};
inline constexpr Field<bool> kEstimated{"estimated"}; ///< depends on the moon
} // namespace public_holiday

/// Where a fact comes from when the register lacks it (issue: "can be entered with its source").
enum class Provenance {
    Register, ///< the department's own register
    Entered,  ///< entered by a person with its source
    Invented  ///< generated for a demonstration
};
std::span<const Choice> choicesOf(Provenance);

/// A version of a checklist: edited as a draft, approved by a second person, in force from a date.
struct Checklist
{
    static constexpr const char* kType = "checklist";
};
namespace checklist {
enum class Kind { SiteVisitCreditUnit, SiteVisitNonCredit, SiteVisitCreditModule, SiteVisitCoptpa };
std::span<const Choice> choicesOf(Kind);
enum class Status { Draft, Approved, Withdrawn };
std::span<const Choice> choicesOf(Status);

inline constexpr Field<std::string> kVersion{"version"}; ///< "2026-1"
inline constexpr Field<Kind> kKind{"kind"};
inline constexpr Field<Date> kEffectiveFrom{"effective_from"};
inline constexpr Field<Date> kEffectiveTo{"effective_to"};
inline constexpr Field<Status> kStatus{"status"};
inline constexpr Field<std::string> kReference{"reference"};
inline constexpr Field<Ref<User>> kDraftedBy{"drafted_by"};
inline constexpr Field<Ref<User>> kApprovedBy{"approved_by"};
inline constexpr Field<Instant> kApprovedAt{"approved_at"};
} // namespace checklist

struct ChecklistItem
{
    static constexpr const char* kType = "checklist_item";
};
namespace checklist_item {
enum class AnswerKind { YesNoNa, Scale, Number, Text };
std::span<const Choice> choicesOf(AnswerKind);

inline constexpr Field<Ref<Checklist>> kChecklist{"checklist"};
inline constexpr Field<std::string> kCode{"code"}; ///< "V2-07"
inline constexpr Field<std::string> kForm{"form"}; ///< "readiness", "V0" … "V10"
inline constexpr Field<std::string> kSectionMs{"section_ms"};
inline constexpr Field<std::string> kSectionEn{"section_en"};
inline constexpr Field<std::int64_t> kOrdinal{"ordinal"};
inline constexpr Field<std::string> kQuestionMs{"question_ms"};
inline constexpr Field<std::string> kQuestionEn{"question_en"};
inline constexpr Field<std::string> kReference{"reference"};
inline constexpr Field<AnswerKind> kAnswerKind{"answer_kind"};
inline constexpr Field<bool> kCritical{"critical"};
inline constexpr Field<bool> kEvidenceRequired{"evidence_required"};
} // namespace checklist_item

} // namespace myspike
