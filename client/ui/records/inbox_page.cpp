#include "client/ui/records/inbox_page.h"

#include "client/replica/replica.h"
#include "client/ui/forms/draft_keeper.h"
#include "client/ui/language.h"
#include "client/ui/records/operation_text.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/prompter.h"
#include "shared/sync/parked.h"
#include "shared/sync/settle.h"

namespace myspike::ui {

namespace {

QString asQString(const Id& id) { return QString::fromStdString(id.toString()); }

const Msg kChooseFirst = msg("syncpage", "Choose a row first.");

} // namespace

InboxPage::InboxPage(const Workplace& workplace, QWidget* parent)
    : SyncPage(QStringLiteral("inbox"), workplace,
               {msg("syncpage", "Answered at"), msg("syncpage", "What"), msg("syncpage", "Answer")},
               {msg("syncpage", "Field"), msg("syncpage", "Before"), msg("syncpage", "Typed")},
               msg("syncpage", "Nothing was refused"),
               msg("syncpage", "The server has accepted everything it has seen from this "
                               "machine."),
               parent)
{
    m_again = addButton("again", msg("syncpage", "Put it into the form again"),
                        [this](int row) { typeAgain(row); });
    m_send = addButton("send", msg("syncpage", "Send again"), [this](int row) { sendAgain(row); });
    m_keep =
        addButton("keep", msg("syncpage", "Save as a file"), [this](int row) { saveFile(row); });
    m_dismiss =
        addButton("dismiss", msg("syncpage", "Done with it"), [this](int row) { dismiss(row); });
    setEmphasis(m_again, Emphasis::Primary);
}

QString InboxPage::title() const { return translated(msg("syncpage", "Answers of the server")); }

QString InboxPage::subtitle() const
{
    return translated(Text(msg("syncpage", "To be dealt with: %1"), {m_entries.size()}));
}

void InboxPage::refresh()
{
    const int generation = ++m_generation;
    m_workplace.replica->inbox().then(this,
                                      [this, generation](Result<std::vector<InboxEntry>> entries) {
                                          if (generation != m_generation) {
                                              return;
                                          }
                                          if (!entries) {
                                              m_strip->say(entries.fault());
                                              return;
                                          }
                                          m_entries.clear();
                                          for (auto& e : *entries) {
                                              if (!e.read) {
                                                  m_entries.push_back(std::move(e));
                                              }
                                          }
                                          rewrite();
                                          readOutcomes();
                                      });
}

/// Differences and parked work are records, which others decide.
void InboxPage::readOutcomes()
{
    using Outcomes = std::map<Id, Outcome>;
    std::vector<std::pair<Id, Verdict>> asked;
    for (const auto& e : m_entries) {
        asked.emplace_back(e.operation.id, e.verdict);
    }
    const auto* catalogue = &m_workplace.replica->catalogue();
    m_workplace.replica
        ->ask<Outcomes>([asked, catalogue](const Reader& reader,
                                           const ActContext&) -> Result<Outcomes> {
            Outcomes out;
            for (const auto& [id, verdict] : asked) {
                if (verdict.kind == VerdictKind::Conflict) {
                    if (const auto c = reader.find(conflicts::Conflict::kType, verdict.conflict)) {
                        const bool isOpen = c->getOr(conflicts::kState, conflicts::State::Open) ==
                                            conflicts::State::Open;
                        out[id] = {isOpen, false,
                                   isOpen ? Text() : conflicts::decidedText(*catalogue, *c)};
                    }
                } else if (verdict.kind == VerdictKind::Parked) {
                    const auto p = reader.find(parked::ParkedOperation::kType, parked::idOf(id));
                    if (p) {
                        const auto state = p->getOr(parked::kState, parked::State::Open);
                        out[id] = {state == parked::State::Open, state == parked::State::Refused,
                                   parked::decidedText(*p)};
                    }
                }
            }
            return out;
        })
        .then(this, [this, generation = m_generation](Result<Outcomes> outcomes) {
            if (generation == m_generation && outcomes) {
                m_outcomes = std::move(*outcomes);
                rewrite();
            }
        });
}

const InboxPage::Outcome* InboxPage::outcome(int row) const
{
    const auto at = m_outcomes.find(entry(row).operation.id);
    return at == m_outcomes.end() ? nullptr : &at->second;
}

bool InboxPage::isRefusal(int row) const
{
    const auto kind = entry(row).verdict.kind;
    const auto* then = outcome(row);
    return kind == VerdictKind::Rejected || kind == VerdictKind::Blocked ||
           (then && then->isRefused);
}

void InboxPage::rewrite()
{
    std::vector<QStringList> rows;
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto& e = m_entries[i];
        const auto* then = outcome(static_cast<int>(i));
        Msg answer = verdictLabel(e.verdict.kind);
        if (then && !then->isOpen) {
            answer = then->isRefused ? msg("syncpage", "Refused by a supervisor")
                     : e.verdict.kind == VerdictKind::Parked
                         ? msg("syncpage", "Let in by a supervisor")
                         : msg("syncpage", "Decided");
        }
        rows.push_back(
            {shown(e.arrivedAt),
             operationTitle(e.operation, m_workplace.replica->catalogue(), m_workplace.titles),
             translated(answer)});
        keys.push_back(e.operation.id.toString());
    }
    showRows(rows, keys);
}

