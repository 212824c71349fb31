#include "server/auth/login.h"

#include <algorithm>

#include "server/auth/credentials.h"
#include "server/http/fault_body.h"
#include "shared/modules/users/fields.h"
#include "shared/schema/rule_book.h"
#include "shared/wire/protocol.h"
#include "shared/wire/routes.h"

namespace myspike {

namespace {

constexpr RuleKey<std::int64_t> kFailureLimit{"users.lockout.failed_attempts"};
constexpr RuleKey<std::int64_t> kLockMinutes{"users.lockout.minutes"};

const LiveSession& live(const Request& r) { return static_cast<const LiveSession&>(*r.session); }

/// The same words for a wrong name and a wrong password: nobody learns who has an account.
Fault refused()
{
    return Fault{FaultCode::Unauthenticated,
                 msg("login", "User name or password is wrong. Check both and try again."),
                 {},
                 "LOGIN"};
}

Fault locked(Instant until)
{
    return Fault{FaultCode::RateLimited,
                 Text(msg("login", "Too many wrong passwords. Try again after %1, or ask an "
                                   "administrator."),
                      {until.toDisplay()}),
                 {},
                 "LOGIN_LOCKED"};
}

Response lockedResponse(Instant until, Instant now)
{
    const auto seconds = std::max<std::int64_t>(1, (until.ms - now.ms + 999) / 1000);
    return faultResponse(locked(until)).with("Retry-After", std::to_string(seconds));
}

/// @param user null: nobody of the name `login`. Both cost the same and answer the same.
Status countFailure(LoginServices& s, const Id& user, const std::string& login, Instant now)
{
    struct Limit
    {
        std::int64_t failures;
        std::int64_t minutes;
    };
    auto limit = s.readers.ask([&](ReaderPool::Reading& r) -> Result<Limit> {
        auto failures = ruleValue(*r.store, kFailureLimit, now.day());
        auto minutes = ruleValue(*r.store, kLockMinutes, now.day());
        if (!failures || !minutes) {
            return !failures ? std::move(failures).fault() : std::move(minutes).fault();
        }
        return Limit{*failures, *minutes};
    });
    if (!limit) {
        return std::move(limit).fault();
    }
    return s.committer.run([&](Database& db, AuthorityCore&, std::vector<ScopeEvent>&) {
        const auto failures = static_cast<int>(limit->failures);
        const auto until = now.plusSeconds(limit->minutes * 60);
        return user.isNull() ? Credentials(db).countStranger(login, failures, until, now)
                             : Credentials(db).countFailure(user, failures, until);
    });
}

struct Person
{
    std::optional<Credential> credential;
    Instant lockedUntil;
    bool active = false;
    std::string name;
};

Result<Person> personOf(LoginServices& s, std::string_view login)
{
    return s.readers.ask([&](ReaderPool::Reading& r) -> Result<Person> {
        auto credential = Credentials(r.database).find(login);
        if (!credential) {
            return std::move(credential).fault();
        }
        Person p;
        p.credential = std::move(*credential);
        auto stranger = Credentials(r.database).strangerLockedUntil(login);
        if (!stranger) {
            return std::move(stranger).fault();
        }
        p.lockedUntil = p.credential ? p.credential->lockedUntil : *stranger;
        if (p.credential) {
            const auto record = r.store->find(User::kType, p.credential->user);
            p.active =
                record && !record->deleted && record->get(user::kStatus) == user::Status::Active;
            p.name = record ? record->text(user::kName) : std::string();
        }
        return p;
    });
}

Result<Response> login(LoginServices& s, const Request& r)
{
    auto request = decodeLogin(r.body);
    if (!request) {
        return std::move(request).fault();
    }
    auto person = personOf(s, request->userName);
    if (!person) {
        return std::move(person).fault();
    }
    if (person->lockedUntil > r.receivedAt) {
        return lockedResponse(person->lockedUntil, r.receivedAt);
    }
    PasswordCheck check = PasswordCheck::Differs;
    std::optional<std::string> rehashed;
    {
        auto pass = s.gate.enter();
        if (!pass) {
            return std::move(pass).fault();
        }
        // Thirty guesses sent at once wait here together: each is judged by those before it, and
        // counted before the next one is let in.
        person = personOf(s, request->userName);
        if (!person) {
            return std::move(person).fault();
        }
        if (person->lockedUntil > r.receivedAt) {
            return lockedResponse(person->lockedUntil, r.receivedAt);
        }
        const auto& credential = person->credential;
        if (!credential) {
            s.hasher.verifyNobody(request->password);
        } else {
            check = s.hasher.verify(request->password, credential->hash);
            if (check == PasswordCheck::Matches && s.hasher.needsRehash(credential->hash)) {
                if (auto h = s.hasher.hash(request->password, s.rng)) {
                    rehashed = std::move(*h);
                }
            }
        }
        if (check != PasswordCheck::Matches && check != PasswordCheck::Busy) {
            MYSPIKE_TRY(countFailure(s, credential ? credential->user : Id{}, request->userName,
                                     r.receivedAt));
        }
    }
    const auto& credential = person->credential;
    if (check == PasswordCheck::Busy) {
        return Fault{FaultCode::Busy,
                     msg("login", "The server is busy. Try again in a moment."),
                     "argon2 memory",
                     {}};
    }
    if (check != PasswordCheck::Matches) {
        return refused();
    }
    if (credential->disabled || !person->active) {
        return Fault{
            FaultCode::Forbidden,
            msg("login", "This account is not active. Ask an administrator to activate it."),
            {},
            "ACCOUNT"};
    }
    MYSPIKE_TRY(
        s.committer.run([&](Database& db, AuthorityCore&, std::vector<ScopeEvent>&) -> Status {
            Credentials credentials(db);
            MYSPIKE_TRY(credentials.clearFailures(credential->user));
            if (rehashed) {
                auto c = *credential;
                c.hash = *rehashed;
                c.failed = 0;
                c.lockedUntil = {};
                return credentials.put(c);
            }
            return okStatus();
        }));
    auto begun = s.sessions.begin(credential->user, request->device, request->deviceName,
                                  request->appVersion, r.receivedAt);
    if (!begun) {
        return std::move(begun).fault();
    }
    for (const auto& ended : begun->ended) {
        s.events.endStreamsOf(ended.toString());
    }
    LoginReply reply;
    reply.token = begun->token;
    reply.user = credential->user;
    reply.name = person->name;
    reply.expires = begun->expires;
    reply.mustChangePassword = credential->mustChange;
    return Response::json(encodeLoginReply(reply)).with("Cache-Control", "no-store");
}

Result<Response> logout(LoginServices& s, const Request& r)
{
    MYSPIKE_TRY(s.sessions.end(live(r).id(), live(r).user()));
    s.events.endStreamsOf(live(r).id().toString());
    return Response::empty();
}

Result<Response> changePassword(LoginServices& s, const Request& r)
{
    auto change = decodePasswordChange(r.body);
    if (!change) {
        return std::move(change).fault();
    }
    Credential c;
    std::string hash;
    {
        auto pass = s.gate.enter();
        if (!pass) {
            return std::move(pass).fault();
        }
        auto credential = s.readers.ask([&](ReaderPool::Reading& reading) {
            return Credentials(reading.database).of(live(r).user());
        });
        if (!credential) {
            return std::move(credential).fault();
        }
        if (!*credential) {
            return refused();
        }
        c = std::move(**credential);
        if (c.lockedUntil > r.receivedAt) {
            return lockedResponse(c.lockedUntil, r.receivedAt);
        }
        if (s.hasher.verify(change->current, c.hash) != PasswordCheck::Matches) {
            MYSPIKE_TRY(countFailure(s, c.user, c.login, r.receivedAt));
            return refused();
        }
        MYSPIKE_TRY(PasswordPolicy{}.check(change->next, c.login));
        auto made = s.hasher.hash(change->next, s.rng);
        if (!made) {
            return std::move(made).fault();
        }
        hash = std::move(*made);
    }
    c.hash = hash;
    c.failed = 0;
    c.changedAt = r.receivedAt;
    c.mustChange = false;
    MYSPIKE_TRY(s.committer.run([&](Database& db, AuthorityCore&, std::vector<ScopeEvent>&) {
        return Credentials(db).put(c);
    }));
    auto ended = s.sessions.endAllOf(c.user, live(r).id());
    if (!ended) {
        return std::move(ended).fault();
    }
    for (const auto& session : *ended) {
        s.events.endStreamsOf(session.toString());
    }
    return Response::empty();
}

Result<Response> listSessions(LoginServices& s, const Request& r)
{
    return Response::json(
        encodeSessions(s.sessions.of(live(r).user(), live(r).id(), r.receivedAt)));
}

Result<Response> endSession(LoginServices& s, const Request& r)
{
    const auto id = Id::parse(r.param("session")).value_or(Id{});
    MYSPIKE_TRY(s.sessions.end(id, live(r).user()));
    s.events.endStreamsOf(id.toString());
    return Response::empty();
}

} // namespace

HashGate::Pass::~Pass()
{
    if (m_gate) {
        {
            const std::lock_guard lock(m_gate->m_mutex);
            m_gate->m_busy = false;
            ++m_gate->m_places;
        }
        m_gate->m_freed.notify_one();
    }
}

Result<HashGate::Pass> HashGate::enter()
{
    std::unique_lock lock(m_mutex);
    if (m_places == 0) {
        return Fault{FaultCode::RateLimited,
                     msg("login", "Many people are logging in at the moment. Try again in a few "
                                  "seconds."),
                     "hash queue full",
                     {}};
    }
    --m_places;
    m_freed.wait(lock, [&] { return !m_busy; });
    m_busy = true;
    return Pass(*this);
}

std::vector<Route> loginRoutes(LoginServices services)
{
    const auto shared = std::make_shared<LoginServices>(services);
    const auto bound = [shared](auto handler) {
        return [shared, handler](const Request& r) { return handler(*shared, r); };
    };
    return {
        {Method::Post, path::kLogin, Permission::none(), kMaxMessageBytes, bound(login), 20},
        {Method::Post, path::kLogout, Permission::session(), 0, bound(logout)},
        {Method::Post, path::kPassword, Permission::session(), kMaxMessageBytes,
         bound(changePassword), 20},
        {Method::Get, path::kSessions, Permission::session(), 0, bound(listSessions)},
        {Method::Delete, path::kSession, Permission::session(), 0, bound(endSession)},
    };
}

} // namespace myspike
