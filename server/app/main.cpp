#include <CLI/CLI.hpp>

#include "server/app/commands_ops.h"
#include "server/app/commands_serve.h"

int main(int argc, char** argv)
{
    CLI::App app{"The MySPIKE server: holds the authoritative records."};
    app.set_version_flag("--version", "myspike-server " MYSPIKE_VERSION);
    app.require_subcommand(1);
    myspike::CommandContext context;
    app.add_option("--store", context.store, "Folder of the store")->required();
    myspike::registerServe(app, context);
    myspike::registerOpsCommands(app, context);
    CLI11_PARSE(app, argc, argv);
    return context.exitStatus;
}
