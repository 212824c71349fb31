#include "shared/store/transactions.h"

#include <utility>

namespace myspike {

namespace {

// SQLite may already have rolled back by itself (disk full, I/O error); then there is nothing left.
void rollBack(Database& database)
{
    if (database.inTransaction()) {
        (void)database.execute("ROLLBACK");
    }
}

} // namespace

Result<WriteTransaction> WriteTransaction::begin(Database& database)
{
    MYSPIKE_TRY(database.run("BEGIN IMMEDIATE"));
    return WriteTransaction(&database);
}

WriteTransaction::WriteTransaction(WriteTransaction&& o) noexcept
    : m_database(std::exchange(o.m_database, nullptr))
{
}

WriteTransaction::~WriteTransaction() { rollback(); }

Status WriteTransaction::commit()
{
    if (!m_database) {
        return Fault::internal("commit after the end of a transaction");
    }
    if (!m_database->inTransaction()) {
        m_database = nullptr;
        return Fault::internal("commit of a transaction that SQLite has rolled back");
    }
    auto done = m_database->run("COMMIT");
    if (!done) {
        rollback();
        return done;
    }
    m_database = nullptr;
    return okStatus();
}

void WriteTransaction::rollback()
{
    if (auto* database = std::exchange(m_database, nullptr)) {
        rollBack(*database);
    }
}

// One name for all: SQLite resolves it to the innermost, which is the one that must end first.
Result<Savepoint> Savepoint::begin(Database& database)
{
    if (!database.inTransaction()) {
        return Fault::internal("savepoint outside a transaction");
    }
    MYSPIKE_TRY(database.run("SAVEPOINT part"));
    return Savepoint(&database);
}

Savepoint::Savepoint(Savepoint&& o) noexcept : m_database(std::exchange(o.m_database, nullptr)) {}

Savepoint::~Savepoint()
{
    if (m_database) {
        (void)rollback();
    }
}

Status Savepoint::release()
{
    if (auto* database = std::exchange(m_database, nullptr)) {
        return database->run("RELEASE part");
    }
    return Fault::internal("release after the end of a savepoint");
}

Status Savepoint::rollback()
{
    auto* database = std::exchange(m_database, nullptr);
    if (!database || !database->inTransaction()) {
        return okStatus();
    }
    MYSPIKE_TRY(database->run("ROLLBACK TO part"));
    return database->run("RELEASE part");
}

Result<ReadTransaction> ReadTransaction::begin(Database& database)
{
    MYSPIKE_TRY(database.run("BEGIN"));
    ReadTransaction transaction(&database);
    // BEGIN alone takes no snapshot; the first read does.
    auto read = database.integer("SELECT count(*) FROM sqlite_schema", 0);
    if (!read) {
        return std::move(read).fault();
    }
    return transaction;
}

ReadTransaction::ReadTransaction(ReadTransaction&& o) noexcept
    : m_database(std::exchange(o.m_database, nullptr))
{
}

ReadTransaction::~ReadTransaction()
{
    if (m_database) {
        rollBack(*m_database);
    }
}

} // namespace myspike
