#include <boost/json.hpp>

#include "shared/base/json.h"
#include "shared/store/transactions.h"
#include "shared/sync/replica_impl.h"

namespace json = boost::json;

namespace myspike {

namespace {

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
    number INTEGER NOT NULL, type TEXT NOT NULL, row_id BLOB NOT NULL, made INTEGER NOT NULL,
    PRIMARY KEY(row_id, type, number)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS op_done(
    op_id BLOB PRIMARY KEY, number INTEGER NOT NULL, payload TEXT NOT NULL, verdict TEXT NOT NULL,
    done_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS inbox(
    op_id BLOB PRIMARY KEY, payload TEXT NOT NULL, verdict TEXT NOT NULL,
    arrived_at INTEGER NOT NULL, was_read INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS held_row(
    type TEXT NOT NULL, row_id BLOB NOT NULL, scope TEXT NOT NULL,
    PRIMARY KEY(type, row_id, scope)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS held_row_scope ON held_row(scope);
CREATE TABLE IF NOT EXISTS held_scope(key TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
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
    MYSPIKE_TRY(db.execute(kTables));
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
        if (const auto* a = o->if_contains("actor"); a && a->is_object()) {
            identity.actor = actorFromJson(a->get_object());
        }
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

Status ReplicaCore::Impl::saveIdentity()
{
    const json::object o{
        {"device", identity.device.toString()}, {"generation", identity.generation.toString()},
        {"device_name", identity.deviceName},   {"epoch", identity.epoch},
        {"nonce", identity.sessionNonce},       {"lease_until", identity.leaseUntil.ms},
        {"receipt_key", identity.receiptKey},   {"actor", actorToJson(identity.actor)}};
    return put("identity", json::serialize(o));
}

Status ReplicaCore::Impl::put(std::string_view key, std::string_view value)
{
    return db.run("INSERT INTO replica_state(key, value) VALUES(?1, ?2) "
                  "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
                  key, value);
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
