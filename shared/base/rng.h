// Randomness is handed in, so that the simulator and the sampling of trainees can repeat it.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace myspike {

class Rng
{
public:
    virtual ~Rng() = default;
    virtual std::uint64_t next() = 0;
    /// Uniform in [0, bound); bound > 0. Unbiased by rejection.
    std::uint64_t below(std::uint64_t bound);
};

/// SplitMix64, written out so that a draw can be recomputed on any machine (2 §2.4, Sampling).
class SplitMix64 final : public Rng
{
public:
    explicit SplitMix64(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next() override;

private:
    std::uint64_t m_state;
};

/// The operating system's generator; for ids, tokens and keys.
class SystemRng final : public Rng
{
public:
    std::uint64_t next() override;
};

/// Fisher-Yates from the last element down, drawing with Rng::below.
template <class T> void shuffle(std::vector<T>& items, Rng& rng)
{
    for (std::size_t i = items.size(); i > 1; --i) {
        std::swap(items[i - 1], items[rng.below(i)]);
    }
}

} // namespace myspike
