#include "client/modules/verification/desk/review_views.h"

#include <QImageReader>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <algorithm>
#include <sstream>

#include "client/modules/verification/desk/desk_table.h"
#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/thumbnail_strip.h"
#include "shared/schema/record_type.h"

namespace myspike::desk {

using namespace ui;

namespace {

constexpr int kThumbnailWidth = 320;

std::string nameOf(const ReviewFacts& f, const Id& id)
{
    const auto it = f.names.find(id);
    return it == f.names.end() ? std::string() : it->second;
}

Text markText(const std::optional<Hundredths>& mark)
{
    return mark ? literal(shown(*mark)) : literal(std::string("–"));
}

template <class E> Text labelText(const std::optional<E>& value)
{
    return value ? Text(labelOf(*value)) : Text();
}

/// The digests that a field joins by blanks.
std::vector<std::string> digestsIn(const std::string& text)
{
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string word; in >> word;) {
        out.push_back(std::move(word));
    }
    return out;
}

} // namespace

Text reasonsInWords(const std::string& codes)
{
    QStringList words;
    for (const auto& code :
         QString::fromStdString(codes).split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
        const auto reason = FieldCodec<sample_entry::Reason>::from(Value(code.toStdString()));
        words.append(reason ? translated(labelOf(*reason)) : code);
    }
    return literal(words.join(QStringLiteral(", ")));
}

// --- the report ----------------------------------------------------------------------------------

ReportView::ReportView(const QString& objectName, QWidget* parent) : QScrollArea(parent)
{
    setObjectName(objectName);
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setWidget(new QWidget);
}

void ReportView::addText(Msg label, const std::string& text)
{
    if (text.empty()) {
        return;
    }
    m_column->addWidget(new Label(label, TypeRole::Strong));
    auto* body = new Label(literal(text));
    body->setWordWrap(true);
    body->setTextFormat(Qt::PlainText);
    body->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_column->addWidget(body);
}

/// They are in no other table of the review, and the decision does not count them.
void ReportView::addUnlisted(const ReviewFacts& f)
{
    if (f.unlisted.empty()) {
        return;
    }
    namespace ut = unlisted_trainee;
    const Msg title = msg("review", "Met on site and not in the package");
    auto* table = new DeskTable(objectName() + QStringLiteral(".unlisted"), title,
                                {{msg("review", "Trainee"), 24},
                                 {msg("review", "Identity number"), 16},
                                 {msg("review", "Why"), 22},
                                 {msg("review", "What was said and seen"), 20, false, true}});
    std::vector<DeskModel::Row> rows;
    std::vector<Id> ids;
    for (const auto& r : f.unlisted) {
        const auto said = r.text(ut::kExplanation);
        rows.push_back(
            {{literal(r.text(ut::kName)), Tone::Warning},
             {displayText(*r.type().field(ut::kIdentity.name), r.value(ut::kIdentity.name))},
             {labelText(r.get(ut::kReason))},
             {literal(said), std::nullopt, literal(said)}});
        ids.push_back(r.id);
    }
    m_column->addWidget(new Label(title, TypeRole::Strong));
    table->setMinimumHeight(space(10) * (static_cast<int>(rows.size()) + 1));
    table->setRows(std::move(rows), std::move(ids));
    m_column->addWidget(table);
}

