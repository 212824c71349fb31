#include "server/ops/import/table_mapping.h"

namespace myspike {

std::span<const TableMapping> tableMappings()
{
    static const std::vector<TableMapping> all = [] {
        std::vector<TableMapping> out;
        for (auto part :
             {placeMappings(), standardMappings(), centreMappings(), contentMappings()}) {
            for (auto& m : part) {
                out.push_back(std::move(m));
            }
        }
        return out;
    }();
    return all;
}

const TableMapping* tableMapping(std::string_view type)
{
    for (const auto& m : tableMappings()) {
        if (type == m.type) {
            return &m;
        }
    }
    return nullptr;
}

} // namespace myspike
