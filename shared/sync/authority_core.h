// The authority: decides operations in order, keeps what each transaction changed, and tells each
// replica what it may hold. It owns no thread, socket, clock or randomness: the committer calls
// it inside its group transaction, readers call pull() on a snapshot.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "shared/store/record_store.h"
#include "shared/sync/messages.h"
#include "shared/sync/proof.h"
#include "shared/sync/row_digest.h"
#include "shared/sync/runner.h"

namespace myspike {

/// How far a history of the server has come.
struct HistoryMark
{
    std::string epoch;
    std::int64_t seq = 0;
    std::map<std::pair<std::string, int>, std::int64_t> numbers; ///< series, year → last given
    bool operator==(const HistoryMark&) const = default;
};

/// A scope that changed, for the event stream.
struct ScopeEvent
{
    std::string scope;
    std::int64_t seq = 0;
};

/// Rows of one type of a scope, as lines of a segment.
struct ScopePiece
{
    const RecordType* type = nullptr;
    std::int64_t asOf = 0;
    std::int64_t rows = 0;
    std::string lines;
};

class AuthorityCore
{
public:
    /// Opens or creates the server's own tables beside the records'. `epoch` names a new history
    /// and is used only when the store is new.
    /// `actorOf` reads a person and all her grants, past and to come, from the users' records:
    /// rights are judged by the day of the work.
    using ActorSource = std::function<Result<Actor>(const Reader&, const Id& user)>;
    static Result<std::unique_ptr<AuthorityCore>> open(Database& db, RecordStore& store,
                                                       const Catalogue& catalogue, const Id& epoch,
                                                       ActorSource actorOf);
    /// On a connection that only reads: pull() and actor(). The store must have been opened before.
    static Result<std::unique_ptr<AuthorityCore>>
    openToRead(Database& db, RecordStore& store, const Catalogue& catalogue, ActorSource actorOf);
    ~AuthorityCore();

    std::string epoch() const;
    std::int64_t lastSeq() const;
    /// To be called after the caller rolled a group back: counters are read again.
    Status refresh();

    /// The records as they stand in this transaction.
    const Reader& reader() const;

    Result<Actor> actor(const Id& user) const;
    /// The scopes a user may hold on `on`.
    std::vector<std::string> scopesOf(const Actor& actor, Date on) const;

    /// Registers a device at its first contact, or checks its generation and nonce. Forbidden, in
    /// words for its owner, where it was retired or belongs to somebody else.
    Result<HelloReply> hello(const HelloRequest& request, const Id& user, Instant now,
                             const std::string& freshNonce,
                             std::vector<ScopeEvent>* events = nullptr);
    /// Retires devices that were silent for more than 90 days (sync.md §6); to be called daily.
    /// @return the devices.
    Result<std::vector<Id>> retireSilent(Instant now, std::vector<ScopeEvent>& events);
    /// Adds to what the list of devices says of records that differed from the server's.
    Status noteMismatches(const Id& device, std::int64_t found, Instant now,
                          std::vector<ScopeEvent>& events);

    /// What this history has confirmed at the least; kept outside the database, it tells whether a
    /// backup was put back (history_mark.h).
    Result<HistoryMark> mark() const;
    /// After a restore: a new history `epoch` that goes on above whatever the old one may have
    /// confirmed. Number series are closed above the highest number known from `seen` and
    /// `receipts`; what lies between waits for the receipts that name it.
    Status beginEpoch(const Id& epoch, const HistoryMark& seen,
                      const std::vector<SignedReceipt>& receipts, Instant now);

    /// Decides operations of one device, in order. Must run inside a write transaction that the
    /// caller commits durably before it sends the verdicts; each operation has its savepoint.
    Result<PushReply> push(const std::vector<PushedOperation>& ops, const Id& user,
                           const Id& device, Instant now, std::vector<ScopeEvent>& events);

