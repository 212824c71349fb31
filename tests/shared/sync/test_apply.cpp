// What comes is taken whole or not at all, and work that no longer fits it is sent all the same
// (sync.md §6, §15 "Checkpoint apply").
#include <QtTest/QtTest>

#include "tests/support/shared/fault_vfs.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

namespace {

const std::vector<Grant> kNorth{{"worker", "team:north", Date{}, std::nullopt}};
const std::vector<Grant> kOfficer{{"officer", "national:jobs", Date{}, std::nullopt}};

const RecordType& job(const World& w) { return *w.catalogue.type("job"); }

Values aJob(const std::string& title) { return Values().set(kTitle, title).set(kTeam, "north"); }

PullReply pulledBy(World& w, World::Replica& r)
{
    const auto actor = w.server.core->actor(r.core->identity().actor.user);
    auto reply = w.server.core->pull(r.core->pullRequest(), *actor, w.now);
    if (!reply) {
        qFatal("%s", reply.fault().detail.c_str());
    }
    return std::move(*reply);
}

/// Up to where it holds what it holds.
std::int64_t cursorOf(const World::Replica& r)
{
    std::int64_t furthest = 0;
    for (const auto& s : r.core->pullRequest().scopes) {
        furthest = std::max(furthest, s.since);
    }
    return furthest;
}

} // namespace

class TestApply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKillAtAnyWriteOfAPullLeavesTheOldOrTheNew()
    {
        World w;
        FaultVfs disk("kill-pull");
        auto& boss = w.replica("boss", kOfficer);
        const Id shared = w.newId();
        QVERIFY(boss.create(job(w), shared, aJob("Roof")).ok());
        w.sync(boss);
        int k = 1;
        int kept = 0;
        for (bool done = false; !done; ++k) {
            QVERIFY(k < 200);
            auto& r = w.replica("aina" + std::to_string(k), kNorth);
            w.sync(r);
            // Others' changes of the row she is working on, and one that is new.
            const auto title = "Roof " + std::to_string(k);
            const auto phone = "03-" + std::to_string(k);
            QVERIFY(boss.edit(job(w), shared, Values().set(kTitle, title)).ok());
            const Id fresh = w.newId();
            QVERIFY(boss.create(job(w), fresh, aJob("Wall")).ok());
            w.sync(boss);
            QVERIFY(r.edit(job(w), shared, Values().set(kPhone, phone)).ok());
            const auto reply = pulledBy(w, r);
            const auto before = cursorOf(r);
            r.vfs = "kill-pull";
            r.reopen();
            disk.failWrite(k, DiskFault::Broken);
            const bool applied = r.core->applyPull(reply).ok();
            // The program dies here: nothing is tidied up by it.
            r.core.reset();
            r.store.reset();
            r.database.reset();
            disk.heal();
            r.vfs.clear();
            r.reopen();
            const bool isNew = cursorOf(r) > before;
            QVERIFY(isNew || !applied);
            QCOMPARE(static_cast<bool>(r.find("job", fresh)), isNew);
            QCOMPARE(r.find("job", shared)->text(kTitle) == title, isNew);
            QCOMPARE(r.find("job", shared)->text(kPhone), phone);
            QVERIFY(r.core->checkReplay().ok());
            QVERIFY(r.database->quickCheck().ok());
            QVERIFY(w.sync(r));
            QCOMPARE(w.server.store->find("job", shared)->text(kPhone), phone);
            w.sync(boss);
            kept += isNew ? 0 : 1;
            done = applied;
        }
        QVERIFY(kept > 2);
    }

    void anOperationThatNoLongerAppliesIsStillSent()
    {
        World w;
        auto& boss = w.replica("boss", kOfficer);
        auto& aina = w.replica("aina", kNorth);
        const Id id = w.newId();
        QVERIFY(boss.create(job(w), id, aJob("Roof")).ok());
        w.sync(boss);
        w.sync(aina);
        QVERIFY(aina.edit(job(w), id, Values().set(kPhone, "03-1")).ok());
        // Meanwhile it moves to another team: here there is nothing left to edit.
        QVERIFY(boss.edit(job(w), id, Values().set(kTeam, "south")).ok());
        w.sync(boss);
        QVERIFY(aina.core->applyPull(pulledBy(w, aina)).ok());
        QVERIFY(aina.core->checkReplay().ok());
        const auto waiting = *aina.core->outbox();
        QCOMPARE(waiting.size(), std::size_t{1});
        QVERIFY(waiting.front().state == OutboxEntry::State::Attention);
        QVERIFY(!waiting.front().attention.empty());
        // The server decides, for it knows more than this machine.
        QVERIFY(w.sync(aina));
        QVERIFY(aina.core->outbox()->empty());
        QCOMPARE(aina.core->counts()->waiting, 0);
        // Refused, for the record is not hers any more; it comes back to her with what she wrote.
        QVERIFY(w.server.store->find("job", id)->text(kPhone) != "03-1");
        const auto refused = *aina.core->inbox();
        QCOMPARE(refused.size(), std::size_t{1});
        QCOMPARE(refused.front().operation.args.getOr(kPhone, std::string()), std::string("03-1"));
    }

    /// Slices of an answer that was asked for before a scope was lost.
    void aSliceAfterItsScopeWasLostBringsNothingBack()
    {
        World w;
        auto& boss = w.replica("boss", kOfficer);
        auto& aina = w.replica("aina", kNorth);
        const Id id = w.newId();
        QVERIFY(boss.create(job(w), id, aJob("Roof")).ok());
        w.sync(boss);
        w.sync(aina);
        QVERIFY(boss.edit(job(w), id, Values().set(kPhone, "03-2")).ok());
        w.sync(boss);
        ScopeSlice late;
        late.scope = "team:north";
        for (const auto& s : aina.core->pullRequest().scopes) {
            if (s.key == late.scope) {
                late.after = s.since;
                late.view = s.view;
            }
        }
        late.seq = late.after + 1;
        PulledChange change;
        change.seq = late.seq;
        change.record = w.server.store->find("job", id).record;
        change.whole = true;
        change.groupVersions = "1";
        late.changes = {change};
        w.setGrants("aina", {});
        w.sync(aina);
        QVERIFY(!aina.find("job", id));
        const auto taken = aina.core->applySlice(late);
        QVERIFY(taken.ok());
        QVERIFY(!*taken);
        QVERIFY(!aina.find("job", id));
    }
};

QTEST_GUILESS_MAIN(TestApply)
#include "test_apply.moc"
