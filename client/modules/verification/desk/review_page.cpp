#include "client/modules/verification/desk/review_page.h"

#include <QHBoxLayout>
#include <QJsonObject>
#include <QSplitter>
#include <QStackedLayout>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "client/modules/documents/letter_panel.h"
#include "client/modules/verification/desk/desk_act.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/modules/verification/desk/review_views.h"
#include "client/ui/language.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/empty_state.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/prompter.h"
#include "shared/schema/record_type.h"

namespace myspike::desk {

using namespace ui;
namespace vr = verification_request;
namespace vd = verification_decision;

namespace {

struct Reading
{
    ReviewFacts facts;
    std::vector<ReviewAct> acts;
};

Text labelOfField(const Catalogue& catalogue, const std::string& type, const std::string& field)
{
    const auto* t = catalogue.type(type);
    const auto* f = t ? t->field(field) : nullptr;
    return f ? Text(f->traits.label) : literal(field);
}

} // namespace

ReviewPage::ReviewPage(const Workplace& workplace, QWidget* parent)
    : Page(QStringLiteral("review"), parent), m_workplace(workplace)
{
    build();
    acts().add({QStringLiteral("review.open_request"), msg("review", "Open the request"),
                QStringLiteral("external"), QKeySequence(QStringLiteral("Ctrl+O")),
                msg("review", "Review")},
               [this] {
                   if (m_facts && m_workplace.openRecord) {
                       m_workplace.openRecord(QLatin1String(VerificationRequest::kType),
                                              m_facts->request.id);
                   }
               });
    offerRequest();
    connect(m_queue, &DeskTable::currentIdChanged, this, &ReviewPage::ask);
    connect(m_queue, &DeskTable::opened, this, [this] { m_tabs->setFocus(Qt::OtherFocusReason); });
}

void ReviewPage::build()
{
    const auto name = [this](const char* part) {
        return objectName() + QLatin1Char('.') + QLatin1String(part);
    };
    m_queue = new DeskTable(name("queue"), msg("review", "Reports to decide"),
                            {{msg("review", "Waiting"), 9},
                             {msg("review", "State"), 13},
                             {msg("review", "Centre"), 14, false, true}});
    m_heading = new Label({}, TypeRole::Title);
    m_heading->setWordWrap(true);
    m_state = new Label;
    m_state->setMuted(true);
    m_state->setWordWrap(true);
    m_report = new ReportView(name("report"));
    m_forms = new DeskTable(name("forms"), msg("review", "What was found on site"),
                            {{msg("review", "Form"), 6},
                             {msg("review", "Subject"), 30},
                             {msg("review", "Found"), 30, false, true}});
    m_marks = new MarksView(name("marks"));
    m_findings = new FindingsView(name("findings"), m_workplace);
    m_changes = new DeskTable(name("changes"), msg("review", "Changed in the register meanwhile"),
                              {{msg("review", "Record"), 24, false, true},
                               {msg("review", "Field"), 20},
                               {msg("review", "She saw"), 18, false, true},
                               {msg("review", "Now"), 18, false, true},
                               {msg("review", "Changed by"), 18},
                               {msg("review", "At"), 17}});
    m_changes->setWordWrap(true);
    m_decisions = new DeskTable(name("decisions"), msg("review", "Decisions"),
                                {{msg("review", "Decision"), 18},
                                 {msg("review", "Stage"), 12},
                                 {msg("review", "Officer"), 18},
                                 {msg("review", "At"), 17},
                                 {msg("review", "Reason"), 20, false, true}});
    m_letters = new documents::LetterPanel(name("letters"), m_workplace);
    auto* last = new QWidget;
    auto* lastColumn = new QVBoxLayout(last);
    lastColumn->setContentsMargins(0, space(2), 0, 0);
    lastColumn->addWidget(m_decisions, 1);
    lastColumn->addWidget(m_letters, 1);

    m_tabs = new QTabWidget;
    m_tabs->setObjectName(name("tabs"));
    m_tabs->setDocumentMode(true);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_report, m_forms, m_marks, m_findings, m_changes, last}) {
        m_tabs->addTab(part, QString());
    }
    m_strip = new MessageStrip(name("strip"));
    m_strip->hide();
    auto* buttons = new QWidget;
    m_buttons = new QHBoxLayout(buttons);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(space(2));

    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(space(4), 0, 0, 0);
    column->setSpacing(space(1.5));
    column->addWidget(m_heading);
    column->addWidget(m_state);
    column->addWidget(m_tabs, 1);
    m_empty = new EmptyState(name("empty"), QStringLiteral("check_circle"),
                             msg("review", "No report waits"),
                             msg("review", "Reports come here when verifiers hand them in."));
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    m_queue->setMinimumWidth(space(72));
    m_queue->setWordWrap(true); // names of centres are long
    splitter->addWidget(m_queue);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 5);
    splitter->setSizes({space(90), space(190)});
    auto* desk = new QWidget;
    m_stack = new QStackedLayout(desk);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(space(2));
    page->addWidget(m_strip);
    page->addWidget(desk, 1);
    page->addWidget(buttons);
}

