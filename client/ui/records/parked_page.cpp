#include "client/ui/records/parked_page.h"

#include <algorithm>

#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/records/operation_text.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/prompter.h"
#include "client/ui/words.h"
#include "shared/sync/codec.h"
#include "shared/sync/parked.h"

namespace myspike::ui {

namespace {

constexpr std::size_t kMostShown = 500;

Operation decisionOn(const Id& parkedId, const char* command)
{
    Operation op;
    op.command = command;
    op.type = parked::ParkedOperation::kType;
    op.subject = parkedId;
    return op;
}

} // namespace

ParkedPage::ParkedPage(const Workplace& workplace, QWidget* parent)
    : SyncPage(QStringLiteral("parked"), workplace,
               {msg("syncpage", "Arrived at"), msg("syncpage", "What"), msg("syncpage", "Done by")},
               {msg("syncpage", "Field"), msg("syncpage", "Before"), msg("syncpage", "Typed")},
               msg("syncpage", "Nothing is parked"),
               msg("syncpage", "No work waits here for a supervisor's decision."), parent)
{
    m_letIn = addButton("let_in", msg("parked", "Let in"), [this](int row) { letIn(row); });
    m_all = addButton("let_in_all", msg("syncpage", "Let in all of this person"),
                      [this](int row) { letInAll(row); });
    m_refuse = addButton("refuse", msg("syncpage", "Refuse…"), [this](int row) { refuse(row); });
    m_open = addButton("open", words::kOpen, [this](int row) {
        const auto& r = parkedAt(row).record;
        if (const auto id = Id::parse(r.text(parked::kRecordId))) {
            openRecordOf(r.text(parked::kRecordType), *id);
        }
    });
    m_keep = addButton("keep", msg("syncpage", "Save as a file"), [this](int row) {
        if (const auto& op = parkedAt(row).operation) {
            saveAsText(*op, msg("syncpage", "Parked work"));
        }
    });
    setEmphasis(m_letIn, Emphasis::Primary);
}

QString ParkedPage::title() const
{
    return translated(msg("syncpage", "Work that waits for a supervisor"));
}

QString ParkedPage::subtitle() const
{
    return translated(Text(msg("syncpage", "Open: %1"), {m_parked.size()}));
}

void ParkedPage::refresh()
{
    Query q{parked::ParkedOperation::kType};
    q.with(equals(parked::kState, parked::State::Open)).limit = kMostShown;
    q.orderBy(parked::kReceivedAt.name);
    m_workplace.replica->loadPage(q).then(this, [this](Result<myspike::Page> page) {
        if (!page) {
            m_strip->say(page.fault());
            return;
        }
        m_parked.clear();
        for (auto& r : page->rows) {
            auto op = decodeOperation(r.text(parked::kPayload), m_workplace.replica->catalogue());
            Parked p{std::move(r), std::nullopt};
            if (op) {
                p.operation = std::move(*op);
            }
            m_parked.push_back(std::move(p));
        }
        // What builds on earlier work comes after it.
        std::stable_sort(m_parked.begin(), m_parked.end(), [](const Parked& a, const Parked& b) {
            const auto of = [](const Record& r) {
                return std::tuple(r.text(parked::kAuthorName), r.text(parked::kDeviceName),
                                  r.getOr(parked::kNumber, std::int64_t{0}));
            };
            return of(a.record) < of(b.record);
        });
        rewrite();
    });
}

QString ParkedPage::titleOf(const Parked& p) const
{
    if (p.operation) {
        return operationTitle(*p.operation, m_workplace.replica->catalogue(), m_workplace.titles);
    }
    return QString::fromStdString(p.record.text(parked::kTitle));
}

bool ParkedPage::isOwn(const Parked& p) const
{
    return p.record.text(parked::kAuthor) == m_workplace.replica->identity().actor.user.toString();
}

void ParkedPage::rewrite()
{
    std::vector<QStringList> rows;
    std::vector<std::string> keys;
    for (const auto& p : m_parked) {
        const auto at = p.record.get(parked::kReceivedAt);
        rows.push_back({at ? shown(*at) : QString(), titleOf(p),
                        QString::fromStdString(p.record.text(parked::kAuthorName))});
        keys.push_back(p.record.id.toString());
    }
    showRows(rows, keys);
}

SyncPage::Detail ParkedPage::detailOf(int row) const
{
    const auto& p = parkedAt(row);
    const auto& r = p.record;
    Detail d;
    d.title = titleOf(p);
    const auto made = r.get(parked::kMadeAt);
    const auto name = r.text(parked::kAuthorName);
    const auto done = made ? shown(*made).toStdString() : std::string();
    if (const auto ended = r.get(parked::kRightEnded)) {
        d.sentence = translated(
            Text(msg("syncpage", "%1 did this on %2 by that machine's clock (%3). The right to it "
                                 "ended on %4, and the work arrived long after."),
                 {name, done, r.text(parked::kDeviceName), shown(*ended).toStdString()}));
    } else {
        d.sentence = translated(
            Text(msg("syncpage", "%1 did this on %2 by that machine's clock (%3). It builds on "
                                 "earlier work that is parked too."),
                 {name, done, r.text(parked::kDeviceName)}));
    }
    if (p.operation) {
        for (const auto& v :
             typedValues(*p.operation, m_workplace.replica->catalogue(), m_workplace.titles)) {
            d.rows.push_back({v.label, v.before, v.typed});
        }
    }
    return d;
}

void ParkedPage::showButtons(int row)
{
    Text why;
    if (row < 0 || row >= static_cast<int>(m_parked.size())) {
        why = msg("syncpage", "Choose a row first.");
    } else if (m_isBusy) {
        why = msg("syncpage", "The server is deciding.");
    } else if (isOwn(parkedAt(row))) {
        why = msg("parked", "This is your own work. Ask another supervisor to decide.");
    }
    for (auto* b : {m_letIn, m_all, m_refuse}) {
        b->setAvailable(why);
    }
    const Text choose = row >= 0 ? Text() : Text(msg("syncpage", "Choose a row first."));
    m_open->setAvailable(choose);
    m_keep->setAvailable(choose);
}

std::vector<Id> ParkedPage::sameSource(int row) const
{
    const auto& r = parkedAt(row).record;
    std::vector<Id> out;
    for (const auto& p : m_parked) {
        if (p.record.text(parked::kAuthor) == r.text(parked::kAuthor) &&
            p.record.text(parked::kDeviceName) == r.text(parked::kDeviceName)) {
            out.push_back(p.record.id);
        }
    }
    return out;
}

void ParkedPage::letIn(int row) { letInNext({parkedAt(row).record.id}, 0); }

void ParkedPage::letInAll(int row)
{
    auto all = sameSource(row);
    m_workplace.prompter->ask(
        this,
        {Text(msg("syncpage", "Let in all of this person's work?")),
         Text(msg("syncpage", "%1 acts of %2 run in the order they were done. The first that no "
                              "longer fits stops the rest; you see why."),
              {all.size(), parkedAt(row).record.text(parked::kAuthorName)}),
         {{msg("syncpage", "Leave them")}, {msg("syncpage", "Let all in"), Emphasis::Primary}},
         0,
         {},
         false},
        [this, all = std::move(all)](const Answer& answer) {
            if (answer.choice == 1) {
                letInNext(all, 0);
            }
        });
}

/// One after the other: what builds on an earlier one needs it to have arrived.
void ParkedPage::letInNext(std::vector<Id> rest, int done)
{
    if (rest.empty()) {
        m_isBusy = false;
        m_strip->sayFor(6'000, Tone::Ok, Text(msg("syncpage", "Let in: %1."), {done}));
        Q_EMIT decided();
        refresh();
        return;
    }
    m_isBusy = true;
    showButtons(currentRow());
    const Id next = rest.front();
    rest.erase(rest.begin());
    m_workplace.replica->actOnline(decisionOn(next, parked::kLetIn))
        .then(this, [this, rest = std::move(rest), done](Result<Verdict> verdict) {
            if (verdict && verdict->tookEffect()) {
                letInNext(rest, done + 1);
                return;
            }
            m_isBusy = false;
            m_strip->say(verdict ? Fault{FaultCode::Conflict, verdict->text, {}, verdict->rule}
                                 : verdict.fault());
            Q_EMIT decided();
            refresh();
        });
}

void ParkedPage::refuse(int row)
{
    const auto& p = parkedAt(row);
    const auto keep =
        noteDraft(*m_workplace.replica, QStringLiteral("refuse"), p.record.type().key, p.record.id);
    m_workplace.prompter->ask(
        this,
        {Text(msg("syncpage", "Refuse this work?")),
         Text(msg("syncpage", "“%1” does not count then. %2 keeps what was typed, and reads your "
                              "reason."),
              {titleOf(p).toStdString(), p.record.text(parked::kAuthorName)}),
         {{msg("syncpage", "Leave it parked")}, {msg("syncpage", "Refuse it"), Emphasis::Danger}},
         0,
         Text(msg("syncpage", "Reason, which the author reads")),
         true,
         keep},
        [this, id = p.record.id, keep](const Answer& answer) {
            if (answer.choice != 1) {
                return;
            }
            auto op = decisionOn(id, parked::kRefuse);
            op.comment = answer.note.toStdString();
            m_isBusy = true;
            showButtons(currentRow());
            m_workplace.replica->actOnline(op).then(this, [this, keep](Result<Verdict> verdict) {
                m_isBusy = false;
                if (verdict && verdict->tookEffect()) {
                    keep.drop();
                    m_strip->sayFor(6'000, Tone::Ok,
                                    msg("syncpage", "Refused; the author reads "
                                                    "your reason."));
                } else {
                    m_strip->say(verdict
                                     ? Fault{FaultCode::Conflict, verdict->text, {}, verdict->rule}
                                     : verdict.fault());
                }
                Q_EMIT decided();
                refresh();
            });
        });
}

} // namespace myspike::ui
