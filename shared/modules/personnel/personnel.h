// Recognised personnel of centres, and external verifiers.
#pragma once

#include "shared/modules/personnel/fields.h"
#include "shared/schema/command.h"

namespace myspike::personnel {

const RecordType& certificate();
const RecordType& externalVerifier();
const RecordType& verifierField();
const RecordType& verifierAffiliation();

void describe(Catalogue& catalogue);

} // namespace myspike::personnel
