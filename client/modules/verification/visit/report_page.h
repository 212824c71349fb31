// The report after the visit (2 §2.6 steps 18 and 20): begun from what was recorded, kept while it
// is typed, judged before it goes, its returned versions and their comments beside it.
#pragma once

#include "client/modules/verification/visit/visit_desk.h"
#include "client/modules/verification/visit/workbench.h"
#include "client/ui/shell/page.h"

class QPlainTextEdit;
class QTimer;
class QVBoxLayout;

namespace myspike::ui {
class BigChoice;
class Button;
class Label;
class MessageStrip;
} // namespace myspike::ui

namespace myspike::site_visit {

class ReportPage final : public ui::Page
{
    Q_OBJECT
public:
    ReportPage(const Workbench& bench, Id visit, QWidget* parent = nullptr);

    QString title() const override;
    QString subtitle() const override;
    bool canLeave() override;
    void retranslate() override;
    void refresh() override;
    void takeFocus() override;

    void submit();
    void addAddendum();

private:
    struct Paragraph
    {
        const char* name;
        QPlainTextEdit* edit;
        ui::Label* label;
    };
    void addField(QVBoxLayout* column, const char* name, Msg label, int lines);
    void take(const std::vector<Record>& reports);
    void commit();
    void fillFromVisit();
    void showVersions(const std::vector<Record>& reports);
    void askWhatIsMissing();

    Workbench m_bench;
    VisitDesk* m_desk;
    Record m_report;
    std::vector<Paragraph> m_fields;
    ui::BigChoice* m_recommendation;
    QVBoxLayout* m_versions;
    QVBoxLayout* m_missing;
    ui::Button* m_submit;
    ui::Button* m_addendum;
    ui::MessageStrip* m_strip;
    QTimer* m_timer;
    bool m_isFilling = false;
    bool m_isTyped = false;
};

} // namespace myspike::site_visit
