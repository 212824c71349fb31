#include "client/ui/table/row_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>

#include "client/ui/language.h"
#include "client/ui/print/table_export.h"
#include "client/ui/table/cell_delegate.h"
#include "client/ui/table/list_export.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/reference_titles.h"

namespace myspike::ui {

namespace {
constexpr int kMarkColumnUnits = 9;
constexpr int kTypingPauseMs = 1'000;
/// Never all rows: that takes minutes on a long list.
constexpr int kSampledRows = 50;
/// When the first rows come, and when the titles in them are known.
constexpr int kMostFits = 3;
} // namespace

int columnCharacters(const FieldDef& field)
{
    switch (field.kind) {
    case FieldKind::Boolean:
        return 8;
    case FieldKind::Integer:
        return 10;
    case FieldKind::Decimal:
    case FieldKind::Date:
        return 12;
    case FieldKind::Money:
        return 14;
    case FieldKind::Identity:
        return 16;
    case FieldKind::Instant:
        return 18;
    case FieldKind::Choice:
        return 22;
    case FieldKind::Reference:
        return 32;
    case FieldKind::Text:
        return std::clamp(field.maxLength() / 3, 14, 40);
    case FieldKind::Paragraph:
        return 40;
    case FieldKind::File:
    case FieldKind::Signature:
    case FieldKind::Json:
        return 14;
    }
    return 20;
}

RowTable::RowTable(const QString& objectName, const Workplace& workplace, const RecordType& type,
                   QWidget* parent)
    : QTableView(parent), m_workplace(workplace), m_model(new PagedModel(workplace, type, this))
{
    setObjectName(objectName);
    setModel(m_model);
    setItemDelegate(new CellDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setAlternatingRowColors(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    setMetrics();
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, [this] { m_typed.clear(); });

    connect(this, &QTableView::doubleClicked, this, &RowTable::open);
    connect(header, &QHeaderView::sectionClicked, this, [this](int section) {
        if (const auto* field = m_model->field(section)) {
            Q_EMIT sortRequested(QString::fromLatin1(field->name));
        }
    });
    connect(header, &QHeaderView::sectionMoved, this, &RowTable::columnsChanged);
    connect(header, &QHeaderView::sectionResized, this, [this](int section) {
        if (const auto* field = m_model->field(section)) {
            m_sized.insert(QString::fromLatin1(field->name));
        }
        Q_EMIT columnsChanged();
    });
    connect(m_model, &PagedModel::rowsArrived, this, &RowTable::fitColumns);
    connect(workplace.titles, &ReferenceTitles::resolved, this, &RowTable::fitColumns);
    connect(m_model, &PagedModel::rowsArrived, this, &RowTable::followCurrent);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &RowTable::followCurrent);
    // Other columns: the rows are the same, and so is the current one.
    connect(m_model, &QAbstractItemModel::modelReset, this, &RowTable::followCurrent);
}

void RowTable::setMetrics()
{
    verticalHeader()->setDefaultSectionSize(space(8.5));
    verticalHeader()->setMinimumSectionSize(space(8.5));
    horizontalHeader()->setMinimumSectionSize(space(7));
    const QSignalBlocker quiet(horizontalHeader());
    setColumnWidth(0, space(kMarkColumnUnits));
}

void RowTable::showColumns(const std::vector<const FieldDef*>& fields,
                           const QMap<QString, int>& widths)
{
    const QSignalBlocker quiet(horizontalHeader());
    m_model->setColumns(fields);
    auto* header = horizontalHeader();
    for (int i = 0; i < header->count(); ++i) {
        header->moveSection(header->visualIndex(i), i);
    }
    setColumnWidth(0, space(kMarkColumnUnits));
    const int character = fontMetrics().averageCharWidth();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const QString name = QString::fromLatin1(fields[i]->name);
        const int title = fontMetrics().horizontalAdvance(translated(fields[i]->traits.label));
        const int usual = std::max(columnCharacters(*fields[i]) * character, title) + space(7);
        setColumnWidth(static_cast<int>(i) + 1, widths.value(name, usual));
    }
    m_sized = QSet<QString>(widths.keyBegin(), widths.keyEnd());
    m_fits = 0;
    header->viewport()->update();
    fitColumns();
}

/// What was fitted stood in other words, or in letters of another size.
void RowTable::fitAgain()
{
    m_fits = std::min(m_fits, kMostFits - 1);
    fitColumns();
}

