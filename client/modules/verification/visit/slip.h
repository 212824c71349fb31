// The slip that stays with the centre (2 §2.6, step 16), from what the forms show.
#pragma once

#include "client/modules/verification/visit/visit_desk.h"
#include "client/ui/print/document.h"

namespace myspike::site_visit {

/// Faults as PrintTemplate::shipped() and fill().
Result<print::PrintDocument> slipOf(const VisitDesk& desk, print::Language language);

} // namespace myspike::site_visit
