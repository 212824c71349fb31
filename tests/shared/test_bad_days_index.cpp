// The table of bad days names tests that exist.
#include <QFile>
#include <QtTest>

class TestBadDaysIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyItemHasItsTest()
    {
        const auto root = QStringLiteral(MYSPIKE_SOURCE_DIR "/");
        QFile table(root + QStringLiteral("tests/bad_days.md"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        QString items;
        const auto lines = QString::fromUtf8(table.readAll()).split(u'\n');
        for (const auto& line : lines) {
            const auto cells = line.split(u'|');
            if (cells.size() != 5 || !cells[2].contains(QLatin1String("tests/"))) {
                continue;
            }
            items += cells[1];
            QFile file(root + cells[2].trimmed());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(cells[2]));
            const auto name = "void " + cells[3].trimmed().toUtf8() + "()";
            QVERIFY2(file.readAll().contains(name), qPrintable(cells[3]));
        }
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
