#include "server/ops/import/importer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <ostream>
#include <set>
#include <unordered_map>

#include "shared/base/hash.h"
#include "shared/console/said.h"
#include "shared/store/transactions.h"

namespace myspike {

namespace {

constexpr std::size_t kWarningsShown = 5;
constexpr const char* kImport = "import";

std::vector<ExpectedHeader> headersOf(const TableMapping& mapping, const RecordType& type)
{
    std::vector<ExpectedHeader> out;
    const auto add = [&out](std::string name) -> ExpectedHeader& {
        for (auto& h : out) {
            if (h.name == name) {
                return h;
            }
        }
        return out.emplace_back(ExpectedHeader{std::move(name), {}});
    };
    // The mapping's own headings come first: they stand for its columns and for no other field.
    for (const auto& column : mapping.columns) {
        auto& h = add(column.name);
        h.aliases.insert(h.aliases.end(), column.headings.begin(), column.headings.end());
    }
    for (const auto& field : type.fields) {
        if (field.traits.readOnly || field.traits.hidden) {
            continue;
        }
        auto& h = add(field.name);
        h.aliases.insert(h.aliases.end(), field.traits.aliases.begin(), field.traits.aliases.end());
    }
    return out;
}

std::string joined(const std::vector<std::string>& parts, const char* with = ", ")
{
    std::string out;
    for (const auto& p : parts) {
        out += (out.empty() ? "" : with) + p;
    }
    return out;
}

/// The headings of a file for a sentence: the first ones, none longer than a line.
std::string inShort(const std::vector<std::string>& headings)
{
    constexpr std::size_t kShown = 12;
    constexpr std::size_t kLongest = 40;
    std::vector<std::string> out;
    for (const auto& h : headings) {
        auto cut = std::min(h.size(), kLongest);
        while (cut < h.size() && cut > 0 && (h[cut] & 0xC0) == 0x80) {
            --cut; // not within a character
        }
        out.push_back(cut < h.size() ? h.substr(0, cut) + "…" : h);
        if (out.size() == kShown && headings.size() > kShown) {
            return joined(out) + fmt::format(" and {} more", headings.size() - kShown);
        }
    }
    return joined(out);
}

/// "state (or negeri, state_abbr)"
std::string headingsOf(const std::vector<ExpectedHeader>& headers, const char* name)
{
    for (const auto& h : headers) {
        if (h.name == name && !h.aliases.empty()) {
            return h.name + " (or " + joined(h.aliases) + ")";
        }
    }
    return name;
}

std::vector<std::string> lackingOf(const TableMapping& mapping,
                                   const std::vector<ExpectedHeader>& headers,
                                   const std::function<bool(const char*)>& has)
{
    std::vector<std::string> lacking;
    for (const auto& group : mapping.needed) {
        if (std::any_of(group.begin(), group.end(), has)) {
            continue;
        }
        std::vector<std::string> ways;
        for (const auto* name : group) {
            ways.push_back(headingsOf(headers, name));
        }
        lacking.push_back(joined(ways, " or "));
    }
    return lacking;
}

class Import
{
public:
    Import(StoreFolder& store, const ImportRequest& request, const ConsoleOperator& by)
        : m_store(store), m_request(request), m_by(by), m_finder(*store.records)
    {
    }

    Result<ImportReport> run(std::string_view bytes)
    {
        const auto& catalogue = m_store.records->catalogue();
        m_mapping = tableMapping(m_request.type);
        if (const auto* type = m_mapping ? nullptr : catalogue.type(m_request.type)) {
            m_plain = plainMapping(*type);
            m_mapping = m_plain ? &*m_plain : nullptr;
        }
        if (!m_mapping) {
            std::vector<std::string> known;
            for (const auto& m : tableMappings()) {
                known.push_back(m.type);
            }
            for (const auto* type : catalogue.types()) {
                if (plainMapping(*type) && !tableMapping(type->key)) {
                    known.push_back(type->key);
                }
            }
            return refusedSaying(fmt::format("“{}” cannot be imported. Types that can: {}.",
                                             m_request.type, joined(known)));
        }
        m_type = catalogue.type(m_mapping->rowType);
        const auto headers = headersOf(*m_mapping, *m_type);
        MYSPIKE_TRY(checkNames(headers));
        DelimitedOptions options{.expectHeaders = headers,
                                 .positionalHeaders = m_mapping->withoutHeadings};
        for (auto& h : options.expectHeaders) {
            if (const auto given = m_request.headings.find(h.name);
                given != m_request.headings.end()) {
                h.aliases = {given->second};
            }
        }
        auto table = readDelimited(bytes, options);
        if (!table) {
            return std::move(table).fault();
        }
        m_digest = toHex(sha256(bytes));
        ImportColumns columns{*table, {}, m_request.constants};
        MYSPIKE_TRY(fit(columns, headers));
        for (const auto& n : table->notes) {
            m_report.notes.push_back(n.english());
        }
        for (const auto& f : table->findings) {
            m_report.warnings.push_back(
                {f.line, f.column, headingAt(*table, f.column), "ROW-SHAPE", f.text.english()});
        }
        auto transaction = WriteTransaction::begin(m_store.database);
        if (!transaction) {
            return std::move(transaction).fault();
        }
        auto done = readRows(columns);
        if (done.ok()) {
            done = hand(columns);
        }
        if (!done.ok() || m_request.dryRun) {
            transaction->rollback();
            MYSPIKE_TRY(m_store.authority->refresh());
            MYSPIKE_TRY(done);
        } else {
            MYSPIKE_TRY(transaction->commit());
        }
        count();
        return std::move(m_report);
    }

private:
    static std::string headingAt(const DelimitedTable& table, std::uint32_t position)
    {
        for (const auto& c : table.columns) {
            if (c.position == position) {
                return c.name;
            }
        }
        return {};
    }

