// Who acts on the server's own command line: by the right to the machine, not by a grant.
#pragma once

#include <string>

#include "shared/base/date.h"
#include "shared/base/rng.h"
#include "shared/sync/operation.h"

namespace myspike {

struct ConsoleOperator
{
    std::string name; ///< as it stands in the history, for instance "root (server console)"
    const Clock& clock;
    Rng& rng;

    Operation act(const char* command, const char* type, const Id& subject) const
    {
        Operation op;
        op.at = clock.now();
        op.id = Id::make(op.at, rng);
        op.command = command;
        op.type = type;
        op.subject = subject;
        op.deviceName = name;
        return op;
    }
};

} // namespace myspike
