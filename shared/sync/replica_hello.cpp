// How a replica greets a server, and what it does when that server is not where it left it.
#include <boost/json.hpp>

#include "shared/base/json.h"
#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/folded_store.h"
#include "shared/sync/replica_impl.h"
#include "shared/sync/versions.h"

namespace json = boost::json;

namespace myspike {

namespace {

/// What was decided is kept so long, to repair a server that was restored (sync.md §3).
constexpr std::int64_t kKeepDoneDays = 30;
/// Above every number that an outbox counts to: where rows stand while they are renumbered.
constexpr std::int64_t kAside = 1'000'000'000'000;

Result<json::object> payloadObject(std::string_view payload)
{
    auto v = parseJson(payload);
    if (!v) {
        return std::move(v).fault();
    }
    if (!v->is_object()) {
        return Fault::invalid(msg("wire", "This message cannot be read. Update MySPIKE, then try "
                                          "again."));
    }
    return std::move(v->get_object());
}

} // namespace

HelloRequest ReplicaCore::hello() const
{
    auto& d = *m_impl;
    const auto& i = d.identity;
    HelloRequest r;
    r.device = i.device;
    r.generation = i.generation;
    r.deviceName = i.deviceName;
    r.sessionNonce = i.sessionNonce;
    r.epoch = i.epoch;
    r.lastNumber = d.nextNumber - 1;
    r.schema = d.catalogue.schema().current;
    const auto ask = [&](std::string_view sql) { return d.db.integer(sql, 0).valueOr(0); };
    r.cursor = ask("SELECT coalesce(max(since), 0) FROM my_scope");
    // Of scopes that are still to come nothing is needed before they are here.
    r.oldestCursor = ask("SELECT coalesce(min(since), 0) FROM my_scope WHERE since > 0");
    r.waiting = ask("SELECT count(*) FROM outbox WHERE state <> 2");
    r.pulledAt = {ask("SELECT CAST(value AS INTEGER) FROM replica_state WHERE key = 'pulled_at'")};
    auto s = d.db.prepare("SELECT payload FROM outbox WHERE state <> 2 ORDER BY number LIMIT 1");
    if (s) {
        if (const auto row = s->step(); row && *row) {
            r.oldestWaiting = d.readable(s->text(0)).at;
        }
    }
    return r;
}

Status ReplicaCore::notePulled(Instant at)
{
    return m_impl->put("pulled_at", std::to_string(at.ms));
}

Status ReplicaCore::Impl::checkServerKnows(const Operation& op) const
{
    if (identity.serverSchema == 0 || neededSchema(op, catalogue) <= identity.serverSchema) {
        return okStatus();
    }
    return Fault{FaultCode::Unsupported,
                 msg("replica", "The server is older than this MySPIKE and does not know this yet. "
                                "What you typed is kept as a draft; try again when the server has "
                                "been updated."),
                 "server schema " + std::to_string(identity.serverSchema), "SCHEMA_NEWER"};
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
    const bool otherHistory =
        reply.otherHistory || (!before.epoch.empty() && before.epoch != reply.epoch);
    // Rows of another version of the server look different: they are fetched as they are now.
    const bool otherRows =
        before.serverSchema != 0 && looksDifferent(before.serverSchema, reply.schema, d.catalogue);
    if (otherHistory || otherRows) {
        // What is staged of them is no better, and would be taken for what was just asked.
        if (auto s = d.db.execute("UPDATE my_scope SET since = 0; DELETE FROM coming_scope; "
                                  "DELETE FROM coming_segment; DELETE FROM stage");
            !s) {
            return restore(std::move(s));
        }
    }
    if (auto s = d.db.run("DELETE FROM op_done WHERE done_at < ?1",
                          reply.serverTime.plusDays(-kKeepDoneDays));
        !s) {
        return restore(std::move(s));
    }
    if (otherHistory) {
        if (auto s = d.offerAgain(reply); !s) {
            return restore(std::move(s));
        }
    }
    d.identity.epoch = reply.epoch;
    d.identity.sessionNonce = reply.sessionNonce;
    d.identity.actor = reply.actor;
    d.identity.leaseUntil = reply.leaseUntil;
    d.identity.receiptKey = reply.receiptKey;
    d.identity.serverSchema = reply.schema;
    if (reply.newGeneration) {
        d.identity.generation = reply.generation;
        if (auto s = renumber(before.generation); !s) {
            return restore(std::move(s));
        }
    }
    if (auto s = d.saveIdentity(); !s) {
        return restore(std::move(s));
    }
    if (before.actor.grants != reply.actor.grants) {
        // Other rights: what waits may apply now, or no longer.
        std::set<RowRef> changed;
        d.store.clearFault();
        FoldedStore rows(d.store);
        if (auto s = d.unfold(rows); !s) {
            return restore(std::move(s));
        }
        if (auto s = d.fold(rows, changed); !s) {
            return restore(std::move(s));
        }
    }
    if (auto s = tx->commit(); !s) {
        return restore(std::move(s));
    }
    return okStatus();
}

Status ReplicaCore::Impl::offerAgain(const HelloReply& reply)
{
    struct Done
    {
        Id id;
        std::string payload;
        std::string receipt;
    };
    std::vector<Done> lost;
    {
        // Refusals are not offered: what was refused once is not to take effect behind its author.
        auto s = db.prepare("SELECT op_id, payload, verdict FROM op_done WHERE verdict ->> 'kind' "
                            "IN ('applied', 'merged', 'conflict', 'parked') AND op_id NOT IN "
                            "(SELECT op_id FROM outbox) "
                            "ORDER BY CAST(verdict ->> 'seq' AS INTEGER), number");
        if (!s) {
            return std::move(s).fault();
        }
        RowCursor cursor(*s);
        while (cursor.next()) {
            const auto place = readable(s->text(1));
            if (place.generation == identity.generation && place.number <= reply.knownNumber) {
                continue; // from before the backup
            }
            const auto v = decodeVerdict(s->text(2));
            lost.push_back({s->id(0), std::string(s->text(1)), v ? v->receipt : std::string()});
        }
        MYSPIKE_TRY(cursor.status());
    }
    const auto withReceipt = [](const std::string& payload,
                                const std::string& receipt) -> Result<std::string> {
        auto o = payloadObject(payload);
        if (!o) {
            return std::move(o).fault();
        }
        if (!receipt.empty()) {
            (*o)["receipt"] = receipt;
        }
        return canonicalJson(*o);
    };
    auto first = db.integer("SELECT coalesce(min(number), 1) FROM outbox", 1);
    if (!first) {
        return std::move(first).fault();
    }
    auto number = std::min<std::int64_t>(*first, 1) - static_cast<std::int64_t>(lost.size());
    for (const auto& op : lost) {
        auto payload = withReceipt(op.payload, op.receipt);
        if (!payload) {
            return std::move(payload).fault();
        }
        // As an act that waits for the server alone: its effect is in the rows already, until the
        // server's own come in their place.
        MYSPIKE_TRY(db.run("INSERT INTO outbox(number, op_id, payload, state, online_only) "
                           "VALUES(?1, ?2, ?3, 0, 1)",
                           number++, op.id, *payload));
    }
    // Those that wait for their effect only are offered in their place.
    std::vector<Done> decided;
    {
        auto s = db.prepare("SELECT op_id, payload, verdict FROM outbox WHERE state = 2");
        if (!s) {
            return std::move(s).fault();
        }
        RowCursor cursor(*s);
        while (cursor.next()) {
            const auto v = decodeVerdict(s->text(2));
            decided.push_back({s->id(0), std::string(s->text(1)), v ? v->receipt : std::string()});
        }
        MYSPIKE_TRY(cursor.status());
    }
    for (const auto& op : decided) {
        auto payload = withReceipt(op.payload, op.receipt);
        if (!payload) {
            return std::move(payload).fault();
        }
        MYSPIKE_TRY(db.run(
            "UPDATE outbox SET payload = ?2, state = CASE attention WHEN '' THEN 0 ELSE 3 END "
            "WHERE op_id = ?1",
            op.id, *payload));
    }
    return okStatus();
}

/// A new generation counts from 1 again; operations keep their ids, so none counts twice.
Status ReplicaCore::renumber(const Id& generationBefore)
{
    auto& d = *m_impl;
    struct Row
    {
        std::int64_t number;
        std::string payload;
    };
    std::vector<Row> rows;
    {
        auto s = d.db.prepare("SELECT number, payload FROM outbox ORDER BY number");
        if (!s) {
            return std::move(s).fault();
        }
        RowCursor cursor(*s);
        while (cursor.next()) {
            rows.push_back({s->integer(0), std::string(s->text(1))});
        }
        MYSPIKE_TRY(cursor.status());
    }
    MYSPIKE_TRY(d.db.run("UPDATE outbox SET number = number + ?1", kAside));
    MYSPIKE_TRY(d.db.run("UPDATE outbox_row SET number = number + ?1", kAside));
    const auto generation = d.identity.generation.toString();
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> renamed;
    std::int64_t n = 0;
    for (const auto& row : rows) {
        ++n;
        std::string payload = row.payload;
        auto o = payloadObject(row.payload);
        if (o) {
            const auto* g = o->if_contains("generation");
            const std::string old =
                g && g->is_string() ? std::string(g->get_string()) : generationBefore.toString();
            const auto* was = o->if_contains("number");
            renamed[{old, was && was->is_int64() ? was->get_int64() : row.number}] = n;
            if (auto* depends = o->if_contains("depends_on"); depends && depends->is_array()) {
                json::array mapped;
                for (const auto& x : depends->get_array()) {
                    const auto known =
                        x.is_int64() ? renamed.find({old, x.get_int64()}) : renamed.end();
                    if (known != renamed.end()) {
                        mapped.emplace_back(known->second);
                    }
                }
                if (mapped.empty()) {
                    o->erase("depends_on");
                } else {
                    (*o)["depends_on"] = std::move(mapped);
                }
            }
            (*o)["generation"] = generation;
            (*o)["number"] = n;
            auto text = canonicalJson(*o);
            if (!text) {
                return std::move(text).fault();
            }
            payload = std::move(*text);
        }
        MYSPIKE_TRY(d.db.run("UPDATE outbox SET number = ?2, payload = ?3, state = CASE attention "
                             "WHEN '' THEN 0 ELSE 3 END WHERE number = ?1",
                             row.number + kAside, n, payload));
        MYSPIKE_TRY(d.db.run("UPDATE outbox_row SET number = ?2 WHERE number = ?1",
                             row.number + kAside, n));
    }
    MYSPIKE_TRY(d.put("last_number", std::to_string(n)));
    d.nextNumber = n + 1;
    return okStatus();
}

} // namespace myspike
