// The seam between the network and the log-in: who a bearer token speaks for, and what they may.
#pragma once

#include <memory>
#include <string_view>

#include "server/http/request.h"
#include "shared/base/id.h"
#include "shared/base/result.h"

namespace myspike {

/// A live session. The log-in part derives from it what its handlers need to know.
class Session
{
public:
    virtual ~Session() = default;
    virtual Id id() const = 0;
    virtual Id user() const = 0;
    virtual bool may(std::string_view permission) const = 0;
};

/// Called on worker threads, several at once; may read the store.
class Authenticator
{
public:
    virtual ~Authenticator() = default;
    /// The fault is Unauthenticated or Expired where the token is no good, and something else
    /// where that could not be found out; either way the handler does not run.
    virtual Result<std::shared_ptr<const Session>> authenticate(std::string_view bearerToken,
                                                                const Peer& peer, Instant at) = 0;
};

} // namespace myspike
