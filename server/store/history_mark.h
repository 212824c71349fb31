// What the server has confirmed, kept beside the database and not inside it: a backup that is put
// back is older than this file says, and the server refuses to go on as if nothing had happened
// (sync.md §13). Used by one thread.
#pragma once

#include <filesystem>
#include <optional>

#include "shared/sync/authority_core.h"

namespace myspike {

class HistoryMarkFile
{
public:
    /// Opens or makes the file; its end is mended where a loss of power tore it.
    static Result<HistoryMarkFile> open(const std::filesystem::path& path);
    HistoryMarkFile(HistoryMarkFile&& o) noexcept;
    HistoryMarkFile& operator=(HistoryMarkFile&&) = delete;
    ~HistoryMarkFile();

    /// Nothing where the file is new.
    const std::optional<HistoryMark>& mark() const { return m_mark; }

    /// Notes what a commit confirmed, before anybody is told. It survives the end of the program
    /// at once, and a loss of power after sync(): at most the last kWritesPerSync commits, or what
    /// was committed in the last quiet second, can be missing then.
    Status note(const HistoryMark& now);
    Status sync();
    static constexpr int kWritesPerSync = 32;
    bool isDirty() const { return m_unsynced > 0; }

    /// Begins anew, whatever stood there: after a restore that was said to be one.
    Status replace(const HistoryMark& now);

private:
    HistoryMarkFile(std::filesystem::path path, int file) : m_path(std::move(path)), m_file(file) {}
    Status append(const std::string& line);

    std::filesystem::path m_path;
    int m_file = -1;
    std::optional<HistoryMark> m_mark;
    std::size_t m_bytes = 0;
    int m_unsynced = 0;
};

/// Why a database must not be served with what its mark says; okStatus where it may.
Status checkAgainstMark(const HistoryMark& database, const std::optional<HistoryMark>& seen,
                        const std::filesystem::path& folder);

} // namespace myspike
