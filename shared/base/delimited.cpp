#include "shared/base/delimited.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

#include "shared/base/delimited_records.h"
#include "shared/base/unicode.h"

namespace myspike {

namespace {

using Record = RecordScan::Record;

constexpr std::size_t kHeaderSearch = 50; ///< records among which the headings are looked for
constexpr std::size_t kSampleRecords = 200;
constexpr std::size_t kSampleBytes = 128U << 10;
constexpr std::size_t kMaxHeaderBytes = 2000;
constexpr std::size_t kMaxFindings = 1000;

Fault invalid(Text text) { return Fault::invalid(std::move(text)); }

bool isBlankCell(std::string_view cell)
{
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const char c = cell[i];
        if (c == '\xC2' && i + 1 < cell.size() && cell[i + 1] == '\xA0') {
            ++i;
        } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            return false;
        }
    }
    return true;
}

/// A number, amount, date or code without letters: what a cell of data has and a heading has not.
bool looksLikeValue(std::string_view cell)
{
    bool digit = false;
    for (char c : cell) {
        if (c >= '0' && c <= '9') {
            digit = true;
        } else if (std::string_view(" ,.-+/%():_'").find(c) == std::string_view::npos) {
            return false;
        }
    }
    return digit;
}

bool isYear(std::string_view text)
{
    return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
           text[2] >= '0' && text[2] <= '9' && text[3] >= '0' && text[3] <= '9';
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// The parts of a heading set apart by a line break, or by a run of blanks that imitates one.
std::vector<std::string> headerParts(std::string_view cell)
{
    std::vector<std::string> out;
    std::string part;
    const auto finish = [&] {
        if (auto clean = cleanLine(part); !clean.empty()) {
            out.push_back(std::move(clean));
        }
        part.clear();
    };
    std::size_t blanks = 0;
    for (char c : cell.substr(0, kMaxHeaderBytes)) {
        blanks = c == ' ' ? blanks + 1 : 0;
        if (c == '\n' || c == '\r' || blanks == 8) {
            finish();
        } else {
            part += c;
        }
    }
    finish();
    return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between)
{
    std::string out;
    for (const auto& p : parts) {
        if (!out.empty()) {
            out += between;
        }
        out += p;
    }
    return out;
}

/// Letters and digits only, folded: `Kod Pusat`, `kod_pusat` and `KOD-PUSAT` are one heading.
std::string headerKey(std::string_view text)
{
    auto key = foldForSearch(text);
    std::erase(key, ' ');
    return key;
}

std::string withoutYear(std::string key)
{
    if (key.size() > 4 && isYear(std::string_view(key).substr(key.size() - 4))) {
        key.resize(key.size() - 4);
    }
    return key;
}

/// "3, 7, 12 …": at most ten line numbers.
std::string lineList(const std::vector<std::uint32_t>& lines)
{
    std::string out;
    for (std::size_t i = 0; i < lines.size() && i < 10; ++i) {
        out += (i == 0 ? "" : ", ") + std::to_string(lines[i]);
    }
    return lines.size() > 10 ? out + " …" : out;
}

/// Records with their cells, however they are stored.
class Grid
{
public:
    Grid(std::string_view text, const RecordScan& scan) : m_text(text), m_scan(scan) {}

    std::size_t size() const { return m_scan.records.size(); }
    const Record& record(std::size_t i) const { return m_scan.records[i]; }
    std::string_view cell(std::size_t record, std::size_t column) const
    {
        const auto& r = m_scan.records[record];
        if (column >= r.cellCount) {
            return {};
        }
        const auto range = m_scan.cells[r.firstCell + column];
        return m_text.substr(range.at, range.size);
    }
    std::size_t filled(std::size_t record) const
    {
        std::size_t n = 0;
        for (std::size_t c = 0; c < m_scan.records[record].cellCount; ++c) {
            n += !isBlankCell(cell(record, c));
        }
        return n;
    }
    bool isBlank(std::size_t record) const
    {
        for (std::size_t c = 0; c < m_scan.records[record].cellCount; ++c) {
            if (!isBlankCell(cell(record, c))) {
                return false;
            }
        }
        return true;
    }
    /// How many cells most of the sampled records have filled.
    std::size_t usualFilled() const
    {
        std::map<std::size_t, std::size_t> votes;
        for (std::size_t i = 0; i < std::min(size(), kSampleRecords); ++i) {
            if (const auto n = filled(i); n > 0) {
                ++votes[n];
            }
        }
        std::size_t best = 0;
        std::size_t most = 0;
        for (const auto& [n, count] : votes) {
            if (count >= most) {
                best = n;
                most = count;
            }
        }
        return best;
    }

private:
    std::string_view m_text;
    const RecordScan& m_scan;
};

/// Which of the expected headers a heading stands for.
class HeaderMatcher
{
public:
    explicit HeaderMatcher(const std::vector<ExpectedHeader>& expected) : m_expected(expected)
    {
        for (std::size_t i = 0; i < expected.size(); ++i) {
            m_byKey.emplace(headerKey(expected[i].name), i);
            for (const auto& alias : expected[i].aliases) {
                m_byKey.emplace(headerKey(alias), i);
            }
        }
        m_byKey.erase(std::string());
    }

    std::size_t size() const { return m_expected.size(); }
    const std::string& name(std::size_t i) const { return m_expected[i].name; }

    std::optional<std::size_t> match(std::string_view cell) const
    {
        if (m_byKey.empty() || cell.size() > kMaxHeaderBytes) {
            return std::nullopt;
        }
        if (const auto whole = find(cell)) {
            return whole;
        }
        // One language of a bilingual heading is enough.
        for (const auto& part : headerParts(cell)) {
            if (const auto found = find(part)) {
                return found;
            }
        }
        if (const auto bracket = cell.find('('); bracket != std::string_view::npos && bracket > 0) {
            return find(cell.substr(0, bracket));
        }
        return std::nullopt;
    }
    /// How many different expected headers the cells of a record name.
    std::size_t score(const Grid& grid, std::size_t record) const
    {
        std::set<std::size_t> hits;
        const auto columns = std::min<std::size_t>(grid.record(record).cellCount, 512);
        for (std::size_t c = 0; c < columns; ++c) {
            if (const auto hit = match(grid.cell(record, c))) {
                hits.insert(*hit);
            }
        }
        return hits.size();
    }

private:
    std::optional<std::size_t> find(std::string_view text) const
    {
        const auto key = headerKey(text);
        auto at = m_byKey.find(key);
        if (at == m_byKey.end()) {
            at = m_byKey.find(withoutYear(key));
        }
        return at == m_byKey.end() ? std::nullopt : std::optional(at->second);
    }

    const std::vector<ExpectedHeader>& m_expected;
    std::unordered_map<std::string, std::size_t> m_byKey;
};

/// Excel's own declaration on the first line, `sep=;`.
std::optional<char> declaredDelimiter(std::string_view text)
{
    if (text.size() >= 5 && (text[0] == 's' || text[0] == 'S') &&
        (text.substr(1, 3) == "ep=" || text.substr(1, 3) == "EP=") &&
        (text.size() == 5 || text[5] == '\r' || text[5] == '\n')) {
        return text[4];
    }
    return std::nullopt;
}

char findDelimiter(std::string_view text, const HeaderMatcher& matcher)
{
    static constexpr std::array kCandidates = {',', ';', '\t', '|'};
    char best = ',';
    std::size_t bestMatches = 0;
    double bestScore = 0;
    for (char candidate : kCandidates) {
        std::string sample(text.substr(0, kSampleBytes));
        const auto scan = scanRecords(sample, candidate, {kSampleRecords, kSampleBytes});
        const Grid grid(sample, scan);
        std::size_t matches = 0;
        std::map<std::size_t, std::size_t> widths;
        std::size_t lines = 0;
        for (std::size_t i = 0; i < grid.size(); ++i) {
            if (grid.isBlank(i)) {
                continue;
            }
            ++lines;
            ++widths[grid.record(i).cellCount];
            if (i < kHeaderSearch && grid.record(i).cellCount > 1) {
                matches = std::max(matches, matcher.score(grid, i));
            }
        }
        double score = 0;
        for (const auto& [width, count] : widths) {
            if (width > 1) {
                const double share = static_cast<double>(count) / static_cast<double>(lines);
                score = std::max(score, share * share * std::log2(static_cast<double>(width)));
            }
        }
        if (matches > bestMatches || (matches == bestMatches && score > bestScore)) {
            best = candidate;
            bestMatches = matches;
            bestScore = score;
        }
    }
    return best;
}

/// Where the headings are, and where the rows begin.
struct Headings
{
    std::optional<std::size_t> record;
    bool twoRows = false;
    std::size_t firstRow = 0;
};

class HeadingFinder
{
public:
    HeadingFinder(const Grid& grid, const HeaderMatcher& matcher) : m_grid(grid), m_matcher(matcher)
    {
        m_usual = grid.usualFilled();
    }

    /// @param byPosition whether the caller can name the columns of a file without headings
    Headings find(bool byPosition) const
    {
        const auto structural = findByForm();
        if (m_matcher.size() > 0) {
            if (const auto known = findKnown(structural)) {
                return *known;
            }
        }
        if (byPosition && structural.record && !structural.twoRows &&
            !contrasts(*structural.record)) {
            return {std::nullopt, false, *structural.record};
        }
        return structural;
    }

private:
    std::size_t searched() const { return std::min(m_grid.size(), kHeaderSearch); }

    std::optional<Headings> findKnown(const Headings& structural) const
    {
        std::size_t best = 0;
        Headings out;
        for (std::size_t i = 0; i < searched(); ++i) {
            auto score = m_matcher.score(m_grid, i);
            const bool pair = isPair(i);
            if (pair) {
                score += m_matcher.score(m_grid, i + 1);
            }
            if (score > best) {
                best = score;
                out = {i, pair, i + (pair ? 2 : 1)};
            }
        }
        const bool same = structural.record && out.record == structural.record;
        const auto enough = std::min<std::size_t>(2, m_matcher.size());
        return best >= enough || (best == 1 && same) ? std::optional(out) : std::nullopt;
    }

    Headings findByForm() const
    {
        for (std::size_t i = 0; i < searched(); ++i) {
            const auto filled = m_grid.filled(i);
            if (filled == 0) {
                continue;
            }
            if (isPair(i)) {
                return {i, true, i + 2};
            }
            if (filled * 2 < m_usual || (filled == 1 && m_usual > 1)) {
                continue;
            }
            if (looksLikeHeadings(i)) {
                return {i, false, i + 1};
            }
            return {std::nullopt, false, i};
        }
        return {std::nullopt, false, 0};
    }

    /// Text in every filled cell, or years beside at least one text; no heading twice.
    bool looksLikeHeadings(std::size_t record) const
    {
        std::set<std::string_view> seen;
        std::size_t texts = 0;
        for (std::size_t c = 0; c < m_grid.record(record).cellCount; ++c) {
            const auto cell = trimmed(m_grid.cell(record, c));
            if (cell.empty()) {
                continue;
            }
            if (cell.size() > kMaxHeaderBytes || (looksLikeValue(cell) && !isYear(cell))) {
                return false;
            }
            texts += !looksLikeValue(cell);
            if (!seen.insert(cell).second && looksLikeValue(cell)) {
                return false;
            }
        }
        return texts > 0 && seen.size() * 2 >= texts;
    }

    /// Whether the column has a value in most filled cells of the records below.
    bool holdsValues(std::size_t column, std::size_t from) const
    {
        std::size_t filled = 0;
        std::size_t values = 0;
        for (auto i = from; i < std::min(m_grid.size(), from + kSampleRecords); ++i) {
            const auto cell = trimmed(m_grid.cell(i, column));
            filled += !cell.empty();
            values += looksLikeValue(cell);
        }
        return values > 0 && values * 2 >= filled;
    }

    /// Headings name columns of values, and are not found again among the rows.
    bool contrasts(std::size_t record) const
    {
        const auto columns = m_grid.record(record).cellCount;
        for (std::size_t c = 0; c < columns; ++c) {
            const auto cell = trimmed(m_grid.cell(record, c));
            if (!cell.empty() && !looksLikeValue(cell) && holdsValues(c, record + 1)) {
                return true;
            }
        }
        return false;
    }

    /// A heading row of merged cells with the row of their parts under it.
    bool isPair(std::size_t top) const
    {
        if (top + 1 >= m_grid.size() || m_grid.filled(top) < 2 || m_grid.filled(top + 1) < 2) {
            return false;
        }
        const std::size_t columns =
            std::max(m_grid.record(top).cellCount, m_grid.record(top + 1).cellCount);
        std::size_t named = 0;
        std::size_t spanned = 0;
        std::size_t mergedDown = 0;
        bool values = false;
        for (std::size_t c = 0; c < columns; ++c) {
            const auto above = trimmed(m_grid.cell(top, c));
            const auto below = trimmed(m_grid.cell(top + 1, c));
            if (looksLikeValue(above) && !isYear(above)) {
                return false;
            }
            if (looksLikeValue(below) && !isYear(below)) {
                return false;
            }
            named += !above.empty() || !below.empty();
            mergedDown += !above.empty() && below.empty();
            if (above.empty() && !below.empty()) {
                ++spanned;
                values = values || holdsValues(c, top + 2);
            }
        }
        const bool cornerBelow =
            isBlankCell(m_grid.cell(top, 0)) && !isBlankCell(m_grid.cell(top + 1, 0));
        return spanned > 0 && values && (mergedDown > 0 || cornerBelow) && named * 5 >= m_usual * 4;
    }

    const Grid& m_grid;
    const HeaderMatcher& m_matcher;
    std::size_t m_usual = 0;
};

/// Lower-case ASCII words of the beginning of a cell, one blank between.
std::string plainWords(std::string_view cell)
{
    std::string out;
    for (char c : cell.substr(0, 48)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0) {
            out += c;
        } else if (c >= 'A' && c <= 'Z') {
            out += static_cast<char>(c + 32);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.ends_with(' ')) {
        out.pop_back();
    }
    return out;
}

bool isTotalWord(std::string_view cell)
{
    const auto first = trimmed(cell).substr(0, 1);
    if (first.empty() || std::string_view("jJkKtTgGsSoO").find(first) == std::string_view::npos) {
        return false;
    }
    static constexpr std::array<std::string_view, 12> kWords = {
        "jumlah",      "jumlah besar",  "jumlah kecil", "jumlah keseluruhan",
        "keseluruhan", "total",         "grand total",  "sub total",
        "subtotal",    "overall total", "jumlah total", "jumlah semua"};
    const auto words = plainWords(cell);
    return std::find(kWords.begin(), kWords.end(), words) != kWords.end();
}

/// The same with a name after it: `Jumlah Kecil-S.Malaysia`.
bool beginsWithTotal(std::string_view cell)
{
    static constexpr std::array<std::string_view, 6> kStarts = {
        "jumlah besar", "jumlah kecil", "jumlah keseluruhan",
        "grand total",  "sub total",    "subtotal"};
    const auto first = trimmed(cell).substr(0, 1);
    if (first.empty() || std::string_view("jJgGsS").find(first) == std::string_view::npos) {
        return false;
    }
    const auto words = plainWords(cell);
    return std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view s) {
        return words.starts_with(s) && (words.size() == s.size() || words[s.size()] == ' ');
    });
}

