#include "shared/sync/replica_core.h"

#include <boost/json.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "shared/base/json.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/rows.h"
#include "shared/sync/store_transaction.h"

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

enum OutboxState { kWaiting = 0, kSent = 1, kDecided = 2, kAttention = 3 };

Where whereOf(const Catalogue& catalogue, const Operation& op)
{
    if (op.command == kTransition) {
        const auto* type = catalogue.type(op.type);
        const auto* t =
            type ? type->workflow.transition(op.args.getOr(kTransitionName, std::string()))
                 : nullptr;
        return t ? t->where : Where::Anywhere;
    }
    const auto* c = catalogue.command(op.command);
    return c ? c->where : Where::Anywhere;
}

} // namespace

struct ReplicaCore::Impl
{
    Database& db;
    RecordStore& store;
    const Catalogue& catalogue;
    Identity identity;
    std::int64_t nextNumber = 1;

    // --- state ---------------------------------------------------------------------------------

    Status load()
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
        auto next = db.integer(
            "SELECT max(n) FROM (SELECT max(number) AS n FROM outbox UNION ALL "
            "SELECT CAST(value AS INTEGER) FROM replica_state WHERE key = 'last_number')",
            0);
        if (!next) {
            return std::move(next).fault();
        }
        nextNumber = *next + 1;
        return okStatus();
    }

    Status saveIdentity()
    {
        const json::object o{
            {"device", identity.device.toString()}, {"generation", identity.generation.toString()},
            {"device_name", identity.deviceName},   {"epoch", identity.epoch},
            {"nonce", identity.sessionNonce},       {"lease_until", identity.leaseUntil.ms},
            {"receipt_key", identity.receiptKey},   {"actor", actorToJson(identity.actor)}};
        return put("identity", json::serialize(o));
    }

    Status put(std::string_view key, std::string_view value)
    {
        return db.run("INSERT INTO replica_state(key, value) VALUES(?1, ?2) "
                      "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
                      key, value);
    }

    // --- shadows -------------------------------------------------------------------------------

    Status keepShadow(const Record& before, bool existed)
    {
        auto groups = existed ? groupVersionsOf(store, before.typeKey(), before.id)
                              : Result<std::string>(std::string());
        if (!groups) {
            return std::move(groups).fault();
        }
        return db.run("INSERT INTO shadow(type, row_id, existed, deleted, row, row_ver, grp_ver) "
                      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
                      before.typeKey(), before.id, existed, before.deleted,
                      existed ? encodeRow(before) : std::string("{}"), before.version, *groups);
    }

    Status restoreShadows(std::set<RowRef>& changed)
    {
        auto s =
            db.prepare("SELECT type, row_id, existed, deleted, row, row_ver, grp_ver FROM shadow");
        if (!s) {
            return std::move(s).fault();
        }
        for (;;) {
            auto row = s->step();
            if (!row) {
                return std::move(row).fault();
            }
            if (!*row) {
                break;
            }
            const std::string typeKey(s->text(0));
            const Id id = s->id(1);
            changed.insert({typeKey, id});
            if (s->integer(2) == 0) {
                MYSPIKE_TRY(store.purge(typeKey, id));
                continue;
            }
            const auto* type = catalogue.type(typeKey);
            if (!type) {
                return Fault::internal("shadow of unknown type " + typeKey);
            }
            auto r = decodeRow(s->text(4), *type);
            if (!r) {
                return std::move(r).fault();
            }
            r->id = id;
            r->deleted = s->integer(3) != 0;
            r->version = s->integer(5);
            MYSPIKE_TRY(putRow(store, *r, s->text(6)));
        }
        return db.execute("DELETE FROM shadow");
    }

    // --- running -------------------------------------------------------------------------------

    struct Ran
    {
        RunOutcome outcome;
        std::vector<Change> changes;
    };

    Result<Ran> run(const Operation& op)
    {
        StoreTransaction tx(catalogue, store, contextOf(op, identity.actor),
                            {.beforeChange = [this](const Record& r, bool existed) {
                                return keepShadow(r, existed);
                            }});
        auto outcome = runOperation(catalogue, op, tx, {});
        if (!outcome) {
            return std::move(outcome).fault();
        }
        return Ran{std::move(*outcome), tx.changes()};
    }

    Status recordRows(std::int64_t number, const std::vector<Change>& changes)
    {
        for (const auto& c : changes) {
            MYSPIKE_TRY(db.run("INSERT OR REPLACE INTO outbox_row(number, type, row_id, made) "
                               "VALUES(?1, ?2, ?3, ?4)",
                               number, c.after.typeKey(), c.after.id, !c.before.has_value()));
        }
        return okStatus();
    }

    /// Waiting operations that made a row which this one names.
    Result<std::vector<std::int64_t>> dependencies(const Operation& op)
    {
        std::set<Id> named{op.subject};
        for (const auto& [name, value] : op.args.all()) {
            if (const auto* id = asId(value)) {
                named.insert(*id);
            } else if (const auto* text = asText(value)) {
                if (const auto parsed = Id::parse(*text)) {
                    named.insert(*parsed);
                }
            }
        }
        const auto subject = store.find(op.type, op.subject);
        if (subject && subject->type().parent) {
            if (const auto* parent = asId(subject->value(subject->type().parent))) {
                named.insert(*parent);
            }
        }
        std::set<std::int64_t> numbers;
        auto s = db.prepare("SELECT number FROM outbox_row WHERE row_id = ?1 AND made = 1");
        if (!s) {
            return std::move(s).fault();
        }
        for (const auto& id : named) {
            s->bind(1, id);
            for (;;) {
                auto row = s->step();
                if (!row) {
                    return std::move(row).fault();
                }
                if (!*row) {
                    break;
                }
                numbers.insert(s->integer(0));
            }
            s->reset();
        }
        return std::vector<std::int64_t>(numbers.begin(), numbers.end());
    }

    /// Base and version of the edited fields as they stand, unless the caller opened the record
    /// earlier and says what it saw.
    void fillBase(Operation& op)
    {
        if (op.command != kEdit || !op.base.empty()) {
            return;
        }
        const auto current = store.find(op.type, op.subject);
        if (!current) {
            return;
        }
        op.baseVersion = current->version;
        for (const auto& [name, value] : op.args.all()) {
            op.base.setValue(name, current->value(name));
        }
    }

    // --- rebase --------------------------------------------------------------------------------

    Status replay(std::set<RowRef>& changed)
    {
        std::vector<std::pair<std::int64_t, std::string>> waiting;
        {
            auto s = db.prepare(
                "SELECT number, payload FROM outbox WHERE online_only = 0 ORDER BY number");
            if (!s) {
                return std::move(s).fault();
            }
            for (;;) {
                auto row = s->step();
                if (!row) {
                    return std::move(row).fault();
                }
                if (!*row) {
                    break;
                }
                waiting.emplace_back(s->integer(0), std::string(s->text(1)));
            }
        }
        MYSPIKE_TRY(db.execute("DELETE FROM outbox_row"));
        for (const auto& [number, payload] : waiting) {
            auto op = decodeOperation(payload, catalogue);
            if (!op) {
                return std::move(op).fault();
            }
            auto part = Savepoint::begin(db);
            if (!part) {
                return std::move(part).fault();
            }
            auto ran = run(*op);
            if (ran) {
                MYSPIKE_TRY(recordRows(number, ran->changes));
                MYSPIKE_TRY(part->release());
                for (const auto& c : ran->changes) {
                    changed.insert({std::string(c.after.typeKey()), c.after.id});
                }
                MYSPIKE_TRY(db.run("UPDATE outbox SET attention = '', state = "
                                   "CASE state WHEN 3 THEN 0 ELSE state END WHERE number = ?1",
                                   number));
                continue;
            }
            MYSPIKE_TRY(part->rollback());
            if (store.fault()) {
                return *store.fault();
            }
            // It no longer applies here, but the server sees more than this replica and decides.
            MYSPIKE_TRY(db.run("UPDATE outbox SET attention = ?2, state = CASE state WHEN 0 THEN 3 "
                               "ELSE state END WHERE number = ?1",
                               number, json::serialize(textToJson(ran.fault().forUser))));
        }
        return okStatus();
    }

    Status settle(std::int64_t number, const Verdict& v, Instant at)
    {
        MYSPIKE_TRY(
            db.run("INSERT OR REPLACE INTO op_done(op_id, number, payload, verdict, done_at) "
                   "SELECT op_id, number, payload, ?2, ?3 FROM outbox WHERE number = ?1",
                   number, encodeVerdict(v), at));
        MYSPIKE_TRY(put("last_number", std::to_string(nextNumber - 1)));
        MYSPIKE_TRY(db.run("DELETE FROM outbox_row WHERE number = ?1", number));
        return db.run("DELETE FROM outbox WHERE number = ?1", number);
    }

    Status dropScope(const std::string& key, std::set<RowRef>& orphans)
    {
        MYSPIKE_TRY(
            collectRows("SELECT type, row_id FROM held_row WHERE scope = ?1", key, orphans));
        MYSPIKE_TRY(db.run("DELETE FROM held_row WHERE scope = ?1", key));
        return db.run("DELETE FROM held_scope WHERE key = ?1", key);
    }

    Status collectRows(std::string_view sql, const std::string& key, std::set<RowRef>& out)
    {
        auto s = db.prepare(sql);
        if (!s) {
            return std::move(s).fault();
        }
        s->bind(1, key);
        for (;;) {
            auto row = s->step();
            if (!row) {
                return std::move(row).fault();
            }
            if (!*row) {
                return okStatus();
            }
            out.insert({std::string(s->text(0)), s->id(1)});
        }
    }

    Status purgeOrphans(const std::set<RowRef>& candidates, std::set<RowRef>& changed)
    {
        for (const auto& ref : candidates) {
            auto left = db.integer("SELECT count(*) FROM held_row WHERE type = ?1 AND row_id = ?2",
                                   0, ref.type, ref.id);
            if (!left) {
                return std::move(left).fault();
            }
            if (*left == 0) {
                MYSPIKE_TRY(store.purge(ref.type, ref.id));
                changed.insert(ref);
            }
        }
        return okStatus();
    }

    Status takeRow(const PulledRow& row, std::set<RowRef>& changed)
    {
        const RowRef ref{std::string(row.record.typeKey()), row.record.id};
        changed.insert(ref);
        MYSPIKE_TRY(
            db.run("DELETE FROM held_row WHERE type = ?1 AND row_id = ?2", ref.type, ref.id));
        if (row.scopes.empty()) {
            return store.purge(ref.type, ref.id);
        }
        for (const auto& scope : row.scopes) {
            MYSPIKE_TRY(
                db.run("INSERT OR IGNORE INTO held_row(type, row_id, scope) VALUES(?1, ?2, ?3)",
                       ref.type, ref.id, scope));
        }
        return putRow(store, row.record, row.groupVersions);
    }

    Result<std::vector<std::string>> heldScopes()
    {
        std::vector<std::string> out;
        auto s = db.prepare("SELECT key FROM held_scope ORDER BY key");
        if (!s) {
            return std::move(s).fault();
        }
        for (;;) {
            auto row = s->step();
            if (!row) {
                return std::move(row).fault();
            }
            if (!*row) {
                return out;
            }
            out.emplace_back(s->text(0));
        }
    }
};

