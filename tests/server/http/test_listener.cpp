#include <QtTest>

#include <atomic>
#include <future>
#include <thread>

#include "tests/support/server/loopback_server.h"

#include "server/http/health.h"
#include "tests/support/server/test_certificate.h"

using namespace myspike;
using namespace myspike::test;
using Ms = std::chrono::milliseconds;

namespace {

const char* const kClerk = "Authorization: Bearer token-clerk\r\n";

Route route(Method method, std::string_view path, Permission permission, std::size_t maxBody,
            Handler handler)
{
    return {method, path, permission, maxBody, std::move(handler)};
}

Route echo(Permission permission = Permission::none(), std::size_t maxBody = 64 * 1024)
{
    return route(Method::Post, "/v1/echo", permission, maxBody,
                 [](const Request& r) -> Result<Response> { return Response::text(r.body); });
}

/// Counts down and fails where asked, to see how a stream ends.
class Letters final : public BodySource
{
public:
    Letters(int pieces, bool fails) : m_pieces(pieces), m_fails(fails) {}
    Result<std::size_t> read(std::span<char> into) override
    {
        if (m_pieces == 0) {
            if (m_fails) {
                return Fault::internal("the disk went away");
            }
            return std::size_t{0};
        }
        --m_pieces;
        std::fill_n(into.begin(), 1000, 'a');
        return std::size_t{1000};
    }

private:
    int m_pieces;
    const bool m_fails;
};

std::string codeOf(const ClientResponse& response)
{
    const auto at = response.body.find("\"code\":\"");
    return at == std::string::npos
               ? std::string()
               : response.body.substr(at + 8, response.body.find('"', at + 8) - at - 8);
}

} // namespace

