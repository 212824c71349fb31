#include "shared/trust/file_key_store.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "shared/trust/secret_file.h"

namespace myspike {

namespace {

constexpr auto kAuthorityKeyFile = "authority_key.pem";
constexpr auto kAuthorityFile = "authority.pem";
// Key and certificate in one file, so that renewing replaces both or neither.
constexpr auto kServerFile = "tls_server.pem";
constexpr auto kReceiptsKeyFile = "receipts_key.pem";
constexpr auto kSecretSuffix = ".secret";
constexpr std::size_t kPepperBytes = 32;

Result<std::filesystem::path> secretFile(const std::filesystem::path& folder, std::string_view name)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    if (name.empty() || name.size() > 64 || !std::all_of(name.begin(), name.end(), isPlain)) {
        return Fault::internal("name of a secret");
    }
    return folder / (std::string(name) + kSecretSuffix);
}

Fault doNotBelongTogether(const std::filesystem::path& folder)
{
    return {FaultCode::Corrupt,
            Text(msg("trust", "The keys and certificates in %1 do not belong together. Restore the "
                              "whole folder from one backup."),
                 {folder.string()}),
            {},
            {}};
}

Status fill(const std::filesystem::path& folder, const ServerNames& names, Instant now, Rng& rng)
{
    const auto authority = KeyPair::generate();
    const auto server = KeyPair::generate();
    const auto receipts = KeyPair::generate();
    for (const auto* key : {&authority, &server, &receipts}) {
        if (!key->ok()) {
            return key->fault();
        }
    }
    const auto authorityCertificate = makeAuthorityCertificate(*authority, now, rng);
    if (!authorityCertificate) {
        return authorityCertificate.fault();
    }
    const auto serverCertificate = makeServerCertificate(*authority, *authorityCertificate,
                                                         server->publicKey(), names, now, rng);
    if (!serverCertificate) {
        return serverCertificate.fault();
    }
    Bytes pepper(kPepperBytes);
    for (auto& byte : pepper) {
        byte = static_cast<std::uint8_t>(rng.next());
    }
    const auto pepperFile = secretFile(folder, kPasswordPepper);
    if (!pepperFile) {
        return pepperFile.fault();
    }
    MYSPIKE_TRY(makeSecretFolder(folder));
    MYSPIKE_TRY(authority->save(folder / kAuthorityKeyFile));
    MYSPIKE_TRY(writeSecretFile(folder / kAuthorityFile, *authorityCertificate, Existing::Refuse));
    MYSPIKE_TRY(writeSecretFile(folder / kServerFile, *serverCertificate + server->toPem(),
                                Existing::Refuse));
    MYSPIKE_TRY(receipts->save(folder / kReceiptsKeyFile));
    return writeSecretFile(*pepperFile, toHex(pepper), Existing::Refuse);
}

} // namespace

FileKeyStore::FileKeyStore(std::filesystem::path folder, std::optional<KeyPair> authority,
                           std::string authorityCertificate, Server server, KeyPair receipts)
    : m_folder(std::move(folder)), m_authority(std::move(authority)),
      m_authorityCertificate(std::move(authorityCertificate)), m_receipts(std::move(receipts)),
      m_server(std::move(server))
{
}

Status FileKeyStore::init(const std::filesystem::path& folder, const ServerNames& names,
                          Instant now, Rng& rng)
{
    std::error_code error;
    if (std::filesystem::exists(folder, error) && !std::filesystem::is_empty(folder, error)) {
        return Fault{FaultCode::Conflict,
                     Text(msg("trust", "%1 holds keys or other files already and was left as it "
                                       "is. Machines trust those keys; choose another folder for "
                                       "a new authority."),
                          {folder.string()}),
                     {},
                     {}};
    }
    // Beside the folder and then renamed: a stop half way must not leave half an authority.
    auto half = folder.has_filename() ? folder : folder.parent_path();
    half += ".new";
    std::filesystem::remove_all(half, error);
    auto status = fill(half, names, now, rng);
    if (status.ok()) {
        status = moveFolderInto(half, folder.has_filename() ? folder : folder.parent_path());
    }
    if (!status.ok()) {
        std::filesystem::remove_all(half, error);
    }
    return status;
}

