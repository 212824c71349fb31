#include <algorithm>

#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/replica_impl.h"
#include "shared/sync/rows.h"

namespace myspike {

Status ReplicaCore::Impl::dropScope(const std::string& key, std::set<RowRef>& orphans)
{
    MYSPIKE_TRY(collectRows("SELECT type, row_id FROM held_row WHERE scope = ?1", key, orphans));
    MYSPIKE_TRY(db.run("DELETE FROM held_row WHERE scope = ?1", key));
    return db.run("DELETE FROM held_scope WHERE key = ?1", key);
}

Status ReplicaCore::Impl::collectRows(std::string_view sql, const std::string& key,
                                      std::set<RowRef>& out)
{
    auto s = db.prepare(sql);
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, key);
    for (;;) {
        auto row = s->step();
        if (!row) {
            return std::move(row).fault();
        }
        if (!*row) {
            return okStatus();
        }
        out.insert({std::string(s->text(0)), s->id(1)});
    }
}

Status ReplicaCore::Impl::purgeOrphans(const std::set<RowRef>& candidates,
                                       std::set<RowRef>& changed)
{
    for (const auto& ref : candidates) {
        auto left = db.integer("SELECT count(*) FROM held_row WHERE type = ?1 AND row_id = ?2", 0,
                               ref.type, ref.id);
        if (!left) {
            return std::move(left).fault();
        }
        if (*left == 0 && store.find(ref.type, ref.id)) {
            MYSPIKE_TRY(store.purge(ref.type, ref.id));
            changed.insert(ref);
        }
    }
    return okStatus();
}

Status ReplicaCore::Impl::takeRow(const PulledRow& row, std::set<RowRef>& changed)
{
    const RowRef ref{std::string(row.record.typeKey()), row.record.id};
    changed.insert(ref);
    MYSPIKE_TRY(db.run("DELETE FROM held_row WHERE type = ?1 AND row_id = ?2", ref.type, ref.id));
    if (row.scopes.empty()) {
        // It may never have been here: it came and went between two pulls.
        return store.find(ref.type, ref.id) ? store.purge(ref.type, ref.id) : okStatus();
    }
    for (const auto& scope : row.scopes) {
        MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO held_row(type, row_id, scope) VALUES(?1, ?2, ?3)",
                           ref.type, ref.id, scope));
    }
    return putRow(store, row.record, row.groupVersions);
}

Result<std::vector<std::string>> ReplicaCore::Impl::heldScopes()
{
    std::vector<std::string> out;
    auto s = db.prepare("SELECT key FROM held_scope ORDER BY key");
    if (!s) {
        return std::move(s).fault();
    }
    for (;;) {
        auto row = s->step();
        if (!row) {
            return std::move(row).fault();
        }
        if (!*row) {
            return out;
        }
        out.emplace_back(s->text(0));
    }
}

PullRequest ReplicaCore::pullRequest() const
{
    auto& d = *m_impl;
    PullRequest r;
    r.epoch = d.identity.epoch;
    r.device = d.identity.device;
    r.generation = d.identity.generation;
    auto s = d.db.prepare("SELECT key, since FROM held_scope ORDER BY key");
    while (s) {
        auto row = s->step();
        if (!row || !*row) {
            break;
        }
        r.scopes.push_back({std::string(s->text(0)), s->integer(1)});
    }
    return r;
}

Result<std::vector<RowRef>> ReplicaCore::applyPull(const PullReply& reply)
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    std::set<RowRef> changed;
    MYSPIKE_TRY(d.restoreShadows(changed));

    std::set<RowRef> orphans;
    for (const auto& key : reply.whole) {
        MYSPIKE_TRY(
            d.collectRows("SELECT type, row_id FROM held_row WHERE scope = ?1", key, orphans));
        MYSPIKE_TRY(d.db.run("DELETE FROM held_row WHERE scope = ?1", key));
    }
    auto waiting = d.db.integer("SELECT count(*) FROM outbox WHERE state <> 2", 0);
    auto held = d.heldScopes();
    if (!waiting || !held) {
        return !waiting ? std::move(waiting).fault() : std::move(held).fault();
    }
    // Work that waits may touch rows of a scope that was lost: it leaves first, then the rows go.
    if (*waiting == 0) {
        for (const auto& key : *held) {
            if (std::find(reply.scopes.begin(), reply.scopes.end(), key) == reply.scopes.end()) {
                MYSPIKE_TRY(d.dropScope(key, orphans));
            }
        }
    }
    for (const auto& row : reply.rows) {
        MYSPIKE_TRY(d.takeRow(row, changed));
    }
    MYSPIKE_TRY(d.purgeOrphans(orphans, changed));
    for (const auto& key : reply.scopes) {
        MYSPIKE_TRY(
            d.db.run("INSERT INTO held_scope(key, since) VALUES(?1, ?2) ON CONFLICT(key) DO "
                     "UPDATE SET since = excluded.since",
                     key, reply.toSeq));
    }

    std::vector<std::pair<std::int64_t, std::string>> decided;
    {
        auto s =
            d.db.prepare("SELECT number, verdict FROM outbox WHERE state = 2 AND number <= ?1");
        if (!s) {
            return std::move(s).fault();
        }
        s->bind(1, reply.ackedNumber);
        for (;;) {
            auto row = s->step();
            if (!row) {
                return std::move(row).fault();
            }
            if (!*row) {
                break;
            }
            decided.emplace_back(s->integer(0), std::string(s->text(1)));
        }
    }
    for (const auto& [number, text] : decided) {
        auto v = decodeVerdict(text);
        if (!v) {
            return std::move(v).fault();
        }
        MYSPIKE_TRY(d.settle(number, *v, v->receivedAt));
    }
    MYSPIKE_TRY(d.replay(changed));
    MYSPIKE_TRY(tx->commit());
    return std::vector<RowRef>(changed.begin(), changed.end());
}

} // namespace myspike
