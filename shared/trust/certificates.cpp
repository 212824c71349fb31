#include "shared/trust/certificates.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include <arpa/inet.h>
#include <openssl/bn.h>
#include <openssl/pem.h>

#include "shared/base/hash.h"
#include "shared/trust/openssl_handles.h"

namespace myspike {

namespace {

// A laptop whose clock is late must not take a fresh certificate for one of the future.
constexpr int kBackdateDays = 1;
constexpr std::size_t kMaxNames = 64;
constexpr std::size_t kMaxCommonName = 64;

Fault notACertificate()
{
    forgetOpensslErrors();
    return Fault::invalid(Text(msg("trust", "This is not a certificate in PEM form. Choose the "
                                            "certificate file that MySPIKE made.")));
}

X509Ptr parsed(std::string_view pem)
{
    const auto bio = readingBio(pem);
    X509Ptr out(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    forgetOpensslErrors();
    return out;
}

std::optional<Instant> instantOf(const ASN1_TIME* time)
{
    const std::unique_ptr<ASN1_TIME, FreedBy<ASN1_TIME_free>> epoch(ASN1_TIME_set(nullptr, 0));
    int days = 0;
    int seconds = 0;
    if (!epoch || ASN1_TIME_diff(&days, &seconds, epoch.get(), time) != 1) {
        forgetOpensslErrors();
        return std::nullopt;
    }
    return Instant{}.plusDays(days).plusSeconds(seconds);
}

bool isDnsName(std::string_view name)
{
    if (name.empty() || name.size() > 253) {
        return false;
    }
    std::size_t label = 0;
    char before = '.';
    for (const char c : name) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (c == '.') {
            if (before == '.' || before == '-') {
                return false;
            }
            label = 0;
        } else if (!plain && (c != '-' || before == '.')) {
            return false;
        } else if (++label > 63) {
            return false;
        }
        before = c;
    }
    return before != '.' && before != '-';
}

/// Four or sixteen bytes, or nothing.
Bytes addressBytes(const std::string& text)
{
    Bytes out(16);
    if (::inet_pton(AF_INET, text.c_str(), out.data()) == 1) {
        out.resize(4);
    } else if (::inet_pton(AF_INET6, text.c_str(), out.data()) != 1) {
        out.clear();
    }
    return out;
}

std::string addressText(std::span<const std::uint8_t> bytes)
{
    std::array<char, INET6_ADDRSTRLEN> out{};
    const int family = bytes.size() == 4 ? AF_INET : AF_INET6;
    if ((bytes.size() != 4 && bytes.size() != 16) ||
        !::inet_ntop(family, bytes.data(), out.data(), out.size())) {
        return {};
    }
    return out.data();
}

bool append(GENERAL_NAMES* names, int type, std::span<const std::uint8_t> bytes)
{
    NamePtr name(GENERAL_NAME_new());
    std::unique_ptr<ASN1_STRING, FreedBy<ASN1_STRING_free>> value(
        ASN1_STRING_type_new(type == GEN_DNS ? V_ASN1_IA5STRING : V_ASN1_OCTET_STRING));
    if (!name || !value ||
        ASN1_STRING_set(value.get(), bytes.data(), static_cast<int>(bytes.size())) != 1) {
        return false;
    }
    GENERAL_NAME_set0_value(name.get(), type, value.release());
    if (sk_GENERAL_NAME_push(names, name.get()) <= 0) {
        return false;
    }
    // The list owns it now.
    static_cast<void>(name.release());
    return true;
}

Result<NamesPtr> alternativeNames(const ServerNames& names)
{
    const auto count = names.dns.size() + names.addresses.size();
    if (count == 0 || count > kMaxNames) {
        return Fault::invalid(Text(msg("trust", "A server has between 1 and %1 names and "
                                                "addresses; %2 were given."),
                                   {kMaxNames, count}));
    }
    NamesPtr out(GENERAL_NAMES_new());
    for (const auto& dns : names.dns) {
        if (!isDnsName(dns)) {
            return Fault::invalid(Text(msg("trust", "\"%1\" is not a host name. Write it like "
                                                    "server.example.my, without https:// and "
                                                    "port."),
                                       {dns}));
        }
        if (!append(out.get(), GEN_DNS,
                    {reinterpret_cast<const std::uint8_t*>(dns.data()), dns.size()})) {
            return opensslFault("host name");
        }
    }
    for (const auto& address : names.addresses) {
        const auto bytes = addressBytes(address);
        if (bytes.empty()) {
            return Fault::invalid(Text(msg("trust", "\"%1\" is not an IP address. Write it like "
                                                    "192.168.1.10 or fd00::10."),
                                       {address}));
        }
        if (!append(out.get(), GEN_IPADD, bytes)) {
            return opensslFault("address");
        }
    }
    return out;
}

/// The texts come from this file only: OpenSSL's little language is no place for a user's input.
bool extend(X509* certificate, X509* issuer, int nid, const char* text)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ExtensionPtr extension(X509V3_EXT_conf_nid(nullptr, &context, nid, text));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool nameIt(X509* certificate, std::string_view commonName)
{
    const auto add = [name = X509_get_subject_name(certificate)](int nid, std::string_view text) {
        return X509_NAME_add_entry_by_NID(
                   name, nid, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.data()),
                   static_cast<int>(std::min(text.size(), kMaxCommonName)), -1, 0) == 1;
    };
    return add(NID_organizationName, "MySPIKE") && add(NID_commonName, commonName);
}

/// Version, serial number, validity and key: what both kinds have in common.
bool begin(X509* certificate, const EvpKey& key, Instant from, Instant to, Rng& rng)
{
    std::array<std::uint8_t, 16> serial{};
    for (std::size_t i = 0; i < serial.size(); i += 8) {
        const auto word = rng.next();
        for (std::size_t j = 0; j < 8; ++j) {
            serial[i + j] = static_cast<std::uint8_t>(word >> (8 * j));
        }
    }
    // Positive and never nought, as RFC 5280 §4.1.2.2 demands.
    serial[0] = (serial[0] & 0x7F) | 0x40;
    const std::unique_ptr<BIGNUM, FreedBy<BN_free>> number(
        BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    return number && X509_set_version(certificate, X509_VERSION_3) == 1 &&
           BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr &&
           ASN1_TIME_set(X509_getm_notBefore(certificate), from.ms / 1000) != nullptr &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), to.ms / 1000) != nullptr &&
           X509_set_pubkey(certificate, key.get()) == 1;
}

