// Bad input and bad days (the list of the issue), each played by the people of the demonstration
// on the client's engine against the real server over TLS. Which item is tested where stands in
// tests/bad_days.md.
#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QTest>

#include "client/platform/server_clock.h"
#include "server/ops/demo/demo.h"
#include "shared/modules/assessment/fields.h"
#include "shared/modules/registration/fields.h"
#include "shared/modules/users/fields.h"
#include "shared/modules/verification/fields.h"
#include "shared/sync/records.h"
#include "tests/support/client/both_languages.h"
#include "tests/support/shared/fault_vfs.h"
#include "tests/whole/machine.h"

using namespace myspike;
using namespace myspike::test;

namespace vr = verification_request;
namespace vc = verification::command;

namespace {

/// Why something was refused, by whom ever: the rule, after the sentence was heard in both
/// languages.
template <class T> std::string refusal(const Result<T>& r, const QString& part = {})
{
    if (r) {
        return "not refused";
    }
    const auto wrong = unclear(r.fault().forUser, part);
    return wrong.empty() ? r.fault().rule : wrong;
}
std::string refusal(const Verdict& v, const QString& part = {})
{
    if (v.tookEffect()) {
        return "not refused";
    }
    const auto wrong = unclear(v.text, part);
    return wrong.empty() ? v.rule : wrong;
}

/// Compares and shows what was said instead.
#define HEARD(said, rule)                                                                          \
    do {                                                                                           \
        const std::string heard = (said);                                                          \
        QVERIFY2(heard == (rule), heard.c_str());                                                  \
    } while (false)

QByteArray jpegOf(qsizetype bytes)
{
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG");
    // Bytes after the end are ignored by viewers, and weigh all the same.
    if (out.size() < bytes) {
        out.append(QByteArray(bytes - out.size(), '\0'));
    }
    return out;
}

} // namespace

class TestBadDays : public QObject
{
    Q_OBJECT
    std::unique_ptr<WholeServer> m_server;

    std::unique_ptr<Machine> at(const char* login)
    {
        auto machine = std::make_unique<Machine>(*m_server);
        const auto trouble =
            machine->logIn(QString::fromLatin1(login), QString::fromLatin1(kDemoPassword));
        if (!trouble.empty() || !machine->synchronise()) {
            qFatal("%s: %s %s", login, trouble.c_str(),
                   machine->loop ? machine->loop->report().trouble.english().c_str() : "");
        }
        return machine;
    }

    /// The same again, under a new id and with what a person may type.
    static Values typedOf(const Record& r)
    {
        Values v;
        for (const auto& f : r.type().fields) {
            if (!f.traits.readOnly && !f.traits.hidden && !isNull(r.value(f.name)) &&
                (!r.type().workflow.exists() ||
                 std::string_view(f.name) != r.type().workflow.field)) {
                v.setValue(f.name, r.value(f.name));
            }
        }
        return v;
    }
    /// A new group at the manager's centre with three trainees, as she keys it.
    static Id newGroup(Machine& manager, const std::string& number)
    {
        const auto like = batchIn(manager, trainee_batch::State::Coursework);
        const auto people = traineesOf(manager, *like);
        const auto batch = manager.replica->newId();
        auto values = typedOf(*like);
        values.set(trainee_batch::kNumber, number)
            .set(trainee_batch::kTraineeCount, std::int64_t{3});
        const auto made = manager.act(kCreate, TraineeBatch::kType, batch, values);
        if (!made) {
            qFatal("group: %s", made.fault().forUser.english().c_str());
        }
        for (std::size_t i = 0; i < 3; ++i) {
            auto t = typedOf(people[i]);
            t.set(trainee::kBatch, Ref<TraineeBatch>{batch})
                .set(trainee::kNumber, number + "-" + std::to_string(i))
                .set(trainee::kIdentity, "01022814" + std::to_string(1230 + i));
            const auto added = manager.act(kCreate, Trainee::kType, manager.replica->newId(), t);
            if (!added) {
                qFatal("trainee: %s", added.fault().forUser.english().c_str());
            }
        }
        return batch;
    }