ReplicaCore::ReplicaCore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ReplicaCore::~ReplicaCore() = default;

Result<std::unique_ptr<ReplicaCore>> ReplicaCore::open(Database& db, RecordStore& store,
                                                       const Catalogue& catalogue)
{
    auto impl = std::make_unique<Impl>(Impl{db, store, catalogue, {}, 1});
    MYSPIKE_TRY(impl->load());
    return std::unique_ptr<ReplicaCore>(new ReplicaCore(std::move(impl)));
}

const ReplicaCore::Identity& ReplicaCore::identity() const { return m_impl->identity; }

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

Result<ReplicaCore::Acted> ReplicaCore::act(Operation op)
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    op.user = d.identity.actor.user;
    op.device = d.identity.device;
    op.generation = d.identity.generation;
    op.deviceName = d.identity.deviceName;
    op.number = d.nextNumber;
    d.fillBase(op);
    auto depends = d.dependencies(op);
    if (!depends) {
        return std::move(depends).fault();
    }
    op.dependsOn = std::move(*depends);

    const bool onlineOnly = whereOf(d.catalogue, op) == Where::OnlineOnly;
    Acted acted;
    std::vector<Change> changes;
    if (!onlineOnly) {
        auto ran = d.run(op);
        if (!ran) {
            return std::move(ran).fault();
        }
        acted.outcome = std::move(ran->outcome);
        changes = std::move(ran->changes);
    }
    MYSPIKE_TRY(d.db.run("INSERT INTO outbox(number, op_id, payload, state, online_only) "
                         "VALUES(?1, ?2, ?3, 0, ?4)",
                         op.number, op.id, encodeOperation(op), onlineOnly));
    MYSPIKE_TRY(d.recordRows(op.number, changes));
    MYSPIKE_TRY(tx->commit());
    ++d.nextNumber;
    for (const auto& c : changes) {
        acted.changed.push_back({std::string(c.after.typeKey()), c.after.id});
    }
    acted.operation = std::move(op);
    return acted;
}

