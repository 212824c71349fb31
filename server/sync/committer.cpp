#include "server/sync/committer.h"

#include <chrono>

#include "shared/store/transactions.h"

namespace myspike {

namespace {
/// More in one group would make the first of them wait longer than the fsync it saves.
constexpr std::size_t kMaxGroup = 64;
/// After so long without work, what the mark says is put safely on disk.
constexpr std::chrono::seconds kQuiet{1};
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
    if (m_mark) {
        const auto stands = m_core.mark();
        const auto noted = stands ? m_mark->note(*stands) : Status(stands.fault());
        if (!noted) {
            // It is done, but nobody may rely on it yet: asked again, each gets the same answer.
            events.clear();
            return std::vector<Status>(jobs.size(), noted);
        }
    }
    return out;
}

Committer::Committer(Database& db, AuthorityCore& core, Published published, HistoryMarkFile* mark)
    : m_group(db, core, mark), m_mark(mark), m_published(std::move(published)),
      m_thread([this] { work(); })
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
            const auto something = [&] { return m_stopping || !m_queue.empty(); };
            if (m_mark && m_mark->isDirty() && !m_arrived.wait_for(lock, kQuiet, something)) {
                lock.unlock();
                (void)m_mark->sync(); // one that fails is tried again with the next commit
                lock.lock();
            }
            m_arrived.wait(lock, something);
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
