// The rows of a type with no mouse needed: arrows, Home and End, type-ahead, Enter opens, Space
// previews, Ctrl+C copies. The current record stays current when rows move under it.
#pragma once

#include <QTableView>
#include <QTimer>
#include <optional>

#include "client/ui/table/paged_model.h"
#include "client/ui/table/row_collector.h"

namespace myspike::ui {

/// How wide a field's column is, from what it holds, in characters.
int columnCharacters(const FieldDef& field);

class RowTable final : public QTableView
{
    Q_OBJECT
public:
    RowTable(const QString& objectName, const Workplace& workplace, const RecordType& type,
             QWidget* parent = nullptr);

    PagedModel& rows() { return *m_model; }
    /// Columns in the given order, each as wide as its kind needs or as `widths` says.
    void showColumns(const std::vector<const FieldDef*>& fields,
                     const QMap<QString, int>& widths = {});
    /// Names and widths as the user has arranged them.
    QStringList columnOrder() const;
    QMap<QString, int> columnWidths() const;

    std::optional<Id> currentRecord() const;
    /// Makes a record current as soon as its row is here.
    void goTo(const Id& record);
    /// What is selected; all rows where nothing or only one row is.
    RowRanges selectedRanges() const;
    int selectedCount() const;

    void keyboardSearch(const QString& text) override;

public Q_SLOTS:
    /// The selected rows as text and as tab-separated values.
    void copy();

Q_SIGNALS:
    void opened(const myspike::Id& record);
    /// Another record is current; Space or a click.
    void currentRecordChanged();
    void previewRequested();
    void sortRequested(const QString& field);
    void columnsChanged();
    void copied(int rows);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void changeEvent(QEvent* event) override;

private:
    /// Columns that the user has not sized: as wide as the header and the first rows need.
    void fitAgain();
    void fitColumns();
    void followCurrent();
    void setMetrics();
    void open(const QModelIndex& index);
    void jumpTo(const QString& typed);

    Workplace m_workplace;
    PagedModel* m_model;
    std::optional<Id> m_current;
    std::optional<Id> m_goal; ///< to become current when its row is here
    bool m_isFollowing = false;
    QSet<QString> m_sized; ///< columns whose width the user has chosen
    int m_fits = 0;
    QString m_typed;
    QTimer m_typing;
    int m_search = 0;
};

} // namespace myspike::ui
