#include "client/ui/theme/type_scale.h"

#include <QApplication>
#include <QScreen>
#include <QVariant>
#include <QWidget>

namespace myspike::ui {

namespace {
constexpr char kRole[] = "typeRole";
}

QFont fontFor(TypeRole role)
{
    QFont font = QApplication::font();
    const auto scaled = [&](double factor, QFont::Weight weight) {
        font.setPointSizeF(font.pointSizeF() * factor);
        font.setWeight(weight);
    };
    switch (role) {
    case TypeRole::Caption:
        scaled(0.9, QFont::Normal);
        break;
    case TypeRole::Body:
        break;
    case TypeRole::Strong:
        scaled(1.0, QFont::DemiBold);
        break;
    case TypeRole::Title:
        scaled(1.2, QFont::DemiBold);
        break;
    case TypeRole::Heading:
        scaled(1.5, QFont::DemiBold);
        break;
    case TypeRole::Figure:
        scaled(2.4, QFont::DemiBold);
        break;
    }
    return font;
}

void setTypeRole(QWidget* widget, TypeRole role)
{
    widget->setProperty(kRole, static_cast<int>(role));
    widget->setFont(fontFor(role));
}

int space(double units)
{
    // Points rather than the measured line, so that every font gives the same layout.
    constexpr double kUnitsPerPoint = 0.4;
    constexpr double kUsualDpi = 96.0;
    const QScreen* screen = QGuiApplication::primaryScreen();
    const double scale = screen != nullptr ? screen->logicalDotsPerInchY() / kUsualDpi : 1.0;
    return qRound(units * QApplication::font().pointSizeF() * kUnitsPerPoint * scale);
}

void renewTypeRoles()
{
    for (QWidget* widget : QApplication::allWidgets()) {
        const QVariant role = widget->property(kRole);
        if (role.isValid()) {
            widget->setFont(fontFor(static_cast<TypeRole>(role.toInt())));
        }
    }
}

} // namespace myspike::ui
