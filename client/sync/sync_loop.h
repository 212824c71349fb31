// Synchronises the replica with the server: carries out what the machine orders, over the
// transport, and tells how it stands. GUI thread; reading and writing happen on the replica's.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

#include "client/replica/local_replica.h"
#include "client/sync/digest_lane.h"
#include "client/sync/file_lane.h"
#include "client/sync/segment_lane.h"
#include "client/sync/sync_machine.h"
#include "client/sync/sync_report.h"
#include "client/sync/transport.h"
#include "shared/wire/account_messages.h"

namespace myspike {

class SyncLoop : public QObject
{
    Q_OBJECT
public:
    /// All outlive the loop.
    SyncLoop(LocalReplica& replica, Transport& transport, const Clock& clock, Rng& rng,
             QObject* parent = nullptr);
    ~SyncLoop() override;

    /// Logs in again without asking anybody, where that is possible (SignIn::again).
    using Login = std::function<QFuture<Result<LoginReply>>()>;
    /// The transport holds the session's token, or there is none yet: the loop then logs in when
    /// the server can be reached.
    void start(Login login = {});
    /// Ends what can be ended; answers that arrive later are dropped.
    void stop();

    /// Somebody pressed the button. Never silent: the sentence says what happens now, also offline.
    Text syncNow();
    /// The system says that there is a line again.
    void networkBack();
    /// Brings one file here, before the others.
    QFuture<Status> fetchFile(const std::string& sha256) { return m_files.fetch(sha256); }

    const SyncReport& report() const { return m_report; }
    DigestLane& digests() { return m_digests; }

Q_SIGNALS:
    void reportChanged(const myspike::SyncReport& report);
    /// The session is over: the user must log in to go on synchronising. Her work goes on.
    void signedOut(const myspike::Fault& why);
    /// A full round ended well.
    void synchronised();
    void fileArrived(const std::string& sha256);
    /// At each contact; connect directly, since time passes.
    void serverTimeTold(const myspike::Instant& serverTime);

private:
    std::int64_t now() const { return m_runTime.elapsed(); }
    void carryOut(const SyncMachine::Orders& orders);
    void login();
    void hello();
    void push();
    void takeReply(const std::vector<OutgoingOperation>& batch, PushReply reply, int retryAfterMs);
    void mendNumbers();
    bool isolate(const std::vector<OutgoingOperation>& batch, const Fault& fault);
    void pull();
    void takeEvent(const QByteArray& data);
    void stepDone(bool more = false);
    void stepFailed(const Fault& fault, int retryAfterMs = 0);
    void afterOrders();
    void tellReport();
    HttpRequest post(const char* path, std::string body) const;
    /// Calls `then` with the answer, unless the loop was stopped or started anew meanwhile.
    template <class T> void whenReady(QFuture<T> future, std::function<void(T)> then);

    LocalReplica& m_replica;
    Transport& m_transport;
    const Clock& m_clock;
    SyncMachine m_machine;
    FileLane m_files;
    SegmentLane m_segments;
    DigestLane m_digests;
    Login m_login;
    QElapsedTimer m_runTime;
    QTimer m_wake;
    QTimer m_poke; ///< operations that follow one another closely go in one request
    SyncReport m_report;
    SyncCounts m_counts;
    std::optional<Instant> m_offlineSince;
    /// The server has forgotten decided work: it is offered again from here up to what waits.
    std::int64_t m_offerFrom = 0;
    std::int64_t m_offerUntil = 0;
    int m_generation = 0;
    std::size_t m_batch = kMaxPushOperations;
    Id m_withheld;
};

} // namespace myspike
