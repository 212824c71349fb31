#include "server/app/commands_serve.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

#include "server/app/serve.h"

namespace myspike {

void registerServe(CLI::App& app, CommandContext& context)
{
    auto* command = app.add_subcommand("serve", "Answers clients until it is told to stop.");
    command->footer("Example:\n  myspike-server --store /srv/myspike serve --port 8443\n"
                    "Stops cleanly on Ctrl-C or SIGTERM: no new requests, those under way finish.");
    auto options = std::make_shared<ServeOptions>();
    auto address = std::make_shared<std::string>();
    auto port = std::make_shared<int>(-1);
    command->add_option("--address", *address, "Numeric address to listen on");
    command->add_option("--port", *port, "Port; 0 lets the system choose")
        ->check(CLI::Range(0, 65535));
    command->callback([&context, options, address, port] {
        options->store = context.store;
        if (!address->empty()) {
            options->address = *address;
        }
        if (*port >= 0) {
            options->port = static_cast<std::uint16_t>(*port);
        }
        StopSignals stop;
        SystemClock clock;
        SystemRng rng;
        const auto status = serve(*options, clock, rng, stop, [](std::uint16_t at) {
            // Scripts and tests wait for this line.
            std::cout << "listening on port " << at << std::endl;
        });
        if (!status) {
            std::cerr << "myspike-server: " << status.fault().forUser.english() << '\n';
            context.exitStatus = 1;
        }
    });
}

} // namespace myspike
