// hello, push, pull and the event stream: the protocol of sync.md §4 over HTTP.
#pragma once

#include <memory>
#include <vector>

#include "server/http/event_hub.h"
#include "server/http/handler_table.h"
#include "server/store/reader_pool.h"
#include "server/sync/committer.h"
#include "shared/base/rng.h"

namespace myspike {

/// What the routes work with; all outlive the listener.
struct SyncServices
{
    const Catalogue& catalogue;
    Committer& committer;
    ReaderPool& readers;
    EventHub& events;
    Rng& rng; ///< guarded by the caller: may be used from any worker
    std::string receiptKeyPem;
    /// The day on which silent devices were retired last; used by the committer's jobs alone.
    std::shared_ptr<Date> retiredOn = std::make_shared<Date>();
};

std::vector<Route> syncRoutes(SyncServices services);

/// Tells the connected replicas which of their scopes have something new.
void publishScopes(EventHub& hub, const std::vector<ScopeEvent>& events);

} // namespace myspike
