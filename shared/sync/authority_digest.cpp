#include <algorithm>
#include <unordered_map>

#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/authority_impl.h"
#include "shared/sync/rows.h"

namespace myspike {

void AuthorityCore::Impl::digest(std::int64_t scope, std::int64_t type, const Id& row,
                                 const Sum128* before, const Sum128* after)
{
    auto& delta = pendingDigests[{scope, type, bucketOf(row)}];
    if (before) {
        delta.sum.subtract(*before);
        --delta.rows;
    }
    if (after) {
        delta.sum.add(*after);
        ++delta.rows;
    }
}

Status AuthorityCore::Impl::flushDigests()
{
    for (const auto& [place, delta] : std::exchange(pendingDigests, {})) {
        const auto& [scope, type, bucket] = place;
        Sum128 sum;
        std::int64_t rows = 0;
        {
            auto s = db.prepare(
                "SELECT sum, n FROM digest WHERE scope = ?1 AND type = ?2 AND bucket = ?3");
            if (!s) {
                return std::move(s).fault();
            }
            s->bind(1, scope).bind(2, type).bind(3, bucket);
            auto row = s->step();
            if (!row) {
                return std::move(row).fault();
            }
            if (*row) {
                sum = Sum128::parse(s->text(0)).value_or(Sum128{});
                rows = s->integer(1);
            }
        }
        sum.add(delta.sum);
        rows += delta.rows;
        if (rows == 0 && sum.isZero()) {
            MYSPIKE_TRY(db.run("DELETE FROM digest WHERE scope = ?1 AND type = ?2 AND bucket = ?3",
                               scope, type, bucket));
        } else {
            MYSPIKE_TRY(db.run("INSERT OR REPLACE INTO digest(scope, type, bucket, sum, n) "
                               "VALUES(?1, ?2, ?3, ?4, ?5)",
                               scope, type, bucket, sum.toText(), rows));
        }
    }
    return okStatus();
}

/// Every row of every scope, as check() and an upgrade need it.
Result<AuthorityCore::Impl::Digests> AuthorityCore::Impl::countDigests()
{
    Digests out;
    auto s = db.prepare("SELECT scope, row_id FROM row_scope WHERE type = ?1 ORDER BY row_id");
    if (!s) {
        return std::move(s).fault();
    }
    for (const auto& [typeId, type] : typesById) {
        if (!type) {
            continue;
        }
        s->bind(1, typeId);
        Id last;
        Sum128 sum;
        RowCursor cursor(*s);
        while (cursor.next()) {
            const auto id = s->id(1);
            if (id != last) {
                const auto found = store.find(type->key, id);
                if (!found) {
                    return store.fault().value_or(Fault::internal("a scope names a missing row"));
                }
                sum = digestOf(*found);
                last = id;
            }
            auto& total = out[{s->integer(0), typeId, bucketOf(id)}];
            total.sum.add(sum);
            ++total.rows;
        }
        MYSPIKE_TRY(cursor.status());
        s->reset();
    }
    return out;
}

/// A store of a version that kept no digests gets them at its first opening.
Status AuthorityCore::Impl::buildDigests()
{
    auto known = db.integer("SELECT count(*) FROM sync_meta WHERE key = 'digests'", 0);
    if (!known) {
        return std::move(known).fault();
    }
    if (*known > 0) {
        return okStatus();
    }
    auto tx = WriteTransaction::begin(db);
    if (!tx) {
        return std::move(tx).fault();
    }
    auto counted = countDigests();
    if (!counted) {
        return std::move(counted).fault();
    }
    MYSPIKE_TRY(db.execute("DELETE FROM digest"));
    pendingDigests = std::move(*counted);
    MYSPIKE_TRY(flushDigests());
    MYSPIKE_TRY(db.run("INSERT INTO sync_meta(key, value) VALUES('digests', '1')"));
    return tx->commit();
}

Result<std::vector<BucketSum>> AuthorityCore::Impl::digestsOf(const std::string& scope, int slice)
{
    std::vector<BucketSum> out;
    auto s = db.prepare("SELECT d.type, d.bucket, d.sum, d.n FROM digest d JOIN scope s ON s.id = "
                        "d.scope WHERE s.key = ?1 AND d.bucket >= ?2 AND d.bucket < ?3");
    if (!s) {
        return std::move(s).fault();
    }
    constexpr int kOfSlice = kBuckets / kDigestSlices;
    s->bind(1, scope).bind(2, slice * kOfSlice).bind(3, (slice + 1) * kOfSlice);
    RowCursor cursor(*s);
    while (cursor.next()) {
        const auto type = typesById.find(s->integer(0));
        if (type != typesById.end() && type->second) {
            out.push_back({scope, type->second->key, static_cast<int>(s->integer(1)), s->integer(3),
                           Sum128::parse(s->text(2)).value_or(Sum128{})});
        }
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}

Result<bool> AuthorityCore::Impl::standsAt(const HeldScope& held, const std::string& ofEpoch,
                                           const Actor& actor, Instant now)
{
    const auto day = now.day();
    if (ofEpoch != epoch || held.since <= 0 ||
        (!held.view.empty() && held.view != AuthorityCore::viewOf(actor, held.key, day))) {
        return false;
    }
    auto later = db.integer("SELECT count(*) FROM (SELECT 1 FROM scope_feed WHERE scope = (SELECT "
                            "id FROM scope WHERE key = ?1) AND seq > ?2 LIMIT 1)",
                            0, held.key, held.since);
    if (!later) {
        return std::move(later).fault();
    }
    auto last = db.integer("SELECT max(seq) FROM sync_tx", 0);
    // Below it nobody knows any more what happened since.
    auto floor = floorSeq();
    if (!last || !floor) {
        return !last ? std::move(last).fault() : std::move(floor).fault();
    }
    return *later == 0 && held.since >= *floor && held.since <= *last;
}

Result<DigestReply> AuthorityCore::digests(const DigestRequest& request, const Actor& actor,
                                           Instant now) const
{
    auto& d = *m_impl;
    auto snapshot = ReadTransaction::begin(d.db);
    if (!snapshot) {
        return std::move(snapshot).fault();
    }
    d.store.clearFault();
    DigestReply reply;
    if (request.schema != d.catalogue.schema().current) {
        return reply;
    }
    const auto mine = scopesOf(actor, now.day());
    for (const auto& held : request.scopes) {
        if (std::find(mine.begin(), mine.end(), held.key) == mine.end()) {
            continue;
        }
        auto stands = d.standsAt(held, request.epoch, actor, now);
        if (!stands) {
            return std::move(stands).fault();
        }
        if (!*stands) {
            continue;
        }
        auto sums = d.digestsOf(held.key, request.slice);
        if (!sums) {
            return std::move(sums).fault();
        }
        reply.compared.push_back(held);
        for (auto& sum : *sums) {
            if (Impl::maySee(actor, *d.catalogue.type(sum.type), held.key, now.day())) {
                reply.sums.push_back(std::move(sum));
            }
        }
    }
    return reply;
}

Result<RowsReply> AuthorityCore::rows(const RowsRequest& request, const Actor& actor,
                                      Instant now) const
{
    auto& d = *m_impl;
    auto snapshot = ReadTransaction::begin(d.db);
    if (!snapshot) {
        return std::move(snapshot).fault();
    }
    d.store.clearFault();
    const auto mine = scopesOf(actor, now.day());
    const auto* type = d.catalogue.type(request.type);
    const bool allowed = type &&
                         std::find(mine.begin(), mine.end(), request.scope.key) != mine.end() &&
                         Impl::maySee(actor, *type, request.scope.key, now.day());
    if (!allowed) {
        return Fault{
            FaultCode::Forbidden,
            msg("sync", "You may not hold these records, or no longer. Synchronise again."),
            request.scope.key, "SCOPE"};
    }
    RowsReply reply;
    auto stands = d.standsAt(request.scope, request.epoch, actor, now);
    if (!stands) {
        return std::move(stands).fault();
    }
    if (!*stands) {
        reply.stale = true;
        return reply;
    }
    std::unordered_map<Id, Sum128> have;
    for (const auto& row : request.have) {
        have.emplace(row.id, row.sum);
    }
    auto s = d.db.prepare("SELECT row_id FROM row_scope WHERE scope = (SELECT id FROM scope WHERE "
                          "key = ?1) AND type = ?2");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, request.scope.key).bind(2, d.typeIds.at(request.type));
    RowCursor cursor(*s);
    while (cursor.next()) {
        const auto id = s->id(0);
        if (bucketOf(id) != request.bucket) {
            continue;
        }
        auto found = d.store.find(request.type, id);
        auto groups = groupVersionsOf(d.store, request.type, id);
        if (!found || !groups) {
            return !groups
                       ? std::move(groups).fault()
                       : d.store.fault().value_or(Fault::internal("a scope names a missing row"));
        }
        const auto known = have.find(id);
        if (known == have.end() || known->second != digestOf(*found)) {
            reply.rows.push_back({std::move(found.record), std::move(*groups), false});
        }
        if (known != have.end()) {
            have.erase(known);
        }
    }
    MYSPIKE_TRY(cursor.status());
    for (const auto& [id, sum] : have) {
        reply.rows.push_back({Record(*type, id), {}, true});
    }
    return reply;
}

Status AuthorityCore::Impl::checkDigests(std::vector<std::string>& wrong)
{
    auto counted = countDigests();
    if (!counted) {
        return std::move(counted).fault();
    }
    auto s = db.prepare("SELECT scope, type, bucket, sum, n FROM digest");
    if (!s) {
        return std::move(s).fault();
    }
    std::size_t differing = 0;
    RowCursor cursor(*s);
    while (cursor.next()) {
        const auto at =
            counted->find({s->integer(0), s->integer(1), static_cast<int>(s->integer(2))});
        if (at == counted->end() || at->second.rows != s->integer(4) ||
            at->second.sum.toText() != s->text(3)) {
            ++differing;
        }
        if (at != counted->end()) {
            counted->erase(at);
        }
    }
    MYSPIKE_TRY(cursor.status());
    if (differing + counted->size() > 0) {
        wrong.push_back("digests that differ from the rows: " +
                        std::to_string(differing + counted->size()));
    }
    return okStatus();
}

} // namespace myspike
