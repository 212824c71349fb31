#include "shared/sync/runner.h"

#include <boost/json.hpp>

#include <algorithm>
#include <set>

#include "shared/base/unicode.h"
#include "shared/sync/codec.h"
#include "shared/sync/parked.h"
#include "shared/sync/records.h"
#include "shared/sync/settle.h"

namespace json = boost::json;

namespace myspike {

namespace {

using Roles = std::vector<std::string_view>;

/// In place of a merge group, where a record was removed on one side.
constexpr const char* kWholeRecord = "$record";

Fault forbidden(Msg what) { return Fault{FaultCode::Forbidden, what, {}, "RIGHT"}; }

Fault noRight()
{
    return forbidden(msg("right", "Your access does not cover this. Ask an administrator for the "
                                  "right, or ask a colleague who holds it."));
}

Fault recordMissing(const Lookup& l)
{
    if (l.kind == Lookup::Kind::NotHeld) {
        return Fault{FaultCode::NotHeld,
                     msg("record",
                         "This record is not on this machine. Connect to the server, then "
                         "try again."),
                     {},
                     "GONE"};
    }
    return Fault{FaultCode::NotFound,
                 msg("record", "This record no longer exists. Go back to the list and refresh it."),
                 {},
                 "GONE"};
}

Roles intersection(const Roles& a, const Roles& b)
{
    Roles out;
    std::copy_if(a.begin(), a.end(), std::back_inserter(out),
                 [&](auto role) { return std::find(b.begin(), b.end(), role) != b.end(); });
    return out;
}

std::string_view stateOf(const Record& r)
{
    const auto* code =
        r.type().workflow.exists() ? asText(r.value(r.type().workflow.field)) : nullptr;
    return code ? std::string_view(*code) : std::string_view();
}

/// The roles that the nearest workflow at or above the record lets edit; nothing where no
/// workflow governs it.
std::optional<Roles> governingRoles(const Catalogue& catalogue, const Record& record,
                                    const Reader& reader, int depth = 0)
{
    const auto& type = record.type();
    if (type.workflow.exists()) {
        const auto* state = type.workflow.state(stateOf(record));
        return state ? state->editableBy : Roles{};
    }
    const auto* parentField = type.parent ? type.field(type.parent) : nullptr;
    const auto* parentId = parentField ? asId(record.value(type.parent)) : nullptr;
    if (!parentId || depth > 4) {
        return std::nullopt;
    }
    const auto parent = reader.find(parentField->refType, *parentId);
    return parent ? governingRoles(catalogue, *parent, reader, depth + 1) : std::nullopt;
}

bool isGoverned(const Catalogue& catalogue, const RecordType& type)
{
    const RecordType* t = &type;
    for (int depth = 0; t && depth < 5; ++depth) {
        if (t->workflow.exists()) {
            return true;
        }
        const auto* parent = t->parent ? t->field(t->parent) : nullptr;
        t = parent ? catalogue.type(parent->refType) : nullptr;
    }
    return false;
}

/// A row says itself in which scopes it lies: below somebody else's record it needs a right there.
Status mayStandBelow(const Record& record, const Reader& reader, const ActContext& context,
                     const Roles& roles)
{
    const auto& type = record.type();
    const auto* field = type.parent ? type.field(type.parent) : nullptr;
    const auto* id = field ? asId(record.value(type.parent)) : nullptr;
    const auto parent = id ? reader.find(field->refType, *id) : Lookup{};
    if (parent && !context.actor.mayAs(roles, parent->type().scopes(*parent), context.day())) {
        return noRight();
    }
    return okStatus();
}

Status mayTouch(const Catalogue& catalogue, const Record& record, const Reader& reader,
                const ActContext& context, Verb verb)
{
    const auto& type = record.type();
    auto roles = type.rolesFor(verb);
    const auto governing = governingRoles(catalogue, record, reader);
    if (governing) {
        const bool creatingTop = verb == Verb::Create && type.workflow.exists();
        if (!creatingTop) {
            const auto allowed = roles.empty() ? *governing : intersection(roles, *governing);
            const auto scopes = type.scopes(record);
            if (!context.actor.mayAs(allowed, scopes, context.day()) &&
                context.actor.mayAs(roles.empty() ? *governing : roles, scopes, context.day())) {
                return Fault{FaultCode::Conflict,
                             msg("right",
                                 "This can no longer be changed: it was handed on. Ask the "
                                 "officer to return it."),
                             {},
                             "STATE"};
            }
            roles = allowed;
        }
    }
    if (!context.actor.mayAs(roles, type.scopes(record), context.day())) {
        return noRight();
    }
    if (verb == Verb::Create) {
        return mayStandBelow(record, reader, context, roles);
    }
    return okStatus();
}

bool isStructural(const Finding& f)
{
    return f.rule == "FIELD-CHOICE" || f.rule == "FIELD-LENGTH" || f.rule == "FIELD-FILE" ||
           f.rule == "FIELD-REFERENCE" || f.rule == "FIELD-RANGE";
}

/// Signatures and lists would swell the history; their beginning says what changed.
json::value shortened(const Value& v)
{
    const auto* t = asText(v);
    return t && t->size() > 300 ? json::value(t->substr(0, 40) + "…") : valueToJson(v);
}

/// An entry about a record, without what changed.
Record entryOf(const Record& record, const Id& operation, const std::string& act,
               const ActContext& context, const std::optional<Instant>& receivedAt, const Id& id)
{
    const auto& type = record.type();
    const auto* parent = type.parent ? asId(record.value(type.parent)) : nullptr;
    Record h(history::entry(), id);
    h.set(history::kRecordType, std::string(type.key));
    h.set(history::kRecordId, record.id.toString());
    h.set(history::kRootId, (parent ? *parent : record.id).toString());
    h.set(history::kOperation, operation.toString());
    h.set(history::kAct, act);
    if (!context.comment.empty()) {
        h.set(history::kComment, context.comment);
    }
    h.set(history::kActorId, context.actor.user.toString());
    h.set(history::kActorName, context.actor.name);
    if (!context.onBehalfOf.empty()) {
        h.set(history::kOnBehalfOf, context.onBehalfOf);
    }
    h.set(history::kDeviceName, context.deviceName);
    h.set(history::kOffline, context.offline);
    h.set(history::kDoneAt, context.at);
    h.set(history::kReceivedAt, receivedAt);
    h.set(history::kScopes, joinScopes(type.scopes(record)));
    return h;
}

/// Quick, and right for nearly all: plain ASCII without blanks around it.
bool isClean(const std::string& text)
{
    return text.empty() ||
           (text.front() != ' ' && text.back() != ' ' &&
            std::all_of(text.begin(), text.end(), [](char ch) { return ch >= 0x20 && ch < 0x7F; }));
}

/// The same act with typed text free of the marks that make a name read as another one; on the
/// replica and on the server alike. Nothing where there is nothing to clean.
std::optional<Operation> withCleanText(const Catalogue& catalogue, const Operation& op)
{
    const auto* type = catalogue.type(op.type);
    const auto* command = catalogue.command(op.command);
    const auto fieldOf = [&](std::string_view name) -> const FieldDef* {
        if (!command) {
            return type ? type->field(name) : nullptr;
        }
        const auto found = std::find_if(command->args.begin(), command->args.end(),
                                        [&](const FieldDef& a) { return name == a.name; });
        return found == command->args.end() ? nullptr : &*found;
    };
    std::optional<Operation> out;
    for (const auto& [name, value] : op.args.all()) {
        const auto* text = asText(value);
        if (!text || isClean(*text)) {
            continue;
        }
        const auto* field = fieldOf(name);
        if (field && (field->kind == FieldKind::Text || field->kind == FieldKind::Paragraph)) {
            if (!out) {
                out = op;
            }
            out->args.setValue(name, cleanText(*text));
        }
    }
    return out;
}

class Run
{
public:
    Run(const Catalogue& catalogue, const Operation& op, RecordingTransaction& tx,
        const RunOptions& options)
        : m_catalogue(catalogue), m_op(op), m_tx(tx), m_options(options),
          m_type(catalogue.type(op.type))
    {
    }

