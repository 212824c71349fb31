// A run of the simulation as data: what the world is like and what happens in it, step by step.
// Steps carry their own chance, so that any of them can be left out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/rng.h"

namespace myspike::sim {

enum class Act {
    EditField,
    EditContact,
    CreateJob,
    CreateTask,
    EditTask,
    Send,
    Approve,
    Attach,
    Remove,
    Move,
    Grant,
    EndGrant,
    Network,
    NetworkAll,
    Days,
    KillClient,
    KillServer,
    DarkClient, ///< power is lost
    DarkServer,
    StopClientAt, ///< killed at a later write
    StopServerAt,
    DiskClient, ///< a later write or sync fails
    DiskServer,
    RotClient, ///< a row of its replica is changed, lost or forged
    KeepImage,
    RestoreClient,
    CloneClient,
    WipeClient,
    SkewClock,
    OldSchema, ///< of a client that holds nothing yet
    Compact,   ///< the server forgets old history
    KeepServer,
    NewEpoch, ///< the server is restored to the kept image, and a new history begins
    kCount
};
const char* nameOf(Act act);

/// What becomes of one exchange of a client with the server.
enum class Wire {
    Well,
    LoseRequest,
    LoseReply, ///< after the server has committed
    CutReply,  ///< a proxy that ends the answer well all the same
    Mangle,    ///< a byte changed on the way back
    Html,      ///< a log-in page with status 200
    Repeat,    ///< the request reaches the server twice
    Stale,     ///< a cache gives an earlier answer of the same kind
    Busy,      ///< 503
    Forge,     ///< the last of several operations is of another generation: all is refused
    kCount
};
const char* nameOf(Wire wire);

struct Step
{
    Act act = Act::Network;
    std::uint32_t who = 0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t seconds = 0; ///< that pass before it
    Wire wire = Wire::Well;
    std::uint64_t chance = 0; ///< seed of what happens inside
};

struct Story
{
    std::uint64_t seed = 0;
    int people = 2;
    int clients = 2;
    int teams = 3;
    int segments = 0;     ///< rows above which a scope or a delta comes in segments; 0: the usual
    bool digests = false; ///< replicas compare what they hold after each round
    std::vector<Step> steps;
};

/// Swarm: each seed draws how large the world is, which acts happen in it, and how often.
Story makeStory(std::uint64_t seed, int steps);

std::string toText(const Story& story);
/// Nothing where it is no story.
std::optional<Story> storyFromText(const std::string& text);
std::string toText(const Step& step);

} // namespace myspike::sim