bool isTotal(const Grid& grid, std::size_t record)
{
    const auto columns = grid.record(record).cellCount;
    bool firstFilled = true;
    for (std::size_t c = 0; c < columns; ++c) {
        const auto cell = grid.cell(record, c);
        if (isBlankCell(cell)) {
            continue;
        }
        if (looksLikeValue(trimmed(cell))) {
            return false;
        }
        const bool longer = firstFilled && beginsWithTotal(cell);
        firstFilled = false;
        if (!longer && !isTotalWord(cell)) {
            continue;
        }
        std::size_t values = 0;
        for (auto after = c + 1; after < columns; ++after) {
            const auto next = trimmed(grid.cell(record, after));
            if (!isBlankCell(next) && !looksLikeValue(next) && next != "-") {
                return false;
            }
            values += looksLikeValue(next);
        }
        return values > 0 || longer;
    }
    return false;
}

class TableReader
{
public:
    TableReader(DecodedText decoded, const DelimitedOptions& options)
        : m_options(options), m_matcher(options.expectHeaders)
    {
        m_table.text = std::move(decoded.utf8);
        m_table.encoding = decoded.encoding;
        m_unreadable = decoded.unreadable;
    }

    Result<DelimitedTable> read()
    {
        const auto declared = declaredDelimiter(m_table.text);
        m_table.delimiter = declared ? *declared : findDelimiter(m_table.text, m_matcher);
        m_scan = scanRecords(m_table.text, m_table.delimiter,
                             {m_options.maxRows + kHeaderSearch, m_options.maxCellBytes});
        if (m_scan.fault) {
            return *std::move(m_scan.fault);
        }
        if (declared) {
            m_scan.records.erase(m_scan.records.begin());
        }
        m_table.lineEnds = m_scan.lineEnds;
        const Grid grid(m_table.text, m_scan);
        while (!m_scan.records.empty() && grid.isBlank(grid.size() - 1)) {
            m_scan.records.pop_back();
        }
        if (m_scan.records.empty()) {
            return invalid(msg("import", "The file is empty. Check that the right file was chosen "
                                         "and export it once more."));
        }
        const HeadingFinder finder(grid, m_matcher);
        const auto headings = finder.find(!m_options.positionalHeaders.empty());
        m_width =
            grid.record(headings.record.value_or(std::min(headings.firstRow, grid.size() - 1)))
                .cellCount;
        if (headings.record) {
            takeTitles(grid, *headings.record);
            takeHeadings(grid, headings);
        } else {
            takeTitles(grid, headings.firstRow);
            MYSPIKE_TRY(takePositions(grid, headings.firstRow));
        }
        takeRows(grid, headings);
        if (m_scan.stoppedEarly || m_table.rows.size() > m_options.maxRows) {
            return Fault{FaultCode::TooLarge,
                         Text(msg("import", "The file has more than %1 rows. Split it into smaller "
                                            "files, each with the headings, and import them one "
                                            "after another."),
                              {m_options.maxRows}),
                         {},
                         {}};
        }
        markDuplicates();
        noteEncoding();
        for (auto& f : m_scan.findings) {
            addFinding(std::move(f));
        }
        std::stable_sort(m_table.findings.begin(), m_table.findings.end(),
                         [](const auto& a, const auto& b) { return a.line < b.line; });
        m_table.cells = std::move(m_scan.cells);
        return std::move(m_table);
    }

private:
    void note(Text text) { m_table.notes.push_back(std::move(text)); }

