#include "client/ui/records/sync_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/print/save_file.h"
#include "client/ui/records/operation_text.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/empty_state.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/flow_layout.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"

namespace myspike::ui {

namespace {

QTableWidget* tableNamed(const QString& name, int columns)
{
    auto* table = new QTableWidget(0, columns);
    table->setObjectName(name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->verticalHeader()->setDefaultSectionSize(space(8.5));
    return table;
}

Text literal(const QString& text) { return Text(Msg{"", "%1"}, {text.toStdString()}); }

} // namespace

SyncPage::SyncPage(const QString& objectName, const Workplace& workplace, std::vector<Msg> columns,
                   std::vector<Msg> detail, Msg emptyTitle, Msg emptySentence, QWidget* parent)
    : Page(objectName, parent), m_workplace(workplace),
      m_strip(new MessageStrip(objectName + QStringLiteral(".strip"))),
      m_columns(std::move(columns)), m_detailColumns(std::move(detail))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(3));
    column->addWidget(m_strip);
    m_strip->hide();

    m_list = tableNamed(objectName + QStringLiteral(".rows"), static_cast<int>(m_columns.size()));
    m_values = tableNamed(objectName + QStringLiteral(".values"),
                          static_cast<int>(m_detailColumns.size()));
    m_values->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    // What was done is a long name, and its number stands at the end of it.
    m_list->setWordWrap(true);
    m_list->verticalHeader()->setDefaultSectionSize(space(11.5));
    m_list->horizontalHeader()->setStretchLastSection(false);
    m_list->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->horizontalHeader()->setMinimumSectionSize(space(26));
    m_list->setMinimumWidth(space(86));
    auto* side = new QWidget;
    auto* beside = m_beside = new QVBoxLayout(side);
    beside->setContentsMargins(space(4), 0, 0, 0);
    beside->setSpacing(space(2.5));
    m_title = new Label({}, TypeRole::Title);
    m_title->setWordWrap(true);
    m_sentence = new Label;
    m_sentence->setWordWrap(true);
    m_buttons = new QWidget;
    (new FlowLayout(m_buttons))->setSpacing(space(2));
    beside->addWidget(m_title);
    beside->addWidget(m_sentence);
    beside->addWidget(m_values, 1);
    beside->addWidget(m_buttons);

    auto* splitter = m_splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(side);
    splitter->setSizes({space(130), space(120)});
    auto* stack = new QWidget;
    m_stack = new QStackedLayout(stack);
    m_stack->addWidget(splitter);
    m_stack->addWidget(new EmptyState(objectName + QStringLiteral(".empty"),
                                      QStringLiteral("check_circle"), emptyTitle, emptySentence));
    column->addWidget(stack, 1);

    connect(m_list, &QTableWidget::currentCellChanged, this, &SyncPage::showDetail);
    connect(workplace.replica, &Replica::countsChanged, this, &Page::markStale);
    connect(workplace.titles, &ReferenceTitles::resolved, this, [this] { rewrite(); });
}

void SyncPage::setDetailWidget(QWidget* widget)
{
    m_values->hide();
    m_beside->insertWidget(m_beside->indexOf(m_values), widget, 1);
}

void SyncPage::setShares(int list, int detail)
{
    m_splitter->setSizes({space(list), space(detail)});
}

void SyncPage::saveAsText(const Operation& operation, Msg fileName)
{
    const QString text =
        operationAsText(operation, m_workplace.replica->catalogue(), m_workplace.titles);
    m_workplace.files->saveFile(
        this,
        {msg("syncpage", "Save what was typed"),
         {QStringLiteral("Text (*.txt)")},
         translated(fileName) + QStringLiteral(".txt")},
        [this, text](const QString& path) {
            if (const Status saved = print::saveFile(path, text.toUtf8()); !saved) {
                m_strip->say(saved.fault());
            } else {
                m_strip->sayFor(4'000, Tone::Ok,
                                Text(msg("record", "Saved as %1."), {path.toStdString()}));
            }
        });
}

int SyncPage::rowCount() const { return m_list->rowCount(); }
int SyncPage::currentRow() const { return m_list->currentRow(); }
void SyncPage::setCurrentRow(int row) { m_list->setCurrentCell(row, 0); }
void SyncPage::takeFocus() { m_list->setFocus(); }

QString SyncPage::cell(int row, int column) const
{
    const auto* item = m_list->item(row, column);
    return item ? item->text() : QString();
}

Button* SyncPage::addButton(const char* name, Msg text, std::function<void(int row)> run)
{
    auto* button = new Button(objectName() + QLatin1Char('.') + QLatin1String(name), text);
    m_buttons->layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, run = std::move(run)] {
        if (currentRow() >= 0) {
            run(currentRow());
        }
    });
    return button;
}

void SyncPage::openRecordOf(const std::string& type, const Id& id)
{
    if (m_workplace.openRecord) {
        m_workplace.openRecord(QString::fromStdString(type), id);
    }
}

void SyncPage::showRows(const std::vector<QStringList>& rows, const std::vector<std::string>& keys)
{
    const int before = currentRow();
    const std::string current = before >= 0 && before < static_cast<int>(m_keys.size())
                                    ? m_keys[static_cast<std::size_t>(before)]
                                    : std::string();
    m_keys = keys;
    {
        const QSignalBlocker quiet(m_list);
        m_list->setRowCount(static_cast<int>(rows.size()));
        for (int r = 0; r < m_list->rowCount(); ++r) {
            const auto& cells = rows[static_cast<std::size_t>(r)];
            for (int c = 0; c < cells.size(); ++c) {
                auto* item = new QTableWidgetItem(cells[c]);
                item->setToolTip(cells[c]);
                m_list->setItem(r, c, item);
            }
        }
        const auto at = std::find(keys.begin(), keys.end(), current);
        const int row = at != keys.end() ? static_cast<int>(at - keys.begin())
                                         : std::min(std::max(0, before), m_list->rowCount() - 1);
        m_list->setCurrentCell(row, 0);
    }
    m_stack->setCurrentIndex(rows.empty() ? 1 : 0);
    showDetail();
    Q_EMIT titleChanged();
}

void SyncPage::showDetail()
{
    const int row = currentRow();
    showButtons(row);
    if (row < 0 || row >= static_cast<int>(m_keys.size())) {
        m_values->setRowCount(0);
        return;
    }
    const Detail detail = detailOf(row);
    m_title->setMessage(literal(detail.title));
    m_sentence->setMessage(literal(detail.sentence));
    m_sentence->setVisible(!detail.sentence.isEmpty());
    m_values->setRowCount(static_cast<int>(detail.rows.size()));
    for (int r = 0; r < m_values->rowCount(); ++r) {
        const auto& cells = detail.rows[static_cast<std::size_t>(r)];
        for (int c = 0; c < cells.size(); ++c) {
            auto* item = new QTableWidgetItem(cells[c]);
            item->setToolTip(cells[c]);
            m_values->setItem(r, c, item);
        }
    }
}

void SyncPage::retranslate()
{
    const auto headers = [](const std::vector<Msg>& columns) {
        QStringList out;
        for (const auto& c : columns) {
            out.append(translated(c));
        }
        return out;
    };
    m_list->setHorizontalHeaderLabels(headers(m_columns));
    m_values->setHorizontalHeaderLabels(headers(m_detailColumns));
    m_list->setAccessibleName(title());
    m_values->setAccessibleName(translated(msg("syncpage", "What was typed")));
    for (int c = 0; c < m_list->columnCount(); ++c) {
        m_list->setColumnWidth(c, c == 0 ? space(26) : space(29));
    }
    rewrite();
}

} // namespace myspike::ui
