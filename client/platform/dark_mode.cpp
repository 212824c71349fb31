#include "client/platform/dark_mode.h"

#ifdef Q_OS_WIN
#include <QSettings>
#else
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace myspike::platform {

void DarkMode::setDark(bool isDark)
{
    if (m_isDark != isDark) {
        m_isDark = isDark;
        Q_EMIT darkChanged(isDark);
    }
}

#ifdef Q_OS_WIN

SystemDarkMode::SystemDarkMode(QObject* parent) : DarkMode(parent)
{
    const QSettings themes(QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\"
                                          "CurrentVersion\\Themes\\Personalize"),
                           QSettings::NativeFormat);
    setDark(themes.value(QStringLiteral("AppsUseLightTheme"), 1).toInt() == 0);
}
void SystemDarkMode::takeSetting(const QString&, const QString&, const QVariant&) {}
void SystemDarkMode::takeScheme(QVariant) {}

#else

namespace {
const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");
} // namespace

SystemDarkMode::SystemDarkMode(QObject* parent) : DarkMode(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(takeSetting(QString, QString, QVariant)));
    QDBusMessage read =
        QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    read << kGroup << kKey;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(read, 3000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QVariant> reply = *watcher;
        if (!reply.isError()) {
            takeScheme(reply.value());
        }
        watcher->deleteLater();
    });
}

void SystemDarkMode::takeSetting(const QString& group, const QString& key, const QVariant& value)
{
    if (group == kGroup && key == kKey) {
        takeScheme(value);
    }
}

void SystemDarkMode::takeScheme(QVariant value)
{
    // The portal wraps the number in one or two variants, by version.
    while (value.canConvert<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    setDark(value.toUInt() == 1);
}

#endif

} // namespace myspike::platform