Result<RunOutcome> ReplicaCore::rehearse(Operation op)
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    op.user = d.identity.actor.user;
    op.device = d.identity.device;
    auto ran = d.run(op);
    tx->rollback();
    if (!ran) {
        return std::move(ran).fault();
    }
    return std::move(ran->outcome);
}

HelloRequest ReplicaCore::hello() const
{
    const auto& i = m_impl->identity;
    HelloRequest r;
    r.device = i.device;
    r.generation = i.generation;
    r.deviceName = i.deviceName;
    r.sessionNonce = i.sessionNonce;
    r.epoch = i.epoch;
    r.lastNumber = m_impl->nextNumber - 1;
    return r;
}

Status ReplicaCore::takeHello(const HelloReply& reply)
{
    auto& d = *m_impl;
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    const auto before = d.identity;
    const auto next = d.nextNumber;
    const auto restore = [&](Status s) {
        d.identity = before;
        d.nextNumber = next;
        return s;
    };
    if (!before.epoch.empty() && before.epoch != reply.epoch) {
        // Another history: cursors mean nothing there, so every scope is asked for whole.
        if (auto s = d.db.execute("UPDATE held_scope SET since = 0"); !s) {
            return restore(std::move(s));
        }
    }
    d.identity.epoch = reply.epoch;
    d.identity.sessionNonce = reply.sessionNonce;
    d.identity.actor = reply.actor;
    d.identity.leaseUntil = reply.leaseUntil;
    d.identity.receiptKey = reply.receiptKey;
    if (reply.newGeneration) {
        d.identity.generation =
            Id::derive(before.device, static_cast<std::uint32_t>(reply.serverTime.ms & 0xFFFFFFFF));
        if (auto s = renumber(); !s) {
            return restore(std::move(s));
        }
    }
    if (auto s = d.saveIdentity(); !s) {
        return restore(std::move(s));
    }
    if (auto s = tx->commit(); !s) {
        return restore(std::move(s));
    }
    return okStatus();
}

