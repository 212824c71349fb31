// The records of a catalogue in one database: the Reader that rules and pages see, and the writes
// of the replica core and the authority core. Rides on whatever transaction is open. Plain SQL may
// change and delete rows too; new ones come through here or BulkInsert, which index them.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "shared/schema/command.h"
#include "shared/schema/reader.h"
#include "shared/store/database.h"
#include "shared/store/group_versions.h"
#include "shared/store/query_sql.h"
#include "shared/store/record_table.h"

namespace myspike {

struct RowVersions
{
    std::int64_t row = 0;
    GroupVersions groups;
};

class RecordStore : public Reader
{
public:
    /// The database must fit the catalogue (Migrator) and outlive the store.
    RecordStore(Database& database, const Catalogue& catalogue, StoreSide side);

    /// Finds removed rows too, marked deleted; queries and counts leave them out.
    Lookup find(std::string_view type, const Id& id) const override;
    std::vector<Record> query(const Query& q) const override;
    std::int64_t count(const Query& q) const override;
    bool holdsAll(std::string_view type) const override;
    const std::optional<Fault>& fault() const override { return m_fault; }
    using Reader::find;
    /// Reads find something again; for whoever has dealt with the fault.
    void clearFault() { m_fault.reset(); }

    /// min(count, cap), without looking further than cap rows.
    std::int64_t countUpTo(const Query& q, std::int64_t cap) const;
    /// Rows of `q` for each value of `field`, the most frequent first.
    std::vector<std::pair<Value, std::int64_t>> distinctCounts(const Query& q,
                                                               const std::string& field) const;
    /// `key` holds a value for each field of the type's natural key, in its order.
    std::optional<Record> findByNaturalKey(std::string_view type,
                                           const std::vector<Value>& key) const;

    /// Conflict where the id exists. `groups` defaults to the record's version for all.
    virtual Status insert(const Record& record, const std::optional<GroupVersions>& groups = {});
    /// Writes what differs from the row: values, version, unknown fields, deleted. NotFound where
    /// there is no such row. Group versions stay; see setVersions.
    Status update(const Record& record);
    /// As update, by one who has the row as it stands at hand.
    virtual Status update(const Record& before, const Record& after);
    Status upsert(const Record& record);
    /// Marks the row deleted; its values stay for those who refer to it.
    Status remove(std::string_view type, const Id& id);
    /// Takes the row out for good: retention, a scope that left the replica.
    virtual Status purge(std::string_view type, const Id& id);

    /// Nothing where there is no such row.
    virtual Result<std::optional<RowVersions>> versions(std::string_view type, const Id& id) const;
    virtual Status setVersions(std::string_view type, const Id& id, const RowVersions& versions);

    Database& database() const { return *m_database; }
    const Catalogue& catalogue() const { return *m_catalogue; }
    StoreSide side() const { return m_side; }
    /// Null for a type that the catalogue does not have.
    const RecordTable* table(std::string_view type) const;

protected:
    void fail(Fault fault) const;

private:
    const RecordTable* tableFor(std::string_view type) const;
    Result<const RecordTable*> tableToWrite(std::string_view type) const;
    /// Runs a read and hands each row to `row`; marks the store at a fault.
    template <class Row> void read(const Result<SqlText>& sql, Row row) const;

    Database* m_database;
    const Catalogue* m_catalogue;
    StoreSide m_side;
    mutable std::unordered_map<const RecordType*, std::unique_ptr<RecordTable>> m_tables;
    mutable std::optional<Fault> m_fault;
};

} // namespace myspike
