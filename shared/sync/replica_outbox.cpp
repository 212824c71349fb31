#include <boost/json.hpp>

#include "shared/base/json.h"
#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/proof.h"
#include "shared/sync/pushed.h"
#include "shared/sync/replica_impl.h"

namespace myspike {

Operation ReplicaCore::Impl::readable(std::string_view payload) const
{
    if (auto op = decodeOperation(payload, catalogue)) {
        return std::move(*op);
    }
    Operation place;
    const auto v = parseJson(payload);
    const auto* o = v ? v->if_object() : nullptr;
    if (!o) {
        return place;
    }
    const auto text = [&](const char* key) {
        const auto* m = o->if_contains(key);
        return m && m->is_string() ? std::string(m->get_string()) : std::string();
    };
    place.id = Id::parse(text("id")).value_or(Id{});
    place.command = text("command");
    place.type = text("type");
    place.subject = Id::parse(text("subject")).value_or(Id{});
    place.generation = Id::parse(text("generation")).value_or(Id{});
    place.at = Instant::parse(text("at")).value_or(Instant{});
    if (const auto* n = o->if_contains("number"); n && n->is_int64()) {
        place.number = n->get_int64();
    }
    return place;
}

Result<std::vector<OutgoingOperation>> ReplicaCore::nextBatch(std::size_t limit,
                                                              std::size_t maxBytes)
{
    auto& d = *m_impl;
    std::vector<OutgoingOperation> out;
    {
        auto s = d.db.prepare(
            "SELECT op_id, number, payload, EXISTS (SELECT 1 FROM outbox_withheld w WHERE "
            "w.op_id = outbox.op_id) FROM outbox WHERE state <> 2 ORDER BY number LIMIT ?1");
        if (!s) {
            return std::move(s).fault();
        }
        s->bind(1, static_cast<std::int64_t>(limit));
        std::size_t bytes = 0;
        RowCursor cursor(*s);
        while (cursor.next()) {
            OutgoingOperation op{s->id(0), s->integer(1), std::string(s->text(2))};
            // A damaged one cannot be put into a request either.
            if (s->integer(3) != 0 || op.payload.size() > maxBytes || !parseJson(op.payload)) {
                op.payload = withheld(op, d.identity.generation);
            }
            bytes += op.payload.size() + 1;
            if (!out.empty() && bytes > maxBytes) {
                break;
            }
            out.push_back(std::move(op));
        }
        MYSPIKE_TRY(cursor.status());
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

Status ReplicaCore::withhold(const Id& operation)
{
    return m_impl->db.run("INSERT OR IGNORE INTO outbox_withheld(op_id) VALUES(?1)", operation);
}

Status ReplicaCore::Impl::checkReceipt(const Verdict& v, std::int64_t number) const
{
    if (identity.receiptKey.empty()) {
        return okStatus(); // a server of tests, which signs nothing
    }
    auto s = db.prepare("SELECT payload FROM outbox WHERE number = ?1");
    if (!s) {
        return std::move(s).fault();
    }
    auto row = s->bind(1, number).step();
    if (!row) {
        return std::move(row).fault();
    }
    const OutgoingOperation op{v.operation, number, std::string(s->text(0))};
    auto proved = verifyReceipt(v, op.payload, identity.receiptKey);
    if (!proved && verifyReceipt(v, withheld(op, identity.generation), identity.receiptKey)) {
        return okStatus(); // only its place was sent
    }
    return proved;
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
            MYSPIKE_TRY(
                d.db.run("UPDATE outbox SET state = CASE attention WHEN '' THEN 0 ELSE 3 END "
                         "WHERE number = ?1",
                         *number));
            continue;
        }
        MYSPIKE_TRY(d.checkReceipt(v, *number));
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

Result<std::vector<OutboxEntry>> ReplicaCore::outbox() const
{
    auto& d = *m_impl;
    std::vector<OutboxEntry> out;
    auto s = d.db.prepare(
        "SELECT payload, state, tries, verdict, attention FROM outbox ORDER BY number");
    if (!s) {
        return std::move(s).fault();
    }
    RowCursor cursor(*s);
    while (cursor.next()) {
        OutboxEntry e;
        e.operation = d.readable(s->text(0));
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
    MYSPIKE_TRY(cursor.status());
    return out;
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
    RowCursor cursor(*s);
    while (cursor.next()) {
        auto v = decodeVerdict(s->text(1));
        if (!v) {
            return std::move(v).fault();
        }
        out.push_back(
            {d.readable(s->text(0)), std::move(*v), Instant{s->integer(2)}, s->integer(3) != 0});
    }
    MYSPIKE_TRY(cursor.status());
    return out;
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
    RowCursor cursor(*s);
    while (cursor.next()) {
        out.push_back({std::string(s->text(0)), s->id(1)});
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}

} // namespace myspike
