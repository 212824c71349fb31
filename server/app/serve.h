// `serve`: puts store, keys, sessions, routes and the listener together and runs until told to
// stop. The only place of the server that names concrete classes.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "server/app/config.h"
#include "server/app/serve_loop.h"
#include "shared/base/date.h"
#include "shared/base/rng.h"

namespace myspike {

struct ServeOptions
{
    std::filesystem::path store;
    std::optional<std::string> address; ///< over the configuration's
    std::optional<std::uint16_t> port;  ///< 0: the system chooses
    /// Password hashing of tests costs less.
    bool cheapPasswords = false;
};

/// Blocks until `stop`. `listening` is told the port once requests are answered.
Status serve(const ServeOptions& options, const Clock& clock, Rng& rng, StopSignals& stop,
             const std::function<void(std::uint16_t port)>& listening);

} // namespace myspike
