// A history that begins anew after a restore (sync.md §13): nothing that the lost one may have
// confirmed is confirmed a second time.
#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/authority_impl.h"

namespace myspike {

namespace {

/// The new history goes on so far above the old one. No server commits as much in the second that
/// the mark may lag behind after a loss of power, nor in a year when the mark is lost as well.
constexpr std::int64_t kSeqMargin = 100'000'000;

} // namespace

Result<HistoryMark> AuthorityCore::mark() const
{
    auto& d = *m_impl;
    HistoryMark out;
    out.epoch = d.epoch;
    out.seq = d.lastSeq;
    auto s = d.db.prepare("SELECT series, year, last FROM number_series");
    if (!s) {
        return std::move(s).fault();
    }
    RowCursor cursor(*s);
    while (cursor.next()) {
        out.numbers[{std::string(s->text(0)), static_cast<int>(s->integer(1))}] = s->integer(2);
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}

Status AuthorityCore::Impl::closeSeries(const std::string& series, int year, std::int64_t highest,
                                        const std::string& inEpoch)
{
    auto last = db.integer("SELECT last FROM number_series WHERE series = ?1 AND year = ?2", 0,
                           series, year);
    if (!last) {
        return std::move(last).fault();
    }
    if (highest <= *last) {
        return okStatus();
    }
    MYSPIKE_TRY(db.run("INSERT INTO number_gap(series, year, first, last, epoch) "
                       "VALUES(?1, ?2, ?3, ?4, ?5)",
                       series, year, *last + 1, highest, inEpoch));
    return db.run("INSERT INTO number_series(series, year, last) VALUES(?1, ?2, ?3) "
                  "ON CONFLICT(series, year) DO UPDATE SET last = excluded.last",
                  series, year, highest);
}

Status AuthorityCore::beginEpoch(const Id& epoch, const HistoryMark& seen,
                                 const std::vector<SignedReceipt>& receipts, Instant now)
{
    auto& d = *m_impl;
    std::int64_t highest = std::max(d.lastSeq, seen.seq);
    auto numbers = seen.numbers;
    for (const auto& given : receipts) {
        if (!d.seal.verify) {
            return Fault::internal("receipts without a key to know them by");
        }
        MYSPIKE_TRY(d.seal.verify(given));
        highest = std::max(highest, given.receipt.seq);
        for (const auto& n : given.receipt.numbers) {
            auto& last = numbers[{n.series, n.year}];
            last = std::max(last, n.number);
        }
    }
    auto tx = WriteTransaction::begin(d.db);
    if (!tx) {
        return std::move(tx).fault();
    }
    const auto name = epoch.toString();
    const auto first = highest + kSeqMargin;
    MYSPIKE_TRY(d.db.run("INSERT INTO sync_epoch(epoch, began_at, after_seq, first_seq) "
                         "VALUES(?1, ?2, ?3, ?4)",
                         name, now, d.lastSeq, first));
    MYSPIKE_TRY(d.db.run("UPDATE sync_meta SET value = ?1 WHERE key = 'epoch'", name));
    for (const auto& [series, last] : numbers) {
        MYSPIKE_TRY(d.closeSeries(series.first, series.second, last, name));
    }
    // The beginning stands in the history as a transaction of its own, without rows.
    Operation beginning;
    beginning.id = epoch;
    MYSPIKE_TRY(d.recordTransaction(beginning, first, 0, now));
    MYSPIKE_TRY(tx->commit());
    d.epoch = name;
    return d.refresh();
}

} // namespace myspike
