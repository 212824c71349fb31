// `new-epoch`: the files were put back from a backup, and the server goes on with a new history.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/ops/console_operator.h"
#include "server/store/store_folder.h"

namespace myspike {

struct NewEpochRequest
{
    std::filesystem::path store;
    /// Files with receipts that people kept, one a line: no number they name is given again.
    std::vector<std::filesystem::path> receipts;
};

struct ClosedSeries
{
    std::string series;
    int year = 0;
    std::int64_t first = 0; ///< of the numbers that wait for their receipts
    std::int64_t last = 0;
};

struct NewEpoch
{
    std::string epoch;
    std::int64_t restoredTo = 0; ///< last transaction of the backup
    std::int64_t confirmed = 0;  ///< last transaction that had been confirmed; 0: not known
    std::vector<ClosedSeries> closed;
};

/// Mints a new epoch. Clients then offer what the backup lacks with its receipts, and fetch their
/// records anew; everybody logs in again. Numbers that the lost history gave stay theirs: each
/// series is closed above the highest that is known to have been given. Where that is not known,
/// for the mark was lost too, a thousand numbers of each series are left free.
Result<NewEpoch> newEpoch(const NewEpochRequest& request, const Catalogue& catalogue,
                          const ConsoleOperator& by);

} // namespace myspike
