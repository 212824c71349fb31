#include "client/replica/local_replica.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>

#include "client/replica/draft_json.h"
#include "client/replica/open_answer.h"
#include "shared/schema/rule_book.h"
#include "shared/store/local_table.h"
#include "shared/store/migrated_copy.h"
#include "shared/sync/codec.h"
#include "shared/sync/file_limits.h"
#include "shared/sync/records.h"
#include "shared/sync/replica_scrub.h"
#include "shared/sync/runner.h"
#include "shared/sync/store_transaction.h"
#include "shared/wire/compression.h"
#include "shared/wire/digest_messages.h"
#include "shared/wire/segment.h"
#include "shared/wire/segment_pipeline.h"
#include "shared/wire/sync_messages.h"

namespace myspike {

namespace {

/// Changes that arrive together are told together; a page repaints once.
constexpr int kTellAfterMs = 10;
/// An act that waits for the server's word is answered by then, one way or the other.
constexpr int kOnlineActMs = 45'000;
constexpr std::size_t kFilesAtOnce = 200;
constexpr std::size_t kStagedAtOnce = 1'000;
/// The search index of so many rows is built anew while acts wait; of more, at the next start.
constexpr std::int64_t kScrubAtOnceRows = 50'000;

std::string toUtf8(const QString& s) { return s.toStdString(); }
QString fromUtf8(const std::string& s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

Fault notOpen()
{
    return Fault{FaultCode::Busy,
                 msg("replica", "The records on this machine are not open. Log in again."),
                 "replica not open",
                 {}};
}

Fault needsServer()
{
    return Fault{FaultCode::Offline,
                 msg("replica", "This needs the server, which cannot be reached now. What you "
                                "typed is kept as a draft; try again when you are connected."),
                 {},
                 {}};
}

Fault answerIsOpen()
{
    return Fault{FaultCode::Offline,
                 msg("replica", "The connection broke before the server's answer arrived. Your act "
                                "waits in the outbox; its outcome is shown there."),
                 "online act without verdict", kAnswerOpen};
}

template <class T> QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace

QString replicaFolder(const QString& root, const QString& server, const Id& user)
{
    QString name;
    for (const QChar c : server.toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
        name += plain ? c : u'_';
    }
    return root + u'/' + name + u'/' + fromUtf8(user.toString());
}

/// What the engine thread owns. Members are closed in reverse order.
struct LocalReplica::Engine
{
    Engine(Database db, const Catalogue& catalogue)
        : database(std::move(db)), store(database, catalogue, StoreSide::Replica)
    {
    }

    Database database;
    RecordStore store;
    std::unique_ptr<ReplicaCore> core;
    std::optional<LocalTable> draftTable;
    std::optional<LocalTable> localTable;
};

LocalReplica::LocalReplica(const Catalogue& catalogue, const Clock& clock, Rng& rng, QString folder,
                           std::function<std::int64_t()> freeBytes, QObject* parent)
    : Replica(parent), m_catalogue(catalogue), m_clock(clock), m_rng(rng),
      m_folder(std::move(folder)), m_files(m_folder + QStringLiteral("/files"), freeBytes),
      m_segmentFiles(m_folder + QStringLiteral("/segments"), freeBytes),
      m_pages(std::make_unique<PageReader>(catalogue, m_folder + QStringLiteral("/replica.db"))),
      m_fileThread(std::make_unique<JobThread>()),
      m_buildThread(std::make_unique<JobThread>(JobThread::AtEnd::Drop)),
      m_engineThread(std::make_unique<JobThread>())
{
    m_tellTimer.setSingleShot(true);
    m_tellTimer.setInterval(kTellAfterMs);
    connect(&m_tellTimer, &QTimer::timeout, this, [this] {
        const auto rows = std::exchange(m_changedRows, {});
        Q_EMIT rowsChanged(std::vector<RowRef>(rows.begin(), rows.end()));
    });
}

LocalReplica::~LocalReplica() { close(); }

void LocalReplica::close()
{
    m_online = false;
    answerAwaited(false);
    m_closing = true;
    m_buildThread->stop();
    // Files first: what they hold may still be written to the engine's outbox.
    m_fileThread->stop();
    m_engineThread->post([this] { m_engine.reset(); });
    m_engineThread->stop();
    m_pages->close();
}

template <class R> QFuture<R> LocalReplica::onEngine(std::function<R(Engine&)> job)
{
    return m_engineThread->ask<R>([this, job = std::move(job)]() -> R {
        if (!m_engine) {
            return notOpen();
        }
        m_engine->store.clearFault();
        return job(*m_engine);
    });
}

// --- opening
// --------------------------------------------------------------------------------------

QFuture<Status> LocalReplica::open(ReplicaOwner owner)
{
    return m_engineThread->ask<Status>([this, owner = std::move(owner)]() -> Status {
        auto opened = openEngine(owner);
        if (!opened) {
            m_engine.reset();
        }
        return opened;
    });
}

Status LocalReplica::openEngine(const ReplicaOwner& owner)
{
    m_owner = owner;
    if (m_engine) {
        return okStatus();
    }
    if (!QDir().mkpath(m_folder)) {
        return Fault{FaultCode::Io,
                     msg("replica", "The folder for this machine's records cannot be made. Check "
                                    "that the disk is there and may be written to."),
                     "mkpath",
                     {}};
    }
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto path = m_folder + QStringLiteral("/replica.db");
    const bool existed = QFileInfo::exists(path);
    const Migrator migrator(m_catalogue, StoreSide::Replica);
    // What waits and what was typed is nowhere else: the upgrade works on a copy.
    auto migrated = migrateByCopy(
        {.path = toUtf8(path),
         .untouched = {"outbox", "outbox_row", "op_done", "inbox", "local_draft", "local_setting"}},
        migrator, m_clock.now());
    if (!migrated) {
        return std::move(migrated).fault();
    }
    auto database = Database::open({.path = toUtf8(path), .lock = true});
    if (!database) {
        return std::move(database).fault();
    }
    auto engine = std::make_unique<Engine>(std::move(*database), m_catalogue);
    if (!existed) {
        // A new file holds nothing yet that a loss of power could take.
        MYSPIKE_TRY(engine->database.setSynchronous(Synchronous::Normal));
        MYSPIKE_TRY(migrator.run(engine->database, m_clock.now()));
        MYSPIKE_TRY(engine->database.setSynchronous(Synchronous::Full));
    }
    auto core = ReplicaCore::open(engine->database, engine->store, m_catalogue);
    auto drafts = LocalTable::open(engine->database, "draft");
    auto local = LocalTable::open(engine->database, "setting");
    if (!core || !drafts || !local) {
        return !core     ? std::move(core).fault()
               : !drafts ? std::move(drafts).fault()
                         : std::move(local).fault();
    }
    engine->core = std::move(*core);
    engine->core->requireLease(m_leaseBound);
    engine->draftTable.emplace(std::move(*drafts));
    engine->localTable.emplace(std::move(*local));

    auto identity = engine->core->identity();
    if (identity.device.isNull()) {
        identity.device = owner.device;
        identity.generation = newId();
        identity.deviceName = owner.deviceName;
        identity.actor.user = owner.user;
        identity.actor.name = owner.userName;
        MYSPIKE_TRY(engine->core->setIdentity(identity));
    } else if (identity.actor.user != owner.user) {
        return Fault{FaultCode::Forbidden,
                     msg("replica", "These records belong to another user. Log in as yourself: "
                                    "MySPIKE keeps a separate copy for each person."),
                     {},
                     {}};
    }
    {
        const std::lock_guard lock(m_identityMutex);
        m_identity = engine->core->identity();
    }
    m_engine = std::move(engine);
    scrub(std::numeric_limits<std::int64_t>::max());
    tellCounts(*m_engine);
    return okStatus();
}

/// On the engine thread. What cannot be done now is owed, and done after the next pull or start.
void LocalReplica::scrub(std::int64_t mostRows)
{
    auto& db = m_engine->database;
    const auto& store = m_engine->store;
    (void)myspike::scrub(db, store, mostRows);
    const auto files = goneFiles(db, store);
    for (std::size_t i = 0; files.ok() && i < files->size(); ++i) {
        if (m_files.remove((*files)[i])) {
            (void)forgetGoneFile(db, (*files)[i]);
        }
    }
}

// --- facts
// ----------------------------------------------------------------------------------------

Id LocalReplica::newId()
{
    const std::lock_guard lock(m_rngMutex);
    return Id::make(m_clock.now(), m_rng);
}

ReplicaCore::Identity LocalReplica::identity() const
{
    const std::lock_guard lock(m_identityMutex);
    return m_identity;
}

ActContext LocalReplica::contextNow(const Engine& engine) const
{
    const auto& identity = engine.core->identity();
    ActContext context;
    context.actor = identity.actor;
    context.at = m_clock.now();
    context.offline = !m_online;
    context.device = identity.device;
    context.deviceName = identity.deviceName;
    return context;
}

Operation LocalReplica::filledIn(Operation op)
{
    op.id = newId();
    op.at = m_clock.now();
    op.offline = !m_online;
    op.schema = kSchemaVersion;
    return op;
}

bool LocalReplica::isOnlineOnly(const Operation& op) const
{
    if (op.command == kTransition) {
        const auto* type = m_catalogue.type(op.type);
        const auto* t =
            type ? type->workflow.transition(op.args.getOr(kTransitionName, std::string()))
                 : nullptr;
        return t && t->where == Where::OnlineOnly;
    }
    const auto* command = m_catalogue.command(op.command);
    return command && command->where == Where::OnlineOnly;
}

void LocalReplica::tell(std::vector<RowRef> rows)
{
    if (rows.empty()) {
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this, rows = std::move(rows)]() mutable {
            m_changedRows.insert(std::make_move_iterator(rows.begin()),
                                 std::make_move_iterator(rows.end()));
            if (!m_tellTimer.isActive()) {
                m_tellTimer.start();
            }
        },
        Qt::QueuedConnection);
}

void LocalReplica::tellCounts(const Engine& engine)
{
    if (auto counts = engine.core->counts()) {
        QMetaObject::invokeMethod(
            this, [this, counts = *counts] { Q_EMIT countsChanged(counts); }, Qt::QueuedConnection);
    }
}

// --- reading
// --------------------------------------------------------------------------------------

QFuture<Result<Page>> LocalReplica::loadPage(Query q) { return m_pages->loadPage(std::move(q)); }

QFuture<Result<std::int64_t>> LocalReplica::countUpTo(Query q, std::int64_t cap)
{
    return m_pages->countUpTo(std::move(q), cap);
}

QFuture<Result<std::vector<RowKey>>> LocalReplica::loadAnchors(Query q, int every)
{
    return m_pages->loadAnchors(std::move(q), every);
}

QFuture<Result<Lookup>> LocalReplica::load(QString type, Id id)
{
    return m_pages->load(toUtf8(type), id);
}

void LocalReplica::postQuestion(std::function<void(const Reader&, const ActContext&)> question)
{
    m_engineThread->post([this, question = std::move(question)] {
        if (m_engine) {
            m_engine->store.clearFault();
            question(m_engine->store, contextNow(*m_engine));
        }
    });
}

// --- acting
// ---------------------------------------------------------------------------------------

QFuture<Result<ReplicaCore::Acted>> LocalReplica::act(Operation op)
{
    if (isOnlineOnly(op) && !m_online) {
        return ready(Result<ReplicaCore::Acted>(needsServer()));
    }
    return onEngine<Result<ReplicaCore::Acted>>(
        [this, op = filledIn(std::move(op))](Engine& e) -> Result<ReplicaCore::Acted> {
            // An act that no request can carry would stand at the head of the outbox for ever.
            if (encodeOperation(op).size() > kMaxPushBytes / 2) {
                return Fault{FaultCode::TooLarge,
                             msg("replica", "This is too much for one step. Shorten the longest "
                                            "text, or save it in parts."),
                             "operation too large",
                             {}};
            }
            auto acted = e.core->act(op);
            if (acted) {
                tell(acted->changed);
                tellCounts(e);
                QMetaObject::invokeMethod(
                    this, [this] { Q_EMIT operationAdded(); }, Qt::QueuedConnection);
            }
            return acted;
        });
}

QFuture<Result<RunOutcome>> LocalReplica::rehearse(Operation op)
{
    return onEngine<Result<RunOutcome>>(
        [op = filledIn(std::move(op))](Engine& e) { return e.core->rehearse(op); });
}

QFuture<Result<Verdict>> LocalReplica::actOnline(Operation op)
{
    if (!m_online) {
        return ready(Result<Verdict>(needsServer()));
    }
    auto promise = std::make_shared<QPromise<Result<Verdict>>>();
    promise->start();
    act(std::move(op)).then(this, [this, promise](const Result<ReplicaCore::Acted>& acted) {
        if (!acted) {
            promise->addResult(Result<Verdict>(acted.fault()));
            promise->finish();
            return;
        }
        const auto id = acted->operation.id;
        m_awaited.emplace(id, Awaited{promise, std::nullopt});
        QTimer::singleShot(kOnlineActMs, this, [this, id] {
            if (auto node = m_awaited.extract(id)) {
                auto& waiting = node.mapped();
                waiting.promise->addResult(waiting.verdict ? Result<Verdict>(*waiting.verdict)
                                                           : Result<Verdict>(answerIsOpen()));
                waiting.promise->finish();
            }
        });
    });
    return promise->future();
}

void LocalReplica::noteVerdicts(const std::vector<Verdict>& verdicts)
{
    for (const auto& v : verdicts) {
        if (const auto waiting = m_awaited.find(v.operation);
            waiting != m_awaited.end() && v.settled()) {
            waiting->second.verdict = v;
        }
    }
    answerAwaited(false);
}

/// A page that asked looks at its rows next, so an act that took effect is answered when its effect
/// has been pulled.
void LocalReplica::answerAwaited(bool pulled)
{
    for (auto it = m_awaited.begin(); it != m_awaited.end();) {
        auto& [promise, verdict] = it->second;
        const bool effectIsHere = verdict && (pulled || !verdict->tookEffect());
        if (!effectIsHere && m_online) {
            ++it;
            continue;
        }
        promise->addResult(verdict ? Result<Verdict>(*verdict) : Result<Verdict>(answerIsOpen()));
        promise->finish();
        it = m_awaited.erase(it);
    }
}

void LocalReplica::setOnline(bool online)
{
    m_online = online;
    answerAwaited(false);
}

// --- files
// ----------------------------------------------------------------------------------------

QFuture<Result<std::string>> LocalReplica::keep(std::function<Result<KeptFile>(FileLimits)> write)
{
    auto promise = std::make_shared<QPromise<Result<std::string>>>();
    promise->start();
    auto future = promise->future();
    const auto fail = [promise](Fault fault) {
        promise->addResult(Result<std::string>(std::move(fault)));
        promise->finish();
    };
    m_engineThread->post([this, promise, fail, write = std::move(write)] {
        if (!m_engine) {
            fail(notOpen());
            return;
        }
        m_engine->store.clearFault();
        // A replica that has no rule book yet keeps to what the server takes at all.
        const auto most = [&](std::string_view mediaType) {
            return attachments::maximumBytes(m_engine->store, mediaType, m_clock.today())
                .value_or(kMaxBlobBytes);
        };
        FileLimits limits;
        limits.picture = most(mediaTypeOf(MediaKind::Jpeg));
        limits.pdf = most(mediaTypeOf(MediaKind::Pdf));
        limits.officeDocument = most(mediaTypeOf(MediaKind::OfficeDocument));
        m_fileThread->post([promise, limits, write] {
            auto kept = write(limits);
            promise->addResult(kept ? Result<std::string>(std::move(kept->sha256))
                                    : Result<std::string>(std::move(kept).fault()));
            promise->finish();
        });
    });
    return future;
}

QFuture<Result<std::string>> LocalReplica::keepFile(QString path)
{
    return keep([this, path = std::move(path)](FileLimits limits) {
        return m_files.keepFile(path, limits);
    });
}

QFuture<Result<std::string>> LocalReplica::keepBytes(QByteArray bytes)
{
    return keep([this, bytes = std::move(bytes)](FileLimits limits) {
        return m_files.keep(bytes, limits);
    });
}

Result<QString> LocalReplica::filePath(const std::string& sha256) const
{
    if (!m_files.holds(sha256)) {
        return Fault{FaultCode::NotHeld,
                     msg("file", "This file is not on this machine. It is fetched when you are "
                                 "connected."),
                     {},
                     {}};
    }
    return m_files.pathOf(sha256);
}

/// Whether the record that a file belongs to was handed on: who has it now waits for the file.
bool LocalReplica::awaitsDecision(const Engine& e, const Record& attachment) const
{
    using namespace attachments;
    const auto type = attachment.text(kOwnerType);
    const auto id = Id::parse(attachment.text(kOwnerId));
    const auto owner = id && m_catalogue.type(type) ? e.store.find(type, *id) : Lookup{};
    return owner && owner->type().workflow.exists() &&
           !mayEdit(m_catalogue, *owner, e.store, contextNow(e));
}

QFuture<Result<std::vector<WaitingFile>>> LocalReplica::waitingFiles(bool toSend)
{
    return onEngine<Result<std::vector<WaitingFile>>>(
        [this, toSend](Engine& e) -> Result<std::vector<WaitingFile>> {
            using namespace attachments;
            std::vector<WaitingFile> out;
            if (!m_catalogue.type(Attachment::kType)) {
                return out;
            }
            // Completed ones are found by their flag; those without one have not been sent.
            std::vector<Record> rows;
            if (toSend) {
                for (auto condition : {isNull(kComplete), equals(kComplete, false)}) {
                    Query q{.type = Attachment::kType};
                    q.with(std::move(condition));
                    auto some = e.store.query(q);
                    std::move(some.begin(), some.end(), std::back_inserter(rows));
                }
            } else {
                Query q{.type = Attachment::kType};
                q.with(equals(kComplete, true));
                rows = e.store.query(q);
            }
            if (e.store.fault()) {
                return *e.store.fault();
            }
            std::set<std::string> seen;
            for (const auto& r : rows) {
                const auto hash = r.text(kSha256);
                if (m_files.holds(hash) != toSend || !seen.insert(hash).second) {
                    continue;
                }
                if (!toSend) {
                    const auto scopes = splitScopes(r.text(kScopes));
                    if (std::none_of(scopes.begin(), scopes.end(), [](const std::string& s) {
                            return s.starts_with("assignment:");
                        })) {
                        continue;
                    }
                }
                // What goes is measured, whatever its record says.
                const auto size = toSend ? m_files.sizeOf(hash) : r.getOr(kSize, std::int64_t{0});
                out.push_back({hash, size, r.text(kMediaType), toSend && awaitsDecision(e, r)});
            }
            // What somebody waits for to decide, then small ones: many are done before a line
            // breaks.
            std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
                return std::pair(!a.awaited, a.size) < std::pair(!b.awaited, b.size);
            });
            if (out.size() > kFilesAtOnce) {
                out.resize(kFilesAtOnce);
            }
            return out;
        });
}

