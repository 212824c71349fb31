// One thread that runs jobs in the order they were given. Jobs own what they need; whoever posts
// them gets the answer by a future.
#pragma once

#include <QFuture>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace myspike {

class JobThread
{
public:
    enum class AtEnd {
        Finish, ///< jobs that wait are still run: they hold what a user did
        Drop    ///< jobs that wait are forgotten: nobody will look at the answers
    };
    explicit JobThread(AtEnd atEnd = AtEnd::Finish);
    ~JobThread();
    JobThread(const JobThread&) = delete;
    JobThread& operator=(const JobThread&) = delete;

    /// Any thread. After stop() the job is dropped.
    void post(std::function<void()> job);
    /// Waits for the jobs, or drops them, and ends the thread. Not from within a job.
    void stop();

    /// Runs `job` and hands its answer out. A future that was cancelled before its turn is skipped.
    template <class T> QFuture<T> ask(std::function<T()> job)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        auto future = promise->future();
        post([promise, job = std::move(job)] {
            if (!promise->isCanceled()) {
                promise->addResult(job());
            }
            promise->finish();
        });
        return future;
    }

private:
    void work();
    const AtEnd m_atEnd;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_jobs;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace myspike
