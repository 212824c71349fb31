// Imports a table: reads it, makes records by the type's mapping, and hands them to the authority
// by the thousand, all in one transaction: a file comes in as a whole or, where the disk fails, not
// at all.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "server/ops/console_operator.h"
#include "server/ops/import/table_mapping.h"
#include "server/store/store_folder.h"

namespace myspike {

inline constexpr std::size_t kRowsOfAnOperation = 1'000;

struct ImportRequest
{
    std::string type;
    std::filesystem::path file;
    bool dryRun = false;
    std::map<std::string, std::string> headings;                 ///< field → heading in the file
    std::map<std::string, std::string, std::less<>> constants{}; ///< field → value for every row
};

struct ImportReport
{
    std::size_t imported = 0;
    std::size_t updated = 0;
    std::size_t unchanged = 0;
    std::size_t refused = 0; ///< rows
    std::size_t warned = 0;  ///< rows
    std::size_t doubled = 0; ///< rows that stand in the file already
    std::size_t leftOut = 0; ///< rows that are no record of this type
    std::vector<std::string> notes;
    std::vector<RowMessage> refusals;
    std::vector<RowMessage> warnings;

    /// `imported=… updated=… unchanged=… refused=… warned=… doubled=… left_out=…`
    std::string summary() const;
};

/// @return what came of it. A fault where the file cannot be read or its headings do not fit the
///         type; a row that is wrong is no fault and stands in the report.
Result<ImportReport> importTable(StoreFolder& store, const ImportRequest& request,
                                 const ConsoleOperator& by);
/// The same of a text that is at hand already.
Result<ImportReport> importText(StoreFolder& store, const ImportRequest& request,
                                std::string_view bytes, const ConsoleOperator& by);

/// Refusals all, as `FILE:line:column: heading: reason`; of warnings that only repeat, the first
/// few of each rule and a count, unless `allWarnings`.
void printReport(std::ostream& out, const std::string& file, const ImportReport& report,
                 bool allWarnings);

} // namespace myspike
