#include <algorithm>

#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/replica_impl.h"
#include "shared/sync/rows.h"

namespace myspike {

Result<std::int64_t> ReplicaCore::Impl::scopeId(const std::string& key)
{
    if (const auto known = scopeIds.find(key); known != scopeIds.end()) {
        return known->second;
    }
    MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO my_scope(key) VALUES(?1)", key));
    auto id = db.integer("SELECT id FROM my_scope WHERE key = ?1", 0, key);
    if (id) {
        scopeIds.emplace(key, *id);
    }
    return id;
}

Status ReplicaCore::Impl::dropScope(const std::string& key, std::set<RowRef>& orphans)
{
    scopeIds.clear();
    MYSPIKE_TRY(emptyScope(key, orphans));
    MYSPIKE_TRY(db.run("DELETE FROM unknown_type WHERE scope = ?1", key));
    return db.run("DELETE FROM my_scope WHERE key = ?1", key);
}

Status ReplicaCore::Impl::emptyScope(const std::string& key, std::set<RowRef>& orphans)
{
    auto s = db.prepare("SELECT t.key, r.row_id FROM scope_row r JOIN my_type t ON t.id = r.type "
                        "WHERE r.scope = (SELECT id FROM my_scope WHERE key = ?1)");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, key);
    RowCursor cursor(*s);
    while (cursor.next()) {
        orphans.insert({std::string(s->text(0)), s->id(1)});
    }
    MYSPIKE_TRY(cursor.status());
    s->reset();
    return db.run("DELETE FROM scope_row WHERE scope = (SELECT id FROM my_scope WHERE key = ?1)",
                  key);
}

Status ReplicaCore::Impl::purgeOrphans(RecordStore& rows, const std::set<RowRef>& candidates,
                                       std::set<RowRef>& changed)
{
    for (const auto& ref : candidates) {
        const auto type = typeIds.find(ref.type);
        if (type == typeIds.end() || !catalogue.type(ref.type)) {
            continue; // of a version of the program that knew more
        }
        auto left = db.integer("SELECT count(*) FROM scope_row WHERE row_id = ?1 AND type = ?2", 0,
                               ref.id, type->second);
        if (!left) {
            return std::move(left).fault();
        }
        if (*left > 0) {
            continue;
        }
        if (const auto gone = rows.find(ref.type, ref.id)) {
            MYSPIKE_TRY(rows.purge(ref.type, ref.id));
            MYSPIKE_TRY(noteTraces(*gone));
            changed.insert(ref);
        }
    }
    return rows.fault() ? Status(*rows.fault()) : okStatus();
}

Status ReplicaCore::Impl::enter(const RowRef& row, const std::string& scope)
{
    auto id = scopeId(scope);
    if (!id) {
        return std::move(id).fault();
    }
    return db.run("INSERT OR IGNORE INTO scope_row(scope, type, row_id) VALUES(?1, ?2, ?3)", *id,
                  typeIds.at(row.type), row.id);
}

Status ReplicaCore::Impl::takeRow(RecordStore& rows, const PulledRow& row,
                                  std::set<RowRef>& changed)
{
    const RowRef ref{std::string(row.record.typeKey()), row.record.id};
    changed.insert(ref);
    for (const auto& scope : row.scopes) {
        MYSPIKE_TRY(enter(ref, scope));
    }
    return putRow(rows, row.record, row.groupVersions);
}

