#include "client/ui/widgets/message_strip.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/words.h"

namespace myspike::ui {

MessageStrip::MessageStrip(const QString& objectName, QWidget* parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_sentence(new Label), m_actions(new QHBoxLayout),
      m_timer(new QTimer(this))
{
    setObjectName(objectName);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space(3), space(1.5), space(1.5), space(1.5));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    row->addLayout(m_actions);
    auto* close = new IconButton(objectName + QStringLiteral(".close"), QStringLiteral("close"),
                                 words::kClose, this);
    connect(close, &QToolButton::clicked, this, &MessageStrip::dismiss);
    row->addWidget(close);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &MessageStrip::dismiss);
    hide();
}

void MessageStrip::say(Tone tone, Text text, QList<StripAction> actions)
{
    m_timer->stop();
    m_tone = tone;
    m_text = std::move(text);
    while (QLayoutItem* item = m_actions->takeAt(0)) {
        // The button may be the one whose click brought us here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int n = 0;
    for (const StripAction& action : actions) {
        auto* button =
            new Button(QStringLiteral("%1.action%2").arg(objectName()).arg(++n), action.text, this);
        connect(button, &QPushButton::clicked, this, action.run);
        m_actions->addWidget(button);
    }
    m_sentence->setMessage(m_text);
    retranslate();
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageStrip::say(const Fault& fault, QList<StripAction> actions)
{
    say(Tone::Danger, fault.forUser, std::move(actions));
}

void MessageStrip::sayFor(int ms, Tone tone, Text text, QList<StripAction> actions)
{
    say(tone, std::move(text), std::move(actions));
    m_timer->start(ms);
}

void MessageStrip::dismiss()
{
    m_timer->stop();
    if (isVisibleTo(parentWidget())) {
        hide();
        Q_EMIT dismissed();
    }
}

void MessageStrip::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens(this);
    QPainter painter(this);
    drawBox(&painter, rect(), soft(t, m_tone), ink(t, m_tone), space(1.25));
}

void MessageStrip::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        retranslate();
    }
}

void MessageStrip::retranslate()
{
    setAccessibleName(translated(m_text));
    m_icon->setPixmap(iconPixmap(QLatin1String(iconName(m_tone)), space(5),
                                 ink(tokens(this), m_tone), devicePixelRatioF()));
}

} // namespace myspike::ui
