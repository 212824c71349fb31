// What a verification leaves behind: slip, report, claim and notice as papers with frozen values;
// groups completed or reassessed; the office of one state.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>

#include "shared/base/hash.h"
#include "shared/modules/documents/fields.h"
#include "shared/modules/users/actor.h"
#include "tests/support/shared/visit_world.h"

using namespace myspike;
namespace vr = verification_request;
namespace vc = verification::command;

namespace {

Date day(int year, int month, int d) { return *Date::fromYmd(year, month, d); }

QString ruleOf(const Result<RunOutcome>& r)
{
    return r ? QString() : QString::fromStdString(r.fault().rule);
}

std::vector<Record> papers(const test::VisitWorld& world, document::Template kind)
{
    Query q{.type = Document::kType};
    q.with(equals(document::kTemplate, kind));
    return world.tx.query(q);
}

QJsonObject valuesOf(const Record& paper)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(paper.text(document::kValues)))
        .object();
}

/// The verifier says of somebody that she is not yet competent, and the marks say so too.
void fail(test::VisitWorld& world, const Id& trainee)
{
    for (auto m : world.all(FinalMark::kType)) {
        if (m.get(final_mark::kTrainee) == Ref<Trainee>{trainee}) {
            m.set(final_mark::kKnowledge, Hundredths::whole(20));
            world.tx.put(m);
        }
    }
}

} // namespace

