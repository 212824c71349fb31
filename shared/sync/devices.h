// Machines that hold a replica, as administrators see them: a record each, kept by the server from
// what the machines say of themselves.
#pragma once

#include "shared/schema/command.h"

namespace myspike::devices {

struct EnrolledDevice
{
    static constexpr const char* kType = "enrolled_device";
};
enum class State { Active, Retired };
std::span<const Choice> choicesOf(State);
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<std::string> kUserId{"user_id"};
inline constexpr Field<std::string> kUserName{"user_name"};
inline constexpr Field<State> kState{"state"};
inline constexpr Field<std::string> kAppVersion{"app_version"};
inline constexpr Field<std::int64_t> kSchema{"schema_version"};
inline constexpr Field<Instant> kFirstSeen{"first_seen"};
/// To the hour: a record that changed at each contact would keep every list of devices moving.
inline constexpr Field<Instant> kLastContact{"last_contact"};
/// When its records were last brought up to date: the age of what its user sees.
inline constexpr Field<Instant> kRecordsAsOf{"records_as_of"};
inline constexpr Field<std::int64_t> kUnsent{"unsent"};
inline constexpr Field<Instant> kOldestUnsent{"oldest_unsent"};
inline constexpr Field<std::int64_t> kClashes{"generation_clashes"};
inline constexpr Field<std::int64_t> kMismatches{"digest_mismatches"};
inline constexpr Field<Instant> kRetiredAt{"retired_at"};
/// What its copy held before is older than what the server remembers of removals: it fetches anew.
inline constexpr Field<Instant> kEnrolledAgainAt{"enrolled_again_at"};
const RecordType& enrolledDevice();

namespace transition {
inline constexpr const char* kRetire = "retire";
inline constexpr const char* kEnrolAgain = "enrol_again";
} // namespace transition

/// Devices that were silent for longer are retired by themselves (sync.md §6).
inline constexpr int kSilentDays = 90;

void describe(Catalogue& catalogue);

} // namespace myspike::devices
