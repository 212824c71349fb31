// A signature made on the screen: strokes, or a typed name with a confirmation. Kept as compact
// text, for instance {"v":1,"s":[[120,80,3,-2,…],…]}: the first point of a stroke, then steps.
#pragma once

#include <QImage>
#include <QList>
#include <QPoint>
#include <QString>

#include "shared/base/result.h"

class QPainter;

namespace myspike::ui {

struct Signature
{
    /// The paper that points are counted on.
    static constexpr int kWidth = 1000;
    static constexpr int kHeight = 300;

    QList<QList<QPoint>> strokes;
    /// Instead of strokes: the name as the signatory typed it.
    QString typedName;

    bool isEmpty() const { return strokes.isEmpty() && typedName.isEmpty(); }
    QString toJson() const;
    /// Refuses text of another form, points off the paper and more than 20,000 points.
    static Result<Signature> fromJson(const QString& text);
    /// Into `rect`, keeping its proportions.
    void paint(QPainter* painter, const QRectF& rect, const QColor& colour) const;
    /// Black on white.
    QImage toImage(int width) const;
    bool operator==(const Signature&) const = default;
};

} // namespace myspike::ui
