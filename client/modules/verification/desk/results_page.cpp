#include "client/modules/verification/desk/results_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "client/modules/documents/letter_panel.h"
#include "client/modules/documents/letter_renderer.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/modules/verification/desk/results_export.h"
#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/print/document_words.h"
#include "client/ui/print/pdf_writer.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/empty_state.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "shared/schema/record_type.h"

namespace myspike::desk {

using namespace ui;
namespace pr = programme_result;

namespace {

Text markText(const std::optional<Hundredths>& m)
{
    return literal(m ? shown(*m) : QStringLiteral("–"));
}

Tone toneOf(pr::Outcome outcome)
{
    switch (outcome) {
    case pr::Outcome::Competent:
    case pr::Outcome::EligibleFullCertificate:
    case pr::Outcome::EligibleStatement:
        return Tone::Ok;
    case pr::Outcome::Deferred:
        return Tone::Info;
    default:
        return Tone::Warning;
    }
}

/// One column a unit between the trainee and her marks.
std::vector<DeskColumn> columnsFor(const std::vector<std::string>& units)
{
    std::vector<DeskColumn> columns{{msg("results", "Registration no."), 15},
                                    {msg("results", "Name"), 24, false, true}};
    for (const auto& unit : units) {
        columns.push_back({literal(unit), 16});
    }
    columns.push_back({msg("results", "Coursework (%)"), 12, true});
    columns.push_back({msg("results", "Final assessment (%)"), 15, true});
    columns.push_back({msg("results", "Total (%)"), 9, true});
    columns.push_back({msg("results", "Result"), 22});
    return columns;
}

Tone toneOf(UnitOutcome outcome)
{
    return outcome == UnitOutcome::Competent ? Tone::Ok : Tone::Warning;
}

} // namespace

ResultsPage::ResultsPage(const Workplace& workplace, QWidget* parent)
    : Page(QStringLiteral("results"), parent), m_workplace(workplace)
{
    build();
    const Msg group = msg("results", "Results");
    const auto add = [&](const char* id, Msg text, const char* icon, void (ResultsPage::*run)(),
                         const QKeySequence& keys) {
        acts().add({QStringLiteral("results.") + QLatin1String(id), text, QLatin1String(icon), keys,
                    group},
                   [this, run] { (this->*run)(); });
    };
    add("excel", msg("list", "Save as Excel"), "table", &ResultsPage::saveExcel,
        QKeySequence(QStringLiteral("Ctrl+Shift+E")));
    add("csv", msg("list", "Save as CSV"), "export", &ResultsPage::saveCsv, {});
    add("pdf", msg("list", "Save as PDF"), "file_text", &ResultsPage::savePdf,
        QKeySequence(QStringLiteral("Ctrl+Shift+D")));
    connect(m_groups, &DeskTable::currentIdChanged, this, &ResultsPage::showGroup);
    connect(m_groups, &DeskTable::opened, this,
            [this] { m_results->setFocus(Qt::OtherFocusReason); });
}

void ResultsPage::build()
{
    const auto name = [this](const char* part) {
        return objectName() + QLatin1Char('.') + QLatin1String(part);
    };
    m_groups = new DeskTable(name("groups"), msg("results", "Groups with confirmed results"),
                             {{msg("results", "Group"), 18},
                              {msg("results", "Centre"), 16, false, true},
                              {msg("results", "Trainees"), 8, true}});
    m_results = new DeskTable(name("rows"), msg("results", "Results"), columnsFor({}));
    m_heading = new Label({}, TypeRole::Title);
    m_heading->setWordWrap(true);
    m_totals = new Label;
    m_totals->setMuted(true);
    m_totals->setWordWrap(true);
    m_language = new QComboBox;
    m_language->setObjectName(name("language"));
    m_language->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_language->addItems({QString(), QString()});
    auto* languageLabel = new Label(msg("results", "Saved files are"));
    languageLabel->setBuddy(m_language);
    m_letters = new documents::LetterPanel(name("letters"), m_workplace);
    m_strip = new MessageStrip(name("strip"));
    m_strip->hide();
    m_empty = new EmptyState(name("empty"), QStringLiteral("award"),
                             msg("results", "No results are confirmed yet"),
                             msg("results", "They come here when an officer confirms them."));
    auto* options = new QHBoxLayout;
    options->addWidget(m_totals, 1);
    options->addWidget(languageLabel);
    options->addWidget(m_language);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(space(4), 0, 0, 0);
    column->setSpacing(space(2));
    column->addWidget(m_heading);
    column->addLayout(options);
    column->addWidget(m_results, 3);
    column->addWidget(m_letters, 2);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    m_groups->setMinimumWidth(space(72));
    m_groups->setWordWrap(true); // names of centres are long
    splitter->addWidget(m_groups);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 5);
    splitter->setSizes({space(88), space(192)});
    auto* desk = new QWidget;
    m_stack = new QStackedLayout(desk);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(space(2));
    page->addWidget(m_strip);
    page->addWidget(desk, 1);
}

QString ResultsPage::title() const { return translated(msg("results", "Confirmed results")); }

void ResultsPage::takeFocus() { m_groups->setFocus(Qt::OtherFocusReason); }

void ResultsPage::retranslate()
{
    m_language->setItemText(0, translated(msg("letter", "In Malay")));
    m_language->setItemText(1, translated(msg("letter", "In English")));
    m_language->setAccessibleName(translated(msg("results", "Language of saved files")));
    showGroup();
}

