// Writes a file whole or not at all.
#pragma once

#include <QByteArray>
#include <QString>

#include "shared/base/result.h"

namespace myspike::print {

/// Writes beside the target, then renames; what stood there stays until the new file is complete.
/// Faults: DiskFull, Io.
Status saveFile(const QString& path, const QByteArray& bytes);

} // namespace myspike::print
