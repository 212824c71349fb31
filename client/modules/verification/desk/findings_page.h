// Findings by due day: the centre answers with evidence, the officer closes or sends back. GUI
// thread.
#pragma once

#include "client/modules/verification/desk/findings_queue.h"
#include "client/ui/shell/page.h"
#include "client/ui/values/workplace.h"
#include "client/ui/widgets/prompter.h"

class QCheckBox;
class QPlainTextEdit;
class QStackedLayout;

namespace myspike::ui {
class Button;
class EmptyState;
class Label;
class MessageStrip;
} // namespace myspike::ui

namespace myspike::desk {

class DeskTable;

class FindingsPage final : public ui::Page
{
    Q_OBJECT
public:
    explicit FindingsPage(const ui::Workplace& workplace, QWidget* parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void retranslate() override;
    void refresh() override;
    void takeFocus() override;
    bool canLeave() override;

    DeskTable& findings() { return *m_table; }

public Q_SLOTS:
    void answer();
    void attachEvidence();
    void closeFinding();
    void reopen();

Q_SIGNALS:
    void findingsShown();
    void acted();

private:
    void build();
    void showFindings(std::vector<FindingItem> items);
    void showFinding();
    void keepAnswer();
    const FindingItem* current() const;
    void transition(const char* name, std::string comment, const ui::NoteDraft& keep = {});
    QString draftKey(const Id& finding) const;

    ui::Workplace m_workplace;
    std::vector<FindingItem> m_items;
    std::optional<Id> m_shown; ///< whose answer stands in the field
    int m_generation = 0;

    DeskTable* m_table;
    QCheckBox* m_alsoClosed;
    ui::Label* m_heading;
    ui::Label* m_text;
    ui::Label* m_given; ///< the answer as it was sent
    ui::Label* m_evidence;
    ui::Label* m_answerLabel;
    QPlainTextEdit* m_answer;
    ui::Button* m_attach;
    ui::Button* m_send;
    ui::Button* m_close;
    ui::Button* m_reopen;
    ui::MessageStrip* m_strip;
    ui::EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace myspike::desk
