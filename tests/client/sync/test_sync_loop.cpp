#include <QSignalSpy>
#include <QTest>

#include "client/sync/sync_loop.h"
#include "shared/sync/records.h"
#include "tests/support/client/fake_server.h"
#include "tests/support/client/replica_fixture.h"

using namespace myspike;
using namespace myspike::test;

namespace {

/// Aina's laptop, an officer's desk and the server between them.
struct Story
{
    World world;
    World::Replica& aina = world.replica("Aina", {{"worker", "team:a", Date{0}, std::nullopt}});
    World::Replica& officer =
        world.replica("Officer", {{"officer", "national:jobs", Date{0}, std::nullopt}});
    ReplicaFixture f;
    FakeServer server{world};
    SplitMix64 rng{3};
    std::unique_ptr<SyncLoop> loop;

    Story()
    {
        f.user = aina.core->identity().actor.user;
        server.user = f.user;
        server.setToken("token-0");
        ReplicaFixture::must(answerOf(f.replica->open(f.owner())));
        loop = std::make_unique<SyncLoop>(*f.replica, server, f.clock, rng);
    }
    ~Story() { loop.reset(); }

    /// Starts and waits until the first full round is through.
    bool synchronise()
    {
        QSignalSpy done(loop.get(), &SyncLoop::synchronised);
        if (loop->report().syncedAt) {
            loop->syncNow();
        } else {
            loop->start();
        }
        return done.wait(20'000);
    }

    Id createJob(const std::string& title)
    {
        const auto id = f.replica->newId();
        ReplicaFixture::must([&]() -> Status {
            auto acted = answerOf(f.replica->act(f.newJob(title, id)));
            return acted ? okStatus() : Status(acted.fault());
        }());
        return id;
    }

    std::string titleOnServer(const Id& id)
    {
        const auto found = world.server.store->find(Job::kType, id);
        return found ? found->text(kTitle) : std::string("absent");
    }

    std::size_t waiting() { return answerOf(f.replica->outbox())->size(); }

    std::string attach(const Id& job, const QByteArray& bytes) { return f.attach(job, bytes); }
};

QByteArray pdfOf(int bytes)
{
    QByteArray out = "%PDF-1.7\n";
    for (int i = 0; out.size() < bytes; ++i) {
        out += QByteArray::number(i * 7919) + '\n';
    }
    return out + "%%EOF\n";
}

} // namespace

class TestSyncLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Work dated into a year that has not come is taken all the same, and the difference told.
    void aClockThreeYearsAheadIsToldAndLosesNothing()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.f.clock.advanceMs(std::int64_t{3} * 365 * 24 * 3'600'000);
        std::optional<Instant> told;
        connect(s.loop.get(), &SyncLoop::serverTimeTold, this,
                [&told](const Instant& server) { told = server; });
        const auto id = s.createJob("Typed in another year");
        QVERIFY(s.synchronise());
        QCOMPARE(told, std::optional(s.world.now));
        QCOMPARE(s.titleOnServer(id), std::string("Typed in another year"));
        QCOMPARE(s.waiting(), std::size_t{0});
    }

    void largeScopesComeInSegmentsWhileWorkGoesOn_data()
    {
        QTest::addColumn<qint64>("mostInPlace");
        QTest::newRow("into the replica in use") << qint64(20'000);
        QTest::newRow("into a new one built beside it") << qint64(5);
    }

    void largeScopesComeInSegmentsWhileWorkGoesOn()
    {
        QFETCH(qint64, mostInPlace);
        Story s;
        s.world.useSegments(1'000, 10, 2'000);
        s.f.replica->setMostRowsInPlace(mostInPlace);
        s.server.mostPieceBytes = 200;
        s.server.damagedPieces = 1;
        const auto& job = *s.world.catalogue.type("job");
        std::vector<Id> ids;
        for (int i = 0; i < 40; ++i) {
            ids.push_back(s.world.newId());
            QVERIFY(s.officer
                        .create(job, ids.back(),
                                Values().set(kTitle, "Job " + std::to_string(i)).set(kTeam, "a"))
                        .ok());
        }
        s.world.sync(s.officer);
        // Work can begin before the rows are here.
        QVERIFY(s.synchronise());
        const auto mine = s.createJob("Mine");
        s.createJob("Meanwhile");
        QTRY_COMPARE_WITH_TIMEOUT(*answerOf(s.f.replica->countUpTo(Query{.type = "job"}, 1'000)),
                                  std::int64_t(42), 20'000);
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        QCOMPARE(s.titleOnServer(mine), std::string("Mine"));
        QTRY_COMPARE(s.loop->report().bytesToCome, std::int64_t(0));
        QVERIFY(answerOf(s.f.replica->coming())->empty());
        // And it goes on as ever.
        QVERIFY(s.officer.edit(job, ids[7], Values().set(kTitle, "Changed")).ok());
        s.world.sync(s.officer);
        s.server.sayScope("team:a");
        QTRY_COMPARE(answerOf(s.f.replica->load("job", ids[7]))->record.text(kTitle),
                     std::string("Changed"));
    }

    void workDoneOfflineArrivesAndIsAcknowledged()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.server.unreachable = true;
        const auto id = s.createJob("Inspect");
        QTRY_VERIFY(s.loop->report().offlineSince);
        QCOMPARE(s.loop->report().waiting, 1);
        QVERIFY(!s.loop->report().trouble.empty());
        QCOMPARE(s.titleOnServer(id), std::string("absent"));

        // Another start without a line tells what waits from before.
        s.loop = std::make_unique<SyncLoop>(*s.f.replica, s.server, s.f.clock, s.rng);
        s.loop->start();
        QTRY_COMPARE(s.loop->report().waiting, 1);
        QTRY_VERIFY(s.loop->report().offlineSince);

        s.server.unreachable = false;
        const auto said = s.loop->syncNow().english();
        QVERIFY2(said.find("Trying again now") != std::string::npos, said.c_str());
        QTRY_COMPARE(s.titleOnServer(id), std::string("Inspect"));
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        QTRY_VERIFY(!s.loop->report().offlineSince && s.loop->report().trouble.empty());
        QTRY_COMPARE(s.loop->report().waiting, 0);
        QVERIFY(s.loop->report().syncedAt);
    }

    void photographsAreCountedWithoutALine()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.server.unreachable = true;
        const auto job = s.createJob("Inspect");
        s.attach(job, pdfOf(40'000));
        s.attach(job, pdfOf(50'000));
        QTRY_COMPARE(s.loop->report().files, 2);
        QTRY_VERIFY(s.loop->report().offlineSince);
        // The next start counts what is there before anybody answers.
        s.loop = std::make_unique<SyncLoop>(*s.f.replica, s.server, s.f.clock, s.rng);
        s.loop->start();
        QTRY_COMPARE(s.loop->report().files, 2);
        s.server.unreachable = false;
        s.loop->syncNow();
        QTRY_COMPARE_WITH_TIMEOUT(s.loop->report().files, 0, 20'000);
    }

    void aLostAnswerDoublesNothing()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.server.loseAnswers[path::kPush] = 1;
        const auto id = s.createJob("Once");
        QTRY_COMPARE(s.titleOnServer(id), std::string("Once"));
        QTRY_VERIFY(s.loop->report().offlineSince);
        QCOMPARE(s.waiting(), std::size_t(1));
        const auto seq = s.world.server.core->lastSeq();
        s.loop->syncNow();
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        QCOMPARE(s.world.server.core->lastSeq(), seq);
        QVERIFY(answerOf(s.f.replica->inbox())->empty());
    }

    void aLineThatComesBackIsUsedAtOnce()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.server.unreachable = true;
        // Long refusals in a row: the next look would be minutes away.
        for (int i = 0; i < 6; ++i) {
            s.loop->syncNow();
            QTRY_VERIFY(s.loop->report().offlineSince && !s.loop->report().isSyncing);
        }
        const auto id = s.createJob("Inspect");
        s.server.unreachable = false;
        s.loop->networkBack();
        QTRY_COMPARE(s.titleOnServer(id), std::string("Inspect"));
        QTRY_COMPARE(s.waiting(), std::size_t(0));
    }

    void anyAnswerOfTheServerShowsThatThereIsALine()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.server.unreachable = true;
        s.loop->syncNow();
        QTRY_VERIFY(s.loop->report().offlineSince && !s.loop->report().isSyncing);
        s.server.unreachable = false;
        Q_EMIT s.server.answered();
        QTRY_VERIFY(!s.loop->report().offlineSince);
    }

    /// As after a restore of the server that its operator did not announce.
    void decidedWorkIsOfferedAgainToAServerThatForgotIt()
    {
        Story s;
        QVERIFY(s.synchronise());
        const auto first = s.createJob("One");
        const auto second = s.createJob("Two");
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        auto& db = *s.world.server.database;
        QVERIFY(db.execute("DELETE FROM op_log WHERE number > 1; "
                           "UPDATE device_generation SET last_number = 1")
                    .ok());
        const auto third = s.createJob("Three");
        QTRY_COMPARE(s.titleOnServer(third), std::string("Three"));
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        QCOMPARE(s.titleOnServer(first), std::string("One"));
        QCOMPARE(s.titleOnServer(second), std::string("Two"));
        QCOMPARE(*db.integer("SELECT max(last_number) FROM device_generation", 0), std::int64_t(3));
    }

    void whatIsKeptNowhereAnyMoreGetsNewNumbers()
    {
        Story s;
        QVERIFY(s.synchronise());
        const auto first = s.createJob("One");
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        const auto generation = s.f.replica->identity().generation;
        auto& db = *s.world.server.database;
        QVERIFY(
            db.execute("DELETE FROM op_log; UPDATE device_generation SET last_number = 7").ok());
        const auto next = s.createJob("Two");
        QTRY_COMPARE(s.titleOnServer(next), std::string("Two"));
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        QVERIFY(s.f.replica->identity().generation != generation);
        QCOMPARE(s.titleOnServer(first), std::string("One"));
    }

    void aLostPullIsAskedForAgain()
    {
        Story s;
        s.server.loseAnswers[path::kPull] = 1;
        s.loop->start();
        QTRY_VERIFY(s.loop->report().offlineSince);
        QVERIFY(s.synchronise());
        QVERIFY(s.loop->report().syncedAt);
    }

    void whatOthersDidIsShown()
    {
        Story s;
        QVERIFY(s.synchronise());
        const auto id = s.createJob("Mine");
        QTRY_COMPARE(s.titleOnServer(id), std::string("Mine"));
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        QVERIFY(s.world.sync(s.officer));
        QVERIFY(s.officer
                    .edit(s.officer.find(Job::kType, id)->type(), id,
                          Values().set(kPlace, std::string("Hall 2")))
                    .ok());
        QVERIFY(s.world.sync(s.officer));
        std::vector<RowRef> told;
        connect(s.f.replica.get(), &Replica::rowsChanged, this,
                [&](const std::vector<RowRef>& rows) {
                    told.insert(told.end(), rows.begin(), rows.end());
                });
        s.server.sayScope("team:a");
        QTRY_VERIFY(std::find(told.begin(), told.end(), RowRef{Job::kType, id}) != told.end());
        QCOMPARE(answerOf(s.f.replica->load(Job::kType, id))->record.text(kPlace),
                 std::string("Hall 2"));
    }

    void aRefusalIsKeptWithAllThatWasTyped()
    {
        Story s;
        QVERIFY(s.synchronise());
        // The right is gone on the server before the act arrives.
        s.world.setGrants("Aina", {});
        const auto id = s.createJob("Too late");
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        const auto inbox = answerOf(s.f.replica->inbox());
        QCOMPARE(inbox->size(), std::size_t(1));
        QCOMPARE(inbox->front().verdict.kind, VerdictKind::Rejected);
        QCOMPARE(inbox->front().operation.args.getOr(kTitle, std::string()),
                 std::string("Too late"));
        QTRY_COMPARE(s.loop->report().refused, 1);
        QVERIFY(answerOf(s.f.replica->markRead(inbox->front().operation.id)).ok());
        QTRY_COMPARE(s.loop->report().refused, 0);
        QCOMPARE(s.titleOnServer(id), std::string("absent"));
    }

    void aBusyServerIsLeftAlone()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.server.busyAnswers = 1;
        s.server.retryAfterSeconds = 3600;
        s.loop->syncNow();
        QTRY_VERIFY(!s.loop->report().trouble.empty());
        QVERIFY(!s.loop->report().offlineSince);
        const auto before = s.server.asked.size();
        s.createJob("Waits");
        s.server.sayScope("team:a");
        QCoreApplication::processEvents();
        QCOMPARE(s.server.asked.size(), before);
        QVERIFY(s.synchronise()); // but the button works
    }

    void aPortalIsRecognised()
    {
        Story s;
        s.server.portal = true;
        s.loop->start();
        QTRY_VERIFY(s.loop->report().offlineSince);
        QVERIFY(s.loop->report().trouble.english().find("browser") != std::string::npos);
        QVERIFY(!s.loop->report().mustLogIn);
    }

    void aSessionThatEndedAsksForALogin()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.server.sessionEnded = true;
        QSignalSpy out(s.loop.get(), &SyncLoop::signedOut);
        const auto id = s.createJob("Kept");
        QVERIFY(out.wait());
        QVERIFY(s.loop->report().mustLogIn);
        QVERIFY(s.loop->syncNow().english().find("Log in") != std::string::npos);
        QCOMPARE(s.waiting(), std::size_t(1));
        s.server.sessionEnded = false;
        s.server.setToken("token-9");
        s.loop->start();
        QTRY_COMPARE(s.titleOnServer(id), std::string("Kept"));
        QTRY_VERIFY(!s.loop->report().mustLogIn);
    }

    void loggedInOfflineItLogsInWhenTheNetworkIsBack()
    {
        Story s;
        s.server.setToken({});
        s.server.unreachable = true;
        int logins = 0;
        s.loop->start([&]() -> QFuture<Result<LoginReply>> {
            ++logins;
            QPromise<Result<LoginReply>> p;
            p.start();
            p.addResult(
                s.server.unreachable
                    ? Result<LoginReply>(Fault{FaultCode::Offline, msg("test", "No."), {}, {}})
                    : Result<LoginReply>(LoginReply{"token-5", s.f.user, "Aina", {}, false}));
            p.finish();
            return p.future();
        });
        QTRY_COMPARE(logins, 1);
        QVERIFY(s.loop->report().offlineSince);
        s.server.unreachable = false;
        QVERIFY([&] {
            QSignalSpy done(s.loop.get(), &SyncLoop::synchronised);
            s.loop->syncNow();
            return done.wait();
        }());
        QCOMPARE(logins, 2);
        QCOMPARE(s.server.token(), QByteArray("token-5"));
    }

    void filesFollowTheRecordsAndGoOnAfterACut()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.server.unreachable = true;
        const auto id = s.createJob("With a slip");
        const auto bytes = pdfOf(9'500);
        const auto hash = QString::fromStdString(s.attach(id, bytes));
        QTRY_VERIFY(s.loop->report().offlineSince);
        s.server.unreachable = false;
        s.server.piecesBeforeCut = 4;
        s.loop->syncNow();
        // Records are there although the file is not.
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        QTRY_COMPARE(s.loop->report().files, 1);
        QTRY_VERIFY(s.server.parts[hash].size() > 4'000 && !s.server.blobs.contains(hash));
        const auto before = s.server.parts[hash].size();
        s.server.piecesBeforeCut = -1;
        s.server.asked.clear();
        s.loop->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(s.server.blobs.contains(hash), 15'000);
        QCOMPARE(s.server.blobs[hash], bytes);
        // It went on where it had been cut: what was there was not sent again.
        int pieces = 0;
        for (const auto& a : s.server.asked) {
            pieces += a.startsWith("PATCH") ? 1 : 0;
        }
        QVERIFY2(pieces <= (bytes.size() - before) / 1000 + 1, qPrintable(QString::number(pieces)));
        QTRY_COMPARE(s.loop->report().files, 0);
    }

    void aFileIsFetchedInPiecesAndProved()
    {
        Story s;
        QVERIFY(s.synchronise());
        const auto bytes = pdfOf(5'300);
        const auto hash = toHex(myspike::sha256(bytes.toStdString()));
        s.server.blobs[QString::fromStdString(hash)] = bytes;
        QVERIFY(!s.f.replica->filePath(hash).ok());
        QVERIFY(answerOf(s.loop->fetchFile(hash)).ok());
        const auto path = s.f.replica->filePath(hash);
        QVERIFY(path.ok());
        QFile file(*path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);

        const std::string mangled(64, 'a');
        s.server.blobs[QString::fromStdString(mangled)] = bytes;
        QVERIFY(!answerOf(s.loop->fetchFile(mangled)).ok());
        QVERIFY(!s.f.replica->filePath(mangled).ok());
        QCOMPARE(faultOf(answerOf(s.loop->fetchFile(std::string(64, 'b')))),
                 std::string("not_found"));
    }

    void aFullDiskStopsFetchingAndNotSending()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.server.unreachable = true;
        const auto id = s.createJob("With a slip");
        const auto hash = QString::fromStdString(s.attach(id, pdfOf(2'500)));
        QTRY_VERIFY(s.loop->report().offlineSince);
        // The reserve of the outbox is eaten into by somebody else.
        s.f.freeBytes = 150'000'000;
        s.server.unreachable = false;
        s.loop->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(s.server.blobs.contains(hash), 15'000);
        const auto other = pdfOf(3'000);
        const auto wanted = toHex(myspike::sha256(other.toStdString()));
        s.server.blobs[QString::fromStdString(wanted)] = other;
        const auto none = answerOf(s.loop->fetchFile(wanted));
        QCOMPARE(faultOf(none), std::string("disk_full"));
        QVERIFY(none.fault().forUser.english().find("200 MB") != std::string::npos);
        QTRY_VERIFY(!s.loop->report().filesTrouble.empty());
        // Work itself goes on, and with room again so do the files.
        s.createJob("Still possible");
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        s.f.freeBytes = 10'000'000'000;
        QVERIFY(answerOf(s.loop->fetchFile(wanted)).ok());
        QTRY_VERIFY(s.loop->report().filesTrouble.empty());
    }

    void aProxysOldVerdictsAreNoProgress()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.createJob("First");
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        s.server.replayPush = true; // each push is answered as the one before it was
        s.createJob("Second");
        QTRY_VERIFY(!s.loop->report().trouble.empty());
        const auto pushes = s.server.count("POST /v1/push");
        QVERIFY2(pushes <= 3, std::to_string(pushes).c_str());
        QCOMPARE(s.waiting(), std::size_t(1));
        s.server.replayPush = false;
        QVERIFY(s.synchronise());
        QTRY_COMPARE(s.waiting(), std::size_t(0));
    }

    void manyActsGoInFewRequests()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.server.unreachable = true;
        for (int i = 0; i < 250; ++i) {
            s.f.replica->act(s.f.newJob("Job " + std::to_string(i), s.f.replica->newId()));
        }
        QTRY_COMPARE(s.loop->report().waiting, 250);
        QTRY_VERIFY(s.loop->report().offlineSince);
        s.server.unreachable = false;
        s.server.asked.clear();
        s.loop->syncNow();
        QTRY_COMPARE_WITH_TIMEOUT(s.loop->report().waiting, 0, 20'000);
        QCOMPARE(s.server.count("POST /v1/push"), 2);
        QCOMPARE(s.world.server.store->count({.type = Job::kType}), std::int64_t(250));
    }

    void anOnlineActIsAnsweredByTheServer()
    {
        Story s;
        QVERIFY(s.synchronise());
        const auto id = s.f.replica->newId();
        const auto verdict = answerOf(s.f.replica->actOnline(s.f.newJob("Now", id)));
        QVERIFY2(verdict.ok(), faultOf(verdict).c_str());
        QCOMPARE(verdict->kind, VerdictKind::Applied);
        QCOMPARE(s.titleOnServer(id), std::string("Now"));
        // Its effect is here as the server holds it.
        QVERIFY(answerOf(s.f.replica->load(Job::kType, id))->record.version > 0);
    }

    void aClonedDiskIsNumberedAnew()
    {
        Story s;
        QVERIFY(s.synchronise());
        s.createJob("First");
        QTRY_COMPARE(s.waiting(), std::size_t(0));
        // Another copy of this disk said hello meanwhile.
        auto other = answerOf(s.f.replica->hello());
        QVERIFY(s.world.server.core->hello(*other, s.f.user, s.world.now, "other nonce").ok());
        s.world.wait(5);
        const auto id = s.createJob("Second");
        s.loop->syncNow();
        QTRY_COMPARE(s.titleOnServer(id), std::string("Second"));
        QTRY_COMPARE(s.waiting(), std::size_t(0));
    }

    void stoppingInTheMiddleIsSafe()
    {
        for (int turns = 0; turns < 12; ++turns) {
            Story s;
            QVERIFY(s.synchronise());
            s.createJob("Work");
            s.loop->syncNow();
            for (int i = 0; i < turns; ++i) {
                QCoreApplication::processEvents();
            }
            s.loop->stop();
            s.f.replica->close();
            QCoreApplication::processEvents();
        }
    }
};

QTEST_GUILESS_MAIN(TestSyncLoop)
#include "test_sync_loop.moc"
