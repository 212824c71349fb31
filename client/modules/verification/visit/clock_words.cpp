#include "client/modules/verification/visit/clock_words.h"

#include <cstdlib>

namespace myspike::site_visit {

Text clockSentence(std::int64_t aheadSeconds)
{
    constexpr std::int64_t kHour = 60;
    constexpr std::int64_t kDay = 24 * kHour;
    constexpr std::int64_t kYear = 365 * kDay;
    const bool ahead = aheadSeconds > 0;
    const auto minutes = (std::llabs(aheadSeconds) + 30) / 60;
    const auto in = [](std::int64_t n) { return static_cast<long long>(n); };
    // Whole sentences: units are counted and placed differently in each language.
    if (minutes >= 2 * kYear) {
        return {ahead
                    ? msg("visit_clock", "This machine's clock is %1 years ahead. MySPIKE goes by "
                                         "the server's time and dates your work by it; set the "
                                         "clock right all the same.")
                    : msg("visit_clock", "This machine's clock is %1 years behind. MySPIKE goes by "
                                         "the server's time and dates your work by it; set the "
                                         "clock right all the same."),
                {in(minutes / kYear)}};
    }
    if (minutes >= 2 * kDay) {
        return {ahead
                    ? msg("visit_clock", "This machine's clock is %1 days ahead. MySPIKE goes by "
                                         "the server's time and dates your work by it; set the "
                                         "clock right all the same.")
                    : msg("visit_clock", "This machine's clock is %1 days behind. MySPIKE goes by "
                                         "the server's time and dates your work by it; set the "
                                         "clock right all the same."),
                {in(minutes / kDay)}};
    }
    if (minutes >= 2 * kHour) {
        return {ahead
                    ? msg("visit_clock", "This machine's clock is %1 hours ahead. MySPIKE goes by "
                                         "the server's time and dates your work by it; set the "
                                         "clock right all the same.")
                    : msg("visit_clock", "This machine's clock is %1 hours behind. MySPIKE goes by "
                                         "the server's time and dates your work by it; set the "
                                         "clock right all the same."),
                {in(minutes / kHour)}};
    }
    return {ahead ? msg("visit_clock", "This machine's clock is %1 minutes ahead. MySPIKE goes by "
                                       "the server's time and dates your work by it; set the clock "
                                       "right all the same.")
                  : msg("visit_clock", "This machine's clock is %1 minutes behind. MySPIKE goes by "
                                       "the server's time and dates your work by it; set the clock "
                                       "right all the same."),
            {in(minutes)}};
}

} // namespace myspike::site_visit
