// Machines (sync.md §6, §13, §15 "Cursor"): copies and restored disks, another user's copy, silence
// and retirement, and what administrators see of them.
#include <QtTest>

#include "shared/store/transactions.h"
#include "shared/sync/devices.h"
#include "shared/sync/pushed.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

namespace {

const std::vector<Grant> kNorth{{"worker", "team:north", Date{}, std::nullopt}};
const std::vector<Grant> kAdmin{{"system_administrator", "national:users", Date{}, std::nullopt}};

Catalogue withDevices()
{
    auto c = worldCatalogue();
    if (!c.type(devices::EnrolledDevice::kType)) {
        devices::describe(c);
    }
    return c;
}

Values job(const char* title) { return Values().set(kTitle, title).set(kTeam, "north"); }

} // namespace

class TestDevices : public QObject
{
    Q_OBJECT

    const RecordType& type(World& w) { return *w.catalogue.type("job"); }

    Result<HelloReply> hello(World& w, World::Replica& r)
    {
        return w.server.core->hello(r.core->hello(), r.core->identity().actor.user, w.now,
                                    w.newId().toString());
    }
    Lookup device(World& w, World::Replica& r)
    {
        w.server.store->clearFault();
        return w.server.store->find(devices::EnrolledDevice::kType, r.core->identity().device);
    }
    /// The same disk in a second machine.
    void copyDisk(World::Replica& from, World::Replica& to)
    {
        std::filesystem::remove(to.folder.file("image"));
        QVERIFY(from.database->backupTo(to.folder.file("image")).ok());
        to.core.reset();
        to.store.reset();
        to.database.reset();
        std::filesystem::copy_file(to.folder.file("image"), to.folder.file("replica.db"),
                                   std::filesystem::copy_options::overwrite_existing);
        std::filesystem::remove(to.folder.file("replica.db-wal"));
        to.reopen();
    }
    std::int64_t jobs(World& w) { return w.server.store->count(Query{.type = "job"}); }

private slots:
    void twoMachinesWithOneImageBothKeepTheirWork()
    {
        World w(withDevices());
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        auto& copy = w.replica("copy", kNorth);
        w.sync(aina);
        w.sync(aina);
        const Id common = w.newId();
        QVERIFY(aina.create(type(w), common, job("Common")).ok());
        copyDisk(aina, copy);
        QCOMPARE(copy.core->identity().device, aina.core->identity().device);
        QCOMPARE(copy.core->counts()->waiting, 1);
        const Id first = w.newId();
        const Id second = w.newId();
        QVERIFY(aina.create(type(w), first, job("First")).ok());
        QVERIFY(copy.create(type(w), second, job("Second")).ok());
        const auto generation = aina.core->identity().generation;
        QVERIFY(w.sync(aina));
        QVERIFY(w.sync(aina));
        QCOMPARE(aina.core->identity().generation, generation);
        // The second one comes with a nonce that was used: a new generation, its outbox kept.
        QVERIFY(w.sync(copy));
        QVERIFY(copy.core->identity().generation != generation);
        QCOMPARE(copy.core->counts()->waiting, 0);
        QVERIFY(copy.core->inbox()->empty());
        QCOMPARE(jobs(w), std::int64_t(3));
        QCOMPARE(device(w, aina)->getOr(devices::kClashes, std::int64_t{0}), std::int64_t(1));
        // From now on each goes its own way and is no clash for the other.
        const auto settled = copy.core->identity().generation;
        for (int day = 0; day < 3; ++day) {
            w.wait(3600);
            QVERIFY(aina.create(type(w), w.newId(), job("a")).ok());
            QVERIFY(copy.create(type(w), w.newId(), job("c")).ok());
            QVERIFY(w.sync(aina));
            QVERIFY(w.sync(copy));
        }
        QCOMPARE(aina.core->identity().generation, generation);
        QCOMPARE(copy.core->identity().generation, settled);
        QCOMPARE(jobs(w), std::int64_t(9));
        QCOMPARE(device(w, aina)->getOr(devices::kClashes, std::int64_t{0}), std::int64_t(1));
    }

