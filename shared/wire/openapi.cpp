#include <boost/json.hpp>

#include <cctype>

#include "shared/base/result.h"
#include "shared/wire/routes.h"

namespace json = boost::json;

namespace myspike {

namespace {

/// The messages, as JSON Schema. Each is what the codecs of this folder write.
constexpr const char* kSchemas = R"json({
"Id": {"type": "string", "format": "uuid", "description": "UUIDv7, lower case"},
"Instant": {"type": "string", "format": "date-time", "description": "UTC with milliseconds"},
"Text": {"type": "object", "required": ["context", "text"], "properties": {
  "context": {"type": "string"},
  "text": {"type": "string", "description": "English; %1 to %9 stand for the arguments"},
  "args": {"type": "array", "items": {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Text"}]}}}},
"Fault": {"type": "object", "required": ["code", "context", "text"], "properties": {
  "code": {"type": "string", "enum": ["invalid", "not_found", "not_held", "forbidden", "unauthenticated", "conflict", "busy", "rate_limited", "too_large", "offline", "expired", "disk_full", "io", "corrupt", "unsupported", "internal"]},
  "context": {"type": "string"}, "text": {"type": "string"},
  "args": {"type": "array", "items": {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Text"}]}},
  "rule": {"type": "string"}, "reference": {"type": "string", "description": "quote it to the administrator"}}},
"LoginRequest": {"type": "object", "required": ["user", "password", "device"], "properties": {
  "user": {"type": "string"}, "password": {"type": "string"},
  "device": {"$ref": "#/components/schemas/Id"}, "device_name": {"type": "string"}, "app_version": {"type": "string"}}},
"LoginReply": {"type": "object", "required": ["token", "user", "name", "expires"], "properties": {
  "token": {"type": "string", "description": "for Authorization: Bearer"},
  "user": {"$ref": "#/components/schemas/Id"}, "name": {"type": "string"},
  "expires": {"$ref": "#/components/schemas/Instant"}, "must_change_password": {"type": "boolean"}}},
"PasswordChange": {"type": "object", "required": ["current", "next"], "properties": {
  "current": {"type": "string"}, "next": {"type": "string"}}},
"SessionList": {"type": "object", "required": ["sessions"], "properties": {"sessions": {"type": "array", "items": {
  "type": "object", "required": ["id", "started_at", "last_seen", "expires"], "properties": {
  "id": {"$ref": "#/components/schemas/Id"}, "device_name": {"type": "string"}, "app_version": {"type": "string"},
  "started_at": {"$ref": "#/components/schemas/Instant"}, "last_seen": {"$ref": "#/components/schemas/Instant"},
  "expires": {"$ref": "#/components/schemas/Instant"}, "current": {"type": "boolean"}}}}}},
"HelloRequest": {"type": "object", "required": ["protocol", "device", "generation", "last_number", "schema"], "properties": {
  "protocol": {"type": "object", "required": ["oldest", "newest"], "properties": {"oldest": {"type": "integer"}, "newest": {"type": "integer"}}},
  "device": {"$ref": "#/components/schemas/Id"}, "generation": {"$ref": "#/components/schemas/Id"},
  "device_name": {"type": "string"}, "nonce": {"type": "string", "description": "the last one this replica was given"},
  "epoch": {"type": "string"}, "last_number": {"type": "integer"}, "schema": {"type": "integer"}, "app_version": {"type": "string"},
  "cursor": {"type": "integer", "description": "the newest transaction held, within epoch"},
  "oldest_cursor": {"type": "integer", "description": "up to where all scopes are held, within epoch; older history need not be kept for this device"},
  "waiting": {"type": "integer", "description": "operations without a verdict"},
  "oldest_waiting": {"$ref": "#/components/schemas/Instant"}, "pulled_at": {"$ref": "#/components/schemas/Instant"}}},
"HelloReply": {"type": "object", "required": ["protocol", "epoch", "nonce", "last_number", "server_time", "lease_until", "scopes", "actor"], "properties": {
  "protocol": {"type": "integer"}, "epoch": {"type": "string"}, "nonce": {"type": "string"}, "last_number": {"type": "integer"},
  "server_time": {"$ref": "#/components/schemas/Instant"}, "lease_until": {"$ref": "#/components/schemas/Instant"},
  "scopes": {"type": "array", "items": {"type": "string"}},
  "actor": {"type": "object", "required": ["user", "name", "grants"], "properties": {"user": {"$ref": "#/components/schemas/Id"}, "name": {"type": "string"},
    "grants": {"type": "array", "items": {"type": "object", "required": ["role", "scope", "from"], "properties": {
      "role": {"type": "string"}, "scope": {"type": "string"}, "from": {"type": "string", "format": "date"}, "to": {"type": "string", "format": "date"}}}}}},
  "new_generation": {"type": "boolean", "description": "renumber what waits from 1, under generation"},
  "generation": {"$ref": "#/components/schemas/Id"},
  "known_number": {"type": "integer", "description": "of the generation that came: the last operation known here"},
  "other_history": {"type": "boolean", "description": "cursors mean nothing here; offer again, with receipts, what was decided and is not known"},
  "schema": {"type": "integer"}, "capabilities": {"type": "array", "items": {"type": "string"}},
  "must_update": {"$ref": "#/components/schemas/Text"}, "receipt_key": {"type": "string", "description": "public key, PEM"},
  "limits": {"type": "object", "properties": {"push_operations": {"type": "integer"}, "push_bytes": {"type": "integer"}, "piece_bytes": {"type": "integer"}}}}},
"Operation": {"type": "object", "required": ["id", "number", "command", "type", "subject", "user", "device", "generation", "at", "schema"], "properties": {
  "id": {"$ref": "#/components/schemas/Id"}, "number": {"type": "integer", "minimum": 1},
  "command": {"type": "string"}, "type": {"type": "string"}, "subject": {"$ref": "#/components/schemas/Id"},
  "args": {"type": "object"}, "base": {"type": "object"}, "base_version": {"type": "integer"},
  "user": {"$ref": "#/components/schemas/Id"}, "device": {"$ref": "#/components/schemas/Id"}, "generation": {"$ref": "#/components/schemas/Id"},
  "depends_on": {"type": "array", "items": {"type": "integer"}}, "at": {"$ref": "#/components/schemas/Instant"},
  "offline": {"type": "boolean"}, "device_name": {"type": "string"}, "on_behalf_of": {"type": "string"}, "comment": {"type": "string"},
  "acknowledged": {"type": "array", "items": {"type": "string"}}, "schema": {"type": "integer"},
  "receipt": {"type": "string", "description": "of an earlier decision, offered to a server that was restored"}}},
"PushRequest": {"type": "object", "required": ["operations"], "properties": {"operations": {"type": "array", "items": {"$ref": "#/components/schemas/Operation"}}}},
"Verdict": {"type": "object", "required": ["operation", "number", "kind", "seq", "received_at"], "properties": {
  "operation": {"$ref": "#/components/schemas/Id"}, "number": {"type": "integer"},
  "kind": {"type": "string", "enum": ["applied", "merged", "conflict", "rejected", "blocked", "parked", "retry"]},
  "seq": {"type": "integer"}, "received_at": {"$ref": "#/components/schemas/Instant"},
  "rule": {"type": "string"}, "text": {"$ref": "#/components/schemas/Text"}, "fields": {"type": "array", "items": {"type": "string"}},
  "conflict": {"$ref": "#/components/schemas/Id"}, "late": {"type": "boolean"}, "blocked_by": {"type": "integer"},
  "numbers": {"type": "array", "description": "numbers given, in order: series/year, number", "items": {"type": "array", "items": {"type": "string"}}},
  "receipt": {"type": "string", "description": "a Receipt as text, the same for ever"}}},
"Receipt": {"type": "object", "required": ["receipt", "key", "signature"], "properties": {
  "key": {"type": "string"}, "signature": {"type": "string", "description": "ECDSA P-256 over the canonical JSON of receipt, Base64 of DER"},
  "receipt": {"type": "object", "required": ["kind", "version", "epoch", "op", "device", "generation", "op_no", "payload", "verdict", "rule", "seq", "at_ms", "numbers"], "properties": {
    "kind": {"type": "string", "const": "myspike.receipt"}, "version": {"type": "integer"}, "epoch": {"$ref": "#/components/schemas/Id"},
    "op": {"$ref": "#/components/schemas/Id"}, "device": {"$ref": "#/components/schemas/Id"}, "generation": {"$ref": "#/components/schemas/Id"},
    "op_no": {"type": "integer"}, "payload": {"type": "string", "description": "SHA-256 of the operation without generation, number, depends_on and receipt"},
    "verdict": {"type": "string"}, "rule": {"type": "string"}, "seq": {"type": "integer"}, "at_ms": {"type": "integer"},
    "numbers": {"type": "array", "items": {"type": "object", "required": ["series", "year", "number"], "properties": {
      "series": {"type": "string"}, "year": {"type": "integer"}, "number": {"type": "integer"}}}}}}}},
"PushReply": {"type": "object", "required": ["verdicts"], "properties": {
  "verdicts": {"type": "array", "items": {"$ref": "#/components/schemas/Verdict"}},
  "expected_number": {"type": "integer", "description": "the numbers do not go on from the last one: send from here"}}},
"PullRequest": {"type": "object", "required": ["device", "generation", "scopes"], "properties": {
  "epoch": {"type": "string"}, "device": {"$ref": "#/components/schemas/Id"}, "generation": {"$ref": "#/components/schemas/Id"},
  "schema": {"type": "integer", "description": "rows come as this version knows them"},
  "scopes": {"type": "object", "description": "scope to the transaction up to which it is held", "additionalProperties": {"type": "integer"}},
  "views": {"type": "object", "description": "scope to the view that came with it; another one is sent whole", "additionalProperties": {"type": "string"}}}},
"SegmentedScope": {"type": "object", "description": "Apply all segments together, then go on from as_of", "required": ["scope", "since", "as_of", "segments"], "properties": {
  "scope": {"type": "string"}, "view": {"type": "string"}, "as_of": {"type": "integer"},
  "since": {"type": "integer", "description": "0: the whole scope, and what is not in it is gone; else what changed after this transaction"},
  "segments": {"type": "array", "items": {"type": "object", "required": ["sha256", "type", "rows", "bytes"], "properties": {
    "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}, "type": {"type": "string"}, "rows": {"type": "integer"}, "bytes": {"type": "integer"}}}}}},
"PullLine": {"description": "One line: begin, then rows of scopes sent whole, then changes in the order of their transactions, then end, whose number of rows and changes must fit", "oneOf": [
  {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "object", "required": ["epoch", "to_seq", "scopes", "whole"], "properties": {
    "epoch": {"type": "string"}, "to_seq": {"type": "integer"},
    "scopes": {"type": "array", "items": {"type": "string"}}, "whole": {"type": "array", "items": {"type": "string"}},
    "views": {"type": "array", "description": "of the whole ones", "items": {"type": "string"}},
    "segmented": {"type": "array", "description": "large scopes, to be fetched by segments", "items": {"$ref": "#/components/schemas/SegmentedScope"}}}}}},
  {"type": "object", "required": ["type", "id", "ver", "scopes", "values"], "properties": {
    "type": {"type": "string"}, "id": {"$ref": "#/components/schemas/Id"}, "ver": {"type": "integer"}, "groups": {"type": "string"},
    "deleted": {"type": "boolean"}, "scopes": {"type": "array", "items": {"type": "string"}}, "values": {"type": "object"}}},
  {"type": "object", "required": ["seq", "type", "id"], "properties": {
    "seq": {"type": "integer"}, "type": {"type": "string"}, "id": {"$ref": "#/components/schemas/Id"},
    "enter": {"type": "array", "items": {"type": "string"}}, "leave": {"type": "array", "items": {"type": "string"}},
    "patch": {"type": "object", "description": "what the transaction changed; null clears"},
    "values": {"type": "object", "description": "the whole row, where it comes into a scope"}, "ver": {"type": "integer"}, "groups": {"type": "string"}}},
  {"type": "object", "required": ["end"], "properties": {"end": {"type": "object", "required": ["to_seq", "acked_number", "rows"], "properties": {
    "to_seq": {"type": "integer"}, "acked_number": {"type": "integer"}, "more": {"type": "boolean"}, "rows": {"type": "integer"}}}}}]},
"BlobAnnouncement": {"type": "object", "required": ["sha256", "size"], "properties": {
  "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}, "size": {"type": "integer", "minimum": 1}, "media_type": {"type": "string"}}},
"UploadState": {"type": "object", "required": ["offset", "size", "complete"], "properties": {
  "upload": {"$ref": "#/components/schemas/Id"}, "offset": {"type": "integer"}, "size": {"type": "integer"}, "complete": {"type": "boolean"},
  "challenge": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "for a proof of possession: 16 parts of at most 4,096 bytes, the i-th at the first 8 bytes of SHA-256(challenge, space, i), big-endian, modulo the number of places; the proof is SHA-256(challenge, parts)"}}},
"BlobProof": {"type": "object", "required": ["proof"], "properties": {"proof": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}},
"ScopeEvent": {"type": "object", "description": "With changes: what happened in the scope after its transaction `after`, to be applied where the cursor has reached that and none of the scopes beside is held; else pull", "required": ["scope", "seq"], "properties": {
  "scope": {"type": "string"}, "seq": {"type": "integer"}, "after": {"type": "integer"}, "view": {"type": "string"},
  "beside": {"type": "array", "items": {"type": "string"}}, "changes": {"type": "array", "items": {"type": "object"}}}},
"HeldScope": {"type": "object", "required": ["key", "since"], "properties": {
  "key": {"type": "string"}, "since": {"type": "integer"}, "view": {"type": "string"}}},
"DigestRequest": {"type": "object", "required": ["epoch", "device", "schema", "slice", "scopes"], "properties": {
  "epoch": {"type": "string"}, "device": {"$ref": "#/components/schemas/Id"}, "schema": {"type": "integer"},
  "slice": {"type": "integer", "minimum": 0, "maximum": 15, "description": "16 of the 256 buckets by the first byte of SHA-256(id)"},
  "strays": {"type": "integer", "description": "rows that no scope accounted for, found and removed since the last comparison"},
  "scopes": {"type": "array", "items": {"$ref": "#/components/schemas/HeldScope"}}}},
"DigestReply": {"type": "object", "required": ["compared", "sums"], "properties": {
  "compared": {"type": "array", "description": "the scopes that stand where the asker's cursors stand", "items": {"$ref": "#/components/schemas/HeldScope"}},
  "sums": {"type": "array", "items": {"type": "object", "required": ["scope", "type", "bucket", "rows", "sum"], "properties": {
    "scope": {"type": "string"}, "type": {"type": "string"}, "bucket": {"type": "integer"}, "rows": {"type": "integer"},
    "sum": {"type": "string", "pattern": "^[0-9a-f]{32}$", "description": "sum modulo 2^128 over the first halves of SHA-256(type, id, version, canonical row)"}}}}}},
"RowsRequest": {"type": "object", "required": ["epoch", "device", "scope", "type", "bucket", "have"], "properties": {
  "epoch": {"type": "string"}, "device": {"$ref": "#/components/schemas/Id"}, "scope": {"$ref": "#/components/schemas/HeldScope"},
  "type": {"type": "string"}, "bucket": {"type": "integer"},
  "have": {"type": "array", "items": {"type": "object", "required": ["id", "sum"], "properties": {
    "id": {"$ref": "#/components/schemas/Id"}, "sum": {"type": "string", "pattern": "^[0-9a-f]{32}$"}}}}}},
"Health": {"type": "object", "required": ["status"], "properties": {
  "status": {"type": "string"}, "version": {"type": "string"}, "checks": {"type": "object", "additionalProperties": {"type": "string"}}}}
})json";

json::object schemaRef(std::string_view name)
{
    return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

json::object content(std::string_view mediaType, std::string_view schema)
{
    json::object body;
    if (!schema.empty()) {
        body["schema"] = schemaRef(schema);
    }
    return {{mediaType, std::move(body)}};
}

json::object headerParameter(const char* name, const char* pattern)
{
    return {{"name", name},
            {"in", "header"},
            {"required", true},
            {"schema", json::object{{"type", "string"}, {"pattern", pattern}}}};
}

json::array parameters(const RouteDescription& r)
{
    json::array out;
    const std::string_view path = r.path;
    for (auto at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1)) {
        const auto end = path.find('}', at);
        out.push_back(json::object{{"name", path.substr(at + 1, end - at - 1)},
                                   {"in", "path"},
                                   {"required", true},
                                   {"schema", json::object{{"type", "string"}}}});
    }
    if (std::string_view(r.method) == "PATCH") {
        out.push_back(headerParameter(header::kUploadOffset, "^[0-9]+$"));
        out.push_back(headerParameter(header::kUploadCrc, "^[0-9a-f]{8}$"));
    }
    return out;
}

std::string_view responseType(const RouteDescription& r)
{
    const std::string_view path = r.path;
    return path == path::kPull     ? media::kJsonLines
           : path == path::kEvents ? media::kEvents
           : path == path::kBlob   ? media::kBytes
                                   : media::kJson;
}

json::object operation(const RouteDescription& r)
{
    json::object o{{"operationId", r.name}, {"summary", r.summary}};
    if (auto list = parameters(r); !list.empty()) {
        o["parameters"] = std::move(list);
    }
    if (r.maxBody > 0) {
        const bool bytes = std::string_view(r.method) == "PATCH";
        o["requestBody"] =
            json::object{{"required", true},
                         {"description", "At most " + std::to_string(r.maxBody) + " bytes"},
                         {"content", content(bytes ? media::kBytes : media::kJson, r.request)}};
    }
    json::object good{{"description", r.summary}};
    if (r.success != 204 && std::string_view(r.method) != "HEAD") {
        good["content"] = content(responseType(r), r.response);
    }
    o["responses"] =
        json::object{{std::to_string(r.success), std::move(good)},
                     {"default", json::object{{"description", "Refused, with the reason in words"},
                                              {"content", content(media::kJson, "Fault")}}}};
    if (!r.needsSession) {
        o["security"] = json::array{};
    }
    return o;
}

std::string make()
{
    json::object paths;
    for (const auto& r : wireRoutes()) {
        std::string method = r.method;
        for (auto& c : method) {
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
        auto& item = paths[r.path];
        if (!item.is_object()) {
            item = json::object{};
        }
        item.get_object()[method] = operation(r);
    }
    const json::object document{
        {"openapi", "3.1.0"},
        {"info",
         json::object{{"title", "MySPIKE"},
                      {"version", "v" + std::to_string(kProtocolVersion)},
                      {"description", "Synchronisation of replicas with the authoritative records "
                                      "of Malaysia's skills certification."}}},
        {"security", json::array{json::object{{"session", json::array{}}}}},
        {"paths", std::move(paths)},
        {"components", json::object{{"securitySchemes",
                                     json::object{{"session", json::object{{"type", "http"},
                                                                           {"scheme", "bearer"}}}}},
                                    {"schemas", json::parse(kSchemas)}}}};
    return json::serialize(document);
}

} // namespace

std::string_view openApiDocument()
{
    static const std::string text = make();
    return text;
}

} // namespace myspike
