// Log-in names and password hashes: a table of the server alone, in no replica and no export.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/date.h"
#include "shared/base/id.h"
#include "shared/store/database.h"

namespace myspike {

struct Credential
{
    Id user;
    std::string login; ///< compared without case
    std::string hash;  ///< as PasswordHasher writes it
    int failed = 0;    ///< wrong passwords since the last right one
    Instant lockedUntil;
    Instant changedAt;
    bool disabled = false;
    bool mustChange = false;
};

class Credentials
{
public:
    explicit Credentials(Database& db) : m_db(db) {}

    /// Makes the table.
    Status prepare();
    Result<std::optional<Credential>> find(std::string_view login) const;
    Result<std::optional<Credential>> of(const Id& user) const;
    /// Adds, or writes over the one of that user; Conflict where the name is another user's.
    Status put(const Credential& credential);
    /// Counts a wrong password; the `limit`-th locks until `until` (1 §3.2).
    Status countFailure(const Id& user, int limit, Instant until);
    Status clearFailures(const Id& user);
    /// The same for a name that nobody has: who tries names must not learn which there are. The
    /// name itself is not kept; the oldest go beyond 10,000.
    Status countStranger(std::string_view login, int limit, Instant until, Instant now);
    Result<Instant> strangerLockedUntil(std::string_view login) const;

private:
    Result<std::optional<Credential>> read(Statement& statement) const;
    Database& m_db;
};

} // namespace myspike
