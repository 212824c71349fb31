#include "shared/sync/replica_builder.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "shared/store/migrator.h"
#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/replica_core.h"
#include "shared/sync/rows.h"

namespace fs = std::filesystem;

namespace myspike {

namespace {

constexpr std::size_t kRowsATransaction = 5'000;
/// Indexes are built by sorting; a larger cache only takes memory from it (sync §18).
constexpr int kCacheKiB = 2 * 1024;

/// Tables of the old replica that are made anew rather than copied.
const std::set<std::string, std::less<>> kNotCopied = {
    "shadow", "outbox_row",   "my_type",      "my_scope",      "scope_row",
    "stage",  "schema_state", "coming_scope", "coming_segment"};

} // namespace

struct ReplicaBuilder::Impl
{
    std::string path;
    const Catalogue& catalogue;
    std::vector<SegmentedScope> scopes;
    std::optional<Database> db;
    std::unique_ptr<RecordStore> store;
    std::map<std::string, std::int64_t, std::less<>> typeIds = {};
    std::map<std::string, std::int64_t, std::less<>> scopeIds = {};
    std::map<std::string, std::string, std::less<>> firstScopeOf = {}; ///< type → scope
    std::size_t inTransaction = 0;

    Status prepare(Instant now);
    Result<std::map<std::string, std::int64_t, std::less<>>> ids(const char* table);
    Status nextTransaction();
    Status endTransaction();
    Status putBeside(const SegmentRow& row);
    Status copyRows(const RecordType& type);
    Status copyShadowed();
    Status copyTables();
    std::string segmentedKeys() const;
    std::string followed(const std::string& row, const std::string& type) const;
};

ReplicaBuilder::ReplicaBuilder(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ReplicaBuilder::~ReplicaBuilder() = default;

Result<std::unique_ptr<ReplicaBuilder>> ReplicaBuilder::begin(const std::string& path,
                                                              const Catalogue& catalogue,
                                                              Instant now,
                                                              std::vector<SegmentedScope> scopes)
{
    std::error_code error;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        fs::remove(path + suffix, error);
    }
    auto impl = std::make_unique<Impl>(Impl{path, catalogue, std::move(scopes), {}, nullptr});
    auto db = Database::open({.path = path, .cacheKiB = kCacheKiB, .scratch = true});
    if (!db) {
        return std::move(db).fault();
    }
    impl->db.emplace(std::move(*db));
    impl->store = std::make_unique<RecordStore>(*impl->db, catalogue, StoreSide::Replica);
    MYSPIKE_TRY(impl->prepare(now));
    return std::unique_ptr<ReplicaBuilder>(new ReplicaBuilder(std::move(impl)));
}

Status ReplicaBuilder::Impl::prepare(Instant now)
{
    MYSPIKE_TRY(Migrator(catalogue, StoreSide::Replica).run(*db, now));
    // Opening makes the replica's own tables.
    auto core = ReplicaCore::open(*db, *store, catalogue);
    if (!core) {
        return std::move(core).fault();
    }
    for (const auto* type : catalogue.types()) {
        for (const auto& index : store->table(type->key)->schema().indexes()) {
            MYSPIKE_TRY(db->execute("DROP INDEX IF EXISTS " + myspike::quoted(index.name)));
        }
    }
    for (const auto& s : scopes) {
        MYSPIKE_TRY(db->run("INSERT INTO my_scope(key, since, view) VALUES(?1, ?2, ?3)", s.key,
                            s.asOf, s.view));
    }
    auto types = ids("my_type");
    auto scopeRows = ids("my_scope");
    if (!types || !scopeRows) {
        return !types ? std::move(types).fault() : std::move(scopeRows).fault();
    }
    typeIds = std::move(*types);
    scopeIds = std::move(*scopeRows);
    return okStatus();
}

Result<std::map<std::string, std::int64_t, std::less<>>>
ReplicaBuilder::Impl::ids(const char* table)
{
    std::map<std::string, std::int64_t, std::less<>> out;
    auto s = db->prepare(std::string("SELECT key, id FROM ") + table);
    if (!s) {
        return std::move(s).fault();
    }
    RowCursor cursor(*s);
    while (cursor.next()) {
        out.emplace(std::string(s->text(0)), s->integer(1));
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}

Status ReplicaBuilder::Impl::nextTransaction()
{
    if (inTransaction++ == 0) {
        return db->execute("BEGIN IMMEDIATE");
    }
    return inTransaction > kRowsATransaction ? endTransaction() : okStatus();
}

Status ReplicaBuilder::Impl::endTransaction()
{
    if (std::exchange(inTransaction, 0) == 0) {
        return okStatus();
    }
    return db->execute("COMMIT");
}

/// A row of a type that another scope has filled already.
Status ReplicaBuilder::Impl::putBeside(const SegmentRow& row)
{
    auto there = store->versions(row.record.typeKey(), row.record.id);
    if (!there) {
        return std::move(there).fault();
    }
    if (*there && (*there)->row >= row.record.version) {
        return okStatus();
    }
    if (*there) {
        return putRow(*store, row.record, row.groupVersions);
    }
    // Without its search entry, which buildIndexes() writes for all.
    const auto* table = store->table(row.record.typeKey());
    auto s = db->prepare(table->insertSql());
    if (!s) {
        return std::move(s).fault();
    }
    table->bindInsert(*s, row.record, row.groupVersions);
    return s->run();
}

Status ReplicaBuilder::add(const std::string& scope, const std::vector<SegmentRow>& rows)
{
    auto& d = *m_impl;
    if (rows.empty()) {
        return okStatus();
    }
    const std::string type(rows.front().record.typeKey());
    const auto* table = d.store->table(type);
    const auto scopeId = d.scopeIds.find(scope);
    if (!table || scopeId == d.scopeIds.end()) {
        return Fault::internal("a segment of " + scope + ", " + type);
    }
    const auto typeId = d.typeIds.at(type);
    const bool first = d.firstScopeOf.emplace(type, scope).first->second == scope;
    auto insert = d.db->prepare(table->insertSql());
    auto held =
        d.db->prepare("INSERT OR IGNORE INTO scope_row(row_id, type, scope) VALUES(?1, ?2, ?3)");
    if (!insert || !held) {
        return !insert ? std::move(insert).fault() : std::move(held).fault();
    }
    held->bind(2, typeId).bind(3, scopeId->second);
    for (const auto& row : rows) {
        MYSPIKE_TRY(d.nextTransaction());
        if (d.inTransaction == 0) {
            MYSPIKE_TRY(d.nextTransaction());
        }
        if (row.gone) {
            continue;
        }
        if (first) {
            table->bindInsert(*insert, row.record, row.groupVersions);
            MYSPIKE_TRY(insert->run());
        } else {
            MYSPIKE_TRY(d.putBeside(row));
        }
        held->bindView(1, std::span<const std::uint8_t>(row.record.id.bytes));
        MYSPIKE_TRY(held->run());
    }
    return okStatus();
}

Status ReplicaBuilder::buildIndexes(const std::function<Status(RecordStore&)>& verify)
{
    auto& d = *m_impl;
    MYSPIKE_TRY(d.endTransaction());
    for (const auto* type : d.catalogue.types()) {
        const auto& schema = d.store->table(type->key)->schema();
        MYSPIKE_TRY(d.db->execute("BEGIN IMMEDIATE"));
        for (const auto& index : schema.indexes()) {
            MYSPIKE_TRY(d.db->execute(index.sql));
        }
        if (schema.hasSearch()) {
            MYSPIKE_TRY(d.db->run(schema.fillSearch(), std::int64_t{-1}));
        }
        MYSPIKE_TRY(d.db->execute("COMMIT"));
    }
    MYSPIKE_TRY(d.db->quickCheck());
    return verify ? verify(*d.store) : okStatus();
}

std::string ReplicaBuilder::Impl::segmentedKeys() const
{
    std::string out;
    for (const auto& s : scopes) {
        std::string text;
        for (const char c : s.key) {
            text += c;
            if (c == '\'') {
                text += c;
            }
        }
        out += (out.empty() ? "'" : ",'") + text + "'";
    }
    return out.empty() ? "''" : out;
}

/// Whether the old replica holds a row by another scope that has a cursor, in SQL.
std::string ReplicaBuilder::Impl::followed(const std::string& row, const std::string& type) const
{
    return "EXISTS (SELECT 1 FROM old.scope_row r JOIN old.my_scope s ON s.id = r.scope JOIN "
           "old.my_type t ON t.id = r.type WHERE r.row_id = " +
           row + " AND t.key = " + type + " AND s.since > 0 AND s.key NOT IN (" + segmentedKeys() +
           "))";
}

/// Rows that the old replica holds by other scopes, as the server has them.
Status ReplicaBuilder::Impl::copyRows(const RecordType& type)
{
    const auto table = myspike::quoted(type.key);
    std::string columns = "id,row_ver,grp_ver,ext,deleted";
    for (const auto& f : type.fields) {
        columns += "," + myspike::quoted(f.name);
    }
    const auto key = "'" + std::string(type.key) + "'";
    const auto wanted = " FROM old." + table +
                        " o WHERE EXISTS (SELECT 1 FROM old.scope_row r JOIN old.my_scope s ON "
                        "s.id = r.scope WHERE r.row_id = o.id AND r.type = (SELECT id FROM "
                        "old.my_type WHERE key = " +
                        key + ") AND s.key NOT IN (" + segmentedKeys() +
                        ")) AND NOT EXISTS (SELECT 1 FROM old.shadow h WHERE h.type = " + key +
                        " AND h.row_id = o.id)";
    // A newer image counts only where its scope is followed: a cursor of 0 stands for a history
    // that is gone, and its numbers mean nothing here.
    MYSPIKE_TRY(db->execute("DELETE FROM main." + table + " WHERE id IN (SELECT o.id" + wanted +
                            " AND " + followed("o.id", key) +
                            " AND o.row_ver > (SELECT n.row_ver FROM main." + table +
                            " n WHERE n.id = o.id))"));
    // After the rows that went: their numbers may be given again.
    auto last = db->integer("SELECT coalesce(max(rid), 0) FROM main." + table, 0);
    if (!last) {
        return std::move(last).fault();
    }
    MYSPIKE_TRY(db->execute("INSERT INTO main." + table + "(" + columns + ") SELECT " + columns +
                            wanted + " AND NOT EXISTS (SELECT 1 FROM main." + table +
                            " n WHERE n.id = o.id) ORDER BY o.id"));
    const auto& schema = store->table(type.key)->schema();
    return schema.hasSearch() ? db->run(schema.fillSearch(), *last) : okStatus();
}

/// Of rows that waiting work has touched, the image under it.
Status ReplicaBuilder::Impl::copyShadowed()
{
    struct Shadowed
    {
        Record record;
        std::string groups;
        bool isFollowed = false;
    };
    std::vector<Shadowed> rows;
    {
        auto s = db->prepare(
            "SELECT h.type, h.row_id, h.deleted, h.row, h.row_ver, h.grp_ver, " +
            followed("h.row_id", "h.type") +
            " FROM old.shadow h WHERE h.existed = 1 AND EXISTS (SELECT 1 FROM old.scope_row r JOIN "
            "old.my_scope s ON "
            "s.id = r.scope JOIN old.my_type t ON t.id = r.type WHERE r.row_id = h.row_id AND "
            "t.key = h.type AND s.key NOT IN (" +
            segmentedKeys() + "))");
        if (!s) {
            return std::move(s).fault();
        }
        RowCursor cursor(*s);
        while (cursor.next()) {
            const auto* type = catalogue.type(s->text(0));
            if (!type) {
                continue;
            }
            auto record = decodeRow(s->text(3), *type);
            if (!record) {
                return std::move(record).fault();
            }
            record->id = s->id(1);
            record->deleted = s->integer(2) != 0;
            record->version = s->integer(4);
            rows.push_back({std::move(*record), std::string(s->text(5)), s->integer(6) != 0});
        }
        MYSPIKE_TRY(cursor.status());
    }
    for (const auto& r : rows) {
        auto there = store->versions(r.record.typeKey(), r.record.id);
        if (!there) {
            return std::move(there).fault();
        }
        if (!*there || (r.isFollowed && (*there)->row < r.record.version)) {
            MYSPIKE_TRY(putRow(*store, r.record, r.groups));
        }
    }
    return okStatus();
}

/// Outbox, receipts, inbox, drafts, settings, and whatever else the user's replica keeps.
Status ReplicaBuilder::Impl::copyTables()
{
    std::vector<std::pair<std::string, std::string>> tables;
    {
        auto s = db->prepare("SELECT name, sql FROM old.sqlite_schema WHERE type = 'table' AND "
                             "name NOT LIKE 'sqlite!_%' ESCAPE '!'");
        if (!s) {
            return std::move(s).fault();
        }
        RowCursor cursor(*s);
        while (cursor.next()) {
            tables.emplace_back(std::string(s->text(0)), std::string(s->text(1)));
        }
        MYSPIKE_TRY(cursor.status());
    }
    for (const auto& [name, sql] : tables) {
        const auto ofType = name.substr(0, name.find("_fts"));
        if (kNotCopied.contains(name) || catalogue.type(name) || catalogue.type(ofType)) {
            continue;
        }
        auto there =
            db->integer("SELECT count(*) FROM main.sqlite_schema WHERE name = ?1", 0, name);
        if (!there) {
            return std::move(there).fault();
        }
        if (*there == 0) {
            MYSPIKE_TRY(db->execute(sql));
        }
        MYSPIKE_TRY(db->execute("DELETE FROM main." + myspike::quoted(name) +
                                "; INSERT INTO main." + myspike::quoted(name) +
                                " SELECT * FROM old." + myspike::quoted(name)));
    }
    const auto keys = segmentedKeys();
    return db->execute(
        "INSERT OR IGNORE INTO main.my_scope(key, since, view) SELECT key, since, view FROM "
        "old.my_scope WHERE key NOT IN (" +
        keys +
        "); INSERT OR IGNORE INTO main.my_type(key) SELECT key FROM old.my_type;"
        "INSERT OR IGNORE INTO main.scope_row(row_id, type, scope) SELECT r.row_id, t.id, s.id "
        "FROM "
        "old.scope_row r JOIN old.my_scope os ON os.id = r.scope JOIN main.my_scope s ON s.key = "
        "os.key JOIN old.my_type ot ON ot.id = r.type JOIN main.my_type t ON t.key = ot.key WHERE "
        "os.key NOT IN (" +
        keys +
        ");"
        "INSERT INTO main.coming_scope SELECT * FROM old.coming_scope WHERE key NOT IN (" +
        keys +
        "); INSERT INTO main.coming_segment SELECT * FROM old.coming_segment WHERE scope NOT IN (" +
        keys + "); INSERT INTO main.stage SELECT * FROM old.stage WHERE scope NOT IN (" + keys +
        ")");
}

Status ReplicaBuilder::takeOver(const std::string& oldPath)
{
    auto& d = *m_impl;
    MYSPIKE_TRY(d.db->run("ATTACH DATABASE ?1 AS old", oldPath));
    auto tx = WriteTransaction::begin(*d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    for (const auto* type : d.catalogue.types()) {
        MYSPIKE_TRY(d.copyRows(*type));
    }
    MYSPIKE_TRY(d.copyShadowed());
    MYSPIKE_TRY(d.copyTables());
    MYSPIKE_TRY(tx->commit());
    MYSPIKE_TRY(d.db->execute("DETACH DATABASE old"));
    auto core = ReplicaCore::open(*d.db, *d.store, d.catalogue);
    if (!core) {
        return std::move(core).fault();
    }
    return (*core)->replayAll();
}

Status ReplicaBuilder::close()
{
    auto& d = *m_impl;
    d.store.reset();
    d.db.reset();
    return syncFile(d.path);
}

} // namespace myspike
