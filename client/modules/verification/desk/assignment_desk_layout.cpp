// How the assignment desk is laid out; what it does is in assignment_desk_page.cpp.
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimeEdit>
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
    m_requests = isReplacing()
                     ? new DeskTable(name("requests"), msg("assignment_desk", "Verifiers sent"),
                                     {{msg("assignment_desk", "Visit from"), 12},
                                      {msg("assignment_desk", "Verifier"), 18, false, true},
                                      {msg("assignment_desk", "Centre"), 20, false, true}})
                     : new DeskTable(name("requests"), msg("assignment_desk", "Requests that wait"),
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
    m_time = new QTimeEdit;
    m_time->setObjectName(name("time"));
    m_time->setDisplayFormat(QStringLiteral("HH:mm"));
    m_timeLabel = new Label(msg("assignment_desk", "Begins at"));
    m_timeLabel->setBuddy(m_time);
    m_present = new Label;
    m_present->setWordWrap(true);
    m_why = new QLineEdit;
    m_why->setObjectName(name("why"));
    m_why->setMaxLength(500);
    m_whyLabel = new Label(msg("assignment_desk", "Why she goes no more; she reads it in her "
                                                  "notice"));
    m_whyLabel->setWordWrap(true);
    m_whyLabel->setBuddy(m_why);
    m_whyFrame = new QWidget;
    auto* why = new QVBoxLayout(m_whyFrame);
    why->setContentsMargins(0, 0, 0, 0);
    why->setSpacing(space(1));
    why->addWidget(m_whyLabel);
    why->addWidget(m_why);
    if (!isReplacing()) {
        m_present->hide();
        m_whyFrame->hide();
    }
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
    m_assign = new Button(name("assign"),
                          isReplacing() ? msg("assignment_desk", "Replace")
                                        : msg("assignment_desk", "Assign"),
                          nullptr, Emphasis::Primary, QStringLiteral("user_check"));
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
    when->addSpacing(space(2));
    when->addWidget(m_timeLabel);
    when->addWidget(m_time);
    when->addStretch(1);
    when->addWidget(m_assign);

    auto* reasons = new QScrollArea;
    reasons->setObjectName(name("reasons"));
    reasons->setFrameShape(QFrame::NoFrame);
    reasons->setWidgetResizable(true);
    reasons->setFocusPolicy(Qt::StrongFocus);
    reasons->setWidget(m_checks);
    reasons->setMinimumHeight(space(30));
    m_reasons = reasons;

    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(space(4), 0, 0, 0);
    column->setSpacing(space(2));
    column->addWidget(m_summary);
    column->addWidget(m_present);
    column->addWidget(m_whyFrame);
    column->addLayout(when);
    column->addWidget(m_verifiers, 3);
    column->addWidget(reasons, 2);
    column->addWidget(m_override);

    m_empty =
        isReplacing()
            ? new EmptyState(name("empty"), QStringLiteral("check_circle"),
                             msg("assignment_desk", "No verifier is on her way"),
                             msg("assignment_desk", "Verifiers stand here from the assignment "
                                                    "until their visit is closed."))
            : new EmptyState(name("empty"), QStringLiteral("check_circle"),
                             msg("assignment_desk", "Nothing waits for a verifier"),
                             msg("assignment_desk", "Requests come here when an officer has "
                                                    "checked them."));
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    m_requests->setMinimumWidth(space(isReplacing() ? 92 : 72));
    m_requests->setWordWrap(true); // names of centres and people are long
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
    setTabOrder(m_requests, m_why);
    setTabOrder(m_why, m_verifiers);
    setTabOrder(m_verifiers, m_from);
    setTabOrder(m_from, m_days);
    setTabOrder(m_days, m_time);
    setTabOrder(m_time, m_reason);
    setTabOrder(m_reason, m_assign);
}

} // namespace myspike::desk
