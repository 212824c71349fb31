#include <boost/json.hpp>

#include <algorithm>

#include "shared/sync/authority_impl.h"
#include "shared/sync/codec.h"
#include "shared/sync/rows.h"

namespace json = boost::json;

namespace myspike {

namespace {

std::string patchOf(const Change& c)
{
    json::object o;
    for (const auto& f : c.after.type().fields) {
        const auto& to = c.after.value(f.name);
        const Value from = c.before ? c.before->value(f.name) : Value();
        if (to != from) {
            o[f.name] = valueToJson(to);
        }
    }
    return json::serialize(o);
}

/// Each once: what follows a record may name its author's scope beside the record's own.
std::vector<std::string> scopesOfRow(const Record& r)
{
    std::vector<std::string> out;
    for (auto& key : r.type().scopes(r)) {
        if (std::find(out.begin(), out.end(), key) == out.end()) {
            out.push_back(std::move(key));
        }
    }
    return out;
}

} // namespace

Status AuthorityCore::Impl::feed(std::int64_t scope, std::int64_t seq, std::int64_t idx,
                                 std::int64_t type, const Id& row, FeedEvent event)
{
    return db.run("INSERT INTO scope_feed(scope, seq, idx, type, row_id, event) "
                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
                  scope, seq, idx, type, row, static_cast<int>(event));
}

Status AuthorityCore::Impl::recordChange(const Change& c, std::int64_t seq, std::int64_t idx,
                                         std::vector<ScopeEvent>& events)
{
    const auto& type = c.after.type();
    const auto typeId = typeIds.find(std::string_view(type.key))->second;
    const auto kind = c.after.deleted ? kDelete : c.before ? kUpdate : kInsert;
    std::string groups = GroupVersions(seq).toText();
    if (c.before) {
        auto versions = store.versions(type.key, c.after.id);
        if (!versions || !*versions) {
            return versions ? Fault::internal("a changed row is gone")
                            : std::move(versions).fault();
        }
        for (const auto group : changedGroups(*c.before, c.after)) {
            (*versions)->groups.set(group, seq);
        }
        (*versions)->row = seq;
        MYSPIKE_TRY(store.setVersions(type.key, c.after.id, **versions));
        groups = (*versions)->groups.toText();
    }
    const auto before =
        c.before && !c.before->deleted ? scopesOfRow(*c.before) : std::vector<std::string>{};
    const auto after = c.after.deleted ? std::vector<std::string>{} : scopesOfRow(c.after);
    bool entered = false;
    const auto sumBefore = before.empty() ? Sum128{} : digestOf(*c.before);
    const auto sumAfter = after.empty() ? Sum128{} : digestOf(c.after);
    for (const auto& key : after) {
        auto scope = scopeId(key);
        if (!scope) {
            return std::move(scope).fault();
        }
        const bool held = std::find(before.begin(), before.end(), key) != before.end();
        entered = entered || !held;
        if (!held) {
            MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO row_scope(scope, type, row_id) "
                               "VALUES(?1, ?2, ?3)",
                               *scope, typeId, c.after.id));
        }
        MYSPIKE_TRY(feed(*scope, seq, idx, typeId, c.after.id, held ? kChange : kEnter));
        digest(*scope, typeId, c.after.id, held ? &sumBefore : nullptr, &sumAfter);
        note(events, key, seq);
    }
    for (const auto& key : before) {
        if (std::find(after.begin(), after.end(), key) != after.end()) {
            continue;
        }
        auto scope = scopeId(key);
        if (!scope) {
            return std::move(scope).fault();
        }
        MYSPIKE_TRY(db.run("DELETE FROM row_scope WHERE scope = ?1 AND type = ?2 AND row_id = ?3",
                           *scope, typeId, c.after.id));
        MYSPIKE_TRY(feed(*scope, seq, idx, typeId, c.after.id, kLeave));
        digest(*scope, typeId, c.after.id, &sumBefore, nullptr);
        note(events, key, seq);
    }
    // Whoever held the row already lives by the patch; for others it comes whole. The patch of a
    // new row is its image.
    const bool needsImage = entered && c.before;
    return db.run("INSERT INTO sync_change(seq, idx, type, row_id, kind, patch, image, groups) "
                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                  seq, idx, typeId, c.after.id, static_cast<int>(kind), patchOf(c),
                  needsImage ? encodeRow(c.after) : std::string(),
                  needsImage ? groups : std::string());
}

void AuthorityCore::Impl::note(std::vector<ScopeEvent>& events, const std::string& scope,
                               std::int64_t seq)
{
    for (auto& e : events) {
        if (e.scope == scope) {
            e.seq = seq;
            return;
        }
    }
    events.push_back({scope, seq});
}

Status AuthorityCore::Impl::recordTransaction(const Operation& op, std::int64_t seq,
                                              std::size_t rows, Instant now)
{
    MYSPIKE_TRY(flushDigests());
    return db.run("INSERT INTO sync_tx(seq, at, actor, device, op_id, op_number, rows) "
                  "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                  seq, now, op.user, op.device, op.id, op.number, static_cast<std::int64_t>(rows));
}

} // namespace myspike
