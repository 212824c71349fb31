// Forgets, once an hour and a little at a time, what no device in use needs any more (sync §6).
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "server/sync/committer.h"

namespace myspike {

class HistoryKeeper
{
public:
    HistoryKeeper(Committer& committer, const Clock& clock);
    ~HistoryKeeper();

private:
    void work();
    Committer& m_committer;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace myspike
