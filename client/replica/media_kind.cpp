#include "client/replica/media_kind.h"

#include <algorithm>
#include <string_view>

#include "shared/base/hash.h"

namespace myspike {

namespace {

using Bytes8 = std::span<const std::uint8_t>;

/// security-and-updates.md §1: more would be a bomb, not a photograph.
constexpr std::uint64_t kMaxPoints = 40'000'000;
/// Where a PDF's and a Zip's end mark must stand, counted from the last byte.
constexpr std::size_t kPdfTail = 2048;
constexpr std::size_t kZipTail = 65'557;

bool startsWith(Bytes8 b, std::string_view s)
{
    return b.size() >= s.size() &&
           std::equal(s.begin(), s.end(), b.begin(),
                      [](char c, std::uint8_t x) { return static_cast<std::uint8_t>(c) == x; });
}

std::uint32_t big16(Bytes8 b, std::size_t at)
{
    return static_cast<std::uint32_t>(b[at]) << 8 | b[at + 1];
}
std::uint32_t big32(Bytes8 b, std::size_t at) { return big16(b, at) << 16 | big16(b, at + 2); }

bool occursInTail(Bytes8 b, std::string_view mark, std::size_t tail)
{
    const auto from = b.size() > tail ? b.end() - static_cast<std::ptrdiff_t>(tail) : b.begin();
    return std::search(from, b.end(), mark.begin(), mark.end(), [](std::uint8_t x, char c) {
               return x == static_cast<std::uint8_t>(c);
           }) != b.end();
}

enum class Shape { Whole, CutOff, TooManyPoints };

Shape sized(std::uint64_t width, std::uint64_t height)
{
    return width * height > kMaxPoints ? Shape::TooManyPoints : Shape::Whole;
}

/// Segments up to the first scan, then the end mark; a thumbnail inside a segment has its own end
/// mark and must not be taken for the picture's.
Shape shapeOfJpeg(Bytes8 b)
{
    std::size_t at = 2;
    Shape shape = Shape::Whole;
    for (;;) {
        if (at + 4 > b.size() || b[at] != 0xFF) {
            return Shape::CutOff;
        }
        const auto marker = b[at + 1];
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        const auto length = big16(b, at + 2);
        if (length < 2 || at + 2 + length > b.size()) {
            return Shape::CutOff;
        }
        const bool isFrame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (isFrame && length >= 7) {
            shape = sized(big16(b, at + 7), big16(b, at + 5));
        }
        at += 2 + length;
        if (marker == 0xDA) {
            break;
        }
    }
    if (shape != Shape::Whole) {
        return shape;
    }
    // Within scan data 0xFF is followed by 0 or a restart mark, so this cannot be picture content.
    for (; at + 1 < b.size(); ++at) {
        if (b[at] == 0xFF && b[at + 1] == 0xD9) {
            return Shape::Whole;
        }
    }
    return Shape::CutOff;
}

Shape shapeOfPng(Bytes8 b)
{
    std::size_t at = 8;
    Shape shape = Shape::Whole;
    while (at + 12 <= b.size()) {
        const std::size_t length = big32(b, at);
        if (length > b.size() - at - 12) {
            return Shape::CutOff;
        }
        const auto name = b.subspan(at + 4, 4);
        if (crc32(b.subspan(at + 4, length + 4)) != big32(b, at + 8 + length)) {
            return Shape::CutOff;
        }
        if (startsWith(name, "IHDR") && length >= 8) {
            shape = sized(big32(b, at + 8), big32(b, at + 12));
        }
        if (startsWith(name, "IEND")) {
            return shape;
        }
        at += 12 + length;
    }
    return Shape::CutOff;
}

/// The boxes of the outermost level must fill the file.
Shape shapeOfHeic(Bytes8 b)
{
    std::size_t at = 0;
    while (at < b.size()) {
        if (b.size() - at < 8) {
            return Shape::CutOff;
        }
        std::uint64_t length = big32(b, at);
        if (length == 0) {
            return Shape::Whole; // the last box reaches to the end of the file
        }
        if (length == 1) {
            if (b.size() - at < 16) {
                return Shape::CutOff;
            }
            length = static_cast<std::uint64_t>(big32(b, at + 8)) << 32 | big32(b, at + 12);
        }
        if (length < 8 || length > b.size() - at) {
            return Shape::CutOff;
        }
        at += length;
    }
    return Shape::Whole;
}

Shape shapeOf(MediaKind kind, Bytes8 b)
{
    switch (kind) {
    case MediaKind::Jpeg:
        return shapeOfJpeg(b);
    case MediaKind::Png:
        return shapeOfPng(b);
    case MediaKind::Heic:
        return shapeOfHeic(b);
    case MediaKind::Pdf:
        return occursInTail(b, "%%EOF", kPdfTail) ? Shape::Whole : Shape::CutOff;
    case MediaKind::OfficeDocument:
        return occursInTail(b, "PK\x05\x06", kZipTail) ? Shape::Whole : Shape::CutOff;
    }
    return Shape::CutOff;
}

} // namespace

const char* mediaTypeOf(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Jpeg:
        return "image/jpeg";
    case MediaKind::Png:
        return "image/png";
    case MediaKind::Heic:
        return "image/heic";
    case MediaKind::Pdf:
        return "application/pdf";
    case MediaKind::OfficeDocument:
        break;
    }
    return "application/zip";
}

