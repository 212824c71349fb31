// Fetches the segments of large scopes, by pieces and beside everything else, and has them taken in
// when a scope is complete. Goes on where it was cut off, also after a restart. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>

#include "client/replica/local_replica.h"
#include "client/sync/transport.h"

namespace myspike {

class SegmentLane : public QObject
{
    Q_OBJECT
public:
    SegmentLane(LocalReplica& replica, Transport& transport, QObject* parent = nullptr);

    /// Looks what is still to come and fetches it; nothing happens while it runs already.
    void start();
    /// After the piece under way.
    void stop();
    /// While true no new piece begins: records are on their way.
    void setPaused(bool paused);
    bool isRunning() const { return m_running; }
    /// Packed bytes still to be fetched.
    std::int64_t bytesToCome() const { return m_toCome; }

Q_SIGNALS:
    void progressed();
    /// Something was taken in, or is not to be had any more: pull.
    void finished();

private:
    void next();
    void fetchPiece(std::int64_t offset);
    void takeIn();
    void end();
    void broken(const Fault& fault, int retryAfterMs);
    void whenFree(std::function<void()> step);

    LocalReplica& m_replica;
    Transport& m_transport;
    std::vector<SegmentedScope> m_scopes;
    std::deque<Segment> m_queue;
    std::optional<Segment> m_current;
    std::function<void()> m_held;
    QElapsedTimer m_pieceTimer;
    QTimer m_again;
    std::int64_t m_pieceBytes;
    std::int64_t m_toCome = 0;
    int m_damaged = 0;
    int m_failures = 0;
    bool m_running = false;
    bool m_stopping = false;
    bool m_paused = false;
};

} // namespace myspike
