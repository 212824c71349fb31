#include "shared/sync/pushed.h"

#include <boost/json.hpp>

#include "shared/base/json.h"
#include "shared/sync/codec.h"

namespace json = boost::json;

namespace myspike {

namespace {

constexpr const char* kWithheld = "withheld_bytes";

Fault unreadable(std::string detail)
{
    return Fault{FaultCode::Invalid,
                 msg("wire", "This message cannot be read. Update MySPIKE, then try again."),
                 std::move(detail), "WIRE"};
}

Fault tooMuch()
{
    return Fault{FaultCode::TooLarge,
                 msg("wire", "This is too much for one step, and the server cannot take it. What "
                             "you typed is kept here; enter it again in parts."),
                 {},
                 "TOO_LARGE"};
}

std::optional<Id> idIn(const json::object& o, const char* key)
{
    const auto* v = o.if_contains(key);
    const auto* s = v ? v->if_string() : nullptr;
    return s ? Id::parse(std::string_view(s->data(), s->size())) : std::nullopt;
}

} // namespace

Result<PushedOperation> decodePushed(const json::value& value, const Catalogue& catalogue)
{
    auto payload = canonicalJson(value);
    if (!payload) {
        return std::move(payload).fault();
    }
    PushedOperation out;
    out.payload = std::move(*payload);
    auto op = decodeOperation(value, catalogue);
    if (op && op->number > 0 && !op->id.isNull()) {
        out.operation = std::move(*op);
        return out;
    }
    const auto* o = value.if_object();
    const auto id = o ? idIn(*o, "id") : std::nullopt;
    const auto* n = o ? o->if_contains("number") : nullptr;
    const auto* number = n ? n->if_int64() : nullptr;
    if (!id || id->isNull() || !number || *number <= 0) {
        return unreadable("operation without a place");
    }
    out.operation.id = *id;
    out.operation.number = *number;
    out.operation.generation = idIn(*o, "generation").value_or(Id{});
    out.unreadable = o->contains(kWithheld) ? tooMuch()
                     : op                   ? unreadable("operation")
                                            : std::move(op).fault();
    return out;
}

Result<PushedOperation> decodePushed(std::string_view text, const Catalogue& catalogue)
{
    auto v = parseJson(text);
    if (!v) {
        return std::move(v).fault();
    }
    return decodePushed(*v, catalogue);
}

std::string withheld(const OutgoingOperation& op, const Id& generation)
{
    return canonicalJson(json::object{{"id", op.id.toString()},
                                      {"number", op.number},
                                      {"generation", generation.toString()},
                                      {kWithheld, op.payload.size()}})
        .valueOr({});
}

} // namespace myspike
