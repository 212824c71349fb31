#include "shared/base/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace myspike {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

Fault unsupported(Msg m) { return {FaultCode::Unsupported, Text(m), {}, {}}; }

constexpr Msg kWorkbook =
    msg("import", "This is an Excel or other office workbook, not a CSV file. Open it in Excel, "
                  "choose Save As, the type CSV UTF-8, and import the file which that makes.");
constexpr Msg kNotText =
    msg("import", "This file is not text. Open it in the program which made it, save it as CSV "
                  "UTF-8, and import the file which that makes.");

/// The sentence for a file known by its first bytes; empty when it may be text.
Msg notTextBecause(std::string_view bytes)
{
    struct Signature
    {
        std::string_view start;
        Msg sentence;
    };
    static constexpr Msg kPdf =
        msg("import", "This is a PDF. Ask whoever sent it for the table as CSV or Excel, or copy "
                      "the table into Excel and save it as CSV UTF-8.");
    static constexpr Msg kPicture =
        msg("import", "This is a picture, not a CSV file. Ask whoever sent it for the table as CSV "
                      "or Excel.");
    static constexpr Msg kArchive =
        msg("import", "This is a compressed archive. Unpack it and import the CSV file inside it.");
    static constexpr Msg kDatabase =
        msg("import", "This is a database file, not a CSV file. Export the table from it as CSV "
                      "UTF-8 and import that.");
    using namespace std::string_view_literals;
    static constexpr std::array kSignatures = {
        Signature{"PK\x03\x04"sv, kWorkbook},
        Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, kWorkbook},
        Signature{"%PDF-"sv, kPdf},
        Signature{"\x89PNG\r\n"sv, kPicture},
        Signature{"\xFF\xD8\xFF"sv, kPicture},
        Signature{"GIF8"sv, kPicture},
        Signature{"\x1F\x8B"sv, kArchive},
        Signature{"7z\xBC\xAF\x27\x1C"sv, kArchive},
        Signature{"Rar!\x1A\x07"sv, kArchive},
        Signature{"\x28\xB5\x2F\xFD"sv, kArchive},
        Signature{"SQLite format 3\0"sv, kDatabase},
        Signature{"{\\rtf"sv, kNotText}};
    for (const auto& s : kSignatures) {
        if (bytes.starts_with(s.start)) {
            return s.sentence;
        }
    }
    return {};
}

/// The same for text that is a page or a document of another kind; `utf8` has no mark.
Msg notATableBecause(std::string_view utf8)
{
    static constexpr Msg kWebPage =
        msg("import", "This is a web page, although its name may end in .xls or .csv. Open it in "
                      "Excel, choose Save As, the type CSV UTF-8, and import that.");
    static constexpr Msg kMarkup =
        msg("import", "This is an XML or JSON document, not a CSV file. Open it in the program "
                      "which made it, save it as CSV UTF-8, and import that.");
    const auto first = utf8.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return {};
    }
    std::string start(utf8.substr(first, 16));
    std::transform(start.begin(), start.end(), start.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const char* tag : {"<!doctype html", "<html", "<table", "<meta", "<head", "<style"}) {
        if (start.starts_with(tag)) {
            return kWebPage;
        }
    }
    const bool json = start.starts_with("{\"") || start.starts_with("{\n") ||
                      start.starts_with("{\r\n") || start.starts_with("[{") ||
                      start.starts_with("[\n");
    return start.starts_with("<?xml") || json ? kMarkup : Msg{};
}

