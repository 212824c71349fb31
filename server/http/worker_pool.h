// Runs blocking work for coroutines, away from the network threads. Internal to server/http.
#pragma once

#include <atomic>
#include <boost/asio.hpp>
#include <optional>
#include <type_traits>
#include <utility>

namespace myspike {

class WorkerPool
{
public:
    WorkerPool(int threads, std::size_t waitingJobs)
        : m_limit(waitingJobs + static_cast<std::size_t>(threads)),
          m_pool(static_cast<std::size_t>(threads))
    {
    }

    /// Runs `job` on a worker and resumes the caller on its own executor. Empty, without having
    /// run, where too many jobs wait. `job` must not throw. It cannot be cancelled: whoever began
    /// a transaction finishes it, so the caller waits however long it takes.
    template <class Job>
    boost::asio::awaitable<std::optional<std::invoke_result_t<Job&>>> run(Job job)
    {
        namespace asio = boost::asio;
        using R = std::invoke_result_t<Job&>;
        if (m_jobs.fetch_add(1) >= m_limit) {
            m_jobs.fetch_sub(1);
            co_return std::nullopt;
        }
        const asio::any_io_executor home = co_await asio::this_coro::executor;
        auto begin = [this, home](auto handler, Job work) {
            asio::post(m_pool, [this, home, guard = asio::make_work_guard(home),
                                handler = std::move(handler), work = std::move(work)]() mutable {
                R result = work();
                m_jobs.fetch_sub(1);
                asio::post(home,
                           [handler = std::move(handler), result = std::move(result)]() mutable {
                               std::move(handler)(std::move(result));
                           });
            });
        };
        std::optional<R> result =
            co_await asio::async_initiate<const asio::use_awaitable_t<>, void(R)>(
                std::move(begin), asio::use_awaitable, std::move(job));
        co_return result;
    }

    void join() { m_pool.join(); }

private:
    const std::size_t m_limit;
    std::atomic<std::size_t> m_jobs{0};
    boost::asio::thread_pool m_pool;
};

} // namespace myspike