    Result<RunOutcome> result()
    {
        if (!m_type) {
            return Fault::internal("unknown type " + m_op.type);
        }
        MYSPIKE_TRY(act());
        if (const auto& fault = m_tx.fault()) {
            return *fault;
        }
        MYSPIKE_TRY(tell());
        return std::move(m_outcome);
    }

private:
    const ActContext& context() const { return m_tx.context(); }

    Status act()
    {
        if (m_op.command == kCreate) {
            return create();
        }
        if (m_op.command == kEdit) {
            return edit();
        }
        if (m_op.command == kTransition) {
            return transition();
        }
        if (m_op.command == kRemove) {
            return remove();
        }
        return command();
    }

    Status create()
    {
        if (m_tx.find(m_op.type, m_op.subject)) {
            return Fault{FaultCode::Conflict,
                         msg("record",
                             "A record with this identity exists already. Open it instead "
                             "of adding it again."),
                         m_op.type, "TWICE"};
        }
        Record r(*m_type, m_op.subject);
        MYSPIKE_TRY(setTyped(r, m_op.args));
        if (m_type->workflow.exists()) {
            const auto& first = m_type->workflow.states.front().code;
            if (isNull(r.value(m_type->workflow.field))) {
                r.setValue(m_type->workflow.field, std::string(first));
            } else if (stateOf(r) != first && !m_options.trusted) {
                return forbidden(msg("right",
                                     "A new record begins in its first state. Add it, then "
                                     "move it on."));
            }
        }
        if (!m_options.trusted) {
            MYSPIKE_TRY(mayTouch(m_catalogue, r, m_tx, context(), Verb::Create));
        }
        MYSPIKE_TRY(judgeSaved(r));
        return m_tx.insert(r);
    }

