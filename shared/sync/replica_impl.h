// What the parts of ReplicaCore share: its tables, its state and the steps of a rebase. Private to
// the replica_*.cpp files.
#pragma once

#include <map>
#include <set>

#include "shared/sync/folded_store.h"
#include "shared/sync/replica_core.h"
#include "shared/sync/store_transaction.h"

namespace myspike {

enum OutboxState { kWaiting = 0, kSent = 1, kDecided = 2, kAttention = 3 };

struct ReplicaCore::Impl
{
    Database& db;
    RecordStore& store;
    const Catalogue& catalogue;
    Identity identity;
    std::int64_t nextNumber = 1;
    std::map<std::string, std::int64_t, std::less<>> typeIds;
    std::vector<std::string> leaseBound;
    std::map<std::string, std::int64_t, std::less<>> scopeIds = {}; ///< within one transaction
    struct Ran
    {
        RunOutcome outcome;
        std::vector<Change> changes;
    };

    // --- state ---------------------------------------------------------------------------------
    Status load();
    Status loadTypes();
    /// Types and fields that an earlier version of the program did not know, and this one does.
    Status welcomeNewTypes();
    Status adoptUnknown(const RecordType& type);
    /// The operation of an outbox row; only its place where this version cannot read it.
    Operation readable(std::string_view payload) const;
    /// What the server decided in another history and does not know goes back into the outbox,
    /// before what waits.
    Status offerAgain(const HelloReply& reply);
    Status checkReceipt(const Verdict& v, std::int64_t number) const;
    /// Refuses what a server of an older version could not understand.
    Status checkServerKnows(const Operation& op) const;
    Status saveIdentity();
    Status put(std::string_view key, std::string_view value);
    Result<std::string> get(std::string_view key);

    // --- running and replaying -------------------------------------------------------------------
    Status keepShadow(const Record& before, bool existed);
    Status restoreShadows(std::set<RowRef>& changed);
    Result<Ran> run(const Operation& op, RecordStore& on, TransactionHooks hooks);
    Result<Ran> runHere(const Operation& op);
    Status recordRows(std::int64_t number, const std::vector<Change>& changes);
    /// Waiting operations that made a row which this one names.
    Result<std::vector<std::int64_t>> dependencies(const Operation& op);
    /// Base and version of the edited fields as they stand, unless the caller opened the record
    /// earlier and says what it saw.
    void fillBase(Operation& op);
    /// Word for word as sync.md §6 has it; the oracle of the folded one.
    Status replay(std::set<RowRef>& changed);
    /// Shadows into memory, in front of the rows.
    Status unfold(FoldedStore& rows);
    /// Replays in memory and writes rows, shadows and the outbox's rows where they differ.
    Status fold(FoldedStore& rows, std::set<RowRef>& changed);
    Status settle(std::int64_t number, const Verdict& v, Instant at);
    /// A verdict on work that was decided before: a restored server may decide it anew.
    Status renewDone(const Verdict& v, Instant now);
    /// Parked work that waits for this user's word, and her own that a supervisor refused.
    Status countParked(SyncCounts& counts);
    Result<std::vector<Operation>> withDependants(const Id& operation);

    // --- what came -------------------------------------------------------------------------------
    Result<std::int64_t> scopeId(const std::string& key);
    Status dropScope(const std::string& key, std::set<RowRef>& orphans);
    /// Takes all rows of a scope off it; those that no other scope holds are orphans.
    Status emptyScope(const std::string& key, std::set<RowRef>& orphans);
    Status purgeOrphans(RecordStore& rows, const std::set<RowRef>& candidates,
                        std::set<RowRef>& changed);
    /// Remembers what of a purged row still stands elsewhere; see replica_scrub.h.
    Status noteTraces(const Record& purged);
    Status enter(const RowRef& row, const std::string& scope);
    Status takeRow(RecordStore& rows, const PulledRow& row, std::set<RowRef>& changed);
    Status takeChange(RecordStore& rows, const PulledChange& change, std::set<RowRef>& orphans,
                      std::set<RowRef>& changed);
    Status noteComing(const PullReply& reply);
    Status forgetComing(const std::string& key);
    /// Scopes of which every segment is staged.
    Result<std::vector<SegmentedScope>> staged();
    Status publishStaged(RecordStore& rows, const PullReply& reply, std::set<RowRef>& orphans,
                         std::set<RowRef>& changed);
    /// @param beside other scopes are held, whose rows may be newer.
    Status publish(RecordStore& rows, const std::string& key, bool beside,
                   std::set<RowRef>& orphans, std::set<RowRef>& changed);
    /// The base image: of a row with waiting operations its shadow. Nothing where it is not there
    /// or cannot be read.
    Result<std::optional<Record>> baseRow(const RecordType& type, const Id& id);
    /// Rows in the tables that neither a scope nor a waiting operation accounts for.
    Result<std::vector<RowRef>> strays();
    /// Takes out of a scope what the server's answer shows not to be in it and is not here either.
    Status dropEmptyPlaces(const RowsRequest& request, const RowsReply& reply,
                           std::set<RowRef>& orphans);
    Status moveCursors(const PullReply& reply);
    Status settleDecided(const PullReply& reply);
    Result<std::vector<std::string>> heldScopes();
};

} // namespace myspike
