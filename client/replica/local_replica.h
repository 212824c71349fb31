// The replica on this machine: one engine thread is the only writer, pages are read through Qt Sql
// beside it, files are judged and kept on a third. Lives on the GUI thread, blocks it never.
#pragma once

#include <QTimer>

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "client/replica/file_store.h"
#include "client/replica/job_thread.h"
#include "client/replica/page_reader.h"
#include "client/replica/replica.h"
#include "shared/base/rng.h"
#include "shared/sync/replica_builder.h"

namespace myspike {

/// Whose replica it is. Two persons at one machine never share one.
struct ReplicaOwner
{
    Id user;
    std::string userName;
    Id device;
    std::string deviceName;
};

/// `<root>/<server>/<user id>`; the server's name is made fit for a folder's.
QString replicaFolder(const QString& root, const QString& server, const Id& user);

/// A file whose bytes and record are not on the same side yet.
struct WaitingFile
{
    std::string sha256;
    std::int64_t size = 0;
    std::string mediaType;
    bool awaited = false; ///< somebody waits for it to decide
};

class LocalReplica final : public Replica
{
    Q_OBJECT
public:
    /// All references outlive the replica. `rng` is used under a lock.
    /// @param freeBytes of the disk, for tests; empty: asks the system.
    LocalReplica(const Catalogue& catalogue, const Clock& clock, Rng& rng, QString folder,
                 std::function<std::int64_t()> freeBytes = {}, QObject* parent = nullptr);
    ~LocalReplica() override;

    /// Opens or creates `replica.db` in the folder and brings it to this program's schema, on a
    /// copy (migrated_copy.h). Conflict where another window has it open; Forbidden where it is
    /// somebody else's.
    QFuture<Status> open(ReplicaOwner owner);
    /// Before open(): commands that are refused when the lease has run out.
    void requireLease(std::vector<std::string> commands) { m_leaseBound = std::move(commands); }
    /// Writes what was asked for, then closes everything. Further questions answer Busy.
    void close();

    const Catalogue& catalogue() const override { return m_catalogue; }
    const Clock& clock() const override { return m_clock; }
    Id newId() override;
    ReplicaCore::Identity identity() const override;

    QFuture<Result<Page>> loadPage(Query q) override;
    QFuture<Result<std::int64_t>> countUpTo(Query q, std::int64_t cap) override;
    QFuture<Result<std::vector<RowKey>>> loadAnchors(Query q, int every) override;
    QFuture<Result<Lookup>> load(QString type, Id id) override;

    QFuture<Result<ReplicaCore::Acted>> act(Operation op) override;
    QFuture<Result<RunOutcome>> rehearse(Operation op) override;
    QFuture<Result<Verdict>> actOnline(Operation op) override;

    QFuture<Result<std::string>> keepFile(QString path) override;
    QFuture<Result<std::string>> keepBytes(QByteArray bytes) override;
    Result<QString> filePath(const std::string& sha256) const override;

    QFuture<Status> keepDraft(Draft draft) override;
    QFuture<Result<std::vector<Draft>>> drafts(QString keyPrefix) override;
    QFuture<Status> dropDraft(QString key) override;
    QFuture<Status> keepLocal(QString area, QString key, QByteArray json) override;
    QFuture<Result<QByteArray>> local(QString area, QString key) override;

    QFuture<Result<std::vector<OutboxEntry>>> outbox() override;
    QFuture<Result<std::vector<InboxEntry>>> inbox() override;
    QFuture<Status> markRead(Id operation) override;
    QFuture<Status> mend(Id refused, Id subject) override;
    QFuture<Result<std::vector<Operation>>> wouldDiscard(Id operation) override;
    QFuture<Status> discard(Id operation) override;
    QFuture<Result<std::vector<RecordAct>>> actsOn(Id record) override;

    // --- for the synchronisation -----------------------------------------------------------------
    QFuture<Result<HelloRequest>> hello();
    QFuture<Status> takeHello(HelloReply reply);
    /// The operations of the next request, as many as one may carry; empty when all is decided.
    QFuture<Result<std::vector<OutgoingOperation>>> nextBatch(std::size_t limit);
    /// The server cannot take this operation's request: only its place is sent from now on.
    QFuture<Status> withhold(Id operation);
    QFuture<Status> takeVerdicts(std::vector<Verdict> verdicts);
    /// Decided operations to be offered again to a server that has forgotten them.
    QFuture<Result<std::vector<OutgoingOperation>>> doneFrom(std::int64_t number,
                                                             std::size_t limit);
    QFuture<Status> askForNewGeneration();
    QFuture<Result<PullRequest>> pullRequest();
    /// Unpacks, reads and applies the body of a pull; true where more is to be pulled at once.
    QFuture<Result<bool>> takePull(QByteArray body);
    /// An event of the stream: true where it carried what happened and that was applied; false
    /// where a pull is needed.
    QFuture<Result<bool>> takeEvent(QByteArray data);
    QFuture<Result<SyncCounts>> counts();

