// `myspike-server serve`.
#pragma once

#include <filesystem>

namespace CLI {
class App;
}

namespace myspike {

/// What a command left behind: the status the program ends with.
struct CommandContext
{
    std::filesystem::path store; ///< from --store
    int exitStatus = 0;
};

void registerServe(CLI::App& app, CommandContext& context);

} // namespace myspike
