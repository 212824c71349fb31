#include "server/sync/sync_routes.h"

#include <utility>

#include "server/auth/sessions.h"
#include "shared/trust/token.h"
#include "shared/wire/compression.h"
#include "shared/wire/routes.h"
#include "shared/wire/sync_messages.h"

namespace myspike {

namespace {

const LiveSession& live(const Request& r) { return static_cast<const LiveSession&>(*r.session); }

/// A replica speaks for the device its user logged in on, and for no other.
Status sameDevice(const Request& r, const Id& device)
{
    if (live(r).device() != device) {
        return Fault{FaultCode::Forbidden,
                     msg("device", "This session belongs to another device. Log in again on this "
                                   "one."),
                     {},
                     "DEVICE"};
    }
    return okStatus();
}

Result<Response> hello(SyncServices& s, const Request& r)
{
    auto request = decodeHello(r.body);
    if (!request) {
        return std::move(request).fault();
    }
    MYSPIKE_TRY(sameDevice(r, request->device));
    std::optional<HelloReply> reply;
    const auto nonce = Token::make(s.rng).text;
    MYSPIKE_TRY(s.committer.run(
        [&](Database&, AuthorityCore& core, std::vector<ScopeEvent>& events) -> Status {
            // Once a day, by whoever greets first: without contact nobody would be retired for
            // silence but the silent ones.
            if (std::exchange(*s.retiredOn, r.receivedAt.day()) != r.receivedAt.day()) {
                if (auto retired = core.retireSilent(r.receivedAt, events); !retired) {
                    return std::move(retired).fault();
                }
            }
            auto answer = core.hello(*request, live(r).user(), r.receivedAt, nonce, &events);
            if (!answer) {
                return std::move(answer).fault();
            }
            reply = std::move(*answer);
            return okStatus();
        }));
    reply->receiptKey = s.receiptKeyPem;
    return Response::json(encodeHelloReply(*reply));
}

Result<Response> push(SyncServices& s, const Request& r)
{
    auto operations = decodePush(r.body, s.catalogue);
    if (!operations) {
        return std::move(operations).fault();
    }
    std::optional<PushReply> reply;
    MYSPIKE_TRY(s.committer.run(
        [&](Database&, AuthorityCore& core, std::vector<ScopeEvent>& events) -> Status {
            auto answer =
                core.push(*operations, live(r).user(), live(r).device(), r.receivedAt, events);
            if (!answer) {
                return std::move(answer).fault();
            }
            reply = std::move(*answer);
            return okStatus();
        }));
    return Response::json(encodePushReply(*reply));
}

Result<Response> pull(SyncServices& s, const Request& r)
{
    auto request = decodePullRequest(r.body);
    if (!request) {
        return std::move(request).fault();
    }
    MYSPIKE_TRY(sameDevice(r, request->device));
    auto reply = s.readers.ask([&](ReaderPool::Reading& reading) {
        return reading.core->pull(*request, live(r).actor(), r.receivedAt);
    });
    if (!reply) {
        return std::move(reply).fault();
    }
    Response out;
    out.headers.emplace_back("Content-Type", media::kJsonLines);
    out.headers.emplace_back("Content-Encoding", kZstd);
    out.headers.emplace_back("Cache-Control", "no-store, no-transform");
    out.body = compress(encodePullReply(*reply));
    return out;
}

Result<Response> events(SyncServices& s, const Request& r)
{
    auto topics = s.readers.ask([&](ReaderPool::Reading& reading) {
        return reading.core->scopesOf(live(r).actor(), r.receivedAt.day());
    });
    // One stream a session: a new one takes the place of one that a dead line still holds.
    s.events.endStreamsOf(live(r).id().toString());
    return Response::events(s.events.subscribe(std::move(topics), live(r).id().toString()));
}

} // namespace

std::vector<Route> syncRoutes(SyncServices services)
{
    const auto shared = std::make_shared<SyncServices>(services);
    const auto bound = [shared](auto handler) {
        return [shared, handler](const Request& r) { return handler(*shared, r); };
    };
    return {
        {Method::Post, path::kHello, Permission::session(), kMaxMessageBytes, bound(hello), 5},
        {Method::Post, path::kPush, Permission::session(), kMaxPushBytes, bound(push)},
        {Method::Post, path::kPull, Permission::session(), kMaxPullRequestBytes, bound(pull), 2},
        {Method::Get, path::kEvents, Permission::session(), 0, bound(events), 5},
    };
}

void publishScopes(EventHub& hub, const std::vector<ScopeEvent>& events)
{
    for (const auto& e : events) {
        hub.publish(e.scope, {kScopeEventName, std::to_string(e.seq), encodeScopeEvent(e)});
    }
}

} // namespace myspike