/// A new generation counts from 1 again; operations keep their ids, so none counts twice.
Status ReplicaCore::renumber()
{
    auto& d = *m_impl;
    auto entries = outbox();
    if (!entries) {
        return std::move(entries).fault();
    }
    MYSPIKE_TRY(
        d.db.execute("UPDATE outbox SET number = -number; UPDATE outbox_row SET number = -number"));
    std::map<std::int64_t, std::int64_t> renamed;
    std::int64_t n = 0;
    for (auto& e : *entries) {
        auto& op = e.operation;
        const auto old = op.number;
        op.number = renamed[old] = ++n;
        op.generation = d.identity.generation;
        std::vector<std::int64_t> depends;
        for (const auto x : op.dependsOn) {
            if (const auto known = renamed.find(x); known != renamed.end()) {
                depends.push_back(known->second);
            }
        }
        op.dependsOn = std::move(depends);
        MYSPIKE_TRY(
            d.db.run("UPDATE outbox SET number = ?2, payload = ?3, state = 0 WHERE number = ?1",
                     -old, op.number, encodeOperation(op)));
        MYSPIKE_TRY(
            d.db.run("UPDATE outbox_row SET number = ?2 WHERE number = ?1", -old, op.number));
    }
    MYSPIKE_TRY(d.put("last_number", std::to_string(n)));
    d.nextNumber = n + 1;
    return okStatus();
}

