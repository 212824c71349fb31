#include "tests/support/client/fake_replica.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "shared/base/hash.h"
#include "shared/store/transactions.h"
#include "shared/sync/rows.h"

namespace myspike::test {

namespace {

template <class T> T must(Result<T> r)
{
    if (!r) {
        std::fprintf(stderr, "fake replica: %s (%s)\n", r.fault().forUser.english().c_str(),
                     r.fault().detail.c_str());
        std::abort();
    }
    return std::move(*r);
}

/// Answers come later, as they do from another thread.
template <class T> QFuture<T> later(QObject* context, T value)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    promise->addResult(std::move(value));
    QMetaObject::invokeMethod(
        context, [promise] { promise->finish(); }, Qt::QueuedConnection);
    return promise->future();
}

} // namespace

Actor FakeReplica::anyone(std::vector<std::string> roles)
{
    Actor actor;
    actor.user = *Id::parse("01900000-0000-7000-8000-000000000001");
    actor.name = "Aina binti Rahman";
    for (auto& role : roles) {
        actor.grants.push_back({std::move(role), "*", *Date::fromYmd(2020, 1, 1), {}});
    }
    return actor;
}

FakeReplica::FakeReplica(const Catalogue& catalogue, Actor actor) : m_catalogue(catalogue)
{
    m_database.emplace(must(
        Database::open({.path = folder.file("replica.db"), .synchronous = Synchronous::Normal})));
    must(Migrator(catalogue, StoreSide::Replica).run(*m_database, time.now()));
    m_store = std::make_unique<RecordStore>(*m_database, catalogue, StoreSide::Replica);
    m_core = must(ReplicaCore::open(*m_database, *m_store, catalogue));
    ReplicaCore::Identity identity;
    identity.device = Id::make(time.now(), m_rng);
    identity.generation = Id::make(time.now(), m_rng);
    identity.deviceName = "JPK-LAPTOP-07";
    identity.actor = std::move(actor);
    identity.leaseUntil = time.now().plusDays(14);
    must(m_core->setIdentity(identity));
}

FakeReplica::~FakeReplica() = default;

ActContext FakeReplica::context() const
{
    ActContext c;
    c.actor = m_core->identity().actor;
    c.at = time.now();
    c.device = m_core->identity().device;
    c.deviceName = m_core->identity().deviceName;
    return c;
}

template <class T> QFuture<Result<T>> FakeReplica::answer(Result<T> value)
{
    return later<Result<T>>(this, std::move(value));
}

template <class T> QFuture<Result<T>> FakeReplica::readAnswer(T value)
{
    if (const auto fault = m_store->fault()) {
        m_store->clearFault();
        return answer<T>(*fault);
    }
    return answer<T>(std::move(value));
}

QFuture<Result<Page>> FakeReplica::loadPage(Query q)
{
    pagesAsked.push_back(q);
    const auto limit = q.limit;
    if (limit > 0) {
        q.limit = limit + 1;
    }
    Page page{m_store->query(q), false};
    if (limit > 0 && page.rows.size() > limit) {
        page.more = true;
        q.backward ? void(page.rows.erase(page.rows.begin())) : page.rows.pop_back();
    }
    if (!m_isHolding) {
        return readAnswer(std::move(page));
    }
    auto promise = std::make_shared<QPromise<Result<Page>>>();
    promise->start();
    m_held.push_back([promise, page = std::move(page)] {
        promise->addResult(Result<Page>(page));
        promise->finish();
    });
    return promise->future();
}

void FakeReplica::release()
{
    m_isHolding = false;
    while (!m_held.empty()) {
        m_held.front()();
        m_held.pop_front();
    }
}

QFuture<Result<std::int64_t>> FakeReplica::countUpTo(Query q, std::int64_t cap)
{
    return readAnswer(m_store->countUpTo(q, cap));
}

