#include "client/ui/widgets/label.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>

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

void Label::setElided(bool elided)
{
    m_isElided = elided;
    updateGeometry();
    update();
}

QSize Label::minimumSizeHint() const
{
    const auto hint = QLabel::minimumSizeHint();
    return m_isElided ? QSize(fontMetrics().averageCharWidth() * 8, hint.height()) : hint;
}

void Label::paintEvent(QPaintEvent* event)
{
    const auto room = contentsRect();
    const bool fits = fontMetrics().horizontalAdvance(text()) <= room.width();
    if (m_isElided) {
        setToolTip(fits ? QString() : text());
    }
    if (!m_isElided || fits) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(room, static_cast<int>(alignment() | Qt::TextSingleLine),
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
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
