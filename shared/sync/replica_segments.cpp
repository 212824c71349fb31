#include <algorithm>

#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/replica_impl.h"
#include "shared/sync/rows.h"

namespace myspike {

/// What the server named: goes on where the same was named before, begins anew where not.
Status ReplicaCore::Impl::noteComing(const PullReply& reply)
{
    std::set<std::string> named;
    for (const auto& s : reply.segmented) {
        named.insert(s.key);
        auto same = db.integer("SELECT count(*) FROM coming_scope WHERE key = ?1 AND view = ?2 AND "
                               "since = ?3 AND as_of = ?4",
                               0, s.key, s.view, s.since, s.asOf);
        if (!same) {
            return std::move(same).fault();
        }
        if (*same > 0) {
            continue;
        }
        MYSPIKE_TRY(forgetComing(s.key));
        MYSPIKE_TRY(db.run("INSERT INTO coming_scope(key, view, since, as_of) "
                           "VALUES(?1, ?2, ?3, ?4)",
                           s.key, s.view, s.since, s.asOf));
        for (const auto& one : s.segments) {
            if (!catalogue.type(one.type)) {
                MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO unknown_type(scope, type) "
                                   "VALUES(?1, ?2)",
                                   s.key, one.type));
                continue;
            }
            MYSPIKE_TRY(db.run("INSERT OR REPLACE INTO coming_segment(sha256, scope, type, n, "
                               "bytes) VALUES(?1, ?2, ?3, ?4, ?5)",
                               one.sha256, s.key, one.type, one.rows, one.bytes));
        }
    }
    std::vector<std::string> gone;
    {
        auto s = db.prepare("SELECT key FROM coming_scope");
        if (!s) {
            return std::move(s).fault();
        }
        RowCursor cursor(*s);
        while (cursor.next()) {
            if (!named.contains(std::string(s->text(0)))) {
                gone.emplace_back(s->text(0));
            }
        }
        MYSPIKE_TRY(cursor.status());
    }
    // A reply that is the last of its round names all that is still to come.
    for (const auto& key : reply.more ? std::vector<std::string>{} : gone) {
        MYSPIKE_TRY(forgetComing(key));
    }
    return okStatus();
}

Status ReplicaCore::Impl::forgetComing(const std::string& key)
{
    MYSPIKE_TRY(db.run("DELETE FROM coming_scope WHERE key = ?1", key));
    MYSPIKE_TRY(db.run("DELETE FROM coming_segment WHERE scope = ?1", key));
    return db.run("DELETE FROM stage WHERE scope = ?1", key);
}

Result<std::vector<SegmentedScope>> ReplicaCore::coming() const
{
    auto& d = *m_impl;
    std::vector<SegmentedScope> out;
    auto scopes = d.db.prepare("SELECT key, view, since, as_of FROM coming_scope ORDER BY key");
    auto segments = d.db.prepare("SELECT sha256, type, n, bytes FROM coming_segment WHERE scope = "
                                 "?1 AND staged = 0 ORDER BY bytes, sha256");
    if (!scopes || !segments) {
        return !scopes ? std::move(scopes).fault() : std::move(segments).fault();
    }
    RowCursor cursor(*scopes);
    while (cursor.next()) {
        SegmentedScope s{std::string(scopes->text(0)),
                         std::string(scopes->text(1)),
                         scopes->integer(2),
                         scopes->integer(3),
                         {}};
        segments->bind(1, s.key);
        RowCursor pieces(*segments);
        while (pieces.next()) {
            s.segments.push_back({std::string(segments->text(0)), std::string(segments->text(1)),
                                  segments->integer(2), segments->integer(3)});
        }
        MYSPIKE_TRY(pieces.status());
        segments->reset();
        out.push_back(std::move(s));
    }
    MYSPIKE_TRY(cursor.status());
    // What is small is soon there.
    const auto bytes = [](const SegmentedScope& s) {
        std::int64_t sum = 0;
        for (const auto& one : s.segments) {
            sum += one.bytes;
        }
        return sum;
    };
    std::stable_sort(out.begin(), out.end(),
                     [&](const auto& a, const auto& b) { return bytes(a) < bytes(b); });
    return out;
}

Status ReplicaCore::stage(const std::string& sha256, const std::vector<SegmentRow>& rows, bool last)
{
    auto& d = *m_impl;
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    std::string scope;
    {
        auto s = d.db.prepare("SELECT scope FROM coming_segment WHERE sha256 = ?1");
        if (!s) {
            return std::move(s).fault();
        }
        s->bind(1, sha256);
        auto row = s->step();
        if (!row) {
            return std::move(row).fault();
        }
        if (!*row) {
            return okStatus(); // the server named another meanwhile
        }
        scope = std::string(s->text(0));
    }
    for (const auto& r : rows) {
        MYSPIKE_TRY(d.db.run("INSERT OR REPLACE INTO stage(scope, type, row_id, gone, ver, groups, "
                             "row) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                             scope, r.record.typeKey(), r.record.id, r.gone, r.record.version,
                             r.groupVersions, r.gone ? std::string() : encodeRow(r.record)));
    }
    if (last) {
        MYSPIKE_TRY(d.db.run("UPDATE coming_segment SET staged = 1 WHERE sha256 = ?1", sha256));
    }
    return tx->commit();
}

