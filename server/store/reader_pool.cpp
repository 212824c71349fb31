#include "server/store/reader_pool.h"

namespace myspike {

Result<std::unique_ptr<ReaderPool>> ReaderPool::open(const std::string& path,
                                                     const Catalogue& catalogue,
                                                     AuthorityCore::ActorSource actorOf, int count)
{
    auto pool = std::make_unique<ReaderPool>();
    for (int i = 0; i < count; ++i) {
        auto db = Database::open({.path = path, .readOnly = true, .cacheKiB = 16 * 1024});
        if (!db) {
            return std::move(db).fault();
        }
        auto reading = std::make_unique<Reading>(Reading{std::move(*db), nullptr, nullptr});
        reading->store =
            std::make_unique<RecordStore>(reading->database, catalogue, StoreSide::Server);
        auto core =
            AuthorityCore::openToRead(reading->database, *reading->store, catalogue, actorOf);
        if (!core) {
            return std::move(core).fault();
        }
        reading->core = std::move(*core);
        pool->m_free.push_back(reading.get());
        pool->m_all.push_back(std::move(reading));
    }
    return pool;
}

ReaderPool::Lease::Lease(ReaderPool& p) : pool(p), reading(nullptr)
{
    std::unique_lock lock(pool.m_mutex);
    pool.m_freed.wait(lock, [&] { return !pool.m_free.empty(); });
    reading = pool.m_free.back();
    pool.m_free.pop_back();
}

ReaderPool::Lease::~Lease()
{
    {
        const std::lock_guard lock(pool.m_mutex);
        pool.m_free.push_back(reading);
    }
    pool.m_freed.notify_one();
}

} // namespace myspike
