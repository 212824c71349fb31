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

std::optional<TableMapping> plainMapping(const RecordType& type)
{
    if (type.naturalKey.empty() || type.shelf == Shelf::None) {
        return std::nullopt;
    }
    TableMapping m{.type = type.key,
                   .rowType = type.key,
                   .what = type.plural.text,
                   .needed = {},
                   .read = [](ImportRow& row) { row.readAllBut(); }};
    for (const auto& field : type.fields) {
        m.columns.push_back({field.name, {field.traits.label.text}});
    }
    for (const auto* field : type.naturalKey) {
        m.needed.push_back({field});
    }
    return m;
}

} // namespace myspike
