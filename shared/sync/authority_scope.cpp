#include <boost/json.hpp>

#include <algorithm>

#include "shared/store/row_cursor.h"
#include "shared/store/transactions.h"
#include "shared/sync/authority_impl.h"
#include "shared/sync/codec.h"

namespace json = boost::json;

namespace myspike {

namespace {

void appendText(std::string& out, std::string_view text)
{
    out += json::serialize(json::string_view(text.data(), text.size()));
}

/// The row as a line of a segment, straight from the columns; group versions only where they are
/// not simply the row's own.
void appendRow(std::string& out, const RecordType& type, const Statement& s,
               std::string_view groups)
{
    const auto version = s.integer(1);
    const auto versionText = std::to_string(version);
    out += R"({"id":")" + s.id(0).toString() + R"(","ver":)" + versionText;
    if (groups != versionText) {
        out += R"(,"groups":)";
        appendText(out, groups);
    }
    out += R"(,"values":{)";
    bool first = true;
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        const int column = static_cast<int>(i) + 4;
        if (s.isNull(column)) {
            continue;
        }
        out += first ? "\"" : ",\"";
        first = false;
        out += type.fields[i].name;
        out += "\":";
        switch (type.fields[i].kind) {
        case FieldKind::Integer:
        case FieldKind::Decimal:
        case FieldKind::Money:
        case FieldKind::Boolean:
        case FieldKind::Date:
        case FieldKind::Instant:
            out += std::to_string(s.integer(column));
            break;
        case FieldKind::Reference:
            out += '"' + s.id(column).toString() + '"';
            break;
        default:
            appendText(out, s.text(column));
        }
    }
    // What a newer version of the program wrote goes on to those who know it.
    if (const auto unknown = s.text(2); unknown.size() > 2) {
        out += first ? "" : ",";
        out += unknown.substr(1, unknown.size() - 2);
    }
    out += "}}\n";
}

std::string columnsOf(const RecordType& type)
{
    std::string out = "t.id,t.row_ver,t.ext,t.deleted";
    for (const auto& f : type.fields) {
        out += ",t." + quoted(f.name);
    }
    return out + ",t.grp_ver";
}

} // namespace

/// The rows of one scope, type by type, by id.
class AuthorityCore::Impl::ScopeReading
{
public:
    ScopeReading(Impl& d, std::int64_t scope, std::int64_t since, std::int64_t asOf,
                 std::size_t pieceBytes, const std::function<Status(ScopePiece)>& sink)
        : m_d(d), m_scope(scope), m_since(since), m_asOf(asOf), m_pieceBytes(pieceBytes),
          m_sink(sink)
    {
    }

    Status read()
    {
        for (const auto& [id, type] : m_d.typesById) {
            if (type) {
                MYSPIKE_TRY(m_since == 0 ? readAll(id, *type) : readChanged(id, *type));
            }
        }
        return okStatus();
    }

private:
    Status readAll(std::int64_t typeId, const RecordType& type)
    {
        auto s = m_d.db.prepare("SELECT " + columnsOf(type) + " FROM row_scope r JOIN " +
                                quoted(type.key) +
                                " t ON t.id = r.row_id WHERE r.scope = ?1 AND r.type = ?2 "
                                "ORDER BY r.row_id");
        if (!s) {
            return std::move(s).fault();
        }
        s->bind(1, m_scope).bind(2, typeId);
        const int groups = static_cast<int>(type.fields.size()) + 4;
        RowCursor cursor(*s);
        while (cursor.next()) {
            appendRow(m_lines, type, *s, s->text(groups));
            MYSPIKE_TRY(counted(type));
        }
        MYSPIKE_TRY(cursor.status());
        return emit(type);
    }

