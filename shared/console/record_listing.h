// `list` and `count`: records as a table, CSV or JSON, with references by their titles and choices
// by their codes.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "shared/store/record_store.h"

namespace myspike {

enum class ListFormat { Table, Csv, Json };

struct ListingRequest
{
    std::string type;
    std::vector<std::string> where; ///< FIELD=VALUE; an empty VALUE asks for empty fields
    ListFormat format = ListFormat::Table;
};

/// Writes all fields of the matching records in the type's order; identity numbers are masked.
Status listRecords(const RecordStore& store, const ListingRequest& request, std::ostream& out);

/// Writes the number of matching records, or with `by` a line for each value of that field, the
/// most frequent first.
Status countRecords(const RecordStore& store, const ListingRequest& request, const std::string& by,
                    std::ostream& out);

} // namespace myspike
