// Files up and down, piece by piece (sync §8). A file may be sent or fetched by whoever holds a
// record that names it; to others it does not exist.
#pragma once

#include <vector>

#include "server/blobs/blob_store.h"
#include "server/http/handler_table.h"
#include "server/store/reader_pool.h"
#include "server/sync/committer.h"
#include "shared/base/rng.h"

namespace myspike {

struct BlobServices
{
    BlobStore& blobs;
    Committer& committer;
    ReaderPool& readers;
    Rng& rng;
};

std::vector<Route> blobRoutes(BlobServices services);

} // namespace myspike
