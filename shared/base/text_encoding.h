// What a file handed over by a user is written in, and its text as UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace myspike {

enum class TextEncoding { Utf8, Utf8Bom, Utf16Le, Utf16Be, Windows1252 };

/// "UTF-8", "UTF-8 with a mark", "UTF-16LE" …, as shown to people.
const char* toString(TextEncoding encoding);

struct DecodedText
{
    std::string utf8; ///< valid UTF-8 without byte order mark
    TextEncoding encoding = TextEncoding::Utf8;
    /// Places where the bytes meant nothing; U+FFFD stands there.
    std::size_t unreadable = 0;
};

/// Finds the encoding by byte order mark, else by validity: what is not UTF-8 is Windows-1252,
/// unless most of it is UTF-8 and some bytes are damaged.
/// @return Unsupported, with what to do, for a workbook, PDF, picture, archive, web page or other
///         file which is not text.
Result<DecodedText> decodeText(std::string_view bytes);

} // namespace myspike
