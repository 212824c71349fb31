// The officer's standing lists that are plain queries (2 §2.8): what is late, what waits, and the
// registers. Each is a ListPage with its own filter, order and columns. No Qt.
#pragma once

#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/schema/query.h"
#include "shared/schema/reader.h"

namespace myspike::desk {

struct DeskList
{
    const char* id; ///< "late_reports"; stable, part of widget and section names
    Msg title;
    Msg about; ///< one sentence: what stands in it and why
    Query query;
    std::vector<const char*> columns;
};

/// All lists as of `today`; day counts and months come from the rule book. Faults: NotFound naming
/// the entry that the rule book lacks.
Result<std::vector<DeskList>> deskLists(const Reader& reader, Date today);

} // namespace myspike::desk