QFuture<Result<std::vector<WaitingFile>>> LocalReplica::filesToSend() { return waitingFiles(true); }
QFuture<Result<std::vector<WaitingFile>>> LocalReplica::filesToFetch()
{
    return waitingFiles(false);
}

// --- drafts and settings
// --------------------------------------------------------------------------

QFuture<Status> LocalReplica::keepDraft(Draft draft)
{
    return onEngine<Status>([this, draft = std::move(draft)](Engine& e) {
        return e.draftTable->put(toUtf8(draft.key), draftToJson(draft).toStdString(),
                                 m_clock.now());
    });
}

QFuture<Result<std::vector<Draft>>> LocalReplica::drafts(QString keyPrefix)
{
    return onEngine<Result<std::vector<Draft>>>(
        [prefix = toUtf8(keyPrefix)](Engine& e) -> Result<std::vector<Draft>> {
            auto entries = e.draftTable->list(prefix);
            if (!entries) {
                return std::move(entries).fault();
            }
            std::vector<Draft> out;
            for (const auto& entry : *entries) {
                auto draft = draftFromJson(QByteArray::fromStdString(entry.json));
                if (!draft) {
                    return std::move(draft).fault();
                }
                draft->key = fromUtf8(entry.key);
                draft->keptAt = entry.updatedAt;
                out.push_back(std::move(*draft));
            }
            return out;
        });
}

