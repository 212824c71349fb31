#include "client/cli/exchange.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <set>

#include "shared/base/hash.h"
#include "shared/console/said.h"
#include "shared/sync/records.h"
#include "shared/wire/blob_messages.h"
#include "shared/wire/compression.h"
#include "shared/wire/routes.h"
#include "shared/wire/segment.h"
#include "shared/wire/segment_pipeline.h"
#include "shared/wire/sync_messages.h"

namespace myspike::cli {

namespace {

constexpr std::size_t kBatch = 100;
/// A queue of 10,000 in batches of one still ends; more rounds than this mean a standstill.
constexpr int kMostRounds = 20'000;
constexpr std::int64_t kPieceBytes = 1024 * 1024;
/// More rows than this are quicker in a new file.
constexpr std::int64_t kMostRowsInPlace = 20'000;
constexpr std::size_t kStagedAtOnce = 1'000;

std::string pathWith(std::string pattern, const std::string& value)
{
    const auto from = pattern.find('{');
    return pattern.replace(from, pattern.find('}') - from + 1, value);
}

} // namespace

Status Exchange::hello()
{
    auto request = m_copy.core().hello();
    request.appVersion = "cli " MYSPIKE_VERSION;
    auto answer =
        m_http.ask({.method = "POST", .path = path::kHello, .body = encodeHello(request)});
    if (!answer) {
        return std::move(answer).fault();
    }
    auto reply = decodeHelloReply(answer->body);
    if (!reply) {
        return std::move(reply).fault();
    }
    return m_copy.core().takeHello(*reply);
}

Result<PushCount> Exchange::push()
{
    PushCount out;
    for (int round = 0; round < kMostRounds; ++round) {
        auto batch = m_copy.core().nextBatch(kBatch, kMaxPushBytes - kPushFrameBytes);
        if (!batch) {
            return std::move(batch).fault();
        }
        if (batch->empty()) {
            break;
        }
        auto answer =
            m_http.ask({.method = "POST", .path = path::kPush, .body = encodePush(*batch)});
        if (!answer) {
            if (answer.fault().rule == "GENERATION_CLASH") {
                MYSPIKE_TRY(hello());
                continue;
            }
            return std::move(answer).fault();
        }
        auto reply = decodePushReply(answer->body);
        if (!reply) {
            return std::move(reply).fault();
        }
        int settled = 0;
        for (const auto& v : reply->verdicts) {
            settled += v.settled();
            out.applied += v.tookEffect();
            out.parked += v.kind == VerdictKind::Parked;
            out.refused += v.settled() && !v.tookEffect() && v.kind != VerdictKind::Parked;
        }
        out.sent += settled;
        auto taken = m_copy.core().takeVerdicts(reply->verdicts, m_clock.now());
        if (!taken) {
            return std::move(taken).fault();
        }
        if (settled == 0) {
            return Fault{FaultCode::Busy,
                         said("The server could not decide what was sent. Nothing was lost; try "
                              "again in a minute."),
                         "no verdict",
                         {}};
        }
    }
    auto files = sendFiles();
    if (!files) {
        return std::move(files).fault();
    }
    out.files = *files;
    return out;
}

Result<int> Exchange::sendFiles()
{
    using namespace attachments;
    std::vector<Record> rows;
    for (auto condition : {isNull(kComplete), equals(kComplete, false)}) {
        Query q{.type = Attachment::kType};
        q.with(std::move(condition));
        auto some = m_copy.store().query(q);
        std::move(some.begin(), some.end(), std::back_inserter(rows));
    }
    if (m_copy.store().fault()) {
        return *m_copy.store().fault();
    }
    int sent = 0;
    std::set<std::string> seen;
    for (const auto& r : rows) {
        const auto hash = r.text(kSha256);
        std::error_code error;
        if (seen.insert(hash).second && std::filesystem::exists(m_copy.fileOf(hash), error)) {
            auto done = sendFile(hash, r.text(kMediaType));
            if (!done) {
                return std::move(done).fault();
            }
            sent += *done;
        }
    }
    return sent;
}

/// @return false where the server had it already.
Result<bool> Exchange::sendFile(const std::string& sha256, const std::string& mediaType)
{
    std::ifstream in(m_copy.fileOf(sha256), std::ios::binary);
    std::error_code error;
    const auto size =
        static_cast<std::int64_t>(std::filesystem::file_size(m_copy.fileOf(sha256), error));
    auto answer = m_http.ask({.method = "POST",
                              .path = path::kBlobs,
                              .body = encodeBlobAnnouncement({sha256, size, mediaType})});
    if (!answer) {
        return std::move(answer).fault();
    }
    auto state = decodeUploadState(answer->body);
    if (!state) {
        return std::move(state).fault();
    }
    const bool known = state->complete;
    while (!state->complete) {
        std::string piece(static_cast<std::size_t>(std::min(kPieceBytes, size - state->offset)),
                          '\0');
        if (!in.seekg(state->offset) ||
            !in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || piece.empty()) {
            return Fault{FaultCode::Io,
                         said(fmt::format("{0} cannot be read. Check the path and the rights.",
                                          m_copy.fileOf(sha256).string())),
                         {},
                         {}};
        }
        answer = m_http.ask({.method = "PATCH",
                             .path = pathWith(path::kUpload, state->upload.toString()),
                             .body = piece,
                             .contentType = media::kBytes,
                             .headers = {{header::kUploadOffset, std::to_string(state->offset)},
                                         {header::kUploadCrc, pieceCrc(piece)}},
                             .deadlineSeconds = 120});
        if (!answer) {
            return std::move(answer).fault();
        }
        const auto upload = state->upload;
        state = decodeUploadState(answer->body);
        if (!state) {
            return std::move(state).fault();
        }
        state->upload = state->upload.isNull() ? upload : state->upload;
    }
    return !known;
}

/// From the folder, where an earlier try left it, or from the server.
Result<std::string> Exchange::segment(const Segment& segment, PullCount& count)
{
    const auto file = m_copy.segmentOf(segment.sha256);
    std::ifstream in(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    if (toHex(sha256(bytes)) == segment.sha256) {
        return bytes;
    }
    auto answer = m_http.ask({.path = pathWith(path::kSegment, segment.sha256),
                              .maxAnswerBytes = static_cast<std::size_t>(segment.bytes) + 1,
                              .deadlineSeconds = 600});
    if (!answer) {
        return std::move(answer).fault();
    }
    ++count.requests;
    count.bytes += static_cast<std::int64_t>(answer->body.size());
    if (toHex(sha256(answer->body)) != segment.sha256) {
        return Fault{FaultCode::Corrupt,
                     said("A part of the records was damaged on its way. Pull again."),
                     {},
                     {}};
    }
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    std::ofstream(file, std::ios::binary | std::ios::trunc) << answer->body;
    return std::move(answer->body);
}

Result<bool> Exchange::takeSegments(PullCount& count)
{
    auto coming = m_copy.core().coming();
    if (!coming) {
        return std::move(coming).fault();
    }
    std::vector<SegmentedScope> large;
    for (const auto& scope : *coming) {
        std::int64_t rows = 0;
        for (const auto& s : scope.segments) {
            rows += s.rows;
        }
        if (scope.since == 0 && rows > kMostRowsInPlace) {
            large.push_back(scope);
            count.rows += rows;
            continue;
        }
        for (const auto& s : scope.segments) {
            auto packed = segment(s, count);
            auto lines = packed ? decompress(*packed, kMaxPullBytes) : std::move(packed);
            if (!lines) {
                return std::move(lines).fault();
            }
            MYSPIKE_TRY(decodeSegment(*lines, s, m_catalogue, kStagedAtOnce,
                                      [&](std::vector<SegmentRow>&& batch) {
                                          return m_copy.core().stage(s.sha256, batch, false);
                                      }));
            MYSPIKE_TRY(m_copy.core().stage(s.sha256, {}, true));
        }
    }
    if (!large.empty()) {
        auto builder = ReplicaBuilder::begin(m_copy.newPath(), m_catalogue, m_clock.now(), large);
        if (!builder) {
            return std::move(builder).fault();
        }
        MYSPIKE_TRY(fillFromSegments(**builder, large, m_catalogue,
                                     [&](const Segment& s) { return segment(s, count); }));
        MYSPIKE_TRY((*builder)->buildIndexes());
        MYSPIKE_TRY(m_copy.changeOver(**builder));
    }
    std::error_code ignored;
    std::filesystem::remove_all(m_copy.segmentOf("x").parent_path(), ignored);
    return !coming->empty();
}

Result<PullCount> Exchange::pull()
{
    PullCount out;
    for (;;) {
        auto answer = m_http.ask({.method = "POST",
                                  .path = path::kPull,
                                  .body = encodePullRequest(m_copy.core().pullRequest()),
                                  .maxAnswerBytes = kMaxPullBytes,
                                  .deadlineSeconds = 600});
        if (!answer) {
            return std::move(answer).fault();
        }
        ++out.requests;
        out.bytes += static_cast<std::int64_t>(answer->body.size());
        auto lines = decompress(answer->body, kMaxPullBytes);
        if (!lines) {
            return std::move(lines).fault();
        }
        auto reply = decodePullReply(*lines, m_catalogue);
        if (!reply) {
            return std::move(reply).fault();
        }
        auto changed = m_copy.core().applyPull(*reply);
        if (!changed) {
            return std::move(changed).fault();
        }
        out.rows += static_cast<std::int64_t>(changed->size());
        if (reply->more) {
            continue;
        }
        auto taken = takeSegments(out);
        if (!taken) {
            return std::move(taken).fault();
        }
        if (!*taken) {
            MYSPIKE_TRY(m_copy.scrub());
            return out;
        }
    }
}

} // namespace myspike::cli
