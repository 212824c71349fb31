// Titles of the records that references point to, read in batches and kept while they hold true.
// A title asked for the first time is empty and follows by resolved(). GUI thread.
#pragma once

#include <QObject>
#include <QString>
#include <set>
#include <unordered_map>

#include "shared/schema/reader.h"
#include "shared/sync/replica_core.h"

namespace myspike {
class Replica;
}

namespace myspike::ui {

class ReferenceTitles final : public QObject
{
    Q_OBJECT
public:
    /// The replica is not owned and outlives this.
    explicit ReferenceTitles(Replica& replica, QObject* parent = nullptr);

    /// The title in the language in force, *not on this machine*, or an ellipsis until it is known.
    QString title(const char* type, const Id& id);
    /// The record, once it is known and held.
    const Record* record(const char* type, const Id& id);
    /// Takes what somebody else has just read.
    void remember(const Record& record);

Q_SIGNALS:
    /// Some titles that were asked for are known now, or have changed.
    void resolved();

private:
    void want(RowRef ref);
    void fetch();
    void renew(const std::vector<RowRef>& rows);

    Replica& m_replica;
    std::unordered_map<Id, Lookup> m_known;
    std::set<RowRef> m_wanted;
    std::set<RowRef> m_asked;
    bool m_isFetchDue = false;
};

} // namespace myspike::ui
