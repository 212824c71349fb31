// The commands of myspike-cli: what each says on standard output, as text or as JSON.
#pragma once

#include <filesystem>

namespace CLI {
class App;
}

namespace myspike::cli {

struct CommandContext
{
    std::filesystem::path folder;
    bool json = false;
    int exitStatus = 0; ///< 1: refused; 2: done, but something was refused by the server
};

void registerCommands(CLI::App& app, CommandContext& context);

} // namespace myspike::cli
