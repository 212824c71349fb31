// What a field can hold, as generic code sees it: a closed variant of storage values. How it is
// shown follows from the field's kind. Hand-written code sees types instead, by Field<T>.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "shared/base/id.h"

namespace myspike {

/// Null, whole number (also days, milliseconds, sen, hundredths, 0/1), text, or id.
using Value = std::variant<std::monostate, std::int64_t, std::string, Id>;

inline bool isNull(const Value& v) { return v.index() == 0; }
inline const std::int64_t* asInteger(const Value& v) { return std::get_if<std::int64_t>(&v); }
inline const std::string* asText(const Value& v) { return std::get_if<std::string>(&v); }
inline const Id* asId(const Value& v) { return std::get_if<Id>(&v); }

} // namespace myspike
