#include <algorithm>
#include <tuple>

#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/replica_impl.h"
#include "shared/sync/rows.h"

namespace myspike {

namespace {

int sliceOf(int bucket) { return bucket / (kBuckets / kDigestSlices); }

} // namespace

DigestRequest ReplicaCore::digestRequest(int slice) const
{
    auto& d = *m_impl;
    DigestRequest r;
    r.epoch = d.identity.epoch;
    r.device = d.identity.device;
    r.slice = slice;
    r.schema = d.catalogue.schema().current;
    r.strays = d.db.integer("SELECT count(*) FROM stray", 0).valueOr(0);
    auto s = d.db.prepare("SELECT key, since, view FROM my_scope WHERE since > 0 ORDER BY key");
    while (s) {
        auto row = s->step();
        if (!row || !*row) {
            break;
        }
        r.scopes.push_back({std::string(s->text(0)), s->integer(1), std::string(s->text(2))});
    }
    return r;
}

Result<std::optional<Record>> ReplicaCore::Impl::baseRow(const RecordType& type, const Id& id)
{
    auto s = db.prepare(
        "SELECT existed, deleted, row, row_ver FROM shadow WHERE type = ?1 AND row_id = ?2");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, type.key).bind(2, id);
    auto row = s->step();
    if (!row) {
        return std::move(row).fault();
    }
    if (!*row) {
        auto found = store.find(type.key, id);
        store.clearFault(); // one that cannot be read differs, and is fetched again
        return found ? std::optional(std::move(found.record)) : std::optional<Record>();
    }
    auto r = s->integer(0) != 0 ? decodeRow(s->text(2), type) : Result<Record>(Fault{});
    if (!r) {
        return std::optional<Record>();
    }
    r->id = id;
    r->deleted = s->integer(1) != 0;
    r->version = s->integer(3);
    return std::optional(std::move(*r));
}

Result<std::vector<RowRef>> ReplicaCore::Impl::strays()
{
    std::vector<RowRef> out;
    for (const auto* type : catalogue.types()) {
        const auto id = typeIds.find(std::string_view(type->key));
        auto s =
            db.prepare("SELECT r.id FROM \"" + std::string(type->key) +
                       "\" r WHERE NOT EXISTS (SELECT 1 FROM scope_row x WHERE x.row_id = r.id "
                       "AND x.type = ?1) AND NOT EXISTS (SELECT 1 FROM shadow h WHERE h.type = "
                       "?2 AND h.row_id = r.id)");
        if (!s) {
            return std::move(s).fault();
        }
        s->bind(1, id == typeIds.end() ? std::int64_t{0} : id->second).bind(2, type->key);
        RowCursor cursor(*s);
        while (cursor.next()) {
            out.push_back({type->key, s->id(0)});
        }
        MYSPIKE_TRY(cursor.status());
    }
    return out;
}

Result<ReplicaCore::Compared> ReplicaCore::compare(const DigestReply& reply, int slice)
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    Compared out;
    // The server was told of these with the question.
    MYSPIKE_TRY(d.db.run("DELETE FROM stray"));
    // Only while nothing was pulled since the question.
    std::map<std::string, HeldScope> standing;
    for (const auto& held : digestRequest(slice).scopes) {
        if (std::find(reply.compared.begin(), reply.compared.end(), held) != reply.compared.end()) {
            standing.emplace(held.key, held);
        }
    }
    struct Held
    {
        BucketSum total;
        std::vector<RowDigest> rows;
    };
    std::map<std::tuple<std::string, std::string, int>, Held> held;
    {
        auto s = d.db.prepare("SELECT s.key, t.key, r.row_id FROM scope_row r JOIN my_scope s ON "
                              "s.id = r.scope JOIN my_type t ON t.id = r.type "
                              "ORDER BY r.row_id, r.type");
        if (!s) {
            return std::move(s).fault();
        }
        RowRef last;
        int bucket = -1;
        std::optional<Sum128> sum;
        RowCursor cursor(*s);
        while (cursor.next()) {
            RowRef ref{std::string(s->text(1)), s->id(2)};
            if (ref.id != last.id) {
                bucket = bucketOf(ref.id);
            }
            const bool isNew = !(ref == last);
            last = ref;
            if (sliceOf(bucket) != slice || !standing.contains(std::string(s->text(0)))) {
                if (isNew) {
                    sum.reset();
                    last = {}; // another scope of the same row may still count
                }
                continue;
            }
            const auto* type = d.catalogue.type(ref.type);
            if (!type) {
                continue;
            }
            if (isNew) {
                auto base = d.baseRow(*type, ref.id);
                if (!base) {
                    return std::move(base).fault();
                }
                sum = *base ? std::optional(digestOf(**base)) : std::nullopt;
            }
            auto& at = held[{std::string(s->text(0)), ref.type, bucket}];
            if (sum) {
                at.total.sum.add(*sum);
                ++at.total.rows;
                at.rows.push_back({ref.id, *sum});
            } else {
                at.total.rows = -1; // a row is missing: no sum of the server's is like this
            }
        }
        MYSPIKE_TRY(cursor.status());
    }
    const auto differs = [&](const std::string& scope, const std::string& type, int bucket,
                             std::vector<RowDigest> have) {
        if (have.size() > kMostRowDigests) {
            have.resize(kMostRowDigests);
        }
        out.differing.push_back({d.identity.epoch, d.identity.device, standing.at(scope), type,
                                 bucket, std::move(have)});
    };
    for (const auto& sum : reply.sums) {
        if (!standing.contains(sum.scope) || !d.catalogue.type(sum.type)) {
            continue;
        }
        const auto at = held.find({sum.scope, sum.type, sum.bucket});
        if (at == held.end()) {
            differs(sum.scope, sum.type, sum.bucket, {});
            continue;
        }
        if (at->second.total.sum != sum.sum || at->second.total.rows != sum.rows) {
            differs(sum.scope, sum.type, sum.bucket, std::move(at->second.rows));
        }
        held.erase(at);
    }
    for (auto& [place, what] : held) {
        differs(std::get<0>(place), std::get<1>(place), std::get<2>(place), std::move(what.rows));
    }
    if (slice == 0) {
        auto strays = d.strays();
        if (!strays) {
            return std::move(strays).fault();
        }
        std::set<RowRef> changed;
        if (!strays->empty()) {
            MYSPIKE_TRY(d.restoreShadows(changed));
        }
        for (const auto& ref : *strays) {
            if (const auto gone = d.store.find(ref.type, ref.id)) {
                MYSPIKE_TRY(d.noteTraces(*gone));
            }
            MYSPIKE_TRY(d.store.purge(ref.type, ref.id));
            MYSPIKE_TRY(d.db.run("INSERT OR IGNORE INTO stray(type, row_id) VALUES(?1, ?2)",
                                 ref.type, ref.id));
        }
        if (!strays->empty()) {
            MYSPIKE_TRY(d.replay(changed)); // waiting work may rest on them
        }
        out.strays = std::move(*strays);
    }
    MYSPIKE_TRY(tx->commit());
    return out;
}

