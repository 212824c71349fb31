// What the request page does; what it shows is in request_page.cpp.
#include <QLineEdit>
#include <algorithm>

#include "client/modules/verification/desk/desk_act.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/modules/verification/desk/request_page.h"
#include "client/ui/forms/draft_keeper.h"
#include "client/ui/forms/record_form.h"
#include "client/ui/language.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/prompter.h"

namespace myspike::desk {

using namespace ui;
namespace vr = verification_request;

void RequestPage::act(Operation op, std::function<void()> then)
{
    m_isBusy = true;
    perform(
        *m_workplace.replica, this, std::move(op), Where::Anywhere,
        [this, then = std::move(then)] {
            m_isBusy = false;
            then();
        },
        [this](const Fault& fault) {
            m_isBusy = false;
            m_strip->say(fault);
            refresh();
        });
}

void RequestPage::toggleGroup()
{
    const auto id = m_groups->currentId();
    const auto it = std::find_if(m_facts.groups.begin(), m_facts.groups.end(),
                                 [&](const GroupChoice& g) { return id && g.batch.id == *id; });
    if (it == m_facts.groups.end() || m_isBusy) {
        return;
    }
    if (!it->whyNot.empty()) {
        m_strip->say(Tone::Warning, it->whyNot);
        return;
    }
    if (m_request && !m_facts.whyNotEdit.empty()) {
        m_strip->say(Tone::Warning, m_facts.whyNotEdit);
        return;
    }
    const auto group = *it;
    if (!m_request) {
        begin(group);
    } else if (group.row) {
        Operation op;
        op.command = kRemove;
        op.type = RequestBatch::kType;
        op.subject = *group.row;
        act(std::move(op), [this] { writeCount(); });
    } else {
        addGroup(group);
    }
}

void RequestPage::begin(const GroupChoice& group)
{
    Operation op;
    op.command = kCreate;
    op.type = VerificationRequest::kType;
    op.subject = m_workplace.replica->newId();
    op.onBehalfOf = m_behalf->text().trimmed().toStdString();
    op.args.set(vr::kCentre, group.batch.getOr(trainee_batch::kCentre, Ref<Centre>{}))
        .set(vr::kNoss, group.batch.getOr(trainee_batch::kNoss, Ref<Noss>{}))
        .set(vr::kKind, vr::Kind::FinalAssessment)
        .set(vr::kMethod, vr::Method::Visit)
        .set(vr::kTraineeCount, group.batch.getOr(trainee_batch::kTraineeCount, std::int64_t{0}));
    const auto id = op.subject;
    act(std::move(op), [this, id, group] {
        m_request = id;
        addGroup(group);
    });
}

void RequestPage::addGroup(const GroupChoice& group)
{
    Operation op;
    op.command = kCreate;
    op.type = RequestBatch::kType;
    op.subject = m_workplace.replica->newId();
    op.args.set(request_batch::kRequest, Ref<VerificationRequest>{*m_request})
        .set(request_batch::kBatch, Ref<TraineeBatch>{group.batch.id})
        .set(request_batch::kCentre, group.batch.getOr(trainee_batch::kCentre, Ref<Centre>{}));
    act(std::move(op), [this] { writeCount(); });
}

/// The number of trainees follows the groups, so that nobody counts by hand.
void RequestPage::writeCount()
{
    m_workplace.replica
        ->ask<std::int64_t>(
            [id = *m_request](const Reader& reader, const ActContext&) -> Result<std::int64_t> {
                Query q{.type = RequestBatch::kType};
                q.with(equals(request_batch::kRequest, Ref<VerificationRequest>{id}));
                std::int64_t n = 0;
                for (const auto& row : reader.query(q)) {
                    if (const auto b = reader.find(row.get(request_batch::kBatch))) {
                        n += b->getOr(trainee_batch::kTraineeCount, std::int64_t{0});
                    }
                }
                return n;
            })
        .then(this, [this](const Result<std::int64_t>& count) {
            const auto before =
                m_facts.request ? m_facts.request->get(vr::kTraineeCount) : std::nullopt;
            if (!count || before == *count) {
                refresh();
                return;
            }
            Operation op;
            op.command = kEdit;
            op.type = VerificationRequest::kType;
            op.subject = *m_request;
            op.args.set(vr::kTraineeCount, *count);
            act(std::move(op), [this] { refresh(); });
        });
}

void RequestPage::saveThen(std::function<void()> then)
{
    const auto changes = m_form->changes();
    if (changes.empty()) {
        then();
        return;
    }
    Operation op;
    op.command = kEdit;
    op.type = VerificationRequest::kType;
    op.subject = *m_request;
    op.args = changes;
    const auto edited = m_form->edited();
    act(std::move(op), [this, edited, then = std::move(then)] {
        m_form->setRecord(edited);
        m_draft->drop();
        if (!m_behalf->text().isEmpty()) {
            m_draft->touch(); // not part of what was saved
        }
        then();
    });
}

void RequestPage::save()
{
    if (m_request && !m_isBusy) {
        saveThen([this] {
            m_strip->sayFor(4'000, Tone::Ok, msg("request_page", "Saved."));
            refresh();
        });
    }
}

void RequestPage::submit()
{
    if (!m_request || m_isBusy) {
        return;
    }
    const auto behalf = m_behalf->text().trimmed().toStdString();
    const bool isNamed = m_facts.request && !m_facts.request->text(vr::kOnBehalfOf).empty();
    if (!m_facts.isCentreUser && behalf.empty() && !isNamed) {
        m_strip->say(Tone::Warning,
                     msg("request_page", "You key this for the centre. Name the person or office "
                                         "that asked for it."));
        m_behalf->setFocus(Qt::OtherFocusReason);
        return;
    }
    saveThen([this, behalf] {
        m_form->judge(true, true, [this, behalf](bool mayGoOn) {
            if (!mayGoOn) {
                m_strip->say(Tone::Warning, msg("request_page", "It cannot be submitted yet. What "
                                                                "is missing stands at the left "
                                                                "and in the form."));
                refresh();
                return;
            }
            auto op = transitionOf(VerificationRequest::kType, *m_request, vr::transition::kSubmit);
            op.onBehalfOf = behalf;
            op.acknowledged = m_form->acknowledged();
            act(std::move(op), [this] {
                m_draft->drop();
                m_strip->say(Tone::Ok, msg("request_page", "Submitted. An officer who did not key "
                                                           "it checks it next."));
                refresh();
                Q_EMIT acted();
            });
        });
    });
}

void RequestPage::check()
{
    if (!m_request || m_isBusy || !m_facts.whyNotCheck.empty()) {
        return;
    }
    auto op = transitionOf(VerificationRequest::kType, *m_request, vr::transition::kCheck);
    for (const auto& f : m_facts.findings) {
        if (f.severity == Severity::Warning) {
            // They stand at the left while the officer presses the button.
            op.acknowledged.push_back(f.rule);
        }
    }
    act(std::move(op), [this] {
        m_strip->say(Tone::Ok, msg("request_page", "Checked. It waits for a verifier now."));
        refresh();
        Q_EMIT acted();
    });
}

void RequestPage::sendBack()
{
    std::string reasons;
    for (const auto& f : m_facts.findings) {
        reasons += (reasons.empty() ? "" : "\n") + translated(f.text).toStdString();
    }
    Question question;
    question.title = msg("request_page", "Return with reasons");
    question.body = reasons.empty()
                        ? Text(msg("request_page", "The centre sees your reasons and mends it."))
                        : Text(msg("request_page", "The centre sees your reasons and mends it. The "
                                                   "check found:\n%1"),
                               {reasons});
    question.choices = {{msg("request_page", "Not yet")},
                        {msg("request_page", "Return it"), Emphasis::Danger}};
    question.noteLabel = msg("request_page", "Reasons");
    question.isNoteRequired = true;
    question.keep = noteDraft(*m_workplace.replica, QStringLiteral("return"),
                              VerificationRequest::kType, *m_request);
    m_workplace.prompter->ask(this, question, [this, keep = question.keep](const Answer& answer) {
        if (answer.choice != 1) {
            return;
        }
        act(transitionOf(VerificationRequest::kType, *m_request, vr::transition::kReturn,
                         answer.note.trimmed().toStdString()),
            [this, keep] {
                keep.drop();
                m_strip->say(Tone::Ok, msg("request_page", "Returned to the centre."));
                refresh();
                Q_EMIT acted();
            });
    });
}

} // namespace myspike::desk
