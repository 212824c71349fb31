// Sums over rows by which a replica and the server compare what they hold without sending it
// (sync §12). They find accidents: a flipped byte, a missing or a forged row. Against a forger they
// prove nothing, for additive sums can be balanced.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/sync/messages.h"

namespace myspike {

/// Added, not XORed: a row that is there twice must not vanish.
struct Sum128
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    void add(const Sum128& o);
    void subtract(const Sum128& o);
    bool isZero() const { return high == 0 && low == 0; }
    /// 32 hexadecimal digits.
    std::string toText() const;
    static std::optional<Sum128> parse(std::string_view text);
    auto operator<=>(const Sum128&) const = default;
};

inline constexpr int kBuckets = 256;
/// A replica compares a sixteenth of the buckets after a pull, the next one after the next.
inline constexpr int kDigestSlices = 16;
/// Of a larger bucket the rest is sent again though it may not differ.
inline constexpr std::size_t kMostRowDigests = 8'000;

/// The first byte of the SHA-256 of the id, so that ids made in one minute spread.
int bucketOf(const Id& row);
/// The first half of the SHA-256 over type, id, version and the canonical row.
Sum128 digestOf(const Record& row);

/// What the rows of one type in one scope and one bucket come to.
struct BucketSum
{
    std::string scope;
    std::string type;
    int bucket = 0;
    std::int64_t rows = 0;
    Sum128 sum;
    bool operator==(const BucketSum&) const = default;
};

/// A row by its id and digest, for the buckets whose sums differ.
struct RowDigest
{
    Id id;
    Sum128 sum;
    bool operator==(const RowDigest&) const = default;
};

/// "What do the rows of these scopes come to, in one slice of the buckets?"
struct DigestRequest
{
    std::string epoch;
    Id device;
    int slice = 0;               ///< 0 … kDigestSlices - 1
    int schema = kSchemaVersion; ///< rows of another version look different and are not compared
    std::int64_t strays = 0;     ///< rows of no scope that were found since the last comparison
    std::vector<HeldScope> scopes;
};

struct DigestReply
{
    /// The scopes that stand where the asker's cursors stand; of others nothing can be said now.
    std::vector<HeldScope> compared;
    std::vector<BucketSum> sums; ///< of those; a bucket without rows is left out
};

/// A bucket whose sums differ, with what the replica holds of it, as far as a request may say.
struct RowsRequest
{
    std::string epoch;
    Id device;
    HeldScope scope;
    std::string type;
    int bucket = 0;
    std::vector<RowDigest> have;
};

struct RowsReply
{
    bool stale = false; ///< the scope went on meanwhile: pull first
    /// What differs or is missing, whole; `gone` for what the scope does not hold.
    std::vector<SegmentRow> rows;
};

} // namespace myspike
