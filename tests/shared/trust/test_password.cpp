#include <QtTest>

#include "shared/trust/password.h"

using namespace myspike;

namespace {

constexpr Argon2Cost kCheap{.memoryKib = 64, .passes = 1, .lanes = 1};
const Bytes kPepper(32, 7);

} // namespace

class TestPassword : public QObject
{
    Q_OBJECT
private slots:
    void matchesOnlyItself()
    {
        SplitMix64 rng(1);
        const PasswordHasher hasher(kPepper, kCheap);
        const auto encoded = hasher.hash("batu lesung hijau", rng);
        QVERIFY(encoded.ok());
        QVERIFY(encoded->starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
        QVERIFY(hasher.verify("batu lesung hijau", *encoded) == PasswordCheck::Matches);
        QVERIFY(hasher.verify("batu lesung hijaU", *encoded) == PasswordCheck::Differs);
        QVERIFY(hasher.verify("", *encoded) == PasswordCheck::Differs);
        QVERIFY(*hasher.hash("batu lesung hijau", rng) != *encoded);
        hasher.verifyNobody("batu lesung hijau");
    }
    void needsItsPepper()
    {
        SplitMix64 rng(1);
        const auto encoded = *PasswordHasher(kPepper, kCheap).hash("batu lesung hijau", rng);
        QVERIFY(PasswordHasher(Bytes(32, 8), kCheap).verify("batu lesung hijau", encoded) ==
                PasswordCheck::Differs);
        QVERIFY(PasswordHasher({}, kCheap).verify("batu lesung hijau", encoded) ==
                PasswordCheck::Differs);
    }
    void takesAnAccentHoweverItIsTyped()
    {
        SplitMix64 rng(1);
        const PasswordHasher hasher(kPepper, kCheap);
        const auto encoded = *hasher.hash("caf\xc3\xa9 di bukit", rng);
        QVERIFY(hasher.verify("cafe\xcc\x81 di bukit", encoded) == PasswordCheck::Matches);
    }
    void asksForAnewWhereTheCostChanged()
    {
        SplitMix64 rng(1);
        const auto encoded = *PasswordHasher(kPepper, kCheap).hash("batu lesung hijau", rng);
        QVERIFY(!PasswordHasher(kPepper, kCheap).needsRehash(encoded));
        const PasswordHasher dearer(kPepper, {.memoryKib = 128, .passes = 1, .lanes = 1});
        QVERIFY(dearer.needsRehash(encoded));
        QVERIFY(dearer.verify("batu lesung hijau", encoded) == PasswordCheck::Matches);
        QVERIFY(dearer.needsRehash("$2b$12$something"));
    }
    void theCostIsWhatWasDecided()
    {
        const Argon2Cost usual;
        QCOMPARE(usual.memoryKib, 65'536U);
        QCOMPARE(usual.passes, 3U);
        QCOMPARE(usual.lanes, 1U);
    }
    void readsNoDamagedHash_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another algorithm")
            << QByteArray("$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo");
        QTest::newRow("old version")
            << QByteArray("$argon2id$v=16$m=64,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo");
        QTest::newRow("would exhaust the memory")
            << QByteArray("$argon2id$v=19$m=4294967295,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo");
        QTest::newRow("would take for ever")
            << QByteArray("$argon2id$v=19$m=64,t=4294967295,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo");
        QTest::newRow("number too large")
            << QByteArray("$argon2id$v=19$m=99999999999999,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2g");
        QTest::newRow("cut") << QByteArray("$argon2id$v=19$m=64,t=1,p=1$c2Fsd");
        QTest::newRow("nul inside")
            << QByteArray("$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$aGFz\0aGhhc2hoYXNo", 58);
        QTest::newRow("long") << "$argon2id$v=19$m=64,t=1,p=1$" + QByteArray(100'000, 'a');
    }
    void readsNoDamagedHash()
    {
        QFETCH(QByteArray, encoded);
        const PasswordHasher hasher(kPepper, kCheap);
        QVERIFY(hasher.verify("batu lesung hijau", encoded.toStdString()) ==
                PasswordCheck::Unreadable);
    }
    void survivesDamage()
    {
        SplitMix64 rng(5);
        const PasswordHasher hasher(kPepper, kCheap);
        const auto whole = *hasher.hash("batu lesung hijau", rng);
        for (int i = 0; i < 3000; ++i) {
            // The numbers are left alone here: a larger cost is valid and only slow.
            auto text = whole;
            const auto at = 28 + rng.below(text.size() - 28);
            const auto before = text[at];
            text[at] = static_cast<char>(rng.below(256));
            if (text[at] != before) {
                QVERIFY(hasher.verify("batu lesung hijau", text) != PasswordCheck::Matches);
            }
        }
    }
    void policy_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<bool>("accepted");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("words") << QByteArray("batu lesung hijau") << true << QByteArray();
        QTest::newRow("exactly twelve") << QByteArray("kuda-Terbang") << true << QByteArray();
        QTest::newRow("eleven") << QByteArray("kuda-Terban") << false
                                << QByteArray("11 characters");
        QTest::newRow("characters, not bytes")
            << QByteArray("ééééééééééé") << false << QByteArray("11 characters");
        QTest::newRow("empty") << QByteArray() << false << QByteArray("0 characters");
        QTest::newRow("128") << QByteArray("kuda-Terbang").repeated(11).left(128) << true
                             << QByteArray();
        QTest::newRow("129") << QByteArray("kuda-Terbang").repeated(11).left(129) << false
                             << QByteArray("at most 128");
        QTest::newRow("user name")
            << QByteArray("aina.rahman@jpk.gov.my") << false << QByteArray("user name");
        QTest::newRow("user name within")
            << QByteArray("xx AinaRahman xx") << false << QByteArray("user name");
        QTest::newRow("identity card")
            << QByteArray("900101-14-5567") << false << QByteArray("identity card");
        QTest::newRow("repeats") << QByteArray("abababababab") << false << QByteArray("repeats");
        QTest::newRow("common") << QByteArray("password1234") << false
                                << QByteArray("attacker tries");
        QTest::newRow("common with signs")
            << QByteArray("P@ssw0rd2026!") << false << QByteArray("attacker tries");
        QTest::newRow("common twice")
            << QByteArray("QwertyQwerty1") << false << QByteArray("attacker tries");
        QTest::newRow("Malay") << QByteArray("SelamatDatang2026") << false
                               << QByteArray("attacker tries");
        QTest::newRow("a common word among others")
            << QByteArray("malaysia berlari jauh") << true << QByteArray();
        QTest::newRow("no UTF-8") << QByteArray("batu\xff lesung hijau") << false
                                  << QByteArray("cannot be read");
    }
    void policy()
    {
        QFETCH(QByteArray, password);
        QFETCH(bool, accepted);
        QFETCH(QByteArray, sentence);
        const auto status =
            PasswordPolicy{}.check(password.toStdString(), "aina.rahman@jpk.gov.my");
        QCOMPARE(status.ok(), accepted);
        if (!accepted) {
            QCOMPARE(status.fault().rule, std::string("PEN-R5"));
            const auto english = status.fault().forUser.english();
            QVERIFY2(english.find(sentence.toStdString()) != std::string::npos, english.c_str());
        }
    }
    void aShortUserNameForbidsNothing()
    {
        QVERIFY(PasswordPolicy{}.check("batu lesung hijau", "lu").ok());
        QVERIFY(PasswordPolicy{}.check("batu lesung hijau", "").ok());
        QVERIFY(PasswordPolicy{}.check("batu lesung hijau", "@").ok());
    }
};

QTEST_GUILESS_MAIN(TestPassword)
#include "test_password.moc"
