// ./dev sim --mutants: a proof that cannot fail proves nothing. Each planted bug is switched on
// alone, and stories are told until one of them breaks.
#include <CLI/CLI.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "tests/sim/crash.h"
#include "tests/sim/mutants.h"
#include "tests/sim/shrink.h"

namespace myspike::sim {
int g_planted = 0;
}

using namespace myspike::sim;

namespace {

struct Told
{
    int number = 0;
    bool isCaught = false;
    char by[240] = {};
};

/// A mutant that hangs or ends the process is caught as well; this is far above any one story.
constexpr unsigned kMostSeconds = 60;

Told hunt(const Mutant& m, std::uint64_t seeds, int steps)
{
    Told t;
    t.number = m.number;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        ::alarm(kMostSeconds);
        const auto o = tell(makeStory(seed, steps));
        if (!o.broken.empty()) {
            t.isCaught = true;
            std::snprintf(t.by, sizeof t.by, "seed %llu step %d: %s",
                          static_cast<unsigned long long>(seed), o.step, o.broken.c_str());
            return t;
        }
    }
    for (const auto& scenario : scenarios()) {
        const auto list = interruptionsOf(scenario);
        for (std::size_t i = 0; i < list.size(); i += 3) {
            ::alarm(kMostSeconds);
            const auto o = Simulation(scenario.story, list[i]).run();
            if (!o.broken.empty()) {
                t.isCaught = true;
                std::snprintf(t.by, sizeof t.by, "%s; %s: %s", scenario.name.c_str(),
                              toText(list[i]).c_str(), o.broken.c_str());
                return t;
            }
        }
    }
    return t;
}

Told huntInProcess(const Mutant& m, std::uint64_t seeds, int steps)
{
    Told t;
    int pipes[2];
    if (::pipe(pipes) != 0) {
        return t;
    }
    const auto child = ::fork();
    if (child == 0) {
        g_planted = m.number;
        const auto told = hunt(m, seeds, steps);
        ::_exit(::write(pipes[1], &told, sizeof told) == sizeof told ? 0 : 1);
    }
    ::close(pipes[1]);
    const bool said = ::read(pipes[0], &t, sizeof t) == sizeof t;
    ::close(pipes[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!said) {
        t.number = m.number;
        t.isCaught = true;
        std::snprintf(t.by, sizeof t.by, "the process ended by signal %d",
                      WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    }
    return t;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app{"The mutants of the simulation."};
    std::uint64_t seeds = 300;
    int steps = 200;
    std::string name;
    bool third = false;
    app.add_option("--seeds", seeds, "Stories for each mutant, at most");
    app.add_option("--steps", steps, "Steps of each story");
    app.add_option("--only", name, "One mutant, by name");
    app.add_flag("--third", third, "A third of them, another one every day");
    CLI11_PARSE(app, argc, argv);
    const auto day = std::chrono::duration_cast<std::chrono::hours>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count() /
                     24;
    g_planted = 0;
    std::size_t hunted = 0;
    std::size_t caught = 0;
    for (const auto& m : mutants()) {
        if ((!name.empty() && m.name != name) || (third && m.number % 3 != day % 3)) {
            continue;
        }
        ++hunted;
        if (!m.isPlanted) {
            std::printf("NOT PLANTED %s: its text no longer stands in the source once\n",
                        m.name.c_str());
            continue;
        }
        const auto t = huntInProcess(m, seeds, steps);
        caught += t.isCaught ? 1 : 0;
        std::printf("%s %s (%s)%s%s\n", t.isCaught ? "caught" : "NOT CAUGHT", m.name.c_str(),
                    m.about.c_str(), t.isCaught ? ": " : "", t.by);
        std::fflush(stdout);
    }
    std::printf("%zu of %zu mutants caught\n", caught, hunted);
    return caught == hunted ? 0 : 1;
}
