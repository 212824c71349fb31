// Random days of three people and a server, with lost replies and restarts: afterwards everybody
// must agree. One seed is one story; the same seed tells it again to the letter.
#pragma once

#include <cstdint>
#include <string>

namespace myspike::test {

struct RandomDays
{
    std::size_t acts = 0; ///< taken by a replica
    std::size_t refusedHere = 0;
    std::string broken; ///< which promise did not hold, and where; empty in a sound product
    std::string trace;  ///< SHA-256 of what happened, hexadecimal: equal for equal seeds
};

RandomDays runRandomDays(std::uint64_t seed, int steps);

} // namespace myspike::test
