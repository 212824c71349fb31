#include <QtTest>

#include "shared/base/hash.h"
#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/replica_builder.h"
#include "shared/sync/rows.h"
#include "shared/wire/segment.h"
#include "shared/wire/segment_pipeline.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

namespace {

const std::vector<Grant> kNorth{{"worker", "team:north", Date{}, std::nullopt}};
const std::vector<Grant> kOfficer{{"officer", "national:jobs", Date{}, std::nullopt},
                                  {"worker", "team:north", Date{}, std::nullopt}};

std::string contentOf(const Catalogue& catalogue, RecordStore& store)
{
    std::string out;
    for (const auto* type : catalogue.types()) {
        for (const auto& row : store.query(Query{.type = type->key})) {
            out += std::string(type->key) + ' ' + row.id.toString() + ' ' +
                   std::to_string(row.version) + ' ' +
                   groupVersionsOf(store, type->key, row.id).valueOr("?") + ' ' + encodeRow(row) +
                   '\n';
        }
    }
    auto s = store.database().prepare(
        "SELECT s.key || ' ' || t.key || ' ' || hex(r.row_id) FROM scope_row r JOIN my_scope s ON "
        "s.id = r.scope JOIN my_type t ON t.id = r.type WHERE s.key NOT LIKE 'user:%' ORDER BY 1");
    while (s && s->step().valueOr(false)) {
        out += std::string(s->text(0)) + '\n';
    }
    return out;
}

std::string contentOf(World::Replica& r) { return contentOf(r.world->catalogue, *r.store); }

} // namespace

/// Large scopes by segments: whatever is cut, lost or changed meanwhile, the rows are the same.
class TestSegments : public QObject
{
    Q_OBJECT

    const RecordType& job(World& w) { return *w.catalogue.type("job"); }

    /// A north of `n` jobs, with some edits by an officer.
    std::vector<Id> fill(World& w, World::Replica& by, int n)
    {
        std::vector<Id> ids;
        for (int i = 0; i < n; ++i) {
            ids.push_back(w.newId());
            w.wait(1);
            if (!by.create(job(w), ids.back(),
                           Values().set(kTitle, "t" + std::to_string(i)).set(kTeam, "north"))
                     .ok()) {
                qFatal("no job");
            }
        }
        w.sync(by);
        return ids;
    }

