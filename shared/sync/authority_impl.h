// What the parts of AuthorityCore share: its counters and the steps of a decision. Private to the
// authority_*.cpp files.
#pragma once

#include <deque>
#include <map>
#include <tuple>

#include "shared/sync/authority_core.h"

namespace myspike {

/// For replicas whose version is too old to be given records.
Text mustUpdateText();

enum ChangeKind { kInsert = 0, kUpdate = 1, kDelete = 2 };
enum FeedEvent { kEnter = 0, kChange = 1, kLeave = 2 };

/// Scopes in which everybody who holds them sees every type.
bool isForAll(std::string_view scope);

struct AuthorityCore::Impl
{
    Database& db;
    RecordStore& store;
    const Catalogue& catalogue;
    ActorSource actorOf;
    std::string epoch;
    std::int64_t lastSeq = 0;
    ReceiptSeal seal;
    LeaseRule leaseRule;
    std::map<std::string, std::int64_t, std::less<>> typeIds;
    std::map<std::int64_t, const RecordType*> typesById;
    std::map<std::string, std::int64_t, std::less<>> scopeIds;
    std::size_t sliceRows = 0; ///< of a pull; 0: the usual
    /// Numbers by series and year that the receipt of the operation being decided says it was
    /// given before a restore.
    using NumbersBefore = std::map<std::pair<std::string, int>, std::deque<std::int64_t>>;
    std::int64_t firstSeq = 0; ///< of a history that began with a restore
    NumbersBefore numbersBefore = {};
    NumbersBefore numbersLeft = {}; ///< of these, in the present attempt
    Id deciding = {};

    struct Device
    {
        Id user;
        Id generation; ///< the latest
        bool isRetired = false;
        Instant enrolledAgainAt;
    };
    struct Generation
    {
        std::string epoch;
        std::string nonce;   ///< the replica is known to hold it
        std::string offered; ///< given last; its arrival shows with the next hello
        std::int64_t lastNumber = 0;
        Instant beganAt;
    };
    Result<std::optional<Device>> deviceOf(const Id& device) const;
    Result<std::optional<Generation>> generationOf(const Id& device, const Id& generation) const;
    Status checkDevice(const std::optional<Device>& device, const Id& user) const;
    /// Rows go to the device's own user only, and to versions that can read them.
    Status checkPull(const PullRequest& request, const Id& user) const;
    Status noteContact(const HelloRequest& request, const Actor& who, bool clash, Instant now,
                       std::vector<ScopeEvent>& events);
    Status closeSeries(const std::string& series, int year, std::int64_t highest,
                       const std::string& inEpoch);
    Status writeRecord(const std::optional<Record>& before, Record after, Instant now,
                       std::vector<ScopeEvent>& events);
    std::int64_t deltaRows = 20'000;
    std::int64_t wholeRows = 20'000;
    struct Digest
    {
        Sum128 sum;
        std::int64_t rows = 0;
    };
    using Digests = std::map<std::tuple<std::int64_t, std::int64_t, int>, Digest>;
    Digests pendingDigests; ///< by scope, type and bucket: what this operation adds

