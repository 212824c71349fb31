#include <QtTest>

#include "shared/sync/parked.h"
#include "shared/sync/proof.h"
#include "shared/sync/settle.h"
#include "shared/trust/key_pair.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

namespace {

const std::vector<Grant> kNorth{{"worker", "team:north", Date{}, std::nullopt}};
const std::vector<Grant> kOfficer{{"officer", "national:jobs", Date{}, std::nullopt}};

std::string text(const Lookup& l, const Field<std::string>& f)
{
    return l ? l->text(f) : std::string("missing");
}

/// A job of the north team, held by a worker and an officer.
struct Scene
{
    World w;
    World::Replica& aina = w.replica("aina", kNorth);
    World::Replica& officer = w.replica("officer", kOfficer);
    const RecordType& job = *w.catalogue.type("job");
    Id id = w.newId();

    Scene()
    {
        w.sync(aina);
        w.sync(officer);
        QVERIFY(aina.create(job, id, Values().set(kTitle, "Roof").set(kTeam, "north")).ok());
        w.syncAll();
    }

    /// Aina's "03-2" meets the officer's "03-9".
    void collide()
    {
        QVERIFY(officer.edit(job, id, Values().set(kPhone, "03-9")).ok());
        w.wait(60);
        QVERIFY(aina.edit(job, id, Values().set(kPhone, "03-2")).ok());
        w.sync(officer);
        w.syncAll();
    }
    Record conflict(World::Replica& at) const
    {
        const auto rows = at.store->query(Query{.type = conflicts::Conflict::kType});
        return rows.size() == 1 ? rows[0] : Record(conflicts::conflict(), Id{});
    }
    Result<ReplicaCore::Acted> settle(World::Replica& by, const std::string& taken,
                                      const std::string& seen, bool takesMine = false)
    {
        Values args;
        args.set(conflicts::kTaken, taken).set(conflicts::kSeen, seen);
        if (takesMine) {
            args.set(conflicts::kTakesMine, true);
        }
        return by.command(conflicts::kSettle, "conflict", conflict(by).id, std::move(args));
    }
    std::optional<Record> told(World::Replica& at, const char* act) const
    {
        Query q{.type = history::Entry::kType};
        q.with(equals(history::kRecordId, id.toString())).with(equals(history::kAct, act));
        return at.store->first(q);
    }
};

std::string json(const std::string& field, const std::string& value)
{
    return "{\"" + field + "\":\"" + value + "\"}";
}

std::string refusal(const Result<ReplicaCore::Acted>& acted)
{
    return acted ? std::string() : acted.fault().rule + ": " + acted.fault().forUser.english();
}

} // namespace

/// What is decided about two changes, and about work that came too late.
class TestSettle : public QObject
{
    Q_OBJECT

private slots:
    void aConflictSaysWhoAndWhenOnBothSides()
    {
        Scene s;
        s.collide();
        const auto c = s.conflict(s.aina);
        QCOMPARE(c.text(conflicts::kAuthorName), std::string("aina"));
        QCOMPARE(c.text(conflicts::kTheirsName), std::string("officer"));
        QVERIFY(c.has(conflicts::kTheirsAt));
        QCOMPARE(c.text(conflicts::kTitle), std::string("Roof"));
        QCOMPARE(c.text(conflicts::kDeviceName), std::string("aina's laptop"));
        QVERIFY(c.getOr(conflicts::kKind, conflicts::Kind::RemovedMeanwhile) ==
                conflicts::Kind::BothChanged);
    }