QFuture<Status> LocalReplica::dropDraft(QString key)
{
    return onEngine<Status>([key = toUtf8(key)](Engine& e) { return e.draftTable->remove(key); });
}

QFuture<Status> LocalReplica::keepLocal(QString area, QString key, QByteArray json)
{
    return onEngine<Status>([this, key = toUtf8(area + u'/' + key), json = json.toStdString()](
                                Engine& e) { return e.localTable->put(key, json, m_clock.now()); });
}

QFuture<Result<QByteArray>> LocalReplica::local(QString area, QString key)
{
    return onEngine<Result<QByteArray>>(
        [key = toUtf8(area + u'/' + key)](Engine& e) -> Result<QByteArray> {
            auto entry = e.localTable->get(key);
            if (!entry) {
                return std::move(entry).fault();
            }
            return *entry ? QByteArray::fromStdString((*entry)->json) : QByteArray();
        });
}

// --- synchronisation
// ------------------------------------------------------------------------------

QFuture<Result<std::vector<OutboxEntry>>> LocalReplica::outbox()
{
    return onEngine<Result<std::vector<OutboxEntry>>>([](Engine& e) { return e.core->outbox(); });
}

QFuture<Result<std::vector<InboxEntry>>> LocalReplica::inbox()
{
    return onEngine<Result<std::vector<InboxEntry>>>([](Engine& e) { return e.core->inbox(); });
}

