#include "shared/store/migrated_copy.h"

#include <charconv>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "shared/base/hash.h"
#include "shared/store/row_cursor.h"

namespace fs = std::filesystem;

namespace myspike {

namespace {

Fault cannotCopy(const std::error_code& error)
{
    return Fault{FaultCode::Io,
                 msg("store", "The records on this machine could not be brought to this version. "
                              "They are unchanged. Check that the disk has room, then start "
                              "MySPIKE again."),
                 error.message(),
                 {}};
}

/// The values of all rows of a table, whatever their order on disk.
Result<std::string> contentOf(Database& d, const std::string& table)
{
    auto there = d.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1",
                           0, table);
    if (!there || *there == 0) {
        return there ? Result<std::string>(std::string()) : std::move(there).fault();
    }
    auto s = d.prepare("SELECT * FROM \"" + table + "\" ORDER BY 1, 2");
    if (!s) {
        return std::move(s).fault();
    }
    Sha256Stream hash;
    const auto add = [&](std::string_view bytes) {
        hash.add({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    };
    RowCursor cursor(*s);
    while (cursor.next()) {
        for (int i = 0; i < s->columns(); ++i) {
            const auto bytes = s->bytes(i);
            add(s->isNull(i) ? "-" : std::to_string(bytes.size()) + ':');
            hash.add(bytes);
        }
        add("\n");
    }
    MYSPIKE_TRY(cursor.status());
    return toHex(hash.finish());
}

Status syncPath(const fs::path& path, int flags)
{
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    const std::error_code error(errno, std::generic_category());
    if (file >= 0) {
        ::close(file);
    }
    return done ? okStatus() : Status(cannotCopy(error));
}

void removeWithSidecars(const fs::path& path)
{
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
        fs::remove(path.string() + suffix, ignored);
    }
}

void removeOldCopies(const fs::path& path, Instant now)
{
    const auto prefix = path.filename().string() + ".before-";
    std::error_code error;
    std::vector<fs::path> old;
    for (const auto& entry : fs::directory_iterator(path.parent_path(), error)) {
        const auto name = entry.path().filename().string();
        std::int64_t at = 0;
        const auto* end = name.data() + name.size();
        if (name.starts_with(prefix) &&
            std::from_chars(name.data() + prefix.size(), end, at).ptr == end &&
            Instant{at}.plusDays(kKeepOldCopyDays) < now) {
            old.push_back(entry.path());
        }
    }
    for (const auto& file : old) {
        fs::remove(file, error);
    }
}

} // namespace

Result<bool> migrateByCopy(const MigratedCopy& copy, const Migrator& migrator, Instant now)
{
    const fs::path path(copy.path);
    const fs::path next(copy.path + ".migrating");
    const fs::path old(copy.path + ".before-" + std::to_string(now.ms));
    const auto before = [&](std::string_view step) {
        return copy.before ? copy.before(step) : okStatus();
    };
    std::error_code error;
    if (!fs::exists(path, error)) {
        return false;
    }
    removeOldCopies(path, now);
    std::vector<std::string> contents;
    {
        auto database =
            Database::open({.path = copy.path, .create = false, .vfs = copy.vfs, .lock = true});
        if (!database) {
            return std::move(database).fault();
        }
        auto plan = migrator.plan(*database);
        if (!plan || plan->empty()) {
            removeWithSidecars(next);
            return plan ? Result<bool>(false) : std::move(plan).fault();
        }
        MYSPIKE_TRY(before("copy"));
        removeWithSidecars(next);
        MYSPIKE_TRY(database->checkpointTruncate());
        MYSPIKE_TRY(database->backupTo(next.string()));
        for (const auto& table : copy.untouched) {
            auto content = contentOf(*database, table);
            if (!content) {
                return std::move(content).fault();
            }
            contents.push_back(std::move(*content));
        }
        MYSPIKE_TRY(before("migrate"));
        {
            auto fresh = Database::open({.path = next.string(), .create = false, .vfs = copy.vfs});
            if (!fresh) {
                return std::move(fresh).fault();
            }
            MYSPIKE_TRY(migrator.run(*fresh, now));
            for (std::size_t i = 0; i < copy.untouched.size(); ++i) {
                auto content = contentOf(*fresh, copy.untouched[i]);
                if (!content) {
                    return std::move(content).fault();
                }
                if (*content != contents[i] && !contents[i].empty()) {
                    return Fault::internal("migration touched " + copy.untouched[i]);
                }
            }
            MYSPIKE_TRY(before("check"));
            MYSPIKE_TRY(fresh->quickCheck());
            MYSPIKE_TRY(fresh->checkpointTruncate());
        }
        MYSPIKE_TRY(syncPath(next, O_RDONLY));
        MYSPIKE_TRY(before("keep"));
        // A second name for the old file, so that the first never stands for nothing.
        fs::create_hard_link(path, old, error);
        if (error) {
            fs::copy_file(path, old, error); // a file system without links
        }
        if (error) {
            return cannotCopy(error);
        }
        MYSPIKE_TRY(before("switch"));
        fs::rename(next, path, error);
        if (error) {
            return cannotCopy(error);
        }
    }
    MYSPIKE_TRY(before("settle"));
    // Closing the old file leaves nothing that could be read into the new one.
    std::error_code ignored;
    fs::remove(path.string() + "-wal", ignored);
    fs::remove(path.string() + "-shm", ignored);
    MYSPIKE_TRY(syncPath(path.parent_path(), O_RDONLY | O_DIRECTORY));
    return true;
}

} // namespace myspike