    class Pull;
    class ScopeReading;
    static bool maySee(const Actor& actor, const RecordType& type, const std::string& scope,
                       Date on);
    /// The last transaction of which changes are no longer kept.
    Result<std::int64_t> floorSeq() const;
    Status prepare(const Id& newEpoch);
    Status load();
    /// After a rollback what was counted in memory must be read again.
    Status refresh();
    Result<std::int64_t> scopeId(const std::string& key);
    Result<std::int64_t> takeNumber(std::string_view series, int year);
    /// The number that the receipt names, where nobody else has it.
    Result<std::optional<std::int64_t>> takeNumberBack(std::string_view series, int year);
    Status feed(std::int64_t scope, std::int64_t seq, std::int64_t idx, std::int64_t type,
                const Id& row, FeedEvent event);
    Status recordChange(const Change& c, std::int64_t seq, std::int64_t idx,
                        std::vector<ScopeEvent>& events);
    static void note(std::vector<ScopeEvent>& events, const std::string& scope, std::int64_t seq);
    /// Notes what a change does to a scope's sums; flushDigests writes them, once an operation.
    void digest(std::int64_t scope, std::int64_t type, const Id& row, const Sum128* before,
                const Sum128* after);
    Status flushDigests();
    Status buildDigests();
    Result<Digests> countDigests();
    Result<std::vector<BucketSum>> digestsOf(const std::string& scope, int slice);
    /// Whether the cursor is the actor's and nothing happened in its scope since.
    Result<bool> standsAt(const HeldScope& held, const std::string& epoch, const Actor& actor,
                          Instant now);
    Status checkDigests(std::vector<std::string>& wrong);
    Status recordTransaction(const Operation& op, std::int64_t seq, std::size_t rows, Instant now);
    Verdict rejected(const Operation& op, const Fault& fault, Instant now) const;
    /// A device that works offline edits what it made or changed a moment ago: its own earlier
    /// operations are no change of somebody else's.
    bool isOwnChange(std::int64_t seq, const Operation& op);
    /// Parked work stays its author's own when a supervisor lets it in.
    bool wasLetIn(std::int64_t seq, const Operation& op);
    /// By rights in force, by rights that ended lately, or parked for a supervisor.
    Result<Verdict> decide(Operation op, const Actor& actor, bool trusted, Instant now,
                           std::vector<ScopeEvent>& events);
    /// Runs and records one operation in a savepoint of its own.
    /// @param rehearsed set: nothing is kept of an operation that would take effect; it is given
    /// the row that the operation is about.
    Result<Verdict> attempt(const Operation& op, Actor actor, bool trusted, Instant now,
                            std::vector<ScopeEvent>& events,
                            std::optional<Record>* rehearsed = nullptr);
    Result<Verdict> park(const Operation& op, const Actor& author,
                         const std::optional<Record>& about, std::vector<std::string> scopes,
                         std::optional<Date> ended, Instant now, std::vector<ScopeEvent>& events);
    /// What builds on parked work waits with it, goes on once that was let in, and is blocked
    /// once that was refused.
    /// @return nothing where it may go on.
    Result<std::optional<Verdict>> parkBehind(const Operation& op, const Actor& author,
                                              const Verdict& earlier, Instant now,
                                              std::vector<ScopeEvent>& events);
    /// After a restore changes come back under new numbers: one that the author saw before is no
    /// change of somebody else's.
    bool sawThis(const Operation& op, const Record& current, std::string_view group,
                 std::int64_t version) const;
    /// Signs and keeps the verdict. `payload` is the operation as it came; empty: its own.
    Status log(const Operation& op, Verdict& v, const std::string& hash, Instant now,
               const std::string& payload = {});
    Status signReceipt(const Operation& op, Verdict& v, const std::string& hash) const;
    /// Takes up what a receipt from before a restore says of the operation, if it is this server's.
    /// @return when the operation was received.
    Instant believeReceipt(const Operation& op, const std::string& hash, Instant now);
    Result<std::optional<Verdict>> storedVerdict(std::string_view sql, const Id& a, const Id& b,
                                                 std::int64_t number);
    Result<std::optional<Verdict>> verdictOfId(const Id& op);
    Result<std::optional<Verdict>> verdictAt(const Operation& op, std::int64_t number);
    struct PushPlace
    {
        Id user;
        Id device;
        Id generation;
        std::int64_t last = 0; ///< number decided last
    };
    /// The verdict on one operation, given now or long ago; moves the place on. Nothing where the
    /// operation does not come next.
    Result<std::optional<Verdict>> answer(const PushedOperation& pushed, PushPlace& place,
                                          Instant now, std::vector<ScopeEvent>& events);
    Result<Verdict> judgePushed(const PushedOperation& pushed, const Actor& actor, Instant now,
                                std::vector<ScopeEvent>& events);
};

} // namespace myspike
