// The user's replica as pages see it: questions and acts, answered later on the GUI thread.
// Attach answers with `.then(page, …)`, which forgets them when the page is gone.
#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>

#include "shared/schema/command.h"
#include "shared/sync/replica_core.h"

namespace myspike {

/// Some rows of a query, in its order.
struct Page
{
    std::vector<Record> rows;
    bool more = false; ///< rows follow in reading direction
};

/// What was typed and not yet made into an operation; kept in the replica, synchronised nowhere.
struct Draft
{
    QString key; ///< "<page>/<record id>", unique per editor
    QString type;
    Id record;
    int schema = kSchemaVersion;
    Values values;
    Instant keptAt;
};

/// Implemented over the engine's thread and Qt Sql (client/replica), and in memory for tests.
class Replica : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual const Catalogue& catalogue() const = 0;
    virtual const Clock& clock() const = 0;
    /// A new id for a record or an operation.
    virtual Id newId() = 0;
    virtual ReplicaCore::Identity identity() const = 0;

    // --- reading -------------------------------------------------------------------------------
    virtual QFuture<Result<Page>> loadPage(Query q) = 0;
    /// min(count, cap): lists say "10,000+" rather than wait.
    virtual QFuture<Result<std::int64_t>> countUpTo(Query q, std::int64_t cap) = 0;
    /// Every n-th key of the order, for jumps by the scroll bar.
    virtual QFuture<Result<std::vector<RowKey>>> loadAnchors(Query q, int every) = 0;
    virtual QFuture<Result<Lookup>> load(QString type, Id id) = 0;

    /// Runs a pure function over a reader on the engine's thread: rules, calculations, the rows of
    /// a page. Its answer is a value; it must not keep the reader.
    template <class T>
    QFuture<Result<T>> ask(std::function<Result<T>(const Reader&, const ActContext&)> question)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto future = promise->future();
        postQuestion([promise, question = std::move(question)](const Reader& reader,
                                                               const ActContext& context) {
            auto answer = question(reader, context);
            promise->addResult(reader.fault() ? Result<T>(*reader.fault()) : std::move(answer));
            promise->finish();
        });
        return future;
    }

    // --- acting --------------------------------------------------------------------------------
    /// One durable act. Only command, type, subject, args and comment, acknowledged, onBehalfOf of
    /// `op` are read; id, time and the rest are filled in. Faults keep what was typed: the caller's
    /// draft is not touched.
    virtual QFuture<Result<ReplicaCore::Acted>> act(Operation op) = 0;
    /// Why would it not be possible now; changes nothing.
    virtual QFuture<Result<RunOutcome>> rehearse(Operation op) = 0;
    /// An online-only act sent at once: answers with the server's verdict, or Offline.
    virtual QFuture<Result<Verdict>> actOnline(Operation op) = 0;

    /// Copies a file into the replica (by its hash) and returns the hash; kinds, sizes and broken
    /// pictures are judged before a byte is kept.
    virtual QFuture<Result<std::string>> keepFile(QString path) = 0;
    virtual QFuture<Result<std::string>> keepBytes(QByteArray bytes) = 0;
    /// The local path of a kept or downloaded file; NotHeld where its bytes are elsewhere.
    virtual Result<QString> filePath(const std::string& sha256) const = 0;

    // --- drafts and local settings of pages ------------------------------------------------------
    virtual QFuture<Status> keepDraft(Draft draft) = 0;
    virtual QFuture<Result<std::vector<Draft>>> drafts(QString keyPrefix) = 0;
    virtual QFuture<Status> dropDraft(QString key) = 0;
    virtual QFuture<Status> keepLocal(QString area, QString key, QByteArray json) = 0;
    virtual QFuture<Result<QByteArray>> local(QString area, QString key) = 0;

    // --- synchronisation -------------------------------------------------------------------------
    virtual QFuture<Result<std::vector<OutboxEntry>>> outbox() = 0;
    virtual QFuture<Result<std::vector<InboxEntry>>> inbox() = 0;
    virtual QFuture<Status> markRead(Id operation) = 0;
    /// What a refusal holds was put into the form of `subject`; sending that settles it.
    virtual QFuture<Status> mend(Id refused, Id subject) = 0;
    /// The operations that would go with it; Conflict once it has left this machine.
    virtual QFuture<Result<std::vector<Operation>>> wouldDiscard(Id operation) = 0;
    virtual QFuture<Status> discard(Id operation) = 0;
    /// What was done on a record from this machine, newest first, with the server's receipts.
    virtual QFuture<Result<std::vector<RecordAct>>> actsOn(Id record) = 0;

Q_SIGNALS:
    /// Rows that this program or the server changed; models refresh what they show.
    void rowsChanged(const std::vector<myspike::RowRef>& rows);
    void countsChanged(const myspike::SyncCounts& counts);

protected:
    virtual void postQuestion(std::function<void(const Reader&, const ActContext&)> question) = 0;
};

} // namespace myspike
