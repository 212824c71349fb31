// The one list of all record types and commands of the product.
#pragma once

#include "shared/schema/command.h"

namespace myspike {

/// Types and commands of the foundation and of every module.
Catalogue buildCatalogue();

} // namespace myspike
