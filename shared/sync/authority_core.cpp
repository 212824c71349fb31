#include "shared/sync/authority_core.h"

#include <boost/json.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "shared/base/hash.h"
#include "shared/store/transactions.h"
#include "shared/sync/authority_tables.h"
#include "shared/sync/codec.h"
#include "shared/sync/rows.h"
#include "shared/sync/store_transaction.h"

namespace json = boost::json;

namespace myspike {

namespace {

enum ChangeKind { kInsert = 0, kUpdate = 1, kDelete = 2 };
enum FeedEvent { kEnter = 0, kChange = 1, kLeave = 2 };

/// A device's clock may run ahead a little; further ahead it is not believed.
constexpr std::int64_t kClockToleranceMs = 2 * 60'000;
constexpr std::int64_t kLeaseDays = 14; ///< security-and-updates.md §1, PEN-R5
/// Work done while a right still held is taken for so long after its end (sync.md §10): as long as
/// a replica may work without contact. Later, a backdated clock could bring any old right back.
constexpr int kGraceDays = 14;

bool isOurFault(FaultCode code)
{
    return code == FaultCode::Busy || code == FaultCode::DiskFull || code == FaultCode::Io ||
           code == FaultCode::Corrupt || code == FaultCode::Internal;
}

/// A draft may lack what submitting will demand.
bool isDraft(const Record& r)
{
    const auto& workflow = r.type().workflow;
    const auto* code = workflow.exists() ? asText(r.value(workflow.field)) : nullptr;
    const auto* state = code ? workflow.state(*code) : nullptr;
    return state && state->kind == StateKind::Draft;
}

std::string patchOf(const Change& c)
{
    json::object o;
    for (const auto& f : c.after.type().fields) {
        const auto& to = c.after.value(f.name);
        const Value from = c.before ? c.before->value(f.name) : Value();
        if (to != from) {
            o[f.name] = valueToJson(to);
        }
    }
    return json::serialize(o);
}

} // namespace

struct AuthorityCore::Impl
{
    Database& db;
    RecordStore& store;
    const Catalogue& catalogue;
    ActorSource actorOf;
    std::string epoch;
    std::int64_t lastSeq = 0;
    std::function<std::string(std::string_view)> signer;
    std::map<std::string, std::int64_t, std::less<>> typeIds;
    std::map<std::int64_t, const RecordType*> typesById;
    std::map<std::string, std::int64_t, std::less<>> scopeIds;

