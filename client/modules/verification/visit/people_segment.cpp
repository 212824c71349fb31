#include "client/modules/verification/visit/people_segment.h"

#include <QHBoxLayout>

#include "client/modules/verification/visit/form_model.h"
#include "client/modules/verification/visit/form_view.h"
#include "client/modules/verification/visit/place_panel.h"
#include "client/modules/verification/visit/visit_acts.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/words.h"

namespace myspike::site_visit {

PeopleSegment::PeopleSegment(const Workbench& bench, VisitDesk& desk, std::string form,
                             QWidget* parent)
    : FormSegment(desk, form, true, parent), m_bench(bench), m_form(std::move(form))
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(ui::space(3.5), ui::space(1), ui::space(3.5), 0);
    auto* add =
        new ui::Button(QStringLiteral("visit.%1.add").arg(QString::fromStdString(m_form)),
                       isOfTrainees() ? msg("visit_people", "Trainee not in the package… (Ctrl+N)")
                                      : msg("visit_people", "Another person… (Ctrl+N)"),
                       nullptr, ui::Emphasis::Quiet, QStringLiteral("plus"));
    row->addWidget(add);
    row->addStretch(1);
    putBelow(bar);
    bar->setVisible(desk.facts().isOpen);
    if (m_form == "V1.attendance") {
        m_place = new PlacePanel(bench, desk, PlacePanel::Of::Arrival);
        putAbove(m_place);
        connect(m_place, &PlacePanel::failed, this, &Segment::failed);
    }
    connect(add, &QPushButton::clicked, this, [this] { addPerson(); });
    connect(&view(), &FormView::activatedRow, this, &PeopleSegment::open);
    connect(&view(), &FormView::removalRequested, this, &PeopleSegment::remove);
    connect(&desk, &VisitDesk::loaded, this, [this, bar] {
        bar->setVisible(this->desk().facts().isOpen);
        if (!m_arriving.isEmpty() && this->desk().form(m_form).rowOf(m_arriving.toStdString())) {
            view().goToKey(std::exchange(m_arriving, {}));
        }
    });
}

bool PeopleSegment::isOfTrainees() const { return m_form == "V5.identity"; }

bool PeopleSegment::addPerson()
{
    if (desk().facts().isOpen) {
        show(std::nullopt);
    }
    return true;
}

void PeopleSegment::open(int row)
{
    const auto& rows = desk().form(m_form).rows;
    const auto r = static_cast<std::size_t>(row);
    if (r < rows.size() && rows[r].isOwn && desk().facts().isOpen) {
        show(rows[r].record);
    }
}

void PeopleSegment::show(std::optional<Record> known)
{
    const Record* record = known ? &*known : nullptr;
    const auto request = isOfTrainees() ? unlistedRequest(desk(), record)
                                        : personRequest(desk(),
                                                        m_form == "V1.attendance"
                                                            ? visit_attendance::Meeting::Opening
                                                            : visit_attendance::Meeting::Closing,
                                                        record);
    const auto key = QString::fromStdString(request.operation.subject.toString());
    ask(m_bench, desk(), request, this, [this, key] {
        m_arriving = key;
        takeFocus();
    });
}

void PeopleSegment::remove(int row)
{
    const auto& rows = desk().form(m_form).rows;
    const auto r = static_cast<std::size_t>(row);
    if (r >= rows.size() || !desk().facts().isOpen) {
        return;
    }
    const Record record = rows[r].record;
    ui::Question question{
        Text(msg("visit_people", "Remove %1 from this list?"), {rows[r].title.en}),
        msg("visit_people", "Who was noted and removed still stands in the history of the visit."),
        {{ui::words::kCancel}, {msg("visit_people", "Remove"), ui::Emphasis::Danger}},
        0,
        {},
        false};
    m_bench.prompter->ask(this, question, [this, record](const ui::Answer& answer) {
        if (answer.choice == 1) {
            Operation op;
            op.command = kRemove;
            op.type = record.type().key;
            op.subject = record.id;
            desk().act(std::move(op));
        }
        takeFocus();
    });
}

void PeopleSegment::addPhotos(const QStringList& paths)
{
    if (m_place) {
        m_place->addSignboard(paths.value(0));
    } else {
        FormSegment::addPhotos(paths);
    }
}

void PeopleSegment::leave()
{
    if (m_place) {
        m_place->commit();
    }
    FormSegment::leave();
}

void IdentitySegment::toggleMask() { model().setMasked(!model().isMasked()); }

} // namespace myspike::site_visit
