// The table of bad days names tests that exist.
#include <QtTest>

#include "tests/support/shared/test_table.h"

using namespace myspike;

class TestBadDaysIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyItemHasItsTest()
    {
        const auto table = test::readTestTable(QStringLiteral(MYSPIKE_SOURCE_DIR),
                                               QStringLiteral("tests/bad_days.md"));
        QCOMPARE(table.wrong, QString());
        const auto items = table.items.join(u'\n');
        // What was asked for stands there by name.
        for (const char* item : {"impossible date",
                                 "unknown place",
                                 "mark above its maximum",
                                 "taught there last year",
                                 "dates that overlap",
                                 "past its 14 days",
                                 "bigger than its capacity",
                                 "trainee not in the package",
                                 "visit that cannot be held",
                                 "replaced while she is offline",
                                 "60 MB photograph",
                                 "an empty one",
                                 "truncated JPEG",
                                 "right-to-left marks",
                                 "wrong password six times",
                                 "another person's record id",
                                 "larger than its limit",
                                 "JSON 33 deep",
                                 "never ends",
                                 "disk full while saving",
                                 "same replica opened twice",
                                 "clock three years ahead"}) {
            QVERIFY2(items.contains(QLatin1String(item)), item);
        }
    }
};

QTEST_GUILESS_MAIN(TestBadDaysIndex)
#include "test_bad_days_index.moc"
