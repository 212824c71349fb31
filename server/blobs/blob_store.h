// Files by their SHA-256: appended piece by piece, proved, then moved into place. A file is whole
// or it is not there (sync §8).
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "shared/base/id.h"
#include "shared/base/result.h"

namespace myspike {

class BlobStore
{
public:
    explicit BlobStore(std::filesystem::path folder);
    Status prepare();

    bool has(const std::string& sha256) const;
    std::filesystem::path path(const std::string& sha256) const;

    struct Upload
    {
        Id id;
        std::string sha256;
        std::int64_t size = 0;
        Id user;
        std::int64_t offset = 0; ///< bytes that are safe on disk
    };
    /// Goes on with an upload of the same user and hash, or begins one. The reserve on the disk is
    /// kept free: DiskFull rather than a store that can no longer commit.
    Result<Upload> begin(const std::string& sha256, std::int64_t size, const Id& user);
    Result<Upload> find(const Id& upload, const Id& user) const;
    /// Appends one piece, durably. Conflict where `offset` is not where the file ends: the caller
    /// asks where to go on. At the end the hash is proved; a wrong one discards the upload.
    /// @return the upload; offset == size where it is complete and in place.
    Result<Upload> append(const Id& upload, const Id& user, std::int64_t offset,
                          std::string_view piece);

private:
    std::filesystem::path partial(const Id& upload) const;
    Status finish(const Upload& upload);

    std::filesystem::path m_folder;
    std::mutex m_mutex;
    std::set<Id> m_busy; ///< uploads that a request is appending to
};

} // namespace myspike