Status ReplicaCore::Impl::takeChange(RecordStore& rows, const PulledChange& change,
                                     std::set<RowRef>& orphans, std::set<RowRef>& changed)
{
    const RowRef ref{std::string(change.record.typeKey()), change.record.id};
    changed.insert(ref);
    for (const auto& scope : change.enters) {
        MYSPIKE_TRY(enter(ref, scope));
    }
    for (const auto& scope : change.leaves) {
        MYSPIKE_TRY(db.run("DELETE FROM scope_row WHERE type = ?2 AND row_id = ?3 AND scope = "
                           "(SELECT id FROM my_scope WHERE key = ?1)",
                           scope, typeIds.at(ref.type), ref.id));
        orphans.insert(ref);
    }
    if (!change.whole && change.fields.empty() && change.record.unknown.empty()) {
        return okStatus();
    }
    const auto found = rows.find(ref.type, ref.id);
    if (rows.fault()) {
        return *rows.fault();
    }
    // A row that came whole by another scope may be ahead of this transaction already.
    if (found && found->version > change.record.version) {
        return okStatus();
    }
    if (change.whole) {
        return putRow(rows, change.record, change.groupVersions);
    }
    if (!found) {
        // The server takes us to hold a row that we do not: whatever led here, whole is right.
        return db.execute("UPDATE my_scope SET since = 0");
    }
    Record after = *found;
    for (const auto& f : change.fields) {
        after.setValue(f, change.record.value(f));
    }
    after.unknown = mergeUnknown(after.unknown, change.record.unknown);
    after.version = change.seq;
    auto versions = rows.versions(ref.type, ref.id);
    if (!versions || !*versions) {
        return versions ? Fault::internal("a changed row is gone") : std::move(versions).fault();
    }
    for (const auto group : changedGroups(*found, after)) {
        (*versions)->groups.set(group, change.seq);
    }
    (*versions)->row = change.seq;
    MYSPIKE_TRY(rows.update(*found, after));
    return rows.setVersions(ref.type, ref.id, **versions);
}

