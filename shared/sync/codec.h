// Operations, verdicts and rows as the one canonical JSON: the form that is stored in the outbox,
// sent, hashed and signed.
#pragma once

#include <boost/json/fwd.hpp>

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/schema/command.h"
#include "shared/sync/operation.h"

namespace myspike {

std::string encodeOperation(const Operation& op);
/// Brings one of an earlier version up to this one, then refuses unknown commands, types and
/// arguments, and values of the wrong kind: nothing that the description does not name gets past
/// this point.
Result<Operation> decodeOperation(std::string_view json, const Catalogue& catalogue);
Result<Operation> decodeOperation(const boost::json::value& json, const Catalogue& catalogue);
/// SHA-256 of the operation as it was made, without its place (generation, number, what it rests
/// on), which changes when a device gets a new generation although the act stays the same.
std::string payloadHash(const Operation& op);
std::string payloadHash(std::string_view payload);

std::string encodeVerdict(const Verdict& v);
Result<Verdict> decodeVerdict(std::string_view json);
Result<Verdict> decodeVerdict(const boost::json::value& json);

/// A row's values by field name; nulls are left out.
boost::json::value rowToJson(const Record& record);
std::string encodeRow(const Record& record);
/// Names that this version does not know are kept in Record::unknown.
Result<Record> rowFromJson(const boost::json::value& json, const RecordType& type);
Result<Record> decodeRow(std::string_view json, const RecordType& type);
/// Values by name where null clears a field; `fields` tells the names that the type has.
Result<Record> patchFromJson(const boost::json::value& json, const RecordType& type,
                             std::vector<std::string>& fields);
Result<Record> decodePatch(std::string_view json, const RecordType& type,
                           std::vector<std::string>& fields);
/// `unknown` of a row after a patch that carries `more`, both canonical JSON objects or empty.
std::string mergeUnknown(const std::string& unknown, const std::string& more);

boost::json::value valueToJson(const Value& v);
Result<Value> valueFromJson(const boost::json::value& json, FieldKind kind);
boost::json::value textToJson(const Text& text);
Text textFromJson(const boost::json::value& json);

} // namespace myspike