class TestPapersAndSettling : public QObject
{
    Q_OBJECT

private slots:
    void theSlipIsMadeWhenTheVisitIsClosed()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 3);
        const Id request = world.requestAt(vr::State::OnVisit);
        world.fillInVisit(request);
        // On her laptop: no number, everything else is there.
        world.tx.server = false;
        QVERIFY(
            world.command("verifier", vc::kCloseVisit, Visit::kType, world.visitOf(request)).ok());
        const auto slips = papers(world, document::Template::VisitSlip);
        QCOMPARE(slips.size(), std::size_t{1});
        const auto& slip = slips.front();
        QVERIFY(!slip.has(document::kNumber));
        QCOMPARE(slip.get(document::kAssignment),
                 world.find(VerificationRequest::kType, request)->get(vr::kAssignment));
        QCOMPARE(slip.text(document::kDigest), toHex(sha256(slip.text(document::kValues))));
        const auto values = valuesOf(slip);
        QCOMPARE(values[QLatin1String("centre_code")].toString(), QStringLiteral("L99999"));
        QCOMPARE(values[QLatin1String("visit_totals")].toArray().size(), 7);
        QCOMPARE(values[QLatin1String("visit_totals")]
                     .toArray()[5]
                     .toObject()[QLatin1String("count")]
                     .toString(),
                 QStringLiteral("0"));
        QVERIFY(!values[QLatin1String("finished_at")].toString().isEmpty());
        QVERIFY(values.contains(QLatin1String("signature:centre_manager")));
        // Nobody's identity number stands on what is left at the centre.
        QVERIFY(!slip.text(document::kValues).empty());
        const auto scopes = slip.type().scopes(slip);
        QVERIFY(std::find(scopes.begin(), scopes.end(), scope::ofCentre(world.centre)) !=
                scopes.end());
    }

    void theServerNumbersTheSamePaper()
    {
        // The same acts on a laptop and on the server make the same words.
        std::string words[2];
        std::string number;
        for (const bool server : {false, true}) {
            test::VisitWorld world(MYSPIKE_SOURCE_DIR, 2);
            const Id request = world.requestAt(vr::State::OnVisit);
            world.fillInVisit(request);
            world.tx.server = server;
            QVERIFY(world.command("verifier", vc::kCloseVisit, Visit::kType, world.visitOf(request))
                        .ok());
            const auto slip = papers(world, document::Template::VisitSlip).front();
            words[server ? 1 : 0] = slip.text(document::kValues);
            number = slip.text(document::kNumber);
        }
        QCOMPARE(words[0], words[1]);
        QVERIFY(number.starts_with("JPK/VER/2026/"));
    }

    void everySubmittedVersionIsAPaper()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 3);
        const Id request = world.requestAt(vr::State::UnderReview);
        const auto first = papers(world, document::Template::VisitReport);
        QCOMPARE(first.size(), std::size_t{1});
        const auto values = valuesOf(first.front());
        QCOMPARE(values[QLatin1String("report_version")].toString(), QStringLiteral("1"));
        QCOMPARE(values[QLatin1String("recommendations")].toArray().size(), 3);
        QCOMPARE(values[QLatin1String("checklist_v2")].toArray().size(), 3);
        QCOMPARE(values[QLatin1String("sample")].toArray().size(), 3);
        // Before it is accepted the centre does not see it.
        const auto scopes = first.front().type().scopes(first.front());
        QVERIFY(std::find(scopes.begin(), scopes.end(), scope::ofCentre(world.centre)) ==
                scopes.end());

        QVERIFY(world
                    .transition("officer", VisitReport::kType, world.reportOf(request),
                                visit_report::transition::kReturn, "Name the rooms.")
                    .ok());
        QVERIFY(world
                    .transition("verifier", VisitReport::kType, world.reportOf(request),
                                visit_report::transition::kSubmit)
                    .ok());
        QCOMPARE(papers(world, document::Template::VisitReport).size(), std::size_t{2});

        QVERIFY(world
                    .transition("officer", VerificationRequest::kType, request,
                                vr::transition::kTakeUpReview)
                    .ok());
        Values pass;
        pass.set(verification_decision::kDecision, verification_decision::Decision::Pass);
        QVERIFY(
            world.command("second_officer", vc::kDecide, VerificationRequest::kType, request, pass)
                .ok());
        int forCentre = 0;
        for (const auto& d : papers(world, document::Template::VisitReport)) {
            if (!d.has(document::kAddressee)) {
                ++forCentre;
                QCOMPARE(valuesOf(d)[QLatin1String("report_version")].toString(),
                         QStringLiteral("2"));
            }
        }
        QCOMPARE(forCentre, 1);
    }

    void lettersNameHourAndReference()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 1);
        const Id request = world.draftRequest();
        const char* type = VerificationRequest::kType;
        Values v;
        v.set(vr::kStartTime, "08:30").set(vr::kCentreReference, "PLR/2026/14");
        QVERIFY(world.edit("manager", type, request, v).ok());
        v.set(vr::kStartTime, "8.30");
        QVERIFY(world.edit("manager", type, request, v).ok()); // a draft may be wrong
        QCOMPARE(ruleOf(world.transition("manager", type, request, vr::transition::kSubmit)),
                 QStringLiteral("VER-TIME"));
        v.set(vr::kStartTime, "08:30");
        QVERIFY(world.edit("manager", type, request, v).ok());
        QVERIFY(world.transition("manager", type, request, vr::transition::kSubmit).ok());
        QVERIFY(world.transition("officer", type, request, vr::transition::kCheck).ok());
        Values assign;
        assign.set(assignment::kVerifier, Ref<ExternalVerifier>{world.verifier})
            .set(assignment::kFrom, day(2026, 4, 6))
            .set(assignment::kDays, std::int64_t{1})
            .set(assignment::kStartTime, "25:00");
        QCOMPARE(ruleOf(world.command("officer", vc::kAssignVerifier, type, request, assign)),
                 QStringLiteral("VER-TIME"));
        assign.setValue(assignment::kStartTime.name, Value());
        QVERIFY(world.command("officer", vc::kAssignVerifier, type, request, assign).ok());
        const auto letter = valuesOf(papers(world, document::Template::AppointmentLetter).front());
        QCOMPARE(letter[QLatin1String("visit_start_time")].toString(), QStringLiteral("08:30"));
        QCOMPARE(letter[QLatin1String("centre_reference")].toString(),
                 QStringLiteral("PLR/2026/14"));
    }

    void theUsualHourWhereNobodyNamedOne()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 1);
        (void)world.requestAt(vr::State::Assigned);
        const auto letter = valuesOf(papers(world, document::Template::AppointmentLetter).front());
        QCOMPARE(letter[QLatin1String("visit_start_time")].toString(), QStringLiteral("09:00"));
    }

    void theOfficerSignsWhatTheVerifiersWordBrings()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 1);
        (void)world.requestAt(vr::State::Scheduled);
        const auto notice = valuesOf(papers(world, document::Template::CentreNotice).front());
        QCOMPARE(notice[QLatin1String("officer_name")].toString(), QStringLiteral("officer"));
    }

    void theReplacedVerifierIsToldAndHerWorkKept()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 2);
        const Id request = world.requestAt(vr::State::OnVisit);
        const Id hers = world.assignmentOf(request);
        const Id visit = world.visitOf(request);
        Values again;
        again.set(assignment::kVerifier, Ref<ExternalVerifier>{world.verifier})
            .set(assignment::kFrom, day(2026, 4, 8))
            .set(assignment::kDays, std::int64_t{1});
        const char* type = VerificationRequest::kType;
        QCOMPARE(ruleOf(world.command("officer", vc::kReplaceVerifier, type, request, again)),
                 QStringLiteral("REASON"));
        QCOMPARE(ruleOf(world.command("officer", vc::kReplaceVerifier, type, request, again,
                                      "She fell ill.")),
                 QStringLiteral("ASG-SAME"));
        again.set(assignment::kVerifier,
                  Ref<ExternalVerifier>{world.id("second_external_verifier")});
        QVERIFY(
            world.command("officer", vc::kReplaceVerifier, type, request, again, "She fell ill.")
                .ok());
        QCOMPARE(world.state(Assignment::kType, hers), std::string("replaced"));
        QCOMPARE(world.state(Visit::kType, visit), std::string("superseded"));
        QCOMPARE(world.find(Visit::kType, visit)->get(visit::kVerifierUser),
                 std::optional(world.user("verifier")));
        const auto notices = papers(world, document::Template::ReplacementNotice);
        QCOMPARE(notices.size(), std::size_t{1});
        QCOMPARE(notices.front().get(document::kAddressee), std::optional(world.user("verifier")));
        const auto values = valuesOf(notices.front());
        QCOMPARE(values[QLatin1String("replacement_reason")].toString(),
                 QStringLiteral("She fell ill."));
        QCOMPARE(values[QLatin1String("work_note")].toObject()[QLatin1String("code")].toString(),
                 QStringLiteral("work_is_kept"));
        // What she still records reaches the visit under her name.
        Values absent;
        absent.set(visit_part::kVisit, Ref<Visit>{visit})
            .set(visit_part::kAssignment, Ref<Assignment>{hers})
            .set(visit_part::kTrainee, Ref<Trainee>{world.trainees.front()})
            .set(identity_check::kResult, identity_check::Result::Matches);
        QVERIFY(world.create("verifier", IdentityCheck::kType, world.id("late"), absent).ok());
    }

    void everybodyCompetentCompletesTheGroup()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 2);
        (void)world.requestAt(vr::State::Completed);
        QCOMPARE(world.state(TraineeBatch::kType, world.batch), std::string("completed"));
        QCOMPARE(ruleOf(world.command("manager", registration::command::kOpenRepeat,
                                      TraineeBatch::kType, world.batch)),
                 QStringLiteral("STATE"));
    }

    void whoFailedRepeatsInAGroupOfTheirOwn()
    {
        namespace rc = registration::command;
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 4);
        fail(world, world.trainees[1]);
        (void)world.requestAt(vr::State::Completed);
        QCOMPARE(world.state(TraineeBatch::kType, world.batch), std::string("reassessment"));
        QCOMPARE(world.all(ProgrammeResult::kType).size(), std::size_t{4});
        QCOMPARE(
            ruleOf(world.command("assessor", rc::kOpenRepeat, TraineeBatch::kType, world.batch)),
            QStringLiteral("RIGHT"));
        QVERIFY(world.command("manager", rc::kOpenRepeat, TraineeBatch::kType, world.batch).ok());
        Query q{.type = TraineeBatch::kType};
        q.with(equals(trainee_batch::kRepeatOf, Ref<TraineeBatch>{world.batch}));
        const auto repeat = world.tx.first(q);
        QVERIFY(repeat);
        QCOMPARE(repeat->text(trainee_batch::kNumber), std::string("L99999/2025/S1/001/U1"));
        QCOMPARE(repeat->get(trainee_batch::kTraineeCount), std::optional(std::int64_t{1}));
        // No unit was failed, so only the final assessment is done again.
        QCOMPARE(repeat->get(trainee_batch::kState),
                 std::optional(trainee_batch::State::FinalAssessment));
        Query people{.type = Trainee::kType};
        people.with(equals(trainee::kBatch, Ref<TraineeBatch>{repeat->id}));
        const auto again = world.tx.query(people);
        QCOMPARE(again.size(), std::size_t{1});
        QCOMPARE(again.front().get(trainee::kAttempt), std::optional(std::int64_t{2}));
        QCOMPARE(again.front().get(trainee::kRepeatOf),
                 std::optional(Ref<Trainee>{world.trainees[1]}));
        Query marks{.type = UnitMark::kType};
        marks.with(equals(unit_mark::kTrainee, Ref<Trainee>{again.front().id}));
        QCOMPARE(world.tx.query(marks).size(), world.units.size());
        QCOMPARE(
            ruleOf(world.command("manager", rc::kOpenRepeat, TraineeBatch::kType, world.batch)),
            QStringLiteral("REPEAT-OPEN"));
    }

    void theRepeatHasItsTime()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 2);
        fail(world, world.trainees[0]);
        (void)world.requestAt(vr::State::Completed); // in April 2026
        world.now = Instant::atMalaysia(day(2026, 11, 20), 9);
        QCOMPARE(ruleOf(world.command("manager", registration::command::kOpenRepeat,
                                      TraineeBatch::kType, world.batch)),
                 QStringLiteral("REPEAT-WINDOW"));
    }

    void aClaimIsPreparedFromVisitAndRuleBook()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 1);
        const Id request = world.requestAt(vr::State::VisitClosed);
        const Id a = world.assignmentOf(request);
        auto far = world.find(Assignment::kType, a).record;
        far.set(assignment::kDistanceKm, 120);
        world.tx.put(far);
        QCOMPARE(ruleOf(world.command("second_verifier", vc::kPrepareClaim, Assignment::kType, a)),
                 QStringLiteral("RIGHT"));
        QVERIFY(world.command("verifier", vc::kPrepareClaim, Assignment::kType, a).ok());
        QCOMPARE(ruleOf(world.command("verifier", vc::kPrepareClaim, Assignment::kType, a)),
                 QStringLiteral("CLAIM-ONCE"));
        const auto claims = world.all(Claim::kType);
        QCOMPARE(claims.size(), std::size_t{1});
        // Two days at 200 and 45, and 240 km at 0.85.
        QCOMPARE(claims.front().get(claim::kTotal), std::optional(Money{2 * 24'500 + 20'400}));
        QVERIFY(
            world
                .transition("verifier", Claim::kType, claims.front().id, claim::transition::kSubmit)
                .ok());
        const auto forms = papers(world, document::Template::ClaimForm);
        QCOMPARE(forms.size(), std::size_t{1});
        const auto values = valuesOf(forms.front());
        QCOMPARE(values[QLatin1String("claim_total")].toString(), QStringLiteral("694.00"));
        QCOMPARE(values[QLatin1String("claim_lines")].toArray().size(), 5);
        QVERIFY(values[QLatin1String("claim_number")].toString().startsWith(
            QLatin1String("TTN/2026/")));
    }

    void mealsAcrossTheSeaGoByTheirOwnEntry()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 1);
        for (auto e : world.all(rule_book::Entry::kType)) {
            if (e.text(rule_book::kKey) == "claim.meal.sabah_sarawak_labuan.per_day") {
                e.set(rule_book::kValue, "6000");
                world.tx.put(e);
            }
        }
        const Id request = world.requestAt(vr::State::VisitClosed);
        const Id a = world.assignmentOf(request);
        auto s = world.find(MalaysianState::kType, world.id("state")).record;
        auto far = world.find(Assignment::kType, a).record;
        far.set(assignment::kDistanceKm, 400);
        world.tx.put(far);
        const auto mealsIn = [&](const char* code) {
            s.set(state::kCode, code);
            world.tx.put(s);
            const auto before = world.all(ClaimLine::kType).size();
            auto tx = world.contextFor("verifier");
            world.tx.begin(tx);
            const auto done = world.tx.run(vc::kPrepareClaim, a, {});
            Money meals;
            for (const auto& line : world.all(ClaimLine::kType)) {
                if (line.get(claim_line::kKind) == claim_line::Kind::Meals) {
                    meals = meals + line.getOr(claim_line::kAmount, Money{});
                }
            }
            world.tx.rollback();
            return done && world.all(ClaimLine::kType).size() == before ? meals.sen : -1;
        };
        QCOMPARE(mealsIn("11"), std::int64_t{9'000});  // Terengganu
        QCOMPARE(mealsIn("12"), std::int64_t{12'000}); // Sabah
        QCOMPARE(mealsIn("13"), std::int64_t{12'000}); // Sarawak
        QCOMPARE(mealsIn("15"), std::int64_t{12'000}); // Labuan
        QCOMPARE(mealsIn("16"), std::int64_t{9'000});  // Putrajaya
    }

    void anOfficeReachesItsStateAndNoOther()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 2);
        const Date since = day(2020, 1, 1);
        const auto office = [&](const char* person, std::string_view role, const char* code) {
            world.addPerson(person, {{std::string(role), scope::ofState(code), since, {}}});
        };
        office("east", role::kRegionalOfficer, "11"); // the centre's state
        office("capital", role::kRegionalOfficer, "16");
        office("east_verification", role::kVerificationOfficer, "11");
        const Id request = world.requestAt(vr::State::Submitted);
        const char* type = VerificationRequest::kType;
        QCOMPARE(ruleOf(world.transition("capital", type, request, vr::transition::kCheck)),
                 QStringLiteral("RIGHT"));
        QVERIFY(world.transition("east", type, request, vr::transition::kCheck).ok());
        // A regional office checks; assigning stays with the verification officers.
        Values assign;
        assign.set(assignment::kVerifier, Ref<ExternalVerifier>{world.verifier})
            .set(assignment::kFrom, day(2026, 4, 6))
            .set(assignment::kDays, std::int64_t{1});
        QCOMPARE(ruleOf(world.command("east", vc::kAssignVerifier, type, request, assign)),
                 QStringLiteral("RIGHT"));
        QVERIFY(
            world.command("east_verification", vc::kAssignVerifier, type, request, assign).ok());
        // The visit's own rows are reached by the assignment's scope.
        const auto a = world.assignmentOf(request);
        const auto reaches = [&](const char* person, const std::string& scope) {
            const auto grants = world.actorNow(person).grants;
            return std::any_of(grants.begin(), grants.end(),
                               [&](const Grant& g) { return g.scope == scope; });
        };
        QVERIFY(reaches("east", scope::ofAssignment(a)));
        QVERIFY(reaches("east", scope::ofCentre(world.centre)));
        QVERIFY(!reaches("capital", scope::ofAssignment(a)));
        QVERIFY(!reaches("capital", scope::ofCentre(world.centre)));
        // A right that has ended reaches nothing any more.
        auto ended = world.actorNow("east");
        for (auto& g : ended.grants) {
            g.to = world.now.day().plusDays(-1);
        }
        QVERIFY(!ended.mayAs({role::kRegionalOfficer}, {scope::ofCentre(world.centre)},
                             world.now.day()));
    }
};

QTEST_GUILESS_MAIN(TestPapersAndSettling)
#include "test_papers_and_settling.moc"
