#include "client/modules/verification/desk/request_summary.h"

#include <QLocale>
#include <QVBoxLayout>

#include "client/modules/verification/desk/desk_table.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/label.h"

namespace myspike::desk {

using namespace ui;
namespace vr = verification_request;

RequestSummary::RequestSummary(const QString& objectName, QWidget* parent) : QWidget(parent)
{
    setObjectName(objectName);
    m_title = new Label({}, TypeRole::Title);
    m_programme = new Label;
    m_particulars = new Label;
    m_dates = new Label;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space(0.5));
    for (auto* label : {m_title, m_programme, m_particulars, m_dates}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    m_particulars->setMuted(true);
    m_dates->setMuted(true);
}

Text programmeOf(const WaitingRequest& w)
{
    const bool malay = QLocale().language() == QLocale::Malay;
    return literal(w.nossCode + " " + (malay || w.titleEn.empty() ? w.titleMs : w.titleEn));
}

void RequestSummary::setRequest(const WaitingRequest& w, const VisitProposal& p)
{
    m_title->setMessage(
        literal(w.request.text(vr::kNumber) + " · " + w.centreName + " (" + w.centreCode + ")"));
    m_programme->setMessage(programmeOf(w));
    m_particulars->setMessage(
        Text(msg("assignment_desk", "%1 trainees, level %2. Place: %3"),
             {w.request.getOr(vr::kTraineeCount, std::int64_t{0}),
              w.request.getOr(vr::kLevel, std::int64_t{0}), w.request.text(vr::kPlace)}));
    std::string days;
    for (const auto& day : p.proposed) {
        days += (days.empty() ? "" : ", ") + day.toDisplay();
    }
    m_dates->setMessage(days.empty()
                            ? Text(msg("assignment_desk", "The centre proposed no dates."))
                            : Text(msg("assignment_desk", "Proposed by the centre: %1"), {days}));
}

void RequestSummary::clear()
{
    for (auto* label : {m_title, m_programme, m_particulars, m_dates}) {
        label->setMessage({});
    }
}

} // namespace myspike::desk