    Status edit()
    {
        auto found = m_tx.find(m_op.type, m_op.subject);
        if (!found || (found->deleted && !isServer())) {
            return recordMissing(found);
        }
        Record r = std::move(found.record);
        if (!m_options.trusted) {
            MYSPIKE_TRY(mayTouch(m_catalogue, r, m_tx, context(), Verb::Edit));
            if (m_type->appendOnly) {
                return forbidden(msg("right", "This is written once and cannot be changed. Add a "
                                              "correction instead."));
            }
        }
        if (r.deleted) {
            if (m_options.trusted) {
                return recordMissing(found);
            }
            // Somebody removed it before this edit arrived: what was typed is never dropped.
            Record wished = r;
            MYSPIKE_TRY(setTyped(wished, m_op.args));
            return keepConflict(r, conflicts::Kind::RemovedMeanwhile, kWholeRecord, m_op.args,
                                false);
        }
        Values wanted;
        MYSPIKE_TRY(withoutConflicts(r, wanted));
        const Record before = r;
        MYSPIKE_TRY(setTyped(r, wanted));
        if (!m_options.trusted && isMoved(before, r)) {
            // To where it goes it could have been added, or it does not go there.
            MYSPIKE_TRY(mayTouch(m_catalogue, r, m_tx, context(), Verb::Create));
        }
        MYSPIKE_TRY(judgeSaved(r));
        return m_tx.update(r);
    }

    bool isMoved(const Record& before, const Record& after) const
    {
        return (m_type->parent && before.value(m_type->parent) != after.value(m_type->parent)) ||
               m_type->scopes(before) != m_type->scopes(after);
    }

