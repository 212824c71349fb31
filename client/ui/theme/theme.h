// Light, dark or as the desktop; the size of text; the bundled fonts. One for the application,
// made by app/composition before the first window. Nothing else sets style, palette or font.
#pragma once

#include <QObject>

#include "client/platform/dark_mode.h"
#include "client/ui/theme/tokens.h"

class QApplication;

namespace myspike::ui {

enum class ThemeChoice { System, Light, Dark };

class Theme final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kSmallestTextPercent = 90;
    static constexpr int kLargestTextPercent = 150;
    static constexpr int kTextPercentStep = 10;

    /// Neither is owned; both outlive the theme.
    Theme(QApplication& application, const platform::DarkMode& system, QObject* parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    bool isDark() const;
    int textPercent() const { return m_textPercent; }

    void choose(ThemeChoice choice);
    /// Kept within 90 and 150.
    void setTextPercent(int percent);

Q_SIGNALS:
    void themeChanged();

private:
    void apply();

    QApplication& m_application;
    const platform::DarkMode& m_system;
    ThemeChoice m_choice = ThemeChoice::System;
    int m_textPercent = 100;
};

} // namespace myspike::ui