QFuture<Status> LocalReplica::markRead(Id operation)
{
    return onEngine<Status>([this, operation](Engine& e) {
        auto done = e.core->markRead(operation);
        tellCounts(e);
        return done;
    });
}

QFuture<Status> LocalReplica::mend(Id refused, Id subject)
{
    return onEngine<Status>(
        [refused, subject](Engine& e) { return e.core->mend(refused, subject); });
}

QFuture<Result<std::vector<Operation>>> LocalReplica::wouldDiscard(Id operation)
{
    return onEngine<Result<std::vector<Operation>>>(
        [operation](Engine& e) { return e.core->wouldDiscard(operation); });
}

QFuture<Status> LocalReplica::discard(Id operation)
{
    return onEngine<Status>([this, operation](Engine& e) -> Status {
        auto changed = e.core->discard(operation);
        if (!changed) {
            return std::move(changed).fault();
        }
        tell(std::move(*changed));
        tellCounts(e);
        return okStatus();
    });
}

QFuture<Result<std::vector<RecordAct>>> LocalReplica::actsOn(Id record)
{
    return onEngine<Result<std::vector<RecordAct>>>(
        [record](Engine& e) { return e.core->actsOn(record); });
}

QFuture<Result<std::vector<OutgoingOperation>>> LocalReplica::doneFrom(std::int64_t number,
                                                                       std::size_t limit)
{
    return onEngine<Result<std::vector<OutgoingOperation>>>(
        [number, limit](Engine& e) -> Result<std::vector<OutgoingOperation>> {
            auto ops = e.core->doneFrom(number, limit);
            std::size_t bytes = kPushFrameBytes;
            for (std::size_t i = 0; ops && i < ops->size(); ++i) {
                bytes += (*ops)[i].payload.size() + 1;
                if (i > 0 && bytes > kMaxPushBytes) {
                    ops->resize(i);
                }
            }
            return ops;
        });
}

