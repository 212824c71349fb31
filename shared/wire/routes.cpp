#include "shared/wire/routes.h"

#include <array>

namespace myspike {

namespace {

constexpr bool kOpen = false;
constexpr bool kSession = true;

constexpr std::array kRoutes = {
    RouteDescription{"POST", path::kLogin, "login", "Begin a session with a user name and password",
                     "LoginRequest", "LoginReply", kOpen, kMaxMessageBytes, 200},
    RouteDescription{"POST", path::kLogout, "logout", "End this session", "", "", kSession, 0, 204},
    RouteDescription{"POST", path::kPassword, "changePassword", "Change one's own password",
                     "PasswordChange", "", kSession, kMaxMessageBytes, 204},
    RouteDescription{"GET", path::kSessions, "listSessions", "One's own sessions, the newest first",
                     "", "SessionList", kSession, 0, 200},
    RouteDescription{"DELETE", path::kSession, "endSession", "End one of one's own sessions", "",
                     "", kSession, 0, 204},
    RouteDescription{"POST", path::kHello, "hello",
                     "Agree on protocol, history and scopes before a round of synchronisation",
                     "HelloRequest", "HelloReply", kSession, kMaxMessageBytes, 200},
    RouteDescription{"POST", path::kPush, "push",
                     "Send operations in order; each gets a verdict that is durable", "PushRequest",
                     "PushReply", kSession, kMaxPushBytes, 200},
    RouteDescription{"POST", path::kPull, "pull",
                     "What changed since the cursors, as JSON lines: begin, rows, end",
                     "PullRequest", "PullLine", kSession, kMaxPullRequestBytes, 200},
    RouteDescription{"GET", path::kSegments, "listSegments",
                     "The segments of a large scope (?scope=), made where they are not there yet; "
                     "a pull names them as well",
                     "", "SegmentedScope", kSession, 0, 200},
    RouteDescription{"GET", path::kSegment, "downloadSegment",
                     "A segment's bytes: JSON lines under zstd; Range and If-Match are understood",
                     "", "", kSession, 0, 200},
    RouteDescription{"POST", path::kDigest, "compareDigests",
                     "What the rows of one's scopes come to, in one of 16 slices of their buckets",
                     "DigestRequest", "DigestReply", kSession, kMaxPullRequestBytes, 200},
    RouteDescription{"POST", path::kRows, "rowsOfBucket",
                     "The rows of a bucket that differ from what one holds, as a segment's lines "
                     "under zstd",
                     "RowsRequest", "", kSession, kMaxRowsRequestBytes, 200},
    RouteDescription{"POST", path::kBlobs, "createUpload",
                     "Announce a file by hash and size, or learn that it is there already",
                     "BlobAnnouncement", "UploadState", kSession, kMaxMessageBytes, 201},
    RouteDescription{"HEAD", path::kUpload, "uploadOffset",
                     "How many bytes of an upload have arrived, in Upload-Offset", "", "", kSession,
                     0, 200},
    RouteDescription{"PATCH", path::kUpload, "appendToUpload",
                     "Append one piece at Upload-Offset with its Upload-CRC32; the last one proves "
                     "the hash",
                     "", "UploadState", kSession, kMaxPieceBytes, 200},
    RouteDescription{"POST", path::kUploadProof, "proveUpload",
                     "Prove that one holds the announced file: with what the challenge asks for, "
                     "it need not be sent where the server has it",
                     "BlobProof", "UploadState", kSession, kMaxMessageBytes, 200},
    RouteDescription{"GET", path::kBlob, "downloadBlob",
                     "The bytes of a file that one may see; Range and If-Match are understood", "",
                     "", kSession, 0, 200},
    RouteDescription{"GET", path::kEvents, "events",
                     "Server-sent events: a scope has reached a transaction, so pull", "",
                     "ScopeEvent", kSession, 0, 200},
    RouteDescription{"GET", path::kHealth, "health", "Whether the server can do its work", "",
                     "Health", kOpen, 0, 200},
    RouteDescription{"GET", path::kOpenApi, "openApi", "This document", "", "", kOpen, 0, 200},
};

} // namespace

std::span<const RouteDescription> wireRoutes() { return kRoutes; }

const RouteDescription* wireRoute(std::string_view method, std::string_view path)
{
    for (const auto& r : kRoutes) {
        if (method == r.method && path == r.path) {
            return &r;
        }
    }
    return nullptr;
}

} // namespace myspike
