#include <QtTest>

#include <QFile>
#include <QTemporaryDir>

#include "shared/base/hash.h"
#include "shared/base/rng.h"
#include "shared/trust/key_pair.h"

using namespace myspike;

namespace {

// Made with the openssl command line, so that this code is not only held against itself:
// genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256; pkey -pubout -outform DER | sha256sum;
// dgst -sha256 -sign.
constexpr auto kForeignKey = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgbBQ8AZlY95ivwRLZ
jPSnSWWxeihUMnLYhiv3Hq5Np+ShRANCAARQs6LUVvAh0eEzu0I8N3CzxO4AM8mn
w/xOmTsQzbJpUce3772ob+eQCRg10kWRoM+XQZg7NYvYvW4y2veEdFj1
-----END PRIVATE KEY-----
)";
constexpr auto kForeignId = "376c49df13c613710c7cf79dcc9a82a1";
constexpr auto kForeignSignature =
    "MEQCIBho3wgtW/"
    "jaluYcLezc6K1QOXnCDXPOEYOjMidt+A9UAiBIBxVvP1wzqAqpssyUGiPtU3p0Qm5aqwpShZKzAiqMAA==";
constexpr auto kP384Key = R"(-----BEGIN PRIVATE KEY-----
MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDCy39eTIyfLT49zAckv
7hdZ07tD6PDLc6VtuPIS7W5qvzNJN3DJcsAjOXbq0BpuScqhZANiAAT0xmL6xJbP
NYdpN6IDD5wyjGWPStfFgebpkZ3LE6fP6YbTvrRFiC2Lyplhd0f8lDb/CICRhBwp
wBd5LAPuQ/Nl2HDb5DlR9M2CWZzVJdqzPo0yN9PwppZ6Kl5HICosAts=
-----END PRIVATE KEY-----
)";
constexpr auto kCompressedPublicKey = R"(-----BEGIN PUBLIC KEY-----
MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgADULOi1FbwIdHhM7tCPDdws8TuADPJ
p8P8Tpk7EM2yaVE=
-----END PUBLIC KEY-----
)";
constexpr auto kEncryptedKey = R"(-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAj4exFrZ2zcKwICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEGTUIcTB+lwuTP+G80/vs5sEgZCQ
AZWDCaW1T5KNEnMTqI3DTl7VTGHq/9VTR+WQJYPX9470RCLs4Z0ihhB9N76BqmLC
TDpUXKMPg4QyY1lZ2ZQfubY4vEEy9voSpwCw+kHPClGuHleEF108XJO3WDFwOHj+
3TTjwpUHXevRHhQlbID9/lJq7iZHD8kdW2egTiWue+HWUPUgZ/X1jIPppJGgJZI=
-----END ENCRYPTED PRIVATE KEY-----
)";

KeyPair made() { return *KeyPair::generate(); }

} // namespace

