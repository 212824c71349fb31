#include "tests/sim/crash.h"

namespace myspike::sim {

namespace {

Step does(Act act, std::uint32_t who, std::uint32_t a = 0, std::uint32_t b = 1)
{
    return {act, who, a, b, 60, Wire::Well, 77 + a};
}

/// Ten thirds of exchanges: a round with a bit of work.
Step talks(std::uint32_t who) { return does(Act::Network, who, 9, 10); }

Story storyOf(int people, int clients, std::vector<Step> steps)
{
    Story s;
    s.seed = 4711;
    s.people = people;
    s.clients = clients;
    s.teams = 1; // everybody works in the same one
    s.steps = std::move(steps);
    return s;
}

/// The same with scopes that come in pieces of a few rows, and with sums compared after a round.
Story inSegments(Story s)
{
    s.segments = 2;
    s.digests = true;
    return s;
}

} // namespace

const std::vector<Scenario>& scenarios()
{
    static const std::vector<Scenario> all{
        {"a bootstrap in segments",
         inSegments(storyOf(2, 2,
                            {talks(0), does(Act::CreateJob, 0), does(Act::CreateJob, 0), talks(0),
                             talks(1), does(Act::EditField, 1), talks(1), talks(1)}))},
        {"a visit with three photographs",
         storyOf(2, 2,
                 {talks(1), does(Act::CreateJob, 1), does(Act::Attach, 1, 0, 1),
                  does(Act::Attach, 1, 0, 2), does(Act::Attach, 1, 0, 3), does(Act::CreateTask, 1),
                  does(Act::EditContact, 1), does(Act::Send, 1), talks(1), talks(1), talks(0),
                  does(Act::Approve, 0), talks(0), talks(1)})},
        {"a push with a conflict",
         storyOf(2, 2,
                 {talks(0), does(Act::CreateJob, 0), talks(0), talks(1),
                  does(Act::EditField, 0, 0, 1), does(Act::EditField, 1, 0, 6), talks(0),
                  does(Act::EditContact, 1), talks(1), talks(1), talks(0), talks(0)})},
        {"a bootstrap", storyOf(2, 3,
                                {talks(0), does(Act::CreateJob, 0), does(Act::CreateJob, 0),
                                 does(Act::CreateTask, 0), does(Act::Attach, 0), talks(0), talks(0),
                                 talks(2), does(Act::EditField, 2), talks(2), talks(1), talks(1)})},
        {"a scope that is lost",
         storyOf(2, 2,
                 {talks(1), does(Act::CreateJob, 1), talks(1), does(Act::EditField, 1),
                  does(Act::EndGrant, 1, 0, 0), does(Act::EndGrant, 1, 1, 0),
                  does(Act::EndGrant, 1, 2, 0), does(Act::Days, 1, 1), talks(1), talks(1),
                  does(Act::Grant, 1, 1, 1), talks(1), talks(1)})},
        {"a server that is restored",
         storyOf(2, 2,
                 {talks(0), does(Act::CreateJob, 0), talks(0), talks(1), does(Act::KeepServer, 0),
                  does(Act::CreateJob, 0), does(Act::EditField, 0, 0, 1), does(Act::Send, 0),
                  talks(0), talks(1), does(Act::EditContact, 1), does(Act::NewEpoch, 0), talks(0),
                  talks(1), does(Act::EditField, 0, 1, 6), talks(0), talks(1), talks(0)})},
        {"a machine that is copied",
         storyOf(2, 2,
                 {talks(0), does(Act::CreateJob, 0), talks(0), does(Act::EditField, 0),
                  does(Act::CloneClient, 0), does(Act::CreateJob, 0), does(Act::EditContact, 2),
                  talks(0), talks(2), does(Act::EditField, 2, 0, 6), talks(0), talks(2), talks(1),
                  talks(0)})},
        {"a migration", storyOf(1, 1,
                                {does(Act::OldSchema, 0), talks(0), does(Act::CreateJob, 0),
                                 does(Act::CreateTask, 0), talks(0), talks(0)})},
    };
    return all;
}

std::vector<Interruption> interruptionsOf(const Scenario& scenario)
{
    using What = Interruption::What;
    Simulation whole(scenario.story);
    const auto untouched = whole.run();
    const auto places = whole.places();
    std::vector<Interruption> out{{What::Nothing, 0, 0}};
    if (!untouched.broken.empty()) {
        return out; // it breaks by itself
    }
    for (std::size_t c = 0; c < places.clients.size(); ++c) {
        for (std::int64_t at = 1; at <= places.clients[c]; ++at) {
            out.push_back({What::KillClient, c, at});
            out.push_back({What::DarkClient, c, at});
        }
    }
    for (std::int64_t at = 1; at <= places.server; ++at) {
        out.push_back({What::KillServer, 0, at});
        out.push_back({What::DarkServer, 0, at});
    }
    for (std::int64_t at = 1; at <= places.exchanges; ++at) {
        out.push_back({What::LoseRequest, 0, at});
        out.push_back({What::LoseReply, 0, at});
        out.push_back({What::CutReply, 0, at});
    }
    return out;
}

} // namespace myspike::sim
