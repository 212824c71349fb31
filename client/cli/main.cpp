#include <CLI/CLI.hpp>

#include "client/cli/commands.h"

int main(int argc, char** argv)
{
    CLI::App app{"MySPIKE without windows: a replica in a folder, for scripts and support."};
    app.set_version_flag("--version", "myspike-cli " MYSPIKE_VERSION);
    app.require_subcommand(1);
    myspike::cli::CommandContext context;
    app.add_option("--data", context.folder, "Folder of the replica; one person, one server")
        ->required();
    app.add_flag("--json", context.json, "Answers as JSON, one object or array");
    myspike::cli::registerCommands(app, context);
    CLI11_PARSE(app, argc, argv);
    return context.exitStatus;
}
