#include "shared/trust/key_pair.h"

#include <array>
#include <cstdlib>
#include <utility>

#include <openssl/ec.h>
#include <openssl/pem.h>

#include "shared/base/hash.h"
#include "shared/trust/openssl_handles.h"

namespace myspike {

namespace {

// A named curve and an uncompressed point; any other spelling of the same key would have another
// id, so it is refused.
constexpr int kSpkiBytes = 91;
constexpr std::size_t kMaxSignatureBytes = 72;

std::span<const std::uint8_t> bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Without this OpenSSL would ask for a passphrase on the terminal and wait.
int noPassphrase(char*, int, int, void*) { return -1; }

Bytes spkiOf(EVP_PKEY* key)
{
    std::uint8_t* der = nullptr;
    const int n = i2d_PUBKEY(key, &der);
    if (n <= 0) {
        forgetOpensslErrors();
        return {};
    }
    Bytes out(der, der + n);
    OPENSSL_free(der);
    return out;
}

bool isP256(EVP_PKEY* key)
{
    std::array<char, 64> name{};
    std::size_t size = 0;
    return EVP_PKEY_is_a(key, "EC") == 1 &&
           EVP_PKEY_get_group_name(key, name.data(), name.size(), &size) == 1 &&
           std::string_view(name.data(), size) == "prime256v1" && spkiOf(key).size() == kSpkiBytes;
}

Fault notAKey()
{
    forgetOpensslErrors();
    return Fault::invalid(Text(msg("trust", "This is not a P-256 key in PEM form. Choose the key "
                                            "file that MySPIKE made.")));
}

} // namespace

PublicKey::PublicKey(std::shared_ptr<const EvpKey> key) : m_key(std::move(key))
{
    const auto digest = sha256(std::span<const std::uint8_t>(spkiOf(m_key->get())));
    m_id = toHex(std::span(digest).first(16));
}

Result<PublicKey> PublicKey::fromPem(std::string_view pem)
{
    const auto bio = readingBio(pem);
    EvpKeyPtr key(PEM_read_bio_PUBKEY(bio.get(), nullptr, noPassphrase, nullptr));
    if (!key || !isP256(key.get())) {
        return notAKey();
    }
    const EvpKeyContextPtr context(EVP_PKEY_CTX_new(key.get(), nullptr));
    if (EVP_PKEY_public_check(context.get()) != 1) {
        return notAKey();
    }
    return PublicKey(std::make_shared<const EvpKey>(std::move(key)));
}

std::string PublicKey::toPem() const
{
    const auto bio = memoryBio();
    if (PEM_write_bio_PUBKEY(bio.get(), m_key->get()) != 1) {
        // Only memory can be lacking here.
        std::abort();
    }
    return textOf(bio.get());
}

bool PublicKey::verifies(std::span<const std::uint8_t> message, std::string_view signature) const
{
    const auto der = fromBase64(signature);
    if (!der || der->empty() || der->size() > kMaxSignatureBytes) {
        return false;
    }
    const DigestContextPtr context(EVP_MD_CTX_new());
    const bool good = context &&
                      EVP_DigestVerifyInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr,
                                              m_key->get(), nullptr) == 1 &&
                      EVP_DigestVerify(context.get(), der->data(), der->size(), message.data(),
                                       message.size()) == 1;
    forgetOpensslErrors();
    return good;
}

bool PublicKey::verifies(std::string_view message, std::string_view signature) const
{
    return verifies(bytesOf(message), signature);
}

Result<KeyPair> KeyPair::generate()
{
    EvpKeyPtr key(EVP_EC_gen("P-256"));
    if (!key) {
        return opensslFault("generate a key");
    }
    return KeyPair(std::make_shared<const EvpKey>(std::move(key)));
}

Result<KeyPair> KeyPair::fromPem(std::string_view pem)
{
    const auto bio = readingBio(pem);
    EvpKeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    if (!key || !isP256(key.get())) {
        return notAKey();
    }
    const EvpKeyContextPtr context(EVP_PKEY_CTX_new(key.get(), nullptr));
    if (EVP_PKEY_check(context.get()) != 1) {
        return notAKey();
    }
    return KeyPair(std::make_shared<const EvpKey>(std::move(key)));
}

Result<KeyPair> KeyPair::load(const std::filesystem::path& file)
{
    const auto pem = readSecretFile(file);
    if (!pem) {
        return pem.fault();
    }
    return fromPem(*pem);
}

Status KeyPair::save(const std::filesystem::path& file, Existing existing) const
{
    return writeSecretFile(file, toPem(), existing);
}

std::string KeyPair::toPem() const
{
    const auto bio = memoryBio();
    if (PEM_write_bio_PKCS8PrivateKey(bio.get(), m_key->get(), nullptr, nullptr, 0, nullptr,
                                      nullptr) != 1) {
        std::abort();
    }
    return textOf(bio.get());
}

Result<std::string> KeyPair::sign(std::span<const std::uint8_t> message) const
{
    const DigestContextPtr context(EVP_MD_CTX_new());
    std::array<std::uint8_t, kMaxSignatureBytes> signature{};
    std::size_t size = signature.size();
    if (!context ||
        EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, m_key->get(),
                              nullptr) != 1 ||
        EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) !=
            1) {
        return opensslFault("sign");
    }
    return toBase64(std::span(signature).first(size));
}

Result<std::string> KeyPair::sign(std::string_view message) const { return sign(bytesOf(message)); }

} // namespace myspike
