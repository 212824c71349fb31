// The statements of one type's table, written once, and the way of a Record into and out of them.
#pragma once

#include <string>
#include <vector>

#include "shared/schema/record.h"
#include "shared/store/database.h"
#include "shared/store/table_schema.h"

namespace myspike {

class RecordTable
{
public:
    RecordTable(const RecordType& type, StoreSide side);

    const RecordType& type() const { return *m_type; }
    const TableSchema& schema() const { return m_schema; }
    /// id, row_ver, grp_ver, ext, deleted, then the fields.
    const std::string& insertSql() const { return m_insert; }
    /// Empty where nothing is searchable.
    const std::string& insertSearchSql() const { return m_insertSearch; }
    /// One row by id (?1): id, row_ver, ext, deleted, then the fields.
    const std::string& selectSql() const { return m_select; }
    /// Sets row_ver, ext, deleted and the fields at `changed`; the id is the last parameter.
    std::string updateSql(const std::vector<std::size_t>& changed) const;

    /// Binds without copying: `record` must live until the statement was run.
    void bindInsert(Statement& s, const Record& record, std::string_view groupVersions) const;
    void bindInsertSearch(Statement& s, const Record& record, std::int64_t rid) const;
    void bindUpdate(Statement& s, const Record& record,
                    const std::vector<std::size_t>& changed) const;
    /// From a statement whose columns are those of selectSql().
    Record read(const Statement& s) const;

private:
    const RecordType* m_type;
    TableSchema m_schema;
    std::string m_insert;
    std::string m_insertSearch;
    std::string m_select;
    std::vector<std::size_t> m_searchable;
};

} // namespace myspike
