// A user's act on its way from the replica to the server, and the server's answer to it.
#pragma once

#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/id.h"
#include "shared/base/text.h"
#include "shared/schema/record.h"

namespace myspike {

/// Commands that every type has; all others belong to a module.
inline constexpr const char* kCreate = "create";
inline constexpr const char* kEdit = "edit";
inline constexpr const char* kTransition = "transition";
inline constexpr const char* kRemove = "remove";
/// The argument of `transition` that names it.
inline constexpr Field<std::string> kTransitionName{"$transition"};

/// The version of the record types that this program writes; the server converts older ones.
inline constexpr int kSchemaVersion = 1;

struct Operation
{
    Id id;
    std::string command;
    std::string type; ///< key of the subject's type
    Id subject;
    Values args;
    /// For edits: what the changed fields held, and the row's version, when the user began. The
    /// server merges by them.
    Values base;
    std::int64_t baseVersion = 0;

    Id user;
    Id device;
    Id generation;
    std::int64_t number = 0;             ///< position in the device's outbox, from 1 without gaps
    std::vector<std::int64_t> dependsOn; ///< numbers of earlier operations it builds on
    Instant at;
    bool offline = false;
    std::string deviceName;
    std::string onBehalfOf;
    std::string comment;
    std::vector<std::string> acknowledged; ///< codes of warnings the user has read
    int schema = kSchemaVersion;
    /// The signed receipt of an earlier decision, where it is offered to a server that was
    /// restored from a backup; no part of the act.
    std::string receipt;

    bool operator==(const Operation&) const = default;
};

enum class VerdictKind {
    Applied,
    Merged,   ///< applied beside somebody else's change
    Conflict, ///< kept as a conflict record; the server's value stands until somebody decides
    Rejected,
    Blocked, ///< an operation it depends on was not applied
    Parked,  ///< waits for a supervisor
    Retry    ///< the server's own fault; the only one that keeps the queue waiting
};
const char* toString(VerdictKind kind);
std::optional<VerdictKind> verdictKindFromString(std::string_view text);

struct Verdict
{
    Id operation;
    std::int64_t number = 0;
    VerdictKind kind = VerdictKind::Applied;
    std::int64_t seq = 0; ///< the transaction that holds its effects; 0 where there are none
    std::string rule;     ///< which rule rejected it
    Text text;            ///< in words, for the author
    std::vector<std::string> fields; ///< merged or conflicting merge groups
    Id conflict;
    bool late = false; ///< judged by a right that held when the work was done
    std::int64_t blockedBy = 0;
    Instant receivedAt;
    std::vector<std::pair<std::string, std::string>> numbers; ///< series/year → number given
    /// The signed receipt (shared/trust/receipt.h): given once, the same for ever.
    std::string receipt;

    bool settled() const { return kind != VerdictKind::Retry; }
    bool tookEffect() const { return kind == VerdictKind::Applied || kind == VerdictKind::Merged; }
    bool operator==(const Verdict&) const = default;
};

} // namespace myspike
