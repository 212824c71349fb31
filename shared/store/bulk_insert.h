// Many new rows of one type at once: the first download, a restore, demo data.
#pragma once

#include <optional>
#include <vector>

#include "shared/store/record_store.h"

namespace myspike {

/// Leaves the search index, and in a table that was empty the other indexes, to the end, where they
/// are built several times as fast. Needs a write transaction around it; when finish() was not
/// reached, that transaction must be rolled back.
class BulkInsert
{
public:
    static Result<BulkInsert> begin(RecordStore& store, std::string_view type);

    /// Conflict where the id exists.
    Status add(const Record& record);
    /// Builds what was left and puts everything back as it was.
    Status finish();

private:
    BulkInsert(RecordStore& store, const RecordTable& table, Statement insert, std::int64_t lastRid,
               bool rebuildIndexes);
    RecordStore* m_store;
    const RecordTable* m_table;
    std::optional<Statement> m_insert;
    std::int64_t m_lastRid;
    bool m_rebuildIndexes;
    std::int64_t m_version = -1;
    std::string m_versionText;
};

} // namespace myspike
