// Nothing readable stays of what a replica may no longer hold (sync §10). SQLite overwrites deleted
// rows (secure_delete), but a search index keeps the trigrams of deleted text until its segments
// are merged, and the journal keeps earlier images of pages until it is emptied.
#include "shared/sync/replica_scrub.h"

#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/records.h"
#include "shared/sync/replica_impl.h"

namespace myspike {

namespace {
/// In place of a type: the journal is still to be emptied.
constexpr const char* kJournal = "";

Result<std::vector<std::string>> texts(Database& db, const char* sql)
{
    auto s = db.prepare(sql);
    if (!s) {
        return std::move(s).fault();
    }
    std::vector<std::string> out;
    RowCursor cursor(*s);
    while (cursor.next()) {
        out.emplace_back(s->text(0));
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}
} // namespace

Status ReplicaCore::Impl::noteTraces(const Record& purged)
{
    MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO trace(type) VALUES(?1)", purged.typeKey()));
    MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO trace(type) VALUES(?1)", kJournal));
    if (purged.typeKey() == attachments::Attachment::kType) {
        // One that the server has not got is nowhere else.
        const auto sha256 = purged.text(attachments::kSha256);
        if (!sha256.empty() && purged.getOr(attachments::kComplete, false)) {
            return db.run("INSERT OR IGNORE INTO gone_file(sha256) VALUES(?1)", sha256);
        }
    }
    return okStatus();
}

Status scrub(Database& db, const RecordStore& store, std::int64_t mostRows)
{
    const auto types = texts(db, "SELECT type FROM trace");
    if (!types) {
        return types.fault();
    }
    for (const auto& type : *types) {
        if (type == kJournal) {
            continue;
        }
        const auto* table = store.table(type);
        if (table && table->schema().hasSearch()) {
            const auto& schema = table->schema();
            auto rows = db.integer("SELECT count(*) FROM " + quoted(type), 0);
            if (!rows) {
                return std::move(rows).fault();
            }
            if (*rows > mostRows) {
                continue;
            }
            auto tx = WriteTransaction::begin(db);
            if (!tx) {
                return std::move(tx).fault();
            }
            // In bulk FTS5's own 'rebuild' takes five times as long (sync §18).
            MYSPIKE_TRY(db.execute("DROP TABLE " + quoted(schema.searchTable())));
            MYSPIKE_TRY(db.execute(schema.createSearch().sql));
            MYSPIKE_TRY(db.run(schema.fillSearch(), std::int64_t{-1}));
            MYSPIKE_TRY(db.run("DELETE FROM trace WHERE type = ?1", type));
            MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO trace(type) VALUES(?1)", kJournal));
            MYSPIKE_TRY(tx->commit());
            continue;
        }
        MYSPIKE_TRY(db.run("DELETE FROM trace WHERE type = ?1", type));
    }
    auto owed = db.integer("SELECT count(*) FROM trace WHERE type = ?1", 0, kJournal);
    if (!owed) {
        return std::move(owed).fault();
    }
    if (*owed > 0) {
        MYSPIKE_TRY(db.checkpointTruncate());
        MYSPIKE_TRY(db.run("DELETE FROM trace WHERE type = ?1", kJournal));
    }
    return okStatus();
}

Result<std::vector<std::string>> goneFiles(Database& db, const RecordStore& store)
{
    auto all = texts(db, "SELECT sha256 FROM gone_file");
    if (!all) {
        return all;
    }
    std::vector<std::string> out;
    for (auto& sha256 : *all) {
        Query q{.type = attachments::Attachment::kType};
        q.with(equals(attachments::kSha256, sha256));
        q.limit = 1;
        const bool named = !store.query(q).empty();
        if (store.fault()) {
            return *store.fault();
        }
        if (named) {
            // The same photograph hangs on a record that is still here.
            MYSPIKE_TRY(db.run("DELETE FROM gone_file WHERE sha256 = ?1", sha256));
            continue;
        }
        out.push_back(std::move(sha256));
    }
    return out;
}

Status forgetGoneFile(Database& db, const std::string& sha256)
{
    return db.run("DELETE FROM gone_file WHERE sha256 = ?1", sha256);
}

} // namespace myspike
