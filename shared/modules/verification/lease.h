// How long a verifier may work without contact.
#pragma once

#include "shared/schema/permission.h"
#include "shared/schema/reader.h"

namespace myspike::verification {

/// The end of the seventh day after the last day of the actor's visits under way; the far past
/// where she has none (sync.md §10).
Instant visitLease(const Reader& reader, const Actor& actor, Instant now);

} // namespace myspike::verification