    Status prepare(const Id& newEpoch)
    {
        MYSPIKE_TRY(db.execute(kAuthorityTables));
        auto tx = WriteTransaction::begin(db);
        if (!tx) {
            return std::move(tx).fault();
        }
        MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO sync_meta(key, value) VALUES('epoch', ?1)",
                           newEpoch.toString()));
        for (const auto* t : catalogue.types()) {
            MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO sync_type(key) VALUES(?1)", t->key));
        }
        return tx->commit();
    }

    Status load()
    {
        auto s = db.prepare("SELECT value FROM sync_meta WHERE key = 'epoch'");
        if (!s) {
            return std::move(s).fault();
        }
        if (auto row = s->step(); !row) {
            return std::move(row).fault();
        }
        epoch = std::string(s->text(0));
        auto types = db.prepare("SELECT id, key FROM sync_type");
        if (!types) {
            return std::move(types).fault();
        }
        for (;;) {
            auto row = types->step();
            if (!row) {
                return std::move(row).fault();
            }
            if (!*row) {
                break;
            }
            typeIds.emplace(std::string(types->text(1)), types->integer(0));
            typesById.emplace(types->integer(0), catalogue.type(types->text(1)));
        }
        return refresh();
    }

    /// After a rollback what was counted in memory must be read again.
    Status refresh()
    {
        scopeIds.clear();
        auto n = db.integer("SELECT max(seq) FROM sync_tx", 0);
        if (!n) {
            return std::move(n).fault();
        }
        lastSeq = *n;
        return okStatus();
    }

    Result<std::int64_t> scopeId(const std::string& key)
    {
        if (const auto known = scopeIds.find(key); known != scopeIds.end()) {
            return known->second;
        }
        MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO scope(key) VALUES(?1)", key));
        auto id = db.integer("SELECT id FROM scope WHERE key = ?1", 0, key);
        if (id) {
            scopeIds.emplace(key, *id);
        }
        return id;
    }

    Result<std::int64_t> takeNumber(std::string_view series, int year)
    {
        MYSPIKE_TRY(db.run("INSERT INTO number_series(series, year, last) VALUES(?1, ?2, 1) "
                           "ON CONFLICT(series, year) DO UPDATE SET last = last + 1",
                           series, year));
        return db.integer("SELECT last FROM number_series WHERE series = ?1 AND year = ?2", 0,
                          series, year);
    }

    // --- what a transaction changed ------------------------------------------------------------

    Status feed(std::int64_t scope, std::int64_t seq, std::int64_t idx, std::int64_t type,
                const Id& row, FeedEvent event)
    {
        return db.run("INSERT INTO scope_feed(scope, seq, idx, type, row_id, event) "
                      "VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
                      scope, seq, idx, type, row, static_cast<int>(event));
    }

    Status recordChange(const Change& c, std::int64_t seq, std::int64_t idx,
                        std::vector<ScopeEvent>& events)
    {
        const auto& type = c.after.type();
        const auto typeId = typeIds.find(std::string_view(type.key))->second;
        const auto kind = c.after.deleted ? kDelete : c.before ? kUpdate : kInsert;
        MYSPIKE_TRY(db.run("INSERT INTO sync_change(seq, idx, type, row_id, kind, patch) "
                           "VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
                           seq, idx, typeId, c.after.id, static_cast<int>(kind), patchOf(c)));
        if (c.before) {
            auto versions = store.versions(type.key, c.after.id);
            if (!versions || !*versions) {
                return versions ? Fault::internal("a changed row is gone")
                                : std::move(versions).fault();
            }
            for (const auto group : changedGroups(*c.before, c.after)) {
                (*versions)->groups.set(group, seq);
            }
            (*versions)->row = seq;
            MYSPIKE_TRY(store.setVersions(type.key, c.after.id, **versions));
        }
        const auto none = std::vector<std::string>{};
        const auto before = c.before && !c.before->deleted ? type.scopes(*c.before) : none;
        const auto after = c.after.deleted ? none : type.scopes(c.after);
        for (const auto& key : after) {
            auto scope = scopeId(key);
            if (!scope) {
                return std::move(scope).fault();
            }
            const bool held = std::find(before.begin(), before.end(), key) != before.end();
            if (!held) {
                MYSPIKE_TRY(db.run("INSERT OR IGNORE INTO row_scope(scope, type, row_id) "
                                   "VALUES(?1, ?2, ?3)",
                                   *scope, typeId, c.after.id));
            }
            MYSPIKE_TRY(feed(*scope, seq, idx, typeId, c.after.id, held ? kChange : kEnter));
            note(events, key, seq);
        }
        for (const auto& key : before) {
            if (std::find(after.begin(), after.end(), key) != after.end()) {
                continue;
            }
            auto scope = scopeId(key);
            if (!scope) {
                return std::move(scope).fault();
            }
            MYSPIKE_TRY(
                db.run("DELETE FROM row_scope WHERE scope = ?1 AND type = ?2 AND row_id = ?3",
                       *scope, typeId, c.after.id));
            MYSPIKE_TRY(feed(*scope, seq, idx, typeId, c.after.id, kLeave));
            note(events, key, seq);
        }
        return okStatus();
    }

    static void note(std::vector<ScopeEvent>& events, const std::string& scope, std::int64_t seq)
    {
        for (auto& e : events) {
            if (e.scope == scope) {
                e.seq = seq;
                return;
            }
        }
        events.push_back({scope, seq});
    }

    Status recordTransaction(const Operation& op, std::int64_t seq, std::size_t rows, Instant now)
    {
        return db.run("INSERT INTO sync_tx(seq, at, actor, device, op_id, op_number, rows) "
                      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                      seq, now, op.user, op.device, op.id, op.number,
                      static_cast<std::int64_t>(rows));
    }

    // --- deciding ------------------------------------------------------------------------------

    Verdict rejected(const Operation& op, const Fault& fault, Instant now) const
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
    bool isOwnChange(std::int64_t seq, const Operation& op)
    {
        auto s = db.prepare("SELECT 1 FROM sync_tx WHERE seq = ?1 AND device = ?2 AND actor = ?3");
        if (!s) {
            return false;
        }
        s->bind(1, seq).bind(2, op.device).bind(3, op.user);
        const auto row = s->step();
        return row && *row;
    }

    /// Runs and records one operation in a savepoint of its own.
    Result<Verdict> decide(Operation op, Actor actor, bool trusted, Instant now,
                           std::vector<ScopeEvent>& events)
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
        // Judged by when it was done, as far as that can be believed.
        if (op.at.ms > now.ms + kClockToleranceMs) {
            op.at = now;
        }
        std::erase_if(actor.grants, [&](const Grant& g) {
            return g.to && g.to->plusDays(kGraceDays) < now.day();
        });
        store.clearFault();
        StoreTransaction tx(
            catalogue, store, contextOf(op, std::move(actor)),
            {.beforeChange = {},
             .number = [this](std::string_view s, int y) { return takeNumber(s, y); },
             .version = seq});
        RunOptions options;
        options.trusted = trusted;
        options.receivedAt = now;
        options.groupVersion = [this, &op](const Record& r, std::string_view group) {
            const auto versions = store.versions(r.typeKey(), r.id);
            const auto version = versions && *versions ? (*versions)->groups.of(group) : 0;
            return version > op.baseVersion && isOwnChange(version, op) ? op.baseVersion : version;
        };
        auto outcome = runOperation(catalogue, op, tx, options);
        if (!outcome) {
            MYSPIKE_TRY(part->rollback());
            scopeIds.clear();
            return rejected(op, outcome.fault(), now);
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

    Status log(const Operation& op, Verdict& v, const std::string& hash, Instant now)
    {
        v.payloadHash = hash;
        if (signer) {
            v.signature = signer(encodeVerdict(v));
        }
        return db.run(
            "INSERT INTO op_log(op_id, device, generation, number, payload_hash, payload, "
            "verdict, seq, received_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            op.id, op.device, op.generation, op.number, hash, encodeOperation(op), encodeVerdict(v),
            v.seq, now);
    }

    Result<std::optional<Verdict>> storedVerdict(std::string_view sql, const Id& a, const Id& b,
                                                 std::int64_t number)
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

    Result<std::optional<Verdict>> verdictOfId(const Id& op)
    {
        return storedVerdict(
            "SELECT verdict FROM op_log WHERE op_id = ?1 AND ?2 IS NOT NULL AND ?3 = 0", op, op, 0);
    }

    Result<std::optional<Verdict>> verdictAt(const Operation& op, std::int64_t number)
    {
        return storedVerdict(
            "SELECT verdict FROM op_log WHERE device = ?1 AND generation = ?2 AND number = ?3",
            op.device, op.generation, number);
    }

    Result<Verdict> judgePushed(const PushedOperation& pushed, const Actor& actor, Instant now,
                                std::vector<ScopeEvent>& events)
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
            if (*earlier && !(*earlier)->tookEffect() &&
                (*earlier)->kind != VerdictKind::Conflict) {
                v.kind = VerdictKind::Blocked;
                v.blockedBy = n;
                v.text =
                    msg("verdict", "This rests on earlier work that the server refused. Mend the "
                                   "earlier one, then send this again.");
                return v;
            }
        }
        return decide(op, actor, false, now, events);
    }
};

