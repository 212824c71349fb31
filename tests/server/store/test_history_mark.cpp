// What the server has confirmed is kept beside the database, so that a backup that is put back is
// noticed (sync.md §13).
#include <QtTest/QtTest>

#include <filesystem>
#include <fstream>

#include "server/ops/init_store.h"
#include "server/ops/new_epoch.h"
#include "server/store/history_mark.h"
#include "shared/modules/catalogue.h"
#include "shared/store/transactions.h"
#include "shared/trust/file_key_store.h"
#include "tests/support/shared/store_catalogue.h"

namespace fs = std::filesystem;
using namespace myspike;
using namespace myspike::test;

namespace {

const Catalogue& catalogue()
{
    static const Catalogue c = buildCatalogue();
    return c;
}

HistoryMark markAt(std::int64_t seq, std::int64_t number)
{
    return {"e", seq, {{{"job", 2026}, number}}};
}

struct Server
{
    explicit Server()
    {
        InitRequest request{path(), MYSPIKE_SOURCE_DIR "/resources",
                            serverNamesFrom({"localhost"})};
        if (auto loaded = initStore(request, catalogue(), console); !loaded) {
            qFatal("%s", loaded.fault().forUser.english().c_str());
        }
    }
    fs::path path() const { return folder.file("store"); }
    Result<std::unique_ptr<StoreFolder>> open()
    {
        return StoreFolder::open(path(), catalogue(), clock, rng);
    }
    /// Something that the server confirms.
    void act(StoreFolder& store)
    {
        Operation op = console.act(kCreate, "user", Id::make(clock.now(), rng));
        const auto login = "user" + std::to_string(++made);
        op.args.setValue("login_name", login);
        op.args.setValue("name", login);
        op.args.setValue("status", std::string("registered"));
        auto tx = WriteTransaction::begin(store.database);
        std::vector<ScopeEvent> events;
        const auto v = store.authority->actTrusted(op, clock.now(), events);
        QVERIFY2(v.ok() && v->tookEffect(), v ? v->text.english().c_str() : "");
        QVERIFY(tx->commit().ok());
    }
    void copy() { fs::copy_file(path() / "server.db", folder.file("backup")); }
    void putBack()
    {
        fs::remove(path() / "server.db-wal");
        fs::remove(path() / "server.db-shm");
        fs::copy_file(folder.file("backup"), path() / "server.db",
                      fs::copy_options::overwrite_existing);
    }

    TemporaryFolder folder;
    SystemClock clock;
    SystemRng rng;
    ConsoleOperator console{"test", clock, rng};
    int made = 0;
};

} // namespace

