// Log-in and what belongs to it, as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/id.h"
#include "shared/base/result.h"

namespace myspike {

// Members that a reader does not know are passed over, so that a newer program may say more.

struct LoginRequest
{
    std::string userName;
    std::string password;
    Id device;
    std::string deviceName;
    std::string appVersion;
    bool operator==(const LoginRequest&) const = default;
};

struct LoginReply
{
    std::string token; ///< for `Authorization: Bearer`; kept in memory only
    Id user;
    std::string name;
    Instant expires;
    bool mustChangePassword = false;
    bool operator==(const LoginReply&) const = default;
};

struct PasswordChange
{
    std::string current;
    std::string next;
    bool operator==(const PasswordChange&) const = default;
};

/// One's own session, as the list of them shows it.
struct SessionEntry
{
    Id id;
    std::string deviceName;
    std::string appVersion;
    Instant startedAt;
    Instant lastSeen;
    Instant expires;
    bool current = false; ///< the one that asks
    bool operator==(const SessionEntry&) const = default;
};

std::string encodeLogin(const LoginRequest& request);
Result<LoginRequest> decodeLogin(std::string_view json);
std::string encodeLoginReply(const LoginReply& reply);
Result<LoginReply> decodeLoginReply(std::string_view json);
std::string encodePasswordChange(const PasswordChange& change);
Result<PasswordChange> decodePasswordChange(std::string_view json);
std::string encodeSessions(const std::vector<SessionEntry>& sessions);
Result<std::vector<SessionEntry>> decodeSessions(std::string_view json);

} // namespace myspike
