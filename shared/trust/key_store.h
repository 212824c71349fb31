// The one place through which keys are used, so that keeping them elsewhere (encrypted, in the
// system's keychain, in a security module) changes nothing around it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/hash.h"
#include "shared/base/result.h"
#include "shared/trust/key_pair.h"

namespace myspike {

enum class KeyPurpose {
    Authority, ///< signs certificates; only needed when one is made
    TlsServer, ///< proves the server to its clients
    Receipts,  ///< signs what the server promised
};

/// The secret that is mixed into every password's hash.
inline constexpr std::string_view kPasswordPepper = "password_pepper";

/// All in PEM. The private key is here because a TLS library must hold it; nothing else asks.
struct TlsMaterial
{
    std::string certificateChain; ///< the server's, then the authority's
    std::string privateKey;
    std::string authority; ///< the certificate that clients pin by its fingerprint
};

/// Every call may be made from any thread.
class KeyStore
{
public:
    virtual ~KeyStore() = default;
    /// Base64 of the signature; NotFound where this machine does not hold the key.
    virtual Result<std::string> sign(KeyPurpose purpose,
                                     std::span<const std::uint8_t> message) const = 0;
    virtual Result<PublicKey> publicKey(KeyPurpose purpose) const = 0;
    virtual Result<TlsMaterial> tls() const = 0;
    /// A secret by its name ([a-z0-9_]); NotFound where there is none.
    virtual Result<Bytes> secret(std::string_view name) const = 0;

    Result<std::string> sign(KeyPurpose purpose, std::string_view message) const;
};

} // namespace myspike
