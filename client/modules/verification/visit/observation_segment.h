// V8: observations and interviews. One is begun with a trainee and a marking scheme, then scored
// row by row beside a timer; result and Core Abilities stand in the list.
#pragma once

#include "client/modules/verification/visit/form_segment.h"

class QComboBox;
class QStackedWidget;

namespace myspike::ui {
class Button;
class Chip;
class Label;
class StopwatchWidget;
} // namespace myspike::ui

namespace myspike::site_visit {

class ObservationSegment final : public Segment
{
    Q_OBJECT
public:
    explicit ObservationSegment(VisitDesk& desk, QWidget* parent = nullptr);

    Progress progress() const override { return m_list->progress(); }
    bool goToFirstUnanswered() override;
    void takeFocus() override;
    QString position() const override;
    void restore(const QString& position) override;
    void editRemark() override;
    void addPhotos(const QStringList& paths) override;
    FindingOrigin origin() const override;
    void leave() override;

    /// Begins one for the trainee and scheme chosen above (Ctrl+N).
    void begin();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void open(const Id& observation);
    void back();
    void renew();
    void loadSchemes();
    void keepTimer();
    void keepScore();
    bool isScoring() const;
    const FormRow* rowInHand() const;

    VisitDesk& m_desk;
    QStackedWidget* m_stack;
    FormSegment* m_list;
    FormSegment* m_scores = nullptr;
    QWidget* m_scorePage;
    ui::Label* m_scoreTitle;
    ui::Chip* m_score;
    ui::StopwatchWidget* m_timer;
    QComboBox* m_trainee;
    QComboBox* m_scheme;
    ui::Button* m_begin;
    Id m_open;
};

} // namespace myspike::site_visit
