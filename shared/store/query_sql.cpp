#include "shared/store/query_sql.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

#include "shared/base/unicode.h"
#include "shared/store/table_schema.h"

namespace myspike {

namespace {

/// A trigram needs three characters; shorter words are looked for at the beginning of titles.
constexpr std::size_t kTrigram = 3;
/// Lists filtered by a few values of a coarse field are read value by value and merged, which keeps
/// each part in index order. More values than this are cheaper to sort.
constexpr std::size_t kMergedValues = 8;
constexpr std::size_t kMaxValues = 100'000;

/// SQL text with the values of its `?`.
struct Part
{
    std::string sql;
    std::vector<Value> binds;

    Part& add(std::string_view text)
    {
        sql += text;
        return *this;
    }
    Part& add(std::string_view text, const Value& value)
    {
        sql += text;
        binds.push_back(value);
        return *this;
    }
    Part& add(const Part& other)
    {
        sql += other.sql;
        binds.insert(binds.end(), other.binds.begin(), other.binds.end());
        return *this;
    }
};

Fault noField(const RecordType& type, std::string_view field)
{
    return Fault::invalid(Text(msg("store", "%1 has no field “%2”. Check the filter or the order."),
                               {type.plural, std::string(field)}),
                          "QUERY-FIELD");
}

/// A column that conditions and orders may name: a field, or the id.
struct Column
{
    std::string name; ///< quoted
    bool text = false;
    bool nocase = false;
    bool nullable = true;

