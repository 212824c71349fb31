#include <boost/json.hpp>

#include "shared/base/json.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/replica_impl.h"

namespace myspike {

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
            MYSPIKE_TRY(d.renewDone(v, now)); // a verdict that was heard before
            continue;
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
        FoldedStore rows(d.store);
        MYSPIKE_TRY(d.unfold(rows));
        MYSPIKE_TRY(d.fold(rows, changed));
    }
    MYSPIKE_TRY(tx->commit());
    return std::vector<RowRef>(changed.begin(), changed.end());
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
    MYSPIKE_TRY(ask("SELECT count(*) FROM inbox WHERE was_read = 0 AND "
                    "verdict ->> 'kind' IN ('rejected', 'blocked')",
                    out.refused));
    MYSPIKE_TRY(
        ask("SELECT count(*) FROM conflict WHERE state = 'open' AND deleted = 0", out.conflicts));
    MYSPIKE_TRY(d.countParked(out));
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

} // namespace myspike
