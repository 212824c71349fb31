// Connections that only read, one a question at a time; a question waits where all are busy.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "shared/store/record_store.h"
#include "shared/sync/authority_core.h"

namespace myspike {

class ReaderPool
{
public:
    struct Reading
    {
        Database database;
        std::unique_ptr<RecordStore> store;
        std::unique_ptr<AuthorityCore> core;
    };

    static Result<std::unique_ptr<ReaderPool>> open(const std::string& path,
                                                    const Catalogue& catalogue,
                                                    AuthorityCore::ActorSource actorOf, int count);

    /// Runs `question` with a connection of its own; any thread.
    template <class Question> auto ask(Question&& question)
    {
        Lease lease(*this);
        lease.reading->store->clearFault();
        return question(*lease.reading);
    }

private:
    struct Lease
    {
        explicit Lease(ReaderPool& pool);
        ~Lease();
        ReaderPool& pool;
        Reading* reading;
    };

    std::mutex m_mutex;
    std::condition_variable m_freed;
    std::vector<std::unique_ptr<Reading>> m_all;
    std::vector<Reading*> m_free;
};

} // namespace myspike
