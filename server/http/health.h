// GET /v1/health: whether the server can do its work, for the service manager and the installer.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/http/handler_table.h"

namespace myspike {

/// One thing that must hold, for instance "store". Runs on a worker; keep it under a second.
struct HealthCheck
{
    std::string name;
    std::function<Status()> check;
};

/// Answers 200 or, where a check fails, 503, with the name of each and how it stands. Reasons go
/// to the log only: anybody may ask.
Route healthRoute(std::vector<HealthCheck> checks);

} // namespace myspike
