// V5: every trainee against her card; numbers are masked until asked for.
#pragma once

#include "client/modules/verification/visit/form_model.h"
#include "client/modules/verification/visit/form_segment.h"

namespace myspike::site_visit {

class IdentitySegment final : public FormSegment
{
    Q_OBJECT
public:
    explicit IdentitySegment(VisitDesk& desk, QWidget* parent = nullptr)
        : FormSegment(desk, "V5.identity", true, parent)
    {
    }
    void toggleMask() { model().setMasked(!model().isMasked()); }
};

} // namespace myspike::site_visit
