// A visit at work: the rail of steps, the forms of the step in hand, everything by key, everything
// kept at once; after a closed lid or a killed program she stands where she stood.
#pragma once

#include "client/modules/verification/visit/segment.h"
#include "client/ui/shell/page.h"

class QStackedWidget;
class QTabBar;

namespace myspike::ui {
class Label;
class MessageStrip;
} // namespace myspike::ui

namespace myspike::site_visit {

class FindingEditor;
class FormSegment;
class MarksSegment;
class ObservationSegment;
class StepRail;

class VisitPage final : public ui::Page
{
    Q_OBJECT
public:
    VisitPage(const Workbench& bench, Id visit, QWidget* parent = nullptr);
    ~VisitPage() override;

    QString title() const override;
    QString subtitle() const override;
    bool canLeave() override;
    void retranslate() override;
    void refresh() override;
    void takeFocus() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;

    VisitDesk& desk() const { return *m_desk; }
    /// "V3" or "findings"; `segment` counts its tabs.
    void showStep(const QString& code, int segment = 0);
    QString currentStep() const { return m_step; }
    Segment* currentSegment() const;

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void addActs();
    void makeSegments(const QString& step);
    std::vector<Segment*> segmentsOf(const QString& step);
    void showSegment(int index);
    void goToFirstUnanswered();
    void raiseFinding();
    void askForPhotos();
    void renewRail();
    void rememberPosition();
    void say(const Fault& fault);
    void sayState();
    void sayContact();
    void cannotBeHeld();
    void addPerson();
    /// Opens another page of this visit, "report:", or the list of "visits".
    void goOn(const char* key);
    void step(int by);

    Workbench m_bench;
    VisitDesk* m_desk;
    StepRail* m_rail;
    ui::Label* m_stepTitle;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    ui::MessageStrip* m_strip;
    FindingEditor* m_findingEditor;
    std::map<QString, std::vector<Segment*>> m_segments;
    std::map<QString, int> m_lastSegment;
    QString m_step;
    QJsonObject m_wanted; ///< position to take once the visit is read
    Text m_saidState;
    bool m_isBuilt = false;
    bool m_isRestoring = false;
};

/// What each step is called.
Msg stepTitle(const std::string& code);

} // namespace myspike::site_visit
