#include "client/app/settings.h"

namespace myspike {

namespace {

const SettingRow& rowOf(Setting setting)
{
    for (const SettingRow& row : Settings::table()) {
        if (row.setting == setting) {
            return row;
        }
    }
    Q_UNREACHABLE();
}

} // namespace

const QList<SettingRow>& Settings::table()
{
    using enum SettingScope;
    static const QList<SettingRow> rows{
        {Setting::ServerUrl, "server/url", Machine, QStringLiteral("https://localhost:8443")},
        {Setting::StorePath, "store/path", Machine, QString()},
        {Setting::LanguageTag, "look/language", User, QStringLiteral("ms")},
        {Setting::ThemeChoice, "look/theme", User, QStringLiteral("system")},
        {Setting::TextPercent, "look/text_percent", User, 100},
        {Setting::LockAfterMinutes, "session/lock_after_minutes", Machine, 15},
        {Setting::PhotoLongestSide, "photo/longest_side", Machine, 2560},
        {Setting::LastUser, "session/last_user", Machine, QString()},
        {Setting::Session, "session/window", User, QString()},
        {Setting::ClockAheadMs, "clock/ahead_ms", Machine, qlonglong(0)},
        {Setting::ClockSeenMs, "clock/seen_ms", Machine, qlonglong(0)},
    };
    return rows;
}

Settings::Settings(const QString& machinePath, const QString& userPath, QObject* parent)
    : QObject(parent), m_machine(machinePath, QSettings::IniFormat),
      m_user(userPath, QSettings::IniFormat)
{
}

QVariant Settings::value(Setting setting) const
{
    const SettingRow& row = rowOf(setting);
    QVariant stored = file(row.scope).value(QLatin1String(row.name));
    // An INI file holds text; a hand-edited one may hold anything.
    if (!stored.isValid() || !stored.convert(row.initial.metaType())) {
        return row.initial;
    }
    return stored;
}

void Settings::set(Setting setting, const QVariant& value)
{
    const SettingRow& row = rowOf(setting);
    Q_ASSERT(value.metaType() == row.initial.metaType());
    if (this->value(setting) != value) {
        file(row.scope).setValue(QLatin1String(row.name), value);
        file(row.scope).sync();
        Q_EMIT settingChanged(setting);
    }
}

void Settings::reset(Setting setting)
{
    const SettingRow& row = rowOf(setting);
    if (file(row.scope).contains(QLatin1String(row.name))) {
        file(row.scope).remove(QLatin1String(row.name));
        file(row.scope).sync();
        Q_EMIT settingChanged(setting);
    }
}

QSettings& Settings::file(SettingScope scope)
{
    return scope == SettingScope::Machine ? m_machine : m_user;
}

const QSettings& Settings::file(SettingScope scope) const
{
    return scope == SettingScope::Machine ? m_machine : m_user;
}

} // namespace myspike
