#include "server/ops/demo/demo_stage.h"

#include <fmt/format.h>

#include "shared/console/said.h"
#include "shared/modules/users/fields.h"
#include "shared/store/transactions.h"
#include "shared/sync/records.h"

namespace myspike {

namespace {

/// Work on site reaches the server in the evening.
constexpr std::int64_t kEveningMs = 6 * 3'600'000;

Fault refused(const DemoActor& who, const DemoAct& what, const Verdict& v)
{
    Fault f{FaultCode::Invalid, v.text, {}, v.rule};
    f.detail =
        fmt::format("{} may not {} {} {}: {} {}", who.name, what.command, what.type,
                    what.args.getOr(kTransitionName, std::string()), v.rule, v.text.english());
    return f;
}

} // namespace

Status refuseSecondDemo(const StoreFolder& store)
{
    Query q{.type = User::kType};
    q.with(equals(user::kLoginName, "ppl.aisyah"));
    if (store.records->count(q) > 0) {
        return refusedSaying("This store holds the demonstration already. Make a new store to load "
                             "it with another seed or day.",
                             FaultCode::Conflict);
    }
    return okStatus();
}

Status DemoStage::allOrNothing(const std::function<Status()>& play)
{
    auto transaction = WriteTransaction::begin(store.database);
    if (!transaction) {
        return std::move(transaction).fault();
    }
    auto played = play();
    if (!played) {
        transaction->rollback();
        MYSPIKE_TRY(store.authority->refresh());
        return played;
    }
    return transaction->commit();
}

const RecordType& DemoStage::type(const char* key) const
{
    return *store.records->catalogue().type(key);
}

Status DemoStage::act(DemoActor& who, Instant at, DemoAct what)
{
    if (who.device.isNull()) {
        who.device = newId(at);
        HelloRequest hello;
        hello.device = who.device;
        hello.generation = who.device;
        hello.deviceName = who.deviceName;
        hello.epoch = store.authority->epoch();
        hello.appVersion = "demo";
        auto reply = store.authority->hello(hello, who.user, at, "demo");
        if (!reply) {
            return std::move(reply).fault();
        }
    }
    PushedOperation p;
    auto& op = p.operation;
    op.id = newId(at);
    op.command = what.command;
    op.type = what.type;
    op.subject = what.subject;
    op.args = what.args;
    op.comment = what.comment;
    op.onBehalfOf = what.onBehalfOf;
    op.user = who.user;
    op.device = who.device;
    op.generation = who.device;
    op.number = ++who.number;
    op.at = at;
    op.offline = what.offline;
    op.deviceName = who.deviceName;
    if (op.command == kEdit) {
        const auto now = reader().find(op.type, op.subject);
        op.baseVersion = now ? now->version : 0;
        for (const auto& [name, value] : op.args.all()) {
            op.base.setValue(name, now ? now->value(name) : Value());
        }
    }
    const auto received = at.plusMs(what.offline ? kEveningMs : 400);
    auto reply = store.authority->push({p}, who.user, who.device, received, m_events);
    if (!reply) {
        auto fault = std::move(reply).fault();
        fault.detail += fmt::format(" ({} {})", what.command, what.type);
        return fault;
    }
    m_events.clear();
    ++m_acts;
    if (reply->verdicts.empty() || !reply->verdicts.front().tookEffect()) {
        return refused(who, what, reply->verdicts.empty() ? Verdict{} : reply->verdicts.front());
    }
    return what.command == attachments::kAttach ? fileArrived(what.subject, received) : okStatus();
}

Status DemoStage::fileArrived(const Id& attachment, Instant at)
{
    const auto row = reader().find(attachments::Attachment::kType, attachment);
    if (!row) {
        return Fault::internal("an attachment of the demonstration is not there");
    }
    Operation op;
    op.id = newId(at);
    op.command = kEdit;
    op.type = attachments::Attachment::kType;
    op.subject = attachment;
    op.args.set(attachments::kComplete, true);
    op.base.setValue(attachments::kComplete.name, row->value(attachments::kComplete.name));
    op.baseVersion = row->version;
    op.at = at;
    op.deviceName = "server";
    auto verdict = store.authority->actTrusted(op, at, m_events);
    m_events.clear();
    return verdict ? okStatus() : Status(std::move(verdict).fault());
}

Status DemoStage::importRows(Instant at, const std::vector<Record>& rows)
{
    if (rows.empty()) {
        return okStatus();
    }
    Operation op;
    op.id = newId(at);
    op.command = "import";
    op.type = std::string(rows.front().typeKey());
    op.subject = op.id;
    op.at = at;
    op.deviceName = "Demonstration";
    std::vector<AuthorityCore::ImportedRow> imported;
    imported.reserve(rows.size());
    for (const auto& r : rows) {
        imported.push_back({r, imported.size() + 1});
    }
    auto outcome = store.authority->importRows(op, imported, at, m_events);
    m_events.clear();
    if (!outcome) {
        auto fault = std::move(outcome).fault();
        fault.detail += " (" + op.type + ")";
        return fault;
    }
    if (!outcome->refused.empty()) {
        const auto& [line, finding] = outcome->refused.front();
        Fault f{FaultCode::Invalid, finding.text, {}, finding.rule};
        f.detail = fmt::format("{} row {}: {} {} {}", op.type, line, finding.rule, finding.field,
                               finding.text.english());
        return f;
    }
    return okStatus();
}

Status DemoStage::create(DemoActor& who, Instant at, const Record& record, bool offline)
{
    Values args;
    for (const auto& f : record.type().fields) {
        if (!isNull(record.value(f.name))) {
            args.setValue(f.name, record.value(f.name));
        }
    }
    return act(who, at,
               {.command = kCreate,
                .type = record.type().key,
                .subject = record.id,
                .args = std::move(args),
                .offline = offline});
}

Status DemoStage::edit(DemoActor& who, Instant at, const char* type, const Id& id, Values values,
                       bool offline)
{
    return act(who, at,
               {.command = kEdit,
                .type = type,
                .subject = id,
                .args = std::move(values),
                .offline = offline});
}

Status DemoStage::move(DemoActor& who, Instant at, const char* type, const Id& id,
                       const char* transition, std::string comment, Values values)
{
    values.set(kTransitionName, transition);
    return act(who, at,
               {.command = kTransition,
                .type = type,
                .subject = id,
                .args = std::move(values),
                .comment = std::move(comment)});
}

} // namespace myspike
