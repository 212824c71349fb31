#include <boost/json.hpp>

#include <algorithm>
#include <set>

#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/authority_impl.h"
#include "shared/sync/codec.h"
#include "shared/sync/rows.h"
#include "shared/sync/versions.h"

namespace myspike {

namespace {

/// One slice: about a second of applying on a slow laptop.
constexpr std::size_t kSliceRows = 2'000;
constexpr std::size_t kSliceBytes = 2 * 1024 * 1024;

/// A scope that the puller holds up to `since`.
struct Followed
{
    std::string key;
    std::int64_t id = 0;
    std::int64_t since = 0;
    std::string view;
};

/// What a transaction did to a row, in the scopes that are followed.
struct Event
{
    std::int64_t type = 0;
    Id row;
    std::vector<std::string> enters;
    std::vector<std::string> leaves;
    bool held = false;    ///< the puller has the row
    bool changed = false; ///< and still has it afterwards
};
using Place = std::pair<std::int64_t, std::int64_t>; ///< seq, idx

} // namespace

bool isForAll(std::string_view scope) { return scope == "reference" || scope.starts_with("user:"); }

/// What one pull needs to know and collects.
class AuthorityCore::Impl::Pull
{
public:
    Pull(Impl& d, const Actor& actor, Date day, std::size_t sliceRows)
        : m_d(d), m_actor(actor), m_day(day), m_sliceRows(sliceRows)
    {
    }

    Result<PullReply> answer(const PullRequest& request, std::vector<std::string> scopes)
    {
        auto to = m_d.db.integer("SELECT max(seq) FROM sync_tx", 0);
        if (!to) {
            return std::move(to).fault();
        }
        m_last = *to;
        m_schema = request.schema;
        m_reply.epoch = m_d.epoch;
        m_reply.scopes = std::move(scopes);
        MYSPIKE_TRY(sortOut(request));
        MYSPIKE_TRY(gather());
        MYSPIKE_TRY(sendChanges());
        if (!m_reply.more) {
            MYSPIKE_TRY(sendWhole());
            m_reply.segmented = std::move(m_segmented);
        }
        MYSPIKE_TRY(acknowledge(request));
        return std::move(m_reply);
    }

    /// As followed by one who holds this scope alone.
    Result<std::optional<ScopeSlice>> sliceOf(const std::string& key, std::int64_t after,
                                              std::int64_t seq)
    {
        auto id = m_d.db.integer("SELECT id FROM scope WHERE key = ?1", 0, key);
        if (!id) {
            return std::move(id).fault();
        }
        m_last = seq;
        m_followed.push_back({key, *id, after, {}});
        MYSPIKE_TRY(gather());
        if (m_reply.toSeq == seq) {
            MYSPIKE_TRY(sendChanges());
        }
        if (m_reply.toSeq < seq) {
            return std::optional<ScopeSlice>();
        }
        ScopeSlice out;
        out.scope = key;
        out.after = after;
        out.seq = seq;
        out.changes = std::move(m_reply.changes);
        return std::optional(std::move(out));
    }

private:
    /// A type is sent in a scope where one of the roles held there may see it.
    bool maySee(const RecordType& type, const std::string& scope)
    {
        if (type.access.empty() || isForAll(scope)) {
            return true;
        }
        const auto [known, isNew] = m_seen.try_emplace({&type, scope}, false);
        if (isNew) {
            known->second = Impl::maySee(m_actor, type, scope, m_day);
        }
        return known->second;
    }

    Status sortOut(const PullRequest& request)
    {
        auto floor = m_d.floorSeq();
        if (!floor) {
            return std::move(floor).fault();
        }
        for (const auto& key : m_reply.scopes) {
            auto id = m_d.db.integer("SELECT id FROM scope WHERE key = ?1", 0, key);
            if (!id) {
                return std::move(id).fault();
            }
            Followed f{key, *id, 0, AuthorityCore::viewOf(m_actor, key, m_day)};
            for (const auto& h : request.scopes) {
                // A cursor of another history, ahead of this one, below what is kept of it, or of
                // other rights says nothing about the rows.
                if (h.key == key && request.epoch == m_d.epoch && h.since <= m_last &&
                    h.since >= *floor && (h.view.empty() || h.view == f.view)) {
                    f.since = h.since;
                } else if (h.key == key && h.since > 0) {
                    // It comes whole at the end, and its cursor may not move before.
                    m_atOnce = true;
                }
            }
            MYSPIKE_TRY(place(std::move(f)));
        }
        return okStatus();
    }

