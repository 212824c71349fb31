// What the parts of ReplicaCore share: its tables, its state and the steps of a rebase. Private to
// the replica_*.cpp files.
#pragma once

#include <map>
#include <set>

#include "shared/sync/replica_core.h"

namespace myspike {

enum OutboxState { kWaiting = 0, kSent = 1, kDecided = 2, kAttention = 3 };

struct ReplicaCore::Impl
{
    Database& db;
    RecordStore& store;
    const Catalogue& catalogue;
    Identity identity;
    std::int64_t nextNumber = 1;
    struct Ran
    {
        RunOutcome outcome;
        std::vector<Change> changes;
    };

    Status load();
    Status saveIdentity();
    Status put(std::string_view key, std::string_view value);
    Status keepShadow(const Record& before, bool existed);
    Status restoreShadows(std::set<RowRef>& changed);
    Result<Ran> run(const Operation& op);
    Status recordRows(std::int64_t number, const std::vector<Change>& changes);
    /// Waiting operations that made a row which this one names.
    Result<std::vector<std::int64_t>> dependencies(const Operation& op);
    /// Base and version of the edited fields as they stand, unless the caller opened the record
    /// earlier and says what it saw.
    void fillBase(Operation& op);
    Status replay(std::set<RowRef>& changed);
    Status settle(std::int64_t number, const Verdict& v, Instant at);
    Status dropScope(const std::string& key, std::set<RowRef>& orphans);
    Status collectRows(std::string_view sql, const std::string& key, std::set<RowRef>& out);
    Status purgeOrphans(const std::set<RowRef>& candidates, std::set<RowRef>& changed);
    Status takeRow(const PulledRow& row, std::set<RowRef>& changed);
    Result<std::vector<std::string>> heldScopes();
};

} // namespace myspike