bool isPicture(MediaKind kind)
{
    return kind == MediaKind::Jpeg || kind == MediaKind::Png || kind == MediaKind::Heic;
}

std::optional<MediaKind> mediaKindOf(std::span<const std::uint8_t> b)
{
    if (startsWith(b, "\xFF\xD8\xFF")) {
        return MediaKind::Jpeg;
    }
    if (startsWith(b, "\x89PNG\r\n\x1A\n")) {
        return MediaKind::Png;
    }
    if (b.size() >= 12 && startsWith(b.subspan(4), "ftyp")) {
        for (const char* brand : {"heic", "heix", "mif1", "msf1", "hevc"}) {
            if (startsWith(b.subspan(8), brand)) {
                return MediaKind::Heic;
            }
        }
    }
    if (startsWith(b, "%PDF-")) {
        return MediaKind::Pdf;
    }
    if (startsWith(b, "PK\x03\x04")) {
        return MediaKind::OfficeDocument;
    }
    return std::nullopt;
}

Result<MediaKind> judgeMedia(std::span<const std::uint8_t> b)
{
    if (b.empty()) {
        return Fault::invalid(
            msg("file", "This file is empty. Choose another one, or take the photograph again."),
            "FILE_EMPTY");
    }
    const auto kind = mediaKindOf(b);
    if (!kind) {
        return Fault::invalid(msg("file", "This kind of file cannot be attached. Attach a "
                                          "photograph (JPEG, PNG, HEIC), a PDF, or a Word or "
                                          "Excel document."),
                              "FILE_KIND");
    }
    switch (shapeOf(*kind, b)) {
    case Shape::Whole:
        return *kind;
    case Shape::TooManyPoints:
        return Fault{FaultCode::TooLarge,
                     Text(msg("file", "This picture has more than %1 million points. Take it with "
                                      "a smaller setting and attach it again."),
                          {kMaxPoints / 1'000'000}),
                     {},
                     "FILE_POINTS"};
    case Shape::CutOff:
        break;
    }
    return Fault::invalid(isPicture(*kind)
                              ? msg("file", "This picture is damaged: it ends too early. Copy it "
                                            "from the camera again, or take it again.")
                              : msg("file", "This document is damaged: it ends too early. Save it "
                                            "again and attach the new copy."),
                          "FILE_DAMAGED");
}

} // namespace myspike
