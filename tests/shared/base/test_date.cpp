#include <QtTest>

#include "shared/base/date.h"

using namespace myspike;

namespace {
Date day(int y, int m, int d) { return *Date::fromYmd(y, m, d); }
} // namespace

class TestDate : public QObject
{
    Q_OBJECT
private slots:
    void readsDays()
    {
        for (const char* text : {"2026-11-24", "24/11/2026", "24-11-2026", "24.11.2026"}) {
            QVERIFY2(Date::parse(text) == day(2026, 11, 24), text);
        }
        QVERIFY(Date::parse("1/2/2026") == day(2026, 2, 1));
        QVERIFY(Date::parse("29/02/2024").has_value());
    }
    void refusesImpossibleDays_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "2026", "29/02/2026", "31/04/2026", "32/01/2026", "257/01/2026", "1/257/2026",
              "0/1/2026", "1/0/2026", "24/11/26", "24/11-2026", "24//2026", "-1/1/2026", "a/b/2026",
              "0000-01-01", "2026-11-24 ", "999999999/1/2026"}) {
            QTest::newRow(text) << text;
        }
    }
    void refusesImpossibleDays()
    {
        QFETCH(QString, text);
        QVERIFY(!Date::parse(text.toStdString()).has_value());
    }
    void knowsTheCalendar()
    {
        QCOMPARE(day(1970, 1, 1).days, 0);
        QCOMPARE(day(1969, 12, 31).days, -1);
        QCOMPARE(day(2026, 11, 24).weekday(), 2);
        QCOMPARE(day(2026, 11, 29).weekday(), 7);
        QCOMPARE(day(2026, 3, 9).toDisplay(), std::string("09/03/2026"));
        QCOMPARE(day(1, 1, 1).toIso(), std::string("0001-01-01"));
        // Every day of four centuries comes back as it was written.
        for (Date d = day(1800, 1, 1); d < day(2200, 1, 1); d = d.plusDays(1)) {
            if (Date::parse(d.toIso()) != d || Date::parse(d.toDisplay()) != d) {
                QFAIL(d.toIso().c_str());
            }
        }
    }
    void addsMonths()
    {
        QVERIFY(day(2026, 1, 31).plusMonths(1) == day(2026, 2, 28));
        QVERIFY(day(2024, 2, 29).plusYears(1) == day(2025, 2, 28));
        QVERIFY(day(2026, 11, 30).plusMonths(3) == day(2027, 2, 28));
        QVERIFY(day(2026, 1, 15).plusMonths(-1) == day(2025, 12, 15));
        QVERIFY(day(2026, 12, 15).plusMonths(-12) == day(2025, 12, 15));
        QVERIFY(day(2026, 1, 1).plusYears(9000) == day(9999, 12, 31));
        QVERIFY(day(2026, 1, 1).plusYears(-9000) == day(1, 1, 1));
        QCOMPARE(daysBetween(day(2026, 2, 28), day(2026, 3, 1)), 1);
    }
    void readsAndWritesInstants()
    {
        const auto at = Instant::parse("2026-11-24T06:00:01.234Z");
        QVERIFY(at.has_value());
        QCOMPARE(at->toIso(), std::string("2026-11-24T06:00:01.234Z"));
        QCOMPARE(Instant::parse("2026-11-24T06:00:01Z")->ms, at->ms - 234);
        QCOMPARE(Instant::parse("1969-12-31T23:59:59.999Z")->ms, std::int64_t(-1));
        QCOMPARE(Instant{-1}.toIso(), std::string("1969-12-31T23:59:59.999Z"));
        for (const char* text :
             {"", "2026-11-24", "2026-11-24T06:00:01", "2026-11-24T24:00:00Z",
              "2026-11-24T06:60:00Z", "2026-11-24T06:00:01.23Z", "2026-11-24T06:00:01,234Z",
              "2026-02-30T06:00:00Z", "24-11-2026T00:00:00Z", "24/11/2026T00:00:00Z",
              "2026-11-24T06:00:01.Z", "2026-11-24T06:00:01+08:00"}) {
            QVERIFY2(!Instant::parse(text).has_value(), text);
        }
    }
    void malaysiaIsEightHoursAhead()
    {
        QVERIFY(Instant::parse("2026-11-24T15:59:59Z")->day() == day(2026, 11, 24));
        QVERIFY(Instant::parse("2026-11-24T16:00:00Z")->day() == day(2026, 11, 25));
        QVERIFY(Instant::parse("1969-12-31T15:59:59Z")->day() == day(1969, 12, 31));
        QCOMPARE(Instant::parse("2026-12-31T17:05:00Z")->toDisplay(),
                 std::string("01/01/2027 01:05"));
        QCOMPARE(Instant::atMalaysia(day(2026, 11, 24), 8, 30).toIso(),
                 std::string("2026-11-24T00:30:00.000Z"));
        FixedClock clock(*Instant::parse("2026-11-24T15:59:59.999Z"));
        QVERIFY(clock.today() == day(2026, 11, 24));
        clock.advanceMs(1);
        QVERIFY(clock.today() == day(2026, 11, 25));
    }
};

QTEST_GUILESS_MAIN(TestDate)
#include "test_date.moc"
