// What a running server does every few hours, on a thread of its own.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace myspike {

class Housekeeping
{
public:
    /// Runs `work` after `first`, then every `every`, until this goes. `work` must not throw.
    explicit Housekeeping(std::function<void()> work,
                          std::chrono::milliseconds first = std::chrono::minutes(10),
                          std::chrono::milliseconds every = std::chrono::hours(6));
    ~Housekeeping();
    Housekeeping(const Housekeeping&) = delete;
    Housekeeping& operator=(const Housekeeping&) = delete;

private:
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace myspike
