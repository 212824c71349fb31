// The sample of trainees (2 §2.4, Sampling): drawn from a seed, so that anybody can draw it again
// on any machine; and what re-marking it leads to. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "shared/base/id.h"
#include "shared/base/money.h"
#include "shared/modules/verification/fields.h"
#include "shared/schema/reader.h"

namespace myspike {
struct MarkSheet;
}

namespace myspike::verification {

/// A trainee as the draw sees her.
struct SampleCandidate
{
    Id trainee;
    bool nearMinimum = false;   ///< near the minimum of some component, by the full mark
    bool repeats = false;       ///< any attempt after the first
    bool singleFailure = false; ///< fails by exactly one component
};

struct SamplePolicy
{
    std::int64_t minimum = 0;
    Hundredths share;        ///< percent of all trainees
    Hundredths extendShare;  ///< percent after an extension
    Hundredths borderPoints; ///< of the component's full mark
    bool includeRepeats = true;
    bool includeSingleFailures = true;
    Hundredths remarkTolerance; ///< points of the component's full mark
    std::int64_t extendAfter = 0;
    Hundredths failShare; ///< percent of the extended sample
};

/// @param day the day the request was submitted.
Result<SamplePolicy> samplePolicy(const Reader& reader, Date day);

struct Sampled
{
    Id trainee;
    std::vector<sample_entry::Reason> reasons;
    bool operator==(const Sampled&) const = default;
};

/// max(minimum, ceil(share × n)), at most n.
std::size_t sampleSize(std::size_t trainees, std::int64_t minimum, Hundredths share);

/// Trainees in the order of their ids, shuffled by SplitMix64 and Fisher-Yates; the first n are
/// drawn at random, and all who must be in the sample join them. In the order of the draw, then
/// by id.
std::vector<Sampled> drawSample(std::vector<SampleCandidate> candidates, std::uint64_t seed,
                                const SamplePolicy& policy);
/// The same shuffle, read on to the extended share: only those who were not drawn before.
std::vector<Sampled> extendSample(std::vector<SampleCandidate> candidates, std::uint64_t seed,
                                  const SamplePolicy& policy, const std::vector<Id>& already);

/// What the sheet says of each trainee. Near: within `borderPoints` of the raw minimum, either
/// side, measured on the component's full mark and not on its weighted one.
std::vector<SampleCandidate> sampleCandidates(const MarkSheet& sheet, const SamplePolicy& policy);

enum class RemarkOutcome { Accept, Extend, RemarkComponent };

/// @param differences |verifier − assessor| of one component for each re-marked trainee.
/// @param extended whether the sample was extended already.
RemarkOutcome judgeRemarks(const std::vector<Hundredths>& differences, bool extended,
                           const SamplePolicy& policy);

std::string joinReasons(const std::vector<sample_entry::Reason>& reasons);
std::vector<sample_entry::Reason> splitReasons(std::string_view text);

/// Pieces of an item that `trainees` need by a ratio such as 1:25; nothing for AR or no ratio.
std::optional<std::int64_t> requiredEquipment(std::string_view ratio, std::int64_t trainees);

} // namespace myspike::verification
