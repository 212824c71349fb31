// One story, told to its end: the machines, what happens between them, and the promises of
// sync.md §17, asked after every step.
#pragma once

#include <string>

#include "tests/sim/nodes.h"
#include "tests/sim/oracle.h"
#include "tests/sim/story.h"

namespace myspike::sim {

struct Outcome
{
    std::string broken; ///< which promise, and how; empty where all held
    int step = -1;      ///< in which step; the number of steps: while healing
    std::uint64_t trace = 0;
    std::size_t acts = 0;
    std::size_t exchanges = 0;
    std::size_t decided = 0;
    std::size_t checkpoints = 0;
    std::size_t crashes = 0;
};

/// One thing that goes wrong at a place that is counted, beside what the story says.
struct Interruption
{
    enum class What {
        Nothing,
        KillClient, ///< at the `at`-th call to its disk since the story began
        DarkClient, ///< and its power is lost
        KillServer,
        DarkServer,
        LoseRequest, ///< the `at`-th exchange
        LoseReply,
        CutReply
    } what = What::Nothing;
    std::size_t client = 0;
    std::int64_t at = 0;
};
std::string toText(const Interruption& interruption);

/// How many places there are for interruptions.
struct Places
{
    std::vector<std::int64_t> clients; ///< calls to each one's disk
    std::int64_t server = 0;
    std::int64_t exchanges = 0;
};

class Simulation
{
public:
    explicit Simulation(const Story& story, const Interruption& interruption = {});
    ~Simulation();
    Outcome run();
    /// After run().
    Places places() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Once, before anything else of a process that tells stories: it has one thread, and what makes
/// memory and SQLite fit for more takes time.
void useOneThread();

inline Outcome tell(const Story& story) { return Simulation(story).run(); }

} // namespace myspike::sim
