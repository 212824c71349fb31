// Places, holidays, checklists and the rule book: what every replica holds whole.
#pragma once

#include "shared/modules/reference/fields.h"
#include "shared/schema/command.h"

namespace myspike::reference {

const RecordType& malaysianState();
const RecordType& district();
const RecordType& postcode();
const RecordType& locality();
const RecordType& publicHoliday();
const RecordType& checklist();
const RecordType& checklistItem();

void describe(Catalogue& catalogue);

} // namespace myspike::reference
