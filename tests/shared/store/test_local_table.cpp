#include <QtTest>

#include "shared/store/local_table.h"
#include "tests/support/shared/store_catalogue.h"

using namespace myspike;
using namespace myspike::test;

class TestLocalTable : public QObject
{
    Q_OBJECT

private slots:
    void putsGetsListsRemoves()
    {
        TemporaryFolder folder;
        auto d = Database::open({.path = folder.file("a.db")});
        QVERIFY(d.ok());
        QVERIFY(!LocalTable::open(*d, "no name").ok());
        auto drafts = LocalTable::open(*d, "draft");
        QVERIFY(drafts.ok());
        QVERIFY(!drafts->get("visit/1")->has_value());
        QVERIFY(drafts->put("visit/1", R"({"a":1})", Instant{5}).ok());
        QVERIFY(drafts->put("visit/2", R"([])", Instant{6}).ok());
        QVERIFY(drafts->put("visitor/1", R"("é")", Instant{7}).ok());
        QVERIFY(drafts->put("visit/1", R"({"a":2})", Instant{8}).ok());
        const LocalEntry first{"visit/1", R"({"a":2})", Instant{8}};
        QVERIFY(*drafts->get("visit/1") == first);
        const auto visits = drafts->list("visit/");
        QCOMPARE(visits->size(), std::size_t{2});
        QVERIFY(visits->front() == first);
        QCOMPARE(drafts->list()->size(), std::size_t{3});
        // Another name is another table.
        QCOMPARE(LocalTable::open(*d, "setting")->list()->size(), std::size_t{0});
        QVERIFY(drafts->remove("visit/1").ok());
        QVERIFY(drafts->remove("visit/1").ok());
        QVERIFY(!drafts->get("visit/1")->has_value());
    }

    void keepsOldTextWhereNewIsNoJson()
    {
        TemporaryFolder folder;
        auto d = Database::open({.path = folder.file("a.db")});
        auto t = LocalTable::open(*d, "setting");
        QVERIFY(t->put("k", "1", Instant{1}).ok());
        const auto bad = t->put("k", "{", Instant{2});
        QVERIFY(!bad.ok());
        QCOMPARE(bad.fault().code, FaultCode::Conflict);
        QCOMPARE((*t->get("k"))->json, std::string("1"));
    }
};

QTEST_GUILESS_MAIN(TestLocalTable)
#include "test_local_table.moc"