QFuture<Result<std::vector<RowKey>>> FakeReplica::loadAnchors(Query q, int every)
{
    const auto* type = m_catalogue.type(q.type);
    q.limit = 0;
    std::vector<RowKey> keys;
    int n = 0;
    for (const auto& row : m_store->query(q)) {
        if (++n % every == 0) {
            keys.push_back(keyOf(*type, q, row));
        }
    }
    return readAnswer(std::move(keys));
}

QFuture<Result<Lookup>> FakeReplica::load(QString type, Id id)
{
    return readAnswer(m_store->find(type.toStdString(), id));
}

void FakeReplica::postQuestion(std::function<void(const Reader&, const ActContext&)> question)
{
    question(*m_store, context());
    m_store->clearFault();
}

void FakeReplica::say(const std::vector<RowRef>& rows)
{
    Q_EMIT rowsChanged(rows);
    Q_EMIT countsChanged(must(m_core->counts()));
}

QFuture<Result<ReplicaCore::Acted>> FakeReplica::act(Operation op)
{
    if (auto fault = std::exchange(m_nextFault, {})) {
        return answer<ReplicaCore::Acted>(std::move(*fault));
    }
    op.id = newId();
    op.at = time.now();
    acts.push_back(op);
    auto acted = m_core->act(op);
    if (acted) {
        say(acted->changed);
    }
    return answer<ReplicaCore::Acted>(std::move(acted));
}

QFuture<Result<RunOutcome>> FakeReplica::rehearse(Operation op)
{
    op.id = newId();
    op.at = time.now();
    return answer<RunOutcome>(m_core->rehearse(op));
}

QFuture<Result<Verdict>> FakeReplica::actOnline(Operation op)
{
    acts.push_back(op);
    if (!onlineVerdict) {
        return answer<Verdict>(Fault{FaultCode::Offline,
                                     msg("test", "This needs the server. Connect, then try again."),
                                     {},
                                     {}});
    }
    return answer<Verdict>(*onlineVerdict);
}

QFuture<Result<std::string>> FakeReplica::keepFile(QString path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() == 0) {
        return answer<std::string>(
            Fault::invalid(msg("test", "The file is empty. Choose another.")));
    }
    return keepBytes(file.readAll());
}

QFuture<Result<std::string>> FakeReplica::keepBytes(QByteArray bytes)
{
    const auto hash = toHex(sha256(bytes.toStdString()));
    QFile file(QString::fromStdString(folder.file(hash)));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(bytes);
    }
    return answer<std::string>(hash);
}

Result<QString> FakeReplica::filePath(const std::string& sha256) const
{
    const QString path = QString::fromStdString(folder.file(sha256));
    if (!QFileInfo::exists(path)) {
        return Fault{FaultCode::NotHeld, msg("test", "The file is not here."), {}, {}};
    }
    return path;
}

QFuture<Status> FakeReplica::keepDraft(Draft draft)
{
    if (auto fault = std::exchange(m_nextFault, {})) {
        return later<Status>(this, std::move(*fault));
    }
    const QString key = draft.key;
    draftsKept[key] = std::move(draft);
    return later<Status>(this, okStatus());
}

QFuture<Result<std::vector<Draft>>> FakeReplica::drafts(QString keyPrefix)
{
    std::vector<Draft> found;
    for (const auto& [key, draft] : draftsKept) {
        if (key.startsWith(keyPrefix)) {
            found.push_back(draft);
        }
    }
    return answer<std::vector<Draft>>(std::move(found));
}

QFuture<Status> FakeReplica::dropDraft(QString key)
{
    draftsKept.erase(key);
    return later<Status>(this, okStatus());
}

QFuture<Status> FakeReplica::keepLocal(QString area, QString key, QByteArray json)
{
    m_local[{area, key}] = std::move(json);
    return later<Status>(this, okStatus());
}

