// The replica: a user's acts at once, kept in an outbox until the server has decided, and rebased
// on what others did meanwhile. No sockets, threads, clock or randomness of its own: one thread
// calls it, and the time comes as an argument.
#pragma once

#include <functional>
#include <memory>

#include "shared/store/record_store.h"
#include "shared/sync/messages.h"
#include "shared/sync/runner.h"

namespace myspike {

struct RowRef
{
    std::string type;
    Id id;
    auto operator<=>(const RowRef&) const = default;
};

/// An operation in the outbox, as the outbox page shows it.
struct OutboxEntry
{
    Operation operation;
    enum class State {
        Waiting,
        Sent,      ///< on its way; the answer may have been lost
        Decided,   ///< the verdict is here, its effect comes with the next pull
        Attention, ///< no longer applies on this replica; the server will decide
    } state = State::Waiting;
    int tries = 0;
    std::optional<Verdict> verdict;
    Text attention;
};

/// Something the user must see: a verdict other than applied, with all that was typed.
struct InboxEntry
{
    Operation operation;
    Verdict verdict;
    Instant arrivedAt;
    bool read = false;
};

struct SyncCounts
{
    int waiting = 0;
    int refused = 0; ///< unread verdicts
    int conflicts = 0;
};

class ReplicaCore
{
public:
    /// Opens or creates the replica's own tables beside the records'.
    static Result<std::unique_ptr<ReplicaCore>> open(Database& db, RecordStore& store,
                                                     const Catalogue& catalogue);
    ~ReplicaCore();

    /// Who this replica belongs to; kept between starts.
    struct Identity
    {
        Id device;
        Id generation;
        std::string deviceName;
        std::string epoch;
        std::string sessionNonce;
        Actor actor;
        Instant leaseUntil;
        std::string receiptKey;
    };
    const Identity& identity() const;
    Status setIdentity(const Identity& identity);

    /// Runs a user's act: rows, shadows and outbox in one durable transaction. The operation's
    /// id, command, type, subject, args, at, comment and acknowledged are the caller's; the rest
    /// is filled in here. An online-only command touches no row: it only enters the outbox.
    /// @return what the act met, with the rows that changed.
    struct Acted
    {
        RunOutcome outcome;
        Operation operation;
        std::vector<RowRef> changed;
    };
    Result<Acted> act(Operation op);
    /// Would it be possible, and if not why: the same run, rolled back.
    Result<RunOutcome> rehearse(Operation op);

    HelloRequest hello() const;
    /// Takes on scopes, grants, epoch and nonce; renumbers the outbox where the server says so.
    Status takeHello(const HelloReply& reply);
    /// The next operations to send, in order, and marks them as sent.
    Result<std::vector<Operation>> nextBatch(std::size_t limit);
    Result<std::vector<RowRef>> takeVerdicts(const std::vector<Verdict>& verdicts, Instant now);
    PullRequest pullRequest() const;
    /// Shadows back, rows in, decided operations out, the rest replayed: one transaction.
    Result<std::vector<RowRef>> applyPull(const PullReply& reply);

    Result<std::vector<OutboxEntry>> outbox() const;
    Result<std::vector<InboxEntry>> inbox() const;
    Status markRead(const Id& operation);
    Result<SyncCounts> counts() const;
    /// Rows with an operation that the server has not decided, and those with a refusal.
    Result<std::vector<RowRef>> pendingRows() const;

    /// Visible rows equal the base with the waiting operations replayed on it (I7); for tests.
    Status checkReplay();

private:
    Status renumber();

    struct Impl;
    explicit ReplicaCore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace myspike
