// Fills a new replica from segments: one thread unpacks and reads, the caller's inserts (sync §18).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "shared/schema/command.h"
#include "shared/sync/replica_builder.h"

namespace myspike {

/// @param packed hands out a segment's bytes as they were downloaded; called on another thread.
/// @param goOn asked between batches on the caller's thread; false gives up with Busy.
Status fillFromSegments(ReplicaBuilder& builder, const std::vector<SegmentedScope>& scopes,
                        const Catalogue& catalogue,
                        const std::function<Result<std::string>(const Segment&)>& packed,
                        const std::function<bool()>& goOn = {});

} // namespace myspike
