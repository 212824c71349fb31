// The client's engine and transport against the whole server, over real TLS on loopback.
#include <QFile>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include "client/sync/network_transport.h"
#include "client/sync/sign_in.h"
#include "client/sync/sync_loop.h"
#include "shared/base/hash.h"
#include "shared/modules/users/fields.h"
#include "shared/store/database.h"
#include "shared/sync/devices.h"
#include "shared/sync/proof.h"
#include "shared/sync/settle.h"
#include "tests/support/client/replica_fixture.h"
#include "tests/support/server/whole_server.h"

using namespace myspike;
using namespace myspike::test;

namespace {

constexpr Argon2Cost kCheap{64, 1, 1};
const std::vector<Grant> kUsers = {
    {"system_administrator", "*", Date{}, std::nullopt},
    {"system_administrator", "national:users", Date{}, std::nullopt}};

/// A person at a machine of her own.
struct Machine
{
    WholeServer& whole;
    TemporaryFolder folder;
    NetworkTransport transport;
    OfflineAccounts accounts;
    SignIn signIn;
    std::unique_ptr<LocalReplica> replica;
    std::unique_ptr<SyncLoop> loop;
    Id user;

    Machine(WholeServer& server, QByteArray authority, QByteArray fingerprint = {})
        : whole(server), transport({QUrl(QStringLiteral("https://127.0.0.1:%1").arg(server.port())),
                                    std::move(authority), std::move(fingerprint)}),
          accounts(folder.file("accounts"), server.rng, kCheap),
          signIn(transport, accounts, server.clock, "Laptop")
    {
    }
    explicit Machine(WholeServer& server)
        : Machine(server, QByteArray::fromStdString(server.authorityPem()))
    {
    }
    ~Machine()
    {
        loop.reset();
        replica.reset();
    }

    std::string logIn(const QString& name)
    {
        auto in = answerOf(signIn.signIn(name, QString::fromLatin1(WholeServer::kPassword)));
        if (!in) {
            return in.fault().forUser.english() + " " + in.fault().detail;
        }
        user = in->user;
        replica =
            std::make_unique<LocalReplica>(whole.catalogue, whole.clock, whole.rng,
                                           QString::fromStdString(folder.file(user.toString())));
        auto opened = answerOf(replica->open({in->user, in->name, in->device, "Laptop"}));
        loop = std::make_unique<SyncLoop>(*replica, transport, whole.clock, whole.rng);
        return opened ? std::string() : opened.fault().forUser.english();
    }

    bool synchronise()
    {
        QSignalSpy done(loop.get(), &SyncLoop::synchronised);
        if (loop->report().syncedAt) {
            loop->syncNow();
        } else {
            loop->start([this] { return signIn.again(); });
        }
        return done.wait(20'000);
    }

    void goOffline() { loop->stop(); }
    bool comeBack()
    {
        QSignalSpy done(loop.get(), &SyncLoop::synchronised);
        loop->start([this] { return signIn.again(); });
        return done.wait(20'000);
    }

    Result<ReplicaCore::Acted> setPhone(const std::string& phone) { return setPhone(phone, user); }
    Result<ReplicaCore::Acted> setPhone(const std::string& phone, const Id& of)
    {
        Operation op;
        op.command = kEdit;
        op.type = User::kType;
        op.subject = of;
        op.args.set(myspike::user::kPhone, phone);
        return answerOf(replica->act(op));
    }

    std::optional<Record> difference()
    {
        auto page = answerOf(replica->loadPage(Query{conflicts::Conflict::kType}));
        return page && page->rows.size() == 1 ? std::optional(page->rows[0]) : std::nullopt;
    }
    Result<ReplicaCore::Acted> decide(const std::string& phone, const std::string& seen)
    {
        Operation op;
        op.command = conflicts::kSettle;
        op.type = conflicts::Conflict::kType;
        op.subject = difference()->id;
        op.args.set(conflicts::kTaken, phone).set(conflicts::kSeen, seen);
        return answerOf(replica->act(op));
    }

    std::string phone() { return phone(user); }
    std::string phone(const Id& of)
    {
        const auto found = answerOf(replica->load(User::kType, of));
        return found && *found ? found->record.text(myspike::user::kPhone) : std::string("?");
    }
};

} // namespace

class TestSynchronisation : public QObject
{
    Q_OBJECT
    std::unique_ptr<WholeServer> m_server;

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<WholeServer>();
        m_server->addUser("aina", "Aina binti Ali", kUsers);
        m_server->addUser("budi", "Budi bin Kassim", {});
        m_server->start();
    }
    void cleanupTestCase() { m_server.reset(); }

