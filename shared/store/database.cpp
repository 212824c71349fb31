#include "shared/store/database.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "shared/store/store_lock.h"

namespace myspike {

namespace {

constexpr int kBusyTimeoutMs = 5'000;
constexpr std::size_t kIdleStatements = 400;
constexpr int kBackupPages = 512;

struct StringHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
};

// Only what SQLite itself calls corrupt is Corrupt: a lock or a failing disk heals, and a replica
// that is thrown away for it loses work.
Fault faultOf(int extended, std::string_view message, std::string_view doing)
{
    auto detail = "sqlite " + std::to_string(extended) + ": " + std::string(message) + " [" +
                  std::string(doing.substr(0, 200)) + "]";
    const auto fault = [&](FaultCode code, Msg text) {
        return Fault{code, text, std::move(detail), {}};
    };
    switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fault(FaultCode::Busy,
                     msg("store", "The records are busy just now. Try again in a moment."));
    case SQLITE_INTERRUPT:
        return fault(FaultCode::Busy, msg("store", "The search was stopped. Start it again."));
    case SQLITE_FULL:
        return fault(FaultCode::DiskFull,
                     msg("store", "The disk is full, so this could not be saved. What was saved "
                                  "before is safe. Free some room and save again."));
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_NOLFS:
        return fault(FaultCode::Io,
                     msg("store", "The disk could not be read or written. Check that it is "
                                  "connected and try again; if it happens again, call the "
                                  "administrator."));
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_READONLY:
        return fault(FaultCode::Forbidden,
                     msg("store", "The records cannot be written: the file is read-only. Ask the "
                                  "administrator to correct its permissions."));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return fault(FaultCode::Corrupt,
                     msg("store",
                         "The records on this machine are damaged. Do not delete anything; "
                         "call the administrator, who can restore them."));
    case SQLITE_CONSTRAINT:
        return fault(FaultCode::Conflict,
                     msg("store", "This does not fit the records already stored. Open the record "
                                  "again and check what changed."));
    case SQLITE_TOOBIG:
        return fault(FaultCode::TooLarge, msg("store", "This is too large to store. Shorten it or "
                                                       "attach it as a file."));
    default:
        return Fault::internal(std::move(detail));
    }
}

Fault faultOf(sqlite3* db, int rc, std::string_view doing)
{
    const int extended = db ? sqlite3_extended_errcode(db) : rc;
    // A misuse leaves the connection's own code untouched.
    const int code = (extended & 0xff) == (rc & 0xff) ? extended : rc;
    return faultOf(code, db ? sqlite3_errmsg(db) : sqlite3_errstr(rc), doing);
}

} // namespace

Status syncFile(const std::string& path)
{
    const auto sync = [](const std::string& what, int flags) -> Status {
        const int fd = ::open(what.c_str(), flags | O_CLOEXEC);
        const bool done = fd >= 0 && ::fsync(fd) == 0;
        const int error = done ? 0 : errno;
        if (fd >= 0) {
            ::close(fd);
        }
        return done ? okStatus()
                    : Status(faultOf(SQLITE_IOERR_FSYNC, std::strerror(error), "sync " + what));
    };
    MYSPIKE_TRY(sync(path, O_RDWR));
    const auto folder = std::filesystem::path(path).parent_path();
    return sync(folder.empty() ? std::string(".") : folder.string(), O_RDONLY | O_DIRECTORY);
}

struct Statement::Cached
{
    sqlite3_stmt* handle = nullptr;
    std::string sql;
    ~Cached() { sqlite3_finalize(handle); }
};

struct Database::Impl
{
    DatabaseOptions options;
    std::optional<StoreLock> lock;
    std::unique_ptr<SQLite::Database> sqlite;
    // Declared after the connection, so that statements are finalized before it closes.
    std::unordered_map<std::string, std::vector<std::unique_ptr<Statement::Cached>>, StringHash,
                       std::equal_to<>>
        idle;
    std::size_t idleCount = 0;

    sqlite3* handle() const { return sqlite->getHandle(); }

