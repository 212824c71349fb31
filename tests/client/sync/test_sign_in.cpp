#include <QTest>

#include "client/sync/sign_in.h"
#include "tests/support/client/fake_server.h"
#include "tests/support/client/replica_fixture.h"

using namespace myspike;
using namespace myspike::test;

namespace {

constexpr Argon2Cost kCheap{64, 1, 1};

struct Desk
{
    World world;
    TemporaryFolder folder;
    SplitMix64 rng{8};
    FixedClock clock{Instant{1'790'000'000'000}};
    FakeServer server{world};
    OfflineAccounts accounts{folder.file("server"), rng, kCheap};
    SignIn signIn{server, accounts, clock, "Laptop 7"};

    Desk() { server.user = Id::ofName("user", "aina"); }

    Result<SignedIn> in(const QString& name, const QString& password)
    {
        return answerOf(signIn.signIn(name, password));
    }
};

} // namespace

class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServerDecidesWhereItAnswers()
    {
        Desk d;
        const auto in = d.in("aina", d.server.password);
        QVERIFY(in.ok());
        QCOMPARE(in->user, d.server.user);
        QVERIFY(!in->offline);
        QCOMPARE(in->device, d.server.device);
        QVERIFY(!d.server.token().isEmpty());
        QCOMPARE(faultOf(d.in("aina", "wrong")), std::string("unauthenticated"));
    }

    void thisMachineRemembersWhereItDoesNot()
    {
        Desk d;
        const auto first = d.in("Aina", d.server.password);
        QVERIFY(first.ok());
        d.server.unreachable = true;
        const auto in = d.in("aina ", d.server.password);
        QVERIFY2(in.ok(), faultOf(in).c_str());
        QVERIFY(in->offline);
        QCOMPARE(in->user, first->user);
        QCOMPARE(in->device, first->device);
        QVERIFY(d.server.token().isEmpty());
        // A new program on the same machine knows her too.
        OfflineAccounts again(d.folder.file("server"), d.rng, kCheap);
        QVERIFY(again.check("aina", d.server.password.toStdString(), d.clock.now()).ok());
        // And her device is the same.
        QCOMPARE(*again.deviceOf("AINA"), first->device);
    }

    void someoneUnknownIsToldToConnect()
    {
        Desk d;
        d.server.unreachable = true;
        const auto in = d.in("nobody", "x");
        QCOMPARE(faultOf(in), std::string("offline"));
        QVERIFY(in.fault().forUser.english().find("first log-in") != std::string::npos);
    }

    void wrongPasswordsWaitLongerButNeverLock()
    {
        Desk d;
        QVERIFY(d.in("aina", d.server.password).ok());
        d.server.unreachable = true;
        for (const int seconds : {1, 2, 4, 8, 16, 32, 64, 120, 120}) {
            QCOMPARE(faultOf(d.in("aina", "wrong")), std::string("unauthenticated"));
            const auto soon = d.in("aina", d.server.password);
            QCOMPARE(faultOf(soon), std::string("rate_limited"));
            QCOMPARE(soon.fault().forUser.args.at(0).text, std::to_string(seconds));
            d.clock.advanceMs(seconds * 1000 - 1);
            QCOMPARE(faultOf(d.in("aina", d.server.password)), std::string("rate_limited"));
            d.clock.advanceMs(1);
        }
        // The wait survives a restart; then the right password is enough.
        (void)d.in("aina", "wrong");
        OfflineAccounts again(d.folder.file("server"), d.rng, kCheap);
        QCOMPARE(faultOf(again.check("aina", d.server.password.toStdString(), d.clock.now())),
                 std::string("rate_limited"));
        d.clock.advanceMs(OfflineAccounts::kLongestWaitSeconds * 1000);
        QVERIFY(d.in("aina", d.server.password).ok());
        // And one wrong one afterwards costs a second only.
        (void)d.in("aina", "wrong");
        d.clock.advanceMs(1000);
        QVERIFY(d.in("aina", d.server.password).ok());
    }

    void aClockSetBackWaitsNoLongerThanTwoMinutes()
    {
        Desk d;
        QVERIFY(d.in("aina", d.server.password).ok());
        d.server.unreachable = true;
        d.clock.advanceMs(std::int64_t{3} * 365 * 86'400'000);
        (void)d.in("aina", "wrong");
        d.clock.set(Instant{1'790'000'000'000});
        const auto now = d.in("aina", d.server.password);
        QCOMPARE(faultOf(now), std::string("rate_limited"));
        QCOMPARE(now.fault().forUser.args.at(0).text, std::string("120"));
    }

    void aPortalLeadsToTheOfflineCheck()
    {
        Desk d;
        QVERIFY(d.in("aina", d.server.password).ok());
        d.server.portal = true;
        const auto in = d.in("aina", d.server.password);
        QVERIFY(in.ok() && in->offline);
    }

    void againNeedsNobody()
    {
        Desk d;
        QCOMPARE(faultOf(answerOf(d.signIn.again())), std::string("unauthenticated"));
        QVERIFY(d.in("aina", d.server.password).ok());
        QVERIFY(answerOf(d.signIn.again()).ok());
        d.signIn.signOut();
        QCOMPARE(d.server.count("POST /v1/logout"), 1);
        QCOMPARE(faultOf(answerOf(d.signIn.again())), std::string("unauthenticated"));
    }

    void thePasswordIsKeptNowhere()
    {
        Desk d;
        QVERIFY(d.in("aina", d.server.password).ok());
        QFile file(QString::fromStdString(d.folder.file("server/accounts.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = file.readAll();
        QVERIFY(text.contains("$argon2id$"));
        QVERIFY(!text.contains(d.server.password.toUtf8()));
        QVERIFY(!text.contains("token-"));
        QCOMPARE(int(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)), 0);
    }
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "test_sign_in.moc"