    /// A group of her centre in a state.
    static std::optional<Record> batchIn(Machine& m, trainee_batch::State state)
    {
        Query q{.type = TraineeBatch::kType};
        q.with(equals(trainee_batch::kState, state));
        const auto rows = m.query(q);
        return rows.empty() ? std::nullopt : std::optional(rows.front());
    }
    static std::vector<Record> traineesOf(Machine& m, const Record& batch)
    {
        Query q{.type = Trainee::kType};
        q.with(equals(trainee::kBatch, Ref<TraineeBatch>{batch.id}));
        return m.query(q);
    }
    static std::vector<Record> assignmentsIn(Machine& m, assignment::State state)
    {
        Query q{.type = Assignment::kType};
        q.with(equals(assignment::kState, state));
        q.sort = {{"start_date"}};
        return m.query(q);
    }
    static Record visitOf(Machine& m, const Record& a)
    {
        Query q{.type = Visit::kType};
        q.with(equals(visit::kAssignment, Ref<Assignment>{a.id}));
        const auto rows = m.query(q);
        return rows.empty() ? Record(*m.whole.catalogue.type(Visit::kType), Id{}) : rows.front();
    }
    /// Nothing waits, and nothing came back refused.
    static std::string unsettled(Machine& m)
    {
        if (!m.settle()) {
            return "still waiting";
        }
        for (const auto& e : m.inbox()) {
            if (!e.verdict.tookEffect()) {
                return e.verdict.rule + ": " + e.verdict.text.english();
            }
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<WholeServer>(WholeServer::With::Demo);
        m_server->start();
    }
    void cleanupTestCase() { m_server.reset(); }

    // --- the register and the group --------------------------------------------------------------

    void aMyKadWithAnImpossibleDateAndOneFromAnUnknownPlace()
    {
        const auto m = at("ppb.teratai");
        const auto batch = newGroup(*m, "L90112/TEST/1");
        QCOMPARE(unsettled(*m), std::string());
        const auto assessor = at("pp.teratai");
        Query q{.type = Trainee::kType};
        q.with(equals(trainee::kBatch, Ref<TraineeBatch>{batch}));
        const auto trainees = m->query(q);
        QCOMPARE(trainees.size(), std::size_t(3));
        const auto before = trainees.front();
        const auto put = [&](const char* number) {
            return m->act(kEdit, Trainee::kType, before.id,
                          Values().set(trainee::kIdentity, std::string(number)));
        };
        // A draft may be wrong; the form says so at once, and handing it on is refused.
        QVERIFY(put("010231141234").ok());
        const auto start = trainee_batch::transition::kStartCoursework;
        QCOMPARE(unsettled(*m), std::string());
        QVERIFY(assessor->settle());
        HEARD(refusal(assessor->move(TraineeBatch::kType, batch, start)), "ID-R1");
        // What was typed is still there, to be mended.
        QCOMPARE(m->load(Trainee::kType, before.id).text(trainee::kIdentity),
                 std::string("010231141234"));
        // 17 is no place: a warning, and the reason why it was accepted is kept.
        const auto unknown = put("010228171234");
        QVERIFY(unknown.ok());
        QVERIFY(m->act(kEdit, Trainee::kType, before.id,
                       Values().set(trainee::kIdentityOverride,
                                    std::string("Seen on her card; issued in 2019.")))
                    .ok());
        QCOMPARE(unsettled(*m), std::string());
        QCOMPARE(m->load(Trainee::kType, before.id).text(trainee::kIdentityOverride),
                 std::string("Seen on her card; issued in 2019."));
        QVERIFY(put(before.text(trainee::kIdentity).c_str()).ok());
        QCOMPARE(unsettled(*m), std::string());
    }

    void aMarkAboveItsMaximum()
    {
        const auto m = at("pp.teratai");
        const auto batch = batchIn(*m, trainee_batch::State::Coursework);
        QVERIFY(batch);
        Query q{.type = UnitMark::kType};
        q.with(equals(unit_mark::kBatch, Ref<TraineeBatch>{batch->id}));
        const auto marks = m->query(q);
        QVERIFY(!marks.empty());
        const auto before = marks.front();
        const auto set = [&](int mark) {
            return m->act(kEdit, UnitMark::kType, before.id,
                          Values().set(unit_mark::kKnowledge, Hundredths::whole(mark)));
        };
        HEARD(refusal(set(101), QStringLiteral("100")), "FIELD-RANGE");
        QCOMPARE(m->load(UnitMark::kType, before.id).value("knowledge"), before.value("knowledge"));
        QVERIFY(answerOf(m->replica->outbox())->empty());
        QVERIFY(set(100).ok());
        QCOMPARE(unsettled(*m), std::string());
    }

    void aGroupBiggerThanItsCapacity()
    {
        const auto m = at("ppb.teratai");
        const auto batch = newGroup(*m, "L90112/TEST/2");
        const auto grown = m->act(kEdit, TraineeBatch::kType, batch,
                                  Values().set(trainee_batch::kTraineeCount, std::int64_t{500}));
        QVERIFY2(grown.ok(), grown ? "" : grown.fault().forUser.english().c_str());
        QVERIFY(m->settle());
        const auto assessor = at("pp.teratai");
        QVERIFY(assessor->settle());
        HEARD(refusal(assessor->move(TraineeBatch::kType, batch,
                                     trainee_batch::transition::kStartCoursework),
                      QStringLiteral("500")),
              "DFT-R2");
        QCOMPARE(assessor->load(TraineeBatch::kType, batch)
                     .getOr(trainee_batch::kTraineeCount, std::int64_t{0}),
                 std::int64_t{500});
    }

    void aNameWithRightToLeftMarks()
    {
        const auto m = at("ppb.teratai");
        Query q{.type = Trainee::kType};
        q.with(equals(trainee::kBatch, Ref<TraineeBatch>{newGroup(*m, "L90112/TEST/3")}));
        const auto t = m->query(q).front();
        QVERIFY(m->act(kEdit, Trainee::kType, t.id,
                       Values().set(trainee::kName,
                                    std::string("  Nur\u202E lasiaF\u2066 binti\u200F Ali\u0007 ")))
                    .ok());
        const std::string plain = "Nur lasiaF binti Ali";
        QCOMPARE(m->load(Trainee::kType, t.id).text(trainee::kName), plain);
        QCOMPARE(unsettled(*m), std::string());
        // The server came to the same.
        QCOMPARE(m->load(Trainee::kType, t.id).text(trainee::kName), plain);
        QVERIFY(m->act(kEdit, Trainee::kType, t.id,
                       Values().set(trainee::kName, t.text(trainee::kName)))
                    .ok());
        QCOMPARE(unsettled(*m), std::string());
    }

    // --- assigning -------------------------------------------------------------------------------

    void aVerifierWhoTaughtThereLastYearAndOneWhoseDaysOverlap()
    {
        const auto m = at("peg.kumar");
        Query q{.type = VerificationRequest::kType};
        q.with(equals(vr::kState, vr::State::AwaitingAssignment));
        Record request(*m->whole.catalogue.type(VerificationRequest::kType), Id{});
        for (const auto& r : m->query(q)) {
            const auto centre = m->load(Centre::kType, r.get(vr::kCentre)->id);
            if (centre.text(myspike::centre::kCode) == "L90208") {
                request = r;
            }
        }
        QVERIFY(!request.id.isNull());
        const auto send = [&](const char* number, Date from, std::string reason) {
            Id verifier;
            for (const auto& v : m->query(Query{.type = ExternalVerifier::kType})) {
                if (v.text(external_verifier::kNumber) == number) {
                    verifier = v.id;
                }
            }
            Values args;
            args.set(assignment::kVerifier, Ref<ExternalVerifier>{verifier})
                .set(assignment::kFrom, from)
                .set(assignment::kDays, std::int64_t{2});
            if (!reason.empty()) {
                args.set(verification::arg::kOverrideReason, reason);
            }
            return m->actOnline(vc::kAssignVerifier, VerificationRequest::kType, request.id, args);
        };
        const Date soon = m->clock.today().plusDays(20);
        HEARD(refusal(send("PPL-S-90133", soon, {}), QStringLiteral("Teaching")), "ASG-TIE");
        // Aisyah holds a visit today and tomorrow.
        HEARD(refusal(send("PPL-S-90118", m->clock.today(), {})), "ASG-OVERLAP");
        QCOMPARE(m->state(VerificationRequest::kType, request.id),
                 std::string("awaiting_assignment"));
        // What she was told stands among the replies.
        for (const auto& e : m->inbox()) {
            QVERIFY(!e.verdict.tookEffect());
            QCOMPARE(unclear(e.verdict.text), std::string());
        }
    }

    // --- the visit -------------------------------------------------------------------------------

    void aPackagePastItsDaysAndAVisitThatWasUnderWay()
    {
        const auto m = at("ppl.aisyah");
        const auto waiting = assignmentsIn(*m, assignment::State::Accepted);
        QVERIFY(waiting.size() >= 2);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(
                m->actOnline(vc::kDownloadPackage, Assignment::kType, waiting[i].id).tookEffect());
        }
        QVERIFY(m->settle());
        const auto first = visitOf(*m, waiting[0]);
        const auto second = visitOf(*m, waiting[1]);
        QVERIFY(m->goOffline());
        const auto in = m->act(vc::kCheckIn, Visit::kType, first.id);
        QVERIFY2(in.ok(), in ? "" : in.fault().forUser.english().c_str());

        // A stranger to the package is no part of its sample.
        const auto stranger =
            m->act(vc::kAddToSample, Visit::kType, first.id,
                   Values().set(visit_part::kTrainee, Ref<Trainee>{Id::ofName("t", "stranger")}));
        QVERIFY(!stranger.ok());
        QCOMPARE(unclear(stranger.fault().forUser), std::string());

        m->clock.forward(15);
        m_server->clock.forward(15);
        HEARD(refusal(m->act(vc::kCheckIn, Visit::kType, second.id)), "VER-PACKAGE");
        const auto drawn = m->act(vc::kDrawSample, Visit::kType, first.id);
        QVERIFY2(drawn.ok(), drawn ? "" : drawn.fault().forUser.english().c_str());
        // Back in the network all of it is taken, and the package can be fetched anew.
        QVERIFY(m->goOnline());
        QCOMPARE(unsettled(*m), std::string());
        QVERIFY(!m->query(Query{.type = SampleEntry::kType}).empty());
        QVERIFY(m->load(Visit::kType, first.id).has(visit::kArrivedAt));
        QVERIFY(m->actOnline(vc::kDownloadPackage, Assignment::kType, waiting[1].id).tookEffect());
        QVERIFY(m->act(vc::kCheckIn, Visit::kType, second.id).ok());
        QCOMPARE(unsettled(*m), std::string());
    }