QFuture<Status> LocalReplica::askForNewGeneration()
{
    return onEngine<Status>([](Engine& e) { return e.core->askForNewGeneration(); });
}

QFuture<Result<SyncCounts>> LocalReplica::counts()
{
    return onEngine<Result<SyncCounts>>([](Engine& e) { return e.core->counts(); });
}

QFuture<Result<HelloRequest>> LocalReplica::hello()
{
    return onEngine<Result<HelloRequest>>([](Engine& e) -> Result<HelloRequest> {
        auto request = e.core->hello();
        request.appVersion = MYSPIKE_VERSION;
        return request;
    });
}

QFuture<Status> LocalReplica::takeHello(HelloReply reply)
{
    return onEngine<Status>([this, reply = std::move(reply)](Engine& e) -> Status {
        if (reply.actor.user != e.core->identity().actor.user) {
            return Fault{FaultCode::Forbidden,
                         msg("replica", "The server answered for another user. Log out and log in "
                                        "again."),
                         "hello for another user",
                         {}};
        }
        MYSPIKE_TRY(e.core->takeHello(reply));
        const std::lock_guard lock(m_identityMutex);
        m_identity = e.core->identity();
        return okStatus();
    });
}

QFuture<Result<std::vector<OutgoingOperation>>> LocalReplica::nextBatch(std::size_t limit)
{
    return onEngine<Result<std::vector<OutgoingOperation>>>(
        [limit](Engine& e) { return e.core->nextBatch(limit, kMaxPushBytes - kPushFrameBytes); });
}