std::string pemOf(X509* certificate)
{
    const auto bio = memoryBio();
    return PEM_write_bio_X509(bio.get(), certificate) == 1 ? textOf(bio.get()) : std::string();
}

std::string_view viewOf(const ASN1_STRING* text)
{
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
            static_cast<std::size_t>(ASN1_STRING_length(text))};
}

ServerNames namesOf(X509* certificate)
{
    ServerNames out;
    const NamesPtr names(static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const auto* name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type == GEN_DNS) {
            out.dns.emplace_back(viewOf(name->d.dNSName));
        } else if (name->type == GEN_IPADD) {
            const auto bytes = viewOf(name->d.iPAddress);
            out.addresses.push_back(
                addressText({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}));
        }
    }
    return out;
}

} // namespace

bool CertificateSummary::isDueForRenewal(Instant at) const
{
    return at.ms >= validFrom.ms + (validTo.ms - validFrom.ms) / 3 * 2;
}

Result<std::string> makeAuthorityCertificate(const KeyPair& authority, Instant now, Rng& rng)
{
    const auto from = now.plusDays(-kBackdateDays);
    const auto to = Instant{from.ms % 86'400'000}.plusDays(
        Date{static_cast<std::int32_t>(from.ms / 86'400'000)}.plusYears(kAuthorityYears).days);
    const X509Ptr certificate(X509_new());
    // Part of the key's id in the name keeps two authorities apart in a list.
    const auto name = "MySPIKE authority " + authority.publicKey().id().substr(0, 8);
    if (!certificate || !begin(certificate.get(), authority.evp(), from, to, rng) ||
        !nameIt(certificate.get(), name) ||
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get())) != 1 ||
        !extend(certificate.get(), certificate.get(), NID_basic_constraints,
                "critical,CA:TRUE,pathlen:0") ||
        !extend(certificate.get(), certificate.get(), NID_key_usage,
                "critical,keyCertSign,cRLSign") ||
        !extend(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash") ||
        X509_sign(certificate.get(), authority.evp().get(), EVP_sha256()) == 0) {
        return opensslFault("make the authority's certificate");
    }
    return pemOf(certificate.get());
}

