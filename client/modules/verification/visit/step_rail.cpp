#include "client/modules/verification/visit/step_rail.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/tokens.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/label.h"

namespace myspike::site_visit {

using ui::space;

RailButton::RailButton(const RailEntry& entry, QWidget* parent)
    : QAbstractButton(parent), m_entry(entry)
{
    setObjectName(QStringLiteral("visit.step.") + QString::fromStdString(entry.code));
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    announce();
}

void RailButton::setProgress(const Progress& progress)
{
    m_progress = progress;
    announce();
    update();
}

void RailButton::setCount(int count)
{
    m_count = count;
    announce();
    update();
}

QSize RailButton::sizeHint() const { return {space(46), std::max(40, space(9))}; }

void RailButton::announce()
{
    const QString title = ui::translated(m_entry.title);
    const QString code = QString::fromStdString(m_entry.code);
    const bool isStep = m_count < 0;
    setToolTip(isStep ? code + QStringLiteral("  ") + title : title);
    setAccessibleName(
        isStep
            ? QStringLiteral("%1 %2. %3")
                  .arg(code, title,
                       ui::translated(Text(msg("visit_rail", "%1 of %2 done, %3 flagged"),
                                           {m_progress.done, m_progress.total, m_progress.flags})))
            : QStringLiteral("%1: %2").arg(title).arg(m_count));
}

void RailButton::paintEvent(QPaintEvent*)
{
    const ui::Tokens& t = ui::tokens(this);
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRect box = rect().adjusted(space(1.5), 1, -space(1.5), -1);
    if (isChecked()) {
        ui::drawBox(&p, QRectF(box), t.accentSoft, Qt::transparent, space(1.5));
    } else if (underMouse()) {
        ui::drawBox(&p, QRectF(box), t.hover, Qt::transparent, space(1.5));
    }
    if (hasFocus()) {
        ui::drawBox(&p, QRectF(box).adjusted(1, 1, -1, -1), Qt::transparent, t.focus, space(1.5),
                    2.0);
    }
    const QColor ink = isChecked() ? t.accent : t.text;
    int left = box.left() + space(2);
    const bool isStep = m_count < 0;
    if (isStep) {
        p.setFont(ui::fontFor(ui::TypeRole::Caption));
        p.setPen(isChecked() ? t.accent : t.muted);
        p.drawText(QRect(left, box.top(), space(7.5), box.height()), Qt::AlignVCenter,
                   QString::fromStdString(m_entry.code));
    } else {
        p.drawPixmap(
            left, box.center().y() - space(2),
            ui::iconPixmap(QStringLiteral("flag"), space(4), t.muted, devicePixelRatioF()));
    }
    left += space(8);
    QString right;
    int rightWidth = space(4);
    QFont small = ui::fontFor(ui::TypeRole::Caption);
    const bool complete = isStep && m_progress.total > 0 && m_progress.isComplete();
    if (!complete) {
        right = !isStep ? QString::number(m_count)
                : m_progress.total == 0
                    ? QString()
                    : QStringLiteral("%1/%2").arg(m_progress.done).arg(m_progress.total);
        rightWidth = QFontMetrics(small).horizontalAdvance(right);
    }
    const int end = box.right() - space(2);
    if (complete) {
        p.drawPixmap(
            end - space(4), box.center().y() - space(2),
            ui::iconPixmap(QStringLiteral("check_circle"), space(4), t.ok, devicePixelRatioF()));
    } else {
        // The line below tells the same where the title needs the room.
        const int flag = m_progress.flags > 0 ? space(5) : 0;
        const QFontMetrics strong(ui::fontFor(ui::TypeRole::Strong));
        if (isStep && left + strong.horizontalAdvance(ui::translated(m_entry.title)) + flag >
                          end - rightWidth - space(1.5)) {
            right.clear();
            rightWidth = 0;
        }
        p.setFont(small);
        p.setPen(t.muted);
        p.drawText(QRect(end - rightWidth, box.top(), rightWidth, box.height()),
                   Qt::AlignVCenter | Qt::AlignRight, right);
    }
    int titleEnd = end - rightWidth - space(1.5);
    if (m_progress.flags > 0) {
        titleEnd -= space(4);
        p.drawPixmap(
            titleEnd, box.center().y() - space(1.75),
            ui::iconPixmap(QStringLiteral("flag"), space(3.5), t.danger, devicePixelRatioF()));
        titleEnd -= space(1);
    }
    p.setFont(ui::fontFor(isChecked() ? ui::TypeRole::Strong : ui::TypeRole::Body));
    p.setPen(ink);
    const QRect words(left, box.top(), titleEnd - left, box.height());
    p.drawText(
        words, Qt::AlignVCenter,
        p.fontMetrics().elidedText(ui::translated(m_entry.title), Qt::ElideRight, words.width()));
    if (isStep && m_progress.total > 0 && !complete && m_progress.done > 0) {
        const int width = box.width() - space(4);
        const QRectF line(box.left() + space(2), box.bottom() - space(0.75), width, space(0.5));
        p.fillRect(line, t.border);
        p.fillRect(QRectF(line.left(), line.top(),
                          width * static_cast<double>(m_progress.done) / m_progress.total,
                          line.height()),
                   t.accent);
    }
}

void RailButton::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        announce();
        update();
    } else if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
}

