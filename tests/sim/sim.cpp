// ./dev sim: many stories, each by its seed, on all cores. The first that breaks a promise is
// shortened, printed and kept in a file that tells it again.
#include <CLI/CLI.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <thread>

#include "tests/sim/crash.h"
#include "tests/sim/shrink.h"

using namespace myspike::sim;

namespace {

using Millions = unsigned long long;

/// What a worker tells of one story, of one size so that pipes keep it whole.
struct Told
{
    std::uint64_t seed = 0;
    std::uint64_t acts = 0;
    std::uint64_t decided = 0;
    std::uint64_t checkpoints = 0;
    std::uint64_t crashes = 0;
    std::int32_t step = 0;
    bool isBroken = false;
    char broken[300] = {};
};

/// Tells every `jobs`-th seed from `first` on in a process of its own: SQLite keeps one generator
/// for a whole process.
int worker(int to, std::uint64_t first, std::uint64_t seeds, int steps, std::uint64_t jobs)
{
    for (std::uint64_t i = 0; i < seeds; i += jobs) {
        const auto o = tell(makeStory(first + i, steps));
        Told t;
        t.seed = first + i;
        t.acts = o.acts;
        t.decided = o.decided;
        t.checkpoints = o.checkpoints;
        t.crashes = o.crashes;
        t.step = o.step;
        t.isBroken = !o.broken.empty();
        std::snprintf(t.broken, sizeof t.broken, "%s", o.broken.c_str());
        if (::write(to, &t, sizeof t) != static_cast<ssize_t>(sizeof t) || t.isBroken) {
            break;
        }
    }
    return 0;
}

void print(const Story& story, const Outcome& o)
{
    std::printf("seed %llu step %d: %s\n", static_cast<Millions>(story.seed), o.step,
                o.broken.c_str());
    std::printf("%zu steps that break it:\n", story.steps.size());
    for (std::size_t i = 0; i < story.steps.size(); ++i) {
        std::printf("  %zu %s\n", i, toText(story.steps[i]).c_str());
    }
}

int breakDown(std::uint64_t seed, int steps)
{
    auto story = makeStory(seed, steps);
    const auto found = tell(story);
    if (found.broken.empty()) {
        std::printf("seed %llu breaks in a batch only\n", static_cast<Millions>(seed));
        return 1;
    }
    std::printf("seed %llu step %d: %s\nshortening …\n", static_cast<Millions>(seed), found.step,
                found.broken.c_str());
    std::fflush(stdout);
    story = shrink(std::move(story), found);
    const auto o = tell(story);
    print(story, o);
    const auto file = "sim-" + std::to_string(seed) + ".story";
    std::ofstream(file) << toText(story) << "# " << o.broken << '\n';
    std::printf("told again by: sim --replay %s\n", file.c_str());
    return 1;
}

int runSeeds(std::uint64_t first, std::uint64_t seeds, int steps, std::uint64_t jobs)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto elapsed = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    int pipes[2];
    if (::pipe(pipes) != 0) {
        std::perror("pipe");
        return 2;
    }
    for (std::uint64_t j = 0; j < jobs; ++j) {
        if (::fork() == 0) {
            ::close(pipes[0]);
            ::_exit(worker(pipes[1], first + j, j < seeds ? seeds - j : 0, steps, jobs));
        }
    }
    ::close(pipes[1]);
    Told sum;
    std::optional<Told> broken;
    std::uint64_t done = 0;
    double told = 0;
    Told t;
    while (::read(pipes[0], &t, sizeof t) == static_cast<ssize_t>(sizeof t)) {
        ++done;
        sum.acts += t.acts;
        sum.decided += t.decided;
        sum.checkpoints += t.checkpoints;
        sum.crashes += t.crashes;
        if (t.isBroken && (!broken || t.seed < broken->seed)) {
            broken = t;
        }
        if (elapsed() - told > 10) {
            told = elapsed();
            std::printf("%llu seeds, %.0f steps/s\n", static_cast<Millions>(done),
                        static_cast<double>(done) * steps / told);
            std::fflush(stdout);
        }
    }
    ::close(pipes[0]);
    int status = 0;
    bool ended = true;
    while (::wait(&status) > 0) {
        ended = ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    if (broken) {
        return breakDown(broken->seed, steps);
    }
    if (!ended || done != seeds) {
        std::printf("sim: a worker ended early after %llu seeds\n", static_cast<Millions>(done));
        return 2;
    }
    std::printf("%llu acts, %llu decided, %llu checkpoints compared, %llu crashes, %.0f steps/s\n",
                static_cast<Millions>(sum.acts), static_cast<Millions>(sum.decided),
                static_cast<Millions>(sum.checkpoints), static_cast<Millions>(sum.crashes),
                static_cast<double>(seeds) * steps / elapsed());
    std::printf("sim: %llu seeds, %llu steps, 0 broken\n", static_cast<Millions>(seeds),
                static_cast<Millions>(seeds) * static_cast<Millions>(steps));
    return 0;
}

/// One process a core takes every `jobs`-th place of every scenario.
int crashWorker(std::size_t first, std::size_t jobs)
{
    int bad = 0;
    for (const auto& scenario : scenarios()) {
        const auto list = interruptionsOf(scenario);
        for (auto i = first; i < list.size() && bad == 0; i += jobs) {
            const auto o = Simulation(scenario.story, list[i]).run();
            if (!o.broken.empty()) {
                ++bad;
                std::printf("%s; %s: step %d: %s\n", scenario.name.c_str(), toText(list[i]).c_str(),
                            o.step, o.broken.c_str());
            }
        }
        if (first == 0) {
            std::printf("%s: %zu places\n", scenario.name.c_str(), list.size());
        }
        std::fflush(stdout);
    }
    return bad;
}

int runCrashes(std::size_t jobs)
{
    std::fflush(stdout);
    for (std::size_t j = 0; j < jobs; ++j) {
        if (::fork() == 0) {
            ::_exit(crashWorker(j, jobs) == 0 ? 0 : 1);
        }
    }
    int bad = 0;
    int status = 0;
    while (::wait(&status) > 0) {
        bad += WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 1;
    }
    std::printf("crash: %zu scenarios, %s\n", scenarios().size(), bad == 0 ? "0 broken" : "BROKEN");
    return bad == 0 ? 0 : 1;
}

/// Twice, for equal stories must have equal ends.
int runOne(const Story& story)
{
    const auto one = tell(story);
    const auto two = tell(story);
    std::printf("seed %llu: %zu acts, %zu exchanges, %zu decided, %zu checkpoints, %zu crashes\n",
                static_cast<Millions>(story.seed), one.acts, one.exchanges, one.decided,
                one.checkpoints, one.crashes);
    std::printf("trace %016llx%s\n", static_cast<Millions>(one.trace),
                one.trace == two.trace ? "" : " NOT REPEATABLE");
    if (!one.broken.empty()) {
        std::printf("step %d: %s\n", one.step, one.broken.c_str());
    }
    return one.broken.empty() && one.trace == two.trace ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app{"The synchronisation simulation."};
    std::uint64_t seeds = 500;
    std::uint64_t first = 1;
    std::uint64_t only = 0;
    std::uint64_t jobs = std::max(1U, std::thread::hardware_concurrency());
    int steps = 200;
    std::string replay;
    bool shorten = false;
    bool crash = false;
    app.add_option("--seeds", seeds, "How many seeds to run");
    app.add_option("--first", first, "The first of them");
    app.add_option("--steps", steps, "Steps of each story")->check(CLI::Range(1, 1'000'000));
    app.add_option("--jobs", jobs, "Processes beside each other")->check(CLI::Range(1, 256));
    app.add_option("--seed", only, "Run this seed alone, twice, and compare");
    app.add_flag("--shrink", shorten, "With --seed: shorten what breaks");
    app.add_flag("--crash", crash, "End a machine or a request at every place of scripted stories");
    app.add_option("--replay", replay, "Tell the story of a file again")->check(CLI::ExistingFile);
    CLI11_PARSE(app, argc, argv);
    useOneThread();
    if (crash) {
        return runCrashes(jobs);
    }
    if (!replay.empty()) {
        std::stringstream text;
        text << std::ifstream(replay).rdbuf();
        const auto story = storyFromText(text.str());
        if (!story) {
            std::printf("sim: %s is no story\n", replay.c_str());
            return 2;
        }
        return runOne(*story);
    }
    if (only != 0) {
        return shorten ? breakDown(only, steps) : runOne(makeStory(only, steps));
    }
    return runSeeds(first, seeds, steps, std::min(jobs, seeds));
}
