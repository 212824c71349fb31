// ./dev sim --crash: scripted stories, told once for every call to a disk and every exchange in
// them, each time with an end at that place.
#pragma once

#include "tests/sim/simulation.h"

namespace myspike::sim {

struct Scenario
{
    std::string name;
    Story story;
};
const std::vector<Scenario>& scenarios();

/// Everything that can be interrupted in one scenario.
std::vector<Interruption> interruptionsOf(const Scenario& scenario);

} // namespace myspike::sim