QFuture<Result<QByteArray>> FakeReplica::local(QString area, QString key)
{
    return answer<QByteArray>(m_local[{area, key}]);
}

QFuture<Result<std::vector<OutboxEntry>>> FakeReplica::outbox()
{
    auto entries = m_core->outbox();
    if (entries) {
        std::erase_if(*entries, [&](const OutboxEntry& e) {
            return std::find(m_decided.begin(), m_decided.end(), e.operation.id) != m_decided.end();
        });
    }
    return answer<std::vector<OutboxEntry>>(std::move(entries));
}

QFuture<Result<std::vector<InboxEntry>>> FakeReplica::inbox()
{
    return answer<std::vector<InboxEntry>>(m_inbox);
}

QFuture<Status> FakeReplica::markRead(Id operation)
{
    for (auto& e : m_inbox) {
        e.read = e.read || e.operation.id == operation;
    }
    Q_EMIT countsChanged(must(m_core->counts()));
    return later<Status>(this, okStatus());
}

QFuture<Status> FakeReplica::mend(Id refused, Id subject)
{
    mended.emplace_back(refused, subject);
    return later<Status>(this, okStatus());
}

QFuture<Result<std::vector<Operation>>> FakeReplica::wouldDiscard(Id operation)
{
    return answer<std::vector<Operation>>(m_core->wouldDiscard(operation));
}

QFuture<Status> FakeReplica::discard(Id operation)
{
    auto changed = m_core->discard(operation);
    if (changed) {
        say(*changed);
    }
    return later<Status>(this, changed ? okStatus() : Status(changed.fault()));
}

QFuture<Result<std::vector<RecordAct>>> FakeReplica::actsOn(Id record)
{
    auto acts = m_core->actsOn(record);
    if (acts) {
        for (auto& a : *acts) {
            if (const auto known = m_answers.find(a.operation.id); known != m_answers.end()) {
                a.verdict = known->second;
                a.waiting.reset();
            }
        }
    }
    return answer<std::vector<RecordAct>>(std::move(acts));
}

void FakeReplica::answerAct(const Id& operation, Verdict verdict)
{
    m_answers[operation] = std::move(verdict);
    m_decided.push_back(operation);
    Q_EMIT countsChanged(must(m_core->counts()));
}

void FakeReplica::setReceiptKey(const std::string& pem)
{
    auto identity = m_core->identity();
    identity.receiptKey = pem;
    must(m_core->setIdentity(identity));
}

void FakeReplica::refuse(const Id& operation, Verdict verdict)
{
    const auto entries = must(m_core->outbox());
    for (const auto& e : entries) {
        if (e.operation.id == operation) {
            verdict.operation = operation;
            m_inbox.push_back({e.operation, std::move(verdict), time.now(), false});
            m_decided.push_back(operation);
            break;
        }
    }
    Q_EMIT countsChanged(must(m_core->counts()));
}

void FakeReplica::send()
{
    (void)must(m_core->nextBatch(100));
    Q_EMIT countsChanged(must(m_core->counts()));
}

void FakeReplica::put(const Record& record, bool quiet)
{
    auto tx = must(WriteTransaction::begin(*m_database));
    must(putRow(*m_store, record, {}));
    must(tx.commit());
    if (!quiet) {
        Q_EMIT rowsChanged({{std::string(record.typeKey()), record.id}});
    }
}

void FakeReplica::remove(const RecordType& type, const Id& id)
{
    auto tx = must(WriteTransaction::begin(*m_database));
    must(m_store->purge(type.key, id));
    must(tx.commit());
    Q_EMIT rowsChanged({{type.key, id}});
}

Record FakeReplica::get(const RecordType& type, const Id& id) const
{
    auto found = m_store->find(type.key, id);
    return found ? std::move(found.record) : Record();
}

std::int64_t FakeReplica::count(const RecordType& type) const
{
    Query q{type.key};
    return m_store->count(q);
}

} // namespace myspike::test
