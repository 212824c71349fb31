// An operation as it comes from a replica: read where it can be read, answered alone where not.
#pragma once

#include <boost/json/fwd.hpp>

#include "shared/schema/command.h"
#include "shared/sync/messages.h"

namespace myspike {

/// One that cannot be read comes back as `unreadable` with its id and number. Invalid where even
/// these are missing, for then nothing can be answered.
Result<PushedOperation> decodePushed(const boost::json::value& json, const Catalogue& catalogue);
Result<PushedOperation> decodePushed(std::string_view json, const Catalogue& catalogue);

/// What is sent in place of an operation that no request can carry, or that the server cannot take
/// as it is: its place, so that it is refused alone and holds up nothing.
std::string withheld(const OutgoingOperation& op, const Id& generation);

} // namespace myspike
