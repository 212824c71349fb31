// Rows as the synchronisation moves them, with the server's versions beside them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/store/record_store.h"

namespace myspike {

/// Every merge group that two images of a row differ in.
std::vector<std::string_view> changedGroups(const Record& before, const Record& after);
/// The versions of a row's merge groups as text; empty where there is no such row.
Result<std::string> groupVersionsOf(const RecordStore& store, std::string_view type, const Id& id);
/// Names a scope to those who hold it, and to nobody else.
std::string scopeMark(std::string_view scope);
/// Writes a row as the server holds it, whether or not it is there.
Status putRow(RecordStore& store, const Record& record, std::string_view groupVersions);

} // namespace myspike
