#include <CLI/CLI.hpp>

#include <iostream>

int main(int argc, char** argv)
{
    CLI::App app{"The MySPIKE server: holds the authoritative records."};
    app.set_version_flag("--version", "myspike-server " MYSPIKE_VERSION);
    app.require_subcommand(0);
    CLI11_PARSE(app, argc, argv);
    std::cout << app.help();
    return 0;
}
