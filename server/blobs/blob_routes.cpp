#include "server/blobs/blob_routes.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/auth/sessions.h"
#include "server/http/fault_body.h"
#include "shared/sync/records.h"
#include "shared/wire/blob_messages.h"
#include "shared/wire/protocol.h"
#include "shared/wire/routes.h"

namespace myspike {

namespace {

const LiveSession& live(const Request& r) { return static_cast<const LiveSession&>(*r.session); }

Fault unknownFile()
{
    return Fault{FaultCode::NotFound,
                 msg("blob", "The server has no such file, or you may not see it."),
                 {},
                 "BLOB"};
}

/// What the user's own records say of a file. Naming one is not enough to get it: a record that
/// names a stranger's hash can be made by anybody.
struct Standing
{
    bool named = false;
    bool proved = false; ///< somebody of these records sent it, or proved to hold it
    std::int64_t size = 0;
};

bool holdsOne(const std::vector<std::string>& held, const Record& row)
{
    const auto scopes = row.type().scopes(row);
    return std::any_of(scopes.begin(), scopes.end(), [&](const std::string& scope) {
        return std::find(held.begin(), held.end(), scope) != held.end();
    });
}

Query naming(const std::string& sha256)
{
    Query q{.type = attachments::Attachment::kType};
    q.with(equals(attachments::kSha256, sha256));
    return q;
}

Standing standingOf(BlobServices& s, const Request& r, const std::string& sha256)
{
    return s.readers.ask([&](ReaderPool::Reading& reading) {
        Standing standing;
        const auto held = reading.core->scopesOf(live(r).actor(), r.receivedAt.day());
        for (const auto& row : reading.store->query(naming(sha256))) {
            if (holdsOne(held, row)) {
                standing.named = true;
                standing.proved = standing.proved || row.getOr(attachments::kComplete, false);
                standing.size = row.getOr(attachments::kSize, standing.size);
            }
        }
        return standing;
    });
}

/// The sender's records that wait for these bytes learn that they have arrived. False where the
/// file went meanwhile.
Result<bool> markComplete(BlobServices& s, const Request& r, const std::string& sha256)
{
    const auto now = r.receivedAt;
    bool there = false;
    MYSPIKE_TRY(s.committer.run(
        [&](Database&, AuthorityCore& core, std::vector<ScopeEvent>& events) -> Status {
            there = s.blobs.has(sha256);
            if (!there) {
                return okStatus();
            }
            const auto held = core.scopesOf(live(r).actor(), now.day());
            std::vector<Record> waiting;
            for (const auto& row : core.reader().query(naming(sha256))) {
                if (!row.getOr(attachments::kComplete, false) && holdsOne(held, row)) {
                    waiting.push_back(row);
                }
            }
            for (const auto& row : waiting) {
                Operation op;
                op.id = Id::make(now, s.rng);
                op.command = kEdit;
                op.type = attachments::Attachment::kType;
                op.subject = row.id;
                op.args.set(attachments::kComplete, true);
                // Against the row as it stands: without a base it would be a conflict.
                const auto* field = attachments::kComplete.name;
                op.base.setValue(field, row.value(field));
                op.baseVersion = row.version;
                op.at = now;
                op.deviceName = "server";
                auto v = core.actTrusted(op, now, events);
                if (!v) {
                    return std::move(v).fault();
                }
            }
            return okStatus();
        }));
    return there;
}

Response stateOf(const BlobStore::Upload& u, int status)
{
    UploadState state{u.id, u.offset, u.size, u.offset == u.size, u.challenge};
    return Response::json(encodeUploadState(state), status)
        .with(header::kUploadOffset, std::to_string(u.offset))
        .with(header::kUploadLength, std::to_string(u.size));
}

Result<Response> create(BlobServices& s, const Request& r)
{
    auto blob = decodeBlobAnnouncement(r.body);
    if (!blob) {
        return std::move(blob).fault();
    }
    const auto standing = standingOf(s, r, blob->sha256);
    if (!standing.named) {
        return unknownFile();
    }
    if (standing.size != 0 && standing.size != blob->size) {
        return Fault::invalid(msg("blob", "The file has not the size that its record says. Attach "
                                          "it again."),
                              "BLOB_SIZE");
    }
    if (standing.proved) {
        auto there = markComplete(s, r, blob->sha256);
        if (!there) {
            return std::move(there).fault();
        }
        if (*there) {
            return Response::json(encodeUploadState({Id{}, blob->size, blob->size, true}));
        }
    }
    auto upload = s.blobs.begin(blob->sha256, blob->size, live(r).user());
    if (!upload) {
        return std::move(upload).fault();
    }
    if (upload->offset == upload->size) {
        auto there = markComplete(s, r, blob->sha256);
        if (!there) {
            return std::move(there).fault();
        }
    }
    return stateOf(*upload, 201);
}

Result<Id> uploadId(const Request& r)
{
    const auto id = Id::parse(r.param("upload"));
    return id ? Result<Id>(*id) : Result<Id>(unknownFile());
}

Result<Response> offset(BlobServices& s, const Request& r)
{
    auto id = uploadId(r);
    if (!id) {
        return std::move(id).fault();
    }
    auto upload = s.blobs.find(*id, live(r).user());
    if (!upload) {
        return std::move(upload).fault();
    }
    if (upload->offset == upload->size) {
        return unknownFile(); // not looked at yet: who announces it again has it finished
    }
    return stateOf(*upload, 200);
}

Result<Response> append(BlobServices& s, const Request& r)
{
    auto id = uploadId(r);
    if (!id) {
        return std::move(id).fault();
    }
    const auto offsetText = r.headers.find(header::kUploadOffset);
    const auto at = offsetText ? parseOffset(*offsetText) : std::nullopt;
    const auto crc = r.headers.find(header::kUploadCrc);
    if (!at || !crc || *crc != pieceCrc(r.body)) {
        // Corrupt, as the client knows it, but the request's fault and not the server's.
        return faultResponse(
            400, Fault{FaultCode::Corrupt,
                       msg("blob", "A piece of the file was damaged on its way. It is sent again."),
                       {},
                       "UPLOAD_PIECE"});
    }
    auto upload = s.blobs.append(*id, live(r).user(), *at, r.body);
    if (!upload) {
        return std::move(upload).fault();
    }
    if (upload->offset == upload->size) {
        auto there = markComplete(s, r, upload->sha256);
        if (!there) {
            return std::move(there).fault();
        }
    }
    return stateOf(*upload, 200);
}

/// Who holds the bytes need not send them again. A wrong proof is answered as if the file were not
/// there: the upload goes on.
Result<Response> prove(BlobServices& s, const Request& r)
{
    auto id = uploadId(r);
    if (!id) {
        return std::move(id).fault();
    }
    auto proof = decodeBlobProof(r.body);
    if (!proof) {
        return std::move(proof).fault();
    }
    auto upload = s.blobs.find(*id, live(r).user());
    if (!upload) {
        return std::move(upload).fault();
    }
    if (!s.blobs.proves(*upload, *proof)) {
        return stateOf(*upload, 200);
    }
    auto there = markComplete(s, r, upload->sha256);
    if (!there) {
        return std::move(there).fault();
    }
    if (*there) {
        s.blobs.discard(*upload);
        upload->offset = upload->size;
    }
    return stateOf(*upload, 200);
}

Result<Response> download(BlobServices& s, const Request& r)
{
    const std::string sha256(r.param("sha256"));
    if (!isSha256Text(sha256) || !standingOf(s, r, sha256).proved || !s.blobs.has(sha256)) {
        return unknownFile();
    }
    return Response::file({s.blobs.path(sha256), sha256}, media::kBytes);
}

} // namespace

std::vector<Route> blobRoutes(BlobServices services)
{
    const auto shared = std::make_shared<BlobServices>(services);
    const auto bound = [shared](auto handler) {
        return [shared, handler](const Request& r) { return handler(*shared, r); };
    };
    return {
        {Method::Post, path::kBlobs, Permission::session(), kMaxMessageBytes, bound(create)},
        {Method::Get, path::kUpload, Permission::session(), 0, bound(offset)},
        {Method::Patch, path::kUpload, Permission::session(), kMaxPieceBytes, bound(append)},
        {Method::Post, path::kUploadProof, Permission::session(), kMaxMessageBytes, bound(prove),
         10},
        {Method::Get, path::kBlob, Permission::session(), 0, bound(download)},
    };
}

} // namespace myspike
