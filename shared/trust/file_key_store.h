// Keys as files in a folder that only the server's account may open.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "shared/base/date.h"
#include "shared/base/rng.h"
#include "shared/trust/certificates.h"
#include "shared/trust/key_store.h"

namespace myspike {

class FileKeyStore final : public KeyStore
{
public:
    /// Makes the folder with an authority, a server certificate for `names`, a key for receipts and
    /// the password pepper; whole or not at all. Conflict where the folder holds something.
    static Status init(const std::filesystem::path& folder, const ServerNames& names, Instant now,
                       Rng& rng);
    /// Reads the keys and checks that they belong together. The authority's key may be missing (an
    /// administrator may keep it off line); everything but renewing works without it.
    static Result<std::unique_ptr<FileKeyStore>> open(const std::filesystem::path& folder);

    using KeyStore::sign;
    Result<std::string> sign(KeyPurpose purpose,
                             std::span<const std::uint8_t> message) const override;
    Result<PublicKey> publicKey(KeyPurpose purpose) const override;
    Result<TlsMaterial> tls() const override;
    Result<Bytes> secret(std::string_view name) const override;

    /// Conflict where a secret of that name exists.
    Status addSecret(std::string_view name, std::span<const std::uint8_t> value);
    /// A new key and certificate for the server, in one step on disk: for the names it has, or for
    /// others. tls() answers with them from then on; the listener must take them up.
    Status renewServerCertificate(Instant now, Rng& rng,
                                  const std::optional<ServerNames>& names = std::nullopt);
    Result<CertificateSummary> serverCertificate() const;
    Result<CertificateSummary> authorityCertificate() const;

private:
    struct Server
    {
        KeyPair key;
        std::string certificate;
    };

    FileKeyStore(std::filesystem::path folder, std::optional<KeyPair> authority,
                 std::string authorityCertificate, Server server, KeyPair receipts);
    Server server() const;
    Result<KeyPair> keyFor(KeyPurpose purpose) const;

    std::filesystem::path m_folder;
    std::optional<KeyPair> m_authority;
    std::string m_authorityCertificate;
    KeyPair m_receipts;
    mutable std::mutex m_serverMutex; // renewing while others read
    Server m_server;
};

} // namespace myspike
