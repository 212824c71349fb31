// Rows that leave a scope before anybody held them, and rows that somebody would push elsewhere.
#include <QtTest>

#include "shared/sync/records.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

class TestMovedRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowThatLeftBeforeItWasHeldStopsNothing()
    {
        World w;
        auto& officer = w.replica("officer", {{"officer", "national:jobs", Date{}, std::nullopt}});
        auto& aina = w.replica("aina", {{"worker", "team:north", Date{}, std::nullopt}});
        const auto& job = *w.catalogue.type(Job::kType);
        w.sync(officer);
        w.sync(aina);
        // Both happen while she is away, and reach her in one pull.
        const Id gone = w.newId();
        const Id kept = w.newId();
        QVERIFY(officer.create(job, gone, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        QVERIFY(officer.create(job, kept, Values().set(kTitle, "Wall").set(kTeam, "north")).ok());
        QVERIFY(w.sync(officer));
        QVERIFY(officer.edit(job, gone, Values().set(kTeam, "south")).ok());
        QVERIFY(w.sync(officer));
        QVERIFY(w.sync(aina));
        QVERIFY(!aina.find(Job::kType, gone));
        QVERIFY(aina.find(Job::kType, kept));
    }

    void typedTextIsCleanOnBothSides()
    {
        World w;
        auto& aina = w.replica("aina", {{"worker", "team:north", Date{}, std::nullopt}});
        w.sync(aina);
        const Id id = w.newId();
        QVERIFY(aina.create(*w.catalogue.type(Job::kType), id,
                            Values().set(kTitle, " Ro\u202Eof\u200F ").set(kTeam, "north"))
                    .ok());
        QCOMPARE(aina.find(Job::kType, id)->text(kTitle), std::string("Roof"));
        QVERIFY(w.sync(aina));
        QCOMPARE(w.server.store->find(Job::kType, id)->text(kTitle), std::string("Roof"));
        QCOMPARE(aina.find(Job::kType, id)->text(kTitle), std::string("Roof"));
    }
};

QTEST_GUILESS_MAIN(TestMovedRows)
#include "test_moved_rows.moc"
