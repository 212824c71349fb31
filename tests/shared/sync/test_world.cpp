#include <QtTest>

#include "shared/sync/codec.h"
#include "shared/sync/records.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

namespace {
const std::vector<Grant> kWorkerNorth{{"worker", "team:north", Date{}, std::nullopt}};
const std::vector<Grant> kWorkerSouth{{"worker", "team:south", Date{}, std::nullopt}};
const std::vector<Grant> kOfficer{{"officer", "national:jobs", Date{}, std::nullopt}};

std::string text(const Lookup& l, const Field<std::string>& f)
{
    return l ? l->text(f) : std::string("missing");
}
} // namespace

/// Stories of synchronisation: who does what, offline, and what everybody sees afterwards.
class TestWorld : public QObject
{
    Q_OBJECT

    const RecordType& job(World& w) { return *w.catalogue.type("job"); }
    const RecordType& task(World& w) { return *w.catalogue.type("task"); }

private slots:
    void anActIsSeenAtOnceAndArrives()
    {
        World w;
        auto& aina = w.replica("aina", kWorkerNorth);
        auto& officer = w.replica("officer", kOfficer);
        auto& south = w.replica("south", kWorkerSouth);
        w.sync(aina);
        const Id id = w.newId();
        const auto acted =
            aina.create(job(w), id, Values().set(kTitle, "Roof").set(kTeam, "north"));
        QVERIFY2(acted.ok(), acted ? "" : acted.fault().forUser.english().c_str());
        QCOMPARE(text(aina.find("job", id), kTitle), std::string("Roof"));
        QCOMPARE(aina.core->counts()->waiting, 1);
        w.syncAll();
        QCOMPARE(aina.core->counts()->waiting, 0);
        QVERIFY(aina.core->outbox()->empty());
        QCOMPARE(text(officer.find("job", id), kTitle), std::string("Roof"));
        QVERIFY(!south.find("job", id));
        QVERIFY(aina.find("job", id)->version > 0);
        QVERIFY(w.server.core->check()->empty());
    }

