#include "client/ui/records/record_rights.h"

#include <algorithm>

#include "client/replica/replica.h"
#include "shared/sync/runner.h"

namespace myspike::ui {

namespace {

/// Not this user's act at all, as opposed to one that is not possible now.
bool isForeign(const Status& status)
{
    return !status && status.fault().code == FaultCode::Forbidden;
}

Text whyNot(const Status& status) { return status ? Text() : status.fault().forUser; }

} // namespace

bool isGoverned(const Catalogue& catalogue, const RecordType& type)
{
    constexpr int kDeepest = 5;
    const RecordType* t = &type;
    for (int depth = 0; t != nullptr && depth < kDeepest; ++depth) {
        if (t->workflow.exists()) {
            return true;
        }
        const auto* parent = t->parent ? t->field(t->parent) : nullptr;
        t = parent ? catalogue.type(parent->refType) : nullptr;
    }
    return false;
}

std::vector<ActRight> actsOf(const Catalogue& catalogue, const RecordType& type)
{
    std::vector<ActRight> acts;
    for (const auto& t : type.workflow.transitions) {
        if (!t.by.empty()) {
            acts.push_back({&t, nullptr, false, {}});
        }
    }
    for (const auto& c : catalogue.commands()) {
        if (!c.by.empty() && !c.createsSubject && std::string_view(c.subject) == type.key) {
            acts.push_back({nullptr, &c, false, {}});
        }
    }
    return acts;
}

QFuture<Result<RecordRights>> rightsOf(Replica& replica, const RecordType& type, const Id& record)
{
    return replica.ask<RecordRights>([&catalogue = replica.catalogue(), &type,
                                      record](const Reader& reader,
                                              const ActContext& asked) -> Result<RecordRights> {
        auto found = reader.find(type.key, record);
        if (!found || found->deleted) {
            return Fault{found.kind == Lookup::Kind::NotHeld ? FaultCode::NotHeld
                                                             : FaultCode::NotFound,
                         msg("record", "This record is not on this machine, or no longer exists. "
                                       "Go back to the list."),
                         {},
                         {}};
        }
        // The reason is asked for when the act is chosen.
        ActContext context = asked;
        context.comment = "-";
        RecordRights rights;
        rights.record = found.record;
        const auto& r = found.record;
        rights.whyNotEdit = type.appendOnly
                                ? Text(msg("record", "This is written once and cannot be changed."))
                                : whyNot(mayEdit(catalogue, r, reader, context));
        const bool mayRemove =
            context.actor.mayAs(type.rolesFor(Verb::Remove), type.scopes(r), context.day());
        rights.whyNotRemove = mayRemove ? rights.whyNotEdit
                                        : Text(msg("record", "Your access does not cover "
                                                             "removing this."));
        rights.acts = actsOf(catalogue, type);
        for (auto& act : rights.acts) {
            if (act.transition != nullptr) {
                const auto* state = asText(r.value(type.workflow.field));
                const auto& from = act.transition->from;
                const bool fits =
                    state && std::find(from.begin(), from.end(), *state) != from.end();
                const auto may = mayTransition(type, r, *act.transition, reader, context);
                act.isOffered = fits && !isForeign(may);
                act.whyNot = whyNot(may);
            } else {
                const auto may = mayCommand(*act.command, r, reader, context);
                const auto& from = act.command->from;
                const auto* state =
                    type.workflow.exists() ? asText(r.value(type.workflow.field)) : nullptr;
                const bool fits = from.empty() || (state && std::find(from.begin(), from.end(),
                                                                      *state) != from.end());
                act.isOffered = fits && !isForeign(may);
                act.whyNot = whyNot(may);
            }
        }
        for (const auto* child : catalogue.childrenOf(type)) {
            Record row(*child, Id{});
            row.setValue(child->parent, Value(r.id));
            const auto creators = child->rolesFor(Verb::Create);
            const bool holds =
                std::any_of(creators.begin(), creators.end(), [&](std::string_view role) {
                    return context.actor.holds(role, context.day());
                });
            rights.whyNotAddChild[child->key] =
                !holds ? Text(msg("record", "Your access does not cover adding this."))
                       : rights.whyNotEdit;
        }
        return rights;
    });
}

} // namespace myspike::ui
