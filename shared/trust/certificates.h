// X.509 certificates of MySPIKE's own authority. The client pins the authority by its fingerprint;
// no public authority is asked. Time is handed in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/base/rng.h"
#include "shared/trust/key_pair.h"

namespace myspike {

inline constexpr int kAuthorityYears = 10;
inline constexpr int kServerCertificateDays = 825;

/// What a server is called by its clients. Names are ASCII (IDN as xn--…), addresses IPv4 or IPv6.
struct ServerNames
{
    std::vector<std::string> dns;
    std::vector<std::string> addresses;
    bool operator==(const ServerNames&) const = default;
};

struct CertificateSummary
{
    std::string subject; ///< the common name
    Instant validFrom;
    Instant validTo;
    std::string fingerprint; ///< SHA-256 of the DER form, 64 hexadecimal digits
    std::string keyId;       ///< PublicKey::id of its key
    bool isAuthority = false;
    ServerNames names; ///< addresses in their shortest form

    bool isValidAt(Instant at) const { return validFrom <= at && at < validTo; }
    /// From two thirds of its life on, so that there is time to notice that renewing failed.
    bool isDueForRenewal(Instant at) const;
};

/// A self-signed authority, valid for ten years from a day before `now`. In PEM.
Result<std::string> makeAuthorityCertificate(const KeyPair& authority, Instant now, Rng& rng);

/// A server's certificate signed by the authority, valid for 825 days from a day before `now`, and
/// never longer than the authority itself. In PEM. Refuses names and addresses that are none
/// (Invalid), an authority that is over (Expired) and one whose key is another (Invalid).
Result<std::string> makeServerCertificate(const KeyPair& authority,
                                          std::string_view authorityCertificate,
                                          const PublicKey& server, const ServerNames& names,
                                          Instant now, Rng& rng);

/// Reads the first certificate of a PEM text.
Result<CertificateSummary> readCertificate(std::string_view pem);

/// Whether `certificate` carries the signature of `authorityCertificate`'s key.
bool isSignedBy(std::string_view certificate, std::string_view authorityCertificate);

} // namespace myspike
