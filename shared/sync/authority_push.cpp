#include <algorithm>

#include "shared/store/transactions.h"
#include "shared/sync/authority_impl.h"
#include "shared/sync/codec.h"
#include "shared/sync/store_transaction.h"

namespace myspike {

namespace {

bool isOurFault(FaultCode code)
{
    return code == FaultCode::Busy || code == FaultCode::DiskFull || code == FaultCode::Io ||
           code == FaultCode::Corrupt || code == FaultCode::Internal;
}

} // namespace

Result<std::int64_t> AuthorityCore::Impl::takeNumber(std::string_view series, int year)
{
    MYSPIKE_TRY(db.run("INSERT INTO number_series(series, year, last) VALUES(?1, ?2, 1) "
                       "ON CONFLICT(series, year) DO UPDATE SET last = last + 1",
                       series, year));
    return db.integer("SELECT last FROM number_series WHERE series = ?1 AND year = ?2", 0, series,
                      year);
}

Verdict AuthorityCore::Impl::rejected(const Operation& op, const Fault& fault, Instant now) const
{
    Verdict v;
    v.operation = op.id;
    v.number = op.number;
    v.kind = isOurFault(fault.code) ? VerdictKind::Retry : VerdictKind::Rejected;
    v.rule = fault.rule;
    v.text = fault.forUser;
    v.receivedAt = now;
    return v;
}

/// A device that works offline edits what it made or changed a moment ago: its own earlier
/// operations are no change of somebody else's.
bool AuthorityCore::Impl::isOwnChange(std::int64_t seq, const Operation& op)
{
    auto s = db.prepare("SELECT 1 FROM sync_tx WHERE seq = ?1 AND device = ?2 AND actor = ?3");
    if (!s) {
        return false;
    }
    s->bind(1, seq).bind(2, op.device).bind(3, op.user);
    const auto row = s->step();
    return row && (*row || wasLetIn(seq, op));
}

Result<Verdict> AuthorityCore::Impl::attempt(const Operation& op, Actor actor, bool trusted,
                                             Instant now, std::vector<ScopeEvent>& events,
                                             std::optional<Record>* rehearsed)
{
    Verdict v;
    v.operation = op.id;
    v.number = op.number;
    v.receivedAt = now;
    auto part = Savepoint::begin(db);
    if (!part) {
        return std::move(part).fault();
    }
    const auto seq = lastSeq + 1;
    store.clearFault();
    StoreTransaction tx(catalogue, store, contextOf(op, std::move(actor)),
                        {.beforeChange = {},
                         .number = [this](std::string_view s, int y) { return takeNumber(s, y); },
                         .version = seq});
    RunOptions options;
    options.trusted = trusted;
    options.receivedAt = now;
    options.groupVersion = [this](const Operation& by, const Record& r, std::string_view group) {
        const auto versions = store.versions(r.typeKey(), r.id);
        const auto version = versions && *versions ? (*versions)->groups.of(group) : 0;
        return version > by.baseVersion && isOwnChange(version, by) ? by.baseVersion : version;
    };
    options.actorOf = [this](const Id& user) { return actorOf(store, user); };
    auto outcome = runOperation(catalogue, op, tx, options);
    if (!outcome) {
        MYSPIKE_TRY(part->rollback());
        scopeIds.clear();
        return rejected(op, outcome.fault(), now);
    }
    if (rehearsed) {
        const auto& changes = tx.changes();
        const auto subject = std::find_if(changes.begin(), changes.end(), [&](const Change& c) {
            return c.after.id == op.subject;
        });
        const auto about = subject == changes.end() ? changes.begin() : subject;
        if (about != changes.end()) {
            *rehearsed = about->after;
        }
        MYSPIKE_TRY(part->rollback());
        scopeIds.clear();
        v.kind = VerdictKind::Parked;
        return v;
    }
    std::int64_t idx = 0;
    std::vector<ScopeEvent> mine;
    for (const auto& c : tx.changes()) {
        if (c.before && *c.before == c.after) {
            continue;
        }
        MYSPIKE_TRY(recordChange(c, seq, idx++, mine));
    }
    v.fields = outcome->conflicting.empty() ? outcome->merged : outcome->conflicting;
    v.kind = !outcome->conflicting.empty() ? VerdictKind::Conflict
             : !outcome->merged.empty()    ? VerdictKind::Merged
                                           : VerdictKind::Applied;
    v.conflict = outcome->conflict;
    v.numbers = tx.numbers();
    v.seq = seq;
    MYSPIKE_TRY(recordTransaction(op, seq, static_cast<std::size_t>(idx), now));
    MYSPIKE_TRY(part->release());
    lastSeq = seq;
    for (const auto& e : mine) {
        note(events, e.scope, e.seq);
    }
    return v;
}

Status AuthorityCore::Impl::log(const Operation& op, Verdict& v, const std::string& hash,
                                Instant now)
{
    v.payloadHash = hash;
    if (signer) {
        v.signature = signer(encodeVerdict(v));
    }
    return db.run("INSERT INTO op_log(op_id, device, generation, number, payload_hash, payload, "
                  "verdict, seq, received_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                  op.id, op.device, op.generation, op.number, hash, encodeOperation(op),
                  encodeVerdict(v), v.seq, now);
}

Result<std::optional<Verdict>> AuthorityCore::Impl::storedVerdict(std::string_view sql, const Id& a,
                                                                  const Id& b, std::int64_t number)
{
    auto s = db.prepare(sql);
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, a).bind(2, b).bind(3, number);
    auto row = s->step();
    if (!row) {
        return std::move(row).fault();
    }
    if (!*row) {
        return std::optional<Verdict>();
    }
    auto v = decodeVerdict(s->text(0));
    if (!v) {
        return std::move(v).fault();
    }
    return std::optional(std::move(*v));
}

