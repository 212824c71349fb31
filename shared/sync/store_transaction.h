// A RecordingTransaction over the tables of a RecordStore. The database transaction around it is
// the caller's: the replica wraps one act, the committer wraps a group.
#pragma once

#include <functional>
#include <map>

#include "shared/store/record_store.h"
#include "shared/sync/runner.h"

namespace myspike {

/// What the replica and the server each add to a transaction.
struct TransactionHooks
{
    /// Called with the image before the first change of a row in this transaction; the
    /// replica keeps it as the row's shadow.
    std::function<Status(const Record& before, bool existed)> beforeChange = {};
    /// Gives the next number of a series; empty on a replica.
    std::function<Result<std::int64_t>(std::string_view series, int year)> number = {};
    /// On the server: the transaction's number, which becomes the version of touched rows.
    std::int64_t version = 0;
};

class StoreTransaction final : public RecordingTransaction
{
public:
    StoreTransaction(const Catalogue& catalogue, RecordStore& store, ActContext context,
                     TransactionHooks hooks = {});

    const ActContext& context() const override { return m_context; }
    bool onServer() const override { return static_cast<bool>(m_hooks.number); }
    Id newId() override { return Id::derive(m_context.operation, ++m_idCounter); }

    Lookup find(std::string_view type, const Id& id) const override;
    std::vector<Record> query(const Query& q) const override;
    std::int64_t count(const Query& q) const override;
    bool holdsAll(std::string_view type) const override;
    const std::optional<Fault>& fault() const override;

    Status insert(const Record& record) override;
    Status update(const Record& record) override;
    Status remove(std::string_view type, const Id& id) override;
    Result<std::int64_t> nextNumber(std::string_view series, int year) override;
    Status run(std::string_view command, const Id& subject, const Values& args) override;
    Status transition(std::string_view type, const Id& subject, std::string_view name) override;

    const std::vector<Change>& changes() const override { return m_changes; }
    Status actAs(const ActContext& context, const std::function<Status()>& part) override;
    /// Series and numbers given in this act, for its verdict.
    const std::vector<std::pair<std::string, std::string>>& numbers() const { return m_numbers; }

private:
    Record stamped(Record record) const;
    Status remember(const Record* before, Record after);

    const Catalogue& m_catalogue;
    RecordStore& m_store;
    ActContext m_context;
    TransactionHooks m_hooks;
    std::uint32_t m_idCounter = 0;
    int m_depth = 0;
    std::vector<Change> m_changes;
    std::map<Id, std::size_t> m_changeOf;
    std::vector<std::pair<std::string, std::string>> m_numbers;
};

} // namespace myspike
