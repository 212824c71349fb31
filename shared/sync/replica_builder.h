// Builds a replica anew beside the one in use: rows of large scopes without indexes, these last,
// then everything the old one holds besides. The caller renames it into place (sync §9).
// One thread at a time; it may be another than the old replica's until takeOver().
#pragma once

#include <map>
#include <memory>
#include <string>

#include "shared/store/record_store.h"
#include "shared/sync/messages.h"

namespace myspike {

class ReplicaBuilder
{
public:
    /// A file that is there from an earlier try is begun anew: what was downloaded is kept by the
    /// caller, and inserting it again takes seconds.
    /// @param scopes that come whole, with all their segments.
    static Result<std::unique_ptr<ReplicaBuilder>> begin(const std::string& path,
                                                         const Catalogue& catalogue, Instant now,
                                                         std::vector<SegmentedScope> scopes);
    ~ReplicaBuilder();

    /// Rows of one segment of `scope`, in the order in which they stand there.
    Status add(const std::string& scope, const std::vector<SegmentRow>& rows);
    /// Indexes, search tables, and the check that the file is sound. `verify` compares the content
    /// with the server's digests.
    Status buildIndexes(const std::function<Status(RecordStore&)>& verify = {});
    /// Copies from the replica at `oldPath` the rows of its other scopes, the outbox and all that
    /// belongs to the user, and replays her waiting work. Nobody writes to the old one meanwhile.
    Status takeOver(const std::string& oldPath);
    /// Closes the file; every byte of it is on the disk afterwards.
    Status close();

private:
    struct Impl;
    explicit ReplicaBuilder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace myspike
