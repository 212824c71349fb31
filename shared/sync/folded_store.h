// Records in memory in front of a RecordStore, so that many operations are replayed on a row and it
// is written once, and only where it then differs from what the database shows.
#pragma once

#include <unordered_map>

#include "shared/store/record_store.h"

namespace myspike {

/// First the base: rows placed here, and whatever is written through. After beginReplay() every
/// write stays in memory until flush(), which queries bring about too: SQL must see the rows.
class FoldedStore final : public RecordStore
{
public:
    explicit FoldedStore(const RecordStore& under);

    struct Row
    {
        std::optional<Record> base; ///< before the first operation; none: not there
        std::string baseGroups;
        bool hadShadow = false;
        bool baseChanged = false; ///< since the shadow was written
        bool touched = false;     ///< by an operation that applied
    };

    /// The base image of a row that the database shows with operations applied.
    void place(const RecordType& type, const Id& id, std::optional<Record> base,
               std::string groups);
    void beginReplay();
    void beginOperation();
    /// As if the operation since beginOperation() had not been.
    void undoOperation();
    /// Writes what differs. Ids of the rows written are in written() from then on.
    Status flush() const;
    const std::vector<std::pair<const RecordType*, Id>>& written() const { return m_written; }
    /// Calls `each` for every row placed or written.
    Status
    forEachRow(const std::function<Status(const RecordType&, const Id&, const Row&)>& each) const;

    Lookup find(std::string_view type, const Id& id) const override;
    std::vector<Record> query(const Query& q) const override;
    std::int64_t count(const Query& q) const override;
    using RecordStore::find;
    using RecordStore::update;
    Status insert(const Record& record, const std::optional<GroupVersions>& groups = {}) override;
    Status update(const Record& before, const Record& after) override;
    Status purge(std::string_view type, const Id& id) override;
    Result<std::optional<RowVersions>> versions(std::string_view type, const Id& id) const override;
    Status setVersions(std::string_view type, const Id& id, const RowVersions& versions) override;

private:
    /// Two types may hold the same id: what two sides derive from one operation.
    struct Key
    {
        const RecordType* type;
        Id id;
        bool operator==(const Key&) const = default;
    };
    struct Hash
    {
        std::size_t operator()(const Key& k) const noexcept
        {
            return std::hash<Id>()(k.id) ^ std::hash<const void*>()(k.type);
        }
    };
    struct Entry : Row
    {
        std::optional<Record> now;
        std::optional<std::string> groups; ///< set where they differ from the database's
        std::optional<Record> stored;      ///< what the database holds
        bool storedKnown = false;
        bool dirty = false;
        std::size_t savedIn = 0; ///< the operation whose undo holds its former state
    };
    struct Saved
    {
        Key key;
        std::optional<Record> now;
        std::optional<std::string> groups;
        bool touched;
    };
    Entry* entry(std::string_view type, const Id& id) const;
    Result<Entry*> entryToWrite(const RecordType& type, const Id& id);
    void changed(const Key& key, Entry& e);
    Status write(const Key& key, Entry& e) const;

    mutable std::unordered_map<Key, Entry, Hash> m_rows;
    mutable std::vector<Key> m_dirty;
    mutable std::vector<std::pair<const RecordType*, Id>> m_written;
    std::vector<Saved> m_undo;
    std::size_t m_operation = 0;
    bool m_replaying = false;
};

} // namespace myspike
