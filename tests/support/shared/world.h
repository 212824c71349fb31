// A small world of one server and several replicas, synchronised by hand: every reply may be lost,
// every act happens at a time the test sets. Reads like a story (house-style.md §3.9).
#pragma once

#include <map>
#include <memory>
#include <string>

#include "shared/sync/authority_core.h"
#include "shared/sync/replica_core.h"
#include "tests/support/shared/store_catalogue.h"

namespace myspike::test {

struct Job
{
    static constexpr const char* kType = "job";
};
enum class JobState { Draft, Sent, Approved };
std::span<const Choice> choicesOf(JobState);
inline constexpr Field<std::string> kTitle{"title"};
inline constexpr Field<std::string> kTeam{"team"};
inline constexpr Field<std::string> kPhone{"phone"};
inline constexpr Field<std::string> kEmail{"email"};
inline constexpr Field<std::int64_t> kHours{"hours"};
inline constexpr Field<std::string> kPlace{"place"}; ///< master data: the server wins
inline constexpr Field<std::string> kReference{"reference_no"};
inline constexpr Field<JobState> kJobState{"state"};

struct Task
{
    static constexpr const char* kType = "task";
};
inline constexpr Field<Ref<Job>> kJob{"job"};
inline constexpr Field<std::string> kTaskTeam{"team"};
inline constexpr Field<std::string> kWhat{"what"};

Catalogue worldCatalogue(std::vector<std::string_view> supervisors = {});

class World
{
public:
    World() : World(worldCatalogue()) {}
    explicit World(Catalogue common);

    struct Server
    {
        TemporaryFolder folder;
        /// Of the program that runs the server; the world's own until it is updated.
        const Catalogue* catalogue = nullptr;
        std::optional<Database> database;
        std::unique_ptr<RecordStore> store;
        std::unique_ptr<AuthorityCore> core;
        std::string vfs;
    };

    struct Replica
    {
        std::string name;
        TemporaryFolder folder;
        std::optional<Database> database;
        std::unique_ptr<RecordStore> store;
        std::unique_ptr<ReplicaCore> core;
        World* world = nullptr;
        const Catalogue* catalogue = nullptr; ///< of the program on this machine
        std::string vfs;                      ///< of its disk; empty: the system's

        Result<ReplicaCore::Acted> create(const RecordType& type, const Id& id, Values values);
        Result<ReplicaCore::Acted> edit(const RecordType& type, const Id& id, Values values);
        Result<ReplicaCore::Acted> transition(const RecordType& type, const Id& id,
                                              const char* name, std::string comment = {});
        Result<ReplicaCore::Acted> command(const char* command, const char* type, const Id& id,
                                           Values values = {});
        Lookup find(const char* type, const Id& id) const { return store->find(type, id); }
        /// As after a crash: the database closed without a word and opened again.
        void reopen();
    };

    /// A person with grants on a machine of her own.
    Replica& replica(const std::string& person, std::vector<Grant> grants);
    void setGrants(const std::string& person, std::vector<Grant> grants);

    struct Faults
    {
        bool losePushReply = false; ///< the server commits, the answer never arrives
        bool losePullReply = false;
        int loseAtSlice = 0;
        std::size_t batch = 50;
        std::size_t sliceRows = 0; ///< of a pull; 0: the usual
        bool stopAtRetry = false;  ///< what the server cannot decide yet stays in the outbox
        bool expectPullRefused = false;
        /// Segments that arrive before the line breaks; -1: all.
        int segments = -1;
    };
    /// hello, push until the outbox is decided, pull. False where a reply was lost.
    bool sync(Replica& r) { return sync(r, Faults()); }
    bool sync(Replica& r, Faults faults);
    void syncAll();

    Id newId() { return Id::make(now, rng); }
    void wait(std::int64_t seconds) { now = now.plusSeconds(seconds); }
    void reopenServer();
    /// Signs and verifies receipts from now on.
    void useReceiptKey();
    std::string receiptKeyPem() const { return m_receiptKey->publicKey().toPem(); }
    /// Puts the server's file back as it was at copyServer(), and begins a new history.
    void copyServer();
    void restoreServer(const std::vector<SignedReceipt>& receipts = {});
    /// Makes every scope and every delta above so many rows come in segments of a few rows each.
    void useSegments(std::int64_t deltaRows, std::int64_t wholeRows, std::size_t pieceBytes = 600);
    /// What the server would send of a scope, with the text of each segment.
    void makeSegments(SegmentedScope& scope, const Actor& actor);
    std::string segmentText(const std::string& sha256) const;
    /// As it is fetched: packed.
    const std::string& segmentBytes(const std::string& sha256) const
    {
        return m_segments.at(sha256);
    }
    bool hasSegment(const std::string& sha256) const { return m_segments.contains(sha256); }
    /// All that the server may forget.
    std::int64_t compact();

    Catalogue catalogue;
    Instant now{1'790'000'000'000};
    SplitMix64 rng{11};
    Server server;

private:
    void openServer();
    std::optional<KeyPair> m_receiptKey;
    bool takeSegments(Replica& r, int most);
    std::optional<std::pair<std::int64_t, std::int64_t>> m_bounds;
    std::size_t m_pieceBytes = 600;
    std::map<std::string, std::string> m_segments;
    std::map<std::pair<std::string, std::int64_t>, SegmentedScope> m_made;
    std::map<std::string, std::unique_ptr<Replica>> m_replicas;
    std::map<Id, Actor> m_people;
};

} // namespace myspike::test