/// A place in the scope whose row is not here was not named in the question, so the answer has it
/// where the server holds it.
Status ReplicaCore::Impl::dropEmptyPlaces(const RowsRequest& request, const RowsReply& reply,
                                          std::set<RowRef>& orphans)
{
    std::set<Id> known;
    for (const auto& row : request.have) {
        known.insert(row.id);
    }
    for (const auto& row : reply.rows) {
        known.insert(row.record.id);
    }
    const auto type = typeIds.at(request.type);
    std::vector<Id> empty;
    {
        auto s = db.prepare("SELECT row_id FROM scope_row WHERE type = ?2 AND scope = (SELECT id "
                            "FROM my_scope WHERE key = ?1)");
        if (!s) {
            return std::move(s).fault();
        }
        s->bind(1, request.scope.key).bind(2, type);
        RowCursor cursor(*s);
        while (cursor.next()) {
            if (const auto id = s->id(0); bucketOf(id) == request.bucket && !known.contains(id)) {
                empty.push_back(id);
            }
        }
        MYSPIKE_TRY(cursor.status());
    }
    for (const auto& id : empty) {
        MYSPIKE_TRY(db.run("DELETE FROM scope_row WHERE type = ?2 AND row_id = ?3 AND scope = "
                           "(SELECT id FROM my_scope WHERE key = ?1)",
                           request.scope.key, type, id));
        orphans.insert({request.type, id});
    }
    return okStatus();
}

Result<std::vector<RowRef>> ReplicaCore::mend(const RowsRequest& request, const RowsReply& reply)
{
    auto& d = *m_impl;
    d.store.clearFault();
    const auto now = digestRequest(0).scopes;
    if (reply.stale || request.epoch != d.identity.epoch ||
        std::find(now.begin(), now.end(), request.scope) == now.end()) {
        return std::vector<RowRef>();
    }
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    std::set<RowRef> changed;
    std::set<RowRef> orphans;
    // Literally, so that a row that cannot be read is overwritten and never asked for.
    MYSPIKE_TRY(d.restoreShadows(changed));
    for (const auto& row : reply.rows) {
        const RowRef ref{std::string(row.record.typeKey()), row.record.id};
        changed.insert(ref);
        if (row.gone) {
            MYSPIKE_TRY(
                d.db.run("DELETE FROM scope_row WHERE type = ?2 AND row_id = ?3 AND scope = "
                         "(SELECT id FROM my_scope WHERE key = ?1)",
                         request.scope.key, d.typeIds.at(ref.type), ref.id));
            orphans.insert(ref);
            continue;
        }
        MYSPIKE_TRY(d.enter(ref, request.scope.key));
        if (auto purged = d.store.purge(ref.type, ref.id);
            !purged && purged.fault().code != FaultCode::NotFound) {
            return std::move(purged).fault();
        }
        d.store.clearFault();
        MYSPIKE_TRY(putRow(d.store, row.record, row.groupVersions));
    }
    MYSPIKE_TRY(d.dropEmptyPlaces(request, reply, orphans));
    MYSPIKE_TRY(d.purgeOrphans(d.store, orphans, changed));
    MYSPIKE_TRY(d.replay(changed));
    MYSPIKE_TRY(tx->commit());
    return std::vector<RowRef>(changed.begin(), changed.end());
}

} // namespace myspike