AuthorityCore::AuthorityCore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
AuthorityCore::~AuthorityCore() = default;

Result<std::unique_ptr<AuthorityCore>> AuthorityCore::open(Database& db, RecordStore& store,
                                                           const Catalogue& catalogue,
                                                           const Id& epoch, ActorSource actorOf)
{
    auto impl = std::make_unique<Impl>(
        Impl{db, store, catalogue, std::move(actorOf), {}, 0, {}, {}, {}, {}});
    MYSPIKE_TRY(impl->prepare(epoch));
    MYSPIKE_TRY(impl->load());
    return std::unique_ptr<AuthorityCore>(new AuthorityCore(std::move(impl)));
}

Result<std::unique_ptr<AuthorityCore>> AuthorityCore::openToRead(Database& db, RecordStore& store,
                                                                 const Catalogue& catalogue,
                                                                 ActorSource actorOf)
{
    auto impl = std::make_unique<Impl>(
        Impl{db, store, catalogue, std::move(actorOf), {}, 0, {}, {}, {}, {}});
    MYSPIKE_TRY(impl->load());
    return std::unique_ptr<AuthorityCore>(new AuthorityCore(std::move(impl)));
}

std::string AuthorityCore::epoch() const { return m_impl->epoch; }
std::int64_t AuthorityCore::lastSeq() const { return m_impl->lastSeq; }
const Reader& AuthorityCore::reader() const { return m_impl->store; }
Status AuthorityCore::refresh() { return m_impl->refresh(); }

void AuthorityCore::setSigner(std::function<std::string(std::string_view)> signer)
{
    m_impl->signer = std::move(signer);
}

Result<Actor> AuthorityCore::actor(const Id& user) const
{
    m_impl->store.clearFault();
    return m_impl->actorOf(m_impl->store, user);
}

