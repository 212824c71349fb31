#include "client/modules/verification/desk/request_facts.h"

#include <algorithm>

#include "client/modules/verification/desk/act_context.h"
#include "shared/schema/record_type.h"
#include "shared/schema/transaction.h"
#include "shared/sync/records.h"
#include "shared/sync/runner.h"

namespace myspike::desk {

namespace {

namespace vr = verification_request;

/// The number of another request that the group already is in; empty if it is free.
std::string otherRequestOf(const Reader& reader, const Id& batch, const std::optional<Id>& request)
{
    using S = vr::State;
    Query q{.type = RequestBatch::kType};
    q.with(equals(request_batch::kBatch, Ref<TraineeBatch>{batch}));
    for (const auto& row : reader.query(q)) {
        const auto other = reader.find(row.get(request_batch::kRequest));
        if (!other || (request && other->id == *request)) {
            continue;
        }
        const auto state = other->get(vr::kState);
        if (state != S::Cancelled && state != S::Completed && state != S::Refused) {
            const auto number = other->text(vr::kNumber);
            return number.empty() ? "–" : number;
        }
    }
    return {};
}

std::vector<GroupChoice> groupsFor(const Reader& reader, const std::optional<Record>& request)
{
    std::vector<GroupChoice> out;
    std::vector<Id> taken;
    const auto add = [&](Record batch, std::optional<Id> row) {
        GroupChoice g;
        if (const auto noss = reader.find(batch.get(trainee_batch::kNoss))) {
            g.nossCode = noss->text(noss::kCode);
        }
        if (const auto centre = reader.find(batch.get(trainee_batch::kCentre))) {
            g.centreName = centre->text(centre::kName);
        }
        if (!row) {
            const auto other = otherRequestOf(reader, batch.id,
                                              request ? std::optional(request->id) : std::nullopt);
            if (!other.empty()) {
                g.whyNot = Text(msg("request_page", "It is already in request %1."), {other});
            } else if (request && batch.get(trainee_batch::kCentre) != request->get(vr::kCentre)) {
                g.whyNot = msg("request_page", "It belongs to another centre than this request.");
            } else if (request && batch.get(trainee_batch::kNoss) != request->get(vr::kNoss)) {
                g.whyNot = msg("request_page", "It was trained by another standard than this "
                                               "request.");
            }
        }
        taken.push_back(batch.id);
        g.batch = std::move(batch);
        g.row = row;
        out.push_back(std::move(g));
    };
    if (request) {
        Query rows{.type = RequestBatch::kType};
        rows.with(equals(request_batch::kRequest, Ref<VerificationRequest>{request->id}));
        for (const auto& row : reader.query(rows)) {
            if (auto batch = reader.find(row.get(request_batch::kBatch))) {
                add(std::move(batch.record), row.id);
            }
        }
    }
    Query ready{.type = TraineeBatch::kType};
    ready.with(equals(trainee_batch::kState, trainee_batch::State::ReadyForVerification));
    ready.orderBy(trainee_batch::kNumber.name);
    for (auto& batch : reader.query(ready)) {
        if (std::find(taken.begin(), taken.end(), batch.id) == taken.end()) {
            add(std::move(batch), std::nullopt);
        }
    }
    return out;
}

/// The comment of the latest return, for who must mend it.
std::string returnComment(const Reader& reader, const Id& request)
{
    Query q{.type = history::Entry::kType};
    q.with(equals(history::kRecordId, request.toString()))
        .with(equals(history::kAct, std::string(vr::transition::kReturn)));
    q.orderBy(history::kDoneAt.name, true);
    const auto entry = reader.first(q);
    return entry ? entry->text(history::kComment) : std::string();
}

} // namespace

Result<RequestFacts> requestFacts(const Catalogue& catalogue, const Reader& reader,
                                  const ActContext& context, const std::optional<Id>& id,
                                  const std::optional<Record>& edited)
{
    RequestFacts f;
    const auto& type = *catalogue.type(VerificationRequest::kType);
    f.isCentreUser = context.actor.holds(role::kCentreManager, context.day()) ||
                     context.actor.holds(role::kCentreAdministrator, context.day());
    if (id) {
        auto found = reader.find(VerificationRequest::kType, *id);
        if (!found) {
            return Fault{FaultCode::NotFound,
                         msg("request_page", "This request is not on this machine. Synchronise, "
                                             "then open it again."),
                         {},
                         "GONE"};
        }
        f.request = std::move(found.record);
    }
    f.groups = groupsFor(reader, f.request);
    if (!f.request) {
        return f;
    }
    const auto whyNot = [&](const char* name) {
        const auto* t = type.workflow.transition(name);
        const auto may = mayTransition(type, *f.request, *t, reader, asIfWritten(context));
        return may ? Text() : may.fault().forUser;
    };
    f.whyNotSubmit = whyNot(vr::transition::kSubmit);
    f.whyNotCheck = whyNot(vr::transition::kCheck);
    f.whyNotReturn = whyNot(vr::transition::kReturn);
    const auto mayChange = mayEdit(catalogue, *f.request, reader, context);
    f.whyNotEdit = mayChange ? Text() : mayChange.fault().forUser;
    const auto& judged = edited ? *edited : *f.request;
    const auto state = f.request->get(vr::kState);
    if (state == vr::State::Draft || state == vr::State::Returned ||
        state == vr::State::Submitted) {
        f.findings = judge(judged, reader, context, true);
    }
    if (state == vr::State::Returned) {
        f.returnedBecause = returnComment(reader, f.request->id);
    }
    if (const auto who = reader.find(f.request->get(vr::kKeyedBy))) {
        f.keyedBy = who->text(user::kName);
    }
    return f;
}

} // namespace myspike::desk