    Status checkNames(const std::vector<ExpectedHeader>& headers) const
    {
        const auto check = [&](const std::string& field, const char* option) -> Status {
            std::vector<std::string> names;
            for (const auto& h : headers) {
                if (h.name == field) {
                    return okStatus();
                }
                names.push_back(h.name);
            }
            return refusedSaying(fmt::format("{} {}=…: “{}” has no such field. It has: {}.", option,
                                             field, m_request.type, joined(names)));
        };
        for (const auto& [field, heading] : m_request.headings) {
            MYSPIKE_TRY(check(field, "--map"));
        }
        for (const auto& [field, value] : m_request.constants) {
            MYSPIKE_TRY(check(field, "--set"));
        }
        return okStatus();
    }

    /// Which column stands for which field; a fault where the file is of another kind.
    Status fit(ImportColumns& columns, const std::vector<ExpectedHeader>& headers)
    {
        std::vector<std::string> found;
        std::vector<std::string> unread;
        std::set<std::string> byHand;
        for (const auto& [field, heading] : m_request.headings) {
            byHand.insert(foldKey(heading));
        }
        for (const auto& c : columns.table.columns) {
            found.push_back(c.name);
            for (const auto& [field, heading] : m_request.headings) {
                if (foldKey(c.name) == foldKey(heading)) {
                    columns.byField.emplace(field, &c);
                }
            }
            if (byHand.contains(foldKey(c.name))) {
                continue;
            }
            if (!c.expected.empty() && !m_request.headings.contains(c.expected)) {
                columns.byField.emplace(c.expected, &c);
            } else {
                unread.push_back(c.name);
            }
        }
        for (const auto& [field, heading] : m_request.headings) {
            if (!columns.column(field)) {
                return refusedSaying(fmt::format("The file has no column “{}” (--map {}={}). Its "
                                                 "columns are: {}.",
                                                 heading, field, heading, inShort(found)));
            }
        }
        const auto lacking =
            lackingOf(*m_mapping, headers, [&](const char* name) { return columns.has(name); });
        if (!lacking.empty()) {
            const auto other = typeThatFits(columns.table);
            return refusedSaying(fmt::format(
                "The headings do not fit “{}”. Columns that are missing: {}. The file has: {}.{} "
                "If a column is called otherwise, say which: --map {}=HEADING.",
                m_request.type, joined(lacking, "; "), inShort(found),
                other.empty() ? std::string()
                              : fmt::format(" They fit “{}”: was that meant?", other),
                m_mapping->needed.front().front()));
        }
        if (!unread.empty()) {
            m_report.notes.push_back("Columns that were not read: " + joined(unread) + ".");
        }
        return okStatus();
    }

    std::string typeThatFits(const DelimitedTable& table) const
    {
        for (const auto& mapping : tableMappings()) {
            const auto* type = m_store.records->catalogue().type(mapping.rowType);
            const auto headers = headersOf(mapping, *type);
            const auto has = [&](const char* name) {
                return std::any_of(headers.begin(), headers.end(), [&](const auto& h) {
                    const auto named = [&](const std::string& heading) {
                        return std::any_of(
                            table.columns.begin(), table.columns.end(),
                            [&](const auto& c) { return foldKey(c.name) == foldKey(heading); });
                    };
                    return h.name == name && (named(h.name) || std::any_of(h.aliases.begin(),
                                                                           h.aliases.end(), named));
                });
            };
            if (&mapping != m_mapping && lackingOf(mapping, headers, has).empty()) {
                return mapping.type;
            }
        }
        return {};
    }

