// Bugs planted into copies of the product's sources (plant.cpp, mutants.txt).
#pragma once

#include <string>
#include <vector>

namespace myspike::sim {

struct Mutant
{
    int number = 0;
    std::string name;
    std::string about;
    bool isPlanted = false; ///< false: the text it changes no longer stands in the source
};

const std::vector<Mutant>& mutants();

/// The one that is at work; 0: none.
extern int g_planted;

} // namespace myspike::sim
