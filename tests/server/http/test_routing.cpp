#include <QtTest>

#include "server/http/fault_body.h"
#include "server/http/file_source.h"
#include "server/http/handler_table.h"
#include "server/http/rate_limiter.h"

using namespace myspike;

namespace {
Route route(Method method, std::string_view path)
{
    return {method, path, Permission::none(), 0,
            [](const Request&) -> Result<Response> { return Response::empty(); }};
}
} // namespace

class TestRouting : public QObject
{
    Q_OBJECT
private slots:
    void findsRowsByMethodAndPath()
    {
        const HandlerTable table(
            {route(Method::Get, "/v1/blobs/{sha256}"), route(Method::Patch, "/v1/blobs/{sha256}"),
             route(Method::Get, "/v1/blobs/latest"), route(Method::Get, "/v1/{a}/{b}/{c}")});
        auto found = table.find("GET", {"v1", "blobs", "ab12"});
        QVERIFY(found.route == &table.routes()[0]);
        QCOMPARE(found.params.front().first, std::string("sha256"));
        QCOMPARE(found.params.front().second, std::string("ab12"));
        QVERIFY(table.find("GET", {"v1", "blobs", "latest"}).route == &table.routes()[2]);
        QVERIFY(table.find("HEAD", {"v1", "blobs", "ab12"}).route == &table.routes()[0]);
        QVERIFY(table.find("PATCH", {"v1", "blobs", "ab12"}).route == &table.routes()[1]);

        found = table.find("DELETE", {"v1", "blobs", "ab12"});
        QVERIFY(!found.route);
        QCOMPARE(found.allowed, std::string("GET, PATCH"));
        QVERIFY(table.find("GET", {"v1", "blobs"}).allowed.empty());
        QVERIFY(!table.find("GET", {"v1", "blobs", ""}).route); // a name binds no empty segment
        QVERIFY(!table.find("get", {"v1", "blobs", "ab12"}).route);
    }
    void bucketsEmptyRefillAndAreForgotten()
    {
        RateLimiter limiter(2.0, 3.0, 2);
        const Instant start{1'000'000};
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!limiter.refuse("a", start));
        }
        QCOMPARE(limiter.refuse("a", start).value_or(0), 1);
        QVERIFY(!limiter.refuse("b", start));                 // others are not touched
        QVERIFY(limiter.refuse("a", start.plusMs(400)));      // 0.8 of a token
        QVERIFY(!limiter.refuse("a", start.plusMs(500)));     // 1.0
        QVERIFY(limiter.refuse("a", start.plusMs(-60'000)));  // a clock set back refills nothing
        QVERIFY(!limiter.refuse("c", start.plusMs(500), 99)); // a cost above the burst empties it
        QCOMPARE(limiter.refuse("c", start.plusMs(500), 99).value_or(0), 2);
        QVERIFY(!limiter.refuse("b", start.plusMs(500), 3)); // forgotten for c, so full again
        RateLimiter off(0, 1);
        for (int i = 0; i < 100; ++i) {
            QVERIFY(!off.refuse("a", start));
        }
    }
    void choosesRanges_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<int>("kind");
        QTest::addColumn<quint64>("first");
        QTest::addColumn<quint64>("length");
        const auto none = int(RangeChoice::Kind::None);
        const auto part = int(RangeChoice::Kind::Part);
        const auto not_ = int(RangeChoice::Kind::Unsatisfiable);
        QTest::newRow("closed") << "bytes=0-9" << part << quint64(0) << quint64(10);
        QTest::newRow("open") << "bytes=90-" << part << quint64(90) << quint64(10);
        QTest::newRow("last") << "bytes=-5" << part << quint64(95) << quint64(5);
        QTest::newRow("more than all") << "bytes=-500" << part << quint64(0) << quint64(100);
        QTest::newRow("cut at the end") << "bytes=99-200" << part << quint64(99) << quint64(1);
        QTest::newRow("past the end") << "bytes=100-" << not_ << quint64(0) << quint64(0);
        QTest::newRow("last none") << "bytes=-0" << not_ << quint64(0) << quint64(0);
        QTest::newRow("backwards") << "bytes=9-0" << none << quint64(0) << quint64(0);
        QTest::newRow("several") << "bytes=0-1,3-4" << none << quint64(0) << quint64(0);
        QTest::newRow("unit") << "rows=0-1" << none << quint64(0) << quint64(0);
        QTest::newRow("dash") << "bytes=-" << none << quint64(0) << quint64(0);
        QTest::newRow("signed") << "bytes=--5" << none << quint64(0) << quint64(0);
        QTest::newRow("overflow") << "bytes=99999999999999999999-" << none << quint64(0)
                                  << quint64(0);
    }
    void choosesRanges()
    {
        QFETCH(QString, header);
        const RangeChoice choice = chooseRange(header.toStdString(), 100);
        QTEST(int(choice.kind), "kind");
        QTEST(quint64(choice.range.first), "first");
        QTEST(quint64(choice.range.length), "length");
    }
    void faultsTravelWithTheirArguments()
    {
        const Fault fault{FaultCode::Conflict, Text(msg("visit", "%1 is \"taken\"."), {"Kelas\n1"}),
                          "secret detail", "VER-R4"};
        QCOMPARE(
            faultBody(fault),
            std::string(
                "{\"code\":\"conflict\",\"context\":\"visit\",\"text\":\"%1 is \\\"taken\\\".\","
                "\"args\":[{\"context\":\"\",\"text\":\"Kelas\\n1\"}],\"rule\":\"VER-R4\"}"));
        const Response response = faultResponse(fault);
        QCOMPARE(response.status, 409);
        QVERIFY(std::get<std::string>(response.body).find("secret") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestRouting)
#include "test_routing.moc"
