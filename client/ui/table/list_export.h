// Rows of a list as a table for Excel, CSV, the clipboard and paper: exactly the columns and rows
// that are shown, with titles in place of ids.
#pragma once

#include "client/ui/print/table_export.h"
#include "client/ui/table/row_collector.h"
#include "client/ui/values/workplace.h"

namespace myspike::ui {

/// Identity numbers are masked unless the user may export the type (PEN-R6).
print::ExportTable exportTable(const Workplace& workplace, const RecordType& type,
                               const std::vector<const FieldDef*>& fields,
                               const CollectedRows& rows, print::ExportMeta meta);
/// The language the windows speak now, for what is printed from them.
print::Language printLanguage();
/// Who prints and the department's name over it.
print::Letterhead departmentLetterhead();

} // namespace myspike::ui