    void theAuthorsValueIsTakenAndEverybodySeesIt()
    {
        Scene s;
        s.collide();
        const auto acted = s.settle(s.officer, json("phone", "03-2"), json("phone", "03-9"));
        QCOMPARE(refusal(acted), std::string());
        // At once on the decider's machine.
        QCOMPARE(text(s.officer.find("job", s.id), kPhone), std::string("03-2"));
        QCOMPARE(s.officer.core->counts()->conflicts, 0);
        s.w.syncAll();
        QCOMPARE(text(s.aina.find("job", s.id), kPhone), std::string("03-2"));
        QCOMPARE(s.aina.core->counts()->conflicts, 0);
        const auto c = s.conflict(s.aina);
        QVERIFY(c.get(conflicts::kState) == conflicts::State::TookMine);
        QCOMPARE(c.text(conflicts::kDecidedByName), std::string("officer"));
        QCOMPARE(c.text(conflicts::kDecidedValues), (json("phone", "03-2")));
        const auto h = s.told(s.aina, conflicts::kSettle);
        QVERIFY(h.has_value());
        QVERIFY(h->text(history::kChanges).find("03-9") != std::string::npos);
        QVERIFY(s.w.server.core->check()->empty());
    }

    void theServersValueOrAThirdOneStandsToo()
    {
        Scene s;
        s.collide();
        QCOMPARE(refusal(s.settle(s.aina, "{}", json("phone", "03-9"))), std::string());
        s.w.syncAll();
        QCOMPARE(text(s.officer.find("job", s.id), kPhone), std::string("03-9"));
        QVERIFY(s.conflict(s.officer).get(conflicts::kState) == conflicts::State::KeptServer);
        // Keeping changes no row, and is told all the same.
        QVERIFY(s.told(s.officer, conflicts::kSettle).has_value());

        Scene other;
        other.collide();
        QCOMPARE(refusal(other.settle(other.aina, json("phone", "03-5"), json("phone", "03-9"))),
                 std::string());
        other.w.syncAll();
        QCOMPARE(text(other.officer.find("job", other.id), kPhone), std::string("03-5"));
        QVERIFY(other.conflict(other.officer).get(conflicts::kState) ==
                conflicts::State::TookOther);
    }

    void ofTwoWhoDecideTheFirstCountsAndTheSecondIsTold()
    {
        Scene s;
        s.collide();
        QCOMPARE(refusal(s.settle(s.officer, json("phone", "03-2"), json("phone", "03-9"))),
                 std::string());
        QCOMPARE(refusal(s.settle(s.aina, json("phone", "03-7"), json("phone", "03-9"))),
                 std::string());
        s.w.sync(s.officer);
        s.w.syncAll();
        QCOMPARE(text(s.aina.find("job", s.id), kPhone), std::string("03-2"));
        QVERIFY(s.conflict(s.aina).get(conflicts::kState) == conflicts::State::TookMine);
        bool isTold = false;
        const auto inbox = *s.aina.core->inbox();
        for (const auto& e : inbox) {
            if (e.verdict.rule == "DECIDED") {
                isTold = true;
                const auto said = e.verdict.text.english();
                QVERIFY2(said.find("officer decided this on") == 0, said.c_str());
                QVERIFY2(said.find("Phone is “03-2”") != std::string::npos, said.c_str());
                QCOMPARE(e.operation.args.getOr(conflicts::kTaken, std::string()),
                         (json("phone", "03-7")));
            }
        }
        QVERIFY(isTold);
    }

    void nobodyDecidesAboutWhatSheHasNotSeen()
    {
        Scene s;
        s.collide();
        QVERIFY(s.officer.edit(s.job, s.id, Values().set(kPhone, "03-99")).ok());
        s.w.sync(s.officer);
        QCOMPARE(refusal(s.settle(s.aina, json("phone", "03-2"), json("phone", "03-9"))),
                 std::string());
        s.w.syncAll();
        QCOMPARE(text(s.aina.find("job", s.id), kPhone), std::string("03-99"));
        QVERIFY(s.conflict(s.aina).get(conflicts::kState) == conflicts::State::Open);
        QCOMPARE(s.aina.core->inbox()->front().verdict.rule, std::string("SETTLE-CHANGED"));
    }

