#include <algorithm>

#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/parked.h"
#include "shared/sync/replica_impl.h"

namespace myspike {

namespace {

/// A record's page shows what was done lately; older acts stand in its history.
constexpr std::int64_t kMostActs = 50;

Fault hasLeft()
{
    return Fault{FaultCode::Conflict,
                 msg("outbox", "This has left the machine already, so it cannot be taken back: "
                               "the server may have decided it. Its answer comes with the next "
                               "synchronisation."),
                 {},
                 "SENT"};
}

} // namespace

void ReplicaCore::requireLease(std::vector<std::string> commands)
{
    m_impl->leaseBound = std::move(commands);
}

Status ReplicaCore::checkLease(const Operation& op) const
{
    const auto& d = *m_impl;
    const auto until = d.identity.leaseUntil;
    const auto& bound = d.leaseBound;
    if (std::find(bound.begin(), bound.end(), op.command) == bound.end() || until.ms == 0 ||
        op.at.ms <= until.ms) {
        return okStatus();
    }
    return Fault{FaultCode::Expired,
                 Text(msg("lease", "This machine had to reach the server by %1 and has not. "
                                   "Connect once, then begin. Work you have begun stays open, and "
                                   "what waits is sent as soon as there is a connection."),
                      {until.toDisplay()}),
                 {},
                 "LEASE"};
}

// --- refusals and parked work --------------------------------------------------------------------

Status ReplicaCore::mend(const Id& refused, const Id& subject)
{
    return m_impl->db.run("INSERT OR IGNORE INTO mended(subject, op_id) VALUES(?1, ?2)", subject,
                          refused);
}

Status ReplicaCore::Impl::renewDone(const Verdict& v, Instant now)
{
    auto s = db.prepare("SELECT verdict FROM op_done WHERE op_id = ?1");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, v.operation);
    auto row = s->step();
    if (!row || !*row) {
        return row ? okStatus() : Status(std::move(row).fault());
    }
    const auto known = decodeVerdict(s->text(0));
    if (!v.settled() || (known && *known == v)) {
        return okStatus();
    }
    MYSPIKE_TRY(
        db.run("UPDATE op_done SET verdict = ?2 WHERE op_id = ?1", v.operation, encodeVerdict(v)));
    if (v.tookEffect() || (known && !known->tookEffect())) {
        return okStatus();
    }
    return db.run("INSERT OR REPLACE INTO inbox(op_id, payload, verdict, arrived_at) "
                  "SELECT op_id, payload, ?2, ?3 FROM op_done WHERE op_id = ?1",
                  v.operation, encodeVerdict(v), now);
}

Status ReplicaCore::Impl::countParked(SyncCounts& counts)
{
    const auto* letIn = catalogue.command(parked::kLetIn);
    const auto me = identity.actor.user.toString();
    if (!letIn) {
        return okStatus();
    }
    const auto& grants = identity.actor.grants;
    const bool decides = std::any_of(grants.begin(), grants.end(), [&](const Grant& g) {
        return std::find(letIn->by.begin(), letIn->by.end(), g.role) != letIn->by.end();
    });
    if (decides) {
        auto n = db.integer("SELECT count(*) FROM parked_operation WHERE state = 'open' AND "
                            "deleted = 0 AND author <> ?1",
                            0, me);
        if (!n) {
            return std::move(n).fault();
        }
        counts.parked = static_cast<int>(*n);
    }
    auto s =
        db.prepare("SELECT op_id FROM inbox WHERE was_read = 0 AND verdict ->> 'kind' = 'parked'");
    if (!s) {
        return std::move(s).fault();
    }
    RowCursor cursor(*s);
    while (cursor.next()) {
        auto refused = db.integer("SELECT count(*) FROM parked_operation WHERE id = ?1 AND "
                                  "state = 'refused'",
                                  0, parked::idOf(s->id(0)));
        if (!refused) {
            return std::move(refused).fault();
        }
        counts.refused += static_cast<int>(*refused);
    }
    MYSPIKE_TRY(cursor.status());
    return okStatus();
}

// --- taking back ---------------------------------------------------------------------------------

/// The operation, then all that name its number, and theirs in turn.
Result<std::vector<Operation>> ReplicaCore::Impl::withDependants(const Id& operation)
{
    std::vector<Operation> out;
    std::set<std::int64_t> numbers;
    auto s = db.prepare("SELECT payload, tries, state FROM outbox ORDER BY number");
    if (!s) {
        return std::move(s).fault();
    }
    RowCursor cursor(*s);
    while (cursor.next()) {
        auto op = decodeOperation(s->text(0), catalogue);
        if (!op) {
            return std::move(op).fault();
        }
        const bool builds = std::any_of(op->dependsOn.begin(), op->dependsOn.end(),
                                        [&](auto n) { return numbers.contains(n); });
        if (op->id != operation && !builds) {
            continue;
        }
        if (s->integer(1) > 0 || s->integer(2) == kDecided) {
            return hasLeft();
        }
        numbers.insert(op->number);
        out.push_back(std::move(*op));
    }
    MYSPIKE_TRY(cursor.status());
    if (out.empty()) {
        return Fault{FaultCode::NotFound,
                     msg("outbox", "This is not in the outbox any more. Refresh the list."),
                     {},
                     "GONE"};
    }
    return out;
}

