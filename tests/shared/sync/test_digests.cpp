// A flipped byte, a missing row and a forged one are found within one cycle of comparisons, and
// only those rows are fetched again (sync §12).
#include <QtTest/QtTest>

#include "shared/base/hash.h"
#include "shared/store/transactions.h"
#include "shared/wire/digest_messages.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

namespace {

template <class T> T taken(Result<T> r)
{
    if (!r) {
        qFatal("%s: %s", r.fault().forUser.english().c_str(), r.fault().detail.c_str());
    }
    return std::move(*r);
}

struct Cycle
{
    int differing = 0;
    int fetched = 0; ///< rows the server sent
    int strays = 0;
    int compared = 0; ///< scopes
};

} // namespace

class TestDigests : public QObject
{
    Q_OBJECT

private:
    struct Story
    {
        Story()
        {
            const std::vector<Grant> worker{{"worker", "team:north", Date{}, std::nullopt}};
            aina = &world.replica("aina", worker);
            budi = &world.replica("budi", worker);
            const auto& job = *world.catalogue.type("job");
            for (int i = 0; i < 60; ++i) {
                jobs.push_back(world.newId());
                world.wait(60);
                taken(aina->create(
                    job, jobs.back(),
                    Values().set(kTitle, "job " + std::to_string(i)).set(kTeam, "north")));
            }
            world.syncAll();
            world.syncAll();
        }

        /// All sixteen slices; differences are mended.
        Cycle cycle(World::Replica& r)
        {
            Cycle out;
            const auto actor = taken(world.server.core->actor(r.core->identity().actor.user));
            for (int slice = 0; slice < kDigestSlices; ++slice) {
                // Each message as it crosses the wire.
                const auto asked =
                    taken(decodeDigestRequest(encodeDigestRequest(r.core->digestRequest(slice))));
                const auto sums = taken(decodeDigestReply(
                    encodeDigestReply(taken(world.server.core->digests(asked, actor, world.now)))));
                out.compared += static_cast<int>(sums.compared.size());
                const auto compared = taken(r.core->compare(sums, slice));
                out.strays += static_cast<int>(compared.strays.size());
                for (const auto& request : compared.differing) {
                    ++out.differing;
                    const auto wanted = taken(decodeRowsRequest(encodeRowsRequest(request)));
                    const auto rows = taken(decodeRowsReply(
                        encodeRowsReply(wanted,
                                        taken(world.server.core->rows(wanted, actor, world.now))),
                        request, world.catalogue));
                    out.fetched += static_cast<int>(rows.rows.size());
                    taken(r.core->mend(request, rows));
                }
            }
            return out;
        }

        void sql(World::Replica& r, const std::string& text)
        {
            const auto done = r.database->execute(text);
            if (!done) {
                qFatal("%s", done.fault().detail.c_str());
            }
        }

        std::string blob(const Id& id) const { return "x'" + toHex(id.bytes) + "'"; }

        World world;
        World::Replica* aina = nullptr;
        World::Replica* budi = nullptr;
        std::vector<Id> jobs;
    };

private Q_SLOTS:
    void nothingDiffersInASoundReplica()
    {
        Story s;
        for (auto* r : {s.aina, s.budi}) {
            const auto c = s.cycle(*r);
            QVERIFY(c.compared >= kDigestSlices);
            QCOMPARE(c.differing, 0);
            QCOMPARE(c.strays, 0);
        }
        QVERIFY(taken(s.world.server.core->check()).empty());
    }

    void aFlippedByteIsFoundAndOnlyThatRowFetched()
    {
        Story s;
        s.sql(*s.budi, "UPDATE job SET title = 'jab 17' WHERE id = " + s.blob(s.jobs[17]));
        const auto c = s.cycle(*s.budi);
        QVERIFY(c.differing >= 1);
        // Once for each scope that holds it.
        QCOMPARE(c.fetched, c.differing);
        QCOMPARE(s.budi->find("job", s.jobs[17])->text(kTitle), std::string("job 17"));
        QCOMPARE(s.cycle(*s.budi).differing, 0);
    }

    void aMissingRowComesBack()
    {
        Story s;
        s.sql(*s.budi, "DELETE FROM job WHERE id = " + s.blob(s.jobs[3]));
        QVERIFY(!s.budi->find("job", s.jobs[3]));
        const auto c = s.cycle(*s.budi);
        QCOMPARE(c.fetched, c.differing);
        QCOMPARE(s.budi->find("job", s.jobs[3])->text(kTitle), std::string("job 3"));
        QCOMPARE(s.cycle(*s.budi).differing, 0);
    }

    void aForgedRowIsTakenOut()
    {
        Story s;
        const auto forged = s.world.newId();
        Record r(*s.world.catalogue.type("job"), forged);
        r.set(kTitle, "forged");
        r.set(kTeam, "north");
        r.version = 5;
        QVERIFY(s.budi->store->insert(r).ok());
        QCOMPARE(s.cycle(*s.budi).strays, 1);
        QVERIFY(!s.budi->find("job", forged));
        // And one that is forged with its place in a scope.
        QVERIFY(s.budi->store->insert(r).ok());
        s.sql(*s.budi, "INSERT INTO scope_row(scope, type, row_id) SELECT s.id, t.id, " +
                           s.blob(forged) +
                           " FROM my_scope s, my_type t WHERE s.key = 'team:north' AND t.key = "
                           "'job'");
        const auto c = s.cycle(*s.budi);
        QCOMPARE(c.differing, 1);
        QVERIFY(!s.budi->find("job", forged));
        QCOMPARE(s.cycle(*s.budi).differing, 0);
    }

