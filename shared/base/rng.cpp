#include "shared/base/rng.h"

#include <openssl/rand.h>

#include <cstdlib>

namespace myspike {

std::uint64_t Rng::below(std::uint64_t bound)
{
    const std::uint64_t reject = (0 - bound) % bound;
    for (;;) {
        const std::uint64_t x = next();
        if (x >= reject) {
            return x % bound;
        }
    }
}

std::uint64_t SplitMix64::next()
{
    std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

std::uint64_t SystemRng::next()
{
    std::uint64_t out = 0;
    if (RAND_bytes(reinterpret_cast<unsigned char*>(&out), sizeof out) != 1) {
        // Going on without randomness would make ids and tokens guessable.
        std::abort();
    }
    return out;
}

} // namespace myspike
