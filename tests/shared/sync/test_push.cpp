// Operations on their way up (sync.md §5, §15 "Outbox" and "Committer"): each is decided once, each
// gets a receipt that stays the same for ever, and none holds up another.
#include <QtTest>

#include "shared/store/transactions.h"
#include "shared/sync/codec.h"
#include "shared/sync/proof.h"
#include "shared/sync/pushed.h"
#include "tests/support/shared/fault_vfs.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

namespace {
const std::vector<Grant> kNorth{{"worker", "team:north", Date{}, std::nullopt}};

Values job(const char* title) { return Values().set(kTitle, title).set(kTeam, "north"); }
} // namespace

class TestPush : public QObject
{
    Q_OBJECT

    const RecordType& type(World& w) { return *w.catalogue.type("job"); }

    Result<PushReply> push(World& w, World::Replica& r, const std::vector<OutgoingOperation>& batch)
    {
        std::vector<PushedOperation> ops;
        for (const auto& op : batch) {
            ops.push_back(*decodePushed(op.payload, w.catalogue));
        }
        auto tx = WriteTransaction::begin(*w.server.database);
        std::vector<ScopeEvent> events;
        const auto& i = r.core->identity();
        auto reply = w.server.core->push(ops, i.actor.user, i.device, w.now, events);
        if (reply) {
            (void)tx->commit();
        }
        return reply;
    }

