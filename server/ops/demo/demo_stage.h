// Where the demonstration is played: people act on the store through the pipeline that clients
// use, at moments of the past; rows of registers come in as imports do.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "server/ops/demo/demo.h"
#include "shared/modules/working_days.h"

namespace myspike {

/// Conflict where the store holds a demonstration already.
Status refuseSecondDemo(const StoreFolder& store);

/// Somebody who acts, at one machine.
struct DemoActor
{
    Id user;
    std::string name;
    std::string deviceName;
    Id device;               ///< null until the first act
    std::int64_t number = 0; ///< of the last operation
};

/// One act, as said in a story.
struct DemoAct
{
    const char* command;
    const char* type;
    Id subject;
    Values args = {};
    std::string comment = {};
    std::string onBehalfOf = {};
    bool offline = false;
};

class DemoStage
{
public:
    DemoStage(StoreFolder& store, const DemoOptions& options)
        : store(store), options(options), draw(options.seed ^ 0x5EEDu), m_ids(options.seed)
    {
    }

    StoreFolder& store;
    const DemoOptions& options;
    SplitMix64 draw; ///< for names, numbers and marks; ids have their own

    Id newId(Instant at) { return Id::make(at, m_ids); }
    Rng& ids() { return m_ids; }
    const Reader& reader() const { return *store.records; }
    const RecordType& type(const char* key) const;

    /// By the person's own right, as a client would send it. A fault unless it took effect.
    Status act(DemoActor& who, Instant at, DemoAct what);
    /// Rows of a register, by the operator's right; a fault where a rule refuses one.
    Status importRows(Instant at, const std::vector<Record>& rows);

    Status create(DemoActor& who, Instant at, const Record& record, bool offline = false);
    Status edit(DemoActor& who, Instant at, const char* type, const Id& id, Values values,
                bool offline = false);
    Status move(DemoActor& who, Instant at, const char* type, const Id& id, const char* transition,
                std::string comment = {}, Values values = {});

    /// Plays in one transaction: after a fault nothing of it stays.
    Status allOrNothing(const std::function<Status()>& play);

    std::int64_t acts() const { return m_acts; }

private:
    /// The bytes of the demonstration's pictures are in the store from the beginning.
    Status fileArrived(const Id& attachment, Instant at);

    SplitMix64 m_ids;
    std::vector<ScopeEvent> m_events; // nobody listens yet
    std::int64_t m_acts = 0;
};

} // namespace myspike