Result<std::vector<Operation>> ReplicaCore::wouldDiscard(const Id& operation) const
{
    return m_impl->withDependants(operation);
}

Result<std::vector<RowRef>> ReplicaCore::discard(const Id& operation)
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    auto gone = d.withDependants(operation);
    if (!gone) {
        return std::move(gone).fault();
    }
    std::set<RowRef> changed;
    MYSPIKE_TRY(d.restoreShadows(changed));
    for (const auto& op : *gone) {
        MYSPIKE_TRY(d.db.run("DELETE FROM outbox_row WHERE number = ?1", op.number));
        MYSPIKE_TRY(d.db.run("DELETE FROM outbox WHERE number = ?1", op.number));
    }
    // None behind the first has left either, so the numbers close up without a gap.
    auto rest = outboxFrom(gone->front().number);
    if (!rest) {
        return std::move(rest).fault();
    }
    auto next = gone->front().number;
    std::map<std::int64_t, std::int64_t> renamed;
    for (auto& op : *rest) {
        const auto old = std::exchange(op.number, next++);
        renamed[old] = op.number;
        for (auto& n : op.dependsOn) {
            if (const auto known = renamed.find(n); known != renamed.end()) {
                n = known->second;
            }
        }
        MYSPIKE_TRY(d.db.run("UPDATE outbox SET number = ?2, payload = ?3 WHERE number = ?1", old,
                             op.number, encodeOperation(op)));
    }
    const auto before = std::exchange(d.nextNumber, next);
    const auto undo = [&](Fault fault) {
        d.nextNumber = before;
        return fault;
    };
    if (auto s = d.put("last_number", std::to_string(next - 1)); !s) {
        return undo(std::move(s).fault());
    }
    if (auto s = d.replay(changed); !s) {
        return undo(std::move(s).fault());
    }
    if (auto s = tx->commit(); !s) {
        return undo(std::move(s).fault());
    }
    return std::vector<RowRef>(changed.begin(), changed.end());
}

Result<std::vector<Operation>> ReplicaCore::outboxFrom(std::int64_t number) const
{
    auto& d = *m_impl;
    std::vector<Operation> out;
    auto s = d.db.prepare("SELECT payload FROM outbox WHERE number >= ?1 ORDER BY number");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, number);
    RowCursor cursor(*s);
    while (cursor.next()) {
        auto op = decodeOperation(s->text(0), d.catalogue);
        if (!op) {
            return std::move(op).fault();
        }
        out.push_back(std::move(*op));
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}

// --- what was done, and offering it again --------------------------------------------------------

Result<std::vector<RecordAct>> ReplicaCore::actsOn(const Id& record) const
{
    auto& d = *m_impl;
    std::vector<RecordAct> out;
    auto s = d.db.prepare(
        "SELECT payload, state, verdict, number FROM outbox WHERE instr(payload, ?1) > 0 "
        "UNION ALL SELECT payload, -1, verdict, number FROM op_done WHERE instr(payload, ?1) > 0");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, record.toString());
    RowCursor cursor(*s);
    while (cursor.next()) {
        auto op = d.readable(s->text(0));
        const bool attaches =
            op.command == attachments::kAttach &&
            op.args.getOr(attachments::kOwnerId, std::string()) == record.toString();
        if (op.subject != record && !attaches) {
            continue;
        }
        RecordAct act;
        act.operation = std::move(op);
        act.payload = s->text(0);
        if (s->integer(1) >= 0) {
            act.waiting = static_cast<OutboxEntry::State>(s->integer(1));
        }
        if (auto v = decodeVerdict(s->text(2)); v) {
            act.verdict = std::move(*v);
        }
        out.push_back(std::move(act));
    }
    MYSPIKE_TRY(cursor.status());
    std::stable_sort(out.begin(), out.end(), [](const RecordAct& a, const RecordAct& b) {
        return a.operation.at != b.operation.at ? a.operation.at > b.operation.at
                                                : a.operation.number > b.operation.number;
    });
    if (out.size() > kMostActs) {
        out.resize(kMostActs);
    }
    return out;
}

Result<std::vector<OutgoingOperation>> ReplicaCore::doneFrom(std::int64_t number,
                                                             std::size_t limit) const
{
    auto& d = *m_impl;
    std::vector<OutgoingOperation> out;
    auto s = d.db.prepare("SELECT payload, number FROM op_done WHERE number >= ?1 UNION ALL "
                          "SELECT payload, number FROM outbox WHERE number >= ?1 AND state = 2 "
                          "ORDER BY number");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, number);
    for (auto expected = number; out.size() < limit;) {
        auto row = s->step();
        if (!row) {
            return std::move(row).fault();
        }
        if (!*row) {
            break;
        }
        const auto op = d.readable(s->text(0));
        if (op.generation != d.identity.generation) {
            continue; // numbered in an earlier life of this replica
        }
        if (op.number != expected) {
            break;
        }
        ++expected;
        out.push_back({op.id, op.number, std::string(s->text(0))});
    }
    return out;
}

Status ReplicaCore::askForNewGeneration()
{
    auto identity = m_impl->identity;
    // Not empty: that is what one sends who never heard an answer, and he keeps his generation.
    identity.sessionNonce = "new";
    return setIdentity(identity);
}

} // namespace myspike
