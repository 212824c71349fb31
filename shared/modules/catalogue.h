// The one list of all record types and commands of the product.
#pragma once

#include "shared/schema/command.h"

namespace myspike {

/// Types and commands of every module, without those of the foundation that sync adds.
Catalogue buildCatalogue();

} // namespace myspike
