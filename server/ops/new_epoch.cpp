#include "server/ops/new_epoch.h"

#include <fmt/format.h>

#include <fstream>

#include "shared/console/said.h"
#include "shared/store/row_cursor.h"
#include "shared/trust/file_key_store.h"

namespace fs = std::filesystem;

namespace myspike {

namespace {

constexpr std::int64_t kUnknownNumbers = 1'000;

Result<std::vector<SignedReceipt>> readReceipts(const std::vector<fs::path>& files)
{
    std::vector<SignedReceipt> out;
    for (const auto& file : files) {
        std::ifstream in(file);
        if (!in) {
            return refusedSaying(fmt::format("{} cannot be read.", file.string()),
                                 FaultCode::NotFound);
        }
        int number = 0;
        for (std::string line; std::getline(in, line);) {
            ++number;
            if (line.find_first_not_of(" \t\r") == std::string::npos) {
                continue;
            }
            auto receipt = SignedReceipt::parse(line);
            if (!receipt) {
                return refusedSaying(fmt::format("{}, line {}: {}", file.string(), number,
                                                 receipt.fault().forUser.english()));
            }
            out.push_back(std::move(*receipt));
        }
    }
    return out;
}

} // namespace

Result<NewEpoch> newEpoch(const NewEpochRequest& request, const Catalogue& catalogue,
                          const ConsoleOperator& by)
{
    auto receipts = readReceipts(request.receipts);
    if (!receipts) {
        return std::move(receipts).fault();
    }
    auto opened = StoreFolder::open(request.store, catalogue, by.clock, by.rng, PutBack::Accept);
    if (!opened) {
        return std::move(opened).fault();
    }
    auto& store = **opened;
    auto keys = FileKeyStore::open(store.paths.keys);
    if (!keys) {
        return std::move(keys).fault();
    }
    auto seal = sealWith(**keys);
    auto stands = store.authority->mark();
    if (!seal || !stands) {
        return !seal ? std::move(seal).fault() : std::move(stands).fault();
    }
    store.authority->setSeal(std::move(*seal));
    NewEpoch out;
    out.restoredTo = stands->seq;
    auto seen = store.mark.mark();
    if (seen) {
        out.confirmed = seen->seq;
    } else {
        seen = *stands;
        for (auto& [series, last] : seen->numbers) {
            last += kUnknownNumbers;
        }
    }
    const auto epoch = Id::make(by.clock.now(), by.rng);
    out.epoch = epoch.toString();
    MYSPIKE_TRY(store.authority->beginEpoch(epoch, *seen, *receipts, by.clock.now()));
    // What had been ended since the backup, a session or a password, must not come back to life.
    MYSPIKE_TRY(store.database.execute("DROP TABLE IF EXISTS session"));
    auto now = store.authority->mark();
    if (!now) {
        return std::move(now).fault();
    }
    MYSPIKE_TRY(store.mark.replace(*now));
    store.acceptPutBack();
    auto s = store.database.prepare("SELECT series, year, first, last FROM number_gap WHERE epoch "
                                    "= ?1 ORDER BY series, year, first");
    if (!s) {
        return std::move(s).fault();
    }
    s->bind(1, out.epoch);
    RowCursor cursor(*s);
    while (cursor.next()) {
        out.closed.push_back({std::string(s->text(0)), static_cast<int>(s->integer(1)),
                              s->integer(2), s->integer(3)});
    }
    MYSPIKE_TRY(cursor.status());
    return out;
}

} // namespace myspike
