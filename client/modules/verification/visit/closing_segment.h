// V10: the summary that is shown and read out at the closing meeting, the centre's comments, the
// slip, and the end of the visit. What is missing is a link to its step.
#pragma once

#include "client/modules/verification/visit/segment.h"

class QPlainTextEdit;
class QTimer;
class QVBoxLayout;

namespace myspike::ui {
class Button;
class Label;
} // namespace myspike::ui

namespace myspike::site_visit {

class PlacePanel;

class ClosingSegment final : public Segment
{
    Q_OBJECT
public:
    ClosingSegment(const Workbench& bench, VisitDesk& desk, QWidget* parent = nullptr);

    void takeFocus() override;
    bool goToFirstUnanswered() override;
    FindingOrigin origin() const override { return {.form = "V10"}; }
    void leave() override;

    /// The slip as PDF, in the language in force; asks where to.
    void saveSlip();
    void closeVisit();
    void cannotBeHeld();

Q_SIGNALS:
    void stepRequested(const QString& step);
    void visitClosed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void renew();
    void askWhatIsMissing();
    void commitComment();

    const Workbench& m_bench;
    VisitDesk& m_desk;
    QVBoxLayout* m_missing;
    QVBoxLayout* m_totals;
    QVBoxLayout* m_findings;
    QPlainTextEdit* m_comment;
    PlacePanel* m_place;
    QTimer* m_timer;
    ui::Button* m_close;
    ui::Button* m_slip;
    ui::Button* m_cannot;
    bool m_isFilling = false;
    bool m_isTyped = false;
};

} // namespace myspike::site_visit
