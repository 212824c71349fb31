// A store on disk: `server.db`, `keys/`, `files/`, `history.mark` and `server.conf` in one folder
// that one program writes at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "server/store/history_mark.h"
#include "shared/base/date.h"
#include "shared/base/rng.h"
#include "shared/store/record_store.h"
#include "shared/sync/authority_core.h"

namespace myspike {

struct StorePaths
{
    explicit StorePaths(std::filesystem::path folder);
    std::filesystem::path folder;
    std::filesystem::path database;
    std::filesystem::path keys;
    std::filesystem::path files;
    std::filesystem::path config;
    std::filesystem::path mark;
};

/// Whether a database may be opened that is older than what the server has confirmed.
enum class PutBack { Refuse, Accept };

/// The open store: database migrated to this program's schema, records, and the authority.
class StoreFolder
{
public:
    /// Makes folder and database. Conflict where a store is there already.
    static Result<std::unique_ptr<StoreFolder>> create(const std::filesystem::path& folder,
                                                       const Catalogue& catalogue,
                                                       const Clock& clock, Rng& rng);
    /// NotFound, with a sentence, where `folder` holds no store. Conflict where another program
    /// has it open, or where it was put back from a backup and nobody has said so (new-epoch). A
    /// copy of the database is kept beside it before a schema change.
    static Result<std::unique_ptr<StoreFolder>> open(const std::filesystem::path& folder,
                                                     const Catalogue& catalogue, const Clock& clock,
                                                     Rng& rng, PutBack putBack = PutBack::Refuse);
    /// It was put back, and that is settled: the mark fits again.
    void acceptPutBack() { m_isPutBack = false; }
    /// Notes what was done since the last commit of a committer.
    ~StoreFolder();

    StorePaths paths;
    Database database;
    std::unique_ptr<RecordStore> records;
    std::unique_ptr<AuthorityCore> authority;
    HistoryMarkFile mark;

private:
    StoreFolder(StorePaths p, Database db, HistoryMarkFile m)
        : paths(std::move(p)), database(std::move(db)), mark(std::move(m))
    {
    }
    static Result<std::unique_ptr<StoreFolder>> openFile(StorePaths paths, bool create,
                                                         const Catalogue& catalogue,
                                                         const Clock& clock, Rng& rng,
                                                         PutBack putBack);
    bool m_isPutBack = false;
};

} // namespace myspike
