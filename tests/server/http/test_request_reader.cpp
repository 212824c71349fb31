#include <QtTest>

#include "server/http/request_reader.h"

using namespace myspike;
using Progress = RequestReader::Progress;

namespace {
const std::string kHost = "Host: localhost\r\n";

/// The status a request is refused with, or 0 where it is read whole.
int statusOfWhole(std::string in, std::uint64_t maxBody = 1024)
{
    RequestReader reader{HttpLimits{}};
    auto progress = reader.readHead(in);
    if (progress == Progress::Done) {
        progress = reader.allowBody(maxBody);
    }
    if (progress == Progress::Done) {
        progress = reader.readBody(in);
    }
    if (progress == Progress::NeedsMore) {
        return -1;
    }
    return progress == Progress::Refused ? reader.refusal().status : 0;
}
} // namespace

class TestRequestReader : public QObject
{
    Q_OBJECT
private slots:
    void readsARequestInPiecesOfAnySize()
    {
        const std::string whole = "POST /v1/rows/a%20b?cursor=x%2By&limit=5 HTTP/1.1\r\n" + kHost +
                                  "Transfer-Encoding: chunked\r\nX-Thing: 1\r\n\r\n"
                                  "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";
        for (std::size_t step = 1; step < whole.size(); ++step) {
            RequestReader reader{HttpLimits{}};
            std::string in;
            bool headDone = false;
            auto progress = Progress::NeedsMore;
            for (std::size_t at = 0; at < whole.size(); at += step) {
                QCOMPARE(int(progress), int(Progress::NeedsMore));
                in += whole.substr(at, step);
                if (!headDone && reader.readHead(in) == Progress::Done) {
                    headDone = true;
                    QVERIFY(reader.allowBody(100) == Progress::Done);
                }
                if (headDone) {
                    progress = reader.readBody(in);
                }
            }
            QCOMPARE(int(progress), int(Progress::Done));
            QCOMPARE(reader.path(), std::string("/v1/rows/a%20b"));
            QCOMPARE(reader.segments().back(), std::string("a b"));
            QCOMPARE(reader.query().front().second, std::string("x+y"));
            QCOMPARE(std::string(*reader.headers().find("x-thing")), std::string("1"));
            QCOMPARE(reader.takeBody(), std::string("hello world"));
        }
    }
    void leavesTheNextRequestUntouched()
    {
        const std::string next = "GET /two HTTP/1.1\r\n";
        std::string in = "POST /one HTTP/1.1\r\n" + kHost + "Content-Length: 3\r\n\r\nabc" + next;
        RequestReader reader{HttpLimits{}};
        QVERIFY(reader.readHead(in) == Progress::Done);
        QVERIFY(reader.allowBody(3) == Progress::Done);
        QVERIFY(reader.readBody(in) == Progress::Done);
        QCOMPARE(in, next);
        QCOMPARE(reader.takeBody(), std::string("abc"));
    }
    void anEmptyLastChunkByteByByteIsRead()
    {
        // Beast asserts on this one when it is handed over too early.
        std::string in = "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n";
        RequestReader reader{HttpLimits{}};
        QVERIFY(reader.readHead(in) == Progress::Done);
        QVERIFY(reader.allowBody(10) == Progress::Done);
        auto progress = Progress::NeedsMore;
        for (const char c : std::string("0\r\n\r\n")) {
            QVERIFY(progress == Progress::NeedsMore);
            in += c;
            progress = reader.readBody(in);
        }
        QVERIFY(progress == Progress::Done);
    }
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const std::string& request, int status) {
            QTest::newRow(name) << QByteArray::fromStdString(request) << status;
        };
        const std::string start = "POST / HTTP/1.1\r\n" + kHost;
        row("fine", start + "Content-Length: 2\r\n\r\nab", 0);
        row("both framings, length first",
            start + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        row("both framings, chunked first",
            start + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n", 400);
        row("two lengths", start + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nab", 400);
        row("two equal lengths", start + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nab", 400);
        row("list of lengths", start + "Content-Length: 2, 2\r\n\r\nab", 400);
        row("signed length", start + "Content-Length: +2\r\n\r\nab", 400);
        row("hexadecimal length", start + "Content-Length: 0x2\r\n\r\nab", 400);
        row("length beyond 64 bits", start + "Content-Length: 99999999999999999999\r\n\r\nab", 400);
        row("coding before chunked", start + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            400);
        row("misspelt chunked", start + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400);
        row("tab before the colon", start + "Content-Length\t: 2\r\n\r\nab", 400);
        row("folded line", start + "X-A: b\r\n c\r\n\r\n", 400);
        row("bare line feed", start + "X-A: b\nContent-Length: 2\r\n\r\nab", 400);
        row("bare carriage return", start + "X-A: b\rX-B: c\r\n\r\n", 400);
        row("zero byte", start + std::string("X-A: b\0c\r\n\r\n", 12), 400);
        row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("two hosts", "GET / HTTP/1.1\r\n" + kHost + kHost + "\r\n", 400);
        row("version 1.0", "GET / HTTP/1.0\r\n" + kHost + "\r\n", 505);
        row("another protocol", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400);
        row("absolute target", "GET http://other/ HTTP/1.1\r\n" + kHost + "\r\n", 400);
        row("dot segments", "GET /v1/../../etc/passwd HTTP/1.1\r\n" + kHost + "\r\n", 400);
        row("encoded dot segments", "GET /v1/%2e%2e/x HTTP/1.1\r\n" + kHost + "\r\n", 400);
        row("encoded slash", "GET /v1/a%2Fb HTTP/1.1\r\n" + kHost + "\r\n", 400);
        row("encoded zero byte", "GET /v1/a%00 HTTP/1.1\r\n" + kHost + "\r\n", 400);
        row("half an escape", "GET /v1/a%2 HTTP/1.1\r\n" + kHost + "\r\n", 400);
        row("unknown expectation", start + "Expect: the-best\r\n\r\n", 417);
        row("long target", "GET /" + std::string(5000, 'a') + " HTTP/1.1\r\n" + kHost + "\r\n",
            414);
        row("long target without an end", "GET /" + std::string(5000, 'a'), 414);
        row("long header", start + "X-A: " + std::string(17'000, 'a') + "\r\n\r\n", 431);
        row("long header without an end", start + "X-A: " + std::string(17'000, 'a'), 431);
        std::string many = start;
        for (int i = 0; i < 64; ++i) {
            many += "X-" + std::to_string(i) + ": 1\r\n";
        }
        row("65 fields", many + "\r\n", 431);
        row("long body", start + "Content-Length: 1025\r\n\r\n", 413);
        row("long chunk", start + "Transfer-Encoding: chunked\r\n\r\n401\r\nabc", 413);
        row("chunks that add up",
            start + "Transfer-Encoding: chunked\r\n\r\n3ff\r\n" + std::string(1023, 'a') +
                "\r\n2\r\nab\r\n0\r\n\r\n",
            413);
        row("chunk size no number", start + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc", 400);
        row("chunk extension without an end",
            start + "Transfer-Encoding: chunked\r\n\r\n1;a=" + std::string(70'000, 'a'), 400);
    }
    void refuses()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QCOMPARE(statusOfWhole(request.toStdString()), status);
    }
};

QTEST_GUILESS_MAIN(TestRequestReader)
#include "test_request_reader.moc"
