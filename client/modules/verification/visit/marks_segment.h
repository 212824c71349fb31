// V9: the marks of all trainees with live totals, the recommendation of each, one key for all that
// nothing speaks against, and the amendment of a trainee's marks.
#pragma once

#include "client/modules/verification/visit/form_segment.h"

class QStackedWidget;

namespace myspike::ui {
class Button;
class Chip;
class Label;
} // namespace myspike::ui

namespace myspike::site_visit {

class MarksSegment final : public Segment
{
    Q_OBJECT
public:
    explicit MarksSegment(VisitDesk& desk, QWidget* parent = nullptr);

    Progress progress() const override { return m_grid->progress(); }
    bool goToFirstUnanswered() override;
    void takeFocus() override;
    QString position() const override { return m_grid->position(); }
    void restore(const QString& position) override { m_grid->restore(position); }
    FindingOrigin origin() const override { return m_grid->origin(); }
    void leave() override;

    /// As the centre's marks say, for every trainee whom nothing speaks against (F4).
    void markAsCentre();
    /// The marks of the trainee under the cursor (F3).
    void amend();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void back();
    void renew();

    VisitDesk& m_desk;
    QStackedWidget* m_stack;
    FormSegment* m_grid;
    FormSegment* m_amendments = nullptr;
    QWidget* m_amendPage;
    ui::Label* m_amendTitle;
    std::vector<ui::Chip*> m_totals;
    ui::Button* m_asCentre;
};

} // namespace myspike::site_visit