StepRail::StepRail(const QString& objectName, const std::vector<RailEntry>& entries,
                   QWidget* parent)
    : QWidget(parent)
{
    setObjectName(objectName);
    setFixedWidth(space(46));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space(2), 0, space(2));
    column->setSpacing(0);
    for (const auto& entry : entries) {
        auto* button = new RailButton(entry);
        connect(button, &QAbstractButton::clicked, this,
                [this, button] { Q_EMIT stepRequested(QString::fromStdString(button->code())); });
        column->addWidget(button);
        m_buttons.push_back(button);
    }
    column->addStretch(1);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(space(3), 0, space(2), 0);
    foot->setSpacing(space(0.5));
    for (auto** label : {&m_network, &m_waiting, &m_kept}) {
        *label = new ui::Label({}, ui::TypeRole::Caption);
        (*label)->setMuted(true);
        (*label)->setWordWrap(true);
        (*label)->hide();
        foot->addWidget(*label);
    }
    m_network->setObjectName(objectName + QStringLiteral(".network"));
    m_waiting->setObjectName(objectName + QStringLiteral(".waiting"));
    column->addLayout(foot);
}

void StepRail::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setFixedWidth(space(46));
    }
}

void StepRail::setKept(Text kept)
{
    m_kept->setMessage(std::move(kept));
    m_kept->show();
}

void StepRail::setContact(Text network, Text waiting)
{
    m_network->setVisible(!network.empty());
    m_network->setMessage(std::move(network));
    m_waiting->setVisible(!waiting.empty());
    m_waiting->setMessage(std::move(waiting));
}

void StepRail::setCurrent(const std::string& code)
{
    for (auto* button : m_buttons) {
        button->setChecked(button->code() == code);
    }
}

void StepRail::setProgress(const std::string& code, const Progress& progress)
{
    for (auto* button : m_buttons) {
        if (button->code() == code) {
            button->setProgress(progress);
        }
    }
}

void StepRail::setCount(const std::string& code, int count)
{
    for (auto* button : m_buttons) {
        if (button->code() == code) {
            button->setCount(count);
        }
    }
}

void StepRail::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Up && event->key() != Qt::Key_Down) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int by = event->key() == Qt::Key_Down ? 1 : -1;
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        if (m_buttons[i]->hasFocus()) {
            const auto to =
                std::clamp(static_cast<int>(i) + by, 0, static_cast<int>(m_buttons.size()) - 1);
            m_buttons[static_cast<std::size_t>(to)]->setFocus();
            return;
        }
    }
}

void StepRail::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(QRect(width() - 1, 0, 1, height()), ui::tokens(this).border);
}

} // namespace myspike::site_visit