QString ReviewPage::title() const { return translated(msg("review", "Review and decide")); }

QString ReviewPage::subtitle() const
{
    return m_facts ? QString::fromStdString(m_facts->request.text(vr::kNumber)) : QString();
}

void ReviewPage::takeFocus() { m_queue->setFocus(Qt::OtherFocusReason); }

void ReviewPage::retranslate()
{
    const Msg names[] = {msg("review", "Report"),   msg("review", "Forms"),
                         msg("review", "Marks"),    msg("review", "Findings"),
                         msg("review", "Register"), msg("review", "Decisions and letters")};
    for (int i = 0; i < m_tabs->count(); ++i) {
        QString text = translated(names[i]);
        if (m_facts && i == 3 && !m_facts->findings.empty()) {
            text += QStringLiteral(" (%1)").arg(m_facts->findings.size());
        } else if (m_facts && i == 4 && !m_facts->changes.empty()) {
            text += QStringLiteral(" (%1)").arg(m_facts->changes.size());
        }
        m_tabs->setTabText(i, text);
    }
    m_tabs->setAccessibleName(translated(msg("review", "Parts of the review")));
    if (m_facts) {
        m_report->show(*m_facts);
        m_marks->show(*m_facts);
        m_findings->show(*m_facts);
    }
}

QJsonObject ReviewPage::saveState() const
{
    const auto id = m_queue->currentId();
    return {{QStringLiteral("request"), id ? QString::fromStdString(id->toString()) : QString()},
            {QStringLiteral("tab"), m_tabs->currentIndex()}};
}

void ReviewPage::restoreState(const QJsonObject& state)
{
    m_wanted = Id::parse(state[QLatin1String("request")].toString().toStdString());
    m_tabs->setCurrentIndex(state[QLatin1String("tab")].toInt());
}

void ReviewPage::showRequest(const Id& request)
{
    m_wanted = request;
    refresh();
}

void ReviewPage::refresh()
{
    m_workplace.replica
        ->ask<std::vector<ReviewItem>>([](const Reader& reader, const ActContext& context) {
            return reviewQueue(reader, context.day());
        })
        .then(this, [this](Result<std::vector<ReviewItem>> items) {
            if (!items) {
                m_strip->say(items.fault());
                return;
            }
            showQueue(std::move(*items));
        });
}

void ReviewPage::showQueue(std::vector<ReviewItem> items)
{
    m_items = std::move(items);
    std::vector<DeskModel::Row> rows;
    std::vector<Id> ids;
    for (const auto& item : m_items) {
        const auto state = item.request.get(vr::kState);
        const auto tone = item.urgency == Urgency::Late      ? Tone::Danger
                          : item.urgency == Urgency::AtLimit ? Tone::Warning
                                                             : Tone::Neutral;
        rows.push_back({{Text(msg("review", "%1 days"), {item.workingDays}), tone},
                        {state ? Text(labelOf(*state)) : Text()},
                        {literal(item.centreName), std::nullopt, literal(item.centreName)}});
        ids.push_back(item.request.id);
    }
    const auto before = m_queue->currentId();
    m_queue->setRows(std::move(rows), std::move(ids));
    if (m_wanted) {
        m_queue->goTo(*m_wanted);
        m_wanted.reset();
    }
    m_stack->setCurrentIndex(m_items.empty() ? 1 : 0);
    if (m_queue->currentId() == before) {
        ask();
    }
}

void ReviewPage::offerRequest()
{
    acts().setAvailable(QStringLiteral("review.open_request"),
                        m_queue->currentId() ? Text() : Text(msg("review", "No report waits")));
}

void ReviewPage::ask()
{
    const auto id = m_queue->currentId();
    offerRequest();
    const int generation = ++m_generation; // what is still being read is no longer asked for
    if (m_facts && id != m_facts->request.id) {
        // Until the row in front is read, no button stands that would act on the one before.
        m_facts.reset();
        m_acts.clear();
        showActs();
        Q_EMIT titleChanged();
    }
    if (!id) {
        return;
    }
    const auto* catalogue = &m_workplace.replica->catalogue();
    m_workplace.replica
        ->ask<Reading>([id = *id, catalogue](const Reader& reader,
                                             const ActContext& context) -> Result<Reading> {
            auto facts = reviewFacts(reader, id);
            if (!facts) {
                return std::move(facts).fault();
            }
            auto acts = reviewActs(*catalogue, reader, context, *facts);
            return Reading{std::move(*facts), std::move(acts)};
        })
        .then(this, [this, generation](Result<Reading> read) {
            if (generation != m_generation) {
                return;
            }
            if (!read) {
                m_strip->say(read.fault());
                return;
            }
            show(std::move(read->facts), std::move(read->acts));
        });
}

