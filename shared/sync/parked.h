// Work that was done under a right that ended too long ago to be believed at once: it waits, whole,
// for a supervisor, who lets it in or refuses it with a reason.
#pragma once

#include "shared/sync/operation.h"
#include "shared/sync/records.h"
#include "shared/sync/runner.h"

namespace myspike::parked {

struct ParkedOperation
{
    static constexpr const char* kType = "parked_operation";
};
enum class State { Open, LetIn, Refused };
std::span<const Choice> choicesOf(State);
inline constexpr Field<std::string> kOperation{"operation"};
inline constexpr Field<std::string> kCommand{"command"};
inline constexpr Field<std::string> kRecordType{"record_type"};
inline constexpr Field<std::string> kRecordId{"record_id"};
inline constexpr Field<std::string> kTitle{"record_title"};
/// The canonical operation, with everything that was typed.
inline constexpr Field<std::string> kPayload{"payload"};
inline constexpr Field<std::string> kAuthor{"author"};
inline constexpr Field<std::string> kAuthorName{"author_name"};
inline constexpr Field<std::string> kDeviceName{"device_name"};
/// Its place among what the device did: earlier work is let in first.
inline constexpr Field<std::int64_t> kNumber{"op_number"};
inline constexpr Field<Instant> kMadeAt{"made_at"};
inline constexpr Field<Instant> kReceivedAt{"received_at"};
/// The last day of the right it was done under.
inline constexpr Field<Date> kRightEnded{"right_ended"};
inline constexpr Field<State> kState{"state"};
inline constexpr Field<std::string> kDecidedBy{"decided_by"};
inline constexpr Field<std::string> kDecidedByName{"decided_by_name"};
inline constexpr Field<Instant> kDecidedAt{"decided_at"};
inline constexpr Field<std::string> kNote{"note"};
inline constexpr Field<std::string> kScopes{"scopes"};
const RecordType& parkedOperation();

/// Subject: the parked operation. It runs as if it had arrived in time, in its author's name; what
/// no longer fits is refused with the reason, and it stays parked.
inline constexpr const char* kLetIn = "let_in_parked";
/// Subject: the parked operation; a reason is needed, which the author reads.
inline constexpr const char* kRefuse = "refuse_parked";

void describe(Catalogue& catalogue, std::vector<std::string_view> supervisors);
/// False where nobody could decide: then nothing is parked.
bool hasSupervisors(const Catalogue& catalogue);

/// The record that an operation is parked as; its id follows from the operation's.
Id idOf(const Id& operation);
/// @param target the record it is about, where it exists.
Record park(const Operation& op, const Actor& author, const std::optional<Record>& target,
            std::vector<std::string> scopes, Instant receivedAt, std::optional<Date> rightEnded);
/// For the author, until a supervisor has decided.
Text waitingText(std::optional<Date> rightEnded);
/// Who decided, when, and why; empty while it waits.
Text decidedText(const Record& parked);

/// The operation inside, to be run; Conflict where it was decided already.
Result<Operation> operationToLetIn(const Catalogue& catalogue, const Record& parked);
/// The record with who and when.
Record decided(Record parked, State state, const ActContext& context);

} // namespace myspike::parked
