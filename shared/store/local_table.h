// What one machine keeps to itself: drafts, settings, saved views. JSON by key, never synchronised.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/store/database.h"

namespace myspike {

struct LocalEntry
{
    std::string key;
    std::string json;
    Instant updatedAt;
    bool operator==(const LocalEntry&) const = default;
};

class LocalTable
{
public:
    /// Makes the table where it is missing. `name` is a name for the store, for instance "draft".
    static Result<LocalTable> open(Database& database, std::string_view name);

    /// Replaces what stood there. Conflict where `json` is no JSON.
    Status put(std::string_view key, std::string_view json, Instant at);
    Result<std::optional<LocalEntry>> get(std::string_view key) const;
    /// Entries whose keys begin with `prefix`, by key.
    Result<std::vector<LocalEntry>> list(std::string_view prefix = {}) const;
    /// Nothing happens where the key is not there.
    Status remove(std::string_view key);

private:
    LocalTable(Database& database, std::string table) : m_database(&database), m_table(table) {}
    Database* m_database;
    std::string m_table; ///< quoted
};

} // namespace myspike
