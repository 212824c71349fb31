// Files on their way: announced by hash and size, appended piece by piece, proved at the end
// (sync §8).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/id.h"
#include "shared/base/result.h"

namespace myspike {

struct BlobAnnouncement
{
    std::string sha256; ///< 64 hexadecimal digits, lower case
    std::int64_t size = 0;
    std::string mediaType;
    bool operator==(const BlobAnnouncement&) const = default;
};

struct UploadState
{
    Id upload; ///< null where the file was there already
    std::int64_t offset = 0;
    std::int64_t size = 0;
    bool complete = false; ///< all bytes are there and have the announced hash
    bool operator==(const UploadState&) const = default;
};

std::string encodeBlobAnnouncement(const BlobAnnouncement& blob);
/// Refuses empty files, those above kMaxBlobBytes (TooLarge) and what is no hash.
Result<BlobAnnouncement> decodeBlobAnnouncement(std::string_view json);
std::string encodeUploadState(const UploadState& state);
Result<UploadState> decodeUploadState(std::string_view json);

/// The text of header::kUploadCrc for a piece.
std::string pieceCrc(std::string_view piece);
/// A hash as it stands in a path: 64 lower-case hexadecimal digits.
bool isSha256Text(std::string_view text);
/// A byte position as it stands in a header; nothing for anything but plain digits.
std::optional<std::int64_t> parseOffset(std::string_view text);

} // namespace myspike