std::vector<std::string> AuthorityCore::scopesOf(const Actor& actor, Date on) const
{
    std::set<std::string> keys{"reference", "user:" + actor.user.toString()};
    for (const auto& g : actor.grants) {
        if (g.inForce(on) && g.scope != "*") {
            keys.insert(g.scope);
        }
    }
    return {keys.begin(), keys.end()};
}

Result<HelloReply> AuthorityCore::hello(const HelloRequest& request, const Id& user, Instant now,
                                        const std::string& freshNonce)
{
    auto& d = *m_impl;
    auto who = actor(user);
    if (!who) {
        return std::move(who).fault();
    }
    HelloReply reply;
    reply.epoch = d.epoch;
    reply.serverTime = now;
    reply.leaseUntil = now.plusDays(kLeaseDays);
    reply.sessionNonce = freshNonce;
    auto s =
        d.db.prepare("SELECT user_id, generation, session_nonce, last_number, state FROM device "
                     "WHERE id = ?1");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, request.device);
    auto row = s->step();
    if (!row) {
        return std::move(row).fault();
    }
    if (*row) {
        if (s->text(4) != "active") {
            return Fault{FaultCode::Forbidden,
                         msg("device", "This device is no longer enrolled. Ask an administrator to "
                                       "enrol it again; your unsent work is kept."),
                         {},
                         "DEVICE"};
        }
        if (s->id(0) != user) {
            return Fault{FaultCode::Forbidden,
                         msg("device",
                             "This copy of the records belongs to another user. Log in as "
                             "yourself: MySPIKE keeps a separate copy for each person."),
                         {},
                         "DEVICE"};
        }
        reply.lastNumber = s->integer(3);
        // Another copy of this disk, or an older image of it, does not know the last nonce.
        reply.newGeneration = s->text(2) != request.sessionNonce || s->id(1) != request.generation;
    }
    const auto generation =
        reply.newGeneration
            ? Id::derive(request.device, static_cast<std::uint32_t>(now.ms & 0xFFFFFFFF))
            : request.generation;
    if (reply.newGeneration) {
        reply.lastNumber = 0;
    }
    MYSPIKE_TRY(d.db.run(
        "INSERT INTO device(id, user_id, name, generation, session_nonce, last_number, first_seen, "
        "last_seen, app, state) VALUES(?1, ?2, ?3, ?4, ?5, 0, ?6, ?6, ?7, 'active') "
        "ON CONFLICT(id) DO UPDATE SET name = excluded.name, generation = excluded.generation, "
        "session_nonce = excluded.session_nonce, last_seen = excluded.last_seen, app = "
        "excluded.app, "
        "last_number = CASE WHEN ?8 THEN 0 ELSE last_number END",
        request.device, user, request.deviceName, generation, freshNonce, now, request.appVersion,
        reply.newGeneration));
    reply.scopes = scopesOf(*who, now.day());
    reply.actor = std::move(*who);
    return reply;
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
            (*known)->number = op.number;
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

