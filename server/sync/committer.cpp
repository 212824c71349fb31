#include "server/sync/committer.h"

#include "shared/store/transactions.h"

namespace myspike {

namespace {
/// More in one group would make the first of them wait longer than the fsync it saves.
constexpr std::size_t kMaxGroup = 64;
} // namespace

std::vector<Status> GroupCommit::run(const std::vector<Job>& jobs, std::vector<ScopeEvent>& events)
{
    const auto allFail = [&](const Fault& fault) {
        (void)m_core.refresh();
        events.clear();
        return std::vector<Status>(jobs.size(), Status(fault));
    };
    auto tx = WriteTransaction::begin(m_db);
    if (!tx) {
        return allFail(tx.fault());
    }
    std::vector<Status> out;
    for (const auto& job : jobs) {
        auto part = Savepoint::begin(m_db);
        if (!part) {
            return allFail(part.fault());
        }
        std::vector<ScopeEvent> mine;
        auto status = job(m_db, m_core, mine);
        const auto ended = status ? part->release() : part->rollback();
        if (!ended) {
            return allFail(ended.fault());
        }
        if (status) {
            events.insert(events.end(), mine.begin(), mine.end());
        } else if (auto refreshed = m_core.refresh(); !refreshed) {
            return allFail(refreshed.fault());
        }
        out.push_back(std::move(status));
    }
    if (auto committed = tx->commit(); !committed) {
        return allFail(committed.fault());
    }
    return out;
}

Committer::Committer(Database& db, AuthorityCore& core, Published published)
    : m_group(db, core), m_published(std::move(published)), m_thread([this] { work(); })
{
}

Committer::~Committer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_arrived.notify_all();
    m_thread.join();
}

Status Committer::run(Job job)
{
    std::future<Status> answer;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping) {
            return Fault{FaultCode::Busy,
                         msg("server", "The server is being stopped. Your work is kept; it is sent "
                                       "again when the server is back."),
                         "committer stopping",
                         {}};
        }
        m_queue.push_back({std::move(job), {}});
        answer = m_queue.back().answer.get_future();
    }
    m_arrived.notify_one();
    return answer.get();
}

void Committer::work()
{
    for (;;) {
        std::vector<Waiting> taken;
        {
            std::unique_lock lock(m_mutex);
            m_arrived.wait(lock, [&] { return m_stopping || !m_queue.empty(); });
            if (m_queue.empty()) {
                return;
            }
            while (!m_queue.empty() && taken.size() < kMaxGroup) {
                taken.push_back(std::move(m_queue.front()));
                m_queue.pop_front();
            }
        }
        std::vector<Job> jobs;
        for (auto& w : taken) {
            jobs.push_back(std::move(w.job));
        }
        std::vector<ScopeEvent> events;
        auto answers = m_group.run(jobs, events);
        for (std::size_t i = 0; i < taken.size(); ++i) {
            taken[i].answer.set_value(std::move(answers[i]));
        }
        if (!events.empty() && m_published) {
            m_published(events);
        }
    }
}

} // namespace myspike
