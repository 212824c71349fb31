#include "shared/sync/row_digest.h"

#include <charconv>
#include <cstdio>

#include "shared/base/hash.h"
#include "shared/sync/codec.h"

namespace myspike {

namespace {

std::uint64_t bigEndian(const std::uint8_t* bytes)
{
    std::uint64_t out = 0;
    for (int i = 0; i < 8; ++i) {
        out = out << 8 | bytes[i];
    }
    return out;
}

} // namespace

void Sum128::add(const Sum128& o)
{
    low += o.low;
    high += o.high + (low < o.low ? 1 : 0);
}

void Sum128::subtract(const Sum128& o)
{
    high -= o.high + (low < o.low ? 1 : 0);
    low -= o.low;
}

std::string Sum128::toText() const
{
    char out[33];
    std::snprintf(out, sizeof out, "%016llx%016llx", static_cast<unsigned long long>(high),
                  static_cast<unsigned long long>(low));
    return out;
}

std::optional<Sum128> Sum128::parse(std::string_view text)
{
    Sum128 out;
    if (text.size() != 32) {
        return std::nullopt;
    }
    const auto read = [&](std::string_view half, std::uint64_t& to) {
        const auto r = std::from_chars(half.data(), half.data() + half.size(), to, 16);
        return r.ec == std::errc() && r.ptr == half.data() + half.size();
    };
    if (!read(text.substr(0, 16), out.high) || !read(text.substr(16), out.low)) {
        return std::nullopt;
    }
    return out;
}

int bucketOf(const Id& row) { return sha256(row.bytes).front(); }

Sum128 digestOf(const Record& row)
{
    std::string text(row.typeKey());
    text += '\n';
    text += row.id.toString();
    text += '\n';
    text += std::to_string(row.version);
    text += '\n';
    text += encodeRow(row);
    const auto hash = sha256(text);
    return {bigEndian(hash.data()), bigEndian(hash.data() + 8)};
}

} // namespace myspike
