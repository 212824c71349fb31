// Colours by meaning. Both tables keep 4.5:1 between a text colour and every surface it stands on
// (tests/client/ui/test_theme.cpp computes it). Widgets ask by their palette, so no theme object
// has to be handed down and a palette change is all that a switch needs.
#pragma once

#include <QColor>
#include <QPalette>

class QWidget;

namespace myspike::ui {

struct Tokens
{
    QColor window;       ///< behind everything
    QColor surface;      ///< cards, fields, lists
    QColor sunken;       ///< headers of tables, wells
    QColor border;       ///< lines that only divide
    QColor borderStrong; ///< edges of controls, 3:1 on surface
    QColor text;
    QColor muted; ///< secondary text
    QColor accent;
    QColor accentHover;
    QColor accentSoft;
    QColor onAccent; ///< text on accent
    QColor ok;
    QColor okSoft;
    QColor warning;
    QColor warningSoft;
    QColor danger;
    QColor dangerSoft;
    QColor info;
    QColor infoSoft;
    QColor selection; ///< behind selected rows and text; text keeps its colour
    QColor hover;
    QColor focus; ///< the focus ring, 3:1 on every surface
    QColor nav;
    QColor navText;
    QColor navMuted;
    QColor navActive;
    QColor navHover;
};

const Tokens& lightTokens();
const Tokens& darkTokens();
/// The table that a palette was made from.
const Tokens& tokens(const QPalette& palette);
const Tokens& tokens(const QWidget* widget);
QPalette paletteFrom(const Tokens& t);

/// Severity or emphasis; never shown by colour alone.
enum class Tone { Neutral, Accent, Ok, Warning, Danger, Info };
QColor ink(const Tokens& t, Tone tone);
QColor soft(const Tokens& t, Tone tone);
/// The icon that goes with a tone.
const char* iconName(Tone tone);

/// WCAG 2 contrast ratio, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

} // namespace myspike::ui
