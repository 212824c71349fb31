// What both ends of the wire must agree on before the first message: versions, limits, names.
#pragma once

#include <cstddef>
#include <cstdint>

namespace myspike {

/// The version this program speaks, and the oldest one it still understands.
inline constexpr int kProtocolVersion = 1;
inline constexpr int kOldestProtocol = 1;

/// A log-in, a hello, a blob's creation: nothing of ours comes near it.
inline constexpr std::size_t kMaxMessageBytes = 64 * 1024;
/// An operation with a signature's strokes is about 50 KB, so a batch holds at least 20.
inline constexpr std::size_t kMaxPushBytes = 1024 * 1024;
inline constexpr std::size_t kMaxPushOperations = 200;
/// Cursors of at most some hundred scopes.
inline constexpr std::size_t kMaxPullRequestBytes = 256 * 1024;
/// What a replica holds of a bucket: a row's id and sum are about 100 bytes.
inline constexpr std::size_t kMaxRowsRequestBytes = 1024 * 1024;
/// One row of a pull; a paragraph is 4,000 characters.
inline constexpr std::size_t kMaxLineBytes = 1024 * 1024;
/// A pull's rows, unpacked: more than that comes in several.
inline constexpr std::size_t kMaxPullBytes = 512 * 1024 * 1024;
/// Pieces of a file on its way up grow and shrink between these with the measured speed.
inline constexpr std::size_t kMinPieceBytes = 64 * 1024;
inline constexpr std::size_t kMaxPieceBytes = 4 * 1024 * 1024;
/// The largest file of any kind; what a kind may have at most stands in the rule book.
inline constexpr std::int64_t kMaxBlobBytes = 200 * 1024 * 1024;
inline constexpr std::size_t kMaxEventBytes = 64 * 1024;
/// An event carries what happened up to here; of more it only tells (sync §19).
inline constexpr std::size_t kMaxSliceBytes = 16 * 1024;
inline constexpr std::size_t kMaxDepth = 32;

namespace header {
inline constexpr const char* kUploadOffset = "Upload-Offset";
inline constexpr const char* kUploadLength = "Upload-Length";
/// CRC-32 of one piece, eight hexadecimal digits.
inline constexpr const char* kUploadCrc = "Upload-CRC32";
/// Chosen by the client for each request and given back with its answer: at most 64 of 0-9 a-z -.
inline constexpr const char* kRequestTag = "Request-Tag";
/// SHA-256 of a body, `sha-256=:<base64>:` (RFC 9530); on answers, and on requests that want it.
inline constexpr const char* kContentDigest = "Content-Digest";
} // namespace header

namespace media {
inline constexpr const char* kJson = "application/json";
inline constexpr const char* kJsonLines = "application/x-ndjson";
inline constexpr const char* kBytes = "application/octet-stream";
inline constexpr const char* kEvents = "text/event-stream";
} // namespace media

/// The content encoding of pulls.
inline constexpr const char* kZstd = "zstd";

} // namespace myspike