    Status readRows(const ImportColumns& columns)
    {
        m_storeHasRows = m_store.records->countUpTo({.type = m_type->key}, 1) > 0;
        m_rows.reserve(columns.table.rows.size());
        for (const auto& row : columns.table.rows) {
            if (row.role != RowRole::Record) {
                continue;
            }
            if (row.duplicateOf != 0) {
                ++m_report.doubled;
                continue;
            }
            ImportRow in(columns, row, *m_type, m_finder);
            m_mapping->read(in);
            take(in);
            if (m_store.records->fault()) {
                return *m_store.records->fault();
            }
        }
        return okStatus();
    }

    void take(ImportRow& in)
    {
        auto& report = m_report;
        if (in.isLeftOut()) {
            ++report.leftOut;
            report.notes.push_back(
                fmt::format("Line {} was left out: {}.", in.line(), in.whyLeftOut()));
            return;
        }
        if (in.isRefused()) {
            report.refusals.insert(report.refusals.end(), in.refusals().begin(),
                                   in.refusals().end());
            return;
        }
        auto record = in.record();
        record.id = naturalId(record);
        auto before = stored(record);
        if (before) {
            record.id = before->id;
        }
        const auto [seen, isNew] = m_seen.emplace(record.id, m_rows.size());
        if (!isNew) {
            // The file's own values are compared, before what the store holds is mixed in.
            if (m_fileValues[seen->second] == record.values()) {
                ++report.doubled;
            } else {
                report.refusals.push_back(in.message(
                    m_type->naturalKey.front(),
                    fmt::format("Line {} has the same {} but other values; that line is kept. "
                                "Decide which is right and remove the other.",
                                m_rows[seen->second].sourceLine,
                                joined({m_type->naturalKey.begin(), m_type->naturalKey.end()})),
                    "IMPORT-TWICE"));
            }
            return;
        }
        auto fileValues = record.values();
        if (before) {
            // An empty cell never wipes out what somebody entered.
            Record merged = *before;
            merged.deleted = false;
            for (std::size_t i = 0; i < merged.values().size(); ++i) {
                if (!isNull(record.values()[i])) {
                    merged.values()[i] = record.values()[i];
                }
            }
            record = std::move(merged);
        } else {
            for (const auto& [field, value] : in.defaults()) {
                if (isNull(record.value(field))) {
                    record.setValue(field, value);
                }
            }
        }
        if (isFrozen(record) && (!before || before->values() != record.values())) {
            report.refusals.push_back(in.message(
                m_type->naturalKey.back(),
                "This version was approved already and is not changed by an import. Give what "
                "changed a new version.",
                "IMPORT-APPROVED"));
            m_seen.erase(seen);
            return;
        }
        report.warnings.insert(report.warnings.end(), in.warnings().begin(), in.warnings().end());
        for (const auto& parent : in.parents()) {
            if (m_seen.emplace(parent.id, m_rows.size()).second &&
                !m_store.records->find(parent.typeKey(), parent.id)) {
                m_rows.push_back({parent, in.line()});
                m_fileValues.push_back(parent.values());
            }
        }
        m_seen[record.id] = m_rows.size();
        m_rows.push_back({std::move(record), in.line()});
        m_fileValues.push_back(std::move(fileValues));
    }

    /// The row of the store that has the same natural key, whoever made it.
    std::optional<Record> stored(const Record& record) const
    {
        if (!m_storeHasRows) {
            return std::nullopt;
        }
        if (auto found = m_store.records->find(m_type->key, record.id)) {
            return std::move(found.record);
        }
        std::vector<Value> key;
        for (const auto* name : m_type->naturalKey) {
            key.push_back(record.value(name));
        }
        return m_store.records->findByNaturalKey(m_type->key, key);
    }

    /// Whether the record stands under a version that the store holds as approved.
    bool isFrozen(const Record& record)
    {
        const auto* field = m_type->parent ? m_type->field(m_type->parent) : nullptr;
        const auto* parent = field ? asId(record.value(m_type->parent)) : nullptr;
        const auto* type = field ? m_store.records->catalogue().type(field->refType) : nullptr;
        if (!parent || !type || !type->workflow.exists()) {
            return false;
        }
        const auto [known, isNew] = m_frozen.emplace(*parent, false);
        if (isNew) {
            const auto found = m_store.records->find(type->key, *parent);
            const auto* code = found ? asText(found->value(type->workflow.field)) : nullptr;
            const auto* state = code ? type->workflow.state(*code) : nullptr;
            known->second = state && state->kind != StateKind::Draft;
        }
        return known->second;
    }

