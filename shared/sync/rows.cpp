#include "shared/sync/rows.h"

#include <algorithm>

#include "shared/base/hash.h"
#include "shared/schema/record_type.h"

namespace myspike {

std::vector<std::string_view> changedGroups(const Record& before, const Record& after)
{
    std::vector<std::string_view> out;
    for (const auto name : Record::changedFields(before, after)) {
        const std::string_view group = before.type().field(name)->group();
        if (std::find(out.begin(), out.end(), group) == out.end()) {
            out.push_back(group);
        }
    }
    return out;
}

Result<std::string> groupVersionsOf(const RecordStore& store, std::string_view type, const Id& id)
{
    auto versions = store.versions(type, id);
    if (!versions) {
        return std::move(versions).fault();
    }
    return *versions ? (*versions)->groups.toText() : std::string();
}

std::string scopeMark(std::string_view scope) { return toHex(sha256(scope)).substr(0, 16); }

Status putRow(RecordStore& store, const Record& record, std::string_view groupVersions)
{
    MYSPIKE_TRY(store.upsert(record));
    const auto groups = GroupVersions::parse(groupVersions);
    return store.setVersions(record.typeKey(), record.id,
                             {record.version, groups.value_or(GroupVersions(record.version))});
}

} // namespace myspike
