#include "client/ui/shell/navigation_item.h"

#include <QEvent>
#include <QPainter>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/chip.h"

namespace myspike::ui {

NavigationItem::NavigationItem(const SectionSpec& section, QWidget* parent)
    : QAbstractButton(parent), m_section(section)
{
    setObjectName(QStringLiteral("shell.nav.") + section.id);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    retranslate();
}

void NavigationItem::setBadge(qint64 count)
{
    m_badge = count;
    retranslate();
}

void NavigationItem::setFolded(bool folded)
{
    m_isFolded = folded;
    retranslate();
}

QSize NavigationItem::sizeHint() const { return {space(12), std::max(36, space(9.5))}; }

void NavigationItem::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(this);
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(0, 1, 0, -1);
    if (isChecked()) {
        drawBox(&painter, box, t.navActive, {}, space(1.5));
    } else if (underMouse()) {
        drawBox(&painter, box, t.navHover, {}, space(1.5));
    }
    if (hasFocus()) {
        drawBox(&painter, box, {}, t.navText, space(1.5), 2);
    }
    const QColor front = isChecked() ? t.navText : t.navMuted;
    const int side = space(5);
    const int left = m_isFolded ? (width() - side) / 2 : space(3);
    painter.drawPixmap(left, (height() - side) / 2,
                       iconPixmap(m_section.iconName, side, front, devicePixelRatioF()));
    const QString count = badgeText(m_badge);
    const int pill = space(4.5);
    painter.setFont(fontFor(TypeRole::Caption));
    const int pillWidth =
        std::max(pill, painter.fontMetrics().horizontalAdvance(count) + space(2.5));
    if (m_isFolded) {
        if (m_badge > 0) {
            drawBox(&painter,
                    QRectF(left + side - space(1), height() / 2.0 - space(3), space(2), space(2)),
                    t.navText, t.nav, space(1), 1);
        }
        return;
    }
    drawBadge(&painter,
              QRectF(width() - pillWidth - space(2), (height() - pill) / 2.0, pillWidth, pill),
              m_badge, isChecked() ? t.navText : t.navActive, isChecked() ? t.nav : t.navText);
    QFont font = this->font();
    font.setWeight(isChecked() ? QFont::DemiBold : QFont::Medium);
    painter.setFont(font);
    painter.setPen(front);
    const int room = width() - space(11) - (m_badge > 0 ? pillWidth + space(4) : space(2));
    painter.drawText(QRect(space(11), 0, room, height()), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));
}

void NavigationItem::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
}

void NavigationItem::retranslate()
{
    const QString title = translated(m_section.title);
    setText(title);
    const QString spoken =
        m_badge > 0 ? translated(Text(msg("shell", "%1, %2 waiting"),
                                      {title.toStdString(), static_cast<long long>(m_badge)}))
                    : title;
    setAccessibleName(spoken);
    // The bar is narrow: a long title ends in dots.
    setToolTip(spoken);
    update();
}

} // namespace myspike::ui