    void workThatWaitsIsNoDifferenceAndSurvivesTheMending()
    {
        Story s;
        const auto& job = *s.world.catalogue.type("job");
        taken(s.budi->edit(job, s.jobs[5], Values().set(kTitle, "mine")));
        const auto own = s.world.newId();
        taken(s.budi->create(job, own, Values().set(kTitle, "own").set(kTeam, "north")));
        QCOMPARE(s.cycle(*s.budi).differing, 0);
        // The base under the waiting edit goes bad.
        s.sql(*s.budi, "UPDATE shadow SET row = replace(row, 'job 5', 'jab 5') WHERE existed = 1");
        const auto c = s.cycle(*s.budi);
        QVERIFY(c.differing >= 1);
        QCOMPARE(s.budi->find("job", s.jobs[5])->text(kTitle), std::string("mine"));
        QCOMPARE(s.budi->find("job", own)->text(kTitle), std::string("own"));
        QVERIFY(s.budi->core->checkReplay().ok());
        s.world.syncAll();
        s.world.syncAll();
        QCOMPARE(s.aina->find("job", s.jobs[5])->text(kTitle), std::string("mine"));
        QCOMPARE(s.cycle(*s.budi).differing, 0);
    }

    void aScopeThatWentOnIsNotCompared()
    {
        Story s;
        const auto& job = *s.world.catalogue.type("job");
        taken(s.aina->edit(job, s.jobs[1], Values().set(kTitle, "new")));
        s.world.sync(*s.aina);
        // budi has not pulled: his rows are old, not wrong.
        QCOMPARE(s.cycle(*s.budi).differing, 0);
        s.world.sync(*s.budi);
        QCOMPARE(s.cycle(*s.budi).differing, 0);
        QCOMPARE(s.budi->find("job", s.jobs[1])->text(kTitle), std::string("new"));
    }

    void aStrangersScopeIsRefused()
    {
        Story s;
        auto& other = s.world.replica("carl", {{"worker", "team:south", Date{}, std::nullopt}});
        s.world.sync(other);
        const auto actor = taken(s.world.server.core->actor(other.core->identity().actor.user));
        auto request = s.budi->core->digestRequest(0);
        for (const auto& sum :
             taken(s.world.server.core->digests(request, actor, s.world.now)).sums) {
            QVERIFY(sum.scope != "team:north");
        }
        RowsRequest rows{request.epoch, request.device, {"team:north", 1, {}}, "job", 0, {}};
        const auto refused = s.world.server.core->rows(rows, actor, s.world.now);
        QVERIFY(!refused);
        QCOMPARE(refused.fault().code, FaultCode::Forbidden);
    }

    void everyChangeOnTheServerKeepsTheSums()
    {
        Story s;
        const auto& job = *s.world.catalogue.type("job");
        auto& dewi = s.world.replica("dewi", {{"worker", "team:north", Date{}, std::nullopt},
                                              {"worker", "team:south", Date{}, std::nullopt}});
        s.world.sync(dewi);
        taken(dewi.edit(job, s.jobs[2], Values().set(kTeam, "south"))); // leaves one scope
        s.world.syncAll();
        QVERIFY(taken(s.world.server.core->check()).empty());
        // A sum that was written wrongly is told by check.
        QVERIFY(s.world.server.database->execute("UPDATE digest SET n = n + 1").ok());
        const auto wrong = taken(s.world.server.core->check());
        QCOMPARE(wrong.size(), std::size_t(1));
        QVERIFY(wrong.front().find("digests") != std::string::npos);
    }

    void sumsStandAfterOldHistoryIsForgotten()
    {
        Story s;
        auto& w = s.world;
        w.now = w.now.plusDays(100);
        QVERIFY(
            s.aina->edit(*w.catalogue.type("job"), s.jobs[4], Values().set(kPhone, "03-1")).ok());
        w.syncAll();
        w.syncAll();
        QVERIFY(w.compact() > 0);
        QVERIFY(w.server.core->check()->empty());
        for (auto* r : {s.aina, s.budi}) {
            const auto c = s.cycle(*r);
            QVERIFY(c.compared >= kDigestSlices);
            QCOMPARE(c.differing, 0);
        }
    }

    /// Rows look different to a program of another version: nothing is compared, nothing is mended.
    void anotherVersionIsNotCompared()
    {
        Story s;
        auto request = s.aina->core->digestRequest(0);
        QVERIFY(!request.scopes.empty());
        request.schema = s.world.catalogue.schema().current + 1;
        const auto actor = taken(s.world.server.core->actor(s.aina->core->identity().actor.user));
        const auto reply = taken(s.world.server.core->digests(request, actor, s.world.now));
        QVERIFY(reply.compared.empty());
        const auto compared = taken(s.aina->core->compare(reply, 0));
        QVERIFY(compared.differing.empty() && compared.strays.empty());
    }
};

QTEST_GUILESS_MAIN(TestDigests)
#include "test_digests.moc"