    void rulesAndRightsAreThoseOfAnEdit()
    {
        Scene s;
        s.collide();
        const auto tooLong = json("phone", std::string(300, 'x'));
        QVERIFY(refusal(s.settle(s.officer, tooLong, "{}")).starts_with("FIELD-LENGTH"));
        QVERIFY(!s.settle(s.officer, json("reference_no", "JOB/9"), "{}").ok());
        QVERIFY(!s.settle(s.officer, json("title", "Wall"), "{}").ok());
        QVERIFY(s.conflict(s.officer).get(conflicts::kState) == conflicts::State::Open);

        // Handed on: the author may still keep the server's value, but not write her own.
        QVERIFY(s.aina.transition(s.job, s.id, "send").ok());
        s.w.syncAll();
        QVERIFY(!s.settle(s.aina, json("phone", "03-2"), json("phone", "03-9")).ok());
        QCOMPARE(refusal(s.settle(s.aina, "{}", json("phone", "03-9"))), std::string());
    }

    void whoMayNotEditMayNotDecide()
    {
        Scene s;
        s.collide();
        auto& reader = s.w.replica("reader", {{"reader", "team:north", Date{}, std::nullopt}});
        s.w.sync(reader);
        const auto c = s.conflict(s.officer);
        reader.core->setIdentity(reader.core->identity()).ok();
        Operation forged;
        forged.id = s.w.newId();
        forged.command = conflicts::kSettle;
        forged.type = "conflict";
        forged.subject = c.id;
        forged.args.set(conflicts::kTaken, "{}");
        forged.at = s.w.now;
        (void)reader.core->act(forged);
        s.w.sync(reader);
        QVERIFY(s.w.server.store->find("conflict", c.id)->get(conflicts::kState) ==
                conflicts::State::Open);
    }

    void anEditOfARemovedRecordIsKeptAndMayBringItBack()
    {
        Scene s;
        QVERIFY(s.aina.edit(s.job, s.id, Values().set(kTitle, "Roof, tiled")).ok());
        QVERIFY(s.officer.command(kRemove, "job", s.id).ok());
        s.w.sync(s.officer);
        s.w.syncAll();
        QVERIFY(!s.aina.find("job", s.id) || s.aina.find("job", s.id)->deleted);
        QCOMPARE(s.aina.core->inbox()->front().verdict.kind == VerdictKind::Conflict, true);
        QCOMPARE(s.aina.core->counts()->conflicts, 1);
        const auto c = s.conflict(s.aina);
        QVERIFY(c.get(conflicts::kKind) == conflicts::Kind::RemovedMeanwhile);
        QCOMPARE(c.text(conflicts::kMine), (json("title", "Roof, tiled")));
        QCOMPARE(c.text(conflicts::kTheirsName), std::string("officer"));
        QCOMPARE(refusal(s.settle(s.officer, json("title", "Roof, tiled"), "{}", true)),
                 std::string());
        s.w.syncAll();
        QCOMPARE(text(s.aina.find("job", s.id), kTitle), std::string("Roof, tiled"));
        QVERIFY(!s.aina.find("job", s.id)->deleted);
        QVERIFY(s.conflict(s.aina).get(conflicts::kState) == conflicts::State::TookMine);
        QVERIFY(s.w.server.core->check()->empty());
    }

    void aRemovedRecordMayStayRemoved()
    {
        Scene s;
        QVERIFY(s.aina.edit(s.job, s.id, Values().set(kTitle, "Roof, tiled")).ok());
        QVERIFY(s.officer.command(kRemove, "job", s.id).ok());
        s.w.sync(s.officer);
        s.w.syncAll();
        // Its author, who no longer holds the record, decides too.
        QCOMPARE(refusal(s.settle(s.aina, "{}", "{}")), std::string());
        s.w.syncAll();
        QVERIFY(s.w.server.store->find("job", s.id)->deleted);
        QCOMPARE(s.officer.core->counts()->conflicts, 0);
    }

    void aRemovalByOneWhoHasNotSeenTheChangeWaitsForADecision()
    {
        Scene s;
        QVERIFY(s.officer.command(kRemove, "job", s.id).ok());
        QVERIFY(s.aina.edit(s.job, s.id, Values().set(kTitle, "Roof, tiled")).ok());
        s.w.sync(s.aina);
        s.w.syncAll();
        QCOMPARE(text(s.officer.find("job", s.id), kTitle), std::string("Roof, tiled"));
        const auto c = s.conflict(s.officer);
        QVERIFY(c.get(conflicts::kKind) == conflicts::Kind::ChangedBeforeRemoval);
        QCOMPARE(refusal(s.settle(s.officer, "{}", "{}", true)), std::string());
        s.w.syncAll();
        QVERIFY(!s.aina.find("job", s.id));
        QVERIFY(s.w.server.store->find("job", s.id)->deleted);
    }

