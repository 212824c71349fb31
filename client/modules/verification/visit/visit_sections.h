// The verifier's pages in the window: her visits as a section, the rest opened from there.
#pragma once

#include "client/modules/verification/visit/workbench.h"

namespace myspike::ui {
class MainWindow;
}

namespace myspike::site_visit {

/// Id of the section.
inline constexpr const char* kVisitsSection = "visits";

/// Opens the page of a key: "visits", "visit:<id>", "assignment:<id>", "readiness:<id>",
/// "report:<id>".
void openVisitPage(ui::MainWindow& window, const Workbench& bench, const QString& key);

/// Adds the section; `bench.open` is set here. What the bench points to outlives the window.
void addVisitSections(ui::MainWindow& window, Workbench bench, Msg group);

} // namespace myspike::site_visit
