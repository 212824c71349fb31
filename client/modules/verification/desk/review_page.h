// The verifier's report on the officer's screen: what she wrote and found, what changed since, and
// the decision. GUI thread.
#pragma once

#include <optional>

#include "client/modules/verification/desk/review_acts.h"
#include "client/modules/verification/desk/review_queue.h"
#include "client/ui/shell/page.h"
#include "client/ui/values/workplace.h"
#include "client/ui/widgets/prompter.h"

class QHBoxLayout;
class QStackedLayout;
class QTabWidget;

namespace myspike::documents {
class LetterPanel;
}

namespace myspike::ui {
class EmptyState;
class Label;
class MessageStrip;
} // namespace myspike::ui

namespace myspike::desk {

class DeskTable;
class FindingsView;
class MarksView;
class ReportView;

class ReviewPage final : public ui::Page
{
    Q_OBJECT
public:
    explicit ReviewPage(const ui::Workplace& workplace, QWidget* parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void retranslate() override;
    void refresh() override;
    void takeFocus() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;

    void showRequest(const Id& request);
    DeskTable& queue() { return *m_queue; }
    QTabWidget& tabs() { return *m_tabs; }
    documents::LetterPanel& letters() { return *m_letters; }
    const std::vector<ReviewAct>& possibleActs() const { return m_acts; }

public Q_SLOTS:
    /// Asks for the reason where one is needed, says what it does, and does it.
    void act(const QString& name);

Q_SIGNALS:
    void factsShown();
    void acted(const QString& name);

private:
    void build();
    void showQueue(std::vector<ReviewItem> items);
    void ask();
    void offerRequest();
    void show(ReviewFacts facts, std::vector<ReviewAct> acts);
    void showActs();
    void doAct(const ReviewAct& act, const QString& reason, const ui::NoteDraft& keep);

    ui::Workplace m_workplace;
    std::vector<ReviewItem> m_items;
    std::optional<Id> m_wanted;
    std::optional<ReviewFacts> m_facts;
    std::vector<ReviewAct> m_acts;
    int m_generation = 0;

    DeskTable* m_queue;
    QTabWidget* m_tabs;
    ui::Label* m_heading;
    ui::Label* m_state;
    ReportView* m_report;
    DeskTable* m_forms;
    MarksView* m_marks;
    FindingsView* m_findings;
    DeskTable* m_changes;
    DeskTable* m_decisions;
    documents::LetterPanel* m_letters;
    QHBoxLayout* m_buttons;
    ui::MessageStrip* m_strip;
    ui::EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace myspike::desk
