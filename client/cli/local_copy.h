// The replica of one person in a folder, opened without Qt: the same tables and the same core as
// the desktop client's. A folder holds one person's copy of one server's records.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "shared/base/rng.h"
#include "shared/store/record_store.h"
#include "shared/sync/replica_builder.h"
#include "shared/sync/replica_core.h"

namespace myspike::cli {

/// Which server, who, and until when logged in; `session.json`, readable by its owner only.
struct Session
{
    std::string server;
    std::string authority; ///< path of the PEM file, absolute
    std::string login;
    std::string token; ///< empty after a log-out
    Id user;
    std::string name;
    Id device;
    std::string deviceName;
};

Result<Session> readSession(const std::filesystem::path& folder);
Status writeSession(const std::filesystem::path& folder, const Session& session);

class LocalCopy
{
public:
    /// Creates or opens `replica.db`; Conflict where another program has it open, Forbidden where
    /// it is somebody else's.
    static Result<std::unique_ptr<LocalCopy>> open(const std::filesystem::path& folder,
                                                   const Session& session,
                                                   const Catalogue& catalogue, const Clock& clock,
                                                   Rng& rng);

    RecordStore& store() { return m_store; }
    ReplicaCore& core() { return *m_core; }

    /// A new file that `builder` has filled takes the place of the old one.
    Status changeOver(ReplicaBuilder& builder);
    std::string newPath() const { return (m_folder / "replica.new").string(); }
    /// Where downloaded segments wait.
    std::filesystem::path segmentOf(const std::string& sha256) const;

    /// Copies a file's bytes into `files/`, durably, named by their hash.
    Result<std::string> keepFile(const std::filesystem::path& file);
    std::filesystem::path fileOf(const std::string& sha256) const;
    /// Takes away what still stands of rows that left this copy.
    Status scrub();

private:
    LocalCopy(Database db, const Catalogue& catalogue, std::filesystem::path folder)
        : m_folder(std::move(folder)), m_database(std::move(db)),
          m_store(m_database, catalogue, StoreSide::Replica)
    {
    }

    std::filesystem::path m_folder;
    Database m_database;
    RecordStore m_store;
    std::unique_ptr<ReplicaCore> m_core;
};

} // namespace myspike::cli
