// Records in maps: a transaction for tests of rules and commands that need no database. It answers
// queries as the store does, gives numbers, and takes an act back as a whole.
#pragma once

#include <map>
#include <set>
#include <string>

#include "shared/sync/runner.h"

namespace myspike::test {

class MemoryTransaction final : public RecordingTransaction
{
public:
    explicit MemoryTransaction(const Catalogue& catalogue) : m_catalogue(catalogue) {}

    /// Begins an act with its facts; ids, changes and rollback count from here.
    void begin(ActContext context);
    /// Takes back everything since begin().
    void rollback();
    /// A row that is simply there, outside any act. Replaces one with the same id.
    void put(const Record& record);

    /// Becomes the replica of somebody who holds these scopes: other rows go, and absence means
    /// "not held" but for types of which every replica holds all.
    void becomeReplica(const std::set<std::string>& scopes);

    /// The server gives numbers and enforces references; a replica does neither.
    bool server = true;
    std::set<std::string> notHeld;    ///< types of which only a part is here
    std::vector<std::string> numbers; ///< series/year/number, as given

    const ActContext& context() const override { return m_context; }
    bool onServer() const override { return server; }
    Id newId() override { return Id::derive(m_context.operation, ++m_idCounter); }

    using Reader::find;
    Lookup find(std::string_view type, const Id& id) const override;
    std::vector<Record> query(const Query& q) const override;
    std::int64_t count(const Query& q) const override;
    bool holdsAll(std::string_view type) const override;
    const std::optional<Fault>& fault() const override { return m_fault; }

    Status insert(const Record& record) override;
    Status update(const Record& record) override;
    Status remove(std::string_view type, const Id& id) override;
    Result<std::int64_t> nextNumber(std::string_view series, int year) override;
    Status run(std::string_view command, const Id& subject, const Values& args) override;
    Status transition(std::string_view type, const Id& subject, std::string_view name) override;

    const std::vector<Change>& changes() const override { return m_changes; }

private:
    using Rows = std::map<Id, Record>;
    Rows& rowsOf(std::string_view type) { return m_rows[std::string(type)]; }
    const Rows* rowsIfAny(std::string_view type) const;
    void remember(const Record* before, const Record& after);
    Status checkReferences(const Record& record) const;

    const Catalogue& m_catalogue;
    ActContext m_context;
    std::uint32_t m_idCounter = 0;
    std::map<std::string, Rows, std::less<>> m_rows;
    std::map<std::string, Rows, std::less<>> m_rowsBefore;
    std::map<std::string, std::int64_t> m_series;
    std::map<std::string, std::int64_t> m_seriesBefore;
    std::vector<Change> m_changes;
    mutable std::optional<Fault> m_fault; ///< set by a query for a field that does not exist
};

} // namespace myspike::test
