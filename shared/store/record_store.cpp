#include "shared/store/record_store.h"

#include <cassert>

#include "shared/store/transactions.h"

namespace myspike {

namespace {

Fault noSuchRow(std::string_view type)
{
    return {FaultCode::NotFound,
            msg("store", "This record is not here any more. Go back to the list and refresh it."),
            "no row of " + std::string(type),
            {}};
}

} // namespace

RecordStore::RecordStore(Database& database, const Catalogue& catalogue, StoreSide side)
    : m_database(&database), m_catalogue(&catalogue), m_side(side)
{
}

const RecordTable* RecordStore::table(std::string_view key) const
{
    const auto* type = m_catalogue->type(key);
    if (!type) {
        return nullptr;
    }
    auto& table = m_tables[type];
    if (!table) {
        table = std::make_unique<RecordTable>(*type, m_side);
    }
    return table.get();
}

const RecordTable* RecordStore::tableFor(std::string_view type) const
{
    if (m_fault) {
        return nullptr;
    }
    const auto* t = table(type);
    if (!t) {
        fail(Fault::internal("unknown record type " + std::string(type)));
    }
    return t;
}

Result<const RecordTable*> RecordStore::tableToWrite(std::string_view type) const
{
    if (const auto* t = table(type)) {
        return t;
    }
    return Fault::internal("unknown record type " + std::string(type));
}

void RecordStore::fail(Fault fault) const
{
    if (!m_fault) {
        m_fault = std::move(fault);
    }
}

template <class Row> void RecordStore::read(const Result<SqlText>& sql, Row row) const
{
    if (!sql) {
        return fail(sql.fault());
    }
    auto s = m_database->prepare(sql->sql);
    if (!s) {
        return fail(std::move(s).fault());
    }
    int index = 0;
    for (const auto& v : sql->binds) {
        s->bindView(++index, v);
    }
    for (;;) {
        auto next = s->step();
        if (!next) {
            return fail(std::move(next).fault());
        }
        if (!*next) {
            return;
        }
        row(*s);
    }
}

Lookup RecordStore::find(std::string_view type, const Id& id) const
{
    const Lookup nothing{holdsAll(type) ? Lookup::Kind::Absent : Lookup::Kind::NotHeld, {}};
    const auto* t = tableFor(type);
    if (!t) {
        return nothing;
    }
    auto s = m_database->prepare(t->selectSql());
    if (!s) {
        fail(std::move(s).fault());
        return nothing;
    }
    s->bindView(1, std::span<const std::uint8_t>(id.bytes));
    auto row = s->step();
    if (!row) {
        fail(std::move(row).fault());
        return nothing;
    }
    return *row ? Lookup{Lookup::Kind::Found, t->read(*s)} : nothing;
}

std::vector<Record> RecordStore::query(const Query& q) const
{
    std::vector<Record> out;
    if (const auto* t = tableFor(q.type)) {
        read(pageSql(t->type(), q), [&](const Statement& s) { out.push_back(t->read(s)); });
        if (m_fault) {
            out.clear();
        }
    }
    return out;
}

std::int64_t RecordStore::count(const Query& q) const { return countUpTo(q, 0); }

std::int64_t RecordStore::countUpTo(const Query& q, std::int64_t cap) const
{
    std::int64_t out = 0;
    if (const auto* t = tableFor(q.type)) {
        read(countSql(t->type(), q, cap), [&](const Statement& s) { out = s.integer(0); });
    }
    return out;
}

bool RecordStore::holdsAll(std::string_view key) const
{
    const auto* type = m_catalogue->type(key);
    return m_side == StoreSide::Server || (type && type->fullReplica);
}

std::vector<std::pair<Value, std::int64_t>>
RecordStore::distinctCounts(const Query& q, const std::string& field) const
{
    std::vector<std::pair<Value, std::int64_t>> out;
    if (const auto* t = tableFor(q.type)) {
        read(distinctSql(t->type(), q, field),
             [&](const Statement& s) { out.emplace_back(s.value(0), s.integer(1)); });
        if (m_fault) {
            out.clear();
        }
    }
    return out;
}

std::optional<Record> RecordStore::findByNaturalKey(std::string_view type,
                                                    const std::vector<Value>& key) const
{
    const auto* t = tableFor(type);
    if (!t) {
        return std::nullopt;
    }
    const auto& fields = t->type().naturalKey;
    if (fields.empty() || fields.size() != key.size()) {
        fail(Fault::internal("not a natural key of " + std::string(type)));
        return std::nullopt;
    }
    Query q{.type = std::string(type)};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        q.with({fields[i], Compare::Equal, {key[i]}});
    }
    q.orderBy("id");
    return first(std::move(q));
}