void ResultsPage::refresh()
{
    m_workplace.replica
        ->ask<std::vector<GroupResults>>(
            [](const Reader& reader, const ActContext&) -> Result<std::vector<GroupResults>> {
                return confirmedGroups(reader);
            })
        .then(this, [this](Result<std::vector<GroupResults>> groups) {
            if (!groups) {
                m_strip->say(groups.fault());
                return;
            }
            showGroups(std::move(*groups));
        });
}

void ResultsPage::showGroups(std::vector<GroupResults> groups)
{
    m_all = std::move(groups);
    std::vector<DeskModel::Row> rows;
    std::vector<Id> ids;
    for (const auto& g : m_all) {
        rows.push_back({{literal(g.batch.text(trainee_batch::kNumber))},
                        {literal(g.centreName)},
                        {literal(std::to_string(g.rows.size()))}});
        ids.push_back(g.batch.id);
    }
    m_groups->setRows(std::move(rows), std::move(ids));
    m_stack->setCurrentIndex(m_all.empty() ? 1 : 0);
    const Text whyNot =
        m_all.empty() ? Text(msg("results", "No results are confirmed yet")) : Text();
    for (const auto* id : {"results.excel", "results.csv", "results.pdf"}) {
        acts().setAvailable(QLatin1String(id), whyNot);
    }
    showGroup();
    Q_EMIT resultsShown();
}

const GroupResults* ResultsPage::current() const
{
    const auto id = m_groups->currentId();
    const auto it = std::find_if(m_all.begin(), m_all.end(),
                                 [&](const auto& g) { return id && g.batch.id == *id; });
    return it == m_all.end() ? nullptr : &*it;
}

void ResultsPage::showGroup()
{
    const auto* g = current();
    if (g == nullptr) {
        m_heading->setMessage({});
        m_totals->setMessage({});
        m_results->setRows({}, {});
        return;
    }
    const bool malay = QLocale().language() == QLocale::Malay;
    m_heading->setMessage(literal(g->centreName + " · " + g->nossCode + " " +
                                  (malay || g->titleEn.empty() ? g->titleMs : g->titleEn)));
    QStringList totals;
    for (const auto& [outcome, n] : g->totals) {
        totals.append(QStringLiteral("%1: %2").arg(translated(labelOf(outcome))).arg(n));
    }
    m_totals->setMessage(literal(totals.join(QStringLiteral(" · "))));
    m_results->setColumns(columnsFor(g->units));
    std::vector<DeskModel::Row> rows;
    std::vector<Id> ids;
    for (const auto& row : g->rows) {
        const auto outcome = row.result.getOr(pr::kOutcome, pr::Outcome::Deferred);
        DeskModel::Row cells{{literal(row.trainee.text(trainee::kNumber))},
                             {literal(row.trainee.text(trainee::kName))}};
        for (const auto& unit : g->units) {
            const auto it = row.units.find(unit);
            cells.push_back(it == row.units.end()
                                ? DeskCell{}
                                : DeskCell{labelOf(it->second), toneOf(it->second)});
        }
        cells.push_back({markText(row.result.get(pr::kCoursework))});
        cells.push_back({markText(row.result.get(pr::kFinal))});
        cells.push_back({markText(row.result.get(pr::kTotal))});
        cells.push_back({labelOf(outcome), toneOf(outcome)});
        rows.push_back(std::move(cells));
        ids.push_back(row.trainee.id);
    }
    m_results->setRows(std::move(rows), std::move(ids));
    m_letters->setRequest(g->request.id);
}

print::Language ResultsPage::language() const
{
    return m_language->currentIndex() == 1 ? print::Language::English : print::Language::Malay;
}

void ResultsPage::saveExcel() { save(Format::Excel); }
void ResultsPage::saveCsv() { save(Format::Csv); }
void ResultsPage::savePdf() { save(Format::Pdf); }

void ResultsPage::save(Format format)
{
    const auto* g = current();
    if (g == nullptr) {
        return;
    }
    const auto& replica = *m_workplace.replica;
    const auto& actor = replica.identity().actor;
    const auto today = replica.clock().today();
    const auto exporters = g->rows.front().trainee.type().rolesFor(Verb::Export);
    const bool showPersonal =
        std::any_of(exporters.begin(), exporters.end(),
                    [&](std::string_view role) { return actor.holds(role, today); });
    auto table = resultsTable(*g, language(), showPersonal, QString::fromStdString(actor.name),
                              replica.clock().now());
    struct Kind
    {
        const char* suffix;
        const char* filter;
    };
    static constexpr Kind kKinds[] = {
        {"xlsx", "Excel (*.xlsx)"}, {"csv", "CSV (*.csv)"}, {"pdf", "PDF (*.pdf)"}};
    const auto& kind = kKinds[static_cast<int>(format)];
    const FileRequest request{msg("results", "Save the results"),
                              {QLatin1String(kind.filter)},
                              resultsFileName(*g, language()) + QLatin1Char('.') +
                                  QLatin1String(kind.suffix)};
    m_workplace.files->saveFile(
        this, request, [this, format, table = std::move(table)](const QString& path) {
            const auto done =
                format == Format::Excel ? print::saveXlsx(table, path)
                : format == Format::Csv
                    ? print::saveCsv(table, path)
                    : print::savePdf(
                          print::toDocument(table, print::departmentLetterhead(table.meta.language),
                                            documents::inLanguage(msg("results", "RESTRICTED"),
                                                                  table.meta.language)),
                          path);
            if (!done) {
                m_strip->say(done.fault());
                return;
            }
            m_strip->sayFor(6'000, Tone::Ok,
                            Text(msg("letter", "Saved as %1."), {path.toStdString()}));
            Q_EMIT saved(path);
        });
}

} // namespace myspike::desk
