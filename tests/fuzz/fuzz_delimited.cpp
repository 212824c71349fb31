// Any bytes are read or refused with a sentence; every cell lies inside the text.
#include <cstdint>
#include <cstdlib>

#include "shared/base/delimited.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace myspike;
    DelimitedOptions options;
    options.maxCellBytes = 4096;
    if (size > 0 && (data[0] & 1) != 0) {
        options.expectHeaders = {{"kod_pusat", {"Kod Pusat", "code"}}, {"nama", {"Name"}}};
        options.positionalHeaders = {"kod_pusat", "nama"};
    }
    const auto table =
        readDelimited(std::string_view(reinterpret_cast<const char*>(data), size), options);
    if (!table.ok()) {
        if (table.fault().forUser.empty()) {
            std::abort();
        }
        return 0;
    }
    std::uint32_t line = 0;
    for (const auto& row : table->rows) {
        if (row.line <= line || row.duplicateOf >= row.line) {
            std::abort();
        }
        line = row.line;
        for (const auto& column : table->columns) {
            if (table->cell(row, column).size() > options.maxCellBytes) {
                std::abort();
            }
        }
    }
    return 0;
}
