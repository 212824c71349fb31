// Makes a story that breaks a promise as short as it can be while it still breaks the same one.
#pragma once

#include "tests/sim/simulation.h"

namespace myspike::sim {

/// The promise's short name at the beginning of a complaint: "I6" of "I6: lacks a row".
std::string promiseOf(const std::string& broken);

/// Delta debugging over the steps, then over the faults of the network, within `mostRuns`.
Story shrink(Story story, const Outcome& outcome, int mostRuns = 600);

} // namespace myspike::sim