    void aCopyThatPushesWithoutGreetingIsTold()
    {
        World w;
        auto& aina = w.replica("aina", kNorth);
        auto& copy = w.replica("copy", kNorth);
        w.sync(aina);
        copyDisk(aina, copy);
        QVERIFY(aina.create(type(w), w.newId(), job("First")).ok());
        QVERIFY(copy.create(type(w), w.newId(), job("Second")).ok());
        w.sync(aina);
        const auto batch = *copy.core->nextBatch(10);
        std::vector<ScopeEvent> events;
        const auto& i = copy.core->identity();
        const auto reply = w.server.core->push({*decodePushed(batch[0].payload, w.catalogue)},
                                               i.actor.user, i.device, w.now, events);
        QVERIFY(!reply.ok());
        QCOMPARE(reply.fault().rule, std::string("GENERATION_CLASH"));
        // It greets, with a nonce that says nothing, and is numbered anew.
        auto asked = i;
        asked.sessionNonce.clear();
        QVERIFY(copy.core->setIdentity(asked).ok());
        QVERIFY(w.sync(copy));
        QCOMPARE(copy.core->counts()->waiting, 0);
        QCOMPARE(jobs(w), std::int64_t(2));
    }

    void aRestoredDiskSendsNothingTwice()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        auto& image = w.replica("image", kNorth);
        w.sync(aina);
        w.sync(aina);
        const Id id = w.newId();
        QVERIFY(aina.create(type(w), id, job("Roof")).ok());
        QVERIFY(aina.transition(type(w), id, "send").ok());
        copyDisk(aina, image);
        QVERIFY(w.sync(aina));
        QVERIFY(w.sync(aina));
        copyDisk(image, aina);
        QCOMPARE(aina.core->counts()->waiting, 2);
        QVERIFY(w.sync(aina));
        QCOMPARE(aina.core->counts()->waiting, 0);
        QVERIFY(aina.core->inbox()->empty());
        QCOMPARE(jobs(w), std::int64_t(1));
        QCOMPARE(aina.find("job", id)->text(kReference), std::string("JOB/1"));
        QVERIFY(w.server.core->check()->empty());
    }

    void aLostAnswerToAGreetingIsNoClash()
    {
        World w(withDevices());
        auto& aina = w.replica("aina", kNorth);
        QVERIFY(hello(w, aina).ok()); // the very first answer is lost
        w.sync(aina);
        const auto generation = aina.core->identity().generation;
        for (int i = 0; i < 3; ++i) {
            QVERIFY(hello(w, aina).ok());
        }
        QVERIFY(w.sync(aina));
        QVERIFY(w.sync(aina));
        QCOMPARE(aina.core->identity().generation, generation);
        QCOMPARE(device(w, aina)->getOr(devices::kClashes, std::int64_t{0}), std::int64_t(0));
    }

    void whatRestsOnRefusedWorkIsBlockedAlsoAfterRenumbering()
    {
        World w;
        auto& aina = w.replica("aina", {{"worker", "team:north", Date{}, std::nullopt},
                                        {"worker", "team:south", Date{}, std::nullopt}});
        w.sync(aina);
        const Id parent = w.newId();
        const Id task = w.newId();
        QVERIFY(aina.create(type(w), w.newId(), job("Before")).ok());
        QVERIFY(aina.create(type(w), parent, Values().set(kTitle, "a").set(kTeam, "south")).ok());
        QVERIFY(aina.create(*w.catalogue.type("task"), task,
                            Values().set(kJob, Ref<Job>{parent}).set(kTaskTeam, "north"))
                    .ok());
        w.setGrants("aina", kNorth);
        QVERIFY(!w.sync(aina, {.losePushReply = true, .batch = 2}));
        auto stale = aina.core->identity();
        stale.sessionNonce = "long ago";
        QVERIFY(aina.core->setIdentity(stale).ok());
        QVERIFY(w.sync(aina));
        int blocked = 0;
        for (const auto& e : *aina.core->inbox()) {
            blocked += e.verdict.kind == VerdictKind::Blocked;
        }
        QCOMPARE(blocked, 1);
        QVERIFY(!w.server.store->find("task", task));
    }

    void anotherUsersCursorOnASharedPcIsRefused()
    {
        World w(withDevices());
        auto& aina = w.replica("aina", kNorth);
        auto& budi = w.replica("budi", kNorth);
        w.syncAll();
        QVERIFY(aina.create(type(w), w.newId(), job("Roof")).ok());
        w.sync(aina);
        const auto other = budi.core->identity().actor;
        const auto greeting = w.server.core->hello(aina.core->hello(), other.user, w.now, "n");
        QVERIFY(!greeting.ok());
        QCOMPARE(greeting.fault().code, FaultCode::Forbidden);
        const auto rows = w.server.core->pull(aina.core->pullRequest(), other, w.now);
        QVERIFY(!rows.ok());
        QCOMPARE(rows.fault().code, FaultCode::Forbidden);
        QVERIFY(aina.create(type(w), w.newId(), job("Wall")).ok());
        const auto batch = *aina.core->nextBatch(10);
        std::vector<ScopeEvent> events;
        const auto pushed =
            w.server.core->push({*decodePushed(batch[0].payload, w.catalogue)}, other.user,
                                aina.core->identity().device, w.now, events);
        QVERIFY(!pushed.ok());
        QCOMPARE(jobs(w), std::int64_t(1));
        QVERIFY(w.sync(aina));
        QCOMPARE(jobs(w), std::int64_t(2));
    }

    void aCursorAheadOfTheServerBringsBackWhatItLacks()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        w.copyServer();
        const Id id = w.newId();
        QVERIFY(aina.create(type(w), id, job("Roof")).ok());
        QVERIFY(aina.transition(type(w), id, "send").ok());
        QVERIFY(w.sync(aina));
        // The whole disk was put back, and nobody said so.
        w.server.core.reset();
        w.server.store.reset();
        w.server.database.reset();
        std::filesystem::copy_file(w.server.folder.file("server.copy"),
                                   w.server.folder.file("server.db"),
                                   std::filesystem::copy_options::overwrite_existing);
        w.reopenServer();
        QVERIFY(!w.server.store->find("job", id));
        QVERIFY(hello(w, aina)->otherHistory);
        QVERIFY(w.sync(aina));
        QVERIFY(w.sync(aina));
        QCOMPARE(w.server.store->find("job", id)->text(kReference), std::string("JOB/1"));
        QCOMPARE(aina.find("job", id)->text(kReference), std::string("JOB/1"));
        QCOMPARE(aina.core->counts()->waiting, 0);
        QVERIFY(aina.core->inbox()->empty());
    }

    void silenceOf120DaysRetiresAndTheWayBackIsEnrolling()
    {
        World w(withDevices());
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        auto& officer = w.replica("officer", {{"officer", "national:jobs", Date{}, std::nullopt}});
        auto& admin = w.replica("admin", kAdmin);
        w.syncAll();
        const Id id = w.newId();
        QVERIFY(aina.create(type(w), id, job("Roof")).ok());
        w.syncAll();
        QVERIFY(aina.edit(type(w), id, Values().set(kPhone, "03-1")).ok());
        const auto& device = aina.core->identity().device;
        const Operation remove = [&] {
            Operation op;
            op.id = w.newId();
            op.command = kRemove;
            op.type = "job";
            op.subject = id;
            op.at = w.now;
            return op;
        }();
        QVERIFY(officer.core->act(remove).ok());
        std::vector<ScopeEvent> events;
        w.sync(officer);
        for (int day = 0; day < 120; day += 10) {
            w.now = w.now.plusDays(10);
            w.sync(admin);
            w.sync(officer);
            const auto retired = w.server.core->retireSilent(w.now, events);
            QVERIFY(retired.ok());
            const bool first = day == 90;
            QCOMPARE(retired->size(), std::size_t(first ? 1 : 0));
        }
        // The row was purged meanwhile: its tombstone is older than any device in use.
        QVERIFY(w.server.store->purge("job", id).ok());
        const auto told = hello(w, aina);
        QVERIFY(!told.ok());
        QCOMPARE(told.fault().rule, std::string("DEVICE_RETIRED"));
        QVERIFY(told.fault().forUser.english().find("kept") != std::string::npos);
        QVERIFY(!w.server.core->pull(aina.core->pullRequest(), aina.core->identity().actor, w.now)
                     .ok());
        QCOMPARE(aina.core->counts()->waiting, 1);

        w.sync(admin);
        const auto seen = admin.find(devices::EnrolledDevice::kType, device);
        QVERIFY(static_cast<bool>(seen));
        QVERIFY(seen->get(devices::kState) == devices::State::Retired);
        QVERIFY(admin
                    .transition(devices::enrolledDevice(), device, devices::transition::kEnrolAgain,
                                "She is back from leave")
                    .ok());
        w.sync(admin);
        QVERIFY(w.sync(aina));
        QCOMPARE(aina.core->counts()->waiting, 0);
        // What was purged stays purged: the edit comes back to its author, whole.
        const auto inbox = *aina.core->inbox();
        QCOMPARE(inbox.size(), std::size_t(1));
        QVERIFY(inbox[0].verdict.kind == VerdictKind::Rejected);
        QCOMPARE(inbox[0].verdict.rule, std::string("GONE"));
        QCOMPARE(inbox[0].operation.args.getOr(kPhone, std::string()), std::string("03-1"));
        QVERIFY(!w.server.store->find("job", id));
        QVERIFY(!aina.find("job", id));
        QVERIFY(w.sync(aina));
        QVERIFY(w.server.core->retireSilent(w.now, events)->empty());
    }

    void anAdministratorRetiresByHand()
    {
        World w(withDevices());
        auto& aina = w.replica("aina", kNorth);
        auto& admin = w.replica("admin", kAdmin);
        w.syncAll();
        w.syncAll();
        const auto device = aina.core->identity().device;
        const auto by = [&](World::Replica& who, const char* reason) {
            return who.transition(devices::enrolledDevice(), device, devices::transition::kRetire,
                                  reason);
        };
        QVERIFY(by(admin, "Stolen").ok());
        w.sync(admin);
        QVERIFY(!hello(w, aina).ok());
        QVERIFY(this->device(w, aina)->has(devices::kRetiredAt));
        // Nobody but an administrator may.
        auto& officer = w.replica("officer", {{"officer", "national:jobs", Date{}, std::nullopt}});
        w.sync(officer);
        (void)officer.transition(devices::enrolledDevice(), officer.core->identity().device,
                                 devices::transition::kRetire, "no");
        w.sync(officer);
        QCOMPARE(officer.core->inbox()->size(), std::size_t(1));
    }

    void theListTellsHowADeviceStands()
    {
        World w(withDevices());
        auto& aina = w.replica("aina", kNorth);
        auto& admin = w.replica("admin", kAdmin);
        w.syncAll();
        QVERIFY(aina.core->notePulled(w.now).ok());
        const auto pulledAt = w.now;
        w.wait(7200);
        const auto madeAt = w.now;
        QVERIFY(aina.create(type(w), w.newId(), job("Roof")).ok());
        w.wait(7200);
        QVERIFY(hello(w, aina).ok());
        std::vector<ScopeEvent> events;
        QVERIFY(w.server.core->noteMismatches(aina.core->identity().device, 2, w.now, events).ok());
        QVERIFY(!events.empty());
        w.sync(admin);
        const auto seen = admin.find(devices::EnrolledDevice::kType, aina.core->identity().device);
        QVERIFY(static_cast<bool>(seen));
        QCOMPARE(seen->text(devices::kUserName), std::string("aina"));
        QCOMPARE(seen->text(devices::kName), std::string("aina's laptop"));
        QCOMPARE(seen->getOr(devices::kUnsent, std::int64_t{0}), std::int64_t(1));
        QVERIFY(seen->get(devices::kOldestUnsent) == madeAt);
        QVERIFY(seen->get(devices::kRecordsAsOf) == pulledAt);
        QCOMPARE(seen->getOr(devices::kMismatches, std::int64_t{0}), std::int64_t(2));
        QVERIFY(w.now.ms - seen->getOr(devices::kLastContact, Instant{}).ms < 3'600'000);
        // Greetings within the hour change no record: lists of devices stand still.
        w.sync(aina);
        w.sync(aina);
        const auto seq = w.server.core->lastSeq();
        for (int i = 0; i < 5; ++i) {
            w.wait(1);
            w.sync(aina);
        }
        QCOMPARE(w.server.core->lastSeq(), seq);
        // A worker sees nothing of it.
        QVERIFY(!aina.find(devices::EnrolledDevice::kType, aina.core->identity().device));
        QVERIFY(w.server.core->check()->empty());
    }
};

QTEST_GUILESS_MAIN(TestDevices)
#include "test_devices.moc"