    // --- parked ----------------------------------------------------------------------------------

    void workUnderARightThatEndedIsLateThenParked()
    {
        Scene s;
        s.w.catalogue = worldCatalogue({"officer"});
        QVERIFY(s.aina.edit(s.job, s.id, Values().set(kTitle, "In time")).ok());
        const auto ended = s.w.now.day();
        s.w.now = s.w.now.plusDays(5);
        s.w.setGrants("aina", {{"worker", "team:north", Date{}, ended}});
        s.w.sync(s.aina);
        QCOMPARE(text(s.w.server.store->find("job", s.id), kTitle), std::string("In time"));

        Scene p;
        p.w.catalogue = worldCatalogue({"officer"});
        QVERIFY(p.aina.edit(p.job, p.id, Values().set(kTitle, "Very late")).ok());
        const Id other = p.w.newId();
        QVERIFY(p.aina.create(p.job, other, Values().set(kTitle, "Wall").set(kTeam, "north")).ok());
        QVERIFY(p.aina.edit(p.job, other, Values().set(kTitle, "Wall, white")).ok());
        p.w.setGrants("aina", {{"worker", "team:north", Date{}, p.w.now.day()}});
        p.w.now = p.w.now.plusDays(12);
        p.w.sync(p.aina);
        QCOMPARE(p.aina.core->counts()->waiting, 0);
        const auto inbox = *p.aina.core->inbox();
        for (const auto& e : inbox) {
            QVERIFY(e.verdict.kind == VerdictKind::Parked);
            QVERIFY(static_cast<bool>(
                p.aina.store->find("parked_operation", parked::idOf(e.operation.id))));
        }
        QCOMPARE(inbox.size(), std::size_t(3));
        QCOMPARE(text(p.w.server.store->find("job", p.id), kTitle), std::string("Roof"));
        QVERIFY(!p.w.server.store->find("job", other));

        p.w.sync(p.officer);
        Query q{.type = parked::ParkedOperation::kType};
        q.orderBy(parked::kNumber.name);
        const auto waiting = p.officer.store->query(q);
        QCOMPARE(waiting.size(), std::size_t(3));
        QCOMPARE(waiting[0].text(parked::kAuthorName), std::string("aina"));
        const auto letIn = [&](const Record& r) {
            QVERIFY(p.officer.command(parked::kLetIn, "parked_operation", r.id).ok());
            p.w.sync(p.officer);
        };
        // What builds on parked work cannot go before it.
        letIn(waiting[2]);
        QVERIFY(p.officer.store->find("parked_operation", waiting[2].id)->get(parked::kState) ==
                parked::State::Open);
        letIn(waiting[0]);
        letIn(waiting[1]);
        letIn(waiting[2]);
        QCOMPARE(text(p.w.server.store->find("job", p.id), kTitle), std::string("Very late"));
        QCOMPARE(text(p.w.server.store->find("job", other), kTitle), std::string("Wall, white"));
        // Told in the author's name, and by whom it was let in.
        const auto edit = p.told(p.officer, kEdit);
        QVERIFY(edit && edit->text(history::kActorName) == "aina");
        const auto told = p.told(p.officer, parked::kLetIn);
        QVERIFY(told && told->text(history::kActorName) == "officer");
        QVERIFY(p.w.server.core->check()->empty());
    }