    /// One of two sentences by number; the first is for exactly one.
    void noteCount(std::size_t n, Msg one, Msg several)
    {
        if (n == 1) {
            note(one);
        } else if (n > 1) {
            note(Text(several, {n}));
        }
    }
    void noteLines(const std::vector<std::uint32_t>& lines, Msg one, Msg several)
    {
        if (lines.size() == 1) {
            note(Text(one, {static_cast<std::size_t>(lines.front())}));
        } else if (lines.size() > 1) {
            note(Text(several, {lines.size(), lineList(lines)}));
        }
    }

    void addFinding(DelimitedFinding finding)
    {
        if (m_table.findings.size() < kMaxFindings) {
            m_table.findings.push_back(std::move(finding));
        } else {
            ++m_table.findingsLeftOff;
        }
    }

    void takeTitles(const Grid& grid, std::size_t end)
    {
        for (std::size_t i = 0; i < end; ++i) {
            std::vector<std::string> parts;
            for (std::size_t c = 0; c < grid.record(i).cellCount; ++c) {
                if (auto part = cleanLine(grid.cell(i, c)); !part.empty()) {
                    parts.push_back(std::move(part));
                }
            }
            if (!parts.empty()) {
                m_table.titles.push_back(joined(parts, " "));
            }
        }
        noteCount(m_table.titles.size(),
                  msg("import", "One title line above the headings was passed over."),
                  msg("import", "%1 title lines above the headings were passed over."));
    }

