#include "client/ui/shell/navigation_bar.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include "client/ui/language.h"
#include "client/ui/shell/navigation_item.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/tokens.h"
#include "client/ui/theme/type_scale.h"

namespace myspike::ui {

namespace {

/// Heading of a group; a thin line when the bar is folded.
class NavigationHeading final : public QWidget
{
public:
    NavigationHeading(Msg text, QWidget* parent) : QWidget(parent), m_text(text)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void setFolded(bool folded)
    {
        m_isFolded = folded;
        updateGeometry();
    }
    QSize sizeHint() const override { return {space(12), m_isFolded ? space(4) : space(8)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = tokens(this);
        QPainter painter(this);
        if (m_isFolded) {
            painter.fillRect(QRect(space(2), height() / 2, width() - space(4), 1), t.navActive);
            return;
        }
        painter.setFont(fontFor(TypeRole::Caption));
        painter.setPen(t.navMuted);
        painter.drawText(rect().adjusted(space(3), 0, 0, -space(1)),
                         Qt::AlignBottom | Qt::AlignLeft, translated(m_text));
    }

private:
    Msg m_text;
    bool m_isFolded = false;
};

} // namespace

NavigationBar::NavigationBar(QWidget* parent)
    : QWidget(parent), m_content(new QWidget), m_column(new QVBoxLayout(m_content))
{
    setObjectName(QStringLiteral("shell.nav"));
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("shell.nav.scroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    scroll->setWidget(m_content);
    m_content->setAutoFillBackground(false);
    m_column->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setSpacing(0);
    outer->addWidget(scroll);
    resizeToText();
}

void NavigationBar::addSection(const SectionSpec& section)
{
    const bool isNewGroup = !section.group.empty() &&
                            (m_sections.isEmpty() || QLatin1String(m_sections.last().group.text) !=
                                                         QLatin1String(section.group.text));
    if (isNewGroup) {
        auto* heading = new NavigationHeading(section.group, m_content);
        heading->setFolded(m_isFolded);
        m_headings.append(heading);
        m_column->insertWidget(m_column->count() - 1, heading);
    }
    auto* item = new NavigationItem(section, m_content);
    item->setFolded(m_isFolded);
    connect(item, &QAbstractButton::clicked, this, [this, id = section.id] {
        setCurrent(m_current);
        Q_EMIT sectionRequested(id);
    });
    m_sections.append(section);
    m_items.append(item);
    m_column->insertWidget(m_column->count() - 1, item);
}

void NavigationBar::setCurrent(const QString& id)
{
    m_current = id;
    for (NavigationItem* item : m_items) {
        item->setChecked(item->id() == id);
        if (item->id() == id) {
            findChild<QScrollArea*>(QStringLiteral("shell.nav.scroll"))->ensureWidgetVisible(item);
        }
    }
}

void NavigationBar::setBadge(const QString& id, qint64 count)
{
    for (NavigationItem* item : m_items) {
        if (item->id() == id) {
            item->setBadge(count);
        }
    }
}

void NavigationBar::setFolded(bool folded)
{
    if (m_isFolded == folded) {
        return;
    }
    m_isFolded = folded;
    for (NavigationItem* item : m_items) {
        item->setFolded(folded);
    }
    for (QWidget* heading : m_headings) {
        static_cast<NavigationHeading*>(heading)->setFolded(folded);
    }
    resizeToText();
    Q_EMIT foldedChanged(folded);
}

void NavigationBar::takeFocus()
{
    for (NavigationItem* item : m_items) {
        if (item->id() == m_current) {
            item->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
    if (!m_items.isEmpty()) {
        m_items.first()->setFocus(Qt::ShortcutFocusReason);
    }
}

void NavigationBar::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.nav);
    const int mark = space(7);
    const int left = m_isFolded ? (width() - mark) / 2 : space(5);
    const QRectF badge(left, space(3.5), mark, mark);
    drawBox(&painter, badge, t.navActive, {}, space(1.75));
    QFont font = fontFor(TypeRole::Title);
    painter.setFont(font);
    painter.setPen(t.navText);
    painter.drawText(badge, Qt::AlignCenter, QStringLiteral("M"));
    if (!m_isFolded) {
        painter.drawText(QRectF(left + mark + space(2.5), badge.top(), width(), mark),
                         Qt::AlignVCenter, QStringLiteral("MySPIKE"));
    }
}

void NavigationBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        resizeToText();
    } else if (event->type() == QEvent::LanguageChange) {
        update();
    }
}

void NavigationBar::keyPressEvent(QKeyEvent* event)
{
    const bool down = event->key() == Qt::Key_Down;
    if (!down && event->key() != Qt::Key_Up) {
        QWidget::keyPressEvent(event);
        return;
    }
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (m_items[i]->hasFocus()) {
            const qsizetype next =
                std::clamp<qsizetype>(i + (down ? 1 : -1), 0, m_items.size() - 1);
            m_items[next]->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void NavigationBar::resizeToText()
{
    setFixedWidth(m_isFolded ? space(16) : space(57));
    layout()->setContentsMargins(space(2), space(14), space(2), space(2));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space(0.5));
    update();
}

} // namespace myspike::ui
