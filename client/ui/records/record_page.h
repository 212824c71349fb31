// The page of one record, made from its type: what it is, what may be done, its fields, its rows,
// its files, its history. What is typed is kept as a draft until it is saved. GUI thread.
#pragma once

#include <optional>

#include "client/ui/print/document.h"
#include "client/ui/records/record_rights.h"
#include "client/ui/shell/page.h"
#include "client/ui/values/workplace.h"

class QScrollArea;

namespace myspike {
struct Draft;
}

namespace myspike::ui {

class AttachmentsPanel;
class Button;
class Chip;
class ChildList;
class DraftKeeper;
class HistoryPanel;
class Label;
class MessageStrip;
class RecordForm;
class ReceiptsPanel;

class RecordPage final : public Page
{
    Q_OBJECT
public:
    /// An existing record.
    RecordPage(const Workplace& workplace, const RecordType& type, const Id& record,
               QWidget* parent = nullptr);
    /// A new one, with some values set: a row's parent, for instance.
    RecordPage(const Workplace& workplace, const RecordType& type, const Values& preset,
               QWidget* parent = nullptr);
    ~RecordPage() override;

    QString title() const override;
    QString subtitle() const override;
    bool canLeave() override;
    void retranslate() override;
    void refresh() override;
    void takeFocus() override;

    const Id& record() const { return m_id; }
    bool isNew() const { return m_isNew; }
    RecordForm& form() { return *m_form; }
    MessageStrip& strip() { return *m_strip; }
    MessageStrip& draftStrip() { return *m_draftStrip; }
    HistoryPanel& historyPanel() { return *m_history; }
    ReceiptsPanel& receipts() { return *m_receipts; }
    AttachmentsPanel& files() { return *m_files; }
    const std::vector<ChildList*>& children() const { return m_children; }

public Q_SLOTS:
    void save();
    void print();
    void savePdf();
    void remove();

Q_SIGNALS:
    /// It was created or changed.
    void recordSaved(const myspike::Id& record);
    /// It is read, and shown.
    void shownAgain();
    void acted();

private:
    void build();
    void addActs();
    void load();
    void showRights(const RecordRights& rights);
    void showMark();
    void settleDraft();
    void offerDraft(const Draft& draft);
    void takeDraft(const Draft& draft);
    void showDraftDifferences(const Draft& draft);
    void saveThen(std::function<void()> then);
    void write(std::function<void()> then);
    void run(const ActRight& act);
    void perform(const ActRight& act);
    QString actId(const ActRight& act) const;
    void applyRights();
    void collectPrint(std::function<void(const print::PrintDocument&)> use);

    Workplace m_workplace;
    const RecordType& m_type;
    Id m_id;
    bool m_isNew;
    Values m_preset;
    std::optional<RecordRights> m_rights;
    bool m_isDraftSettled = false; ///< a draft from before was opened, discarded, or there is none
    bool m_isDraftOffered = false;
    bool m_isLoadDue = false;
    bool m_isBusy = false;
    int m_generation = 0;
    Chip* m_state;
    Chip* m_mark;
    Label* m_kept;
    Button* m_others; ///< the acts that do not stand in the header
    MessageStrip* m_draftStrip;
    MessageStrip* m_strip;
    QScrollArea* m_area;
    RecordForm* m_form;
    std::vector<ChildList*> m_children;
    AttachmentsPanel* m_files;
    HistoryPanel* m_history;
    QWidget* m_historyBox;
    ReceiptsPanel* m_receipts;
    QWidget* m_receiptsBox;
    DraftKeeper* m_draft;
};

} // namespace myspike::ui
