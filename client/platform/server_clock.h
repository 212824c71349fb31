// The machine's clock, set right by what the server told last: a laptop whose clock is years off
// must not refuse a package that is valid, nor date work into a year that has not come. Any thread.
#pragma once

#include <atomic>
#include <optional>

#include "shared/base/date.h"

namespace myspike::platform {

class ServerClock final : public Clock
{
public:
    /// Differences up to this are left alone: a clock that jumps by seconds orders nothing better.
    static constexpr std::int64_t kToleranceMs = 2 * 60'000;

    /// What outlives the program.
    struct Memory
    {
        std::int64_t aheadMs = 0;
        std::int64_t seenMs = 0; ///< the machine's time when it was last looked at; 0: never
    };

    explicit ServerClock(const Clock& machine) : m_machine(machine) {}

    Instant now() const override;
    /// The machine's clock was ahead of the server's by so much; nothing before the first contact.
    std::optional<std::int64_t> aheadMs() const;

    /// The server has just told its time.
    void compare(Instant server);
    /// Somebody sets the clock right while the program runs, without a network: a machine whose
    /// time goes back is no longer as far ahead. Call now and then.
    /// @param steadyMs of a clock that nobody can set.
    void watch(std::int64_t steadyMs);

    Memory memory() const;
    /// A clock that was set back since then is another clock, of which nothing is known.
    void recall(const Memory& memory);

private:
    const Clock& m_machine;
    std::atomic<std::int64_t> m_aheadMs = 0;
    std::atomic<bool> m_isCompared = false;
    std::optional<std::int64_t> m_seenMs; ///< GUI thread, as what follows
    std::optional<std::int64_t> m_steadyMs;
};

} // namespace myspike::platform
