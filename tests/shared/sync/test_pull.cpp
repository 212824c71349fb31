#include <QtTest>

#include "shared/sync/codec.h"
#include "shared/sync/records.h"
#include "shared/sync/rows.h"
#include "shared/wire/sync_messages.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

namespace {

const std::vector<Grant> kNorth{{"worker", "team:north", Date{}, std::nullopt}};
const std::vector<Grant> kSouth{{"worker", "team:south", Date{}, std::nullopt}};
const std::vector<Grant> kBoth{{"worker", "team:north", Date{}, std::nullopt},
                               {"worker", "team:south", Date{}, std::nullopt}};
const std::vector<Grant> kOfficer{{"officer", "national:jobs", Date{}, std::nullopt}};

/// Everything that came from the server: rows with their versions, and by which scope they are
/// held.
std::string contentOf(World::Replica& r)
{
    std::string out;
    for (const auto* type : r.world->catalogue.types()) {
        for (const auto& row : r.store->query(Query{.type = type->key})) {
            out += std::string(type->key) + ' ' + row.id.toString() + ' ' +
                   std::to_string(row.version) + ' ' +
                   groupVersionsOf(*r.store, type->key, row.id).valueOr("?") + ' ' +
                   encodeRow(row) + '\n';
        }
    }
    auto s = r.database->prepare("SELECT s.key || ' ' || t.key || ' ' || hex(r.row_id) FROM "
                                 "scope_row r JOIN my_scope s ON s.id = r.scope JOIN my_type t ON "
                                 "t.id = r.type WHERE s.key NOT LIKE 'user:%' ORDER BY 1");
    while (s && s->step().valueOr(false)) {
        out += std::string(s->text(0)) + '\n';
    }
    return out;
}

std::string versionsOn(const RecordStore& store, const Id& id)
{
    return groupVersionsOf(store, "job", id).valueOr("?");
}

} // namespace

/// What the server sends and what becomes of it: slices, scopes, rights, types to come.
class TestPull : public QObject
{
    Q_OBJECT

    const RecordType& job(World& w) { return *w.catalogue.type("job"); }
    const RecordType& task(World& w) { return *w.catalogue.type("task"); }

