#include "tests/sim/shrink.h"

namespace myspike::sim {

std::string promiseOf(const std::string& broken) { return broken.substr(0, broken.find(':')); }

Story shrink(Story story, const Outcome& outcome, int mostRuns)
{
    const auto promise = promiseOf(outcome.broken);
    int runs = 0;
    const auto stillBreaks = [&](const Story& s) {
        return ++runs <= mostRuns && promiseOf(tell(s).broken) == promise;
    };
    if (outcome.step >= 0 && outcome.step < static_cast<int>(story.steps.size())) {
        story.steps.resize(static_cast<std::size_t>(outcome.step) + 1);
    }
    for (std::size_t chunk = story.steps.size() / 2; chunk >= 1 && runs < mostRuns;) {
        bool shorter = false;
        for (std::size_t at = 0; at < story.steps.size();) {
            auto candidate = story;
            const auto from = candidate.steps.begin() + static_cast<std::ptrdiff_t>(at);
            candidate.steps.erase(
                from, from + static_cast<std::ptrdiff_t>(std::min(chunk, story.steps.size() - at)));
            if (stillBreaks(candidate)) {
                story = std::move(candidate);
                shorter = true;
            } else {
                at += chunk;
            }
        }
        if (chunk > 1 || !shorter) {
            chunk /= 2;
        }
    }
    for (auto& s : story.steps) {
        if (s.wire != Wire::Well) {
            auto candidate = story;
            candidate.steps[static_cast<std::size_t>(&s - story.steps.data())].wire = Wire::Well;
            if (stillBreaks(candidate)) {
                s.wire = Wire::Well;
            }
        }
    }
    return story;
}

} // namespace myspike::sim
