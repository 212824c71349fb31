// Owners of OpenSSL's objects. For the .cpp files of this part only: no public header includes it.
#pragma once

#include <memory>
#include <string_view>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>

#include "shared/base/result.h"
#include "shared/trust/key_pair.h"

namespace myspike {

template <auto Free> struct FreedBy
{
    template <class T> void operator()(T* object) const { Free(object); }
};

using BioPtr = std::unique_ptr<BIO, FreedBy<BIO_free_all>>;
using EvpKeyPtr = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using EvpKeyContextPtr = std::unique_ptr<EVP_PKEY_CTX, FreedBy<EVP_PKEY_CTX_free>>;
using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>>;
using X509Ptr = std::unique_ptr<X509, FreedBy<X509_free>>;
using NamesPtr = std::unique_ptr<GENERAL_NAMES, FreedBy<GENERAL_NAMES_free>>;
using NamePtr = std::unique_ptr<GENERAL_NAME, FreedBy<GENERAL_NAME_free>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, FreedBy<X509_EXTENSION_free>>;

class EvpKey
{
public:
    explicit EvpKey(EvpKeyPtr key) : m_key(std::move(key)) {}
    /// OpenSSL counts references through a plain pointer and changes nothing else.
    EVP_PKEY* get() const { return m_key.get(); }

private:
    EvpKeyPtr m_key;
};

/// An internal fault with what OpenSSL noted since; its notes are used up.
Fault opensslFault(std::string_view doing);
void forgetOpensslErrors();
/// Reads `text` in place; it must outlive the handle.
BioPtr readingBio(std::string_view text);
BioPtr memoryBio();
std::string textOf(BIO* memory);

} // namespace myspike
