// What is said to people about a clock that is off. Free of Qt.
#pragma once

#include <cstdint>

#include "shared/base/text.h"

namespace myspike::site_visit {

/// "This machine's clock is 3 years ahead …". @param aheadSeconds negative where it is behind.
Text clockSentence(std::int64_t aheadSeconds);

} // namespace myspike::site_visit
