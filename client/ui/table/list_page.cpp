#include "client/ui/table/list_page.h"

#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPrintPreviewDialog>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "client/ui/forms/record_form.h"
#include "client/ui/language.h"
#include "client/ui/print/pdf_writer.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/table/column_chooser.h"
#include "client/ui/table/filter_bar.h"
#include "client/ui/table/list_export.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/value_text.h"
#include "client/ui/widgets/busy_line.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/empty_state.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/words.h"

namespace myspike::ui {

namespace {

constexpr int kSearchPauseMs = 250;
constexpr int kLayoutPauseMs = 1'000;
constexpr auto kLayoutArea = "list_layout";

constexpr Msg kGroup = msg("list", "List");

} // namespace

ListPage::ListPage(const Workplace& workplace, const RecordType& type, ListView view,
                   QWidget* parent)
    : Page(view.objectName.isEmpty() ? QStringLiteral("list_%1").arg(QLatin1String(type.key))
                                     : view.objectName,
           parent),
      m_workplace(workplace), m_type(type), m_view(std::move(view)), m_sort(m_view.sort)
{
    const QString page = objectName();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(2.5));

    m_search = new QLineEdit;
    m_search->setObjectName(page + QStringLiteral(".search"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(space(110));
    m_search->installEventFilter(this);
    m_filterButton = new Button(page + QStringLiteral(".filter"), msg("list", "Filter"), nullptr,
                                Emphasis::Plain, QStringLiteral("filter"));
    m_columnsButton = new Button(page + QStringLiteral(".choose_columns"), msg("list", "Columns"),
                                 nullptr, Emphasis::Plain, QStringLiteral("columns"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(space(2));
    bar->addWidget(m_search, 1);
    bar->addWidget(m_filterButton);
    bar->addWidget(m_columnsButton);
    bar->addStretch(1);
    column->addLayout(bar);

    m_filters = new FilterBar(page, m_workplace, m_type);
    column->addWidget(m_filters);
    m_strip = new MessageStrip(page + QStringLiteral(".strip"));
    m_strip->hide();
    column->addWidget(m_strip);
    m_busy = new BusyLine;
    column->addWidget(m_busy);

    m_table = new RowTable(page + QStringLiteral(".rows"), m_workplace, m_type);
    m_empty = new EmptyState(page + QStringLiteral(".empty"), QStringLiteral("inbox"), {}, {});
    m_emptyAct = m_empty->offer(msg("filter", "Clear all filters"));
    connect(m_emptyAct, &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_filters->clear();
        setSearch({});
    });
    auto* stack = new QWidget;
    m_stack = new QStackedLayout(stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);

    m_previewPanel = new QWidget;
    auto* side = new QVBoxLayout(m_previewPanel);
    side->setContentsMargins(space(4), 0, 0, 0);
    m_previewTitle = new Label({}, TypeRole::Title);
    m_previewTitle->setWordWrap(true);
    auto* openButton = new Button(page + QStringLiteral(".preview.open"), words::kOpen, nullptr,
                                  Emphasis::Primary);
    auto* closeButton = new Button(page + QStringLiteral(".preview.close"), words::kClose);
    auto* sideButtons = new QHBoxLayout;
    sideButtons->addWidget(openButton);
    sideButtons->addWidget(closeButton);
    sideButtons->addStretch(1);
    side->addWidget(m_previewTitle);
    side->addLayout(sideButtons);
    m_previewPanel->hide();

    m_splitter = new QSplitter;
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(stack);
    m_splitter->addWidget(m_previewPanel);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    column->addWidget(m_splitter, 1);

    m_searchDelay = new QTimer(this);
    m_searchDelay->setSingleShot(true);
    m_searchDelay->setInterval(kSearchPauseMs);
    m_layoutDelay = new QTimer(this);
    m_layoutDelay->setSingleShot(true);
    m_layoutDelay->setInterval(kLayoutPauseMs);
    connect(m_searchDelay, &QTimer::timeout, this, &ListPage::ask);
    connect(m_layoutDelay, &QTimer::timeout, this, &ListPage::keepLayout);
    connect(m_search, &QLineEdit::textEdited, m_searchDelay, qOverload<>(&QTimer::start));
    connect(m_filterButton, &QPushButton::clicked, m_filters, &FilterBar::togglePanel);
    connect(m_columnsButton, &QPushButton::clicked, this, &ListPage::chooseColumns);
    connect(m_filters, &FilterBar::conditionsChanged, this, &ListPage::ask);
    connect(m_filters, &FilterBar::panelClosed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_table, &RowTable::sortRequested, this, &ListPage::sortBy);
    connect(m_table, &RowTable::columnsChanged, m_layoutDelay, qOverload<>(&QTimer::start));
    connect(m_table, &RowTable::previewRequested, this, &ListPage::togglePreview);
    connect(m_table, &RowTable::currentRecordChanged, this, &ListPage::showPreview);
    connect(m_table, &RowTable::copied, this, [this](int rows) {
        m_strip->sayFor(4'000, Tone::Ok, Text(msg("list", "Rows copied: %1."), {rows}));
    });
    const auto open = [this](const Id& record) {
        Q_EMIT recordOpened(QString::fromLatin1(m_type.key), record);
        if (m_workplace.openRecord) {
            m_workplace.openRecord(QString::fromLatin1(m_type.key), record);
        }
    };
    connect(m_table, &RowTable::opened, this, open);
    connect(openButton, &QPushButton::clicked, this, [this, open] {
        if (const auto id = m_table->currentRecord()) {
            open(*id);
        }
    });
    connect(closeButton, &QPushButton::clicked, this, &ListPage::togglePreview);
    auto& rows = m_table->rows();
    connect(&rows, &PagedModel::countChanged, this, &ListPage::showState);
    connect(&rows, &PagedModel::rowsArrived, this, [this] {
        if (!m_table->currentIndex().isValid() && m_table->rows().rowCount() > 0) {
            m_table->setCurrentIndex(m_table->rows().index(0, 1));
        }
        showState();
    });
    connect(&rows, &PagedModel::failed, this, [this](const Fault& fault) {
        m_strip->say(fault, {{words::kRetry, [this] {
                                  m_strip->dismiss();
                                  ask();
                              }}});
    });
    addActs();
    applyLayout({}, {});
}

ListPage::~ListPage()
{
    if (m_layoutDelay->isActive()) {
        keepLayout();
    }
}

void ListPage::addActs()
{
    const QString page = objectName();
    const auto add = [&](const char* verb, Msg text, const char* icon, const QKeySequence& keys,
                         std::function<void()> run, bool inHeader = false,
                         Emphasis emphasis = Emphasis::Plain) {
        acts().add({page + QLatin1Char('.') + QLatin1String(verb), text, QLatin1String(icon), keys,
                    kGroup, emphasis, inHeader},
                   std::move(run));
    };
    const auto creators = m_type.rolesFor(Verb::Create);
    if (m_view.offersNew && !creators.empty() && m_type.parent == nullptr) {
        add(
            "new", msg("list", "New"), "plus", QKeySequence::New,
            [this] {
                if (m_workplace.addRecord) {
                    m_workplace.addRecord(QString::fromLatin1(m_type.key), {});
                }
            },
            true, Emphasis::Primary);
        const auto& actor = m_workplace.replica->identity().actor;
        const auto today = m_workplace.replica->clock().today();
        const bool may = std::any_of(creators.begin(), creators.end(),
                                     [&](auto role) { return actor.holds(role, today); });
        acts().setAvailable(
            page + QStringLiteral(".new"),
            may ? Text()
                : Text(msg("list", "Your access does not cover adding these. Ask an "
                                   "administrator for the right.")));
    }
    add("find", msg("list", "Search in the list"), "search", QKeySequence::Find,
        [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    add("filters", msg("list", "Filters"), "filter", QKeySequence(QStringLiteral("Ctrl+Shift+F")),
        [this] { m_filters->togglePanel(); });
    add("clear", msg("filter", "Clear all filters"), "close",
        QKeySequence(QStringLiteral("Ctrl+Shift+Backspace")), [this] {
            m_search->clear();
            m_filters->clear();
        });
    add("preview", msg("list", "Preview beside the list"), "sidebar", {},
        [this] { togglePreview(); });
    add("columns", msg("list", "Choose columns"), "columns", {}, [this] { chooseColumns(); });
    add(
        "excel", msg("list", "Save as Excel"), "table", {}, [this] { exportExcel(); }, true);
    add("csv", msg("list", "Save as CSV"), "export", {}, [this] { exportCsv(); });
    add(
        "print", msg("list", "Print"), "print", QKeySequence::Print, [this] { preview(); }, true);
    add("pdf", msg("list", "Save as PDF"), "file_text", {}, [this] { savePdf(); });
}

QString ListPage::title() const
{
    return translated(m_view.title.empty() ? m_type.plural : m_view.title);
}

QString ListPage::subtitle() const
{
    const QString count = m_table->rows().countText();
    return count.isEmpty() ? QString()
                           : translated(Text(msg("list", "Records: %1"), {count.toStdString()}));
}

void ListPage::retranslate()
{
    m_search->setPlaceholderText(translated(msg("list", "Search")));
    m_search->setAccessibleName(translated(Text(msg("list", "Search in %1"), {m_type.plural})));
    m_table->setAccessibleName(title());
    m_previewPanel->setAccessibleName(translated(msg("list", "Preview beside the list")));
    showState();
}

Query ListPage::query() const
{
    Query q{m_type.key};
    q.where = m_view.where;
    for (auto& c : m_filters->conditions()) {
        q.where.push_back(std::move(c));
    }
    q.search = m_search->text().trimmed().toStdString();
    q.sort = m_sort;
    return q;
}

void ListPage::refresh()
{
    if (m_hasAsked) {
        m_table->rows().renewRows();
    } else {
        readLayout();
        offerDrafts();
    }
}

void ListPage::takeFocus() { m_table->setFocus(Qt::OtherFocusReason); }

void ListPage::readLayout()
{
    m_workplace.replica->local(QLatin1String(kLayoutArea), objectName())
        .then(this, [this](Result<QByteArray> kept) {
            if (kept && !kept->isEmpty()) {
                const auto layout = QJsonDocument::fromJson(*kept).object();
                QStringList columns;
                for (const auto& name : layout[QLatin1String("columns")].toArray()) {
                    columns.append(name.toString());
                }
                QMap<QString, int> widths;
                const auto kept_widths = layout[QLatin1String("widths")].toObject();
                for (auto it = kept_widths.begin(); it != kept_widths.end(); ++it) {
                    widths[it.key()] = it->toInt();
                }
                applyLayout(columns, widths);
            }
            if (!m_hasAsked) {
                ask();
            }
        });
}

void ListPage::keepLayout()
{
    m_layoutDelay->stop();
    QJsonObject widths;
    const auto shown = m_table->columnWidths();
    for (auto it = shown.begin(); it != shown.end(); ++it) {
        widths[it.key()] = it.value();
    }
    const QJsonObject layout{
        {QStringLiteral("columns"), QJsonArray::fromStringList(m_table->columnOrder())},
        {QStringLiteral("widths"), widths}};
    m_workplace.replica->keepLocal(QLatin1String(kLayoutArea), objectName(),
                                   QJsonDocument(layout).toJson(QJsonDocument::Compact));
}

std::vector<const FieldDef*> ListPage::usualColumns() const
{
    std::vector<const FieldDef*> out;
    for (const auto* name : m_view.columns) {
        if (const auto* f = m_type.field(name); f != nullptr && isShown(*f)) {
            out.push_back(f);
        }
    }
    if (!out.empty()) {
        return out;
    }
    for (const auto& f : m_type.fields) {
        if (isShown(f) && f.traits.inList) {
            out.push_back(&f);
        }
    }
    if (out.empty()) {
        for (const auto* name : m_type.title) {
            out.push_back(m_type.field(name));
        }
    }
    // How far a record has come is what a list is read for: it stands beside its name.
    if (m_type.workflow.exists()) {
        const auto state = std::find_if(out.begin(), out.end(), [&](const FieldDef* f) {
            return std::string_view(f->name) == m_type.workflow.field;
        });
        if (state != out.end() && state - out.begin() > 1) {
            std::rotate(out.begin() + 1, state, state + 1);
        }
    }
    return out;
}

void ListPage::applyLayout(const QStringList& columns, const QMap<QString, int>& widths)
{
    std::vector<const FieldDef*> fields;
    for (const auto& name : columns) {
        // A column that a newer or older version knew is passed over.
        const auto* f = m_type.field(name.toStdString());
        if (f != nullptr && isShown(*f)) {
            fields.push_back(f);
        }
    }
    m_table->showColumns(fields.empty() ? usualColumns() : fields, widths);
}

void ListPage::ask()
{
    m_searchDelay->stop();
    m_hasAsked = true;
    m_table->rows().setQuery(query());
    auto* header = m_table->horizontalHeader();
    const auto order = m_sort.empty() ? m_type.defaultSort : m_sort;
    const int column = order.empty() ? -1 : m_table->rows().columnOf(order.front().field);
    const bool descends = !order.empty() && order.front().descending;
    header->setSortIndicator(column, descends ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_filterButton->setMessage(m_filters->isActive() ? msg("list", "Filter (on)")
                                                     : msg("list", "Filter"));
}

void ListPage::setSearch(const QString& words)
{
    m_search->setText(words);
    ask();
}

void ListPage::sortBy(const QString& field)
{
    const auto* f = m_type.field(field.toStdString());
    if (f == nullptr || !f->traits.indexed) {
        m_strip->sayFor(6'000, Tone::Info,
                        msg("list", "This column has no index, so a long list cannot be sorted "
                                    "by it. Filter by it instead."));
        return;
    }
    const auto now = m_sort.empty() ? m_type.defaultSort : m_sort;
    const bool again = !now.empty() && now.front().field == f->name;
    m_sort = {{f->name, again && !now.front().descending}};
    ask();
}

void ListPage::showState()
{
    const auto& rows = m_table->rows();
    Q_EMIT titleChanged();
    const bool isEmpty = rows.isCounted() && rows.rowCount() == 0;
    if (isEmpty) {
        const bool asks = m_filters->isActive() || !m_search->text().isEmpty();
        m_empty->setContent(
            asks ? QStringLiteral("search") : QStringLiteral("inbox"),
            asks ? Text(msg("list", "Nothing fits")) : Text(msg("list", "Nothing here yet")),
            asks ? Text(msg("list", "No record on this machine fits what you search and filter "
                                    "by."))
                 : Text(msg("list", "Records show here as soon as there are some.")));
        m_emptyAct->setVisible(asks);
    }
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
}

QJsonObject ListPage::saveState() const
{
    QJsonObject state{{QStringLiteral("search"), m_search->text()},
                      {QStringLiteral("filters"), m_filters->saveState()}};
    if (!m_sort.empty()) {
        state[QLatin1String("sort")] = QString::fromStdString(m_sort.front().field);
        state[QLatin1String("descending")] = m_sort.front().descending;
    }
    if (const auto id = m_table->currentRecord()) {
        state[QLatin1String("current")] = QString::fromStdString(id->toString());
    }
    return state;
}

void ListPage::restoreState(const QJsonObject& state)
{
    m_search->setText(state[QLatin1String("search")].toString());
    const auto sort = state[QLatin1String("sort")].toString().toStdString();
    if (const auto* f = m_type.field(sort)) {
        m_sort = {{f->name, state[QLatin1String("descending")].toBool()}};
    }
    if (const auto id = Id::parse(state[QLatin1String("current")].toString().toStdString())) {
        m_table->goTo(*id);
    }
    m_filters->restoreState(state[QLatin1String("filters")].toObject());
}

bool ListPage::isPreviewOpen() const { return !m_previewPanel->isHidden(); }

void ListPage::togglePreview()
{
    const bool open = !isPreviewOpen();
    m_previewPanel->setVisible(open);
    if (open) {
        showPreview();
    } else {
        m_table->setFocus();
    }
}

void ListPage::showPreview()
{
    if (!isPreviewOpen()) {
        return;
    }
    const auto id = m_table->currentRecord();
    if (!id) {
        return;
    }
    if (m_previewForm == nullptr) {
        m_previewForm =
            new RecordForm(objectName() + QStringLiteral(".preview"), m_workplace, m_type);
        m_previewForm->setReadOnly(msg("list", "This is a preview. Open the record to change it."));
        auto* area = new QScrollArea;
        area->setObjectName(objectName() + QStringLiteral(".preview.area"));
        area->setFocusPolicy(Qt::NoFocus);
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setWidget(m_previewForm);
        m_previewPanel->layout()->addWidget(area);
        m_splitter->setSizes({space(150), space(100)});
    }
    const int generation = ++m_previewGeneration;
    m_workplace.replica->load(QString::fromLatin1(m_type.key), *id)
        .then(this, [this, generation](Result<Lookup> found) {
            if (generation == m_previewGeneration && found && *found) {
                m_previewForm->setRecord(found->record);
                m_previewTitle->setMessage(
                    Text(Msg{"", "%1"},
                         {titleOrKindOf(found->record, m_workplace.titles).toStdString()}));
            }
        });
}

void ListPage::chooseColumns()
{
    auto* chooser = new ColumnChooser(objectName(), m_type, m_table->columnOrder(), this);
    connect(chooser, &ColumnChooser::chosen, this, [this](const QStringList& columns) {
        applyLayout(columns, m_table->columnWidths());
        keepLayout();
    });
    connect(chooser, &ColumnChooser::resetRequested, this, [this] {
        applyLayout({}, {});
        keepLayout();
    });
    chooser->open();
}

void ListPage::offerDrafts()
{
    m_workplace.replica->drafts(QStringLiteral("new/%1/").arg(QLatin1String(m_type.key)))
        .then(this, [this](Result<std::vector<Draft>> drafts) {
            if (!drafts || drafts->empty() || !m_workplace.addRecord) {
                return;
            }
            m_strip->say(Tone::Info,
                         Text(msg("list", "You began a new record at %1 and have not saved it."),
                              {drafts->front().keptAt.toDisplay()}),
                         {{msg("list", "Go on with it"), [this] {
                               m_strip->dismiss();
                               m_workplace.addRecord(QString::fromLatin1(m_type.key), {});
                           }}});
        });
}

QString ListPage::queryInWords() const
{
    QStringList parts;
    if (!m_search->text().trimmed().isEmpty()) {
        parts.append(translated(
            Text(msg("list", "Search: %1"), {m_search->text().trimmed().toStdString()})));
    }
    if (const QString words = m_filters->inWords(); !words.isEmpty()) {
        parts.append(words);
    }
    const auto order = m_sort.empty() ? m_type.defaultSort : m_sort;
    const auto* field = order.empty() ? nullptr : m_type.field(order.front().field);
    if (field != nullptr && !field->traits.label.empty()) {
        parts.append(
            translated(Text(order.front().descending ? msg("list", "Order: %1, from the last")
                                                     : msg("list", "Order: %1"),
                            {field->traits.label})));
    }
    return parts.join(QStringLiteral("; "));
}

print::ExportTable ListPage::tableOf(const CollectedRows& rows) const
{
    std::vector<const FieldDef*> fields;
    for (const auto& name : m_table->columnOrder()) {
        fields.push_back(m_type.field(name.toStdString()));
    }
    print::ExportMeta meta;
    meta.title = title();
    meta.query = queryInWords();
    return exportTable(m_workplace, m_type, fields, rows, std::move(meta));
}

void ListPage::collect(std::function<void(const CollectedRows&)> use)
{
    m_busy->start(msg("list", "Reading the rows"));
    auto* collector = new RowCollector(
        *m_workplace.replica, m_type, query(), m_table->selectedRanges(),
        [this, use = std::move(use)](Result<CollectedRows> rows) {
            m_busy->stop();
            if (!rows) {
                m_strip->say(rows.fault());
                Q_EMIT exportEnded(false);
                return;
            }
            use(*rows);
        },
        this);
    collector->start();
}

void ListPage::saveAs(const char* suffix, const char* filter,
                      std::function<Status(const print::ExportTable&, const QString&)> save)
{
    const QString name = QStringLiteral("%1.%2").arg(title(), QLatin1String(suffix));
    m_workplace.files->saveFile(
        this, {msg("list", "Save the list"), {QLatin1String(filter)}, name},
        [this, save = std::move(save)](const QString& path) {
            collect([this, save, path](const CollectedRows& rows) {
                const Status saved = save(tableOf(rows), path);
                if (saved) {
                    m_strip->say(Tone::Ok, Text(msg("list", "Saved as %1. Rows: %2."),
                                                {QDir::toNativeSeparators(path).toStdString(),
                                                 rows.rows.size()}));
                } else {
                    m_strip->say(saved.fault());
                }
                Q_EMIT exportEnded(saved.ok());
            });
        });
}

void ListPage::exportExcel()
{
    saveAs("xlsx", "Excel (*.xlsx)", [](const print::ExportTable& t, const QString& path) {
        return print::saveXlsx(t, path);
    });
}

void ListPage::exportCsv()
{
    saveAs("csv", "CSV (*.csv)", [](const print::ExportTable& t, const QString& path) {
        return print::saveCsv(t, path);
    });
}

void ListPage::savePdf()
{
    saveAs("pdf", "PDF (*.pdf)", [](const print::ExportTable& t, const QString& path) {
        return print::savePdf(print::toDocument(t, departmentLetterhead(), {}), path);
    });
}

void ListPage::preview()
{
    collect([this](const CollectedRows& rows) {
        auto made =
            print::previewOf(print::toDocument(tableOf(rows), departmentLetterhead(), {}), this);
        if (!made) {
            m_strip->say(made.fault());
            Q_EMIT exportEnded(false);
            return;
        }
        auto* dialog = made->release();
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
        Q_EMIT exportEnded(true);
    });
}

bool ListPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (m_searchDelay->isActive()) {
                ask();
            }
            m_table->setFocus();
            return true;
        }
        if (key == Qt::Key_Escape) {
            m_table->setFocus();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

} // namespace myspike::ui
