#include "client/modules/verification/visit/visit_sections.h"

#include "client/modules/verification/visit/assignment_page.h"
#include "client/modules/verification/visit/readiness_page.h"
#include "client/modules/verification/visit/report_page.h"
#include "client/modules/verification/visit/visit_page.h"
#include "client/modules/verification/visit/visits_page.h"
#include "client/ui/shell/main_window.h"

namespace myspike::site_visit {

namespace {

ui::Page* pageOf(const QString& kind, const Workbench& bench, const Id& visit)
{
    if (kind == QLatin1String("assignment")) {
        return new AssignmentPage(bench, visit);
    }
    if (kind == QLatin1String("readiness")) {
        return new ReadinessPage(bench, visit);
    }
    if (kind == QLatin1String("report")) {
        return new ReportPage(bench, visit);
    }
    return new VisitPage(bench, visit);
}

} // namespace

/// Pages get a bench whose `open` leads here again.
void openVisitPage(ui::MainWindow& window, const Workbench& bench, const QString& key)
{
    if (key == QLatin1String(kVisitsSection)) {
        window.showSection(key);
        return;
    }
    const auto id = Id::parse(key.section(u':', 1).toStdString());
    if (!id) {
        return;
    }
    auto own = bench;
    own.open = [&window, bench](const QString& next) { openVisitPage(window, bench, next); };
    // Apart from the generated pages of the same records.
    window.openPage(
        QStringLiteral("work/") + key, QString::fromLatin1(kVisitsSection),
        [own, kind = key.section(u':', 0, 0), visit = *id] { return pageOf(kind, own, visit); });
}

void addVisitSections(ui::MainWindow& window, Workbench bench, Msg group)
{
    auto own = bench;
    own.open = [&window, bench](const QString& key) { openVisitPage(window, bench, key); };
    window.addSection({QString::fromLatin1(kVisitsSection), msg("visits_page", "My visits"),
                       QStringLiteral("visit"), group},
                      [own] { return new VisitsPage(own); });
}

} // namespace myspike::site_visit
