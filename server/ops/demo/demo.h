// The demonstration: invented centres and people on real standards, with verifications in every
// state, made by the real acts of the right people. The same seed and day make the same records.
#pragma once

#include <cstdint>
#include <filesystem>

#include "server/store/store_folder.h"
#include "shared/trust/password.h"

namespace myspike {

/// Of every user of the demonstration; stands in resources/demo/README.md.
inline constexpr const char* kDemoPassword = "demo-myspike-2026";

/// Stands where a record of the real register carries something that is not real.
inline constexpr const char* kDemoMark = "rekaan untuk demonstrasi / invented for demonstration";

struct DemoOptions
{
    std::filesystem::path resources; ///< the folder with reference, noss, checklists, demo …
    std::uint64_t seed = 1;
    Date today; ///< the visits that wait are around this day; everything else lies before it
    /// The demonstration must load in seconds; a first log-in hashes anew at the full cost.
    Argon2Cost passwordCost{4 * 1024, 1, 1};
};

/// Fills a store that `init` has made. Conflict where it holds the demonstration already; after a
/// fault nothing of it stays but the reference tables. A refusal of a rule is a fault that names
/// who did what.
Status loadDemo(StoreFolder& store, const DemoOptions& options);

} // namespace myspike
