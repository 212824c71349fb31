// Token buckets by peer and by user. Time is handed in. Safe to call from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "shared/base/date.h"

namespace myspike {

class RateLimiter
{
public:
    /// `perSecond` 0 switches it off. Remembers at most `capacity` callers: the one not heard of
    /// for longest is forgotten, so that strangers cannot fill the memory.
    RateLimiter(double perSecond, double burst, std::size_t capacity = 20'000);

    /// Takes `cost` from the caller's bucket. Empty when allowed, else the seconds to wait (≥ 1).
    std::optional<int> refuse(std::string_view caller, Instant now, double cost = 1);

private:
    struct Bucket
    {
        std::string caller;
        double tokens;
        Instant at;
    };
    const double m_perSecond;
    const double m_burst;
    const std::size_t m_capacity;
    std::mutex m_mutex;
    std::list<Bucket> m_recent; ///< most recently heard first
    std::unordered_map<std::string_view, std::list<Bucket>::iterator> m_byCaller;
};

} // namespace myspike
