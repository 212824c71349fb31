#include "shared/schema/reader.h"

namespace myspike {

std::optional<Record> Reader::first(Query q) const
{
    q.limit = 1;
    auto rows = query(q);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

} // namespace myspike
