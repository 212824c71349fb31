// Sizes that follow the text: a unit is 4 px at 100 %.
#pragma once

#include <QFont>

class QWidget;

namespace myspike::ui {

/// Steps of the type scale; each is a factor and a weight on the application's font.
enum class TypeRole { Caption, Body, Strong, Title, Heading, Figure };

QFont fontFor(TypeRole role);
/// Gives a widget a step of the scale and keeps it through changes of the text size.
void setTypeRole(QWidget* widget, TypeRole role);
/// Device-independent pixels of `units` at the present text size.
int space(double units);
/// Sets again the font of every widget that has a role; the theme calls it after a change.
void renewTypeRoles();

} // namespace myspike::ui