void RowTable::fitColumns()
{
    if (m_fits >= kMostFits || m_model->rowCount() == 0 || m_model->record(0) == nullptr) {
        return;
    }
    ++m_fits;
    const QSignalBlocker quiet(horizontalHeader());
    const QFontMetrics metrics = fontMetrics();
    const int rows = std::min(m_model->rowCount(), kSampledRows);
    for (int column = 1; column < m_model->columnCount(); ++column) {
        const auto* field = m_model->field(column);
        if (m_sized.contains(QString::fromLatin1(field->name))) {
            continue;
        }
        // Beside the title there is room for the arrow of the order.
        int widest =
            metrics.horizontalAdvance(m_model->headerData(column, Qt::Horizontal).toString()) +
            (field->traits.indexed ? space(6) : 0);
        // Another search shows other states: the column fits them all.
        for (const auto& choice : field->choices) {
            widest = std::max(widest, metrics.horizontalAdvance(translated(choice.label)));
        }
        for (int row = 0; row < rows; ++row) {
            widest = std::max(
                widest, metrics.horizontalAdvance(m_model->index(row, column).data().toString()));
        }
        const int most = (columnCharacters(*field) + 12) * metrics.averageCharWidth();
        setColumnWidth(column, std::min(widest, most) + space(7));
    }
    horizontalHeader()->viewport()->update();
    viewport()->update();
}

QStringList RowTable::columnOrder() const
{
    QStringList names;
    for (int i = 0; i < horizontalHeader()->count(); ++i) {
        if (const auto* field = m_model->field(horizontalHeader()->logicalIndex(i))) {
            names.append(QString::fromLatin1(field->name));
        }
    }
    return names;
}

QMap<QString, int> RowTable::columnWidths() const
{
    QMap<QString, int> widths;
    for (int i = 1; i < m_model->columnCount(); ++i) {
        const QString name = QString::fromLatin1(m_model->field(i)->name);
        if (m_sized.contains(name)) {
            widths[name] = columnWidth(i);
        }
    }
    return widths;
}

std::optional<Id> RowTable::currentRecord() const { return m_current; }

void RowTable::goTo(const Id& record)
{
    m_goal = record;
    followCurrent();
}

void RowTable::followCurrent()
{
    if (m_goal && m_model->rowOf(*m_goal) >= 0) {
        m_current = std::exchange(m_goal, {});
        Q_EMIT currentRecordChanged();
    }
    if (!m_current) {
        // The cursor came first, and the row under it after.
        if (const auto* now = m_model->record(currentIndex().row())) {
            m_current = now->id;
            Q_EMIT currentRecordChanged();
        }
        return;
    }
    if (m_model->rowCount() == 0) {
        return;
    }
    const int row = m_model->rowOf(*m_current);
    const auto current = currentIndex();
    if (row < 0) {
        const auto* now = m_model->record(current.row());
        if (now != nullptr && now->id != *m_current) {
            // It left the list: the row that took its place is current now.
            m_current = now->id;
            Q_EMIT currentRecordChanged();
        }
        return;
    }
    if (current.row() != row) {
        m_isFollowing = true;
        const bool single = selectionModel()->selectedRows().size() <= 1;
        const auto index = m_model->index(row, std::max(0, current.column()));
        selectionModel()->setCurrentIndex(index, single ? QItemSelectionModel::ClearAndSelect |
                                                              QItemSelectionModel::Rows
                                                        : QItemSelectionModel::NoUpdate);
        m_isFollowing = false;
    }
}

void RowTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (m_isFollowing || !current.isValid()) {
        return;
    }
    const auto* record = m_model->record(current.row());
    m_current = record ? std::optional(record->id) : std::nullopt;
    Q_EMIT currentRecordChanged();
}

RowRanges RowTable::selectedRanges() const
{
    RowRanges out;
    if (selectedCount() <= 1) {
        return out;
    }
    for (const auto& range : selectionModel()->selection()) {
        out.ranges.emplace_back(range.top(), range.bottom());
    }
    std::sort(out.ranges.begin(), out.ranges.end());
    return out;
}

int RowTable::selectedCount() const
{
    // Ranges, never selectedRows(): that takes a second after selecting a million rows.
    int n = 0;
    for (const auto& range : selectionModel()->selection()) {
        n += range.height();
    }
    return n;
}

void RowTable::open(const QModelIndex& index)
{
    if (const auto* record = m_model->record(index.row())) {
        Q_EMIT opened(record->id);
    }
}