    /// An act of the server's own operator: imports, set-up, clocks. Same pipeline, no grant.
    Result<Verdict> actTrusted(const Operation& op, Instant now, std::vector<ScopeEvent>& events);
    /// Many rows of one type as one operation: an import's batch. Rules are judged per row;
    /// rows that a rule refuses are left out and reported.
    struct ImportedRow
    {
        Record record;
        std::size_t sourceLine = 0;
    };
    struct ImportOutcome
    {
        std::size_t inserted = 0;
        std::size_t updated = 0;
        std::size_t unchanged = 0;
        std::vector<std::pair<std::size_t, Finding>> refused; ///< line, why
        std::vector<std::pair<std::size_t, Finding>> warned;
    };
    Result<ImportOutcome> importRows(const Operation& op, const std::vector<ImportedRow>& rows,
                                     Instant now, std::vector<ScopeEvent>& events);

    /// What happened in the user's scopes since the replica's cursors: whole transactions in order,
    /// a slice of them; scopes of which it has nothing come whole when it has caught up.
    Result<PullReply> pull(const PullRequest& request, const Actor& actor, Instant now) const;

    /// What the roles of `view` see of a scope's transactions in (after, seq]; nothing where that
    /// is more than `mostRows`.
    Result<std::optional<ScopeSlice>> slice(const std::string& scope, const std::string& view,
                                            std::int64_t after, std::int64_t seq,
                                            std::size_t mostRows) const;
    /// Keys of the types of which rows changed in a scope's transactions in (after, seq].
    Result<std::vector<std::string>> typesIn(const std::string& scope, std::int64_t after,
                                             std::int64_t seq) const;
    /// Names which types an actor sees in a scope: the roles that he holds there.
    static std::string viewOf(const Actor& actor, const std::string& scope, Date on);
    /// Hands on every row of a scope, or with `since` those that changed after it, in pieces of
    /// about `pieceBytes`, sorted by type and id, as they stand at one transaction.
    /// @return that transaction.
    Result<std::int64_t> readScope(const std::string& scope, std::int64_t since,
                                   std::size_t pieceBytes,
                                   const std::function<Status(ScopePiece)>& sink) const;
    /// Changes in a scope after `since`, counted no further than one above the bound of a delta.
    Result<std::int64_t> eventsSince(const std::string& scope, std::int64_t since) const;
    /// The last transaction whose changes are no longer kept.
    Result<std::int64_t> floorSeq() const;
    /// Whether the actor's roles in the scope may see rows of the type.
    bool maySee(const Actor& actor, const RecordType& type, const std::string& scope,
                Date on) const;

    /// Forgets what transactions changed that no device in use needs any more, `most` of them at
    /// a time: those below min(what the furthest behind of them holds, 90 days ago). A device
    /// below gets its scopes anew, and its outbox is taken as ever. Inside a write transaction.
    /// @return how many were forgotten.
    Result<std::int64_t> compact(Instant now, std::int64_t most);

    /// A delta above this many changes comes as segments, a whole scope above this many rows too.
    void setBounds(std::int64_t deltaRows, std::int64_t wholeRows);
    /// Rows of a slice, for tests; whole transactions all the same.
    void setSliceRows(std::size_t rows);

    /// How long a person may work without contact, where her work needs more than the common
    /// fourteen days: a visit that ends later. Set once by the application.
    using LeaseRule = std::function<Instant(const Reader&, const Actor&, Instant now)>;
    void setLeaseRule(LeaseRule rule);

    /// Signs receipts and knows them again; set once by the application.
    void setSeal(ReceiptSeal seal);

    /// For the comparison of what a replica holds with what it should hold (sync §12). Scopes that
    /// the actor may not hold, or holds with other rights, are passed over.
    Result<DigestReply> digests(const DigestRequest& request, const Actor& actor,
                                Instant now) const;
    /// The rows of a bucket that differ. Forbidden where the scope or type is not the actor's.
    Result<RowsReply> rows(const RowsRequest& request, const Actor& actor, Instant now) const;

    /// Consistency of the server's own tables and of references; empty when sound.
    Result<std::vector<std::string>> check() const;

private:
    struct Impl;
    explicit AuthorityCore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace myspike