    void aVisitThatCannotBeHeld()
    {
        const auto m = at("ppl.dayang");
        const auto issued = assignmentsIn(*m, assignment::State::PackageIssued);
        QVERIFY(!issued.empty());
        const auto visit = visitOf(*m, issued.front());
        QVERIFY(m->goOffline());
        HEARD(refusal(m->act(vc::kCannotBeHeld, Visit::kType, visit.id)), "FIELD-REQUIRED");
        const auto said =
            m->act(vc::kCannotBeHeld, Visit::kType, visit.id,
                   Values()
                       .set(visit::kCannotBeHeldKind, visit::Hindrance::Weather)
                       .set(visit::kCannotBeHeldReason, std::string("Flood; the road is closed.")));
        QVERIFY2(said.ok(), said ? "" : said.fault().forUser.english().c_str());
        QVERIFY(m->goOnline());
        QCOMPARE(unsettled(*m), std::string());
        const auto officer = at("peg.kumar");
        QCOMPARE(officer->state(VerificationRequest::kType,
                                issued.front().get(assignment::kRequest)->id),
                 std::string("awaiting_assignment"));
        QCOMPARE(officer->load(Visit::kType, visit.id).text(visit::kCannotBeHeldReason),
                 std::string("Flood; the road is closed."));
    }