Result<std::vector<Operation>> ReplicaCore::nextBatch(std::size_t limit)
{
    auto& d = *m_impl;
    std::vector<Operation> out;
    {
        auto s =
            d.db.prepare("SELECT payload FROM outbox WHERE state <> 2 ORDER BY number LIMIT ?1");
        if (!s) {
            return std::move(s).fault();
        }
        s->bind(1, static_cast<std::int64_t>(limit));
        for (;;) {
            auto row = s->step();
            if (!row) {
                return std::move(row).fault();
            }
            if (!*row) {
                break;
            }
            auto op = decodeOperation(s->text(0), d.catalogue);
            if (!op) {
                return std::move(op).fault();
            }
            out.push_back(std::move(*op));
        }
    }
    if (out.empty()) {
        return out;
    }
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    MYSPIKE_TRY(
        d.db.run("UPDATE outbox SET state = 1, tries = tries + 1 WHERE state <> 2 AND number "
                 "BETWEEN ?1 AND ?2",
                 out.front().number, out.back().number));
    MYSPIKE_TRY(tx->commit());
    return out;
}

Result<std::vector<RowRef>> ReplicaCore::takeVerdicts(const std::vector<Verdict>& verdicts,
                                                      Instant now)
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    bool undone = false;
    for (const auto& v : verdicts) {
        auto number = d.db.integer("SELECT number FROM outbox WHERE op_id = ?1", 0, v.operation);
        if (!number) {
            return std::move(number).fault();
        }
        if (*number == 0) {
            continue; // a verdict that was heard before
        }
        if (!v.settled()) {
            MYSPIKE_TRY(d.db.run("UPDATE outbox SET state = 0 WHERE number = ?1", *number));
            continue;
        }
        const bool seen = v.kind != VerdictKind::Applied && v.kind != VerdictKind::Merged;
        if (seen) {
            MYSPIKE_TRY(
                d.db.run("INSERT OR REPLACE INTO inbox(op_id, payload, verdict, arrived_at) "
                         "SELECT op_id, payload, ?2, ?3 FROM outbox WHERE number = ?1",
                         *number, encodeVerdict(v), now));
        }
        if (v.tookEffect() || v.kind == VerdictKind::Conflict) {
            MYSPIKE_TRY(d.db.run("UPDATE outbox SET state = 2, verdict = ?2 WHERE number = ?1",
                                 *number, encodeVerdict(v)));
        } else {
            MYSPIKE_TRY(d.settle(*number, v, now));
            undone = true;
        }
    }
    std::set<RowRef> changed;
    if (undone) {
        MYSPIKE_TRY(d.restoreShadows(changed));
        MYSPIKE_TRY(d.replay(changed));
    }
    MYSPIKE_TRY(tx->commit());
    return std::vector<RowRef>(changed.begin(), changed.end());
}

