// Makes the embedded font and words of printing reachable. A static library's resources are
// dropped by the linker unless somebody asks for them by name.
#pragma once

#include <QString>

namespace myspike::print {

void openResources();

/// Family of the embedded font, loaded at the first call. GUI thread.
QString printFamily();

} // namespace myspike::print