    void takeHeadings(const Grid& grid, const Headings& headings)
    {
        const auto top = *headings.record;
        m_table.headerLine = grid.record(top).line;
        if (headings.twoRows) {
            m_width = std::max<std::size_t>(m_width, grid.record(top + 1).cellCount);
            note(
                msg("import", "The headings are in two rows with merged cells; they were joined."));
        }
        std::vector<bool> used(m_matcher.size());
        std::map<std::string, int> names;
        std::vector<std::size_t> unnamed;
        std::string span;
        for (std::size_t c = 0; c < m_width; ++c) {
            const auto above = grid.cell(top, c);
            const auto below = headings.twoRows ? grid.cell(top + 1, c) : std::string_view{};
            auto name = joined(headerParts(above), " / ");
            const auto part = joined(headerParts(below), " / ");
            if (!name.empty()) {
                span = name;
            } else if (!part.empty()) {
                name = span;
            }
            if (!part.empty()) {
                name += (name.empty() ? "" : ": ") + part;
            }
            if (name.empty()) {
                span.clear();
                unnamed.push_back(c);
                continue;
            }
            DelimitedColumn column{name, {}, c + 1};
            auto hit = m_matcher.match(name);
            for (const auto cell : {below, above}) {
                hit = hit || isBlankCell(cell) ? hit : m_matcher.match(cell);
            }
            if (hit && !used[*hit]) {
                used[*hit] = true;
                column.expected = m_matcher.name(*hit);
            }
            if (const int n = ++names[name]; n > 1) {
                column.name += " (" + std::to_string(n) + ")";
                note(Text(msg("import", "The heading “%1” stands more than once; the later column "
                                        "is called “%2”."),
                          {name, column.name}));
            }
            m_table.columns.push_back(std::move(column));
        }
        for (std::size_t i = 0; i < used.size(); ++i) {
            if (!used[i]) {
                m_table.missingHeaders.push_back(m_matcher.name(i));
            }
        }
        noteUnnamed(grid, headings, unnamed);
    }