    /// Followed in slices, sent whole, or left to segments.
    Status place(Followed f)
    {
        const auto counted =
            f.since > 0
                ? m_d.db.integer("SELECT count(*) FROM (SELECT 1 FROM scope_feed WHERE scope = ?1 "
                                 "AND seq > ?2 LIMIT ?3)",
                                 0, f.id, f.since, m_d.deltaRows + 1)
                : m_d.db.integer("SELECT count(*) FROM (SELECT 1 FROM row_scope WHERE scope = ?1 "
                                 "LIMIT ?2)",
                                 0, f.id, m_d.wholeRows + 1);
        if (!counted) {
            return counted.fault();
        }
        if (*counted > (f.since > 0 ? m_d.deltaRows : m_d.wholeRows)) {
            m_atOnce = m_atOnce || f.since > 0; // its cursor may not move before
            m_segmented.push_back({f.key, f.view, f.since, 0, {}});
        } else {
            (f.since > 0 ? m_followed : m_fresh).push_back(std::move(f));
        }
        return okStatus();
    }

    /// The events of the followed scopes, in whole transactions, about a slice of them.
    Status gather()
    {
        auto s = m_d.db.prepare("SELECT seq, idx, type, row_id, event FROM scope_feed "
                                "WHERE scope = ?1 AND seq > ?2 ORDER BY seq, idx");
        if (!s) {
            return std::move(s).fault();
        }
        m_reply.toSeq = m_last;
        for (const auto& f : m_followed) {
            s->bind(1, f.id).bind(2, f.since);
            std::size_t taken = 0;
            std::int64_t at = 0;
            RowCursor cursor(*s);
            while (cursor.next()) {
                const auto seq = s->integer(0);
                if (seq > m_reply.toSeq) {
                    break;
                }
                if (seq != at && taken >= m_sliceRows && !m_atOnce) {
                    m_reply.toSeq = at;
                    break;
                }
                at = seq;
                const auto type = m_d.typesById.find(s->integer(2));
                if (type == m_d.typesById.end() || !type->second || !maySee(*type->second, f.key)) {
                    continue;
                }
                ++taken;
                auto& e = m_events[{seq, s->integer(1)}];
                e.type = s->integer(2);
                e.row = s->id(3);
                switch (static_cast<FeedEvent>(s->integer(4))) {
                case kEnter:
                    e.enters.push_back(f.key);
                    e.changed = true;
                    break;
                case kChange:
                    e.held = e.changed = true;
                    break;
                case kLeave:
                    e.leaves.push_back(f.key);
                    e.held = true;
                    break;
                }
            }
            MYSPIKE_TRY(cursor.status());
            s->reset();
        }
        return okStatus();
    }

    Status sendChanges()
    {
        auto s = m_d.db.prepare("SELECT kind, patch, image, groups FROM sync_change "
                                "WHERE seq = ?1 AND idx = ?2");
        if (!s) {
            return std::move(s).fault();
        }
        std::size_t bytes = 0;
        std::int64_t at = 0;
        for (auto& [place, e] : m_events) {
            if (place.first > m_reply.toSeq) {
                break;
            }
            if (place.first != at && at != 0 && !m_atOnce &&
                (bytes >= kSliceBytes || m_reply.changes.size() >= m_sliceRows)) {
                m_reply.toSeq = at;
                break;
            }
            at = place.first;
            const auto& type = *m_d.typesById.at(e.type);
            PulledChange out;
            out.seq = place.first;
            out.record = Record(type, e.row);
            if (e.changed) {
                s->bind(1, place.first).bind(2, place.second);
                auto row = s->step();
                if (!row) {
                    return std::move(row).fault();
                }
                if (!*row) {
                    return Fault::internal("a feed names a change that is not kept");
                }
                bytes += s->text(1).size() + s->text(2).size();
                MYSPIKE_TRY(fill(out, e.held, static_cast<ChangeKind>(s->integer(0)), *s));
                s->reset();
                MYSPIKE_TRY(show(out));
            }
            out.enters = std::move(e.enters);
            out.leaves = std::move(e.leaves);
            m_reply.changes.push_back(std::move(out));
        }
        m_reply.more = m_reply.toSeq < m_last;
        return okStatus();
    }

