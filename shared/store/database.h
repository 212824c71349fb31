// One connection to one SQLite file. Used by one thread at a time; only interrupt() may be called
// from another. Nothing above sees SQLite: results are values, failures are faults.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/schema/value.h"

namespace myspike {

enum class Synchronous {
    Full,  ///< a commit survives loss of power: a user's acts, the server
    Normal ///< a commit survives a crash of the program: downloads that can be fetched again
};

struct DatabaseOptions
{
    std::string path;
    bool readOnly = false;
    bool create = true; ///< false: a missing file is NotFound
    Synchronous synchronous = Synchronous::Full;
    std::string vfs = {}; ///< name of a registered file system (vfs.h); empty: the system's
    int cacheKiB = 64 * 1024;
    /// Takes StoreLock for the life of the connection; a second program gets a clear fault.
    bool lock = false;
    /// Neither journal nor sync: for a file made anew that is thrown away where it is not
    /// finished, and brought to the disk by syncFile() where it is.
    bool scratch = false;
    /// No shared memory beside the file, for file systems that have none; nobody else may read.
    bool exclusive = false;
};

class Statement;

/// Brings a closed file to the disk, with its name in the folder.
Status syncFile(const std::string& path);

class Database
{
public:
    /// WAL, foreign keys enforced, busy timeout 5 s. Faults: NotFound, Busy (locked by another
    /// program), Io, DiskFull, Corrupt (the file is no database).
    static Result<Database> open(const DatabaseOptions& options);

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// A statement from the cache; it goes back there when destroyed.
    Result<Statement> prepare(std::string_view sql);
    /// Runs one or several statements without parameters.
    Status execute(std::string_view sql);
    /// Prepares, binds in order and runs to the end.
    template <class... Args> Status run(std::string_view sql, const Args&... args);
    /// The first column of the first row, or `none` where there is no row.
    template <class... Args>
    Result<std::int64_t> integer(std::string_view sql, std::int64_t none, const Args&... args);

    /// Makes the statement that is running end with Busy. From any thread.
    void interrupt();
    bool inTransaction() const;
    /// Rows changed by the last statement.
    std::int64_t changes() const;
    std::int64_t lastRowId() const;

    Status setSynchronous(Synchronous synchronous);
    /// Moves the whole WAL into the file and empties it; Busy where a reader holds it.
    Status checkpointTruncate();
    /// Copies the live database to `path`, whole or not at all. `goOn` is asked between pieces with
    /// the pages left and in all; false gives up with Busy.
    Status backupTo(const std::string& path,
                    const std::function<bool(int left, int all)>& goOn = {}) const;
    /// Reads every page. Corrupt only where SQLite says that the content is wrong.
    Status quickCheck();
    const std::string& path() const;

private:
    friend class Statement;
    struct Impl;
    explicit Database(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// A prepared statement. Parameters count from 1, columns from 0. Views of text and bytes live
/// until the next step.
class Statement
{
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, int value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind(int index, bool value) { return bind(index, std::int64_t{value}); }
    Statement& bind(int index, std::string_view value);
    Statement& bind(int index, const char* value) { return bind(index, std::string_view(value)); }
    Statement& bind(int index, const std::string& value)
    {
        return bind(index, std::string_view(value));
    }
    Statement& bind(int index, std::span<const std::uint8_t> value);
    Statement& bind(int index, const Id& value)
    {
        return bind(index, std::span<const std::uint8_t>(value.bytes));
    }
    Statement& bind(int index, const Value& value);
    Statement& bind(int index, Instant value) { return bind(index, value.ms); }
    Statement& bindNull(int index);
    /// Binds from parameter 1 on.
    template <class... Args> Statement& bindAll(const Args&... args)
    {
        int index = 0;
        (bind(++index, args), ...);
        return *this;
    }
    /// As bind, without a copy: `value` must live unchanged until the statement is reset.
    Statement& bindView(int index, std::string_view value);
    Statement& bindView(int index, std::span<const std::uint8_t> value);
    Statement& bindView(int index, const Value& value);

    /// True where a row stands ready.
    Result<bool> step();
    /// Runs to the end and resets; bound values stay.
    Status run();
    void reset();

    int columns() const;
    std::string_view columnName(int column) const;
    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    std::string_view text(int column) const;
    std::span<const std::uint8_t> bytes(int column) const;
    /// The null id where the column holds anything but 16 bytes.
    Id id(int column) const;
    Value value(int column) const;

private:
    friend class Database;
    struct Cached;
    Statement(Database::Impl* database, std::unique_ptr<Cached> cached);
    std::unique_ptr<Cached> m_cached;
    Database::Impl* m_database = nullptr;
    int m_bindError = 0;
};

template <class... Args> Status Database::run(std::string_view sql, const Args&... args)
{
    auto s = prepare(sql);
    if (!s) {
        return std::move(s).fault();
    }
    return s->bindAll(args...).run();
}

template <class... Args>
Result<std::int64_t> Database::integer(std::string_view sql, std::int64_t none, const Args&... args)
{
    auto s = prepare(sql);
    if (!s) {
        return std::move(s).fault();
    }
    auto row = s->bindAll(args...).step();
    if (!row) {
        return std::move(row).fault();
    }
    return *row ? s->integer(0) : none;
}

} // namespace myspike
