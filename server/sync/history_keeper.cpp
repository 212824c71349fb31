#include "server/sync/history_keeper.h"

namespace myspike {

namespace {
constexpr std::chrono::hours kPause{1};
/// Short enough that nobody who pushes meanwhile notices.
constexpr std::int64_t kTransactionsAtOnce = 500;
} // namespace

HistoryKeeper::HistoryKeeper(Committer& committer, const Clock& clock)
    : m_committer(committer), m_clock(clock), m_thread([this] { work(); })
{
}

HistoryKeeper::~HistoryKeeper()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void HistoryKeeper::work()
{
    for (;;) {
        std::int64_t forgotten = 0;
        const auto done = m_committer.run(
            [&](Database&, AuthorityCore& core, std::vector<ScopeEvent>&) -> Status {
                auto n = core.compact(m_clock.now(), kTransactionsAtOnce);
                if (!n) {
                    return std::move(n).fault();
                }
                forgotten = *n;
                return okStatus();
            });
        std::unique_lock lock(m_mutex);
        if (done && forgotten > 0 && !m_stopping) {
            continue;
        }
        if (m_changed.wait_for(lock, kPause, [&] { return m_stopping; })) {
            return;
        }
    }
}

} // namespace myspike
