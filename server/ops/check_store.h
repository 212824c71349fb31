// `check`: whether a store is sound. Reads only, so it may run beside the server.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/schema/command.h"

namespace myspike {

/// @return what is wrong, one sentence each: the database's pages and references, the history of
///         every row, files of attachments, keys and certificates. Empty where all is sound. A
///         fault only where there is no store to look at.
Result<std::vector<std::string>> checkStore(const std::filesystem::path& folder,
                                            const Catalogue& catalogue, const Clock& clock);

} // namespace myspike