PullRequest ReplicaCore::pullRequest() const
{
    auto& d = *m_impl;
    PullRequest r;
    r.epoch = d.identity.epoch;
    r.device = d.identity.device;
    r.generation = d.identity.generation;
    auto s = d.db.prepare("SELECT key, since FROM held_scope ORDER BY key");
    while (s) {
        auto row = s->step();
        if (!row || !*row) {
            break;
        }
        r.scopes.push_back({std::string(s->text(0)), s->integer(1)});
    }
    return r;
}

Result<std::vector<RowRef>> ReplicaCore::applyPull(const PullReply& reply)
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    std::set<RowRef> changed;
    MYSPIKE_TRY(d.restoreShadows(changed));

    std::set<RowRef> orphans;
    for (const auto& key : reply.whole) {
        MYSPIKE_TRY(
            d.collectRows("SELECT type, row_id FROM held_row WHERE scope = ?1", key, orphans));
        MYSPIKE_TRY(d.db.run("DELETE FROM held_row WHERE scope = ?1", key));
    }
    auto waiting = d.db.integer("SELECT count(*) FROM outbox WHERE state <> 2", 0);
    auto held = d.heldScopes();
    if (!waiting || !held) {
        return !waiting ? std::move(waiting).fault() : std::move(held).fault();
    }
    // Work that waits may touch rows of a scope that was lost: it leaves first, then the rows go.
    if (*waiting == 0) {
        for (const auto& key : *held) {
            if (std::find(reply.scopes.begin(), reply.scopes.end(), key) == reply.scopes.end()) {
                MYSPIKE_TRY(d.dropScope(key, orphans));
            }
        }
    }
    for (const auto& row : reply.rows) {
        MYSPIKE_TRY(d.takeRow(row, changed));
    }
    MYSPIKE_TRY(d.purgeOrphans(orphans, changed));
    for (const auto& key : reply.scopes) {
        MYSPIKE_TRY(
            d.db.run("INSERT INTO held_scope(key, since) VALUES(?1, ?2) ON CONFLICT(key) DO "
                     "UPDATE SET since = excluded.since",
                     key, reply.toSeq));
    }

    std::vector<std::pair<std::int64_t, std::string>> decided;
    {
        auto s =
            d.db.prepare("SELECT number, verdict FROM outbox WHERE state = 2 AND number <= ?1");
        if (!s) {
            return std::move(s).fault();
        }
        s->bind(1, reply.ackedNumber);
        for (;;) {
            auto row = s->step();
            if (!row) {
                return std::move(row).fault();
            }
            if (!*row) {
                break;
            }
            decided.emplace_back(s->integer(0), std::string(s->text(1)));
        }
    }
    for (const auto& [number, text] : decided) {
        auto v = decodeVerdict(text);
        if (!v) {
            return std::move(v).fault();
        }
        MYSPIKE_TRY(d.settle(number, *v, v->receivedAt));
    }
    MYSPIKE_TRY(d.replay(changed));
    MYSPIKE_TRY(tx->commit());
    return std::vector<RowRef>(changed.begin(), changed.end());
}

Result<std::vector<OutboxEntry>> ReplicaCore::outbox() const
{
    auto& d = *m_impl;
    std::vector<OutboxEntry> out;
    auto s = d.db.prepare(
        "SELECT payload, state, tries, verdict, attention FROM outbox ORDER BY number");
    if (!s) {
        return std::move(s).fault();
    }
    for (;;) {
        auto row = s->step();
        if (!row) {
            return std::move(row).fault();
        }
        if (!*row) {
            return out;
        }
        OutboxEntry e;
        auto op = decodeOperation(s->text(0), d.catalogue);
        if (!op) {
            return std::move(op).fault();
        }
        e.operation = std::move(*op);
        e.state = static_cast<OutboxEntry::State>(s->integer(1));
        e.tries = static_cast<int>(s->integer(2));
        if (auto v = decodeVerdict(s->text(3)); v) {
            e.verdict = std::move(*v);
        }
        if (auto a = parseJson(s->text(4)); a) {
            e.attention = textFromJson(*a);
        }
        out.push_back(std::move(e));
    }
}

