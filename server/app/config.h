// The server's configuration file: `key = value` lines, `#` for remarks. Every key has a default
// and an explanation, so an empty file is a good one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/limits.h"
#include "shared/base/result.h"

namespace myspike {

struct ServerConfig
{
    std::string address = "127.0.0.1";
    std::uint16_t port = 8443;
    std::filesystem::path certificate; ///< empty: the one that `init` made in the store
    std::filesystem::path privateKey;
    int networkThreads = 2;
    int workerThreads = 8;
    std::filesystem::path logFile; ///< empty: standard error
    std::string logLevel = "info";
    HttpLimits limits;
};

/// What is wrong in the file, with the line it stands on, counted from 1.
struct ConfigProblem
{
    int line = 0;
    Text text;
};

struct ConfigReading
{
    ServerConfig config;
    std::vector<ConfigProblem> problems; ///< empty where the file is sound; all are reported
};

ConfigReading readConfig(std::string_view text);
/// Reads a file. The fault names every problem with its line; an unknown key is one, since a
/// misspelt limit must not pass for a limit.
Result<ServerConfig> readConfigFile(const std::filesystem::path& path);

/// A file with every key, what it is for and its default, for `init` to write and for --help.
std::string explainedConfig();

} // namespace myspike
