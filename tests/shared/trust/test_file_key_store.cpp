#include <QtTest>

#include <QDir>
#include <QTemporaryDir>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <memory>

#include "shared/trust/file_key_store.h"

using namespace myspike;

namespace {

const Instant kNow = *Instant::parse("2026-11-24T06:00:00Z");
const ServerNames kNames{{"server.example.my"}, {"127.0.0.1"}};

template <auto Free> struct FreedBy
{
    template <class T> void operator()(T* object) const { Free(object); }
};
using ContextPtr = std::unique_ptr<SSL_CTX, FreedBy<SSL_CTX_free>>;
using SslPtr = std::unique_ptr<SSL, FreedBy<SSL_free>>;
using BioPtr = std::unique_ptr<BIO, FreedBy<BIO_free_all>>;
using X509Ptr = std::unique_ptr<X509, FreedBy<X509_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;

BioPtr reading(const std::string& text)
{
    return BioPtr(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

/// A TLS 1.3 handshake in memory, by a client that trusts `authority` only, at the moment `at`.
bool shakesHands(const TlsMaterial& server, const std::string& authority, const char* name,
                 Instant at)
{
    const ContextPtr serverContext(SSL_CTX_new(TLS_server_method()));
    const ContextPtr clientContext(SSL_CTX_new(TLS_client_method()));
    const auto chain = reading(server.certificateChain);
    const X509Ptr leaf(PEM_read_bio_X509(chain.get(), nullptr, nullptr, nullptr));
    const auto keyText = reading(server.privateKey);
    const KeyPtr key(PEM_read_bio_PrivateKey(keyText.get(), nullptr, nullptr, nullptr));
    const auto authorityText = reading(authority);
    const X509Ptr root(PEM_read_bio_X509(authorityText.get(), nullptr, nullptr, nullptr));
    if (SSL_CTX_use_certificate(serverContext.get(), leaf.get()) != 1 ||
        SSL_CTX_use_PrivateKey(serverContext.get(), key.get()) != 1 ||
        SSL_CTX_check_private_key(serverContext.get()) != 1) {
        return false;
    }
    X509_STORE_add_cert(SSL_CTX_get_cert_store(clientContext.get()), root.get());
    SSL_CTX_set_verify(clientContext.get(), SSL_VERIFY_PEER, nullptr);
    X509_VERIFY_PARAM_set_time(SSL_CTX_get0_param(clientContext.get()), at.ms / 1000);
    // What a strict client also asks of a certificate.
    X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(clientContext.get()), X509_V_FLAG_X509_STRICT);
    SSL_CTX_set_min_proto_version(clientContext.get(), TLS1_3_VERSION);

    const SslPtr client(SSL_new(clientContext.get()));
    const SslPtr listener(SSL_new(serverContext.get()));
    if (X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(client.get()), name) != 1) {
        SSL_set1_host(client.get(), name);
    }
    BIO* clientEnd = nullptr;
    BIO* listenerEnd = nullptr;
    BIO_new_bio_pair(&clientEnd, 0, &listenerEnd, 0);
    SSL_set_bio(client.get(), clientEnd, clientEnd);
    SSL_set_bio(listener.get(), listenerEnd, listenerEnd);
    SSL_set_connect_state(client.get());
    SSL_set_accept_state(listener.get());
    bool done = false;
    for (int i = 0; i < 20 && !done; ++i) {
        const int c = SSL_do_handshake(client.get());
        const int s = SSL_do_handshake(listener.get());
        done = c == 1 && s == 1;
    }
    ERR_clear_error();
    return done;
}

} // namespace

class TestFileKeyStore : public QObject
{
    Q_OBJECT

    QTemporaryDir m_parent;
    SplitMix64 m_rng{1};
    int m_count = 0;

