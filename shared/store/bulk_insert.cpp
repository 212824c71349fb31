#include "shared/store/bulk_insert.h"

namespace myspike {

BulkInsert::BulkInsert(RecordStore& store, const RecordTable& table, Statement insert,
                       std::int64_t lastRid, bool rebuildIndexes)
    : m_store(&store), m_table(&table), m_insert(std::move(insert)), m_lastRid(lastRid),
      m_rebuildIndexes(rebuildIndexes)
{
}

Result<BulkInsert> BulkInsert::begin(RecordStore& store, std::string_view type)
{
    auto& database = store.database();
    const auto* table = store.table(type);
    if (!table) {
        return Fault::internal("unknown record type " + std::string(type));
    }
    if (!database.inTransaction()) {
        return Fault::internal("bulk insert outside a transaction");
    }
    auto last = database.integer("SELECT coalesce(max(rid),0) FROM " + quoted(type), 0);
    if (!last) {
        return std::move(last).fault();
    }
    const bool rebuild = *last == 0;
    if (rebuild) {
        for (const auto& index : table->schema().indexes()) {
            MYSPIKE_TRY(database.execute("DROP INDEX " + quoted(index.name)));
        }
    }
    auto insert = database.prepare(table->insertSql());
    if (!insert) {
        return std::move(insert).fault();
    }
    return BulkInsert(store, *table, std::move(*insert), *last, rebuild);
}

Status BulkInsert::add(const Record& record)
{
    if (&record.type() != &m_table->type()) {
        return Fault::internal("bulk insert of another type");
    }
    if (record.version != m_version) {
        m_version = record.version;
        m_versionText = GroupVersions(record.version).toText();
    }
    m_table->bindInsert(*m_insert, record, m_versionText);
    return m_insert->run();
}

Status BulkInsert::finish()
{
    m_insert.reset();
    auto& database = m_store->database();
    const auto& schema = m_table->schema();
    if (m_rebuildIndexes) {
        for (const auto& index : schema.indexes()) {
            MYSPIKE_TRY(database.execute(index.sql));
        }
    }
    if (schema.hasSearch()) {
        MYSPIKE_TRY(database.run(schema.fillSearch(), m_lastRid));
    }
    return okStatus();
}

} // namespace myspike
