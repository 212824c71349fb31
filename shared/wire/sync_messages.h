// Hello, push and pull as JSON (sync §4). The messages themselves are those of shared/sync.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/schema/command.h"
#include "shared/sync/authority_core.h"
#include "shared/sync/messages.h"
#include "shared/wire/protocol.h"

namespace myspike {

/// Adds the range of protocols that this program speaks.
std::string encodeHello(const HelloRequest& request);
/// Unsupported, with a sentence that says which side to update, where no protocol is common.
Result<HelloRequest> decodeHello(std::string_view json);
std::string encodeHelloReply(const HelloReply& reply);
Result<HelloReply> decodeHelloReply(std::string_view json);

/// What stands around the operations of a push: room for them is kMaxPushBytes less this.
inline constexpr std::size_t kPushFrameBytes = 64;
std::string encodePush(std::span<const OutgoingOperation> ops);
std::string encodePush(std::span<const Operation> ops);
/// An operation that cannot be read comes back as `unreadable` with its id and number, so that it
/// is rejected alone. Invalid where even these are missing, for then nothing can be answered.
Result<std::vector<PushedOperation>> decodePush(std::string_view json, const Catalogue& catalogue);
std::string encodePushReply(const PushReply& reply);
Result<PushReply> decodePushReply(std::string_view json);

std::string encodePullRequest(const PullRequest& request);
Result<PullRequest> decodePullRequest(std::string_view json);
/// A begin line, a line a row, an end line; each ends with \n. Not compressed.
std::string encodePullReply(const PullReply& reply);
/// Takes the whole text or nothing: Io, with a sentence, where it was cut off or mangled. Rows of
/// types that this version does not know are named in `unknown`.
Result<PullReply> decodePullReply(std::string_view lines, const Catalogue& catalogue);

/// With the slice itself, for whoever goes on from `after`; empty where it is larger than an event
/// may be, and encodeScopeEvent says that there is something.
std::string encodeScopeSlice(const ScopeSlice& slice);
/// Nothing where the event only says that there is something.
Result<std::optional<ScopeSlice>> decodeScopeSlice(std::string_view json,
                                                   const Catalogue& catalogue);
std::string encodeScopeEvent(const ScopeEvent& event);
Result<ScopeEvent> decodeScopeEvent(std::string_view json);
/// The name of that event in the stream.
inline constexpr const char* kScopeEventName = "scope";

} // namespace myspike
