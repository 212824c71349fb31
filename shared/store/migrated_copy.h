// Brings a database to the schema of this program beside the file it had, never within it: a kill
// at any moment leaves a whole file under the name, the old one or the new (sync.md §11).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "shared/store/migrator.h"

namespace myspike {

struct MigratedCopy
{
    std::string path;
    std::string vfs = {};
    /// Tables whose rows must come through byte for byte: what nobody else has.
    std::vector<std::string> untouched = {};
    /// Asked before each step; a fault ends it there, as a kill would. For tests.
    std::function<Status(std::string_view step)> before = {};
};

/// The old file stays as `<path>.before-<milliseconds>` for a week, for a program that is put back;
/// older ones are removed. Nothing happens where the schema fits, or where there is no file.
/// @return whether it was migrated.
Result<bool> migrateByCopy(const MigratedCopy& copy, const Migrator& migrator, Instant now);

inline constexpr int kKeepOldCopyDays = 7;

} // namespace myspike
