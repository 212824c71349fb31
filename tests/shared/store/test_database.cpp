#include <QtTest>

#include <filesystem>
#include <fstream>

#include "shared/store/database.h"
#include "shared/store/transactions.h"
#include "tests/support/shared/fault_vfs.h"
#include "tests/support/shared/store_catalogue.h"

using namespace myspike;
using namespace myspike::test;

namespace {

std::int64_t number(Database& d, std::string_view sql)
{
    auto n = d.integer(sql, -1);
    return n ? *n : -2;
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private slots:
    void bindsAndReadsValues();
    void refusesSeveralStatements();
    void misspeltColumnIsAFault();
    void rollsBackUnlessCommitted();
    void savepointsNest();
    void readsASnapshot();
    void secondWriterIsBusy();
    void secondOpenerIsToldWhy();
    void missingFileIsNotFound();
    void strangeFileIsCorrupt();
    void damagedPageIsCorrupt();
    void constraintIsConflict();
    void backsUpWhileWriting();
    void emptiesTheWal();
    void interrupts();
    void fullDiskRollsBack_data();
    void fullDiskRollsBack();
    void brokenDiskIsNotCorruption();

private:
    static Database open(const DatabaseOptions& options)
    {
        auto d = Database::open(options);
        if (!d) {
            qFatal("%s", d.fault().detail.c_str());
        }
        return std::move(*d);
    }
};

void TestDatabase::bindsAndReadsValues()
{
    TemporaryFolder folder;
    auto d = open({.path = folder.file("a.db")});
    QVERIFY(d.execute("CREATE TABLE t(a ANY, b ANY) STRICT").ok());
    SplitMix64 rng(1);
    const auto id = Id::make(Instant{5}, rng);
    const std::vector<Value> values = {Value(), std::int64_t{-7}, std::string("R-0999 \"é\""),
                                       std::string(), id};
    for (const auto& v : values) {
        QVERIFY(d.run("INSERT INTO t VALUES(?,?)", v, v).ok());
    }
    auto s = d.prepare("SELECT a,b FROM t ORDER BY rowid");
    QVERIFY(s.ok());
    for (const auto& v : values) {
        auto row = s->step();
        QVERIFY(row.ok() && *row);
        QVERIFY(s->value(0) == v);
        QCOMPARE(s->isNull(1), isNull(v));
    }
    QVERIFY(!*s->step());
    QCOMPARE(s->columnName(1), std::string_view("b"));
    QCOMPARE(number(d, "SELECT count(*) FROM t WHERE typeof(a)='blob' AND length(a)=16"), 1);
}

void TestDatabase::refusesSeveralStatements()
{
    TemporaryFolder folder;
    auto d = open({.path = folder.file("a.db")});
    QVERIFY(!d.prepare("SELECT 1; SELECT 2").ok());
    QVERIFY(!d.prepare("").ok());
    QVERIFY(d.prepare("SELECT 1; ").ok());
}

void TestDatabase::misspeltColumnIsAFault()
{
    TemporaryFolder folder;
    auto d = open({.path = folder.file("a.db")});
    QVERIFY(d.execute("CREATE TABLE t(a TEXT) STRICT").ok());
    auto s = d.prepare("SELECT \"aa\" FROM t");
    QVERIFY(!s.ok());
    QCOMPARE(s.fault().code, FaultCode::Internal);
}

void TestDatabase::rollsBackUnlessCommitted()
{
    TemporaryFolder folder;
    auto d = open({.path = folder.file("a.db")});
    QVERIFY(d.execute("CREATE TABLE t(a INTEGER) STRICT").ok());
    {
        auto t = WriteTransaction::begin(d);
        QVERIFY(t.ok());
        QVERIFY(d.run("INSERT INTO t VALUES(1)").ok());
    }
    QCOMPARE(number(d, "SELECT count(*) FROM t"), 0);
    auto t = WriteTransaction::begin(d);
    QVERIFY(d.run("INSERT INTO t VALUES(1)").ok());
    QVERIFY(t->commit().ok());
    QVERIFY(!d.inTransaction());
    QCOMPARE(number(d, "SELECT count(*) FROM t"), 1);
    QVERIFY(!t->commit().ok());
}

void TestDatabase::savepointsNest()
{
    TemporaryFolder folder;
    auto d = open({.path = folder.file("a.db")});
    QVERIFY(d.execute("CREATE TABLE t(a INTEGER) STRICT").ok());
    QVERIFY(!Savepoint::begin(d).ok());
    auto t = WriteTransaction::begin(d);
    {
        auto outer = Savepoint::begin(d);
        QVERIFY(d.run("INSERT INTO t VALUES(1)").ok());
        {
            auto inner = Savepoint::begin(d);
            QVERIFY(d.run("INSERT INTO t VALUES(2)").ok());
        }
        auto kept = Savepoint::begin(d);
        QVERIFY(d.run("INSERT INTO t VALUES(4)").ok());
        QVERIFY(kept->release().ok());
        QVERIFY(outer->release().ok());
    }
    {
        auto undone = Savepoint::begin(d);
        QVERIFY(d.run("INSERT INTO t VALUES(8)").ok());
        QVERIFY(undone->rollback().ok());
    }
    QVERIFY(t->commit().ok());
    QCOMPARE(number(d, "SELECT sum(a) FROM t"), 5);
}

void TestDatabase::readsASnapshot()
{
    TemporaryFolder folder;
    auto writer = open({.path = folder.file("a.db")});
    QVERIFY(writer.execute("CREATE TABLE t(a INTEGER) STRICT").ok());
    auto reader = open({.path = folder.file("a.db"), .readOnly = true});
    {
        auto snapshot = ReadTransaction::begin(reader);
        QVERIFY(snapshot.ok());
        QVERIFY(writer.run("INSERT INTO t VALUES(1)").ok());
        QCOMPARE(number(reader, "SELECT count(*) FROM t"), 0);
    }
    QCOMPARE(number(reader, "SELECT count(*) FROM t"), 1);
    auto written = reader.run("INSERT INTO t VALUES(2)");
    QVERIFY(!written.ok());
    QCOMPARE(written.fault().code, FaultCode::Forbidden);
}

void TestDatabase::secondWriterIsBusy()
{
    TemporaryFolder folder;
    auto first = open({.path = folder.file("a.db")});
    auto second = open({.path = folder.file("a.db")});
    QVERIFY(second.execute("PRAGMA busy_timeout=1").ok());
    auto held = WriteTransaction::begin(first);
    QVERIFY(held.ok());
    auto refused = WriteTransaction::begin(second);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.fault().code, FaultCode::Busy);
    held->rollback();
    QVERIFY(WriteTransaction::begin(second).ok());
}