    void giveBack(std::unique_ptr<Statement::Cached> cached)
    {
        if (idleCount >= kIdleStatements) {
            idle.clear();
            idleCount = 0;
        }
        ++idleCount;
        idle[cached->sql].push_back(std::move(cached));
    }
};

Database::Database(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const DatabaseOptions& options)
{
    auto impl = std::make_unique<Impl>();
    impl->options = options;
    if (options.lock && !options.readOnly) {
        auto lock = StoreLock::take(options.path);
        if (!lock) {
            return std::move(lock).fault();
        }
        impl->lock = std::move(*lock);
    }
    std::error_code ignored;
    if ((options.readOnly || !options.create) && options.vfs.empty() &&
        !std::filesystem::exists(options.path, ignored)) {
        return Fault{FaultCode::NotFound,
                     msg("store", "There are no records here yet. Check the folder, or set this "
                                  "machine up first."),
                     "no such database file",
                     {}};
    }
    const int flags =
        SQLITE_OPEN_NOMUTEX |
        (options.readOnly ? SQLITE_OPEN_READONLY
                          : SQLITE_OPEN_READWRITE | (options.create ? SQLITE_OPEN_CREATE : 0));
    try {
        impl->sqlite =
            std::make_unique<SQLite::Database>(options.path, flags, kBusyTimeoutMs, options.vfs);
    } catch (const SQLite::Exception& e) {
        return faultOf(e.getExtendedErrorCode(), e.what(), "open");
    }
    auto* db = impl->handle();
    sqlite3_extended_result_codes(db, 1);
    // A misspelt column must be an error, not a text in double quotes.
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);

    Database database(std::move(impl));
    MYSPIKE_TRY(database.execute("PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
                                 "PRAGMA cache_size=-" +
                                 std::to_string(std::max(options.cacheKiB, 256))));
    if (options.readOnly) {
        MYSPIKE_TRY(database.execute("PRAGMA query_only=ON"));
        // Opening reads nothing; this shows at once whether the file is a database.
        auto tables = database.integer("SELECT count(*) FROM sqlite_schema", 0);
        return tables ? Result<Database>(std::move(database)) : std::move(tables).fault();
    }
    if (options.exclusive) {
        MYSPIKE_TRY(database.execute("PRAGMA locking_mode=EXCLUSIVE"));
    }
    if (options.scratch) {
        MYSPIKE_TRY(database.execute("PRAGMA main.synchronous=OFF"));
        // Its answer is a row: execute() passes over it.
        MYSPIKE_TRY(database.execute("PRAGMA main.journal_mode=OFF"));
        return database;
    }
    {
        auto wal = database.prepare("PRAGMA journal_mode=WAL");
        if (!wal) {
            return std::move(wal).fault();
        }
        auto row = wal->step();
        if (!row) {
            return std::move(row).fault();
        }
        // A database in memory has no journal to speak of, and no need of one.
        if (wal->text(0) != "wal" && wal->text(0) != "memory") {
            return Fault{FaultCode::Unsupported,
                         msg("store", "The records cannot be kept here. They must lie on a disk of "
                                      "this machine, not on a network share."),
                         "journal mode stays " + std::string(wal->text(0)),
                         {}};
        }
    }
    MYSPIKE_TRY(database.setSynchronous(options.synchronous));
    return database;
}

Status Database::setSynchronous(Synchronous synchronous)
{
    return execute(synchronous == Synchronous::Full ? "PRAGMA synchronous=FULL"
                                                    : "PRAGMA synchronous=NORMAL");
}

Result<Statement> Database::prepare(std::string_view sql)
{
    if (auto it = m_impl->idle.find(sql); it != m_impl->idle.end() && !it->second.empty()) {
        auto cached = std::move(it->second.back());
        it->second.pop_back();
        --m_impl->idleCount;
        return Statement(m_impl.get(), std::move(cached));
    }
    auto cached = std::make_unique<Statement::Cached>();
    cached->sql = sql;
    const char* tail = nullptr;
    const int rc = sqlite3_prepare_v3(m_impl->handle(), cached->sql.c_str(),
                                      static_cast<int>(cached->sql.size() + 1),
                                      SQLITE_PREPARE_PERSISTENT, &cached->handle, &tail);
    if (rc != SQLITE_OK) {
        return faultOf(m_impl->handle(), rc, sql);
    }
    if (!cached->handle ||
        std::string_view(tail).find_first_not_of(" \t\n;") != std::string::npos) {
        return Fault::internal("not exactly one statement: " + std::string(sql));
    }
    return Statement(m_impl.get(), std::move(cached));
}

