// One JSON line a request. No address, token, query value or path parameter: nothing personal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/date.h"

namespace myspike {

struct AccessLine
{
    Instant at;
    std::string_view method;
    std::string_view route; ///< the pattern, or empty where none matched
    int status = 0;
    std::int64_t ms = 0;
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;
    std::string_view requestId;
    std::string_view faultCode;
    std::string_view detail;
};

std::string toJsonLine(const AccessLine& line);

} // namespace myspike