    std::string term() const { return nocase ? name + " COLLATE NOCASE" : name; }
};

std::optional<Column> columnOf(const RecordType& type, std::string_view field)
{
    if (field == "id") {
        return Column{"id", false, false, false};
    }
    const auto* def = type.field(field);
    if (!def) {
        return std::nullopt;
    }
    return Column{quoted(def->name), true, ignoresCase(*def), true};
}

struct OrderTerm
{
    Column column;
    std::string field;
    bool descending = false;
};

/// The order with the id at its end, resolved to columns.
Result<std::vector<OrderTerm>> orderTerms(const RecordType& type, const Query& q)
{
    std::vector<OrderTerm> out;
    bool hasId = false;
    for (const auto& s : orderOf(type, q)) {
        auto column = columnOf(type, s.field);
        if (!column) {
            return noField(type, s.field);
        }
        hasId = hasId || s.field == "id";
        out.push_back({std::move(*column), s.field, s.descending});
    }
    if (!hasId) {
        out.push_back({*columnOf(type, "id"), "id", !out.empty() && out.back().descending});
    }
    return out;
}

std::string orderBy(const std::vector<OrderTerm>& order, bool reversed)
{
    std::string out = " ORDER BY ";
    for (std::size_t i = 0; i < order.size(); ++i) {
        out += i ? "," : "";
        out += order[i].column.term();
        out += order[i].descending != reversed ? " DESC" : "";
    }
    return out;
}

Part equal(const Column& c, const Value& v)
{
    Part p;
    if (isNull(v)) {
        p.add(c.name).add(" IS NULL");
    } else if (c.nocase) {
        // The index ignores case, the answer does not.
        p.add("(").add(c.term()).add("=?", v).add(" AND ").add(c.name).add("=?", v).add(")");
    } else {
        p.add(c.name).add("=?", v);
    }
    return p;
}

/// Equal in the order, which may ignore case.
Part level(const Column& c, const Value& v)
{
    Part p;
    return isNull(v) ? p.add(c.name).add(" IS NULL") : p.add(c.term()).add("=?", v);
}

/// Strictly behind `v` in the order, as disjoint ranges, nearest first; none where no value can be.
std::vector<Part> behind(const Column& c, const Value& v, bool descending)
{
    std::vector<Part> out;
    if (isNull(v)) {
        if (!descending) {
            out.push_back(Part().add(c.name).add(" IS NOT NULL"));
        }
        return out;
    }
    out.push_back(Part().add(c.term()).add(descending ? "<?" : ">?", v));
    if (descending && c.nullable) {
        out.push_back(Part().add(c.name).add(" IS NULL"));
    }
    return out;
}

std::string escapedForLike(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out;
}

Part startsWith(const Column& c, const std::string& text)
{
    Part p;
    p.add("(");
    if (c.nocase) {
        // SQLite does not use an index for LIKE with a bound pattern and ESCAPE; a range it does.
        p.add(c.term()).add(">=?", text).add(" AND ").add(c.term());
        p.add("<?", text + "\xf4\x8f\xbf\xbf").add(" AND ");
    }
    return p.add(c.name).add(" LIKE ?", escapedForLike(text) + "%").add(" ESCAPE '\\')");
}

std::string phrase(std::string_view word)
{
    std::string out = "\"";
    for (const char c : word) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + '"';
}

Part inSearch(const RecordType& type, const std::string& match)
{
    const auto fts = quoted(std::string(type.key) + "_fts");
    Part p;
    p.add("rid IN (SELECT rowid FROM ").add(fts).add(" WHERE ").add(fts);
    return p.add(" MATCH ?", match).add(")");
}

std::string textOf(const Value& v)
{
    if (const auto* t = asText(v)) {
        return *t;
    }
    const auto* n = asInteger(v);
    return n ? std::to_string(*n) : std::string();
}

Result<Part> conditionSql(const RecordType& type, const Condition& condition)
{
    const auto column = columnOf(type, condition.field);
    if (!column) {
        return noField(type, condition.field);
    }
    const auto& c = *column;
    const bool takesNone =
        condition.compare == Compare::Null || condition.compare == Compare::NotNull;
    if (condition.compare != Compare::In && condition.values.size() != (takesNone ? 0U : 1U)) {
        return Fault::invalid(
            Text(msg("store", "The condition on “%1” needs exactly one value."), {condition.field}),
            "QUERY-VALUE");
    }
    const Value none;
    const auto& v = condition.values.empty() ? none : condition.values.front();
    Part p;
    switch (condition.compare) {
    case Compare::Equal:
        return equal(c, v);
    case Compare::NotEqual:
        return p.add(c.name).add(" IS NOT ?", v);
    case Compare::Less:
        return p.add(c.term()).add("<?", v);
    case Compare::LessOrEqual:
        return p.add(c.term()).add("<=?", v);
    case Compare::Greater:
        return p.add(c.term()).add(">?", v);
    case Compare::GreaterOrEqual:
        return p.add(c.term()).add(">=?", v);
    case Compare::Null:
        return p.add(c.name).add(" IS NULL");
    case Compare::NotNull:
        return p.add(c.name).add(" IS NOT NULL");
    case Compare::In: {
        if (condition.values.size() > kMaxValues) {
            return Fault{FaultCode::TooLarge,
                         Text(msg("store", "The filter on “%1” has %2 values, at most %3 are "
                                           "possible. Choose fewer."),
                              {condition.field, condition.values.size(), kMaxValues}),
                         {},
                         "QUERY-VALUES"};
        }
        bool withNull = false;
        Part list;
        for (const auto& one : condition.values) {
            if (isNull(one)) {
                withNull = true;
            } else {
                list.add(list.sql.empty() ? "?" : ",?", one);
            }
        }
        p.add("(");
        if (c.nocase && !list.sql.empty()) {
            p.add(c.term()).add(" IN (").add(list).add(") AND ");
        }
        p.add(c.name).add(" IN (").add(list).add(")");
        if (withNull) {
            p.add(" OR ").add(c.name).add(" IS NULL");
        }
        return p.add(")");
    }
    case Compare::StartsWith:
        return startsWith(c, textOf(v));
    case Compare::Contains: {
        const auto text = textOf(v);
        const auto* def = type.field(condition.field);
        if (def && def->traits.searchable && lengthInCharacters(text) >= kTrigram &&
            text.find('\0') == text.npos) {
            return inSearch(type, c.name + " : " + phrase(text));
        }
        return p.add(c.name).add(" LIKE ?", "%" + escapedForLike(text) + "%").add(" ESCAPE '\\'");
    }
    }
    return Fault::internal("unknown comparison");
}

/// Every word must occur. The words are data, never query syntax: `R-0999` is looked for as it is.
Result<Part> searchSql(const RecordType& type, const std::string& search)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : search + " ") {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0') {
            if (!word.empty()) {
                words.push_back(std::exchange(word, {}));
            }
        } else {
            word += c;
        }
    }
    const bool indexed = std::any_of(type.fields.begin(), type.fields.end(),
                                     [](const auto& f) { return f.traits.searchable; });
    std::vector<Column> titles;
    for (const auto* name : type.title) {
        if (auto c = columnOf(type, name)) {
            titles.push_back(std::move(*c));
        }
    }
    std::string match;
    Part p;
    for (const auto& w : words) {
        if (indexed && lengthInCharacters(w) >= kTrigram) {
            match += (match.empty() ? "" : " ") + phrase(w);
            continue;
        }
        Part any;
        for (const auto& c : titles) {
            any.add(any.sql.empty() ? "(" : " OR ").add(startsWith(c, w));
        }
        p.add(p.sql.empty() ? "" : " AND ");
        any.sql.empty() ? p.add("0") : p.add(any).add(")");
    }
    if (!match.empty()) {
        p.add(p.sql.empty() ? "" : " AND ").add(inSearch(type, match));
    }
    return p;
}

