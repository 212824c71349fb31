// What the status chip shows; a value, made by whoever follows the synchronisation.
#pragma once

#include <optional>

#include "shared/base/date.h"

namespace myspike::ui {

struct SyncStatus
{
    int waiting = 0;              ///< operations not yet accepted by the server
    int photos = 0;               ///< files not yet sent
    int refused = 0;              ///< operations the server refused and nobody has dealt with
    int conflicts = 0;            ///< differences to be decided
    std::int64_t bytesToCome = 0; ///< of large scopes that are still being fetched
    bool isSyncing = false;
    std::optional<Instant> offlineSince; ///< empty while the server answers
    std::optional<Instant> syncedAt;     ///< the last full round
    bool operator==(const SyncStatus&) const = default;
};

} // namespace myspike::ui