Result<std::vector<SegmentedScope>> ReplicaCore::Impl::staged()
{
    std::vector<SegmentedScope> out;
    auto s = db.prepare("SELECT key, view, since, as_of FROM coming_scope c WHERE NOT EXISTS "
                        "(SELECT 1 FROM coming_segment WHERE scope = c.key AND staged = 0)");
    if (!s) {
        return std::move(s).fault();
    }
    RowCursor cursor(*s);
    while (cursor.next()) {
        out.push_back(
            {std::string(s->text(0)), std::string(s->text(1)), s->integer(2), s->integer(3), {}});
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}

/// Scopes of which everything is staged, and which this answer goes on from.
Status ReplicaCore::Impl::publishStaged(RecordStore& rows, const PullReply& reply,
                                        std::set<RowRef>& orphans, std::set<RowRef>& changed)
{
    auto complete = staged();
    if (!complete) {
        return std::move(complete).fault();
    }
    for (const auto& scope : *complete) {
        // Named anew, unless that goes on from what is staged: so much happened meanwhile that it
        // comes in segments, too.
        const bool again =
            std::any_of(reply.segmented.begin(), reply.segmented.end(),
                        [&](const auto& s) { return s.key == scope.key && s.since != scope.asOf; });
        const bool allowed =
            std::find(reply.scopes.begin(), reply.scopes.end(), scope.key) != reply.scopes.end();
        if (again || !allowed) {
            continue;
        }
        auto held =
            db.integer("SELECT count(*) FROM my_scope WHERE key <> ?1 AND since > 0", 0, scope.key);
        if (!held) {
            return std::move(held).fault();
        }
        if (scope.since == 0) {
            MYSPIKE_TRY(emptyScope(scope.key, orphans));
        }
        MYSPIKE_TRY(db.run("INSERT INTO my_scope(key, since, view) VALUES(?1, ?2, ?3) ON "
                           "CONFLICT(key) DO UPDATE SET since = excluded.since, view = "
                           "excluded.view",
                           scope.key, scope.asOf, scope.view));
        MYSPIKE_TRY(publish(rows, scope.key, *held > 0, orphans, changed));
        MYSPIKE_TRY(forgetComing(scope.key));
    }
    return okStatus();
}

Status ReplicaCore::Impl::publish(RecordStore& rows, const std::string& key, bool beside,
                                  std::set<RowRef>& orphans, std::set<RowRef>& changed)
{
    auto s = db.prepare("SELECT type, row_id, gone, ver, groups, row FROM stage WHERE scope = ?1");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, key);
    RowCursor cursor(*s);
    while (cursor.next()) {
        const RowRef ref{std::string(s->text(0)), s->id(1)};
        const auto* type = catalogue.type(ref.type);
        if (!type) {
            continue;
        }
        changed.insert(ref);
        if (s->integer(2) != 0) {
            MYSPIKE_TRY(db.run("DELETE FROM scope_row WHERE type = ?2 AND row_id = ?3 AND scope = "
                               "(SELECT id FROM my_scope WHERE key = ?1)",
                               key, typeIds.at(ref.type), ref.id));
            orphans.insert(ref);
            continue;
        }
        MYSPIKE_TRY(enter(ref, key));
        auto record = decodeRow(s->text(5), *type);
        if (!record) {
            return std::move(record).fault();
        }
        record->id = ref.id;
        record->version = s->integer(3);
        if (beside) {
            // Held by another scope as well, it may be newer than what was staged.
            const auto found = rows.find(ref.type, ref.id);
            if (rows.fault()) {
                return *rows.fault();
            }
            if (found && found->version > record->version) {
                // Unless it is of a history that is gone, whose numbers mean nothing.
                auto follows = db.integer(
                    "SELECT count(*) FROM scope_row r JOIN my_scope s ON s.id = r.scope WHERE "
                    "r.row_id = ?1 AND r.type = ?2 AND s.key <> ?3 AND s.since > 0",
                    0, ref.id, typeIds.at(ref.type), key);
                if (!follows) {
                    return std::move(follows).fault();
                }
                if (*follows > 0) {
                    continue;
                }
            }
        }
        MYSPIKE_TRY(putRow(rows, *record, s->text(4)));
    }
    MYSPIKE_TRY(cursor.status());
    return okStatus();
}

} // namespace myspike
