// Weeks without a network (sync.md §15 "Outbox"). A file of its own: it takes its time.
#include <QtTest>

#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

class TestLongOutbox : public QObject
{
    Q_OBJECT

private slots:
    void tenThousandQueuedOperationsArriveInOrder()
    {
        World w;
        auto& aina = w.replica("aina", {{"worker", "team:north", Date{}, std::nullopt}});
        w.sync(aina);
        const Id id = w.newId();
        QVERIFY(
            aina.create(*w.catalogue.type("job"), id, Values().set(kTitle, "0").set(kTeam, "north"))
                .ok());
        constexpr int kMany = 9'999;
        for (int i = 1; i <= kMany; ++i) {
            QVERIFY(aina.edit(*w.catalogue.type("job"), id, Values().set(kTitle, std::to_string(i)))
                        .ok());
        }
        QCOMPARE(aina.core->counts()->waiting, kMany + 1);
        QVERIFY(w.sync(aina, {.batch = 200}));
        QCOMPARE(aina.core->counts()->waiting, 0);
        QVERIFY(aina.core->inbox()->empty());
        QCOMPARE(w.server.store->find("job", id)->text(kTitle), std::to_string(kMany));
        QCOMPARE(aina.find("job", id)->text(kTitle), std::to_string(kMany));
    }
};

QTEST_GUILESS_MAIN(TestLongOutbox)
#include "test_long_outbox.moc"
