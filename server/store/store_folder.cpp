#include "server/store/store_folder.h"

#include "server/auth/credentials.h"
#include "shared/modules/users/actor.h"
#include "shared/store/migrator.h"

namespace fs = std::filesystem;

namespace myspike {

StorePaths::StorePaths(fs::path f)
    : folder(std::move(f)), database(folder / "server.db"), keys(folder / "keys"),
      files(folder / "files"), config(folder / "server.conf"), mark(folder / "history.mark")
{
}

Result<std::unique_ptr<StoreFolder>> StoreFolder::create(const fs::path& folder,
                                                         const Catalogue& catalogue,
                                                         const Clock& clock, Rng& rng)
{
    StorePaths paths(folder);
    std::error_code error;
    if (fs::exists(paths.database, error)) {
        return Fault{FaultCode::Conflict,
                     Text(msg("store", "There is a store in %1 already. Choose another folder, or "
                                       "use the one that is there."),
                          {folder.string()}),
                     {},
                     "STORE"};
    }
    fs::create_directories(paths.files, error);
    if (!error) {
        fs::permissions(paths.folder, fs::perms::owner_all, error);
    }
    if (error) {
        return Fault{
            FaultCode::Io,
            Text(msg("store", "The folder %1 cannot be made: %2. Check its path and rights."),
                 {folder.string(), error.message()}),
            error.message(), "STORE"};
    }
    return openFile(std::move(paths), true, catalogue, clock, rng, PutBack::Refuse);
}

Result<std::unique_ptr<StoreFolder>> StoreFolder::open(const fs::path& folder,
                                                       const Catalogue& catalogue,
                                                       const Clock& clock, Rng& rng,
                                                       PutBack putBack)
{
    StorePaths paths(folder);
    std::error_code error;
    if (!fs::exists(paths.database, error)) {
        return Fault{
            FaultCode::NotFound,
            Text(msg("store", "There is no store in %1. Make one with “init”."), {folder.string()}),
            {},
            "STORE"};
    }
    return openFile(std::move(paths), false, catalogue, clock, rng, putBack);
}

Result<std::unique_ptr<StoreFolder>> StoreFolder::openFile(StorePaths paths, bool create,
                                                           const Catalogue& catalogue,
                                                           const Clock& clock, Rng& rng,
                                                           PutBack putBack)
{
    auto db = Database::open({.path = paths.database.string(), .create = create, .lock = true});
    if (!db) {
        return std::move(db).fault();
    }
    auto mark = HistoryMarkFile::open(paths.mark);
    if (!mark) {
        return std::move(mark).fault();
    }
    std::unique_ptr<StoreFolder> out(
        new StoreFolder(std::move(paths), std::move(*db), std::move(*mark)));
    const Migrator migrator(catalogue, StoreSide::Server);
    auto plan = migrator.plan(out->database);
    if (!plan) {
        return std::move(plan).fault();
    }
    if (!plan->empty() && !create) {
        MYSPIKE_TRY(out->database.backupTo(out->paths.database.string() + ".before-migration"));
    }
    MYSPIKE_TRY(migrator.run(out->database, clock.now()));
    MYSPIKE_TRY(Credentials(out->database).prepare());
    out->records = std::make_unique<RecordStore>(out->database, catalogue, StoreSide::Server);
    auto authority = AuthorityCore::open(out->database, *out->records, catalogue,
                                         Id::make(clock.now(), rng), users::actorOf);
    if (!authority) {
        return std::move(authority).fault();
    }
    out->authority = std::move(*authority);
    auto stands = out->authority->mark();
    if (!stands) {
        return std::move(stands).fault();
    }
    auto fits = checkAgainstMark(*stands, out->mark.mark(), out->paths.folder);
    out->m_isPutBack = !fits;
    if (!fits && putBack == PutBack::Refuse) {
        return std::move(fits).fault();
    }
    return out;
}

StoreFolder::~StoreFolder()
{
    const auto stands = authority && !m_isPutBack ? authority->mark()
                                                  : Result<HistoryMark>(Fault::internal("closed"));
    if (stands) {
        (void)mark.note(*stands); // the next commit says it again
    }
}

} // namespace myspike
