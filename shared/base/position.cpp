#include "shared/base/position.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <optional>
#include <vector>

namespace myspike {

namespace {

constexpr double kEarthRadiusMetres = 6'371'000.0;

/// A number, or a letter that says which way.
struct Piece
{
    bool isLetter = false;
    double number = 0;
    char letter = 0;
};

/// Degree, minute and second signs are separators: what stands between them tells by its order.
std::optional<std::vector<Piece>> piecesOf(std::string_view text)
{
    std::vector<Piece> out;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const char upper = static_cast<char>(std::toupper(c));
        const bool sign = c == '-' || c == '+';
        if (std::isdigit(c) || (sign && i + 1 < text.size() &&
                                std::isdigit(static_cast<unsigned char>(text[i + 1])))) {
            Piece p;
            const bool negative = c == '-';
            i += sign ? 1 : 0;
            double scale = 1;
            bool point = false;
            for (; i < text.size(); ++i) {
                const char d = text[i];
                if (d == '.' && !point) {
                    point = true;
                } else if (std::isdigit(static_cast<unsigned char>(d))) {
                    p.number = p.number * 10 + (d - '0');
                    scale *= point ? 10 : 1;
                } else {
                    break;
                }
            }
            p.number = (negative ? -1 : 1) * p.number / scale;
            out.push_back(p);
        } else if (upper == 'N' || upper == 'S' || upper == 'E' || upper == 'W') {
            out.push_back({.isLetter = true, .letter = upper});
            ++i;
        } else if (std::isalpha(c)) {
            return std::nullopt;
        } else {
            ++i; // blanks, commas, and the bytes of ° ′ ″
        }
    }
    return out;
}

std::optional<double> degreesOf(const std::vector<double>& parts)
{
    if (parts.empty() || parts.size() > 3) {
        return std::nullopt;
    }
    double degrees = std::abs(parts[0]);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (parts[i] < 0 || parts[i] >= 60) {
            return std::nullopt;
        }
        degrees += parts[i] / (i == 1 ? 60.0 : 3600.0);
    }
    return std::signbit(parts[0]) ? -degrees : degrees;
}

std::optional<Position> read(std::string_view text)
{
    const auto pieces = piecesOf(text);
    if (!pieces) {
        return std::nullopt;
    }
    std::array<std::vector<double>, 2> halves;
    std::array<char, 2> letters{};
    std::size_t half = 0;
    std::size_t numbers = 0;
    std::size_t named = 0;
    for (const auto& p : *pieces) {
        numbers += p.isLetter ? 0 : 1;
        named += p.isLetter ? 1 : 0;
    }
    // Without letters the first half of the numbers is the latitude.
    if (numbers == 0 || (named == 0 && numbers % 2 != 0) || (named != 0 && named != 2)) {
        return std::nullopt;
    }
    for (const auto& p : *pieces) {
        if (half > 1) {
            return std::nullopt;
        }
        if (p.isLetter) {
            letters[half++] = p.letter;
            continue;
        }
        if (named == 0 && half == 0 && halves[0].size() == numbers / 2) {
            half = 1;
        }
        halves[half].push_back(p.number);
    }
    auto latitude = degreesOf(halves[0]);
    auto longitude = degreesOf(halves[1]);
    if (!latitude || !longitude) {
        return std::nullopt;
    }
    if (named == 2) {
        const bool swapped = letters[0] == 'E' || letters[0] == 'W';
        const char ns = swapped ? letters[1] : letters[0];
        const char ew = swapped ? letters[0] : letters[1];
        if ((ns != 'N' && ns != 'S') || (ew != 'E' && ew != 'W')) {
            return std::nullopt;
        }
        if (swapped) {
            std::swap(latitude, longitude);
        }
        latitude = ns == 'S' ? -std::abs(*latitude) : *latitude;
        longitude = ew == 'W' ? -std::abs(*longitude) : *longitude;
    }
    if (std::abs(*latitude) > 90 || std::abs(*longitude) > 180) {
        return std::nullopt;
    }
    return Position{std::llround(*latitude * 1e6), std::llround(*longitude * 1e6)};
}

} // namespace

Result<Position> Position::parse(std::string_view text)
{
    if (const auto p = read(text)) {
        return *p;
    }
    return Fault::invalid(msg("position", "This does not read as a position. Type latitude and "
                                          "longitude, for instance 3.07380, 101.51830."),
                          "POSITION");
}

std::string Position::toDisplay() const
{
    std::array<char, 64> out{};
    std::snprintf(out.data(), out.size(), "%.5f, %.5f", static_cast<double>(latitudeE6) / 1e6,
                  static_cast<double>(longitudeE6) / 1e6);
    return out.data();
}

double Position::metresTo(const Position& other) const
{
    constexpr double kRadians = std::numbers::pi / 180.0 / 1e6;
    const double a = static_cast<double>(latitudeE6) * kRadians;
    const double b = static_cast<double>(other.latitudeE6) * kRadians;
    const double dLat = b - a;
    const double dLon = static_cast<double>(other.longitudeE6 - longitudeE6) * kRadians;
    const double h = std::pow(std::sin(dLat / 2), 2) +
                     std::cos(a) * std::cos(b) * std::pow(std::sin(dLon / 2), 2);
    return 2 * kEarthRadiusMetres * std::asin(std::min(1.0, std::sqrt(h)));
}

} // namespace myspike
