// ./dev sim --mutants: a proof that cannot fail proves nothing. Each planted bug is switched on
// alone, and stories are told until one of them breaks.
#include <CLI/CLI.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
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
    bool isCaught = false;
    char by[240] = {};
};

/// A mutant that hangs or ends the process is caught as well; this is far above any one story.
constexpr unsigned kMostSeconds = 60;

/// What the simulation has found, which is short.
std::vector<std::pair<std::string, Story>> foundStories()
{
    std::vector<std::pair<std::string, Story>> out;
    for (const auto& entry : std::filesystem::directory_iterator(MYSPIKE_FOUND)) {
        std::stringstream text;
        text << std::ifstream(entry.path()).rdbuf();
        if (auto story = storyFromText(text.str())) {
            out.emplace_back(entry.path().stem().string(), std::move(*story));
        }
    }
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return out;
}

Told hunt(std::uint64_t seeds, int steps)
{
    Told t;
    for (const auto& [name, story] : foundStories()) {
        ::alarm(kMostSeconds);
        const auto o = tell(story);
        if (!o.broken.empty()) {
            t.isCaught = true;
            std::snprintf(t.by, sizeof t.by, "%s step %d: %s", name.c_str(), o.step,
                          o.broken.c_str());
            return t;
        }
    }
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

/// A process that is after one mutant.
struct Hunt
{
    const Mutant* mutant = nullptr;
    int from = -1;
};

/// False where no process can be had.
bool send(std::map<pid_t, Hunt>& out, const Mutant& m, std::uint64_t seeds, int steps)
{
    int pipes[2];
    if (::pipe(pipes) != 0) {
        return false;
    }
    const auto child = ::fork();
    if (child == 0) {
        g_planted = m.number;
        const auto told = hunt(seeds, steps);
        ::_exit(::write(pipes[1], &told, sizeof told) == sizeof told ? 0 : 1);
    }
    ::close(pipes[1]);
    if (child < 0) {
        ::close(pipes[0]);
        return false;
    }
    out[child] = {&m, pipes[0]};
    return true;
}

/// Waits for the first of them to come back, and says what it found.
bool receive(std::map<pid_t, Hunt>& out)
{
    int status = 0;
    const auto child = ::wait(&status);
    const auto found = out.find(child);
    if (found == out.end()) {
        return false;
    }
    const auto [mutant, from] = found->second;
    out.erase(found);
    Told t;
    const bool said = ::read(from, &t, sizeof t) == sizeof t;
    ::close(from);
    if (!said) {
        t.isCaught = true;
        std::snprintf(t.by, sizeof t.by, "the process ended by signal %d",
                      WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    }
    std::printf("%s %s (%s)%s%s\n", t.isCaught ? "caught" : "NOT CAUGHT", mutant->name.c_str(),
                mutant->about.c_str(), t.isCaught ? ": " : "", t.by);
    std::fflush(stdout);
    return t.isCaught;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app{"The mutants of the simulation."};
    std::uint64_t seeds = 300;
    int steps = 200;
    std::string name;
    bool third = false;
    std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
    app.add_option("--seeds", seeds, "Stories for each mutant, at most");
    app.add_option("--steps", steps, "Steps of each story");
    app.add_option("--only", name, "One mutant, by name");
    app.add_flag("--third", third, "A third of them, another one every day");
    app.add_option("--jobs", jobs, "Processes beside each other")->check(CLI::Range(1, 256));
    CLI11_PARSE(app, argc, argv);
    useOneThread();
    const auto day = std::chrono::duration_cast<std::chrono::hours>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count() /
                     24;
    std::size_t hunted = 0;
    std::size_t caught = 0;
    bool allPlanted = true;
    std::map<pid_t, Hunt> out;
    for (const auto& m : mutants()) {
        // Also of those whose turn is not today.
        if (!m.isPlanted) {
            allPlanted = false;
            std::printf("NOT PLANTED %s: its text no longer stands in the source once\n",
                        m.name.c_str());
        }
        if ((!name.empty() && m.name != name) || (third && m.number % 3 != day % 3)) {
            continue;
        }
        ++hunted;
        if (!m.isPlanted) {
            continue;
        }
        std::fflush(stdout);
        if (out.size() >= jobs) {
            caught += receive(out) ? 1 : 0;
        }
        if (!send(out, m, seeds, steps)) {
            std::perror("fork");
            return 2;
        }
    }
    while (!out.empty()) {
        caught += receive(out) ? 1 : 0;
    }
    std::printf("%zu of %zu mutants caught\n", caught, hunted);
    return hunted > 0 && caught == hunted && allPlanted ? 0 : 1;
}
