// How synchronisation stands, as a value for the status chip and the outbox page.
#pragma once

#include <optional>

#include "shared/base/date.h"
#include "shared/base/text.h"

namespace myspike {

struct SyncReport
{
    int waiting = 0;              ///< operations without a verdict
    int files = 0;                ///< files not yet sent
    int refused = 0;              ///< refused acts that were neither sent again nor let go
    int conflicts = 0;            ///< differences to be decided
    int parked = 0;               ///< parked work that waits for this user's word
    std::int64_t bytesToCome = 0; ///< of large scopes that are still being fetched
    bool isSyncing = false;
    std::optional<Instant> offlineSince; ///< empty while the server answers
    std::optional<Instant> syncedAt;     ///< end of the last full round
    Text trouble;                        ///< why the last round failed; empty where it did not
    Text filesTrouble;                   ///< why files wait, where something must be done
    bool mustLogIn = false;              ///< the server does not take the session any more
    bool operator==(const SyncReport&) const = default;
};

} // namespace myspike
