// A record on paper: its sections, its rows, its history.
#pragma once

#include "client/ui/print/document.h"
#include "client/ui/values/workplace.h"
#include "shared/schema/record_type.h"

namespace myspike::ui {

/// Fields without a value are left out. `history` are sentences, newest first; may be empty.
print::PrintDocument
printOf(const Workplace& workplace, const Record& record,
        const std::vector<std::pair<const RecordType*, std::vector<Record>>>& children,
        const QStringList& history);

} // namespace myspike::ui
