#include "client/modules/verification/visit/visit_page.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "client/modules/verification/visit/closing_segment.h"
#include "client/modules/verification/visit/finding_editor.h"
#include "client/modules/verification/visit/form_segment.h"
#include "client/modules/verification/visit/form_view.h"
#include "client/modules/verification/visit/marks_segment.h"
#include "client/modules/verification/visit/observation_segment.h"
#include "client/modules/verification/visit/people_segment.h"
#include "client/modules/verification/visit/sample_segment.h"
#include "client/modules/verification/visit/signature_segment.h"
#include "client/modules/verification/visit/step_rail.h"
#include "client/modules/verification/visit/visit_acts.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/empty_state.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/words.h"

namespace myspike::site_visit {

namespace {

constexpr const char* kFindings = "findings";

QString stepAt(int index)
{
    const auto& steps = visitSteps();
    return index < static_cast<int>(steps.size())
               ? QString::fromStdString(steps[static_cast<std::size_t>(index)])
               : QString::fromLatin1(kFindings);
}

int indexOfStep(const QString& code)
{
    const auto& steps = visitSteps();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (code.toStdString() == steps[i]) {
            return static_cast<int>(i);
        }
    }
    return static_cast<int>(steps.size());
}

bool hasSignatures(const std::string& step)
{
    return step == "V1" || step == "V5" || step == "V10";
}

} // namespace

