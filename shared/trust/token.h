// Secrets that a client shows again, such as a session: the text goes out once, the hash is kept.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/hash.h"
#include "shared/base/rng.h"

namespace myspike {

struct Token
{
    std::string text; ///< 64 hexadecimal digits, 256 bits; never stored, never logged
    Sha256 hash{};    ///< what the store keeps and looks up

    /// `rng` is the system's, except in tests.
    static Token make(Rng& rng);
    /// The hash of a token somebody shows; nothing where the text has not a token's form.
    static std::optional<Sha256> hashOf(std::string_view text);
};

/// Takes the same time wherever the two differ. Unequal lengths differ at once.
bool equalInConstantTime(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

} // namespace myspike
