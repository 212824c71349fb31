#include "shared/base/delimited_records.h"

namespace myspike {

namespace {

// Excel's own limit is 16,384; more means that the file is no table.
constexpr std::size_t kMaxColumns = 16'384;
constexpr std::size_t kMaxCells = 50'000'000;

Fault unclosedQuote(std::uint32_t line, std::size_t column)
{
    return Fault::invalid(
        Text(msg("import", "The quotation mark which opens cell %1 of line %2 is never closed. "
                           "Correct that line, or open the file in Excel and save it as CSV "
                           "UTF-8, then import it again."),
             {column, static_cast<std::size_t>(line)}));
}

Fault tooLarge(Text text) { return {FaultCode::TooLarge, std::move(text), {}, {}}; }

class Scanner
{
public:
    Scanner(std::string& text, char delimiter, const RecordLimits& limits)
        : m_text(text), m_delimiter(delimiter), m_limits(limits)
    {
        // A return alone ends a line only in files of old Macintosh programs.
        m_returnEnds = text.find('\n') == std::string::npos;
    }

    RecordScan run()
    {
        m_out.records.reserve(m_text.size() / 64 + 1);
        m_out.cells.reserve(m_text.size() / 12 + 1);
        while (m_at < m_text.size() && !m_out.fault) {
            if (m_out.records.size() >= m_limits.maxRecords) {
                m_out.stoppedEarly = true;
                break;
            }
            readRecord();
        }
        const int kinds = (m_lf ? 1 : 0) + (m_crLf ? 1 : 0) + (m_cr ? 1 : 0);
        m_out.lineEnds = kinds > 1 ? LineEnds::Mixed
                         : m_crLf  ? LineEnds::CrLf
                         : m_cr    ? LineEnds::Cr
                                   : LineEnds::Lf;
        return std::move(m_out);
    }

private:
    /// Bytes of the line end at `at`, or 0.
    std::size_t lineEndAt(std::size_t at) const
    {
        if (m_text[at] == '\n') {
            return 1;
        }
        if (m_text[at] != '\r') {
            return 0;
        }
        // \r\r\n comes from programs that translate line ends twice.
        for (std::size_t n = 1; n <= 2 && at + n < m_text.size(); ++n) {
            if (m_text[at + n] == '\n') {
                return n + 1;
            }
            if (m_text[at + n] != '\r') {
                break;
            }
        }
        return m_returnEnds || at + 1 == m_text.size() ? 1 : 0;
    }

    void readRecord()
    {
        const auto firstCell = m_out.cells.size();
        const auto line = m_line;
        bool more = true;
        while (more && !m_out.fault) {
            m_column = m_out.cells.size() - firstCell + 1;
            if (m_column > kMaxColumns || m_out.cells.size() >= kMaxCells) {
                m_out.fault = tooLarge(
                    Text(msg("import", "Line %1 has more cells than a table can have. Check that "
                                       "the file is a CSV file and that its lines end."),
                         {static_cast<std::size_t>(line)}));
                return;
            }
            more = readCell();
        }
        if (!m_out.fault) {
            m_out.records.push_back({line, static_cast<std::uint32_t>(firstCell),
                                     static_cast<std::uint32_t>(m_out.cells.size() - firstCell)});
        }
    }

    /// @return whether another cell follows in this record
    bool readCell()
    {
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            return readQuoted();
        }
        const auto start = m_at;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == m_delimiter || ((c == '\n' || c == '\r') && lineEndAt(m_at) != 0)) {
                break;
            }
            ++m_at;
        }
        auto from = start;
        auto size = m_at - start;
        // ="01000" is how spreadsheets are made to keep a leading zero.
        if (size >= 3 && m_text[from] == '=' && m_text[from + 1] == '"' &&
            m_text[from + size - 1] == '"') {
            from += 2;
            size -= 3;
        }
        addCell(from, size, m_line);
        return endCell();
    }

    bool readQuoted()
    {
        const auto openLine = m_line;
        const auto start = m_at + 1;
        auto write = start;
        auto read = start;
        for (;; ++read) {
            if (read >= m_text.size()) {
                m_out.fault = unclosedQuote(openLine, m_column);
                return false;
            }
            const char c = m_text[read];
            if (c == '"') {
                if (read + 1 >= m_text.size() || m_text[read + 1] != '"') {
                    break;
                }
                ++read;
            } else if (c == '\n' || (c == '\r' && m_returnEnds)) {
                ++m_line;
            }
            m_text[write++] = c;
            if (write - start > m_limits.maxCellBytes) {
                break;
            }
        }
        if (write - start <= m_limits.maxCellBytes) {
            ++read;
            const auto afterQuote = read;
            while (read < m_text.size() && m_text[read] == ' ' && m_delimiter != ' ') {
                ++read;
            }
            if (!atCellEnd(read)) {
                if (m_line != openLine) {
                    // The mark met on a later line opens another cell: this one was never closed.
                    m_out.fault = unclosedQuote(openLine, m_column);
                    return false;
                }
                if (m_out.findings.size() < kMaxFindings) {
                    m_out.findings.push_back(
                        {m_line, static_cast<std::uint32_t>(m_column),
                         msg("import", "Text follows the closing quotation mark of this cell. It "
                                       "was taken along; check the cell.")});
                }
                for (read = afterQuote; !atCellEnd(read); ++read) {
                    m_text[write++] = m_text[read];
                }
            }
        }
        m_at = read;
        addCell(start, write - start, openLine);
        return !m_out.fault && endCell();
    }

    bool atCellEnd(std::size_t at) const
    {
        return at >= m_text.size() || m_text[at] == m_delimiter || lineEndAt(at) != 0;
    }

    void addCell(std::size_t at, std::size_t size, std::uint32_t line)
    {
        if (size > m_limits.maxCellBytes) {
            m_out.fault = tooLarge(
                Text(msg("import", "Cell %1 of line %2 is longer than %3 bytes. Most often a "
                                   "quotation mark is not closed there; correct that line and "
                                   "import the file again."),
                     {m_column, static_cast<std::size_t>(line), m_limits.maxCellBytes}));
            return;
        }
        m_out.cells.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(size)});
    }

    bool endCell()
    {
        if (m_at >= m_text.size()) {
            return false;
        }
        if (m_text[m_at] == m_delimiter) {
            ++m_at;
            return true;
        }
        const auto n = lineEndAt(m_at);
        (n > 1 ? m_crLf : m_text[m_at] == '\n' ? m_lf : m_cr) = true;
        m_at += n;
        ++m_line;
        return false;
    }

    static constexpr std::size_t kMaxFindings = 1000;

    std::string& m_text;
    char m_delimiter;
    RecordLimits m_limits;
    RecordScan m_out;
    std::size_t m_at = 0;
    std::size_t m_column = 1;
    std::uint32_t m_line = 1;
    bool m_returnEnds = false;
    bool m_lf = false;
    bool m_crLf = false;
    bool m_cr = false;
};

} // namespace

RecordScan scanRecords(std::string& text, char delimiter, const RecordLimits& limits)
{
    return Scanner(text, delimiter, limits).run();
}

} // namespace myspike
