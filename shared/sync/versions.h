// Operations and rows across versions of the record types (sync.md §11), as the catalogue's
// modules describe them.
#pragma once

#include <boost/json/fwd.hpp>

#include "shared/schema/command.h"
#include "shared/sync/operation.h"

namespace myspike {

/// Makes an operation of an earlier version one of today's. Unsupported, with the rule SCHEMA_OLD,
/// where it is older than what is still understood.
Status raiseOperation(boost::json::object& operation, const Catalogue& catalogue);

/// The version that a server must have to understand the operation.
int neededSchema(const Operation& op, const Catalogue& catalogue);

/// A row, or the values of a patch, as a program of `schema` knows them.
Result<Record> shownTo(int schema, const Record& row, const Catalogue& catalogue);
void showTo(int schema, std::string_view type, boost::json::object& values,
            const Catalogue& catalogue);
/// Whether rows look different to programs of `a` and of `b`.
bool looksDifferent(int a, int b, const Catalogue& catalogue);

} // namespace myspike