    /// A history before the story: cursors of an empty one say nothing.
    void begin(World& w, World::Replica& r)
    {
        QVERIFY(r.create(job(w), w.newId(), Values().set(kTitle, "old").set(kTeam, "north")).ok());
        w.syncAll();
    }

private slots:
    void slicesAppliedInPiecesEqualOneAppliedAtOnce_data()
    {
        QTest::addColumn<int>("slice");
        for (const int n : {1, 2, 3, 7, 1'000}) {
            QTest::newRow(std::to_string(n).c_str()) << n;
        }
    }

    void slicesAppliedInPiecesEqualOneAppliedAtOnce()
    {
        QFETCH(int, slice);
        World w;
        auto& north = w.replica("north", kBoth);
        auto& atOnce = w.replica("at once", kBoth);
        auto& inPieces = w.replica("in pieces", kBoth);
        auto& officer = w.replica("officer", kOfficer);
        w.syncAll();
        SplitMix64 dice(static_cast<std::uint64_t>(slice));
        std::vector<Id> jobs;
        for (int i = 0; i < 60; ++i) {
            const auto verb = dice.below(6);
            if (jobs.empty() || verb == 0) {
                jobs.push_back(w.newId());
                QVERIFY(north
                            .create(job(w), jobs.back(),
                                    Values()
                                        .set(kTitle, "t" + std::to_string(i))
                                        .set(kTeam, dice.below(2) ? "north" : "south"))
                            .ok());
                (void)north.create(
                    task(w), w.newId(),
                    Values().set(kJob, Ref<Job>{jobs.back()}).set(kTaskTeam, "north"));
            } else {
                const auto& id = jobs[dice.below(jobs.size())];
                auto values = verb == 1   ? Values().set(kTeam, dice.below(2) ? "north" : "south")
                              : verb == 2 ? Values().set(kPhone, std::to_string(i))
                              : verb == 3 ? Values().set(kHours, i % 24)
                                          : Values().set(kTitle, "u" + std::to_string(i));
                (void)officer.edit(job(w), id, std::move(values));
            }
            w.sync(i % 2 ? north : officer);
        }
        w.sync(officer);
        w.sync(north);
        w.sync(atOnce);
        World::Faults piecemeal;
        piecemeal.sliceRows = static_cast<std::size_t>(slice);
        // The answer to any slice may be lost; asking again goes on where the last one ended.
        for (int lost = 0; lost < 5; ++lost) {
            piecemeal.losePullReply = true;
            piecemeal.loseAtSlice = lost % 3;
            w.sync(inPieces, piecemeal);
            inPieces.reopen();
        }
        piecemeal.losePullReply = false;
        QVERIFY(w.sync(inPieces, piecemeal));
        QCOMPARE(contentOf(inPieces), contentOf(atOnce));
        QVERIFY(!contentOf(atOnce).empty());
        for (const auto& id : jobs) {
            QCOMPARE(versionsOn(*inPieces.store, id), versionsOn(*w.server.store, id));
        }
    }

    void aSliceEndsWithATransaction()
    {
        World w;
        auto& north = w.replica("north", kNorth);
        auto& reader = w.replica("reader", kNorth);
        begin(w, north);
        for (int i = 0; i < 5; ++i) {
            QVERIFY(north.create(job(w), w.newId(), Values().set(kTitle, "a").set(kTeam, "north"))
                        .ok());
        }
        w.sync(north);
        w.server.core->setSliceRows(1);
        const auto actor = *w.server.core->actor(reader.core->identity().actor.user);
        int slices = 0;
        for (bool more = true; more; ++slices) {
            const auto reply = *w.server.core->pull(reader.core->pullRequest(), actor, w.now);
            // The job and its history entry are one act.
            QCOMPARE(reply.changes.size(), std::size_t(2));
            QVERIFY(reader.core->applyPull(reply).ok());
            QCOMPARE(reader.store->count(Query{.type = "job"}),
                     reader.store->count(Query{.type = "history_entry"}));
            more = reply.more;
        }
        QCOMPARE(slices, 5);
    }

    void onesOwnWorkIsSettledBySlicesThatHoldIt()
    {
        World w;
        auto& north = w.replica("north", kNorth);
        begin(w, north);
        std::vector<Id> jobs;
        for (int i = 0; i < 4; ++i) {
            jobs.push_back(w.newId());
            QVERIFY(north.create(job(w), jobs.back(), Values().set(kTitle, "a").set(kTeam, "north"))
                        .ok());
        }
        World::Faults f;
        f.sliceRows = 1;
        f.losePullReply = true;
        f.loseAtSlice = 2;
        QVERIFY(!w.sync(north, f));
        // Two slices came: two operations are settled, two wait for theirs, nothing is missing.
        QCOMPARE(north.core->outbox()->size(), std::size_t(2));
        for (const auto& id : jobs) {
            QVERIFY(static_cast<bool>(north.find("job", id)));
        }
        QVERIFY(north.core->checkReplay().ok());
        QVERIFY(w.sync(north));
        QVERIFY(north.core->outbox()->empty());
    }

    void aRowThatMovesLeavesSomeComesToOthersAndStaysWithBoth()
    {
        World w;
        auto& officer = w.replica("officer", kOfficer);
        auto& north = w.replica("north", kNorth);
        auto& south = w.replica("south", kSouth);
        auto& both = w.replica("both", kBoth);
        w.syncAll();
        const Id id = w.newId();
        QVERIFY(north.create(job(w), id, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        w.syncAll();
        QVERIFY(officer.edit(job(w), id, Values().set(kPhone, "03-1")).ok());
        w.syncAll();
        QVERIFY(static_cast<bool>(north.find("job", id)));
        QVERIFY(!south.find("job", id));
        QVERIFY(officer.edit(job(w), id, Values().set(kTeam, "south")).ok());
        w.sync(officer);

        const auto actorOf = [&](World::Replica& r) {
            return *w.server.core->actor(r.core->identity().actor.user);
        };
        const auto toSouth = *w.server.core->pull(south.core->pullRequest(), actorOf(south), w.now);
        const auto toBoth = *w.server.core->pull(both.core->pullRequest(), actorOf(both), w.now);
        const auto toNorth = *w.server.core->pull(north.core->pullRequest(), actorOf(north), w.now);
        const auto jobOf = [&](const PullReply& reply) {
            for (const auto& c : reply.changes) {
                if (c.record.id == id) {
                    return c;
                }
            }
            return PulledChange{};
        };
        QVERIFY(jobOf(toSouth).whole);
        QVERIFY(!jobOf(toBoth).whole);
        QCOMPARE(jobOf(toBoth).fields, std::vector<std::string>{"team"});
        // Where it only leaves, its new content is nobody's business.
        QVERIFY(jobOf(toNorth).fields.empty());
        QVERIFY(!jobOf(toNorth).whole);

        w.syncAll();
        QVERIFY(!north.find("job", id));
        QCOMPARE(south.find("job", id)->text(kPhone), std::string("03-1"));
        QCOMPARE(both.find("job", id)->text(kTeam), std::string("south"));
        QCOMPARE(versionsOn(*south.store, id), versionsOn(*w.server.store, id));
        QCOMPARE(versionsOn(*both.store, id), versionsOn(*w.server.store, id));
    }

    void anotherRoleInTheSameScopeAsksAnew()
    {
        World w;
        auto& officer = w.replica("officer", kOfficer);
        auto& clerk = w.replica("clerk", {{"clerk", "national:jobs", Date{}, std::nullopt}});
        const Id id = w.newId();
        QVERIFY(officer.create(job(w), id, Values().set(kTitle, "Roof").set(kTeam, "n")).ok());
        w.syncAll();
        QVERIFY(!clerk.find("job", id));
        w.setGrants("clerk", kOfficer);
        w.sync(clerk);
        QVERIFY(static_cast<bool>(clerk.find("job", id)));
        w.setGrants("clerk", {{"clerk", "national:jobs", Date{}, std::nullopt}});
        w.sync(clerk);
        QVERIFY(!clerk.find("job", id));
    }

    void aCursorAheadOfTheServerIsNotBelieved()
    {
        World w;
        auto& north = w.replica("north", kNorth);
        const Id id = w.newId();
        QVERIFY(north.create(job(w), id, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        w.sync(north);
        QVERIFY(north.database->execute("UPDATE my_scope SET since = 900000").ok());
        QVERIFY(north.database->execute("DELETE FROM job").ok());
        w.sync(north);
        QVERIFY(static_cast<bool>(north.find("job", id)));
    }

    void aPatchForARowThatIsMissingAsksForAllAgain()
    {
        World w;
        auto& officer = w.replica("officer", kOfficer);
        auto& north = w.replica("north", kNorth);
        const Id id = w.newId();
        QVERIFY(north.create(job(w), id, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        w.syncAll();
        QVERIFY(north.database->execute("DELETE FROM job").ok());
        QVERIFY(officer.edit(job(w), id, Values().set(kTitle, "Wall")).ok());
        w.syncAll();
        w.syncAll();
        QCOMPARE(north.find("job", id)->text(kTitle), std::string("Wall"));
    }

    void anEventsSliceGoesOnFromTheCursorOrIsLeftToAPull()
    {
        World w;
        auto& officer = w.replica("officer", kOfficer);
        auto& north = w.replica("north", kNorth);
        auto& pulls = w.replica("pulls", kNorth);
        const Id id = w.newId();
        QVERIFY(north.create(job(w), id, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        w.syncAll();
        const auto before = w.server.core->lastSeq();
        QVERIFY(officer.edit(job(w), id, Values().set(kTitle, "Wall")).ok());
        w.sync(officer);
        const auto seq = w.server.core->lastSeq();
        const auto made = w.server.core->slice("team:north", "worker", before, seq, 100);
        QVERIFY(made.ok() && *made);
        const auto read = decodeScopeSlice(encodeScopeSlice(**made), w.catalogue);
        QVERIFY(read.ok() && *read);
        QCOMPARE((*read)->changes.size(), std::size_t(2));

        // Where a transaction may show in part, or one is missing, nothing is applied.
        auto shared = **read;
        shared.beside = {scopeMark("reference")};
        QVERIFY(!*north.core->applySlice(shared));
        auto gap = **read;
        gap.after = seq;
        gap.seq = seq + 1;
        QVERIFY(!*north.core->applySlice(gap));
        auto otherRoles = **read;
        otherRoles.view = "officer";
        QVERIFY(!*north.core->applySlice(otherRoles));
        QCOMPARE(north.find("job", id)->text(kTitle), std::string("Roof"));

        const auto applied = north.core->applySlice(**read);
        QVERIFY(applied.ok() && *applied);
        QCOMPARE((*applied)->size(), std::size_t(2));
        QCOMPARE(north.find("job", id)->text(kTitle), std::string("Wall"));
        // Heard again, it is known.
        const auto again = north.core->applySlice(**read);
        QVERIFY(again.ok() && *again && (*again)->empty());
        w.sync(pulls);
        QCOMPARE(contentOf(north), contentOf(pulls));
        w.sync(north);
        QCOMPARE(contentOf(north), contentOf(pulls));
        QVERIFY(!*w.server.core->slice("team:north", "worker", 0, seq, 1));
    }

    void typesAndFieldsOfANewerServerComeWithTheUpgrade()
    {
        World w;
        auto& north = w.replica("north", kNorth);
        const Id id = w.newId();
        const Id taskId = w.newId();
        QVERIFY(north.create(job(w), id, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        QVERIFY(north.edit(job(w), id, Values().set(kPhone, "03-1")).ok());
        QVERIFY(
            north
                .create(task(w), taskId,
                        Values().set(kJob, Ref<Job>{id}).set(kTaskTeam, "north").set(kWhat, "Nail"))
                .ok());
        w.sync(north);

        // An older program: no tasks, and jobs without a phone.
        static const RecordType plain = [&] {
            RecordType t = job(w);
            std::erase_if(t.fields,
                          [](const FieldDef& f) { return std::string_view(f.name) == "phone"; });
            return t;
        }();
        Catalogue old;
        describeFoundation(old);
        old.add(plain);
        const auto user = north.core->identity().actor.user;
        TemporaryFolder folder;
        const auto path = folder.file("old.db");
        const auto pullInto = [&](const Catalogue& catalogue, RecordStore& store,
                                  ReplicaCore& core) {
            (void)store;
            const auto reply =
                *w.server.core->pull(core.pullRequest(), *w.server.core->actor(user), w.now);
            const auto read = decodePullReply(encodePullReply(reply), catalogue);
            QVERIFY(read.ok());
            QVERIFY(core.applyPull(*read).ok());
        };
        const auto with = [&](const Catalogue& catalogue, auto story) {
            auto db = Database::open({.path = path, .synchronous = Synchronous::Normal});
            QVERIFY(db.ok());
            QVERIFY(Migrator(catalogue, StoreSide::Replica).run(*db, w.now).ok());
            RecordStore store(*db, catalogue, StoreSide::Replica);
            auto core = ReplicaCore::open(*db, store, catalogue);
            QVERIFY(core.ok());
            auto identity = north.core->identity();
            QVERIFY((*core)->setIdentity(identity).ok());
            story(store, **core);
        };
        with(old, [&](RecordStore& store, ReplicaCore& core) {
            pullInto(old, store, core);
            QVERIFY(store.find("job", id)->unknown.find("03-1") != std::string::npos);
        });
        QVERIFY(north.edit(job(w), id, Values().set(kPhone, "03-2")).ok());
        w.sync(north);
        with(old, [&](RecordStore& store, ReplicaCore& core) {
            pullInto(old, store, core);
            QVERIFY(store.find("job", id)->unknown.find("03-2") != std::string::npos);
        });
        with(w.catalogue, [&](RecordStore& store, ReplicaCore& core) {
            QCOMPARE(store.find("job", id)->text(kPhone), std::string("03-2"));
            QVERIFY(store.find("job", id)->unknown.empty());
            pullInto(w.catalogue, store, core);
            QCOMPARE(store.find("task", taskId)->text(kWhat), std::string("Nail"));
        });
    }
};

QTEST_GUILESS_MAIN(TestPull)
#include "test_pull.moc"