void RowTable::keyPressEvent(QKeyEvent* event)
{
    const bool plain =
        event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    const bool shift = event->modifiers() == Qt::ShiftModifier;
    m_goal.reset();
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        open(currentIndex());
    } else if (plain && event->key() == Qt::Key_Space && m_typed.isEmpty()) {
        Q_EMIT previewRequested();
    } else if ((plain || shift) && (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) &&
               m_model->rowCount() > 0) {
        // The first and last row, not the first and last cell of this one.
        const int row = event->key() == Qt::Key_Home ? 0 : m_model->rowCount() - 1;
        const auto index = m_model->index(row, std::max(0, currentIndex().column()));
        selectionModel()->setCurrentIndex(index, selectionCommand(index, event));
        scrollTo(index);
    } else {
        QTableView::keyPressEvent(event);
    }
}

void RowTable::mousePressEvent(QMouseEvent* event)
{
    m_goal.reset();
    QTableView::mousePressEvent(event);
}

void RowTable::keyboardSearch(const QString& text)
{
    m_typed += text;
    m_typing.start();
    jumpTo(m_typed);
}

void RowTable::jumpTo(const QString& typed)
{
    const auto& type = m_model->type();
    const auto order = orderOf(type, m_model->query());
    const auto* field = order.empty() ? nullptr : type.field(order.front().field);
    const int column = field ? m_model->columnOf(field->name) : -1;
    const int search = ++m_search;
    // Near rows first, without asking anybody.
    const int searched = column >= 0 ? column : std::min(1, m_model->columnCount() - 1);
    const int rows = m_model->rowCount();
    const int from = std::max(0, currentIndex().row());
    for (int i = 0; i < std::min(rows, PagedModel::kPageRows); ++i) {
        const int row = (from + i + (typed.size() == 1 ? 1 : 0)) % rows;
        if (m_model->record(row) != nullptr && m_model->index(row, searched)
                                                   .data()
                                                   .toString()
                                                   .startsWith(typed, Qt::CaseInsensitive)) {
            setCurrentIndex(m_model->index(row, std::max(0, currentIndex().column())));
            return;
        }
    }
    if (!field || column < 0 || field->kind != FieldKind::Text || order.front().descending) {
        return;
    }
    // The place of the first such row is the number of rows that sort before it.
    Query before = m_model->query();
    before.with({field->name, Compare::Less, {Value(typed.toStdString())}});
    Query empty = m_model->query();
    empty.with({field->name, Compare::Null, {}});
    auto* replica = m_workplace.replica;
    const auto all = std::numeric_limits<int>::max();
    replica->countUpTo(before, all).then(this, [=, this](Result<std::int64_t> less) {
        replica->countUpTo(empty, all).then(this, [=, this](Result<std::int64_t> none) {
            const auto row = less && none ? *less + *none : -1;
            if (search == m_search && row >= 0 && row < m_model->rowCount()) {
                const auto index = m_model->index(static_cast<int>(row), column);
                setCurrentIndex(index);
                scrollTo(index, PositionAtCenter);
            }
        });
    });
}

void RowTable::copy()
{
    const auto n = selectedCount();
    if (n == 0) {
        return;
    }
    RowRanges wanted;
    for (const auto& range : selectionModel()->selection()) {
        wanted.ranges.emplace_back(range.top(), range.bottom());
    }
    std::sort(wanted.ranges.begin(), wanted.ranges.end());
    std::vector<const FieldDef*> fields;
    for (const auto& name : columnOrder()) {
        fields.push_back(m_model->type().field(name.toStdString()));
    }
    auto* collector = new RowCollector(
        *m_workplace.replica, m_model->type(), m_model->query(), wanted,
        [this, fields](Result<CollectedRows> rows) {
            if (!rows) {
                Q_EMIT m_model->failed(rows.fault());
                return;
            }
            const auto table = exportTable(m_workplace, m_model->type(), fields, *rows, {});
            const QString tsv = print::toTsv(table, rows->rows.size() > 1);
            auto* mime = new QMimeData;
            mime->setText(tsv);
            mime->setData(QStringLiteral("text/tab-separated-values"), tsv.toUtf8());
            QGuiApplication::clipboard()->setMimeData(mime);
            Q_EMIT copied(static_cast<int>(rows->rows.size()));
        },
        this);
    collector->start();
}

void RowTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_model != nullptr) {
        m_model->renewTexts();
        fitAgain();
    } else if (event->type() == QEvent::FontChange && m_model != nullptr) {
        setMetrics();
        fitAgain();
    }
}

} // namespace myspike::ui