void ReportView::show(const ReviewFacts& f)
{
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, space(2), space(2), space(2));
    m_column->setSpacing(space(1.5));
    setWidget(content);
    setAccessibleName(translated(msg("review", "Report of the verifier")));
    if (f.reports.empty()) {
        m_column->addWidget(new Label(msg("review", "The verifier has not handed in a report.")));
        m_column->addStretch(1);
        return;
    }
    const auto& r = f.reports.front();
    auto* head = new Label(
        Text(msg("review", "Version %1, submitted %2. She recommends: %3"),
             {r.getOr(visit_report::kVersion, std::int64_t{1}),
              r.has(visit_report::kSubmittedAt) ? r.get(visit_report::kSubmittedAt)->toDisplay()
                                                : std::string("–"),
              r.get(visit_report::kRecommendation)
                  ? TextArg(labelOf(*r.get(visit_report::kRecommendation)))
                  : TextArg("–")}));
    head->setWordWrap(true);
    m_column->addWidget(head);
    if (r.getOr(visit_report::kLate, false)) {
        auto* late = new MessageStrip(objectName() + QStringLiteral(".late"));
        late->say(Tone::Warning, msg("review", "The report came in after its day."));
        m_column->addWidget(late);
    }
    if (f.reports.size() > 1) {
        const auto& before = f.reports[1];
        addText(msg("review", "You asked of the version before"),
                before.text(visit_report::kReturnComment));
        auto* table = new DeskTable(objectName() + QStringLiteral(".differences"),
                                    msg("review", "What she changed"),
                                    {{msg("review", "Part"), 16},
                                     {msg("review", "Before"), 20, false, true},
                                     {msg("review", "Now"), 20, false, true}});
        std::vector<DeskModel::Row> rows;
        std::vector<Id> ids;
        for (const auto& d : differences(before, r)) {
            const auto* field = r.type().field(d.field);
            rows.push_back(
                {{d.label}, {displayText(*field, d.before)}, {displayText(*field, d.after)}});
            ids.push_back(Id::ofName("difference", d.field));
        }
        m_column->addWidget(new Label(rows.empty()
                                          ? Text(msg("review", "She changed no text since the "
                                                               "version before."))
                                          : Text(msg("review", "What she changed")),
                                      TypeRole::Strong));
        table->setVisible(!rows.empty());
        // What is compared is read whole.
        table->setWordWrap(true);
        table->setMinimumHeight(space(22) * static_cast<int>(rows.size()) + space(10));
        table->setRows(std::move(rows), std::move(ids));
        m_column->addWidget(table);
    }
    addUnlisted(f);
    addText(msg("visit_report", "Summary"), r.text(visit_report::kSummary));
    addText(msg("visit_report", "Strengths"), r.text(visit_report::kStrengths));
    addText(msg("visit_report", "Advice to the centre"), r.text(visit_report::kAdvice));
    addText(msg("visit_report", "Addendum"), r.text(visit_report::kAddendum));
    m_column->addStretch(1);
}

// --- sample and marks ----------------------------------------------------------------------------

MarksView::MarksView(const QString& objectName, QWidget* parent) : QWidget(parent)
{
    setObjectName(objectName);
    m_sample = new DeskTable(objectName + QStringLiteral(".sample"), msg("review", "Sample"),
                             {{msg("review", "Trainee"), 26},
                              {msg("review", "Why chosen"), 26, false, true},
                              {msg("review", "Outcome"), 16}});
    m_amendments = new DeskTable(objectName + QStringLiteral(".amendments"),
                                 msg("review", "Marks she changed"),
                                 {{msg("review", "Trainee"), 24},
                                  {msg("review", "Unit"), 6},
                                  {msg("review", "Component"), 22},
                                  {msg("review", "Centre's mark"), 11, true},
                                  {msg("review", "Her mark"), 9, true},
                                  {msg("review", "Reason"), 20, false, true}});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space(2), 0, 0);
    column->addWidget(new Label(msg("review", "Sample"), TypeRole::Strong));
    column->addWidget(m_sample, 1);
    column->addWidget(new Label(msg("review", "Marks she changed"), TypeRole::Strong));
    column->addWidget(m_amendments, 1);
}

void MarksView::show(const ReviewFacts& f)
{
    std::vector<DeskModel::Row> rows;
    std::vector<Id> ids;
    for (const auto& s : f.sample) {
        const auto outcome = s.get(sample_entry::kOutcome);
        DeskCell cell{labelText(outcome)};
        if (outcome == sample_entry::Outcome::NotConfirmed) {
            cell.tone = Tone::Danger;
        } else if (outcome == sample_entry::Outcome::Amended) {
            cell.tone = Tone::Warning;
        }
        rows.push_back({{literal(nameOf(f, s.getOr(visit_part::kTrainee, Ref<Trainee>{}).id))},
                        {reasonsInWords(s.text(sample_entry::kReasons))},
                        cell});
        ids.push_back(s.id);
    }
    m_sample->setRows(std::move(rows), std::move(ids));
    rows.clear();
    ids.clear();
    for (const auto& a : f.amendments) {
        rows.push_back(
            {{literal(nameOf(f, a.getOr(mark_amendment::kTrainee, Ref<Trainee>{}).id))},
             {literal(nameOf(f, a.getOr(mark_amendment::kUnit, Ref<CompetencyUnit>{}).id))},
             {labelText(a.get(mark_amendment::kComponent))},
             {markText(a.get(mark_amendment::kOld))},
             {markText(a.get(mark_amendment::kNew)), Tone::Warning},
             {literal(a.text(mark_amendment::kReason))}});
        ids.push_back(a.id);
    }
    m_amendments->setRows(std::move(rows), std::move(ids));
}