    void aSupervisorRefusesWithAReasonAndNeverDecidesOnHerOwn()
    {
        Scene s;
        s.w.catalogue = worldCatalogue({"officer"});
        auto& second = s.w.replica("second", kOfficer);
        s.w.sync(second);
        QVERIFY(s.officer.edit(s.job, s.id, Values().set(kTitle, "Late")).ok());
        s.w.setGrants("officer", {{"officer", "national:jobs", Date{}, s.w.now.day()}});
        s.w.now = s.w.now.plusDays(10);
        s.w.sync(s.officer);
        const auto id = parked::idOf(s.officer.core->inbox()->front().operation.id);
        s.w.setGrants("officer", kOfficer);
        s.w.syncAll();
        QVERIFY(s.officer.command(parked::kLetIn, "parked_operation", id).ok());
        s.w.sync(s.officer);
        const auto state = [&] {
            return s.w.server.store->find("parked_operation", id)->get(parked::kState);
        };
        QVERIFY(state() == parked::State::Open);
        QVERIFY(second.command(parked::kRefuse, "parked_operation", id).ok());
        s.w.sync(second);
        QVERIFY(state() == parked::State::Open); // no reason
        Operation refuse;
        refuse.id = s.w.newId();
        refuse.command = parked::kRefuse;
        refuse.type = "parked_operation";
        refuse.subject = id;
        refuse.at = s.w.now;
        refuse.comment = "Done again by somebody else";
        QVERIFY(second.core->act(refuse).ok());
        s.w.syncAll();
        QVERIFY(state() == parked::State::Refused);
        const auto told =
            parked::decidedText(*s.officer.store->find("parked_operation", id)).english();
        QVERIFY2(told.find("second refused this on") == 0, told.c_str());
        QVERIFY2(told.find("Done again by somebody else") != std::string::npos, told.c_str());
    }

    // --- taking back, mending, receipts, lease ---------------------------------------------------

    void anActIsTakenBackWithAllThatBuildsOnIt()
    {
        Scene s;
        const Id wall = s.w.newId();
        const auto made =
            s.aina.create(s.job, wall, Values().set(kTitle, "Wall").set(kTeam, "north"));
        QVERIFY(made.ok());
        QVERIFY(s.aina.edit(s.job, s.id, Values().set(kTitle, "Roof, tiled")).ok());
        QVERIFY(s.aina.edit(s.job, wall, Values().set(kTitle, "Wall, white")).ok());
        QVERIFY(s.aina.edit(s.job, s.id, Values().set(kPhone, "03-3")).ok());
        const auto gone = s.aina.core->wouldDiscard(made->operation.id);
        QVERIFY(gone.ok());
        QCOMPARE(gone->size(), std::size_t(2));
        const auto changed = s.aina.core->discard(made->operation.id);
        QVERIFY2(changed.ok(), changed ? "" : changed.fault().detail.c_str());
        QVERIFY(!s.aina.find("job", wall));
        QCOMPARE(text(s.aina.find("job", s.id), kTitle), std::string("Roof, tiled"));
        QVERIFY(s.aina.core->checkReplay().ok());
        const auto left = *s.aina.core->outbox();
        QCOMPARE(left.size(), std::size_t(2));
        QCOMPARE(left[1].operation.number, left[0].operation.number + 1);
        s.aina.reopen();
        QVERIFY(s.aina.edit(s.job, s.id, Values().set(kEmail, "a@x.my")).ok());
        s.w.syncAll();
        QCOMPARE(s.aina.core->counts()->waiting, 0);
        QCOMPARE(text(s.officer.find("job", s.id), kPhone), std::string("03-3"));
        QCOMPARE(text(s.officer.find("job", s.id), kEmail), std::string("a@x.my"));
        QVERIFY(!s.officer.find("job", wall));
    }

    void whatHasLeftIsNotTakenBack()
    {
        Scene s;
        const auto acted = s.aina.edit(s.job, s.id, Values().set(kTitle, "Roof, tiled"));
        QVERIFY(!s.w.sync(s.aina, {.losePushReply = true}));
        const auto gone = s.aina.core->discard(acted->operation.id);
        QVERIFY(!gone.ok());
        QCOMPARE(gone.fault().rule, std::string("SENT"));
        QCOMPARE(s.aina.core->counts()->waiting, 1);
        s.w.syncAll();
        QCOMPARE(text(s.officer.find("job", s.id), kTitle), std::string("Roof, tiled"));
    }

