// The table of the cases of synchronisation names tests that exist, and leaves no case out.
#include <QtTest>

#include "tests/support/shared/test_table.h"

using namespace myspike;

class TestSyncCasesIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCaseHasItsTest()
    {
        const auto table = test::readTestTable(QStringLiteral(MYSPIKE_SOURCE_DIR),
                                               QStringLiteral("tests/sync_cases.md"));
        QCOMPARE(table.wrong, QString());
        const auto missing = [&](const QString& item) {
            return std::none_of(table.items.begin(), table.items.end(),
                                [&](const QString& s) { return s.startsWith(item); });
        };
        // Part by part what it must survive, then the numbered points.
        const std::pair<const char*, QStringList> parts[] = {
            {"outbox",
             {"kill between", "disk full", "clock jump", "same op sent thrice", "reply lost",
              "10 k queued", "poison op"}},
            {"committer",
             {"crash before and after fsync", "group of 100", "long reader", "counter overflow"}},
            {"checkpoint apply",
             {"cut at any byte", "kill at any write", "slices after scope change", "row moved",
              "replay op that now fails"}},
            {"cursor", {"epoch change", "below floor", "ahead of server", "other user's cursor"}},
            {"bootstrap",
             {"server writes during it", "segment corrupt", "kill at 99 %", "schema change midway",
              "user edits during it"}},
            {"scope loss",
             {"pending ops", "open editor", "blobs uploading", "regained minutes later",
              "offline for weeks"}},
            {"blob", {"offset mismatch", "two uploaders", "wrong hash", "GC race", "same photo"}},
            {"migration", {"kill midway", "2-version jump", "queued old ops", "rollback"}},
            {"digest", {"compaction between", "lens difference", "concurrent checkpoint"}},
        };
        for (const auto& [part, cases] : parts) {
            for (const auto& one : cases) {
                const auto item = QString::fromLatin1(part) + QStringLiteral(": ") + one;
                QVERIFY2(!missing(item), qPrintable(item));
            }
        }
        for (int point = 1; point <= 11; ++point) {
            QVERIFY2(!missing(QString::number(point) + u' '), qPrintable(QString::number(point)));
        }
    }
};

QTEST_GUILESS_MAIN(TestSyncCasesIndex)
#include "test_sync_cases_index.moc"