Result<std::vector<InboxEntry>> ReplicaCore::inbox() const
{
    auto& d = *m_impl;
    std::vector<InboxEntry> out;
    auto s = d.db.prepare(
        "SELECT payload, verdict, arrived_at, was_read FROM inbox ORDER BY arrived_at DESC");
    if (!s) {
        return std::move(s).fault();
    }
    for (;;) {
        auto row = s->step();
        if (!row) {
            return std::move(row).fault();
        }
        if (!*row) {
            return out;
        }
        auto op = decodeOperation(s->text(0), d.catalogue);
        auto v = decodeVerdict(s->text(1));
        if (!op || !v) {
            return !op ? std::move(op).fault() : std::move(v).fault();
        }
        out.push_back({std::move(*op), std::move(*v), Instant{s->integer(2)}, s->integer(3) != 0});
    }
}

Status ReplicaCore::markRead(const Id& operation)
{
    return m_impl->db.run("UPDATE inbox SET was_read = 1 WHERE op_id = ?1", operation);
}

Result<SyncCounts> ReplicaCore::counts() const
{
    auto& d = *m_impl;
    SyncCounts out;
    const auto ask = [&](std::string_view sql, int& to) -> Status {
        auto n = d.db.integer(sql, 0);
        if (!n) {
            return std::move(n).fault();
        }
        to = static_cast<int>(*n);
        return okStatus();
    };
    MYSPIKE_TRY(ask("SELECT count(*) FROM outbox WHERE state <> 2", out.waiting));
    MYSPIKE_TRY(ask("SELECT count(*) FROM inbox WHERE was_read = 0", out.refused));
    MYSPIKE_TRY(
        ask("SELECT count(*) FROM conflict WHERE state = 'open' AND deleted = 0", out.conflicts));
    return out;
}

Result<std::vector<RowRef>> ReplicaCore::pendingRows() const
{
    auto& d = *m_impl;
    std::vector<RowRef> out;
    auto s = d.db.prepare("SELECT DISTINCT type, row_id FROM outbox_row");
    if (!s) {
        return std::move(s).fault();
    }
    for (;;) {
        auto row = s->step();
        if (!row) {
            return std::move(row).fault();
        }
        if (!*row) {
            return out;
        }
        out.push_back({std::string(s->text(0)), s->id(1)});
    }
}

Status ReplicaCore::checkReplay()
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    std::vector<Record> visible;
    std::set<RowRef> touched;
    {
        auto s = d.db.prepare("SELECT type, row_id FROM shadow");
        if (!s) {
            return std::move(s).fault();
        }
        for (;;) {
            auto row = s->step();
            if (!row) {
                return std::move(row).fault();
            }
            if (!*row) {
                break;
            }
            touched.insert({std::string(s->text(0)), s->id(1)});
        }
    }
    for (const auto& ref : touched) {
        visible.push_back(d.store.find(ref.type, ref.id).record);
    }
    std::set<RowRef> changed;
    MYSPIKE_TRY(d.restoreShadows(changed));
    MYSPIKE_TRY(d.replay(changed));
    std::size_t i = 0;
    std::string differing;
    for (const auto& ref : touched) {
        if (!(d.store.find(ref.type, ref.id).record == visible[i++])) {
            differing += ref.type + ' ' + ref.id.toString() + '\n';
        }
    }
    tx->rollback();
    return differing.empty()
               ? okStatus()
               : Status(Fault::internal("replay differs from what is shown: " + differing));
}

} // namespace myspike
