#include "client/cli/local_copy.h"

#include <fmt/format.h>

#include <limits>

#include <boost/json.hpp>

#include <fstream>

#include "shared/base/hash.h"
#include "shared/base/json.h"
#include "shared/console/said.h"
#include "shared/store/migrator.h"
#include "shared/sync/replica_scrub.h"
#include "shared/trust/secret_file.h"

namespace json = boost::json;
namespace fs = std::filesystem;

namespace myspike::cli {

namespace {

/// The cache is small: a script beside other work, and bounded memory at the first pull.
constexpr int kCacheKiB = 8 * 1024;

constexpr const char* kSessionFile = "session.json";
/// What is kept for sending is read whole.
constexpr std::uintmax_t kMostFileBytes = 200U * 1024 * 1024;

std::string textOf(const json::object& o, const char* key)
{
    const auto* v = o.if_contains(key);
    const auto* s = v ? v->if_string() : nullptr;
    return s ? std::string(s->data(), s->size()) : std::string();
}

Fault unreadable(const fs::path& file)
{
    return Fault{
        FaultCode::NotFound,
        said(fmt::format("{0} cannot be read. Check the path and the rights.", file.string())),
        {},
        {}};
}

} // namespace

Result<Session> readSession(const fs::path& folder)
{
    auto text = readSecretFile(folder / kSessionFile);
    if (!text) {
        if (text.fault().code == FaultCode::NotFound) {
            return Fault{
                FaultCode::Unauthenticated,
                said(fmt::format(
                    "Nobody is logged in in {0}. Begin with: myspike-cli --data {0} login.",
                    folder.string())),
                {},
                {}};
        }
        return std::move(text).fault();
    }
    auto value = parseJson(*text);
    const auto* o = value ? value->if_object() : nullptr;
    if (!o) {
        return Fault{FaultCode::Corrupt,
                     said(fmt::format("{0} is damaged. Log in again; the records are kept.",
                                      (folder / kSessionFile).string())),
                     {},
                     {}};
    }
    Session s;
    s.server = textOf(*o, "server");
    s.authority = textOf(*o, "authority");
    s.login = textOf(*o, "login");
    s.token = textOf(*o, "token");
    s.user = Id::parse(textOf(*o, "user")).value_or(Id{});
    s.name = textOf(*o, "name");
    s.device = Id::parse(textOf(*o, "device")).value_or(Id{});
    s.deviceName = textOf(*o, "device_name");
    return s;
}

Status writeSession(const fs::path& folder, const Session& s)
{
    const json::object o{{"server", s.server},
                         {"authority", s.authority},
                         {"login", s.login},
                         {"token", s.token},
                         {"user", s.user.toString()},
                         {"name", s.name},
                         {"device", s.device.toString()},
                         {"device_name", s.deviceName}};
    return writeSecretFile(folder / kSessionFile, json::serialize(o), Existing::Replace);
}

Result<std::unique_ptr<LocalCopy>> LocalCopy::open(const fs::path& folder, const Session& session,
                                                   const Catalogue& catalogue, const Clock& clock,
                                                   Rng& rng)
{
    auto db = Database::open(
        {.path = (folder / "replica.db").string(), .cacheKiB = kCacheKiB, .lock = true});
    if (!db) {
        return std::move(db).fault();
    }
    std::unique_ptr<LocalCopy> copy(new LocalCopy(std::move(*db), catalogue, folder));
    MYSPIKE_TRY(Migrator(catalogue, StoreSide::Replica).run(copy->m_database, clock.now()));
    auto core = ReplicaCore::open(copy->m_database, copy->m_store, catalogue);
    if (!core) {
        return std::move(core).fault();
    }
    copy->m_core = std::move(*core);
    auto identity = copy->m_core->identity();
    if (identity.device.isNull()) {
        identity.device = session.device;
        identity.generation = Id::make(clock.now(), rng);
        identity.deviceName = session.deviceName;
        identity.actor.user = session.user;
        identity.actor.name = session.name;
        MYSPIKE_TRY(copy->m_core->setIdentity(identity));
    } else if (identity.actor.user != session.user) {
        return Fault{
            FaultCode::Forbidden,
            said(fmt::format(
                "The records in {0} belong to another user. Name another folder with --data.",
                folder.string())),
            {},
            {}};
    }
    return copy;
}

Status LocalCopy::scrub()
{
    MYSPIKE_TRY(myspike::scrub(m_database, m_store, std::numeric_limits<std::int64_t>::max()));
    const auto files = goneFiles(m_database, m_store);
    if (!files) {
        return files.fault();
    }
    for (const auto& sha256 : *files) {
        std::error_code error;
        fs::remove(fileOf(sha256), error);
        if (!error) {
            MYSPIKE_TRY(forgetGoneFile(m_database, sha256));
        }
    }
    return okStatus();
}

Status LocalCopy::changeOver(ReplicaBuilder& builder)
{
    const auto path = m_database.path();
    MYSPIKE_TRY(builder.takeOver(path));
    MYSPIKE_TRY(builder.close());
    // The old file's journal must not be found beside the new file.
    MYSPIKE_TRY(m_database.checkpointTruncate());
    m_core.reset();
    {
        const Database old = std::move(m_database);
    }
    std::error_code error;
    fs::remove(path + "-wal", error);
    fs::remove(path + "-shm", error);
    fs::rename(newPath(), path, error);
    if (error) {
        return unreadable(newPath());
    }
    MYSPIKE_TRY(syncFile(path));
    auto db = Database::open({.path = path, .cacheKiB = kCacheKiB, .lock = true});
    if (!db) {
        return std::move(db).fault();
    }
    m_database = std::move(*db);
    auto core = ReplicaCore::open(m_database, m_store, m_store.catalogue());
    if (!core) {
        return std::move(core).fault();
    }
    m_core = std::move(*core);
    return okStatus();
}

fs::path LocalCopy::segmentOf(const std::string& sha256) const
{
    return m_folder / "segments" / sha256;
}

fs::path LocalCopy::fileOf(const std::string& sha256) const { return m_folder / "files" / sha256; }

Result<std::string> LocalCopy::keepFile(const fs::path& file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || !in) {
        return unreadable(file);
    }
    if (size == 0 || size > kMostFileBytes) {
        return Fault{size == 0 ? FaultCode::Invalid : FaultCode::TooLarge,
                     size == 0
                         ? said(fmt::format("{0} is empty. Choose another file.", file.string()))
                         : said(fmt::format("{0} is larger than 200 MB. Choose a smaller file.",
                                            file.string())),
                     {},
                     {}};
    }
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) {
        return unreadable(file);
    }
    auto hash = toHex(sha256(bytes));
    fs::create_directories(m_folder / "files", error);
    if (!fs::exists(fileOf(hash), error)) {
        MYSPIKE_TRY(writeSecretFile(fileOf(hash), bytes, Existing::Replace));
    }
    return hash;
}

} // namespace myspike::cli
