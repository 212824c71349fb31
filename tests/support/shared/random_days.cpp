#include "tests/support/shared/random_days.h"

#include "shared/base/hash.h"
#include "shared/sync/codec.h"
#include "tests/support/shared/world.h"

namespace myspike::test {

namespace {

class Days
{
public:
    explicit Days(std::uint64_t seed) : m_dice(seed)
    {
        const std::vector<Grant> worker{{"worker", "team:north", Date{}, std::nullopt}};
        m_people[0] = &m_world.replica("aina", worker);
        m_people[1] = &m_world.replica("budi", worker);
        m_people[2] =
            &m_world.replica("officer", {{"officer", "national:jobs", Date{}, std::nullopt}});
        m_world.syncAll();
    }

    RandomDays run(int steps)
    {
        for (int i = 0; i < steps && m_out.broken.empty(); ++i) {
            step(i);
        }
        if (m_out.broken.empty()) {
            m_world.syncAll();
            m_world.syncAll();
            compare();
        }
        m_out.trace = toHex(sha256(m_trace));
        return std::move(m_out);
    }

private:
    const RecordType& job() { return *m_world.catalogue.type("job"); }

    void took(bool ok) { ++(ok ? m_out.acts : m_out.refusedHere); }

    void step(int number)
    {
        auto& who = *m_people[m_dice.below(3)];
        m_world.wait(static_cast<std::int64_t>(m_dice.below(600)));
        const auto verb = m_dice.below(10);
        if (m_jobs.empty() || verb < 2) {
            const Id id = m_world.newId();
            took(who.create(job(), id, Values().set(kTitle, "t").set(kTeam, "north")).ok());
            m_jobs.push_back(id);
        } else if (verb < 6) {
            const Field<std::string> fields[] = {kTitle, kPhone, kPlace, kEmail};
            const auto& id = m_jobs[m_dice.below(m_jobs.size())];
            const auto value = std::to_string(m_dice.below(100));
            took(who.edit(job(), id, Values().set(fields[m_dice.below(4)], value)).ok());
        } else if (verb < 7) {
            const auto& id = m_jobs[m_dice.below(m_jobs.size())];
            took(who.transition(job(), id, m_dice.below(2) ? "send" : "approve", "why").ok());
        } else if (verb < 9) {
            World::Faults faults;
            faults.losePushReply = m_dice.below(4) == 0;
            faults.losePullReply = m_dice.below(4) == 0;
            faults.batch = 1 + m_dice.below(5);
            m_world.sync(who, faults);
        } else if (m_dice.below(4) == 0) {
            m_world.reopenServer();
        } else {
            who.reopen();
        }
        m_trace += std::to_string(verb) + who.name + std::to_string(m_out.acts) + '\n';
        if (const auto replay = who.core->checkReplay(); !replay) {
            m_out.broken = "I7 at step " + std::to_string(number) + ": " + replay.fault().detail;
        }
    }

    void compare()
    {
        for (auto* r : m_people) {
            const auto counts = r->core->counts();
            const auto outbox = r->core->outbox();
            if (!counts || counts->waiting != 0 || !outbox || !outbox->empty()) {
                m_out.broken = "I13: the outbox of " + r->name + " is not empty";
                return;
            }
            for (const char* type : {"job", "conflict", "history_entry"}) {
                const auto mine = r->store->query(Query{.type = type});
                if (static_cast<std::int64_t>(mine.size()) !=
                    m_world.server.store->count(Query{.type = type})) {
                    m_out.broken =
                        std::string("I6: ") + r->name + " holds another number of " + type;
                    return;
                }
                for (const auto& row : mine) {
                    const auto theirs = m_world.server.store->find(type, row.id);
                    if (!theirs || encodeRow(*theirs) != encodeRow(row) ||
                        theirs->version != row.version) {
                        m_out.broken = std::string("I6: ") + type + ' ' + row.id.toString() +
                                       " of " + r->name + " differs from the server's";
                        return;
                    }
                    m_trace += encodeRow(row) + '\n';
                }
            }
        }
        const auto wrong = m_world.server.core->check();
        if (!wrong || !wrong->empty()) {
            m_out.broken = "server: " + (wrong ? wrong->front() : wrong.fault().detail);
        }
    }

    SplitMix64 m_dice;
    World m_world;
    World::Replica* m_people[3] = {};
    std::vector<Id> m_jobs;
    std::string m_trace;
    RandomDays m_out;
};

} // namespace

RandomDays runRandomDays(std::uint64_t seed, int steps) { return Days(seed).run(steps); }

} // namespace myspike::test
