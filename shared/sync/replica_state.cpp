#include <boost/json.hpp>

#include "shared/base/hash.h"
#include "shared/base/json.h"
#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/replica_impl.h"
#include "shared/sync/versions.h"

namespace json = boost::json;

namespace myspike {

namespace {

// Columns of a key stand first and in its order: SQLite 3.40's quick_check sees NULL where they do
// not.
constexpr const char* kTables = R"sql(
CREATE TABLE IF NOT EXISTS replica_state(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shadow(
    type TEXT NOT NULL, row_id BLOB NOT NULL, existed INTEGER NOT NULL, deleted INTEGER NOT NULL,
    row TEXT NOT NULL, row_ver INTEGER NOT NULL, grp_ver TEXT NOT NULL,
    PRIMARY KEY(type, row_id)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outbox(
    number INTEGER PRIMARY KEY, op_id BLOB NOT NULL UNIQUE, payload TEXT NOT NULL,
    state INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0, online_only INTEGER NOT NULL DEFAULT 0,
    verdict TEXT NOT NULL DEFAULT '', attention TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE IF NOT EXISTS outbox_row(
    row_id BLOB NOT NULL, type TEXT NOT NULL, number INTEGER NOT NULL, made INTEGER NOT NULL,
    PRIMARY KEY(row_id, type, number)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS outbox_row_number ON outbox_row(number);
CREATE TABLE IF NOT EXISTS op_done(
    op_id BLOB PRIMARY KEY, number INTEGER NOT NULL, payload TEXT NOT NULL, verdict TEXT NOT NULL,
    done_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS inbox(
    op_id BLOB PRIMARY KEY, payload TEXT NOT NULL, verdict TEXT NOT NULL,
    arrived_at INTEGER NOT NULL, was_read INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outbox_withheld(op_id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS my_type(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS my_scope(
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, since INTEGER NOT NULL DEFAULT 0,
    view TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE IF NOT EXISTS scope_row(
    row_id BLOB NOT NULL, type INTEGER NOT NULL, scope INTEGER NOT NULL,
    PRIMARY KEY(row_id, type, scope)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mended(
    subject BLOB NOT NULL, op_id BLOB NOT NULL, PRIMARY KEY(subject, op_id)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coming_scope(
    key TEXT PRIMARY KEY, view TEXT NOT NULL, since INTEGER NOT NULL, as_of INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coming_segment(
    sha256 TEXT PRIMARY KEY, scope TEXT NOT NULL, type TEXT NOT NULL, n INTEGER NOT NULL,
    bytes INTEGER NOT NULL, staged INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stage(
    scope TEXT NOT NULL, type TEXT NOT NULL, row_id BLOB NOT NULL, gone INTEGER NOT NULL,
    ver INTEGER NOT NULL, groups TEXT NOT NULL, row TEXT NOT NULL,
    PRIMARY KEY(scope, type, row_id)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stray(
    type TEXT NOT NULL, row_id BLOB NOT NULL, PRIMARY KEY(type, row_id)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unknown_type(
    scope TEXT NOT NULL, type TEXT NOT NULL, PRIMARY KEY(scope, type)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS trace(type TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gone_file(sha256 TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
)sql";

/// As replicas of the first version kept it.
constexpr const char* kFromNames = R"sql(
INSERT OR IGNORE INTO my_scope(key, since) SELECT key, since FROM held_scope;
INSERT OR IGNORE INTO my_scope(key, since) SELECT DISTINCT scope, 0 FROM held_row;
INSERT OR IGNORE INTO my_type(key) SELECT DISTINCT type FROM held_row;
INSERT OR IGNORE INTO scope_row(scope, type, row_id)
    SELECT s.id, t.id, h.row_id FROM held_row h JOIN my_scope s ON s.key = h.scope
    JOIN my_type t ON t.key = h.type;
DROP TABLE held_row;
DROP TABLE held_scope;
)sql";

json::value actorToJson(const Actor& a)
{
    json::array grants;
    for (const auto& g : a.grants) {
        json::object o{{"role", g.role}, {"scope", g.scope}, {"from", g.from.days}};
        if (g.to) {
            o["to"] = g.to->days;
        }
        grants.push_back(std::move(o));
    }
    return json::object{
        {"user", a.user.toString()}, {"name", a.name}, {"grants", std::move(grants)}};
}

std::string textOf(const json::object& o, const char* key)
{
    const auto* v = o.if_contains(key);
    const auto* s = v ? v->if_string() : nullptr;
    return s ? std::string(s->data(), s->size()) : std::string();
}

std::int64_t integerOf(const json::object& o, const char* key)
{
    const auto* v = o.if_contains(key);
    const auto* n = v ? v->if_int64() : nullptr;
    return n ? *n : 0;
}

Actor actorFromJson(const json::object& o)
{
    Actor a;
    a.user = Id::parse(textOf(o, "user")).value_or(Id{});
    a.name = textOf(o, "name");
    const auto* list = o.if_contains("grants");
    if (list && list->is_array()) {
        for (const auto& item : list->get_array()) {
            const auto* g = item.if_object();
            if (!g) {
                continue;
            }
            Grant grant{textOf(*g, "role"), textOf(*g, "scope"),
                        Date{static_cast<std::int32_t>(integerOf(*g, "from"))}, std::nullopt};
            if (g->contains("to")) {
                grant.to = Date{static_cast<std::int32_t>(integerOf(*g, "to"))};
            }
            a.grants.push_back(std::move(grant));
        }
    }
    return a;
}

} // namespace

Status ReplicaCore::Impl::load()
{
    // What is deleted is overwritten, in pages that are free too (sync §10).
    MYSPIKE_TRY(db.execute("PRAGMA secure_delete=ON"));
    MYSPIKE_TRY(db.execute(kTables));
    MYSPIKE_TRY(loadTypes());
    MYSPIKE_TRY(welcomeNewTypes());
    auto s = db.prepare("SELECT value FROM replica_state WHERE key = 'identity'");
    if (!s) {
        return std::move(s).fault();
    }
    auto row = s->step();
    if (!row) {
        return std::move(row).fault();
    }
    if (*row) {
        auto v = parseJson(s->text(0));
        const auto* o = v ? v->if_object() : nullptr;
        if (!o) {
            return Fault{FaultCode::Corrupt,
                         msg("replica", "This machine's copy of the records cannot be read. "
                                        "Nothing was deleted: ask an administrator."),
                         "identity",
                         {}};
        }
        identity.device = Id::parse(textOf(*o, "device")).value_or(Id{});
        identity.generation = Id::parse(textOf(*o, "generation")).value_or(Id{});
        identity.deviceName = textOf(*o, "device_name");
        identity.epoch = textOf(*o, "epoch");
        identity.sessionNonce = textOf(*o, "nonce");
        identity.leaseUntil = {integerOf(*o, "lease_until")};
        identity.receiptKey = textOf(*o, "receipt_key");
        identity.serverSchema = static_cast<int>(integerOf(*o, "server_schema"));
        if (const auto* a = o->if_contains("actor"); a && a->is_object()) {
            identity.actor = actorFromJson(a->get_object());
        }
    }
    auto schema =
        db.integer("SELECT CAST(value AS INTEGER) FROM replica_state WHERE key = 'schema'", 0);
    if (!schema) {
        return std::move(schema).fault();
    }
    const auto current = catalogue.schema().current;
    if (*schema != current) {
        auto tx = WriteTransaction::begin(db);
        if (!tx) {
            return std::move(tx).fault();
        }
        // Rows came as the earlier program knew them; what looks different now is fetched anew.
        if (*schema != 0 && looksDifferent(static_cast<int>(*schema), current, catalogue)) {
            MYSPIKE_TRY(db.execute("UPDATE my_scope SET since = 0"));
        }
        MYSPIKE_TRY(put("schema", std::to_string(current)));
        MYSPIKE_TRY(tx->commit());
    }
    auto next =
        db.integer("SELECT max(n) FROM (SELECT max(number) AS n FROM outbox UNION ALL "
                   "SELECT CAST(value AS INTEGER) FROM replica_state WHERE key = 'last_number')",
                   0);
    if (!next) {
        return std::move(next).fault();
    }
    nextNumber = *next + 1;
    return okStatus();
}

Status ReplicaCore::Impl::loadTypes()
{
    auto tx = WriteTransaction::begin(db);
    if (!tx) {
        return std::move(tx).fault();
    }
    auto old = db.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'held_row'", 0);
    if (!old) {
        return std::move(old).fault();
    }
    if (*old > 0) {
        MYSPIKE_TRY(db.execute(kFromNames));
    }
    for (const auto* t : catalogue.types()) {
        MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO my_type(key) VALUES(?1)", t->key));
    }
    auto s = db.prepare("SELECT key, id FROM my_type");
    if (!s) {
        return std::move(s).fault();
    }
    RowCursor cursor(*s);
    while (cursor.next()) {
        typeIds.emplace(std::string(s->text(0)), s->integer(1));
    }
    MYSPIKE_TRY(cursor.status());
    s->reset();
    return tx->commit();
}

Status ReplicaCore::Impl::welcomeNewTypes()
{
    std::string described;
    for (const auto* t : catalogue.types()) {
        described += std::string(t->key) + '(';
        for (const auto& f : t->fields) {
            described += std::string(f.name) + ',';
        }
        described += ')';
    }
    const auto digest = toHex(sha256(described));
    auto known = get("catalogue");
    if (!known) {
        return std::move(known).fault();
    }
    if (*known == digest) {
        return okStatus();
    }
    auto tx = WriteTransaction::begin(db);
    if (!tx) {
        return std::move(tx).fault();
    }
    for (const auto* t : catalogue.types()) {
        // Its rows came and were left out: the scopes that hold them are asked for whole.
        MYSPIKE_TRY(db.run("UPDATE my_scope SET since = 0 WHERE key IN "
                           "(SELECT scope FROM unknown_type WHERE type = ?1)",
                           t->key));
        MYSPIKE_TRY(db.run("DELETE FROM unknown_type WHERE type = ?1", t->key));
        MYSPIKE_TRY(adoptUnknown(*t));
    }
    MYSPIKE_TRY(put("catalogue", digest));
    return tx->commit();
}

Status ReplicaCore::Impl::adoptUnknown(const RecordType& type)
{
    std::vector<Id> ids;
    {
        auto s = db.prepare("SELECT id FROM " + quoted(type.key) + " WHERE ext <> ''");
        if (!s) {
            return std::move(s).fault();
        }
        RowCursor cursor(*s);
        while (cursor.next()) {
            ids.push_back(s->id(0));
        }
        MYSPIKE_TRY(cursor.status());
    }
    for (const auto& id : ids) {
        const auto found = store.find(type.key, id);
        if (!found) {
            return store.fault().value_or(Fault::internal("a row is gone"));
        }
        // Reading the row's own JSON puts every value where it belongs today.
        auto read = decodeRow(encodeRow(*found), type);
        if (!read) {
            return std::move(read).fault();
        }
        read->id = id;
        read->version = found->version;
        read->deleted = found->deleted;
        MYSPIKE_TRY(store.update(*found, *read));
    }
    return okStatus();
}

Status ReplicaCore::Impl::saveIdentity()
{
    const json::object o{
        {"device", identity.device.toString()},  {"generation", identity.generation.toString()},
        {"device_name", identity.deviceName},    {"epoch", identity.epoch},
        {"nonce", identity.sessionNonce},        {"lease_until", identity.leaseUntil.ms},
        {"receipt_key", identity.receiptKey},    {"actor", actorToJson(identity.actor)},
        {"server_schema", identity.serverSchema}};
    return put("identity", json::serialize(o));
}

Status ReplicaCore::Impl::put(std::string_view key, std::string_view value)
{
    return db.run("INSERT INTO replica_state(key, value) VALUES(?1, ?2) "
                  "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
                  key, value);
}

Result<std::string> ReplicaCore::Impl::get(std::string_view key)
{
    auto s = db.prepare("SELECT value FROM replica_state WHERE key = ?1");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, key);
    auto row = s->step();
    if (!row) {
        return std::move(row).fault();
    }
    return *row ? std::string(s->text(0)) : std::string();
}

Status ReplicaCore::setIdentity(const Identity& identity)
{
    auto tx = WriteTransaction::begin(m_impl->db);
    if (!tx) {
        return std::move(tx).fault();
    }
    const auto before = std::exchange(m_impl->identity, identity);
    if (auto saved = m_impl->saveIdentity(); !saved) {
        m_impl->identity = before;
        return saved;
    }
    return tx->commit();
}

} // namespace myspike