    /// Moves into `wanted` what may be set; groups that somebody else changed since go by policy.
    Status withoutConflicts(const Record& current, Values& wanted)
    {
        std::vector<std::string_view> settled;
        for (const auto& [name, value] : m_op.args.all()) {
            const auto* field = m_type->field(name);
            if (!field) {
                return Fault::internal("unknown field " + name);
            }
            const std::string_view group = field->group();
            const bool touched = isTouched(current, group);
            if (!touched || current.value(name) == value) {
                wanted.setValue(name, value);
                if (touched && std::find(m_outcome.merged.begin(), m_outcome.merged.end(), group) ==
                                   m_outcome.merged.end()) {
                    m_outcome.merged.emplace_back(group);
                }
                continue;
            }
            const bool mine = keepsMine(current, field->traits.merge);
            if (mine) {
                wanted.setValue(name, value);
                m_outcome.merged.emplace_back(group);
            } else if (std::find(settled.begin(), settled.end(), group) == settled.end()) {
                settled.push_back(group);
                Values mineOfGroup;
                for (const auto& [other, wish] : m_op.args.all()) {
                    const auto* f = m_type->field(other);
                    if (f && std::string_view(f->group()) == group) {
                        mineOfGroup.setValue(other, wish);
                    }
                }
                MYSPIKE_TRY(keepConflict(current, conflicts::Kind::BothChanged, field->group(),
                                         mineOfGroup, field->traits.merge == Merge::ServerWins));
            }
        }
        return okStatus();
    }

    bool isServer() const { return m_tx.onServer(); }

    /// Somebody else changed the group since the author looked.
    bool isTouched(const Record& current, std::string_view group) const
    {
        return m_options.groupVersion &&
               m_options.groupVersion(m_op, current, group) > m_op.baseVersion;
    }

    bool isTouched(const Record& current) const
    {
        return std::any_of(m_type->fields.begin(), m_type->fields.end(), [&](const FieldDef& f) {
            return isTouched(current, std::string_view(f.group()));
        });
    }

    bool keepsMine(const Record& current, Merge policy) const
    {
        if (policy == Merge::LatestIntention) {
            return true;
        }
        if (policy == Merge::OwnerWins && m_type->owner) {
            const auto* owner = asId(current.value(m_type->owner));
            return owner && *owner == context().actor.user;
        }
        return false;
    }

    /// Who wrote what stands on the server, from its history; empty for types that tell none.
    std::optional<Record> lastChangeOf(const Record& current, const Values& fields) const
    {
        Query q{.type = history::Entry::kType};
        q.with(equals(history::kRecordId, current.id.toString()));
        std::optional<Record> last;
        for (auto& h : m_tx.query(q)) {
            const auto changes = h.text(history::kChanges);
            const bool about =
                current.deleted
                    ? h.text(history::kAct) == kRemove
                    : fields.empty() ||
                          std::any_of(fields.all().begin(), fields.all().end(), [&](const auto& f) {
                              return changes.find('"' + f.first + '"') != std::string::npos;
                          });
            if (about && (!last || last->version <= h.version)) {
                last = std::move(h);
            }
        }
        return last;
    }

    Status keepConflict(const Record& current, conflicts::Kind kind, const char* group,
                        const Values& wishes, bool byRule)
    {
        json::object base;
        json::object mine;
        json::object theirs;
        for (const auto& f : m_type->fields) {
            const auto* wish = wishes.find(f.name);
            if (!wish) {
                continue;
            }
            const auto* was = m_op.base.find(f.name);
            base[f.name] = was ? valueToJson(*was) : json::value(nullptr);
            mine[f.name] = valueToJson(*wish);
            theirs[f.name] = valueToJson(current.value(f.name));
        }
        Record c(conflicts::conflict(), m_tx.newId());
        c.set(conflicts::kKind, kind);
        c.set(conflicts::kRecordType, m_op.type);
        c.set(conflicts::kRecordId, m_op.subject.toString());
        c.set(conflicts::kTitle, m_type->titleOf(current));
        c.set(conflicts::kGroup, std::string(group));
        c.set(conflicts::kBase, json::serialize(base));
        c.set(conflicts::kMine, json::serialize(mine));
        c.set(conflicts::kTheirs, json::serialize(theirs));
        c.set(conflicts::kOperation, m_op.id.toString());
        c.set(conflicts::kAuthor, context().actor.user.toString());
        c.set(conflicts::kAuthorName, context().actor.name);
        c.set(conflicts::kDeviceName, context().deviceName);
        c.set(conflicts::kMadeAt, context().at);
        if (const auto last = lastChangeOf(current, wishes)) {
            c.set(conflicts::kTheirsName, last->text(history::kActorName));
            c.set(conflicts::kTheirsAt, last->get(history::kDoneAt));
        }
        c.set(conflicts::kState, byRule ? conflicts::State::KeptServer : conflicts::State::Open);
        auto scopes = m_type->scopes(current);
        // Its author follows it also when the record has left her reach.
        scopes.push_back("user:" + context().actor.user.toString());
        c.set(conflicts::kScopes, joinScopes(scopes));
        m_outcome.conflict = c.id;
        m_outcome.conflicting.emplace_back(group);
        return m_tx.insert(c);
    }

