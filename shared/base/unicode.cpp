#include "shared/base/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace myspike {

namespace {

template <class Fn> bool eachCodePoint(std::string_view text, Fn&& fn)
{
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t cp = 0;
        const auto n = utf8proc_iterate(at, left, &cp);
        if (n <= 0) {
            return false;
        }
        fn(cp, std::string_view(reinterpret_cast<const char*>(at), static_cast<std::size_t>(n)));
        at += n;
        left -= n;
    }
    return true;
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
    std::string out;
    bool afterReturn = false;
    eachCodePoint(mapped(text, UTF8PROC_COMPOSE | UTF8PROC_STABLE),
                  [&](utf8proc_int32_t cp, std::string_view bytes) {
                      if (cp == '\r') {
                          out += '\n';
                      } else if (!(cp == '\n' && afterReturn) && !isInvisible(cp)) {
                          out += bytes;
                      }
                      afterReturn = cp == '\r';
                  });
    const auto first = out.find_first_not_of(" \n\t");
    if (first == std::string::npos) {
        return {};
    }
    return out.substr(first, out.find_last_not_of(" \n\t") - first + 1);
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
    static constexpr std::array kParticles = {"bin", "binti", "bt", "bte", "b",    "al",
                                              "ap",  "anak",  "so", "do",  "haji", "hj"};
    std::string separated;
    for (std::size_t i = 0; i < name.size(); ++i) {
        // `a/l` and `s/o` are one particle, not two letters.
        if (name[i] == '/' && i > 0 && i + 1 < name.size()) {
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
        bool particle = false;
        for (const auto* p : kParticles) {
            particle = particle || word == p;
        }
        if (!particle) {
            if (!out.empty()) {
                out += ' ';
            }
            out += word;
        }
        at = end + 1;
    }
    return out;
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
