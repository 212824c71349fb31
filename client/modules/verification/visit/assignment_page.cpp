#include "client/modules/verification/visit/assignment_page.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include "client/modules/documents/letter_renderer.h"
#include "client/modules/verification/visit/facts_panel.h"
#include "client/modules/verification/visit/form_segment.h"
#include "client/modules/verification/visit/visit_acts.h"
#include "client/ui/language.h"
#include "client/ui/print/pdf_writer.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/signature_pad.h"
#include "client/ui/words.h"

namespace myspike::site_visit {

AssignmentPage::AssignmentPage(const Workbench& bench, Id visit, QWidget* parent)
    : ui::Page(QStringLiteral("assignment"), parent), m_bench(bench),
      m_desk(new VisitDesk(*bench.replica, visit, this)), m_facts(new FactsPanel),
      m_right(new QVBoxLayout), m_state(new ui::Label),
      m_pad(new ui::SignaturePad(QStringLiteral("assignment.pad"))),
      m_accept(new ui::Button(QStringLiteral("assignment.accept"),
                              msg("visit_assignment", "Sign and accept"), nullptr,
                              ui::Emphasis::Primary, QStringLiteral("check"))),
      m_decline(new ui::Button(QStringLiteral("assignment.decline"),
                               msg("visit_assignment", "Decline…"), nullptr, ui::Emphasis::Quiet)),
      m_letter(new ui::Button(QStringLiteral("assignment.letter"),
                              msg("visit_assignment", "Letter of appointment"), nullptr,
                              ui::Emphasis::Plain, QStringLiteral("file_text"))),
      m_strip(new ui::MessageStrip(QStringLiteral("assignment.strip")))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_strip);
    m_strip->hide();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(ui::space(6), ui::space(2), ui::space(6), ui::space(4));
    row->setSpacing(ui::space(8));
    auto* about = new QWidget;
    auto* left = new QVBoxLayout(about);
    left->setContentsMargins(0, 0, 0, 0);
    left->addWidget(m_facts);
    left->addSpacing(ui::space(3));
    left->addWidget(m_letter, 0, Qt::AlignLeft);
    left->addStretch(1);
    // With large text on a small screen it is scrolled, never pressed together.
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(about);
    row->addWidget(area, 1);
    m_right->setSpacing(ui::space(2));
    m_state->setWordWrap(true);
    auto* sign = new QHBoxLayout;
    sign->setSpacing(ui::space(6));
    sign->addWidget(m_pad, 2);
    auto* acts = new QVBoxLayout;
    acts->addWidget(m_state);
    acts->addStretch(1);
    acts->addWidget(m_accept);
    acts->addWidget(m_decline);
    sign->addLayout(acts, 1);
    m_right->addLayout(sign);
    row->addLayout(m_right, 3);
    outer->addLayout(row, 1);

    connect(m_accept, &QPushButton::clicked, this, &AssignmentPage::accept);
    connect(m_decline, &QPushButton::clicked, this, &AssignmentPage::decline);
    connect(m_letter, &QPushButton::clicked, this, &AssignmentPage::saveLetter);
    connect(m_pad, &ui::SignaturePad::signatureChanged, this, &AssignmentPage::renew);
    connect(m_desk, &VisitDesk::failed, this, [this](const Fault& f) { m_strip->say(f); });
    connect(m_desk, &VisitDesk::left, this, [this] {
        m_strip->say(ui::Tone::Warning,
                     msg("visit_page", "This visit has left this machine: an officer gave it to "
                                       "another verifier, or your right to it has ended. What you "
                                       "recorded is kept under your name."));
    });
    connect(m_desk, &VisitDesk::answerTaken, this, &AssignmentPage::renew);
    connect(m_desk, &VisitDesk::answerUndone, this, &AssignmentPage::renew);
    // Answers that come back from their drafts count too.
    connect(m_desk, &VisitDesk::rowChanged, this, &AssignmentPage::renew);
    connect(m_desk, &VisitDesk::loaded, this, [this] {
        if (!m_questions) {
            m_questions = new FormSegment(*m_desk, "V0.checklist", false);
            connect(m_questions, &Segment::finished, m_pad, [this] { m_pad->setFocus(); });
            m_right->insertWidget(0, m_questions, 1);
            takeFocusIfFree();
        }
        findLetter();
        renew();
        if (!m_desk->facts().overlaps.empty() && m_strip->message().empty()) {
            m_strip->say(ui::Tone::Warning, m_desk->facts().overlaps.front());
        }
        Q_EMIT titleChanged();
    });
    addActs();
}

void AssignmentPage::addActs()
{
    acts().add({QStringLiteral("assignment.undo"), msg("visit_page", "Take the last answer back"),
                QStringLiteral("undo"), QKeySequence::Undo, msg("visit_page", "Visit"),
                ui::Emphasis::Plain, false},
               [this] { m_desk->undo(); });
    acts().add({QStringLiteral("assignment.firstOpen"), msg("visit_page", "First open question"),
                QStringLiteral("target"), Qt::Key_F8, msg("visit_page", "Visit"),
                ui::Emphasis::Plain, false},
               [this] {
                   if (m_questions) {
                       m_questions->goToFirstUnanswered();
                   }
               });
}

QString AssignmentPage::title() const
{
    return m_desk->isLoaded() && !m_desk->facts().centre.isNull()
               ? QString::fromStdString(m_desk->facts().centre.text(centre::kName))
               : ui::translated(msg("visit_assignment", "Assignment"));
}

