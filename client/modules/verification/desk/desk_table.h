// A short table that a page fills itself: sentences that follow the language, tones with icons,
// the current row kept by its record. Long lists are ListPages. GUI thread.
#pragma once

#include <QAbstractTableModel>
#include <QTableView>
#include <optional>
#include <vector>

#include "client/ui/theme/tokens.h"
#include "shared/base/id.h"
#include "shared/base/text.h"

namespace myspike::desk {

struct DeskCell
{
    Text text;
    std::optional<ui::Tone> tone = {}; ///< its icon and colour stand beside the words
    Text tip = {};                     ///< the whole of it, where the cell may be too narrow
};

struct DeskColumn
{
    Text label;
    int characters = 12; ///< at most so wide; a column that stretches has at least that
    bool atEnd = false;  ///< numbers stand at the right
    bool stretches = false;
};

/// What people wrote, names and codes: shown as it is.
Text literal(std::string text);
Text literal(const QString& text);

class DeskModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using Row = std::vector<DeskCell>;

    DeskModel(std::vector<DeskColumn> columns, QObject* parent);

    void setRows(std::vector<Row> rows, std::vector<Id> ids);
    /// Other columns; the rows go.
    void setColumns(std::vector<DeskColumn> columns);
    std::optional<Id> idOf(int row) const;
    int rowOf(const Id& id) const;
    const std::vector<DeskColumn>& columns() const { return m_columns; }
    void renewTexts();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<DeskColumn> m_columns;
    std::vector<Row> m_rows;
    std::vector<Id> m_ids;
};

class DeskTable final : public QTableView
{
    Q_OBJECT
public:
    /// `name` is read to those who cannot see it.
    DeskTable(const QString& objectName, Msg name, std::vector<DeskColumn> columns,
              QWidget* parent = nullptr);

    /// For tables whose columns follow what they show, for instance the units of a group.
    void setColumns(std::vector<DeskColumn> columns);
    /// The current row stays with its record; where that is gone, the row at its place is current.
    void setRows(std::vector<DeskModel::Row> rows, std::vector<Id> ids);
    std::optional<Id> currentId() const;
    int currentRow() const { return currentIndex().row(); }
    int rowCount() const { return m_model->rowCount(); }
    void goTo(const Id& id);
    DeskModel& rows() { return *m_model; }

Q_SIGNALS:
    /// Another row is current; not where the same record was only read again.
    void currentIdChanged();
    /// Enter or a double click.
    void opened(const myspike::Id& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void setMetrics();
    int widthOf(int column) const;
    void fitColumns();
    void retranslate();

    Msg m_name;
    DeskModel* m_model;
    std::optional<Id> m_current;
    bool m_isFilling = false;
};

} // namespace myspike::desk
