#include "shared/store/migrator.h"

#include <algorithm>
#include <map>
#include <set>

#include "shared/base/hash.h"
#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"

namespace myspike {

namespace {

constexpr const char* kCreateState = "CREATE TABLE schema_state(kind TEXT NOT NULL,name TEXT NOT "
                                     "NULL,value TEXT NOT NULL,at INTEGER NOT NULL,"
                                     "PRIMARY KEY(kind,name)) STRICT, WITHOUT ROWID";

Result<bool> exists(Database& database, const std::string& name)
{
    auto n = database.integer("SELECT count(*) FROM sqlite_schema WHERE name=?1", 0, name);
    if (!n) {
        return std::move(n).fault();
    }
    return *n > 0;
}

/// name → SQL of the objects of one kind that stand on `table`.
Result<std::map<std::string, std::string>> objectsOn(Database& database, const char* kind,
                                                     const std::string& table)
{
    auto s = database.prepare(
        "SELECT name,sql FROM sqlite_schema WHERE type=?1 AND tbl_name=?2 AND sql IS NOT NULL");
    if (!s) {
        return std::move(s).fault();
    }
    s->bindAll(kind, table);
    std::map<std::string, std::string> out;
    RowCursor cursor(*s);
    while (cursor.next()) {
        out.emplace(s->text(0), s->text(1));
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}

Result<std::set<std::string>> columnsOf(Database& database, const std::string& table)
{
    auto s = database.prepare("SELECT name FROM pragma_table_info(?1)");
    if (!s) {
        return std::move(s).fault();
    }
    s->bindAll(table);
    std::set<std::string> out;
    RowCursor cursor(*s);
    while (cursor.next()) {
        out.emplace(s->text(0));
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}

SchemaStep sqlStep(std::string name, std::string sql)
{
    return {std::move(name),
            [sql = std::move(sql)](Database& database) { return database.execute(sql); }};
}

} // namespace

Migrator::Migrator(const Catalogue& catalogue, StoreSide side, std::vector<Migration> migrations,
                   std::vector<std::string> systemScripts)
    : m_catalogue(catalogue), m_side(side), m_migrations(std::move(migrations)),
      m_systemScripts(std::move(systemScripts))
{
    std::sort(m_migrations.begin(), m_migrations.end(),
              [](const auto& a, const auto& b) { return a.number < b.number; });
}

Result<std::vector<SchemaStep>> Migrator::plan(Database& database) const
{
    for (const auto* type : m_catalogue.types()) {
        if (const auto bad = badNames(*type); !bad.empty()) {
            return Fault::internal("not a name for the store: " + bad.front());
        }
    }
    std::vector<SchemaStep> steps;
    auto known = exists(database, "schema_state");
    if (!known) {
        return std::move(known).fault();
    }
    const bool fresh = !*known;
    std::int64_t done = 0;
    if (!fresh) {
        auto last = database.integer("SELECT coalesce(max(CAST(name AS INTEGER)),0) FROM "
                                     "schema_state WHERE kind='migration'",
                                     0);
        if (!last) {
            return std::move(last).fault();
        }
        done = *last;
    }
    const int newest = m_migrations.empty() ? 0 : m_migrations.back().number;
    if (done > newest) {
        return Fault{FaultCode::Unsupported,
                     msg("store", "The records on this machine were written by a newer version of "
                                  "MySPIKE. Update the program, then open them again."),
                     "migration " + std::to_string(done) + " is unknown here",
                     {}};
    }
    if (fresh) {
        steps.push_back(sqlStep("table schema_state", kCreateState));
    }
    for (const auto& migration : m_migrations) {
        if (migration.number <= done) {
            continue;
        }
        // The tables of a fresh database are made as they are today; nothing is there to mend.
        steps.push_back({"migration " + std::to_string(migration.number) + " " + migration.name,
                         fresh ? [](Database&) { return okStatus(); } : migration.run});
    }
    for (const auto& script : m_systemScripts) {
        const auto digest = toHex(sha256(script));
        std::int64_t ran = 0;
        if (!fresh) {
            auto n = database.integer(
                "SELECT count(*) FROM schema_state WHERE kind='script' AND name=?1", 0, digest);
            if (!n) {
                return std::move(n).fault();
            }
            ran = *n;
        }
        if (ran == 0) {
            steps.push_back(sqlStep("script " + digest, script));
        }
    }
    for (const auto* type : m_catalogue.types()) {
        MYSPIKE_TRY(planType(database, *type, steps));
    }
    return steps;
}

Status Migrator::planType(Database& database, const RecordType& type,
                          std::vector<SchemaStep>& steps) const
{
    const TableSchema schema(type, m_side);
    const auto& table = schema.table();
    auto there = exists(database, table);
    if (!there) {
        return std::move(there).fault();
    }
    if (!*there) {
        steps.push_back(sqlStep("table " + table, schema.createTable()));
    } else {
        auto columns = columnsOf(database, table);
        if (!columns) {
            return std::move(columns).fault();
        }
        for (const auto& c : schema.fieldColumns()) {
            if (!columns->contains(c.name)) {
                steps.push_back(sqlStep("column " + table + "." + c.name,
                                        "ALTER TABLE " + quoted(table) + " ADD COLUMN " +
                                            quoted(c.name) + " " + c.definition));
            }
        }
    }

    auto indexes = objectsOn(database, "index", table);
    if (!indexes) {
        return std::move(indexes).fault();
    }
    for (const auto& index : schema.indexes()) {
        const auto it = indexes->find(index.name);
        const bool same = it != indexes->end() && it->second == index.sql;
        if (!same) {
            const bool replaces = it != indexes->end();
            steps.push_back(sqlStep(
                "index " + index.name,
                (replaces ? "DROP INDEX " + quoted(index.name) + ";" : std::string()) + index.sql));
        }
        indexes->erase(index.name);
    }
    for (const auto& [name, sql] : *indexes) {
        if (name.starts_with("ix_" + table + "__")) {
            steps.push_back(sqlStep("drop index " + name, "DROP INDEX " + quoted(name)));
        }
    }

    auto triggers = objectsOn(database, "trigger", table);
    auto searchTables = objectsOn(database, "table", schema.searchTable());
    if (!triggers || !searchTables) {
        return triggers ? std::move(searchTables).fault() : std::move(triggers).fault();
    }
    const auto wanted = schema.hasSearch() ? schema.createSearch().sql : std::string();
    const auto is = searchTables->empty() ? std::string() : searchTables->begin()->second;
    std::map<std::string, std::string> wantedTriggers;
    for (const auto& t : schema.searchTriggers()) {
        wantedTriggers.emplace(t.name, t.sql);
    }
    std::erase_if(*triggers,
                  [&](const auto& t) { return !t.first.starts_with(schema.searchTable() + "_"); });
    if (wanted == is && wantedTriggers == *triggers) {
        return okStatus();
    }
    std::string sql;
    for (const auto& [name, unused] : *triggers) {
        sql += "DROP TRIGGER " + quoted(name) + ";";
    }
    if (wanted != is && !is.empty()) {
        sql += "DROP TABLE " + quoted(schema.searchTable()) + ";";
    }
    if (wanted != is && !wanted.empty()) {
        sql += wanted + ";";
    }
    const bool fill = wanted != is && !wanted.empty() && *there;
    auto make = sql;
    std::string triggerSql;
    for (const auto& t : schema.searchTriggers()) {
        triggerSql += t.sql + ";";
    }
    steps.push_back({"search " + table, [make, triggerSql, fill, schema](Database& d) -> Status {
                         MYSPIKE_TRY(d.execute(make));
                         if (fill) {
                             MYSPIKE_TRY(d.run(schema.fillSearch(), std::int64_t{-1}));
                         }
                         return d.execute(triggerSql);
                     }});
    return okStatus();
}

Status Migrator::run(Database& database, Instant at) const
{
    auto steps = plan(database);
    if (!steps) {
        return std::move(steps).fault();
    }
    for (const auto& step : *steps) {
        auto transaction = WriteTransaction::begin(database);
        if (!transaction) {
            return std::move(transaction).fault();
        }
        if (auto done = step.run(database); !done) {
            auto fault = std::move(done).fault();
            fault.detail = step.name + ": " + fault.detail;
            return fault;
        }
        const auto blank = step.name.find(' ');
        const auto kind = step.name.substr(0, blank);
        auto name = step.name.substr(blank + 1);
        std::string value;
        if (kind == "migration") {
            const auto end = name.find(' ');
            value = name.substr(end + 1);
            name.resize(end);
        }
        MYSPIKE_TRY(database.run("INSERT INTO schema_state(kind,name,value,at) VALUES(?1,?2,?3,?4) "
                                 "ON CONFLICT DO UPDATE SET value=excluded.value,at=excluded.at",
                                 kind, name, value, at.ms));
        MYSPIKE_TRY(transaction->commit());
    }
    return okStatus();
}

} // namespace myspike