Result<std::unique_ptr<FileKeyStore>> FileKeyStore::open(const std::filesystem::path& folder)
{
    MYSPIKE_TRY(checkSecretFolder(folder));
    auto authorityCertificate = readSecretFile(folder / kAuthorityFile);
    if (!authorityCertificate) {
        return std::move(authorityCertificate).fault();
    }
    const auto authorityFacts = readCertificate(*authorityCertificate);
    if (!authorityFacts) {
        return authorityFacts.fault();
    }
    std::optional<KeyPair> authority;
    if (auto key = KeyPair::load(folder / kAuthorityKeyFile); key.ok()) {
        authority = *std::move(key);
    } else if (key.fault().code != FaultCode::NotFound) {
        return std::move(key).fault();
    }
    auto serverFile = readSecretFile(folder / kServerFile);
    if (!serverFile) {
        return std::move(serverFile).fault();
    }
    auto serverKey = KeyPair::fromPem(*serverFile);
    const auto serverFacts = readCertificate(*serverFile);
    if (!serverKey || !serverFacts) {
        return serverKey ? serverFacts.fault() : serverKey.fault();
    }
    auto receipts = KeyPair::load(folder / kReceiptsKeyFile);
    if (!receipts) {
        return std::move(receipts).fault();
    }
    if (serverFacts->keyId != serverKey->publicKey().id() ||
        !isSignedBy(*serverFile, *authorityCertificate) ||
        (authority && authority->publicKey().id() != authorityFacts->keyId)) {
        return doNotBelongTogether(folder);
    }
    const auto endOfCertificate = serverFile->find("-----BEGIN PRIVATE KEY-----");
    if (endOfCertificate == std::string::npos) {
        return doNotBelongTogether(folder);
    }
    return std::unique_ptr<FileKeyStore>(new FileKeyStore(
        folder, std::move(authority), *std::move(authorityCertificate),
        {*std::move(serverKey), serverFile->substr(0, endOfCertificate)}, *std::move(receipts)));
}

FileKeyStore::Server FileKeyStore::server() const
{
    const std::lock_guard lock(m_serverMutex);
    return m_server;
}

Result<KeyPair> FileKeyStore::keyFor(KeyPurpose purpose) const
{
    switch (purpose) {
    case KeyPurpose::Authority:
        if (!m_authority) {
            return Fault{FaultCode::NotFound,
                         Text(msg("trust", "The authority's key is not on this machine. Put %1 "
                                           "back into %2 for as long as the work needs it."),
                              {kAuthorityKeyFile, m_folder.string()}),
                         {},
                         {}};
        }
        return *m_authority;
    case KeyPurpose::TlsServer:
        return server().key;
    case KeyPurpose::Receipts:
        return m_receipts;
    }
    return Fault::internal("purpose of a key");
}

Result<std::string> FileKeyStore::sign(KeyPurpose purpose,
                                       std::span<const std::uint8_t> message) const
{
    const auto key = keyFor(purpose);
    if (!key) {
        return key.fault();
    }
    return key->sign(message);
}

Result<PublicKey> FileKeyStore::publicKey(KeyPurpose purpose) const
{
    const auto key = keyFor(purpose);
    if (!key) {
        return key.fault();
    }
    return key->publicKey();
}

Result<TlsMaterial> FileKeyStore::tls() const
{
    const auto now = server();
    return TlsMaterial{now.certificate + m_authorityCertificate, now.key.toPem(),
                       m_authorityCertificate};
}

Result<Bytes> FileKeyStore::secret(std::string_view name) const
{
    const auto file = secretFile(m_folder, name);
    if (!file) {
        return file.fault();
    }
    const auto hex = readSecretFile(*file);
    if (!hex) {
        return hex.fault();
    }
    auto value = fromHex(*hex);
    if (!value || value->empty()) {
        return Fault{FaultCode::Corrupt,
                     Text(msg("trust", "The secret in %1 cannot be read. Restore the file from a "
                                       "backup."),
                          {file->string()}),
                     {},
                     {}};
    }
    return *std::move(value);
}

Status FileKeyStore::addSecret(std::string_view name, std::span<const std::uint8_t> value)
{
    const auto file = secretFile(m_folder, name);
    if (!file) {
        return file.fault();
    }
    return writeSecretFile(*file, toHex(value), Existing::Refuse);
}

Status FileKeyStore::renewServerCertificate(Instant now, Rng& rng,
                                            const std::optional<ServerNames>& names)
{
    const auto authority = keyFor(KeyPurpose::Authority);
    if (!authority) {
        return authority.fault();
    }
    const auto present = serverCertificate();
    if (!present) {
        return present.fault();
    }
    auto key = KeyPair::generate();
    if (!key) {
        return std::move(key).fault();
    }
    auto certificate = makeServerCertificate(*authority, m_authorityCertificate, key->publicKey(),
                                             names ? *names : present->names, now, rng);
    if (!certificate) {
        return std::move(certificate).fault();
    }
    MYSPIKE_TRY(
        writeSecretFile(m_folder / kServerFile, *certificate + key->toPem(), Existing::Replace));
    const std::lock_guard lock(m_serverMutex);
    m_server = {*std::move(key), *std::move(certificate)};
    return okStatus();
}

Result<CertificateSummary> FileKeyStore::serverCertificate() const
{
    return readCertificate(server().certificate);
}

Result<CertificateSummary> FileKeyStore::authorityCertificate() const
{
    return readCertificate(m_authorityCertificate);
}

} // namespace myspike
