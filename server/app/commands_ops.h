// The commands of the server's console: init, import, list, count, user, check.
#pragma once

#include "server/app/commands_serve.h"

namespace myspike {

void registerOpsCommands(CLI::App& app, CommandContext& context);

} // namespace myspike
