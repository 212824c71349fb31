#include "shared/sync/folded_store.h"

namespace myspike {

namespace {

bool same(const Record& a, const Record& b)
{
    return a == b && a.version == b.version && a.unknown == b.unknown;
}

Fault notThere(std::string_view type)
{
    return Fault::internal("no row of " + std::string(type) + " in the replay");
}

} // namespace

FoldedStore::FoldedStore(const RecordStore& under)
    : RecordStore(under.database(), under.catalogue(), under.side())
{
}

void FoldedStore::place(const RecordType& type, const Id& id, std::optional<Record> base,
                        std::string groups)
{
    const Key key{&type, id};
    auto& e = m_rows[key];
    e.now = std::move(base);
    e.baseGroups = std::move(groups);
    e.hadShadow = true;
    e.dirty = true;
    m_dirty.push_back(key);
}

void FoldedStore::beginReplay()
{
    for (auto& [key, e] : m_rows) {
        e.base = e.now;
        if (e.groups) {
            e.baseGroups = *e.groups;
        }
    }
    m_replaying = true;
}

void FoldedStore::beginOperation()
{
    ++m_operation;
    m_undo.clear();
}

void FoldedStore::undoOperation()
{
    for (auto& saved : m_undo) {
        auto& e = m_rows.at(saved.key);
        e.now = std::move(saved.now);
        e.groups = std::move(saved.groups);
        e.touched = saved.touched;
        e.savedIn = 0;
        changed(saved.key, e);
    }
    m_undo.clear();
}

FoldedStore::Entry* FoldedStore::entry(std::string_view type, const Id& id) const
{
    if (m_rows.empty()) {
        return nullptr;
    }
    const auto it = m_rows.find(Key{catalogue().type(type), id});
    return it == m_rows.end() ? nullptr : &it->second;
}

void FoldedStore::changed(const Key& key, Entry& e)
{
    if (!std::exchange(e.dirty, true)) {
        m_dirty.push_back(key);
    }
}

/// Null before the replay where the row is none of ours: it is written through.
Result<FoldedStore::Entry*> FoldedStore::entryToWrite(const RecordType& type, const Id& id)
{
    auto* e = entry(type.key, id);
    const Key key{&type, id};
    if (!m_replaying) {
        if (e) {
            e->baseChanged = true;
            changed(key, *e);
        }
        return e;
    }
    if (!e) {
        auto found = RecordStore::find(type.key, id);
        if (fault()) {
            return *fault();
        }
        e = &m_rows[key];
        if (found) {
            auto versions = RecordStore::versions(type.key, id);
            if (!versions) {
                return std::move(versions).fault();
            }
            e->baseGroups = *versions ? (*versions)->groups.toText() : std::string();
            e->base = e->stored = e->now = std::move(found.record);
        }
        e->storedKnown = true;
        e->baseChanged = true;
    }
    if (std::exchange(e->savedIn, m_operation) != m_operation) {
        m_undo.push_back({key, e->now, e->groups, e->touched});
    }
    e->touched = true;
    changed(key, *e);
    return e;
}

Status FoldedStore::write(const Key& key, Entry& e) const
{
    const auto& [type, id] = key;
    // Writing is what the database sees; to the caller nothing changes.
    auto& self = const_cast<FoldedStore&>(*this);
    if (!e.storedKnown) {
        auto found = RecordStore::find(type->key, id);
        if (fault()) {
            return *fault();
        }
        if (found) {
            e.stored = std::move(found.record);
        }
        e.storedKnown = true;
    }
    if (!e.now && !e.stored) {
        return okStatus();
    }
    const bool equal = e.now && e.stored && same(*e.now, *e.stored);
    // A row that an operation made and makes again has the group versions it had.
    const bool madeAgain = e.hadShadow && !e.baseChanged && !e.base;
    if (equal && (!e.groups || madeAgain)) {
        e.groups.reset();
        return okStatus();
    }
    if (!e.now) {
        MYSPIKE_TRY(self.RecordStore::purge(type->key, id));
    } else if (!e.stored) {
        const auto groups = e.groups ? GroupVersions::parse(*e.groups) : std::nullopt;
        MYSPIKE_TRY(
            self.RecordStore::insert(*e.now, groups ? groups : GroupVersions::parse(e.baseGroups)));
    } else {
        if (!equal) {
            MYSPIKE_TRY(self.RecordStore::update(*e.stored, *e.now));
        }
        if (e.groups) {
            const auto groups = GroupVersions::parse(*e.groups);
            MYSPIKE_TRY(self.RecordStore::setVersions(
                type->key, id, {e.now->version, groups.value_or(GroupVersions(e.now->version))}));
        }
    }
    e.groups.reset();
    e.stored = e.now;
    m_written.emplace_back(type, id);
    return okStatus();
}

Status FoldedStore::flush() const
{
    for (const auto& key : m_dirty) {
        auto& e = m_rows.at(key);
        MYSPIKE_TRY(write(key, e));
        e.dirty = false;
    }
    m_dirty.clear();
    return okStatus();
}

Status FoldedStore::forEachRow(
    const std::function<Status(const RecordType&, const Id&, const Row&)>& each) const
{
    for (const auto& [key, e] : m_rows) {
        MYSPIKE_TRY(each(*key.type, key.id, e));
    }
    return okStatus();
}

Lookup FoldedStore::find(std::string_view type, const Id& id) const
{
    const auto* e = entry(type, id);
    if (!e) {
        return RecordStore::find(type, id);
    }
    if (e->now) {
        return {Lookup::Kind::Found, *e->now};
    }
    return {holdsAll(type) ? Lookup::Kind::Absent : Lookup::Kind::NotHeld, {}};
}

std::vector<Record> FoldedStore::query(const Query& q) const
{
    if (auto flushed = flush(); !flushed) {
        fail(std::move(flushed).fault());
    }
    return RecordStore::query(q);
}

std::int64_t FoldedStore::count(const Query& q) const
{
    if (auto flushed = flush(); !flushed) {
        fail(std::move(flushed).fault());
    }
    return RecordStore::count(q);
}

Status FoldedStore::insert(const Record& record, const std::optional<GroupVersions>& groups)
{
    auto e = entryToWrite(record.type(), record.id);
    if (!e) {
        return std::move(e).fault();
    }
    if (!*e) {
        return RecordStore::insert(record, groups);
    }
    if ((*e)->now) {
        return Fault{FaultCode::Conflict,
                     msg("store", "This does not fit the records already stored. Open the record "
                                  "again and check what changed."),
                     "insert of a row that is there",
                     {}};
    }
    (*e)->now = record;
    (*e)->groups = groups.value_or(GroupVersions(record.version)).toText();
    return okStatus();
}

Status FoldedStore::update(const Record& before, const Record& after)
{
    auto e = entryToWrite(after.type(), after.id);
    if (!e) {
        return std::move(e).fault();
    }
    if (!*e) {
        return RecordStore::update(before, after);
    }
    if (!(*e)->now) {
        return notThere(after.typeKey());
    }
    (*e)->now = after;
    return okStatus();
}

Status FoldedStore::purge(std::string_view type, const Id& id)
{
    const auto* t = catalogue().type(type);
    if (!t) {
        return Fault::internal("unknown record type " + std::string(type));
    }
    auto e = entryToWrite(*t, id);
    if (!e) {
        return std::move(e).fault();
    }
    if (!*e) {
        return RecordStore::purge(type, id);
    }
    if (!(*e)->now) {
        return notThere(type);
    }
    (*e)->now.reset();
    (*e)->groups.reset();
    return okStatus();
}

Result<std::optional<RowVersions>> FoldedStore::versions(std::string_view type, const Id& id) const
{
    const auto* e = entry(type, id);
    if (!e) {
        return RecordStore::versions(type, id);
    }
    if (!e->now) {
        return std::optional<RowVersions>();
    }
    const auto groups = GroupVersions::parse(e->groups ? *e->groups : e->baseGroups);
    return std::optional(
        RowVersions{e->now->version, groups.value_or(GroupVersions(e->now->version))});
}

Status FoldedStore::setVersions(std::string_view type, const Id& id, const RowVersions& versions)
{
    const auto* t = catalogue().type(type);
    if (!t) {
        return Fault::internal("unknown record type " + std::string(type));
    }
    auto e = entryToWrite(*t, id);
    if (!e) {
        return std::move(e).fault();
    }
    if (!*e) {
        return RecordStore::setVersions(type, id, versions);
    }
    if (!(*e)->now) {
        return notThere(type);
    }
    (*e)->now->version = versions.row;
    (*e)->groups = versions.groups.toText();
    return okStatus();
}

} // namespace myspike
