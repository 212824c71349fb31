// Shares the width of a table among its columns. GUI thread (fonts).
#pragma once

#include <vector>

#include "client/ui/print/document.h"

namespace myspike::print {

inline constexpr double kTablePoints = 8.5;
inline constexpr double kCellPadding = 40; ///< left and right each, tenths of a point

/// Widths that add up to `available`. Weighted columns get their share; the others what their
/// header and first 400 rows need; where that is too much no word is broken as long as it can
/// be helped, and the widest give way first.
std::vector<double> columnWidths(const DataTable& table, double available,
                                 double points = kTablePoints);

/// Size of the letters at which no word of a table without weights has to be broken: smaller than
/// usual where many columns stand side by side, but never unreadable.
double tablePoints(const DataTable& table, double available);

/// Width at which no cell of those rows would wrap.
double naturalTableWidth(const DataTable& table);

} // namespace myspike::print
