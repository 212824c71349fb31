// P-256 keys: whoever holds a key pair signs, anyone with its public key verifies. Values that may
// be copied and used on any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/trust/secret_file.h"

namespace myspike {

class EvpKey;

class PublicKey
{
public:
    static Result<PublicKey> fromPem(std::string_view pem);

    std::string toPem() const;
    /// 32 hexadecimal digits: the first half of the SHA-256 of the key as SubjectPublicKeyInfo.
    const std::string& id() const { return m_id; }
    /// Whether `signature` (Base64 of a DER signature, ECDSA with SHA-256) is one of this key over
    /// exactly these bytes. Any text is safe to pass.
    bool verifies(std::span<const std::uint8_t> message, std::string_view signature) const;
    bool verifies(std::string_view message, std::string_view signature) const;

    bool operator==(const PublicKey& other) const { return m_id == other.m_id; }

    explicit PublicKey(std::shared_ptr<const EvpKey> key);
    const EvpKey& evp() const { return *m_key; }

private:
    std::shared_ptr<const EvpKey> m_key;
    std::string m_id;
};

class KeyPair
{
public:
    static Result<KeyPair> generate();
    /// Reads an unencrypted P-256 key, alone or beside certificates; refuses any other kind.
    static Result<KeyPair> fromPem(std::string_view pem);
    /// Refuses a file that others may read.
    static Result<KeyPair> load(const std::filesystem::path& file);

    /// Writes a file that only its owner may read, durably and whole or not at all.
    Status save(const std::filesystem::path& file, Existing existing = Existing::Refuse) const;
    std::string toPem() const;
    const PublicKey& publicKey() const { return m_public; }
    /// Base64 of the DER signature. Two signatures over the same bytes differ.
    Result<std::string> sign(std::span<const std::uint8_t> message) const;
    Result<std::string> sign(std::string_view message) const;

    explicit KeyPair(std::shared_ptr<const EvpKey> key) : m_key(std::move(key)), m_public(m_key) {}
    const EvpKey& evp() const { return *m_key; }

private:
    std::shared_ptr<const EvpKey> m_key;
    PublicKey m_public; ///< kept: its name is a hash, and stands on every receipt
};

} // namespace myspike
