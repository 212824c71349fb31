// Amounts and marks are whole numbers of sen and of hundredths: no floating point touches them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace myspike {

/// Ringgit, in sen.
struct Money
{
    std::int64_t sen = 0;
    /// Reads `1,234.50`, `RM1234.5`, `-20`, `-RM20`; at most two decimals. Commas stand where
    /// thousands end or nowhere: `12,34` is a mistake to be shown, not 1,234.
    static std::optional<Money> parse(std::string_view text);
    /// `RM1,234.50`
    std::string toDisplay() const;
    auto operator<=>(const Money&) const = default;
    Money operator+(Money o) const { return {sen + o.sen}; }
    Money operator-(Money o) const { return {sen - o.sen}; }
    Money operator*(std::int64_t n) const { return {sen * n}; }
};

/// A number with two decimals: marks, percentages, kilometres (2 §1.3, Rounding).
struct Hundredths
{
    std::int64_t value = 0;
    static Hundredths whole(std::int64_t n) { return {n * 100}; }
    static std::optional<Hundredths> parse(std::string_view text);
    /// `12.50` always with two decimals.
    std::string toFixed() const;
    /// `12.5`, `12`: as people write it.
    std::string toDisplay() const;
    auto operator<=>(const Hundredths&) const = default;
    Hundredths operator+(Hundredths o) const { return {value + o.value}; }
    Hundredths operator-(Hundredths o) const { return {value - o.value}; }
};

/// Reads `14163`, `14,163` and `-20`: a whole number as tables write it, thousands set apart by
/// commas or not at all; outer blanks and quotation marks around the whole are allowed.
std::optional<std::int64_t> parseInteger(std::string_view text);

/// a × b ÷ c, rounded half up (away from zero); c ≠ 0.
std::int64_t mulDivRound(std::int64_t a, std::int64_t b, std::int64_t c);
/// ceil(a ÷ b) for a ≥ 0, b > 0.
constexpr std::int64_t ceilDiv(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

} // namespace myspike