Status Database::execute(std::string_view sql)
{
    const int rc =
        sqlite3_exec(m_impl->handle(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
    return rc == SQLITE_OK ? okStatus() : Status(faultOf(m_impl->handle(), rc, sql));
}

void Database::interrupt() { sqlite3_interrupt(m_impl->handle()); }
bool Database::inTransaction() const { return sqlite3_get_autocommit(m_impl->handle()) == 0; }
std::int64_t Database::changes() const { return sqlite3_changes64(m_impl->handle()); }
std::int64_t Database::lastRowId() const { return sqlite3_last_insert_rowid(m_impl->handle()); }
const std::string& Database::path() const { return m_impl->options.path; }

Status Database::checkpointTruncate()
{
    const int rc = sqlite3_wal_checkpoint_v2(m_impl->handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE,
                                             nullptr, nullptr);
    return rc == SQLITE_OK ? okStatus() : Status(faultOf(m_impl->handle(), rc, "checkpoint"));
}

Status Database::backupTo(const std::string& path,
                          const std::function<bool(int left, int all)>& goOn) const
{
    const auto part = path + ".part";
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    try {
        SQLite::Database target(part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, kBusyTimeoutMs,
                                m_impl->options.vfs);
        SQLite::Backup backup(target, *m_impl->sqlite);
        // This connection writes the source itself, so pages it changes meanwhile are copied again
        // by SQLite; another connection's commit starts the copy anew.
        for (int rc = SQLITE_OK; rc != SQLITE_DONE;) {
            rc = backup.executeStep(kBackupPages);
            if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED) {
                sqlite3_sleep(50);
            }
            if (rc != SQLITE_DONE && goOn &&
                !goOn(backup.getRemainingPageCount(), backup.getTotalPageCount())) {
                std::filesystem::remove(part, ignored);
                return Fault{FaultCode::Busy,
                             msg("store", "The backup was stopped. Start it again."),
                             "backup given up",
                             {}};
            }
        }
    } catch (const SQLite::Exception& e) {
        auto fault = faultOf(e.getExtendedErrorCode(), e.what(), "backup");
        std::filesystem::remove(part, ignored);
        return fault;
    }
    std::error_code moved;
    std::filesystem::rename(part, path, moved);
    if (moved) {
        std::filesystem::remove(part, ignored);
        return faultOf(SQLITE_IOERR, moved.message(), "backup");
    }
    return okStatus();
}

Status Database::quickCheck()
{
    auto s = prepare("PRAGMA quick_check(5)");
    if (!s) {
        return std::move(s).fault();
    }
    auto row = s->step();
    if (!row) {
        return std::move(row).fault();
    }
    if (*row && s->text(0) != "ok") {
        return faultOf(SQLITE_CORRUPT, s->text(0), "quick_check");
    }
    return okStatus();
}

Statement::Statement(Database::Impl* database, std::unique_ptr<Cached> cached)
    : m_cached(std::move(cached)), m_database(database)
{
}

Statement::Statement(Statement&&) noexcept = default;

Statement& Statement::operator=(Statement&& o) noexcept
{
    std::swap(m_cached, o.m_cached);
    std::swap(m_database, o.m_database);
    std::swap(m_bindError, o.m_bindError);
    return *this;
}

Statement::~Statement()
{
    if (m_cached) {
        sqlite3_reset(m_cached->handle);
        sqlite3_clear_bindings(m_cached->handle);
        m_database->giveBack(std::move(m_cached));
    }
}

Statement& Statement::bind(int index, std::int64_t value)
{
    m_bindError |= sqlite3_bind_int64(m_cached->handle, index, value);
    return *this;
}

Statement& Statement::bind(int index, std::string_view value)
{
    m_bindError |= sqlite3_bind_text64(m_cached->handle, index, value.data() ? value.data() : "",
                                       value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(int index, std::span<const std::uint8_t> value)
{
    // A null pointer would bind NULL; an empty blob is not that.
    m_bindError |= value.empty() ? sqlite3_bind_zeroblob(m_cached->handle, index, 0)
                                 : sqlite3_bind_blob64(m_cached->handle, index, value.data(),
                                                       value.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bindNull(int index)
{
    m_bindError |= sqlite3_bind_null(m_cached->handle, index);
    return *this;
}

Statement& Statement::bind(int index, const Value& value)
{
    switch (value.index()) {
    case 1:
        return bind(index, *std::get_if<std::int64_t>(&value));
    case 2:
        return bind(index, *std::get_if<std::string>(&value));
    case 3:
        return bind(index, *std::get_if<Id>(&value));
    default:
        return bindNull(index);
    }
}

Statement& Statement::bindView(int index, std::string_view value)
{
    m_bindError |= sqlite3_bind_text64(m_cached->handle, index, value.data() ? value.data() : "",
                                       value.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bindView(int index, std::span<const std::uint8_t> value)
{
    m_bindError |= value.empty() ? sqlite3_bind_zeroblob(m_cached->handle, index, 0)
                                 : sqlite3_bind_blob64(m_cached->handle, index, value.data(),
                                                       value.size(), SQLITE_STATIC);
    return *this;
}

Statement& Statement::bindView(int index, const Value& value)
{
    switch (value.index()) {
    case 1:
        return bind(index, *std::get_if<std::int64_t>(&value));
    case 2:
        return bindView(index, std::string_view(*std::get_if<std::string>(&value)));
    case 3:
        return bindView(index, std::span<const std::uint8_t>(std::get_if<Id>(&value)->bytes));
    default:
        return bindNull(index);
    }
}

Result<bool> Statement::step()
{
    if (m_bindError) {
        return Fault::internal("a parameter does not fit: " + m_cached->sql);
    }
    const int rc = sqlite3_step(m_cached->handle);
    if (rc == SQLITE_ROW) {
        return true;
    }
    if (rc == SQLITE_DONE) {
        return false;
    }
    auto fault = faultOf(m_database->handle(), rc, m_cached->sql);
    sqlite3_reset(m_cached->handle);
    return fault;
}

Status Statement::run()
{
    for (;;) {
        auto row = step();
        if (!row) {
            return std::move(row).fault();
        }
        if (!*row) {
            break;
        }
    }
    sqlite3_reset(m_cached->handle);
    return okStatus();
}

void Statement::reset()
{
    sqlite3_reset(m_cached->handle);
    m_bindError = 0;
}

int Statement::columns() const { return sqlite3_column_count(m_cached->handle); }

std::string_view Statement::columnName(int column) const
{
    const char* name = sqlite3_column_name(m_cached->handle, column);
    return name ? name : "";
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_cached->handle, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_cached->handle, column);
}

std::string_view Statement::text(int column) const
{
    const auto* p = reinterpret_cast<const char*>(sqlite3_column_text(m_cached->handle, column));
    return p ? std::string_view(
                   p, static_cast<std::size_t>(sqlite3_column_bytes(m_cached->handle, column)))
             : std::string_view();
}

std::span<const std::uint8_t> Statement::bytes(int column) const
{
    const auto* p = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_cached->handle, column));
    return {p, p ? static_cast<std::size_t>(sqlite3_column_bytes(m_cached->handle, column)) : 0};
}

Id Statement::id(int column) const
{
    Id out;
    if (sqlite3_column_type(m_cached->handle, column) == SQLITE_BLOB) {
        if (const auto b = bytes(column); b.size() == out.bytes.size()) {
            std::memcpy(out.bytes.data(), b.data(), b.size());
        }
    }
    return out;
}

Value Statement::value(int column) const
{
    switch (sqlite3_column_type(m_cached->handle, column)) {
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_TEXT:
        return std::string(text(column));
    case SQLITE_BLOB:
        return id(column);
    default:
        return {};
    }
}

} // namespace myspike
