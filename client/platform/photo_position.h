// Where a photograph was taken, by what the camera wrote into it (EXIF). Thread-safe.
#pragma once

#include <QByteArray>
#include <optional>

#include "shared/base/position.h"

namespace myspike::platform {

/// Nothing where the picture tells no position, or none that is on the earth.
std::optional<Position> positionInPhoto(const QByteArray& picture);

} // namespace myspike::platform
