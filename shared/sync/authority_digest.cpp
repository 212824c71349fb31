#include "shared/store/transactions.h"
#include "shared/sync/authority_impl.h"

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
        for (;;) {
            auto row = s->step();
            if (!row) {
                return std::move(row).fault();
            }
            if (!*row) {
                break;
            }
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
    for (;;) {
        auto row = s->step();
        if (!row) {
            return std::move(row).fault();
        }
        if (!*row) {
            return out;
        }
        const auto type = typesById.find(s->integer(0));
        if (type != typesById.end() && type->second) {
            out.push_back({scope, type->second->key, static_cast<int>(s->integer(1)), s->integer(3),
                           Sum128::parse(s->text(2)).value_or(Sum128{})});
        }
    }
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
    for (;;) {
        auto row = s->step();
        if (!row) {
            return std::move(row).fault();
        }
        if (!*row) {
            break;
        }
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
    if (differing + counted->size() > 0) {
        wrong.push_back("digests that differ from the rows: " +
                        std::to_string(differing + counted->size()));
    }
    return okStatus();
}

} // namespace myspike