    Status transition()
    {
        auto found = m_tx.find(m_op.type, m_op.subject);
        if (!found || found->deleted) {
            return recordMissing(found);
        }
        const auto name = m_op.args.getOr(kTransitionName, std::string());
        const auto* t = m_type->workflow.transition(name);
        if (!t) {
            return Fault::internal("unknown transition " + name);
        }
        if (!m_options.trusted) {
            MYSPIKE_TRY(mayTransition(*m_type, *found, *t, m_tx, context()));
        }
        Values fields;
        for (const auto& [key, value] : m_op.args.all()) {
            if (key != kTransitionName.name) {
                fields.setValue(key, value);
            }
        }
        MYSPIKE_TRY(setTyped(found.record, fields));
        if (t->submits) {
            for (auto& f : judge(*found, m_tx, context(), true)) {
                MYSPIKE_TRY(settle(std::move(f)));
            }
            MYSPIKE_TRY(judgeRows());
        }
        return applyTransition(m_tx, *t, std::move(found.record));
    }

    /// What is handed on is judged whole: its rows could be wrong while it was a draft.
    Status judgeRows()
    {
        for (const auto* rows : m_catalogue.childrenOf(*m_type)) {
            Query q{.type = std::string(rows->key)};
            q.where.push_back({rows->parent, Compare::Equal, {Value(m_op.subject)}});
            for (const auto& row : m_tx.query(q)) {
                for (auto& f : judge(row, m_tx, context(), false)) {
                    if (f.severity == Severity::Error) {
                        MYSPIKE_TRY(settle(std::move(f)));
                    }
                }
            }
        }
        return okStatus();
    }

    Status remove()
    {
        auto found = m_tx.find(m_op.type, m_op.subject);
        if (!found || found->deleted) {
            return recordMissing(found);
        }
        if (!m_options.trusted) {
            MYSPIKE_TRY(mayTouch(m_catalogue, *found, m_tx, context(), Verb::Remove));
            if (isTouched(*found)) {
                // The remover has not seen the latest change: somebody looks before it goes.
                return keepConflict(*found, conflicts::Kind::ChangedBeforeRemoval, kWholeRecord, {},
                                    false);
            }
        }
        return m_tx.remove(m_op.type, m_op.subject);
    }

    /// The decision about a conflict, written by the rules of an edit.
    Status settleConflict()
    {
        auto decided = conflicts::settlementOf(m_catalogue, m_op.subject, m_op.args, m_tx);
        if (!decided) {
            return std::move(decided).fault();
        }
        auto& target = decided->target;
        if (target) {
            const Record before = *target;
            if (decided->removes) {
                MYSPIKE_TRY(m_tx.remove(target->typeKey(), target->id));
            } else if (decided->changesTarget()) {
                target->deleted = false;
                MYSPIKE_TRY(setTyped(*target, decided->written));
                MYSPIKE_TRY(judgeSaved(*target));
                MYSPIKE_TRY(m_tx.update(*target));
            }
            if (target->type().history) {
                auto told = entryOf(before, m_op.id, conflicts::kSettle, context(),
                                    m_options.receivedAt, m_tx.newId());
                told.set(history::kChanges, decided->told);
                MYSPIKE_TRY(m_tx.insert(told));
            }
            m_told.insert(target->id);
        }
        return m_tx.update(decided->conflict);
    }