    void aVerifierReplacedWhileSheIsOffline()
    {
        const auto m = at("ppl.aisyah");
        const auto issued = assignmentsIn(*m, assignment::State::AwaitingReply);
        QVERIFY(!issued.empty());
        const auto answers = std::string(R"({"V0-01":"no","V0-02":"no","V0-03":"no","V0-04":"no",)"
                                         R"("V0-05":"no","V0-06":"no"})");
        const auto a = issued.front();
        const auto accepted = m->act(vc::kRespond, Assignment::kType, a.id,
                                     Values()
                                         .set(assignment::kResponse, assignment::Response::Accepted)
                                         .set(assignment::kConflictAnswers, answers)
                                         .set(signature::kStrokes, std::string("[[[1,2],[3,4]]]")));
        QVERIFY2(accepted.ok(), accepted ? "" : accepted.fault().forUser.english().c_str());
        QVERIFY(m->settle());
        const auto package = m->actOnline(vc::kDownloadPackage, Assignment::kType, a.id);
        QVERIFY2(package.tookEffect(), package.text.english().c_str());
        QVERIFY(m->settle());
        const auto visit = visitOf(*m, a);
        QVERIFY(m->goOffline());

        // Meanwhile somebody else is sent.
        const auto officer = at("peg.kumar");
        Id other;
        for (const auto& v : officer->query(Query{.type = ExternalVerifier::kType})) {
            if (v.get(external_verifier::kUser) != Ref<User>{m->user}) {
                other = v.id;
            }
        }
        const auto verdict = officer->actOnline(
            vc::kReplaceVerifier, VerificationRequest::kType, a.get(assignment::kRequest)->id,
            Values()
                .set(assignment::kVerifier, Ref<ExternalVerifier>{other})
                .set(assignment::kFrom, officer->clock.today().plusDays(40))
                .set(assignment::kDays, std::int64_t{1})
                .set(verification::arg::kOverrideReason, std::string("Nobody else is free.")),
            "She does not answer.");
        QVERIFY2(verdict.tookEffect(), verdict.text.english().c_str());

        // She heard nothing and works.
        const auto in = m->act(vc::kCheckIn, Visit::kType, visit.id);
        QVERIFY2(in.ok(), in ? "" : in.fault().forUser.english().c_str());
        const auto drawn = m->act(vc::kDrawSample, Visit::kType, visit.id);
        QVERIFY(drawn.ok());
        QVERIFY(m->goOnline());
        QCOMPARE(unsettled(*m), std::string());
        QVERIFY(officer->settle());
        QCOMPARE(officer->state(Visit::kType, visit.id), std::string("superseded"));
        QVERIFY(officer->load(Visit::kType, visit.id).has(visit::kArrivedAt));
        Query q{.type = SampleEntry::kType};
        q.with(equals(visit_part::kVisit, Ref<Visit>{visit.id}));
        QVERIFY(!officer->query(q).empty());
    }