VisitPage::VisitPage(const Workbench& bench, Id visit, QWidget* parent)
    : ui::Page(QStringLiteral("visit"), parent), m_bench(bench),
      m_desk(new VisitDesk(*bench.replica, visit, this)),
      m_stepTitle(new ui::Label({}, ui::TypeRole::Title)), m_tabs(new QTabBar),
      m_stack(new QStackedWidget), m_strip(new ui::MessageStrip(QStringLiteral("visit.strip"))),
      m_findingEditor(new FindingEditor(*m_desk))
{
    std::vector<RailEntry> entries;
    for (const auto& code : visitSteps()) {
        entries.push_back({code, stepTitle(code)});
    }
    entries.push_back({kFindings, stepTitle(kFindings)});
    m_rail = new StepRail(QStringLiteral("visit.rail"), entries);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(ui::space(3.5), 0, ui::space(3.5), 0);
    head->setSpacing(ui::space(5));
    head->addWidget(m_stepTitle);
    m_tabs->setObjectName(QStringLiteral("visit.tabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    // A step of one part keeps the height of the row.
    auto kept = m_tabs->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_tabs->setSizePolicy(kept);
    head->addWidget(m_tabs);
    head->addStretch(1);
    column->addLayout(head);
    column->addWidget(m_strip);
    column->addWidget(m_stack, 1);
    column->addWidget(m_findingEditor);
    row->addLayout(column, 1);
    m_strip->hide();

    connect(m_rail, &StepRail::stepRequested, this, [this](const QString& code) {
        showStep(code, m_lastSegment[code]);
        if (auto* s = currentSegment()) {
            s->takeFocus();
        }
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_isRestoring && index >= 0) {
            showSegment(index);
        }
    });
    connect(m_desk, &VisitDesk::failed, this, &VisitPage::say);
    connect(m_desk, &VisitDesk::loaded, this, [this] {
        if (!m_isBuilt) {
            build();
        }
        renewRail();
        sayState();
        Q_EMIT titleChanged();
    });
    connect(m_desk, &VisitDesk::left, this, [this] {
        renewRail();
        m_strip->say(ui::Tone::Warning,
                     msg("visit_page", "This visit has left this machine: an officer gave it to "
                                       "another verifier, or your right to it has ended. What you "
                                       "recorded is kept under your name."),
                     {{msg("visit_page", "My visits"), [this] { goOn("visits"); }}});
    });
    if (m_bench.contact) {
        connect(m_bench.contact, &Contact::changed, this, &VisitPage::sayContact);
    }
    connect(m_desk, &VisitDesk::answerTaken, this, &VisitPage::renewRail);
    connect(m_desk, &VisitDesk::answerUndone, this, [this](const QString& form, int) {
        const auto step = form.section(u'.', 0, 0);
        if (step != m_step && indexOfStep(step) < static_cast<int>(visitSteps().size())) {
            showStep(step, m_lastSegment[step]);
        }
        renewRail();
    });
    connect(m_desk, &VisitDesk::kept, this, [this] {
        m_rail->setKept(Text(msg("visit_page", "Kept %1"),
                             {ui::shownTime(m_desk->replica().clock().now()).toStdString()}));
    });
    connect(m_findingEditor, &FindingEditor::failed, this, &VisitPage::say);
    connect(m_findingEditor, &FindingEditor::closed, this, [this] {
        if (auto* s = currentSegment()) {
            s->takeFocus();
        }
    });
    addActs();
}

VisitPage::~VisitPage()
{
    // The widgets go before the desk they lean on, and nobody listens any more.
    m_desk->commitRemarks();
    m_desk->disconnect();
    delete m_stack;
    delete m_findingEditor;
}

void VisitPage::build()
{
    m_isBuilt = true;
    m_desk->position().then(this, [this](Result<QByteArray> kept) {
        // What the page was asked to show wins over where she stood last.
        auto wanted = m_wanted;
        if (wanted.isEmpty() && kept) {
            wanted = QJsonDocument::fromJson(*kept).object();
        }
        m_wanted = {};
        restoreState(wanted.isEmpty() ? QJsonObject{{QStringLiteral("step"), QStringLiteral("V1")}}
                                      : wanted);
        takeFocusIfFree();
    });
}

std::vector<Segment*> VisitPage::segmentsOf(const QString& step)
{
    if (m_segments.find(step) == m_segments.end()) {
        makeSegments(step);
    }
    return m_segments[step];
}

void VisitPage::makeSegments(const QString& code)
{
    const auto step = code.toStdString();
    std::vector<Segment*> made;
    if (step == kFindings) {
        auto* list = new FormSegment(*m_desk, kFindings, false);
        list->setEmptyState(new ui::EmptyState(
            QStringLiteral("visit.findings.empty"), QStringLiteral("check_circle"),
            msg("visit_page", "No finding was raised"),
            msg("visit_page", "A finding is raised from the row it is about, with the button "
                              "above.")));
        connect(&list->view(), &FormView::activatedRow, this, [this](int r) {
            m_findingEditor->edit(m_desk->form(kFindings).rows[static_cast<std::size_t>(r)].record);
        });
        made.push_back(list);
    } else if (step == "V5") {
        made = {new IdentitySegment(m_bench, *m_desk),
                new FormSegment(*m_desk, "V5.checklist", true)};
    } else if (step == "V6") {
        made = {new SampleSegment(*m_desk)};
    } else if (step == "V8") {
        made = {new ObservationSegment(*m_desk), new FormSegment(*m_desk, "V8.checklist", true)};
    } else if (step == "V9") {
        made = {new MarksSegment(*m_desk)};
    } else {
        if (step == "V10") {
            auto* closing = new ClosingSegment(m_bench, *m_desk);
            connect(closing, &ClosingSegment::stepRequested, this, [this](const QString& to) {
                showStep(to);
                takeFocus();
            });
            connect(closing, &ClosingSegment::visitClosed, this, [this] {
                m_strip->say(
                    ui::Tone::Ok, msg("visit_page", "The visit is closed. The report is next."),
                    {{msg("visit_page", "Write the report"), [this] { goOn("report:"); }}});
            });
            made.push_back(closing);
        }
        for (const auto& form : formsOfStep(step)) {
            if (form == "V1.attendance" || form == "V10.attendance") {
                made.push_back(new PeopleSegment(m_bench, *m_desk, form));
            } else {
                made.push_back(new FormSegment(*m_desk, form, form != "V2.personnel"));
            }
        }
    }
    if (hasSignatures(step)) {
        made.push_back(new SignatureSegment(m_bench, *m_desk, step));
    }
    for (auto* s : made) {
        m_stack->addWidget(s);
        connect(s, &Segment::positionChanged, this, &VisitPage::rememberPosition);
        connect(s, &Segment::photosRequested, this, &VisitPage::askForPhotos);
        connect(s, &Segment::failed, this, &VisitPage::say);
        connect(s, &Segment::finished, this, [this, s] {
            if (s == currentSegment()) {
                m_strip->sayFor(8'000, ui::Tone::Ok,
                                msg("visit_page", "The end of this list. Ctrl+Page Down goes to "
                                                  "the next step, F8 to what is open."));
            }
        });
    }
    m_segments[code] = made;
}

Segment* VisitPage::currentSegment() const
{
    return qobject_cast<Segment*>(m_stack->currentWidget());
}

void VisitPage::showStep(const QString& code, int segment)
{
    if (!m_desk->isLoaded()) {
        return;
    }
    if (auto* before = currentSegment()) {
        before->leave();
    }
    const auto segments = segmentsOf(code);
    m_step = code;
    m_isRestoring = true;
    while (m_tabs->count() > 0) {
        m_tabs->removeTab(0);
    }
    for (auto* s : segments) {
        m_tabs->addTab(ui::translated(s->title()));
    }
    m_tabs->setVisible(segments.size() > 1);
    m_isRestoring = false;
    m_stepTitle->setMessage(code == QLatin1String(kFindings)
                                ? Text(stepTitle(kFindings))
                                : Text(msg("visit_page", "%1  %2"),
                                       {code.toStdString(), stepTitle(code.toStdString())}));
    m_rail->setCurrent(code.toStdString());
    const int last = static_cast<int>(segments.size()) - 1;
    m_tabs->setCurrentIndex(std::clamp(segment, 0, last));
    showSegment(std::clamp(segment, 0, last));
}

void VisitPage::showSegment(int index)
{
    const auto segments = segmentsOf(m_step);
    if (index < 0 || index >= static_cast<int>(segments.size())) {
        return;
    }
    auto* next = segments[static_cast<std::size_t>(index)];
    if (auto* before = currentSegment(); before && before != next) {
        before->leave();
    }
    m_stack->setCurrentWidget(next);
    m_lastSegment[m_step] = index;
    rememberPosition();
    renewRail();
}

void VisitPage::step(int by)
{
    const auto to =
        stepAt(std::clamp(indexOfStep(m_step) + by, 0, static_cast<int>(visitSteps().size())));
    showStep(to, m_lastSegment[to]);
    if (auto* s = currentSegment()) {
        s->takeFocus();
    }
}

void VisitPage::goToFirstUnanswered()
{
    // From where she stands to the end, then from the beginning: her order is kept.
    const int count = static_cast<int>(visitSteps().size());
    const int from = std::min(indexOfStep(m_step), count - 1);
    for (int i = 0; i < count; ++i) {
        const auto code = stepAt((from + i) % count);
        const auto segments = segmentsOf(code);
        for (std::size_t s = 0; s < segments.size(); ++s) {
            const auto p = segments[s]->progress();
            if (p.total == p.done) {
                continue;
            }
            if (code != m_step || segments[s] != currentSegment()) {
                showStep(code, static_cast<int>(s));
            }
            if (segments[s]->goToFirstUnanswered()) {
                return;
            }
        }
    }
    m_strip->sayFor(8'000, ui::Tone::Ok, msg("visit_page", "Everything asked has an answer."));
}

void VisitPage::raiseFinding()
{
    if (!m_desk->facts().isOpen) {
        m_strip->say(ui::Tone::Info,
                     msg("visit_page", "Findings are raised while the visit is in progress."));
        return;
    }
    if (auto* s = currentSegment()) {
        auto origin = s->origin();
        if (origin.form.empty()) {
            origin.form = m_step.toStdString();
        }
        m_findingEditor->raise(origin);
    }
}

void VisitPage::askForPhotos()
{
    auto* segment = currentSegment();
    if (!segment || !m_desk->facts().isOpen) {
        return;
    }
    m_bench.files->openFiles(
        this, {msg("visit_page", "Photographs"), {QStringLiteral("*.jpg *.jpeg *.png *.heic")}},
        [segment](const QStringList& paths) { segment->addPhotos(paths); });
}

void VisitPage::renewRail()
{
    if (!m_desk->isLoaded()) {
        return;
    }
    for (const auto& step : visitSteps()) {
        auto p = m_desk->progressOfStep(step);
        if (step == "V6" && p.total == 0) {
            p.total = 1;
        }
        if (hasSignatures(step)) {
            p += signatureProgress(*m_desk, step);
        }
        m_rail->setProgress(step, p);
    }
    m_rail->setCount(kFindings, static_cast<int>(m_desk->form(kFindings).rows.size()));
    const auto segments = m_segments.find(m_step);
    if (segments == m_segments.end()) {
        return;
    }
    for (std::size_t i = 0; i < segments->second.size(); ++i) {
        const auto p = segments->second[i]->progress();
        QString text = ui::translated(segments->second[i]->title());
        if (p.total > 0) {
            text += QStringLiteral("  %1/%2").arg(p.done).arg(p.total);
        }
        if (static_cast<int>(i) < m_tabs->count()) {
            m_tabs->setTabText(static_cast<int>(i), text);
        }
    }
}

void VisitPage::rememberPosition()
{
    if (m_isBuilt && !m_isRestoring && !m_step.isEmpty()) {
        m_desk->keepPosition(QJsonDocument(saveState()).toJson(QJsonDocument::Compact));
    }
}

QJsonObject VisitPage::saveState() const
{
    const auto* s = currentSegment();
    return {{QStringLiteral("step"), m_step},
            {QStringLiteral("segment"), m_tabs->currentIndex()},
            {QStringLiteral("row"), s ? s->position() : QString()}};
}

void VisitPage::restoreState(const QJsonObject& state)
{
    const auto code = state.value(QStringLiteral("step")).toString();
    if (code.isEmpty()) {
        return;
    }
    if (!m_isBuilt) {
        m_wanted = state;
        return;
    }
    m_isRestoring = true;
    const bool known = indexOfStep(code) < static_cast<int>(visitSteps().size()) ||
                       code == QLatin1String(kFindings);
    showStep(known ? code : QStringLiteral("V1"), state.value(QStringLiteral("segment")).toInt());
    if (auto* s = currentSegment()) {
        s->restore(state.value(QStringLiteral("row")).toString());
    }
    m_isRestoring = false;
}

/// Once for each state: a sentence that was dismissed does not come back with every answer.
void VisitPage::sayState()
{
    auto said = stateSentence(m_desk->facts());
    if (said == m_saidState) {
        return;
    }
    m_saidState = said;
    if (said.empty()) {
        return;
    }
    const auto state = m_desk->facts().visit.get(visit::kState);
    QList<ui::StripAction> ways;
    if (state == visit::State::CannotBeHeld) {
        ways << ui::StripAction{msg("visit_page", "My visits"), [this] { goOn("visits"); }};
    }
    m_strip->say(state == visit::State::InProgress ? ui::Tone::Info : ui::Tone::Warning,
                 std::move(said), ways);
}

/// Quiet, at the foot of the rail: she works on whatever it says.
void VisitPage::sayContact()
{
    if (!m_bench.contact) {
        return;
    }
    const auto& s = m_bench.contact->status();
    Text network;
    if (s.offlineSince) {
        network = Text(msg("visit_page", "Offline since %1"),
                       {ui::shownTime(*s.offlineSince).toStdString()});
    }
    Text waiting;
    if (s.waiting > 0 && s.photos > 0) {
        waiting = Text(msg("visit_page", "%1 acts, %2 photographs to send"), {s.waiting, s.photos});
    } else if (s.waiting > 0) {
        waiting = Text(msg("visit_page", "%1 acts to send"), {s.waiting});
    } else if (s.photos > 0) {
        waiting = Text(msg("visit_page", "%1 photographs to send"), {s.photos});
    }
    m_rail->setContact(std::move(network), std::move(waiting));
}

void VisitPage::goOn(const char* key)
{
    if (m_bench.open) {
        const auto at = QString::fromLatin1(key);
        m_bench.open(at.endsWith(u':') ? at + QString::fromStdString(m_desk->visitId().toString())
                                       : at);
    }
}

void VisitPage::cannotBeHeld()
{
    const auto state = m_desk->facts().visit.get(visit::kState);
    if (state != visit::State::Planned && state != visit::State::InProgress) {
        m_strip->say(ui::Tone::Info,
                     msg("visit_page", "The visit is over, so this can no longer be said of it."));
        return;
    }
    ask(m_bench, *m_desk, cannotBeHeldRequest(*m_desk), this);
}

void VisitPage::addPerson()
{
    auto* segment = currentSegment();
    if (!segment || !m_desk->facts().isOpen) {
        m_strip->say(ui::Tone::Info,
                     msg("visit_page", "People are noted while the visit is in progress."));
    } else if (!segment->addPerson()) {
        m_strip->sayFor(8'000, ui::Tone::Info,
                        msg("visit_page", "People are added to the attendance of V1 and V10, and "
                                          "trainees who are not in the package to V5."));
    }
}

void VisitPage::say(const Fault& fault) { m_strip->say(fault); }

QString VisitPage::title() const
{
    return m_desk->isLoaded() && !m_desk->facts().centre.isNull()
               ? QString::fromStdString(m_desk->facts().centre.text(centre::kName))
               : ui::translated(msg("visit_page", "Visit"));
}

QString VisitPage::subtitle() const
{
    if (!m_desk->isLoaded() || m_desk->facts().noss.isNull()) {
        return {};
    }
    const auto& facts = m_desk->facts();
    const Words programme{facts.noss.text(noss::kTitleMs), facts.noss.text(noss::kTitleEn)};
    const bool malay = QLocale().language() == QLocale::Malay;
    return QStringLiteral("%1  ·  %2  %3  ·  %4")
        .arg(QString::fromStdString(facts.assignment.text(assignment::kNumber)),
             QString::fromStdString(facts.noss.text(noss::kCode)),
             QString::fromStdString(malay ? programme.ms : programme.en),
             ui::translated(Text(msg("visit_page", "%1 trainees"), {facts.trainees.size()})));
}

bool VisitPage::canLeave()
{
    if (auto* s = currentSegment()) {
        s->leave();
    }
    m_desk->commitRemarks();
    return true;
}

void VisitPage::hideEvent(QHideEvent* event)
{
    m_desk->commitRemarks();
    ui::Page::hideEvent(event);
}

void VisitPage::refresh()
{
    if (m_desk->isLoaded()) {
        m_desk->loadSoon();
    } else {
        m_desk->load();
    }
}

void VisitPage::takeFocus()
{
    if (auto* s = currentSegment()) {
        s->takeFocus();
    }
}

void VisitPage::retranslate()
{
    m_tabs->setAccessibleName(ui::translated(msg("visit_page", "Parts of the step")));
    renewRail();
    sayContact();
}

} // namespace myspike::site_visit