    /// Parked work runs as it would have run in time: by its author's right, with her facts.
    Status letIn(const Record& parkedRecord)
    {
        auto op = parked::operationToLetIn(m_catalogue, parkedRecord);
        if (!op) {
            return std::move(op).fault();
        }
        if (!m_options.actorOf) {
            return Fault::internal("parked work is let in by the server");
        }
        auto author = m_options.actorOf(op->user);
        if (!author) {
            return std::move(author).fault();
        }
        const auto supervisor = context();
        MYSPIKE_TRY(m_tx.actAs(contextOf(*op, std::move(*author)), [&]() -> Status {
            auto done = Run(m_catalogue, *op, m_tx, m_options).result();
            return done ? okStatus() : Status(std::move(done).fault());
        }));
        for (const auto& c : m_tx.changes()) {
            m_told.insert(c.after.id);
        }
        if (const auto target = m_tx.find(op->type, op->subject);
            target && target->type().history) {
            auto told = entryOf(*target, m_op.id, parked::kLetIn, supervisor, m_options.receivedAt,
                                m_tx.newId());
            told.set(history::kChanges, std::string("[]"));
            told.set(history::kOnBehalfOf, parkedRecord.text(parked::kAuthorName));
            MYSPIKE_TRY(m_tx.insert(told));
        }
        return m_tx.update(parked::decided(parkedRecord, parked::State::LetIn, supervisor));
    }

    Status command()
    {
        const auto* c = m_catalogue.command(m_op.command);
        if (!c) {
            return Fault::internal("unknown command " + m_op.command);
        }
        std::optional<Record> subject;
        if (!c->createsSubject) {
            auto found = m_tx.find(c->subject, m_op.subject);
            if (!found || found->deleted) {
                return recordMissing(found);
            }
            subject = std::move(found.record);
        } else if (m_tx.find(c->subject, m_op.subject)) {
            return Fault{FaultCode::Conflict,
                         msg("record",
                             "A record with this identity exists already. Open it instead "
                             "of adding it again."),
                         m_op.type, "TWICE"};
        }
        if (!m_options.trusted) {
            if (m_op.command == attachments::kAttach) {
                MYSPIKE_TRY(mayAttach());
            } else if (m_op.command == conflicts::kSettle) {
                MYSPIKE_TRY(conflicts::maySettle(m_catalogue, *subject, m_tx, context()));
            } else {
                MYSPIKE_TRY(mayCommand(*c, subject, m_tx, context()));
            }
        }
        for (const auto& a : c->args) {
            const auto* v = m_op.args.find(a.name);
            if (a.traits.required == Required::Always && (!v || isNull(*v))) {
                return Fault::invalid(
                    Text(msg("rule", "%1 is missing. Fill it in."), {a.traits.label}),
                    "FIELD-REQUIRED");
            }
        }
        if (m_op.command == conflicts::kSettle) {
            return settleConflict();
        }
        if (m_op.command == parked::kLetIn) {
            return letIn(*subject);
        }
        MYSPIKE_TRY(c->run(m_tx, m_op.subject, m_op.args));
        if (c->createsSubject && !m_options.trusted && m_op.command != attachments::kAttach) {
            const auto made = m_tx.find(c->subject, m_op.subject);
            if (made &&
                !context().actor.mayAs(c->by, made->type().scopes(*made), context().day())) {
                return noRight();
            }
        }
        return okStatus();
    }

