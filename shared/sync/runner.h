// Runs one operation inside a transaction: rights, state, guards, rules, the command itself, and
// its telling in the history. The replica and the server call the same function.
#pragma once

#include "shared/schema/command.h"
#include "shared/sync/operation.h"

namespace myspike {

/// A row that an operation touched.
struct Change
{
    std::optional<Record> before; ///< nothing where the row is new
    Record after;                 ///< `deleted` where it was removed
};

/// The transaction an operation runs in, which keeps what it touched.
class RecordingTransaction : public Transaction
{
public:
    virtual const std::vector<Change>& changes() const = 0;
    /// Runs `part` as another act within this transaction: with its facts, and with ids made from
    /// it, so that rows get the ids its author's replica gave them.
    virtual Status actAs(const ActContext& context, const std::function<Status()>& part);
};

/// What an edit met: merge groups that were merged, and those in conflict.
struct RunOutcome
{
    std::vector<std::string> merged;
    std::vector<std::string> conflicting;
    Id conflict;
    std::vector<Finding> warnings; ///< not acknowledged; they never stop an act on the server
};

struct RunOptions
{
    /// The server's versions by merge group of the row an operation aims at; empty on a replica,
    /// where nobody else writes.
    std::function<std::int64_t(const Operation&, const Record&, std::string_view group)>
        groupVersion = {};
    /// On the server: a person with all her grants, for parked work that is let in.
    std::function<Result<Actor>(const Id& user)> actorOf = {};
    /// Imports and set-up act by the operator's right on the machine, not by a grant.
    bool trusted = false;
    std::optional<Instant> receivedAt = {};
};

/// The facts of an operation as commands see them.
ActContext contextOf(const Operation& op, Actor actor);

/// @return the outcome, or the fault that refuses it; on a fault the caller rolls back.
Result<RunOutcome> runOperation(const Catalogue& catalogue, const Operation& op,
                                RecordingTransaction& tx, const RunOptions& options);

/// Whether changes of the row's type are told in words.
bool isTold(const Change& change);
/// The history entry of a changed row; nothing where no field differs that people see.
std::optional<Record> historyEntry(const Change& change, const Id& operation,
                                   const std::string& act, const ActContext& context,
                                   const std::optional<Instant>& receivedAt, const Id& id);

/// Sets state and stamp, saves, and runs the effect; rights, guards and rules are the caller's.
Status applyTransition(Transaction& tx, const Transition& transition, Record record);

/// May `actor` do it, and if not, why: for buttons that explain themselves. Looks at rights, state
/// and guards, not at arguments.
Status mayTransition(const RecordType& type, const Record& record, const Transition& transition,
                     const Reader& reader, const ActContext& context);
Status mayCommand(const Command& command, const std::optional<Record>& subject,
                  const Reader& reader, const ActContext& context);
/// Editing the record's own fields; a repeating group follows its parent's state.
Status mayEdit(const Catalogue& catalogue, const Record& record, const Reader& reader,
               const ActContext& context);
Status mayRemove(const Catalogue& catalogue, const Record& record, const Reader& reader,
                 const ActContext& context);

} // namespace myspike
