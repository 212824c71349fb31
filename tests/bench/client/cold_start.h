// The whole client as a process of its own: from its start to the first list, with a log-in from
// this machine's memory and no server.
#pragma once

#include <QString>

#include <cstdint>

#include "shared/base/date.h"

namespace myspike::bench {

/// What a start took, in milliseconds from the moment before the process was made.
struct ColdStart
{
    double loginMs = 0; ///< the log-in page is painted
    double listMs = 0;  ///< and, the password given at once, the first list with its rows
    double rssMib = 0;  ///< resident, the list painted, then its end and a filter looked at
    double peakMib = 0;
};

/// In the started process. `section` is shown if it is not empty; the session keeps it.
int runAsClient(int argc, char** argv, const QString& machine, Instant at, std::int64_t startedNs,
                const QString& section);

/// Starts `program` as a client over the machine and waits for what it says; ends the program where
/// the list that came up has fewer rows than it should.
ColdStart startClient(const QString& program, const QString& machine, Instant at, int leastRows,
                      const QString& section = {});

} // namespace myspike::bench
