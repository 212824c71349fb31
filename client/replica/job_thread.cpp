#include "client/replica/job_thread.h"

namespace myspike {

JobThread::JobThread(AtEnd atEnd) : m_atEnd(atEnd), m_thread([this] { work(); }) {}

JobThread::~JobThread() { stop(); }

void JobThread::post(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping) {
            return;
        }
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_one();
}

void JobThread::stop()
{
    std::deque<std::function<void()>> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        if (m_atEnd == AtEnd::Drop) {
            dropped.swap(m_jobs);
        }
    }
    m_changed.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void JobThread::work()
{
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_jobs.empty()) {
                return;
            }
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job();
    }
}

} // namespace myspike
