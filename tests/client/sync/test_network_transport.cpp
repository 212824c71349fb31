// The real transport against a TLS server on loopback that says what the test wants.
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>
#include <QTimer>

#include "client/sync/network_transport.h"
#include "shared/trust/certificates.h"
#include "shared/wire/fault_message.h"
#include "tests/support/client/replica_fixture.h"

using namespace myspike;
using namespace myspike::test;

namespace {

struct Authority
{
    SystemClock clock;
    SystemRng rng;
    KeyPair key = *KeyPair::generate();
    std::string pem = *makeAuthorityCertificate(key, clock.now(), rng);
    KeyPair serverKey = *KeyPair::generate();
    std::string serverPem = *makeServerCertificate(
        key, pem, serverKey.publicKey(), {{"localhost"}, {"127.0.0.1"}}, clock.now(), rng);
};

class Server : public QObject
{
public:
    Server()
    {
        QSslConfiguration tls;
        auto chain = QSslCertificate::fromData(QByteArray::fromStdString(authority.serverPem));
        chain += QSslCertificate::fromData(QByteArray::fromStdString(authority.pem));
        tls.setLocalCertificateChain(chain);
        tls.setPrivateKey(
            QSslKey(QByteArray::fromStdString(authority.serverKey.toPem()), QSsl::Ec));
        tls.setProtocol(QSsl::TlsV1_3OrLater);
        m_server.setSslConfiguration(tls);
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (auto* socket = m_server.nextPendingConnection()) {
                ++connections;
                connect(socket, &QIODevice::readyRead, this, [this, socket] {
                    request += socket->readAll();
                    if (request.contains("\r\n\r\n") && !answer.isEmpty()) {
                        socket->write(answer);
                        if (close) {
                            socket->disconnectFromHost();
                        }
                    }
                });
            }
        });
    }

    ServerAddress address(QByteArray pem, QByteArray fingerprint = {}) const
    {
        return {QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort())),
                std::move(pem), std::move(fingerprint)};
    }
    ServerAddress known() const { return address(QByteArray::fromStdString(authority.pem)); }

    Authority authority;
    QByteArray request;
    QByteArray answer;
    bool close = true;
    int connections = 0;

private:
    QSslServer m_server;
};

QByteArray http(const QByteArray& status, const QByteArray& body,
                const QByteArray& type = "application/json", const QByteArray& more = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + more +
           "Connection: close\r\n\r\n" + body;
}

HttpOutcome ask(NetworkTransport& t, int deadlineMs = 10'000)
{
    HttpRequest r{"POST", "/v1/hello", "{\"a\":1}"};
    r.deadlineMs = deadlineMs;
    r.silenceMs = deadlineMs;
    r.maxReplyBytes = 10'000;
    return answerOf(t.send(r));
}

} // namespace

class TestNetworkTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl()) {
            QFAIL("no TLS in this Qt");
        }
    }

    void theServersOwnAuthorityIsBelieved()
    {
        Server s;
        s.answer = http("200 OK", "{\"ok\":true}");
        NetworkTransport t(s.known());
        t.setToken("abc");
        const auto outcome = ask(t);
        QVERIFY2(outcome.result.ok(), faultOf(outcome.result).c_str());
        QCOMPARE(outcome.result->body, QByteArray("{\"ok\":true}"));
        QVERIFY(s.request.startsWith("POST /v1/hello HTTP/1.1\r\n"));
        QVERIFY(s.request.contains("Authorization: Bearer abc\r\n"));
        QVERIFY(s.request.contains("{\"a\":1}"));
    }

    void aFingerprintIsEnough()
    {
        Server s;
        s.answer = http("200 OK", "{}");
        const auto fingerprint = readCertificate(s.authority.pem)->fingerprint;
        NetworkTransport t(s.address({}, QByteArray::fromStdString(fingerprint).toUpper()));
        QVERIFY(ask(t).result.ok());
    }

    void anotherAuthorityGetsNothing_data()
    {
        QTest::addColumn<bool>("byFingerprint");
        QTest::newRow("certificate") << false;
        QTest::newRow("fingerprint") << true;
    }

    void anotherAuthorityGetsNothing()
    {
        QFETCH(bool, byFingerprint);
        Server s;
        s.answer = http("200 OK", "{}");
        const Authority other;
        NetworkTransport t(
            byFingerprint
                ? s.address({}, QByteArray::fromStdString(readCertificate(other.pem)->fingerprint))
                : s.address(QByteArray::fromStdString(other.pem)));
        t.setToken("secret");
        const auto outcome = ask(t);
        QCOMPARE(faultOf(outcome.result), std::string("offline"));
        QCOMPARE(outcome.result.fault().rule, std::string("TLS"));
        QVERIFY(s.request.isEmpty());
    }

    void faultsOfTheServerAreHeard()
    {
        Server s;
        const Fault fault{FaultCode::RateLimited, Text(msg("test", "Wait %1."), {3}), {}, "R1"};
        s.answer = http("429 Too Many", QByteArray::fromStdString(encodeFault(fault, "ref7")),
                        "application/json", "Retry-After: 7\r\n");
        NetworkTransport t(s.known());
        const auto outcome = ask(t);
        QVERIFY(!outcome.result.ok());
        QCOMPARE(outcome.result.fault().code, FaultCode::RateLimited);
        QCOMPARE(outcome.result.fault().forUser.english(), std::string("Wait 3."));
        QVERIFY(outcome.result.fault().detail.find("ref7") != std::string::npos);
        QCOMPARE(outcome.retryAfterMs, 7000);
    }

    void retryAfterIsReadInBothForms_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<int>("ms");
        const QByteArray date = "Tue, 24 Nov 2026 01:00:00 GMT";
        QTest::newRow("seconds") << QByteArray("7") << QByteArray() << 7'000;
        QTest::newRow("date") << QByteArray("Tue, 24 Nov 2026 01:02:00 GMT") << date << 120'000;
        QTest::newRow("past") << QByteArray("Tue, 24 Nov 2026 00:00:00 GMT") << date << 0;
        QTest::newRow("no date beside it")
            << QByteArray("Tue, 24 Nov 2026 01:02:00 GMT") << QByteArray() << 0;
        QTest::newRow("for ever") << QByteArray("99999999999") << date << 3'600'000;
        QTest::newRow("negative") << QByteArray("-5") << date << 0;
        QTest::newRow("nonsense") << QByteArray("soon") << date << 0;
        QTest::newRow("absent") << QByteArray() << date << 0;
    }
    void retryAfterIsReadInBothForms()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, date);
        QFETCH(int, ms);
        const auto outcome = judgeReply({503, {{"retry-after", value}, {"date", date}}, {}});
        QCOMPARE(outcome.retryAfterMs, ms);
        QCOMPARE(outcome.result.fault().code, FaultCode::Busy);
    }

    void strangersAnswersAreNoAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("portal page")
            << http("200 OK", "<html>Log in</html>", "text/html") << QByteArray("offline");
        QTest::newRow("redirect") << http("302 Found", "", "text/plain",
                                          "Location: https://portal.example/\r\n")
                                  << QByteArray("offline");
        QTest::newRow("proxy") << http("502 Bad Gateway", "upstream", "text/plain")
                               << QByteArray("busy");
        QTest::newRow("page of a proxy")
            << http("503 Busy", "<html></html>", "text/html") << QByteArray("offline");
        QTest::newRow("strange") << http("418 Teapot", "{\"error\":1}") << QByteArray("internal");
        QTest::newRow("cut off") << QByteArray(
                                        "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"a\"")
                                 << QByteArray("offline");
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-x\r\n\r\n") << QByteArray("offline");
        QTest::newRow("text for JSON")
            << http("200 OK", "{\"ok\":true}", "text/plain") << QByteArray("offline");
        QTest::newRow("a proxy's own log-in")
            << http("401 Unauthorized", "", "text/plain", "WWW-Authenticate: Basic realm=x\r\n")
            << QByteArray("offline");
        QTest::newRow("asks the proxy for a password")
            << http("407 Proxy", "", "text/plain") << QByteArray("offline");
        QTest::newRow("network log-in")
            << http("511 Network Authentication Required", "", "") << QByteArray("offline");
        QTest::newRow("another request's answer")
            << http("200 OK", "{\"ok\":true}", "application/json", "Request-Tag: abc\r\n")
            << QByteArray("offline");
        QTest::newRow("mangled") << http("200 OK", "{\"ok\":true}", "application/json",
                                         "Content-Digest: sha-256=:" + QByteArray(43, 'A') +
                                             "=:\r\n")
                                 << QByteArray("offline");
        QTest::newRow("too large")
            << http("200 OK", QByteArray(20'000, 'x')) << QByteArray("too_large");
    }

    void strangersAnswersAreNoAnswers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, code);
        Server s;
        s.answer = answer;
        NetworkTransport t(s.known());
        const auto outcome = ask(t);
        QCOMPARE(faultOf(outcome.result), code.toStdString());
        QVERIFY(!outcome.result.fault().forUser.empty());
    }

    void silenceEndsAtTheDeadline()
    {
        Server s; // takes the request and never answers
        NetworkTransport t(s.known());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(faultOf(ask(t, 400).result), std::string("offline"));
        QVERIFY(timer.elapsed() < 5'000);
    }

    void nobodyThereIsOffline()
    {
        ServerAddress address;
        {
            Server s;
            address = s.known();
        }
        NetworkTransport t(address);
        QCOMPARE(faultOf(ask(t).result), std::string("offline"));
    }

    void eventsArriveAndTheirEndIsTold()
    {
        Server s;
        s.close = false;
        s.answer = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                   ": hello\n\nevent: scope\ndata: {\"scope\":\"a\"}\n\n";
        NetworkTransport t(s.known());
        t.setToken("abc");
        QList<QByteArray> names;
        connect(&t, &Transport::eventArrived, this, [&](const QByteArray& name) { names << name; });
        bool closed = false;
        connect(&t, &Transport::eventsClosed, this, [&] { closed = true; });
        t.openEvents();
        QTRY_COMPARE(names, QList<QByteArray>{"scope"});
        QVERIFY(s.request.startsWith("GET /v1/events"));
        QVERIFY(!closed);
        // Closed by us: nobody needs to be told.
        t.closeEvents();
        QCoreApplication::processEvents();
        QVERIFY(!closed);
        s.close = true;
        s.request.clear();
        t.openEvents();
        QTRY_VERIFY(closed);
    }
};

QTEST_GUILESS_MAIN(TestNetworkTransport)
#include "test_network_transport.moc"
