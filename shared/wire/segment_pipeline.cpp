#include "shared/wire/segment_pipeline.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

#include "shared/wire/compression.h"
#include "shared/wire/protocol.h"
#include "shared/wire/segment.h"

namespace myspike {

namespace {

constexpr std::size_t kBatchRows = 1'000;
/// Enough that neither side waits for the other's hiccups, little enough to be no memory.
constexpr std::size_t kBatchesAhead = 8;

struct Batch
{
    const std::string* scope = nullptr;
    std::vector<SegmentRow> rows;
};

class Queue
{
public:
    /// False where the reader has given up.
    bool put(Batch batch)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_closed || m_batches.size() < kBatchesAhead; });
        if (m_closed) {
            return false;
        }
        m_batches.push_back(std::move(batch));
        m_changed.notify_all();
        return true;
    }
    std::optional<Batch> take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_closed || !m_batches.empty(); });
        if (m_batches.empty()) {
            return std::nullopt;
        }
        Batch out = std::move(m_batches.front());
        m_batches.pop_front();
        m_changed.notify_all();
        return out;
    }
    void close(bool dropping)
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        if (dropping) {
            m_batches.clear();
        }
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_batches;
    bool m_closed = false;
};

Fault givenUp() { return Fault{FaultCode::Busy, {}, "the replica is being closed", {}}; }

Status readAll(const std::vector<SegmentedScope>& scopes, const Catalogue& catalogue,
               const std::function<Result<std::string>(const Segment&)>& packed, Queue& queue)
{
    for (const auto& scope : scopes) {
        for (const auto& segment : scope.segments) {
            auto bytes = packed(segment);
            if (!bytes) {
                return std::move(bytes).fault();
            }
            auto lines = decompress(*bytes, kMaxPullBytes);
            if (!lines) {
                return std::move(lines).fault();
            }
            bytes = std::string();
            MYSPIKE_TRY(decodeSegment(*lines, segment, catalogue, kBatchRows,
                                      [&](std::vector<SegmentRow>&& rows) -> Status {
                                          return queue.put({&scope.key, std::move(rows)})
                                                     ? okStatus()
                                                     : Status(givenUp());
                                      }));
        }
    }
    return okStatus();
}

} // namespace

Status fillFromSegments(ReplicaBuilder& builder, const std::vector<SegmentedScope>& scopes,
                        const Catalogue& catalogue,
                        const std::function<Result<std::string>(const Segment&)>& packed,
                        const std::function<bool()>& goOn)
{
    Queue queue;
    Status read = okStatus();
    std::thread reader([&] {
        read = readAll(scopes, catalogue, packed, queue);
        queue.close(false);
    });
    Status added = okStatus();
    while (auto batch = queue.take()) {
        added = goOn && !goOn() ? Status(givenUp()) : builder.add(*batch->scope, batch->rows);
        if (!added) {
            queue.close(true);
            break;
        }
    }
    reader.join();
    return added ? read : added;
}

} // namespace myspike
