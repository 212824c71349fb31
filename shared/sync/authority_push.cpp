#include <algorithm>

#include "shared/base/hash.h"
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

Result<std::optional<std::int64_t>> AuthorityCore::Impl::takeNumberBack(std::string_view series,
                                                                        int year)
{
    const auto named = numbersLeft.find({std::string(series), year});
    if (named == numbersLeft.end() || named->second.empty()) {
        return std::optional<std::int64_t>();
    }
    const auto n = named->second.front();
    named->second.pop_front();
    auto last = db.integer("SELECT last FROM number_series WHERE series = ?1 AND year = ?2", 0,
                           series, year);
    if (!last) {
        return std::move(last).fault();
    }
    if (n > *last) {
        // Above what was closed at the restore: what lies between waits for its receipts, too.
        if (n > *last + 1) {
            MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO number_gap(series, year, first, last, epoch) "
                               "VALUES(?1, ?2, ?3, ?4, ?5)",
                               series, year, *last + 1, n - 1, epoch));
        }
        MYSPIKE_TRY(db.run("INSERT INTO number_series(series, year, last) VALUES(?1, ?2, ?3) "
                           "ON CONFLICT(series, year) DO UPDATE SET last = excluded.last",
                           series, year, n));
        return std::optional(n);
    }
    auto waits = db.integer("SELECT count(*) FROM number_gap WHERE series = ?1 AND year = ?2 AND "
                            "?3 BETWEEN first AND last AND NOT EXISTS (SELECT 1 FROM number_back "
                            "WHERE series = ?1 AND year = ?2 AND number = ?3)",
                            0, series, year, n);
    if (!waits) {
        return std::move(waits).fault();
    }
    if (*waits == 0) {
        return std::optional<std::int64_t>(); // somebody else bears it: it is not given twice
    }
    MYSPIKE_TRY(db.run("INSERT INTO number_back(series, year, number, op_id) "
                       "VALUES(?1, ?2, ?3, ?4)",
                       series, year, n, deciding));
    return std::optional(n);
}