Result<std::optional<Verdict>> AuthorityCore::Impl::verdictOfId(const Id& op)
{
    return storedVerdict(
        "SELECT verdict FROM op_log WHERE op_id = ?1 AND ?2 IS NOT NULL AND ?3 = 0", op, op, 0);
}

Result<std::optional<Verdict>> AuthorityCore::Impl::verdictAt(const Operation& op,
                                                              std::int64_t number)
{
    return storedVerdict(
        "SELECT verdict FROM op_log WHERE device = ?1 AND generation = ?2 AND number = ?3",
        op.device, op.generation, number);
}

Result<Verdict> AuthorityCore::Impl::judgePushed(const PushedOperation& pushed, const Actor& actor,
                                                 Instant now, std::vector<ScopeEvent>& events)
{
    const auto& op = pushed.operation;
    Verdict v;
    v.operation = op.id;
    v.number = op.number;
    v.receivedAt = now;
    if (pushed.unreadable) {
        v.kind = VerdictKind::Rejected;
        v.rule = pushed.unreadable->rule;
        v.text = pushed.unreadable->forUser;
        return v;
    }
    for (const auto n : op.dependsOn) {
        auto earlier = verdictAt(op, n);
        if (!earlier) {
            return std::move(earlier).fault();
        }
        if (*earlier && (*earlier)->kind == VerdictKind::Parked) {
            auto waits = parkBehind(op, actor, **earlier, now, events);
            if (!waits || *waits) {
                return waits ? Result<Verdict>(std::move(**waits)) : std::move(waits).fault();
            }
            continue;
        }
        if (*earlier && !(*earlier)->tookEffect() && (*earlier)->kind != VerdictKind::Conflict) {
            v.kind = VerdictKind::Blocked;
            v.blockedBy = n;
            v.text = msg("verdict", "This rests on earlier work that the server refused. Mend the "
                                    "earlier one, then send this again.");
            return v;
        }
    }
    return decide(op, actor, false, now, events);
}

Result<PushReply> AuthorityCore::push(const std::vector<PushedOperation>& ops, const Id& user,
                                      const Id& device, Instant now,
                                      std::vector<ScopeEvent>& events)
{
    auto& d = *m_impl;
    PushReply reply;
    Id generation;
    std::int64_t last = 0;
    {
        auto s = d.db.prepare("SELECT generation, last_number, user_id FROM device WHERE id = ?1");
        if (!s) {
            return std::move(s).fault();
        }
        s->bind(1, device);
        auto row = s->step();
        if (!row) {
            return std::move(row).fault();
        }
        if (!*row || s->id(2) != user) {
            return Fault{FaultCode::Forbidden,
                         msg("device", "The server does not know this device. Log in again."),
                         {},
                         "DEVICE"};
        }
        generation = s->id(0);
        last = s->integer(1);
    }
    for (const auto& pushed : ops) {
        const auto& op = pushed.operation;
        if (!pushed.unreadable &&
            (op.user != user || op.device != device || op.generation != generation)) {
            return Fault{FaultCode::Conflict,
                         msg("device", "This copy of the records was restored or copied. MySPIKE "
                                       "will number its work anew and send it again."),
                         {},
                         "GENERATION_CLASH"};
        }
        const auto hash = pushed.unreadable ? std::string() : payloadHash(op);
        auto known = d.verdictOfId(op.id);
        if (!known) {
            return std::move(known).fault();
        }
        if (*known) {
            if ((*known)->payloadHash != hash && !pushed.unreadable) {
                return Fault{FaultCode::Conflict,
                             msg("device", "Two different acts carry the same number. MySPIKE will "
                                           "number this device's work anew and send it again."),
                             {},
                             "GENERATION_CLASH"};
            }
            // As it was signed: the same receipt for ever, also where the device was renumbered.
            reply.verdicts.push_back(std::move(**known));
            if (op.number == last + 1) {
                ++last;
            }
            continue;
        }
        if (op.number != last + 1) {
            reply.expectedNumber = last + 1;
            break;
        }
        auto who = actor(user);
        if (!who) {
            return std::move(who).fault();
        }
        auto v = d.judgePushed(pushed, *who, now, events);
        if (!v) {
            return std::move(v).fault();
        }
        if (!v->settled()) {
            reply.verdicts.push_back(std::move(*v));
            break;
        }
        Operation logged = op;
        logged.device = device;
        logged.generation = generation;
        MYSPIKE_TRY(d.log(logged, *v, hash, now));
        reply.verdicts.push_back(std::move(*v));
        ++last;
    }
    MYSPIKE_TRY(d.db.run("UPDATE device SET last_number = ?2, last_seen = ?3 WHERE id = ?1", device,
                         last, now));
    return reply;
}

Result<Verdict> AuthorityCore::actTrusted(const Operation& op, Instant now,
                                          std::vector<ScopeEvent>& events)
{
    auto& d = *m_impl;
    Actor operatorOfServer;
    operatorOfServer.user = op.user;
    operatorOfServer.name = op.deviceName;
    auto v = d.decide(op, std::move(operatorOfServer), true, now, events);
    if (v && v->settled()) {
        MYSPIKE_TRY(d.log(op, *v, payloadHash(op), now));
    }
    return v;
}

} // namespace myspike
