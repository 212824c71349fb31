// The content of a segment: a line that says what it is, then a row a line (sync §9).
#pragma once

#include <boost/json/fwd.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/schema/command.h"
#include "shared/sync/authority_core.h"

namespace myspike {

std::string segmentHeader(const std::string& scope, std::int64_t since, const ScopePiece& piece);
std::string segmentHeader(const std::string& scope, std::int64_t since, const std::string& type,
                          std::int64_t asOf, std::int64_t rows);

/// Reads the unpacked text and hands rows on, at most `batch` at a time. Io where it was cut off or
/// is of another type than `expected` says, or of another number of rows where it says that (>= 0).
Status decodeSegment(std::string_view lines, const Segment& expected, const Catalogue& catalogue,
                     std::size_t batch,
                     const std::function<Status(std::vector<SegmentRow>&&)>& take);

boost::json::value segmentedToJson(const SegmentedScope& scope);
Result<SegmentedScope> segmentedFromJson(const boost::json::value& json);
/// The answer of the list of a scope's segments.
std::string encodeSegmented(const SegmentedScope& scope);
Result<SegmentedScope> decodeSegmented(std::string_view json);

} // namespace myspike
