#include <boost/json.hpp>

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

Status ReplicaCore::Impl::replay(std::set<RowRef>& changed)
{
    std::vector<std::pair<std::int64_t, std::string>> waiting;
    {
        auto s =
            db.prepare("SELECT number, payload FROM outbox WHERE online_only = 0 ORDER BY number");
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

Status ReplicaCore::Impl::settle(std::int64_t number, const Verdict& v, Instant at)
{
    MYSPIKE_TRY(db.run("INSERT OR REPLACE INTO op_done(op_id, number, payload, verdict, done_at) "
                       "SELECT op_id, number, payload, ?2, ?3 FROM outbox WHERE number = ?1",
                       number, encodeVerdict(v), at));
    MYSPIKE_TRY(put("last_number", std::to_string(nextNumber - 1)));
    MYSPIKE_TRY(db.run("DELETE FROM outbox_row WHERE number = ?1", number));
    return db.run("DELETE FROM outbox WHERE number = ?1", number);
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
