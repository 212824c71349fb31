// Record types that have everything a generated list and form must deal with.
#pragma once

#include "shared/schema/command.h"

namespace myspike::test {

struct School
{
    static constexpr const char* kType = "school";
};
namespace school {
inline constexpr Field<std::string> kCode{"code"};
inline constexpr Field<std::string> kName{"name"};
const RecordType& type();
} // namespace school

struct Course
{
    static constexpr const char* kType = "course";
};
namespace course {
enum class State { Draft, Submitted, Approved, Withdrawn };
std::span<const Choice> choicesOf(State);
enum class Kind { Full, Modular };
std::span<const Choice> choicesOf(Kind);
/// More than twelve, so that it is searched.
enum class Region { R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11, R12, R13, R14 };
std::span<const Choice> choicesOf(Region);

inline constexpr Field<std::string> kNumber{"number"};
inline constexpr Field<std::string> kTitle{"title"};
inline constexpr Field<Ref<School>> kSchool{"school"};
inline constexpr Field<State> kState{"state"};
inline constexpr Field<Kind> kKind{"kind"};
inline constexpr Field<Region> kRegion{"region"};
inline constexpr Field<Date> kStart{"start_on"};
inline constexpr Field<Date> kEnd{"end_on"};
inline constexpr Field<std::int64_t> kSeats{"seats"};
inline constexpr Field<Hundredths> kPassMark{"pass_mark"};
inline constexpr Field<Money> kFee{"fee"};
inline constexpr Field<bool> kHasHostel{"has_hostel"};
/// Shown only where there is a hostel.
inline constexpr Field<std::int64_t> kBeds{"beds"};
inline constexpr Field<std::string> kLeader{"leader_identity"};
inline constexpr Field<Instant> kMeetingAt{"meeting_at"};
inline constexpr Field<std::string> kRemarks{"remarks"};
inline constexpr Field<std::string> kPlan{"plan"};
inline constexpr Field<std::string> kSigned{"signed"};
inline constexpr Field<Instant> kSubmittedAt{"submitted_at"};
const RecordType& type();
/// Arguments of `course.postpone`.
inline constexpr Field<Date> kNewStart{"new_start"};
} // namespace course

struct Pupil
{
    static constexpr const char* kType = "pupil";
};
namespace pupil {
inline constexpr Field<Ref<Course>> kCourse{"course"};
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<Hundredths> kMark{"mark"};
const RecordType& type();
} // namespace pupil

/// These, and the foundation's own.
Catalogue formCatalogue();

} // namespace myspike::test
