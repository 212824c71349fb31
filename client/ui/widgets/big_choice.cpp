#include "client/ui/widgets/big_choice.h"

#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/words.h"

namespace myspike::ui {

namespace {

/// A digit stands for itself in every language.
bool isLiteral(const BigOption& option) { return option.label.context[0] == '\0'; }

QString labelOf(const BigOption& option)
{
    return isLiteral(option) ? QString::fromLatin1(option.label.text) : translated(option.label);
}

bool hasKeyCap(const BigOption& option)
{
    return option.key != Qt::Key_unknown && !isLiteral(option);
}

} // namespace

QList<BigOption> yesNoNotApplicable()
{
    return {{QStringLiteral("yes"), words::kYes, Qt::Key_Y, Tone::Ok, QStringLiteral("check")},
            {QStringLiteral("no"), words::kNo, Qt::Key_N, Tone::Danger, QStringLiteral("close")},
            {QStringLiteral("not_applicable"), words::kNotApplicable, Qt::Key_T, Tone::Neutral,
             QStringLiteral("minus")}};
}

QList<BigOption> scoresUpTo(int n)
{
    QList<BigOption> options;
    for (int i = 0; i <= n && i <= 9; ++i) {
        static constexpr const char* kDigits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
        options.append({QString::number(i),
                        Msg{"", kDigits[i]},
                        static_cast<Qt::Key>(Qt::Key_0 + i),
                        Tone::Accent,
                        {}});
    }
    return options;
}

BigChoice::BigChoice(const QString& objectName, QList<BigOption> options, QWidget* parent)
    : QWidget(parent), m_options(std::move(options))
{
    setObjectName(objectName);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    announce();
}

QString BigChoice::value() const { return m_current < 0 ? QString() : m_options[m_current].code; }

void BigChoice::setValue(const QString& code)
{
    m_current = -1;
    for (int i = 0; i < m_options.size(); ++i) {
        if (m_options[i].code == code) {
            m_current = i;
        }
    }
    m_cursor = std::max(0, m_current);
    m_earlier.clear();
    announce();
    update();
}

int BigChoice::neededWidth(int index) const
{
    const BigOption& option = m_options[index];
    QFont font = this->font();
    font.setWeight(QFont::DemiBold);
    const QString label = labelOf(option);
    const int icon = option.iconName.isEmpty() ? 0 : space(6);
    const int key = hasKeyCap(option) ? space(6.5) : 0;
    return std::max(space(12), QFontMetrics(font).horizontalAdvance(label) + icon + key + space(6));
}

QSize BigChoice::sizeHint() const
{
    int width = 0;
    for (int i = 0; i < m_options.size(); ++i) {
        width += neededWidth(i);
    }
    return {width, std::max(40, space(11))};
}

QRect BigChoice::segment(int index) const
{
    // Each gets what its words need and an equal share of what is left.
    const int rest = std::max(0, width() - sizeHint().width());
    const int count = int(m_options.size());
    int left = 0;
    for (int i = 0; i < index; ++i) {
        left += neededWidth(i) + rest / count;
    }
    const int right = index == count - 1 ? width() : left + neededWidth(index) + rest / count;
    return {left, 0, right - left, height()};
}

int BigChoice::segmentAt(QPoint position) const
{
    for (int i = 0; i < m_options.size(); ++i) {
        if (segment(i).contains(position)) {
            return i;
        }
    }
    return -1;
}

void BigChoice::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(this);
    QPainter painter(this);
    const qreal radius = space(1.5);
    drawBox(&painter, rect(), t.surface, t.borderStrong, radius);
    for (int i = 0; i < m_options.size(); ++i) {
        const BigOption& option = m_options[i];
        const QRect box = segment(i);
        const bool on = i == m_current;
        const QColor front =
            on ? (option.tone == Tone::Neutral ? t.text : ink(t, option.tone)) : t.text;
        if (on) {
            drawBox(&painter, QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5), soft(t, option.tone),
                    ink(t, option.tone), radius - 1, 2);
        } else if (i == m_over && !m_isReadOnly) {
            drawBox(&painter, QRectF(box).adjusted(2, 2, -2, -2), t.hover, {}, radius - 1);
        }
        if (i > 0 && !on && i - 1 != m_current) {
            painter.fillRect(QRect(box.left(), space(2), 1, height() - space(4)), t.border);
        }
        QFont font = this->font();
        font.setWeight(on ? QFont::DemiBold : QFont::Medium);
        painter.setFont(font);
        const QString label = labelOf(option);
        const bool showKey = hasKeyCap(option);
        const int side = space(4.5);
        const int iconRoom = option.iconName.isEmpty() ? 0 : space(6);
        const int keyRoom = showKey ? space(6.5) : 0;
        const int textWidth = painter.fontMetrics().horizontalAdvance(label);
        int left =
            box.left() + std::max(space(1), (box.width() - textWidth - iconRoom - keyRoom) / 2);
        if (iconRoom > 0) {
            painter.drawPixmap(
                left, (height() - side) / 2,
                iconPixmap(option.iconName, side, on ? front : t.muted, devicePixelRatioF()));
            left += iconRoom;
        }
        painter.setPen(front);
        painter.drawText(QRect(left, 0, textWidth + 2, height()), Qt::AlignVCenter, label);
        if (showKey) {
            const QRect cap(left + textWidth + space(2), (height() - space(4.5)) / 2, space(4.5),
                            space(4.5));
            drawBox(&painter, cap, t.sunken, t.border, space(0.75));
            painter.setFont(fontFor(TypeRole::Caption));
            painter.setPen(t.muted);
            painter.drawText(cap, Qt::AlignCenter, QKeySequence(option.key).toString());
        }
        if (hasFocus() && i == m_cursor) {
            drawBox(&painter, QRectF(box).adjusted(3, 3, -3, -3), {}, t.focus, radius - 2, 2);
        }
    }
}