    Status fill(PulledChange& out, bool held, ChangeKind kind, const Statement& change)
    {
        const auto& type = out.record.type();
        const auto id = out.record.id;
        const bool isNew = kind == kInsert;
        out.whole = !held;
        if (out.whole && !isNew && change.text(2).empty()) {
            // Written by a version that kept no images: the row as it is now; what came in between
            // follows and is known by its number.
            auto found = m_d.store.find(type.key, id);
            auto groups = groupVersionsOf(m_d.store, type.key, id);
            if (!found || !groups) {
                return m_d.store.fault().value_or(Fault::internal("a feed names a missing row"));
            }
            out.record = std::move(found.record);
            out.groupVersions = std::move(*groups);
            return okStatus();
        }
        const bool fromImage = out.whole && !isNew;
        auto values = decodePatch(change.text(fromImage ? 2 : 1), type, out.fields);
        if (!values) {
            return std::move(values).fault();
        }
        out.record = std::move(*values);
        out.record.id = id;
        out.record.version = out.seq;
        if (out.whole) {
            out.fields.clear();
            out.groupVersions =
                isNew ? GroupVersions(out.seq).toText() : std::string(change.text(3));
        }
        return okStatus();
    }

    /// What changed, in the words of an older program.
    Status show(PulledChange& change) const
    {
        const auto& type = change.record.type();
        if (!looksDifferent(m_schema, m_d.catalogue.schema().current, m_d.catalogue)) {
            return okStatus();
        }
        auto values = rowToJson(change.record);
        for (const auto& f : change.fields) {
            values.get_object().insert(boost::json::key_value_pair(f, nullptr));
        }
        showTo(m_schema, type.key, values.get_object(), m_d.catalogue);
        std::vector<std::string> fields;
        auto shown = patchFromJson(values, type, fields);
        if (!shown) {
            return std::move(shown).fault();
        }
        shown->id = change.record.id;
        shown->version = change.record.version;
        shown->deleted = change.record.deleted;
        change.record = std::move(*shown);
        if (!change.whole) {
            change.fields = std::move(fields);
        }
        return okStatus();
    }

    /// Scopes of which the puller has nothing yet: every row as it stands.
    Status sendWhole()
    {
        std::map<std::pair<std::int64_t, Id>, std::vector<std::string>> members;
        for (const auto& f : m_fresh) {
            m_reply.whole.push_back(f.key);
            m_reply.views.push_back(f.view);
            auto s = m_d.db.prepare("SELECT type, row_id FROM row_scope WHERE scope = ?1");
            if (!s) {
                return std::move(s).fault();
            }
            s->bind(1, f.id);
            RowCursor cursor(*s);
            while (cursor.next()) {
                const auto type = m_d.typesById.find(s->integer(0));
                if (type != m_d.typesById.end() && type->second && maySee(*type->second, f.key)) {
                    members[{s->integer(0), s->id(1)}].push_back(f.key);
                }
            }
            MYSPIKE_TRY(cursor.status());
        }
        m_reply.rows.reserve(members.size());
        for (auto& [place, scopes] : members) {
            const auto& type = *m_d.typesById.at(place.first);
            auto found = m_d.store.find(type.key, place.second);
            auto groups = groupVersionsOf(m_d.store, type.key, place.second);
            if (!found || !groups) {
                return !groups ? std::move(groups).fault()
                               : m_d.store.fault().value_or(
                                     Fault::internal("a scope names a missing row"));
            }
            auto shown = shownTo(m_schema, found.record, m_d.catalogue);
            if (!shown) {
                return std::move(shown).fault();
            }
            m_reply.rows.push_back({std::move(*shown), std::move(scopes), std::move(*groups)});
        }
        return okStatus();
    }

