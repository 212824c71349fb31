#include <boost/json.hpp>

#include <map>
#include <tuple>

#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/replica_impl.h"
#include "shared/sync/rows.h"

namespace json = boost::json;

namespace myspike {

Status ReplicaCore::Impl::keepShadow(const Record& before, bool existed)
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

Status ReplicaCore::Impl::restoreShadows(std::set<RowRef>& changed)
{
    auto s = db.prepare("SELECT type, row_id, existed, deleted, row, row_ver, grp_ver FROM shadow");
    if (!s) {
        return std::move(s).fault();
    }
    RowCursor cursor(*s);
    while (cursor.next()) {
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
    MYSPIKE_TRY(cursor.status());
    return db.execute("DELETE FROM shadow");
}

Status ReplicaCore::Impl::replay(std::set<RowRef>& changed)
{
    std::vector<std::pair<std::int64_t, std::string>> waiting;
    {
        auto s =
            db.prepare("SELECT number, payload FROM outbox WHERE online_only = 0 ORDER BY number");
        if (!s) {
            return std::move(s).fault();
        }
        RowCursor cursor(*s);
        while (cursor.next()) {
            waiting.emplace_back(s->integer(0), std::string(s->text(1)));
        }
        MYSPIKE_TRY(cursor.status());
    }
    MYSPIKE_TRY(db.execute("DELETE FROM outbox_row"));
    for (const auto& [number, payload] : waiting) {
        auto op = decodeOperation(payload, catalogue);
        if (!op) {
            // Of another version of this program: the server reads it and decides.
            MYSPIKE_TRY(db.run("UPDATE outbox SET attention = ?2, state = CASE state WHEN 0 THEN 3 "
                               "ELSE state END WHERE number = ?1",
                               number, json::serialize(textToJson(op.fault().forUser))));
            continue;
        }
        auto part = Savepoint::begin(db);
        if (!part) {
            return std::move(part).fault();
        }
        auto ran = runHere(*op);
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

namespace {

struct Waiting
{
    std::int64_t number = 0;
    std::string payload;
    int state = kWaiting;
    std::string attention;
};

/// What outbox_row holds: an operation and a row it touched, and whether it made it.
using OutboxRows = std::map<std::tuple<std::int64_t, std::string, Id>, bool>;

} // namespace

Status ReplicaCore::Impl::unfold(FoldedStore& rows)
{
    auto s = db.prepare("SELECT type, row_id, existed, deleted, row, row_ver, grp_ver FROM shadow");
    if (!s) {
        return std::move(s).fault();
    }
    RowCursor cursor(*s);
    while (cursor.next()) {
        const auto* type = catalogue.type(s->text(0));
        if (!type) {
            return Fault::internal("shadow of unknown type " + std::string(s->text(0)));
        }
        const Id id = s->id(1);
        std::optional<Record> base;
        if (s->integer(2) != 0) {
            auto r = decodeRow(s->text(4), *type);
            if (!r) {
                return std::move(r).fault();
            }
            r->id = id;
            r->deleted = s->integer(3) != 0;
            r->version = s->integer(5);
            base = std::move(*r);
        }
        rows.place(*type, id, std::move(base), std::string(s->text(6)));
    }
    MYSPIKE_TRY(cursor.status());
    return okStatus();
}

Status ReplicaCore::Impl::fold(FoldedStore& rows, std::set<RowRef>& changed)
{
    std::vector<Waiting> waiting;
    {
        auto s = db.prepare("SELECT number, payload, state, attention FROM outbox "
                            "WHERE online_only = 0 ORDER BY number");
        if (!s) {
            return std::move(s).fault();
        }
        RowCursor cursor(*s);
        while (cursor.next()) {
            waiting.push_back({s->integer(0), std::string(s->text(1)),
                               static_cast<int>(s->integer(2)), std::string(s->text(3))});
        }
        MYSPIKE_TRY(cursor.status());
    }
    OutboxRows before;
    {
        auto s = db.prepare("SELECT number, type, row_id, made FROM outbox_row");
        if (!s) {
            return std::move(s).fault();
        }
        RowCursor cursor(*s);
        while (cursor.next()) {
            before.emplace(std::tuple(s->integer(0), std::string(s->text(1)), s->id(2)),
                           s->integer(3) != 0);
        }
        MYSPIKE_TRY(cursor.status());
    }
    OutboxRows after;
    rows.beginReplay();
    for (const auto& w : waiting) {
        auto op = decodeOperation(w.payload, catalogue);
        rows.beginOperation();
        // One of another version of this program: the server reads it and decides.
        auto ran = op ? run(*op, rows, {}) : Result<Ran>(std::move(op).fault());
        std::string attention;
        int state = w.state == kAttention ? kWaiting : w.state;
        if (ran) {
            for (const auto& c : ran->changes) {
                after.emplace(std::tuple(w.number, std::string(c.after.typeKey()), c.after.id),
                              !c.before.has_value());
            }
        } else {
            rows.undoOperation();
            if (rows.fault()) {
                return *rows.fault();
            }
            // It no longer applies here, but the server sees more than this replica and decides.
            attention = json::serialize(textToJson(ran.fault().forUser));
            state = w.state == kWaiting ? kAttention : w.state;
        }
        if (attention != w.attention || state != w.state) {
            MYSPIKE_TRY(db.run("UPDATE outbox SET attention = ?2, state = ?3 WHERE number = ?1",
                               w.number, attention, state));
        }
    }
    MYSPIKE_TRY(rows.flush());
    for (const auto& [type, id] : rows.written()) {
        changed.insert({std::string(type->key), id});
    }
    MYSPIKE_TRY(rows.forEachRow([&](const RecordType& type, const Id& id,
                                    const FoldedStore::Row& r) -> Status {
        if (!r.touched) {
            return r.hadShadow
                       ? db.run("DELETE FROM shadow WHERE type = ?1 AND row_id = ?2", type.key, id)
                       : okStatus();
        }
        if (r.hadShadow && !r.baseChanged) {
            return okStatus();
        }
        return db.run(
            "INSERT OR REPLACE INTO shadow(type, row_id, existed, deleted, row, row_ver, grp_ver) "
            "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            type.key, id, r.base.has_value(), r.base && r.base->deleted,
            r.base ? encodeRow(*r.base) : std::string("{}"), r.base ? r.base->version : 0,
            r.base ? r.baseGroups : std::string());
    }));
    for (const auto& [key, made] : before) {
        if (const auto still = after.find(key); still == after.end()) {
            const auto& [number, type, id] = key;
            MYSPIKE_TRY(
                db.run("DELETE FROM outbox_row WHERE number = ?1 AND type = ?2 AND row_id = ?3",
                       number, type, id));
        }
    }
    for (const auto& [key, made] : after) {
        if (const auto was = before.find(key); was == before.end() || was->second != made) {
            const auto& [number, type, id] = key;
            MYSPIKE_TRY(db.run("INSERT OR REPLACE INTO outbox_row(number, type, row_id, made) "
                               "VALUES(?1, ?2, ?3, ?4)",
                               number, type, id, made));
        }
    }
    return okStatus();
}

Status ReplicaCore::Impl::settle(std::int64_t number, const Verdict& v, Instant at)
{
    MYSPIKE_TRY(db.run("INSERT OR REPLACE INTO op_done(op_id, number, payload, verdict, done_at) "
                       "SELECT op_id, number, payload, ?2, ?3 FROM outbox WHERE number = ?1",
                       number, encodeVerdict(v), at));
    MYSPIKE_TRY(put("last_number", std::to_string(nextNumber - 1)));
    MYSPIKE_TRY(db.run("DELETE FROM outbox_row WHERE number = ?1", number));
    MYSPIKE_TRY(db.run("DELETE FROM outbox_withheld WHERE op_id = ?1", v.operation));
    return db.run("DELETE FROM outbox WHERE number = ?1", number);
}

namespace {

/// Shadows and outbox rows as text, in order.
Result<std::string> bookOf(Database& db)
{
    std::string out;
    for (const auto* sql :
         {"SELECT type || hex(row_id) || existed || deleted || row || row_ver || '/' || grp_ver "
          "FROM shadow ORDER BY type, row_id",
          "SELECT number || type || hex(row_id) || made FROM outbox_row ORDER BY 1",
          "SELECT number || '/' || state || attention FROM outbox ORDER BY number"}) {
        auto s = db.prepare(sql);
        if (!s) {
            return std::move(s).fault();
        }
        RowCursor cursor(*s);
        while (cursor.next()) {
            out += s->text(0);
            out += '\n';
        }
        MYSPIKE_TRY(cursor.status());
    }
    return out;
}

} // namespace

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
        RowCursor cursor(*s);
        while (cursor.next()) {
            touched.insert({std::string(s->text(0)), s->id(1)});
        }
        MYSPIKE_TRY(cursor.status());
    }
    for (const auto& ref : touched) {
        visible.push_back(d.store.find(ref.type, ref.id).record);
    }
    const auto before = bookOf(d.db);
    std::set<RowRef> changed;
    MYSPIKE_TRY(d.restoreShadows(changed));
    MYSPIKE_TRY(d.replay(changed));
    const auto after = bookOf(d.db);
    if (!before || !after) {
        return !before ? Status(before.fault()) : Status(after.fault());
    }
    std::size_t i = 0;
    std::string differing;
    if (*before != *after) {
        differing = "shadows or outbox: " + *before + " against " + *after;
    }
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
