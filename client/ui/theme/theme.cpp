#include "client/ui/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <algorithm>

#include "client/ui/theme/style.h"
#include "client/ui/theme/type_scale.h"

namespace myspike::ui {

namespace {
constexpr double kBasePointSize = 10.0;
}

Theme::Theme(QApplication& application, const platform::DarkMode& system, QObject* parent)
    : QObject(parent), m_application(application), m_system(system)
{
    for (const char* weight : {"Regular", "Medium", "SemiBold"}) {
        QFontDatabase::addApplicationFont(
            QStringLiteral(":/fonts/Inter-%1.otf").arg(QLatin1String(weight)));
    }
    QApplication::setStyle(new Style);
    connect(&system, &platform::DarkMode::darkChanged, this, [this] {
        if (m_choice == ThemeChoice::System) {
            apply();
        }
    });
    apply();
}

bool Theme::isDark() const
{
    return m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_system.isDark());
}

void Theme::choose(ThemeChoice choice)
{
    if (m_choice != choice) {
        m_choice = choice;
        apply();
    }
}

void Theme::setTextPercent(int percent)
{
    const int kept = std::clamp(percent, kSmallestTextPercent, kLargestTextPercent);
    if (m_textPercent != kept) {
        m_textPercent = kept;
        apply();
    }
}

void Theme::apply()
{
    QFont font(QStringLiteral("Inter"));
    font.setPointSizeF(kBasePointSize * m_textPercent / 100.0);
    font.setHintingPreference(QFont::PreferNoHinting);
    QApplication::setFont(font);
    QApplication::setPalette(paletteFrom(isDark() ? darkTokens() : lightTokens()));
    renewTypeRoles();
    Q_EMIT themeChanged();
}

} // namespace myspike::ui
