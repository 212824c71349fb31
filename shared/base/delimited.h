// Reads tables as people send them: CSV of any delimiter and encoding, with titles above, merged
// headings, totals and remarks between. It opens the file or says in a sentence what to do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/text_encoding.h"

namespace myspike {

enum class LineEnds { Lf, CrLf, Cr, Mixed };

/// A heading the caller knows. Headings are compared without case, accents, blanks and
/// punctuation; a year at the end of the file's heading (`Output 2015`) does not matter.
struct ExpectedHeader
{
    std::string name;
    std::vector<std::string> aliases;
};

struct DelimitedOptions
{
    std::vector<ExpectedHeader> expectHeaders;
    /// Names of the columns of a file without headings, in its order. Empty: it is refused.
    std::vector<std::string> positionalHeaders;
    std::size_t maxRows = 1'000'000;
    std::size_t maxCellBytes = 65'536;
    std::size_t maxBytes = 256U << 20;
};

struct DelimitedColumn
{
    std::string name;     ///< as in the file, on one line; unique in the table
    std::string expected; ///< the ExpectedHeader::name or positional name it stands for, or empty
    std::size_t position = 0; ///< 1-based column of the file
};

/// What a row is taken for. Only Record holds data; the others are passed over, and a note says so.
enum class RowRole {
    Record,
    Total,           ///< `Jumlah`, `Keseluruhan`, `Grand Total` followed by numbers only
    Label,           ///< one cell only, in a table where rows have many
    RepeatedHeading, ///< the heading row once more
};

struct DelimitedRow
{
    std::uint32_t line = 0; ///< 1-based line of the file on which the row begins
    std::uint32_t firstCell = 0;
    std::uint32_t cellCount = 0;
    std::uint32_t duplicateOf = 0; ///< line of the first row with exactly these cells, or 0
    RowRole role = RowRole::Record;
};

/// Something wrong with one row; the rest of the file was read.
struct DelimitedFinding
{
    std::uint32_t line = 0;
    std::uint32_t column = 0; ///< 1-based
    Text text;
};

struct DelimitedTable
{
    struct CellRange
    {
        std::uint32_t at = 0;
        std::uint32_t size = 0;
    };

    TextEncoding encoding = TextEncoding::Utf8;
    char delimiter = ',';
    LineEnds lineEnds = LineEnds::Lf;
    std::uint32_t headerLine = 0;    ///< 1-based line of the heading row; 0 when there is none
    std::vector<std::string> titles; ///< what the lines above the headings say
    std::vector<DelimitedColumn> columns;
    std::vector<std::string> missingHeaders; ///< names of expected headers not found
    std::vector<DelimitedRow> rows;          ///< all rows below the headings that are not blank
    std::vector<DelimitedFinding> findings;  ///< the first 1,000
    std::size_t findingsLeftOff = 0;
    std::vector<Text> notes; ///< what was noticed about the file as a whole

    /// The text of a cell, without its quotation marks; empty where the row is too short. Points
    /// into the table.
    std::string_view cell(const DelimitedRow& row, const DelimitedColumn& column) const
    {
        return cellAt(row, column.position);
    }
    /// @param position 1-based column of the file
    std::string_view cellAt(const DelimitedRow& row, std::size_t position) const;
    /// By expected name first, then by the name in the file.
    const DelimitedColumn* column(std::string_view name) const;
    std::size_t recordCount() const;
    std::size_t duplicateCount() const;

    std::string text; ///< the decoded file; cells are ranges of it
    std::vector<CellRange> cells;
};

/// @return Unsupported for a file that is not text; TooLarge above a limit of the options; Invalid,
///         with the line, for an unclosed quotation mark, an empty file or one without headings.
Result<DelimitedTable> readDelimited(std::string_view bytes, const DelimitedOptions& options = {});

} // namespace myspike
