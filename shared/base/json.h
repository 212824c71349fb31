// JSON from outside, read with limits; and the one canonical JSON under every digest, signature,
// receipt and audit row.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <boost/json/fwd.hpp>

#include "shared/base/result.h"

namespace myspike {

struct JsonLimits
{
    std::size_t maxBytes = 1 << 20;
    /// Arrays and objects within one another; the outermost counts as one.
    std::size_t maxDepth = 32;
};

/// Reads exactly one JSON text. Refuses (Invalid) what is not JSON, invalid UTF-8, the same key
/// twice in one object and anything after the value; and (TooLarge) what is above a limit.
Result<boost::json::value> parseJson(std::string_view text, JsonLimits limits = {});

/// The one text of a value: keys sorted by their bytes, no blanks, integers only, text and keys in
/// NFC, null kept, only the escapes that JSON demands. Refuses (Invalid) a number that is not an
/// integer, two keys that become one in NFC, text that is no UTF-8 and more than 32 levels, so that
/// parseJson reads back whatever this wrote.
Result<std::string> canonicalJson(const boost::json::value& value);

} // namespace myspike
