// A store on disk: `server.db`, `keys/`, `files/` and `server.conf` in one folder that one program
// writes at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

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
};

/// The open store: database migrated to this program's schema, records, and the authority.
class StoreFolder
{
public:
    /// Makes folder and database. Conflict where a store is there already.
    static Result<std::unique_ptr<StoreFolder>> create(const std::filesystem::path& folder,
                                                       const Catalogue& catalogue,
                                                       const Clock& clock, Rng& rng);
    /// NotFound, with a sentence, where `folder` holds no store. Conflict where another program
    /// has it open. A copy of the database is kept beside it before a schema change.
    static Result<std::unique_ptr<StoreFolder>> open(const std::filesystem::path& folder,
                                                     const Catalogue& catalogue, const Clock& clock,
                                                     Rng& rng);

    StorePaths paths;
    Database database;
    std::unique_ptr<RecordStore> records;
    std::unique_ptr<AuthorityCore> authority;

private:
    StoreFolder(StorePaths p, Database db) : paths(std::move(p)), database(std::move(db)) {}
    static Result<std::unique_ptr<StoreFolder>> openFile(StorePaths paths, bool create,
                                                         const Catalogue& catalogue,
                                                         const Clock& clock, Rng& rng);
};

} // namespace myspike