SyncPage::Detail InboxPage::detailOf(int row) const
{
    const auto& e = entry(row);
    const auto& catalogue = m_workplace.replica->catalogue();
    Detail d;
    d.title = operationTitle(e.operation, catalogue, m_workplace.titles);
    d.sentence = translated(verdictLabel(e.verdict.kind));
    const auto* then = outcome(row);
    if (then && !then->text.empty()) {
        d.sentence = translated(then->text);
    } else if (!e.verdict.text.empty()) {
        d.sentence = translated(e.verdict.text);
    } else if (e.verdict.kind == VerdictKind::Conflict) {
        d.sentence = translated(msg("syncpage", "Somebody else changed the same thing first. The "
                                                "server's value stands until somebody decides; "
                                                "what you typed is kept."));
    }
    if (!e.verdict.rule.empty()) {
        d.sentence += QStringLiteral(" [%1]").arg(QString::fromStdString(e.verdict.rule));
    }
    for (const auto& v : typedValues(e.operation, catalogue, m_workplace.titles)) {
        d.rows.push_back({v.label, v.before, v.typed});
    }
    return d;
}

void InboxPage::showButtons(int row)
{
    if (row < 0 || row >= static_cast<int>(m_entries.size())) {
        for (auto* b : {m_again, m_send, m_keep, m_dismiss}) {
            b->setAvailable(kChooseFirst);
        }
        return;
    }
    const auto kind = entry(row).verdict.kind;
    const auto* then = outcome(row);
    const bool isOpen = then && then->isOpen;
    m_keep->setAvailable({});
    m_again->setMessage(kind == VerdictKind::Conflict
                            ? msg("syncpage", "Decide the difference")
                            : msg("syncpage", "Put it into the form again"));
    if (kind == VerdictKind::Conflict) {
        m_again->setAvailable(isOpen && m_workplace.openConflict
                                  ? Text()
                                  : Text(msg("syncpage", "This is decided.")));
    } else {
        m_again->setAvailable(
            isRefusal(row) ? Text() : Text(msg("syncpage", "A supervisor decides on this.")));
    }
    m_send->setAvailable(isRefusal(row)
                             ? Text()
                             : Text(msg("syncpage", "Only what was refused can be sent again.")));
    m_dismiss->setAvailable(!isOpen ? Text()
                            : kind == VerdictKind::Conflict
                                ? Text(msg("syncpage", "Decide the difference first."))
                                : Text(msg("syncpage", "A supervisor has not decided yet.")));
}

