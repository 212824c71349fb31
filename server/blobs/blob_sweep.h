// Files that nobody refers to any more go, seven days after that was first seen (sync §8). A new
// reference clears the mark in its own transaction. Any thread; one run at a time.
#pragma once

#include "server/blobs/blob_store.h"
#include "server/store/reader_pool.h"
#include "server/sync/committer.h"
#include "shared/schema/command.h"

namespace myspike {

class BlobSweep
{
public:
    /// All outlive it.
    BlobSweep(const Catalogue& catalogue, BlobStore& blobs, Committer& committer,
              ReaderPool& readers);
    /// Makes the table of marks and the triggers that clear them.
    Status prepare();

    struct Done
    {
        int marked = 0;
        int removed = 0;
        int uploads = 0; ///< unfinished ones that nobody went on with
    };
    Result<Done> run(Instant now);

private:
    struct Column
    {
        std::string table;
        std::string name;
    };
    Result<std::set<std::string>> referenced();

    BlobStore& m_blobs;
    Committer& m_committer;
    ReaderPool& m_readers;
    std::vector<Column> m_columns; ///< that hold digests, one or several joined by blanks
};

} // namespace myspike