    /// A new replica takes the place of the one in use. @param killedAt which segment is the last.
    /// @return what went wrong.
    std::string buildBeside(World& w, World::Replica& r, const SegmentedScope& scope,
                            std::size_t killedAt = 1'000'000)
    {
        const auto path = r.folder.file("replica.new");
        auto builder = ReplicaBuilder::begin(path, w.catalogue, w.now, {scope});
        const auto packed = [&](const Segment& s) -> Result<std::string> {
            return killedAt < scope.segments.size() && s == scope.segments[killedAt]
                       ? Result<std::string>(Fault::internal("killed"))
                       : Result<std::string>(w.segmentBytes(s.sha256));
        };
        auto done = builder ? fillFromSegments(**builder, {scope}, w.catalogue, packed)
                            : Status(builder.fault());
        if (done) {
            done = (*builder)->buildIndexes();
        }
        if (done) {
            done = (*builder)->takeOver(r.folder.file("replica.db"));
        }
        if (done) {
            done = (*builder)->close();
        }
        if (!done) {
            return done.fault().detail;
        }
        r.core.reset();
        r.store.reset();
        const bool emptied = r.database->checkpointTruncate().ok();
        r.database.reset();
        std::filesystem::rename(path, r.folder.file("replica.db"));
        r.reopen();
        return emptied ? std::string() : std::string("journal");
    }

private slots:
    void aWholeScopeBySegmentsEqualsOneAtOnce()
    {
        World w;
        auto& boss = w.replica("boss", kOfficer);
        const auto ids = fill(w, boss, 30);
        QVERIFY(boss.edit(job(w), ids[3], Values().set(kPhone, "1")).ok());
        w.sync(boss);
        auto& plain = w.replica("plain", kNorth);
        w.sync(plain);
        w.useSegments(1'000, 5);
        auto& inSegments = w.replica("segments", kNorth);
        QVERIFY(w.sync(inSegments));
        QVERIFY(inSegments.core->coming()->empty());
        QCOMPARE(contentOf(inSegments), contentOf(plain));
        QVERIFY(inSegments.core->checkReplay().ok());
    }

    void itGoesOnWhereverItWasCut()
    {
        World w;
        auto& boss = w.replica("boss", kOfficer);
        fill(w, boss, 30);
        auto& plain = w.replica("plain", kNorth);
        w.useSegments(1'000, 5);
        auto& cut = w.replica("cut", kNorth);
        World::Faults one;
        one.segments = 1;
        int rounds = 0;
        while (!w.sync(cut, one)) {
            cut.reopen();
            // Nothing shows before all is there.
            QCOMPARE(cut.store->count(Query{.type = "job"}), std::int64_t(0));
            QVERIFY(++rounds < 100);
            if (rounds == 4) {
                // The server writes meanwhile.
                fill(w, boss, 3);
            }
        }
        QVERIFY(rounds > 5);
        w.sync(plain);
        w.sync(cut);
        QCOMPARE(contentOf(cut), contentOf(plain));
    }

    void workDoneMeanwhileIsKept()
    {
        World w;
        auto& boss = w.replica("boss", kOfficer);
        auto& aina = w.replica("aina", kNorth);
        fill(w, boss, 3);
        w.sync(aina);
        const auto ids = fill(w, boss, 30);
        w.useSegments(10, 5);
        World::Faults one;
        one.segments = 1;
        QVERIFY(!w.sync(aina, one));
        const Id mine = w.newId();
        QVERIFY(aina.create(job(w), mine, Values().set(kTitle, "mine").set(kTeam, "north")).ok());
        QVERIFY(!w.sync(aina, one));
        // Decided by the server, and shown all the while, though its effect is not here yet.
        QVERIFY(static_cast<bool>(aina.find("job", mine)));
        QVERIFY(aina.core->checkReplay().ok());
        QVERIFY(w.sync(aina));
        QVERIFY(static_cast<bool>(aina.find("job", mine)));
        QVERIFY(aina.core->outbox()->empty());
        QCOMPARE(aina.store->count(Query{.type = "job"}), std::int64_t(34));
    }

    void aLargeDeltaTakesWhatLeftAwayAgain()
    {
        World w;
        auto& boss = w.replica("boss", kOfficer);
        auto& aina = w.replica("aina", kNorth);
        const auto ids = fill(w, boss, 20);
        w.sync(aina);
        QCOMPARE(aina.store->count(Query{.type = "job"}), std::int64_t(20));
        for (std::size_t i = 0; i < ids.size(); ++i) {
            QVERIFY(boss.edit(job(w), ids[i],
                              i % 3 ? Values().set(kTitle, "new") : Values().set(kTeam, "south"))
                        .ok());
        }
        w.sync(boss);
        w.useSegments(10, 1'000);
        QVERIFY(w.sync(aina));
        auto& plain = w.replica("plain", kNorth);
        w.sync(plain);
        QCOMPARE(contentOf(aina), contentOf(plain));
        QCOMPARE(aina.store->count(Query{.type = "job"}), std::int64_t(13));
    }

    void belowTheFloorScopesComeAnewAndTheOutboxIsUntouched()
    {
        World w;
        auto& boss = w.replica("boss", kOfficer);
        auto& aina = w.replica("aina", kNorth);
        auto ids = fill(w, boss, 10);
        w.sync(aina);
        QCOMPARE(w.compact(), std::int64_t(0));
        // Silent for 120 days: retired at 90, and what it missed is forgotten.
        const Id mine = w.newId();
        w.now = w.now.plusDays(60);
        QVERIFY(boss.edit(job(w), ids[0], Values().set(kTeam, "south")).ok());
        QVERIFY(boss.edit(job(w), ids[1], Values().set(kTitle, "later")).ok());
        w.sync(boss);
        w.now = w.now.plusDays(60);
        w.sync(boss);
        w.now = w.now.plusDays(40);
        w.sync(boss);
        QVERIFY(w.compact() > 0);
        QVERIFY(w.server.core->check()->empty());
        QVERIFY(aina.create(job(w), mine, Values().set(kTitle, "mine").set(kTeam, "north")).ok());
        QVERIFY(w.sync(aina));
        QVERIFY(!aina.find("job", ids[0]));
        QCOMPARE(aina.find("job", ids[1])->text(kTitle), std::string("later"));
        QVERIFY(static_cast<bool>(w.server.store->find("job", mine)));
        auto& plain = w.replica("plain", kNorth);
        w.sync(plain);
        QCOMPARE(contentOf(aina), contentOf(plain));
        // Compaction changed nothing that anybody holds.
        w.sync(boss);
        QCOMPARE(w.server.store->count(Query{.type = "job"}), std::int64_t(11));
    }

    void aDamagedSegmentIsNotRead()
    {
        World w;
        auto& boss = w.replica("boss", kOfficer);
        fill(w, boss, 10);
        w.useSegments(1, 1, 100'000);
        SegmentedScope scope{"team:north", {}, 0, 0, {}};
        w.makeSegments(scope, *w.server.core->actor(boss.core->identity().actor.user));
        QVERIFY(!scope.segments.empty());
        const auto& segment = scope.segments.front();
        const auto text = w.segmentText(segment.sha256);
        const auto read = [&](std::string_view lines) {
            return decodeSegment(lines, segment, w.catalogue, 4,
                                 [](std::vector<SegmentRow>&&) { return okStatus(); });
        };
        QVERIFY(read(text).ok());
        for (std::size_t n = 0; n < text.size(); ++n) {
            QVERIFY2(!read(std::string_view(text).substr(0, n)).ok(), std::to_string(n).c_str());
        }
        auto other = segment;
        other.type = "task";
        QVERIFY(!decodeSegment(text, other, w.catalogue, 4, [](std::vector<SegmentRow>&&) {
                     return okStatus();
                 }).ok());
    }

    void aReplicaBuiltBesideHoldsAllThatTheOldOneDid()
    {
        World w;
        auto& boss = w.replica("boss", kOfficer);
        const auto ids = fill(w, boss, 25);
        auto& aina = w.replica("aina", kOfficer);
        auto& plain = w.replica("plain", kOfficer);
        w.sync(aina);
        // Unsent work on rows that come in segments, and on one that comes by another scope.
        QVERIFY(aina.edit(job(w), ids[2], Values().set(kTitle, "edited")).ok());
        const Id mine = w.newId();
        QVERIFY(aina.create(job(w), mine, Values().set(kTitle, "mine").set(kTeam, "north")).ok());
        QVERIFY(aina.transition(job(w), mine, "send").ok());
        QVERIFY(boss.edit(job(w), ids[2], Values().set(kPhone, "99")).ok());
        w.sync(boss);

        w.useSegments(1'000, 5);
        SegmentedScope scope{"national:jobs", "officer", 0, 0, {}};
        w.makeSegments(scope, *w.server.core->actor(aina.core->identity().actor.user));
        const auto outboxBefore = aina.core->outbox()->size();
        // The first attempt is killed at its end: nothing of it counts.
        QCOMPARE(buildBeside(w, aina, scope, scope.segments.size() - 1), std::string("killed"));
        QCOMPARE(buildBeside(w, aina, scope), std::string());
        QCOMPARE(aina.core->outbox()->size(), outboxBefore);
        QVERIFY(aina.core->checkReplay().ok());
        QCOMPARE(aina.find("job", ids[2])->text(kTitle), std::string("edited"));
        QCOMPARE(aina.find("job", ids[2])->text(kPhone), std::string("99"));
        QCOMPARE(aina.find("job", mine)->text(kTitle), std::string("mine"));
        QVERIFY(aina.database->quickCheck().ok());
        Query search{.type = "job"};
        search.search = "t11";
        QCOMPARE(aina.store->query(search).size(), std::size_t(1));
        search.search = "edited";
        QCOMPARE(aina.store->query(search).size(), std::size_t(1));

        QVERIFY(w.sync(aina));
        QVERIFY(aina.core->outbox()->empty());
        w.sync(plain);
        QCOMPARE(contentOf(aina), contentOf(plain));
    }

    /// After a restore the numbers of the lost transactions are higher than those of the rows that
    /// the server still has, and mean nothing.
    void aRowOfALostHistoryGivesWayToTheNewReplica()
    {
        World w;
        w.useReceiptKey();
        auto& boss = w.replica("boss", kOfficer);
        const auto ids = fill(w, boss, 8);
        auto& aina = w.replica("aina", kOfficer);
        w.sync(aina);
        w.copyServer();
        for (const auto n : {3, 4}) {
            QVERIFY(boss.edit(job(w), ids[n], Values().set(kTitle, "lost")).ok());
        }
        w.sync(boss); // whose disk then dies, with the receipt
        w.sync(aina);
        QVERIFY(aina.edit(job(w), ids[4], Values().set(kPhone, "4")).ok());
        w.restoreServer();
        const auto user = aina.core->identity().actor.user;
        auto hello = w.server.core->hello(aina.core->hello(), user, w.now, w.newId().toString());
        QVERIFY(hello.ok());
        hello->receiptKey = w.receiptKeyPem();
        QVERIFY(aina.core->takeHello(*hello).ok());
        QCOMPARE(aina.find("job", ids[3])->text(kTitle), std::string("lost"));

        w.useSegments(1'000, 5);
        SegmentedScope scope{"national:jobs", "officer", 0, 0, {}};
        w.makeSegments(scope, *w.server.core->actor(user));
        QCOMPARE(buildBeside(w, aina, scope), std::string());
        QCOMPARE(aina.find("job", ids[3])->text(kTitle), std::string("t3"));
        QCOMPARE(aina.find("job", ids[4])->text(kTitle), std::string("t4"));
        QCOMPARE(aina.find("job", ids[4])->text(kPhone), std::string("4"));
        QVERIFY(aina.core->checkReplay().ok());
        w.sync(aina);
        QCOMPARE(w.server.store->find("job", ids[4])->text(kPhone), std::string("4"));
        auto& plain = w.replica("plain", kOfficer);
        w.sync(plain);
        QCOMPARE(contentOf(aina), contentOf(plain));
    }
};

QTEST_GUILESS_MAIN(TestSegments)
#include "test_segments.moc"
