// Files by their SHA-256: appended piece by piece, proved, then moved into place. A file is whole
// or it is not there (sync §8).
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/id.h"
#include "shared/base/result.h"

namespace myspike {

class BlobStore
{
public:
    /// @param secret 32 random bytes of this run: challenges cannot be known beforehand.
    /// @param freeBytes of the disk, for tests; empty: asks the system.
    explicit BlobStore(std::filesystem::path folder, std::string secret = {},
                       std::function<std::uintmax_t()> freeBytes = {});
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
        std::string challenge;   ///< for a proof of possession
    };
    /// Unfinished uploads of one person may hold so much; a field trip's photographs are a third.
    static constexpr std::int64_t kMaxPartialBytes = 1'000'000'000;
    static constexpr int kMaxPartialUploads = 500;
    /// An upload nobody went on with, and a file nobody refers to, stay for seven days.
    static constexpr std::int64_t kKeepDays = 7;

    /// Goes on with an upload of the same user and hash, or begins one. The reserve on the disk is
    /// kept free: DiskFull rather than a store that can no longer commit.
    Result<Upload> begin(const std::string& sha256, std::int64_t size, const Id& user);
    Result<Upload> find(const Id& upload, const Id& user) const;
    /// Whether `proof` answers the upload's challenge for the file that is there already. Reads as
    /// much where it is not, so that the time does not tell strangers what exists.
    bool proves(const Upload& upload, const std::string& proof) const;
    /// Forgets an upload that is not needed any more.
    void discard(const Upload& upload);
    /// Appends one piece, durably, after an append of the same upload that is under way: the one
    /// that comes second finds the file where the first left it. Conflict where `offset` is not
    /// where the file ends: the caller asks where to go on. At the end the hash is proved; a wrong
    /// one discards the upload.
    /// @return the upload; offset == size where it is complete and in place.
    Result<Upload> append(const Id& upload, const Id& user, std::int64_t offset,
                          std::string_view piece);

    /// Hashes of all files that are in place.
    std::vector<std::string> all() const;
    /// Hashes that somebody is uploading now.
    std::set<std::string> beingUploaded() const;
    /// When the file came, by its own time stamp.
    Instant cameAt(const std::string& sha256) const;
    Status remove(const std::string& sha256);
    /// Drops uploads that nobody went on with since `before`. @return how many.
    int dropStaleUploads(Instant before);

private:
    class Use;
    std::filesystem::path partial(const Id& upload) const;
    Status checkQuota(const Id& user, std::int64_t size) const;
    Status finish(const Upload& upload);

    std::filesystem::path m_folder;
    const std::string m_secret;
    const std::function<std::uintmax_t()> m_freeBytes;
    std::mutex m_mutex;
    std::condition_variable m_freed;
    std::set<Id> m_busy; ///< uploads that a request is appending to
};

} // namespace myspike
