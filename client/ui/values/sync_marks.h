// Which records wait to be sent, were refused, or differ from what somebody else wrote; lists mark
// them by an icon and can be filtered by it. Follows the replica. GUI thread.
#pragma once

#include <QObject>
#include <QString>
#include <unordered_map>

#include "shared/schema/query.h"

namespace myspike {
class Replica;
}

namespace myspike::ui {

enum class SyncMark { None, Waiting, Refused, Conflict };

/// Its word, and the icon beside it.
Msg labelOf(SyncMark mark);
const char* iconName(SyncMark mark);

class SyncMarks final : public QObject
{
    Q_OBJECT
public:
    explicit SyncMarks(Replica& replica, QObject* parent = nullptr);

    /// The gravest of a record's marks.
    SyncMark of(const Id& record) const;
    /// The condition that leaves the records with this mark.
    Condition having(SyncMark mark) const;

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    void marksChanged();

private:
    using Marks = std::unordered_map<Id, SyncMark>;
    void settle(int round);

    Replica& m_replica;
    Marks m_marks;
    Marks m_next;
    int m_round = 0;
    int m_outstanding = 0;
};

} // namespace myspike::ui
