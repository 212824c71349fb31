// Brings a database to the schema of this program: tables of new types, columns, indexes and
// search tables by comparing; everything else by numbered migrations. Never loses a column.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/schema/command.h"
#include "shared/store/database.h"
#include "shared/store/table_schema.h"

namespace myspike {

/// A change that comparing cannot find, for instance a value that is now written another way.
/// Numbers only rise; one that was shipped is never edited. A fresh database skips them.
struct Migration
{
    int number; ///< from 1
    const char* name;
    std::function<Status(Database&)> run; ///< inside a transaction of its own
};

struct SchemaStep
{
    std::string name; ///< for the log: "column visit.visited_on"
    std::function<Status(Database&)> run;
};

class Migrator
{
public:
    /// @param systemScripts DDL of tables that no record type describes, each harmless to run again
    ///        (CREATE … IF NOT EXISTS).
    Migrator(const Catalogue& catalogue, StoreSide side, std::vector<Migration> migrations = {},
             std::vector<std::string> systemScripts = {});

    /// What is to be done, in order; empty where the database fits. Unsupported where a newer
    /// program has migrated it. Whoever keeps data makes a backup first if this is not empty.
    Result<std::vector<SchemaStep>> plan(Database& database) const;
    /// Runs the plan, each step in its own transaction, so that a broken one leaves what came
    /// before, and calling again goes on from there.
    Status run(Database& database, Instant at) const;

private:
    Status planType(Database& database, const RecordType& type,
                    std::vector<SchemaStep>& steps) const;
    const Catalogue& m_catalogue;
    StoreSide m_side;
    std::vector<Migration> m_migrations;
    std::vector<std::string> m_systemScripts;
};

} // namespace myspike
