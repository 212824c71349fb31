#include <QTest>

#include <map>

#include "client/sync/sync_machine.h"

using namespace myspike;

namespace {

using Do = SyncMachine::Do;
using Stage = SyncMachine::Stage;
using Wish = SyncMachine::Wish;
using Orders = SyncMachine::Orders;

Fault fault(FaultCode code, std::string rule = {})
{
    return {code, msg("test", "No."), {}, std::move(rule)};
}

/// A machine that has done one full round and rests, its files moved.
struct Rested
{
    SplitMix64 rng{9};
    SyncMachine m{rng};
    Rested()
    {
        m.start(0, true, true);
        m.done(0); // hello
        m.done(0); // push
        m.done(0); // pull
        m.filesDone(0);
    }
};

} // namespace

class TestSyncMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRoundGoesInOrder()
    {
        SplitMix64 rng(1);
        SyncMachine m(rng);
        QCOMPARE(m.start(0, true, false), Orders{Do::Hello});
        QCOMPARE(m.done(1), (Orders{Do::OpenEvents, Do::Push}));
        QCOMPARE(m.done(2, true), Orders{Do::Push});
        QCOMPARE(m.done(3), Orders{Do::Pull});
        QCOMPARE(m.done(4, true), Orders{Do::Pull});
        QVERIFY(!m.wakeAt());
        QCOMPARE(m.done(5), Orders{Do::Files});
        QCOMPARE(m.stage(), Stage::Resting);
        QVERIFY(m.isOnline());
        QVERIFY(m.wakeAt() && *m.wakeAt() > 5 && *m.wakeAt() <= 5 + SyncMachine::kLookMs);
        QCOMPARE(m.filesDone(6), Orders{});
    }

    void withoutASessionItLogsInFirst()
    {
        SplitMix64 rng(1);
        SyncMachine m(rng);
        QCOMPARE(m.start(0, false, true), Orders{Do::Login});
        QCOMPARE(m.done(1), Orders{Do::Hello});
        SyncMachine nobody(rng);
        QCOMPARE(nobody.start(0, false, false), Orders{});
        QCOMPARE(nobody.stage(), Stage::SignedOut);
        QVERIFY(!nobody.wakeAt());
    }

    void aFailedLoginIsTriedAgainAsALogin()
    {
        SplitMix64 rng(1);
        SyncMachine m(rng);
        m.start(0, false, true);
        m.failed(0, fault(FaultCode::Offline));
        QCOMPARE(m.stage(), Stage::Waiting);
        QCOMPARE(m.tick(*m.wakeAt()), Orders{Do::Login});
        QCOMPARE(m.failed(0, fault(FaultCode::Unauthenticated)), Orders{});
        QCOMPARE(m.stage(), Stage::SignedOut);
    }

    void waitsGrowAndNeverSpin()
    {
        SplitMix64 rng(4);
        SyncMachine m(rng);
        m.start(0, true, false);
        std::int64_t now = 0;
        std::int64_t total = 0;
        for (int i = 0; i < 30; ++i) {
            m.failed(now, fault(FaultCode::Offline));
            QVERIFY(!m.isOnline());
            const auto wait = *m.wakeAt() - now;
            const auto full =
                std::min(SyncMachine::kFirstWaitMs << std::min(i, 20), SyncMachine::kLongestWaitMs);
            QVERIFY2(wait >= full / 2 && wait <= full, std::to_string(wait).c_str());
            QCOMPARE(m.tick(now + wait - 1), Orders{});
            now += wait;
            total += wait;
            QCOMPARE(m.tick(now), Orders{Do::Hello});
        }
        QVERIFY(total > 3'600'000);
        // One good round, and the waits begin small again.
        m.done(now);
        m.done(now);
        m.done(now);
        m.tick(*m.wakeAt());
        m.failed(now, fault(FaultCode::Offline));
        QVERIFY(*m.wakeAt() - now <= SyncMachine::kFirstWaitMs);
    }

    void aLineThatFlapsIsAskedOnceInAWhile()
    {
        SplitMix64 rng(4);
        SyncMachine m(rng);
        m.start(0, true, false);
        int hellos = 0;
        // Up and down every 100 ms for a minute, and nobody answers.
        for (std::int64_t now = 0; now <= 60'000; now += 100) {
            if (m.stage() == Stage::Hello) {
                m.failed(now, fault(FaultCode::Offline));
            }
            for (const auto& orders : {m.wish(now, Wish::NetworkBack), m.tick(now)}) {
                hellos += orders == Orders{Do::Hello};
            }
        }
        QVERIFY2(hellos >= 2 && hellos <= 20, std::to_string(hellos).c_str());
    }

    void aNewLineIsNoReasonToDisturbAServerThatAskedForRest()
    {
        SplitMix64 rng(4);
        SyncMachine m(rng);
        m.start(0, true, false);
        m.failed(100, fault(FaultCode::Busy), 90'000);
        QCOMPARE(m.wish(20'000, Wish::NetworkBack), Orders{});
        QVERIFY(*m.wakeAt() >= 90'100);
        QCOMPARE(m.wish(95'000, Wish::NetworkBack), Orders{Do::Hello});
    }

    void retryAfterIsObeyed()
    {
        SplitMix64 rng(4);
        SyncMachine m(rng);
        m.start(0, true, false);
        m.failed(100, fault(FaultCode::Busy), 90'000);
        QVERIFY(m.isOnline());
        QVERIFY(*m.wakeAt() >= 90'100 && *m.wakeAt() <= 100 + 90'000 * 5 / 4);
        // Neither a network that comes back nor new work breaks it.
        m.wish(200, Wish::NetworkBack);
        m.wish(200, Wish::OperationAdded);
        QVERIFY(*m.wakeAt() >= 90'100);
        QCOMPARE(m.tick(90'099), Orders{});
    }

    void theButtonAlwaysDoesSomething()
    {
        Rested r;
        QCOMPARE(r.m.wish(5, Wish::Manual), Orders{Do::Hello});
        // Pressed again while it runs: another round follows.
        QCOMPARE(r.m.wish(5, Wish::Manual), Orders{});
        r.m.done(6);
        r.m.done(6);
        QCOMPARE(r.m.done(6), Orders{Do::Push});
        r.m.failed(7, fault(FaultCode::Offline));
        QCOMPARE(r.m.wish(8, Wish::Manual), Orders{Do::Hello});
    }

    void whatComesWhileItWaitsDoesNotHurryIt()
    {
        Rested r;
        r.m.wish(5, Wish::OperationAdded);
        r.m.failed(6, fault(FaultCode::Offline));
        QCOMPARE(r.m.wish(6, Wish::OperationAdded), Orders{});
        QCOMPARE(r.m.wish(6, Wish::ServerChanged), Orders{});
        // A network that is back does.
        QCOMPARE(r.m.wish(6, Wish::NetworkBack), Orders{Do::Hello});
    }

    void somethingNewBeginsWhereItMust()
    {
        Rested r;
        QCOMPARE(r.m.wish(1, Wish::OperationAdded), Orders{Do::Push});
        QCOMPARE(r.m.done(1), Orders{Do::Pull});
        QCOMPARE(r.m.wish(1, Wish::ServerChanged), Orders{});
        QCOMPARE(r.m.done(1), Orders{Do::Pull});
        QCOMPARE(r.m.done(1), Orders{Do::Files});
        r.m.filesDone(1);
        QCOMPARE(r.m.wish(2, Wish::ServerChanged), Orders{Do::Pull});
    }

    void aSessionThatEndedIsRenewedOnce()
    {
        Rested r;
        r.m.wish(1, Wish::OperationAdded);
        QCOMPARE(r.m.failed(1, fault(FaultCode::Unauthenticated)), Orders{Do::Login});
        QCOMPARE(r.m.done(1), Orders{Do::Hello});
        // The server takes the log-in but not the session: no endless turn.
        QCOMPARE(r.m.failed(1, fault(FaultCode::Unauthenticated)), Orders{Do::CloseEvents});
        QCOMPARE(r.m.stage(), Stage::SignedOut);
        QCOMPARE(r.m.wish(2, Wish::Manual), Orders{});
    }

    void aClashIsGreetedAnewButNotForEver()
    {
        Rested r;
        r.m.wish(1, Wish::OperationAdded);
        int hellos = 0;
        for (int i = 0; i < 10 && r.m.isBusy(); ++i) {
            const auto orders = r.m.failed(1, fault(FaultCode::Conflict, "GENERATION_CLASH"));
            hellos += orders == Orders{Do::Hello} ? 1 : 0;
        }
        QCOMPARE(hellos, 3);
        QCOMPARE(r.m.stage(), Stage::Waiting);
    }

    void anUpdateThatIsNeededIsNotAskedForEverySecond()
    {
        Rested r;
        r.m.wish(0, Wish::Manual);
        r.m.failed(0, fault(FaultCode::Unsupported, "PROTOCOL"));
        QVERIFY(*r.m.wakeAt() >= SyncMachine::kRefusedWaitMs / 2);
        QVERIFY(r.m.trouble());
    }

    void filesHaveAPaceOfTheirOwn()
    {
        Rested r;
        QCOMPARE(r.m.wish(0, Wish::FileAdded), Orders{Do::Files});
        QCOMPARE(r.m.wish(0, Wish::FileAdded), Orders{});
        r.m.filesFailed(0);
        QCOMPARE(r.m.stage(), Stage::Resting);
        QVERIFY(!r.m.trouble());
        QVERIFY(*r.m.wakeAt() <= SyncMachine::kFirstWaitMs);
        // Records go on meanwhile.
        QCOMPARE(r.m.wish(0, Wish::OperationAdded), Orders{Do::Push});
        QCOMPARE(r.m.done(0), Orders{Do::Pull});
        QCOMPARE(r.m.done(0), Orders{});
        QCOMPARE(r.m.tick(SyncMachine::kFirstWaitMs), Orders{Do::Files});
        r.m.filesFailed(0, 50'000);
        QCOMPARE(r.m.tick(49'999), Orders{});
        QCOMPARE(r.m.tick(50'000 + SyncMachine::kFirstWaitMs + 12'500), Orders{Do::Files});
    }

    void aStreamThatEndsIsOpenedAgainSoon()
    {
        Rested r;
        r.m.eventsClosed(1'000);
        QVERIFY(*r.m.wakeAt() <= 1'000 + SyncMachine::kReconnectMs);
        QCOMPARE(r.m.tick(*r.m.wakeAt()), Orders{Do::Hello});
        QCOMPARE(r.m.done(32'000), (Orders{Do::OpenEvents, Do::Push}));
    }

    void threeThousandMachinesDoNotComeBackAtOnce_data()
    {
        QTest::addColumn<qint64>("outageMs");
        QTest::addColumn<int>("retryAfterMs");
        QTest::newRow("two seconds") << qint64{2'000} << 0;
        QTest::newRow("a minute") << qint64{60'000} << 0;
        QTest::newRow("a weekend") << qint64{60 * 3'600'000} << 0;
        QTest::newRow("all told to wait a minute") << qint64{31'000} << 60'000;
    }
    void threeThousandMachinesDoNotComeBackAtOnce()
    {
        QFETCH(qint64, outageMs);
        QFETCH(int, retryAfterMs);
        std::map<std::int64_t, int> inSecond;
        std::int64_t last = 0;
        for (int i = 0; i < 3'000; ++i) {
            SplitMix64 rng(static_cast<std::uint64_t>(i) * 7'919 + 1);
            SyncMachine m(rng);
            m.start(-61'000, true, true);
            for (int step = 0; step < 3; ++step) {
                m.done(-61'000);
            }
            m.filesDone(-61'000);
            // Everybody's stream breaks at the same moment.
            m.eventsClosed(0);
            auto now = std::max<std::int64_t>(0, *m.wakeAt());
            while (now < outageMs) {
                QCOMPARE(m.tick(now), Orders{Do::Hello});
                m.failed(now, fault(retryAfterMs > 0 ? FaultCode::Busy : FaultCode::Offline),
                         retryAfterMs);
                now = *m.wakeAt();
            }
            ++inSecond[now / 1000];
            last = std::max(last, now);
        }
        int most = 0;
        for (const auto& [second, count] : inSecond) {
            most = std::max(most, count);
        }
        QVERIFY2(most <= 300, std::to_string(most).c_str());
        QVERIFY2(last <= outageMs + 6 * 60'000, std::to_string(last).c_str());
    }

    /// Ten minutes against a server, or a proxy, that behaves badly.
    void requestsAMinuteAreBounded_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<int>("firstMinute");
        QTest::addColumn<int>("laterMinutes");
        QTest::newRow("offline") << "offline" << 10 << 4;
        QTest::newRow("busy") << "busy" << 10 << 4;
        QTest::newRow("hasty") << "hasty" << 4 << 4;
        QTest::newRow("conflict") << "conflict" << 10 << 4;
        QTest::newRow("clash") << "clash" << 40 << 12;
        QTest::newRow("unreadable") << "unreadable" << 10 << 4;
        QTest::newRow("pushes make no progress") << "push" << 30 << 8;
        QTest::newRow("session never taken") << "session" << 5 << 0;
        QTest::newRow("streams break at once") << "streams" << 12 << 12;
        QTest::newRow("news without end") << "news" << 150 << 130;
        QTest::newRow("a finger on the button") << "button" << 260 << 220;
        QTest::newRow("a network that flickers") << "network" << 90 << 90;
    }
    void requestsAMinuteAreBounded()
    {
        QFETCH(QString, server);
        QFETCH(int, firstMinute);
        QFETCH(int, laterMinutes);
        SplitMix64 rng(11);
        SyncMachine m(rng);
        std::map<std::int64_t, int> inMinute;
        Orders waiting = m.start(0, true, true);
        for (std::int64_t now = 0; now < 600'000; now += 20) {
            auto orders = std::exchange(waiting, {});
            const auto add = [&](Orders more) {
                waiting.insert(waiting.end(), more.begin(), more.end());
            };
            if (server == "news") {
                add(m.wish(now, Wish::ServerChanged));
            } else if (server == "button") {
                add(m.wish(now, Wish::Manual));
            } else if (server == "network" && now % 100 == 0) {
                add(m.wish(now, Wish::NetworkBack));
            }
            for (const auto order : orders) {
                if (order == Do::Files) {
                    add(m.filesDone(now));
                    continue;
                }
                if (order == Do::OpenEvents || order == Do::CloseEvents) {
                    ++inMinute[now / 60'000];
                    if (server == "streams") {
                        add(m.eventsClosed(now));
                    }
                    continue;
                }
                ++inMinute[now / 60'000];
                const bool login = order == Do::Login;
                if (server == "offline") {
                    add(m.failed(now, fault(FaultCode::Offline)));
                } else if (server == "busy") {
                    add(m.failed(now, fault(FaultCode::Busy)));
                } else if (server == "hasty") {
                    add(m.failed(now, fault(FaultCode::RateLimited)));
                } else if (server == "conflict") {
                    add(m.failed(now, fault(FaultCode::Conflict)));
                } else if (server == "clash") {
                    add(m.failed(now, fault(FaultCode::Conflict, "GENERATION_CLASH")));
                } else if (server == "unreadable") {
                    add(m.failed(now, fault(FaultCode::Invalid, "WIRE")));
                } else if (server == "push" && order == Do::Push) {
                    add(m.failed(now, fault(FaultCode::Busy)));
                } else if (server == "session" && !login) {
                    add(m.failed(now, fault(FaultCode::Unauthenticated)));
                } else {
                    add(m.done(now));
                }
            }
            add(m.tick(now));
        }
        for (const auto& [minute, count] : inMinute) {
            QVERIFY2(count <= (minute == 0 ? firstMinute : laterMinutes),
                     (std::to_string(minute) + ": " + std::to_string(count)).c_str());
        }
    }

    void aStepThatRepeatsItselfForEverEnds()
    {
        Rested r;
        r.m.wish(1, Wish::ServerChanged);
        int pulls = 0;
        while (r.m.isBusy() && pulls < 1'000'000) {
            r.m.done(1, true);
            ++pulls;
        }
        QVERIFY(pulls <= SyncMachine::kMostRepeats + 1);
        QCOMPARE(r.m.stage(), Stage::Waiting);
    }

    void stoppedMeansStopped()
    {
        Rested r;
        QCOMPARE(r.m.stop(), Orders{Do::CloseEvents});
        QCOMPARE(r.m.wish(1, Wish::Manual), Orders{});
        QCOMPARE(r.m.tick(1'000'000'000), Orders{});
        QCOMPARE(r.m.done(1), Orders{});
        QCOMPARE(r.m.failed(1, fault(FaultCode::Io)), Orders{});
        QVERIFY(!r.m.wakeAt());
        QVERIFY(!r.m.isOnline());
    }
};

QTEST_GUILESS_MAIN(TestSyncMachine)
#include "test_sync_machine.moc"
