// A place on the earth in millionths of a degree, as evidence: typed from a telephone, or read from
// a photograph.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace myspike {

struct Position
{
    std::int64_t latitudeE6 = 0;
    std::int64_t longitudeE6 = 0;

    /// Reads "3.07380, 101.51830", "3.0738 N 101.5183 E", "3°04'25.7\"N 101°31'05.9\"E".
    /// Faults: Invalid with what to type.
    static Result<Position> parse(std::string_view text);
    /// "3.07380, 101.51830": five digits are about a metre.
    std::string toDisplay() const;
    /// Metres along the ground, to within half a per cent.
    double metresTo(const Position& other) const;
    bool operator==(const Position&) const = default;
};

} // namespace myspike
