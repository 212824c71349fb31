// What replica and server say to each other, without transport and without JSON.
#pragma once

#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/schema/permission.h"
#include "shared/sync/operation.h"

namespace myspike {

/// A scope that a replica holds, and up to which transaction.
struct HeldScope
{
    std::string key;
    std::int64_t since = 0; ///< 0: nothing of it yet
    /// What the roles held there let see, as the server named it; another one means other types.
    std::string view = {};
    bool operator==(const HeldScope&) const = default;
};

struct HelloRequest
{
    Id device;
    Id generation;
    std::string deviceName;
    std::string sessionNonce; ///< the last one this replica was given
    std::string epoch;
    std::int64_t lastNumber = 0; ///< of its operations
    int schema = kSchemaVersion;
    std::string appVersion;
    std::int64_t cursor = 0;       ///< the newest transaction it holds, within `epoch`
    std::int64_t oldestCursor = 0; ///< up to where it holds all of its scopes, within `epoch`
    /// How it stands, for the list of devices.
    std::int64_t waiting = 0; ///< operations without a verdict
    Instant oldestWaiting;    ///< when the first of them was made; 0: none
    Instant pulledAt;         ///< when its records were last brought up to date; 0: never
};

/// What a server can do beyond the first version; an older one lacks some, a newer one has more.
namespace capability {
inline constexpr const char* kReceipts = "receipts"; ///< takes operations with earlier receipts
} // namespace capability

struct HelloReply
{
    std::string epoch;
    std::string sessionNonce;
    std::int64_t lastNumber = 0; ///< the last operation of this device the server has decided
    Instant serverTime;
    Instant leaseUntil;
    std::vector<std::string> scopes; ///< what this user may hold now
    Actor actor;                     ///< with the grants in force and to come
    bool newGeneration = false;      ///< the replica was restored or copied: it must renumber
    Id generation;                   ///< the one that counts from now on
    std::string receiptKey;          ///< public key, PEM
    /// Of the generation that the replica came with: the last operation this server knows.
    std::int64_t knownNumber = 0;
    /// The server's history is not the one that the replica knows: cursors mean nothing in it, and
    /// what it decided and this server lacks is to be offered again.
    bool otherHistory = false;
    int schema = kSchemaVersion; ///< of the server
    std::vector<std::string> capabilities;
    /// Set where this version gets no rows any more; its work is still taken.
    Text mustUpdate;
};

/// An operation on its way to the server: the very bytes that the outbox keeps.
struct OutgoingOperation
{
    Id id;
    std::int64_t number = 0;
    std::string payload;
};

/// An operation as it arrived: one that cannot be read is rejected, and the rest goes on.
struct PushedOperation
{
    Operation operation; ///< of an unreadable one: id and number
    std::optional<Fault> unreadable;
    /// As it came, in canonical JSON; empty: the operation's own.
    std::string payload = {};
};

struct PushReply
{
    std::vector<Verdict> verdicts;
    /// Set where the numbers do not go on from the last one: send from here.
    std::int64_t expectedNumber = 0;
};

struct PullRequest
{
    std::string epoch;
    std::vector<HeldScope> scopes;
    Id device;
    Id generation;
    int schema = kSchemaVersion; ///< rows come as this version knows them
};

/// One row as it stands at `toSeq`, with those of the scopes sent whole that it belongs to.
struct PulledRow
{
    Record record;
    std::vector<std::string> scopes;
    std::string groupVersions;
};

/// What one transaction did to a row, as far as the puller's scopes go.
struct PulledChange
{
    std::int64_t seq = 0;
    /// With `whole` the image at `seq`, else only the values of `fields`.
    Record record;
    bool whole = false;
    std::vector<std::string> fields;
    std::string groupVersions; ///< with `whole`
    std::vector<std::string> enters;
    std::vector<std::string> leaves; ///< a row that no scope holds any more leaves the replica
};

/// What happened in one scope between two of its transactions, told to all who follow it.
struct ScopeSlice
{
    std::string scope;
    std::string view;
    std::int64_t after = 0; ///< the scope's transaction before it: goes on from there
    std::int64_t seq = 0;
    /// Marks of scopes with which its transactions may share (scopeMark); a replica that holds one
    /// of them pulls, so that no part of a transaction shows alone.
    std::vector<std::string> beside;
    std::vector<PulledChange> changes;
};

/// A piece of a large scope, fetched as a file: rows of one type by id, as lines under zstd.
struct Segment
{
    std::string sha256; ///< of the packed bytes, hexadecimal
    std::string type;
    std::int64_t rows = 0;
    std::int64_t bytes = 0; ///< packed
    bool operator==(const Segment&) const = default;
};

/// A scope that comes in segments, because it or what changed in it is too much for an answer.
struct SegmentedScope
{
    std::string key;
    std::string view;
    std::int64_t since = 0; ///< 0: the whole scope; else what changed after this transaction
    std::int64_t asOf = 0;  ///< where the scope stands when all of it is applied
    std::vector<Segment> segments;
    bool operator==(const SegmentedScope&) const = default;
};

/// A row of a segment.
struct SegmentRow
{
    Record record;
    std::string groupVersions;
    bool gone = false; ///< it left the scope; only its id counts
};

/// Whole transactions, in order, up to `toSeq`: applying it is one transaction on the replica.
struct PullReply
{
    std::string epoch;
    std::int64_t toSeq = 0;
    bool more = false;               ///< pull again at once
    std::int64_t ackedNumber = 0;    ///< effects of this device's operations up to here are inside
    std::vector<std::string> scopes; ///< all that the user may hold; others are to be dropped
    /// Of these, the ones sent whole: rows of theirs that are not among `rows` are gone.
    std::vector<std::string> whole;
    std::vector<std::string> views; ///< of the whole ones, in their order
    std::vector<PulledRow> rows;
    std::vector<PulledChange> changes;
    /// To be fetched by their segments. From the core without these: whoever sends the answer has
    /// them made.
    std::vector<SegmentedScope> segmented;
    /// Scope and type of rows that came and that this version of the program does not know.
    std::vector<std::pair<std::string, std::string>> unknown;
};

} // namespace myspike