QString AssignmentPage::subtitle() const
{
    if (!m_desk->isLoaded()) {
        return {};
    }
    const auto by = m_desk->facts().assignment.get(assignment::kReplyBy);
    return by ? ui::translated(Text(msg("visit_assignment", "Declaration of conflicts of interest "
                                                            "(V0). Reply by %1."),
                                    {by->toDisplay()}))
              : ui::translated(
                    msg("visit_assignment", "Declaration of conflicts of interest (V0)"));
}

void AssignmentPage::takeFocus()
{
    if (m_questions) {
        m_questions->takeFocus();
    }
}

void AssignmentPage::renew()
{
    if (!m_desk->isLoaded()) {
        return;
    }
    const auto& a = m_desk->facts().assignment;
    m_facts->clear();
    addVisitFacts(*m_facts, m_desk->facts());
    m_pad->setSignatory(QString::fromStdString(a.text(assignment::kVerifierName)));
    const bool awaits = a.get(assignment::kState) == assignment::State::AwaitingReply;
    m_pad->setVisible(awaits);
    m_accept->setVisible(awaits);
    m_decline->setVisible(awaits);
    const auto& form = m_desk->form("V0.checklist");
    const auto p = progressOf(form);
    Text why;
    if (!p.isComplete()) {
        why = Text(msg("visit_assignment", "%1 of %2 questions answered."), {p.done, p.total});
    } else if (p.flags > 0) {
        why = msg("visit_assignment", "You declared a conflict. Decline the visit and say why.");
    } else if (m_pad->signature().isEmpty()) {
        why = msg("visit_assignment", "Sign the declaration.");
    }
    m_accept->setAvailable(why);
    if (awaits) {
        m_state->setMessage(why.empty() ? Text(msg("visit_assignment", "Complete. You may accept."))
                                        : why);
    } else {
        m_state->setMessage(
            Text(msg("visit_assignment", "State of the assignment: %1"),
                 {labelOf(a.getOr(assignment::kState, assignment::State::AwaitingReply))}));
    }
}

Values AssignmentPage::reply(assignment::Response response) const
{
    QJsonObject answers;
    for (const auto& row : m_desk->form("V0.checklist").rows) {
        if (const auto choice = row.record.get(checklist_answer::kChoice)) {
            answers.insert(QString::fromStdString(row.code), QLatin1String(codeOf(*choice)));
        }
    }
    Values v;
    v.set(assignment::kResponse, response);
    // Qt sorts keys and codes are ASCII, so this is the canonical text.
    v.set(assignment::kConflictAnswers,
          QJsonDocument(answers).toJson(QJsonDocument::Compact).toStdString());
    const auto shown = shownText(m_desk->facts(), "V0", {&m_desk->form("V0.checklist")});
    v.set(signature::kShownHash, shownHash(shown));
    if (!m_pad->signature().isEmpty()) {
        v.set(signature::kStrokes, m_pad->signature().toJson().toStdString());
    }
    return v;
}

void AssignmentPage::send(Values args)
{
    Operation op;
    op.command = verification::command::kRespond;
    op.type = Assignment::kType;
    op.subject = m_desk->facts().assignment.id;
    op.args = std::move(args);
    m_desk->act(std::move(op), [this] { sayReplied(); });
}

void AssignmentPage::accept()
{
    if (progressOf(m_desk->form("V0.checklist")).isComplete() && !m_pad->signature().isEmpty()) {
        send(reply(assignment::Response::Accepted));
    }
}

void AssignmentPage::decline()
{
    ask(m_bench, *m_desk, declineRequest(*m_desk, reply(assignment::Response::Declined)), this,
        [this] { sayReplied(); });
}

void AssignmentPage::sayReplied()
{
    m_strip->say(ui::Tone::Ok, msg("visit_assignment", "Your reply is kept and goes to the "
                                                       "department with the next contact."));
}

void AssignmentPage::findLetter()
{
    m_desk->replica()
        .ask<std::vector<Record>>(
            [a = m_desk->facts().assignment.id](const Reader& reader,
                                                const ActContext&) -> Result<std::vector<Record>> {
                Query q{.type = Document::kType};
                q.with(equals(document::kAssignment, Ref<Assignment>{a}))
                    .with(equals(document::kTemplate, document::Template::AppointmentLetter));
                return reader.query(q);
            })
        .then(this, [this](Result<std::vector<Record>> letters) {
            m_letterRecord = letters && !letters->empty() ? letters->back() : Record();
            m_letter->setAvailable(
                m_letterRecord.isNull()
                    ? Text(msg("visit_assignment", "The letter is not on this machine yet. "
                                                   "Connect once to get it."))
                    : Text());
        });
}

void AssignmentPage::saveLetter()
{
    if (m_letterRecord.isNull()) {
        return;
    }
    const auto language =
        QLocale().language() == QLocale::Malay ? print::Language::Malay : print::Language::English;
    const auto letter =
        documents::renderLetter(m_letterRecord, language,
                                {QString::fromStdString(m_desk->replica().identity().actor.name),
                                 m_desk->replica().clock().now()});
    if (!letter) {
        m_strip->say(letter.fault());
        return;
    }
    m_bench.files->saveFile(this,
                            {msg("visit_assignment", "Letter of appointment"),
                             {QStringLiteral("PDF (*.pdf)")},
                             documents::letterFileName(m_letterRecord, language)},
                            [this, letter = *letter](const QString& path) {
                                const auto saved = print::savePdf(letter, path);
                                if (!saved) {
                                    m_strip->say(saved.fault());
                                }
                            });
}

void AssignmentPage::retranslate() { renew(); }

} // namespace myspike::site_visit