    Status hand(const ImportColumns& columns)
    {
        std::vector<ScopeEvent> events;
        for (std::size_t from = 0; from < m_rows.size(); from += kRowsOfAnOperation) {
            const auto to = std::min(from + kRowsOfAnOperation, m_rows.size());
            std::vector<AuthorityCore::ImportedRow> batch(
                std::make_move_iterator(m_rows.begin() + static_cast<std::ptrdiff_t>(from)),
                std::make_move_iterator(m_rows.begin() + static_cast<std::ptrdiff_t>(to)));
            auto op = m_by.act(kImport, m_type->key, batch.front().record.id);
            op.args.set(Field<std::string>{"file"}, m_request.file.filename().string())
                .set(Field<std::string>{"sha256"}, m_digest)
                .set(Field<std::int64_t>{"first_line"},
                     static_cast<std::int64_t>(batch.front().sourceLine));
            auto done = m_store.authority->importRows(op, batch, m_by.clock.now(), events);
            if (!done) {
                return std::move(done).fault();
            }
            m_report.imported += done->inserted;
            m_report.updated += done->updated;
            m_report.unchanged += done->unchanged;
            for (const auto& [line, finding] : done->refused) {
                m_report.refusals.push_back(messageOf(columns, line, finding));
            }
            for (const auto& [line, finding] : done->warned) {
                m_report.warnings.push_back(messageOf(columns, line, finding));
            }
        }
        return okStatus();
    }

    static RowMessage messageOf(const ImportColumns& columns, std::size_t line, const Finding& f)
    {
        const auto* column = columns.column(f.field);
        return {static_cast<std::uint32_t>(line),
                column ? static_cast<std::uint32_t>(column->position) : 0,
                column ? column->name : f.field, f.rule, f.text.english()};
    }

    void count()
    {
        const auto rowsOf = [](std::vector<RowMessage>& messages) {
            std::stable_sort(messages.begin(), messages.end(),
                             [](const auto& a, const auto& b) { return a.line < b.line; });
            std::set<std::uint32_t> lines;
            for (const auto& m : messages) {
                lines.insert(m.line);
            }
            return lines.size();
        };
        m_report.refused = rowsOf(m_report.refusals);
        m_report.warned = rowsOf(m_report.warnings);
    }

    StoreFolder& m_store;
    const ImportRequest& m_request;
    const ConsoleOperator& m_by;
    ReferenceFinder m_finder;
    const TableMapping* m_mapping = nullptr;
    std::optional<TableMapping> m_plain;
    const RecordType* m_type = nullptr;
    std::string m_digest;
    bool m_storeHasRows = false;
    std::vector<AuthorityCore::ImportedRow> m_rows;
    std::vector<std::vector<Value>> m_fileValues; ///< beside m_rows
    std::unordered_map<Id, std::size_t> m_seen;   ///< id → index in m_rows
    std::unordered_map<Id, bool> m_frozen;
    ImportReport m_report;
};

} // namespace

std::string ImportReport::summary() const
{
    return fmt::format(
        "imported={} updated={} unchanged={} refused={} warned={} doubled={} left_out={}", imported,
        updated, unchanged, refused, warned, doubled, leftOut);
}

Result<ImportReport> importText(StoreFolder& store, const ImportRequest& request,
                                std::string_view bytes, const ConsoleOperator& by)
{
    return Import(store, request, by).run(bytes);
}

Result<ImportReport> importTable(StoreFolder& store, const ImportRequest& request,
                                 const ConsoleOperator& by)
{
    std::ifstream in(request.file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in.is_open() || in.bad() || std::filesystem::is_directory(request.file)) {
        return refusedSaying(
            fmt::format("{} cannot be read. Check the path and the rights.", request.file.string()),
            FaultCode::NotFound);
    }
    return importText(store, request, bytes, by);
}

void printReport(std::ostream& out, const std::string& file, const ImportReport& report,
                 bool allWarnings)
{
    const auto print = [&](const RowMessage& m, const char* kind) {
        out << file << ':' << m.line << ':';
        if (m.column != 0) {
            out << m.column << ':';
        }
        out << ' ' << kind;
        if (!m.header.empty()) {
            out << m.header << ": ";
        }
        out << m.text;
        if (!m.rule.empty()) {
            out << " [" << m.rule << ']';
        }
        out << '\n';
    };
    for (const auto& n : report.notes) {
        out << file << ": " << n << '\n';
    }
    for (const auto& m : report.refusals) {
        print(m, "");
    }
    std::map<std::pair<std::string, std::string>, std::size_t> shown;
    for (const auto& m : report.warnings) {
        if (++shown[{m.rule, m.header}] <= kWarningsShown || allWarnings) {
            print(m, "warning: ");
        }
    }
    for (const auto& [what, n] : shown) {
        if (n > kWarningsShown && !allWarnings) {
            out << file << ": " << n - kWarningsShown
                << " more warnings like these: " << what.second
                << (what.first.empty() ? "" : " [" + what.first + "]")
                << "; --all-warnings shows them\n";
        }
    }
}

} // namespace myspike
