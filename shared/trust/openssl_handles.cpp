#include "shared/trust/openssl_handles.h"

#include <array>

#include <openssl/err.h>

namespace myspike {

Fault opensslFault(std::string_view doing)
{
    std::string detail(doing);
    while (const auto code = ERR_get_error()) {
        std::array<char, 256> line{};
        ERR_error_string_n(code, line.data(), line.size());
        detail += "; ";
        detail += line.data();
    }
    return Fault::internal(std::move(detail));
}

void forgetOpensslErrors() { ERR_clear_error(); }

BioPtr readingBio(std::string_view text)
{
    return BioPtr(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

BioPtr memoryBio() { return BioPtr(BIO_new(BIO_s_mem())); }

std::string textOf(BIO* memory)
{
    char* at = nullptr;
    const auto size = BIO_get_mem_data(memory, &at);
    return size > 0 ? std::string(at, static_cast<std::size_t>(size)) : std::string();
}

} // namespace myspike
