// Asks for what an act still needs: arguments, a reason, warnings to be read. Made from the act's
// description; what was typed is kept as a draft until the act is done. Window-modal, and its
// answer is a signal.
#pragma once

#include <QDialog>

#include "client/ui/theme/style.h"
#include "client/ui/values/workplace.h"
#include "shared/schema/command.h"
#include "shared/sync/operation.h"

class QPlainTextEdit;

namespace myspike::ui {

class Button;
class DraftKeeper;
class Label;
class MessageStrip;
class RecordForm;

/// An act as the user chose it, before its arguments.
struct ActRequest
{
    Msg label;
    Operation operation; ///< command, type, subject, and arguments that are known
    std::vector<FieldDef> args = {};
    Where where = Where::Anywhere;
    bool needsReason = false;
    Emphasis emphasis = Emphasis::Primary;
    /// What the act leads to, under its name.
    Text explanation = {};
    /// Judge what is typed before the act is tried, as the record's own rules.
    std::vector<Rule> rules = {};
    /// Of the button, where the name of the act is longer than a button should be.
    Msg verb = {};
    /// Tells one draft from another where several acts of one name make new records.
    QString draftKey = {};
};

ActRequest requestOf(const Command& command, const Id& subject);
ActRequest requestOf(const RecordType& type, const Transition& transition, const Id& subject);

class CommandDialog final : public QDialog
{
    Q_OBJECT
public:
    CommandDialog(const Workplace& workplace, const ActRequest& request, QWidget* parent);
    ~CommandDialog() override;

    /// nullptr where the act has no arguments.
    RecordForm* form() const { return m_form; }

public Q_SLOTS:
    void accept() override;
    /// Closes; what was typed stays as a draft.
    void reject() override;

Q_SIGNALS:
    /// The act is done, here or on the server.
    void acted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    Values typed() const;
    void offerDraft();
    void act();
    void refuse(const Fault& fault);
    void setBusy(bool busy);

    Workplace m_workplace;
    ActRequest m_request;
    RecordForm* m_form = nullptr;
    QPlainTextEdit* m_reason = nullptr;
    Label* m_reasonLabel = nullptr;
    MessageStrip* m_strip;
    Button* m_do;
    DraftKeeper* m_draft;
};

/// Does an act: at once where nothing is missing, by a dialog where something is. `done` is called
/// when it has taken effect, `refused` with the fault otherwise; the page says it.
void perform(const Workplace& workplace, const ActRequest& request, QWidget* page,
             std::function<void()> done, std::function<void(const Fault&)> refused);

} // namespace myspike::ui
