#include "client/ui/shell/status_chip.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>

#include "client/ui/language.h"
#include "client/ui/widgets/chip.h"

namespace myspike::ui {

StatusChip::StatusChip(QWidget* parent)
    : QWidget(parent), m_chip(new Chip(Chip::Kind::Clickable, this))
{
    setObjectName(QStringLiteral("shell.status"));
    m_chip->setObjectName(QStringLiteral("shell.status.chip"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_chip);
    connect(m_chip, &QAbstractButton::clicked, this, &StatusChip::clicked);
    retranslate();
}

void StatusChip::setStatus(const SyncStatus& status)
{
    if (m_status != status) {
        m_status = status;
        retranslate();
        QAccessibleEvent event(m_chip, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

QStringList StatusChip::parts() const
{
    QStringList parts;
    const auto add = [&](Msg message, TextArg arg) {
        parts << translated(Text(message, {std::move(arg)}));
    };
    if (m_status.refused > 0) {
        add(msg("shell", "%1 refused"), m_status.refused);
    }
    if (m_status.conflicts > 0) {
        add(msg("shell", "%1 to decide"), m_status.conflicts);
    }
    if (m_status.offlineSince) {
        add(msg("shell", "Offline since %1"), shownTime(*m_status.offlineSince).toStdString());
    }
    if (m_status.waiting > 0 && m_status.photos > 0) {
        parts << translated(
            Text(msg("shell", "%1 waiting, %2 photos"), {m_status.waiting, m_status.photos}));
    } else if (m_status.waiting > 0) {
        add(msg("shell", "%1 waiting"), m_status.waiting);
    } else if (m_status.photos > 0) {
        add(msg("shell", "%1 photos waiting"), m_status.photos);
    }
    if (m_status.bytesToCome > 0) {
        add(msg("shell", "%1 MB still coming"), (m_status.bytesToCome + 999'999) / 1'000'000);
    }
    return parts;
}

QString StatusChip::text() const
{
    // Two at most fit beside the search box in large text; the tool tip has the rest.
    constexpr int kMostParts = 2;
    const auto shownParts = parts().mid(0, kMostParts);
    if (shownParts.isEmpty()) {
        return translated(m_status.isSyncing ? msg("shell", "Synchronising…")
                                             : msg("shell", "Synchronised"));
    }
    return shownParts.join(QStringLiteral(" · "));
}

void StatusChip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void StatusChip::retranslate()
{
    Tone tone = Tone::Ok;
    const char* iconName = "check_circle";
    if (m_status.refused > 0) {
        tone = Tone::Danger;
        iconName = "danger";
    } else if (m_status.conflicts > 0) {
        tone = Tone::Warning;
        iconName = "conflict";
    } else if (m_status.offlineSince) {
        tone = Tone::Neutral;
        iconName = "cloud_off";
    } else if (m_status.waiting > 0 || m_status.photos > 0 || m_status.bytesToCome > 0 ||
               m_status.isSyncing) {
        tone = Tone::Info;
        iconName = "sync";
    }
    Text shownText;
    shownText.text = "%1";
    shownText.args = {TextArg(text().toStdString())};
    m_chip->setContent(shownText, tone, QLatin1String(iconName));
    const QString synced = m_status.syncedAt
                               ? translated(Text(msg("shell", "Last synchronised %1"),
                                                 {shown(*m_status.syncedAt).toStdString()}))
                               : translated(msg("shell", "Not synchronised on this machine yet"));
    const QString whole = (parts() << synced).join(QLatin1Char('\n'));
    m_chip->setToolTip(whole);
    m_chip->setAccessibleDescription(whole);
}

} // namespace myspike::ui
