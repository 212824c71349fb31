#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include "shared/store/database.h"
#include "shared/sync/records.h"
#include "shared/wire/compression.h"
#include "shared/wire/sync_messages.h"
#include "tests/support/client/replica_fixture.h"

using namespace myspike;
using namespace myspike::test;

class TestLocalReplica : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anActIsSeenAtOnceAndAfterARestart()
    {
        ReplicaFixture f;
        f.openWithGrants();
        std::vector<RowRef> told;
        connect(f.replica.get(), &Replica::rowsChanged, this, [&](const std::vector<RowRef>& rows) {
            told.insert(told.end(), rows.begin(), rows.end());
        });
        QSignalSpy added(f.replica.get(), &LocalReplica::operationAdded);
        const auto id = f.replica->newId();
        const auto acted = answerOf(f.replica->act(f.newJob("Inspect", id)));
        QVERIFY2(acted.ok(), faultOf(acted).c_str());
        QCOMPARE(acted->operation.number, std::int64_t(1));
        QVERIFY(acted->operation.offline);
        QVERIFY(acted->operation.at == f.clock.now());
        QTRY_VERIFY(std::find(told.begin(), told.end(), RowRef{Job::kType, id}) != told.end());
        QTRY_COMPARE(added.count(), 1);

        f.restart();
        const auto found = answerOf(f.replica->load(Job::kType, id));
        QVERIFY(found.ok());
        QCOMPARE(found->kind, Lookup::Kind::Found);
        QCOMPARE(found->record.text(kTitle), std::string("Inspect"));
        const auto outbox = answerOf(f.replica->outbox());
        QVERIFY(outbox.ok());
        QCOMPARE(outbox->size(), std::size_t(1));
        QCOMPARE(f.replica->identity().actor.name, std::string("Aina"));
        QCOMPARE(f.replica->identity().epoch, std::string("e1"));
    }

    void pagesAreReadByKeyInBothDirections()
    {
        ReplicaFixture f;
        f.openWithGrants();
        for (int i = 0; i < 25; ++i) {
            const auto title = QString("Job %1").arg(i, 2, 10, QChar('0')).toStdString();
            QVERIFY(answerOf(f.replica->act(f.newJob(title, f.replica->newId()))).ok());
        }
        Query q{.type = Job::kType, .limit = 10};
        const auto first = answerOf(f.replica->loadPage(q));
        QVERIFY(first.ok());
        QCOMPARE(first->rows.size(), std::size_t(10));
        QVERIFY(first->more);
        QCOMPARE(first->rows.front().text(kTitle), std::string("Job 00"));
        QCOMPARE(*first->rows.front().get(kJobState), JobState::Draft);

        q.after = keyOf(first->rows[0].type(), q, first->rows.back());
        const auto second = answerOf(f.replica->loadPage(q));
        QVERIFY(second.ok());
        QCOMPARE(second->rows.front().text(kTitle), std::string("Job 10"));

        Query back{.type = Job::kType, .backward = true, .limit = 4};
        back.after = keyOf(first->rows[0].type(), back, second->rows.front());
        const auto before = answerOf(f.replica->loadPage(back));
        QVERIFY(before.ok());
        QVERIFY(before->more);
        QCOMPARE(before->rows.size(), std::size_t(4));
        QCOMPARE(before->rows.front().text(kTitle), std::string("Job 06"));
        QCOMPARE(before->rows.back().text(kTitle), std::string("Job 09"));

        QCOMPARE(answerOf(f.replica->countUpTo({.type = Job::kType}, 1000)).valueOr(0),
                 std::int64_t(25));
        QCOMPARE(answerOf(f.replica->countUpTo({.type = Job::kType}, 7)).valueOr(0),
                 std::int64_t(7));
        const auto anchors = answerOf(f.replica->loadAnchors({.type = Job::kType}, 10));
        QVERIFY(anchors.ok());
        QCOMPARE(anchors->size(), std::size_t(2));
        QVERIFY(anchors->front() == keyOf(first->rows[0].type(), q, first->rows.back()));
    }

    void badQuestionsAreAnsweredWithAFault()
    {
        ReplicaFixture f;
        f.openWithGrants();
        QVERIFY(!answerOf(f.replica->loadPage({.type = "spaceship"})).ok());
        Query q{.type = Job::kType};
        q.orderBy("no_such_field");
        QVERIFY(!answerOf(f.replica->loadPage(q)).ok());
        Query search{.type = Job::kType, .search = "R-0999 \" OR ("};
        QVERIFY(answerOf(f.replica->loadPage(search)).ok());
    }

    void aRowThatIsNotHeldIsNotAbsent()
    {
        ReplicaFixture f;
        f.openWithGrants();
        QCOMPARE(answerOf(f.replica->load(Job::kType, f.replica->newId()))->kind,
                 Lookup::Kind::NotHeld);
    }

    void questionsSeeWhatWasWritten()
    {
        ReplicaFixture f;
        f.openWithGrants();
        const auto id = f.replica->newId();
        // Not waited for: the engine answers in order.
        auto acting = f.replica->act(f.newJob("Asked", id));
        const auto title = answerOf(f.replica->ask<std::string>(
            [id](const Reader& r, const ActContext& context) -> Result<std::string> {
                return r.find(Job::kType, id)->text(kTitle) + " by " + context.actor.name;
            }));
        QVERIFY(title.ok());
        QCOMPARE(*title, std::string("Asked by Aina"));
        QVERIFY(answerOf(acting).ok());
    }

    void aRefusedActChangesNothing()
    {
        ReplicaFixture f;
        f.openWithGrants();
        auto op = f.newJob("Elsewhere", f.replica->newId());
        op.args.set(kTeam, std::string("b"));
        const auto acted = answerOf(f.replica->act(op));
        QCOMPARE(faultOf(acted), std::string("forbidden"));
        QVERIFY(!acted.fault().forUser.empty());
        QCOMPARE(answerOf(f.replica->outbox())->size(), std::size_t(0));
        QVERIFY(!answerOf(f.replica->rehearse(op)).ok());
        QVERIFY(answerOf(f.replica->rehearse(f.newJob("Here", f.replica->newId()))).ok());
        QCOMPARE(answerOf(f.replica->countUpTo({.type = Job::kType}, 10)).valueOr(-1),
                 std::int64_t(0));
    }

    void anActThatNoRequestCanCarryIsRefused()
    {
        ReplicaFixture f;
        f.openWithGrants();
        auto op = f.newJob("Large", f.replica->newId());
        op.comment = std::string(600'000, 'x');
        QCOMPARE(faultOf(answerOf(f.replica->act(op))), std::string("too_large"));
        QCOMPARE(answerOf(f.replica->outbox())->size(), std::size_t(0));
    }

    void openedTwiceIsExplained()
    {
        ReplicaFixture f;
        f.openWithGrants();
        ReplicaFixture second(QString::fromStdString(f.temporary.file("replica")));
        const auto opened = answerOf(second.replica->open(f.owner()));
        QCOMPARE(faultOf(opened), std::string("conflict"));
        QVERIFY(opened.fault().forUser.english().find("already open") != std::string::npos);
        // And the first one goes on.
        QVERIFY(answerOf(f.replica->act(f.newJob("Goes on", f.replica->newId()))).ok());
        // What is asked of the one that is not open is answered too.
        QCOMPARE(faultOf(answerOf(second.replica->outbox())), std::string("busy"));
    }

    void somebodyElsesReplicaIsNotOpened()
    {
        ReplicaFixture f;
        f.openWithGrants();
        f.replica.reset();
        f.start();
        auto other = f.owner();
        other.user = Id::ofName("user", "someone else");
        QCOMPARE(faultOf(answerOf(f.replica->open(other))), std::string("forbidden"));
    }

    void foldersAreKeptApart()
    {
        const auto a = Id::ofName("user", "a");
        const auto b = Id::ofName("user", "b");
        QVERIFY(replicaFolder("/d", "server:8443", a) != replicaFolder("/d", "server:8443", b));
        QCOMPARE(replicaFolder("/d", "../Ser ver:8443", a),
                 "/d/___ser_ver_8443/" + QString::fromStdString(a.toString()));
    }

    void draftsComeBackAsTheyWere()
    {
        ReplicaFixture f;
        f.openWithGrants();
        Draft d{"visit/1", Job::kType, Id::ofName("x", "1"), kSchemaVersion, {}, {}};
        d.values.set(kTitle, std::string("Séparuh \"ditaip\"\n"))
            .set(kHours, std::int64_t(9'007'199'254'740'993))
            .setValue("job", Id::ofName("x", "2"))
            .setValue("nothing", Value());
        QVERIFY(answerOf(f.replica->keepDraft(d)).ok());
        d.key = "other/1";
        QVERIFY(answerOf(f.replica->keepDraft(d)).ok());
        f.restart();
        const auto drafts = answerOf(f.replica->drafts("visit/"));
        QVERIFY(drafts.ok());
        QCOMPARE(drafts->size(), std::size_t(1));
        QVERIFY(drafts->front().values == d.values);
        QCOMPARE(drafts->front().record, d.record);
        QCOMPARE(drafts->front().type, d.type);
        QVERIFY(drafts->front().keptAt == f.clock.now());
        QVERIFY(answerOf(f.replica->dropDraft("visit/1")).ok());
        QCOMPARE(answerOf(f.replica->drafts({}))->size(), std::size_t(1));
    }

    void settingsOfPagesAreKept()
    {
        ReplicaFixture f;
        f.openWithGrants();
        QVERIFY(answerOf(f.replica->keepLocal("columns", "visit", "[1,2]")).ok());
        QCOMPARE(*answerOf(f.replica->local("columns", "visit")), QByteArray("[1,2]"));
        QCOMPARE(*answerOf(f.replica->local("columns", "centre")), QByteArray());
    }

    void filesAreKeptUnderTheirHash()
    {
        ReplicaFixture f;
        f.openWithGrants();
        const QByteArray pdf = "%PDF-1.7\nhello\n%%EOF\n";
        const auto hash = answerOf(f.replica->keepBytes(pdf));
        QVERIFY(hash.ok());
        const auto path = f.replica->filePath(*hash);
        QVERIFY(path.ok());
        QFile file(*path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), pdf);
        QCOMPARE(faultOf(f.replica->filePath(std::string(64, 'a'))), std::string("not_held"));
        QCOMPARE(faultOf(f.replica->filePath("../replica.db")), std::string("not_held"));
        f.freeBytes = FileStore::kReserveBytes;
        QCOMPARE(faultOf(answerOf(f.replica->keepBytes(pdf + "\n%%EOF"))),
                 std::string("disk_full"));
    }

    void anActThatNeedsTheServerIsExplainedOffline()
    {
        ReplicaFixture f;
        f.openWithGrants();
        const auto answer = answerOf(f.replica->actOnline(f.newJob("Online", f.replica->newId())));
        QCOMPARE(faultOf(answer), std::string("offline"));
        QVERIFY(!answer.fault().forUser.empty());
        QCOMPARE(answerOf(f.replica->outbox())->size(), std::size_t(0));
    }

    void anOnlineActAnswersWhenItsEffectIsHere()
    {
        ReplicaFixture f;
        f.openWithGrants();
        f.replica->setOnline(true);
        auto answer = f.replica->actOnline(f.newJob("Online", f.replica->newId()));
        auto batch = answerOf(f.replica->nextBatch(10));
        QTRY_VERIFY((batch = answerOf(f.replica->nextBatch(10)), batch->size() == 1));
        Verdict v;
        v.operation = batch->front().id;
        v.number = 1;
        v.kind = VerdictKind::Applied;
        v.seq = 4;
        QVERIFY(answerOf(f.replica->takeVerdicts({v})).ok());
        QCoreApplication::processEvents();
        QVERIFY(!answer.isFinished());
        PullReply pull;
        pull.epoch = "e1";
        pull.toSeq = 4;
        pull.ackedNumber = 1;
        const auto body = compress(encodePullReply(pull));
        QVERIFY(answerOf(f.replica->takePull(QByteArray::fromStdString(body))).ok());
        const auto verdict = answerOf(answer);
        QVERIFY(verdict.ok());
        QCOMPARE(verdict->seq, std::int64_t(4));

        auto lost = f.replica->actOnline(f.newJob("Lost", f.replica->newId()));
        QTRY_COMPARE(answerOf(f.replica->outbox())->size(), std::size_t(1));
        f.replica->setOnline(false);
        QCOMPARE(faultOf(answerOf(lost)), std::string("offline"));
    }

    void aDamagedPullChangesNothing()
    {
        ReplicaFixture f;
        f.openWithGrants();
        PullReply pull;
        pull.epoch = "e1";
        pull.toSeq = 9;
        pull.scopes = {"team:a"};
        pull.whole = {"team:a"};
        auto body = QByteArray::fromStdString(compress(encodePullReply(pull)));
        for (qsizetype n = 0; n < body.size(); ++n) {
            QVERIFY(!answerOf(f.replica->takePull(body.left(n))).ok());
        }
        QVERIFY(answerOf(f.replica->pullRequest())->scopes.empty());
        QVERIFY(answerOf(f.replica->takePull(body)).ok());
        QCOMPARE(answerOf(f.replica->pullRequest())->scopes.size(), std::size_t(1));
        pull.epoch = "another history";
        body = QByteArray::fromStdString(compress(encodePullReply(pull)));
        QCOMPARE(faultOf(answerOf(f.replica->takePull(body))), std::string("conflict"));
    }

    void filesWaitUntilTheServerHasThem()
    {
        ReplicaFixture f;
        f.openWithGrants();
        const auto job = f.replica->newId();
        QVERIFY(answerOf(f.replica->act(f.newJob("With photo", job))).ok());
        const QByteArray pdf = "%PDF-1.7\n%%EOF\n";
        const auto hash = f.attach(job, pdf);
        const auto waiting = answerOf(f.replica->filesToSend());
        QVERIFY(waiting.ok());
        QCOMPARE(waiting->size(), std::size_t(1));
        QCOMPARE(waiting->front().sha256, hash);
        QCOMPARE(waiting->front().size, std::int64_t(pdf.size()));
        QVERIFY(answerOf(f.replica->filesToFetch())->empty());
    }

    void theSmallestFileGoesFirst()
    {
        ReplicaFixture f;
        f.openWithGrants();
        const auto job = f.replica->newId();
        QVERIFY(answerOf(f.replica->act(f.newJob("With photo", job))).ok());
        for (const int more : {900, 10, 400}) {
            const QByteArray pdf = "%PDF-1.7\n" + QByteArray(more, '%') + "\n%%EOF\n";
            f.attach(job, pdf);
        }
        const auto waiting = answerOf(f.replica->filesToSend());
        QVERIFY(waiting.ok());
        QCOMPARE(waiting->size(), std::size_t(3));
        QVERIFY((*waiting)[0].size < (*waiting)[1].size);
        QVERIFY((*waiting)[1].size < (*waiting)[2].size);
    }

    void closingWritesWhatWasAskedFor()
    {
        ReplicaFixture f;
        f.openWithGrants();
        for (int i = 0; i < 50; ++i) {
            f.replica->act(f.newJob("Job " + std::to_string(i), f.replica->newId()));
        }
        f.replica->close();
        QVERIFY(!answerOf(f.replica->loadPage({.type = Job::kType})).ok());
        f.restart();
        QCOMPARE(answerOf(f.replica->countUpTo({.type = Job::kType}, 1000)).valueOr(0),
                 std::int64_t(50));
    }

    void anUpgradeKeepsTheOldFile()
    {
        ReplicaFixture f;
        f.openWithGrants();
        QVERIFY(answerOf(f.replica->act(f.newJob("Kept", f.replica->newId()))).ok());
        f.replica->close();
        const auto path = f.temporary.file("replica/replica.db");
        const auto old = [&] {
            return QDir(QString::fromStdString(f.temporary.file("replica")))
                .entryList({QStringLiteral("replica.db.before-*")});
        };
        QVERIFY(old().isEmpty());
        {
            auto db = Database::open({.path = path});
            QVERIFY(db.ok());
            // As an older program left it: one index was not there yet.
            auto name = db->prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND "
                                    "sql IS NOT NULL AND tbl_name = 'task' LIMIT 1");
            QVERIFY(name.ok() && name->step().valueOr(false));
            const auto sql = "DROP INDEX \"" + std::string(name->text(0)) + '"';
            name->reset();
            QVERIFY(db->execute(sql).ok());
        }
        f.restart();
        QCOMPARE(old().size(), 1);
        QVERIFY(!QFileInfo::exists(QString::fromStdString(path + ".migrating")));
        QCOMPARE(answerOf(f.replica->countUpTo({.type = Job::kType}, 10)).valueOr(0),
                 std::int64_t(1));
    }

    void aFutureNobodyWantsIsSkipped()
    {
        ReplicaFixture f;
        f.openWithGrants();
        std::vector<QFuture<Result<Page>>> dropped;
        for (int i = 0; i < 200; ++i) {
            dropped.push_back(f.replica->loadPage({.type = Job::kType}));
            dropped.back().cancel();
        }
        QVERIFY(answerOf(f.replica->loadPage({.type = Job::kType})).ok());
        for (auto& d : dropped) {
            QTRY_VERIFY(d.isFinished());
        }
    }
};

QTEST_GUILESS_MAIN(TestLocalReplica)
#include "test_local_replica.moc"
