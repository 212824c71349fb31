// The replica: a user's acts at once, kept in an outbox until the server has decided, and rebased
// on what others did meanwhile. No sockets, threads, clock or randomness of its own: one thread
// calls it, and the time comes as an argument.
#pragma once

#include <functional>
#include <memory>

#include "shared/store/record_store.h"
#include "shared/sync/messages.h"
#include "shared/sync/row_digest.h"
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

/// What stays to be done; each goes when it is settled, not when it was looked at.
struct SyncCounts
{
    int waiting = 0;
    int refused = 0;   ///< refused acts that were neither sent again nor let go
    int conflicts = 0; ///< differences that nobody has decided
    int parked = 0;    ///< parked work that waits for this user's word
};

/// An act on one record, on its way or decided, with the server's signed receipt.
struct RecordAct
{
    Operation operation;
    std::string payload; ///< as it was sent, byte by byte: what a receipt speaks of
    std::optional<OutboxEntry::State> waiting; ///< empty once it has left the outbox
    std::optional<Verdict> verdict;
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
        int serverSchema = 0; ///< 0: no server has been met
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
    /// Takes on scopes, grants, epoch and nonce; renumbers the outbox where the server says so, and
    /// offers a server with another history what it decided before, with its receipts.
    Status takeHello(const HelloReply& reply);
    /// The next operations to send, in order and byte by byte as they were made, and marks them as
    /// sent. At most `limit` of together `maxBytes`; one that is larger goes as its place alone.
    Result<std::vector<OutgoingOperation>> nextBatch(std::size_t limit,
                                                     std::size_t maxBytes = 1000 * 1000);
    /// The server cannot take this operation's request at all: from now on only its place is sent,
    /// so that it is refused alone and comes back whole into the inbox.
    Status withhold(const Id& operation);
    /// Invalid, and nothing is taken, where a receipt is not the server's.
    Result<std::vector<RowRef>> takeVerdicts(const std::vector<Verdict>& verdicts, Instant now);
    PullRequest pullRequest() const;
    /// What is here is as new as the server's records were at `at`.
    Status notePulled(Instant at);
    /// Shadows back, rows in, decided operations out, the rest replayed: one transaction.
    Result<std::vector<RowRef>> applyPull(const PullReply& reply);

    /// An event's slice, where it goes on from what is held and stands alone; nothing where it does
    /// not, and a pull is needed.
    Result<std::optional<std::vector<RowRef>>> applySlice(const ScopeSlice& slice);
    /// Large scopes that a pull named, small ones first, each with the segments that are not staged
    /// yet. Goes on where an earlier start of the program left off.
    Result<std::vector<SegmentedScope>> coming() const;
    /// Keeps rows of a segment; nothing shows before the pull that follows the last one of its
    /// scope. The same rows may come again. `last`: the segment is complete.
    Status stage(const std::string& sha256, const std::vector<SegmentRow>& rows, bool last);
    /// Waiting work over rows that were put here by other means (ReplicaBuilder).
    Status replayAll();

    Result<std::vector<OutboxEntry>> outbox() const;
    Result<std::vector<InboxEntry>> inbox() const;
    /// The user has dealt with a verdict: what it holds is let go.
    Status markRead(const Id& operation);
    /// What a refusal holds was put into the form of `subject` again: the refusal is settled when
    /// that is sent.
    Status mend(const Id& refused, const Id& subject);

    /// The operations that would go with one that is discarded: itself first, then those that
    /// build on it. Conflict where it has left this machine: the server may have decided it.
    Result<std::vector<Operation>> wouldDiscard(const Id& operation) const;
    /// Takes them out of the outbox as if they had never been done.
    Result<std::vector<RowRef>> discard(const Id& operation);

    /// Commands that begin work which a machine must not begin when its lease has run out
    /// (sync.md §10); they are refused until the next contact.
    void requireLease(std::vector<std::string> commands);

    /// What was done on a record from this machine, newest first, as long as it is kept.
    Result<std::vector<RecordAct>> actsOn(const Id& record) const;

    /// Operations from `number` on that the server has decided before, to be offered again to one
    /// that has forgotten them. Empty where the first of them is not kept any more.
    Result<std::vector<OutgoingOperation>> doneFrom(std::int64_t number, std::size_t limit) const;
    /// The numbers can no longer be brought together: asks for a new generation at the next hello.
    Status askForNewGeneration();
    Result<SyncCounts> counts() const;
    /// Rows with an operation that the server has not decided, and those with a refusal.
    Result<std::vector<RowRef>> pendingRows() const;

    /// What this replica holds, to be compared with the server's sums; one slice at a time.
    DigestRequest digestRequest(int slice) const;
    /// The buckets that differ, with what is held of them. Rows that no scope accounts for are
    /// taken out at once; `strays` counts them.
    struct Compared
    {
        std::vector<RowsRequest> differing;
        std::vector<RowRef> strays;
    };
    Result<Compared> compare(const DigestReply& reply, int slice);
    /// Puts right what differed: only those rows, in one transaction, the outbox replayed on them.
    Result<std::vector<RowRef>> mend(const RowsRequest& request, const RowsReply& reply);

    /// Visible rows equal the base with the waiting operations replayed on it (I7); for tests.
    Status checkReplay();

private:
    Status renumber(const Id& generationBefore);
    Status checkLease(const Operation& op) const;
    Result<std::vector<Operation>> outboxFrom(std::int64_t number) const;

    struct Impl;
    explicit ReplicaCore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace myspike
