#include "shared/base/id.h"

#include <algorithm>

#include "shared/base/hash.h"

namespace myspike {

namespace {
// Version and variant bits of RFC 9562: 7 for time-ordered ids, 8 for those made from a hash.
Id stamped(Id id, std::uint8_t version)
{
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | version << 4);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
    return id;
}

Id fromHash(const std::string& text)
{
    const auto hash = sha256(text);
    Id id;
    std::copy_n(hash.begin(), 16, id.bytes.begin());
    return stamped(id, 8);
}
} // namespace

Id Id::make(Instant at, Rng& rng)
{
    Id id;
    for (int i = 0; i < 6; ++i) {
        id.bytes[static_cast<std::size_t>(i)] =
            static_cast<std::uint8_t>(at.ms >> (8 * (5 - i)) & 0xFF);
    }
    std::uint64_t a = rng.next();
    std::uint64_t b = rng.next();
    for (std::size_t i = 6; i < 8; ++i, a >>= 8) {
        id.bytes[i] = static_cast<std::uint8_t>(a);
    }
    for (std::size_t i = 8; i < 16; ++i, b >>= 8) {
        id.bytes[i] = static_cast<std::uint8_t>(b);
    }
    return stamped(id, 7);
}

Id Id::derive(const Id& operation, std::uint32_t counter)
{
    // The first six bytes are the operation's time, so that derived rows stay near in the index.
    std::string text(operation.bytes.begin(), operation.bytes.end());
    text += std::to_string(counter);
    Id id = fromHash(text);
    std::copy_n(operation.bytes.begin(), 6, id.bytes.begin());
    return id;
}

Id Id::ofName(std::string_view type, std::string_view naturalKey)
{
    std::string text(type);
    text += '\0';
    text += naturalKey;
    return fromHash(text);
}

std::optional<Id> Id::parse(std::string_view text)
{
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' ||
        text[23] != '-') {
        return std::nullopt;
    }
    std::string hex;
    for (char c : text) {
        if (c != '-') {
            hex += c;
        }
    }
    const auto raw = fromHex(hex);
    if (!raw || raw->size() != 16) {
        return std::nullopt;
    }
    Id id;
    std::copy(raw->begin(), raw->end(), id.bytes.begin());
    return id;
}

std::string Id::toString() const
{
    std::string hex = toHex(bytes);
    for (std::size_t at : {8U, 13U, 18U, 23U}) {
        hex.insert(at, 1, '-');
    }
    return hex;
}

} // namespace myspike