void ReviewPage::show(ReviewFacts facts, std::vector<ReviewAct> acts)
{
    m_facts = std::move(facts);
    m_acts = std::move(acts);
    const auto& f = *m_facts;
    m_heading->setMessage(literal(f.centreName + " · " + f.nossCode));
    const auto state = f.request.get(vr::kState);
    m_state->setMessage(Text(
        msg("review", "%1. Visit %2 by %3; %4 competent, %5 not yet, %6 deferred."),
        {state ? TextArg(labelOf(*state)) : TextArg(""),
         f.request.getOr(vr::kVisitFrom, Date{}).toDisplay(),
         f.assignment.isNull() ? std::string("–") : f.assignment.text(assignment::kVerifierName),
         f.competent, f.notYetCompetent, f.deferred}));
    std::vector<DeskModel::Row> rows;
    std::vector<Id> ids;
    for (const auto& form : f.forms) {
        rows.push_back({{literal(form.form)},
                        {form.label},
                        {form.sentence, form.needsLook ? Tone::Warning
                                        : form.isEmpty ? Tone::Neutral
                                                       : Tone::Ok}});
        ids.push_back(Id::ofName("form", form.form));
    }
    m_forms->setRows(std::move(rows), std::move(ids));
    rows.clear();
    ids.clear();
    for (const auto& c : f.changes) {
        rows.push_back({{literal(c.what)},
                        {labelOfField(m_workplace.replica->catalogue(), c.type, c.field)},
                        {c.beforeShown},
                        {c.afterShown, Tone::Warning},
                        {literal(c.who)},
                        {literal(c.at.toDisplay())}});
        ids.push_back(Id::ofName("change", c.record.toString() + c.field));
    }
    m_changes->setRows(std::move(rows), std::move(ids));
    rows.clear();
    ids.clear();
    for (const auto& d : f.decisions) {
        const auto decision = d.get(vd::kDecision);
        const auto stage = d.get(vd::kStage);
        const auto at = d.get(vd::kAt);
        const auto who = f.names.find(d.getOr(vd::kOfficer, Ref<User>{}).id);
        rows.push_back({{decision ? Text(labelOf(*decision)) : Text()},
                        {stage ? Text(labelOf(*stage)) : Text()},
                        {literal(who == f.names.end() ? std::string() : who->second)},
                        {literal(at ? at->toDisplay() : std::string())},
                        {literal(d.text(vd::kReason))}});
        ids.push_back(d.id);
    }
    m_decisions->setRows(std::move(rows), std::move(ids));
    m_letters->setRequest(f.request.id);
    retranslate();
    showActs();
    Q_EMIT titleChanged();
    Q_EMIT factsShown();
}

void ReviewPage::showActs()
{
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_buttons->addStretch(1);
    bool hasPrimary = false;
    for (const auto& act : m_acts) {
        const bool primary = !hasPrimary && !act.isGrave && act.whyNot.empty();
        hasPrimary = hasPrimary || primary;
        auto* button =
            new Button(QStringLiteral("review.act.") + QLatin1String(act.name), act.label, nullptr,
                       primary       ? Emphasis::Primary
                       : act.isGrave ? Emphasis::Danger
                                     : Emphasis::Plain);
        button->setAvailable(act.whyNot);
        connect(button, &QPushButton::clicked, this,
                [this, name = QString::fromLatin1(act.name)] { this->act(name); });
        m_buttons->addWidget(button);
    }
}

void ReviewPage::act(const QString& name)
{
    const auto it = std::find_if(m_acts.begin(), m_acts.end(),
                                 [&](const ReviewAct& a) { return name == QLatin1String(a.name); });
    if (it == m_acts.end() || !m_facts) {
        return;
    }
    if (!it->whyNot.empty()) {
        m_strip->say(Tone::Warning, it->whyNot);
        return;
    }
    Question question;
    question.title = it->label;
    question.body = it->consequence;
    question.choices = {{msg("review", "Not yet")},
                        {it->label, it->isGrave ? Emphasis::Danger : Emphasis::Primary}};
    if (it->needsReason || it->reasonArg != nullptr) {
        question.noteLabel =
            it->needsReason ? msg("review", "Reason") : msg("review", "Reason, if there is one");
        question.isNoteRequired = it->needsReason;
        question.keep = noteDraft(*m_workplace.replica, name, VerificationRequest::kType,
                                  it->operation.subject);
    }
    m_workplace.prompter->ask(this, question,
                              [this, act = *it, keep = question.keep](const Answer& answer) {
                                  if (answer.choice == 1) {
                                      doAct(act, answer.note.trimmed(), keep);
                                  }
                              });
}

void ReviewPage::doAct(const ReviewAct& act, const QString& reason, const NoteDraft& keep)
{
    auto op = act.operation;
    if (act.reasonArg != nullptr && !reason.isEmpty()) {
        op.args.setValue(act.reasonArg, reason.toStdString());
    } else {
        op.comment = reason.toStdString();
    }
    const Text done(msg("review", "Done: %1."), {TextArg(act.label)});
    perform(
        *m_workplace.replica, this, std::move(op), act.where,
        [this, done, keep, name = QString::fromLatin1(act.name)] {
            keep.drop();
            m_strip->sayFor(8'000, Tone::Ok, done);
            refresh();
            Q_EMIT acted(name);
        },
        [this](const Fault& fault) { m_strip->say(fault); });
}

} // namespace myspike::desk
