#include "client/ui/widgets/empty_state.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "client/ui/theme/icons.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"

namespace myspike::ui {

EmptyState::EmptyState(const QString& objectName, const QString& iconName, Text title,
                       Text sentence, QWidget* parent)
    : QWidget(parent), m_iconName(iconName), m_icon(new QLabel),
      m_title(new Label(std::move(title), TypeRole::Title)),
      m_sentence(new Label(std::move(sentence)))
{
    setObjectName(objectName);
    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    for (QLabel* part : {m_icon, static_cast<QLabel*>(m_title), static_cast<QLabel*>(m_sentence)}) {
        part->setAlignment(Qt::AlignCenter);
        // The sentence keeps the whole width: aligned, it would not be given the height it wraps
        // to.
        column->addWidget(part, 0,
                          part == m_sentence ? Qt::Alignment() : Qt::Alignment(Qt::AlignHCenter));
    }
    m_sentence->setWordWrap(true);
    m_sentence->setMuted(true);
    m_sentence->setMinimumWidth(space(90));
    column->addStretch(3);
    repaintIcon();
}

void EmptyState::setContent(const QString& iconName, Text title, Text sentence)
{
    m_iconName = iconName;
    m_title->setMessage(std::move(title));
    m_sentence->setMessage(std::move(sentence));
    repaintIcon();
}

Button* EmptyState::offer(Msg text)
{
    auto* button =
        new Button(objectName() + QStringLiteral(".offer"), text, this, Emphasis::Primary);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->count() - 1, button, 0, Qt::AlignHCenter);
    return button;
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        repaintIcon();
    }
}

void EmptyState::repaintIcon()
{
    m_icon->setPixmap(
        iconPixmap(m_iconName, space(12), tokens(this).borderStrong, devicePixelRatioF()));
}

} // namespace myspike::ui
