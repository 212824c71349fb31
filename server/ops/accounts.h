// Accounts on the server's command line: the first administrator, and what must work when nobody
// can log in.
#pragma once

#include <optional>
#include <string>

#include "server/ops/console_operator.h"
#include "server/store/store_folder.h"
#include "shared/trust/password.h"

namespace myspike {

struct NewAccount
{
    std::string login;
    std::string name;
    std::string identity; ///< a MyKad number, or another document's with its kind
    std::string identityKind = "mykad";
    std::string email;
    std::string office;
    std::string password;
    bool mustChange = false; ///< at the first log-in
};

/// An active account with its password; nothing is kept of it where any part is refused.
Result<Id> addAccount(StoreFolder& store, const PasswordHasher& hasher, const NewAccount& account,
                      const ConsoleOperator& by);

/// Suspends the account and closes its log-in. NotFound for an unknown login.
Status disableAccount(StoreFolder& store, const std::string& login, const std::string& reason,
                      const ConsoleOperator& by);

struct NewGrant
{
    std::string login;
    std::string role;
    std::string
        scope; ///< `*`, `reference`, `national:…`, `state:CODE`, `centre:CODE`, `user:LOGIN`
    std::optional<Date> from;
    std::optional<Date> to;
    std::string reason;
};
Status grantAccess(StoreFolder& store, const NewGrant& grant, const ConsoleOperator& by);

/// Every role that a grant may name.
const std::vector<std::string_view>& knownRoles();

} // namespace myspike
