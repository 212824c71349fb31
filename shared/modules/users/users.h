// Users and their rights.
#pragma once

#include "shared/modules/users/fields.h"
#include "shared/schema/command.h"

namespace myspike::users {

const RecordType& user();
const RecordType& accessGrant();

void describe(Catalogue& catalogue);

} // namespace myspike::users
