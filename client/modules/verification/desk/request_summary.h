// One request in a few lines: who asks, for what, when and where. GUI thread.
#pragma once

#include <QWidget>

#include "client/modules/verification/desk/waiting_requests.h"

namespace myspike::ui {
class Label;
}

namespace myspike::desk {

class RequestSummary final : public QWidget
{
    Q_OBJECT
public:
    explicit RequestSummary(const QString& objectName, QWidget* parent = nullptr);
    void setRequest(const WaitingRequest& waiting, const VisitProposal& proposal);
    void clear();

private:
    ui::Label* m_title;
    ui::Label* m_programme;
    ui::Label* m_particulars;
    ui::Label* m_dates;
};

/// The standard's title in the windows' language, after its code.
Text programmeOf(const WaitingRequest& waiting);

} // namespace myspike::desk
