#include "server/auth/credentials.h"

#include <span>

#include "shared/base/hash.h"

namespace myspike {

namespace {
constexpr std::int64_t kMostStrangers = 10'000;

/// People type passwords where the name belongs: only a digest is kept.
Sha256 digestOf(std::string_view login)
{
    std::string name = "login name ";
    for (const char c : login) {
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return sha256(name);
}

constexpr const char* kColumns =
    "user_id, login, hash, failed, locked_until, changed_at, disabled, must_change";
} // namespace

Status Credentials::prepare()
{
    return m_db.execute(R"sql(
CREATE TABLE IF NOT EXISTS credential(
    user_id BLOB PRIMARY KEY, login TEXT NOT NULL UNIQUE COLLATE NOCASE, hash TEXT NOT NULL,
    failed INTEGER NOT NULL DEFAULT 0, locked_until INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER NOT NULL, disabled INTEGER NOT NULL DEFAULT 0,
    must_change INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS login_stranger(
    name_hash BLOB PRIMARY KEY, failed INTEGER NOT NULL, locked_until INTEGER NOT NULL,
    at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS login_stranger_at ON login_stranger(at);
)sql");
}

Result<std::optional<Credential>> Credentials::read(Statement& s) const
{
    auto row = s.step();
    if (!row) {
        return std::move(row).fault();
    }
    if (!*row) {
        return std::optional<Credential>();
    }
    return std::optional(Credential{s.id(0), std::string(s.text(1)), std::string(s.text(2)),
                                    static_cast<int>(s.integer(3)), Instant{s.integer(4)},
                                    Instant{s.integer(5)}, s.integer(6) != 0, s.integer(7) != 0});
}

Result<std::optional<Credential>> Credentials::find(std::string_view login) const
{
    auto s = m_db.prepare(std::string("SELECT ") + kColumns + " FROM credential WHERE login = ?1");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, login);
    return read(*s);
}

Result<std::optional<Credential>> Credentials::of(const Id& user) const
{
    auto s =
        m_db.prepare(std::string("SELECT ") + kColumns + " FROM credential WHERE user_id = ?1");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, user);
    return read(*s);
}

Status Credentials::put(const Credential& c)
{
    return m_db.run(
        "INSERT INTO credential(user_id, login, hash, failed, locked_until, changed_at, disabled, "
        "must_change) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT(user_id) DO UPDATE SET "
        "login = excluded.login, hash = excluded.hash, failed = excluded.failed, "
        "locked_until = excluded.locked_until, changed_at = excluded.changed_at, "
        "disabled = excluded.disabled, must_change = excluded.must_change",
        c.user, c.login, c.hash, c.failed, c.lockedUntil, c.changedAt, c.disabled, c.mustChange);
}

Status Credentials::countFailure(const Id& user, int limit, Instant until)
{
    return m_db.run(
        "UPDATE credential SET failed = CASE WHEN failed + 1 >= ?2 THEN 0 ELSE failed + 1 "
        "END, locked_until = CASE WHEN failed + 1 >= ?2 THEN ?3 ELSE locked_until END "
        "WHERE user_id = ?1",
        user, limit, until);
}

Status Credentials::clearFailures(const Id& user)
{
    return m_db.run("UPDATE credential SET failed = 0, locked_until = 0 WHERE user_id = ?1", user);
}

Status Credentials::countStranger(std::string_view login, int limit, Instant until, Instant now)
{
    const auto digest = digestOf(login);
    MYSPIKE_TRY(m_db.run(
        "INSERT INTO login_stranger(name_hash, failed, locked_until, at) VALUES(?1, "
        "CASE WHEN 1 >= ?2 THEN 0 ELSE 1 END, CASE WHEN 1 >= ?2 THEN ?3 ELSE 0 END, ?4) "
        "ON CONFLICT(name_hash) DO UPDATE SET failed = CASE WHEN failed + 1 >= ?2 THEN 0 ELSE "
        "failed + 1 END, locked_until = CASE WHEN failed + 1 >= ?2 THEN ?3 ELSE locked_until END, "
        "at = excluded.at",
        std::span<const std::uint8_t>(digest), limit, until, now));
    auto count = m_db.integer("SELECT count(*) FROM login_stranger", 0);
    if (!count) {
        return std::move(count).fault();
    }
    if (*count > kMostStrangers) {
        return m_db.run("DELETE FROM login_stranger WHERE name_hash IN (SELECT name_hash FROM "
                        "login_stranger ORDER BY at LIMIT ?1)",
                        *count - kMostStrangers);
    }
    return okStatus();
}

Result<Instant> Credentials::strangerLockedUntil(std::string_view login) const
{
    const auto digest = digestOf(login);
    auto ms = m_db.integer("SELECT locked_until FROM login_stranger WHERE name_hash = ?1", 0,
                           std::span<const std::uint8_t>(digest));
    return ms ? Result<Instant>(Instant{*ms}) : Result<Instant>(std::move(ms).fault());
}

} // namespace myspike