void InboxPage::typeAgain(int row)
{
    const Operation op = entry(row).operation;
    const bool isSettlement = op.command == conflicts::kSettle;
    if (isSettlement || entry(row).verdict.kind == VerdictKind::Conflict) {
        if (m_workplace.openConflict) {
            m_workplace.openConflict(isSettlement ? op.subject : entry(row).verdict.conflict);
        }
        return;
    }
    const auto* type = m_workplace.replica->catalogue().type(op.type);
    if (type == nullptr) {
        return;
    }
    Draft draft;
    draft.type = QString::fromStdString(op.type);
    draft.record = op.subject;
    draft.values = op.args;
    draft.keptAt = m_workplace.replica->clock().now();
    const bool isNew = op.command == kCreate;
    Values preset;
    if (isNew) {
        if (const auto* parent = type->parent ? op.args.find(type->parent) : nullptr) {
            preset.setValue(type->parent, *parent);
        }
        // A new identity: the server has seen the old one refused.
        draft.record = m_workplace.replica->newId();
        draft.key = newDraftPrefix(*type, preset) + asQString(draft.record);
    } else if (op.command == kEdit) {
        draft.key = recordDraftKey(*type, op.subject);
    } else {
        draft.key = QStringLiteral("act/%1/%2")
                        .arg(QString::fromStdString(op.command), asQString(op.subject));
        if (!op.comment.empty()) {
            draft.values.setValue("$reason", op.comment);
        }
    }
    m_workplace.replica->keepDraft(draft).then(
        this, [this, op, isNew, preset, subject = draft.record](Status kept) {
            if (!kept) {
                m_strip->say(kept.fault());
                return;
            }
            // It stays here until it has been sent again.
            m_workplace.replica->mend(op.id, subject);
            if (!isNew) {
                openRecordOf(op.type, op.subject);
            } else if (m_workplace.addRecord) {
                m_workplace.addRecord(QString::fromStdString(op.type), preset);
            }
        });
}

void InboxPage::sendAgain(int row)
{
    const Operation& refused = entry(row).operation;
    Operation op;
    op.command = refused.command;
    op.type = refused.type;
    op.subject = refused.subject;
    op.args = refused.args;
    op.base = refused.base;
    op.baseVersion = refused.baseVersion;
    op.comment = refused.comment;
    op.onBehalfOf = refused.onBehalfOf;
    op.acknowledged = refused.acknowledged;
    const Id old = refused.id;
    // The act itself settles the refusal, in one transaction; where it cannot be done, nothing is
    // settled.
    m_workplace.replica->mend(old, op.subject).then(this, [this, op](Status noted) {
        if (!noted) {
            m_strip->say(noted.fault());
            return;
        }
        m_workplace.replica->act(op).then(this, [this](Result<ReplicaCore::Acted> acted) {
            if (!acted) {
                m_strip->say(acted.fault());
                return;
            }
            m_strip->sayFor(6'000, Tone::Ok,
                            msg("syncpage", "It waits to be sent again, as a new act."));
            refresh();
        });
    });
}

void InboxPage::saveFile(int row)
{
    saveAsText(entry(row).operation, msg("syncpage", "Refused act"));
}

void InboxPage::dismiss(int row)
{
    const Operation op = entry(row).operation;
    if (!isRefusal(row)) {
        letGo(op.id);
        return;
    }
    const auto& catalogue = m_workplace.replica->catalogue();
    QStringList typed;
    for (const auto& v : typedValues(op, catalogue, m_workplace.titles)) {
        typed.append(QStringLiteral("•  %1: %2").arg(v.label, shortened(v.typed)));
    }
    m_workplace.prompter->ask(
        this,
        {Text(msg("syncpage", "Let go of what was refused?")),
         Text(msg("syncpage", "“%1” was not taken by the server and will not be sent again. This "
                              "is lost on this machine:\n%2"),
              {operationTitle(op, catalogue, m_workplace.titles).toStdString(),
               typed.join(QLatin1Char('\n')).toStdString()}),
         {{msg("syncpage", "Keep it")},
          {msg("syncpage", "Save as a file first")},
          {msg("syncpage", "Let it go"), Emphasis::Danger}},
         0,
         {},
         false},
        [this, op](const Answer& answer) {
            if (answer.choice == 1) {
                saveAsText(op, msg("syncpage", "Refused act"));
            } else if (answer.choice == 2) {
                letGo(op.id);
            }
        });
}

void InboxPage::letGo(const Id& operation)
{
    m_workplace.replica->markRead(operation).then(this, [this](Status done) {
        if (!done) {
            m_strip->say(done.fault());
            return;
        }
        refresh();
    });
}

} // namespace myspike::ui