Result<std::int64_t> AuthorityCore::Impl::takeNumber(std::string_view series, int year)
{
    auto back = takeNumberBack(series, year);
    if (!back || *back) {
        return back ? Result<std::int64_t>(**back) : std::move(back).fault();
    }
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

bool AuthorityCore::Impl::sawThis(const Operation& op, const Record& current,
                                  std::string_view group, std::int64_t version) const
{
    const bool cameBack = firstSeq > 0 && version >= firstSeq && op.baseVersion < firstSeq;
    if (!cameBack || op.base.empty()) {
        return false;
    }
    const auto& base = op.base.all();
    return std::all_of(base.begin(), base.end(), [&](const auto& was) {
        const auto* field = current.type().field(was.first);
        return !field || group != field->group() || current.value(was.first) == was.second;
    });
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
    numbersLeft = numbersBefore;
    deciding = op.id;
    pendingDigests.clear();
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
        if (version > by.baseVersion && sawThis(by, r, group, version)) {
            return by.baseVersion;
        }
        return version > by.baseVersion && isOwnChange(version, by) ? by.baseVersion : version;
    };
    options.actorOf = [this](const Id& user) { return actorOf(store, user); };
    auto outcome = runOperation(catalogue, op, tx, options);
    if (!outcome) {
        MYSPIKE_TRY(part->rollback());
        scopeIds.clear();
        pendingDigests.clear();
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
        pendingDigests.clear();
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

Status AuthorityCore::Impl::signReceipt(const Operation& op, Verdict& v,
                                        const std::string& hash) const
{
    auto receipt = receiptOf(v, op, hash, Id::parse(epoch).value_or(Id{}));
    if (!receipt) {
        return std::move(receipt).fault();
    }
    auto given = seal.sign ? seal.sign(std::move(*receipt))
                           : Result<SignedReceipt>(SignedReceipt{std::move(*receipt), {}, {}});
    auto text = given ? given->toText() : Result<std::string>(std::move(given).fault());
    if (!text) {
        return std::move(text).fault();
    }
    v.receipt = std::move(*text);
    return okStatus();
}

Status AuthorityCore::Impl::log(const Operation& op, Verdict& v, const std::string& hash,
                                Instant now, const std::string& payload)
{
    MYSPIKE_TRY(signReceipt(op, v, hash));
    return db.run("INSERT INTO op_log(op_id, device, generation, number, payload_hash, payload, "
                  "verdict, seq, received_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                  op.id, op.device, op.generation, op.number, hash,
                  payload.empty() ? encodeOperation(op) : payload, encodeVerdict(v), v.seq, now);
}

Instant AuthorityCore::Impl::believeReceipt(const Operation& op, const std::string& hash,
                                            Instant now)
{
    numbersBefore.clear();
    if (op.receipt.empty() || !seal.verify) {
        return now;
    }
    const auto given = SignedReceipt::parse(op.receipt);
    if (!given || !seal.verify(*given)) {
        return now; // it is decided as if it had never been here
    }
    const auto& r = given->receipt;
    if (r.opId != op.id || toHex(r.payloadHash) != hash) {
        return now;
    }
    for (const auto& n : r.numbers) {
        numbersBefore[{n.series, n.year}].push_back(n.number);
    }
    return std::min(r.at, now);
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
    return storedVerdict("SELECT verdict FROM op_log WHERE device = ?1 AND generation = ?2 AND "
                         "number = ?3 UNION ALL SELECT verdict FROM op_again JOIN op_log "
                         "USING(op_id) WHERE op_again.device = ?1 AND op_again.generation = ?2 "
                         "AND op_again.number = ?3",
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
        // What a newer program wrote waits for the server; nothing else can be read later.
        v.kind =
            pushed.unreadable->rule == "SCHEMA_NEWER" ? VerdictKind::Retry : VerdictKind::Rejected;
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

Result<std::optional<Verdict>> AuthorityCore::Impl::answer(const PushedOperation& pushed,
                                                           PushPlace& place, Instant now,
                                                           std::vector<ScopeEvent>& events)
{
    Operation op = pushed.operation;
    const auto payload = pushed.payload.empty() ? encodeOperation(op) : pushed.payload;
    const auto hash = payloadHash(std::string_view(payload));
    const bool isOurs = pushed.unreadable || (op.user == place.user && op.device == place.device);
    op.device = place.device;
    op.generation = place.generation;
    auto known = verdictOfId(op.id);
    if (!known) {
        return std::move(known).fault();
    }
    if (*known) {
        auto same = db.integer("SELECT count(*) FROM op_log WHERE op_id = ?1 AND payload_hash = ?2",
                               0, op.id, hash);
        if (!same) {
            return std::move(same).fault();
        }
        Verdict v = std::move(**known);
        if (*same == 0) {
            v = rejected(op,
                         Fault{FaultCode::Conflict,
                               msg("verdict", "Another act came under the same identity before. "
                                              "Enter this one again; what you typed is kept."),
                               {},
                               "SAME_ID"},
                         now);
            MYSPIKE_TRY(signReceipt(op, v, hash));
        }
        if (op.number == place.last + 1) {
            // Sent again under another number: what rests on it must find it.
            MYSPIKE_TRY(db.run("INSERT OR REPLACE INTO op_again(device, generation, number, op_id) "
                               "VALUES(?1, ?2, ?3, ?4)",
                               place.device, place.generation, op.number, op.id));
            ++place.last;
        }
        return std::optional(std::move(v));
    }
    if (op.number != place.last + 1) {
        return std::optional<Verdict>();
    }
    Result<Verdict> v = Verdict{};
    if (isOurs) {
        auto who = actorOf(store, place.user);
        if (!who) {
            return std::move(who).fault();
        }
        const auto receivedAt = believeReceipt(op, hash, now);
        v = judgePushed({op, pushed.unreadable, {}}, *who, receivedAt, events);
        numbersBefore.clear();
    } else {
        v = rejected(op,
                     Fault{FaultCode::Forbidden,
                           msg("verdict", "This was done by another user or on another device, and "
                                          "can only be sent from there."),
                           {},
                           "DEVICE"},
                     now);
    }
    if (!v) {
        return std::move(v).fault();
    }
    if (v->settled()) {
        MYSPIKE_TRY(log(op, *v, hash, now, payload));
        ++place.last;
    }
    return std::optional(std::move(*v));
}

Result<PushReply> AuthorityCore::push(const std::vector<PushedOperation>& ops, const Id& user,
                                      const Id& device, Instant now,
                                      std::vector<ScopeEvent>& events)
{
    auto& d = *m_impl;
    d.store.clearFault();
    auto known = d.deviceOf(device);
    if (!known) {
        return std::move(known).fault();
    }
    MYSPIKE_TRY(d.checkDevice(*known, user));
    const auto clash = [] {
        return Fault{FaultCode::Conflict,
                     msg("device", "This copy of the records was restored or copied. MySPIKE will "
                                   "number its work anew and send it again."),
                     {},
                     "GENERATION_CLASH"};
    };
    Impl::PushPlace place{user, device, (*known)->generation, 0};
    const auto first = std::find_if(ops.begin(), ops.end(), [](const PushedOperation& p) {
        return !p.operation.generation.isNull();
    });
    if (first != ops.end()) {
        place.generation = first->operation.generation;
    }
    auto generation = d.generationOf(device, place.generation);
    if (!generation) {
        return std::move(generation).fault();
    }
    if (!*generation || (*generation)->epoch != d.epoch) {
        return clash();
    }
    place.last = (*generation)->lastNumber;
    PushReply reply;
    for (const auto& pushed : ops) {
        const auto& op = pushed.operation;
        if (!op.generation.isNull() && op.generation != place.generation) {
            return clash();
        }
        auto v = d.answer(pushed, place, now, events);
        if (!v) {
            return std::move(v).fault();
        }
        if (!*v) {
            if (op.number <= place.last && reply.verdicts.empty()) {
                return clash(); // its number stands for another act: two machines, one image
            }
            reply.expectedNumber = place.last + 1;
            break;
        }
        const bool goesOn = (*v)->settled();
        reply.verdicts.push_back(std::move(**v));
        if (!goesOn) {
            break;
        }
    }
    MYSPIKE_TRY(d.db.run("UPDATE device SET last_seen = ?2 WHERE id = ?1", device, now));
    MYSPIKE_TRY(d.db.run("UPDATE device_generation SET last_number = ?3 WHERE device = ?1 AND "
                         "generation = ?2",
                         device, place.generation, place.last));
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
