// Reads all rows of a query, or some ranges of them, with the records they refer to: for export,
// print and copy. Goes on page by page so that the replica stays free for others. GUI thread.
#pragma once

#include <QObject>
#include <functional>
#include <unordered_map>
#include <vector>

#include "client/replica/replica.h"

namespace myspike::ui {

/// Rows of a query by their place in its order: what a selection holds, however long the list.
struct RowRanges
{
    std::vector<std::pair<int, int>> ranges; ///< first and last, ascending; empty: all rows

    bool holds(int row) const;
    int last() const;
};

/// Rows in the query's order, and what their references point to, where it is held.
struct CollectedRows
{
    std::vector<Record> rows;
    std::unordered_map<Id, Record> referred;
};

class RowCollector final : public QObject
{
    Q_OBJECT
public:
    /// Excel's last row; a longer answer is a fault that says so.
    static constexpr std::size_t kMostRows = 1'048'575;

    RowCollector(Replica& replica, const RecordType& type, Query query, RowRanges wanted,
                 std::function<void(Result<CollectedRows>)> done, QObject* parent);

    void start() { readOn(); }

Q_SIGNALS:
    void progressed(int rows);

private:
    void readOn();
    void finish(Result<CollectedRows> answer);

    Replica& m_replica;
    const RecordType& m_type;
    Query m_query;
    RowRanges m_wanted;
    std::function<void(Result<CollectedRows>)> m_done;
    CollectedRows m_collected;
    int m_row = 0;
};

/// The title of a referred record; what is not held is said in words.
QString referredTitle(const CollectedRows& collected, const Id& id);

} // namespace myspike::ui
