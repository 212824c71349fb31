#include "tests/sim/oracle.h"

#include <algorithm>

#include "shared/trust/receipt.h"

namespace myspike::sim {

namespace {

const Value kNone;

const Value& valueOf(const Fields& fields, std::string_view name)
{
    const auto it = fields.find(name);
    return it == fields.end() ? kNone : it->second;
}

std::string textOf(const Fields& fields, std::string_view name)
{
    const auto* t = asText(valueOf(fields, name));
    return t ? *t : std::string();
}

void set(Fields& fields, std::string_view name, const Value& v)
{
    if (isNull(v)) {
        if (const auto it = fields.find(name); it != fields.end()) {
            fields.erase(it);
        }
    } else {
        fields.insert_or_assign(std::string(name), v);
    }
}

/// Telephone and e-mail merge as one; every other field on its own.
std::string groupOf(std::string_view field)
{
    return field == "phone" || field == "email" ? "contact" : std::string(field);
}

std::string join(const std::vector<std::string>& parts)
{
    std::string out;
    for (const auto& p : parts) {
        out += (out.empty() ? "" : " ") + p;
    }
    return out;
}

std::vector<std::string> split(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::string json(const Value& v)
{
    if (const auto* t = asText(v)) {
        return '"' + *t + '"'; // the world writes no text that needs an escape
    }
    const auto* n = asInteger(v);
    return n ? std::to_string(*n) : "null";
}

std::vector<std::string> teamScopes(const std::string& team)
{
    return {"team:" + team, "national:jobs"};
}

using Roles = std::vector<std::string_view>;

/// Who may change a job in a state; removing takes an officer.
Roles rolesIn(const std::string& state, bool removing)
{
    if (state == "draft") {
        return removing ? Roles{"officer"} : Roles{"worker", "officer"};
    }
    return state == "sent" ? Roles{"officer"} : Roles{};
}

bool allows(const Actor& actor, const Roles& roles, const std::vector<std::string>& scopes,
            Date day, int graceDays, Date today)
{
    return std::any_of(actor.grants.begin(), actor.grants.end(), [&](const Grant& g) {
        const bool over = g.to && g.to->days + graceDays < today.days;
        return !over && g.from <= day && (!g.to || day <= *g.to) &&
               std::find(roles.begin(), roles.end(), g.role) != roles.end() &&
               (g.scope == "*" || std::find(scopes.begin(), scopes.end(), g.scope) != scopes.end());
    });
}

} // namespace

const Oracle::Version* Oracle::Row::at(std::int64_t seq) const
{
    const Version* out = nullptr;
    for (const auto& v : versions) {
        if (v.seq > seq) {
            break;
        }
        out = &v;
    }
    return out;
}

const Oracle::Row* Oracle::row(const Id& id) const
{
    const auto it = m_rows.find(id);
    return it == m_rows.end() ? nullptr : &it->second;
}

const Oracle::Decided* Oracle::decided(const Id& op) const
{
    const auto it = m_decided.find(op);
    return it == m_decided.end() ? nullptr : &it->second;
}

const std::vector<std::string>& Oracle::fieldsOf(std::string_view type)
{
    static const std::map<std::string, std::vector<std::string>, std::less<>> fields{
        {"job", {"title", "team", "phone", "email", "hours", "place", "reference_no", "state"}},
        {"task", {"job", "team", "what"}},
        {"attachment", {"owner_type", "owner_id", "root_id", "name", "sha256", "scopes"}},
        {"history_entry", {"record_type", "record_id", "operation", "act", "actor_id", "scopes"}},
        {"conflict",
         {"record_type", "record_id", "field_group", "mine_values", "theirs_values", "operation",
          "state", "scopes"}}};
    return fields.find(type)->second;
}

std::vector<std::string> Oracle::scopesOf(const std::string& type, const Fields& fields)
{
    return type == "job" || type == "task" ? teamScopes(textOf(fields, "team"))
                                           : split(textOf(fields, "scopes"));
}

std::vector<std::string> Oracle::scopesOf(const Actor& actor, Date day)
{
    std::set<std::string> out{"reference", "user:" + actor.user.toString()};
    for (const auto& g : actor.grants) {
        if (g.from <= day && (!g.to || day <= *g.to)) {
            out.insert(g.scope);
        }
    }
    return {out.begin(), out.end()};
}

bool Oracle::maySee(const Actor& actor, Date day, const std::string& type, const std::string& scope)
{
    if ((type != "job" && type != "task") || scope.starts_with("user:")) {
        return true;
    }
    return std::any_of(actor.grants.begin(), actor.grants.end(), [&](const Grant& g) {
        return g.scope == scope && g.from <= day && (!g.to || day <= *g.to) &&
               (g.role == "worker" || g.role == "officer");
    });
}

/// Yes and No where the right by the day of the work and the right of today agree, the former being
/// over for a week at most; the rules for work that comes late have tests of their own.
Oracle::Say Oracle::rights(const Actor& actor, const Operation& op, Instant now, const Roles& roles,
                           const std::vector<std::string>& scopes) const
{
    const auto at = std::min(op.at, now);
    const bool then = allows(actor, roles, scopes, at.day(), 100'000, now.day());
    const bool today = allows(actor, roles, scopes, now.day(), 100'000, now.day());
    const bool lately = allows(actor, roles, scopes, at.day(), 7, now.day());
    return lately && today ? Say::Yes : !then && !today ? Say::No : Say::Either;
}

Oracle::Say Oracle::judgeTask(const Operation& op, const Actor& actor, Instant now,
                              const std::optional<Id>& parent,
                              const std::vector<std::string>& scopes) const
{
    const auto* job = parent ? row(*parent) : nullptr;
    if (!job || job->type != "job") {
        return Say::No;
    }
    if (job->last().deleted) {
        return Say::Either;
    }
    const auto roles = rolesIn(textOf(job->last().fields, "state"), false);
    const auto say = rights(actor, op, now, roles, scopes);
    if (op.command != kCreate || say == Say::No) {
        return say;
    }
    // Below somebody else's job it needs a right there, too.
    const auto there = rights(actor, op, now, roles, job->last().scopes);
    return there == Say::Yes ? say : there;
}

Oracle::Say Oracle::judge(const Operation& op, const Actor& actor, Instant now) const
{
    const auto* subject = row(op.subject);
    const auto arg = [&](std::string_view name) {
        const auto* v = op.args.find(name);
        return v ? *v : Value();
    };
    const auto argText = [&](std::string_view name) {
        const auto v = arg(name);
        return asText(v) ? *asText(v) : std::string();
    };
    if (op.command == kCreate) {
        if (subject) {
            return Say::No;
        }
        const auto scopes = teamScopes(argText("team"));
        if (op.type == "job") {
            return rights(actor, op, now, {"worker", "officer"}, scopes);
        }
        const auto parent = arg("job");
        return judgeTask(op, actor, now, asId(parent) ? std::optional(*asId(parent)) : std::nullopt,
                         scopes);
    }
    if (op.command == "attach") {
        const auto owner = Id::parse(argText("owner_id"));
        const auto* job = owner ? row(*owner) : nullptr;
        if (subject || !job) {
            return Say::No;
        }
        if (job->last().deleted) {
            return Say::Either;
        }
        const auto& f = job->last().fields;
        return rights(actor, op, now, rolesIn(textOf(f, "state"), false), job->last().scopes);
    }
    if (!subject || (subject->last().deleted && op.command != kEdit)) {
        return Say::No;
    }
    if (subject->last().deleted) {
        return Say::Either; // never silently dropped: refused with a reason, or a conflict
    }
    const auto& fields = subject->last().fields;
    const auto& scopes = subject->last().scopes;
    if (subject->type == "task") {
        const auto& parent = valueOf(fields, "job");
        return judgeTask(op, actor, now, asId(parent) ? std::optional(*asId(parent)) : std::nullopt,
                         scopes);
    }
    if (subject->type != "job") {
        return Say::Either;
    }
    const auto state = textOf(fields, "state");
    if (op.command == kEdit || op.command == kRemove) {
        const auto say = rights(actor, op, now, rolesIn(state, op.command == kRemove), scopes);
        const auto team = argText("team");
        if (team.empty() || team == textOf(fields, "team") || say == Say::No) {
            return say;
        }
        // Where it goes it could have been added, unless it stays because of a conflict.
        const auto there = rights(actor, op, now, {"worker", "officer"}, teamScopes(team));
        const bool stays = isTouched(subject->last(), "team", op);
        return there == Say::Yes ? say : stays ? Say::Either : there;
    }
    const auto name = argText("$transition");
    if (name == "send") {
        if (state != "draft" || textOf(fields, "title").empty()) {
            return Say::No;
        }
        return rights(actor, op, now, {"worker"}, scopes);
    }
    if (name == "approve") {
        return state != "sent" || op.comment.empty() ? Say::No
                                                     : rights(actor, op, now, {"officer"}, scopes);
    }
    return Say::No;
}

std::string Oracle::take(const Operation& op, const Verdict& v, const Actor& actor,
                         Instant serverTime, bool foretold)
{
    const auto what = op.command + ' ' + op.id.toString() + " (" + toString(v.kind) + ", seq " +
                      std::to_string(v.seq) + "): ";
    if (m_decided.count(op.id)) {
        return "I2: " + what + "decided twice";
    }
    if (!m_places.emplace(std::tuple{op.device, op.generation, op.number}, op.id).second) {
        return "I3: " + what + "two operations in one place of a device";
    }
    const bool effect = v.tookEffect() || v.kind == VerdictKind::Conflict;
    if (effect != (v.seq > 0)) {
        return "I1: " + what + "effect and transaction do not go together";
    }
    if (effect && v.seq != m_lastSeq + 1) {
        return "I4: " + what + "transactions have a gap after " + std::to_string(m_lastSeq);
    }
    bool blocked = false;
    bool behindParked = false;
    for (const auto n : op.dependsOn) {
        const auto place = m_places.find({op.device, op.generation, n});
        const auto* earlier = place == m_places.end() ? nullptr : decided(place->second);
        if (earlier && !earlier->verdict.tookEffect() &&
            earlier->verdict.kind != VerdictKind::Conflict) {
            (earlier->verdict.kind == VerdictKind::Parked ? behindParked : blocked) = true;
        }
    }
    if (foretold && !behindParked && blocked != (v.kind == VerdictKind::Blocked)) {
        return "I1: " + what + (blocked ? "rests on refused work" : "blocked by nothing");
    }
    const auto say = judge(op, actor, serverTime);
    if (effect && say == Say::No) {
        return "I12: " + what + "took effect against the rules";
    }
    if (foretold && v.kind == VerdictKind::Rejected && say == Say::Yes) {
        return "I1: " + what + "refused without reason, by " + v.rule + ": " + v.text.english();
    }
    m_decided[op.id] = {op, v, foretold};
    if (!effect) {
        return {};
    }
    m_lastSeq = v.seq;
    m_authors[v.seq] = {op.device, op.user};
    Effect e;
    happen(op, v.seq, e);
    const auto expected = !e.conflicting.empty() ? VerdictKind::Conflict
                          : !e.merged.empty()    ? VerdictKind::Merged
                                                 : VerdictKind::Applied;
    if (expected != v.kind) {
        return "I1: " + what + "should be " + toString(expected);
    }
    if (v.fields != (e.conflicting.empty() ? e.merged : e.conflicting)) {
        return "I1: " + what + "names other fields: " + join(v.fields);
    }
    return {};
}

bool Oracle::isOwn(std::int64_t seq, const Operation& op) const
{
    const auto it = m_authors.find(seq);
    return it != m_authors.end() && it->second == std::pair{op.device, op.user};
}

bool Oracle::isTouched(const Version& now, const std::string& group, const Operation& op) const
{
    const auto version = now.groups.at(group);
    if (version <= op.baseVersion || isOwn(version, op)) {
        return false;
    }
    // After a restore everything comes back under new numbers: what the author saw is no news.
    const bool cameBack = m_firstSeq > 0 && version >= m_firstSeq && op.baseVersion < m_firstSeq;
    if (!cameBack || op.base.empty()) {
        return true;
    }
    const auto& base = op.base.all();
    return std::any_of(base.begin(), base.end(), [&](const auto& was) {
        return groupOf(was.first) == group && valueOf(now.fields, was.first) != was.second;
    });
}

void Oracle::insert(const Id& id, const std::string& type, Fields fields, std::int64_t seq)
{
    Version v{seq, false, std::move(fields), {}, {}};
    v.scopes = scopesOf(type, v.fields);
    for (const auto& f : fieldsOf(type)) {
        v.groups[groupOf(f)] = seq;
    }
    m_rows[id] = {type, {std::move(v)}};
}

void Oracle::change(Row& row, Fields fields, std::int64_t seq)
{
    const auto& last = row.last();
    if (fields == last.fields) {
        return; // nothing changed: the row keeps its version
    }
    Version v{seq, false, std::move(fields), {}, last.groups};
    v.scopes = scopesOf(row.type, v.fields);
    for (const auto& f : fieldsOf(row.type)) {
        if (valueOf(last.fields, f) != valueOf(v.fields, f)) {
            v.groups[groupOf(f)] = seq;
        }
    }
    row.versions.push_back(std::move(v));
}

void Oracle::tell(const Operation& op, const Id& subject, std::int64_t seq, const Id& id)
{
    const auto& row = m_rows.at(subject);
    if (row.last().seq != seq) {
        return;
    }
    Fields h;
    const auto act = op.args.find("$transition");
    set(h, "record_type", row.type);
    set(h, "record_id", subject.toString());
    set(h, "operation", op.id.toString());
    set(h, "act", act ? *asText(*act) : op.command);
    set(h, "actor_id", op.user.toString());
    set(h, "scopes", join(scopesOf(row.type, row.last().fields)));
    insert(id, "history_entry", std::move(h), seq);
}

Oracle::Effect Oracle::edit(const Operation& op, Row& row, std::int64_t seq, std::uint32_t& ids)
{
    Effect e;
    const auto last = row.last();
    Fields wanted = last.fields;
    const auto once = [](std::vector<std::string>& list, const std::string& group) {
        if (std::find(list.begin(), list.end(), group) == list.end()) {
            list.push_back(group);
            return true;
        }
        return false;
    };
    for (const auto& [name, value] : op.args.all()) {
        const auto group = groupOf(name);
        const bool touched = isTouched(last, group, op);
        const auto& current = valueOf(last.fields, name);
        if (!touched || current == value) {
            set(wanted, name, value);
            if (touched) {
                once(e.merged, group);
            }
        } else if (name == "hours") { // the latest intention
            set(wanted, name, value);
            e.merged.push_back(group);
        } else if (once(e.conflicting, group)) {
            std::string mine;
            std::string theirs;
            for (const auto& f : fieldsOf(row.type)) {
                const auto* wish = groupOf(f) == group ? op.args.find(f) : nullptr;
                if (wish) {
                    mine += (mine.empty() ? "{\"" : ",\"") + f + "\":" + json(*wish);
                    theirs += (theirs.empty() ? "{\"" : ",\"") + f +
                              "\":" + json(valueOf(last.fields, f));
                }
            }
            Fields c;
            set(c, "record_type", row.type);
            set(c, "record_id", op.subject.toString());
            set(c, "field_group", group);
            set(c, "mine_values", mine + '}');
            set(c, "theirs_values", theirs + '}');
            set(c, "operation", op.id.toString());
            set(c, "state", std::string(name == "place" ? "kept_server" : "open"));
            set(c, "scopes", join(last.scopes) + " user:" + op.user.toString());
            insert(Id::derive(op.id, ++ids), "conflict", std::move(c), seq);
        }
    }
    change(m_rows.at(op.subject), std::move(wanted), seq);
    return e;
}

/// A removal on one side, a change on the other: nothing happens to the record until somebody
/// decides.
Oracle::Effect Oracle::disagree(const Operation& op, const Row& row, std::int64_t seq,
                                std::uint32_t& ids)
{
    const auto& last = row.last();
    std::string mine;
    std::string theirs;
    for (const auto& f : fieldsOf(row.type)) {
        if (const auto* wish = op.command == kEdit ? op.args.find(f) : nullptr) {
            mine += (mine.empty() ? "{\"" : ",\"") + f + "\":" + json(*wish);
            theirs += (theirs.empty() ? "{\"" : ",\"") + f + "\":" + json(valueOf(last.fields, f));
        }
    }
    Fields c;
    set(c, "record_type", row.type);
    set(c, "record_id", op.subject.toString());
    set(c, "field_group", std::string("$record"));
    set(c, "mine_values", mine.empty() ? "{}" : mine + '}');
    set(c, "theirs_values", theirs.empty() ? "{}" : theirs + '}');
    set(c, "operation", op.id.toString());
    set(c, "state", std::string("open"));
    set(c, "scopes", join(scopesOf(row.type, last.fields)) + " user:" + op.user.toString());
    insert(Id::derive(op.id, ++ids), "conflict", std::move(c), seq);
    return {{}, {"$record"}};
}

void Oracle::happen(const Operation& op, std::int64_t seq, Effect& effect)
{
    std::uint32_t ids = 0;
    if (op.command == kCreate) {
        Fields f;
        for (const auto& [name, value] : op.args.all()) {
            set(f, name, value);
        }
        if (op.type == "job") {
            set(f, "state", std::string("draft"));
        }
        insert(op.subject, op.type, std::move(f), seq);
    } else if (op.command == "attach") {
        const auto owner = Id::parse(*asText(*op.args.find("owner_id")));
        Fields f;
        for (const auto& name : fieldsOf("attachment")) {
            if (const auto* v = op.args.find(name)) {
                set(f, name, *v);
            }
        }
        const auto& row = m_rows.at(*owner);
        const auto& job = valueOf(row.last().fields, "job");
        set(f, "root_id", (asId(job) ? *asId(job) : *owner).toString());
        set(f, "scopes", join(scopesOf(row.type, row.last().fields)));
        insert(op.subject, "attachment", std::move(f), seq);
    } else {
        auto& row = m_rows.at(op.subject);
        auto fields = row.last().fields;
        const bool unseen =
            std::any_of(row.last().groups.begin(), row.last().groups.end(),
                        [&](const auto& g) { return isTouched(row.last(), g.first, op); });
        if (op.command == kEdit ? row.last().deleted : op.command == kRemove && unseen) {
            effect = disagree(op, Row(row), seq, ids);
        } else if (op.command == kEdit) {
            effect = edit(op, row, seq, ids);
        } else if (op.command == kRemove) {
            auto gone = row.last();
            gone.seq = seq;
            gone.deleted = true;
            gone.scopes.clear();
            row.versions.push_back(std::move(gone));
        } else if (*asText(*op.args.find("$transition")) == "send") {
            set(fields, "state", std::string("sent"));
            set(fields, "reference_no", "JOB/" + std::to_string(numberFor(op)));
            change(row, std::move(fields), seq);
        } else {
            set(fields, "state", std::string("approved"));
            change(row, std::move(fields), seq);
        }
    }
    tell(op, op.subject, seq, Id::derive(op.id, ++ids));
}

/// The number that stands on its receipt from before a restore, or the next one.
std::int64_t Oracle::numberFor(const Operation& op)
{
    const auto given = SignedReceipt::parse(op.receipt);
    return given && !given->receipt.numbers.empty() ? given->receipt.numbers.front().number
                                                    : ++m_numbers[op.at.day().year()];
}

void Oracle::beginAt(std::int64_t seq) { m_lastSeq = m_firstSeq = seq; }

void Oracle::again(const Operation& op)
{
    m_places.emplace(std::tuple{op.device, op.generation, op.number}, op.id);
}

const std::vector<Verdict>& Oracle::lost(const Id& op) const
{
    static const std::vector<Verdict> none;
    const auto it = m_lost.find(op);
    return it == m_lost.end() ? none : it->second;
}

void Oracle::forgetAfter(std::int64_t seq, const std::set<Id>& kept)
{
    for (auto it = m_rows.begin(); it != m_rows.end();) {
        std::erase_if(it->second.versions, [&](const Version& v) { return v.seq > seq; });
        it = it->second.versions.empty() ? m_rows.erase(it) : std::next(it);
    }
    for (auto it = m_decided.begin(); it != m_decided.end();) {
        if (kept.count(it->first)) {
            ++it;
            continue;
        }
        const auto& op = it->second.operation;
        m_lost[it->first].push_back(it->second.verdict);
        std::erase_if(m_places, [&](const auto& place) { return place.second == op.id; });
        it = m_decided.erase(it);
    }
    m_authors.erase(m_authors.upper_bound(seq), m_authors.end());
    m_lastSeq = seq;
}

} // namespace myspike::sim
