// The product's icons: strokes of 24 units in resources/icons, drawn in the palette's colours.
#pragma once

#include <QIcon>
#include <QString>

#include "client/ui/theme/tokens.h"

namespace myspike::ui {

/// An icon that follows the application's palette. `name` is a file of resources/icons without
/// its ending; an unknown name gives a null icon. `colour` picks a token, the text's by default.
QIcon icon(const QString& name, QColor Tokens::*colour = nullptr);
inline QIcon icon(const char* name, QColor Tokens::*colour = nullptr)
{
    return icon(QString::fromLatin1(name), colour);
}
/// One icon in one colour, for own painting; `logicalSize` in device-independent pixels.
QPixmap iconPixmap(const QString& name, int logicalSize, const QColor& colour, qreal ratio);

} // namespace myspike::ui
