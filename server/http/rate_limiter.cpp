#include "server/http/rate_limiter.h"

#include <algorithm>
#include <cmath>

namespace myspike {

RateLimiter::RateLimiter(double perSecond, double burst, std::size_t capacity)
    : m_perSecond(perSecond), m_burst(std::max(burst, 1.0)), m_capacity(capacity)
{
}

std::optional<int> RateLimiter::refuse(std::string_view caller, Instant now, double cost)
{
    if (m_perSecond <= 0) {
        return std::nullopt;
    }
    const std::scoped_lock lock(m_mutex);
    auto known = m_byCaller.find(caller);
    if (known == m_byCaller.end()) {
        if (m_recent.size() >= m_capacity) {
            m_byCaller.erase(m_recent.back().caller);
            m_recent.pop_back();
        }
        m_recent.push_front({std::string(caller), m_burst, now});
        known = m_byCaller.emplace(m_recent.front().caller, m_recent.begin()).first;
    } else {
        m_recent.splice(m_recent.begin(), m_recent, known->second);
    }
    Bucket& bucket = *known->second;
    // A clock set back must neither refill nor lock the caller out.
    const double seconds = std::max(0.0, static_cast<double>(now.ms - bucket.at.ms) / 1000.0);
    bucket.tokens = std::min(m_burst, bucket.tokens + seconds * m_perSecond);
    bucket.at = now;
    const double price = std::min(cost, m_burst);
    if (bucket.tokens >= price) {
        bucket.tokens -= price;
        return std::nullopt;
    }
    return std::max(1, static_cast<int>(std::ceil((price - bucket.tokens) / m_perSecond)));
}

} // namespace myspike
