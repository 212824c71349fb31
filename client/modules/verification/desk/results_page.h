// Results of groups that the department has confirmed: as a list, as the signed list on paper, and
// as Excel, CSV and PDF in either language. GUI thread.
#pragma once

#include "client/modules/verification/desk/results_facts.h"
#include "client/ui/print/document.h"
#include "client/ui/shell/page.h"
#include "client/ui/values/workplace.h"

class QComboBox;
class QStackedLayout;

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

class ResultsPage final : public ui::Page
{
    Q_OBJECT
public:
    explicit ResultsPage(const ui::Workplace& workplace, QWidget* parent = nullptr);

    QString title() const override;
    void retranslate() override;
    void refresh() override;
    void takeFocus() override;

    DeskTable& groups() { return *m_groups; }
    DeskTable& results() { return *m_results; }
    documents::LetterPanel& letters() { return *m_letters; }

public Q_SLOTS:
    void saveExcel();
    void saveCsv();
    void savePdf();

Q_SIGNALS:
    void resultsShown();
    void saved(const QString& path);

private:
    enum class Format { Excel, Csv, Pdf };
    void build();
    void showGroups(std::vector<GroupResults> groups);
    void showGroup();
    const GroupResults* current() const;
    void save(Format format);
    print::Language language() const;

    ui::Workplace m_workplace;
    std::vector<GroupResults> m_all;

    DeskTable* m_groups;
    DeskTable* m_results;
    ui::Label* m_heading;
    ui::Label* m_totals;
    QComboBox* m_language;
    documents::LetterPanel* m_letters;
    ui::MessageStrip* m_strip;
    ui::EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace myspike::desk
