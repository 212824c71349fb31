// A machine as a verifier carries it on site: a log-in that it remembers, and a replica with one
// visit under way and a long list. Made once and kept; each run works on a copy.
#pragma once

#include <QString>

#include <vector>

#include "client/replica/local_replica.h"
#include "tests/support/shared/visit_world.h"

namespace myspike::bench {

class PreparedReplica
{
public:
    static constexpr const char* kServer = "https://localhost:1"; ///< where nobody answers
    static constexpr const char* kLogin = "verifier";
    static constexpr const char* kPassword = "Benchmark-of-2026";

    /// @param folder of the machine; @param rows of localities beside the world's own records.
    PreparedReplica(const QString& folder, std::int64_t rows);

    /// Puts the machine back as it was prepared.
    void renew() const;

    const QString& machine() const { return m_machine; }
    QString replicaPath() const; ///< the folder that LocalReplica opens
    ReplicaOwner owner() const;

    test::VisitWorld world;
    Id request;
    Id visit;

private:
    bool isPrepared() const;
    void prepare() const;
    void writeRecords(const std::string& file) const;

    const QString m_machine;
    const QString m_original; ///< the database that runs copy
    const std::int64_t m_rows;
};

/// Localities in the manner of the public list; `i` from 0.
Record inventedLocality(const RecordType& type, std::int64_t i, const std::vector<Id>& states);

} // namespace myspike::bench