Status RecordStore::insert(const Record& record, const std::optional<GroupVersions>& groups)
{
    auto t = tableToWrite(record.typeKey());
    if (!t) {
        return std::move(t).fault();
    }
    // The row and its search entry stand or fall together.
    std::optional<WriteTransaction> own;
    if (!m_database->inTransaction()) {
        auto begun = WriteTransaction::begin(*m_database);
        if (!begun) {
            return std::move(begun).fault();
        }
        own.emplace(std::move(*begun));
    }
    auto s = m_database->prepare((*t)->insertSql());
    if (!s) {
        return std::move(s).fault();
    }
    const auto versions = groups.value_or(GroupVersions(record.version)).toText();
    (*t)->bindInsert(*s, record, versions);
    MYSPIKE_TRY(s->run());
    if (!(*t)->insertSearchSql().empty()) {
        auto search = m_database->prepare((*t)->insertSearchSql());
        if (!search) {
            return std::move(search).fault();
        }
        (*t)->bindInsertSearch(*search, record, m_database->lastRowId());
        MYSPIKE_TRY(search->run());
    }
    return own ? own->commit() : okStatus();
}

Status RecordStore::update(const Record& record)
{
    auto before = find(record.typeKey(), record.id);
    if (m_fault) {
        return *m_fault;
    }
    return before ? update(before.record, record) : Status(noSuchRow(record.typeKey()));
}

Status RecordStore::update(const Record& before, const Record& after)
{
    assert(before.id == after.id && before.typeKey() == after.typeKey());
    auto t = tableToWrite(after.typeKey());
    if (!t) {
        return std::move(t).fault();
    }
    // Only what differs: SQLite rewrites the index of every column that is named, changed or not.
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < after.values().size(); ++i) {
        if (before.values()[i] != after.values()[i]) {
            changed.push_back(i);
        }
    }
    if (changed.empty() && before.version == after.version && before.unknown == after.unknown &&
        before.deleted == after.deleted) {
        return okStatus();
    }
    auto s = m_database->prepare((*t)->updateSql(changed));
    if (!s) {
        return std::move(s).fault();
    }
    (*t)->bindUpdate(*s, after, changed);
    MYSPIKE_TRY(s->run());
    return m_database->changes() == 1 ? okStatus() : Status(noSuchRow(after.typeKey()));
}

Status RecordStore::upsert(const Record& record)
{
    auto before = find(record.typeKey(), record.id);
    if (m_fault) {
        return *m_fault;
    }
    return before ? update(before.record, record) : insert(record);
}

Status RecordStore::remove(std::string_view type, const Id& id)
{
    auto t = tableToWrite(type);
    if (!t) {
        return std::move(t).fault();
    }
    MYSPIKE_TRY(m_database->run("UPDATE " + quoted(type) + " SET deleted=1 WHERE id=?", id));
    return m_database->changes() == 1 ? okStatus() : Status(noSuchRow(type));
}

Status RecordStore::purge(std::string_view type, const Id& id)
{
    auto t = tableToWrite(type);
    if (!t) {
        return std::move(t).fault();
    }
    MYSPIKE_TRY(m_database->run("DELETE FROM " + quoted(type) + " WHERE id=?", id));
    return m_database->changes() == 1 ? okStatus() : Status(noSuchRow(type));
}

Result<std::optional<RowVersions>> RecordStore::versions(std::string_view type, const Id& id) const
{
    auto t = tableToWrite(type);
    if (!t) {
        return std::move(t).fault();
    }
    auto s = m_database->prepare("SELECT row_ver,grp_ver FROM " + quoted(type) + " WHERE id=?");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, id);
    auto row = s->step();
    if (!row) {
        return std::move(row).fault();
    }
    if (!*row) {
        return std::optional<RowVersions>();
    }
    auto groups = GroupVersions::parse(s->text(1));
    if (!groups) {
        auto fault = Fault::internal("group versions of " + std::string(type) + " do not read");
        fault.code = FaultCode::Corrupt;
        return fault;
    }
    return std::optional(RowVersions{s->integer(0), std::move(*groups)});
}

Status RecordStore::setVersions(std::string_view type, const Id& id, const RowVersions& versions)
{
    auto t = tableToWrite(type);
    if (!t) {
        return std::move(t).fault();
    }
    MYSPIKE_TRY(m_database->run("UPDATE " + quoted(type) + " SET row_ver=?,grp_ver=? WHERE id=?",
                                versions.row, versions.groups.toText(), id));
    return m_database->changes() == 1 ? okStatus() : Status(noSuchRow(type));
}

} // namespace myspike
