// What a file is, by its bytes and never by its name, and whether it is whole.
#pragma once

#include <cstdint>
#include <span>

#include "shared/base/result.h"

namespace myspike {

enum class MediaKind { Jpeg, Png, Heic, Pdf, OfficeDocument };

/// For the attachment's media type.
const char* mediaTypeOf(MediaKind kind);
bool isPicture(MediaKind kind);

/// Nothing where the first bytes are none of a kind that may be attached; 16 are enough.
std::optional<MediaKind> mediaKindOf(std::span<const std::uint8_t> bytes);

/// Faults, each with a sentence: an empty file, a kind that may not be attached, a picture or
/// document that ends before its end, one of more than 40 million picture points.
Result<MediaKind> judgeMedia(std::span<const std::uint8_t> bytes);

} // namespace myspike