    void noteUnnamed(const Grid& grid, const Headings& headings,
                     const std::vector<std::size_t>& unnamed)
    {
        noteCount(unnamed.size(), msg("import", "One column without a heading was left out."),
                  msg("import", "%1 columns without a heading were left out."));
        std::vector<std::uint32_t> lost;
        for (auto i = headings.firstRow; i < grid.size() && !unnamed.empty(); ++i) {
            if (std::any_of(unnamed.begin(), unnamed.end(),
                            [&](auto c) { return !isBlankCell(grid.cell(i, c)); })) {
                lost.push_back(grid.record(i).line);
            }
        }
        noteLines(lost,
                  msg("import", "Line %1 has values in a column without a heading. Give the column "
                                "a heading if they are wanted."),
                  msg("import",
                      "%1 lines have values in columns without a heading (lines %2). Give "
                      "the columns headings if they are wanted."));
    }

    Status takePositions(const Grid& grid, std::size_t first)
    {
        if (m_options.positionalHeaders.empty()) {
            std::vector<std::string> names;
            for (const auto& h : m_options.expectHeaders) {
                names.push_back(h.name);
            }
            if (names.empty()) {
                return invalid(msg("import", "The file has no row of headings. Add a first line "
                                             "with the name of each column and import it again."));
            }
            return invalid(Text(msg("import", "The file has no row of headings. Add a first line "
                                              "with the name of each column (%1) and import it "
                                              "again."),
                                {joined(names, ", ")}));
        }
        if (m_width != m_options.positionalHeaders.size()) {
            return invalid(
                Text(msg("import", "The file has no row of headings, and %1 columns where %2 are "
                                   "needed in this order: %3. Add a first line with the name of "
                                   "each column, or correct the columns, and import it again."),
                     {m_width, m_options.positionalHeaders.size(),
                      joined(m_options.positionalHeaders, ", ")}));
        }
        for (std::size_t c = 0; c < m_width; ++c) {
            const auto& name = m_options.positionalHeaders[c];
            m_table.columns.push_back({name, name, c + 1});
        }
        note(Text(msg("import", "The file has no row of headings; line %1 was read as the first "
                                "row, with the columns in this order: %2."),
                  {static_cast<std::size_t>(grid.record(first).line),
                   joined(m_options.positionalHeaders, ", ")}));
        return okStatus();
    }

