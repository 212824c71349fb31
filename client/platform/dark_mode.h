// Whether the desktop is set to dark. Qt 6.4 does not tell: the XDG desktop portal does on Linux,
// the registry on Windows. GUI thread; the answer may come after construction.
#pragma once

#include <QObject>
#include <QVariant>

namespace myspike::platform {

class DarkMode : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    bool isDark() const { return m_isDark; }

Q_SIGNALS:
    void darkChanged(bool isDark);

protected:
    void setDark(bool isDark);

private:
    bool m_isDark = false;
};

/// Asks the system, and keeps listening. Where nothing answers it stays light.
class SystemDarkMode final : public DarkMode
{
    Q_OBJECT
public:
    explicit SystemDarkMode(QObject* parent = nullptr);

private:
    Q_SLOT void takeSetting(const QString& group, const QString& key, const QVariant& value);
    void takeScheme(QVariant value);
};

} // namespace myspike::platform
