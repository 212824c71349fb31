// Transactions that roll back unless told to commit.
#pragma once

#include "shared/store/database.h"

namespace myspike {

/// Takes the write lock at once (BEGIN IMMEDIATE), so that it never fails half-way for Busy.
class WriteTransaction
{
public:
    static Result<WriteTransaction> begin(Database& database);
    WriteTransaction(WriteTransaction&& o) noexcept;
    WriteTransaction& operator=(WriteTransaction&&) = delete;
    ~WriteTransaction();

    /// After a fault nothing of the transaction is in the database.
    Status commit();
    void rollback();

private:
    explicit WriteTransaction(Database* database) : m_database(database) {}
    Database* m_database;
};

/// A part of a write transaction that can be undone alone. Savepoints end in reverse order.
class Savepoint
{
public:
    static Result<Savepoint> begin(Database& database);
    Savepoint(Savepoint&& o) noexcept;
    Savepoint& operator=(Savepoint&&) = delete;
    ~Savepoint();

    /// Keeps the part; it still falls with the transaction around it.
    Status release();
    Status rollback();

private:
    explicit Savepoint(Database* database) : m_database(database) {}
    Database* m_database;
};

/// All reads inside see one snapshot, taken at the beginning. Keep it short: an open one stops
/// the WAL from being emptied.
class ReadTransaction
{
public:
    static Result<ReadTransaction> begin(Database& database);
    ReadTransaction(ReadTransaction&& o) noexcept;
    ReadTransaction& operator=(ReadTransaction&&) = delete;
    ~ReadTransaction();

private:
    explicit ReadTransaction(Database* database) : m_database(database) {}
    Database* m_database;
};

} // namespace myspike
