#include "shared/sync/settle.h"

#include <boost/json.hpp>

#include "shared/base/json.h"
#include "shared/sync/codec.h"

namespace json = boost::json;

namespace myspike::conflicts {

namespace {

json::object objectOf(const std::string& text)
{
    auto v = text.empty() ? Result<json::value>(json::object{}) : parseJson(text);
    return v && v->is_object() ? v->get_object() : json::object{};
}

/// Values by field; Invalid for a field that the type does not have or a value of another kind.
Result<Values> valuesOf(const std::string& text, const RecordType& type)
{
    Values out;
    for (const auto& [key, member] : objectOf(text)) {
        const auto* field = type.field(std::string_view(key.data(), key.size()));
        if (!field) {
            return Fault::internal("settle: unknown field");
        }
        auto value = valueFromJson(member, field->kind);
        if (!value) {
            return std::move(value).fault();
        }
        out.setValue(field->name, std::move(*value));
    }
    return out;
}

Value valueOr(const Values& values, const char* name)
{
    const auto* v = values.find(name);
    return v ? *v : Value();
}

Fault conflictMissing()
{
    return Fault{FaultCode::NotFound,
                 msg("conflict", "This difference is not here any more. Refresh the list."),
                 {},
                 "GONE"};
}

Fault changedAgain(const FieldDef& field, const Value& now)
{
    const auto text = displayText(field, now, false).english();
    return Fault{FaultCode::Conflict,
                 Text(msg("conflict", "%1 has changed again meanwhile, to “%2”. Look at the "
                                      "difference once more, then decide."),
                      {field.traits.label, text}),
                 {},
                 "SETTLE-CHANGED"};
}

Fault ownChangeNeedsRight()
{
    return Fault{FaultCode::Forbidden,
                 msg("conflict", "Your access no longer lets you change this record. You can keep "
                                 "the server's value, or ask a colleague who may edit it to "
                                 "decide."),
                 {},
                 "RIGHT"};
}

} // namespace

Command settleCommand()
{
    return Command{
        .name = kSettle,
        .subject = Conflict::kType,
        .label = msg("conflict", "Decide a difference"),
        .args = {describe(kTaken, {.label = msg("conflict", "Taken"), .kind = FieldKind::Json}),
                 describe(kSeen, {.label = msg("conflict", "Seen"), .kind = FieldKind::Json}),
                 describe(kTakesMine, {.label = msg("conflict", "The author's wish is followed")})},
        // The runner settles: rights follow from the record, not from a role.
        .run = [](Transaction&, const Id&, const Values&) -> Status {
            return Fault::internal("settle_conflict runs as an operation only");
        },
    };
}

Status maySettle(const Catalogue& catalogue, const Record& conflict, const Reader& reader,
                 const ActContext& context)
{
    if (conflict.text(kAuthor) == context.actor.user.toString()) {
        return okStatus();
    }
    const auto id = Id::parse(conflict.text(kRecordId));
    const auto type = conflict.text(kRecordType);
    const auto target = id && catalogue.type(type) ? reader.find(type, *id) : Lookup{};
    if (target) {
        return mayEdit(catalogue, *target, reader, context);
    }
    // A removed record has left the replicas; the server still knows whose it was.
    return okStatus();
}

Text decidedText(const Catalogue& catalogue, const Record& conflict)
{
    const auto at = conflict.get(kDecidedAt);
    const auto name = conflict.text(kDecidedByName);
    if (!at || name.empty()) {
        return msg("conflict", "This was decided already: the server's value stands by rule.");
    }
    const auto* type = catalogue.type(conflict.text(kRecordType));
    const auto values = type ? valuesOf(conflict.text(kDecidedValues), *type)
                             : Result<Values>(Fault::internal("unknown type"));
    if (values && values->all().size() == 1) {
        const auto& [field, value] = values->all().front();
        const auto* f = type->field(field);
        if (f->kind != FieldKind::Reference && !f->traits.personal) {
            return Text(msg("conflict", "%1 decided this on %2: %3 is “%4”. Nothing more is to be "
                                        "done; what you typed is kept here."),
                        {name, at->toDisplay(), f->traits.label, displayText(*f, value).english()});
        }
    }
    return Text(msg("conflict", "%1 decided this on %2: %3. Nothing more is to be done; what you "
                                "typed is kept here."),
                {name, at->toDisplay(), labelOf(conflict.getOr(kState, State::Open))});
}

Result<Settlement> settlementOf(const Catalogue& catalogue, const Id& conflict, const Values& args,
                                const Transaction& tx)
{
    auto found = tx.find(Conflict::kType, conflict);
    if (!found || found->deleted) {
        return conflictMissing();
    }
    Settlement out;
    out.conflict = std::move(found.record);
    auto& c = out.conflict;
    const auto* type = catalogue.type(c.text(kRecordType));
    const auto target = Id::parse(c.text(kRecordId));
    if (!type || !target) {
        return Fault::internal("conflict about " + c.text(kRecordType));
    }
    if (c.getOr(kState, State::Open) != State::Open) {
        return Fault{FaultCode::Conflict, decidedText(catalogue, c), {}, "DECIDED"};
    }
    if (auto held = tx.find(type->key, *target)) {
        out.target = std::move(held.record);
    } else if (tx.onServer()) {
        return Fault{FaultCode::NotFound,
                     msg("conflict", "The record is gone for good, so there is nothing left to "
                                     "decide. What was typed is kept here."),
                     {},
                     "GONE"};
    }
    auto mine = valuesOf(c.text(kMine), *type);
    auto taken = valuesOf(args.getOr(kTaken, std::string()), *type);
    auto seen = valuesOf(args.getOr(kSeen, std::string()), *type);
    if (!mine || !taken || !seen) {
        return Fault::invalid(msg("conflict", "What was chosen cannot be read. Choose again."));
    }
    const auto kind = c.getOr(kKind, Kind::BothChanged);
    const bool takesMine = args.getOr(kTakesMine, false);
    out.bringsBack = kind == Kind::RemovedMeanwhile && takesMine;
    out.removes = kind == Kind::ChangedBeforeRemoval && takesMine;
    const bool writes = kind == Kind::BothChanged || out.bringsBack;
    if (!writes && !taken->empty()) {
        return Fault::invalid(msg("conflict", "What was chosen cannot be read. Choose again."));
    }

    bool allMine = !mine->empty() || out.removes;
    json::object decided;
    json::array told;
    for (const auto& [name, wanted] : taken->all()) {
        if (!mine->find(name)) {
            return Fault::invalid(msg("conflict", "What was chosen cannot be read. Choose again."));
        }
        if (!out.target) {
            continue;
        }
        const auto& now = out.target->value(name);
        const auto* looked = seen->find(name);
        if (now != wanted && looked && *looked != now) {
            return changedAgain(*type->field(name), now);
        }
        if (now != wanted) {
            out.written.setValue(name, wanted);
        }
    }
    for (const auto& [name, wished] : mine->all()) {
        const auto* chosen = taken->find(name);
        const Value now = out.target ? out.target->value(name) : valueOr(*seen, name.c_str());
        const Value stands = chosen ? *chosen : now;
        allMine = allMine && stands == wished;
        decided[name] = valueToJson(stands);
        told.push_back(json::object{{"field", name},
                                    {"from", valueToJson(now)},
                                    {"to", valueToJson(stands)},
                                    {"mine", valueToJson(wished)}});
    }
    const bool tookAny = out.bringsBack || out.removes || !taken->empty();
    c.set(kState, !tookAny ? State::KeptServer : allMine ? State::TookMine : State::TookOther);
    c.set(kDecidedValues, json::serialize(decided));
    c.set(kDecidedBy, tx.context().actor.user.toString());
    c.set(kDecidedByName, tx.context().actor.name);
    c.set(kDecidedAt, tx.context().at);
    if (!tx.context().comment.empty()) {
        c.set(kNote, tx.context().comment);
    }
    if (out.changesTarget() && out.target) {
        if (out.target->deleted && !out.bringsBack) {
            return Fault{FaultCode::Conflict,
                         msg("conflict", "The record was removed meanwhile, so nothing can be "
                                         "written to it. Keep the server's value, or have it "
                                         "added again."),
                         {},
                         "GONE"};
        }
        if (type->appendOnly) {
            return ownChangeNeedsRight();
        }
        auto may = out.removes ? mayRemove(catalogue, *out.target, tx, tx.context())
                               : mayEdit(catalogue, *out.target, tx, tx.context());
        if (!may) {
            return may.fault().rule == "RIGHT" ? ownChangeNeedsRight() : std::move(may).fault();
        }
    }
    out.told = json::serialize(json::object{
        {"author", c.text(kAuthorName)}, {"kind", codeOf(kind)}, {"fields", std::move(told)}});
    return out;
}

} // namespace myspike::conflicts
