// When a photograph was taken, from the picture itself.
#pragma once

#include <QByteArray>
#include <optional>

#include "shared/base/date.h"

namespace myspike::ui {

/// DateTimeOriginal of a JPEG's Exif, read as Malaysian time where it names no zone. Nothing where
/// the picture does not say; a truncated or hostile file is nothing too.
std::optional<Instant> captureTime(const QByteArray& jpeg);

} // namespace myspike::ui
