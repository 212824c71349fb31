// The register of occupational standards (NOSS) as far as assessment and visits need it, 2 §4.
#pragma once

#include "shared/modules/reference/fields.h"

namespace myspike {

struct Noss
{
    static constexpr const char* kType = "noss";
};
namespace noss {
enum class Kind { OccupationalStandard, CompetencyStandard };
std::span<const Choice> choicesOf(Kind);
enum class Status { Proposed, InDevelopment, Approved, UnderReview, Obsolete, Cancelled };
std::span<const Choice> choicesOf(Status);
/// Shapes of codes; they classify and never refuse (2 §4.2).
enum class CodeFormat { Sector, SectorYear, Msic, CompetencyStandard, Other };
std::span<const Choice> choicesOf(CodeFormat);

inline constexpr Field<std::string> kCode{"code"}; ///< "N821-001-3:2020"
inline constexpr Field<std::string> kTitleMs{"title_ms"};
inline constexpr Field<std::string> kTitleEn{"title_en"};
inline constexpr Field<std::int64_t> kLevel{"level"}; ///< 1 … 5; empty for a standard without level
inline constexpr Field<std::string> kSection{"section"}; ///< MSIC section letter
inline constexpr Field<std::string> kGroup{"group_code"};
inline constexpr Field<std::int64_t> kYear{"year"};
inline constexpr Field<Date> kApprovedOn{"approved_on"};
inline constexpr Field<Kind> kKind{"kind"};
inline constexpr Field<Status> kStatus{"status"};
inline constexpr Field<std::string> kReplaces{"replaces"}; ///< code of the standard before
inline constexpr Field<std::string> kNote{"note"};
inline constexpr Field<std::string> kSource{"source"};
} // namespace noss

struct CompetencyUnit
{
    static constexpr const char* kType = "competency_unit";
};
namespace competency_unit {
enum class Kind { Core, Elective };
std::span<const Choice> choicesOf(Kind);

inline constexpr Field<Ref<Noss>> kNoss{"noss"};
inline constexpr Field<std::string> kNumber{"number"}; ///< "C01", "E01"
inline constexpr Field<std::string> kCode{"code"};     ///< "N821-001-3:2020-C01"
inline constexpr Field<Kind> kKind{"kind"};
inline constexpr Field<std::string> kTitleEn{"title_en"};
inline constexpr Field<std::string> kTitleMs{"title_ms"};
inline constexpr Field<std::int64_t> kHours{"hours"};
inline constexpr Field<std::int64_t> kCredit{"credit"};
inline constexpr Field<Hundredths> kWeight{"weight"}; ///< percent; core units sum to 100
inline constexpr Field<std::int64_t> kWorkActivityCount{"work_activity_count"};
inline constexpr Field<std::int64_t> kCriteriaCount{"criteria_count"};
inline constexpr Field<std::string> kSource{"source"};
} // namespace competency_unit

struct WorkActivity
{
    static constexpr const char* kType = "work_activity";
};
namespace work_activity {
inline constexpr Field<Ref<Noss>> kNoss{"noss"};
inline constexpr Field<Ref<CompetencyUnit>> kUnit{"unit"};
inline constexpr Field<std::string> kNumber{"number"}; ///< "1"
inline constexpr Field<std::string> kCode{"code"};     ///< "…-C01-W01"
inline constexpr Field<std::string> kTitle{"title"};   ///< English, as published
inline constexpr Field<std::string> kTitleMs{"title_ms"};
inline constexpr Field<Hundredths> kWeight{"weight"};
inline constexpr Field<std::int64_t> kHours{"hours"};
} // namespace work_activity

/// One tool, piece of equipment or material that a unit demands, with its ratio.
struct NossEquipment
{
    static constexpr const char* kType = "noss_equipment";
};
namespace noss_equipment {
enum class Kind { Tool, Equipment, Material };
std::span<const Choice> choicesOf(Kind);

inline constexpr Field<Ref<Noss>> kNoss{"noss"};
inline constexpr Field<Ref<CompetencyUnit>> kUnit{"unit"};
inline constexpr Field<std::string> kItem{"item"}; ///< in Malay
inline constexpr Field<std::string> kItemEn{"item_en"};
inline constexpr Field<Kind> kKind{"kind"};
/// "1:1", "1:25", "AR" (as required); empty: not in the register.
inline constexpr Field<std::string> kRatio{"ratio"};
inline constexpr Field<Provenance> kProvenance{"provenance"};
inline constexpr Field<std::string> kSource{"source"};
} // namespace noss_equipment

} // namespace myspike