    std::filesystem::path freshFolder()
    {
        return m_parent.filePath(QString::number(++m_count)).toStdString();
    }
    std::filesystem::path madeFolder()
    {
        const auto folder = freshFolder();
        if (!FileKeyStore::init(folder, kNames, kNow, m_rng).ok()) {
            qFatal("no key store");
        }
        return folder;
    }

private slots:
    void initMakesAllThatAServerNeeds()
    {
        const auto store = FileKeyStore::open(madeFolder());
        QVERIFY(store.ok());
        for (const auto purpose :
             {KeyPurpose::Authority, KeyPurpose::TlsServer, KeyPurpose::Receipts}) {
            const auto signature = (*store)->sign(purpose, "something");
            QVERIFY(signature.ok());
            QVERIFY((*store)->publicKey(purpose)->verifies("something", *signature));
        }
        QVERIFY((*store)->publicKey(KeyPurpose::Authority)->id() !=
                (*store)->publicKey(KeyPurpose::Receipts)->id());
        QCOMPARE((*store)->secret(kPasswordPepper)->size(), std::size_t(32));
        QVERIFY((*store)->serverCertificate()->names == kNames);
        QVERIFY((*store)->authorityCertificate()->isAuthority);
    }
    void onlyItsOwnerMayOpenIt()
    {
        namespace fs = std::filesystem;
        const auto folder = madeFolder();
        QVERIFY(fs::status(folder).permissions() == fs::perms::owner_all);
        int files = 0;
        for (const auto& entry : fs::directory_iterator(folder)) {
            ++files;
            QVERIFY(entry.status().permissions() ==
                    (fs::perms::owner_read | fs::perms::owner_write));
        }
        QCOMPARE(files, 5);
        fs::permissions(folder, fs::perms::others_exec, fs::perm_options::add);
        QVERIFY(FileKeyStore::open(folder).fault().code == FaultCode::Forbidden);
    }
    void aClientThatPinsTheAuthorityConnects()
    {
        const auto store = FileKeyStore::open(madeFolder());
        const auto tls = *(*store)->tls();
        QVERIFY(shakesHands(tls, tls.authority, "server.example.my", kNow));
        QVERIFY(shakesHands(tls, tls.authority, "127.0.0.1", kNow));
        QVERIFY(!shakesHands(tls, tls.authority, "other.example.my", kNow));
        QVERIFY(!shakesHands(tls, tls.authority, "127.0.0.2", kNow));
        QVERIFY(!shakesHands(tls, tls.authority, "server.example.my", kNow.plusDays(825)));
        const auto other = FileKeyStore::open(madeFolder());
        QVERIFY(!shakesHands(tls, (*other)->tls()->authority, "server.example.my", kNow));
    }
    void initTouchesNothingThatIsThere()
    {
        const auto folder = madeFolder();
        const auto before = (*FileKeyStore::open(folder))->publicKey(KeyPurpose::Authority)->id();
        const auto again = FileKeyStore::init(folder, kNames, kNow, m_rng);
        QVERIFY(!again.ok() && again.fault().code == FaultCode::Conflict);
        QCOMPARE((*FileKeyStore::open(folder))->publicKey(KeyPurpose::Authority)->id(), before);
    }
    void aRefusedInitLeavesNothing()
    {
        const auto folder = freshFolder();
        const auto status = FileKeyStore::init(folder, {{"not a name"}, {}}, kNow, m_rng);
        QVERIFY(!status.ok() && status.fault().code == FaultCode::Invalid);
        QVERIFY(!std::filesystem::exists(folder));
        QVERIFY(!std::filesystem::exists(folder.string() + ".new"));
        // Neither does one that was stopped half way stand in the way of the next.
        std::filesystem::create_directory(folder.string() + ".new");
        QVERIFY(FileKeyStore::init(folder.string() + "/", kNames, kNow, m_rng).ok());
        QVERIFY(FileKeyStore::open(folder).ok());
        QVERIFY(!std::filesystem::exists(folder.string() + ".new"));
    }
    void initFillsAnEmptyFolder()
    {
        const auto folder = freshFolder();
        std::filesystem::create_directory(folder);
        QVERIFY(FileKeyStore::init(folder, kNames, kNow, m_rng).ok());
        QVERIFY(FileKeyStore::open(folder).ok());
    }
    void renewsTheServersCertificate()
    {
        const auto folder = madeFolder();
        const auto store = *FileKeyStore::open(folder);
        const auto before = store->serverCertificate();
        const auto pinned = store->tls()->authority;
        const auto later = kNow.plusDays(600);
        QVERIFY(before->isDueForRenewal(later));
        QVERIFY(store->renewServerCertificate(later, m_rng).ok());

        const auto after = store->serverCertificate();
        QVERIFY(!after->isDueForRenewal(later));
        QVERIFY(after->names == kNames);
        QVERIFY(after->keyId != before->keyId);
        QVERIFY(shakesHands(*store->tls(), pinned, "server.example.my", kNow.plusDays(900)));
        const auto again = *FileKeyStore::open(folder);
        QCOMPARE(again->serverCertificate()->fingerprint, after->fingerprint);
        QVERIFY(shakesHands(*again->tls(), pinned, "server.example.my", kNow.plusDays(900)));

        QVERIFY(
            again->renewServerCertificate(later, m_rng, ServerNames{{"new.example.my"}, {}}).ok());
        QVERIFY(shakesHands(*again->tls(), pinned, "new.example.my", later));
        QVERIFY(!shakesHands(*again->tls(), pinned, "server.example.my", later));
    }
    void worksWithoutTheAuthoritysKey()
    {
        const auto folder = madeFolder();
        std::filesystem::remove(folder / "authority_key.pem");
        const auto store = FileKeyStore::open(folder);
        QVERIFY(store.ok());
        QVERIFY((*store)->sign(KeyPurpose::Receipts, "x").ok());
        QVERIFY((*store)->tls().ok());
        QVERIFY((*store)->sign(KeyPurpose::Authority, "x").fault().code == FaultCode::NotFound);
        QVERIFY((*store)->renewServerCertificate(kNow, m_rng).fault().code == FaultCode::NotFound);
    }
    void noticesFilesThatDoNotBelongTogether()
    {
        namespace fs = std::filesystem;
        for (const auto* file : {"authority_key.pem", "authority.pem", "tls_server.pem"}) {
            const auto folder = madeFolder();
            fs::copy_file(madeFolder() / file, folder / file, fs::copy_options::overwrite_existing);
            const auto store = FileKeyStore::open(folder);
            QVERIFY(!store.ok() && store.fault().code == FaultCode::Corrupt);
        }
    }
    void saysWhichFileIsMissing()
    {
        for (const auto* file : {"authority.pem", "tls_server.pem", "receipts_key.pem"}) {
            const auto folder = madeFolder();
            std::filesystem::remove(folder / file);
            const auto store = FileKeyStore::open(folder);
            QVERIFY(!store.ok() && store.fault().code == FaultCode::NotFound);
            QVERIFY(store.fault().forUser.english().find(file) != std::string::npos);
        }
        QVERIFY(FileKeyStore::open(freshFolder()).fault().code == FaultCode::NotFound);
    }
    void keepsSecretsByName()
    {
        const auto store = *FileKeyStore::open(madeFolder());
        QVERIFY(store->secret("other").fault().code == FaultCode::NotFound);
        QVERIFY(store->addSecret("other", Bytes{1, 2, 3}).ok());
        QVERIFY(*store->secret("other") == (Bytes{1, 2, 3}));
        QVERIFY(store->addSecret("other", Bytes{4}).fault().code == FaultCode::Conflict);
        QVERIFY(*store->secret("other") == (Bytes{1, 2, 3}));
        for (const auto* name : {"", "../receipts_key", "a/b", "UPPER", "a.b"}) {
            QVERIFY(!store->secret(name).ok());
            QVERIFY(!store->addSecret(name, Bytes{1}).ok());
        }
    }
    void noticesADamagedSecret()
    {
        const auto folder = madeFolder();
        const auto store = *FileKeyStore::open(folder);
        QVERIFY(writeSecretFile(folder / "password_pepper.secret", "zz", Existing::Replace).ok());
        QVERIFY(store->secret(kPasswordPepper).fault().code == FaultCode::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestFileKeyStore)
#include "test_file_key_store.moc"