    Status readChanged(std::int64_t typeId, const RecordType& type)
    {
        auto ids = m_d.db.prepare("SELECT DISTINCT row_id FROM scope_feed WHERE scope = ?1 AND "
                                  "seq > ?2 AND type = ?3 ORDER BY row_id");
        auto s = m_d.db.prepare("SELECT " + columnsOf(type) + " FROM row_scope r JOIN " +
                                quoted(type.key) +
                                " t ON t.id = r.row_id WHERE r.scope = ?1 AND r.type = ?2 AND "
                                "r.row_id = ?3");
        if (!ids || !s) {
            return !ids ? std::move(ids).fault() : std::move(s).fault();
        }
        ids->bind(1, m_scope).bind(2, m_since).bind(3, typeId);
        const int groups = static_cast<int>(type.fields.size()) + 4;
        RowCursor cursor(*ids);
        while (cursor.next()) {
            const Id id = ids->id(0);
            s->bind(1, m_scope).bind(2, typeId).bind(3, id);
            auto row = s->step();
            if (!row) {
                return std::move(row).fault();
            }
            if (*row) {
                appendRow(m_lines, type, *s, s->text(groups));
            } else {
                m_lines += R"({"id":")" + id.toString() + "\",\"gone\":true}\n";
            }
            s->reset();
            MYSPIKE_TRY(counted(type));
        }
        MYSPIKE_TRY(cursor.status());
        return emit(type);
    }

    Status counted(const RecordType& type)
    {
        ++m_rows;
        return m_lines.size() >= m_pieceBytes ? emit(type) : okStatus();
    }

    Status emit(const RecordType& type)
    {
        if (m_rows == 0) {
            return okStatus();
        }
        ScopePiece piece{&type, m_asOf, std::exchange(m_rows, 0), std::exchange(m_lines, {})};
        return m_sink(std::move(piece));
    }

    Impl& m_d;
    const std::int64_t m_scope;
    const std::int64_t m_since;
    const std::int64_t m_asOf;
    const std::size_t m_pieceBytes;
    const std::function<Status(ScopePiece)>& m_sink;
    std::string m_lines;
    std::int64_t m_rows = 0;
};

Result<std::int64_t> AuthorityCore::readScope(const std::string& key, std::int64_t since,
                                              std::size_t pieceBytes,
                                              const std::function<Status(ScopePiece)>& sink) const
{
    auto& d = *m_impl;
    auto snapshot = ReadTransaction::begin(d.db);
    if (!snapshot) {
        return std::move(snapshot).fault();
    }
    auto asOf = d.db.integer("SELECT max(seq) FROM sync_tx", 0);
    auto scope = d.db.integer("SELECT id FROM scope WHERE key = ?1", 0, key);
    if (!asOf || !scope) {
        return !asOf ? asOf : scope;
    }
    MYSPIKE_TRY(Impl::ScopeReading(d, *scope, since, *asOf, pieceBytes, sink).read());
    return asOf;
}

Result<std::int64_t> AuthorityCore::eventsSince(const std::string& key, std::int64_t since) const
{
    auto& d = *m_impl;
    return d.db.integer("SELECT count(*) FROM (SELECT 1 FROM scope_feed WHERE scope = (SELECT id "
                        "FROM scope WHERE key = ?1) AND seq > ?2 LIMIT 20001)",
                        0, key, since);
}

Result<std::int64_t> AuthorityCore::floorSeq() const { return m_impl->floorSeq(); }

void AuthorityCore::setBounds(std::int64_t deltaRows, std::int64_t wholeRows)
{
    m_impl->deltaRows = deltaRows;
    m_impl->wholeRows = wholeRows;
}

bool AuthorityCore::Impl::maySee(const Actor& actor, const RecordType& type,
                                 const std::string& scope, Date on)
{
    if (type.access.empty() || isForAll(scope)) {
        return true;
    }
    return std::any_of(actor.grants.begin(), actor.grants.end(), [&](const Grant& g) {
        return g.scope == scope && g.inForce(on) && type.isReadableBy(g.role);
    });
}

bool AuthorityCore::maySee(const Actor& actor, const RecordType& type, const std::string& scope,
                           Date on) const
{
    return Impl::maySee(actor, type, scope, on);
}

} // namespace myspike
