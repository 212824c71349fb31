#include "shared/base/result.h"

#include <array>

namespace myspike {

namespace {
constexpr std::array kCodes = {
    "invalid", "not_found",    "not_held",    "forbidden", "unauthenticated", "conflict",
    "busy",    "rate_limited", "too_large",   "offline",   "expired",         "disk_full",
    "io",      "corrupt",      "unsupported", "internal"};
static_assert(kCodes.size() == static_cast<std::size_t>(FaultCode::Internal) + 1);
} // namespace

const char* toString(FaultCode code) { return kCodes[static_cast<std::size_t>(code)]; }

std::optional<FaultCode> faultCodeFromString(std::string_view text)
{
    for (std::size_t i = 0; i < kCodes.size(); ++i) {
        if (text == kCodes[i]) {
            return static_cast<FaultCode>(i);
        }
    }
    return std::nullopt;
}

Fault Fault::internal(std::string detail)
{
    return {FaultCode::Internal,
            msg("fault", "Something went wrong inside MySPIKE. Your work is kept. Try again; if it "
                         "happens again, send the log to the administrator."),
            std::move(detail),
            {}};
}

} // namespace myspike
