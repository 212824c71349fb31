#include "shared/store/transactions.h"
#include "shared/sync/authority_impl.h"
#include "shared/sync/codec.h"
#include "shared/sync/store_transaction.h"

namespace myspike {

namespace {

/// A draft may lack what submitting will demand.
bool isDraft(const Record& r)
{
    const auto& workflow = r.type().workflow;
    const auto* code = workflow.exists() ? asText(r.value(workflow.field)) : nullptr;
    const auto* state = code ? workflow.state(*code) : nullptr;
    return state && state->kind == StateKind::Draft;
}

} // namespace

Result<AuthorityCore::ImportOutcome> AuthorityCore::importRows(const Operation& op,
                                                               const std::vector<ImportedRow>& rows,
                                                               Instant now,
                                                               std::vector<ScopeEvent>& events)
{
    auto& d = *m_impl;
    ImportOutcome out;
    auto part = Savepoint::begin(d.db);
    if (!part) {
        return std::move(part).fault();
    }
    const auto seq = d.lastSeq + 1;
    d.pendingDigests.clear();
    d.store.clearFault();
    Actor operatorOfServer;
    operatorOfServer.user = op.user;
    operatorOfServer.name = op.deviceName;
    const auto context = contextOf(op, std::move(operatorOfServer));
    std::int64_t idx = 0;
    std::vector<ScopeEvent> mine;
    for (const auto& row : rows) {
        bool refused = false;
        for (auto& f : judge(row.record, d.store, context, !isDraft(row.record))) {
            if (f.severity == Severity::Error) {
                refused = true;
                out.refused.emplace_back(row.sourceLine, std::move(f));
            } else {
                out.warned.emplace_back(row.sourceLine, std::move(f));
            }
        }
        if (refused) {
            continue;
        }
        auto found = d.store.find(row.record.typeKey(), row.record.id);
        Change change;
        change.after = row.record;
        change.after.version = seq;
        if (found) {
            change.before = std::move(found.record);
            if (change.before->values() == change.after.values() && !change.before->deleted) {
                ++out.unchanged;
                continue;
            }
            MYSPIKE_TRY(d.store.update(*change.before, change.after));
            ++out.updated;
        } else {
            MYSPIKE_TRY(d.store.insert(change.after));
            ++out.inserted;
        }
        MYSPIKE_TRY(d.recordChange(change, seq, idx++, mine));
        if (!isTold(change)) {
            continue;
        }
        auto told = historyEntry(change, op.id, op.command, context, now,
                                 Id::derive(op.id, static_cast<std::uint32_t>(idx)));
        if (told) {
            told->version = seq;
            MYSPIKE_TRY(d.store.insert(*told));
            MYSPIKE_TRY(d.recordChange({std::nullopt, std::move(*told)}, seq, idx++, mine));
        }
    }
    if (d.store.fault()) {
        return *d.store.fault();
    }
    if (idx == 0) {
        return out; // nothing changed: no operation, no trace
    }
    MYSPIKE_TRY(d.recordTransaction(op, seq, static_cast<std::size_t>(idx), now));
    Verdict v;
    v.operation = op.id;
    v.seq = seq;
    v.receivedAt = now;
    MYSPIKE_TRY(d.log(op, v, payloadHash(op), now));
    MYSPIKE_TRY(part->release());
    d.lastSeq = seq;
    for (const auto& e : mine) {
        Impl::note(events, e.scope, e.seq);
    }
    return out;
}

} // namespace myspike