    void aRefusalIsSettledWhenItIsSentAgainNotWhenItIsRead()
    {
        Scene s;
        s.w.setGrants("aina", {});
        QVERIFY(s.aina.edit(s.job, s.id, Values().set(kTitle, "Roof, tiled")).ok());
        s.w.sync(s.aina);
        QCOMPARE(s.aina.core->counts()->refused, 1);
        const auto refused = s.aina.core->inbox()->front();
        QVERIFY(refused.verdict.kind == VerdictKind::Rejected);
        s.w.setGrants("aina", kNorth);
        s.w.syncAll();
        QVERIFY(s.aina.core->mend(refused.operation.id, s.id).ok());
        QCOMPARE(s.aina.core->counts()->refused, 1);
        QVERIFY(s.aina.edit(s.job, s.id, Values().set(kTitle, "Roof, tiled")).ok());
        QCOMPARE(s.aina.core->counts()->refused, 0);
        s.w.syncAll();
        QCOMPARE(text(s.officer.find("job", s.id), kTitle), std::string("Roof, tiled"));
    }

    void aReceiptProvesWhatWasReceived()
    {
        Scene s;
        s.w.useReceiptKey();
        const auto pem = s.w.receiptKeyPem();
        QVERIFY(s.aina.edit(s.job, s.id, Values().set(kPhone, "03-3")).ok());
        QCOMPARE(s.aina.core->actsOn(s.id)->size(), std::size_t(2));
        QVERIFY(s.aina.core->actsOn(s.id)->front().waiting.has_value());
        s.w.syncAll();
        const auto act = s.aina.core->actsOn(s.id)->front();
        QVERIFY(!act.waiting && act.verdict);
        const auto good = verifyReceipt(*act.verdict, act.operation, pem);
        QVERIFY2(good.ok(), good ? "" : good.fault().detail.c_str());

        auto forged = *act.verdict;
        forged.seq += 1;
        QVERIFY(verifyReceipt(forged, act.operation, pem).fault().code == FaultCode::Invalid);
        auto other = act.operation;
        other.args.set(kPhone, "03-4");
        QCOMPARE(verifyReceipt(*act.verdict, other, pem).fault().detail, std::string("payload"));
        const auto stranger = KeyPair::generate()->publicKey().toPem();
        QVERIFY(!verifyReceipt(*act.verdict, act.operation, stranger).ok());
        QVERIFY(verifyReceipt(*act.verdict, act.operation, {}).fault().code == FaultCode::NotFound);
    }

    void pastTheLeaseNothingNewBeginsAndTheRestGoesOn()
    {
        Scene s;
        s.w.catalogue.add(Command{
            .name = "job.begin",
            .subject = "job",
            .label = msg("test", "Begin"),
            .args = {},
            .by = {"worker"},
            .run = [](Transaction&, const Id&, const Values&) { return okStatus(); },
        });
        s.aina.core->requireLease({"job.begin"});
        QVERIFY(s.aina.core->identity().leaseUntil == s.w.now.plusDays(14));
        s.w.now = s.w.now.plusDays(15);
        const auto late = s.aina.command("job.begin", "job", s.id);
        QVERIFY(!late.ok());
        QCOMPARE(late.fault().rule, std::string("LEASE"));
        // Begun work stays writable, and leaves.
        QVERIFY(s.aina.edit(s.job, s.id, Values().set(kPhone, "03-3")).ok());
        s.w.sync(s.aina);
        QCOMPARE(s.aina.core->counts()->waiting, 0);
        QVERIFY(s.aina.command("job.begin", "job", s.id).ok());

        s.w.server.core->setLeaseRule(
            [](const Reader&, const Actor&, Instant now) { return now.plusDays(30); });
        s.w.sync(s.aina);
        QVERIFY(s.aina.core->identity().leaseUntil == s.w.now.plusDays(30));
    }
};

QTEST_GUILESS_MAIN(TestSettle)
#include "test_settle.moc"
