#include "client/sync/segment_lane.h"

#include <algorithm>

#include "shared/wire/routes.h"

namespace myspike {

namespace {

/// A piece should take some seconds: a broken line loses no more than that.
constexpr std::int64_t kPieceMs = 3'000;
constexpr std::int64_t kFirstPieceBytes = 256 * 1024;
constexpr std::int64_t kMostPieceBytes = 8 * 1024 * 1024;
/// A file whose hash does not fit is fetched anew; after so many times the line is not believed.
constexpr int kMostDamaged = 3;
constexpr int kFirstWaitMs = 5'000;
constexpr int kLongestWaitMs = 5 * 60'000;

} // namespace

SegmentLane::SegmentLane(LocalReplica& replica, Transport& transport, QObject* parent)
    : QObject(parent), m_replica(replica), m_transport(transport), m_pieceBytes(kFirstPieceBytes)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &SegmentLane::start);
}

void SegmentLane::start()
{
    m_stopping = false;
    if (m_running) {
        return;
    }
    m_running = true;
    m_again.stop();
    m_replica.coming().then(this, [this](const Result<std::vector<SegmentedScope>>& coming) {
        if (!coming || coming->empty() || m_stopping) {
            m_toCome = 0;
            end();
            return;
        }
        m_scopes = *coming;
        m_queue.clear();
        m_toCome = 0;
        const auto& files = m_replica.segmentFiles();
        for (const auto& scope : m_scopes) {
            for (const auto& segment : scope.segments) {
                if (!files.holds(segment.sha256)) {
                    m_queue.push_back(segment);
                    m_toCome += segment.bytes - files.partSize(segment.sha256);
                }
            }
        }
        Q_EMIT progressed();
        next();
    });
}

void SegmentLane::stop()
{
    m_stopping = true;
    m_again.stop();
    if (std::exchange(m_held, nullptr)) {
        end();
    }
}

void SegmentLane::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused && m_held) {
        std::exchange(m_held, nullptr)();
    }
}

void SegmentLane::whenFree(std::function<void()> step)
{
    if (m_paused) {
        m_held = std::move(step);
    } else {
        step();
    }
}

void SegmentLane::end()
{
    m_current.reset();
    m_running = false;
    Q_EMIT progressed();
}

void SegmentLane::next()
{
    m_damaged = 0;
    if (m_stopping) {
        end();
    } else if (m_queue.empty()) {
        takeIn();
    } else {
        m_current = std::move(m_queue.front());
        m_queue.pop_front();
        fetchPiece(m_replica.segmentFiles().partSize(m_current->sha256));
    }
}

void SegmentLane::takeIn()
{
    m_replica.takeSegments(m_scopes).then(this, [this](const Status& taken) {
        if (!taken) {
            broken(taken.fault(), 0);
            return;
        }
        m_failures = 0;
        m_toCome = 0;
        end();
        Q_EMIT finished();
    });
}

void SegmentLane::fetchPiece(std::int64_t offset)
{
    if (m_stopping) {
        end();
        return;
    }
    const auto hash = m_current->sha256;
    HttpRequest r{"GET",
                  QString::fromLatin1(path::kSegments) + u'/' + QString::fromStdString(hash)};
    r.headers = {{"Range", "bytes=" + QByteArray::number(offset) + '-' +
                               QByteArray::number(offset + m_pieceBytes - 1)},
                 {"If-Match", '"' + QByteArray::fromStdString(hash) + '"'}};
    r.deadlineMs = 120'000;
    r.maxReplyBytes = kMaxPullBytes;
    whenFree([this, hash, offset, r = std::move(r)] {
        m_pieceTimer.start();
        m_transport.send(r).then(this, [this, hash, offset](const HttpOutcome& outcome) {
            if (!outcome.result) {
                broken(outcome.result.fault(), outcome.retryAfterMs);
                return;
            }
            const auto& reply = *outcome.result;
            const auto ms = std::max<std::int64_t>(1, m_pieceTimer.elapsed());
            m_pieceBytes = std::clamp<std::int64_t>(reply.body.size() * kPieceMs / ms,
                                                    kMinPieceBytes, kMostPieceBytes);
            // A server or proxy that ignores ranges sends the whole.
            const auto from = reply.status == 206 ? offset : 0;
            const auto total = m_current->bytes;
            m_replica.fileThread()
                .ask<Status>([this, hash, from, total, body = reply.body]() -> Status {
                    const auto& files = m_replica.segmentFiles();
                    MYSPIKE_TRY(files.appendPart(hash, from, body));
                    return from + body.size() >= total ? files.finishPart(hash) : okStatus();
                })
                .then(this, [this, to = from + reply.body.size(), total,
                             got = reply.body.size()](const Status& kept) {
                    if (!kept) {
                        if (kept.fault().code == FaultCode::Corrupt &&
                            ++m_damaged <= kMostDamaged) {
                            fetchPiece(0);
                        } else {
                            broken(kept.fault(), 0);
                        }
                        return;
                    }
                    m_failures = 0;
                    m_toCome = std::max<std::int64_t>(0, m_toCome - got);
                    Q_EMIT progressed();
                    if (to >= total) {
                        next();
                    } else if (got == 0) {
                        broken(Fault{FaultCode::Io, {}, "segment: an empty piece", {}}, 0);
                    } else {
                        fetchPiece(to);
                    }
                });
        });
    });
}

void SegmentLane::broken(const Fault& fault, int retryAfterMs)
{
    m_pieceBytes = kFirstPieceBytes;
    const bool stopping = m_stopping;
    end();
    if (stopping) {
        return;
    }
    if (fault.code == FaultCode::NotFound) {
        Q_EMIT finished(); // the server has others now, and the next pull names them
        return;
    }
    const int wait = std::min(kFirstWaitMs << std::min(m_failures++, 6), kLongestWaitMs);
    m_again.start(std::max(wait, retryAfterMs));
}

} // namespace myspike
