// What stays to be done in the files of a replica once rows have left it for good (sync §10):
// search indexes keep trigrams of deleted text, the journal earlier images of pages, the folder
// photographs. Each step is remembered, so that the next start goes on where this one ended.
#pragma once

#include <string>
#include <vector>

#include "shared/store/record_store.h"

namespace myspike {

/// Takes the traces out of database and journal: search indexes of the types that rows left are
/// built anew, then the journal is emptied. Costs nothing where no row has left. A type of more
/// than `mostRows` rows waits for a call that allows it. Busy where a reader needs the journal:
/// call again later. On the writer's thread, outside of a transaction.
Status scrub(Database& db, const RecordStore& store, std::int64_t mostRows);
/// Hashes of files that only attachments named which have left, and that the server has.
Result<std::vector<std::string>> goneFiles(Database& db, const RecordStore& store);
/// Once it is deleted.
Status forgetGoneFile(Database& db, const std::string& sha256);

} // namespace myspike
