// What the outbox, the inbox and the conflicts have in common: a list on the left, and beside it
// what stands behind the current row. GUI thread.
#pragma once

#include <functional>
#include <vector>

#include "client/ui/shell/page.h"
#include "client/ui/values/workplace.h"
#include "shared/base/text.h"
#include "shared/sync/operation.h"

class QLabel;
class QSplitter;
class QStackedLayout;
class QTableWidget;
class QVBoxLayout;

namespace myspike::ui {

class Button;
class EmptyState;
class Label;
class MessageStrip;

class SyncPage : public Page
{
    Q_OBJECT
public:
    int rowCount() const;
    int currentRow() const;
    void setCurrentRow(int row);
    QString cell(int row, int column) const;
    void takeFocus() override;
    void retranslate() override;

protected:
    /// `columns` are the headers of the list, `detail` those of the values beside it.
    SyncPage(const QString& objectName, const Workplace& workplace, std::vector<Msg> columns,
             std::vector<Msg> detail, Msg emptyTitle, Msg emptySentence, QWidget* parent);

    struct Detail
    {
        QString title;
        QString sentence; ///< the reason, in words
        bool isBad = false;
        std::vector<QStringList> rows; ///< cells of the values
    };
    /// Called with what the last reading brought; keeps the current row by its key.
    void showRows(const std::vector<QStringList>& rows, const std::vector<std::string>& keys);
    virtual Detail detailOf(int row) const = 0;
    /// Enables and disables the buttons for the current row; -1 for none.
    virtual void showButtons(int row) = 0;
    /// Writes the rows again, in the language in force.
    virtual void rewrite() = 0;
    Button* addButton(const char* name, Msg text, std::function<void(int row)> run);
    void openRecordOf(const std::string& type, const Id& id);
    /// Stands in place of the table of values.
    void setDetailWidget(QWidget* widget);
    /// Widths of list and detail, in units of the text size.
    void setShares(int list, int detail);
    /// Saves an act, with everything that was typed, as a text file that the user names.
    void saveAsText(const Operation& operation, Msg fileName);

    Workplace m_workplace;
    MessageStrip* m_strip;

private:
    void showDetail();

    std::vector<Msg> m_columns;
    std::vector<Msg> m_detailColumns;
    std::vector<std::string> m_keys;
    QTableWidget* m_list;
    QTableWidget* m_values;
    Label* m_title;
    Label* m_sentence;
    QStackedLayout* m_stack;
    QSplitter* m_splitter;
    QVBoxLayout* m_beside;
    QWidget* m_buttons;
};

} // namespace myspike::ui
