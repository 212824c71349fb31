// A fault on the wire: `{code, context, text, args, rule}`. The text is the English source; the
// client translates it by context and text.
#pragma once

#include <string>

#include "server/http/response.h"
#include "shared/base/result.h"

namespace myspike {

std::string faultBody(const Fault& fault);
/// The HTTP status that stands for a code where the handler names no other.
int statusOf(FaultCode code);
Response faultResponse(const Fault& fault);
Response faultResponse(int status, const Fault& fault);

} // namespace myspike
