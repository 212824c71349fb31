// A centre's request for verification: groups, dates, place, documents, what is still missing; and
// the officer's check. An officer may key it for the centre, and is then not its checker. GUI
// thread.
#pragma once

#include <optional>

#include "client/modules/verification/desk/request_facts.h"
#include "client/ui/shell/page.h"
#include "client/ui/values/workplace.h"
#include "shared/sync/operation.h"

class QHBoxLayout;
class QLineEdit;

namespace myspike::ui {
class AttachmentsPanel;
class Button;
class DraftKeeper;
class Label;
class MessageStrip;
class RecordForm;
} // namespace myspike::ui

namespace myspike::desk {

class DeskTable;

class RequestPage final : public ui::Page
{
    Q_OBJECT
public:
    /// Without a request, the first group that is chosen begins one.
    RequestPage(const ui::Workplace& workplace, std::optional<Id> request = std::nullopt,
                QWidget* parent = nullptr);
    ~RequestPage() override;

    QString title() const override;
    QString subtitle() const override;
    void retranslate() override;
    void refresh() override;
    void takeFocus() override;
    bool canLeave() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;

    DeskTable& groups() { return *m_groups; }
    DeskTable& missing() { return *m_missing; }
    ui::RecordForm& form() { return *m_form; }
    const std::optional<Id>& request() const { return m_request; }

public Q_SLOTS:
    /// Takes the current group in, or out again.
    void toggleGroup();
    void save();
    void submit();
    void check();
    void sendBack();

Q_SIGNALS:
    void factsShown();
    void acted();

private:
    void build();
    QWidget* makeLeft();
    void show(RequestFacts facts);
    void showGroups();
    void showMissing();
    void showButtons();
    void begin(const GroupChoice& group);
    void addGroup(const GroupChoice& group);
    void writeCount();
    void saveThen(std::function<void()> then);
    void act(Operation op, std::function<void()> then);

    ui::Workplace m_workplace;
    std::optional<Id> m_request;
    RequestFacts m_facts;
    int m_generation = 0;
    bool m_isBusy = false;

    DeskTable* m_groups;
    DeskTable* m_missing;
    ui::Label* m_missingTitle;
    ui::Label* m_hint;
    ui::Label* m_behalfLabel;
    QLineEdit* m_behalf;
    ui::RecordForm* m_form;
    ui::DraftKeeper* m_draft;
    ui::AttachmentsPanel* m_files;
    ui::Button* m_save;
    ui::Button* m_submit;
    ui::Button* m_check;
    ui::Button* m_return;
    ui::Label* m_whyNot;
    ui::MessageStrip* m_strip;
};

} // namespace myspike::desk
