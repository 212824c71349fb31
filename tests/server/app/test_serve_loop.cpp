#include <QtTest>

#include <csignal>
#include <future>
#include <pthread.h>
#include <thread>

#include <spdlog/spdlog.h>

#include "server/app/serve_loop.h"
#include "server/http/health.h"
#include "tests/support/server/loopback_server.h"
#include "tests/support/server/test_certificate.h"

using namespace myspike;
using namespace myspike::test;

class TestServeLoop : public QObject
{
    Q_OBJECT
private slots:
    void servesUntilTheSignal_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("asked") << 0;
    }
    void servesUntilTheSignal()
    {
        QFETCH(int, signal);
        StopSignals stop;
        TwoTokens tokens;
        FixedClock clock(Instant{0});
        SplitMix64 rng(1);
        const auto made = makeTestCertificate();
        std::promise<std::uint16_t> listening;
        std::promise<bool> ended;
        std::thread serving([&] {
            const Status served = serveUntilStopped(
                stop, {.certificateChainPem = made.certificatePem, .privateKeyPem = made.keyPem},
                HandlerTable({healthRoute({})}),
                {tokens, clock, rng, std::make_shared<spdlog::logger>("none")},
                [&](std::uint16_t port) { listening.set_value(port); });
            ended.set_value(served.ok());
        });
        TlsClient client;
        QVERIFY(client.connect(listening.get_future().get()));
        QCOMPARE(client.ask(get("/v1/health"))->status, 200);
        if (signal) {
            // To the waiting thread: Qt Test's own threads do not block the signal.
            QCOMPARE(pthread_kill(serving.native_handle(), signal), 0);
        } else {
            stop.request();
        }
        auto result = ended.get_future();
        const bool inTime = result.wait_for(std::chrono::seconds(20)) == std::future_status::ready;
        if (!inTime) {
            stop.request();
        }
        serving.join();
        QVERIFY(inTime);
        QVERIFY(result.get());
        QVERIFY(client.isClosedWithin(std::chrono::milliseconds(2000)));
    }
};

QTEST_GUILESS_MAIN(TestServeLoop)
#include "test_serve_loop.moc"
