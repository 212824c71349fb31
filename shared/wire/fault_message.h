// A refusal on the wire: `{code, context, text, args, rule, reference}`.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace myspike {

struct WireFault
{
    Fault fault;
    std::string reference; ///< the request's number in the server's log, for the user to quote
};

/// The detail stays in the log of the side it arose on.
std::string encodeFault(const Fault& fault, std::string_view reference);
/// Invalid where the text is no fault of ours: a portal's page, a proxy's message.
Result<WireFault> decodeFault(std::string_view json);

} // namespace myspike
