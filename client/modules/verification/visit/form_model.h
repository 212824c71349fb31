// A form of the desk as an item model: a heading where the group changes, then one line a row.
// Column 0 is what is asked, the others are its cells.
#pragma once

#include <QAbstractTableModel>

#include "client/modules/verification/visit/visit_desk.h"

namespace myspike::site_visit {

/// The words in the language in force.
QString inTongue(const Words& words);
/// A cell as people read it; empty while unanswered.
QString cellText(const FormRow& row, std::size_t cell);

class FormModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// The desk is not owned and outlives the model.
    FormModel(VisitDesk& desk, std::string form, QObject* parent = nullptr);

    VisitDesk& desk() const { return m_desk; }
    const std::string& formId() const { return m_form; }
    const Form& form() const { return m_desk.form(m_form); }

    /// The row of the form behind a line; nothing for a heading.
    std::optional<std::size_t> formRow(int line) const;
    int lineOf(std::size_t formRow) const;
    bool isHeading(int line) const { return !formRow(line); }
    const FormRow* rowAt(const QModelIndex& index) const;
    /// Identity numbers whole or masked but for the last four digits.
    void setMasked(bool masked);
    bool isMasked() const { return m_isMasked; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Takes typed text of a number, mark or text; the editor of the delegate calls it.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    /// What was typed cannot be taken.
    void refused(const myspike::Fault& fault);

private:
    void rebuild();
    void retell(int formRow);
    QString spoken(const FormRow& row) const;

    VisitDesk& m_desk;
    std::string m_form;
    /// Per line: row of the form, or -1 for the heading before the next row.
    std::vector<int> m_lines;
    std::vector<std::string> m_keys;
    bool m_isMasked = true;
};

} // namespace myspike::site_visit
