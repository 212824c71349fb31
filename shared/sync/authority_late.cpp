#include <algorithm>

#include "shared/store/transactions.h"
#include "shared/sync/authority_impl.h"
#include "shared/sync/parked.h"

namespace myspike {

namespace {

/// A device's clock may run ahead a little; further ahead it is not believed.
constexpr std::int64_t kClockToleranceMs = 2 * 60'000;
/// Work done while a right still held is taken for so long after its end (sync.md §10). Later, a
/// backdated clock could bring any old right back.
constexpr int kGraceDays = 7;
/// What arrives later is parked for a supervisor for as long as a lease can run past a right's
/// end: fourteen days, and the week after a visit's last day.
constexpr int kParkedDays = 21;

/// Also where a state belongs to others than the actor's present roles: one who handed a record on
/// may have been among those herself when she worked on it.
bool lacksRight(const Result<Verdict>& v)
{
    return v && v->kind == VerdictKind::Rejected && (v->rule == "RIGHT" || v->rule == "STATE");
}

/// The last day of the latest right that ended more than `after` and at most `within` days ago.
std::optional<Date> rightEnded(const Actor& actor, Date today, int after, int within)
{
    std::optional<Date> last;
    for (const auto& g : actor.grants) {
        if (g.to && g.to->plusDays(after) < today && today <= g.to->plusDays(within) &&
            (!last || *last < *g.to)) {
            last = g.to;
        }
    }
    return last;
}

Actor withRightsOf(Actor actor, Date today, int days)
{
    std::erase_if(actor.grants,
                  [&](const Grant& g) { return g.to && g.to->plusDays(days) < today; });
    return actor;
}

} // namespace

/// Judged by when it was done, as far as that can be believed.
Result<Verdict> AuthorityCore::Impl::decide(Operation op, const Actor& actor, bool trusted,
                                            Instant now, std::vector<ScopeEvent>& events)
{
    const auto today = now.day();
    if (op.at.ms > now.ms + kClockToleranceMs) {
        op.at = now;
    }
    auto v = attempt(op, withRightsOf(actor, today, 0), trusted, now, events);
    if (trusted || !lacksRight(v)) {
        return v;
    }
    if (rightEnded(actor, today, 0, kGraceDays)) {
        v = attempt(op, withRightsOf(actor, today, kGraceDays), trusted, now, events);
        if (!lacksRight(v)) {
            if (v) {
                v->late = v->tookEffect() || v->kind == VerdictKind::Conflict;
            }
            return v;
        }
    }
    const auto ended = rightEnded(actor, today, kGraceDays, kParkedDays);
    if (!ended || !parked::hasSupervisors(catalogue)) {
        return v;
    }
    std::optional<Record> about;
    auto rehearsed =
        attempt(op, withRightsOf(actor, today, kParkedDays), trusted, now, events, &about);
    if (!rehearsed || !about) {
        return rehearsed && !lacksRight(rehearsed) ? rehearsed : v;
    }
    return park(op, actor, about, about->type().scopes(*about), ended, now, events);
}

Result<Verdict> AuthorityCore::Impl::park(const Operation& op, const Actor& author,
                                          const std::optional<Record>& about,
                                          std::vector<std::string> scopes,
                                          std::optional<Date> ended, Instant now,
                                          std::vector<ScopeEvent>& events)
{
    auto part = Savepoint::begin(db);
    if (!part) {
        return std::move(part).fault();
    }
    const auto seq = lastSeq + 1;
    auto row = parked::park(op, author, about, std::move(scopes), now, ended);
    row.version = seq;
    MYSPIKE_TRY(store.insert(row));
    std::vector<ScopeEvent> mine;
    MYSPIKE_TRY(recordChange({std::nullopt, std::move(row)}, seq, 0, mine));
    MYSPIKE_TRY(recordTransaction(op, seq, 1, now));
    MYSPIKE_TRY(part->release());
    lastSeq = seq;
    for (const auto& e : mine) {
        note(events, e.scope, e.seq);
    }
    Verdict v;
    v.operation = op.id;
    v.number = op.number;
    v.kind = VerdictKind::Parked;
    v.seq = seq;
    v.text = parked::waitingText(ended);
    v.receivedAt = now;
    return v;
}

bool AuthorityCore::Impl::wasLetIn(std::int64_t seq, const Operation& op)
{
    const auto type = typeIds.find(std::string_view(parked::ParkedOperation::kType));
    auto s = db.prepare("SELECT row_id FROM sync_change WHERE seq = ?1 AND type = ?2");
    if (!s || type == typeIds.end()) {
        return false;
    }
    s->bind(1, seq).bind(2, type->second);
    const auto row = s->step();
    const auto waited = row && *row ? store.find(type->first, s->id(0)) : Lookup{};
    return waited && waited->text(parked::kAuthor) == op.user.toString() &&
           waited->text(parked::kDeviceName) == op.deviceName;
}

Result<std::optional<Verdict>> AuthorityCore::Impl::parkBehind(const Operation& op,
                                                               const Actor& author,
                                                               const Verdict& earlier, Instant now,
                                                               std::vector<ScopeEvent>& events)
{
    const auto before = store.find(parked::ParkedOperation::kType, parked::idOf(earlier.operation));
    const auto state =
        before ? before->getOr(parked::kState, parked::State::Open) : parked::State::Refused;
    if (state == parked::State::LetIn) {
        return std::optional<Verdict>();
    }
    if (state == parked::State::Open) {
        auto waits = park(op, author, std::nullopt, splitScopes(before->text(parked::kScopes)),
                          std::nullopt, now, events);
        return waits ? Result<std::optional<Verdict>>(std::optional(std::move(*waits)))
                     : Result<std::optional<Verdict>>(std::move(waits).fault());
    }
    Verdict v;
    v.operation = op.id;
    v.number = op.number;
    v.kind = VerdictKind::Blocked;
    v.blockedBy = earlier.number;
    v.text = msg("verdict", "This rests on earlier work that the server refused. Mend the earlier "
                            "one, then send this again.");
    v.receivedAt = now;
    return std::optional(std::move(v));
}

} // namespace myspike
