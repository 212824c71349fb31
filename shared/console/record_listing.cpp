#include "shared/console/record_listing.h"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <ostream>
#include <unordered_map>
#include <utility>

#include "shared/base/json.h"
#include "shared/base/unicode.h"
#include "shared/console/field_text.h"
#include "shared/console/said.h"

namespace json = boost::json;

namespace myspike {

namespace {

constexpr std::size_t kPage = 1'000;
constexpr std::size_t kWidestColumn = 60;

std::string names(const RecordType& type)
{
    std::string out;
    for (const auto& f : type.fields) {
        out += (out.empty() ? "" : ", ") + std::string(f.name);
    }
    return out;
}

Result<const RecordType*> typeCalled(const RecordStore& store, const std::string& key)
{
    if (const auto* type = store.catalogue().type(key)) {
        return type;
    }
    std::string known;
    for (const auto* t : store.catalogue().types()) {
        known += (known.empty() ? "" : ", ") + std::string(t->key);
    }
    return refusedSaying(fmt::format("There is no type “{}”. Types are: {}.", key, known),
                         FaultCode::NotFound);
}

Result<const FieldDef*> fieldCalled(const RecordType& type, const std::string& name)
{
    if (const auto* field = type.field(name)) {
        return field;
    }
    return refusedSaying(
        fmt::format("“{}” has no field “{}”. Its fields are: {}.", type.key, name, names(type)),
        FaultCode::NotFound);
}

Result<Query> queryFor(const RecordStore& store, const RecordType& type,
                       const std::vector<std::string>& where)
{
    Query q{.type = type.key};
    ReferenceFinder finder(store);
    for (const auto& condition : where) {
        const auto equal = condition.find('=');
        if (equal == std::string::npos) {
            return refusedSaying(fmt::format("“{}” is no condition. Write FIELD=VALUE, for "
                                             "instance state=Terengganu.",
                                             condition));
        }
        auto field = fieldCalled(type, condition.substr(0, equal));
        if (!field) {
            return std::move(field).fault();
        }
        auto value =
            valueFromText(**field, std::string_view(condition).substr(equal + 1),
                          [&](const auto& to, auto text) { return finder.byAnyName(to, text); });
        if (!value) {
            return std::move(value).fault();
        }
        if (isNull(*value)) {
            q.with({(*field)->name, Compare::Null, {}});
        } else {
            q.with({(*field)->name, Compare::Equal, {std::move(*value)}});
        }
    }
    return q;
}

/// Values as people read them, each title looked up once.
class Words
{
public:
    explicit Words(const RecordStore& store) : m_store(store) {}

    std::string of(const FieldDef& field, const Value& value)
    {
        const auto* id = asId(value);
        if (!id || field.kind != FieldKind::Reference) {
            return textOfValue(field, value);
        }
        const auto [known, isNew] = m_titles.emplace(*id, std::string());
        if (isNew) {
            const auto found = m_store.find(field.refType, *id);
            known->second = found ? found->type().titleOf(*found) : id->toString();
        }
        return known->second;
    }

private:
    const RecordStore& m_store;
    std::unordered_map<Id, std::string> m_titles;
};

std::string csvCell(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string out = "\"";
    for (const char c : text) {
        out += c;
        if (c == '"') {
            out += '"';
        }
    }
    return out + '"';
}

void writeCsv(std::ostream& out, const std::vector<std::string>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out << (i == 0 ? "" : ",") << csvCell(cells[i]);
    }
    out << "\r\n"; // RFC 4180
}

/// Columns on a terminal: wide characters take two, marks none.
std::size_t columnsOf(std::string_view text)
{
    std::size_t width = 0;
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t point = 0;
        const auto used = utf8proc_iterate(at, left, &point);
        if (used <= 0) {
            break;
        }
        width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point)));
        at += used;
        left -= used;
    }
    return width;
}

std::string shortened(std::string text, std::size_t columns)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (columnsOf(text) <= columns) {
        return text;
    }
    while (columnsOf(text) > columns - 1) {
        do {
            text.pop_back();
        } while (!text.empty() && !isValidUtf8(text));
    }
    return text + "…";
}

void writeTable(std::ostream& out, const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], columnsOf(row[i]));
        }
    }
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            line.append(widths[i] - columnsOf(row[i]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    }
}

json::value jsonOf(const FieldDef& field, const Value& value, Words& words)
{
    if (isNull(value)) {
        return nullptr;
    }
    const auto* n = asInteger(value);
    if (n && field.kind == FieldKind::Boolean) {
        return *n != 0;
    }
    if (n && field.kind == FieldKind::Integer) {
        return *n;
    }
    return json::value(words.of(field, value));
}

