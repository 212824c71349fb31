#include "server/sync/sync_routes.h"

#include <algorithm>
#include <utility>

#include "server/auth/sessions.h"
#include "shared/modules/users/fields.h"
#include "shared/sync/rows.h"
#include "shared/trust/token.h"
#include "shared/wire/compression.h"
#include "shared/wire/digest_messages.h"
#include "shared/wire/routes.h"
#include "shared/wire/segment.h"
#include "shared/wire/sync_messages.h"

namespace myspike {

namespace {

/// More than fit into an event in any case.
constexpr std::size_t kMostSliceRows = 100;

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

Fault unknownSegment()
{
    return Fault{FaultCode::NotFound,
                 msg("server", "This part of the records is not there any more. MySPIKE asks for "
                               "it anew."),
                 {},
                 "SEGMENT"};
}

bool mayHold(SyncServices& s, const Request& r, const std::string& scope)
{
    return s.readers.ask([&](ReaderPool::Reading& reading) {
        const auto held = reading.core->scopesOf(live(r).actor(), r.receivedAt.day());
        return std::find(held.begin(), held.end(), scope) != held.end();
    });
}

bool maySee(SyncServices& s, const Request& r, const std::string& scope, const std::string& type)
{
    const auto* t = s.catalogue.type(type);
    return t && s.readers.ask([&](ReaderPool::Reading& reading) {
        return reading.core->maySee(live(r).actor(), *t, scope, r.receivedAt.day());
    });
}

/// What one may see of a scope.
Result<SegmentedScope> segmentsFor(SyncServices& s, const Request& r, const std::string& scope,
                                   std::int64_t since)
{
    auto made = s.segments.segmentsOf(scope, since, r.receivedAt);
    if (made) {
        std::erase_if(made->segments,
                      [&](const Segment& one) { return !maySee(s, r, scope, one.type); });
    }
    return made;
}

Result<Response> listSegments(SyncServices& s, const Request& r)
{
    const std::string scope(r.queryValue("scope").value_or(""));
    if (!mayHold(s, r, scope)) {
        return unknownSegment();
    }
    auto made = segmentsFor(s, r, scope, 0);
    if (!made) {
        return std::move(made).fault();
    }
    return Response::json(encodeSegmented(*made));
}

Result<Response> downloadSegment(SyncServices& s, const Request& r)
{
    const std::string sha256(r.param("sha256"));
    const auto place = s.segments.find(sha256);
    if (!place || !mayHold(s, r, place->scope) || !maySee(s, r, place->scope, place->type)) {
        return unknownSegment();
    }
    return Response::file({place->path, sha256}, media::kBytes);
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
    for (auto& scope : reply->segmented) {
        auto made = segmentsFor(s, r, scope.key, scope.since);
        if (!made) {
            return std::move(made).fault();
        }
        made->view = std::move(scope.view);
        scope = std::move(*made);
    }
    Response out;
    out.headers.emplace_back("Content-Type", media::kJsonLines);
    out.headers.emplace_back("Content-Encoding", kZstd);
    out.headers.emplace_back("Cache-Control", "no-store, no-transform");
    out.body = compress(encodePullReply(*reply));
    return out;
}

/// A replica that was not what it should be is seen on the list of devices.
Status noteMismatches(SyncServices& s, const Request& r, const Id& device, std::int64_t found)
{
    if (found <= 0) {
        return okStatus();
    }
    return s.committer.run(
        [&](Database&, AuthorityCore& core, std::vector<ScopeEvent>& events) -> Status {
            return core.noteMismatches(device, found, r.receivedAt, events);
        });
}

Result<Response> digests(SyncServices& s, const Request& r)
{
    auto request = decodeDigestRequest(r.body);
    if (!request) {
        return std::move(request).fault();
    }
    MYSPIKE_TRY(sameDevice(r, request->device));
    auto reply = s.readers.ask([&](ReaderPool::Reading& reading) {
        return reading.core->digests(*request, live(r).actor(), r.receivedAt);
    });
    if (!reply) {
        return std::move(reply).fault();
    }
    MYSPIKE_TRY(noteMismatches(s, r, request->device, request->strays));
    return Response::json(encodeDigestReply(*reply));
}

Result<Response> rows(SyncServices& s, const Request& r)
{
    auto request = decodeRowsRequest(r.body);
    if (!request) {
        return std::move(request).fault();
    }
    MYSPIKE_TRY(sameDevice(r, request->device));
    auto reply = s.readers.ask([&](ReaderPool::Reading& reading) {
        return reading.core->rows(*request, live(r).actor(), r.receivedAt);
    });
    if (!reply) {
        return std::move(reply).fault();
    }
    MYSPIKE_TRY(
        noteMismatches(s, r, request->device, static_cast<std::int64_t>(reply->rows.size())));
    Response out;
    out.headers.emplace_back("Content-Type", media::kJsonLines);
    out.headers.emplace_back("Content-Encoding", kZstd);
    out.headers.emplace_back("Cache-Control", "no-store, no-transform");
    out.body = compress(encodeRowsReply(*request, *reply));
    return out;
}

constexpr char kSign = '\n';

/// Rights hold by the day: a stream of yesterday is only told that there is something.
std::string topicOf(const std::string& scope, Date day, const std::string& view)
{
    return scope + kSign + std::to_string(day.days) + kSign + view;
}

Result<Response> events(SyncServices& s, const Request& r)
{
    auto topics = s.readers.ask([&](ReaderPool::Reading& reading) {
        return reading.core->scopesOf(live(r).actor(), r.receivedAt.day());
    });
    // One stream a session: a new one takes the place of one that a dead line still holds.
    s.events.endStreamsOf(live(r).id().toString());
    // Those who see the same types of a scope get the same bytes.
    for (auto& topic : topics) {
        topic = topicOf(topic, r.receivedAt.day(),
                        AuthorityCore::viewOf(live(r).actor(), topic, r.receivedAt.day()));
    }
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
        {Method::Post, path::kDigest, Permission::session(), kMaxPullRequestBytes, bound(digests),
         5},
        {Method::Post, path::kRows, Permission::session(), kMaxRowsRequestBytes, bound(rows), 5},
        {Method::Get, path::kSegments, Permission::session(), 0, bound(listSegments), 5},
        {Method::Get, path::kSegment, Permission::session(), 0, bound(downloadSegment)},
        {Method::Get, path::kEvents, Permission::session(), 0, bound(events), 5},
    };
}

std::string ScopePublisher::dataFor(const std::string& scope, const std::string& view,
                                    std::int64_t after, std::int64_t seq,
                                    const std::map<std::string, std::int64_t>& reached)
{
    auto slice = m_readers.ask([&](ReaderPool::Reading& reading) {
        return reading.core->slice(scope, view, after, seq, kMostSliceRows);
    });
    if (!slice || !*slice) {
        return {};
    }
    for (const auto& [other, unused] : reached) {
        if (other != scope) {
            (*slice)->beside.push_back(scopeMark(other));
        }
    }
    return encodeScopeSlice(**slice);
}

void ScopePublisher::endWhereRightsChanged(const std::string& scope, std::int64_t after,
                                           std::int64_t seq)
{
    if (!scope.starts_with("user:")) {
        return;
    }
    const auto types = m_readers.ask(
        [&](ReaderPool::Reading& reading) { return reading.core->typesIn(scope, after, seq); });
    const auto isRight = [](const std::string& t) {
        return t == AccessGrant::kType || t == User::kType;
    };
    if (!types || std::any_of(types->begin(), types->end(), isRight)) {
        m_hub.endStreamsUnder(scope + kSign);
    }
}

void ScopePublisher::publish(const std::vector<ScopeEvent>& events)
{
    std::map<std::string, std::int64_t> reached;
    for (const auto& e : events) {
        auto& seq = reached[e.scope];
        seq = std::max(seq, e.seq);
    }
    const auto today = m_clock.now().day();
    for (const auto& [scope, seq] : reached) {
        const auto after = std::exchange(m_last[scope], seq);
        const auto topics = m_hub.topicsUnder(scope + kSign);
        const auto ofToday = topicOf(scope, today, {});
        for (const auto& topic : topics) {
            auto data = after > 0 && topic.starts_with(ofToday)
                            ? dataFor(scope, topic.substr(ofToday.size()), after, seq, reached)
                            : std::string();
            if (data.empty()) {
                data = encodeScopeEvent({scope, seq});
            }
            m_hub.publish(topic, {kScopeEventName, std::to_string(seq), std::move(data)});
        }
        if (!topics.empty()) {
            endWhereRightsChanged(scope, after, seq);
        }
    }
}

} // namespace myspike