    // --- files -----------------------------------------------------------------------------------

    void aPhotographOf60MbAnEmptyOneAndATruncatedOne()
    {
        const auto m = at("ppl.ravi");
        const auto file = [&](const QByteArray& bytes) {
            const auto path = QString::fromStdString(m->folder.file("photo.jpg"));
            QFile f(path);
            if (!f.open(QIODevice::WriteOnly) || f.write(bytes) != bytes.size()) {
                qFatal("cannot write");
            }
            f.close();
            return answerOf(m->replica->keepFile(path));
        };
        const auto whole = jpegOf(0);
        HEARD(refusal(file(jpegOf(60'000'000)), QStringLiteral("60 MB")), "FILE_SIZE");
        const auto empty = file({});
        QVERIFY(!empty.ok());
        QCOMPARE(unclear(empty.fault().forUser, QStringLiteral("empty")), std::string());
        const auto cut = file(whole.left(whole.size() / 2));
        QVERIFY(!cut.ok());
        QCOMPARE(unclear(cut.fault().forUser), std::string());
        QVERIFY(file(whole).ok());
        QVERIFY(answerOf(m->replica->outbox())->empty());
    }

    // --- the machine -----------------------------------------------------------------------------

    void aFullDiskWhileSaving()
    {
        FaultVfs disk("bad-day-disk");
        disk.makeDefault();
        {
            const auto m = at("adm.hanis");
            const auto setPhone = [&](const char* phone) {
                return m->act(kEdit, User::kType, m->user,
                              Values().set(user::kPhone, std::string(phone)));
            };
            const auto phone = [&] { return m->load(User::kType, m->user).text(user::kPhone); };
            QVERIFY(setPhone("0123456789").ok());
            QVERIFY(m->goOffline());
            disk.failWrite(1, DiskFault::Full);
            const auto full = setPhone("0111111111");
            QVERIFY(!full.ok());
            QCOMPARE(full.fault().code, FaultCode::DiskFull);
            QCOMPARE(unclear(full.fault().forUser), std::string());
            QCOMPARE(phone(), std::string("0123456789"));
            // Room again: what was there is there, and work goes on.
            disk.heal();
            QVERIFY(setPhone("0111111111").ok());
            QVERIFY(m->goOnline());
            QCOMPARE(unsettled(*m), std::string());
            QCOMPARE(phone(), std::string("0111111111"));
        }
        disk.endDefault();
    }