    bool repeatsHeadings(const Grid& grid, const Headings& headings, std::size_t record) const
    {
        if (!headings.record || headings.twoRows) {
            return false;
        }
        for (std::size_t c = 0; c < m_width; ++c) {
            if (grid.cell(record, c) != grid.cell(*headings.record, c)) {
                return false;
            }
        }
        return true;
    }

    void takeRows(const Grid& grid, const Headings& headings)
    {
        const auto usual = grid.usualFilled();
        std::array<std::vector<std::uint32_t>, 4> lines;
        m_table.rows.reserve(grid.size() - std::min(grid.size(), headings.firstRow));
        const bool damaged =
            m_unreadable > 0 || m_table.text.find("\xEF\xBF\xBD") != std::string::npos;
        for (auto i = headings.firstRow; i < grid.size(); ++i) {
            if (grid.isBlank(i)) {
                continue;
            }
            const auto& r = grid.record(i);
            DelimitedRow row{r.line, r.firstCell, r.cellCount, 0, RowRole::Record};
            if (repeatsHeadings(grid, headings, i)) {
                row.role = RowRole::RepeatedHeading;
            } else if (m_width > 1 && isTotal(grid, i)) {
                row.role = RowRole::Total;
            } else if (m_width > 3 && usual > 2 && grid.filled(i) == 1) {
                row.role = RowRole::Label;
            } else {
                judgeWidth(grid, i);
            }
            if (damaged) {
                findLostCharacters(grid, i);
            }
            lines[static_cast<std::size_t>(row.role)].push_back(r.line);
            m_table.rows.push_back(row);
        }
        noteLines(lines[static_cast<std::size_t>(RowRole::Total)],
                  msg("import", "The totals row on line %1 was passed over."),
                  msg("import", "%1 totals rows were passed over (lines %2)."));
        noteLines(lines[static_cast<std::size_t>(RowRole::Label)],
                  msg("import", "Line %1 has one cell only and was passed over."),
                  msg("import", "%1 lines with one cell only were passed over (lines %2)."));
        noteLines(lines[static_cast<std::size_t>(RowRole::RepeatedHeading)],
                  msg("import", "The headings stand again on line %1, which was passed over."),
                  msg("import", "The headings stand again on %1 lines, which were passed over "
                                "(lines %2)."));
    }

