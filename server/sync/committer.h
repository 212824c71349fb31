// The only writer of the store. Jobs that wait are committed as one group: one fsync for many, each
// in a savepoint of its own, and nobody is answered before the group is durable (sync §5).
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "server/store/history_mark.h"
#include "shared/base/date.h"
#include "shared/sync/authority_core.h"

namespace myspike {

/// The group commit itself, without a thread: the simulator calls it directly.
class GroupCommit
{
public:
    /// A fault undoes the job alone; the group goes on.
    using Job = std::function<Status(Database&, AuthorityCore&, std::vector<ScopeEvent>&)>;

    /// @param mark notes what was confirmed before anybody is answered; null: nothing is kept.
    GroupCommit(Database& db, AuthorityCore& core, HistoryMarkFile* mark = nullptr)
        : m_db(db), m_core(core), m_mark(mark)
    {
    }
    /// @return a status for each job, once all of it is durable; a failed commit fails them all.
    std::vector<Status> run(const std::vector<Job>& jobs, std::vector<ScopeEvent>& events);

private:
    Database& m_db;
    AuthorityCore& m_core;
    HistoryMarkFile* m_mark;
};

class Committer
{
public:
    using Job = GroupCommit::Job;
    /// Called on the committer's thread after each group that changed something.
    using Published = std::function<void(const std::vector<ScopeEvent>&)>;

    Committer(Database& db, AuthorityCore& core, Published published,
              HistoryMarkFile* mark = nullptr);
    /// Finishes what waits, then ends the thread.
    ~Committer();

    /// Blocks until the job is durable or undone. Busy once stopping.
    Status run(Job job);

private:
    struct Waiting
    {
        Job job;
        std::promise<Status> answer;
    };
    void work();

    GroupCommit m_group;
    HistoryMarkFile* m_mark;
    Published m_published;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Waiting> m_queue;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace myspike
