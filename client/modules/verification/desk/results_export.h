// Confirmed results of a group as a table for Excel, CSV and paper, in Malay or English.
#pragma once

#include "client/modules/verification/desk/results_facts.h"
#include "client/ui/print/table_export.h"

namespace myspike::desk {

/// One column a unit. Identity numbers are masked unless `showPersonal` (PEN-R6).
print::ExportTable resultsTable(const GroupResults& group, print::Language language,
                                bool showPersonal, const QString& user, Instant at);
/// `L02145-2026-S1-007_results_ms`
QString resultsFileName(const GroupResults& group, print::Language language);

} // namespace myspike::desk
