// Letters, notices and slips.
#pragma once

#include "shared/modules/documents/fields.h"
#include "shared/schema/command.h"

namespace myspike::documents {

const RecordType& documentType();

void describe(Catalogue& catalogue);

} // namespace myspike::documents
