// A replica for window tests: the real core over a database of its own, answering on the GUI
// thread. Answers can be held back, and faults and verdicts arranged.
#pragma once

#include <deque>
#include <map>
#include <memory>

#include "client/replica/replica.h"
#include "tests/support/shared/store_catalogue.h"

namespace myspike::test {

class FakeReplica final : public Replica
{
public:
    /// The catalogue outlives the replica. It acts as `actor`.
    FakeReplica(const Catalogue& catalogue, Actor actor);
    explicit FakeReplica(const Catalogue& catalogue) : FakeReplica(catalogue, anyone({"officer"}))
    {
    }
    ~FakeReplica() override;

    /// Holds every role that is named, everywhere.
    static Actor anyone(std::vector<std::string> roles);

    const Catalogue& catalogue() const override { return m_catalogue; }
    const Clock& clock() const override { return time; }
    Id newId() override { return Id::make(time.now(), m_rng); }
    ReplicaCore::Identity identity() const override { return m_core->identity(); }

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

    // --- for tests -----------------------------------------------------------------------------
    /// Puts a row there as if the server had sent it; says so unless quiet.
    void put(const Record& record, bool quiet = false);
    void remove(const RecordType& type, const Id& id);
    Record get(const RecordType& type, const Id& id) const;
    std::int64_t count(const RecordType& type) const;
    void announce(const std::vector<RowRef>& rows) { Q_EMIT rowsChanged(rows); }
    /// The next act or draft fails.
    void failNext(Fault fault) { m_nextFault = std::move(fault); }
    /// What actOnline answers; Offline without it.
    std::optional<Verdict> onlineVerdict;
    /// The server has decided: the entry goes from the outbox to the inbox.
    void refuse(const Id& operation, Verdict verdict);
    /// Everything in the outbox leaves; no answer comes.
    void send();
    /// From now on page answers wait for release().
    void hold() { m_isHolding = true; }
    void release();

    /// The server's answers to acts, as receipts: changed by refuse() and answer().
    void answerAct(const Id& operation, Verdict verdict);
    void setReceiptKey(const std::string& pem);

    std::map<QString, Draft> draftsKept;
    std::vector<std::pair<Id, Id>> mended; ///< refused act, subject of its form
    std::vector<Query> pagesAsked;
    std::vector<Operation> acts;
    FixedClock time{Instant::atMalaysia(*Date::fromYmd(2026, 11, 24), 10, 32)};
    TemporaryFolder folder;

protected:
    void postQuestion(std::function<void(const Reader&, const ActContext&)> question) override;

private:
    template <class T> QFuture<Result<T>> answer(Result<T> value);
    template <class T> QFuture<Result<T>> readAnswer(T value);
    ActContext context() const;
    void say(const std::vector<RowRef>& rows);

    const Catalogue& m_catalogue;
    SplitMix64 m_rng{5};
    std::optional<Database> m_database;
    std::unique_ptr<RecordStore> m_store;
    std::unique_ptr<ReplicaCore> m_core;
    std::optional<Fault> m_nextFault;
    std::map<std::pair<QString, QString>, QByteArray> m_local;
    std::vector<InboxEntry> m_inbox;
    std::vector<Id> m_decided;
    std::map<Id, Verdict> m_answers;
    bool m_isHolding = false;
    std::deque<std::function<void()>> m_held;
};

} // namespace myspike::test
