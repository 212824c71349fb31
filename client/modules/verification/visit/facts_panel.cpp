#include "client/modules/verification/visit/facts_panel.h"

#include <QVBoxLayout>

#include "client/modules/verification/visit/form_model.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/label.h"

namespace myspike::site_visit {

FactsPanel::FactsPanel(QWidget* parent) : QWidget(parent), m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(ui::space(2.5));
}

void FactsPanel::clear()
{
    while (auto* item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void FactsPanel::add(Msg label, const QString& value)
{
    if (value.isEmpty()) {
        return;
    }
    auto* cell = new QWidget;
    auto* column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* caption = new ui::Label(label, ui::TypeRole::Caption);
    caption->setMuted(true);
    auto* text = new QLabel(value);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setAccessibleName(ui::translated(label) + QStringLiteral(": ") + value);
    column->addWidget(caption);
    column->addWidget(text);
    m_lines->addWidget(cell);
}

void addVisitFacts(FactsPanel& panel, const VisitFacts& facts)
{
    const auto text = [](const Record& r, const Field<std::string>& f) {
        return r.isNull() ? QString() : QString::fromStdString(r.text(f));
    };
    panel.add(msg("visit_facts", "Centre"),
              text(facts.centre, centre::kName) + QStringLiteral("  (") +
                  text(facts.centre, centre::kCode) + QStringLiteral(")"));
    panel.add(msg("visit_facts", "Address"), text(facts.centre, centre::kAddress));
    panel.add(msg("visit_facts", "Telephone"), text(facts.centre, centre::kPhone));
    if (!facts.noss.isNull()) {
        const auto level = facts.noss.get(noss::kLevel);
        panel.add(msg("visit_facts", "Programme"),
                  text(facts.noss, noss::kCode) + QStringLiteral("  ") +
                      inTongue({facts.noss.text(noss::kTitleMs), facts.noss.text(noss::kTitleEn)}) +
                      (level ? ui::translated(Text(msg("visit_facts", ", Level %1"),
                                                   {static_cast<long long>(*level)}))
                             : QString()));
    }
    const auto& a = facts.assignment;
    const auto count = a.get(assignment::kTraineeCount);
    panel.add(msg("visit_facts", "Trainees"),
              count ? ui::shown(static_cast<qint64>(*count)) : QString());
    const auto from = a.get(assignment::kFrom);
    const auto to = a.get(assignment::kTo);
    if (from && to) {
        panel.add(msg("visit_facts", "Days of the visit"),
                  *from == *to ? ui::shownWithWeekday(*from)
                               : ui::shownWithWeekday(*from) + QStringLiteral(" – ") +
                                     ui::shownWithWeekday(*to));
    }
    const auto distance = a.get(assignment::kDistanceKm);
    panel.add(msg("visit_facts", "Distance"),
              distance ? ui::shown(static_cast<qint64>(*distance)) + QStringLiteral(" km")
                       : QString());
    panel.add(msg("visit_facts", "Assignment"), text(a, assignment::kNumber));
}

} // namespace myspike::site_visit
