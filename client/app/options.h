// What the program is told when it starts; what it is not told stands in the settings.
#pragma once

#include <QString>

#include <optional>

namespace myspike {

struct StartOptions
{
    QString serverUrl;               ///< https://name:port
    QString authorityFile;           ///< PEM of the server's authority
    QString dataFolder;              ///< replicas and settings of this machine
    std::optional<QString> language; ///< "ms" or "en"
    std::optional<QString> theme;    ///< "light", "dark" or "system"
};

} // namespace myspike
