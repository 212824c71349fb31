#include "shared/store/table_schema.h"

#include <algorithm>
#include <array>

namespace myspike {

namespace {

constexpr std::array<std::string_view, 6> kOwnColumns = {"rid",     "id",  "row_ver",
                                                         "grp_ver", "ext", "deleted"};

const char* storageOf(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Integer:
    case FieldKind::Decimal:
    case FieldKind::Money:
    case FieldKind::Boolean:
    case FieldKind::Date:
    case FieldKind::Instant:
        return "INTEGER";
    case FieldKind::Reference:
        return "BLOB";
    case FieldKind::Text:
    case FieldKind::Paragraph:
    case FieldKind::Choice:
    case FieldKind::Identity:
    case FieldKind::File:
    case FieldKind::Signature:
    case FieldKind::Json:
        return "TEXT";
    }
    return "TEXT";
}

std::string indexTerm(const FieldDef& field, bool descending)
{
    return quoted(field.name) + (ignoresCase(field) ? " COLLATE NOCASE" : "") +
           (descending ? " DESC" : "");
}

std::string joined(const std::vector<std::string>& parts, std::string_view before = {},
                   std::string_view between = ",")
{
    std::string out;
    for (const auto& p : parts) {
        if (!out.empty()) {
            out += between;
        }
        out += before;
        out += quoted(p);
    }
    return out;
}

} // namespace

bool isStoreName(std::string_view name)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !name.empty() && name.size() <= 60 && name[0] >= 'a' && name[0] <= 'z' &&
           std::all_of(name.begin(), name.end(), fits) &&
           std::find(kOwnColumns.begin(), kOwnColumns.end(), name) == kOwnColumns.end();
}

std::vector<std::string> badNames(const RecordType& type)
{
    std::vector<std::string> out;
    const std::string_view key = type.key;
    if (!isStoreName(key) || key.find("_fts") != key.npos || key.starts_with("sqlite_")) {
        out.emplace_back(key);
    }
    for (const auto& f : type.fields) {
        if (!isStoreName(f.name)) {
            out.push_back(std::string(key) + "." + f.name);
        }
    }
    return out;
}

std::string quoted(std::string_view name)
{
    std::string out = "\"";
    for (const char c : name) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    return out + '"';
}

bool ignoresCase(const FieldDef& field) { return field.kind == FieldKind::Text; }

bool isCoarse(const FieldDef& field)
{
    return field.kind == FieldKind::Choice || field.kind == FieldKind::Boolean ||
           field.kind == FieldKind::Reference;
}