Result<std::vector<std::string>> ReplicaCore::Impl::heldScopes()
{
    std::vector<std::string> out;
    auto s = db.prepare("SELECT key FROM my_scope ORDER BY key");
    if (!s) {
        return std::move(s).fault();
    }
    RowCursor cursor(*s);
    while (cursor.next()) {
        out.emplace_back(s->text(0));
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}

PullRequest ReplicaCore::pullRequest() const
{
    auto& d = *m_impl;
    PullRequest r;
    r.epoch = d.identity.epoch;
    r.device = d.identity.device;
    r.generation = d.identity.generation;
    r.schema = d.catalogue.schema().current;
    auto s = d.db.prepare("SELECT key, since, view FROM my_scope ORDER BY key");
    while (s) {
        auto row = s->step();
        if (!row || !*row) {
            break;
        }
        r.scopes.push_back({std::string(s->text(0)), s->integer(1), std::string(s->text(2))});
    }
    // What is staged is published by the answer, which goes on from there.
    for (auto& scope : d.staged().valueOr({})) {
        HeldScope held{scope.key, scope.asOf, scope.view};
        const auto known = std::find_if(r.scopes.begin(), r.scopes.end(),
                                        [&](const auto& h) { return h.key == scope.key; });
        if (known != r.scopes.end()) {
            *known = std::move(held);
        } else {
            r.scopes.push_back(std::move(held));
        }
    }
    return r;
}

namespace {
bool isSegmented(const PullReply& reply, const std::string& key)
{
    return std::any_of(reply.segmented.begin(), reply.segmented.end(),
                       [&](const auto& s) { return s.key == key; });
}
} // namespace

Status ReplicaCore::Impl::moveCursors(const PullReply& reply)
{
    for (const auto& key : reply.scopes) {
        if (isSegmented(reply, key)) {
            continue; // it stays where it is until its segments are here
        }
        MYSPIKE_TRY(db.run("UPDATE my_scope SET since = ?2 WHERE key = ?1 AND since > 0 AND "
                           "since < ?2",
                           key, reply.toSeq));
    }
    for (std::size_t i = 0; i < reply.whole.size(); ++i) {
        const auto view = i < reply.views.size() ? reply.views[i] : std::string();
        MYSPIKE_TRY(db.run("INSERT INTO my_scope(key, since, view) VALUES(?1, ?2, ?3) ON "
                           "CONFLICT(key) DO UPDATE SET since = excluded.since, view = "
                           "excluded.view",
                           reply.whole[i], reply.toSeq, view));
    }
    for (const auto& [scope, type] : reply.unknown) {
        MYSPIKE_TRY(
            db.run("INSERT OR IGNORE INTO unknown_type(scope, type) VALUES(?1, ?2)", scope, type));
    }
    return okStatus();
}

/// Operations whose effect is in the rows now: in those of every scope.
Status ReplicaCore::Impl::settleDecided(const PullReply& reply)
{
    auto reached = reply.toSeq;
    for (const auto& s : reply.segmented) {
        auto since = db.integer("SELECT since FROM my_scope WHERE key = ?1", 0, s.key);
        if (!since) {
            return std::move(since).fault();
        }
        reached = std::min(reached, *since);
    }
    // A row that should be here was not: all comes anew before anything counts as arrived.
    for (const auto& key : reply.scopes) {
        auto anew =
            db.integer("SELECT count(*) FROM my_scope WHERE key = ?1 AND since = 0", 0, key);
        if (!anew) {
            return std::move(anew).fault();
        }
        if (*anew > 0) {
            return okStatus();
        }
    }
    std::vector<std::pair<std::int64_t, Verdict>> decided;
    {
        auto s = db.prepare("SELECT number, verdict FROM outbox WHERE state = 2 AND number <= ?1");
        if (!s) {
            return std::move(s).fault();
        }
        s->bind(1, reply.ackedNumber);
        RowCursor cursor(*s);
        while (cursor.next()) {
            auto v = decodeVerdict(s->text(1));
            if (!v) {
                return std::move(v).fault();
            }
            if (v->seq <= reached) {
                decided.emplace_back(s->integer(0), std::move(*v));
            }
        }
        MYSPIKE_TRY(cursor.status());
    }
    for (const auto& [number, v] : decided) {
        MYSPIKE_TRY(settle(number, v, v.receivedAt));
    }
    return okStatus();
}

Result<std::vector<RowRef>> ReplicaCore::applyPull(const PullReply& reply)
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    d.scopeIds.clear();
    std::set<RowRef> changed;
    FoldedStore rows(d.store);
    MYSPIKE_TRY(d.unfold(rows));

    std::set<RowRef> orphans;
    for (const auto& key : reply.whole) {
        MYSPIKE_TRY(d.emptyScope(key, orphans));
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
    MYSPIKE_TRY(d.publishStaged(rows, reply, orphans, changed));
    MYSPIKE_TRY(d.noteComing(reply));
    MYSPIKE_TRY(d.moveCursors(reply));
    for (const auto& row : reply.rows) {
        MYSPIKE_TRY(d.takeRow(rows, row, changed));
    }
    for (const auto& change : reply.changes) {
        MYSPIKE_TRY(d.takeChange(rows, change, orphans, changed));
    }
    MYSPIKE_TRY(d.purgeOrphans(rows, orphans, changed));
    MYSPIKE_TRY(d.settleDecided(reply));
    MYSPIKE_TRY(d.fold(rows, changed));
    MYSPIKE_TRY(tx->commit());
    return std::vector<RowRef>(changed.begin(), changed.end());
}

Result<std::optional<std::vector<RowRef>>> ReplicaCore::applySlice(const ScopeSlice& slice)
{
    using Nothing = std::optional<std::vector<RowRef>>;
    auto& d = *m_impl;
    d.store.clearFault();
    bool fits = false;
    for (const auto& held : pullRequest().scopes) {
        if (held.key == slice.scope && held.since >= slice.seq) {
            return Nothing(std::vector<RowRef>()); // a pull was quicker
        }
        if (held.key == slice.scope) {
            fits = held.since > 0 && held.since >= slice.after && held.since < slice.seq &&
                   held.view == slice.view;
        } else if (std::find(slice.beside.begin(), slice.beside.end(), scopeMark(held.key)) !=
                   slice.beside.end()) {
            return Nothing();
        }
    }
    auto coming = d.db.integer("SELECT count(*) FROM coming_scope", 0);
    if (!coming) {
        return std::move(coming).fault();
    }
    if (!fits || *coming > 0) {
        return Nothing();
    }
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    d.scopeIds.clear();
    std::set<RowRef> changed;
    std::set<RowRef> orphans;
    FoldedStore rows(d.store);
    MYSPIKE_TRY(d.unfold(rows));
    for (const auto& change : slice.changes) {
        MYSPIKE_TRY(d.takeChange(rows, change, orphans, changed));
    }
    MYSPIKE_TRY(d.purgeOrphans(rows, orphans, changed));
    MYSPIKE_TRY(d.db.run("UPDATE my_scope SET since = ?2 WHERE key = ?1 AND since > 0", slice.scope,
                         slice.seq));
    MYSPIKE_TRY(d.fold(rows, changed));
    MYSPIKE_TRY(tx->commit());
    return Nothing(std::vector<RowRef>(changed.begin(), changed.end()));
}

} // namespace myspike
