// After a round, compares a part of what is held with the server's sums and fetches the rows that
// differ (sync §12); sixteen parts are one cycle. GUI thread; reading happens on the replica's.
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <deque>

#include "client/replica/local_replica.h"
#include "client/sync/transport.h"
#include "shared/base/rng.h"

namespace myspike {

class DigestLane : public QObject
{
    Q_OBJECT
public:
    /// Begins at any part, so that short sessions do not compare the same one for ever.
    DigestLane(LocalReplica& replica, Transport& transport, Rng& rng, QObject* parent = nullptr);

    /// Compares the next part; nothing happens while one is being compared, or soon after.
    void start();
    void stop();
    bool isRunning() const { return m_running; }
    /// A part's sums cost a pass over the list of rows: not after every small pull.
    void setPace(int ms) { m_paceMs = ms; }
    /// Rows put right, and rows of no scope taken out, since this exists.
    std::int64_t mended() const { return m_mended; }
    /// Parts compared since this exists.
    int compared() const { return m_compared; }

Q_SIGNALS:
    void finished();

private:
    void ask(const Result<DigestRequest>& request);
    void compare(const HttpOutcome& outcome);
    void next();
    void end();
    HttpRequest post(const char* path, std::string body) const;

    LocalReplica& m_replica;
    Transport& m_transport;
    std::deque<RowsRequest> m_differing;
    QElapsedTimer m_since;
    int m_paceMs = 2 * 60'000;
    int m_slice;
    int m_compared = 0;
    std::int64_t m_mended = 0;
    bool m_running = false;
    bool m_stopping = false;
};

} // namespace myspike
