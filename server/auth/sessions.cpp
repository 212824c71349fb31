#include "server/auth/sessions.h"

#include <algorithm>

#include "shared/store/row_cursor.h"
#include "shared/trust/token.h"

namespace myspike {

namespace {

/// A laptop in the field comes back after days; an unused session ends after this.
constexpr std::int64_t kIdleDays = 14;
constexpr std::int64_t kLifeDays = 30;

constexpr const char* kTable = R"sql(
CREATE TABLE IF NOT EXISTS session(
    token_hash BLOB PRIMARY KEY, id BLOB NOT NULL, user_id BLOB NOT NULL, device_id BLOB NOT NULL,
    device_name TEXT NOT NULL, app TEXT NOT NULL, started_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql";

Fault loggedOut()
{
    return Fault{FaultCode::Unauthenticated,
                 msg("login", "You are not logged in, or your session has ended. Log in again; "
                              "nothing you typed is lost."),
                 {},
                 "SESSION"};
}

} // namespace

Sessions::Sessions(Committer& committer, ReaderPool& readers, Rng& rng, IsActive isActive)
    : m_committer(committer), m_readers(readers), m_rng(rng), m_isActive(std::move(isActive))
{
}

Status Sessions::load(Instant now)
{
    MYSPIKE_TRY(
        m_committer.run([&](Database& db, AuthorityCore&, std::vector<ScopeEvent>&) -> Status {
            MYSPIKE_TRY(db.execute(kTable));
            return db.run("DELETE FROM session WHERE expires_at <= ?1", now);
        }));
    return m_readers.ask([&](ReaderPool::Reading& r) -> Status {
        auto s = r.database.prepare("SELECT token_hash, id, user_id, device_id, device_name, app, "
                                    "started_at, expires_at FROM session");
        if (!s) {
            return std::move(s).fault();
        }
        const std::lock_guard lock(m_mutex);
        RowCursor cursor(*s);
        while (cursor.next()) {
            const auto hash = s->bytes(0);
            Sha256 key{};
            if (hash.size() == key.size()) {
                std::copy(hash.begin(), hash.end(), key.begin());
                m_entries[key] = {s->id(1),
                                  s->id(2),
                                  s->id(3),
                                  std::string(s->text(4)),
                                  std::string(s->text(5)),
                                  Instant{s->integer(6)},
                                  now,
                                  Instant{s->integer(7)}};
            }
        }
        MYSPIKE_TRY(cursor.status());
        return okStatus();
    });
}

Result<Sessions::Begun> Sessions::begin(const Id& user, const Id& device,
                                        const std::string& deviceName, const std::string& app,
                                        Instant now)
{
    Token token;
    Entry e{{}, user, device, deviceName, app, now, now, now.plusDays(kLifeDays)};
    {
        const std::lock_guard lock(m_mutex);
        token = Token::make(m_rng);
        e.id = Id::make(now, m_rng);
    }
    MYSPIKE_TRY(m_committer.run([&](Database& db, AuthorityCore&, std::vector<ScopeEvent>&) {
        return db.run("INSERT INTO session(token_hash, id, user_id, device_id, device_name, app, "
                      "started_at, expires_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                      std::span<const std::uint8_t>(token.hash), e.id, user, device, deviceName,
                      app, now, e.expires);
    }));
    std::vector<Id> ended;
    {
        const std::lock_guard lock(m_mutex);
        std::vector<std::pair<Instant, Id>> others;
        std::erase_if(m_entries, [&](const auto& item) {
            const auto& o = item.second;
            const bool goes = o.expires <= now || (o.user == user && o.device == device);
            if (goes) {
                ended.push_back(o.id);
            } else if (o.user == user) {
                others.emplace_back(o.lastSeen, o.id);
            }
            return goes;
        });
        if (others.size() >= kMostOfAUser) {
            std::sort(others.begin(), others.end(),
                      [](const auto& a, const auto& b) { return a.first.ms < b.first.ms; });
            others.resize(others.size() + 1 - kMostOfAUser);
            std::erase_if(m_entries, [&](const auto& item) {
                return std::any_of(others.begin(), others.end(),
                                   [&](const auto& o) { return o.second == item.second.id; });
            });
            for (const auto& o : others) {
                ended.push_back(o.second);
            }
        }
        m_entries[token.hash] = e;
    }
    MYSPIKE_TRY(forget(ended));
    return Begun{token.text, e.id, e.expires, std::move(ended)};
}

Status Sessions::forget(const std::vector<Id>& sessions)
{
    if (sessions.empty()) {
        return okStatus();
    }
    return m_committer.run([&](Database& db, AuthorityCore&, std::vector<ScopeEvent>&) -> Status {
        for (const auto& id : sessions) {
            MYSPIKE_TRY(db.run("DELETE FROM session WHERE id = ?1", id));
        }
        return okStatus();
    });
}

Status Sessions::end(const Id& session, const Id& user)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto removed = std::erase_if(m_entries, [&](const auto& item) {
            return item.second.id == session && item.second.user == user;
        });
        if (removed == 0) {
            return Fault{FaultCode::NotFound,
                         msg("login", "This session has ended already."),
                         {},
                         "SESSION"};
        }
    }
    return m_committer.run([&](Database& db, AuthorityCore&, std::vector<ScopeEvent>&) {
        return db.run("DELETE FROM session WHERE id = ?1", session);
    });
}

Result<std::vector<Id>> Sessions::endAllOf(const Id& user, const std::optional<Id>& except)
{
    std::vector<Id> ended;
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_entries, [&](const auto& item) {
            const bool hit = item.second.user == user && (!except || item.second.id != *except);
            if (hit) {
                ended.push_back(item.second.id);
            }
            return hit;
        });
    }
    MYSPIKE_TRY(forget(ended));
    return ended;
}

std::vector<SessionEntry> Sessions::of(const Id& user, const Id& current, Instant now) const
{
    std::vector<SessionEntry> out;
    const std::lock_guard lock(m_mutex);
    for (const auto& [hash, e] : m_entries) {
        if (e.user == user && e.expires > now) {
            out.push_back(
                {e.id, e.deviceName, e.app, e.startedAt, e.lastSeen, e.expires, e.id == current});
        }
    }
    return out;
}

Result<std::shared_ptr<const Session>> Sessions::authenticate(std::string_view bearerToken,
                                                              const Peer&, Instant at)
{
    const auto hash = Token::hashOf(bearerToken);
    if (!hash) {
        return loggedOut();
    }
    Entry e;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_entries.find(*hash);
        if (found == m_entries.end() || found->second.expires <= at ||
            found->second.lastSeen.plusDays(kIdleDays) <= at) {
            return loggedOut();
        }
        found->second.lastSeen = at;
        e = found->second;
    }
    // Rights are read anew for each request: a grant that was taken away is gone at once.
    return m_readers.ask([&](ReaderPool::Reading& r) -> Result<std::shared_ptr<const Session>> {
        if (!m_isActive(*r.store, e.user)) {
            return r.store->fault() ? *r.store->fault() : loggedOut();
        }
        auto actor = r.core->actor(e.user);
        if (!actor) {
            return std::move(actor).fault();
        }
        return std::shared_ptr<const Session>(
            std::make_shared<LiveSession>(e.id, e.device, std::move(*actor), at.day()));
    });
}

} // namespace myspike
