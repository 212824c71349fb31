#include <algorithm>

#include "shared/store/transactions.h"
#include "shared/sync/authority_impl.h"
#include "shared/sync/rows.h"

namespace myspike {

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

} // namespace myspike
