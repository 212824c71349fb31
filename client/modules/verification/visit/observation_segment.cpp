#include "client/modules/verification/visit/observation_segment.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <set>

#include "client/modules/verification/visit/form_view.h"
#include "client/modules/verification/visit/visit_forms.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/chip.h"
#include "client/ui/widgets/empty_state.h"
#include "client/ui/widgets/folding_row.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/stopwatch_widget.h"
#include "client/ui/words.h"
#include "shared/modules/verification/verification.h"

namespace myspike::site_visit {

namespace {

/// What the picker of schemes holds.
struct SchemeLine
{
    Id id;
    std::string code;
    std::string title;
    bool isInterview = false;
};

} // namespace

ObservationSegment::ObservationSegment(VisitDesk& desk, QWidget* parent)
    : Segment(desk.form("V8.observations").title, parent), m_desk(desk),
      m_stack(new QStackedWidget), m_list(new FormSegment(desk, "V8.observations", true)),
      m_scorePage(new QWidget), m_scoreTitle(new ui::Label({}, ui::TypeRole::Strong)),
      m_score(new ui::Chip),
      m_timer(new ui::StopwatchWidget(QStringLiteral("visit.V8.timer"), desk.replica().clock())),
      m_trainee(new QComboBox), m_scheme(new QComboBox),
      m_begin(new ui::Button(QStringLiteral("visit.V8.begin"), msg("visit_observation", "Begin"),
                             nullptr, ui::Emphasis::Primary, QStringLiteral("play")))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(ui::space(3.5), ui::space(2), ui::space(3.5), ui::space(2));
    row->setSpacing(ui::space(2.5));
    m_trainee->setObjectName(QStringLiteral("visit.V8.trainee"));
    m_scheme->setObjectName(QStringLiteral("visit.V8.scheme"));
    row->addWidget(m_trainee, 2);
    row->addWidget(m_scheme, 3);
    row->addWidget(m_begin);
    m_list->putAbove(bar);
    auto* empty =
        new ui::EmptyState(QStringLiteral("visit.V8.empty"), QStringLiteral("eye"),
                           msg("visit_observation", "Nobody has been observed yet"),
                           msg("visit_observation",
                               "Choose a trainee and a marking scheme above, then begin. Critical "
                               "criteria are scored first."));
    m_list->setEmptyState(empty);
    m_stack->addWidget(m_list);

