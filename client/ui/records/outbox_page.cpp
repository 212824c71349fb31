#include "client/ui/records/outbox_page.h"

#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/records/operation_text.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/message_strip.h"
#include "client/ui/widgets/prompter.h"
#include "client/ui/words.h"

namespace myspike::ui {

namespace {

Msg stateLabel(OutboxEntry::State state)
{
    switch (state) {
    case OutboxEntry::State::Waiting:
        return msg("syncpage", "Waits");
    case OutboxEntry::State::Sent:
        return msg("syncpage", "On its way");
    case OutboxEntry::State::Decided:
        return msg("syncpage", "Decided; comes back with the next synchronisation");
    case OutboxEntry::State::Attention:
        return msg("syncpage", "No longer fits what others did; the server will decide");
    }
    return {};
}

} // namespace

OutboxPage::OutboxPage(const Workplace& workplace, QWidget* parent)
    : SyncPage(QStringLiteral("outbox"), workplace,
               {msg("syncpage", "Done at"), msg("syncpage", "What"), msg("syncpage", "State")},
               {msg("syncpage", "Field"), msg("syncpage", "Before"), msg("syncpage", "Typed")},
               msg("syncpage", "Nothing waits"),
               msg("syncpage", "Everything done on this machine has reached the server."), parent)
{
    m_send = addButton("send", msg("syncpage", "Send now"), [this](int) { sendNow(); });
    m_ofRow = {addButton("open", words::kOpen,
                         [this](int row) {
                             const auto& op = entry(row).operation;
                             openRecordOf(op.type, op.subject);
                         }),
               addButton("keep", msg("syncpage", "Save as a file"), [this](int row) {
                   saveAsText(entry(row).operation, msg("syncpage", "Waiting act"));
               })};
    m_discard =
        addButton("discard", msg("syncpage", "Take back…"), [this](int row) { discard(row); });
    setEmphasis(m_send, Emphasis::Primary);
}

QString OutboxPage::title() const { return translated(msg("syncpage", "Waiting to be sent")); }

QString OutboxPage::subtitle() const
{
    return translated(Text(msg("syncpage", "Waiting: %1"), {m_entries.size()}));
}

void OutboxPage::refresh()
{
    m_workplace.replica->outbox().then(this, [this](Result<std::vector<OutboxEntry>> entries) {
        if (!entries) {
            m_strip->say(entries.fault());
            return;
        }
        m_entries = std::move(*entries);
        rewrite();
    });
}

void OutboxPage::rewrite()
{
    std::vector<QStringList> rows;
    std::vector<std::string> keys;
    for (const auto& e : m_entries) {
        rows.push_back(
            {shown(e.operation.at),
             operationTitle(e.operation, m_workplace.replica->catalogue(), m_workplace.titles),
             translated(stateLabel(e.state))});
        keys.push_back(e.operation.id.toString());
    }
    showRows(rows, keys);
}

SyncPage::Detail OutboxPage::detailOf(int row) const
{
    const auto& e = entry(row);
    const auto& catalogue = m_workplace.replica->catalogue();
    Detail d;
    d.title = operationTitle(e.operation, catalogue, m_workplace.titles);
    d.sentence = e.attention.empty() ? translated(stateLabel(e.state)) : translated(e.attention);
    if (e.tries > 1) {
        d.sentence +=
            QLatin1Char(' ') + translated(Text(msg("syncpage", "Tried %1 times."), {e.tries}));
    }
    for (const auto& v : typedValues(e.operation, catalogue, m_workplace.titles)) {
        d.rows.push_back({v.label, v.before, v.typed});
    }
    return d;
}

void OutboxPage::showButtons(int row)
{
    const Text choose = row >= 0 ? Text() : Text(msg("syncpage", "Choose a row first."));
    for (auto* b : m_ofRow) {
        b->setAvailable(choose);
    }
    m_send->setAvailable(m_workplace.syncNow ? choose : Text(msg("syncpage", "Log in first.")));
    const bool hasLeft =
        row >= 0 && (entry(row).tries > 0 || entry(row).state == OutboxEntry::State::Decided);
    m_discard->setAvailable(
        hasLeft ? Text(msg("syncpage", "This has left the machine already; the server's answer "
                                       "comes with the next synchronisation."))
                : choose);
}

void OutboxPage::sendNow()
{
    if (m_workplace.syncNow) {
        m_strip->sayFor(6'000, Tone::Info, m_workplace.syncNow());
    }
}

void OutboxPage::discard(int row)
{
    m_workplace.replica->wouldDiscard(entry(row).operation.id)
        .then(this, [this](Result<std::vector<Operation>> gone) {
            if (gone) {
                askDiscard(*gone);
            } else {
                m_strip->say(gone.fault());
            }
        });
}

void OutboxPage::askDiscard(const std::vector<Operation>& gone)
{
    constexpr std::size_t kMostNamed = 6;
    const auto& catalogue = m_workplace.replica->catalogue();
    const auto& op = gone.front();
    QStringList typed;
    for (const auto& v : typedValues(op, catalogue, m_workplace.titles)) {
        typed.append(QStringLiteral("•  %1: %2").arg(v.label, shortened(v.typed)));
    }
    QStringList others;
    for (std::size_t i = 1; i < gone.size() && i <= kMostNamed; ++i) {
        others.append(QStringLiteral("•  ") +
                      operationTitle(gone[i], catalogue, m_workplace.titles));
    }
    if (gone.size() > kMostNamed + 1) {
        others.append(
            translated(Text(msg("syncpage", "•  and %1 more"), {gone.size() - kMostNamed - 1})));
    }
    const auto title = operationTitle(op, catalogue, m_workplace.titles).toStdString();
    const auto lost = typed.join(QLatin1Char('\n')).toStdString();
    const Text body =
        others.isEmpty()
            ? Text(msg("syncpage", "“%1” will be as if it had never been done. This is lost:\n%2"),
                   {title, lost})
            : Text(msg("syncpage", "“%1” will be as if it had never been done. This is lost:\n%2"
                                   "\n\nThese build on it and go with it:\n%3"),
                   {title, lost, others.join(QLatin1Char('\n')).toStdString()});
    m_workplace.prompter->ask(
        this,
        {Text(msg("syncpage", "Take this act back?")),
         body,
         {{msg("syncpage", "Keep it")},
          {msg("syncpage", "Save as a file first")},
          {msg("syncpage", "Take it back"), Emphasis::Danger}},
         0,
         {},
         false},
        [this, op, count = gone.size()](const Answer& answer) {
            if (answer.choice == 1) {
                saveAsText(op, msg("syncpage", "Waiting act"));
            } else if (answer.choice == 2) {
                m_workplace.replica->discard(op.id).then(this, [this, count](Status done) {
                    if (!done) {
                        m_strip->say(done.fault());
                        return;
                    }
                    m_strip->sayFor(6'000, Tone::Ok,
                                    Text(msg("syncpage", "Taken back: %1."), {count}));
                    refresh();
                });
            }
        });
}

} // namespace myspike::ui
