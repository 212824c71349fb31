#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace myspike {

using Bytes = std::vector<std::uint8_t>;
using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view data);
Sha256 sha256(std::span<const std::uint8_t> data);

/// SHA-256 of data that arrives in pieces.
class Sha256Stream
{
public:
    Sha256Stream();
    ~Sha256Stream();
    Sha256Stream(Sha256Stream&&) noexcept;
    Sha256Stream& operator=(Sha256Stream&&) noexcept;
    void add(std::span<const std::uint8_t> data);
    Sha256 finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

std::string toHex(std::span<const std::uint8_t> data);
std::optional<Bytes> fromHex(std::string_view hex);
std::string toBase64(std::span<const std::uint8_t> data);
/// Strict: blanks, line ends and stray bits are refused, so one value has one text.
/// Only what toBase64 writes: padded, without blanks or line breaks.
std::optional<Bytes> fromBase64(std::string_view text);

/// CRC-32 (IEEE 802.3), for pieces of a file on their way.
std::uint32_t crc32(std::span<const std::uint8_t> data);

} // namespace myspike
