#include "shared/sync/authority_impl.h"

namespace myspike {

Result<std::vector<std::string>> AuthorityCore::check() const
{
    auto& d = *m_impl;
    std::vector<std::string> out;
    const auto ask = [&](std::string_view sql, std::string_view what) -> Status {
        auto n = d.db.integer(sql, 0);
        if (!n) {
            return std::move(n).fault();
        }
        if (*n != 0) {
            out.push_back(std::string(what) + ": " + std::to_string(*n));
        }
        return okStatus();
    };
    auto floor = d.floorSeq();
    if (!floor) {
        return std::move(floor).fault();
    }
    const auto kept = std::to_string(*floor);
    // After a restore the numbers go on above what was lost: that gap is none.
    MYSPIKE_TRY(ask("SELECT max(seq) - count(*) - " + kept +
                        " - (SELECT coalesce(sum(first_seq - max(after_seq, " + kept +
                        ") - 1), 0) FROM sync_epoch WHERE first_seq > " + kept +
                        ") FROM sync_tx "
                        "WHERE seq > " +
                        kept,
                    "gaps in the transaction numbers"));
    MYSPIKE_TRY(
        ask("SELECT count(*) FROM sync_change c LEFT JOIN sync_tx t USING(seq) WHERE t.seq IS NULL",
            "changes without a transaction"));
    MYSPIKE_TRY(ask("SELECT count(*) FROM op_log o LEFT JOIN sync_tx t USING(seq) WHERE o.seq > " +
                        kept + " AND t.seq IS NULL",
                    "decided operations without a transaction"));
    for (const auto* t : d.catalogue.types()) {
        const std::string table = '"' + std::string(t->key) + '"';
        const auto id = std::to_string(d.typeIds.find(std::string_view(t->key))->second);
        MYSPIKE_TRY(ask("SELECT count(*) FROM row_scope s LEFT JOIN " + table +
                            " r ON r.id = s.row_id WHERE s.type = " + id + " AND r.id IS NULL",
                        std::string(t->key) + ": scopes of missing rows"));
        MYSPIKE_TRY(ask("SELECT count(*) FROM " + table +
                            " r WHERE r.deleted = 0 AND r.row_ver > " + kept +
                            " AND NOT EXISTS (SELECT 1 FROM sync_change c WHERE "
                            "c.row_id = r.id AND c.type = " +
                            id + " AND c.seq = r.row_ver)",
                        std::string(t->key) + ": rows whose version is not in the history"));
    }
    MYSPIKE_TRY(d.checkDigests(out));
    return out;
}

} // namespace myspike
