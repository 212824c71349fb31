// Who has logged in on this machine, and how to know them again without a network: an Argon2id
// hash of the password, never the password. Slow; not on the GUI thread.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>

#include "shared/base/date.h"
#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/trust/password.h"

namespace myspike {

struct OfflineAccount
{
    Id user;
    std::string name;
    Id device; ///< of this person on this machine
};

class OfflineAccounts
{
public:
    /// @param folder of one server; made when somebody is remembered.
    OfflineAccounts(std::filesystem::path folder, Rng& rng, Argon2Cost cost = {});

    /// The device to log in with: the one of an earlier log-in, or a new one that stays.
    Result<Id> deviceOf(const std::string& userName);
    /// After a log-in that the server took.
    Status remember(const std::string& userName, const OfflineAccount& account,
                    const std::string& password);
    /// After the server took a new password; nothing happens for a name that is not known.
    Status changePassword(const std::string& userName, const std::string& password);
    /// The account's device where this user logged in under another name before.
    std::optional<Id> deviceOfUser(const Id& user);
    /// After the server closed the account.
    Status forget(const std::string& userName);

    /// Unauthenticated where name or password are wrong, RateLimited while the wait after wrong
    /// ones lasts: 1, 2, 4 … seconds, two minutes at most, never a lockout. The wait is kept.
    Result<OfflineAccount> check(const std::string& userName, const std::string& password,
                                 Instant now);

    static constexpr std::int64_t kLongestWaitSeconds = 120;

private:
    struct Entry
    {
        OfflineAccount account;
        std::string verifier;
        int failures = 0;
        Instant notBefore;
    };
    Status load();
    Status save();

    const std::filesystem::path m_folder;
    Rng& m_rng;
    const PasswordHasher m_hasher;
    std::mutex m_mutex;
    bool m_loaded = false;
    std::map<std::string, Entry> m_entries; ///< by the name as it is compared
};

} // namespace myspike
