#include "client/platform/server_clock.h"

#include <cstdlib>

namespace myspike::platform {

Instant ServerClock::now() const
{
    const auto machine = m_machine.now();
    const auto ahead = m_aheadMs.load();
    return std::abs(ahead) > kToleranceMs ? machine.plusMs(-ahead) : machine;
}

std::optional<std::int64_t> ServerClock::aheadMs() const
{
    return m_isCompared ? std::optional(m_aheadMs.load()) : std::nullopt;
}

void ServerClock::compare(Instant server)
{
    m_aheadMs = m_machine.now().ms - server.ms;
    m_isCompared = true;
}

void ServerClock::watch(std::int64_t steadyMs)
{
    const auto machine = m_machine.now().ms;
    if (m_seenMs && m_steadyMs) {
        // Forward it may have slept, which no steady clock counts; back it can only be set.
        const auto jumped = (machine - *m_seenMs) - (steadyMs - *m_steadyMs);
        if (jumped < -kToleranceMs && m_isCompared) {
            m_aheadMs += jumped;
        }
    }
    m_seenMs = machine;
    m_steadyMs = steadyMs;
}

ServerClock::Memory ServerClock::memory() const
{
    return m_isCompared ? Memory{m_aheadMs, m_machine.now().ms} : Memory{};
}

void ServerClock::recall(const Memory& memory)
{
    if (memory.seenMs == 0 || m_machine.now().ms < memory.seenMs - kToleranceMs) {
        return;
    }
    m_aheadMs = memory.aheadMs;
    m_isCompared = true;
}

} // namespace myspike::platform