Status writeJson(std::ostream& out, const json::object& object, bool first)
{
    auto text = canonicalJson(object);
    if (!text) {
        return std::move(text).fault();
    }
    out << (first ? "" : ",") << *text;
    return okStatus();
}

/// Calls `row` for every record of the query, a page at a time.
template <class Row> Status forEach(const RecordStore& store, Query q, Row row)
{
    q.limit = kPage;
    const auto& type = *store.catalogue().type(q.type);
    for (;;) {
        const auto page = store.query(q);
        if (store.fault()) {
            return *store.fault();
        }
        for (const auto& r : page) {
            MYSPIKE_TRY(row(r));
        }
        if (page.size() < kPage) {
            return okStatus();
        }
        q.after = keyOf(type, q, page.back());
    }
}

} // namespace

Status listRecords(const RecordStore& store, const ListingRequest& request, std::ostream& out)
{
    auto type = typeCalled(store, request.type);
    if (!type) {
        return std::move(type).fault();
    }
    auto q = queryFor(store, **type, request.where);
    if (!q) {
        return std::move(q).fault();
    }
    Words words(store);
    const bool table = request.format == ListFormat::Table;
    std::vector<const FieldDef*> fields;
    std::vector<std::string> header;
    for (const auto& f : (*type)->fields) {
        if (!f.traits.hidden && (!table || f.traits.inList)) {
            fields.push_back(&f);
            header.emplace_back(f.name);
        }
    }
    if (request.format == ListFormat::Json) {
        bool first = true;
        out << '[';
        MYSPIKE_TRY(forEach(store, std::move(*q), [&](const Record& r) {
            json::object o{{"id", r.id.toString()}};
            for (const auto* f : fields) {
                o[f->name] = jsonOf(*f, r.value(f->name), words);
            }
            return writeJson(out, o, std::exchange(first, false));
        }));
        out << "]\n";
        return okStatus();
    }
    const auto cells = [&](const Record& r) {
        std::vector<std::string> row;
        for (const auto* f : fields) {
            row.push_back(words.of(*f, r.value(f->name)));
        }
        return row;
    };
    if (request.format == ListFormat::Csv) {
        header.insert(header.begin(), "id");
        writeCsv(out, header);
        return forEach(store, std::move(*q), [&](const Record& r) {
            auto row = cells(r);
            row.insert(row.begin(), r.id.toString());
            writeCsv(out, row);
            return okStatus();
        });
    }
    std::vector<std::vector<std::string>> rows{header};
    MYSPIKE_TRY(forEach(store, std::move(*q), [&](const Record& r) {
        auto& row = rows.emplace_back(cells(r));
        for (auto& cell : row) {
            cell = shortened(std::move(cell), kWidestColumn);
        }
        return okStatus();
    }));
    writeTable(out, rows);
    out << rows.size() - 1 << (rows.size() == 2 ? " row\n" : " rows\n");
    return okStatus();
}

Status countRecords(const RecordStore& store, const ListingRequest& request, const std::string& by,
                    std::ostream& out)
{
    auto type = typeCalled(store, request.type);
    if (!type) {
        return std::move(type).fault();
    }
    auto q = queryFor(store, **type, request.where);
    if (!q) {
        return std::move(q).fault();
    }
    std::vector<std::pair<std::string, std::int64_t>> lines;
    std::string heading = by;
    if (by.empty()) {
        const auto n = store.count(*q);
        if (store.fault()) {
            return *store.fault();
        }
        if (request.format == ListFormat::Table) {
            out << n << '\n';
            return okStatus();
        }
        heading = "type";
        lines.emplace_back(request.type, n);
    } else {
        auto field = fieldCalled(**type, by);
        if (!field) {
            return std::move(field).fault();
        }
        Words words(store);
        for (const auto& [value, n] : store.distinctCounts(*q, by)) {
            lines.emplace_back(words.of(**field, value), n);
        }
        if (store.fault()) {
            return *store.fault();
        }
    }
    if (request.format == ListFormat::Json) {
        bool first = true;
        out << '[';
        for (const auto& [value, n] : lines) {
            MYSPIKE_TRY(writeJson(out, json::object{{heading, value}, {"count", n}},
                                  std::exchange(first, false)));
        }
        out << "]\n";
        return okStatus();
    }
    if (request.format == ListFormat::Csv) {
        writeCsv(out, {heading, "count"});
        for (const auto& [value, n] : lines) {
            writeCsv(out, {value, std::to_string(n)});
        }
        return okStatus();
    }
    std::vector<std::vector<std::string>> rows{{heading, "count"}};
    for (const auto& [value, n] : lines) {
        rows.push_back({shortened(value, kWidestColumn), std::to_string(n)});
    }
    writeTable(out, rows);
    return okStatus();
}

} // namespace myspike
