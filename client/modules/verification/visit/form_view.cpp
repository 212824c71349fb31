#include "client/modules/verification/visit/form_view.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QScrollBar>

#include "client/modules/verification/visit/form_delegate.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"

namespace myspike::site_visit {

namespace {

int longestWord(const QFontMetrics& metrics, const QString& text)
{
    int longest = 0;
    for (const auto& word : text.split(u' ')) {
        longest = std::max(longest, metrics.horizontalAdvance(word));
    }
    return longest;
}

} // namespace

FormView::FormView(const QString& objectName, FormModel& model, QWidget* parent)
    : QTableView(parent), m_model(model), m_delegate(new FormDelegate(this))
{
    setObjectName(objectName);
    setModel(&m_model);
    setItemDelegate(m_delegate);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(false);
    verticalHeader()->hide();
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    // Headings break rather than end in dots.
    horizontalHeader()->setTextElideMode(Qt::ElideNone);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter |
                                            Qt::AlignmentFlag(Qt::TextWordWrap));
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(m_delegate, &FormDelegate::entered, this, [this](const QModelIndex& index) {
        setFocus();
        if (const auto r = m_model.formRow(index.row())) {
            const Place here{*r, static_cast<std::size_t>(index.column() - 1)};
            if (m_model.form().rows[here.row].isAnswered(here.cell)) {
                stepOn(here);
            }
        }
    });
    connect(&m_model, &FormModel::refused, this, &FormView::refused);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (currentFormRow()) {
            m_wantedKey = currentKey();
        }
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        layOut();
        goToKey(m_wantedKey);
    });
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) {
                const int width = columnWidth(0);
                for (int line = from.row(); line <= to.row(); ++line) {
                    const int height = m_delegate->heightOf(m_model, line, width);
                    if (rowHeight(line) != height) {
                        setRowHeight(line, height);
                    }
                }
            });
    layOut();
    goToKey({});
}

std::optional<std::size_t> FormView::currentFormRow() const
{
    const auto r = m_model.formRow(currentIndex().row());
    return r && *r < m_model.form().rows.size() ? r : std::nullopt;
}

QString FormView::currentKey() const
{
    const auto r = currentFormRow();
    return r ? QString::fromStdString(m_model.form().rows[*r].key) : QString();
}

void FormView::goToKey(const QString& key)
{
    m_wantedKey = key;
    const auto& form = m_model.form();
    if (form.rows.empty()) {
        return;
    }
    const auto row = form.rowOf(key.toStdString());
    const std::size_t r = row.value_or(0);
    goTo({r, firstCell(form.rows[r]).value_or(0)});
}

void FormView::goTo(Place place)
{
    const QModelIndex index =
        m_model.index(m_model.lineOf(place.row), static_cast<int>(place.cell) + 1);
    if (!index.isValid()) {
        return;
    }
    setCurrentIndex(index);
    // A heading above the first row of a group comes into view with it.
    if (m_model.isHeading(index.row() - 1)) {
        scrollTo(index.siblingAtRow(index.row() - 1));
    }
    scrollTo(index);
}

bool FormView::goToFirstUnanswered()
{
    const auto place = firstUnanswered(m_model.form());
    if (place) {
        goTo(*place);
        setFocus();
    }
    return place.has_value();
}

std::optional<Place> FormView::place() const
{
    const auto r = currentFormRow();
    if (!r || currentIndex().column() < 1) {
        return std::nullopt;
    }
    const auto cell = static_cast<std::size_t>(currentIndex().column() - 1);
    return cell < m_model.form().rows[*r].cells.size() ? std::optional(Place{*r, cell})
                                                       : std::nullopt;
}

void FormView::answer(const Values& values)
{
    const auto here = place();
    m_model.desk().answer(m_model.formId(), here->row, values);
    const auto& row = m_model.form().rows[here->row];
    // Parts are turned one by one; only a whole answer steps on.
    const bool partsLeft =
        row.cells[here->cell].kind == CellKind::Parts && !adverseParts(row, here->cell).empty() &&
        adverseParts(row, here->cell).size() < row.cells[here->cell].parts.size();
    if (!partsLeft) {
        stepOn(*here);
    }
}

void FormView::stepOn(Place from)
{
    if (const auto next = placeAfter(m_model.form(), from)) {
        goTo(*next);
    } else {
        Q_EMIT finished();
    }
}

