// Every setting once: name, type, default, and whether it belongs to the machine or to the user.
// Window state, columns and saved views are not settings; they lie in the replica's local tables.
#pragma once

#include <QObject>
#include <QSettings>
#include <QVariant>

namespace myspike {

enum class Setting {
    ServerUrl,
    StorePath,
    LanguageTag,
    ThemeChoice,
    TextPercent,
    LockAfterMinutes,
    PhotoLongestSide,
    LastUser,
    Session,
    ClockAheadMs,
    ClockSeenMs,
};

enum class SettingScope { Machine, User };

struct SettingRow
{
    Setting setting;
    const char* name; ///< in the file; never renamed
    SettingScope scope;
    QVariant initial; ///< its type is the setting's type
};

class Settings final : public QObject
{
    Q_OBJECT
public:
    /// Two INI files, which need not exist yet.
    Settings(const QString& machinePath, const QString& userPath, QObject* parent = nullptr);

    /// The stored value, or the initial one where none is stored or it does not read as the type.
    QVariant value(Setting setting) const;
    QString text(Setting setting) const { return value(setting).toString(); }
    int number(Setting setting) const { return value(setting).toInt(); }
    /// Written at once. A value of another type is a fault of the program.
    void set(Setting setting, const QVariant& value);
    void reset(Setting setting);

    static const QList<SettingRow>& table();

Q_SIGNALS:
    void settingChanged(myspike::Setting setting);

private:
    QSettings& file(SettingScope scope);
    const QSettings& file(SettingScope scope) const;

    QSettings m_machine;
    QSettings m_user;
};

} // namespace myspike
