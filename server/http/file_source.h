// Answers for files: conditions, one byte range, and the bytes themselves.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"

namespace myspike {

struct ByteRange
{
    std::uint64_t first = 0;
    std::uint64_t length = 0;
};

/// Reads `bytes=a-b`, `bytes=a-` and `bytes=-n` against a file's size. `None` is a header to be
/// ignored (another unit, several ranges, nonsense); `Unsatisfiable` lies outside the file.
struct RangeChoice
{
    enum class Kind { None, Part, Unsatisfiable } kind = Kind::None;
    ByteRange range;
};
RangeChoice chooseRange(std::string_view header, std::uint64_t size);

/// Replaces a FileBody by what is to be sent (200, 206, 304, 404, 412 or 416). Opens the file, so
/// call it on a worker.
Response resolveFile(const Request& request, Response response);

} // namespace myspike