    // --- what is here, compared with what should be ----------------------------------------------
    QFuture<Result<DigestRequest>> digestRequest(int slice);
    QFuture<Result<ReplicaCore::Compared>> compare(DigestReply reply, int slice);
    /// Unpacks and takes the rows that differed; how many they were.
    QFuture<Result<std::int64_t>> mend(RowsRequest request, QByteArray body);

    // --- large scopes, fetched as files ----------------------------------------------------------
    /// What is still to come; their files lie in segmentFiles().
    QFuture<Result<std::vector<SegmentedScope>>> coming();
    const FileStore& segmentFiles() const { return m_segmentFiles; }
    /// Takes in scopes of which every file is here: few rows into the replica in use, many into a
    /// new one that then takes its place. Work goes on meanwhile; the next pull shows the rows.
    QFuture<Status> takeSegments(std::vector<SegmentedScope> scopes);
    /// Rows of a scope above which a new replica is built; for tests.
    void setMostRowsInPlace(std::int64_t rows) { m_mostRowsInPlace = rows; }

    QFuture<Result<std::vector<WaitingFile>>> filesToSend();
    /// Files of the user's assignments that are not here yet; others are fetched on demand.
    QFuture<Result<std::vector<WaitingFile>>> filesToFetch();
    /// For reading and writing files; never on the GUI thread.
    const FileStore& files() const { return m_files; }
    JobThread& fileThread() { return *m_fileThread; }

    /// Whether the server answers. Acts done while it does not are marked as offline, and those
    /// that need it are refused.
    void setOnline(bool online);

Q_SIGNALS:
    /// The outbox has something new to send.
    void operationAdded();

protected:
    void postQuestion(std::function<void(const Reader&, const ActContext&)> question) override;

private:
    struct Engine;
    struct Awaited
    {
        std::shared_ptr<QPromise<Result<Verdict>>> promise;
        std::optional<Verdict> verdict;
    };

    /// Runs on the engine thread; Busy where the replica is not open.
    template <class R> QFuture<R> onEngine(std::function<R(Engine&)> job);
    /// From the engine thread: tells the GUI thread what a job changed.
    void tell(std::vector<RowRef> rows);
    void tellCounts(const Engine& engine);
    Status openEngine(const ReplicaOwner& owner);
    void scrub(std::int64_t mostRows);
    ActContext contextNow(const Engine& engine) const;
    Operation filledIn(Operation op);
    bool isOnlineOnly(const Operation& op) const;
    void noteVerdicts(const std::vector<Verdict>& verdicts);
    void answerAwaited(bool pulled);
    QFuture<Result<std::string>> keep(std::function<Result<KeptFile>(FileLimits)> write);
    QFuture<Result<std::vector<WaitingFile>>> waitingFiles(bool toSend);
    bool awaitsDecision(const Engine& engine, const Record& attachment) const;
    Result<std::string> segmentBytes(const Segment& segment) const;
    Status stageSegments(const std::vector<SegmentedScope>& scopes);
    Status rebuild(const std::vector<SegmentedScope>& scopes);
    Status changeOver(ReplicaBuilder& builder, const std::vector<SegmentedScope>& scopes);
    void dropSegmentFiles(const std::vector<SegmentedScope>& scopes);

    const Catalogue& m_catalogue;
    const Clock& m_clock;
    Rng& m_rng;
    mutable std::mutex m_rngMutex;
    const QString m_folder;
    std::vector<std::string> m_leaseBound;
    const FileStore m_files;
    const FileStore m_segmentFiles;
    std::atomic<bool> m_closing = false;
    /// More rows than this are quicker in a new file, and do not keep acts waiting.
    std::atomic<std::int64_t> m_mostRowsInPlace = 20'000;
    std::atomic<bool> m_online = false;

    mutable std::mutex m_identityMutex;
    ReplicaCore::Identity m_identity;

    std::set<RowRef> m_changedRows; ///< GUI thread, until the timer tells them
    QTimer m_tellTimer;
    std::map<Id, Awaited> m_awaited; ///< GUI thread

    ReplicaOwner m_owner;             ///< engine thread only, like what follows
    std::unique_ptr<Engine> m_engine; ///< engine thread only
    std::string m_comingEpoch;        ///< whose segments were named last; engine thread only
    std::unique_ptr<PageReader> m_pages;
    std::unique_ptr<JobThread> m_fileThread;
    std::unique_ptr<JobThread> m_buildThread;
    std::unique_ptr<JobThread> m_engineThread;
};

} // namespace myspike
