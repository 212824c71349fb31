// Identity of records, operations, devices and users: 16 bytes, UUIDv7, made by whoever creates.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/date.h"
#include "shared/base/rng.h"

namespace myspike {

struct Id
{
    std::array<std::uint8_t, 16> bytes{};

    static Id make(Instant at, Rng& rng);
    /// The id a command makes as its `counter`-th: a hash, so that replay makes the same one.
    static Id derive(const Id& operation, std::uint32_t counter);
    /// A stable id for a record known by its natural key, for instance an imported postcode.
    static Id ofName(std::string_view type, std::string_view naturalKey);
    static std::optional<Id> parse(std::string_view text);

    bool isNull() const { return *this == Id{}; }
    /// 8-4-4-4-12 lower-case hexadecimal.
    std::string toString() const;
    auto operator<=>(const Id&) const = default;
};

/// An id that points to a record of one type; `Tag` is the struct a module's fields.h declares.
template <class Tag> struct Ref
{
    Id id;
    auto operator<=>(const Ref&) const = default;
};

} // namespace myspike

template <> struct std::hash<myspike::Id>
{
    std::size_t operator()(const myspike::Id& id) const noexcept
    {
        std::size_t h = 0;
        for (int i = 15; i >= 8; --i) {
            h = h << 8 | id.bytes[static_cast<std::size_t>(i)];
        }
        return h;
    }
};
