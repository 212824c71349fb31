// V6: the sample, drawn from the package's seed; the verifier may add to it and never remove.
#pragma once

#include "client/modules/verification/visit/form_segment.h"

class QComboBox;

namespace myspike::ui {
class Button;
class Label;
} // namespace myspike::ui

namespace myspike::site_visit {

class SampleSegment final : public FormSegment
{
    Q_OBJECT
public:
    explicit SampleSegment(VisitDesk& desk, QWidget* parent = nullptr);

    Progress progress() const override;
    bool goToFirstUnanswered() override;

private:
    void renew();

    QWidget* m_bar;
    ui::Label* m_sentence;
    QComboBox* m_trainee;
    ui::Button* m_add;
    ui::Button* m_extend;
    ui::Button* m_draw;
};

} // namespace myspike::site_visit
