#include "shared/base/money.h"

#include <fmt/format.h>

namespace myspike {

namespace {
std::string_view withoutOuterBlanks(std::string_view text)
{
    while (text.starts_with(' ')) {
        text.remove_prefix(1);
    }
    while (text.ends_with(' ')) {
        text.remove_suffix(1);
    }
    return text;
}

/// The magnitude of the least number has no positive twin, hence unsigned.
std::uint64_t magnitudeOf(std::int64_t n)
{
    return n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
}

std::optional<std::int64_t> parseTwoDecimals(std::string_view text)
{
    bool negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    std::int64_t whole = 0;
    int wholeDigits = 0;
    std::size_t i = 0;
    int sinceComma = -1;
    for (; i < text.size() && text[i] != '.'; ++i) {
        if (text[i] == ',') {
            if (wholeDigits == 0 || (sinceComma < 0 ? wholeDigits > 3 : sinceComma != 3)) {
                return std::nullopt;
            }
            sinceComma = 0;
            continue;
        }
        if (text[i] < '0' || text[i] > '9' || ++wholeDigits > 15) {
            return std::nullopt;
        }
        if (sinceComma >= 0) {
            ++sinceComma;
        }
        whole = whole * 10 + (text[i] - '0');
    }
    if (sinceComma >= 0 && sinceComma != 3) {
        return std::nullopt;
    }
    std::int64_t fraction = 0;
    int fractionDigits = 0;
    for (i = i < text.size() ? i + 1 : i; i < text.size(); ++i) {
        if (text[i] < '0' || text[i] > '9' || ++fractionDigits > 2) {
            return std::nullopt;
        }
        fraction = fraction * 10 + (text[i] - '0');
    }
    if (wholeDigits == 0 && fractionDigits == 0) {
        return std::nullopt;
    }
    if (fractionDigits == 1) {
        fraction *= 10;
    }
    const std::int64_t out = whole * 100 + fraction;
    return negative ? -out : out;
}
} // namespace

std::optional<Money> Money::parse(std::string_view text)
{
    text = withoutOuterBlanks(text);
    // The sign may stand before RM, where toDisplay() puts it, or before the figure.
    const bool negative = text.starts_with("-RM");
    text.remove_prefix(negative ? 1 : 0);
    if (text.starts_with("RM")) {
        text = withoutOuterBlanks(text.substr(2));
    }
    const auto sen = parseTwoDecimals(text);
    if (!sen || (negative && (text.starts_with('-') || text.starts_with('+')))) {
        return std::nullopt;
    }
    return Money{negative ? -*sen : *sen};
}

std::string Money::toDisplay() const
{
    const auto magnitude = magnitudeOf(sen);
    std::string whole = std::to_string(magnitude / 100);
    for (int at = static_cast<int>(whole.size()) - 3; at > 0; at -= 3) {
        whole.insert(static_cast<std::size_t>(at), 1, ',');
    }
    return fmt::format("{}RM{}.{:02}", sen < 0 ? "-" : "", whole, magnitude % 100);
}

std::optional<Hundredths> Hundredths::parse(std::string_view text)
{
    const auto v = parseTwoDecimals(text);
    return v ? std::optional(Hundredths{*v}) : std::nullopt;
}

std::string Hundredths::toFixed() const
{
    const auto magnitude = magnitudeOf(value);
    return fmt::format("{}{}.{:02}", value < 0 ? "-" : "", magnitude / 100, magnitude % 100);
}

std::string Hundredths::toDisplay() const
{
    std::string out = toFixed();
    while (out.back() == '0') {
        out.pop_back();
    }
    if (out.back() == '.') {
        out.pop_back();
    }
    return out;
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    text = withoutOuterBlanks(text);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
        text = withoutOuterBlanks(text.substr(1, text.size() - 2));
    }
    if (text.find('.') != std::string_view::npos) {
        return std::nullopt;
    }
    // One reader of signs, digits and commas for all numbers; hundredths of a whole end in 00.
    const auto hundredths = parseTwoDecimals(text);
    return hundredths ? std::optional(*hundredths / 100) : std::nullopt;
}

// The product of two 64-bit numbers needs 128 bits.
__extension__ using Wide = __int128;

std::int64_t mulDivRound(std::int64_t a, std::int64_t b, std::int64_t c)
{
    const auto product = static_cast<Wide>(a) * b;
    const bool negative = (product < 0) != (c < 0);
    const Wide n = product < 0 ? -product : product;
    const Wide d = c < 0 ? -static_cast<Wide>(c) : static_cast<Wide>(c);
    const Wide rest = n % d;
    const Wide q = n / d + (rest >= d - rest ? 1 : 0);
    return static_cast<std::int64_t>(negative ? -q : q);
}

} // namespace myspike
