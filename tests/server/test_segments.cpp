#include <QtTest>

#include "shared/base/hash.h"
#include "shared/wire/compression.h"
#include "shared/wire/segment.h"
#include "tests/support/server/whole_server.h"

using namespace myspike;
using namespace myspike::test;

/// Segments over HTTP: listed, fetched in parts, and only by those who may hold the scope.
class TestSegments : public QObject
{
    Q_OBJECT

    std::unique_ptr<WholeServer> m_server;

    ClientResponse fetch(const WholeServer::Login& who, const std::string& sha,
                         const std::string& headers = {})
    {
        return m_server->ask("GET", "/v1/segments/" + sha, {}, who.token, headers);
    }

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<WholeServer>();
        m_server->addUser("aina", "Aina binti Ali", {});
        m_server->addUser("budi", "Budi bin Kassim", {});
        m_server->start();
    }

    void aScopeIsListedFetchedInPartsAndRead()
    {
        const auto who = m_server->login("aina");
        const auto list = m_server->ask("GET", "/v1/segments?scope=reference", {}, who.token);
        QCOMPARE(list.status, 200);
        const auto scope = decodeSegmented(list.body);
        QVERIFY(scope.ok());
        QVERIFY(scope->asOf > 0);
        QVERIFY(!scope->segments.empty());
        // Asked again, the same files are shared.
        const auto again = decodeSegmented(
            m_server->ask("GET", "/v1/segments?scope=reference", {}, who.token).body);
        QVERIFY(again.ok() && *again == *scope);
        std::int64_t rows = 0;
        for (const auto& segment : scope->segments) {
            std::string bytes;
            while (static_cast<std::int64_t>(bytes.size()) < segment.bytes) {
                const auto piece = fetch(who, segment.sha256,
                                         "Range: bytes=" + std::to_string(bytes.size()) + "-" +
                                             std::to_string(bytes.size() + 999) +
                                             "\r\nIf-Match: \"" + segment.sha256 + "\"\r\n");
                QCOMPARE(piece.status, 206);
                bytes += piece.body;
            }
            QCOMPARE(toHex(sha256(bytes)), segment.sha256);
            const auto lines = decompress(bytes, std::size_t{64} << 20);
            QVERIFY(lines.ok());
            QVERIFY(decodeSegment(*lines, segment, m_server->catalogue, 100,
                                  [&](std::vector<SegmentRow>&& batch) {
                                      rows += static_cast<std::int64_t>(batch.size());
                                      return okStatus();
                                  })
                        .ok());
        }
        QVERIFY(rows > 10);
        QCOMPARE(fetch(who, scope->segments[0].sha256, "If-Match: \"other\"\r\n").status, 412);
    }

    void nobodyElseGetsThem()
    {
        const auto aina = m_server->login("aina");
        const auto budi = m_server->login("budi");
        const auto ofAina = m_server->ask("GET", "/v1/segments?scope=reference", {}, aina.token);
        const auto scope = decodeSegmented(ofAina.body);
        QVERIFY(scope.ok());
        QCOMPARE(fetch({}, scope->segments[0].sha256).status, 401);
        QCOMPARE(fetch(budi, scope->segments[0].sha256).status, 200);
        QCOMPARE(fetch(budi, std::string(64, 'a')).status, 404);
        QCOMPARE(m_server->ask("GET", "/v1/segments?scope=national:users", {}, budi.token).status,
                 404);
    }
};

QTEST_GUILESS_MAIN(TestSegments)
#include "test_segments.moc"
