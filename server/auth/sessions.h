// Log-in sessions: opaque tokens of which only the hash is kept, in the store and in memory. Ended
// by the user, by an administrator, by time, or with the account.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "server/http/authenticator.h"
#include "server/store/reader_pool.h"
#include "server/sync/committer.h"
#include "shared/base/hash.h"
#include "shared/base/rng.h"
#include "shared/wire/account_messages.h"

namespace myspike {

/// Who speaks, from where, and with which rights at this very request.
class LiveSession final : public Session
{
public:
    LiveSession(Id id, Id device, Actor actor, Date today)
        : m_id(id), m_device(device), m_actor(std::move(actor)), m_today(today)
    {
    }
    Id id() const override { return m_id; }
    Id user() const override { return m_actor.user; }
    Id device() const { return m_device; }
    const Actor& actor() const { return m_actor; }
    /// A permission of a route is the name of a role.
    bool may(std::string_view permission) const override
    {
        return m_actor.holds(permission, m_today);
    }

private:
    Id m_id;
    Id m_device;
    Actor m_actor;
    Date m_today;
};

class Sessions final : public Authenticator
{
public:
    /// Whether an account is active; asked at each request, so that a suspension works at once.
    using IsActive = std::function<bool(const Reader&, const Id& user)>;

    Sessions(Committer& committer, ReaderPool& readers, Rng& rng, IsActive isActive);
    /// Makes the table and reads the sessions that a restart must not end.
    Status load(Instant now);

    struct Begun
    {
        std::string token;
        Id session;
        Instant expires;
        std::vector<Id> ended; ///< that this one takes the place of
    };
    /// A device has one session of a user, and a user has at most kMostOfAUser: the one not heard
    /// of for longest makes room.
    static constexpr std::size_t kMostOfAUser = 20;
    Result<Begun> begin(const Id& user, const Id& device, const std::string& deviceName,
                        const std::string& app, Instant now);
    /// NotFound where there is no such session of that user.
    Status end(const Id& session, const Id& user);
    /// @return those that ended.
    Result<std::vector<Id>> endAllOf(const Id& user, const std::optional<Id>& except);
    std::vector<SessionEntry> of(const Id& user, const Id& current, Instant now) const;

    Result<std::shared_ptr<const Session>> authenticate(std::string_view bearerToken,
                                                        const Peer& peer, Instant at) override;

private:
    struct Entry
    {
        Id id;
        Id user;
        Id device;
        std::string deviceName;
        std::string app;
        Instant startedAt;
        Instant lastSeen;
        Instant expires;
    };

    Status forget(const std::vector<Id>& sessions);

    Committer& m_committer;
    ReaderPool& m_readers;
    Rng& m_rng;
    IsActive m_isActive;
    mutable std::mutex m_mutex;
    std::map<Sha256, Entry> m_entries;
};

} // namespace myspike