Result<std::string> makeServerCertificate(const KeyPair& authority,
                                          std::string_view authorityCertificate,
                                          const PublicKey& server, const ServerNames& names,
                                          Instant now, Rng& rng)
{
    const auto issuer = parsed(authorityCertificate);
    const auto issuerFacts = readCertificate(authorityCertificate);
    if (!issuer || !issuerFacts) {
        return notACertificate();
    }
    if (!issuerFacts->isAuthority || issuerFacts->keyId != authority.publicKey().id()) {
        return Fault::invalid(Text(msg("trust", "The authority's certificate and its key do not "
                                                "belong together. Restore both from the same "
                                                "backup.")));
    }
    if (now >= issuerFacts->validTo) {
        return Fault{FaultCode::Expired,
                     Text(msg("trust", "The authority's certificate ended on %1. Make a new "
                                       "authority and enrol the machines again."),
                          {issuerFacts->validTo.toDisplay()}),
                     {},
                     {}};
    }
    auto alternatives = alternativeNames(names);
    if (!alternatives) {
        return std::move(alternatives).fault();
    }
    const auto from = std::max(now.plusDays(-kBackdateDays), issuerFacts->validFrom);
    const auto to = std::min(from.plusDays(kServerCertificateDays), issuerFacts->validTo);
    const X509Ptr certificate(X509_new());
    const auto& name = names.dns.empty() ? names.addresses.front() : names.dns.front();
    if (!certificate || !begin(certificate.get(), server.evp(), from, to, rng) ||
        !nameIt(certificate.get(), name) ||
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get())) != 1 ||
        !extend(certificate.get(), issuer.get(), NID_basic_constraints, "critical,CA:FALSE") ||
        !extend(certificate.get(), issuer.get(), NID_key_usage, "critical,digitalSignature") ||
        !extend(certificate.get(), issuer.get(), NID_ext_key_usage, "serverAuth") ||
        !extend(certificate.get(), issuer.get(), NID_subject_key_identifier, "hash") ||
        !extend(certificate.get(), issuer.get(), NID_authority_key_identifier, "keyid:always") ||
        X509_add1_ext_i2d(certificate.get(), NID_subject_alt_name, alternatives->get(), 0,
                          X509V3_ADD_DEFAULT) != 1 ||
        X509_sign(certificate.get(), authority.evp().get(), EVP_sha256()) == 0) {
        return opensslFault("make the server's certificate");
    }
    return pemOf(certificate.get());
}

Result<CertificateSummary> readCertificate(std::string_view pem)
{
    const auto certificate = parsed(pem);
    if (!certificate) {
        return notACertificate();
    }
    CertificateSummary out;
    const auto* subject = X509_get_subject_name(certificate.get());
    if (const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1); at >= 0) {
        out.subject = viewOf(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    }
    const auto from = instantOf(X509_get0_notBefore(certificate.get()));
    const auto to = instantOf(X509_get0_notAfter(certificate.get()));
    EvpKeyPtr key(X509_get_pubkey(certificate.get()));
    Sha256 fingerprint{};
    if (!from || !to || !key ||
        X509_digest(certificate.get(), EVP_sha256(), fingerprint.data(), nullptr) != 1) {
        return notACertificate();
    }
    out.validFrom = *from;
    out.validTo = *to;
    out.fingerprint = toHex(fingerprint);
    out.keyId = PublicKey(std::make_shared<const EvpKey>(std::move(key))).id();
    out.isAuthority = X509_check_ca(certificate.get()) == 1;
    out.names = namesOf(certificate.get());
    forgetOpensslErrors();
    return out;
}

bool isSignedBy(std::string_view certificate, std::string_view authorityCertificate)
{
    const auto leaf = parsed(certificate);
    const auto issuer = parsed(authorityCertificate);
    const bool good = leaf && issuer && X509_check_issued(issuer.get(), leaf.get()) == X509_V_OK &&
                      X509_verify(leaf.get(), X509_get0_pubkey(issuer.get())) == 1;
    forgetOpensslErrors();
    return good;
}

} // namespace myspike