    void anEditGoesRoundAndComesToAnotherMachineByTheEventStream()
    {
        Machine laptop(*m_server);
        Machine desk(*m_server);
        QCOMPARE(laptop.logIn("aina"), std::string());
        QCOMPARE(desk.logIn("aina"), std::string());
        QVERIFY(laptop.synchronise());
        QVERIFY(desk.synchronise());
        QVERIFY(laptop.replica->identity().actor.user == laptop.user);
        const auto acted = laptop.setPhone("0123456789");
        QVERIFY2(acted.ok(), acted ? "" : acted.fault().forUser.english().c_str());
        QTRY_VERIFY(answerOf(laptop.replica->outbox())->empty());
        QTRY_COMPARE_WITH_TIMEOUT(desk.phone(), std::string("0123456789"), 10'000);
        QCOMPARE(laptop.phone(), std::string("0123456789"));
        QVERIFY(answerOf(laptop.replica->inbox())->empty());
    }

    void theFingerprintOfTheAuthorityIsEnough()
    {
        const auto certificate =
            QSslCertificate::fromData(QByteArray::fromStdString(m_server->authorityPem())).value(0);
        Machine m(*m_server, {}, certificate.digest(QCryptographicHash::Sha256).toHex());
        QCOMPARE(m.logIn("aina"), std::string());
        QVERIFY(m.synchronise());
    }

    void aWrongPasswordIsTheServersWord()
    {
        Machine m(*m_server);
        QCOMPARE(faultOf(answerOf(m.signIn.signIn("budi", "salah-salah-salah"))),
                 std::string("unauthenticated"));
    }

    void aFileGoesUpAndComesDownAgain()
    {
        Machine m(*m_server);
        QCOMPARE(m.logIn("aina"), std::string());
        QVERIFY(m.synchronise());
        QByteArray bytes = "%PDF-1.7\n";
        while (bytes.size() < 900'000) {
            bytes += QByteArray::number(bytes.size() * 7919) + '\n';
        }
        bytes += "%%EOF\n";
        const auto hash = answerOf(m.replica->keepBytes(bytes));
        QVERIFY(hash.ok());
        Operation op;
        op.command = attachments::kAttach;
        op.type = attachments::Attachment::kType;
        op.subject = m.replica->newId();
        op.args.set(attachments::kOwnerType, std::string(User::kType))
            .set(attachments::kOwnerId, m.user.toString())
            .set(attachments::kName, std::string("slip.pdf"))
            .set(attachments::kSha256, *hash)
            .set(attachments::kSize, std::int64_t(bytes.size()))
            .set(attachments::kMediaType, std::string("application/pdf"));
        const auto acted = answerOf(m.replica->act(op));
        QVERIFY2(acted.ok(), acted ? "" : acted.fault().forUser.english().c_str());
        QTRY_VERIFY(answerOf(m.replica->outbox())->empty());
        // The server marks the record when it has proved the bytes.
        const auto complete = [&] {
            const auto found =
                answerOf(m.replica->load(attachments::Attachment::kType, op.subject));
            return found && *found && found->record.getOr(attachments::kComplete, false);
        };
        QTRY_VERIFY_WITH_TIMEOUT(complete(), 15'000);
        QTRY_COMPARE(m.loop->report().files, 0);

        QVERIFY(QFile::remove(*m.replica->filePath(*hash)));
        const auto fetched = answerOf(m.loop->fetchFile(*hash));
        QVERIFY2(fetched.ok(), fetched ? "" : fetched.fault().detail.c_str());
        QFile file(*m.replica->filePath(*hash));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == bytes);

        // Somebody who holds no record of it does not get it.
        Machine other(*m_server);
        QCOMPARE(other.logIn("budi"), std::string());
        QVERIFY(other.synchronise());
        QVERIFY(!answerOf(other.loop->fetchFile(*hash)).ok());
    }

    void aDifferenceIsDecidedOnceThoughTwoDecide()
    {
        WholeServer server;
        server.addUser("aina", "Aina binti Ali", kUsers);
        server.addUser("dewi", "Dewi anak Jali", kUsers);
        server.start();
        Machine laptop(server);
        Machine desk(server);
        QCOMPARE(laptop.logIn("aina"), std::string());
        QCOMPARE(desk.logIn("dewi"), std::string());
        QVERIFY(laptop.synchronise());
        QVERIFY(desk.synchronise());
        laptop.goOffline();
        QVERIFY(laptop.setPhone("0121111111").ok());
        QVERIFY(desk.setPhone("0132222222", laptop.user).ok());
        QTRY_VERIFY(answerOf(desk.replica->outbox())->empty());
        QVERIFY(laptop.comeBack());

        // The server's value stands, and both see both versions, with who and when.
        QTRY_COMPARE(laptop.phone(), std::string("0132222222"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.difference().has_value(), 10'000);
        QTRY_VERIFY(laptop.difference().has_value());
        const auto difference = *laptop.difference();
        QCOMPARE(difference.text(conflicts::kAuthorName), std::string("Aina binti Ali"));
        QCOMPARE(difference.text(conflicts::kTheirsName), std::string("Dewi anak Jali"));
        QCOMPARE(laptop.loop->report().conflicts, 1);

        laptop.goOffline();
        desk.goOffline();
        const std::string seen = "{\"phone\":\"0132222222\"}";
        QVERIFY(laptop.decide("{\"phone\":\"0121111111\"}", seen).ok());
        QVERIFY(desk.decide("{}", seen).ok());
        QVERIFY(desk.comeBack());
        QVERIFY(laptop.comeBack());
        QTRY_COMPARE(laptop.phone(), std::string("0132222222"));
        const auto settled = *laptop.difference();
        QVERIFY(settled.get(conflicts::kState) == conflicts::State::KeptServer);
        QCOMPARE(settled.text(conflicts::kDecidedByName), std::string("Dewi anak Jali"));
        QTRY_COMPARE(laptop.loop->report().conflicts, 0);
        // The second is told who decided what, and keeps what she had chosen.
        bool isTold = false;
        const auto inbox = *answerOf(laptop.replica->inbox());
        for (const auto& e : inbox) {
            isTold = isTold ||
                     (e.verdict.rule == "DECIDED" &&
                      e.verdict.text.english().find("Dewi anak Jali decided this") == 0 &&
                      e.operation.args.getOr(conflicts::kTaken, std::string()).find("0121111111") !=
                          std::string::npos);
        }
        QVERIFY(isTold);
        // Each act has its receipt, signed by this server.
        const auto acts = *answerOf(laptop.replica->actsOn(laptop.user));
        QVERIFY(!acts.empty() && acts.front().verdict);
        const auto proof = verifyReceipt(*acts.front().verdict, acts.front().payload,
                                         laptop.replica->identity().receiptKey);
        QVERIFY2(proof.ok(), proof ? "" : proof.fault().detail.c_str());
    }

    void aRottenRowIsFoundPutRightAndTold()
    {
        Machine m(*m_server);
        QCOMPARE(m.logIn("aina"), std::string());
        QVERIFY(m.synchronise());
        const auto known = m.phone();
        const auto path = m.folder.file(m.user.toString()) + "/replica.db";
        m.goOffline();
        m.loop.reset();
        m.replica.reset();
        {
            auto rotten = Database::open({.path = path});
            QVERIFY(rotten.ok());
            QVERIFY(rotten->run("UPDATE user SET phone = '666' WHERE id = ?1", m.user).ok());
        }
        QCOMPARE(m.logIn("aina"), std::string());
        QCOMPARE(m.phone(), std::string("666"));
        m.loop->digests().setPace(0);
        QVERIFY(m.comeBack());
        // One cycle: each round compares a sixteenth.
        for (int round = 0; round < 2 * kDigestSlices && m.phone() != known; ++round) {
            QTRY_VERIFY(!m.loop->digests().isRunning());
            QVERIFY(m.synchronise());
        }
        QTRY_COMPARE(m.phone(), known);
        // In each scope that holds it.
        QTRY_VERIFY(!m.loop->digests().isRunning());
        const auto mended = m.loop->digests().mended();
        QVERIFY(mended >= 1 && mended <= 2);
        // The administrator sees it on the list of devices.
        const auto told = [&] {
            const auto found = answerOf(
                m.replica->load(devices::EnrolledDevice::kType, m.replica->identity().device));
            return found && *found ? found->record.getOr(devices::kMismatches, std::int64_t{0})
                                   : std::int64_t{-1};
        };
        m.loop->syncNow();
        QTRY_COMPARE(told(), mended);
    }

    void theServerGoesAwayAndWorkGoesOn()
    {
        WholeServer server;
        server.addUser("aina", "Aina binti Ali", kUsers);
        server.start();
        Machine m(server);
        QCOMPARE(m.logIn("aina"), std::string());
        QVERIFY(m.synchronise());
        server.stop();
        QVERIFY(m.setPhone("0199999999").ok());
        m.loop->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(m.loop->report().offlineSince, 15'000);
        QCOMPARE(m.loop->report().waiting, 1);
        QVERIFY(!m.loop->report().trouble.empty());
    }
};

QTEST_GUILESS_MAIN(TestSynchronisation)
#include "test_synchronisation.moc"
