#include "shared/sync/operation.h"

#include <array>

namespace myspike {

namespace {
constexpr std::array kVerdicts = {"applied", "merged", "conflict", "rejected",
                                  "blocked", "parked", "retry"};
static_assert(kVerdicts.size() == static_cast<std::size_t>(VerdictKind::Retry) + 1);
} // namespace

const char* toString(VerdictKind kind) { return kVerdicts[static_cast<std::size_t>(kind)]; }

std::optional<VerdictKind> verdictKindFromString(std::string_view text)
{
    for (std::size_t i = 0; i < kVerdicts.size(); ++i) {
        if (text == kVerdicts[i]) {
            return static_cast<VerdictKind>(i);
        }
    }
    return std::nullopt;
}

} // namespace myspike
