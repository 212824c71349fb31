// A server that was restored (sync.md §13, §15 "Cursor"): clients bring back what it lacks, each
// effect once and with the number that stood on the letter.
#include <QtTest>

#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

namespace {

const std::vector<Grant> kNorth{{"worker", "team:north", Date{}, std::nullopt}};
const std::vector<Grant> kSouth{{"worker", "team:south", Date{}, std::nullopt}};

Values job(const char* title, const char* team = "north")
{
    return Values().set(kTitle, title).set(kTeam, team);
}

} // namespace

class TestEpoch : public QObject
{
    Q_OBJECT

    const RecordType& type(World& w) { return *w.catalogue.type("job"); }
    std::int64_t jobs(World& w) { return w.server.store->count(Query{.type = "job"}); }
    std::string numberOf(const Lookup& l) { return l ? l->text(kReference) : "missing"; }

    Id sent(World& w, World::Replica& r, const char* title, const char* team = "north")
    {
        const Id id = w.newId();
        const bool done =
            r.create(type(w), id, job(title, team)).ok() && r.transition(type(w), id, "send").ok();
        return done ? id : Id{};
    }

private slots:
    void eachEffectComesBackOnceWithItsNumber()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        auto& budi = w.replica("budi", kSouth);
        w.syncAll();
        const Id before = sent(w, aina, "Before");
        w.syncAll();
        w.copyServer();
        // In the hours that get lost: Budi first, then Aina.
        const Id ofBudi = sent(w, budi, "Budi", "south");
        w.sync(budi);
        const Id ofAina = sent(w, aina, "Aina");
        w.sync(aina);
        w.syncAll();
        QCOMPARE(numberOf(budi.find("job", ofBudi)), std::string("JOB/2"));
        QCOMPARE(numberOf(aina.find("job", ofAina)), std::string("JOB/3"));
        const auto old = w.server.core->epoch();
        w.restoreServer();
        QVERIFY(w.server.core->epoch() != old);
        QCOMPARE(jobs(w), std::int64_t(1));
        // A new number is given before anybody has brought back the old ones.
        auto& citra = w.replica("citra", kNorth);
        w.sync(citra);
        const Id fresh = sent(w, citra, "Fresh");
        QVERIFY(w.sync(citra));
        QCOMPARE(numberOf(w.server.store->find("job", fresh)), std::string("JOB/4"));