class TestHistoryMark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLastAndEverySeries()
    {
        TemporaryFolder folder;
        const fs::path path = folder.file("history.mark");
        {
            auto file = HistoryMarkFile::open(path);
            QVERIFY(file.ok());
            QVERIFY(!file->mark());
            QVERIFY(file->note(markAt(1, 1)).ok());
            auto second = markAt(2, 1);
            second.numbers[{"claim", 2027}] = 9;
            QVERIFY(file->note(second).ok());
            QVERIFY(file->isDirty());
            QVERIFY(file->sync().ok());
            QVERIFY(!file->isDirty());
        }
        auto file = HistoryMarkFile::open(path);
        QVERIFY(file.ok());
        QCOMPARE(file->mark()->seq, std::int64_t(2));
        QCOMPARE(file->mark()->numbers.size(), std::size_t(2));
        QCOMPARE((file->mark()->numbers.at({"claim", 2027})), std::int64_t(9));
    }

    void aTornEndLosesTheLastLineAlone()
    {
        TemporaryFolder folder;
        const fs::path path = folder.file("history.mark");
        {
            auto file = HistoryMarkFile::open(path);
            QVERIFY(file->note(markAt(1, 1)).ok());
            QVERIFY(file->note(markAt(2, 2)).ok());
        }
        const auto whole = fs::file_size(path);
        for (std::uintmax_t cut = 1; cut < 60; cut += 7) {
            fs::copy_file(path, folder.file("torn"), fs::copy_options::overwrite_existing);
            fs::resize_file(folder.file("torn"), whole - cut);
            auto file = HistoryMarkFile::open(folder.file("torn"));
            QVERIFY(file.ok());
            QCOMPARE(file->mark()->seq, std::int64_t(1));
            QVERIFY(file->note(markAt(3, 3)).ok());
            QCOMPARE(HistoryMarkFile::open(folder.file("torn"))->mark()->seq, std::int64_t(3));
        }
    }

    void isWrittenAnewWhenItHasGrown()
    {
        TemporaryFolder folder;
        const fs::path path = folder.file("history.mark");
        auto file = HistoryMarkFile::open(path);
        for (int i = 1; i <= 6'000; ++i) {
            QVERIFY(file->note(markAt(i, i)).ok());
        }
        QVERIFY(fs::file_size(path) < 300 * 1024);
        QCOMPARE(HistoryMarkFile::open(path)->mark()->seq, std::int64_t(6'000));
    }

    void whatIsOlderThanConfirmedIsNotServed_data()
    {
        QTest::addColumn<int>("seq");
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("epoch");
        QTest::addColumn<bool>("taken");
        QTest::newRow("the same") << 10 << 5 << "e" << true;
        QTest::newRow("newer: power was lost before the mark was written")
            << 12 << 6 << "e" << true;
        QTest::newRow("older") << 9 << 5 << "e" << false;
        QTest::newRow("a number given that the records lack") << 10 << 4 << "e" << false;
        QTest::newRow("of another history") << 20 << 9 << "f" << false;
    }

    void whatIsOlderThanConfirmedIsNotServed()
    {
        QFETCH(int, seq);
        QFETCH(int, number);
        QFETCH(QString, epoch);
        QFETCH(bool, taken);
        auto is = markAt(seq, number);
        is.epoch = epoch.toStdString();
        const auto status = checkAgainstMark(is, markAt(10, 5), "/srv/myspike");
        QCOMPARE(status.ok(), taken);
        if (!taken) {
            QVERIFY(status.fault().forUser.english().find("new-epoch") != std::string::npos);
        }
        QVERIFY(checkAgainstMark(is, std::nullopt, "/srv/myspike").ok());
    }

    void aBackupThatIsPutBackIsRefusedUntilSaid()
    {
        Server server;
        {
            auto store = server.open();
            QVERIFY(store.ok());
            server.act(**store);
        }
        server.copy();
        std::string epoch;
        std::int64_t confirmed = 0;
        {
            auto store = server.open();
            QVERIFY(store.ok());
            server.act(**store);
            server.act(**store);
            epoch = (*store)->authority->epoch();
            confirmed = (*store)->authority->lastSeq();
            QVERIFY((*store)
                        ->database.execute("INSERT INTO number_series VALUES('claim', 2026, 7)")
                        .ok());
        }
        QVERIFY(server.open().ok());
        server.putBack();
        for (int i = 0; i < 2; ++i) {
            const auto refused = server.open();
            QVERIFY(!refused.ok());
            QCOMPARE(refused.fault().rule, std::string("RESTORED"));
            QVERIFY(refused.fault().forUser.english().find("new-epoch") != std::string::npos);
        }
        const auto done = newEpoch({server.path(), {}}, catalogue(), server.console);
        QVERIFY2(done.ok(), done ? "" : done.fault().forUser.english().c_str());
        QCOMPARE(done->confirmed, confirmed);
        QCOMPARE(done->restoredTo, confirmed - 2);
        QVERIFY(done->epoch != epoch);
        QCOMPARE(done->closed.size(), std::size_t(1));
        QCOMPARE(done->closed[0].first, std::int64_t(1));
        QCOMPARE(done->closed[0].last, std::int64_t(7));
        auto store = server.open();
        QVERIFY(store.ok());
        QCOMPARE((*store)->authority->epoch(), done->epoch);
        QVERIFY((*store)->authority->lastSeq() > confirmed);
        QVERIFY((*store)->authority->check()->empty());
        server.act(**store);
    }

    void withoutItsMarkNumbersAreLeftFree()
    {
        Server server;
        {
            auto store = server.open();
            QVERIFY((*store)
                        ->database.execute("INSERT INTO number_series VALUES('claim', 2026, 7)")
                        .ok());
        }
        fs::remove(server.path() / "history.mark");
        const auto done = newEpoch({server.path(), {}}, catalogue(), server.console);
        QVERIFY(done.ok());
        QCOMPARE(done->confirmed, std::int64_t(0));
        QCOMPARE(done->closed[0].first, std::int64_t(8));
        QCOMPARE(done->closed[0].last, std::int64_t(1007));
        QVERIFY(server.open().ok());
    }

    void receiptsThatPeopleKeptAreHeard()
    {
        Server server;
        auto keys = FileKeyStore::open(server.path() / "keys");
        QVERIFY(keys.ok());
        Receipt r;
        r.verdict = "applied";
        r.seq = 900;
        r.numbers = {{"claim", 2026, 12}};
        const auto kept = server.folder.file("receipts.txt");
        std::ofstream(kept) << *sign(r, **keys)->toText() << "\n\n";
        const auto done = newEpoch({server.path(), {kept}}, catalogue(), server.console);
        QVERIFY2(done.ok(), done ? "" : done.fault().forUser.english().c_str());
        QCOMPARE(done->closed[0].last, std::int64_t(12));
        QVERIFY((*server.open())->authority->lastSeq() > 900);
        // A false one changes nothing.
        r.numbers[0].number = 99;
        auto forged = *sign(r, **keys);
        forged.receipt.numbers[0].number = 5'000;
        std::ofstream(kept, std::ios::trunc) << *forged.toText();
        const auto epoch = (*server.open())->authority->epoch();
        QVERIFY(!newEpoch({server.path(), {kept}}, catalogue(), server.console).ok());
        QCOMPARE((*server.open())->authority->epoch(), epoch);
    }
};

QTEST_GUILESS_MAIN(TestHistoryMark)
#include "test_history_mark.moc"