bool FormView::takeAnswerKey(QKeyEvent* event)
{
    const auto here = place();
    if (!here || m_model.form().readOnly || event->text().isEmpty() ||
        (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
        return false;
    }
    const auto& row = m_model.form().rows[here->row];
    const QChar typed = event->text().at(0).toUpper();
    if (const auto values = valuesForKey(row, here->cell, typed.toLatin1())) {
        answer(*values);
        return true;
    }
    const auto kind = row.cells[here->cell].kind;
    const bool opensNumber =
        (kind == CellKind::Number || kind == CellKind::Mark) && (typed.isDigit() || typed == u'.');
    if (opensNumber || (kind == CellKind::Text && typed.isPrint() && typed != u' ')) {
        m_delegate->beginWith(event->text());
        edit(currentIndex());
        // Item views select what an editor opens with; the next key would replace the first.
        if (auto* line = qobject_cast<QLineEdit*>(indexWidget(currentIndex()))) {
            line->end(false);
        }
        return true;
    }
    return false;
}

void FormView::keyPressEvent(QKeyEvent* event)
{
    if (takeAnswerKey(event)) {
        event->accept();
        return;
    }
    const auto here = place();
    switch (event->key()) {
    case Qt::Key_Up:
        moveRow(-1);
        return;
    case Qt::Key_Down:
        moveRow(1);
        return;
    case Qt::Key_Left:
        moveCell(-1);
        return;
    case Qt::Key_Right:
        moveCell(1);
        return;
    case Qt::Key_PageUp:
        moveRow(-std::max(1, viewport()->height() / 56));
        return;
    case Qt::Key_PageDown:
        moveRow(std::max(1, viewport()->height() / 56));
        return;
    case Qt::Key_Home:
        goTo({0, firstCell(m_model.form().rows.empty() ? FormRow() : m_model.form().rows.front())
                     .value_or(0)});
        return;
    case Qt::Key_End:
        if (!m_model.form().rows.empty()) {
            const auto last = m_model.form().rows.size() - 1;
            goTo({last, firstCell(m_model.form().rows[last]).value_or(0)});
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (here) {
            const auto& row = m_model.form().rows[here->row];
            const auto kind = row.cells[here->cell].kind;
            const bool open = !m_model.form().readOnly && !row.isAnswered(here->cell);
            if (row.isOwn) {
                // Opened by whoever listens.
            } else if (kind == CellKind::Text && open) {
                edit(currentIndex());
            } else if (row.isAsked() && row.cells[here->cell].isAnswerable()) {
                moveRow(1);
            }
            Q_EMIT activatedRow(static_cast<int>(here->row));
        }
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (here && !m_model.form().readOnly) {
            const auto& row = m_model.form().rows[here->row];
            const auto& cell = row.cells[here->cell];
            if (row.isOwn && !(cell.field && row.isAnswered(here->cell))) {
                Q_EMIT removalRequested(static_cast<int>(here->row));
            } else if (cell.field) {
                m_model.desk().answer(m_model.formId(), here->row,
                                      Values().setValue(cell.field, {}));
            }
        }
        return;
    default:
        // Not the type-ahead of item views: a letter that means nothing must not move the cursor.
        if (!event->text().isEmpty() && event->text().at(0).isPrint() &&
            !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
            event->ignore();
            return;
        }
        QTableView::keyPressEvent(event);
    }
}

void FormView::moveRow(int by)
{
    const auto& rows = m_model.form().rows;
    const auto r = currentFormRow();
    if (!r) {
        return;
    }
    const int to = std::clamp(static_cast<int>(*r) + by, 0, static_cast<int>(rows.size()) - 1);
    const auto target = static_cast<std::size_t>(to);
    const auto column = static_cast<std::size_t>(std::max(0, currentIndex().column() - 1));
    const bool sameCell =
        column < rows[target].cells.size() && rows[target].cells[column].isAnswerable();
    goTo({target, sameCell ? column : firstCell(rows[target]).value_or(0)});
}

void FormView::moveCell(int by)
{
    const auto here = place();
    if (!here) {
        return;
    }
    const auto& cells = m_model.form().rows[here->row].cells;
    for (int c = static_cast<int>(here->cell) + by; c >= 0 && c < static_cast<int>(cells.size());
         c += by) {
        if (cells[static_cast<std::size_t>(c)].isAnswerable()) {
            goTo({here->row, static_cast<std::size_t>(c)});
            return;
        }
    }
}

void FormView::mousePressEvent(QMouseEvent* event)
{
    QTableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    const auto* row = m_model.rowAt(index);
    if (!row) {
        return;
    }
    const auto r = *m_model.formRow(index.row());
    if (index.column() == 0) {
        goTo({r, firstCell(*row).value_or(0)});
        return;
    }
    const auto c = static_cast<std::size_t>(index.column() - 1);
    if (m_model.form().readOnly || c >= row->cells.size()) {
        return;
    }
    switch (row->cells[c].kind) {
    case CellKind::Choice:
        if (const auto* option = FormDelegate::optionAt(*row, c, visualRect(index), event->pos())) {
            answer(*valuesForKey(*row, c, option->key));
        }
        break;
    case CellKind::Parts:
        if (!row->isAnswered(c)) {
            answer(*valuesForKey(*row, c, 'Y'));
        }
        break;
    case CellKind::Number:
    case CellKind::Mark:
    case CellKind::Text:
        edit(index);
        break;
    case CellKind::Shown:
        break;
    }
}

void FormView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    if (const auto r = m_model.formRow(index.row())) {
        Q_EMIT activatedRow(static_cast<int>(*r));
    }
}

void FormView::layOut()
{
    if (m_isLayingOut) {
        return;
    }
    m_isLayingOut = true;
    // Rows that grow bring the scroll bar, which takes width from them: once more then.
    for (int pass = 0, width = -1; pass < 3 && width != viewport()->width(); ++pass) {
        width = viewport()->width();
        layOutFor(width);
    }
    m_isLayingOut = false;
}

void FormView::layOutFor(int width)
{
    clearSpans();
    const auto& columns = m_model.form().columns;
    const QFontMetrics metrics(ui::fontFor(ui::TypeRole::Body));
    const QFontMetrics heads(horizontalHeader()->font());
    const int headMargin = ui::space(5);
    int rest = width;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const int heading = heads.horizontalAdvance(ui::translated(columns[c].title)) + headMargin;
        const int wanted =
            std::max(heading, metrics.averageCharWidth() * columns[c].characters + ui::space(4));
        setColumnWidth(static_cast<int>(c) + 1, wanted);
        rest -= wanted;
    }
    const int least = ui::space(50);
    // Too narrow for all: answers give way down to their keys, the widest first; then headings,
    // but never a mark.
    const int mark = metrics.horizontalAdvance(QStringLiteral("100.00")) + ui::space(7);
    while (rest < least) {
        int widest = 0;
        int spare = 0;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const int column = static_cast<int>(c) + 1;
            // A heading may break between its words and is never cut.
            const int word = longestWord(heads, ui::translated(columns[c].title)) + headMargin;
            const int floor = std::max(word, columns[c].isNumber ? mark : ui::space(18));
            const int give = columnWidth(column) - floor;
            if (give > spare) {
                widest = column;
                spare = give;
            }
        }
        if (widest == 0) {
            break;
        }
        const int give = std::min({spare, least - rest, ui::space(4)});
        setColumnWidth(widest, columnWidth(widest) - give);
        rest += give;
    }
    setColumnWidth(0, std::max(rest, ui::space(40)));
    int headHeight = heads.height();
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const QRect room(0, 0, columnWidth(static_cast<int>(c) + 1) - headMargin, 1'000);
        headHeight = std::max(
            headHeight,
            heads.boundingRect(room, Qt::TextWordWrap, ui::translated(columns[c].title)).height());
    }
    horizontalHeader()->setFixedHeight(headHeight + ui::space(3));
    for (int line = 0; line < m_model.rowCount(); ++line) {
        setRowHeight(line, m_delegate->heightOf(m_model, line, columnWidth(0)));
        if (m_model.isHeading(line) && m_model.columnCount() > 1) {
            setSpan(line, 0, 1, m_model.columnCount());
        }
    }
}

void FormView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    layOut();
    // A message that comes above takes height: the row in hand stays in sight.
    if (event->size().height() < event->oldSize().height() && currentFormRow()) {
        scrollTo(currentIndex());
    }
}

void FormView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::ApplicationFontChange) {
        layOut();
        viewport()->update();
    }
}

void FormView::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentFormRow()) {
        goToKey(m_wantedKey);
    }
    viewport()->update();
}

void FormView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    if (current.row() != previous.row()) {
        Q_EMIT currentFormRowChanged();
    }
}

} // namespace myspike::site_visit