        // Aina comes first now, with something new besides.
        const Id more = sent(w, aina, "More");
        QVERIFY(w.sync(aina));
        QVERIFY(w.sync(budi));
        QVERIFY(w.sync(aina));
        QCOMPARE(jobs(w), std::int64_t(5));
        QCOMPARE(numberOf(w.server.store->find("job", before)), std::string("JOB/1"));
        QCOMPARE(numberOf(w.server.store->find("job", ofBudi)), std::string("JOB/2"));
        QCOMPARE(numberOf(w.server.store->find("job", ofAina)), std::string("JOB/3"));
        QCOMPARE(numberOf(w.server.store->find("job", more)), std::string("JOB/5"));
        for (auto* r : {&aina, &budi}) {
            QCOMPARE(r->core->counts()->waiting, 0);
            QVERIFY(r->core->inbox()->empty());
            QCOMPARE(r->core->identity().epoch, w.server.core->epoch());
        }
        QCOMPARE(numberOf(aina.find("job", ofAina)), std::string("JOB/3"));
        QVERIFY(aina.core->checkReplay().ok());
        QVERIFY(w.server.core->check()->empty());
        // Once more changes nothing.
        const auto seq = w.server.core->lastSeq();
        w.syncAll();
        QCOMPARE(w.server.core->lastSeq(), seq);
    }

    void twoClientsThatChangedTheSameRecordAreJudgedAsBefore()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        auto& budi = w.replica("budi", kNorth);
        w.syncAll();
        const Id id = w.newId();
        QVERIFY(aina.create(type(w), id, job("Roof")).ok());
        w.syncAll();
        w.copyServer();
        QVERIFY(aina.edit(type(w), id, Values().set(kPhone, "03-1")).ok());
        w.syncAll();
        QVERIFY(budi.edit(type(w), id, Values().set(kPhone, "03-2")).ok());
        w.syncAll();
        QCOMPARE(aina.find("job", id)->text(kPhone), std::string("03-2"));
        w.restoreServer();
        w.syncAll();
        w.syncAll();
        QCOMPARE(w.server.store->find("job", id)->text(kPhone), std::string("03-2"));
        // Numbers of lost transactions mean nothing to new ones: a change made in ignorance of
        // another is still seen as one.
        QVERIFY(aina.edit(type(w), id, Values().set(kEmail, "a@example.my")).ok());
        QVERIFY(budi.edit(type(w), id, Values().set(kEmail, "b@example.my")).ok());
        w.sync(aina);
        w.sync(budi);
        QCOMPARE(w.server.store->count(Query{.type = "conflict"}), std::int64_t(1));
    }

    void aCopyTakenBeforeAGenerationIsNoObstacle()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        w.copyServer(); // of before the device was known
        w.sync(aina);
        const Id first = sent(w, aina, "First");
        w.sync(aina);
        auto stale = aina.core->identity();
        stale.sessionNonce = "long ago"; // numbered anew in the lost hours
        QVERIFY(aina.core->setIdentity(stale).ok());
        const Id second = sent(w, aina, "Second");
        w.sync(aina);
        const Id third = sent(w, aina, "Third");
        w.restoreServer();
        QVERIFY(w.sync(aina));
        QCOMPARE(jobs(w), std::int64_t(3));
        QCOMPARE(numberOf(w.server.store->find("job", first)), std::string("JOB/1"));
        QCOMPARE(numberOf(w.server.store->find("job", second)), std::string("JOB/2"));
        QCOMPARE(numberOf(w.server.store->find("job", third)), std::string("JOB/3"));
        QVERIFY(aina.core->inbox()->empty());
        QVERIFY(w.server.core->check()->empty());
    }

    void anAnswerLostInTheMiddleOfItIsNoObstacle()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        w.copyServer();
        std::vector<Id> made;
        for (int i = 0; i < 7; ++i) {
            made.push_back(sent(w, aina, "x"));
        }
        QVERIFY(w.sync(aina));
        w.restoreServer();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!w.sync(aina, {.losePushReply = true, .batch = 3}));
            aina.reopen();
        }
        QVERIFY(w.sync(aina, {.batch = 3}));
        for (std::size_t i = 0; i < made.size(); ++i) {
            QCOMPARE(numberOf(w.server.store->find("job", made[i])),
                     "JOB/" + std::to_string(i + 1));
        }
        QCOMPARE(jobs(w), std::int64_t(7));
        QCOMPARE(aina.core->counts()->waiting, 0);
    }

    void aSecondRestoreBeforeAllCameBack()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        auto& budi = w.replica("budi", kSouth);
        w.syncAll();
        w.copyServer();
        const Id ofAina = sent(w, aina, "Aina");
        w.sync(aina);
        const Id ofBudi = sent(w, budi, "Budi", "south");
        w.sync(budi);
        w.restoreServer();
        w.sync(aina);
        w.restoreServer();
        const Id more = sent(w, aina, "More");
        w.syncAll();
        w.syncAll();
        QCOMPARE(jobs(w), std::int64_t(3));
        QCOMPARE(numberOf(w.server.store->find("job", ofAina)), std::string("JOB/1"));
        QCOMPARE(numberOf(w.server.store->find("job", ofBudi)), std::string("JOB/2"));
        QCOMPARE(numberOf(w.server.store->find("job", more)), std::string("JOB/3"));
        QVERIFY(w.server.core->check()->empty());
    }

    void aForgedReceiptGetsNoNumber()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        w.copyServer();
        const Id id = sent(w, aina, "Roof");
        QVERIFY(w.sync(aina));
        QVERIFY(aina.database
                    ->execute("UPDATE op_done SET verdict = replace(verdict, "
                              "'\\\"number\\\":1,', '\\\"number\\\":7,')")
                    .ok());
        w.restoreServer();
        QVERIFY(w.sync(aina));
        // The number 1 is kept for the true receipt; the work itself is taken as new.
        QCOMPARE(numberOf(w.server.store->find("job", id)), std::string("JOB/2"));
    }

    void aReceiptThatSomebodyBringsKeepsItsNumber()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        w.copyServer();
        (void)sent(w, aina, "Lost with the laptop");
        QVERIFY(w.sync(aina));
        std::vector<SignedReceipt> kept;
        auto s = aina.database->prepare("SELECT verdict ->> 'receipt' FROM op_done ORDER BY "
                                        "number");
        while (*s->step()) {
            kept.push_back(*SignedReceipt::parse(s->text(0)));
        }
        s->reset();
        QCOMPARE(kept.size(), std::size_t(2));
        w.restoreServer(kept);
        auto& budi = w.replica("budi", kNorth);
        w.sync(budi);
        const Id fresh = sent(w, budi, "Fresh");
        w.sync(budi);
        QCOMPARE(numberOf(w.server.store->find("job", fresh)), std::string("JOB/2"));
    }

    void whatWasDecidedIsKeptThirtyDays()
    {
        World w;
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        QVERIFY(aina.create(type(w), w.newId(), job("Roof")).ok());
        w.sync(aina);
        const auto done = [&] {
            return aina.database->integer("SELECT count(*) FROM op_done", 0).valueOr(-1);
        };
        w.now = w.now.plusDays(29);
        w.sync(aina);
        QCOMPARE(done(), std::int64_t(1));
        w.now = w.now.plusDays(2);
        w.sync(aina);
        QCOMPARE(done(), std::int64_t(0));
    }

    void countersNearTheirEndDoNotWrap()
    {
        World w;
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        // A history far beyond what any server writes: JSON's whole numbers, and ours, reach.
        HistoryMark far;
        far.seq = 9'000'000'000'000'000;
        QVERIFY(w.server.core->beginEpoch(w.newId(), far, {}, w.now).ok());
        QVERIFY(w.server.database
                    ->run("INSERT INTO number_series VALUES('job', ?1, 999999999999)",
                          w.now.day().year())
                    .ok());
        const Id id = sent(w, aina, "Roof");
        QVERIFY(w.sync(aina));
        QVERIFY(w.sync(aina));
        QCOMPARE(numberOf(aina.find("job", id)), std::string("JOB/1000000000000"));
        QVERIFY(aina.find("job", id)->version > far.seq);
        QVERIFY(w.server.core->check()->empty());
    }
};

QTEST_GUILESS_MAIN(TestEpoch)
#include "test_epoch.moc"
