#include "client/modules/verification/visit/marks_segment.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "client/modules/verification/visit/form_view.h"
#include "client/modules/verification/visit/visit_forms.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/chip.h"
#include "client/ui/widgets/folding_row.h"
#include "client/ui/widgets/key_hint.h"
#include "client/ui/widgets/label.h"
#include "client/ui/words.h"

namespace myspike::site_visit {

MarksSegment::MarksSegment(VisitDesk& desk, QWidget* parent)
    : Segment(desk.form("V9.recommendations").title, parent), m_desk(desk),
      m_stack(new QStackedWidget), m_grid(new FormSegment(desk, "V9.recommendations", false)),
      m_amendPage(new QWidget), m_amendTitle(new ui::Label({}, ui::TypeRole::Strong)),
      m_asCentre(new ui::Button(QStringLiteral("visit.V9.asCentre"),
                                msg("visit_marks", "Recommend as the centre"), nullptr,
                                ui::Emphasis::Primary))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    const auto rowIn = [](QWidget* part) {
        auto* row = new QHBoxLayout(part);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(ui::space(2));
        return row;
    };
    auto* totals = new QWidget;
    auto* row = rowIn(totals);
    for (int i = 0; i < 5; ++i) {
        m_totals.push_back(new ui::Chip);
        row->addWidget(m_totals.back());
    }
    row->addStretch(1);
    auto* buttons = new QWidget;
    row = rowIn(buttons);
    auto* amendButton =
        new ui::Button(QStringLiteral("visit.V9.amend"), msg("visit_marks", "Amend marks"), nullptr,
                       ui::Emphasis::Quiet, QStringLiteral("edit"));
    row->addWidget(new ui::KeyHint(Qt::Key_F3));
    row->addWidget(amendButton);
    row->addWidget(new ui::KeyHint(Qt::Key_F4));
    row->addWidget(m_asCentre);
    m_grid->putAbove(new ui::FoldingRow(totals, buttons));
    m_stack->addWidget(m_grid);

    auto* amendColumn = new QVBoxLayout(m_amendPage);
    amendColumn->setContentsMargins(0, 0, 0, 0);
    amendColumn->setSpacing(0);
    auto* amendBar = new QHBoxLayout;
    amendBar->setContentsMargins(ui::space(3.5), ui::space(2), ui::space(3.5), ui::space(2));
    auto* backButton = new ui::Button(QStringLiteral("visit.V9.back"), ui::words::kBack, nullptr,
                                      ui::Emphasis::Quiet, QStringLiteral("arrow_left"));
    amendBar->addWidget(backButton);
    amendBar->addWidget(m_amendTitle, 1);
    auto* explanation = new ui::Label(
        msg("visit_marks", "The centre's mark stays in the record beside the amended one."),
        ui::TypeRole::Caption);
    explanation->setMuted(true);
    amendBar->addWidget(explanation);
    amendColumn->addLayout(amendBar);
    m_stack->addWidget(m_amendPage);

    connect(m_asCentre, &QPushButton::clicked, this, &MarksSegment::markAsCentre);
    connect(amendButton, &QPushButton::clicked, this, &MarksSegment::amend);
    connect(backButton, &QPushButton::clicked, this, &MarksSegment::back);
    connect(m_grid, &Segment::finished, this, &Segment::finished);
    connect(m_grid, &Segment::positionChanged, this, &Segment::positionChanged);
    connect(m_grid, &Segment::failed, this, &Segment::failed);
    connect(&desk, &VisitDesk::loaded, this, &MarksSegment::renew);
    connect(&desk, &VisitDesk::answerTaken, this, &MarksSegment::renew);
    connect(&desk, &VisitDesk::answerUndone, this, &MarksSegment::renew);
    renew();
}

void MarksSegment::renew()
{
    const auto t = totalsOf(m_desk.form("V9.recommendations"));
    const auto say = [this](std::size_t i, Msg text, int n, ui::Tone tone) {
        m_totals[i]->setContent(Text(text, {n}), n == 0 ? ui::Tone::Neutral : tone);
    };
    say(0, msg("visit_marks", "%1 competent"), t.competent, ui::Tone::Ok);
    say(1, msg("visit_marks", "%1 not yet"), t.notYetCompetent, ui::Tone::Danger);
    say(2, msg("visit_marks", "%1 deferred"), t.deferred, ui::Tone::Info);
    say(3, msg("visit_marks", "%1 open"), t.open, ui::Tone::Warning);
    say(4, msg("visit_marks", "%1 flagged"), t.flagged, ui::Tone::Danger);
    m_asCentre->setAvailable(
        !m_desk.facts().isOpen ? Text(msg("visit_marks", "The visit is not in progress."))
        : t.open == 0          ? Text(msg("visit_marks", "Every trainee has a recommendation."))
                               : Text());
}

bool MarksSegment::goToFirstUnanswered()
{
    back();
    return m_grid->goToFirstUnanswered();
}

void MarksSegment::takeFocus()
{
    if (m_stack->currentWidget() == m_grid) {
        m_grid->takeFocus();
    } else if (m_amendments) {
        m_amendments->takeFocus();
    }
}

void MarksSegment::markAsCentre()
{
    if (m_desk.facts().isOpen) {
        m_desk.act(m_desk.commandOnVisit(verification::command::kMarkAsCentre),
                   [this] { takeFocus(); });
    }
}

void MarksSegment::amend()
{
    const auto row = m_grid->view().currentFormRow();
    if (!row || m_stack->currentWidget() != m_grid) {
        return;
    }
    const auto& form = m_desk.form("V9.recommendations");
    const auto trainee = form.rows[*row].record.getOr(visit_part::kTrainee, Ref<Trainee>{});
    m_amendTitle->setMessage(Text(msg("visit_marks", "Marks of %1"), {form.rows[*row].title.en}));
    m_desk.openTrainee(trainee.id);
    // The rows come later; the view fills itself when they are there.
    delete m_amendments;
    m_amendments = new FormSegment(m_desk, "V9.amendments", false);
    connect(m_amendments, &Segment::failed, this, &Segment::failed);
    m_amendPage->layout()->addWidget(m_amendments);
    m_stack->setCurrentWidget(m_amendPage);
    m_amendments->takeFocus();
}

void MarksSegment::back()
{
    if (m_stack->currentWidget() == m_grid) {
        return;
    }
    m_stack->setCurrentWidget(m_grid);
    delete m_amendments;
    m_amendments = nullptr;
    m_desk.openTrainee({});
    m_grid->takeFocus();
}

void MarksSegment::leave()
{
    back();
    m_grid->leave();
}

void MarksSegment::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_stack->currentWidget() != m_grid) {
        back();
        return;
    }
    Segment::keyPressEvent(event);
}

} // namespace myspike::site_visit
