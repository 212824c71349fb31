// ./dev sim: many random days, each by its seed. A broken promise prints its seed and ends with 1.
#include <CLI/CLI.hpp>

#include <cstdio>

#include "tests/support/shared/random_days.h"

int main(int argc, char** argv)
{
    CLI::App app{"The synchronisation simulation."};
    std::uint64_t seeds = 100;
    std::uint64_t first = 1;
    std::uint64_t only = 0;
    int steps = 120;
    app.add_option("--seeds", seeds, "How many seeds to run");
    app.add_option("--first", first, "The first of them");
    app.add_option("--seed", only, "Run this seed alone, twice, and compare");
    app.add_option("--steps", steps, "Steps of each story");
    CLI11_PARSE(app, argc, argv);
    if (only != 0) {
        const auto one = myspike::test::runRandomDays(only, steps);
        const auto two = myspike::test::runRandomDays(only, steps);
        std::printf("seed=%llu acts=%zu trace=%s%s\n", static_cast<unsigned long long>(only),
                    one.acts, one.trace.c_str(), one.trace == two.trace ? "" : " NOT REPEATABLE");
        if (!one.broken.empty()) {
            std::printf("broken: %s\n", one.broken.c_str());
        }
        return one.broken.empty() && one.trace == two.trace ? 0 : 1;
    }
    std::size_t acts = 0;
    for (auto seed = first; seed < first + seeds; ++seed) {
        const auto days = myspike::test::runRandomDays(seed, steps);
        acts += days.acts;
        if (!days.broken.empty()) {
            std::printf("seed=%llu steps=%d broken: %s\n", static_cast<unsigned long long>(seed),
                        steps, days.broken.c_str());
            return 1;
        }
    }
    std::printf("sim.seeds=%llu sim.acts=%zu all agree\n", static_cast<unsigned long long>(seeds),
                acts);
    return 0;
}
