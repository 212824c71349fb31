#include "client/ui/widgets/key_hint.h"

#include <QEvent>
#include <QPainter>

#include "client/ui/theme/style.h"
#include "client/ui/theme/tokens.h"
#include "client/ui/theme/type_scale.h"

namespace myspike::ui {

KeyHint::KeyHint(const QKeySequence& keys, QWidget* parent) : QWidget(parent), m_keys(keys)
{
    setTypeRole(this, TypeRole::Caption);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void KeyHint::setKeys(const QKeySequence& keys)
{
    m_keys = keys;
    updateGeometry();
    update();
}

QString KeyHint::shownKeys() const { return m_keys.toString(QKeySequence::NativeText); }

QSize KeyHint::sizeHint() const
{
    if (m_keys.isEmpty()) {
        return {0, 0};
    }
    return {fontMetrics().horizontalAdvance(shownKeys()) + space(3), fontMetrics().height() + 4};
}

void KeyHint::paintEvent(QPaintEvent*)
{
    if (m_keys.isEmpty()) {
        return;
    }
    const Tokens& t = tokens(this);
    QPainter painter(this);
    drawBox(&painter, rect(), t.sunken, t.border, space(0.75));
    painter.setPen(t.muted);
    painter.drawText(rect(), Qt::AlignCenter, shownKeys());
}

void KeyHint::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
}

} // namespace myspike::ui
