// The register of occupational standards: units, activities, equipment.
#pragma once

#include "shared/modules/noss/fields.h"
#include "shared/schema/command.h"

namespace myspike::noss {

const RecordType& standard();
const RecordType& competencyUnit();
const RecordType& workActivity();
const RecordType& equipment();

/// The shape of a code, ignoring blanks (2 §4.2). It classifies; it never refuses.
CodeFormat codeFormatOf(std::string_view code);

void describe(Catalogue& catalogue);

} // namespace myspike::noss