/// What all rows of the answer fulfil, without the condition number `skip`.
Result<Part> whereSql(const RecordType& type, const Query& q,
                      std::size_t skip = static_cast<std::size_t>(-1))
{
    Part p;
    p.add("deleted=0");
    for (std::size_t i = 0; i < q.where.size(); ++i) {
        if (i == skip) {
            continue;
        }
        auto one = conditionSql(type, q.where[i]);
        if (!one) {
            return one;
        }
        p.add(" AND ").add(*one);
    }
    if (!q.search.empty()) {
        auto search = searchSql(type, q.search);
        if (!search) {
            return search;
        }
        if (!search->sql.empty()) {
            p.add(" AND ").add(*search);
        }
    }
    return p;
}

Status fits(const RecordType& type, const Query& q, const RowKey& key)
{
    if (key.values.size() == orderOf(type, q).size()) {
        return okStatus();
    }
    return Fault::invalid(
        Text(msg("store", "The place in the list of %1 does not fit its order. Go "
                          "to the beginning of the list."),
             {type.plural}),
        "QUERY-KEY");
}

const Value& keyValue(const RowKey& key, std::size_t i, Value& idHolder)
{
    if (i < key.values.size()) {
        return key.values[i];
    }
    idHolder = key.id;
    return idHolder;
}

/// The rows behind `key` as disjoint sets, nearest first: equal in all terms but the last and
/// behind in that one, and so on outwards. Each set is one range of an index in this order, however
/// many rows share a value and wherever NULL stands; a single OR of them would scan.
std::vector<Part> rangesBehind(const std::vector<OrderTerm>& order, const RowKey& key,
                               bool backward)
{
    std::vector<Part> out;
    Value idHolder;
    for (std::size_t n = order.size(); n-- > 0;) {
        for (const auto& last :
             behind(order[n].column, keyValue(key, n, idHolder), order[n].descending != backward)) {
            Part p;
            for (std::size_t i = 0; i < n; ++i) {
                p.add(level(order[i].column, keyValue(key, i, idHolder))).add(" AND ");
            }
            out.push_back(std::move(p.add(last)));
        }
    }
    return out;
}

