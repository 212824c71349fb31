#include "server/ops/init_store.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <fstream>

#include "server/app/config.h"
#include "shared/console/said.h"
#include "shared/trust/file_key_store.h"

namespace fs = std::filesystem;

namespace myspike {

namespace {

struct BroughtAlong
{
    const char* type;
    const char* file;
    std::map<std::string, std::string, std::less<>> constants = {};
};

const std::vector<BroughtAlong>& broughtAlong()
{
    static const std::vector<BroughtAlong> all{
        {"state", "reference/states.csv"},
        {"district", "reference/districts.csv"},
        {"public_holiday", "reference/public_holidays.csv"},
        {"rule_book_entry", "rule_book/rule_book.csv"},
        // The version that the product ships is in force; later ones are drafted and approved.
        {"checklist_item",
         "checklists/site_visit_credit_cu.csv",
         {{"status", "approved"}, {"effective_from", "2026-01-01"}}}};
    return all;
}

Status writeConfig(const fs::path& file)
{
    std::ofstream out(file, std::ios::binary);
    out << explainedConfig();
    out.close();
    if (!out) {
        return refusedSaying(
            fmt::format("{} cannot be written. Check room and rights.", file.string()),
            FaultCode::Io);
    }
    return okStatus();
}

Result<std::vector<LoadedTable>> fill(const InitRequest& request, const Catalogue& catalogue,
                                      const ConsoleOperator& by)
{
    auto store = StoreFolder::create(request.store, catalogue, by.clock, by.rng);
    if (!store) {
        return std::move(store).fault();
    }
    const auto& paths = (*store)->paths;
    MYSPIKE_TRY(FileKeyStore::init(paths.keys, request.names, by.clock.now(), by.rng));
    MYSPIKE_TRY(writeConfig(paths.config));
    std::vector<LoadedTable> loaded;
    for (const auto& table : broughtAlong()) {
        ImportRequest import{
            table.type, request.resources / table.file, false, {}, table.constants};
        auto report = importTable(**store, import, by);
        if (!report) {
            return std::move(report).fault();
        }
        loaded.push_back({table.type, import.file.string(), std::move(*report)});
    }
    return loaded;
}

} // namespace

Result<std::vector<LoadedTable>> initStore(const InitRequest& request, const Catalogue& catalogue,
                                           const ConsoleOperator& by)
{
    std::error_code error;
    if (!fs::is_directory(request.resources / "reference", error)) {
        return refusedSaying(fmt::format("{} does not hold the product's tables. Name the folder "
                                         "with --resources.",
                                         request.resources.string()),
                             FaultCode::NotFound);
    }
    const StorePaths paths(request.store);
    if (fs::exists(paths.database, error)) {
        return refusedSaying(fmt::format("There is a store in {} already. Choose another folder, "
                                         "or use the one that is there.",
                                         request.store.string()),
                             FaultCode::Conflict);
    }
    const bool wasThere = fs::exists(request.store, error);
    if (wasThere && !fs::is_empty(request.store, error)) {
        return refusedSaying(fmt::format("{} holds other files and was left as it is. Choose an "
                                         "empty or a new folder.",
                                         request.store.string()),
                             FaultCode::Conflict);
    }
    auto loaded = fill(request, catalogue, by);
    if (!loaded) {
        if (wasThere) {
            for (const auto& entry : fs::directory_iterator(request.store, error)) {
                fs::remove_all(entry.path(), error);
            }
        } else {
            fs::remove_all(request.store, error);
        }
    }
    return loaded;
}

ServerNames serverNamesFrom(const std::vector<std::string>& hosts)
{
    ServerNames names;
    for (const auto& host : hosts) {
        in6_addr buffer;
        const bool address = inet_pton(AF_INET, host.c_str(), &buffer) == 1 ||
                             inet_pton(AF_INET6, host.c_str(), &buffer) == 1;
        (address ? names.addresses : names.dns).push_back(host);
    }
    return names;
}

} // namespace myspike
