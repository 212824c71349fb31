#include <algorithm>

#include "shared/sync/authority_impl.h"

namespace myspike {

namespace {
/// A device silent for longer is retired (sync.md §6).
constexpr int kSilentDays = 90;
} // namespace

Result<std::int64_t> AuthorityCore::compact(Instant now, std::int64_t most)
{
    auto& d = *m_impl;
    const auto silent = now.plusDays(-kSilentDays);
    auto floor = d.floorSeq();
    auto old =
        d.db.integer("SELECT seq FROM sync_tx WHERE at < ?1 ORDER BY seq DESC LIMIT 1", 0, silent);
    auto held = d.db.integer(
        "SELECT coalesce(min(coalesce(c.seq, 0)), ?2) FROM device v LEFT JOIN device_cursor c ON "
        "c.device = v.id WHERE v.state = 'active' AND v.last_seen >= ?1",
        0, silent, d.lastSeq);
    if (!floor || !old || !held) {
        return !floor ? floor : !old ? old : held;
    }
    // What happened since is counted from the last transaction.
    const auto to =
        std::min({*old, *held, d.lastSeq - 1, *floor + std::max<std::int64_t>(most, 1)});
    if (to <= *floor) {
        return 0;
    }
    // Whose the transactions were stays known: somebody who comes back after long must not meet her
    // own earlier work as another's.
    for (const char* table : {"sync_change", "scope_feed"}) {
        // scope_feed is ordered by scope; its scopes are few and each is cut at its beginning.
        const std::string sql =
            std::string_view(table) == "scope_feed"
                ? "DELETE FROM scope_feed WHERE (scope, seq, idx) IN (SELECT "
                  "f.scope, f.seq, f.idx FROM scope s JOIN scope_feed f ON f.scope = s.id AND "
                  "f.seq <= ?1)"
                : "DELETE FROM " + std::string(table) + " WHERE seq <= ?1";
        MYSPIKE_TRY(d.db.run(sql, to));
    }
    MYSPIKE_TRY(d.db.run("INSERT INTO sync_meta(key, value) VALUES('floor', ?1) ON CONFLICT(key) "
                         "DO UPDATE SET value = excluded.value",
                         std::to_string(to)));
    return to - *floor;
}

} // namespace myspike