/// A coarse field filtered by a few values: (condition, its distinct values).
std::optional<std::pair<std::size_t, std::vector<Value>>> mergedValues(const RecordType& type,
                                                                       const Query& q)
{
    for (std::size_t i = 0; i < q.where.size(); ++i) {
        const auto& c = q.where[i];
        const auto* def = type.field(c.field);
        if (!def || c.compare != Compare::In || !def->traits.indexed || !isCoarse(*def)) {
            continue;
        }
        auto values = c.values;
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        if (values.size() > 1 && values.size() <= kMergedValues) {
            return std::pair(i, std::move(values));
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<Sort> orderOf(const RecordType& type, const Query& q)
{
    if (q.sort.empty()) {
        return type.defaultSort;
    }
    auto out = q.sort;
    const auto* first = type.field(out.front().field);
    const bool hasIndex = first && (first->traits.indexed || first->kind == FieldKind::Reference);
    if (out.size() == 1 && hasIndex && isCoarse(*first)) {
        for (const auto& s : type.defaultSort) {
            if (s.field != out.front().field) {
                // Mirrored as a whole, so that one index read backward serves.
                out.push_back({s.field, s.descending != out.front().descending});
            }
        }
    }
    return out;
}

RowKey keyOf(const RecordType& type, const Query& q, const Record& row)
{
    RowKey key{{}, row.id};
    for (const auto& s : orderOf(type, q)) {
        key.values.push_back(s.field == "id" ? Value(row.id) : row.value(s.field));
    }
    return key;
}

Result<SqlText> pageSql(const RecordType& type, const Query& q,
                        const std::vector<std::string>& fields)
{
    auto order = orderTerms(type, q);
    if (!order) {
        return std::move(order).fault();
    }
    SqlText out;
    out.columns = {"id", "row_ver", "ext", "deleted"};
    if (fields.empty()) {
        for (const auto& f : type.fields) {
            out.columns.emplace_back(f.name);
        }
    }
    const auto addColumn = [&](const std::string& name) {
        if (std::find(out.columns.begin(), out.columns.end(), name) == out.columns.end()) {
            out.columns.push_back(name);
        }
    };
    for (const auto& name : fields) {
        if (!columnOf(type, name)) {
            return noField(type, name);
        }
        addColumn(name);
    }
    for (const auto& t : *order) {
        addColumn(t.field);
    }
    std::string select = "SELECT ";
    for (std::size_t i = 0; i < out.columns.size(); ++i) {
        select += (i ? "," : "") + quoted(out.columns[i]);
    }
    select += " FROM " + quoted(type.key) + " WHERE ";

    const auto merged = q.limit > 0 ? mergedValues(type, q) : std::nullopt;
    auto where = merged ? whereSql(type, q, merged->first) : whereSql(type, q);
    if (!where) {
        return std::move(where).fault();
    }
    std::vector<Part> ranges(1);
    if (q.after) {
        MYSPIKE_TRY(fits(type, q, *q.after));
        ranges = rangesBehind(*order, *q.after, q.backward);
    }
    std::vector<Part> branches;
    for (const auto& range : ranges) {
        const auto one = [&](const Part* value) {
            Part p;
            p.add(*where);
            if (value) {
                p.add(" AND ").add(*value);
            }
            if (!range.sql.empty()) {
                p.add(" AND ").add(range);
            }
            branches.push_back(std::move(p));
        };
        if (!merged) {
            one(nullptr);
            continue;
        }
        const auto column = *columnOf(type, q.where[merged->first].field);
        for (const auto& v : merged->second) {
            const auto value = equal(column, v);
            one(&value);
        }
    }

    const auto limit = q.limit > 0 ? " LIMIT " + std::to_string(q.limit) : std::string();
    const auto reading = orderBy(*order, q.backward);
    Part page;
    if (branches.empty()) {
        page.add(select).add("0");
    } else if (branches.size() == 1) {
        page.add(select).add(branches.front()).add(reading).add(limit);
    } else {
        page.add("SELECT * FROM (");
        for (std::size_t i = 0; i < branches.size(); ++i) {
            page.add(i ? " UNION ALL SELECT * FROM (" : "SELECT * FROM (");
            page.add(select).add(branches[i]).add(reading).add(limit).add(")");
        }
        page.add(")").add(reading).add(limit);
    }
    if (q.backward && !branches.empty()) {
        Part turned;
        turned.add("SELECT * FROM (").add(page).add(")").add(orderBy(*order, false));
        page = std::move(turned);
    }
    out.sql = std::move(page.sql);
    out.binds = std::move(page.binds);
    return out;
}

Result<SqlText> countSql(const RecordType& type, const Query& q, std::int64_t cap)
{
    auto where = whereSql(type, q);
    if (!where) {
        return std::move(where).fault();
    }
    const auto from = "FROM " + quoted(type.key) + " WHERE " + where->sql;
    return SqlText{cap > 0 ? "SELECT count(*) FROM (SELECT 1 " + from + " LIMIT " +
                                 std::to_string(cap) + ")"
                           : "SELECT count(*) " + from,
                   std::move(where->binds),
                   {"count"}};
}

Result<SqlText> anchorSql(const RecordType& type, const Query& q, std::int64_t every)
{
    assert(every > 0);
    auto order = orderTerms(type, q);
    auto where = whereSql(type, q);
    if (!order || !where) {
        return order ? std::move(where).fault() : std::move(order).fault();
    }
    SqlText out;
    std::string columns;
    for (const auto& t : *order) {
        columns += (columns.empty() ? "" : ",") + t.column.name;
        out.columns.push_back(t.field);
    }
    out.sql = "SELECT " + columns + " FROM (SELECT " + columns + ",row_number() OVER (" +
              orderBy(*order, false).substr(1) + ") AS number FROM " + quoted(type.key) +
              " WHERE " + where->sql + ") WHERE number%" + std::to_string(every) +
              "=0 ORDER BY number";
    out.binds = std::move(where->binds);
    return out;
}

Result<SqlText> distanceSql(const RecordType& type, const Query& q, const RowKey& upTo)
{
    auto order = orderTerms(type, q);
    auto where = whereSql(type, q);
    if (!order || !where) {
        return order ? std::move(where).fault() : std::move(order).fault();
    }
    MYSPIKE_TRY(fits(type, q, upTo));
    // Every range behind the start meets every range before the end; what both bound is one range
    // of the index again.
    std::vector<Part> from(1);
    if (q.after) {
        MYSPIKE_TRY(fits(type, q, *q.after));
        from = rangesBehind(*order, *q.after, false);
    }
    const auto to = rangesBehind(*order, upTo, true);
    Part sum;
    const auto addCount = [&](const Part& start, const Part& end) {
        sum.add(sum.sql.empty() ? "SELECT " : "+").add("(SELECT count(*) FROM ");
        sum.add(quoted(type.key)).add(" WHERE ").add(*where);
        if (!start.sql.empty()) {
            sum.add(" AND ").add(start);
        }
        sum.add(" AND ").add(end).add(")");
    };
    for (const auto& start : from) {
        for (const auto& end : to) {
            addCount(start, end);
        }
        addCount(start, Part().add("id=?", upTo.id));
    }
    if (sum.sql.empty()) {
        sum.add("SELECT 0");
    }
    return SqlText{std::move(sum.sql), std::move(sum.binds), {"count"}};
}

Result<SqlText> distinctSql(const RecordType& type, const Query& q, const std::string& field)
{
    const auto column = columnOf(type, field);
    if (!column) {
        return noField(type, field);
    }
    auto where = whereSql(type, q);
    if (!where) {
        return std::move(where).fault();
    }
    return SqlText{"SELECT " + column->name + ",count(*) AS n FROM " + quoted(type.key) +
                       " WHERE " + where->sql + " GROUP BY " + column->name + " ORDER BY n DESC,1",
                   std::move(where->binds),
                   {field, "count"}};
}

} // namespace myspike
