// V0: the verifier reads her assignment, declares conflicts of interest, signs, and accepts or
// declines (2 §2.6 step 1).
#pragma once

#include "client/modules/verification/visit/visit_desk.h"
#include "client/modules/verification/visit/workbench.h"
#include "client/ui/shell/page.h"

class QVBoxLayout;

namespace myspike::ui {
class Button;
class Label;
class MessageStrip;
class SignaturePad;
} // namespace myspike::ui

namespace myspike::site_visit {

class FactsPanel;
class FormSegment;

class AssignmentPage final : public ui::Page
{
    Q_OBJECT
public:
    AssignmentPage(const Workbench& bench, Id visit, QWidget* parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    void retranslate() override;
    void refresh() override { m_desk->load(); }
    void takeFocus() override;

    VisitDesk& desk() const { return *m_desk; }
    void accept();
    void decline();
    /// The letter of appointment as PDF; asks where to.
    void saveLetter();

private:
    void addActs();
    void renew();
    Values reply(assignment::Response response) const;
    void send(Values args);
    void sayReplied();
    void findLetter();

    Workbench m_bench;
    VisitDesk* m_desk;
    FactsPanel* m_facts;
    FormSegment* m_questions = nullptr;
    QVBoxLayout* m_right;
    ui::Label* m_state;
    ui::SignaturePad* m_pad;
    ui::Button* m_accept;
    ui::Button* m_decline;
    ui::Button* m_letter;
    ui::MessageStrip* m_strip;
    Record m_letterRecord;
};

} // namespace myspike::site_visit