// --- findings ------------------------------------------------------------------------------------

FindingsView::FindingsView(const QString& objectName, const Workplace& workplace, QWidget* parent)
    : QWidget(parent), m_workplace(workplace), m_photos(new QStandardItemModel(this))
{
    setObjectName(objectName);
    m_table = new DeskTable(objectName + QStringLiteral(".rows"), msg("review", "Findings"),
                            {{msg("review", "Kind"), 11},
                             {msg("review", "State"), 14},
                             {msg("review", "Number"), 15},
                             {msg("review", "Form"), 4},
                             {msg("review", "Due"), 11},
                             {msg("review", "Description"), 24, false, true}});
    m_text = new Label;
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_photosHint = new Label;
    m_photosHint->setMuted(true);
    m_strip = new ThumbnailStrip(objectName + QStringLiteral(".photos"));
    m_strip->setModel(m_photos);
    m_strip->setEditable(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space(2), 0, 0);
    column->setSpacing(space(2));
    column->addWidget(m_table, 1);
    column->addWidget(m_text);
    column->addWidget(m_photosHint);
    column->addWidget(m_strip);
    connect(m_table, &DeskTable::currentIdChanged, this, &FindingsView::showFinding);
}

void FindingsView::show(const ReviewFacts& f)
{
    m_records = f.findings;
    std::vector<DeskModel::Row> rows;
    std::vector<Id> ids;
    for (const auto& r : m_records) {
        const auto kind = r.getOr(finding::kCategory, finding::Category::Improvement);
        const auto due = r.get(finding::kDueOn);
        rows.push_back({{labelOf(kind), kind == finding::Category::Major   ? Tone::Danger
                                        : kind == finding::Category::Minor ? Tone::Warning
                                                                           : Tone::Info},
                        {labelText(r.get(finding::kState))},
                        {literal(r.text(finding::kNumber))},
                        {literal(r.text(finding::kForm))},
                        {literal(due ? due->toDisplay() : std::string())},
                        {literal(r.text(finding::kDescription))}});
        ids.push_back(r.id);
    }
    m_table->setRows(std::move(rows), std::move(ids));
    showFinding();
}

void FindingsView::showFinding()
{
    const auto id = m_table->currentId();
    const auto it = std::find_if(m_records.begin(), m_records.end(),
                                 [&](const Record& r) { return id && r.id == *id; });
    m_photos->clear();
    if (it == m_records.end()) {
        m_text->setMessage(msg("review", "She raised no finding."));
        m_photosHint->setMessage({});
        m_strip->hide();
        return;
    }
    auto text = it->text(finding::kDescription);
    for (const auto& more : {it->text(finding::kEvidence), it->text(finding::kAnswer)}) {
        text += more.empty() ? "" : "\n" + more;
    }
    m_text->setMessage(literal(text));
    int elsewhere = 0;
    for (const auto& digest : digestsIn(it->text(visit_part::kPhotos))) {
        const auto path = m_workplace.replica->filePath(digest);
        if (!path) {
            ++elsewhere;
            continue;
        }
        QImageReader reader(*path);
        reader.setAutoTransform(true);
        const auto size = reader.size();
        if (size.width() > kThumbnailWidth) {
            reader.setScaledSize(
                QSize(kThumbnailWidth, size.height() * kThumbnailWidth / size.width()));
        }
        auto* item = new QStandardItem(
            translated(Text(msg("review", "Photograph %1"), {m_photos->rowCount() + 1})));
        item->setData(reader.read(), Qt::DecorationRole);
        m_photos->appendRow(item);
    }
    m_strip->setVisible(m_photos->rowCount() > 0);
    m_photosHint->setMessage(
        elsewhere > 0 ? Text(msg("review", "%1 photographs have not arrived on this machine yet."),
                             {elsewhere})
        : m_photos->rowCount() == 0 ? Text(msg("review", "No photograph was taken."))
                                    : Text());
}

} // namespace myspike::desk
