// The only writer (sync.md §5, §15 "Committer"): a group is durable as a whole, and one job's fault
// is its own.
#include <QtTest/QtTest>

#include <thread>

#include "server/sync/committer.h"
#include "shared/store/transactions.h"
#include "tests/support/shared/fault_vfs.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

namespace {

GroupCommit::Job row(int n)
{
    return [n](Database& db, AuthorityCore&, std::vector<ScopeEvent>& events) -> Status {
        MYSPIKE_TRY(db.run("INSERT INTO t(n) VALUES(?1)", n));
        events.push_back({"scope", n});
        return okStatus();
    };
}

GroupCommit::Job failing(int n)
{
    return [n](Database& db, AuthorityCore&, std::vector<ScopeEvent>& events) -> Status {
        MYSPIKE_TRY(db.run("INSERT INTO t(n) VALUES(?1)", n));
        events.push_back({"scope", n});
        return Fault::invalid(msg("test", "No."));
    };
}

struct Store
{
    Store() { (void)w.server.database->execute("CREATE TABLE t(n INTEGER PRIMARY KEY)"); }
    std::int64_t rows()
    {
        return w.server.database->integer("SELECT count(*) FROM t", 0).valueOr(-1);
    }
    World w;
};

} // namespace

class TestCommitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGroupOfAHundredWithThreeFailing()
    {
        Store s;
        GroupCommit group(*s.w.server.database, *s.w.server.core);
        std::vector<GroupCommit::Job> jobs;
        for (int i = 0; i < 100; ++i) {
            jobs.push_back(i == 7 || i == 50 || i == 99 ? failing(i) : row(i));
        }
        std::vector<ScopeEvent> events;
        const auto answers = group.run(jobs, events);
        QCOMPARE(answers.size(), std::size_t(100));
        int refused = 0;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            refused += !answers[i].ok();
            QCOMPARE(answers[i].ok(), i != 7 && i != 50 && i != 99);
        }
        QCOMPARE(refused, 3);
        QCOMPARE(s.rows(), std::int64_t(97));
        QCOMPARE(events.size(), std::size_t(97));
    }

    void nobodyIsToldBeforeTheGroupIsDurable()
    {
        FaultVfs disk("committer-sync");
        Store s;
        s.w.server.vfs = "committer-sync";
        s.w.reopenServer();
        QVERIFY(s.w.server.database->setSynchronous(Synchronous::Full).ok());
        GroupCommit group(*s.w.server.database, *s.w.server.core);
        disk.failSync(1, DiskFault::Broken);
        std::vector<ScopeEvent> events;
        const auto answers = group.run({row(1), row(2)}, events);
        disk.heal();
        QCOMPARE(answers.size(), std::size_t(2));
        QVERIFY(!answers[0].ok());
        QVERIFY(!answers[1].ok());
        QVERIFY(events.empty());
        // After the disk is well again the same jobs are taken, once.
        s.w.server.core.reset();
        s.w.server.store.reset();
        s.w.server.database.reset();
        s.w.server.vfs.clear();
        s.w.reopenServer();
        GroupCommit again(*s.w.server.database, *s.w.server.core);
        const auto before = s.rows();
        QVERIFY(before == 0 || before == 2); // whole or not at all
        if (before == 0) {
            QVERIFY(again.run({row(1), row(2)}, events)[0].ok());
        }
        QCOMPARE(s.rows(), std::int64_t(2));
    }

    void aLongReaderStopsNobody()
    {
        Store s;
        auto reading =
            Database::open({.path = s.w.server.folder.file("server.db"), .readOnly = true});
        QVERIFY(reading.ok());
        auto snapshot = ReadTransaction::begin(*reading);
        QVERIFY(snapshot.ok());
        QCOMPARE(reading->integer("SELECT count(*) FROM t", 0).valueOr(-1), std::int64_t(0));
        Committer committer(*s.w.server.database, *s.w.server.core, {});
        for (int i = 0; i < 200; ++i) {
            QVERIFY(committer.run(row(i)).ok());
        }
        // It still sees what it saw.
        QCOMPARE(reading->integer("SELECT count(*) FROM t", 0).valueOr(-1), std::int64_t(0));
    }

    void manyAtOnceAreAllAnswered()
    {
        Store s;
        std::atomic<int> done = 0;
        {
            Committer committer(*s.w.server.database, *s.w.server.core, {});
            std::vector<std::thread> people;
            for (int t = 0; t < 8; ++t) {
                people.emplace_back([&, t] {
                    for (int i = 0; i < 25; ++i) {
                        done += committer.run(row(t * 100 + i)).ok();
                    }
                });
            }
            for (auto& p : people) {
                p.join();
            }
        }
        QCOMPARE(done.load(), 200);
        QCOMPARE(s.rows(), std::int64_t(200));
    }

    void whatWasConfirmedIsNotedBesideTheDatabase()
    {
        World w;
        auto& aina = w.replica("aina", {{"worker", "team:north", Date{}, std::nullopt}});
        auto file = HistoryMarkFile::open(w.server.folder.file("history.mark"));
        QVERIFY(file.ok());
        GroupCommit group(*w.server.database, *w.server.core, &*file);
        std::vector<ScopeEvent> events;
        QVERIFY(group.run({row(1)}, events).size() == 1);
        w.sync(aina);
        QVERIFY(aina.create(*w.catalogue.type("job"), w.newId(),
                            Values().set(kTitle, "Roof").set(kTeam, "north"))
                    .ok());
        w.sync(aina);
        const auto none = [](Database&, AuthorityCore&, std::vector<ScopeEvent>&) {
            return okStatus();
        };
        QVERIFY(group.run({none}, events)[0].ok());
        QCOMPARE(file->mark()->seq, w.server.core->lastSeq());
        QCOMPARE(file->mark()->epoch, w.server.core->epoch());
    }
};

QTEST_GUILESS_MAIN(TestCommitter)
#include "test_committer.moc"