    std::int64_t jobs(World& w) { return w.server.store->count(Query{.type = "job"}); }

private slots:
    void theSameOperationSentThriceGetsTheSameReceipt()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        QVERIFY(aina.create(type(w), w.newId(), job("Roof")).ok());
        const auto batch = *aina.core->nextBatch(10);
        std::vector<std::string> receipts;
        for (int i = 0; i < 3; ++i) {
            w.wait(60);
            const auto reply = push(w, aina, batch);
            QVERIFY(reply.ok());
            QCOMPARE(reply->verdicts.size(), std::size_t(1));
            QVERIFY(reply->verdicts[0].kind == VerdictKind::Applied);
            receipts.push_back(reply->verdicts[0].receipt);
            if (i == 1) {
                w.reopenServer();
            }
        }
        QVERIFY(!receipts[0].empty());
        QCOMPARE(receipts[1], receipts[0]);
        QCOMPARE(receipts[2], receipts[0]);
        QCOMPARE(jobs(w), std::int64_t(1));
    }

    void aReceiptSaysWhatWasReceivedAndIsProvedAtArrival()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        const Id id = w.newId();
        QVERIFY(aina.create(type(w), id, job("Roof")).ok());
        QVERIFY(aina.transition(type(w), id, "send").ok());
        const auto batch = *aina.core->nextBatch(10);
        auto reply = push(w, aina, batch);
        QVERIFY(reply.ok());
        const auto& i = aina.core->identity();
        const auto given = SignedReceipt::parse(reply->verdicts[1].receipt);
        QVERIFY(given.ok());
        const auto& r = given->receipt;
        QCOMPARE(r.epoch.toString(), w.server.core->epoch());
        QCOMPARE(r.opId, batch[1].id);
        QCOMPARE(r.deviceId, i.device);
        QCOMPARE(r.generation, i.generation);
        QCOMPARE(r.opNo, std::int64_t(2));
        QCOMPARE(toHex(r.payloadHash), payloadHash(std::string_view(batch[1].payload)));
        QCOMPARE(r.verdict, std::string("applied"));
        QVERIFY(r.at == w.now);
        QCOMPARE(r.numbers.size(), std::size_t(1));
        QCOMPARE(r.numbers[0].series, std::string("job"));
        QCOMPARE(r.numbers[0].number, std::int64_t(1));

        // A verdict that somebody changed on the way is not believed, and nothing is lost.
        auto forged = reply->verdicts;
        forged[0].kind = VerdictKind::Rejected;
        QVERIFY(!aina.core->takeVerdicts(forged, w.now).ok());
        forged = reply->verdicts;
        std::swap(forged[0].receipt, forged[1].receipt);
        QVERIFY(!aina.core->takeVerdicts(forged, w.now).ok());
        QCOMPARE(aina.core->counts()->waiting, 2);
        QVERIFY(aina.core->takeVerdicts(reply->verdicts, w.now).ok());
        QCOMPARE(aina.core->counts()->waiting, 0);
    }

    void aReplyLostAfterTheCommitIsGivenAgain()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        const Id id = w.newId();
        QVERIFY(aina.create(type(w), id, job("Roof")).ok());
        QVERIFY(aina.transition(type(w), id, "send").ok());
        QVERIFY(!w.sync(aina, {.losePushReply = true}));
        QCOMPARE(aina.core->counts()->waiting, 2);
        aina.reopen();
        w.reopenServer();
        QVERIFY(w.sync(aina));
        QCOMPARE(aina.core->counts()->waiting, 0);
        QCOMPARE(jobs(w), std::int64_t(1));
        QCOMPARE(aina.find("job", id)->text(kReference), std::string("JOB/1"));
    }

    void aPoisonOperationAtTheHeadIsAnsweredAlone()
    {
        const std::vector<std::pair<const char*, const char*>> damages = {
            {"\"type\":\"job\"", "\"type\":\"spaceship\""},
            {"\"command\":\"create\"", "\"command\":\"explode\""},
            {"\"title\":\"Poison\"", "\"title\":7"},
            {"\"title\":\"Poison\"", "\"unheard_of\":\"x\""},
            {"\"at\":\"", "\"at\":\"never "},
            {"\"schema\":1", "\"schema\":0"},
            {"{", "not JSON {"},
        };
        for (const auto& [before, after] : damages) {
            World w;
            w.useReceiptKey();
            auto& aina = w.replica("aina", kNorth);
            w.sync(aina);
            const Id poison = w.newId();
            const Id fine = w.newId();
            const auto acted = aina.create(type(w), poison, job("Poison"));
            QVERIFY(aina.create(type(w), fine, job("Fine")).ok());
            QVERIFY(aina.database
                        ->run("UPDATE outbox SET payload = replace(payload, ?1, ?2) WHERE number "
                              "= 1",
                              before, after)
                        .ok());
            QVERIFY(w.sync(aina));
            QCOMPARE(aina.core->counts()->waiting, 0);
            QVERIFY(static_cast<bool>(w.server.store->find("job", fine)));
            QVERIFY(!w.server.store->find("job", poison));
            const auto inbox = *aina.core->inbox();
            QCOMPARE(inbox.size(), std::size_t(1));
            QVERIFY(inbox[0].verdict.kind == VerdictKind::Rejected);
            QVERIFY(!inbox[0].verdict.text.empty());
            // What was typed is there still, byte for byte.
            QCOMPARE(
                aina.database
                    ->integer("SELECT count(*) FROM inbox WHERE instr(payload, ?1) > 0", 0, after)
                    .valueOr(0),
                std::int64_t(1));
        }
    }

    void oneThatNoRequestCanCarryIsAnsweredAlone()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        const Id large = w.newId();
        const Id fine = w.newId();
        QVERIFY(aina.create(type(w), large, job(std::string(150, 'x').c_str())).ok());
        QVERIFY(aina.create(type(w), fine, job("Fine")).ok());
        const auto batch = *aina.core->nextBatch(10, 450);
        QCOMPARE(batch.size(), std::size_t(1));
        QVERIFY(batch[0].payload.size() < 300);
        const auto reply = push(w, aina, batch);
        QVERIFY(reply.ok());
        QCOMPARE(reply->verdicts[0].rule, std::string("TOO_LARGE"));
        QVERIFY(aina.core->takeVerdicts(reply->verdicts, w.now).ok());
        QVERIFY(w.sync(aina));
        QVERIFY(static_cast<bool>(w.server.store->find("job", fine)));
        QCOMPARE(aina.core->inbox()->front().operation.args.getOr(kTitle, std::string()),
                 std::string(150, 'x'));
    }

    void oneThatTheServerCannotTakeAtAllIsWithheld()
    {
        World w;
        w.useReceiptKey();
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        const auto acted = aina.create(type(w), w.newId(), job("Poison"));
        QVERIFY(acted.ok());
        QVERIFY(aina.core->withhold(acted->operation.id).ok());
        QVERIFY(w.sync(aina));
        QCOMPARE(aina.core->counts()->waiting, 0);
        QCOMPARE(aina.core->inbox()->front().verdict.rule, std::string("TOO_LARGE"));
        QCOMPARE(jobs(w), std::int64_t(0));
    }

    void anotherActUnderTheSameIdentityIsRefusedAlone()
    {
        World w;
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        const auto first = aina.create(type(w), w.newId(), job("Roof"));
        QVERIFY(!w.sync(aina, {.losePushReply = true}));
        QVERIFY(aina.database
                    ->execute("UPDATE outbox SET payload = replace(payload, 'Roof', "
                              "'Wall')")
                    .ok());
        const Id fine = w.newId();
        QVERIFY(aina.create(type(w), fine, job("Fine")).ok());
        QVERIFY(w.sync(aina));
        QCOMPARE(aina.core->counts()->waiting, 0);
        QCOMPARE(aina.core->inbox()->front().verdict.rule, std::string("SAME_ID"));
        QVERIFY(static_cast<bool>(w.server.store->find("job", fine)));
    }

    void anothersOperationIsRefusedAlone()
    {
        World w;
        auto& aina = w.replica("aina", kNorth);
        auto& budi = w.replica("budi", kNorth);
        w.syncAll();
        QVERIFY(aina.create(type(w), w.newId(), job("Roof")).ok());
        QVERIFY(aina.database
                    ->run("UPDATE outbox SET payload = replace(payload, ?1, ?2)",
                          "\"user\":\"" + aina.core->identity().actor.user.toString(),
                          "\"user\":\"" + budi.core->identity().actor.user.toString())
                    .ok());
        QVERIFY(w.sync(aina));
        QCOMPARE(aina.core->inbox()->front().verdict.rule, std::string("DEVICE"));
        QCOMPARE(jobs(w), std::int64_t(0));
    }

    void aKillAtAnyWriteOfAnActLeavesAllOrNothing()
    {
        World w;
        FaultVfs disk("kill-act");
        int k = 1;
        for (bool done = false; !done; ++k) {
            QVERIFY(k < 200);
            auto& r = w.replica("aina" + std::to_string(k), kNorth);
            w.sync(r);
            r.vfs = "kill-act";
            r.reopen();
            const Id id = w.newId();
            disk.failWrite(k, DiskFault::Broken);
            const bool acted = r.create(type(w), id, job("Roof")).ok();
            const auto asked = disk.writes();
            done = acted && asked >= 0;
            // The program dies here: nothing is tidied up by it.
            r.core.reset();
            r.store.reset();
            r.database.reset();
            disk.heal();
            r.vfs.clear();
            r.reopen();
            const bool there = static_cast<bool>(r.find("job", id));
            QCOMPARE(r.core->counts()->waiting, there ? 1 : 0);
            QVERIFY(there || !acted);
            QVERIFY(w.sync(r));
            QCOMPARE(static_cast<bool>(w.server.store->find("job", id)), there);
        }
        QVERIFY(k > 2);
    }

    void aFullDiskRefusesTheActAndKeepsTheOutbox()
    {
        World w;
        FaultVfs disk("full-act");
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        aina.vfs = "full-act";
        aina.reopen();
        const Id first = w.newId();
        QVERIFY(aina.create(type(w), first, job("First")).ok());
        disk.failWrite(1, DiskFault::Full);
        const auto refused = aina.create(type(w), w.newId(), job("Second"));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.fault().code, FaultCode::DiskFull);
        disk.heal();
        QCOMPARE(aina.core->counts()->waiting, 1);
        QVERIFY(w.sync(aina));
        QVERIFY(static_cast<bool>(w.server.store->find("job", first)));
        QCOMPARE(jobs(w), std::int64_t(1));
        aina.core.reset();
        aina.store.reset();
        aina.database.reset();
    }

    void aClockThatJumpsOrdersNothing()
    {
        World w;
        auto& aina = w.replica("aina", kNorth);
        w.sync(aina);
        const Id id = w.newId();
        const auto honest = w.now;
        w.now = honest.plusDays(400);
        QVERIFY(aina.create(type(w), id, job("first")).ok());
        w.now = honest.plusDays(-3);
        QVERIFY(aina.edit(type(w), id, Values().set(kTitle, "second")).ok());
        w.now = honest.plusDays(2);
        QVERIFY(aina.edit(type(w), id, Values().set(kTitle, "third")).ok());
        w.now = honest;
        QVERIFY(w.sync(aina));
        QCOMPARE(w.server.store->find("job", id)->text(kTitle), std::string("third"));
        QVERIFY(aina.core->inbox()->empty());
    }

    void aGroupThatIsLostAtAnyWriteIsSentAgainAndCountsOnce()
    {
        FaultVfs disk("kill-commit");
        int k = 1;
        for (bool whole = false; !whole; ++k) {
            QVERIFY(k < 400);
            World w;
            w.useReceiptKey();
            auto& aina = w.replica("aina", kNorth);
            w.sync(aina);
            const Id id = w.newId();
            QVERIFY(aina.create(type(w), id, job("Roof")).ok());
            QVERIFY(aina.transition(type(w), id, "send").ok());
            const auto batch = *aina.core->nextBatch(10);
            w.server.vfs = "kill-commit";
            w.reopenServer();
            disk.failWrite(k, DiskFault::Broken);
            whole = push(w, aina, batch).ok() &&
                    w.server.store->find("job", id).kind == Lookup::Kind::Found;
            w.server.core.reset();
            w.server.store.reset();
            w.server.database.reset();
            disk.heal();
            w.server.vfs.clear();
            w.reopenServer();
            QVERIFY(w.sync(aina));
            QCOMPARE(aina.core->counts()->waiting, 0);
            QVERIFY(aina.core->inbox()->empty());
            QCOMPARE(jobs(w), std::int64_t(1));
            QCOMPARE(w.server.store->find("job", id)->text(kReference), std::string("JOB/1"));
            QVERIFY(w.server.core->check()->empty());
        }
        QVERIFY(k > 2);
    }
};

QTEST_GUILESS_MAIN(TestPush)
#include "test_push.moc"
