// hello, push, pull and the event stream: the protocol of sync.md §4 over HTTP.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "server/http/event_hub.h"
#include "server/http/handler_table.h"
#include "server/store/reader_pool.h"
#include "server/sync/committer.h"
#include "server/sync/segment_store.h"
#include "shared/base/rng.h"

namespace myspike {

/// What the routes work with; all outlive the listener.
struct SyncServices
{
    const Catalogue& catalogue;
    Committer& committer;
    ReaderPool& readers;
    EventHub& events;
    SegmentStore& segments;
    Rng& rng; ///< guarded by the caller: may be used from any worker
    std::string receiptKeyPem;
    /// The day on which silent devices were retired last; used by the committer's jobs alone.
    std::shared_ptr<Date> retiredOn = std::make_shared<Date>();
};

std::vector<Route> syncRoutes(SyncServices services);

/// Tells the connected replicas what is new in their scopes: the slice itself where it is small,
/// encoded once for all who see the same of it. A stream whose user's rights changed is ended, so
/// that it begins anew with those he has. The committer's thread.
class ScopePublisher
{
public:
    /// @param readers for this alone: nobody else may keep the committer waiting.
    ScopePublisher(EventHub& hub, ReaderPool& readers, const Clock& clock)
        : m_hub(hub), m_readers(readers), m_clock(clock)
    {
    }
    void publish(const std::vector<ScopeEvent>& events);

private:
    std::string dataFor(const std::string& scope, const std::string& view, std::int64_t after,
                        std::int64_t seq, const std::map<std::string, std::int64_t>& reached);
    void endWhereRightsChanged(const std::string& scope, std::int64_t after, std::int64_t seq);
    EventHub& m_hub;
    ReaderPool& m_readers;
    const Clock& m_clock;
    std::map<std::string, std::int64_t> m_last; ///< of each scope that was published
};

} // namespace myspike
