#include "client/ui/records/outbox_page.h"

#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/records/operation_text.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/message_strip.h"
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
    m_open = addButton("open", words::kOpen, [this](int row) {
        const auto& op = m_entries[static_cast<std::size_t>(row)].operation;
        openRecordOf(op.type, op.subject);
    });
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
    const auto& e = m_entries[static_cast<std::size_t>(row)];
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
    m_open->setAvailable(row >= 0 ? Text() : Text(msg("syncpage", "Choose a row first.")));
}

} // namespace myspike::ui
