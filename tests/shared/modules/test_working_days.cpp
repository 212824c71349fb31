#include <QtTest>

#include "shared/modules/working_days.h"
#include "tests/support/shared/visit_world.h"

using namespace myspike;

class TestWorkingDays : public QObject
{
    Q_OBJECT

private:
    test::VisitWorld m_world{MYSPIKE_SOURCE_DIR, 1};
    static Date day(int m, int d) { return *Date::fromYmd(2026, m, d); }

private slots:
    void initTestCase()
    {
        Record h(*m_world.catalogue.type(PublicHoliday::kType), m_world.id("holiday"));
        h.set(public_holiday::kState, Ref<MalaysianState>{m_world.id("state")});
        h.set(public_holiday::kDate, day(3, 4)); // a Wednesday
        h.set(public_holiday::kName, "Cuti rekaan");
        m_world.tx.put(h);

        Record johor(*m_world.catalogue.type(MalaysianState::kType), m_world.id("johor"));
        johor.set(state::kCode, "01");
        johor.set(state::kWeekendDays, "sat|sun");
        johor.set(state::kWeekendFrom, *Date::fromYmd(2025, 1, 1));
        johor.set(state::kPreviousWeekendDays, "fri|sat");
        m_world.tx.put(johor);
    }

    void weekendsAndHolidaysOfTheState()
    {
        const WorkingDays here(m_world.tx, Ref<MalaysianState>{m_world.id("state")});
        QVERIFY(here.isWorking(day(3, 1)));  // Sunday
        QVERIFY(!here.isWorking(day(3, 4))); // holiday
        QVERIFY(!here.isWorking(day(3, 6))); // Friday
        QVERIFY(!here.isWorking(day(3, 7))); // Saturday
        // Three working days after Monday: Tuesday, Thursday, Sunday.
        QCOMPARE(here.after(day(3, 2), 3).toIso(), day(3, 8).toIso());
        QCOMPARE(here.between(day(3, 2), day(3, 8)), 3);
        QCOMPARE(here.after(day(3, 2), 0).toIso(), day(3, 2).toIso());
    }

    void theDepartmentsOwnDays()
    {
        const WorkingDays own(m_world.tx, std::nullopt);
        QVERIFY(own.isWorking(day(3, 4)));
        QVERIFY(!own.isWorking(day(3, 1)));
        QVERIFY(own.isWorking(day(3, 6)));
    }

    void weekendsThatChanged()
    {
        const WorkingDays johor(m_world.tx, Ref<MalaysianState>{m_world.id("johor")});
        QVERIFY(!johor.isWorking(*Date::fromYmd(2024, 12, 27))); // Friday, old weekend
        QVERIFY(johor.isWorking(*Date::fromYmd(2025, 1, 3)));    // Friday, new weekend
        QVERIFY(!johor.isWorking(*Date::fromYmd(2025, 1, 5)));   // Sunday
    }
};

QTEST_GUILESS_MAIN(TestWorkingDays)
#include "test_working_days.moc"
