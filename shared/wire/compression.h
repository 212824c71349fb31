// zstd frames for bulk pages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace myspike {

std::string compress(std::string_view data);
/// Io where the frame is cut off or damaged, TooLarge where it would unpack to more than
/// `maxBytes`: nothing is believed about the size that it states.
Result<std::string> decompress(std::string_view frame, std::size_t maxBytes);

} // namespace myspike
