// The facts of an act that has not been done yet. No Qt.
#pragma once

#include "shared/schema/transaction.h"

namespace myspike::desk {

/// As if the reason and the centre's person were already written: a page asks for both when the
/// act is done, so their absence now is no reason against it.
inline ActContext asIfWritten(ActContext context)
{
    context.comment = "?";
    if (context.onBehalfOf.empty()) {
        context.onBehalfOf = "?";
    }
    return context;
}

} // namespace myspike::desk