void TestDatabase::secondOpenerIsToldWhy()
{
    TemporaryFolder folder;
    const DatabaseOptions options{.path = folder.file("a.db"), .lock = true};
    {
        auto first = open(options);
        auto second = Database::open(options);
        QVERIFY(!second.ok());
        QCOMPARE(second.fault().code, FaultCode::Conflict);
        QVERIFY(second.fault().forUser.english().find("another window") != std::string::npos);
        // Those who only read are not concerned.
        QVERIFY(Database::open({.path = options.path, .readOnly = true, .lock = true}).ok());
    }
    QVERIFY(Database::open(options).ok());
}

void TestDatabase::missingFileIsNotFound()
{
    TemporaryFolder folder;
    auto d = Database::open({.path = folder.file("none.db"), .create = false});
    QVERIFY(!d.ok());
    QCOMPARE(d.fault().code, FaultCode::NotFound);
    QVERIFY(!std::filesystem::exists(folder.file("none.db")));
    auto noFolder = Database::open({.path = folder.file("none/none.db")});
    QVERIFY(!noFolder.ok());
    QCOMPARE(noFolder.fault().code, FaultCode::Io);
}

void TestDatabase::strangeFileIsCorrupt()
{
    TemporaryFolder folder;
    std::ofstream(folder.file("a.db")) << std::string(5'000, 'x');
    for (const bool readOnly : {true, false}) {
        auto d = Database::open({.path = folder.file("a.db"), .readOnly = readOnly});
        QVERIFY(!d.ok());
        QCOMPARE(d.fault().code, FaultCode::Corrupt);
    }
}

void TestDatabase::damagedPageIsCorrupt()
{
    TemporaryFolder folder;
    const auto path = folder.file("a.db");
    {
        auto d = open({.path = path});
        QVERIFY(d.execute("CREATE TABLE t(a TEXT) STRICT").ok());
        for (int i = 0; i < 500; ++i) {
            QVERIFY(d.run("INSERT INTO t VALUES(?)", std::string(100, 'a')).ok());
        }
        QVERIFY(d.quickCheck().ok());
    }
    {
        std::fstream f(path, std::ios::in | std::ios::out | std::ios::binary);
        f.seekp(4096 * 3);
        f << std::string(64, '\xff');
    }
    auto d = open({.path = path});
    auto checked = d.quickCheck();
    QVERIFY(!checked.ok());
    QCOMPARE(checked.fault().code, FaultCode::Corrupt);
}

void TestDatabase::constraintIsConflict()
{
    TemporaryFolder folder;
    auto d = open({.path = folder.file("a.db")});
    QVERIFY(d.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT) STRICT").ok());
    QVERIFY(d.run("INSERT INTO t VALUES(1,'secret')").ok());
    auto twice = d.run("INSERT INTO t VALUES(1,'secret')");
    QVERIFY(!twice.ok());
    QCOMPARE(twice.fault().code, FaultCode::Conflict);
    QVERIFY(d.run("INSERT INTO t VALUES(?,?)", 2, "x").ok());
    auto strict = d.run("INSERT INTO t VALUES(?,?)", "no number", "x");
    QVERIFY(!strict.ok());
}

void TestDatabase::backsUpWhileWriting()
{
    TemporaryFolder folder;
    auto d = open({.path = folder.file("a.db")});
    QVERIFY(d.execute("CREATE TABLE t(a INTEGER, b TEXT) STRICT").ok());
    auto t = WriteTransaction::begin(d);
    for (int i = 0; i < 20'000; ++i) {
        QVERIFY(d.run("INSERT INTO t VALUES(?,?)", i, std::string(200, 'b')).ok());
    }
    QVERIFY(t->commit().ok());

    int pieces = 0;
    const auto copied = d.backupTo(folder.file("copy.db"), [&](int, int) {
        ++pieces;
        return d.run("INSERT INTO t VALUES(-1,'later')").ok();
    });
    QVERIFY2(copied.ok(), copied.ok() ? "" : copied.fault().detail.c_str());
    QVERIFY(pieces > 1);
    auto copy = open({.path = folder.file("copy.db"), .readOnly = true});
    QVERIFY(copy.quickCheck().ok());
    QVERIFY(number(copy, "SELECT count(*) FROM t") >= 20'000);

    const auto stopped = d.backupTo(folder.file("no.db"), [](int, int) { return false; });
    QVERIFY(!stopped.ok());
    QVERIFY(!std::filesystem::exists(folder.file("no.db")));
    QVERIFY(!std::filesystem::exists(folder.file("no.db.part")));
}

void TestDatabase::emptiesTheWal()
{
    TemporaryFolder folder;
    auto d = open({.path = folder.file("a.db")});
    QVERIFY(d.execute("CREATE TABLE t(a INTEGER) STRICT").ok());
    QVERIFY(std::filesystem::file_size(folder.file("a.db-wal")) > 0);
    QVERIFY(d.checkpointTruncate().ok());
    QCOMPARE(std::filesystem::file_size(folder.file("a.db-wal")), std::uintmax_t{0});
}

void TestDatabase::interrupts()
{
    TemporaryFolder folder;
    auto d = open({.path = folder.file("a.db")});
    auto s = d.prepare("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
                       "SELECT i FROM n");
    QVERIFY(*s->step());
    d.interrupt();
    auto next = s->step();
    QVERIFY(!next.ok());
    QCOMPARE(next.fault().code, FaultCode::Busy);
    s->reset();
    QVERIFY(*s->step());
}

void TestDatabase::fullDiskRollsBack_data()
{
    QTest::addColumn<bool>("atSync");
    QTest::addColumn<int>("nth");
    for (const int n : {1, 2, 3, 7}) {
        QTest::addRow("write %d", n) << false << n;
    }
    QTest::addRow("sync") << true << 1;
}

void TestDatabase::fullDiskRollsBack()
{
    QFETCH(bool, atSync);
    QFETCH(int, nth);
    FaultVfs disk("full-disk");
    SmallStore s(StoreSide::Replica, {.synchronous = Synchronous::Full, .vfs = disk.name()});
    auto before = s.newWorker("Aminah");
    {
        auto t = WriteTransaction::begin(*s.database);
        QVERIFY(s.store->insert(before).ok());
        QVERIFY(t->commit().ok());
    }

    atSync ? disk.failSync(nth, DiskFault::Full) : disk.failWrite(nth, DiskFault::Full);
    std::optional<Fault> fault;
    {
        auto t = WriteTransaction::begin(*s.database);
        QVERIFY(t.ok());
        Status done = okStatus();
        auto changed = before;
        changed.set(kName, "Changed");
        done = s.store->update(changed);
        for (int i = 0; i < 50 && done.ok(); ++i) {
            done = s.store->insert(s.newWorker("Worker " + std::to_string(i)));
        }
        if (done.ok()) {
            done = t->commit();
        }
        QVERIFY(!done.ok());
        fault = done.fault();
    }
    QCOMPARE(fault->code, FaultCode::DiskFull);
    QVERIFY(!fault->forUser.empty());
    QVERIFY(!s.database->inTransaction());

    // The same connection goes on once there is room, and so does one opened anew.
    disk.heal();
    const auto isIntact = [&](Database& d) {
        RecordStore store(d, s.catalogue, StoreSide::Replica);
        QCOMPARE(store.count({.type = "worker"}), 1);
        QCOMPARE(store.find("worker", before.id)->text(kName), std::string("Aminah"));
        QCOMPARE(store.count({.type = "worker", .search = "Aminah"}), 1);
        QVERIFY(!store.fault());
        QVERIFY(d.quickCheck().ok());
    };
    isIntact(*s.database);
    s.store.reset();
    s.database.reset();
    auto again = open({.path = s.folder.file("store.db"), .create = false});
    isIntact(again);
    RecordStore store(again, s.catalogue, StoreSide::Replica);
    QVERIFY(store.insert(s.newWorker("After")).ok());
    QCOMPARE(store.count({.type = "worker"}), 2);
}

void TestDatabase::brokenDiskIsNotCorruption()
{
    FaultVfs disk("broken-disk");
    TemporaryFolder folder;
    auto d = open({.path = folder.file("a.db"), .vfs = disk.name()});
    QVERIFY(d.execute("CREATE TABLE t(a INTEGER) STRICT").ok());
    disk.failWrite(1, DiskFault::Broken);
    auto done = d.run("INSERT INTO t VALUES(1)");
    QVERIFY(!done.ok());
    QCOMPARE(done.fault().code, FaultCode::Io);
    disk.heal();
    disk.failSync(1, DiskFault::Broken);
    done = d.run("INSERT INTO t VALUES(1)");
    QVERIFY(!done.ok());
    QCOMPARE(done.fault().code, FaultCode::Io);
    disk.heal();
    QVERIFY(d.run("INSERT INTO t VALUES(1)").ok());
    QCOMPARE(number(d, "SELECT count(*) FROM t"), 1);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "test_database.moc"
