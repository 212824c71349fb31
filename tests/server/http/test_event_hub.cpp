#include <QtTest>

#include <atomic>
#include <thread>

#include "server/http/event_hub.h"

using namespace myspike;

class TestEventHub : public QObject
{
    Q_OBJECT
private slots:
    void reachesThoseWhoHoldTheTopic()
    {
        EventHub hub;
        const auto one = hub.subscribe({"reference", "user:1"}, "s1");
        auto two = hub.subscribe({"reference"}, "s2");
        QCOMPARE(hub.streams(), std::size_t(2));
        QCOMPARE(hub.publish("reference", {"changed", "7", "{\"seq\":7}"}), std::size_t(2));
        QCOMPARE(hub.publish("user:1", {"changed", "8", "{}"}), std::size_t(1));
        QCOMPARE(hub.publish("nobody", {"changed", "9", "{}"}), std::size_t(0));
        const auto frames = one->take();
        QCOMPARE(frames.size(), std::size_t(2));
        QCOMPARE(*frames[0], std::string("id: 7\nevent: changed\ndata: {\"seq\":7}\n\n"));
        QCOMPARE(two->take().size(), std::size_t(1));
        two.reset();
        QCOMPARE(hub.streams(), std::size_t(1));
        QCOMPARE(hub.publish("reference", {"changed", "", "{}"}), std::size_t(1));
    }
    void lineBreaksCannotForgeAnEvent()
    {
        QCOMPARE(encodeEvent({"note", "", "a\nid: 9\r\nb"}),
                 std::string("event: note\ndata: a\ndata: id: 9\ndata: b\n\n"));
    }
    void theSlowAreDroppedAndTheOthersServed()
    {
        EventHub hub({.queuedEvents = 3, .queuedBytes = 1000});
        const auto slow = hub.subscribe({"t"}, "s1");
        const auto quick = hub.subscribe({"t"}, "s2");
        int woken = 0;
        slow->setWake([&] { ++woken; });
        for (int i = 0; i < 5; ++i) {
            hub.publish("t", {"", "", std::to_string(i)});
            QCOMPARE(quick->take().size(), std::size_t(1));
        }
        QVERIFY(slow->state() == EventSubscription::State::TooSlow);
        QVERIFY(slow->take().empty());
        QCOMPARE(woken, 4);
        QVERIFY(quick->state() == EventSubscription::State::Open);
        hub.publish("t", {"", "", std::string(2000, 'x')});
        QVERIFY(quick->state() == EventSubscription::State::TooSlow);
    }
    void endsWithItsSession()
    {
        EventHub hub;
        const auto one = hub.subscribe({"t"}, "s1");
        const auto two = hub.subscribe({"t"}, "s2");
        bool woken = false;
        one->setWake([&] { woken = true; });
        hub.endStreamsOf("s1");
        QVERIFY(woken);
        QVERIFY(one->state() == EventSubscription::State::Ended);
        QVERIFY(two->state() == EventSubscription::State::Open);
    }
    void survivesComingAndGoingWhilePublishing()
    {
        EventHub hub;
        std::atomic<bool> done{false};
        std::thread publisher([&] {
            while (!done) {
                hub.publish("t", {"", "", "x"});
                hub.endStreamsOf("s3");
            }
        });
        std::size_t got = 0;
        for (int i = 0; i < 2000 || got == 0; ++i) {
            const auto stream = hub.subscribe({"t", "u"}, "s" + std::to_string(i % 8));
            stream->setWake([] {});
            std::this_thread::yield();
            got += stream->take().size();
            stream->setWake({});
        }
        done = true;
        publisher.join();
        QCOMPARE(hub.streams(), std::size_t(0));
        QVERIFY(got > 0);
    }
};

QTEST_GUILESS_MAIN(TestEventHub)
#include "test_event_hub.moc"
