// A password from a file or a person; a terminal does not show what is typed.
#pragma once

#include <string>

#include "shared/base/result.h"

namespace myspike {

/// The first line of `file`, or of standard input where `file` is empty. Invalid where it is empty.
Result<std::string> readPassword(const std::string& file, const std::string& login);

} // namespace myspike
