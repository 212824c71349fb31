// Small files that only their owner may read: keys and secrets.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace myspike {

enum class Existing { Refuse, Replace };

/// Writes the file with mode 0600 and waits until the disk has it. It appears whole or not at all;
/// with Existing::Refuse one that is there already is left as it is (Conflict).
Status writeSecretFile(const std::filesystem::path& file, std::string_view content,
                       Existing existing);

/// Reads at most 64 KiB. Refuses a file that group or others may read or write (Forbidden): it may
/// have been seen or changed by somebody else.
Result<std::string> readSecretFile(const std::filesystem::path& file);

/// The same test for a folder, as readSecretFile makes for a file.
Status checkSecretFolder(const std::filesystem::path& folder);

/// Makes the folder with mode 0700; Conflict where something of that name is there.
Status makeSecretFolder(const std::filesystem::path& folder);

/// Renames a folder into a place that is empty or does not exist, durably; Conflict otherwise.
Status moveFolderInto(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace myspike
