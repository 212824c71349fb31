// What the user may do with a record now, and why not: asked of the same functions that decide.
#pragma once

#include <QFuture>
#include <map>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/schema/command.h"

namespace myspike {
class Replica;
}

namespace myspike::ui {

struct ActRight
{
    const Transition* transition = nullptr; ///< one of the two
    const Command* command = nullptr;
    /// Belongs to the record's state and the user's roles; otherwise it is not shown at all.
    bool isOffered = false;
    Text whyNot; ///< empty where it is possible
};

struct RecordRights
{
    Record record;
    Text whyNotEdit;
    Text whyNotRemove;
    std::vector<ActRight> acts;
    std::map<std::string, Text> whyNotAddChild; ///< by the child type's key
};

/// Every transition of the type and command on it, in their order.
std::vector<ActRight> actsOf(const Catalogue& catalogue, const RecordType& type);
QFuture<Result<RecordRights>> rightsOf(Replica& replica, const RecordType& type, const Id& record);
/// True where a workflow at the type or above it judges on submitting, so that saving does not.
bool isGoverned(const Catalogue& catalogue, const RecordType& type);

} // namespace myspike::ui