    void aServerWhoseDiskIsFull()
    {
        FaultVfs disk("bad-day-server");
        disk.makeDefault();
        {
            WholeServer server;
            server.addUser("aina", "Aina binti Ali",
                           {{"system_administrator", "national:users", Date{}, std::nullopt}});
            server.start();
            disk.endDefault();
            Machine m(server);
            QCOMPARE(m.logIn("aina"), std::string());
            QVERIFY(m.synchronise());
            disk.failWrite(1, DiskFault::Full);
            QVERIFY(m.act(kEdit, User::kType, m.user,
                          Values().set(user::kPhone, std::string("0123456789")))
                        .ok());
            QTRY_VERIFY_WITH_TIMEOUT(!m.loop->report().trouble.empty(), 15'000);
            QCOMPARE(unclear(m.loop->report().trouble), std::string());
            QCOMPARE(answerOf(m.replica->outbox())->size(), std::size_t(1));
            QVERIFY(m.inbox().empty());
            disk.heal();
            QCOMPARE(unsettled(m), std::string());
            QVERIFY(m.load(User::kType, m.user).version > 0);
        }
    }

    void theSameReplicaOpenedTwice()
    {
        const auto m = at("adm.hanis");
        LocalReplica second(m_server->catalogue, m->clock, m_server->rng,
                            QString::fromStdString(m->folder.file(m->user.toString())));
        const auto who = m->replica->identity();
        const auto opened =
            answerOf(second.open({m->user, who.actor.name, who.device, who.deviceName}));
        QVERIFY(!opened.ok());
        QCOMPARE(unclear(opened.fault().forUser, QStringLiteral("already open")), std::string());
        QVERIFY(m->act(kEdit, User::kType, m->user,
                       Values().set(user::kPhone, std::string("0133333333")))
                    .ok());
        QCOMPARE(unsettled(*m), std::string());
    }

    void aClockThreeYearsAhead()
    {
        Machine m(*m_server);
        m.clock.forward(3 * 365);
        QCOMPARE(m.logIn("adm.hanis", QString::fromLatin1(kDemoPassword)), std::string());
        platform::ServerClock right(m.clock);
        connect(m.loop.get(), &SyncLoop::serverTimeTold, this,
                [&](Instant told) { right.compare(told); });
        QVERIFY(m.synchronise());
        QVERIFY(right.aheadMs().value_or(0) > 3 * 364 * 86'400'000LL);
        QVERIFY(right.now().ms < m_server->clock.now().plusSeconds(60).ms);
        QVERIFY(
            m.act(kEdit, User::kType, m.user, Values().set(user::kPhone, std::string("0144444444")))
                .ok());
        QCOMPARE(unsettled(m), std::string());
        QCOMPARE(m.load(User::kType, m.user).text(user::kPhone), std::string("0144444444"));
        // The history tells the server's time, not this machine's.
        Query q{.type = history::Entry::kType};
        q.with(equals(history::kRecordId, m.user.toString()));
        const auto told = m.query(q);
        QVERIFY(!told.empty());
        for (const auto& h : told) {
            QVERIFY(h.getOr(history::kDoneAt, Instant{}).ms <= m_server->clock.now().ms);
        }
    }
};

QTEST_GUILESS_MAIN(TestBadDays)
#include "test_bad_days.moc"
