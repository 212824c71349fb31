// How large a file of each kind may be, by the rule book.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/schema/reader.h"

namespace myspike::attachments {

/// The largest file of a media type in bytes; nothing where the rule book says none for that day.
std::optional<std::int64_t> maximumBytes(const Reader& reader, std::string_view mediaType, Date on);

} // namespace myspike::attachments