    /// A file may be added by who may edit the record it belongs to, or act on it now: evidence
    /// comes with the act that it proves, as with a centre's answer to a finding.
    Status mayAttach()
    {
        const auto type = m_op.args.getOr(attachments::kOwnerType, std::string());
        const auto id = Id::parse(m_op.args.getOr(attachments::kOwnerId, std::string()));
        const auto owner = id && m_catalogue.type(type) ? m_tx.find(type, *id) : Lookup{};
        if (!owner) {
            return recordMissing(owner);
        }
        auto mayChange = mayEdit(m_catalogue, *owner, m_tx, context());
        if (mayChange) {
            return mayChange;
        }
        const auto& ownerType = owner->type();
        auto written = context();
        written.comment = "?"; // the act's own reason is not written yet
        for (const auto& t : ownerType.workflow.transitions) {
            if (!t.by.empty() && mayTransition(ownerType, *owner, t, m_tx, written)) {
                return okStatus();
            }
        }
        return mayChange;
    }

    Status setTyped(Record& r, const Values& values)
    {
        for (const auto& [name, value] : values.all()) {
            const auto* field = r.type().field(name);
            if (!field) {
                return Fault::internal("unknown field " + name);
            }
            const bool bookkeeping = field->traits.readOnly || field->traits.hidden;
            if (bookkeeping && !m_options.trusted && r.value(name) != value) {
                return forbidden(msg("right", "This field is filled in by MySPIKE and cannot be "
                                              "set by hand."));
            }
            r.setValue(name, value);
        }
        return okStatus();
    }

    Status judgeSaved(const Record& r)
    {
        const bool governed = isGoverned(m_catalogue, r.type());
        for (auto& f : judge(r, m_tx, context(), !governed)) {
            if (governed && !isStructural(f)) {
                continue; // a draft may be wrong; submitting will judge it
            }
            MYSPIKE_TRY(settle(std::move(f)));
        }
        return okStatus();
    }

    Status settle(Finding f)
    {
        if (f.leftToServer && !m_tx.onServer()) {
            return okStatus();
        }
        if (f.severity == Severity::Error) {
            return Fault::invalid(std::move(f.text), std::move(f.rule));
        }
        const auto& seen = m_op.acknowledged;
        if (std::find(seen.begin(), seen.end(), f.rule) == seen.end()) {
            m_outcome.warnings.push_back(std::move(f));
        }
        return okStatus();
    }

    std::string actName() const
    {
        return m_op.command == kTransition ? m_op.args.getOr(kTransitionName, std::string())
                                           : m_op.command;
    }

    /// One history entry for each touched row whose type tells its history.
    Status tell()
    {
        const auto touched = m_tx.changes();
        for (const auto& change : touched) {
            if (!isTold(change) || m_told.contains(change.after.id)) {
                continue;
            }
            auto entry = historyEntry(change, m_op.id, actName(), context(), m_options.receivedAt,
                                      m_tx.newId());
            if (entry) {
                MYSPIKE_TRY(m_tx.insert(*entry));
            }
        }
        return okStatus();
    }

