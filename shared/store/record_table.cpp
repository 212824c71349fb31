#include "shared/store/record_table.h"

namespace myspike {

RecordTable::RecordTable(const RecordType& type, StoreSide side)
    : m_type(&type), m_schema(type, side)
{
    std::string names;
    std::string marks;
    for (const auto& f : type.fields) {
        names += "," + quoted(f.name);
        marks += ",?";
    }
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        if (type.fields[i].traits.searchable) {
            m_searchable.push_back(i);
        }
    }
    if (m_schema.hasSearch()) {
        m_insertSearch = m_schema.insertSearch();
    }
    const auto table = quoted(type.key);
    m_insert = "INSERT INTO " + table + "(id,row_ver,grp_ver,ext,deleted" + names +
               ") VALUES(?,?,?,?,?" + marks + ")";
    m_select = "SELECT id,row_ver,ext,deleted" + names + " FROM " + table + " WHERE id=?";
}

std::string RecordTable::updateSql(const std::vector<std::size_t>& changed) const
{
    auto sql = "UPDATE " + quoted(m_type->key) + " SET row_ver=?,ext=?,deleted=?";
    for (const auto i : changed) {
        sql += "," + quoted(m_type->fields[i].name) + "=?";
    }
    return sql + " WHERE id=?";
}

void RecordTable::bindInsert(Statement& s, const Record& record,
                             std::string_view groupVersions) const
{
    s.bindView(1, std::span<const std::uint8_t>(record.id.bytes));
    s.bind(2, record.version);
    s.bindView(3, groupVersions);
    s.bindView(4, std::string_view(record.unknown));
    s.bind(5, record.deleted);
    int index = 6;
    for (const auto& v : record.values()) {
        s.bindView(index++, v);
    }
}

void RecordTable::bindInsertSearch(Statement& s, const Record& record, std::int64_t rid) const
{
    s.bind(1, rid);
    int index = 2;
    for (const auto i : m_searchable) {
        s.bindView(index++, record.values()[i]);
    }
}

void RecordTable::bindUpdate(Statement& s, const Record& record,
                             const std::vector<std::size_t>& changed) const
{
    s.bind(1, record.version);
    s.bindView(2, std::string_view(record.unknown));
    s.bind(3, record.deleted);
    int index = 4;
    for (const auto i : changed) {
        s.bindView(index++, record.values()[i]);
    }
    s.bindView(index, std::span<const std::uint8_t>(record.id.bytes));
}

Record RecordTable::read(const Statement& s) const
{
    Record out(*m_type, s.id(0));
    out.version = s.integer(1);
    out.unknown = s.text(2);
    out.deleted = s.integer(3) != 0;
    int column = 4;
    for (auto& v : out.values()) {
        v = s.value(column++);
    }
    return out;
}

} // namespace myspike