void appendCodePoint(std::string& out, std::uint32_t cp)
{
    if (cp < 0x80) {
        out += static_cast<char>(cp);
    } else if (cp < 0x800) {
        out += static_cast<char>(0xC0 | cp >> 6);
        out += static_cast<char>(0x80 | (cp & 0x3F));
    } else if (cp < 0x10000) {
        out += static_cast<char>(0xE0 | cp >> 12);
        out += static_cast<char>(0x80 | (cp >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (cp & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | cp >> 18);
        out += static_cast<char>(0x80 | (cp >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (cp >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (cp & 0x3F));
    }
}

/// Bytes of the well-formed sequence at `at` (RFC 3629), or 0.
std::size_t sequenceLength(std::string_view s, std::size_t at)
{
    const auto byte = [&](std::size_t i) -> unsigned {
        return at + i < s.size() ? static_cast<unsigned char>(s[at + i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    const unsigned b = byte(0);
    if (b < 0x80) {
        return 1;
    }
    if (b >= 0xC2 && b <= 0xDF) {
        return follows(1) ? 2 : 0;
    }
    if (b >= 0xE0 && b <= 0xEF) {
        const bool second =
            follows(1) && !(b == 0xE0 && byte(1) < 0xA0) && !(b == 0xED && byte(1) > 0x9F);
        return second && follows(2) ? 3 : 0;
    }
    if (b >= 0xF0 && b <= 0xF4) {
        const bool second =
            follows(1) && !(b == 0xF0 && byte(1) < 0x90) && !(b == 0xF4 && byte(1) > 0x8F);
        return second && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

struct Utf8Count
{
    std::size_t good = 0; ///< sequences of two bytes and more
    std::size_t bad = 0;  ///< bytes outside any sequence
};

Utf8Count countUtf8(std::string_view s)
{
    Utf8Count out;
    std::size_t at = 0;
    while (at < s.size()) {
        std::uint64_t eight = 0;
        if (at + 8 <= s.size()) {
            std::memcpy(&eight, s.data() + at, 8);
            if ((eight & 0x8080808080808080ULL) == 0) {
                at += 8;
                continue;
            }
        }
        const auto n = sequenceLength(s, at);
        out.good += n > 1;
        out.bad += n == 0;
        at += n == 0 ? 1 : n;
    }
    return out;
}

DecodedText mendUtf8(std::string_view s, TextEncoding encoding)
{
    DecodedText out{{}, encoding, 0};
    out.utf8.reserve(s.size() + 64);
    bool damaged = false;
    for (std::size_t at = 0; at < s.size();) {
        const auto n = sequenceLength(s, at);
        if (n == 0) {
            // A run of bad bytes is one lost character or a few; one mark tells as much as ten.
            if (!damaged) {
                out.utf8 += kReplacement;
                ++out.unreadable;
            }
            damaged = true;
            ++at;
            continue;
        }
        damaged = false;
        out.utf8 += s.substr(at, n);
        at += n;
    }
    return out;
}

DecodedText fromWindows1252(std::string_view s)
{
    // 0x80–0x9F of Windows-1252; 0 where the code page has nothing.
    static constexpr std::array<std::uint16_t, 32> kUpper = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    DecodedText out{{}, TextEncoding::Windows1252, 0};
    out.utf8.reserve(s.size() + s.size() / 16);
    for (char c : s) {
        const auto b = static_cast<unsigned char>(c);
        if (b < 0x80 || b >= 0xA0) {
            appendCodePoint(out.utf8, b);
        } else if (const auto cp = kUpper[b - 0x80U]; cp != 0) {
            appendCodePoint(out.utf8, cp);
        } else {
            out.utf8 += kReplacement;
            ++out.unreadable;
        }
    }
    return out;
}

DecodedText fromUtf16(std::string_view s, TextEncoding encoding)
{
    DecodedText out{{}, encoding, 0};
    out.utf8.reserve(s.size());
    const std::size_t high = encoding == TextEncoding::Utf16Le ? 1 : 0;
    const auto unit = [&](std::size_t at) -> std::uint32_t {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(s[at + high])) << 8 |
               static_cast<unsigned char>(s[at + 1 - high]);
    };
    std::size_t at = 0;
    while (at + 1 < s.size()) {
        const auto first = unit(at);
        at += 2;
        if (first < 0xD800 || first > 0xDFFF) {
            appendCodePoint(out.utf8, first);
            continue;
        }
        if (first <= 0xDBFF && at + 1 < s.size()) {
            const auto second = unit(at);
            if (second >= 0xDC00 && second <= 0xDFFF) {
                at += 2;
                appendCodePoint(out.utf8, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
                continue;
            }
        }
        out.utf8 += kReplacement;
        ++out.unreadable;
    }
    if (at < s.size()) {
        out.utf8 += kReplacement;
        ++out.unreadable;
    }
    return out;
}

/// UTF-16 without a mark has a zero in nearly every second byte.
bool looksLikeUtf16(std::string_view bytes)
{
    const auto sample = bytes.substr(0, 4096);
    const auto zeros = static_cast<std::size_t>(std::count(sample.begin(), sample.end(), '\0'));
    if (sample.size() < 4 || zeros * 5 < sample.size() * 2) {
        return false;
    }
    std::size_t odd = 0;
    for (std::size_t i = 1; i < sample.size(); i += 2) {
        odd += sample[i] == '\0';
    }
    return odd * 20 > zeros * 19 || odd * 20 < zeros;
}

/// Control characters that no text has; NUL is judged apart.
bool hasManyControls(std::string_view text)
{
    const auto sample = text.substr(0, 65'536);
    std::size_t controls = 0;
    for (char c : sample) {
        const auto b = static_cast<unsigned char>(c);
        controls += b < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v';
    }
    return controls > 2 && controls * 100 > sample.size();
}

} // namespace

const char* toString(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return "UTF-8";
    case TextEncoding::Utf8Bom:
        return "UTF-8 with a mark";
    case TextEncoding::Utf16Le:
        return "UTF-16LE";
    case TextEncoding::Utf16Be:
        return "UTF-16BE";
    case TextEncoding::Windows1252:
        return "Windows-1252";
    }
    return "";
}

Result<DecodedText> decodeText(std::string_view bytes)
{
    if (const auto why = notTextBecause(bytes); !why.empty()) {
        return unsupported(why);
    }
    DecodedText out;
    if (bytes.starts_with("\xFF\xFE")) {
        out = fromUtf16(bytes.substr(2), TextEncoding::Utf16Le);
    } else if (bytes.starts_with("\xFE\xFF")) {
        out = fromUtf16(bytes.substr(2), TextEncoding::Utf16Be);
    } else if (looksLikeUtf16(bytes)) {
        return unsupported(msg("import", "This file is Unicode text without the mark which says "
                                         "so. Open it in Notepad or Excel, save it as CSV UTF-8, "
                                         "and import that."));
    } else {
        const bool marked = bytes.starts_with("\xEF\xBB\xBF");
        const auto text = bytes.substr(marked ? 3 : 0);
        const auto encoding = marked ? TextEncoding::Utf8Bom : TextEncoding::Utf8;
        const auto count = countUtf8(text);
        if (count.bad == 0) {
            out = {std::string(text), encoding, 0};
        } else if (marked || count.good > 2 * count.bad) {
            out = mendUtf8(text, encoding);
        } else {
            out = fromWindows1252(text);
        }
    }
    // Ctrl-Z ended a text file once, and old programs still write it.
    if (!out.utf8.empty() && out.utf8.back() == '\x1A') {
        out.utf8.pop_back();
    }
    if (const auto nul = out.utf8.find('\0'); nul != std::string::npos) {
        if (hasManyControls(out.utf8)) {
            return unsupported(kNotText);
        }
        const auto line = 1 + std::count(out.utf8.begin(),
                                         out.utf8.begin() + static_cast<std::ptrdiff_t>(nul), '\n');
        return Fault{FaultCode::Unsupported,
                     Text(msg("import", "Line %1 holds a zero byte, which no text has: the file is "
                                        "damaged or not CSV. Fetch or export it once more."),
                          {static_cast<long long>(line)}),
                     {},
                     {}};
    }
    if (hasManyControls(out.utf8)) {
        return unsupported(kNotText);
    }
    if (const auto why = notATableBecause(out.utf8); !why.empty()) {
        return unsupported(why);
    }
    return out;
}

} // namespace myspike
