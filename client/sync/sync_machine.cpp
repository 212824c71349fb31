#include "client/sync/sync_machine.h"

#include <algorithm>

namespace myspike {

namespace {

constexpr int kMostDoublings = 9;
/// A history that keeps changing under us is not answered faster than any other fault.
constexpr int kMostClashes = 3;

std::int64_t doubling(int failures)
{
    return std::min(SyncMachine::kFirstWaitMs << std::min(failures - 1, kMostDoublings),
                    SyncMachine::kLongestWaitMs);
}

} // namespace

bool SyncMachine::isBusy() const
{
    return m_stage == Stage::Login || m_stage == Stage::Hello || m_stage == Stage::Push ||
           m_stage == Stage::Pull;
}

std::int64_t SyncMachine::jittered(std::int64_t ms)
{
    // Between half and all of it, so that a thousand machines do not come back together.
    return ms / 2 + static_cast<std::int64_t>(m_rng.below(static_cast<std::uint64_t>(ms / 2) + 1));
}

std::int64_t SyncMachine::spread(std::int64_t ms)
{
    return static_cast<std::int64_t>(m_rng.below(static_cast<std::uint64_t>(ms) + 1));
}

bool SyncMachine::mayHurry(std::int64_t now)
{
    const auto passed = static_cast<double>(std::max<std::int64_t>(0, now - m_hurriedAt));
    m_hurries = std::min<double>(kHurries, m_hurries + passed / static_cast<double>(kHurryMs));
    m_hurriedAt = now;
    if (m_hurries < 1) {
        return false;
    }
    m_hurries -= 1;
    return true;
}

SyncMachine::Orders SyncMachine::begin(Stage stage)
{
    if (stage != m_stage) {
        m_repeats = 0;
    }
    m_stage = stage;
    switch (stage) {
    case Stage::Login:
        return {Do::Login};
    case Stage::Hello:
        return {Do::Hello};
    case Stage::Push:
        return {Do::Push};
    case Stage::Pull:
        return {Do::Pull};
    default:
        return {};
    }
}

SyncMachine::Orders SyncMachine::start(std::int64_t now, bool hasSession, bool canLogin)
{
    m_canLogin = canLogin;
    m_loginTried = false;
    m_failures = 0;
    m_clashes = 0;
    m_notBefore = 0;
    m_trouble.reset();
    m_wake = now;
    if (hasSession) {
        return begin(Stage::Hello);
    }
    if (!canLogin) {
        m_stage = Stage::SignedOut;
        return {};
    }
    return begin(Stage::Login);
}

SyncMachine::Orders SyncMachine::stop()
{
    m_stage = Stage::Stopped;
    m_filesRunning = false;
    m_filesWake.reset();
    m_online = false;
    return std::exchange(m_eventsOpen, false) ? Orders{Do::CloseEvents} : Orders{};
}

SyncMachine::Orders SyncMachine::wish(std::int64_t now, Wish what)
{
    if (what == Wish::FileAdded) {
        m_filesWanted = true;
        return m_stage == Stage::Resting ? files(now) : Orders{};
    }
    const auto next = what == Wish::ServerChanged ? Stage::Pull : Stage::Push;
    if (isBusy()) {
        // Push comes before pull, so it covers both.
        if (m_wantedNext != Stage::Push) {
            m_wantedNext = next;
        }
        return {};
    }
    if (what == Wish::NetworkBack) {
        return lineBack(now);
    }
    switch (m_stage) {
    case Stage::Resting:
        if (!mayHurry(now)) {
            // It comes with the next round, which is a whole one.
            m_wake = std::min(m_wake, now + kHurryMs);
            return {};
        }
        return begin(what == Wish::Manual ? Stage::Hello : next);
    case Stage::Waiting:
        if (what == Wish::Manual) {
            // A person's button goes before what the server asked of machines, but not as fast as
            // a finger can.
            m_wake = mayHurry(now) ? now : std::min(m_wake, now + kHurryMs);
            return tick(now);
        }
        return {};
    default:
        return {};
    }
}

/// At once the first time; a line that flaps is asked once in a while. What the server asked for
/// holds also on a new line.
SyncMachine::Orders SyncMachine::lineBack(std::int64_t now)
{
    if (m_stage != Stage::Resting && m_stage != Stage::Waiting) {
        return {};
    }
    const auto due = std::max(m_notBefore, m_lineBackAt + kLineRestMs);
    if (now < due) {
        m_wake = std::min(m_wake, std::max(due, now + jittered(kLineRestMs)));
        return {};
    }
    m_lineBackAt = now;
    m_wake = now;
    return tick(now);
}

SyncMachine::Orders SyncMachine::done(std::int64_t now, bool more)
{
    if (!isBusy()) {
        return {};
    }
    m_online = true;
    if (more) {
        if (++m_repeats > kMostRepeats) {
            return failed(now, Fault::internal("the same step without end"));
        }
        return begin(m_stage);
    }
    switch (m_stage) {
    case Stage::Login:
        return begin(Stage::Hello);
    case Stage::Hello: {
        Orders orders = begin(Stage::Push);
        if (!std::exchange(m_eventsOpen, true)) {
            m_streamSince = now;
            orders.insert(orders.begin(), Do::OpenEvents);
        }
        return orders;
    }
    case Stage::Push:
        return begin(Stage::Pull);
    default:
        break;
    }
    m_failures = 0;
    m_clashes = 0;
    m_loginTried = false;
    m_trouble.reset();
    const auto next = std::exchange(m_wantedNext, Stage::Resting);
    if (next != Stage::Resting && mayHurry(now)) {
        return begin(next);
    }
    m_filesWanted = true;
    auto orders = rest(now);
    if (next != Stage::Resting) {
        m_wake = std::min(m_wake, now + kHurryMs);
    }
    return orders;
}

SyncMachine::Orders SyncMachine::rest(std::int64_t now)
{
    m_stage = Stage::Resting;
    m_wake = now + jittered(m_eventsOpen ? kLookMs : kLookWithoutEventsMs);
    return files(now);
}

SyncMachine::Orders SyncMachine::files(std::int64_t now)
{
    if (m_filesRunning || (m_filesWake && *m_filesWake > now) ||
        !std::exchange(m_filesWanted, false)) {
        return {};
    }
    m_filesWake.reset();
    m_filesRunning = true;
    return {Do::Files};
}

SyncMachine::Orders SyncMachine::failed(std::int64_t now, const Fault& fault, int retryAfterMs)
{
    if (!isBusy()) {
        return {};
    }
    const auto stage = m_stage;
    m_trouble = fault;
    m_online = fault.code != FaultCode::Offline;
    if (fault.code == FaultCode::Unauthenticated || fault.code == FaultCode::Expired) {
        if (m_canLogin && stage != Stage::Login && !std::exchange(m_loginTried, true)) {
            return begin(Stage::Login);
        }
        m_stage = Stage::SignedOut;
        return std::exchange(m_eventsOpen, false) ? Orders{Do::CloseEvents} : Orders{};
    }
    if (fault.rule == "GENERATION_CLASH" && ++m_clashes <= kMostClashes) {
        return begin(Stage::Hello);
    }
    ++m_failures;
    m_stage = Stage::Waiting;
    const bool refused = fault.code == FaultCode::Unsupported || fault.code == FaultCode::Forbidden;
    auto wait = jittered(refused ? kRefusedWaitMs : doubling(m_failures));
    if (retryAfterMs > 0) {
        // A little after it, each at a moment of its own: all were told the same.
        wait = std::max(wait, retryAfterMs + spread(retryAfterMs / 4));
    } else if (fault.code == FaultCode::RateLimited) {
        wait = std::max(wait, kHastyWaitMs / 2 + spread(kHastyWaitMs / 2));
    }
    m_wake = now + wait;
    m_notBefore = retryAfterMs > 0 ? now + retryAfterMs : 0;
    // A log-in is missing still, where that is what failed.
    m_wantedNext = stage == Stage::Login ? Stage::Login : Stage::Resting;
    return {};
}

SyncMachine::Orders SyncMachine::eventsClosed(std::int64_t now)
{
    if (!std::exchange(m_eventsOpen, false)) {
        return {};
    }
    m_streamFailures = now - m_streamSince >= kSoundStreamMs ? 0 : m_streamFailures + 1;
    if (m_stage == Stage::Resting) {
        // The first time it is a server that restarts, and all come back; later a proxy that cuts.
        const auto wait = m_streamFailures > 1 ? kReconnectMs + jittered(doubling(m_streamFailures))
                                               : spread(kReconnectMs);
        m_wake = std::min(m_wake, now + wait);
    }
    return {};
}

SyncMachine::Orders SyncMachine::filesDone(std::int64_t now)
{
    m_filesRunning = false;
    m_fileFailures = 0;
    return m_stage == Stage::Resting ? files(now) : Orders{};
}

SyncMachine::Orders SyncMachine::filesFailed(std::int64_t now, int retryAfterMs, bool progressed)
{
    if (progressed) {
        m_fileFailures = 0;
    }
    m_filesRunning = false;
    m_filesWanted = true;
    auto wait = jittered(doubling(++m_fileFailures));
    if (retryAfterMs > 0) {
        wait = std::max(wait, retryAfterMs + spread(retryAfterMs / 4));
    }
    m_filesWake = now + wait;
    return {};
}

SyncMachine::Orders SyncMachine::tick(std::int64_t now)
{
    if (m_stage == Stage::Waiting && now >= m_wake) {
        return begin(std::exchange(m_wantedNext, Stage::Resting) == Stage::Login ? Stage::Login
                                                                                 : Stage::Hello);
    }
    if (m_stage == Stage::Resting) {
        if (now >= m_wake) {
            return begin(Stage::Hello);
        }
        return files(now);
    }
    return {};
}

std::optional<std::int64_t> SyncMachine::wakeAt() const
{
    if (m_stage == Stage::Waiting) {
        return m_wake;
    }
    if (m_stage == Stage::Resting) {
        return m_filesWake && !m_filesRunning ? std::min(m_wake, *m_filesWake) : m_wake;
    }
    return std::nullopt;
}

} // namespace myspike
