// Positions as people type them, and as they are shown.
#include <QtTest>

#include "shared/base/position.h"

using namespace myspike;

class TestPosition final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("latitude");
        QTest::addColumn<qint64>("longitude");
        QTest::newRow("decimal") << "3.07380, 101.51830" << qint64(3'073'800)
                                 << qint64(101'518'300);
        QTest::newRow("blank between")
            << "3.0738 101.5183" << qint64(3'073'800) << qint64(101'518'300);
        QTest::newRow("letters") << "3.0738 N 101.5183 E" << qint64(3'073'800)
                                 << qint64(101'518'300);
        QTest::newRow("east first")
            << "101.5183E, 3.0738N" << qint64(3'073'800) << qint64(101'518'300);
        QTest::newRow("south and west")
            << "3.5 S, 70.25 W" << qint64(-3'500'000) << qint64(-70'250'000);
        QTest::newRow("signed") << "-3.5,-70.25" << qint64(-3'500'000) << qint64(-70'250'000);
        QTest::newRow("degrees, minutes, seconds")
            << QString::fromUtf8("3°04'25.7\"N 101°31'05.9\"E") << qint64(3'073'806)
            << qint64(101'518'306);
        QTest::newRow("degrees and minutes") << QString::fromUtf8("5° 25.5', 100° 20.1'")
                                             << qint64(5'425'000) << qint64(100'335'000);
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(qint64, latitude);
        QFETCH(qint64, longitude);
        const auto p = Position::parse(text.toStdString());
        QVERIFY(p.ok());
        QCOMPARE(p->latitudeE6, latitude);
        QCOMPARE(p->longitudeE6, longitude);
        // What is shown reads again, to about a metre.
        const auto again = Position::parse(p->toDisplay());
        QVERIFY(again.ok());
        QVERIFY(p->metresTo(*again) < 2);
    }
    void refusesInWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("one number") << "3.0738";
        QTest::newRow("words") << "near the mosque";
        QTest::newRow("off the earth") << "93.0, 101.0";
        QTest::newRow("round the earth") << "3.0, 181.0";
        QTest::newRow("sixty minutes") << "3 60 0 101 31 5";
        QTest::newRow("two norths") << "3.0 N 101.0 N";
        QTest::newRow("three letters") << "3 N 101 E 4 N";
    }
    void refusesInWords()
    {
        QFETCH(QString, text);
        const auto p = Position::parse(text.toStdString());
        QVERIFY(!p.ok());
        QCOMPARE(p.fault().code, FaultCode::Invalid);
        QVERIFY(p.fault().forUser.english().find("101.51830") != std::string::npos);
    }
    void measuresDistances()
    {
        const Position kajang{2'993'500, 101'787'400};
        const Position shahAlam{3'073'800, 101'518'300};
        QVERIFY(std::abs(kajang.metresTo(shahAlam) - 31'200) < 300);
        QCOMPARE(kajang.metresTo(kajang), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestPosition)
#include "test_position.moc"
