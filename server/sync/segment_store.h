// Large scopes as files: made once at one transaction, shared by all who may hold the scope, kept
// for a day (sync §9). Any thread.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/store/reader_pool.h"
#include "shared/base/date.h"

namespace myspike {

class SegmentStore
{
public:
    /// @param pieceBytes of lines before they are packed; a piece packs to a quarter of it.
    SegmentStore(std::filesystem::path folder, ReaderPool& readers,
                 std::size_t pieceBytes = 24 * 1024 * 1024);
    /// Makes the folder and takes over what an earlier run left whole.
    Status prepare();

    /// All types of the scope; the caller leaves out what the asker may not see. Makes what is
    /// missing, which takes some seconds for a few hundred thousand rows; others wait for it.
    Result<SegmentedScope> segmentsOf(const std::string& scope, std::int64_t since, Instant now);

    struct Place
    {
        std::string scope;
        std::string type;
        std::filesystem::path path;
    };
    std::optional<Place> find(const std::string& sha256) const;

private:
    struct Made
    {
        SegmentedScope scope;
        std::string epoch;
        int schema = 0;
        Instant at;
        std::filesystem::path list;
    };
    Result<bool> isUsable(const Made& made, Instant now);
    Result<Made> make(const std::string& scope, std::int64_t since, Instant now);
    Status keep(const Made& made) const;
    std::optional<Made> read(const std::filesystem::path& list) const;
    void forget(std::size_t index);
    std::filesystem::path pathOf(const std::string& sha256) const;

    const std::filesystem::path m_folder;
    ReaderPool& m_readers;
    const std::size_t m_pieceBytes;
    std::mutex m_making; ///< one at a time: each reads a whole scope
    mutable std::mutex m_mutex;
    std::vector<Made> m_made;
};

} // namespace myspike
