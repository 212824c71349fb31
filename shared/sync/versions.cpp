#include "shared/sync/versions.h"

#include <boost/json.hpp>

#include <algorithm>

#include "shared/sync/codec.h"

namespace json = boost::json;

namespace myspike {

namespace {

std::string_view textOf(const json::object& o, const char* key)
{
    const auto* v = o.if_contains(key);
    const auto* s = v ? v->if_string() : nullptr;
    return s ? std::string_view(s->data(), s->size()) : std::string_view();
}

} // namespace

Status raiseOperation(json::object& op, const Catalogue& catalogue)
{
    const auto* v = op.if_contains("schema");
    const auto* n = v ? v->if_int64() : nullptr;
    if (!n) {
        return okStatus(); // it is refused as unreadable
    }
    if (*n < catalogue.schema().oldestPush) {
        return Fault{FaultCode::Unsupported,
                     msg("wire", "This was made with a version of MySPIKE that is more than a year "
                                 "old, and the server can no longer read it. Enter it again in "
                                 "this version; what you typed is kept here."),
                     "schema " + std::to_string(*n), "SCHEMA_OLD"};
    }
    for (auto version = *n; version < catalogue.schema().current; ++version) {
        for (const auto& c : catalogue.converters()) {
            const bool fits = c.from == version && textOf(op, "type") == c.type &&
                              (*c.command == '\0' || textOf(op, "command") == c.command);
            if (fits) {
                MYSPIKE_TRY(c.convert(op));
            }
        }
    }
    return okStatus();
}

int neededSchema(const Operation& op, const Catalogue& catalogue)
{
    const auto* type = catalogue.type(op.type);
    int needed = type ? type->since : 1;
    const auto* command = catalogue.command(op.command);
    if (command) {
        needed = std::max(needed, command->since);
    }
    for (const auto& [name, value] : op.args.all()) {
        const FieldDef* field = nullptr;
        if (command) {
            const auto found =
                std::find_if(command->args.begin(), command->args.end(),
                             [&name = name](const FieldDef& f) { return name == f.name; });
            field = found == command->args.end() ? nullptr : &*found;
        } else if (type) {
            field = type->field(name);
        }
        if (field) {
            needed = std::max(needed, field->traits.since);
        }
    }
    return needed;
}

void showTo(int schema, std::string_view type, json::object& values, const Catalogue& catalogue)
{
    for (int below = catalogue.schema().current; below > schema; --below) {
        for (const auto& lens : catalogue.lenses()) {
            if (lens.below == below && type == lens.type) {
                lens.show(values);
            }
        }
    }
}

Result<Record> shownTo(int schema, const Record& row, const Catalogue& catalogue)
{
    const auto key = row.typeKey();
    const bool plain = schema >= catalogue.schema().current ||
                       std::none_of(catalogue.lenses().begin(), catalogue.lenses().end(),
                                    [&](const RowLens& lens) { return key == lens.type; });
    if (plain) {
        return row;
    }
    auto values = rowToJson(row);
    showTo(schema, key, values.get_object(), catalogue);
    auto out = rowFromJson(values, row.type());
    if (out) {
        out->id = row.id;
        out->version = row.version;
        out->deleted = row.deleted;
    }
    return out;
}

bool looksDifferent(int a, int b, const Catalogue& catalogue)
{
    const auto [from, to] = std::minmax(a, b);
    return std::any_of(catalogue.lenses().begin(), catalogue.lenses().end(),
                       [from = from, to = to](const RowLens& lens) {
                           return lens.below > from && lens.below <= to;
                       });
}

} // namespace myspike
