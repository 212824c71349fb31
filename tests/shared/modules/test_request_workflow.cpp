// Every (state, transition, role) triple of a request, walked from its table; and what its guards,
// effects and separation of duties do.
#include <QtTest>

#include <algorithm>
#include <set>

#include "tests/support/shared/visit_world.h"

using namespace myspike;
namespace vr = verification_request;

namespace {

constexpr std::string_view kRoles[] = {role::kExternalVerifier,
                                       role::kCentreManager,
                                       role::kAssessor,
                                       role::kInternalVerifier,
                                       role::kCentreAdministrator,
                                       role::kVerificationOfficer,
                                       role::kRegionalOfficer,
                                       role::kFinanceOfficer,
                                       role::kManagement,
                                       role::kSystemAdministrator,
                                       role::kAuditor};

QString ruleOf(const Result<RunOutcome>& r)
{
    return r ? QString() : QString::fromStdString(r.fault().rule);
}

} // namespace

class TestRequestWorkflow : public QObject
{
    Q_OBJECT

private slots:
    void everyTriple()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 1);
        const auto& type = *world.catalogue.type(VerificationRequest::kType);
        Record r(type, world.id("any"));
        r.set(vr::kCentre, Ref<Centre>{world.centre});
        r.set(vr::kOnBehalfOf, "Pejabat Pengurus"); // so that no guard speaks
        int allowed = 0;
        int walked = 0;
        for (const auto& s : type.workflow.states) {
            r.setValue(type.workflow.field, std::string(s.code));
            for (const auto& t : type.workflow.transitions) {
                for (const auto role : kRoles) {
                    ActContext c = world.contextFor("officer");
                    c.actor.user = world.id("stranger");
                    c.actor.grants = {{std::string(role), "*", *Date::fromYmd(2020, 1, 1), {}}};
                    c.comment = "why";
                    const bool expected =
                        std::find(t.from.begin(), t.from.end(), s.code) != t.from.end() &&
                        std::find(t.by.begin(), t.by.end(), role) != t.by.end();
                    const auto status = mayTransition(type, r, t, world.tx, c);
                    const auto what =
                        QStringLiteral("%1 --%2--> by %3: %4")
                            .arg(QLatin1String(s.code), QLatin1String(t.name),
                                 QString::fromUtf8(role.data(), role.size()),
                                 status ? QString() : QString::fromStdString(status.fault().rule));
                    QVERIFY2(status.ok() == expected, qPrintable(what));
                    allowed += expected ? 1 : 0;
                    ++walked;
                }
            }
        }
        QCOMPARE(walked, static_cast<int>(type.workflow.states.size() *
                                          type.workflow.transitions.size() * std::size(kRoles)));
        QCOMPARE(allowed, 20); // the rest is for commands, or for nobody
    }

    void aRightElsewhereDoesNotHelp()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 1);
        const Id request = world.draftRequest();
        world.addPerson("other_manager",
                        {{std::string(role::kCentreManager), "centre:" + world.id("x").toString(),
                          *Date::fromYmd(2020, 1, 1), std::nullopt}});
        const auto r = world.transition("other_manager", VerificationRequest::kType, request,
                                        vr::transition::kSubmit);
        QCOMPARE(ruleOf(r), QStringLiteral("RIGHT"));
    }

    void theOrdinaryWayReachesItsEnd()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::Completed);
        const auto r = world.find(VerificationRequest::kType, request);
        QCOMPARE(r->text(vr::kNumber), std::string("VER/2026/000001"));
        QCOMPARE(world.state(TraineeBatch::kType, world.batch), std::string("completed"));
        const auto results = world.all(ProgrammeResult::kType);
        QCOMPARE(results.size(), world.trainees.size());
        for (const auto& p : results) {
            QCOMPARE(p.get(programme_result::kOutcome), programme_result::Outcome::Competent);
            // 7.5 + 24 + 14 + 31.2
            QCOMPARE(p.get(programme_result::kTotal)->toFixed(), std::string("76.70"));
            QVERIFY(p.text(programme_result::kRules).find("credit_cu.l1_3") != std::string::npos);
        }
        QCOMPARE(world.all(UnitResult::kType).size(), world.trainees.size() * world.units.size());
        std::set<std::string> letters;
        for (const auto& d : world.all("document")) {
            letters.insert(*asText(d.value("template")));
        }
        QCOMPARE(letters,
                 (std::set<std::string>{"appointment_letter", "centre_notice", "confirmed_results",
                                        "decision_letter", "visit_report", "visit_slip"}));
    }

    void historyTellsEveryStep()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 6);
        const Id request = world.requestAt(vr::State::Completed);
        std::set<std::string> acts;
        for (const auto& h : world.all("history_entry")) {
            if (*asText(h.value("record_id")) == request.toString()) {
                acts.insert(*asText(h.value("act")));
                QVERIFY(!asText(h.value("actor_name"))->empty());
            }
        }
        for (const auto* act :
             {"create", "submit", "check", "verification.assign_verifier", "verification.respond",
              "verification.check_in", "verification.close_visit", "take_up_review",
              "verification.decide", "verification.complete"}) {
            QVERIFY2(acts.contains(act), act);
        }
    }

    void whoKeyedIsNeverTheOnlyChecker()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.draftRequest();
        const char* type = VerificationRequest::kType;
        // The officer submits on behalf of the centre, and names for whom.
        QCOMPARE(ruleOf(world.transition("officer", type, request, vr::transition::kSubmit)),
                 QStringLiteral("VER-BEHALF"));
        world.onBehalfOf = "Puan Pengurus";
        QVERIFY(world.transition("officer", type, request, vr::transition::kSubmit).ok());
        world.onBehalfOf.clear();
        const auto r = world.find(type, request);
        QCOMPARE(r->text(vr::kOnBehalfOf), std::string("Puan Pengurus"));
        QCOMPARE(r->get(vr::kKeyedBy), std::optional(world.user("manager")));
        QCOMPARE(ruleOf(world.transition("officer", type, request, vr::transition::kCheck)),
                 QStringLiteral("VER-SECOND"));
        QVERIFY(world.transition("second_officer", type, request, vr::transition::kCheck).ok());
        QCOMPARE(world.state(TraineeBatch::kType, world.batch), std::string("in_verification"));
    }

    void aReturnNeedsItsReason()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::Submitted);
        const char* type = VerificationRequest::kType;
        QCOMPARE(ruleOf(world.transition("officer", type, request, vr::transition::kReturn)),
                 QStringLiteral("REASON"));
        QVERIFY(world.transition("officer", type, request, vr::transition::kReturn, "No schedule")
                    .ok());
        QVERIFY(world.transition("manager", type, request, vr::transition::kSubmit).ok());
        // One number, however often it is submitted.
        QCOMPARE(world.tx.numbers.size(), std::size_t{1});
    }

    void aRefusalNeedsASecondOfficerWhoDidNotAssign()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::UnderReview); // assigned by "officer"
        const char* type = VerificationRequest::kType;
        namespace vc = verification::command;
        Values refuse;
        refuse.set(verification_decision::kDecision, verification_decision::Decision::Refuse);
        QCOMPARE(ruleOf(world.command("second_officer", vc::kConfirmRefusal, type, request)),
                 QStringLiteral("STATE"));
        QCOMPARE(ruleOf(world.command("second_officer", vc::kDecide, type, request, refuse)),
                 QStringLiteral("VER-REASON"));
        refuse.set(verification_decision::kReason, "The marks were not earned.");
        QVERIFY(world.command("second_officer", vc::kDecide, type, request, refuse).ok());
        QCOMPARE(world.state(type, request), std::string("refusal_proposed"));
        QCOMPARE(ruleOf(world.command("second_officer", vc::kConfirmRefusal, type, request)),
                 QStringLiteral("VER-SECOND"));
        QCOMPARE(ruleOf(world.command("officer", vc::kConfirmRefusal, type, request)),
                 QStringLiteral("VER-SECOND"));
        QVERIFY(world.command("third_officer", vc::kConfirmRefusal, type, request).ok());
        QCOMPARE(world.state(type, request), std::string("refused"));
        QCOMPARE(world.state(TraineeBatch::kType, world.batch),
                 std::string("ready_for_verification"));
        QVERIFY(world.all(ProgrammeResult::kType).empty());
    }

    void findingsGoToTheCentreAndAreClosed()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::OnVisit);
        const Id visit = world.visitOf(request);
        namespace vc = verification::command;
        Values f;
        f.set(visit_part::kVisit, Ref<Visit>{visit})
            .set(visit_part::kAssignment, Ref<Assignment>{world.assignmentOf(request)})
            .set(finding::kCentre, Ref<Centre>{world.centre})
            .set(finding::kRequest, Ref<VerificationRequest>{request})
            .set(finding::kCategory, finding::Category::Major)
            .set(finding::kDescription, "The certificate is not displayed.");
        const Id raised = world.id("finding");
        QVERIFY(world.create("verifier", RaisedFinding::kType, raised, f).ok());
        world.fillInVisit(request);
        // A major finding needs its evidence before the visit is closed.
        QCOMPARE(ruleOf(world.command("verifier", vc::kCloseVisit, Visit::kType, visit)),
                 QStringLiteral("FINDING-EVIDENCE"));
        Values evidence;
        evidence.set(finding::kEvidence, "Entrance hall, no certificate.");
        QVERIFY(world.edit("verifier", RaisedFinding::kType, raised, evidence).ok());
        QVERIFY(world.command("verifier", vc::kCloseVisit, Visit::kType, visit).ok());
        QCOMPARE(world.state(RaisedFinding::kType, raised), std::string("open"));
        QVERIFY(world.find(RaisedFinding::kType, raised)->has(finding::kDueOn));
        // Its words stand now.
        QVERIFY(!world.edit("verifier", RaisedFinding::kType, raised, evidence).ok());

        Values words;
        words
            .set(visit_report::kSummary,
                 "The group was assessed as the standard asks; one finding is open.")
            .set(visit_report::kAdvice, "Display the certificate.")
            .set(visit_report::kRecommendation, visit_report::Recommendation::Conditional);
        QVERIFY(world.edit("verifier", VisitReport::kType, world.reportOf(request), words).ok());
        QVERIFY(world
                    .transition("verifier", VisitReport::kType, world.reportOf(request),
                                visit_report::transition::kSubmit)
                    .ok());
        const char* type = VerificationRequest::kType;
        QVERIFY(world.transition("officer", type, request, vr::transition::kTakeUpReview).ok());
        Values decision;
        decision.set(verification_decision::kDecision, verification_decision::Decision::Pass);
        QCOMPARE(ruleOf(world.command("second_officer", vc::kDecide, type, request, decision)),
                 QStringLiteral("VER-MAJOR"));
        decision.set(verification_decision::kDecision,
                     verification_decision::Decision::Conditional);
        QVERIFY(world.command("second_officer", vc::kDecide, type, request, decision).ok());
        QCOMPARE(world.state(type, request), std::string("centre_action"));
        QCOMPARE(ruleOf(world.command("second_officer", vc::kComplete, type, request)),
                 QStringLiteral("VER-MAJOR"));

        QCOMPARE(ruleOf(world.transition("officer", RaisedFinding::kType, raised,
                                         finding::transition::kClose)),
                 QStringLiteral("FINDING-ANSWER"));
        Values answer;
        answer.set(finding::kAnswer, "It hangs in the hall since yesterday.");
        QVERIFY(world
                    .transition("manager", RaisedFinding::kType, raised,
                                finding::transition::kAnswer, {}, answer)
                    .ok());
        QVERIFY(
            world.transition("officer", RaisedFinding::kType, raised, finding::transition::kClose)
                .ok());
        QVERIFY(world.command("second_officer", vc::kComplete, type, request).ok());
        QCOMPARE(world.state(type, request), std::string("completed"));
    }

    void aReturnedReportBecomesANewVersion()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::UnderReview);
        const Id first = world.reportOf(request);
        QVERIFY(world
                    .transition("officer", VisitReport::kType, first,
                                visit_report::transition::kReturn, "Say more on the workshop.")
                    .ok());
        QCOMPARE(world.state(VisitReport::kType, first), std::string("returned"));
        QCOMPARE(world.find(VisitReport::kType, first)->text(visit_report::kReturnComment),
                 std::string("Say more on the workshop."));
        const Id second = world.reportOf(request);
        QVERIFY(first != second);
        QCOMPARE(world.find(VisitReport::kType, second)->get(visit_report::kVersion), 2);
        QCOMPARE(world.state(VerificationRequest::kType, request), std::string("synchronised"));
        QVERIFY(world
                    .transition("verifier", VisitReport::kType, second,
                                visit_report::transition::kSubmit)
                    .ok());
        QCOMPARE(world.state(VerificationRequest::kType, request), std::string("report_submitted"));
    }

    void cancellingLateIsRemembered()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::Scheduled);
        QVERIFY(world
                    .transition("officer", VerificationRequest::kType, request,
                                vr::transition::kCancel, "The centre withdrew.")
                    .ok());
        QCOMPARE(world.find(VerificationRequest::kType, request)->get(vr::kLateCancellation),
                 std::optional(true));
        QCOMPARE(world.state(TraineeBatch::kType, world.batch),
                 std::string("ready_for_verification"));
        QCOMPARE(world.state(Assignment::kType, world.assignmentOf(request)),
                 std::string("cancelled"));
    }
};

QTEST_GUILESS_MAIN(TestRequestWorkflow)
#include "test_request_workflow.moc"
