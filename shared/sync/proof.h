// Whether a verdict is really the server's word on what was sent: the receipt each act leaves.
#pragma once

#include <string_view>

#include "shared/base/result.h"
#include "shared/sync/operation.h"

namespace myspike {

/// NotFound where the server signed nothing or its key is not known here; Invalid where the
/// verdict was changed, or speaks of another act than `operation`.
Status verifyReceipt(const Verdict& verdict, const Operation& operation,
                     std::string_view receiptKeyPem);

} // namespace myspike
