#include "tests/support/shared/memory_transaction.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/unicode.h"

namespace myspike::test {

namespace {

bool contains(const std::string& text, const std::string& part)
{
    return foldForSearch(text).find(foldForSearch(part)) != std::string::npos;
}

bool textMatches(const Value& value, const Condition& c)
{
    const auto* text = asText(value);
    const auto* part = c.values.empty() ? nullptr : asText(c.values.front());
    if (!text || !part) {
        return false;
    }
    return c.compare == Compare::Contains ? contains(*text, *part)
                                          : foldForSearch(*text).starts_with(foldForSearch(*part));
}

/// As SQL: a comparison with nothing is never true, except where nothing is asked for.
bool holds(const Value& value, const Condition& c)
{
    switch (c.compare) {
    case Compare::Null:
        return isNull(value);
    case Compare::NotNull:
        return !isNull(value);
    case Compare::In:
        return std::find(c.values.begin(), c.values.end(), value) != c.values.end();
    case Compare::Contains:
    case Compare::StartsWith:
        return textMatches(value, c);
    default:
        break;
    }
    const Value other = c.values.empty() ? Value() : c.values.front();
    if (isNull(other) || isNull(value)) {
        return c.compare == Compare::Equal      ? isNull(other) && isNull(value)
               : c.compare == Compare::NotEqual ? isNull(other) != isNull(value)
                                                : false;
    }
    switch (c.compare) {
    case Compare::Equal:
        return value == other;
    case Compare::NotEqual:
        return value != other;
    case Compare::Less:
        return value < other;
    case Compare::LessOrEqual:
        return value <= other;
    case Compare::Greater:
        return value > other;
    default:
        return value >= other;
    }
}

bool isFound(const Record& r, const std::string& search)
{
    std::string all;
    for (const auto& f : r.type().fields) {
        if (f.traits.searchable) {
            if (const auto* text = asText(r.value(f.name))) {
                all += *text + "\n";
            }
        }
    }
    std::size_t begin = 0;
    while (begin < search.size()) {
        const auto end = std::min(search.find(' ', begin), search.size());
        if (end > begin && !contains(all, search.substr(begin, end - begin))) {
            return false;
        }
        begin = end + 1;
    }
    return true;
}

RowKey keyOf(const Record& r, const std::vector<Sort>& sort)
{
    RowKey key{{}, r.id};
    for (const auto& s : sort) {
        key.values.push_back(r.value(s.field));
    }
    return key;
}

/// In list order: by each sort value, then by id in the direction of the last one.
bool before(const RowKey& a, const RowKey& b, const std::vector<Sort>& sort)
{
    for (std::size_t i = 0; i < sort.size(); ++i) {
        if (a.values[i] != b.values[i]) {
            return sort[i].descending ? b.values[i] < a.values[i] : a.values[i] < b.values[i];
        }
    }
    return a.id < b.id;
}

} // namespace

void MemoryTransaction::begin(ActContext context)
{
    m_context = std::move(context);
    m_idCounter = 0;
    m_changes.clear();
    m_rowsBefore = m_rows;
    m_seriesBefore = m_series;
    m_fault.reset();
}

void MemoryTransaction::rollback()
{
    m_rows = m_rowsBefore;
    m_series = m_seriesBefore;
    m_changes.clear();
}

void MemoryTransaction::put(const Record& record)
{
    rowsOf(record.typeKey()).insert_or_assign(record.id, record);
}

void MemoryTransaction::becomeReplica(const std::set<std::string>& scopes)
{
    server = false;
    for (auto& [key, rows] : m_rows) {
        std::erase_if(rows, [&](const auto& row) {
            const auto own = row.second.type().scopes(row.second);
            return std::none_of(own.begin(), own.end(),
                                [&](const std::string& s) { return scopes.contains(s); });
        });
    }
    for (const auto* t : m_catalogue.types()) {
        if (!t->fullReplica) {
            notHeld.insert(t->key);
        }
    }
}

const MemoryTransaction::Rows* MemoryTransaction::rowsIfAny(std::string_view type) const
{
    const auto it = m_rows.find(type);
    return it == m_rows.end() ? nullptr : &it->second;
}

Lookup MemoryTransaction::find(std::string_view type, const Id& id) const
{
    if (const auto* rows = rowsIfAny(type)) {
        if (const auto it = rows->find(id); it != rows->end()) {
            return {Lookup::Kind::Found, it->second};
        }
    }
    return {holdsAll(type) ? Lookup::Kind::Absent : Lookup::Kind::NotHeld, {}};
}

std::vector<Record> MemoryTransaction::query(const Query& q) const
{
    std::vector<Record> out;
    const auto* type = m_catalogue.type(q.type);
    for (const auto& c : q.where) {
        if (type && !type->field(c.field)) {
            m_fault = Fault::internal("no field " + q.type + "." + c.field);
        }
    }
    const auto* rows = rowsIfAny(q.type);
    if (!rows) {
        return out;
    }
    for (const auto& [id, r] : *rows) {
        const bool matches = std::all_of(q.where.begin(), q.where.end(), [&](const Condition& c) {
            return holds(r.value(c.field), c);
        });
        if (!r.deleted && matches && isFound(r, q.search)) {
            out.push_back(r);
        }
    }
    const auto& sort = q.sort.empty() && type ? type->defaultSort : q.sort;
    std::sort(out.begin(), out.end(), [&](const Record& a, const Record& b) {
        return before(keyOf(a, sort), keyOf(b, sort), sort);
    });
    if (q.after) {
        std::erase_if(out, [&](const Record& r) {
            const auto key = keyOf(r, sort);
            return q.backward ? !before(key, *q.after, sort) : !before(*q.after, key, sort);
        });
    }
    if (q.limit > 0 && out.size() > q.limit) {
        const auto surplus = static_cast<std::ptrdiff_t>(out.size() - q.limit);
        if (q.backward) {
            out.erase(out.begin(), out.begin() + surplus);
        } else {
            out.erase(out.end() - surplus, out.end());
        }
    }
    return out;
}

std::int64_t MemoryTransaction::count(const Query& q) const
{
    Query all = q;
    all.after.reset();
    all.limit = 0;
    return static_cast<std::int64_t>(query(all).size());
}

bool MemoryTransaction::holdsAll(std::string_view type) const
{
    return !notHeld.contains(std::string(type));
}

void MemoryTransaction::remember(const Record* before, const Record& after)
{
    for (auto& c : m_changes) {
        if (c.after.id == after.id && c.after.typeKey() == after.typeKey()) {
            c.after = after;
            return;
        }
    }
    m_changes.push_back({before ? std::optional(*before) : std::nullopt, after});
}

/// As the server's foreign keys do, at once and not at the end.
Status MemoryTransaction::checkReferences(const Record& record) const
{
    for (const auto& f : record.type().fields) {
        const auto* id = asId(record.value(f.name));
        if (server && id && !find(f.refType, *id)) {
            return Fault::internal(
                fmt::format("{}.{} points to no {}", record.typeKey(), f.name, f.refType));
        }
    }
    return okStatus();
}

Status MemoryTransaction::insert(const Record& record)
{
    MYSPIKE_TRY(checkReferences(record));
    auto& rows = rowsOf(record.typeKey());
    if (rows.contains(record.id)) {
        return Fault{FaultCode::Conflict, {}, std::string(record.typeKey()), "TWICE"};
    }
    remember(nullptr, record);
    rows.emplace(record.id, record);
    return okStatus();
}

Status MemoryTransaction::update(const Record& record)
{
    MYSPIKE_TRY(checkReferences(record));
    auto& rows = rowsOf(record.typeKey());
    const auto it = rows.find(record.id);
    if (it == rows.end()) {
        return Fault::internal("update of a missing row of " + std::string(record.typeKey()));
    }
    remember(&it->second, record);
    it->second = record;
    return okStatus();
}

Status MemoryTransaction::remove(std::string_view type, const Id& id)
{
    auto found = find(type, id);
    if (!found) {
        return Fault::internal("removal of a missing row of " + std::string(type));
    }
    found.record.deleted = true;
    return update(found.record);
}

Result<std::int64_t> MemoryTransaction::nextNumber(std::string_view series, int year)
{
    if (!server) {
        return Fault{FaultCode::Offline, {}, std::string(series), {}};
    }
    const auto key = fmt::format("{}/{}", series, year);
    const auto n = ++m_series[key];
    numbers.push_back(fmt::format("{}/{}", key, n));
    return n;
}

Status MemoryTransaction::run(std::string_view command, const Id& subject, const Values& args)
{
    const auto* c = m_catalogue.command(command);
    return c ? c->run(*this, subject, args)
             : Status(Fault::internal("unknown command " + std::string(command)));
}

Status MemoryTransaction::transition(std::string_view type, const Id& subject,
                                     std::string_view name)
{
    auto found = find(type, subject);
    const auto* t = found ? found->type().workflow.transition(name) : nullptr;
    if (!t) {
        return Fault::internal(fmt::format("no transition {} of {}", name, type));
    }
    const auto* state = asText(found->value(found->type().workflow.field));
    if (!state || std::find(t->from.begin(), t->from.end(), *state) == t->from.end()) {
        return Fault{FaultCode::Conflict, t->label,
                     fmt::format("{}.{} from {}", type, name, state ? *state : "nothing"), "STATE"};
    }
    return applyTransition(*this, *t, std::move(found.record));
}

} // namespace myspike::test