    /// Operations are decided in the order of their numbers, so all before the first whose effect
    /// lies beyond this slice are inside it.
    Status acknowledge(const PullRequest& request)
    {
        auto acked =
            m_d.db.integer("SELECT last_number FROM device_generation WHERE device = ?1 AND "
                           "generation = ?2",
                           0, request.device, request.generation);
        if (!acked) {
            return std::move(acked).fault();
        }
        m_reply.ackedNumber = *acked;
        if (!m_reply.more) {
            return okStatus();
        }
        auto beyond = m_d.db.integer("SELECT coalesce(min(number), 0) FROM (SELECT number FROM "
                                     "op_log WHERE device = ?1 AND generation = ?2 AND number > 0 "
                                     "AND seq > ?3 UNION ALL SELECT a.number FROM op_again a JOIN "
                                     "op_log o USING(op_id) WHERE a.device = ?1 AND a.generation "
                                     "= ?2 AND o.seq > ?3)",
                                     0, request.device, request.generation, m_reply.toSeq);
        if (!beyond) {
            return std::move(beyond).fault();
        }
        if (*beyond > 0) {
            m_reply.ackedNumber = std::min(m_reply.ackedNumber, *beyond - 1);
        }
        return okStatus();
    }

    Impl& m_d;
    const Actor& m_actor;
    const Date m_day;
    const std::size_t m_sliceRows;
    int m_schema = 0; ///< of the program that pulls
    std::int64_t m_last = 0;
    bool m_atOnce = false; ///< all in one answer
    PullReply m_reply;
    std::vector<Followed> m_followed;
    std::vector<Followed> m_fresh;
    std::vector<SegmentedScope> m_segmented;
    std::map<Place, Event> m_events;
    std::map<std::pair<const RecordType*, std::string>, bool> m_seen;
};

std::string AuthorityCore::viewOf(const Actor& actor, const std::string& scope, Date on)
{
    std::set<std::string> roles;
    for (const auto& g : actor.grants) {
        if (!isForAll(scope) && g.scope == scope && g.inForce(on)) {
            roles.insert(g.role);
        }
    }
    std::string out;
    for (const auto& r : roles) {
        out += (out.empty() ? "" : ",") + r;
    }
    return out;
}

Result<std::optional<ScopeSlice>> AuthorityCore::slice(const std::string& scope,
                                                       const std::string& view, std::int64_t after,
                                                       std::int64_t seq, std::size_t mostRows) const
{
    auto& d = *m_impl;
    auto snapshot = ReadTransaction::begin(d.db);
    if (!snapshot) {
        return std::move(snapshot).fault();
    }
    d.store.clearFault();
    Actor anybody;
    for (std::size_t at = 0; at < view.size();) {
        const auto end = std::min(view.find(',', at), view.size());
        anybody.grants.push_back({view.substr(at, end - at), scope, Date{}, std::nullopt});
        at = end + 1;
    }
    auto out = Impl::Pull(d, anybody, Date{}, mostRows).sliceOf(scope, after, seq);
    if (out && *out) {
        (*out)->view = view;
    }
    return out;
}

Result<std::vector<std::string>> AuthorityCore::typesIn(const std::string& scope,
                                                        std::int64_t after, std::int64_t seq) const
{
    std::vector<std::string> out;
    auto s = m_impl->db.prepare(
        "SELECT DISTINCT t.key FROM scope_feed f JOIN sync_type t ON t.id = f.type WHERE f.scope = "
        "(SELECT id FROM scope WHERE key = ?1) AND f.seq > ?2 AND f.seq <= ?3");
    if (!s) {
        return std::move(s).fault();
    }
    s->bindAll(scope, after, seq);
    RowCursor cursor(*s);
    while (cursor.next()) {
        out.emplace_back(s->text(0));
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}

Result<std::int64_t> AuthorityCore::Impl::floorSeq() const
{
    return db.integer("SELECT CAST(value AS INTEGER) FROM sync_meta WHERE key = 'floor'", 0);
}

Result<PullReply> AuthorityCore::pull(const PullRequest& request, const Actor& actor,
                                      Instant now) const
{
    auto& d = *m_impl;
    auto snapshot = ReadTransaction::begin(d.db);
    if (!snapshot) {
        return std::move(snapshot).fault();
    }
    d.store.clearFault();
    MYSPIKE_TRY(d.checkPull(request, actor.user));
    const auto rows = d.sliceRows > 0 ? d.sliceRows : kSliceRows;
    return Impl::Pull(d, actor, now.day(), rows).answer(request, scopesOf(actor, now.day()));
}

void AuthorityCore::setSliceRows(std::size_t rows) { m_impl->sliceRows = rows; }

} // namespace myspike
