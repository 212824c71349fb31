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
        int items = 0;
        const auto lines = QString::fromUtf8(table.readAll()).split(u'\n');
        for (const auto& line : lines) {
            const auto cells = line.split(u'|');
            if (cells.size() != 5 || !cells[2].contains(QLatin1String("tests/"))) {
                continue;
            }
            ++items;
            QFile file(root + cells[2].trimmed());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(cells[2]));
            const auto name = "void " + cells[3].trimmed().toUtf8() + "()";
            QVERIFY2(file.readAll().contains(name), qPrintable(cells[3]));
        }
        QVERIFY(items >= 15);
    }
};

QTEST_GUILESS_MAIN(TestBadDaysIndex)
#include "test_bad_days_index.moc"
