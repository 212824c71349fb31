// The rows of one query as an item model: a sparse cache of pages read by key, never by offset.
// Rows that are not here yet show an ellipsis and follow. GUI thread.
#pragma once

#include <QAbstractTableModel>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "client/replica/replica.h"
#include "client/ui/values/sync_marks.h"
#include "client/ui/values/workplace.h"

namespace myspike::ui {

class PagedModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int kPageRows = 200;
    static constexpr std::size_t kPages = 64;
    static constexpr int kAnchorEvery = 1'000;
    /// Counting goes this far before a list shows; beyond it the rest is counted behind the scenes.
    static constexpr std::int64_t kCountCap = 10'000;

    enum Role {
        MarkRole = Qt::UserRole, ///< SyncMark of the row, on the first column
        ToneRole                 ///< of a state's chip, as int
    };

    PagedModel(const Workplace& workplace, const RecordType& type, QObject* parent = nullptr);
    ~PagedModel() override;

    const RecordType& type() const { return m_type; }
    /// Names of fields, in order. The first column is the state of synchronisation.
    void setColumns(const std::vector<const FieldDef*>& fields);
    /// nullptr for the column of synchronisation.
    const FieldDef* field(int column) const;
    int columnOf(std::string_view field) const;

    /// Another question: the only thing that resets the model.
    void setQuery(const Query& query);
    const Query& query() const { return m_query; }

    /// `1,234`, `10,000+`, or empty until the first answer.
    QString countText() const;
    bool isCounted() const { return m_isCounted; }
    bool isCountExact() const { return m_isCounted && m_isExact; }
    /// nullptr where the row is not in the cache; asking for it brings it.
    const Record* record(int row) const;
    /// The row of a record in the cache, or -1.
    int rowOf(const Id& id) const;
    std::size_t cachedPages() const { return m_pages.size(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

public Q_SLOTS:
    /// Words and marks may read differently: another language, another state of synchronisation.
    void renewTexts();
    /// Reads again what is cached, in place.
    void renewRows();

Q_SIGNALS:
    void countChanged();
    /// Rows of the cache were read or read again.
    void rowsArrived(int first, int last);
    /// A read failed; what is shown stays.
    void failed(const myspike::Fault& fault);

private:
    struct CachedPage
    {
        std::vector<Record> rows;
        mutable std::uint64_t usedAt = 0;
        bool isStale = false;
    };
    struct Request
    {
        int generation;
        int round;
        int first; ///< row that the answer begins at
        int limit;
    };

    void want(int page) const;
    void fetchWanted();
    void fetch(int firstPage, int lastPage);
    void take(const Request& request, Result<Page> answer);
    void store(int page, std::vector<Record> rows, bool isStale);
    void evict();
    void count();
    /// Stops reading whole tables for a question that nobody asks any more.
    void stopCounting();
    void readAnchors();
    void setRowCount(int rows);
    void onRowsChanged(const std::vector<RowRef>& rows);
    QVariant markData(const Record& record, int role) const;

    Workplace m_workplace;
    const RecordType& m_type;
    std::vector<const FieldDef*> m_fields;
    Query m_query;
    int m_generation = 0;
    int m_round = 0; ///< goes up when rows changed: answers from before are shown, and read again
    int m_rows = 0;
    bool m_isCounted = false;
    bool m_isExact = false;
    bool m_areAnchorsDue = false;
    bool m_isRenewalDue = false;
    std::unordered_map<int, CachedPage> m_pages;
    /// Row → the key of the row before it: where reading may start.
    std::map<int, RowKey> m_starts;
    mutable std::vector<int> m_wanted; ///< pages, the latest at the end
    mutable bool m_isFetchDue = false;
    std::set<int> m_inFlight;
    QFuture<Result<std::int64_t>> m_counting;
    QFuture<Result<std::vector<RowKey>>> m_anchoring;
    mutable std::uint64_t m_uses = 0;
};

} // namespace myspike::ui
