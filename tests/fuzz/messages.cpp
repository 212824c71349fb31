// What replica and server say to each other in one JSON text.
#include "tests/fuzz/targets.h"

#include "shared/modules/centres/fields.h"
#include "shared/sync/codec.h"
#include "shared/sync/records.h"
#include "shared/wire/account_messages.h"
#include "shared/wire/answer.h"
#include "shared/wire/blob_messages.h"
#include "shared/wire/digest_messages.h"
#include "shared/wire/event_stream.h"
#include "shared/wire/fault_message.h"
#include "shared/wire/sync_messages.h"
#include "tests/support/shared/store_catalogue.h"

namespace myspike::fuzz {

using namespace myspike::test;

namespace {

Id idOf(int n) { return Id::ofName("seed", std::to_string(n)); }

const Catalogue& small()
{
    static const Catalogue catalogue = smallCatalogue();
    return catalogue;
}

Operation operation(std::int64_t number)
{
    Operation op;
    op.id = idOf(static_cast<int>(number));
    op.command = kEdit;
    op.type = Worker::kType;
    op.subject = idOf(1000);
    op.args.set(kName, std::string("Nur Aina binti Ahmad")).set(kPay, Money{250'000});
    op.base.set(kName, std::string("Nur Aina"));
    op.baseVersion = 41;
    op.user = idOf(1);
    op.device = op.generation = idOf(2);
    op.number = number;
    op.dependsOn = {1};
    op.at = Instant{1'790'000'000'123};
    op.offline = true;
    op.deviceName = "Laptop 7";
    op.comment = "Nama dibetulkan";
    op.acknowledged = {"ID-R2"};
    return op;
}

Verdict verdict(VerdictKind kind)
{
    Verdict v;
    v.operation = idOf(1);
    v.number = 1;
    v.kind = kind;
    v.seq = 12;
    v.rule = "VER-R4";
    v.text = Text(msg("test", "At most %1 trainees."), {25});
    v.fields = {"contact"};
    v.conflict = idOf(9);
    v.receivedAt = Instant{1'790'000'000'456};
    v.numbers = {{"application/2026", "PB-2026-0000012"}};
    v.receipt = R"({"key":"k"})";
    return v;
}

// --- hello ---------------------------------------------------------------------------------------

void runHello(std::string_view bytes)
{
    switch (bytes.empty() ? 0 : bytes.front()) {
    case 'q':
        return readsWhatItWrites(bytes.substr(1), decodeHello, encodeHello);
    case 'a':
        return readsWhatItWrites(bytes.substr(1), decodeHelloReply, encodeHelloReply);
    default:
        return readsWhatItWrites(bytes, decodePullRequest, encodePullRequest);
    }
}

std::vector<std::string> helloSeeds()
{
    HelloRequest q;
    q.device = q.generation = idOf(1);
    q.deviceName = "Laptop 7";
    q.sessionNonce = "n";
    q.epoch = "e1";
    q.lastNumber = 7;
    q.cursor = 120;
    q.oldestWaiting = Instant{1'790'000'000'000};
    HelloReply a;
    a.epoch = "e1";
    a.sessionNonce = "n2";
    a.lastNumber = 7;
    a.serverTime = a.leaseUntil = Instant{1'790'000'000'000};
    a.scopes = {"reference", "user:x"};
    a.actor.user = idOf(3);
    a.actor.grants = {
        {"officer", "national:verification", *Date::fromYmd(2020, 1, 1), std::nullopt},
        {"verifier", "user:x", *Date::fromYmd(2020, 1, 1), Date::fromYmd(2027, 1, 1)}};
    a.newGeneration = true;
    a.generation = idOf(4);
    a.receiptKey = "-----BEGIN PUBLIC KEY-----\n";
    a.capabilities = {capability::kReceipts};
    a.mustUpdate = Text(msg("test", "Update to %1."), {"2"});
    return {seed('q', encodeHello(q)), seed('a', encodeHelloReply(a)),
            encodePullRequest(
                {"e1", {{"reference", 12, "officer"}, {"user:x", 0, {}}}, idOf(1), idOf(2)})};
}

// --- push ----------------------------------------------------------------------------------------

void runPushed(std::string_view bytes, const Catalogue& catalogue)
{
    const auto pushed = decodePush(bytes, catalogue);
    if (!pushed.ok()) {
        return requireSentence(pushed.fault());
    }
    require(pushed->size() <= kMaxPushOperations, "no more operations than are allowed");
    for (const auto& p : *pushed) {
        require(!p.operation.id.isNull() && p.operation.number > 0,
                "each operation can be answered");
        if (p.unreadable) {
            requireSentence(*p.unreadable);
            continue;
        }
        const auto text = encodeOperation(p.operation);
        const auto again = decodeOperation(text, catalogue);
        require(again.ok() && *again == p.operation, "an operation that is read can be written");
        require(payloadHash(text) == payloadHash(p.operation), "it has one hash");
    }
}

void runPush(std::string_view bytes)
{
    switch (bytes.empty() ? 0 : bytes.front()) {
    case 'a':
        return readsWhatItWrites(bytes.substr(1), decodePushReply, encodePushReply);
    case 's':
        return runPushed(bytes.substr(1), small());
    default:
        return runPushed(bytes, productCatalogue());
    }
}

std::vector<std::string> pushSeeds()
{
    const std::vector ops{operation(1), operation(2)};
    auto edit = operation(3);
    edit.type = Centre::kType;
    edit.args = Values().set(centre::kPhone, std::string("03-11112222"));
    edit.base = {};
    PushReply reply;
    for (const auto kind : {VerdictKind::Applied, VerdictKind::Conflict, VerdictKind::Rejected,
                            VerdictKind::Blocked, VerdictKind::Parked, VerdictKind::Retry}) {
        reply.verdicts.push_back(verdict(kind));
    }
    reply.verdicts[3].blockedBy = 2;
    reply.expectedNumber = 4;
    return {seed('s', encodePush(ops)), seed('a', encodePushReply(reply)),
            encodePush(std::vector{edit})};
}

// --- digests -------------------------------------------------------------------------------------

RowsRequest rowsRequest()
{
    RowsRequest r;
    r.epoch = "e1";
    r.device = idOf(1);
    r.scope = {"team:north", 120, "officer"};
    r.type = Worker::kType;
    r.bucket = 17;
    r.have = {{idOf(5), {1, 2}}, {idOf(6), {3, 4}}};
    return r;
}

void runDigests(std::string_view bytes)
{
    const auto rest = bytes.substr(bytes.empty() ? 0 : 1);
    switch (bytes.empty() ? 0 : bytes.front()) {
    case 'q':
        readsWhatItWrites(rest, decodeDigestRequest, encodeDigestRequest);
        if (const auto r = decodeDigestRequest(rest)) {
            require(r->slice >= 0 && r->slice < kDigestSlices, "a slice that there is");
        }
        return;
    case 'a':
        return readsWhatItWrites(rest, decodeDigestReply, encodeDigestReply);
    case 'r':
        return readsWhatItWrites(rest, decodeRowsRequest, encodeRowsRequest);
    default: {
        const auto request = rowsRequest();
        return readsWhatItWrites(
            bytes, [&](std::string_view s) { return decodeRowsReply(s, request, small()); },
            [&](const RowsReply& r) { return encodeRowsReply(request, r); });
    }
    }
}

std::vector<std::string> digestSeeds()
{
    DigestRequest q;
    q.epoch = "e1";
    q.device = idOf(1);
    q.slice = 3;
    q.scopes = {{"reference", 12, ""}, {"team:north", 9, "officer"}};
    DigestReply a;
    a.compared = q.scopes;
    a.sums = {{"reference", "office", 3, 2, {5, 6}}, {"team:north", "worker", 19, 1, {7, 8}}};
    RowsReply rows;
    rows.rows.resize(2);
    rows.rows[0].record = Record(worker(), idOf(7));
    rows.rows[0].record.version = 3;
    rows.rows[0].record.set(kName, std::string("Siti"));
    rows.rows[0].groupVersions = "3";
    rows.rows[1].record = Record(worker(), idOf(8));
    rows.rows[1].gone = true;
    return {seed('q', encodeDigestRequest(q)), seed('a', encodeDigestReply(a)),
            seed('r', encodeRowsRequest(rowsRequest())), encodeRowsReply(rowsRequest(), rows),
            encodeRowsReply(rowsRequest(), {.stale = true, .rows = {}})};
}

// --- files ---------------------------------------------------------------------------------------

void runBlobs(std::string_view bytes)
{
    const auto rest = bytes.substr(bytes.empty() ? 0 : 1);
    switch (bytes.empty() ? 0 : bytes.front()) {
    case 'n':
        readsWhatItWrites(rest, decodeBlobAnnouncement, encodeBlobAnnouncement);
        if (const auto b = decodeBlobAnnouncement(rest)) {
            require(isSha256Text(b->sha256) && b->size > 0 && b->size <= kMaxBlobBytes,
                    "a file that may be sent");
        }
        return;
    case 's':
        return readsWhatItWrites(rest, decodeUploadState, encodeUploadState);
    case 'p':
        readsWhatItWrites(rest, decodeBlobProof,
                          [](const std::string& proof) { return encodeBlobProof(proof); });
        if (const auto proof = decodeBlobProof(rest)) {
            require(isSha256Text(*proof), "a proof is a hash");
        }
        return;
    case 'c': {
        // Whatever a server asks for lies inside the file.
        const std::int64_t size = 1 + static_cast<std::int64_t>(rest.size()) * 7'919;
        for (const auto& part : partsAskedFor(rest, size)) {
            require(part.offset >= 0 && part.size > 0 && part.offset + part.size <= size,
                    "a part inside the file");
        }
        return;
    }
    default:
        if (const auto offset = parseOffset(bytes)) {
            require(*offset >= 0, "an offset is not negative");
        }
    }
}

std::vector<std::string> blobSeeds()
{
    const std::string sha(64, 'a');
    return {seed('n', encodeBlobAnnouncement({sha, 3'000'000, "image/jpeg"})),
            seed('s', encodeUploadState({idOf(1), 4096, 3'000'000, false, "c0ffee"})),
            seed('p', encodeBlobProof(sha)), seed('c', "a challenge"), "3000000"};
}

// --- events --------------------------------------------------------------------------------------

/// The events of a stream that arrives in pieces of `piece` bytes; nothing where it was refused.
std::optional<std::vector<StreamEvent>> eventsOf(std::string_view bytes, std::size_t piece)
{
    EventStreamReader reader;
    std::vector<StreamEvent> out;
    while (!bytes.empty()) {
        const auto n = std::min(piece, bytes.size());
        auto some = reader.take(bytes.substr(0, n));
        if (!some) {
            requireSentence(some.fault());
            return std::nullopt;
        }
        out.insert(out.end(), some->begin(), some->end());
        bytes.remove_prefix(n);
    }
    return out;
}

void runEvents(std::string_view bytes)
{
    const auto whole = eventsOf(bytes, bytes.size());
    for (const std::size_t piece : {1, 2, 3, 7}) {
        require(eventsOf(bytes, piece) == whole, "a stream reads the same however it is cut");
    }
    for (const auto& event : whole.value_or(std::vector<StreamEvent>())) {
        readsWhatItWrites(event.data, decodeScopeEvent, encodeScopeEvent);
        const auto slice = decodeScopeSlice(event.data, small());
        if (!slice.ok()) {
            requireSentence(slice.fault());
            continue;
        }
        if (*slice) {
            const auto text = encodeScopeSlice(**slice);
            const auto again = decodeScopeSlice(text, small());
            require(text.empty() || (again.ok() && *again), "a slice that is read can be written");
        }
    }
}

std::vector<std::string> eventSeeds()
{
    ScopeSlice slice;
    slice.scope = "team:north";
    slice.view = "officer";
    slice.after = 41;
    slice.seq = 42;
    slice.beside = {"abcdef"};
    PulledChange c;
    c.seq = 42;
    c.record = Record(worker(), idOf(3));
    c.record.version = 42;
    c.record.set(kName, std::string("Budi"));
    c.fields = {"name"};
    slice.changes = {c};
    return {"event: scope\nid: 42\ndata: " + encodeScopeEvent({"team:north", 42}) + "\n\n",
            "\xef\xbb\xbf: heartbeat\r\n\r\nevent: scope\rdata: " + encodeScopeSlice(slice) +
                "\r\r"};
}

// --- accounts, refusals --------------------------------------------------------------------------

void runAccounts(std::string_view bytes)
{
    const auto rest = bytes.substr(bytes.empty() ? 0 : 1);
    switch (bytes.empty() ? 0 : bytes.front()) {
    case 'l':
        return readsWhatItWrites(rest, decodeLogin, encodeLogin);
    case 'a':
        return readsWhatItWrites(rest, decodeLoginReply, encodeLoginReply);
    case 'p':
        return readsWhatItWrites(rest, decodePasswordChange, encodePasswordChange);
    case 's':
        return readsWhatItWrites(rest, decodeSessions, encodeSessions);
    case 'f':
        return readsWhatItWrites(rest, decodeFault, [](const WireFault& f) {
            return encodeFault(f.fault, f.reference);
        });
    default: {
        // A status in the first line, then four headers, then the body: from anywhere.
        std::vector<std::string_view> lines;
        auto left = bytes;
        for (int i = 0; i < 5; ++i) {
            const auto end = left.find('\n');
            lines.push_back(left.substr(0, end));
            left = end == left.npos ? std::string_view() : left.substr(end + 1);
        }
        AnswerHead head;
        head.status = 100 + static_cast<int>(lines[0].size()) * 50;
        head.contentType = lines[1];
        head.retryAfter = lines[2];
        head.date = lines[3];
        head.authenticate = lines[4];
        const int wait = retryAfterMs(head);
        require(wait >= 0 && wait <= 3'600'000, "no wait above an hour");
        if (const auto fault = faultOfAnswer(head, left)) {
            requireSentence(*fault);
        }
    }
    }
}

std::vector<std::string> accountSeeds()
{
    const Instant now{1'790'000'000'000};
    const auto fault =
        encodeFault(Fault{FaultCode::Busy, Text(msg("test", "Wait %1 s."), {5}), "d", "BUSY"},
                    "0123456789abcdef");
    return {
        seed('l', encodeLogin({"aina", "betul-kuda-bateri", idOf(1), "Laptop 7", "0.1.0"})),
        seed('a', encodeLoginReply({"token", idOf(2), "Aina", now, true})),
        seed('p', encodePasswordChange({"old", "new"})),
        seed('s', encodeSessions({{idOf(3), "Laptop 7", "0.1.0", now, now, now, true}})),
        seed('f', fault),
        "........\napplication/json\n120\nTue, 24 Nov 2026 01:02:03 GMT\nBearer\n" + fault,
        "..\ntext/html\nTue, 24 Nov 2026 01:05:03 GMT\nTue, 24 Nov 2026 01:02:03 GMT\n\n<html>"};
}

} // namespace

std::vector<Target> messageTargets()
{
    return {{"hello", runHello, helloSeeds},      {"push", runPush, pushSeeds},
            {"digests", runDigests, digestSeeds}, {"blobs", runBlobs, blobSeeds},
            {"events", runEvents, eventSeeds},    {"accounts", runAccounts, accountSeeds}};
}

} // namespace myspike::fuzz
