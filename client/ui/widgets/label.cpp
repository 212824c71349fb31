#include "client/ui/widgets/label.h"

#include <QApplication>
#include <QEvent>

#include "client/ui/language.h"
#include "client/ui/theme/tokens.h"

namespace myspike::ui {

Label::Label(Text text, TypeRole role, QWidget* parent) : QLabel(parent), m_text(std::move(text))
{
    setTypeRole(this, role);
    setTextFormat(Qt::PlainText);
    setText(translated(m_text));
}

void Label::setMessage(Text text)
{
    m_text = std::move(text);
    setText(translated(m_text));
}

void Label::setMuted(bool muted)
{
    m_isMuted = muted;
    recolour();
}

void Label::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setText(translated(m_text));
    } else if (event->type() == QEvent::ApplicationPaletteChange ||
               event->type() == QEvent::PaletteChange) {
        recolour();
    }
}

void Label::recolour()
{
    const QColor wanted = tokens(QApplication::palette()).muted;
    const bool isOwn = testAttribute(Qt::WA_SetPalette);
    if (m_isMuted ? !isOwn || palette().color(QPalette::WindowText) != wanted : isOwn) {
        QPalette own;
        if (m_isMuted) {
            own.setColor(QPalette::WindowText, wanted);
        }
        setPalette(own);
    }
}

} // namespace myspike::ui
