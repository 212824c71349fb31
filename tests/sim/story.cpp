#include "tests/sim/story.h"

#include <array>
#include <sstream>

namespace myspike::sim {

namespace {

struct ActName
{
    const char* name;
    int weight; ///< among a hundred or so
    bool always;
};

constexpr std::array<ActName, static_cast<std::size_t>(Act::kCount)> kActs{{
    {"edit", 24, true},        {"edit-contact", 8, false},   {"create-job", 6, true},
    {"create-task", 5, false}, {"edit-task", 5, false},      {"send", 5, false},
    {"approve", 4, false},     {"attach", 4, false},         {"remove", 2, false},
    {"move", 3, false},        {"grant", 2, false},          {"end-grant", 2, false},
    {"network", 60, true},     {"network-all", 4, false},    {"days", 2, false},
    {"kill-client", 2, false}, {"kill-server", 2, false},    {"dark-client", 2, false},
    {"dark-server", 2, false}, {"stop-client-at", 4, false}, {"stop-server-at", 4, false},
    {"disk-client", 3, false}, {"disk-server", 3, false},    {"rot-client", 2, false},
    {"keep-image", 1, false},  {"restore-client", 1, false}, {"clone-client", 1, false},
    {"wipe-client", 1, false}, {"skew-clock", 2, false},     {"old-schema", 0, false},
    {"compact", 2, false},     {"keep-server", 2, false},    {"new-epoch", 1, false},
}};

constexpr std::array<const char*, static_cast<std::size_t>(Wire::kCount)> kWires{
    "well", "lose-request", "lose-reply", "cut-reply", "mangle",
    "html", "repeat",       "stale",      "busy",      "forge"};

template <class E, std::size_t N, class F>
std::optional<E> fromName(const std::array<F, N>& names, const std::string& text)
{
    for (std::size_t i = 0; i < N; ++i) {
        if constexpr (std::is_same_v<F, ActName>) {
            if (text == names[i].name) {
                return static_cast<E>(i);
            }
        } else if (text == names[i]) {
            return static_cast<E>(i);
        }
    }
    return std::nullopt;
}

} // namespace

const char* nameOf(Act act) { return kActs[static_cast<std::size_t>(act)].name; }
const char* nameOf(Wire wire) { return kWires[static_cast<std::size_t>(wire)]; }

Story makeStory(std::uint64_t seed, int steps)
{
    SplitMix64 dice(seed * 0x9E3779B97F4A7C15ULL + 1);
    Story s;
    s.seed = seed;
    s.clients = 1 + static_cast<int>(dice.below(dice.below(4) == 0 ? 12 : 4));
    s.people = 1 + static_cast<int>(dice.below(static_cast<std::uint64_t>(s.clients)));
    s.teams = 2 + static_cast<int>(dice.below(dice.below(4) == 0 ? 39 : 4));
    s.digests = dice.below(4) != 0;
    s.segments = dice.below(3) == 0 ? 1 + static_cast<int>(dice.below(1 + dice.below(40))) : 0;
    std::array<std::uint64_t, static_cast<std::size_t>(Act::kCount)> weights{};
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const bool in = kActs[i].always || dice.below(2) == 0;
        const auto scale = 1 + dice.below(6);
        weights[i] = in ? static_cast<std::uint64_t>(kActs[i].weight) * scale : 0;
        all += weights[i];
    }
    const auto wireTrouble = dice.below(3) == 0 ? 0 : dice.below(40);
    const auto pace = 1 + dice.below(dice.below(5) == 0 ? 20'000 : 900);
    for (int i = 0; i < steps; ++i) {
        Step step;
        auto pick = dice.below(all);
        for (std::size_t a = 0; a < weights.size(); ++a) {
            if (pick < weights[a]) {
                step.act = static_cast<Act>(a);
                break;
            }
            pick -= weights[a];
        }
        step.who = static_cast<std::uint32_t>(dice.below(1'000));
        step.a = static_cast<std::uint32_t>(dice.below(1'000'000));
        step.b = static_cast<std::uint32_t>(dice.below(1'000'000));
        step.seconds = static_cast<std::uint32_t>(dice.below(pace));
        if (dice.below(100) < wireTrouble) {
            step.wire =
                static_cast<Wire>(1 + dice.below(static_cast<std::uint64_t>(Wire::kCount) - 1));
        }
        step.chance = dice.next();
        s.steps.push_back(step);
    }
    return s;
}

std::string toText(const Step& s)
{
    std::ostringstream out;
    out << nameOf(s.act) << ' ' << s.who << ' ' << s.a << ' ' << s.b << ' ' << s.seconds << ' '
        << nameOf(s.wire) << ' ' << s.chance;
    return out.str();
}

std::string toText(const Story& story)
{
    std::ostringstream out;
    out << "story 1\nseed " << story.seed << "\npeople " << story.people << "\nclients "
        << story.clients << "\nteams " << story.teams << "\ndigests " << story.digests
        << "\nsegments " << story.segments << '\n';
    for (const auto& s : story.steps) {
        out << "step " << toText(s) << '\n';
    }
    return out.str();
}

std::optional<Story> storyFromText(const std::string& text)
{
    std::istringstream in(text);
    Story s;
    std::string word;
    int version = 0;
    if (!(in >> word >> version) || word != "story" || version != 1) {
        return std::nullopt;
    }
    while (in >> word) {
        if (word == "seed") {
            in >> s.seed;
        } else if (word == "people") {
            in >> s.people;
        } else if (word == "clients") {
            in >> s.clients;
        } else if (word == "teams") {
            in >> s.teams;
        } else if (word == "digests") {
            in >> s.digests;
        } else if (word == "segments") {
            in >> s.segments;
        } else if (word == "step") {
            Step step;
            std::string act;
            std::string wire;
            in >> act >> step.who >> step.a >> step.b >> step.seconds >> wire >> step.chance;
            const auto a = fromName<Act>(kActs, act);
            const auto w = fromName<Wire>(kWires, wire);
            if (!a || !w) {
                return std::nullopt;
            }
            step.act = *a;
            step.wire = *w;
            s.steps.push_back(step);
        } else {
            std::getline(in, word); // what broke, written for people
        }
        if (!in && !in.eof()) {
            return std::nullopt;
        }
    }
    return s;
}

} // namespace myspike::sim