    void judgeWidth(const Grid& grid, std::size_t record)
    {
        const auto& r = grid.record(record);
        if (r.cellCount < m_width) {
            addFinding({r.line, r.cellCount + 1,
                        Text(msg("import", "This row has %1 cells where the table has %2 columns; "
                                           "the last ones are read as empty. Check whether a "
                                           "delimiter is missing."),
                             {static_cast<std::size_t>(r.cellCount), m_width})});
            return;
        }
        for (std::size_t c = m_width; c < r.cellCount; ++c) {
            if (!isBlankCell(grid.cell(record, c))) {
                addFinding({r.line, static_cast<std::uint32_t>(c + 1),
                            Text(msg("import", "This row has %1 cells where the table has %2 "
                                               "columns. Check whether text with a delimiter in it "
                                               "lacks its quotation marks."),
                                 {static_cast<std::size_t>(r.cellCount), m_width})});
                return;
            }
        }
    }

    void findLostCharacters(const Grid& grid, std::size_t record)
    {
        const auto& r = grid.record(record);
        for (std::size_t c = 0; c < r.cellCount; ++c) {
            if (grid.cell(record, c).find("\xEF\xBF\xBD") != std::string_view::npos) {
                addFinding({r.line, static_cast<std::uint32_t>(c + 1),
                            msg("import", "A character of this cell was lost when the file was "
                                          "saved; it shows as �. Type it again.")});
            }
        }
    }

