// Cuts delimited text into records and cells (RFC 4180, read leniently); knows no headings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/delimited.h"

namespace myspike {

struct RecordLimits
{
    std::size_t maxRecords = SIZE_MAX;
    std::size_t maxCellBytes = 65'536;
};

struct RecordScan
{
    struct Record
    {
        std::uint32_t line = 0;
        std::uint32_t firstCell = 0;
        std::uint32_t cellCount = 0;
    };
    std::vector<Record> records;
    std::vector<DelimitedTable::CellRange> cells;
    std::vector<DelimitedFinding> findings;
    LineEnds lineEnds = LineEnds::Lf;
    bool stoppedEarly = false;  ///< maxRecords reached before the end of the text
    std::optional<Fault> fault; ///< what stopped the scan; the records before it stand
};

/// Doubled quotation marks are made single inside `text`, so cells are ranges of it afterwards.
RecordScan scanRecords(std::string& text, char delimiter, const RecordLimits& limits);

} // namespace myspike
