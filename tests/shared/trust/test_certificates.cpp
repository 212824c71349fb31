#include <QtTest>

#include "shared/trust/certificates.h"

using namespace myspike;

namespace {

const Instant kNow = *Instant::parse("2026-11-24T06:00:00Z");
const ServerNames kNames{{"server.example.my", "localhost"}, {"127.0.0.1", "fd00::10"}};

} // namespace

class TestCertificates : public QObject
{
    Q_OBJECT

    SplitMix64 m_rng{1};
    KeyPair m_authorityKey = *KeyPair::generate();
    std::string m_authority = *makeAuthorityCertificate(m_authorityKey, kNow, m_rng);
    KeyPair m_serverKey = *KeyPair::generate();

    Result<std::string> serverFor(const ServerNames& names, Instant now = kNow)
    {
        return makeServerCertificate(m_authorityKey, m_authority, m_serverKey.publicKey(), names,
                                     now, m_rng);
    }

private slots:
    void makesAnAuthorityForTenYears()
    {
        const auto facts = readCertificate(m_authority);
        QVERIFY(facts.ok());
        QVERIFY(facts->isAuthority);
        QCOMPARE(facts->validFrom.toIso(), kNow.plusDays(-1).toIso());
        QCOMPARE(facts->validTo.day().toIso(), std::string("2036-11-23"));
        QCOMPARE(facts->keyId, m_authorityKey.publicKey().id());
        QCOMPARE(facts->fingerprint.size(), std::size_t(64));
        QVERIFY(facts->names == ServerNames());
        QVERIFY(isSignedBy(m_authority, m_authority));
    }
    void makesAServerCertificateForItsNames()
    {
        const auto pem = serverFor(kNames);
        QVERIFY(pem.ok());
        const auto facts = readCertificate(*pem);
        QVERIFY(!facts->isAuthority);
        QCOMPARE(facts->subject, std::string("server.example.my"));
        QVERIFY(facts->names == kNames);
        QCOMPARE(facts->keyId, m_serverKey.publicKey().id());
        QCOMPARE((facts->validTo.ms - facts->validFrom.ms) / 86'400'000, 825);
        QVERIFY(facts->isValidAt(kNow));
        QVERIFY(!facts->isValidAt(facts->validTo));
        QVERIFY(!facts->isDueForRenewal(kNow.plusDays(548)));
        QVERIFY(facts->isDueForRenewal(kNow.plusDays(549)));
        QVERIFY(isSignedBy(*pem, m_authority));
        QVERIFY(*serverFor(kNames) != *pem);
    }
    void outlivesNotItsAuthority()
    {
        const auto end = readCertificate(m_authority)->validTo;
        const auto late = serverFor(kNames, end.plusDays(-100));
        QVERIFY(late.ok());
        QCOMPARE(readCertificate(*late)->validTo.toIso(), end.toIso());
        const auto over = serverFor(kNames, end);
        QVERIFY(!over.ok() && over.fault().code == FaultCode::Expired);
    }
    void takesNoOtherAuthority()
    {
        const auto otherKey = *KeyPair::generate();
        const auto mixed = makeServerCertificate(otherKey, m_authority, m_serverKey.publicKey(),
                                                 kNames, kNow, m_rng);
        QVERIFY(!mixed.ok() && mixed.fault().code == FaultCode::Invalid);
        // A server's certificate signs nothing.
        const auto below = makeServerCertificate(m_serverKey, *serverFor(kNames),
                                                 otherKey.publicKey(), kNames, kNow, m_rng);
        QVERIFY(!below.ok() && below.fault().code == FaultCode::Invalid);
        const auto other = *makeAuthorityCertificate(otherKey, kNow, m_rng);
        QVERIFY(!isSignedBy(*serverFor(kNames), other));
        QVERIFY(readCertificate(other)->fingerprint != readCertificate(m_authority)->fingerprint);
    }
    void refusesNamesThatAreNone_data()
    {
        QTest::addColumn<QString>("dns");
        QTest::addColumn<QString>("address");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("with scheme") << "https://server" << QString();
        QTest::newRow("with port") << "server:8443" << QString();
        QTest::newRow("blank") << "my server" << QString();
        QTest::newRow("dot at the end") << "server." << QString();
        QTest::newRow("two dots") << "server..my" << QString();
        QTest::newRow("dash at the end") << "server-.my" << QString();
        QTest::newRow("star") << "*.example.my" << QString();
        QTest::newRow("not ASCII") << QString::fromUtf8("pusat.é.my") << QString();
        QTest::newRow("long label") << QString(64, 'a') << QString();
        QTest::newRow("long") << QString("a.").repeated(127) + "a" << QString();
        QTest::newRow("nul and more")
            << QString::fromLatin1("server.my\0.evil.my", 18) << QString();
        QTest::newRow("openssl's language") << "a,DNS:evil.my" << QString();
        QTest::newRow("address") << QString() << "300.1.1.1";
        QTest::newRow("address with mask") << QString() << "10.0.0.0/8";
    }
    void refusesNamesThatAreNone()
    {
        QFETCH(QString, dns);
        QFETCH(QString, address);
        ServerNames names;
        if (!dns.isEmpty()) {
            names.dns.push_back(dns.toStdString());
        }
        if (!address.isEmpty()) {
            names.addresses.push_back(address.toStdString());
        }
        const auto pem = serverFor(names);
        QVERIFY(!pem.ok());
        QVERIFY(pem.fault().code == FaultCode::Invalid);
        QVERIFY(!pem.fault().forUser.english().empty());
    }
    void takesAServerKnownByItsAddressOnly()
    {
        const auto facts = readCertificate(*serverFor({{}, {"192.168.1.10"}}));
        QCOMPARE(facts->subject, std::string("192.168.1.10"));
        QVERIFY(facts->names == ServerNames({{}, {"192.168.1.10"}}));
    }
    void survivesDamagedPem()
    {
        SplitMix64 rng(11);
        const auto whole = *serverFor(kNames);
        QVERIFY(!readCertificate("").ok());
        for (int i = 0; i < 3000; ++i) {
            auto pem = whole;
            for (auto n = 1 + rng.below(3); n > 0; --n) {
                pem[rng.below(pem.size())] = static_cast<char>(rng.below(256));
            }
            const auto facts = readCertificate(pem);
            if (facts.ok() && isSignedBy(pem, m_authority)) {
                QCOMPARE(facts->fingerprint, readCertificate(whole)->fingerprint);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCertificates)
#include "test_certificates.moc"