    void markDuplicates()
    {
        const auto sameCells = [&](const DelimitedRow& a, const DelimitedRow& b) {
            return a.cellCount == b.cellCount &&
                   std::equal(m_scan.cells.begin() + a.firstCell,
                              m_scan.cells.begin() + a.firstCell + a.cellCount,
                              m_scan.cells.begin() + b.firstCell, [&](auto x, auto y) {
                                  const std::string_view text = m_table.text;
                                  return text.substr(x.at, x.size) == text.substr(y.at, y.size);
                              });
        };
        const std::hash<std::string_view> hashOf;
        std::size_t slots = 16;
        while (slots < m_table.rows.size() * 2) {
            slots *= 2;
        }
        // Open addressing: one allocation for the whole file; 0 is an empty slot.
        std::vector<std::uint32_t> first(slots);
        std::size_t duplicates = 0;
        for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
            auto& row = m_table.rows[i];
            if (row.role != RowRole::Record) {
                continue;
            }
            std::size_t h = 0;
            for (std::size_t c = 0; c < row.cellCount; ++c) {
                const auto range = m_scan.cells[row.firstCell + c];
                h = h * 0x9E3779B97F4A7C15ULL +
                    hashOf(std::string_view(m_table.text).substr(range.at, range.size));
            }
            auto slot = (h ^ h >> 32) & (slots - 1);
            while (first[slot] != 0 && !sameCells(m_table.rows[first[slot] - 1], row)) {
                slot = (slot + 1) & (slots - 1);
            }
            if (first[slot] == 0) {
                first[slot] = static_cast<std::uint32_t>(i + 1);
            } else {
                row.duplicateOf = m_table.rows[first[slot] - 1].line;
                ++duplicates;
            }
        }
        noteCount(duplicates, msg("import", "One row is exactly the same as an earlier row."),
                  msg("import", "%1 rows are exactly the same as an earlier row."));
    }

    void noteEncoding()
    {
        if (m_table.encoding == TextEncoding::Windows1252) {
            note(msg("import",
                     "The file is not UTF-8 and was read as Windows-1252. Check the names "
                     "with accents."));
        }
        noteCount(m_unreadable, msg("import", "One character of the file could not be read."),
                  msg("import", "%1 characters of the file could not be read."));
    }

    const DelimitedOptions& m_options;
    HeaderMatcher m_matcher;
    DelimitedTable m_table;
    RecordScan m_scan;
    std::size_t m_width = 0;
    std::size_t m_unreadable = 0;
};

} // namespace

std::string_view DelimitedTable::cellAt(const DelimitedRow& row, std::size_t position) const
{
    if (position == 0 || position > row.cellCount) {
        return {};
    }
    const auto range = cells[row.firstCell + position - 1];
    return std::string_view(text).substr(range.at, range.size);
}

const DelimitedColumn* DelimitedTable::column(std::string_view name) const
{
    for (const auto& c : columns) {
        if (!c.expected.empty() && c.expected == name) {
            return &c;
        }
    }
    for (const auto& c : columns) {
        if (c.name == name) {
            return &c;
        }
    }
    return nullptr;
}

std::size_t DelimitedTable::recordCount() const
{
    return static_cast<std::size_t>(std::count_if(
        rows.begin(), rows.end(), [](const auto& r) { return r.role == RowRole::Record; }));
}

std::size_t DelimitedTable::duplicateCount() const
{
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [](const auto& r) { return r.duplicateOf != 0; }));
}

Result<DelimitedTable> readDelimited(std::string_view bytes, const DelimitedOptions& options)
{
    if (bytes.size() > options.maxBytes) {
        return Fault{FaultCode::TooLarge,
                     Text(msg("import", "The file is larger than %1 MB. Split it into smaller "
                                        "files, each with the headings, and import them one after "
                                        "another."),
                          {options.maxBytes >> 20}),
                     {},
                     {}};
    }
    auto decoded = decodeText(bytes);
    if (!decoded.ok()) {
        return std::move(decoded).fault();
    }
    return TableReader(std::move(*decoded), options).read();
}

} // namespace myspike
