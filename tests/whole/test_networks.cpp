// Bad networks between the real client and the real server (sync §8, §15): loss, stalls, cuts and
// ways that come and go, through a relay in user space.
#include <QFile>
#include <QHostInfo>
#include <QTest>

#include "shared/base/hash.h"
#include "shared/modules/users/fields.h"
#include "shared/sync/records.h"
#include "tests/whole/machine.h"

using namespace myspike;
using namespace myspike::test;

namespace {

QByteArray pdfOf(int bytes)
{
    QByteArray out = "%PDF-1.7\n";
    for (int i = 0; out.size() < bytes; ++i) {
        out += QByteArray::number(static_cast<qint64>(i) * 7'919'777) + '\n';
    }
    return out + "%%EOF\n";
}

} // namespace

class TestNetworks : public QObject
{
    Q_OBJECT
    std::unique_ptr<WholeServer> m_server;

    static Result<ReplicaCore::Acted> setPhone(Machine& m, const std::string& phone)
    {
        return m.act(kEdit, User::kType, m.user, Values().set(user::kPhone, phone));
    }
    static bool isDecided(Machine& m) { return answerOf(m.replica->outbox())->empty(); }
    /// Attaches a document to her own record. @return the attachment.
    static Id attach(Machine& m, const QByteArray& bytes)
    {
        const auto hash = answerOf(m.replica->keepBytes(bytes));
        const auto id = m.replica->newId();
        const auto acted = m.act(attachments::kAttach, attachments::Attachment::kType, id,
                                 Values()
                                     .set(attachments::kOwnerType, std::string(User::kType))
                                     .set(attachments::kOwnerId, m.user.toString())
                                     .set(attachments::kName, std::string("slip.pdf"))
                                     .set(attachments::kSha256, *hash)
                                     .set(attachments::kSize, std::int64_t(bytes.size()))
                                     .set(attachments::kMediaType, std::string("application/pdf")));
        if (!acted) {
            qFatal("attach: %s", acted.fault().forUser.english().c_str());
        }
        return id;
    }
    static bool isComplete(Machine& m, const Id& attachment)
    {
        return m.load(attachments::Attachment::kType, attachment)
            .getOr(attachments::kComplete, false);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<WholeServer>();
        const std::vector<Grant> grants = {
            {"system_administrator", "*", Date{}, std::nullopt},
            {"system_administrator", "national:users", Date{}, std::nullopt}};
        m_server->addUser("aina", "Aina binti Ali", grants);
        m_server->addUser("budi", "Budi bin Kassim", grants);
        m_server->start();
    }
    void cleanupTestCase() { m_server.reset(); }

    void everythingTakes800Milliseconds()
    {
        Machine m(*m_server);
        m.line.setDelay(400); // each way
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m.logIn("aina"), std::string());
        QVERIFY(m.synchronise());
        QVERIFY(setPhone(m, "0121111111").ok());
        QTRY_VERIFY_WITH_TIMEOUT(isDecided(m), 20'000);
        QVERIFY(!m.loop->report().offlineSince);
        QVERIFY2(timer.elapsed() < 45'000, std::to_string(timer.elapsed()).c_str());
    }

    void aFileGoesThroughALineThatCutsAgainAndAgain()
    {
        Machine m(*m_server);
        QCOMPARE(m.logIn("aina"), std::string());
        QVERIFY(m.synchronise());
        const auto bytes = pdfOf(1'500'000);
        m.line.cutEvery(400'000);
        const auto id = attach(m, bytes);
        QTRY_VERIFY_WITH_TIMEOUT(isComplete(m, id), 90'000);
        QVERIFY(m.line.cuts() >= 3);
        // What was there was not sent again: a piece or so is lost with each cut.
        QVERIFY2(m.line.bytesCarried() < 5'000'000, std::to_string(m.line.bytesCarried()).c_str());
        // And down again, on another machine.
        Machine other(*m_server);
        QCOMPARE(other.logIn("budi"), std::string());
        QVERIFY(other.synchronise());
        other.line.cutEvery(500'000);
        const auto hash = toHex(myspike::sha256(bytes.toStdString()));
        for (int i = 0; i < 12 && !other.replica->filePath(hash).ok(); ++i) {
            (void)answerOf(other.loop->fetchFile(hash));
        }
        QVERIFY(other.replica->filePath(hash).ok());
        QFile file(*other.replica->filePath(hash));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == bytes);
    }

    void recordsGoOnWhileAFileStalls()
    {
        Machine m(*m_server);
        QCOMPARE(m.logIn("budi"), std::string());
        QVERIFY(m.synchronise());
        m.line.stallAfter(300'000);
        const auto id = attach(m, pdfOf(900'000));
        QTRY_COMPARE_WITH_TIMEOUT(m.line.stalled(), 1, 20'000);
        QVERIFY(setPhone(m, "0132222222").ok());
        QTRY_VERIFY_WITH_TIMEOUT(isDecided(m), 15'000);
        QVERIFY(!isComplete(m, id));
        // The stalled piece is given up, and the file goes on where the server has it.
        QTRY_VERIFY_WITH_TIMEOUT(isComplete(m, id), 60'000);
    }

    void ipv6ThatComesAndGoes()
    {
        Machine m(*m_server, QByteArray::fromStdString(m_server->authorityPem()), {},
                  QStringLiteral("localhost"));
        const auto ways = QHostInfo::fromName(QStringLiteral("localhost")).addresses();
        if (!ways.contains(QHostAddress(QHostAddress::LocalHostIPv6)) ||
            !m.line.setWays(true, true)) {
            QSKIP("localhost has no IPv6 address on this machine");
        }
        QCOMPARE(m.logIn("aina"), std::string());
        QVERIFY(m.synchronise());
        int n = 0;
        for (const auto& [ipv4, ipv6] :
             {std::pair{true, false}, std::pair{false, true}, std::pair{true, true}}) {
            QVERIFY(m.line.setWays(ipv4, ipv6));
            QVERIFY(setPhone(m, "014333333" + std::to_string(n++)).ok());
            m.loop->syncNow();
            QTRY_VERIFY_WITH_TIMEOUT(isDecided(m), 30'000);
            QTRY_VERIFY(!m.loop->report().offlineSince);
        }
    }

    void aServerInHasteIsAskedSeldom()
    {
        WholeServer slow(WholeServer::With::RuleBook,
                         "user_requests_per_second = 1\nuser_burst = 13\n"); // one greeting's worth
        slow.addUser("aina", "Aina binti Ali",
                     {{"system_administrator", "national:users", Date{}, std::nullopt}});
        slow.start();
        Machine m(slow);
        QCOMPARE(m.logIn("aina"), std::string());
        bool wasTurnedAway = false;
        connect(m.loop.get(), &SyncLoop::reportChanged, this, [&](const SyncReport& report) {
            wasTurnedAway = wasTurnedAway || !report.trouble.empty();
        });
        m.loop->start();
        QTRY_VERIFY_WITH_TIMEOUT(m.loop->report().syncedAt, 60'000);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(setPhone(m, "015" + std::to_string(1'000'000 + i)).ok());
        }
        // It is told how long to wait, waits so long, and all of it arrives.
        QTRY_VERIFY_WITH_TIMEOUT(isDecided(m), 60'000);
        QVERIFY(wasTurnedAway);
        QVERIFY(answerOf(m.replica->inbox())->empty());
    }
};

QTEST_GUILESS_MAIN(TestNetworks)
#include "test_networks.moc"
