// The fields of one difference, each with its three values and the choice between them. GUI thread.
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "client/ui/values/workplace.h"
#include "shared/schema/record.h"

class QButtonGroup;
class QGridLayout;
class QPlainTextEdit;
class QRadioButton;
class QVBoxLayout;

namespace myspike::ui {

class FieldEditor;
class Label;

class ConflictChoices final : public QWidget
{
    Q_OBJECT
public:
    enum class Take { Theirs, Mine, Other };

    ConflictChoices(const QString& page, const Workplace& workplace, QWidget* parent = nullptr);
    ~ConflictChoices() override;

    /// @param now the record as it stands; empty where it was removed or is not held.
    /// @param whyNotWrite why only the server's values may be kept; empty: all may be chosen.
    void showConflict(const Record& conflict, const std::optional<Record>& now,
                      const Text& whyNotWrite);
    void clear();
    /// Writes its texts anew, in the language in force; what was chosen stays.
    void rewrite();

    std::size_t count() const { return m_rows.size(); }
    void choose(std::size_t row, Take take);
    /// For removals: follow the author's wish, or leave it as it stands.
    void chooseWish(bool followed);
    FieldEditor* other(std::size_t row) const;
    QPlainTextEdit* note() const { return m_note; }
    void takeFocus();

    /// The arguments of settle_conflict.
    Values arguments() const;
    QString noteText() const;
    /// What is not yet fit to be decided; empty where all is.
    Text whyNotYet() const;
    Values draftValues() const;
    void applyDraft(const Values& values);

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row
    {
        const FieldDef* field = nullptr;
        Value base;
        Value mine;
        Value theirs;
        Label* title = nullptr;
        Label* before = nullptr;
        QButtonGroup* group = nullptr;
        QRadioButton* takeTheirs = nullptr;
        QRadioButton* takeMine = nullptr;
        QRadioButton* takeOther = nullptr;
        Label* theirsText = nullptr;
        Label* mineText = nullptr;
        FieldEditor* editor = nullptr;
    };
    Take taken(const Row& row) const;
    bool followsWish() const;
    void buildRow(Row& row, QGridLayout* grid, int at);
    void showAvailable();

    QString m_page;
    Workplace m_workplace;
    Record m_conflict;
    Text m_whyNotWrite;
    std::vector<Row> m_rows;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_column;
    Label* m_beforeHead = nullptr;
    Label* m_mineHead = nullptr;
    Label* m_theirsHead = nullptr;
    Label* m_why = nullptr;
    QRadioButton* m_leave = nullptr;
    QRadioButton* m_follow = nullptr;
    Label* m_noteLabel;
    QPlainTextEdit* m_note;
};

} // namespace myspike::ui
