// From a Query to SQL text and values. The store's own reads use it, and so does the client's page
// reader over Qt Sql; nobody else writes SQL for records.
#pragma once

#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/schema/query.h"
#include "shared/schema/record_type.h"

namespace myspike {

/// One SELECT. Binds stand in the order of its unnumbered `?`; columns name what comes back.
struct SqlText
{
    std::string sql;
    std::vector<Value> binds;
    std::vector<std::string> columns;
};

/// The order in which `q` really comes: its own or the type's default; a list sorted by one coarse
/// field (state, yes/no) goes on with the default. The id comes last and follows the last
/// direction. NULL sorts before everything, one-line text without regard to case.
std::vector<Sort> orderOf(const RecordType& type, const Query& q);
/// The key of a row in the order of `q`; pass it as Query::after.
RowKey keyOf(const RecordType& type, const Query& q, const Record& row);

// All of these answer Invalid, with a sentence, for a field that the type does not have and for a
// key that does not fit the order.

/// One page. Columns: id, row_ver, ext, deleted, then `fields` (empty: all of the type, in its
/// order), then sort fields not among them. Rows come in list order, also where read backward.
Result<SqlText> pageSql(const RecordType& type, const Query& q,
                        const std::vector<std::string>& fields = {});
/// Number of rows, not looking further than `cap` (0: all). Order, key and limit do not matter.
Result<SqlText> countSql(const RecordType& type, const Query& q, std::int64_t cap = 0);
/// The keys of rows number `every`, 2·`every` … (from 1), for jumping in a long list: the sort
/// values, then the id. `after` an anchor starts the page that follows it.
Result<SqlText> anchorSql(const RecordType& type, const Query& q, std::int64_t every);
/// How many rows stand from behind Query::after (or the beginning) up to and with `upTo`. With the
/// nearest anchor as `after` this is the row number of a key, at the cost of one stride.
Result<SqlText> distanceSql(const RecordType& type, const Query& q, const RowKey& upTo);
/// Values of `field` and how many rows have each, the most frequent first.
Result<SqlText> distinctSql(const RecordType& type, const Query& q, const std::string& field);

} // namespace myspike
