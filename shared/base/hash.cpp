#include "shared/base/hash.h"

#include <openssl/evp.h>

#include <cstdlib>

namespace myspike {

namespace {
// EVP_sha256() looks its provider up on every use; fetched once it costs a third.
const EVP_MD* digest()
{
    static EVP_MD* const md = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return md;
}
} // namespace

Sha256 sha256(std::span<const std::uint8_t> data)
{
    Sha256 out{};
    if (EVP_Digest(data.data(), data.size(), out.data(), nullptr, digest(), nullptr) != 1) {
        std::abort();
    }
    return out;
}

Sha256 sha256(std::string_view data)
{
    return sha256(std::span{reinterpret_cast<const std::uint8_t*>(data.data()), data.size()});
}

struct Sha256Stream::Impl
{
    EVP_MD_CTX* ctx = EVP_MD_CTX_new();
    Impl() { EVP_DigestInit_ex2(ctx, digest(), nullptr); }
    ~Impl() { EVP_MD_CTX_free(ctx); }
};

Sha256Stream::Sha256Stream() : m_impl(std::make_unique<Impl>()) {}
Sha256Stream::~Sha256Stream() = default;
Sha256Stream::Sha256Stream(Sha256Stream&&) noexcept = default;
Sha256Stream& Sha256Stream::operator=(Sha256Stream&&) noexcept = default;

void Sha256Stream::add(std::span<const std::uint8_t> data)
{
    EVP_DigestUpdate(m_impl->ctx, data.data(), data.size());
}

Sha256 Sha256Stream::finish()
{
    Sha256 out{};
    EVP_DigestFinal_ex(m_impl->ctx, out.data(), nullptr);
    return out;
}

std::string toHex(std::span<const std::uint8_t> data)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    out.reserve(data.size() * 2);
    for (auto b : data) {
        out += kDigits[b >> 4];
        out += kDigits[b & 15];
    }
    return out;
}

std::optional<Bytes> fromHex(std::string_view hex)
{
    const auto nibble = [](char c) -> int {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        if (c >= 'A' && c <= 'F')
            return c - 'A' + 10;
        return -1;
    };
    if (hex.size() % 2 != 0) {
        return std::nullopt;
    }
    Bytes out(hex.size() / 2);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const int hi = nibble(hex[2 * i]);
        const int lo = nibble(hex[2 * i + 1]);
        if (hi < 0 || lo < 0) {
            return std::nullopt;
        }
        out[i] = static_cast<std::uint8_t>(hi << 4 | lo);
    }
    return out;
}

std::string toBase64(std::span<const std::uint8_t> data)
{
    std::string out((data.size() + 2) / 3 * 4, '\0');
    const int n = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), data.data(),
                                  static_cast<int>(data.size()));
    out.resize(static_cast<std::size_t>(n));
    return out;
}

std::optional<Bytes> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    Bytes out(text.size() / 4 * 3);
    const int n = EVP_DecodeBlock(out.data(), reinterpret_cast<const unsigned char*>(text.data()),
                                  static_cast<int>(text.size()));
    if (n < 0) {
        return std::nullopt;
    }
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') {
        ++padding;
    }
    out.resize(static_cast<std::size_t>(n) - padding);
    // The decoder skips blanks and ignores the bits that padding leaves over.
    if (toBase64(out) != text) {
        return std::nullopt;
    }
    return out;
}

std::uint32_t crc32(std::span<const std::uint8_t> data)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (auto b : data) {
        crc ^= b;
        for (int i = 0; i < 8; ++i) {
            crc = crc >> 1 ^ (0xEDB88320U & (0U - (crc & 1U)));
        }
    }
    return ~crc;
}

} // namespace myspike
