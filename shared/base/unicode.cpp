#include "shared/base/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace myspike {

namespace {

/// Bytes that mean nothing become U+FFFD: a reader must see the loss, not miss the rest.
/// @return whether there were none
template <class Fn> bool eachCodePoint(std::string_view text, Fn&& fn)
{
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    bool valid = true;
    while (left > 0) {
        utf8proc_int32_t cp = 0;
        const auto n = utf8proc_iterate(at, left, &cp);
        if (n <= 0) {
            valid = false;
            fn(0xFFFD, std::string_view("\xEF\xBF\xBD"));
            ++at;
            --left;
            continue;
        }
        fn(cp, std::string_view(reinterpret_cast<const char*>(at), static_cast<std::size_t>(n)));
        at += n;
        left -= n;
    }
    return valid;
}

std::string mapped(std::string_view text, int options)
{
    utf8proc_uint8_t* raw = nullptr;
    const auto n = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                static_cast<utf8proc_ssize_t>(text.size()), &raw,
                                static_cast<utf8proc_option_t>(options));
    if (n < 0) {
        return std::string(text);
    }
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(raw, &std::free);
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(n)};
}

bool isInvisible(utf8proc_int32_t cp)
{
    if (cp == '\n' || cp == '\t') {
        return false;
    }
    const auto category = utf8proc_category(cp);
    // Zero-width joiners shape some scripts, but not one in which this department writes names.
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
           category == UTF8PROC_CATEGORY_CS || category == UTF8PROC_CATEGORY_CN;
}

/// Line ends other than \n and \r: vertical tab, form feed, NEL and the separators of Unicode.
bool endsLine(utf8proc_int32_t cp)
{
    return cp == '\v' || cp == '\f' || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

bool isBlank(utf8proc_int32_t cp)
{
    return cp == '\t' || cp == '\n' || utf8proc_category(cp) == UTF8PROC_CATEGORY_ZS;
}

} // namespace

bool isValidUtf8(std::string_view text)
{
    return eachCodePoint(text, [](auto, auto) {});
}

std::string toNfc(std::string_view text)
{
    const bool isAscii = std::none_of(text.begin(), text.end(),
                                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return isAscii ? std::string(text) : mapped(text, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
}

std::string cleanText(std::string_view text)
{
    // Composition comes last: a mark that was removed may have kept a letter from its accent.
    std::string visible;
    bool afterReturn = false;
    eachCodePoint(text, [&](utf8proc_int32_t cp, std::string_view bytes) {
        if (cp == '\r' || endsLine(cp)) {
            visible += '\n';
        } else if (!(cp == '\n' && afterReturn) && !isInvisible(cp)) {
            visible += bytes;
        }
        afterReturn = cp == '\r';
    });
    const auto composed = mapped(visible, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    std::size_t first = composed.size();
    std::size_t end = 0;
    std::size_t at = 0;
    eachCodePoint(composed, [&](utf8proc_int32_t cp, std::string_view bytes) {
        if (!isBlank(cp)) {
            first = std::min(first, at);
            end = at + bytes.size();
        }
        at += bytes.size();
    });
    return end == 0 ? std::string() : composed.substr(first, end - first);
}

std::string cleanLine(std::string_view text)
{
    std::string out;
    bool pendingBlank = false;
    eachCodePoint(cleanText(text), [&](utf8proc_int32_t cp, std::string_view bytes) {
        if (isBlank(cp)) {
            pendingBlank = !out.empty();
            return;
        }
        if (pendingBlank) {
            out += ' ';
            pendingBlank = false;
        }
        out += bytes;
    });
    return out;
}

std::string foldForSearch(std::string_view text)
{
    const auto folded = mapped(text, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                         UTF8PROC_STRIPMARK | UTF8PROC_STABLE);
    std::string out;
    eachCodePoint(folded, [&](utf8proc_int32_t cp, std::string_view bytes) {
        const auto category = utf8proc_category(cp);
        const bool word = (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
                          (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
        if (word) {
            out += bytes;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    });
    if (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

std::string foldPersonName(std::string_view name)
{
    static constexpr std::array<std::string_view, 4> kTitles = {"haji", "hj", "hajah", "hjh"};
    static constexpr std::array<std::string_view, 11> kParticles = {
        "bin", "binti", "bt", "bte", "b", "al", "ap", "so", "anak", "ak", "do"};
    const auto isLetter = [&](std::size_t i) {
        return i < name.size() &&
               ((name[i] >= 'a' && name[i] <= 'z') || (name[i] >= 'A' && name[i] <= 'Z'));
    };
    std::string separated;
    for (std::size_t i = 0; i < name.size(); ++i) {
        // `a/l` and `s/o` are one particle, not two letters; `Ali/Abu` stays two names.
        if (name[i] == '/' && i > 0 && isLetter(i - 1) && isLetter(i + 1) && !isLetter(i + 2) &&
            (i < 2 || !isLetter(i - 2))) {
            continue;
        }
        separated += name[i];
    }
    const auto folded = foldForSearch(separated);
    std::string out;
    std::size_t at = 0;
    while (at < folded.size()) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        const auto word = std::string_view(folded).substr(at, end - at);
        at = end + 1;
        const auto among = [&](const auto& words) {
            return std::find(words.begin(), words.end(), word) != words.end();
        };
        // A name does not begin with a particle: So and Do are surnames there, B. an initial.
        if (among(kTitles) || (!out.empty() && among(kParticles))) {
            continue;
        }
        if (!out.empty()) {
            out += ' ';
        }
        out += word;
    }
    return out.empty() ? folded : out;
}

std::string toUpper(std::string_view text)
{
    std::string out;
    eachCodePoint(text, [&](utf8proc_int32_t cp, std::string_view) {
        std::array<utf8proc_uint8_t, 4> buffer{};
        const auto n = utf8proc_encode_char(utf8proc_toupper(cp), buffer.data());
        out.append(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(n));
    });
    return out;
}

std::string onlyDigits(std::string_view text)
{
    std::string out;
    for (char c : text) {
        if (c >= '0' && c <= '9') {
            out += c;
        }
    }
    return out;
}

std::size_t lengthInCharacters(std::string_view text)
{
    std::size_t n = 0;
    for (char c : text) {
        n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }
    return n;
}

} // namespace myspike
