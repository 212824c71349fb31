// From a record type to its table, indexes and search index, as SQL text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/schema/record_type.h"

namespace myspike {

enum class StoreSide {
    Replica, ///< a part of the rows: references may point to rows not held
    Server   ///< all rows: references are enforced, at the end of the transaction
};

/// A thing in the database by name, with the SQL that makes it.
struct SchemaObject
{
    std::string name;
    std::string sql;
    bool operator==(const SchemaObject&) const = default;
};

struct TableColumn
{
    std::string name;
    std::string definition; ///< type and constraints, without the name
};

/// What one record type looks like in the database:
/// rid, id, row_ver, grp_ver, ext, deleted, then a column for each field.
class TableSchema
{
public:
    TableSchema(const RecordType& type, StoreSide side);

    const std::string& table() const { return m_table; }
    const std::vector<TableColumn>& fieldColumns() const { return m_columns; }
    std::string createTable() const;
    /// One for each field marked indexed, each reference, the parent, the natural key and the
    /// default sort. Each ends in id and deleted, so that counting never reads the table.
    const std::vector<SchemaObject>& indexes() const { return m_indexes; }

    bool hasSearch() const { return !m_searchable.empty(); }
    std::string searchTable() const { return m_table + "_fts"; }
    const std::vector<std::string>& searchable() const { return m_searchable; }
    SchemaObject createSearch() const;
    /// They keep the search table when rows change or go. There is none for new rows: a trigger
    /// makes FTS5 write out its work at every statement, which takes three to four times as long.
    const std::vector<SchemaObject>& searchTriggers() const { return m_triggers; }
    /// The new row's part: rid, then the searchable fields.
    std::string insertSearch() const;
    /// Indexes all rows with rid above ?1. FTS5's own 'rebuild' takes many times as long.
    std::string fillSearch() const;

private:
    std::string m_table;
    std::vector<TableColumn> m_columns;
    std::vector<SchemaObject> m_indexes;
    std::vector<SchemaObject> m_triggers;
    std::vector<std::string> m_searchable;
};

/// Lower-case letters, digits and underscores, a letter first, at most 60, and no column of the
/// store's own.
bool isStoreName(std::string_view name);
/// The names of `type` that are none, empty in a sound description. Names go into SQL text, so the
/// store refuses a type with a bad one.
std::vector<std::string> badNames(const RecordType& type);
/// `name` in double quotes.
std::string quoted(std::string_view name);
/// One-line texts sort and compare without regard to case; codes and numbers by their bytes.
bool ignoresCase(const FieldDef& field);
/// Many rows for one value, as of a state or of the record they refer to: such an index carries the
/// default sort as well, so that a list filtered by it still comes in order from the index.
bool isCoarse(const FieldDef& field);

} // namespace myspike
