// A signature as it was drawn. Values only: any thread.
#pragma once

#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <vector>

#include "shared/base/result.h"

namespace myspike::print {

struct Strokes
{
    std::vector<QPolygonF> lines;
    QRectF bounds;
    QString typedName; ///< instead of lines, where the signatory typed the name
};

/// Reads what the signature pad keeps (client/ui/widgets/signature.h), `{"strokes": [[[x, y], …],
/// …]}` or the bare array. A point is `[x, y, …]` (what follows, time or pressure, is not drawn) or
/// `{"x": …, "y": …}`. Units are free: drawing scales to fit. At most 20,000 points. Faults:
/// Corrupt when it is not that, TooLarge.
Result<Strokes> parseStrokes(const QString& json);

} // namespace myspike::print
