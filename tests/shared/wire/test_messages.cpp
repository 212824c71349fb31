#include <QTest>

#include "shared/wire/account_messages.h"
#include "shared/wire/blob_messages.h"
#include "shared/wire/fault_message.h"
#include "shared/wire/protocol.h"

using namespace myspike;

namespace {
Id idOf(const char* name) { return Id::ofName("test", name); }
const std::string kHash(64, 'c');
} // namespace

class TestMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loginGoesRound()
    {
        const LoginRequest r{"aina", "pass word ünïcode", idOf("device"), "Laptop 7", "0.1.0"};
        auto back = decodeLogin(encodeLogin(r));
        QVERIFY(back.ok());
        QVERIFY(*back == r);
    }

    void aNameWithMarksThatTurnTextAroundIsCleaned()
    {
        auto back = decodeLogin(encodeLogin({"ai\u202Ena ", "x", idOf("device"), "", ""}));
        QVERIFY(back.ok());
        QCOMPARE(back->userName, std::string("aina"));
    }

    void loginHasLimits_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto with = [](const std::string& user, const std::string& password) {
            return QByteArray::fromStdString(encodeLogin({user, password, idOf("device"), "", ""}));
        };
        QTest::newRow("long name") << with(std::string(300, 'a'), "x");
        QTest::newRow("long password") << with("a", std::string(1025, 'a'));
        QTest::newRow("large body") << with("a", std::string(kMaxMessageBytes, 'a'));
        QTest::newRow("no password")
            << QByteArray(R"({"user":"a","device":"00000000-0000-7000-8000-000000000001"})");
        QTest::newRow("name is a list") << QByteArray(R"({"user":["a"],"password":"x"})");
        QTest::newRow("no device") << QByteArray(R"({"user":"a","password":"x","device":""})");
        QTest::newRow("no JSON") << QByteArray("<html>Log in to the Wi-Fi</html>");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("name twice")
            << QByteArray(R"({"user":"a","user":"b","password":"x","device":""})");
        QTest::newRow("deep") << QByteArray(33, '[') + QByteArray(33, ']');
    }

    void loginHasLimits()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!decodeLogin(text.toStdString()).ok());
    }

    void loginReplyGoesRound()
    {
        const LoginReply r{"t0ken", idOf("user"), "Aina", Instant{1'700'000'000'000}, true};
        auto back = decodeLoginReply(encodeLoginReply(r));
        QVERIFY(back.ok());
        QVERIFY(*back == r);
    }

    void passwordChangeGoesRound()
    {
        auto back = decodePasswordChange(encodePasswordChange({"old", "new"}));
        QVERIFY(back.ok());
        QVERIFY(*back == (PasswordChange{"old", "new"}));
        QVERIFY(!decodePasswordChange(R"({"current":"x"})").ok());
    }

    void sessionsGoRound()
    {
        const std::vector<SessionEntry> all = {
            {idOf("s1"), "Laptop 7", "0.1.0", Instant{1'000}, Instant{2'000}, Instant{3'000}, true},
            {idOf("s2"), "", "", Instant{4'000}, Instant{5'000}, Instant{6'000}, false}};
        auto back = decodeSessions(encodeSessions(all));
        QVERIFY(back.ok());
        QVERIFY(*back == all);
    }

    void announcementGoesRound()
    {
        const BlobAnnouncement b{kHash, 5'000'000, "image/jpeg"};
        auto back = decodeBlobAnnouncement(encodeBlobAnnouncement(b));
        QVERIFY(back.ok());
        QVERIFY(*back == b);
    }

    void filesThatCannotBeAreRefused()
    {
        const auto refusal = [](BlobAnnouncement b) {
            auto answer = decodeBlobAnnouncement(encodeBlobAnnouncement(b));
            return answer ? std::string() : std::string(toString(answer.fault().code));
        };
        QCOMPARE(refusal({kHash, 0, ""}), std::string("invalid"));
        QCOMPARE(refusal({kHash, -4, ""}), std::string("invalid"));
        QCOMPARE(refusal({kHash, kMaxBlobBytes + 1, ""}), std::string("too_large"));
        QCOMPARE(refusal({kHash, kMaxBlobBytes, ""}), std::string());
        QCOMPARE(refusal({"../../etc/passwd", 4, ""}), std::string("invalid"));
        QCOMPARE(refusal({std::string(64, 'C'), 4, ""}), std::string("invalid"));
    }

    void uploadStateGoesRound()
    {
        const UploadState s{idOf("upload"), 4096, 5'000'000, false};
        auto back = decodeUploadState(encodeUploadState(s));
        QVERIFY(back.ok());
        QVERIFY(*back == s);
        const UploadState there{Id{}, 10, 10, true};
        auto again = decodeUploadState(encodeUploadState(there));
        QVERIFY(again.ok());
        QVERIFY(*again == there);
        QVERIFY(!decodeUploadState(R"({"offset":5,"size":4,"complete":true})").ok());
        QVERIFY(!decodeUploadState(R"({"offset":1,"size":4,"complete":false})").ok());
    }

    void offsetsAreDigitsOnly()
    {
        QCOMPARE(parseOffset("0").value_or(-1), std::int64_t(0));
        QCOMPARE(parseOffset("4096").value_or(-1), std::int64_t(4096));
        for (const char* bad :
             {"", "-1", "+1", " 1", "1 ", "0x10", "1e3", "99999999999999999999"}) {
            QVERIFY2(!parseOffset(bad), bad);
        }
    }

    void pieceCrcIsTheCommonOne()
    {
        QCOMPARE(pieceCrc("123456789"), std::string("cbf43926"));
        QCOMPARE(pieceCrc(""), std::string("00000000"));
    }

    void faultGoesRound()
    {
        Fault f{FaultCode::Conflict,
                Text(msg("visit", "%1 has %2 in %3."),
                     {TextArg("Aina"), TextArg(4), TextArg(msg("unit", "days"))}),
                "secret of the log", "VER-R4"};
        auto text = encodeFault(f, "4f1c");
        QCOMPARE(text.find("secret"), std::string::npos);
        auto back = decodeFault(text);
        QVERIFY(back.ok());
        QCOMPARE(back->fault.code, f.code);
        QVERIFY(back->fault.forUser == f.forUser);
        QCOMPARE(back->fault.rule, f.rule);
        QCOMPARE(back->reference, std::string("4f1c"));
    }

    void theServersOwnFaultBodiesAreRead()
    {
        auto back =
            decodeFault(R"({"code":"too_large","context":"http","text":"At most %1 bytes.",)"
                        R"("args":[{"context":"","text":"64"}],"new":{}})");
        QVERIFY(back.ok());
        QCOMPARE(back->fault.forUser.english(), std::string("At most 64 bytes."));
        auto newer = decodeFault(R"({"code":"haunted","context":"","text":"Boo."})");
        QVERIFY(newer.ok());
        QCOMPARE(newer->fault.code, FaultCode::Internal);
    }

    void aPortalsPageIsNoFault()
    {
        QVERIFY(!decodeFault("<!doctype html><title>Sign in</title>").ok());
        QVERIFY(!decodeFault(R"({"error":"not found"})").ok());
    }
};

QTEST_GUILESS_MAIN(TestMessages)
#include "test_messages.moc"
