// The client's clock goes by the server's, whatever the laptop says.
#include <QtTest>

#include "client/platform/server_clock.h"

using namespace myspike;
using platform::ServerClock;

namespace {
constexpr std::int64_t kThreeYearsMs = std::int64_t{3} * 365 * 24 * 3'600'000;
}

class TestServerClock final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesByTheMachineUntilItIsCompared()
    {
        FixedClock machine(m_true.plusMs(kThreeYearsMs));
        const ServerClock clock(machine);
        QVERIFY(!clock.aheadMs());
        QCOMPARE(clock.now(), machine.now());
    }

    void threeYearsAheadIsSetRight()
    {
        FixedClock machine(m_true.plusMs(kThreeYearsMs));
        ServerClock clock(machine);
        clock.compare(m_true);
        QCOMPARE(clock.aheadMs(), std::optional<std::int64_t>(kThreeYearsMs));
        QCOMPARE(clock.now(), m_true);
        machine.advanceMs(3'600'000);
        QCOMPARE(clock.now(), m_true.plusMs(3'600'000));
    }

    void secondsAreLeftAlone()
    {
        FixedClock machine(m_true.plusMs(9'000));
        ServerClock clock(machine);
        clock.compare(m_true);
        QCOMPARE(clock.now(), machine.now());
        QCOMPARE(clock.aheadMs(), std::optional<std::int64_t>(9'000));
    }

    void aRestartWithoutANetworkRemembers()
    {
        FixedClock machine(m_true.plusMs(kThreeYearsMs));
        ServerClock before(machine);
        before.compare(m_true);
        const auto kept = before.memory();
        machine.advanceMs(24 * 3'600'000);
        ServerClock after(machine);
        after.recall(kept);
        QCOMPARE(after.now(), m_true.plusMs(24 * 3'600'000));
    }

    void aClockSetRightBetweenTwoStartsIsBelieved()
    {
        FixedClock machine(m_true.plusMs(kThreeYearsMs));
        ServerClock before(machine);
        before.compare(m_true);
        const auto kept = before.memory();
        machine.set(m_true.plusMs(60'000));
        ServerClock after(machine);
        after.recall(kept);
        QCOMPARE(after.now(), machine.now());
        QVERIFY(!after.aheadMs());
    }

    void aClockSetRightWhileItRunsIsBelieved()
    {
        FixedClock machine(m_true.plusMs(kThreeYearsMs));
        ServerClock clock(machine);
        clock.compare(m_true);
        clock.watch(1'000);
        machine.set(m_true.plusMs(30'000));
        clock.watch(31'000);
        QCOMPARE(clock.now(), machine.now());
        QCOMPARE(clock.aheadMs(), std::optional<std::int64_t>(0));
    }

    void aNightWithTheLidClosedIsNoJump()
    {
        FixedClock machine(m_true.plusMs(kThreeYearsMs));
        ServerClock clock(machine);
        clock.compare(m_true);
        clock.watch(1'000);
        machine.advanceMs(9 * 3'600'000);
        clock.watch(2'000);
        QCOMPARE(clock.now(), m_true.plusMs(9 * 3'600'000));
    }

private:
    const Instant m_true = Instant::atMalaysia(*Date::fromYmd(2026, 11, 24), 8);
};

QTEST_GUILESS_MAIN(TestServerClock)
#include "test_server_clock.moc"