    const Catalogue& m_catalogue;
    const Operation& m_op;
    RecordingTransaction& m_tx;
    const RunOptions& m_options;
    const RecordType* m_type;
    RunOutcome m_outcome;
    std::set<Id> m_told; ///< rows whose entry in the history is written already
};

Status checkGuards(const std::vector<Guard>& guards, const Record& record, const Reader& reader,
                   const ActContext& context)
{
    for (const auto& g : guards) {
        if (auto text = g.refuses(reader, record, context)) {
            return Fault{FaultCode::Conflict, std::move(*text), {}, g.rule};
        }
    }
    return okStatus();
}

/// Where a record stands is right for the act, or a sentence that names both.
Status checkState(const std::vector<std::string_view>& from, const Msg& label, const Record& record)
{
    const auto state = stateOf(record);
    if (std::find(from.begin(), from.end(), state) != from.end()) {
        return okStatus();
    }
    const auto* s = record.type().workflow.state(state);
    return Fault{FaultCode::Conflict,
                 Text(msg("right", "“%1” is not possible while this is “%2”. Refresh it and look "
                                   "at what happened meanwhile."),
                      {label, s ? TextArg(s->label) : TextArg(std::string(state))}),
                 std::string(state), "STATE"};
}

Status checkReason(bool needed, const ActContext& context)
{
    if (needed && context.comment.empty()) {
        return Fault::invalid(msg("right", "A reason is needed. Write why, then try again."),
                              "REASON");
    }
    return okStatus();
}

} // namespace

Status RecordingTransaction::actAs(const ActContext&, const std::function<Status()>&)
{
    return Fault::internal("this transaction holds one act only");
}

bool isTold(const Change& change) { return change.after.type().history; }

std::optional<Record> historyEntry(const Change& change, const Id& operation,
                                   const std::string& act, const ActContext& context,
                                   const std::optional<Instant>& receivedAt, const Id& id)
{
    const auto& type = change.after.type();
    json::array changes;
    for (const auto& f : type.fields) {
        const auto& to = change.after.value(f.name);
        const Value from = change.before ? change.before->value(f.name) : Value();
        if (to == from || f.traits.hidden) {
            continue;
        }
        changes.push_back(
            json::object{{"field", f.name}, {"from", shortened(from)}, {"to", shortened(to)}});
    }
    if (changes.empty() && !change.after.deleted && change.before) {
        return std::nullopt;
    }
    auto h = entryOf(change.after, operation, act, context, receivedAt, id);
    h.set(history::kChanges, json::serialize(changes));
    return h;
}

ActContext contextOf(const Operation& op, Actor actor)
{
    return {op.id,     std::move(actor), op.at,         op.offline,
            op.device, op.deviceName,    op.onBehalfOf, op.comment};
}

Result<RunOutcome> runOperation(const Catalogue& catalogue, const Operation& op,
                                RecordingTransaction& tx, const RunOptions& options)
{
    const auto clean = withCleanText(catalogue, op);
    return Run(catalogue, clean ? *clean : op, tx, options).result();
}

Status applyTransition(Transaction& tx, const Transition& t, Record record)
{
    record.setValue(record.type().workflow.field, std::string(t.to));
    if (t.stamp) {
        record.setValue(t.stamp, tx.context().at.ms);
    }
    MYSPIKE_TRY(tx.update(record));
    return t.effect ? t.effect(tx, record) : okStatus();
}

Status mayTransition(const RecordType& type, const Record& record, const Transition& t,
                     const Reader& reader, const ActContext& context)
{
    MYSPIKE_TRY(checkState(t.from, t.label, record));
    if (!context.actor.mayAs(t.by, type.scopes(record), context.day())) {
        return noRight();
    }
    MYSPIKE_TRY(checkReason(t.needsReason, context));
    return checkGuards(t.guards, record, reader, context);
}

Status mayCommand(const Command& command, const std::optional<Record>& subject,
                  const Reader& reader, const ActContext& context)
{
    if (subject) {
        if (!context.actor.mayAs(command.by, subject->type().scopes(*subject), context.day())) {
            return noRight();
        }
        if (!command.from.empty()) {
            MYSPIKE_TRY(checkState(command.from, command.label, *subject));
        }
    } else {
        const bool holdsOne =
            std::any_of(command.by.begin(), command.by.end(), [&](std::string_view role) {
                return context.actor.holds(role, context.day());
            });
        if (!holdsOne) {
            return noRight();
        }
    }
    MYSPIKE_TRY(checkReason(command.needsReason, context));
    return subject ? checkGuards(command.guards, *subject, reader, context) : okStatus();
}

Status mayEdit(const Catalogue& catalogue, const Record& record, const Reader& reader,
               const ActContext& context)
{
    return mayTouch(catalogue, record, reader, context, Verb::Edit);
}

Status mayRemove(const Catalogue& catalogue, const Record& record, const Reader& reader,
                 const ActContext& context)
{
    return mayTouch(catalogue, record, reader, context, Verb::Remove);
}

} // namespace myspike
