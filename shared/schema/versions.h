// How versions of the record types live beside each other (sync.md §11): what an older operation
// means today, and how a row of today looks to an older program. New fields need neither.
#pragma once

#include <boost/json/fwd.hpp>

#include <functional>

#include "shared/base/result.h"

namespace myspike {

struct SchemaRange
{
    int current = 1;
    /// Programs older than this get no rows, but their work is still taken.
    int oldestPull = 1;
    /// The oldest operation that is still understood: at least twelve months back.
    int oldestPush = 1;
};

/// Makes an operation of version `from` one of the next version, as JSON: members `command`,
/// `args` and `base`. One that no longer can be is a fault, in words for its author.
struct OperationConverter
{
    int from = 1;
    const char* type = "";    ///< of the subject
    const char* command = ""; ///< empty: every command on that type
    std::function<Status(boost::json::object& operation)> convert;
};

/// Shows a row, or what changed of it, to programs older than `below`: values by field name,
/// changed in place. Names that an older program does not know need not go; it keeps them unread.
struct RowLens
{
    int below = 2;
    const char* type = "";
    std::function<void(boost::json::object& values)> show;
};

} // namespace myspike
