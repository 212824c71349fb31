#include "client/ui/print/resources.h"

#include <QFontDatabase>

// The macro declares a function and so may not stand in a namespace.
static void initPrintResources() { Q_INIT_RESOURCE(print); }

namespace myspike::print {

void openResources() { initPrintResources(); }

QString printFamily()
{
    static const QString family = [] {
        openResources();
        QFontDatabase::addApplicationFont(QStringLiteral(":/print/NotoSans-Bold.ttf"));
        const int id =
            QFontDatabase::addApplicationFont(QStringLiteral(":/print/NotoSans-Regular.ttf"));
        return QFontDatabase::applicationFontFamilies(id).value(0);
    }();
    return family;
}

} // namespace myspike::print
