// `init`: a new store with its keys, its configuration and what the product brings along.
#pragma once

#include <filesystem>

#include "server/ops/import/importer.h"
#include "shared/trust/certificates.h"

namespace myspike {

struct InitRequest
{
    std::filesystem::path store;
    std::filesystem::path resources; ///< folder with reference/, rule_book/, checklists/
    ServerNames names;               ///< what clients call the server
};

struct LoadedTable
{
    std::string type;
    std::string file;
    ImportReport report;
};

/// Makes folder, database, keys and configuration, and loads states, districts, holidays, the rule
/// book and the checklists. Conflict where a store is there already; after any other fault nothing
/// of the new store is left.
Result<std::vector<LoadedTable>> initStore(const InitRequest& request, const Catalogue& catalogue,
                                           const ConsoleOperator& by);

/// Splits names into DNS names and addresses.
ServerNames serverNamesFrom(const std::vector<std::string>& hosts);

} // namespace myspike