class TestListener : public QObject
{
    Q_OBJECT
private slots:
    void answersOverTls13Only()
    {
        LoopbackServer server({healthRoute({{"store", [] { return okStatus(); }}})});
        TlsClient old;
        QVERIFY(!old.connect(server.port(), TlsClient::Version::OnlyTls12));
        auto client = server.client();
        const auto answer = client.ask(get("/v1/health"));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body.find("\"status\":\"ok\"") != std::string::npos);
        QVERIFY(answer->body.find("\"store\":\"ok\"") != std::string::npos);
        QCOMPARE(answer->headers.at("date"), std::string("Tue, 24 Nov 2026 06:00:01 GMT"));
        QCOMPARE(answer->headers.at("cache-control"), std::string("no-store"));
        QCOMPARE(answer->headers.at("x-request-id").size(), std::size_t(16));
        QCOMPARE(server.listener().figures().failedHandshakes, std::uint64_t(1));
    }
    void healthFailsWhenACheckDoes()
    {
        LoopbackServer server({healthRoute(
            {{"store", [] {
                  return Status(Fault{FaultCode::DiskFull, msg("test", "Full."), "no room", {}});
              }}})});
        auto client = server.client();
        const auto answer = client.ask(get("/v1/health"));
        QCOMPARE(answer->status, 503);
        QVERIFY(answer->body.find("\"store\":\"disk_full\"") != std::string::npos);
        QVERIFY(answer->body.find("no room") == std::string::npos);
    }
    void keepsTheConnectionAndReadsPipelinedRequests()
    {
        LoopbackServer server({echo()});
        auto client = server.client();
        QVERIFY(client.send(post("/v1/echo", "one") + post("/v1/echo", std::string(60'000, 'y')) +
                            post("/v1/echo", "three")));
        QCOMPARE(client.read()->body, std::string("one"));
        QCOMPARE(client.read()->body, std::string(60'000, 'y'));
        QCOMPARE(client.read()->body, std::string("three"));
        const auto last = client.ask(post("/v1/echo", "", "Connection: close\r\n"));
        QCOMPARE(last->headers.at("connection"), std::string("close"));
        QVERIFY(client.isClosedWithin(Ms(3000)));
        QCOMPARE(server.listener().figures().requests, std::uint64_t(4));
    }
    void asksWhoItIsBeforeTheHandlerRuns()
    {
        std::atomic<int> ran{0};
        const Handler handler = [&](const Request& r) -> Result<Response> {
            ++ran;
            return Response::text(r.session->user().toString());
        };
        LoopbackServer server(
            {route(Method::Get, "/v1/me", Permission::session(), 0, handler),
             route(Method::Get, "/v1/read", Permission::named("read"), 0, handler),
             route(Method::Post, "/v1/write", Permission::named("write"), 1 << 20, handler)});
        auto client = server.client();
        auto answer = client.ask(get("/v1/me"));
        QCOMPARE(answer->status, 401);
        QCOMPARE(answer->headers.at("www-authenticate"), std::string("Bearer"));
        QCOMPARE(codeOf(*answer), std::string("unauthenticated"));
        QCOMPARE(client.ask(get("/v1/me", "Authorization: Bearer wrong\r\n"))->status, 401);
        QCOMPARE(client.ask(get("/v1/me", "Authorization: Basic token-clerk\r\n"))->status, 401);
        QCOMPARE(client.ask(get("/v1/me", std::string(kClerk) + kClerk))->status, 401);
        // Who cannot be checked does not get in.
        QCOMPARE(client.ask(get("/v1/me", "Authorization: Bearer token-breaks\r\n"))->status, 500);
        QCOMPARE(ran.load(), 0);
        QCOMPARE(client.ask(get("/v1/me", kClerk))->body,
                 Id::ofName("user", "token-clerk").toString());
        QCOMPARE(client.ask(get("/v1/read", kClerk))->status, 200);
        answer = client.ask(post("/v1/write", "x", "Authorization: Bearer token-admin\r\n"));
        QCOMPARE(answer->status, 200);
        QCOMPARE(ran.load(), 3);
        // Refused on its header: the body is not waited for.
        QVERIFY(client.send("POST /v1/write HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000"
                            "\r\n" +
                            std::string(kClerk) + "\r\nfirst bytes"));
        answer = client.read();
        QCOMPARE(answer->status, 403);
        QCOMPARE(codeOf(*answer), std::string("forbidden"));
        QCOMPARE(answer->headers.at("connection"), std::string("close"));
        QCOMPARE(ran.load(), 3);
    }
    void aProxysWordIsNotTaken()
    {
        LoopbackServer server({route(
            Method::Get, "/v1/peer", Permission::none(), 0,
            [](const Request& r) -> Result<Response> { return Response::text(r.peer.address); })});
        auto client = server.client();
        QCOMPARE(client
                     .ask(get("/v1/peer", "X-Forwarded-For: 10.0.0.1\r\nForwarded: for=10.0.0.1"
                                          "\r\nX-Real-IP: 10.0.0.1\r\n"))
                     ->body,
                 std::string("127.0.0.1"));
    }
    void refusesWithAReason_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const std::string& request, int status,
                            const char* code) {
            QTest::newRow(name) << QByteArray::fromStdString(request) << status << code;
        };
        row("unknown path", get("/v2/echo"), 404, "not_found");
        row("wrong method", get("/v1/echo"), 405, "invalid");
        row("unknown method", "BREW /v1/echo HTTP/1.1\r\nHost: a\r\n\r\n", 405, "invalid");
        row("no length", "POST /v1/echo HTTP/1.1\r\nHost: a\r\n\r\n", 411, "invalid");
        row("body too large", post("/v1/echo", std::string(70'000, 'a')), 413, "too_large");
        row("far too large", post("/v1/echo", std::string(900'000, 'a')), 413, "too_large");
        row("chunks too large",
            "POST /v1/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n20000\r\n", 413,
            "too_large");
        row("body where none belongs",
            "GET /v1/none HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", 413, "too_large");
        row("long target", get("/" + std::string(5000, 'a')), 414, "too_large");
        row("long header", get("/v1/none", "X-A: " + std::string(20'000, 'a') + "\r\n"), 431,
            "too_large");
        row("smuggling",
            "POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: "
            "chunked\r\n\r\n0\r\n\r\nGET /v1/none HTTP/1.1\r\nHost: a\r\n\r\n",
            400, "invalid");
        row("two lengths",
            "POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: "
            "42\r\n\r\nGET /v1/none HTTP/1.1\r\nHost: a\r\n\r\n",
            400, "invalid");
        row("no HTTP", "hello\r\n\r\n", 400, "invalid");
        row("handler refuses", get("/v1/refuse"), 409, "conflict");
        row("handler throws", get("/v1/throw"), 500, "internal");
        row("handler throws a number", get("/v1/throw?number=1"), 500, "internal");
    }
    void refusesWithAReason()
    {
        QFETCH(QByteArray, request);
        LoopbackServer server(
            {echo(),
             route(Method::Get, "/v1/none", Permission::none(), 0,
                   [](const Request&) -> Result<Response> { return Response::empty(); }),
             route(Method::Get, "/v1/refuse", Permission::none(), 0,
                   [](const Request&) -> Result<Response> {
                       return Fault{FaultCode::Conflict, msg("test", "Taken."), "row 7", "X-1"};
                   }),
             route(Method::Get, "/v1/throw", Permission::none(), 0,
                   [](const Request& r) -> Result<Response> {
                       if (r.queryValue("number")) {
                           throw 7;
                       }
                       throw std::runtime_error("a secret\npath");
                   })});
        auto client = server.client();
        QVERIFY(client.send(request.toStdString()));
        const auto answer = client.read();
        QVERIFY(answer);
        QTEST(answer->status, "status");
        QTEST(QString::fromStdString(codeOf(*answer)), "code");
        QCOMPARE(answer->headers.at("content-type"), std::string("application/json"));
        QVERIFY(answer->body.find("secret") == std::string::npos);
        if (answer->status == 405) {
            QCOMPARE(answer->headers.at("allow"), std::string("POST"));
        }
        // Nothing behind a refused framing is taken for a second request.
        if (answer->status == 400) {
            QVERIFY(client.isClosedWithin(Ms(4000)));
            QCOMPARE(server.listener().figures().requests, std::uint64_t(1));
        }
    }
    void theLogSaysWhatHappenedAndNothingPersonal()
    {
        LoopbackServer server({route(Method::Get, "/v1/people/{mykad}", Permission::session(), 0,
                                     [](const Request&) -> Result<Response> {
                                         throw std::runtime_error("line one\nline two");
                                     })});
        auto client = server.client();
        const auto answer = client.ask(get("/v1/people/900101145567?name=Aminah", kClerk));
        QCOMPARE(answer->status, 500);
        QTRY_COMPARE(server.logLines().size(), std::size_t(1));
        const std::string line = server.logLines().front();
        QVERIFY(line.find("\"route\":\"/v1/people/{mykad}\"") != std::string::npos);
        QVERIFY(line.find("\"id\":\"" + answer->headers.at("x-request-id")) != std::string::npos);
        QVERIFY(line.find("\"status\":500") != std::string::npos);
        QVERIFY(line.find("line one\\nline two") != std::string::npos);
        for (const char* personal : {"900101145567", "Aminah", "token-clerk", "127.0.0.1", "\n"}) {
            QVERIFY2(line.find(personal) == std::string::npos, personal);
        }
    }
    void aSlowHeaderIsCutOff()
    {
        HttpLimits limits;
        limits.header = Ms(300);
        LoopbackServer server({echo()}, limits);
        auto client = server.client();
        // Bytes keep coming, so only the time of the whole header can end it.
        QVERIFY(client.send("GET /v1/echo HTTP/1.1\r\n"));
        QElapsedTimer timer;
        timer.start();
        bool closed = false;
        for (int i = 0; i < 100 && !closed; ++i) {
            client.send("X: y\r\n");
            closed = client.isClosedWithin(Ms(20));
        }
        QVERIFY(closed);
        QVERIFY(timer.elapsed() < 1500);
        QVERIFY(server.settlesAt(0));
    }
    void aTricklingBodyIsCutOff()
    {
        HttpLimits limits;
        limits.bodyGrace = Ms(300);
        LoopbackServer server({echo()}, limits);
        auto client = server.client();
        QVERIFY(client.send("POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n"));
        bool closed = false;
        for (int i = 0; i < 100 && !closed; ++i) {
            client.send("x");
            closed = client.isClosedWithin(Ms(20));
        }
        QVERIFY(closed);
        QTRY_COMPARE(server.logLines().size(), std::size_t(1));
        QVERIFY(server.logLines().front().find("\"status\":408") != std::string::npos);
    }
    void anIdleConnectionAndAnIdleHandshakeAreClosed()
    {
        HttpLimits limits;
        limits.idle = Ms(200);
        limits.handshake = Ms(200);
        LoopbackServer server({echo()}, limits);
        auto client = server.client();
        QCOMPARE(client.ask(post("/v1/echo", "x"))->status, 200);
        QVERIFY(client.isClosedWithin(Ms(3000)));
        QVERIFY(server.settlesAt(0));
    }
    void connectionsOfOnePeerAreCapped()
    {
        HttpLimits limits;
        limits.connectionsPerPeer = 3;
        LoopbackServer server({echo()}, limits);
        std::vector<TlsClient> clients(3);
        for (auto& client : clients) {
            QVERIFY(client.connect(server.port()));
        }
        TlsClient fourth;
        QVERIFY(!fourth.connect(server.port()));
        QCOMPARE(server.listener().figures().refusedConnections, std::uint64_t(1));
        clients.pop_back();
        QVERIFY(server.settlesAt(2));
        TlsClient again;
        QVERIFY(again.connect(server.port()));
        QCOMPARE(again.ask(post("/v1/echo", "x"))->status, 200);
    }
    void aHastyPeerAndAHastyUserAreSlowedDown()
    {
        HttpLimits limits;
        limits.peerRequestsPerSecond = 1;
        limits.peerBurst = 3;
        LoopbackServer server({echo()}, limits);
        auto client = server.client();
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(client.ask(post("/v1/echo", "x"))->status, 200);
        }
        auto answer = client.ask(get("/v1/echo"));
        QCOMPARE(answer->status, 429);
        QCOMPARE(answer->headers.at("retry-after"), std::string("1"));
        server.clock().advanceMs(1000);
        QCOMPARE(client.ask(post("/v1/echo", "x"))->status, 200);

        limits = {};
        limits.userRequestsPerSecond = 1;
        limits.userBurst = 1;
        LoopbackServer second({echo(Permission::session())}, limits);
        auto other = second.client();
        QCOMPARE(other.ask(post("/v1/echo", "x", kClerk))->status, 200);
        QCOMPARE(other.ask(post("/v1/echo", "x", kClerk))->status, 429);
        auto admin = second.client();
        QCOMPARE(admin.ask(post("/v1/echo", "x", "Authorization: Bearer token-admin\r\n"))->status,
                 200);
    }
    void tooManyWaitingRequestsAreTurnedAway()
    {
        HttpLimits limits;
        limits.waitingJobs = 1;
        std::promise<void> release;
        auto released = release.get_future().share();
        std::atomic<int> running{0};
        LoopbackServer server({route(Method::Get, "/v1/wait", Permission::none(), 0,
                                     [&](const Request&) -> Result<Response> {
                                         ++running;
                                         released.wait();
                                         return Response::text("done");
                                     })},
                              limits, 1);
        auto first = server.client();
        auto second = server.client();
        auto third = server.client();
        QVERIFY(first.send(get("/v1/wait")));
        QTRY_COMPARE(running.load(), 1);
        QVERIFY(second.send(get("/v1/wait")));
        QTRY_COMPARE(server.listener().figures().requests, std::uint64_t(2));
        const auto turnedAway = third.ask(get("/v1/wait"));
        release.set_value();
        QCOMPARE(turnedAway->status, 503);
        QCOMPARE(codeOf(*turnedAway), std::string("busy"));
        QCOMPARE(first.read()->body, std::string("done"));
        QCOMPARE(second.read()->body, std::string("done"));
    }
    void expectationsAreAnsweredBeforeTheBody()
    {
        LoopbackServer server({echo()});
        auto client = server.client();
        const std::string head =
            "POST /v1/echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ";
        QVERIFY(client.send(head + "5\r\n\r\n"));
        QCOMPARE(client.read()->status, 100);
        QVERIFY(client.send("hello"));
        QCOMPARE(client.read()->body, std::string("hello"));
        QVERIFY(client.send(head + "500000\r\n\r\n"));
        QCOMPARE(client.read()->status, 413);
    }
    void filesAreSentWholeInPartAndOnCondition()
    {
        QTemporaryDir dir;
        const std::string path = dir.filePath("blob").toStdString();
        std::string content;
        for (int i = 0; i < 40'000; ++i) {
            content += std::to_string(i) + ' ';
        }
        {
            QFile file(QString::fromStdString(path));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(content.data(), qint64(content.size())), qint64(content.size()));
        }
        LoopbackServer server({route(
            Method::Get, "/v1/blobs/{sha256}", Permission::none(), 0,
            [&](const Request& r) -> Result<Response> {
                return Response::file({path + (r.param("sha256") == "gone" ? "x" : ""), "abc"},
                                      "application/octet-stream");
            })});
        auto client = server.client();
        auto answer = client.ask(get("/v1/blobs/1"));
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body == content);
        QCOMPARE(answer->headers.at("etag"), std::string("\"abc\""));
        answer = client.ask("HEAD /v1/blobs/1 HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->headers.at("content-length"), std::to_string(content.size()));
        answer = client.ask(get("/v1/blobs/1", "Range: bytes=100000-199999\r\n"));
        QCOMPARE(answer->status, 206);
        QVERIFY(answer->body == content.substr(100'000, 100'000));
        QCOMPARE(answer->headers.at("content-range"),
                 "bytes 100000-199999/" + std::to_string(content.size()));
        QCOMPARE(client.ask(get("/v1/blobs/1", "Range: bytes=9999999-\r\n"))->status, 416);
        QCOMPARE(client.ask(get("/v1/blobs/1", "If-Match: \"old\"\r\n"))->status, 412);
        QCOMPARE(
            client.ask(get("/v1/blobs/1", "If-Match: \"abc\"\r\nRange: bytes=0-0\r\n"))->status,
            206);
        QCOMPARE(
            client.ask(get("/v1/blobs/1", "If-Range: \"old\"\r\nRange: bytes=0-0\r\n"))->status,
            200);
        QCOMPARE(client.ask(get("/v1/blobs/1", "If-None-Match: \"abc\"\r\n"))->status, 304);
        QCOMPARE(client.ask(get("/v1/blobs/gone"))->status, 404);
    }
    void streamsArePulledAndABrokenOneIsNotTakenForWhole()
    {
        LoopbackServer server(
            {route(Method::Get, "/v1/pull", Permission::none(), 0,
                   [](const Request& r) -> Result<Response> {
                       return Response::stream(
                           std::make_shared<Letters>(300, r.queryValue("fails").has_value()),
                           "application/x-ndjson");
                   })});
        auto client = server.client();
        const auto answer = client.ask(get("/v1/pull"));
        QCOMPARE(answer->headers.at("transfer-encoding"), std::string("chunked"));
        QVERIFY(answer->body == std::string(300'000, 'a'));
        QVERIFY(!client.ask(get("/v1/pull?fails=1")));
        QVERIFY(client.isClosedWithin(Ms(1000)));
    }
    void eventsReachTheirStreamsAndHeartbeatsKeepThem()
    {
        EventHub hub;
        HttpLimits limits;
        limits.heartbeat = Ms(50);
        LoopbackServer server({route(Method::Get, "/v1/events", Permission::session(), 0,
                                     [&](const Request& r) -> Result<Response> {
                                         return Response::events(hub.subscribe(
                                             {"reference"}, r.session->id().toString()));
                                     })},
                              limits);
        auto client = server.client();
        QVERIFY(client.send(get("/v1/events", kClerk)));
        const auto head = client.readUntil("retry: 5000\n\n");
        QVERIFY(head && head->find("text/event-stream") != std::string::npos);
        QVERIFY(client.readUntil("\n:\n\n"));
        QCOMPARE(hub.publish("reference", {"changed", "42", "{\"seq\":42}"}), std::size_t(1));
        QVERIFY(client.readUntil("id: 42\nevent: changed\ndata: {\"seq\":42}\n\n"));
        hub.endStreamsOf(Id::ofName("session", "token-clerk").toString());
        QVERIFY(client.readUntil("\r\n0\r\n\r\n"));
        QTRY_COMPARE(hub.streams(), std::size_t(0));

        // A client that simply goes away is noticed by the heartbeat.
        auto second = server.client();
        QVERIFY(second.send(get("/v1/events", kClerk)));
        QVERIFY(second.readUntil("retry"));
        second.close();
        QTRY_COMPARE(hub.streams(), std::size_t(0));
    }
    void aStreamThatIsNotReadIsDroppedAndHoldsUpNobody()
    {
        EventHub hub;
        LoopbackServer server({route(Method::Get, "/v1/events", Permission::none(), 0,
                                     [&](const Request&) -> Result<Response> {
                                         return Response::events(hub.subscribe({"t"}, "s"));
                                     })});
        TlsClient slow;
        slow.setReceiveWindow(4096);
        QVERIFY(slow.connect(server.port()));
        QVERIFY(slow.send(get("/v1/events")));
        QVERIFY(slow.readUntil("retry"));
        auto quick = server.client();
        QVERIFY(quick.send(get("/v1/events")));
        QVERIFY(quick.readUntil("retry"));
        const std::string data(15'000, 'x');
        // The sockets' buffers hold a few megabytes; 2,000 events are 30.
        int sent = 0;
        for (; sent < 2000 && server.listener().figures().slowStreams == 0; ++sent) {
            hub.publish("t", {"changed", std::to_string(sent), data});
            QVERIFY(quick.readUntil("id: " + std::to_string(sent) + "\n"));
        }
        QVERIFY(sent < 2000);
        QTRY_COMPARE(server.listener().figures().connections, std::size_t(1));
        hub.publish("t", {"changed", "last", "{}"});
        QVERIFY(quick.readUntil("id: last\n"));
    }
    void stopsWithGrace()
    {
        EventHub hub;
        std::promise<void> release;
        auto released = release.get_future().share();
        std::atomic<bool> running{false};
        LoopbackServer server({route(Method::Get, "/v1/wait", Permission::none(), 0,
                                     [&](const Request&) -> Result<Response> {
                                         running = true;
                                         released.wait();
                                         return Response::text("kept");
                                     }),
                               route(Method::Get, "/v1/events", Permission::none(), 0,
                                     [&](const Request&) -> Result<Response> {
                                         return Response::events(hub.subscribe({"t"}, "s"));
                                     })});
        auto idle = server.client();
        QCOMPARE(idle.ask(get("/v1/nothing"))->status, 404);
        auto events = server.client();
        QVERIFY(events.send(get("/v1/events")));
        QVERIFY(events.readUntil("retry"));
        auto busy = server.client();
        QVERIFY(busy.send(get("/v1/wait")));
        QTRY_VERIFY(running.load());

        QElapsedTimer timer;
        timer.start();
        std::thread stopping([&] { server.listener().stop(); });
        QVERIFY(idle.isClosedWithin(Ms(3000)));
        QVERIFY(events.readUntil("\r\n0\r\n\r\n"));
        TlsClient late;
        QVERIFY(!late.connect(server.port()));
        release.set_value();
        const auto answer = busy.read();
        stopping.join();
        QVERIFY(answer);
        QCOMPARE(answer->body, std::string("kept"));
        QCOMPARE(answer->headers.at("connection"), std::string("close"));
        QVERIFY(timer.elapsed() < 6000);
    }
    void stopCutsOffWhatDoesNotFinish()
    {
        HttpLimits limits;
        limits.stop = Ms(300);
        LoopbackServer server({echo()}, limits);
        auto client = server.client();
        QVERIFY(client.send("POST /v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\nx"));
        QTRY_COMPARE(server.listener().figures().requests, std::uint64_t(1));
        QElapsedTimer timer;
        timer.start();
        server.listener().stop();
        QVERIFY(timer.elapsed() >= 250 && timer.elapsed() < 3000);
        QVERIFY(client.isClosedWithin(Ms(2000)));
    }
    void aPortInUseAndABadCertificateAreExplained()
    {
        LoopbackServer server({echo()});
        TwoTokens tokens;
        FixedClock clock(Instant{0});
        SplitMix64 rng(1);
        const auto bad = Listener::start({.certificateChainPem = "x", .privateKeyPem = "y"}, {},
                                         {tokens, clock, rng, nullptr});
        QVERIFY(!bad.ok());
        QVERIFY(bad.fault().code == FaultCode::Invalid);
        const auto made = makeTestCertificate();
        const auto taken = Listener::start({.port = server.port(),
                                            .certificateChainPem = made.certificatePem,
                                            .privateKeyPem = made.keyPem},
                                           {}, {tokens, clock, rng, nullptr});
        QVERIFY(!taken.ok());
        QVERIFY(taken.fault().forUser.english().find(std::to_string(server.port())) !=
                std::string::npos);
    }
    void manyClientsAtOnce()
    {
        HttpLimits limits;
        limits.peerRequestsPerSecond = 0;
        limits.userRequestsPerSecond = 0;
        LoopbackServer server({echo(Permission::session())}, limits);
        std::atomic<int> right{0};
        std::vector<std::thread> threads;
        QElapsedTimer timer;
        timer.start();
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&, t] {
                TlsClient client;
                if (!client.connect(server.port())) {
                    return;
                }
                for (int i = 0; i < 250; ++i) {
                    const std::string body = std::to_string(t) + ":" + std::to_string(i);
                    const auto answer = client.ask(post("/v1/echo", body, kClerk));
                    right += answer && answer->body == body ? 1 : 0;
                }
            });
        }
        for (auto& thread : threads) {
            thread.join();
        }
        QCOMPARE(right.load(), 2000);
        qInfo("2,000 requests of 8 clients in %lld ms", static_cast<long long>(timer.elapsed()));
    }
};

QTEST_GUILESS_MAIN(TestListener)
#include "test_listener.moc"
