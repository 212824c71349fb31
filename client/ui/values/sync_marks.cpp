#include "client/ui/values/sync_marks.h"

#include <algorithm>

#include "client/replica/replica.h"
#include "shared/sync/records.h"

namespace myspike::ui {

namespace {

void mark(std::unordered_map<Id, SyncMark>& marks, const Id& id, SyncMark m)
{
    auto& at = marks[id];
    at = std::max(at, m);
}

/// A file waits or was refused together with the record it belongs to.
void mark(std::unordered_map<Id, SyncMark>& marks, const Operation& op, SyncMark m)
{
    mark(marks, op.subject, m);
    if (op.command == attachments::kAttach) {
        if (const auto owner = Id::parse(op.args.getOr(attachments::kOwnerId, std::string()))) {
            mark(marks, *owner, m);
        }
    }
}

} // namespace

Msg labelOf(SyncMark mark)
{
    switch (mark) {
    case SyncMark::Waiting:
        return msg("sync", "Waits to be sent");
    case SyncMark::Refused:
        return msg("sync", "Refused by the server");
    case SyncMark::Conflict:
        return msg("sync", "Differs from somebody else's change");
    case SyncMark::None:
        break;
    }
    return msg("sync", "Same as on the server");
}

const char* iconName(SyncMark mark)
{
    switch (mark) {
    case SyncMark::Waiting:
        return "clock";
    case SyncMark::Refused:
        return "danger";
    case SyncMark::Conflict:
        return "conflict";
    case SyncMark::None:
        break;
    }
    return "";
}

SyncMarks::SyncMarks(Replica& replica, QObject* parent) : QObject(parent), m_replica(replica)
{
    connect(&replica, &Replica::countsChanged, this, &SyncMarks::refresh);
    refresh();
}

SyncMark SyncMarks::of(const Id& record) const
{
    const auto at = m_marks.find(record);
    return at == m_marks.end() ? SyncMark::None : at->second;
}

Condition SyncMarks::having(SyncMark mark) const
{
    Condition c{"id", Compare::In, {}};
    for (const auto& [id, m] : m_marks) {
        if (m == mark) {
            c.values.emplace_back(id);
        }
    }
    std::sort(c.values.begin(), c.values.end());
    return c;
}

void SyncMarks::refresh()
{
    const int round = ++m_round;
    m_next.clear();
    m_outstanding = 3;
    m_replica.outbox().then(this, [this, round](Result<std::vector<OutboxEntry>> entries) {
        if (round == m_round && entries) {
            for (const auto& e : *entries) {
                mark(m_next, e.operation, SyncMark::Waiting);
            }
        }
        settle(round);
    });
    m_replica.inbox().then(this, [this, round](Result<std::vector<InboxEntry>> entries) {
        if (round == m_round && entries) {
            for (const auto& e : *entries) {
                const auto kind = e.verdict.kind;
                if (!e.read && !e.verdict.tookEffect() && kind != VerdictKind::Conflict) {
                    // Parked work is on its way still: a supervisor decides.
                    mark(m_next, e.operation,
                         kind == VerdictKind::Parked ? SyncMark::Waiting : SyncMark::Refused);
                }
            }
        }
        settle(round);
    });
    Query open{conflicts::Conflict::kType};
    open.with(equals(conflicts::kState, conflicts::State::Open)).limit = 1'000;
    m_replica.loadPage(open).then(this, [this, round](Result<Page> page) {
        if (round == m_round && page) {
            for (const auto& c : page->rows) {
                if (const auto id = Id::parse(c.text(conflicts::kRecordId))) {
                    mark(m_next, *id, SyncMark::Conflict);
                }
            }
        }
        settle(round);
    });
}

void SyncMarks::settle(int round)
{
    if (round != m_round || --m_outstanding > 0) {
        return;
    }
    if (m_next != m_marks) {
        m_marks = std::move(m_next);
        Q_EMIT marksChanged();
    }
    m_next.clear();
}

} // namespace myspike::ui
