// Accredited centres and their programmes.
#pragma once

#include "shared/modules/centres/fields.h"
#include "shared/schema/command.h"

namespace myspike::centres {

const RecordType& centreType();
const RecordType& accreditedProgramme();

/// By the letters a code begins with (1 §1, categories); Other where none is known.
myspike::centre::Category categoryOfCode(std::string_view code);

void describe(Catalogue& catalogue);

} // namespace myspike::centres
