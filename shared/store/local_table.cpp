#include "shared/store/local_table.h"

#include "shared/store/row_cursor.h"
#include "shared/store/table_schema.h"

namespace myspike {

namespace {
LocalEntry entryOf(const Statement& s)
{
    return {std::string(s.text(0)), std::string(s.text(1)), Instant{s.integer(2)}};
}
} // namespace

Result<LocalTable> LocalTable::open(Database& database, std::string_view name)
{
    if (!isStoreName(name)) {
        return Fault::internal("not a name for the store: " + std::string(name));
    }
    LocalTable table(database, quoted("local_" + std::string(name)));
    MYSPIKE_TRY(database.execute("CREATE TABLE IF NOT EXISTS " + table.m_table +
                                 "(key TEXT PRIMARY KEY NOT NULL,json TEXT NOT NULL "
                                 "CHECK(json_valid(json)),updated_at INTEGER NOT NULL) STRICT"));
    return table;
}

Status LocalTable::put(std::string_view key, std::string_view json, Instant at)
{
    return m_database->run("INSERT INTO " + m_table +
                               "(key,json,updated_at) VALUES(?1,?2,?3) ON CONFLICT(key) DO UPDATE "
                               "SET json=excluded.json,updated_at=excluded.updated_at",
                           key, json, at);
}

Result<std::optional<LocalEntry>> LocalTable::get(std::string_view key) const
{
    auto s = m_database->prepare("SELECT key,json,updated_at FROM " + m_table + " WHERE key=?1");
    if (!s) {
        return std::move(s).fault();
    }
    auto row = s->bindAll(key).step();
    if (!row) {
        return std::move(row).fault();
    }
    return *row ? std::optional(entryOf(*s)) : std::nullopt;
}

Result<std::vector<LocalEntry>> LocalTable::list(std::string_view prefix) const
{
    auto s = m_database->prepare("SELECT key,json,updated_at FROM " + m_table +
                                 " WHERE key>=?1 AND substr(key,1,length(?1))=?1 ORDER BY key");
    if (!s) {
        return std::move(s).fault();
    }
    s->bindAll(prefix);
    std::vector<LocalEntry> out;
    RowCursor cursor(*s);
    while (cursor.next()) {
        out.push_back(entryOf(*s));
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}

Status LocalTable::remove(std::string_view key)
{
    return m_database->run("DELETE FROM " + m_table + " WHERE key=?1", key);
}

} // namespace myspike
