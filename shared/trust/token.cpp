#include "shared/trust/token.h"

#include <array>

#include <openssl/crypto.h>

namespace myspike {

namespace {
constexpr std::size_t kTokenBytes = 32;
} // namespace

Token Token::make(Rng& rng)
{
    std::array<std::uint8_t, kTokenBytes> bytes{};
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
        const auto word = rng.next();
        for (std::size_t j = 0; j < 8; ++j) {
            bytes[i + j] = static_cast<std::uint8_t>(word >> (8 * j));
        }
    }
    Token out;
    out.text = toHex(bytes);
    out.hash = sha256(out.text);
    return out;
}

std::optional<Sha256> Token::hashOf(std::string_view text)
{
    const auto bytes = text.size() == 2 * kTokenBytes ? fromHex(text) : std::nullopt;
    // Upper-case digits would be another text for the same bytes.
    if (!bytes || toHex(*bytes) != text) {
        return std::nullopt;
    }
    return sha256(text);
}

bool equalInConstantTime(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace myspike