TableSchema::TableSchema(const RecordType& type, StoreSide side) : m_table(type.key)
{
    for (const auto& f : type.fields) {
        std::string definition = storageOf(f.kind);
        if (side == StoreSide::Server && f.kind == FieldKind::Reference && *f.refType) {
            definition += " REFERENCES " + quoted(f.refType) + "(id) DEFERRABLE INITIALLY DEFERRED";
        }
        m_columns.push_back({f.name, std::move(definition)});
        if (f.traits.searchable) {
            m_searchable.emplace_back(f.name);
        }
    }

    std::vector<std::string> defaultTerms;
    std::vector<std::string_view> defaultFields;
    bool lastDescending = false;
    for (const auto& s : type.defaultSort) {
        if (const auto* f = type.field(s.field)) {
            defaultTerms.push_back(indexTerm(*f, s.descending));
            defaultFields.emplace_back(f->name);
            lastDescending = s.descending;
        }
    }
    const auto add = [&](std::string name, const std::vector<std::string>& terms,
                         bool idDescending) {
        std::string sql = "CREATE INDEX " + quoted(name) + " ON " + quoted(m_table) + "(";
        for (const auto& t : terms) {
            sql += t + ",";
        }
        sql += idDescending ? "id DESC,deleted)" : "id,deleted)";
        m_indexes.push_back({std::move(name), std::move(sql)});
    };
    const auto prefix = "ix_" + m_table + "__";
    if (!defaultTerms.empty()) {
        add(prefix + "sort", defaultTerms, lastDescending);
    }
    for (const auto& f : type.fields) {
        const bool wanted = f.traits.indexed || f.kind == FieldKind::Reference ||
                            (type.parent && std::string_view(type.parent) == f.name);
        const bool isDefaultSort = defaultFields.size() == 1 && defaultFields[0] == f.name;
        if (!wanted || isDefaultSort) {
            continue;
        }
        std::vector<std::string> terms{indexTerm(f, false)};
        bool idDescending = false;
        if (isCoarse(f)) {
            for (std::size_t i = 0; i < defaultTerms.size(); ++i) {
                if (defaultFields[i] != f.name) {
                    terms.push_back(defaultTerms[i]);
                    idDescending = defaultTerms[i].ends_with(" DESC");
                }
            }
        }
        add(prefix + f.name, terms, idDescending);
    }
    if (type.naturalKey.size() > 1) {
        std::vector<std::string> terms;
        for (const auto* name : type.naturalKey) {
            if (const auto* f = type.field(name)) {
                terms.push_back(indexTerm(*f, false));
            }
        }
        if (terms != defaultTerms) {
            add(prefix + "natural_key", terms, false);
        }
    } else if (type.naturalKey.size() == 1) {
        const auto* f = type.field(type.naturalKey[0]);
        const auto name = prefix + type.naturalKey[0];
        const bool there = std::any_of(m_indexes.begin(), m_indexes.end(),
                                       [&](const auto& index) { return index.name == name; }) ||
                           (defaultFields.size() == 1 && defaultFields[0] == type.naturalKey[0]);
        if (f && !there) {
            add(name, {indexTerm(*f, false)}, false);
        }
    }

    if (m_searchable.empty()) {
        return;
    }
    const auto fts = quoted(searchTable());
    const auto columns = joined(m_searchable);
    const auto put = "INSERT INTO " + fts + "(rowid," + columns + ") VALUES(new.rid," +
                     joined(m_searchable, "new.") + ");";
    const auto take = "INSERT INTO " + fts + "(" + fts + ",rowid," + columns +
                      ") VALUES('delete',old.rid," + joined(m_searchable, "old.") + ");";
    std::string changed;
    for (const auto& name : m_searchable) {
        changed += (changed.empty() ? "" : " OR ") + ("old." + quoted(name)) + " IS NOT new." +
                   quoted(name);
    }
    const auto trigger = [&](const char* suffix, const std::string& when, const std::string& body) {
        const auto name = searchTable() + suffix;
        m_triggers.push_back({name, "CREATE TRIGGER " + quoted(name) + " AFTER " + when +
                                        " BEGIN " + body + " END"});
    };
    trigger("_delete", "DELETE ON " + quoted(m_table), take);
    trigger("_update", "UPDATE OF " + columns + " ON " + quoted(m_table) + " WHEN " + changed,
            take + " " + put);
}

std::string TableSchema::createTable() const
{
    std::string sql = "CREATE TABLE " + quoted(m_table) +
                      "(rid INTEGER PRIMARY KEY,id BLOB NOT NULL UNIQUE,"
                      "row_ver INTEGER NOT NULL DEFAULT 0,grp_ver TEXT NOT NULL DEFAULT '',"
                      "ext TEXT NOT NULL DEFAULT '',deleted INTEGER NOT NULL DEFAULT 0";
    for (const auto& c : m_columns) {
        sql += "," + quoted(c.name) + " " + c.definition;
    }
    return sql + ") STRICT";
}

SchemaObject TableSchema::createSearch() const
{
    // columnsize only serves ranking, which lists in a chosen order never ask for.
    return {searchTable(), "CREATE VIRTUAL TABLE " + quoted(searchTable()) + " USING fts5(" +
                               joined(m_searchable) + ",content=" + quoted(m_table) +
                               ",content_rowid='rid',tokenize='trigram',columnsize=0)"};
}

std::string TableSchema::insertSearch() const
{
    std::string marks;
    for (std::size_t i = 0; i < m_searchable.size(); ++i) {
        marks += ",?";
    }
    return "INSERT INTO " + quoted(searchTable()) + "(rowid," + joined(m_searchable) +
           ") VALUES(?" + marks + ")";
}

std::string TableSchema::fillSearch() const
{
    return "INSERT INTO " + quoted(searchTable()) + "(rowid," + joined(m_searchable) +
           ") SELECT rid," + joined(m_searchable) + " FROM " + quoted(m_table) +
           " WHERE rid>?1 ORDER BY rid";
}

} // namespace myspike