void BigChoice::mousePressEvent(QMouseEvent* event)
{
    const int index = segmentAt(event->pos());
    if (event->button() == Qt::LeftButton && index >= 0) {
        choose(index);
    }
}

void BigChoice::mouseMoveEvent(QMouseEvent* event)
{
    const int over = segmentAt(event->pos());
    if (over != m_over) {
        m_over = over;
        update();
    }
}

void BigChoice::leaveEvent(QEvent*)
{
    m_over = -1;
    update();
}

void BigChoice::keyPressEvent(QKeyEvent* event)
{
    if (!takeKey(event)) {
        QWidget::keyPressEvent(event);
    }
}

bool BigChoice::takeKey(QKeyEvent* event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        return false;
    }
    for (int i = 0; i < m_options.size(); ++i) {
        if (event->key() == m_options[i].key) {
            choose(i);
            return true;
        }
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int step = event->key() == Qt::Key_Right ? 1 : -1;
        m_cursor = std::clamp(m_cursor + step, 0, int(m_options.size()) - 1);
        update();
        return true;
    }
    case Qt::Key_Space:
        choose(m_cursor);
        return true;
    case Qt::Key_Backspace:
        if (m_earlier.isEmpty()) {
            return false;
        }
        undo();
        return true;
    default:
        return false;
    }
}

void BigChoice::choose(int index)
{
    if (m_isReadOnly) {
        return;
    }
    if (index != m_current) {
        m_earlier.append(m_current);
        m_current = index;
    }
    m_cursor = index;
    announce();
    update();
    Q_EMIT chosen(m_options[index].code);
}

void BigChoice::undo()
{
    if (m_isReadOnly || m_earlier.isEmpty()) {
        return;
    }
    m_current = m_earlier.takeLast();
    m_cursor = std::max(0, m_current);
    announce();
    update();
    Q_EMIT undone(value());
}

void BigChoice::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        announce();
        updateGeometry();
        update();
    }
}

void BigChoice::announce()
{
    const QString answer =
        m_current < 0 ? translated(msg("ui", "not answered")) : labelOf(m_options[m_current]);
    setAccessibleDescription(answer);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace myspike::ui