    auto* column = new QVBoxLayout(m_scorePage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* whose = new QWidget;
    auto* head = new QHBoxLayout(whose);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(ui::space(3));
    auto* backButton = new ui::Button(QStringLiteral("visit.V8.back"), ui::words::kBack, nullptr,
                                      ui::Emphasis::Quiet, QStringLiteral("arrow_left"));
    head->addWidget(backButton);
    head->addWidget(m_scoreTitle, 1);
    auto* reading = new QWidget;
    head = new QHBoxLayout(reading);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(ui::space(3));
    head->addWidget(m_score);
    head->addWidget(m_timer);
    column->addWidget(new ui::FoldingRow(whose, reading));
    m_stack->addWidget(m_scorePage);

    connect(m_begin, &QPushButton::clicked, this, &ObservationSegment::begin);
    connect(backButton, &QPushButton::clicked, this, &ObservationSegment::back);
    connect(m_timer, &ui::StopwatchWidget::readingChanged, this, &ObservationSegment::keepTimer);
    connect(m_list, &Segment::finished, this, &Segment::finished);
    connect(m_list, &Segment::positionChanged, this, &Segment::positionChanged);
    connect(m_list, &Segment::photosRequested, this, &Segment::photosRequested);
    connect(m_list, &Segment::failed, this, &Segment::failed);
    connect(&m_list->view(), &FormView::activatedRow, this, [this](int r) {
        const auto& rows = m_desk.form("V8.observations").rows;
        open(rows[static_cast<std::size_t>(r)].record.id);
    });
    connect(&desk, &VisitDesk::loaded, this, &ObservationSegment::renew);
    connect(&desk, &VisitDesk::answerTaken, this, [this](const QString& form) {
        if (form == QStringLiteral("V8.scores")) {
            keepScore();
        }
    });
    loadSchemes();
    renew();
}

void ObservationSegment::loadSchemes()
{
    const auto standard = m_desk.facts().assignment.get(assignment::kNoss);
    if (!standard) {
        return;
    }
    m_desk.replica()
        .ask<std::vector<SchemeLine>>([noss = *standard](const Reader& reader, const ActContext&)
                                          -> Result<std::vector<SchemeLine>> {
            std::vector<SchemeLine> out;
            Query q{.type = MarkingScheme::kType};
            q.with(equals(marking_scheme::kNoss, noss))
                .with(equals(marking_scheme::kStatus, marking_scheme::Status::Approved))
                .orderBy(marking_scheme::kCode.name);
            for (const auto& s : reader.query(q)) {
                out.push_back({s.id, s.text(marking_scheme::kCode), s.text(marking_scheme::kTitle),
                               s.get(marking_scheme::kKind) == marking_scheme::Kind::Interview});
            }
            return out;
        })
        .then(this, [this](Result<std::vector<SchemeLine>> schemes) {
            if (!schemes) {
                Q_EMIT failed(schemes.fault());
                return;
            }
            for (const auto& s : *schemes) {
                const auto words =
                    s.title.empty() || s.title == s.code ? s.code : s.title + "  ·  " + s.code;
                m_scheme->addItem(QString::fromStdString(words),
                                  QString::fromStdString(s.id.toString()));
                m_scheme->setItemData(m_scheme->count() - 1, s.isInterview, Qt::UserRole + 1);
            }
            renew();
        });
}

void ObservationSegment::renew()
{
    const bool open = m_desk.facts().isOpen;
    const QString chosen = m_trainee->currentData().toString();
    // The sampled first: they are the ones to be observed.
    std::set<Id> sampled;
    for (const auto& row : m_desk.form("V6.sample").rows) {
        sampled.insert(row.record.getOr(visit_part::kTrainee, Ref<Trainee>{}).id);
    }
    m_trainee->clear();
    for (const bool first : {true, false}) {
        for (const auto& t : m_desk.facts().trainees) {
            if (sampled.contains(t.id) == first) {
                m_trainee->addItem(QString::fromStdString(t.text(trainee::kName)),
                                   QString::fromStdString(t.id.toString()));
            }
        }
    }
    m_trainee->setCurrentIndex(std::max(0, m_trainee->findData(chosen)));
    m_trainee->setAccessibleName(ui::translated(msg("visit_observation", "Trainee to observe")));
    m_scheme->setAccessibleName(ui::translated(msg("visit_observation", "Marking scheme")));
    m_begin->setAvailable(
        !open ? Text(msg("visit_observation", "The visit is not in progress."))
        : m_scheme->count() == 0
            ? Text(msg("visit_observation",
                       "The package holds no marking scheme of this standard. Note the "
                       "observation as a remark and tell the officer."))
            : Text());
    if (isScoring()) {
        if (const auto* row = rowInHand()) {
            m_scoreTitle->setMessage(Text(
                msg("visit_observation", "%1  ·  %2"),
                {row->title.en, row->detail.args.empty() ? TextArg("") : row->detail.args.back()}));
        }
        const auto score = schemeScore(m_desk.form("V8.scores"));
        const auto p = progressOf(m_desk.form("V8.scores"));
        m_score->setContent(score ? Text(msg("visit_observation", "%1 %"), {score->toDisplay()})
                                  : Text(msg("visit_observation", "%1 of %2"), {p.done, p.total}),
                            score ? ui::Tone::Accent : ui::Tone::Neutral);
    }
}

void ObservationSegment::begin()
{
    const auto trainee = Id::parse(m_trainee->currentData().toString().toStdString());
    const auto scheme = Id::parse(m_scheme->currentData().toString().toStdString());
    if (!trainee || !scheme || !m_desk.facts().isOpen) {
        return;
    }
    Record r(verification::practicalObservation(), m_desk.replica().newId());
    r.set(visit_part::kVisit, Ref<Visit>{m_desk.visitId()});
    r.set(visit_part::kAssignment, Ref<Assignment>{m_desk.facts().assignment.id});
    r.set(visit_part::kTrainee, Ref<Trainee>{*trainee});
    r.set(practical_observation::kScheme, Ref<MarkingScheme>{*scheme});
    r.set(practical_observation::kMode, m_scheme->currentData(Qt::UserRole + 1).toBool()
                                            ? practical_observation::Mode::Interview
                                            : practical_observation::Mode::Practical);
    r.set(practical_observation::kStartedAt, m_desk.replica().clock().now());
    m_desk.act(m_desk.creationOf(r), [this, id = r.id] {
        open(id);
        m_timer->startOrPause();
    });
}

bool ObservationSegment::isScoring() const { return m_stack->currentWidget() == m_scorePage; }

const FormRow* ObservationSegment::rowInHand() const
{
    const auto& form = m_desk.form("V8.observations");
    const auto r = form.rowOf(m_open.toString());
    return r ? &form.rows[*r] : nullptr;
}

void ObservationSegment::open(const Id& observation)
{
    if (isScoring()) {
        back();
    }
    m_open = observation;
    const auto* row = rowInHand();
    const auto seconds = row ? row->record.getOr(practical_observation::kTimerSeconds, 0) : 0;
    m_timer->setReading({.countedMs = seconds * 1000});
    m_desk.openObservation(observation);
    m_scores = new FormSegment(m_desk, "V8.scores", true);
    connect(m_scores, &Segment::failed, this, &Segment::failed);
    connect(m_scores, &Segment::photosRequested, this, &Segment::photosRequested);
    connect(m_scores, &Segment::positionChanged, this, &Segment::positionChanged);
    m_scorePage->layout()->addWidget(m_scores);
    m_stack->setCurrentWidget(m_scorePage);
    m_scores->takeFocus();
    renew();
    Q_EMIT positionChanged();
}

void ObservationSegment::back()
{
    if (!isScoring()) {
        return;
    }
    keepTimer();
    m_scores->leave();
    m_stack->setCurrentWidget(m_list);
    delete m_scores;
    m_scores = nullptr;
    m_list->restore(QString::fromStdString(m_open.toString()));
    m_open = {};
    m_desk.openObservation({});
    m_list->takeFocus();
    Q_EMIT positionChanged();
}

void ObservationSegment::keepTimer()
{
    const auto& form = m_desk.form("V8.observations");
    const auto r = form.rowOf(m_open.toString());
    const auto seconds = m_timer->elapsedMs() / 1000;
    if (r && m_desk.facts().isOpen &&
        form.rows[*r].record.getOr(practical_observation::kTimerSeconds, 0) != seconds) {
        m_desk.answer("V8.observations", *r,
                      Values().set(practical_observation::kTimerSeconds, seconds));
    }
}

void ObservationSegment::keepScore()
{
    const auto score = schemeScore(m_desk.form("V8.scores"));
    const auto& form = m_desk.form("V8.observations");
    const auto r = form.rowOf(m_open.toString());
    if (score && r && form.rows[*r].record.get(practical_observation::kScore) != score) {
        m_desk.answer("V8.observations", *r, Values().set(practical_observation::kScore, *score));
    }
    renew();
}

bool ObservationSegment::goToFirstUnanswered()
{
    if (isScoring()) {
        return m_scores->goToFirstUnanswered();
    }
    return m_list->goToFirstUnanswered();
}

void ObservationSegment::takeFocus()
{
    if (isScoring()) {
        m_scores->takeFocus();
    } else if (m_desk.form("V8.observations").rows.empty()) {
        m_trainee->setFocus();
    } else {
        m_list->takeFocus();
    }
}

QString ObservationSegment::position() const
{
    return isScoring() ? QStringLiteral("score/%1/%2")
                             .arg(QString::fromStdString(m_open.toString()), m_scores->position())
                       : m_list->position();
}

void ObservationSegment::restore(const QString& position)
{
    const auto parts = position.split(u'/');
    if (parts.value(0) != QStringLiteral("score")) {
        m_list->restore(position);
        return;
    }
    if (const auto id = Id::parse(parts.value(1).toStdString())) {
        open(*id);
        m_scores->restore(parts.value(2));
    }
}

void ObservationSegment::editRemark() { (isScoring() ? m_scores : m_list)->editRemark(); }

void ObservationSegment::addPhotos(const QStringList& paths)
{
    // Photographs belong to the observation, not to one of its criteria.
    m_list->restore(QString::fromStdString(m_open.toString()));
    m_list->addPhotos(paths);
}

FindingOrigin ObservationSegment::origin() const
{
    return (isScoring() ? m_scores : m_list)->origin();
}

void ObservationSegment::leave()
{
    keepTimer();
    (isScoring() ? m_scores : m_list)->leave();
}

void ObservationSegment::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isScoring()) {
        back();
        return;
    }
    Segment::keyPressEvent(event);
}

} // namespace myspike::site_visit
