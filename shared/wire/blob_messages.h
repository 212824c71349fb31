// Files on their way: announced by hash and size, appended piece by piece, proved at the end
// (sync §8).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    /// Who holds the file already may prove it instead of sending it; empty where that is useless.
    std::string challenge = {};
    bool operator==(const UploadState&) const = default;
};

std::string encodeBlobAnnouncement(const BlobAnnouncement& blob);
/// Refuses empty files, those above kMaxBlobBytes (TooLarge) and what is no hash.
Result<BlobAnnouncement> decodeBlobAnnouncement(std::string_view json);
std::string encodeUploadState(const UploadState& state);
Result<UploadState> decodeUploadState(std::string_view json);

/// Parts of a file that a challenge asks for: drawn from it, so that only who holds the bytes can
/// answer. Always the same number, whatever the size.
struct FilePart
{
    std::int64_t offset = 0;
    std::int64_t size = 0;
};
std::vector<FilePart> partsAskedFor(std::string_view challenge, std::int64_t size);
/// `read` gives the bytes of a part, or nothing where they cannot be read.
/// @return 64 hexadecimal digits; empty where a part could not be read.
std::string proofOfPossession(std::string_view challenge, std::int64_t size,
                              const std::function<std::string(const FilePart&)>& read);
std::string encodeBlobProof(std::string_view proof);
/// @return the proof: 64 hexadecimal digits.
Result<std::string> decodeBlobProof(std::string_view json);

/// The text of header::kUploadCrc for a piece.
std::string pieceCrc(std::string_view piece);
/// A hash as it stands in a path: 64 lower-case hexadecimal digits.
bool isSha256Text(std::string_view text);
/// A byte position as it stands in a header; nothing for anything but plain digits.
std::optional<std::int64_t> parseOffset(std::string_view text);

} // namespace myspike
