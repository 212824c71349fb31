// How the tables of one type are read: which columns they have and how a row becomes a record.
#pragma once

#include <functional>
#include <span>

#include "server/ops/import/import_row.h"

namespace myspike {

/// A column that is no field of the type, or another heading of one that is.
struct MappedColumn
{
    const char* name;
    std::vector<const char*> headings = {};
};

struct TableMapping
{
    const char* type;    ///< as on the command line
    const char* rowType; ///< what a row becomes; another than `type` where that is its parent
    const char* what;    ///< one line for --help
    std::vector<MappedColumn> columns = {};
    /// Each names columns of which the file must have one.
    std::vector<std::vector<const char*>> needed;
    /// Columns of a file without headings, in order; empty: such a file is refused.
    std::vector<std::string> withoutHeadings = {};
    std::function<void(ImportRow&)> read;
};

/// In the order in which a register is best imported: what others refer to comes first.
std::span<const TableMapping> tableMappings();
const TableMapping* tableMapping(std::string_view type);
/// The mapping of a type that needs none of its own: every field by its name, label or alias.
/// Nothing where the type has no natural key, since a second import would then double its rows,
/// and for rows that people only reach through other records.
std::optional<TableMapping> plainMapping(const RecordType& type);

std::vector<TableMapping> placeMappings();
std::vector<TableMapping> standardMappings();
std::vector<TableMapping> centreMappings();
std::vector<TableMapping> contentMappings();

} // namespace myspike
