#include <QtTest>

#include <limits>

#include "shared/base/money.h"

using namespace myspike;

class TestMoney : public QObject
{
    Q_OBJECT
private slots:
    void readsAmounts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("sen");
        QTest::newRow("thousands") << "1,234.50" << qint64(123450);
        QTest::newRow("RM") << "RM1234.5" << qint64(123450);
        QTest::newRow("RM and blank") << " RM 1,234,567 " << qint64(123456700);
        QTest::newRow("negative") << "-20" << qint64(-2000);
        QTest::newRow("negative as shown") << "-RM1,234.50" << qint64(-123450);
        QTest::newRow("negative less than one") << "-0.05" << qint64(-5);
        QTest::newRow("fraction only") << ".5" << qint64(50);
    }
    void readsAmounts()
    {
        QFETCH(QString, text);
        QFETCH(qint64, sen);
        const auto money = Money::parse(text.toStdString());
        QVERIFY(money.has_value());
        QCOMPARE(qint64(money->sen), sen);
        QVERIFY(Money::parse(money->toDisplay()) == money);
    }
    void refusesWhatIsNoAmount_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "RM", "-", ".", "1.234", "12,34", "1234,567", "1,23", ",123", "1,,000", "1 000",
              "1e3", "--1", "-RM-1", "1.2.3", "USD 5", "1234567890123456"}) {
            QTest::newRow(text) << text;
        }
    }
    void refusesWhatIsNoAmount()
    {
        QFETCH(QString, text);
        QVERIFY(!Money::parse(text.toStdString()).has_value());
    }
    void showsAmounts()
    {
        QCOMPARE(Money{0}.toDisplay(), std::string("RM0.00"));
        QCOMPARE(Money{-5}.toDisplay(), std::string("-RM0.05"));
        QCOMPARE(Money{99'999}.toDisplay(), std::string("RM999.99"));
        QCOMPARE(Money{100'000}.toDisplay(), std::string("RM1,000.00"));
        QCOMPARE(Money{123'456'789'00}.toDisplay(), std::string("RM123,456,789.00"));
        QCOMPARE(Money{std::numeric_limits<std::int64_t>::min()}.toDisplay(),
                 std::string("-RM92,233,720,368,547,758.08"));
    }
    void readsAndShowsHundredths()
    {
        QCOMPARE(Hundredths::parse("14,163.7")->value, std::int64_t(1'416'370));
        QCOMPARE(Hundredths::parse("-0.05")->toFixed(), std::string("-0.05"));
        QCOMPARE(Hundredths{1250}.toFixed(), std::string("12.50"));
        QCOMPARE(Hundredths{1250}.toDisplay(), std::string("12.5"));
        QCOMPARE(Hundredths::whole(100).toDisplay(), std::string("100"));
        QCOMPARE(Hundredths{0}.toDisplay(), std::string("0"));
        QVERIFY(!Hundredths::parse("RM5").has_value());
    }
    void readsIntegers()
    {
        QCOMPARE(parseInteger("14,163"), std::optional<std::int64_t>(14'163));
        QCOMPARE(parseInteger(" \"1,234,567\" "), std::optional<std::int64_t>(1'234'567));
        QCOMPARE(parseInteger("-20"), std::optional<std::int64_t>(-20));
        QCOMPARE(parseInteger("01000"), std::optional<std::int64_t>(1000));
        QCOMPARE(parseInteger("999999999999999"), std::optional<std::int64_t>(999'999'999'999'999));
        for (const char* text : {"", "\"", "\"\"", "1.0", "14163,000", "1,2", "a", "1-", "- 1"}) {
            QVERIFY2(!parseInteger(text).has_value(), text);
        }
    }
    void roundsHalfAwayFromZero()
    {
        QCOMPARE(mulDivRound(5, 1, 2), std::int64_t(3));
        QCOMPARE(mulDivRound(-5, 1, 2), std::int64_t(-3));
        QCOMPARE(mulDivRound(5, -1, -2), std::int64_t(3));
        QCOMPARE(mulDivRound(7, 1, 3), std::int64_t(2));
        QCOMPARE(mulDivRound(8, 1, 3), std::int64_t(3));
        QCOMPARE(mulDivRound(8850, 60, 100), std::int64_t(5310));
        // The product is wider than 64 bits on the way.
        const auto large = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(mulDivRound(large, large, large), large);
        const auto least = std::numeric_limits<std::int64_t>::min();
        QCOMPARE(mulDivRound(least, least, least), least);
        QCOMPARE(ceilDiv(10, 5), std::int64_t(2));
        QCOMPARE(ceilDiv(11, 5), std::int64_t(3));
        QCOMPARE(ceilDiv(0, 5), std::int64_t(0));
    }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "test_money.moc"