class TestKeyPair : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithAnotherProgram()
    {
        const auto key = KeyPair::fromPem(kForeignKey);
        QVERIFY(key.ok());
        QCOMPARE(key->publicKey().id(), std::string(kForeignId));
        QVERIFY(key->publicKey().verifies("MySPIKE", kForeignSignature));
        QVERIFY(!key->publicKey().verifies("MySPIKe", kForeignSignature));
    }
    void whatItSignsVerifiesWithThePublicKeyOnly()
    {
        const auto key = made();
        const auto signature = key.sign("a verdict");
        QVERIFY(signature.ok());
        const auto publicKey = PublicKey::fromPem(key.publicKey().toPem());
        QVERIFY(publicKey.ok());
        QCOMPARE(publicKey->id(), key.publicKey().id());
        QVERIFY(publicKey->verifies("a verdict", *signature));
        QVERIFY(!publicKey->verifies("another", *signature));
        QVERIFY(!publicKey->verifies("", *signature));
        QVERIFY(!made().publicKey().verifies("a verdict", *signature));
        QVERIFY(key.publicKey().verifies("", *key.sign("")));
    }
    void noDamagedSignaturePasses()
    {
        const auto key = made();
        const auto signature = *key.sign("a verdict");
        auto der = *fromBase64(signature);
        for (std::size_t i = 0; i < der.size(); ++i) {
            for (int bit = 0; bit < 8; ++bit) {
                der[i] ^= static_cast<std::uint8_t>(1 << bit);
                QVERIFY(!key.publicKey().verifies("a verdict", toBase64(der)));
                der[i] ^= static_cast<std::uint8_t>(1 << bit);
            }
        }
        QVERIFY(!key.publicKey().verifies("a verdict", ""));
        QVERIFY(!key.publicKey().verifies("a verdict", "nonsense"));
        QVERIFY(!key.publicKey().verifies("a verdict", " " + signature));
        QVERIFY(!key.publicKey().verifies("a verdict", signature + "\n"));
        der.push_back(0);
        QVERIFY(!key.publicKey().verifies("a verdict", toBase64(der)));
    }
    void refusesOtherKeys_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("not a key");
        QTest::newRow("another curve") << QByteArray(kP384Key);
        QTest::newRow("encrypted") << QByteArray(kEncryptedKey);
        QTest::newRow("public") << QByteArray::fromStdString(made().publicKey().toPem());
        QTest::newRow("cut") << QByteArray(kForeignKey).left(120);
    }
    void refusesOtherKeys()
    {
        QFETCH(QByteArray, pem);
        const auto key = KeyPair::fromPem(pem.toStdString());
        QVERIFY(!key.ok());
        QVERIFY(key.fault().code == FaultCode::Invalid);
    }
    void refusesASecondSpellingOfAKey()
    {
        QVERIFY(!PublicKey::fromPem(kCompressedPublicKey).ok());
        QVERIFY(!PublicKey::fromPem(kForeignKey).ok());
    }
    void survivesDamagedPem()
    {
        SplitMix64 rng(3);
        int read = 0;
        for (int i = 0; i < 2000; ++i) {
            std::string pem = kForeignKey;
            pem[rng.below(pem.size())] = static_cast<char>(rng.below(256));
            read += KeyPair::fromPem(pem).ok() ? 1 : 0;
        }
        QVERIFY(read < 2000);
    }
    void savesForItsOwnerOnly()
    {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.filePath("key.pem").toStdString());
        const auto key = made();
        QVERIFY(key.save(file).ok());
        QCOMPARE(QFile::permissions(folder.filePath("key.pem")) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther |
                      QFile::ExeOwner),
                 QFile::Permissions());
        QCOMPARE(KeyPair::load(file)->publicKey().id(), key.publicKey().id());

        const auto again = made().save(file);
        QVERIFY(!again.ok() && again.fault().code == FaultCode::Conflict);
        QCOMPARE(KeyPair::load(file)->publicKey().id(), key.publicKey().id());
        const auto other = made();
        QVERIFY(other.save(file, Existing::Replace).ok());
        QCOMPARE(KeyPair::load(file)->publicKey().id(), other.publicKey().id());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }
    void refusesAFileThatOthersMayOpen()
    {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.filePath("key.pem").toStdString());
        QVERIFY(made().save(file).ok());
        std::filesystem::permissions(file, std::filesystem::perms::group_read,
                                     std::filesystem::perm_options::add);
        const auto key = KeyPair::load(file);
        QVERIFY(!key.ok() && key.fault().code == FaultCode::Forbidden);
        const auto missing = KeyPair::load(file.string() + "x");
        QVERIFY(!missing.ok() && missing.fault().code == FaultCode::NotFound);
        const auto asFile = KeyPair::load(folder.path().toStdString());
        QVERIFY(!asFile.ok() && asFile.fault().code == FaultCode::Io);
    }
    void refusesAFileTooLargeForAKey()
    {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.filePath("key.pem").toStdString());
        QVERIFY(writeSecretFile(file, std::string(65'537, 'x'), Existing::Refuse).ok());
        const auto key = KeyPair::load(file);
        QVERIFY(!key.ok() && key.fault().code == FaultCode::TooLarge);
        QVERIFY(writeSecretFile(file, std::string(65'536, 'x'), Existing::Replace).ok());
        QCOMPARE(readSecretFile(file)->size(), std::size_t(65'536));
    }
};

QTEST_GUILESS_MAIN(TestKeyPair)
#include "test_key_pair.moc"
