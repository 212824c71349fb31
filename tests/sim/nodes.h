// The two kinds of machine of the simulation: the cores that ship, on a disk in memory, driven by
// the simulation's time. Each can end at any call to its disk and be opened again.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "client/sync/sync_machine.h"
#include "server/sync/committer.h"
#include "shared/sync/replica_core.h"
#include "shared/sync/row_digest.h"
#include "tests/sim/disk.h"
#include "tests/support/shared/world.h"

namespace myspike::sim {

/// What all machines share: time, people, and the description of the records.
struct Common
{
    Catalogue catalogue = test::worldCatalogue();
    std::int64_t now = 1'790'000'000'000; ///< true time, milliseconds
    SplitMix64 rng{1};
    std::map<Id, Actor> people;

    Instant at() const { return {now}; }
    Id newId() { return Id::make(at(), rng); }
};

class ServerNode
{
public:
    explicit ServerNode(Common& common);
    ~ServerNode();

    /// A new process. False where the disk does not let it start.
    bool start();
    /// The process is gone; what was in memory with it.
    void drop();
    bool isUp() const { return m_core != nullptr; }

    AuthorityCore& core() { return *m_core; }
    AuthorityCore& reader() { return *m_reader; }
    Database& database() { return *m_database; }
    RecordStore& store() { return *m_store; }
    GroupCommit& commit() { return *m_commit; }

    Disk disk;
    Fault trouble; ///< of the last start that failed

private:
    Common& m_common;
    std::optional<Database> m_database;
    std::unique_ptr<RecordStore> m_store;
    std::unique_ptr<AuthorityCore> m_core;
    std::unique_ptr<GroupCommit> m_commit;
    std::optional<Database> m_readDatabase;
    std::unique_ptr<RecordStore> m_readStore;
    std::unique_ptr<AuthorityCore> m_reader;
};

class ClientNode
{
public:
    ClientNode(Common& common, std::string name, const Id& user);
    ~ClientNode();

    bool start();
    void drop();
    bool isUp() const { return m_core != nullptr; }
    /// A new, empty machine of the same person.
    void enrol();

    ReplicaCore& core() { return *m_core; }
    Database& database() { return *m_database; }
    RecordStore& store() { return *m_store; }
    Instant clock() const { return m_common.at().plusMs(skew); }

    /// An exchange with the server that is under way.
    struct Exchange
    {
        SyncMachine::Do what = SyncMachine::Do::Hello;
        enum class Stage { Ask, Sent, Answered } stage = Stage::Ask;
        std::string request;
        Result<std::string> reply = Fault{};
        Actor actor; ///< as the server knew her when it answered
        Instant answeredAt;
        bool isStale = false; ///< given by a cache
        std::vector<OutgoingOperation> batch;
    };
    /// A comparison of sums that goes on beside the exchanges (DigestLane).
    struct Comparison
    {
        enum class Stage { Ask, Sent, Answered, RowsSent, RowsAnswered } stage = Stage::Ask;
        std::string message; ///< on its way
        std::deque<RowsRequest> differing;
    };

    const std::string name;
    const Id user;
    Disk disk;
    std::int64_t skew = 0;
    SyncMachine machine;
    std::optional<Exchange> exchange;
    std::optional<Comparison> comparison;
    std::optional<std::deque<Segment>> fetching; ///< segments still to come (SegmentLane)
    int slice = 0;                               ///< that is compared next
    std::int64_t offerFrom = 0;                  ///< decided work that the server lacks (SyncLoop)
    std::int64_t offerUntil = 0;
    std::map<SyncMachine::Do, std::string>
        earlier;              ///< last answers, for caches that give them again
    std::vector<Id> accepted; ///< acts that the user was told are kept
    std::map<std::string, std::int64_t> cursors;
    std::string epoch;
    /// What scopes meant when they were last told of: by whose rights, on which day.
    struct Told
    {
        Actor actor;
        Date day;
    };
    std::map<std::string, Told> told;
    std::map<std::string, Told> named; ///< scopes that come in segments
    std::map<SyncMachine::Do, Told> earlierTold;
    std::set<std::string> live; ///< scopes that the last answer named
    bool holdsLost = false;     ///< rows of a history of the server that is gone
    std::set<RowRef> rotten;    ///< rows that went bad on the disk and are not known to be well
    struct Kept
    {
        std::shared_ptr<const Disk::Image> disk;
        std::vector<Id> accepted;
        std::map<std::string, Told> told;
        std::map<std::string, Told> named;
        std::set<std::string> live;
        std::set<RowRef> rotten;
        bool holdsLost = false;
    };
    std::optional<Kept> kept;
    Fault trouble;

private:
    Common& m_common;
    SplitMix64 m_rng;
    std::optional<Database> m_database;
    std::unique_ptr<RecordStore> m_store;
    std::unique_ptr<ReplicaCore> m_core;
};

} // namespace myspike::sim
