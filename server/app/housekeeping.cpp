#include "server/app/housekeeping.h"

namespace myspike {

Housekeeping::Housekeeping(std::function<void()> work, std::chrono::milliseconds first,
                           std::chrono::milliseconds every)
    : m_thread([this, work = std::move(work), first, every] {
          auto wait = first;
          std::unique_lock lock(m_mutex);
          while (!m_ended.wait_for(lock, wait, [this] { return m_ending; })) {
              lock.unlock();
              work();
              lock.lock();
              wait = every;
          }
      })
{
}

Housekeeping::~Housekeeping()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_ended.notify_all();
    m_thread.join();
}

} // namespace myspike
