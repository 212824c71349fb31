#include "client/ui/widgets/chip.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/type_scale.h"

namespace myspike::ui {

Chip::Chip(Kind kind, QWidget* parent) : QAbstractButton(parent), m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(kind == Kind::Label ? Qt::NoFocus : Qt::StrongFocus);
    if (kind == Kind::Label) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    } else {
        setAttribute(Qt::WA_Hover);
    }
}

void Chip::setContent(Text text, Tone tone, const QString& iconName)
{
    m_text = std::move(text);
    m_tone = tone;
    m_iconName = iconName;
    retranslate();
}

int Chip::crossWidth() const { return m_kind == Kind::Removable ? space(5) : 0; }

QSize Chip::sizeHint() const
{
    const int height = m_kind == Kind::Label ? space(5.5) : std::max(32, space(8));
    const int iconWidth = m_iconName.isEmpty() ? 0 : space(5);
    return {fontMetrics().horizontalAdvance(text()) + iconWidth + crossWidth() + space(5), height};
}

void Chip::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(this);
    QPainter painter(this);
    const bool over = m_kind != Kind::Label && underMouse();
    const QColor front = m_tone == Tone::Neutral ? t.text : ink(t, m_tone);
    drawBox(&painter, rect(), soft(t, m_tone), hasFocus() ? t.focus : (over ? front : QColor()),
            height() / 2.0, hasFocus() ? 2 : 1);
    int left = space(2.5);
    if (!m_iconName.isEmpty()) {
        const int side = space(4);
        painter.drawPixmap(left, (height() - side) / 2,
                           iconPixmap(m_iconName, side, front, devicePixelRatioF()));
        left += space(5);
    }
    painter.setPen(front);
    painter.drawText(QRect(left, 0, width() - left - crossWidth() - space(1), height()),
                     Qt::AlignVCenter | Qt::AlignLeft, text());
    if (m_kind == Kind::Removable) {
        const int side = space(3.5);
        painter.drawPixmap(width() - side - space(2), (height() - side) / 2,
                           iconPixmap(QStringLiteral("close"), side, front, devicePixelRatioF()));
    }
}

void Chip::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (m_kind == Kind::Removable &&
        (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT removeRequested();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_kind == Kind::Removable && rect().contains(event->pos()) &&
        event->pos().x() > width() - crossWidth() - space(2)) {
        setDown(false);
        Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::retranslate()
{
    const QString plain = translated(m_text);
    setText(plain);
    setAccessibleName(plain);
    updateGeometry();
    update();
}

QString badgeText(qint64 count)
{
    constexpr qint64 kMost = 99;
    return count > kMost ? QStringLiteral("99+") : count > 0 ? QString::number(count) : QString();
}

void drawBadge(QPainter* painter, const QRectF& rect, qint64 count, const QColor& fill,
               const QColor& text)
{
    if (count <= 0) {
        return;
    }
    drawBox(painter, rect, fill, {}, rect.height() / 2);
    painter->setPen(text);
    painter->drawText(rect, Qt::AlignCenter, badgeText(count));
}

} // namespace myspike::ui
