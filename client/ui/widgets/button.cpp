#include "client/ui/widgets/button.h"

#include <QEvent>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"

namespace myspike::ui {

namespace {

QColor Tokens::*iconColour(Emphasis emphasis)
{
    switch (emphasis) {
    case Emphasis::Primary:
        return &Tokens::onAccent;
    case Emphasis::Danger:
        return &Tokens::danger;
    case Emphasis::Quiet:
        return &Tokens::accent;
    case Emphasis::Plain:
        break;
    }
    return nullptr;
}

} // namespace

Button::Button(const QString& objectName, Msg text, QWidget* parent, Emphasis emphasis,
               const QString& iconName)
    : QPushButton(parent), m_text(text)
{
    setObjectName(objectName);
    setEmphasis(this, emphasis);
    setAutoDefault(false);
    if (!iconName.isEmpty()) {
        setIcon(ui::icon(iconName, iconColour(emphasis)));
    }
    retranslate();
}

void Button::setMessage(Text text)
{
    m_text = std::move(text);
    retranslate();
}

void Button::setAvailable(const Text& whyNot)
{
    m_whyNot = whyNot;
    setEnabled(whyNot.empty());
    retranslate();
}

void Button::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void Button::retranslate()
{
    setText(translated(m_text));
    setToolTip(translated(m_whyNot));
    setAccessibleDescription(translated(m_whyNot));
}

IconButton::IconButton(const QString& objectName, const QString& iconName, Msg text,
                       QWidget* parent, QColor Tokens::*colour)
    : QToolButton(parent), m_text(text), m_colour(colour)
{
    setObjectName(objectName);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setIconName(iconName);
    retranslate();
}

void IconButton::setMessage(Text text)
{
    m_text = std::move(text);
    retranslate();
}

void IconButton::setIconName(const QString& iconName) { setIcon(ui::icon(iconName, m_colour)); }

void IconButton::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void IconButton::retranslate()
{
    const QString text = translated(m_text);
    setToolTip(text);
    setAccessibleName(text);
}

} // namespace myspike::ui
