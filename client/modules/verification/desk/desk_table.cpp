#include "client/modules/verification/desk/desk_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <algorithm>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/type_scale.h"

namespace myspike::desk {

using namespace ui;

namespace {

QColor Tokens::*colourOf(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return &Tokens::ok;
    case Tone::Warning:
        return &Tokens::warning;
    case Tone::Danger:
        return &Tokens::danger;
    case Tone::Info:
        return &Tokens::info;
    case Tone::Accent:
        return &Tokens::accent;
    case Tone::Neutral:
        break;
    }
    return &Tokens::muted;
}

} // namespace

Text literal(std::string text)
{
    Text out;
    out.text = std::move(text);
    return out;
}

Text literal(const QString& text) { return literal(text.toStdString()); }

DeskModel::DeskModel(std::vector<DeskColumn> columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns))
{
}

void DeskModel::setRows(std::vector<Row> rows, std::vector<Id> ids)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_ids = std::move(ids);
    endResetModel();
}

void DeskModel::setColumns(std::vector<DeskColumn> columns)
{
    beginResetModel();
    m_rows.clear();
    m_ids.clear();
    m_columns = std::move(columns);
    endResetModel();
}

std::optional<Id> DeskModel::idOf(int row) const
{
    const auto i = static_cast<std::size_t>(row);
    return row >= 0 && i < m_ids.size() ? std::optional(m_ids[i]) : std::nullopt;
}

int DeskModel::rowOf(const Id& id) const
{
    const auto it = std::find(m_ids.begin(), m_ids.end(), id);
    return it == m_ids.end() ? -1 : static_cast<int>(it - m_ids.begin());
}

void DeskModel::renewTexts()
{
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int DeskModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DeskModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant DeskModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    if (column >= row.size()) {
        return {};
    }
    const auto& cell = row[column];
    switch (role) {
    case Qt::DisplayRole:
        return translated(cell.text).replace(QLatin1Char('\n'), QLatin1Char(' '));
    case Qt::ToolTipRole:
        return translated(cell.tip.empty() ? cell.text : cell.tip);
    case Qt::DecorationRole:
        return cell.tone ? QVariant(icon(iconName(*cell.tone), colourOf(*cell.tone))) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((m_columns[column].atEnd ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(translated(m_columns[column].label),
                                            translated(cell.text));
    default:
        return {};
    }
}

QVariant DeskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const auto& column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) {
        return translated(column.label);
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((column.atEnd ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return {};
}

DeskTable::DeskTable(const QString& objectName, Msg name, std::vector<DeskColumn> columns,
                     QWidget* parent)
    : QTableView(parent), m_name(name), m_model(new DeskModel(std::move(columns), this))
{
    setObjectName(objectName);
    setModel(m_model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    connect(this, &QTableView::doubleClicked, this, [this] {
        if (const auto id = currentId()) {
            Q_EMIT opened(*id);
        }
    });
    setMetrics();
    retranslate();
}

void DeskTable::setRows(std::vector<DeskModel::Row> rows, std::vector<Id> ids)
{
    const int before = currentRow();
    const auto kept = m_current;
    m_isFilling = true;
    m_model->setRows(std::move(rows), std::move(ids));
    m_isFilling = false;
    fitColumns();
    int row = kept ? m_model->rowOf(*kept) : -1;
    if (row < 0) {
        row = std::clamp(before, 0, std::max(0, m_model->rowCount() - 1));
    }
    if (m_model->rowCount() > 0) {
        setCurrentIndex(m_model->index(row, 0));
    }
    if (m_current != currentId()) {
        m_current = currentId();
        Q_EMIT currentIdChanged();
    }
}

std::optional<Id> DeskTable::currentId() const { return m_model->idOf(currentRow()); }

void DeskTable::goTo(const Id& id)
{
    const int row = m_model->rowOf(id);
    if (row >= 0) {
        setCurrentIndex(m_model->index(row, 0));
    }
}

void DeskTable::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // A key held down must not run through a confirmation.
    if (enter && !event->isAutoRepeat()) {
        if (const auto id = currentId()) {
            event->accept();
            Q_EMIT opened(*id);
            return;
        }
    }
    QTableView::keyPressEvent(event);
}

void DeskTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        setMetrics();
    }
}

void DeskTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void DeskTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    const auto id = currentId();
    if (!m_isFilling && id && id != m_current) {
        m_current = id;
        Q_EMIT currentIdChanged();
    }
}

