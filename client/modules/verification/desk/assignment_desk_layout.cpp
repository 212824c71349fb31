// How the assignment desk is laid out; what it does is in assignment_desk_page.cpp.
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "client/modules/documents/letter_panel.h"
#include "client/modules/verification/desk/assignment_desk_page.h"
#include "client/modules/verification/desk/check_list.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/modules/verification/desk/request_summary.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/busy_line.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/empty_state.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"

namespace myspike::desk {

using namespace ui;

void AssignmentDeskPage::build()
{
    const auto name = [this](const char* part) {
        return objectName() + QLatin1Char('.') + QLatin1String(part);
    };
    m_requests = new DeskTable(name("requests"), msg("assignment_desk", "Requests that wait"),
                               {{msg("assignment_desk", "Waiting"), 12},
                                {msg("assignment_desk", "Centre"), 24, false, true}});
    m_verifiers = new DeskTable(name("verifiers"), msg("assignment_desk", "Verifiers"),
                                {{msg("assignment_desk", "May go"), 9},
                                 {msg("assignment_desk", "Verifier"), 20},
                                 {msg("assignment_desk", "Distance"), 9, true},
                                 {msg("assignment_desk", "This year"), 8, true},
                                 {msg("assignment_desk", "First reason"), 30, false, true}});
    m_summary = new RequestSummary(name("summary"));
    m_checks = new CheckList(name("checks"));
    m_from = new QDateEdit;
    m_from->setObjectName(name("from"));
    m_from->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    m_from->setCalendarPopup(true);
    m_from->setMinimumWidth(space(36));
    m_days = new QSpinBox;
    m_days->setObjectName(name("days"));
    m_days->setRange(1, 30);
    m_fromLabel = new Label(msg("assignment_desk", "First day of the visit"));
    m_fromLabel->setBuddy(m_from);
    m_daysLabel = new Label(msg("assignment_desk", "Days"));
    m_daysLabel->setBuddy(m_days);
    m_reason = new QLineEdit;
    m_reason->setObjectName(name("reason"));
    m_reason->setMaxLength(500);
    m_reasonLabel = new Label;
    m_reasonLabel->setWordWrap(true);
    m_reasonLabel->setBuddy(m_reason);
    m_override = new QWidget;
    auto* override = new QVBoxLayout(m_override);
    override->setContentsMargins(0, 0, 0, 0);
    override->setSpacing(space(1));
    override->addWidget(m_reasonLabel);
    override->addWidget(m_reason);
    m_override->hide();
    m_assign = new Button(name("assign"), msg("assignment_desk", "Assign"), nullptr,
                          Emphasis::Primary, QStringLiteral("user_check"));
    m_strip = new MessageStrip(name("strip"));
    m_strip->hide();
    m_busy = new BusyLine;
    m_lettersTitle = new Label(msg("letter", "Letters"), TypeRole::Strong);
    m_letters = new documents::LetterPanel(name("letters"), m_workplace);
    m_letters->setMinimumHeight(space(34));
    m_lettersFrame = new QWidget;
    auto* letters = new QVBoxLayout(m_lettersFrame);
    letters->setContentsMargins(0, 0, 0, 0);
    letters->addWidget(m_lettersTitle);
    letters->addWidget(m_letters);
    m_lettersFrame->hide();

    auto* when = new QHBoxLayout;
    when->setSpacing(space(2));
    when->addWidget(m_fromLabel);
    when->addWidget(m_from);
    when->addSpacing(space(2));
    when->addWidget(m_daysLabel);
    when->addWidget(m_days);
    when->addStretch(1);
    when->addWidget(m_assign);

    auto* reasons = new QScrollArea;
    reasons->setObjectName(name("reasons"));
    reasons->setFrameShape(QFrame::NoFrame);
    reasons->setWidgetResizable(true);
    reasons->setFocusPolicy(Qt::StrongFocus);
    reasons->setWidget(m_checks);
    reasons->setMinimumHeight(space(30));

    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(space(4), 0, 0, 0);
    column->setSpacing(space(2));
    column->addWidget(m_summary);
    column->addLayout(when);
    column->addWidget(m_verifiers, 3);
    column->addWidget(reasons, 2);
    column->addWidget(m_override);

    m_empty = new EmptyState(name("empty"), QStringLiteral("check_circle"),
                             msg("assignment_desk", "Nothing waits for a verifier"),
                             msg("assignment_desk", "Requests come here when an officer has "
                                                    "checked them."));
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    m_requests->setMinimumWidth(space(72));
    splitter->addWidget(m_requests);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    auto* desk = new QWidget;
    m_stack = new QStackedLayout(desk);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);

    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(space(2));
    page->addWidget(m_strip);
    page->addWidget(m_busy);
    page->addWidget(desk, 1);
    page->addWidget(m_lettersFrame);
    setTabOrder(m_requests, m_verifiers);
    setTabOrder(m_verifiers, m_from);
    setTabOrder(m_from, m_days);
    setTabOrder(m_days, m_reason);
    setTabOrder(m_reason, m_assign);
}

} // namespace myspike::desk
