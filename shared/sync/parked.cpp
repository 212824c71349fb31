#include "shared/sync/parked.h"

#include <algorithm>
#include <array>

#include "shared/sync/codec.h"

namespace myspike::parked {

namespace {

constexpr std::array kStates = {Choice{"open", msg("parked", "Waits for a supervisor")},
                                Choice{"let_in", msg("parked", "Let in")},
                                Choice{"refused", msg("parked", "Refused")}};

Fault decidedAlready(const Record& parked)
{
    return Fault{FaultCode::Conflict, decidedText(parked), {}, "DECIDED"};
}

/// Nobody lets her own late work in.
Guard notOnesOwn()
{
    return {"PARK-R1",
            [](const Reader&, const Record& r, const ActContext& context) -> std::optional<Text> {
                if (r.text(kAuthor) != context.actor.user.toString()) {
                    return std::nullopt;
                }
                return msg("parked", "This is your own work. Ask another supervisor to decide.");
            }};
}

Guard stillOpen()
{
    return {"DECIDED",
            [](const Reader&, const Record& r, const ActContext&) -> std::optional<Text> {
                if (r.getOr(kState, State::Open) == State::Open) {
                    return std::nullopt;
                }
                return decidedText(r);
            }};
}

Status refuse(Transaction& tx, const Id& subject, const Values&)
{
    auto found = tx.find(ParkedOperation::kType, subject);
    if (!found) {
        return Fault::internal("parked operation missing");
    }
    if (found->getOr(kState, State::Open) != State::Open) {
        return decidedAlready(*found);
    }
    return tx.update(decided(std::move(found.record), State::Refused, tx.context()));
}

} // namespace

std::span<const Choice> choicesOf(State) { return kStates; }

const RecordType& parkedOperation()
{
    static const RecordType t{
        .key = ParkedOperation::kType,
        .singular = msg("parked", "Parked work"),
        .plural = msg("parked", "Parked work"),
        .module = "foundation",
        .scopes = [](const Record& r) { return splitScopes(r.text(kScopes)); },
        .fields =
            {
                describe(kReceivedAt, {.label = msg("parked", "Arrived at"), .inList = true}),
                describe(kAuthorName, {.label = msg("parked", "Done by"), .inList = true}),
                describe(kMadeAt, {.label = msg("parked", "Done at"), .inList = true}),
                describe(kTitle, {.label = msg("parked", "Record"), .inList = true}),
                describe(kRightEnded, {.label = msg("parked", "Right ended on"), .inList = true}),
                describe(kState,
                         {.label = msg("parked", "State"), .inList = true, .indexed = true}),
                describe(kOperation, {.hidden = true}),
                describe(kCommand, {.hidden = true}),
                describe(kRecordType, {.hidden = true}),
                describe(kRecordId, {.indexed = true, .hidden = true}),
                describe(kPayload, {.hidden = true, .kind = FieldKind::Json}),
                describe(kAuthor, {.hidden = true}),
                describe(kDeviceName, {.label = msg("parked", "Device")}),
                describe(kNumber, {.hidden = true}),
                describe(kDecidedBy, {.hidden = true}),
                describe(kDecidedByName, {.label = msg("parked", "Decided by"), .inList = true}),
                describe(kDecidedAt, {.label = msg("parked", "Decided at"), .inList = true}),
                describe(kNote, {.label = msg("parked", "Reason"), .kind = FieldKind::Paragraph}),
                describe(kScopes, {.hidden = true, .maxLength = 1'000}),
            },
        .title = {"record_title"},
        .defaultSort = {{"received_at", true}},
        .history = false,
    };
    return t;
}

void describe(Catalogue& catalogue, std::vector<std::string_view> supervisors)
{
    catalogue.add(parkedOperation());
    catalogue.add(Command{
        .name = kLetIn,
        .subject = ParkedOperation::kType,
        .label = msg("parked", "Let in"),
        .args = {},
        .by = supervisors,
        .where = Where::OnlineOnly,
        .guards = {notOnesOwn(), stillOpen()},
        // The runner lets it in: what was parked runs there as an operation of its own.
        .run = [](Transaction&, const Id&, const Values&) -> Status {
            return Fault::internal("let_in_parked runs as an operation only");
        },
    });
    catalogue.add(Command{
        .name = kRefuse,
        .subject = ParkedOperation::kType,
        .label = msg("parked", "Refuse"),
        .args = {},
        .by = std::move(supervisors),
        .where = Where::OnlineOnly,
        .needsReason = true,
        .guards = {notOnesOwn(), stillOpen()},
        .run = refuse,
    });
}

bool hasSupervisors(const Catalogue& catalogue)
{
    const auto* c = catalogue.command(kLetIn);
    return c && !c->by.empty();
}

Id idOf(const Id& operation)
{
    // Beyond any counter that a command reaches, so that it meets no row of the act itself.
    constexpr std::uint32_t kPlace = 0xFFFFFF01;
    return Id::derive(operation, kPlace);
}

Record park(const Operation& op, const Actor& author, const std::optional<Record>& target,
            std::vector<std::string> scopes, Instant receivedAt, std::optional<Date> rightEnded)
{
    // What was typed may be personal: it goes to who works nationally, not to all in the scope.
    std::vector<std::string> kept;
    std::copy_if(scopes.begin(), scopes.end(), std::back_inserter(kept),
                 [](const std::string& s) { return s.starts_with("national:"); });
    if (kept.empty()) {
        kept = std::move(scopes);
    }
    kept.push_back("user:" + op.user.toString());
    Record r(parkedOperation(), idOf(op.id));
    r.set(kOperation, op.id.toString());
    r.set(kCommand, op.command);
    r.set(kRecordType, op.type);
    r.set(kRecordId, op.subject.toString());
    r.set(kTitle, target ? target->type().titleOf(*target) : std::string());
    r.set(kPayload, encodeOperation(op));
    r.set(kAuthor, op.user.toString());
    r.set(kAuthorName, author.name);
    r.set(kDeviceName, op.deviceName);
    r.set(kNumber, op.number);
    r.set(kMadeAt, op.at);
    r.set(kReceivedAt, receivedAt);
    r.set(kRightEnded, rightEnded);
    r.set(kState, State::Open);
    r.set(kScopes, joinScopes(kept));
    return r;
}

Text waitingText(std::optional<Date> rightEnded)
{
    if (!rightEnded) {
        return msg("parked", "This builds on work that waits for a supervisor, and waits with it. "
                             "Nothing is lost; you will see here what was decided.");
    }
    return Text(msg("parked", "Your right to this ended on %1, and the work arrived long after. A "
                              "supervisor decides whether it is taken. Nothing is lost; you will "
                              "see here what was decided."),
                {rightEnded->toDisplay()});
}

Text decidedText(const Record& r)
{
    const auto state = r.getOr(kState, State::Open);
    const auto at = r.get(kDecidedAt);
    if (state == State::Open || !at) {
        return {};
    }
    if (state == State::LetIn) {
        return Text(msg("parked", "%1 let this in on %2."),
                    {r.text(kDecidedByName), at->toDisplay()});
    }
    return Text(msg("parked", "%1 refused this on %2. Reason: %3"),
                {r.text(kDecidedByName), at->toDisplay(), r.text(kNote)});
}

Result<Operation> operationToLetIn(const Catalogue& catalogue, const Record& r)
{
    if (r.getOr(kState, State::Open) != State::Open) {
        return decidedAlready(r);
    }
    return decodeOperation(r.text(kPayload), catalogue);
}

Record decided(Record r, State state, const ActContext& context)
{
    r.set(kState, state);
    r.set(kDecidedBy, context.actor.user.toString());
    r.set(kDecidedByName, context.actor.name);
    r.set(kDecidedAt, context.at);
    if (!context.comment.empty()) {
        r.set(kNote, context.comment);
    }
    return r;
}

} // namespace myspike::parked
