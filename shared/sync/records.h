// Record types that every module leans on: what happened to a record, the files beside it, and
// what two people changed at once.
#pragma once

#include "shared/schema/command.h"

namespace myspike {

/// The scopes of a row that follows another one, kept as text since they come from that row.
std::string joinScopes(const std::vector<std::string>& scopes);
std::vector<std::string> splitScopes(const std::string& text);

namespace history {
struct Entry
{
    static constexpr const char* kType = "history_entry";
};
inline constexpr Field<std::string> kRecordType{"record_type"};
inline constexpr Field<std::string> kRecordId{"record_id"};
/// The record's parent, so that a visit's history tells what happened to its rows too.
inline constexpr Field<std::string> kRootId{"root_id"};
inline constexpr Field<std::string> kOperation{"operation"};
/// `create`, `edit`, `remove`, a transition's or a command's name.
inline constexpr Field<std::string> kAct{"act"};
/// `[{"field":…,"from":…,"to":…}, …]`
inline constexpr Field<std::string> kChanges{"changes"};
inline constexpr Field<std::string> kComment{"comment"};
inline constexpr Field<std::string> kActorId{"actor_id"};
inline constexpr Field<std::string> kActorName{"actor_name"};
inline constexpr Field<std::string> kOnBehalfOf{"on_behalf_of"};
inline constexpr Field<std::string> kDeviceName{"device_name"};
inline constexpr Field<bool> kOffline{"offline"};
/// When it was done, by the device's clock as the server bounded it: evidence, not order.
inline constexpr Field<Instant> kDoneAt{"done_at"};
/// When the server took it; empty while it waits in an outbox.
inline constexpr Field<Instant> kReceivedAt{"received_at"};
inline constexpr Field<std::string> kScopes{"scopes"};
const RecordType& entry();
} // namespace history

namespace attachments {
struct Attachment
{
    static constexpr const char* kType = "attachment";
};
inline constexpr Field<std::string> kOwnerType{"owner_type"};
inline constexpr Field<std::string> kOwnerId{"owner_id"};
inline constexpr Field<std::string> kRootId{"root_id"};
inline constexpr Field<std::string> kKind{"kind"}; ///< "photo", "document", "receipt" …
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<std::string> kCaption{"caption"};
inline constexpr Field<std::string> kSha256{"sha256"};
inline constexpr Field<std::int64_t> kSize{"size_bytes"};
inline constexpr Field<std::string> kMediaType{"media_type"};
inline constexpr Field<Instant> kCapturedAt{"captured_at"};
/// Degrees × 1,000,000.
inline constexpr Field<std::int64_t> kLatitude{"latitude_e6"};
inline constexpr Field<std::int64_t> kLongitude{"longitude_e6"};
/// Set by the server when all bytes have arrived and their hash is proved.
inline constexpr Field<bool> kComplete{"complete"};
inline constexpr Field<std::string> kScopes{"scopes"};
const RecordType& attachment();
/// Adds a file to a record: `owner` must exist, and its scopes become the attachment's.
inline constexpr const char* kAttach = "attach";
} // namespace attachments

namespace conflicts {
struct Conflict
{
    static constexpr const char* kType = "conflict";
};
/// Who met what: two changes, a change of a record that was removed, or a removal of a record
/// that was changed.
enum class Kind { BothChanged, RemovedMeanwhile, ChangedBeforeRemoval };
std::span<const Choice> choicesOf(Kind);
enum class State { Open, KeptServer, TookMine, TookOther };
std::span<const Choice> choicesOf(State);
inline constexpr Field<Kind> kKind{"kind"};
inline constexpr Field<std::string> kRecordType{"record_type"};
inline constexpr Field<std::string> kRecordId{"record_id"};
inline constexpr Field<std::string> kGroup{"field_group"};
inline constexpr Field<std::string> kBase{"base_values"};
inline constexpr Field<std::string> kMine{"mine_values"};
inline constexpr Field<std::string> kTheirs{"theirs_values"};
inline constexpr Field<std::string> kOperation{"operation"};
inline constexpr Field<std::string> kAuthor{"author"};
inline constexpr Field<std::string> kAuthorName{"author_name"};
inline constexpr Field<Instant> kMadeAt{"made_at"};
inline constexpr Field<std::string> kDeviceName{"device_name"};
/// The record's title when the changes met: a removed one can no longer be asked for it.
inline constexpr Field<std::string> kTitle{"record_title"};
/// Who wrote the server's value, and when.
inline constexpr Field<std::string> kTheirsName{"theirs_name"};
inline constexpr Field<Instant> kTheirsAt{"theirs_at"};
inline constexpr Field<State> kState{"state"};
/// What the fields hold since the decision; empty where no person had to decide.
inline constexpr Field<std::string> kDecidedValues{"decided_values"};
inline constexpr Field<std::string> kDecidedBy{"decided_by"};
inline constexpr Field<std::string> kDecidedByName{"decided_by_name"};
inline constexpr Field<Instant> kDecidedAt{"decided_at"};
inline constexpr Field<std::string> kNote{"note"};
inline constexpr Field<std::string> kScopes{"scopes"};
const RecordType& conflict();
} // namespace conflicts

/// Registers the types and commands of this file, of settle.h and of parked.h. `supervisors` are
/// the roles that decide on parked work; without any, nothing is parked.
void describeFoundation(Catalogue& catalogue, std::vector<std::string_view> supervisors = {});

} // namespace myspike
