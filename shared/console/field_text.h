// Values of fields from and to text, as files and the command line write them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "shared/console/natural_key.h"
#include "shared/schema/record_type.h"

namespace myspike {

/// Reads `text` as the field's kind; empty text is null. Choices by code or label, dates as ISO or
/// dd/mm/yyyy, yes and no in English, Malay or as 1 and 0, references as `refer` finds them.
/// Invalid with a sentence that quotes the text.
using ReferenceLookup =
    std::function<std::optional<Id>(const std::string& type, std::string_view text)>;
Result<Value> valueFromText(const FieldDef& field, std::string_view text,
                            const ReferenceLookup& refer);

/// As files write it: dates ISO, decimals with a point, choices by code, identity numbers masked.
/// References are not resolved here.
std::string textOfValue(const FieldDef& field, const Value& value);

} // namespace myspike