Result<PullReply> AuthorityCore::pull(const PullRequest& request, const Actor& actor,
                                      Instant now) const
{
    auto& d = *m_impl;
    PullReply reply;
    auto snapshot = ReadTransaction::begin(d.db);
    if (!snapshot) {
        return std::move(snapshot).fault();
    }
    d.store.clearFault();
    auto to = d.db.integer("SELECT max(seq) FROM sync_tx", 0);
    auto acked = d.db.integer("SELECT last_number FROM device WHERE id = ?1 AND generation = ?2", 0,
                              request.device, request.generation);
    if (!to || !acked) {
        return !to ? std::move(to).fault() : std::move(acked).fault();
    }
    reply.epoch = d.epoch;
    reply.toSeq = *to;
    reply.ackedNumber = *acked;
    reply.scopes = scopesOf(actor, now.day());

    struct Membership
    {
        std::vector<std::string> scopes;
    };
    std::map<std::pair<std::int64_t, Id>, Membership> touched;
    const auto collect = [&](Statement& s) -> Status {
        for (;;) {
            auto row = s.step();
            if (!row) {
                return std::move(row).fault();
            }
            if (!*row) {
                return okStatus();
            }
            touched.emplace(std::pair{s.integer(0), s.id(1)}, Membership{});
        }
    };
    std::vector<std::pair<std::string, std::int64_t>> held;
    for (const auto& key : reply.scopes) {
        auto id = d.db.integer("SELECT id FROM scope WHERE key = ?1", 0, key);
        if (!id) {
            return std::move(id).fault();
        }
        std::int64_t since = 0;
        for (const auto& h : request.scopes) {
            if (h.key == key && request.epoch == d.epoch) {
                since = h.since;
            }
        }
        if (since == 0) {
            reply.whole.push_back(key);
        }
        if (*id == 0) {
            continue;
        }
        held.emplace_back(key, *id);
        auto s = d.db.prepare(
            since == 0 ? "SELECT type, row_id FROM row_scope WHERE scope = ?1 AND ?2 = 0"
                       : "SELECT type, row_id FROM scope_feed WHERE scope = ?1 AND seq > ?2");
        if (!s) {
            return std::move(s).fault();
        }
        s->bind(1, *id).bind(2, since);
        MYSPIKE_TRY(collect(*s));
    }
    // A type is sent in a scope where one of the roles held there may see it.
    const auto maySee = [&](const RecordType& type, const std::string& scope) {
        if (type.access.empty() || scope == "reference" || scope.starts_with("user:")) {
            return true;
        }
        return std::any_of(actor.grants.begin(), actor.grants.end(), [&](const Grant& g) {
            return g.scope == scope && g.inForce(now.day()) && type.isReadableBy(g.role);
        });
    };
    auto member =
        d.db.prepare("SELECT 1 FROM row_scope WHERE scope = ?1 AND type = ?2 AND row_id = ?3");
    if (!member) {
        return std::move(member).fault();
    }
    reply.rows.reserve(touched.size());
    for (auto& [key, membership] : touched) {
        const auto known = d.typesById.find(key.first);
        if (known == d.typesById.end() || !known->second) {
            continue; // a type that this server no longer has
        }
        const auto& type = *known->second;
        for (const auto& [scope, id] : held) {
            if (!maySee(type, scope)) {
                continue;
            }
            member->bind(1, id).bind(2, key.first).bind(3, key.second);
            auto row = member->step();
            if (!row) {
                return std::move(row).fault();
            }
            if (*row) {
                membership.scopes.push_back(scope);
            }
            member->reset();
        }
        PulledRow out;
        out.scopes = std::move(membership.scopes);
        if (!out.scopes.empty()) {
            auto found = d.store.find(type.key, key.second);
            if (!found) {
                return d.store.fault().value_or(Fault::internal("a scope names a missing row"));
            }
            out.record = std::move(found.record);
            auto groups = groupVersionsOf(d.store, type.key, key.second);
            if (!groups) {
                return std::move(groups).fault();
            }
            out.groupVersions = std::move(*groups);
        } else {
            out.record = Record(type, key.second);
        }
        reply.rows.push_back(std::move(out));
    }
    return reply;
}

Result<std::vector<std::string>> AuthorityCore::check() const
{
    auto& d = *m_impl;
    std::vector<std::string> out;
    const auto ask = [&](std::string_view sql, std::string_view what) -> Status {
        auto n = d.db.integer(sql, 0);
        if (!n) {
            return std::move(n).fault();
        }
        if (*n != 0) {
            out.push_back(std::string(what) + ": " + std::to_string(*n));
        }
        return okStatus();
    };
    MYSPIKE_TRY(ask("SELECT max(seq) - count(*) FROM sync_tx", "gaps in the transaction numbers"));
    MYSPIKE_TRY(
        ask("SELECT count(*) FROM sync_change c LEFT JOIN sync_tx t USING(seq) WHERE t.seq IS NULL",
            "changes without a transaction"));
    MYSPIKE_TRY(ask("SELECT count(*) FROM op_log o LEFT JOIN sync_tx t USING(seq) WHERE o.seq > 0 "
                    "AND t.seq IS NULL",
                    "decided operations without a transaction"));
    for (const auto* t : d.catalogue.types()) {
        const std::string table = '"' + std::string(t->key) + '"';
        const auto id = std::to_string(d.typeIds.find(std::string_view(t->key))->second);
        MYSPIKE_TRY(ask("SELECT count(*) FROM row_scope s LEFT JOIN " + table +
                            " r ON r.id = s.row_id WHERE s.type = " + id + " AND r.id IS NULL",
                        std::string(t->key) + ": scopes of missing rows"));
        MYSPIKE_TRY(
            ask("SELECT count(*) FROM " + table +
                    " r WHERE r.deleted = 0 AND NOT EXISTS (SELECT 1 FROM sync_change c WHERE "
                    "c.row_id = r.id AND c.type = " +
                    id + " AND c.seq = r.row_ver)",
                std::string(t->key) + ": rows whose version is not in the history"));
    }
    return out;
}

} // namespace myspike
