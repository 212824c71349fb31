#include "client/modules/verification/visit/sample_segment.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <set>

#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/empty_state.h"
#include "client/ui/widgets/folding_row.h"
#include "client/ui/widgets/label.h"

namespace myspike::site_visit {

SampleSegment::SampleSegment(VisitDesk& desk, QWidget* parent)
    : FormSegment(desk, "V6.sample", true, parent), m_sentence(new ui::Label),
      m_trainee(new QComboBox),
      m_add(new ui::Button(QStringLiteral("visit.V6.add"), msg("visit_sample", "Add to the sample"),
                           nullptr, ui::Emphasis::Plain, QStringLiteral("plus"))),
      m_extend(new ui::Button(QStringLiteral("visit.V6.extend"),
                              msg("visit_sample", "Extend to 30 %"), nullptr, ui::Emphasis::Quiet))
{
    auto* additions = new QWidget;
    auto* row = new QHBoxLayout(additions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ui::space(2.5));
    m_sentence->setMuted(true);
    m_sentence->setWordWrap(true);
    m_trainee->setObjectName(QStringLiteral("visit.V6.trainee"));
    m_trainee->setMinimumWidth(ui::space(50));
    row->addWidget(m_trainee);
    row->addWidget(m_add);
    row->addWidget(m_extend);
    m_bar = new ui::FoldingRow(m_sentence, additions);
    putAbove(m_bar);
    auto* empty = new ui::EmptyState(
        QStringLiteral("visit.V6.empty"), QStringLiteral("dice"),
        msg("visit_sample", "The sample has not been drawn"),
        msg("visit_sample", "It is drawn from the seed of the package, so anyone can draw it "
                            "again and gets the same trainees. You may add others, not remove."));
    m_draw = empty->offer(msg("visit_sample", "Draw the sample"));
    empty->setFocusProxy(m_draw);
    setEmptyState(empty);
    connect(m_draw, &QPushButton::clicked, this, [this] {
        this->desk().act(this->desk().commandOnVisit(verification::command::kDrawSample),
                         [this] { takeFocus(); });
    });
    connect(m_extend, &QPushButton::clicked, this, [this] {
        this->desk().act(this->desk().commandOnVisit(verification::command::kExtendSample));
    });
    connect(m_add, &QPushButton::clicked, this, [this] {
        const auto id = Id::parse(m_trainee->currentData().toString().toStdString());
        if (id) {
            this->desk().act(
                this->desk().commandOnVisit(verification::command::kAddToSample,
                                            Values().set(visit_part::kTrainee, Ref<Trainee>{*id})));
        }
    });
    connect(&desk, &VisitDesk::loaded, this, &SampleSegment::renew);
    renew();
}

void SampleSegment::renew()
{
    const auto& form = desk().form("V6.sample");
    const bool drawn = !form.rows.empty();
    m_bar->setVisible(drawn);
    const Text closed = desk().facts().isOpen
                            ? Text()
                            : Text(msg("visit_sample", "Check in first, then draw the sample."));
    m_draw->setAvailable(closed);
    m_sentence->setMessage(
        Text(msg("visit_sample", "%1 of %2 trainees, drawn from seed %3"),
             {form.rows.size(), desk().facts().trainees.size(),
              static_cast<long long>(desk().facts().assignment.getOr(assignment::kSeed, 0))}));
    std::set<Id> sampled;
    for (const auto& row : form.rows) {
        sampled.insert(row.record.getOr(visit_part::kTrainee, Ref<Trainee>{}).id);
    }
    const QString chosen = m_trainee->currentData().toString();
    m_trainee->clear();
    for (const auto& t : desk().facts().trainees) {
        if (!sampled.contains(t.id)) {
            m_trainee->addItem(QString::fromStdString(t.text(trainee::kName)),
                               QString::fromStdString(t.id.toString()));
        }
    }
    m_trainee->setCurrentIndex(std::max(0, m_trainee->findData(chosen)));
    m_trainee->setAccessibleName(
        ui::translated(msg("visit_sample", "Trainee to add to the sample")));
    m_add->setAvailable(m_trainee->count() == 0
                            ? Text(msg("visit_sample", "Every trainee is in the sample."))
                            : closed);
    m_extend->setVisible(drawn && !desk().facts().visit.getOr(visit::kSampleExtended, false));
    m_extend->setAvailable(closed);
}

Progress SampleSegment::progress() const
{
    auto p = FormSegment::progress();
    if (p.total == 0) {
        p.total = 1; // drawing it
    }
    return p;
}

bool SampleSegment::goToFirstUnanswered()
{
    if (desk().form("V6.sample").rows.empty()) {
        takeFocus();
        return true;
    }
    return FormSegment::goToFirstUnanswered();
}

} // namespace myspike::site_visit
