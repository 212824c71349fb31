// A form with the panel of its row, and room above it for what a step adds.
#pragma once

#include "client/modules/verification/visit/segment.h"

class QVBoxLayout;

namespace myspike::ui {
class EmptyState;
}

namespace myspike::site_visit {

class FormModel;
class FormView;
class RowPanel;

class FormSegment : public Segment
{
    Q_OBJECT
public:
    /// @param withPanel whether rows have remarks and photographs.
    FormSegment(VisitDesk& desk, std::string form, bool withPanel, QWidget* parent = nullptr);

    Progress progress() const override;
    bool goToFirstUnanswered() override;
    void takeFocus() override;
    QString position() const override;
    void restore(const QString& position) override;
    void editRemark() override;
    void addPhotos(const QStringList& paths) override;
    FindingOrigin origin() const override;
    void leave() override;

    FormView& view() { return *m_view; }
    FormModel& model() { return *m_model; }
    VisitDesk& desk() const { return m_desk; }
    /// A widget between the tabs and the rows; owned.
    void putAbove(QWidget* widget);
    /// A widget between the rows and the panel of the row; owned.
    void putBelow(QWidget* widget);
    /// Stands in place of the rows while there are none; owned.
    void setEmptyState(ui::EmptyState* empty);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showEmpty();
    void nameView();

    VisitDesk& m_desk;
    std::string m_form;
    FormModel* m_model;
    FormView* m_view;
    RowPanel* m_panel = nullptr;
    ui::EmptyState* m_empty = nullptr;
    QVBoxLayout* m_column;
};

} // namespace myspike::site_visit