void DeskTable::setMetrics()
{
    verticalHeader()->setDefaultSectionSize(space(9));
    verticalHeader()->setMinimumSectionSize(space(6));
    fitColumns();
}

/// What the header and the first rows of one column need.
int DeskTable::widthOf(int column) const
{
    constexpr int kLookedAt = 50;
    int wanted = horizontalHeader()->fontMetrics().horizontalAdvance(
        m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    for (int row = 0; row < std::min(kLookedAt, m_model->rowCount()); ++row) {
        const auto index = m_model->index(row, column);
        const bool hasIcon = !index.data(Qt::DecorationRole).isNull();
        wanted = std::max(wanted, fontMetrics().horizontalAdvance(index.data().toString()) +
                                      (hasIcon ? space(8) : 0));
    }
    return wanted;
}

/// As wide as the first rows and the header need, and no wider than the column asks for.
void DeskTable::fitColumns()
{
    const auto text = fontMetrics();
    const auto title = horizontalHeader()->fontMetrics();
    int taken = 0;
    for (int i = 0; i < m_model->columnCount(); ++i) {
        const auto& column = m_model->columns()[static_cast<std::size_t>(i)];
        if (column.stretches) {
            continue;
        }
        const int most = std::max(title.horizontalAdvance(translated(column.label)),
                                  column.characters * text.averageCharWidth());
        const int width = std::min(widthOf(i), most + space(8)) + space(5);
        taken += width;
        horizontalHeader()->setSectionResizeMode(i, QHeaderView::Interactive);
        setColumnWidth(i, width);
    }
    // Rather a scroll bar than columns that say nothing.
    const auto leastOf = [&](const DeskColumn& column) {
        return column.characters * text.averageCharWidth() / 2 + space(5);
    };
    int needed = taken;
    for (const auto& column : m_model->columns()) {
        needed += column.stretches ? leastOf(column) : 0;
    }
    const bool fits = viewport()->width() >= needed;
    for (int i = 0; i < m_model->columnCount(); ++i) {
        const auto& column = m_model->columns()[static_cast<std::size_t>(i)];
        if (!column.stretches) {
            continue;
        }
        const int least = leastOf(column);
        horizontalHeader()->setSectionResizeMode(i, fits ? QHeaderView::Stretch
                                                         : QHeaderView::Interactive);
        if (!fits) {
            // Where one has to scroll anyway, nothing is cut.
            const int most = column.characters * text.averageCharWidth() + space(13);
            setColumnWidth(i, std::clamp(widthOf(i) + space(5), std::min(least, most), most));
        }
    }
    // A row is as high as its words need; of long lists that would take too long.
    constexpr int kMostWrapped = 300;
    if (wordWrap() && m_model->rowCount() <= kMostWrapped) {
        resizeRowsToContents();
        for (int row = 0; row < m_model->rowCount(); ++row) {
            setRowHeight(row, rowHeight(row) + space(2));
        }
    }
}

void DeskTable::setColumns(std::vector<DeskColumn> columns)
{
    m_isFilling = true;
    m_model->setColumns(std::move(columns));
    m_isFilling = false;
    fitColumns();
}

void DeskTable::retranslate()
{
    setAccessibleName(translated(m_name));
    m_model->renewTexts();
    fitColumns();
}

} // namespace myspike::desk
