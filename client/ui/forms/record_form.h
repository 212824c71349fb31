// A form made from a record type: sections, editors, findings, undo. It edits a copy; saving,
// drafts and rights are its page's. GUI thread.
#pragma once

#include <QUndoStack>
#include <QWidget>
#include <functional>
#include <map>
#include <memory>

#include "client/ui/values/workplace.h"
#include "shared/base/text.h"
#include "shared/schema/record_type.h"

class QVBoxLayout;

namespace myspike::ui {

class FieldEditor;
class FindingsSummary;

class RecordForm final : public QWidget
{
    Q_OBJECT
public:
    RecordForm(const QString& page, const Workplace& workplace, const RecordType& type,
               QWidget* parent = nullptr);
    /// A form over a type that lives only as long as its forms: a command's arguments.
    RecordForm(const QString& page, const Workplace& workplace,
               std::shared_ptr<const RecordType> type, QWidget* parent = nullptr);
    ~RecordForm() override;

    const RecordType& type() const { return m_type; }

    /// Shows a record and forgets what was typed and undone.
    void setRecord(const Record& record);
    /// The record changed underneath: takes over the fields that the user has not touched.
    /// @return those she has touched and that read differently now.
    std::vector<const FieldDef*> rebase(const Record& record);
    const Record& base() const { return m_base; }
    /// The record as it reads now.
    Record edited() const;
    /// The fields that the user changed, with their values.
    Values changes() const;
    bool isChanged() const;

    /// The changes, and what does not read as a value, as `<field>?`.
    Values draftValues() const;
    void applyDraft(const Values& values);

    /// Empty text makes it editable.
    void setReadOnly(const Text& why);
    bool isReadOnly() const { return !m_whyReadOnly.empty(); }
    /// Keeps a field as it is: a row's parent.
    void lock(const QString& field, const Text& why);

    QUndoStack& undoStack() { return m_undo; }
    /// nullptr for a field the form does not show.
    FieldEditor* editor(std::string_view field) const;
    /// Goes to a field; to the first one for an empty name.
    void focusField(const QString& field);
    FindingsSummary& summary() { return *m_summary; }

    /// Judges what stands there, shows everything that is wrong, and calls back: true where
    /// nothing blocks. What rests on records not held never blocks.
    void judge(bool submitting, bool needsAcknowledgement, std::function<void(bool)> judged);
    const std::vector<Finding>& findings() const { return m_findings; }
    /// Codes of the warnings that the user had read when judge() last let her go on.
    const std::vector<std::string>& acknowledged() const { return m_acknowledged; }
    /// Forgets that findings were asked for: they show again as fields are left.
    void restFindings();

Q_SIGNALS:
    /// By the user, with each keystroke; also by undo.
    void fieldEdited(const QString& field);
    /// Judging after a field was left has ended.
    void judged();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    friend class FieldEdit;
    struct Typed
    {
        Value value;
        QString unread;
        bool operator==(const Typed&) const = default;
    };

    void build(const QString& page);
    Typed typedIn(const FieldEditor& editor) const;
    void put(std::size_t field, const Typed& typed);
    void onEdited(std::size_t field);
    void onLeft(std::size_t field);
    void showVisible();
    void askJudge(bool submitting, std::function<void()> then);
    void showFindings();
    void applyReadOnly();

    Workplace m_workplace;
    std::shared_ptr<const RecordType> m_ownType;
    const RecordType& m_type;
    Record m_base;
    std::vector<FieldEditor*> m_editors; ///< by field, nullptr where not shown
    std::vector<Typed> m_typed;          ///< as last seen, by field
    std::vector<bool> m_wasLeft;
    std::map<QString, Text> m_locked;
    std::vector<std::pair<QWidget*, std::vector<std::size_t>>> m_sections;
    FindingsSummary* m_summary;
    QVBoxLayout* m_column;
    QUndoStack m_undo;
    bool m_isUndoing = false;
    std::vector<Finding> m_findings;
    std::vector<std::string> m_acknowledged;
    bool m_showsAll = false;
    bool m_submitting = false;
    int m_generation = 0;
    Text m_whyReadOnly;
};

} // namespace myspike::ui