    void theNumberComesFromTheServerAndTheHistoryTellsAll()
    {
        World w;
        auto& aina = w.replica("aina", kWorkerNorth);
        auto& officer = w.replica("officer", kOfficer);
        const Id id = w.newId();
        QVERIFY(aina.create(job(w), id, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        QVERIFY(aina.transition(job(w), id, "send").ok());
        QVERIFY(!aina.find("job", id)->has(kReference));
        w.syncAll();
        QCOMPARE(text(aina.find("job", id), kReference), std::string("JOB/1"));
        const auto refused = officer.transition(job(w), id, "approve");
        QVERIFY(!refused.ok());
        QCOMPARE(refused.fault().rule, std::string("REASON"));
        QVERIFY(officer.transition(job(w), id, "approve", "All in order").ok());
        w.syncAll();
        Query q{.type = history::Entry::kType};
        q.with(equals(history::kRecordId, id.toString()));
        const auto told = aina.store->query(q);
        QCOMPARE(told.size(), std::size_t(3));
        QVERIFY(told[0].getOr(history::kOffline, false));
        bool approved = false;
        for (const auto& h : told) {
            approved =
                approved ||
                (h.text(history::kAct) == "approve" && h.text(history::kActorName) == "officer" &&
                 h.text(history::kComment) == "All in order" && h.has(history::kReceivedAt));
        }
        QVERIFY(approved);
    }

    void aLostReplyIsAskedForAgainAndCountsOnce()
    {
        World w;
        auto& aina = w.replica("aina", kWorkerNorth);
        const Id id = w.newId();
        QVERIFY(aina.create(job(w), id, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        QVERIFY(aina.transition(job(w), id, "send").ok());
        QVERIFY(!w.sync(aina, {.losePushReply = true}));
        aina.reopen();
        w.reopenServer();
        QCOMPARE(aina.core->counts()->waiting, 2);
        QVERIFY(w.sync(aina));
        QCOMPARE(aina.core->counts()->waiting, 0);
        QCOMPARE(text(aina.find("job", id), kReference), std::string("JOB/1"));
        QVERIFY(!w.sync(aina, {.losePullReply = true}));
        QVERIFY(w.sync(aina));
        QCOMPARE(w.server.store->count(Query{.type = "job"}), std::int64_t(1));
    }

    void differentGroupsMergeAndTheSameGroupAsks()
    {
        World w;
        auto& aina = w.replica("aina", kWorkerNorth);
        auto& officer = w.replica("officer", kOfficer);
        const Id id = w.newId();
        QVERIFY(aina.create(job(w), id, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        w.syncAll();

        QVERIFY(aina.edit(job(w), id, Values().set(kPhone, "03-1")).ok());
        QVERIFY(officer.edit(job(w), id, Values().set(kTitle, "Roof and wall")).ok());
        w.syncAll();
        QCOMPARE(text(aina.find("job", id), kPhone), std::string("03-1"));
        QCOMPARE(text(officer.find("job", id), kTitle), std::string("Roof and wall"));
        QCOMPARE(text(aina.find("job", id), kTitle), std::string("Roof and wall"));
        QCOMPARE(officer.core->counts()->conflicts, 0);

        QVERIFY(officer.edit(job(w), id, Values().set(kEmail, "o@x.my")).ok());
        QVERIFY(aina.edit(job(w), id, Values().set(kPhone, "03-2")).ok());
        w.sync(officer);
        w.syncAll();
        // The server's value stands; both versions are kept in a record that synchronises.
        QCOMPARE(text(aina.find("job", id), kPhone), std::string("03-1"));
        QCOMPARE(aina.core->counts()->conflicts, 1);
        QCOMPARE(officer.core->counts()->conflicts, 1);
        const auto inbox = *aina.core->inbox();
        QCOMPARE(inbox.size(), std::size_t(1));
        QVERIFY(inbox[0].verdict.kind == VerdictKind::Conflict);
        const auto conflict = officer.store->find("conflict", inbox[0].verdict.conflict);
        QVERIFY(static_cast<bool>(conflict));
        QCOMPARE(conflict->text(conflicts::kMine), std::string(R"({"phone":"03-2"})"));

        QVERIFY(officer.edit(job(w), id, Values().set(kHours, 5)).ok());
        QVERIFY(aina.edit(job(w), id, Values().set(kHours, 7)).ok());
        w.sync(officer);
        w.syncAll();
        QCOMPARE(officer.find("job", id)->getOr(kHours, 0), std::int64_t(7));
    }

    void onesOwnEarlierWorkIsNoConflict()
    {
        World w;
        auto& aina = w.replica("aina", kWorkerNorth);
        w.sync(aina);
        const Id id = w.newId();
        QVERIFY(aina.create(job(w), id, Values().set(kTitle, "a").set(kTeam, "north")).ok());
        QVERIFY(aina.edit(job(w), id, Values().set(kTitle, "b")).ok());
        QVERIFY(aina.edit(job(w), id, Values().set(kTitle, "c")).ok());
        w.sync(aina);
        QVERIFY(aina.edit(job(w), id, Values().set(kTitle, "d")).ok());
        QVERIFY(aina.edit(job(w), id, Values().set(kTitle, "e")).ok());
        w.sync(aina);
        QCOMPARE(text(aina.find("job", id), kTitle), std::string("e"));
        QVERIFY(aina.core->inbox()->empty());
        QCOMPARE(w.server.store->count(Query{.type = "conflict"}), std::int64_t(0));
    }

    void aRefusalHoldsUpNothingAndKeepsWhatWasTyped()
    {
        World w;
        auto& aina = w.replica("aina", kWorkerNorth);
        auto& officer = w.replica("officer", kOfficer);
        const Id kept = w.newId();
        const Id other = w.newId();
        QVERIFY(aina.create(job(w), kept, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        QVERIFY(aina.transition(job(w), kept, "send").ok());
        w.syncAll();
        QVERIFY(officer.transition(job(w), kept, "approve", "ok").ok());
        w.sync(officer);
        // Offline the officer's decision is not known yet; the replica lets her go on.
        QVERIFY(aina.create(job(w), other, Values().set(kTitle, "Wall").set(kTeam, "north")).ok());
        auto& second = w.replica("second", kOfficer);
        w.sync(second);
        QVERIFY(second.edit(job(w), kept, Values().set(kTitle, "x")).ok() == false);
        w.setGrants("aina", {{"worker", "team:north", Date{}, w.now.day().plusDays(-400)}});
        w.sync(aina);
        QCOMPARE(aina.core->counts()->waiting, 0);
        const auto inbox = *aina.core->inbox();
        QCOMPARE(inbox.size(), std::size_t(1));
        QVERIFY(inbox[0].verdict.kind == VerdictKind::Rejected);
        QCOMPARE(inbox[0].operation.args.getOr(kTitle, std::string()), std::string("Wall"));
        // The right is gone, and with it the rows that came by it.
        QVERIFY(!aina.find("job", kept));
        QVERIFY(!aina.find("job", other));
    }

    void workDoneWhileTheRightHeldIsTakenAndABackdatedClockIsNot()
    {
        World w;
        auto& aina = w.replica("aina", kWorkerNorth);
        w.sync(aina);
        const auto create = [&](const Id& id) {
            return aina.create(job(w), id, Values().set(kTitle, "x").set(kTeam, "north")).ok();
        };
        const Id inTime = w.newId();
        QVERIFY(create(inTime));
        w.now = w.now.plusDays(5);
        const Date ended = w.now.day().plusDays(-3);
        w.setGrants("aina", {{"worker", "team:north", Date{}, ended}});
        w.sync(aina);
        QVERIFY(static_cast<bool>(w.server.store->find("job", inTime)));

        // Long after the right has ended, a clock set back does not bring it back.
        w.now = w.now.plusDays(30);
        const auto honest = w.now;
        w.now = Instant::atMalaysia(ended.plusDays(-1));
        const Id backdated = w.newId();
        QVERIFY(create(backdated));
        w.now = honest;
        w.sync(aina);
        QVERIFY(!w.server.store->find("job", backdated));
        const auto inbox = *aina.core->inbox();
        QCOMPARE(inbox.size(), std::size_t(1));
        QCOMPARE(inbox[0].verdict.rule, std::string("RIGHT"));
    }

    void workThatRestsOnRefusedWorkIsBlocked()
    {
        World w;
        auto& aina = w.replica("aina", {{"worker", "team:north", Date{}, std::nullopt},
                                        {"worker", "team:south", Date{}, std::nullopt}});
        w.sync(aina);
        const Id parent = w.newId();
        QVERIFY(aina.create(job(w), parent, Values().set(kTitle, "a").set(kTeam, "south")).ok());
        QVERIFY(aina.create(task(w), w.newId(),
                            Values().set(kJob, Ref<Job>{parent}).set(kTaskTeam, "north"))
                    .ok());
        const Id fine = w.newId();
        QVERIFY(aina.create(job(w), fine, Values().set(kTitle, "b").set(kTeam, "north")).ok());
        w.setGrants("aina", kWorkerNorth);
        w.sync(aina);
        const auto inbox = *aina.core->inbox();
        QCOMPARE(inbox.size(), std::size_t(2));
        QCOMPARE(text(aina.find("job", fine), kTitle), std::string("b"));
        int blocked = 0;
        for (const auto& e : inbox) {
            blocked += e.verdict.kind == VerdictKind::Blocked;
        }
        QCOMPARE(blocked, 1);
    }

    void aClockAheadIsNotBelieved()
    {
        World w;
        auto& aina = w.replica("aina", kWorkerNorth);
        w.sync(aina);
        const auto honest = w.now;
        w.now = honest.plusDays(3 * 365);
        const Id id = w.newId();
        QVERIFY(aina.create(job(w), id, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        w.now = honest;
        w.sync(aina);
        Query q{.type = history::Entry::kType};
        const auto told = aina.store->query(q);
        QCOMPARE(told.size(), std::size_t(1));
        QCOMPARE(told[0].getOr(history::kDoneAt, Instant{}).ms, honest.ms);
    }

    void aCopiedDiskGetsANewGenerationAndDoublesNothing()
    {
        World w;
        auto& aina = w.replica("aina", kWorkerNorth);
        w.sync(aina);
        const Id id = w.newId();
        QVERIFY(aina.create(job(w), id, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        // An older image of the disk: the nonce it holds is not the last one given.
        auto stale = aina.core->identity();
        QVERIFY(!w.sync(aina, {.losePushReply = true}));
        stale.sessionNonce = "long ago";
        QVERIFY(aina.core->setIdentity(stale).ok());
        QVERIFY(w.sync(aina));
        QVERIFY(aina.core->identity().generation != stale.generation);
        QCOMPARE(w.server.store->count(Query{.type = "job"}), std::int64_t(1));
        QCOMPARE(aina.core->counts()->waiting, 0);
        QVERIFY(aina.create(job(w), w.newId(), Values().set(kTitle, "b").set(kTeam, "north")).ok());
        QVERIFY(w.sync(aina));
        QCOMPARE(w.server.store->count(Query{.type = "job"}), std::int64_t(2));
    }

    void whatIsNotNamedByTheDescriptionIsNotSet()
    {
        World w;
        auto& aina = w.replica("aina", kWorkerNorth);
        const auto forged = aina.create(
            job(w), w.newId(),
            Values().set(kTitle, "x").set(kTeam, "north").set(kJobState, JobState::Approved));
        QVERIFY(!forged.ok());
        const auto readOnly =
            aina.create(job(w), w.newId(),
                        Values().set(kTitle, "x").set(kTeam, "north").set(kReference, "JOB/7"));
        QVERIFY(!readOnly.ok());
        QVERIFY(!decodeOperation(R"({"id":"x"})", w.catalogue).ok());
    }
};

QTEST_GUILESS_MAIN(TestWorld)
#include "test_world.moc"