QFuture<Status> LocalReplica::withhold(Id operation)
{
    return onEngine<Status>([operation](Engine& e) { return e.core->withhold(operation); });
}

QFuture<Status> LocalReplica::takeVerdicts(std::vector<Verdict> verdicts)
{
    return onEngine<Status>([this, verdicts = std::move(verdicts)](Engine& e) -> Status {
        auto changed = e.core->takeVerdicts(verdicts, m_clock.now());
        if (!changed) {
            return std::move(changed).fault();
        }
        tell(std::move(*changed));
        tellCounts(e);
        QMetaObject::invokeMethod(
            this, [this, verdicts] { noteVerdicts(verdicts); }, Qt::QueuedConnection);
        return okStatus();
    });
}

QFuture<Result<PullRequest>> LocalReplica::pullRequest()
{
    return onEngine<Result<PullRequest>>(
        [](Engine& e) -> Result<PullRequest> { return e.core->pullRequest(); });
}

QFuture<Result<bool>> LocalReplica::takePull(QByteArray body)
{
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    auto future = promise->future();
    const auto answer = [promise](Result<bool> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    m_fileThread->post([this, answer, body = std::move(body)] {
        const std::string_view frame(body.constData(), static_cast<std::size_t>(body.size()));
        auto lines = decompress(frame, kMaxPullBytes);
        auto reply = lines ? decodePullReply(*lines, m_catalogue)
                           : Result<PullReply>(std::move(lines).fault());
        if (!reply) {
            answer(std::move(reply).fault());
            return;
        }
        m_engineThread->post([this, answer, reply = std::move(*reply)] {
            if (!m_engine) {
                answer(notOpen());
                return;
            }
            if (reply.epoch != m_engine->core->identity().epoch) {
                answer(Fault{FaultCode::Conflict,
                             msg("replica", "The server's records were restored. MySPIKE greets it "
                                            "again."),
                             "epoch changed", "GENERATION_CLASH"});
                return;
            }
            // What was downloaded can be downloaded again; cursor and rows roll back together.
            auto& db = m_engine->database;
            auto relaxed = db.setSynchronous(Synchronous::Normal);
            m_engine->store.clearFault();
            auto changed = relaxed ? m_engine->core->applyPull(reply)
                                   : Result<std::vector<RowRef>>(std::move(relaxed).fault());
            if (auto strict = db.setSynchronous(Synchronous::Full); !strict) {
                answer(std::move(strict).fault());
                return;
            }
            if (!changed) {
                answer(std::move(changed).fault());
                return;
            }
            if (!reply.more) {
                // The list of devices tells the age of what people see; losing it loses nothing.
                (void)m_engine->core->notePulled(m_clock.now());
                scrub(kScrubAtOnceRows);
            }
            tell(std::move(*changed));
            tellCounts(*m_engine);
            QMetaObject::invokeMethod(
                this, [this] { answerAwaited(true); }, Qt::QueuedConnection);
            answer(reply.more);
        });
    });
    return future;
}

QFuture<Result<bool>> LocalReplica::takeEvent(QByteArray data)
{
    return onEngine<Result<bool>>([this, data = std::move(data)](Engine& e) -> Result<bool> {
        auto slice = decodeScopeSlice(
            std::string_view(data.constData(), static_cast<std::size_t>(data.size())), m_catalogue);
        if (!slice || !*slice) {
            return slice ? Result<bool>(false) : Result<bool>(std::move(slice).fault());
        }
        MYSPIKE_TRY(e.database.setSynchronous(Synchronous::Normal));
        auto changed = e.core->applySlice(**slice);
        MYSPIKE_TRY(e.database.setSynchronous(Synchronous::Full));
        if (!changed || !*changed) {
            return changed ? Result<bool>(false) : Result<bool>(std::move(changed).fault());
        }
        tell(std::move(**changed));
        tellCounts(e);
        return true;
    });
}

QFuture<Result<DigestRequest>> LocalReplica::digestRequest(int slice)
{
    return onEngine<Result<DigestRequest>>(
        [slice](Engine& e) -> Result<DigestRequest> { return e.core->digestRequest(slice); });
}

QFuture<Result<ReplicaCore::Compared>> LocalReplica::compare(DigestReply reply, int slice)
{
    return onEngine<Result<ReplicaCore::Compared>>(
        [this, reply = std::move(reply), slice](Engine& e) -> Result<ReplicaCore::Compared> {
            auto found = e.core->compare(reply, slice);
            if (found && !found->strays.empty()) {
                tell(found->strays);
            }
            return found;
        });
}

QFuture<Result<std::int64_t>> LocalReplica::mend(RowsRequest request, QByteArray body)
{
    return onEngine<Result<std::int64_t>>(
        [this, request = std::move(request),
         body = std::move(body)](Engine& e) -> Result<std::int64_t> {
            const std::string_view frame(body.constData(), static_cast<std::size_t>(body.size()));
            auto lines = decompress(frame, kMaxPullBytes);
            auto reply = lines ? decodeRowsReply(*lines, request, m_catalogue)
                               : Result<RowsReply>(std::move(lines).fault());
            if (!reply) {
                return std::move(reply).fault();
            }
            auto changed = e.core->mend(request, *reply);
            if (!changed) {
                return std::move(changed).fault();
            }
            tell(std::move(*changed));
            tellCounts(e);
            return static_cast<std::int64_t>(reply->rows.size());
        });
}

// --- large scopes
// ---------------------------------------------------------------------------------

QFuture<Result<std::vector<SegmentedScope>>> LocalReplica::coming()
{
    return onEngine<Result<std::vector<SegmentedScope>>>([this](Engine& e) {
        m_comingEpoch = e.core->identity().epoch;
        return e.core->coming();
    });
}

QFuture<Status> LocalReplica::takeSegments(std::vector<SegmentedScope> scopes)
{
    return m_buildThread->ask<Status>([this, scopes = std::move(scopes)]() -> Status {
        std::vector<SegmentedScope> large;
        std::vector<SegmentedScope> others;
        for (const auto& s : scopes) {
            std::int64_t rows = 0;
            for (const auto& one : s.segments) {
                rows += one.rows;
            }
            // Changes go into the rows that are there; a new replica begins with whole scopes.
            (s.since == 0 && rows > m_mostRowsInPlace ? large : others).push_back(s);
        }
        MYSPIKE_TRY(stageSegments(others));
        MYSPIKE_TRY(large.empty() ? okStatus() : rebuild(large));
        dropSegmentFiles(scopes);
        return okStatus();
    });
}

Result<std::string> LocalReplica::segmentBytes(const Segment& segment) const
{
    QFile file(m_segmentFiles.pathOf(segment.sha256));
    if (!file.open(QIODevice::ReadOnly)) {
        return Fault{FaultCode::Io,
                     msg("replica", "The records on this machine could not be read. Try again; if "
                                    "it happens again, send the log to the administrator."),
                     "segment " + segment.sha256,
                     {}};
    }
    return file.readAll().toStdString();
}

void LocalReplica::dropSegmentFiles(const std::vector<SegmentedScope>& scopes)
{
    for (const auto& s : scopes) {
        for (const auto& one : s.segments) {
            QFile::remove(m_segmentFiles.pathOf(one.sha256));
        }
    }
}

Status LocalReplica::stageSegments(const std::vector<SegmentedScope>& scopes)
{
    for (const auto& s : scopes) {
        for (const auto& segment : s.segments) {
            auto packed = segmentBytes(segment);
            auto lines = packed ? decompress(*packed, kMaxPullBytes) : std::move(packed);
            if (!lines) {
                return std::move(lines).fault();
            }
            const auto stage = [&](std::vector<SegmentRow> rows, bool last) {
                auto kept =
                    onEngine<Status>([sha = segment.sha256, rows = std::move(rows),
                                      last](Engine& e) { return e.core->stage(sha, rows, last); });
                kept.waitForFinished();
                return kept.isResultReadyAt(0) ? kept.result() : Status(notOpen());
            };
            MYSPIKE_TRY(decodeSegment(
                *lines, segment, m_catalogue, kStagedAtOnce,
                [&](std::vector<SegmentRow>&& rows) { return stage(std::move(rows), false); }));
            MYSPIKE_TRY(stage({}, true));
        }
    }
    return okStatus();
}

Status LocalReplica::rebuild(const std::vector<SegmentedScope>& scopes)
{
    const auto path = toUtf8(m_folder + QStringLiteral("/replica.new"));
    auto builder = ReplicaBuilder::begin(path, m_catalogue, m_clock.now(), scopes);
    if (!builder) {
        return std::move(builder).fault();
    }
    MYSPIKE_TRY(fillFromSegments(
        **builder, scopes, m_catalogue,
        [this](const Segment& segment) { return segmentBytes(segment); },
        [this] { return !m_closing.load(); }));
    MYSPIKE_TRY((*builder)->buildIndexes());
    auto changed = m_engineThread->ask<Status>(
        [this, &builder, &scopes]() -> Status { return changeOver(**builder, scopes); });
    changed.waitForFinished();
    return changed.isResultReadyAt(0) ? changed.result() : Status(notOpen());
}

/// On the engine thread: nobody acts meanwhile, and pages wait the moment it takes.
Status LocalReplica::changeOver(ReplicaBuilder& builder, const std::vector<SegmentedScope>& scopes)
{
    if (!m_engine) {
        return notOpen();
    }
    // While it was built the server may have begun another history, or her rights have changed.
    auto coming = m_engine->core->coming();
    if (!coming) {
        return std::move(coming).fault();
    }
    const bool sameHistory = m_engine->core->identity().epoch == m_comingEpoch;
    for (const auto& scope : scopes) {
        const bool stillComes =
            sameHistory && std::any_of(coming->begin(), coming->end(), [&](const auto& c) {
                return c.key == scope.key && c.view == scope.view && c.since == scope.since;
            });
        if (!stillComes) {
            return Fault{FaultCode::Conflict,
                         msg("replica", "The records on this machine could not be read. Try again; "
                                        "if it happens again, send the log to the administrator."),
                         "segments of " + scope.key + " are out of date",
                         {}};
        }
    }
    const auto path = toUtf8(m_folder + QStringLiteral("/replica.db"));
    MYSPIKE_TRY(builder.takeOver(path));
    MYSPIKE_TRY(builder.close());
    Status done = okStatus();
    m_pages->whileClosed([&] {
        // The old file's journal must not be found beside the new file.
        if (auto emptied = m_engine->database.checkpointTruncate(); !emptied) {
            done = std::move(emptied);
            return;
        }
        m_engine.reset();
        for (const char* suffix : {"-wal", "-shm"}) {
            QFile::remove(QString::fromStdString(path + suffix));
        }
        std::error_code error;
        std::filesystem::rename(path.substr(0, path.size() - 2) + "new", path, error);
        if (error) {
            done = Fault{FaultCode::Io,
                         msg("replica", "The records on this machine could not be read. Try again; "
                                        "if it happens again, send the log to the administrator."),
                         "rename: " + error.message(),
                         {}};
        } else {
            done = syncFile(path);
        }
        if (auto opened = openEngine(ReplicaOwner(m_owner)); !opened) {
            done = std::move(opened);
        }
    });
    if (done) {
        // Whoever shows rows of any type reads them again.
        std::vector<RowRef> all;
        for (const auto* type : m_catalogue.types()) {
            all.push_back({std::string(type->key), Id{}});
        }
        tell(std::move(all));
    }
    return done;
}

} // namespace myspike
