// Every address of the server as the wire describes it. The server's handler table and the OpenAPI
// document are both held against these rows.
#pragma once

#include <span>
#include <string_view>

#include "shared/wire/protocol.h"

namespace myspike {

namespace path {
inline constexpr const char* kLogin = "/v1/login";
inline constexpr const char* kLogout = "/v1/logout";
inline constexpr const char* kPassword = "/v1/password";
inline constexpr const char* kSessions = "/v1/sessions";
inline constexpr const char* kSession = "/v1/sessions/{session}";
inline constexpr const char* kHello = "/v1/hello";
inline constexpr const char* kPush = "/v1/push";
inline constexpr const char* kPull = "/v1/pull";
inline constexpr const char* kSegments = "/v1/segments";
inline constexpr const char* kSegment = "/v1/segments/{sha256}";
inline constexpr const char* kDigest = "/v1/digest";
inline constexpr const char* kRows = "/v1/rows";
inline constexpr const char* kBlobs = "/v1/blobs";
inline constexpr const char* kUpload = "/v1/uploads/{upload}";
inline constexpr const char* kUploadProof = "/v1/uploads/{upload}/proof";
inline constexpr const char* kBlob = "/v1/blobs/{sha256}";
inline constexpr const char* kEvents = "/v1/events";
inline constexpr const char* kHealth = "/v1/health";
inline constexpr const char* kOpenApi = "/v1/openapi.json";
} // namespace path

struct RouteDescription
{
    const char* method; ///< upper case
    const char* path;   ///< a name in braces binds one segment
    const char* name;   ///< the operation's id in the document
    const char* summary;
    const char* request;  ///< schema of the JSON body; empty: none
    const char* response; ///< schema of the JSON answer; empty: none
    bool needsSession;
    std::size_t maxBody; ///< bytes; 0: no body
    int success;         ///< status of the good answer
};

std::span<const RouteDescription> wireRoutes();
/// Null where there is none.
const RouteDescription* wireRoute(std::string_view method, std::string_view path);

/// The OpenAPI 3.1 document of these routes, as JSON text.
std::string_view openApiDocument();

} // namespace myspike
