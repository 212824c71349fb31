// Commands from the assignment to the end of the visit, and the bad days among them.
#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

#include "shared/modules/verification/visit_checks.h"
#include "shared/sync/records.h"
#include "tests/support/shared/visit_world.h"

using namespace myspike;
namespace vr = verification_request;
namespace vc = verification::command;

namespace {

QString ruleOf(const Result<RunOutcome>& r)
{
    return r ? QString() : QString::fromStdString(r.fault().rule);
}

Values answerWith(const char* conflicts, assignment::Response response)
{
    Values v;
    v.set(assignment::kResponse, response)
        .set(assignment::kConflictAnswers, conflicts)
        .set(signature::kStrokes, R"({"strokes":[]})");
    return v;
}

constexpr const char* kNone =
    R"({"V0-01":"no","V0-02":"no","V0-03":"no","V0-04":"no","V0-05":"no","V0-06":"no"})";
constexpr const char* kOne =
    R"({"V0-01":"no","V0-02":"no","V0-03":"no","V0-04":"no","V0-05":"yes","V0-06":"no"})";

const std::string kPhoto(64, 'a');

} // namespace

class TestVisitCommands : public QObject
{
    Q_OBJECT

private slots:
    void assigningGivesNumberLetterVisitAndRights()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::Assigned);
        const auto a = world.find(Assignment::kType, world.assignmentOf(request));
        QCOMPARE(a->text(assignment::kNumber), std::string("PPL/2026/000001"));
        QCOMPARE(a->get(assignment::kChecklist), std::optional(Ref<Checklist>{world.checklist}));
        QVERIFY(a->getOr(assignment::kSeed, std::int64_t{-1}) >= 0);
        QCOMPARE(world.state(Visit::kType, world.visitOf(request)), std::string("planned"));
        std::set<std::string> scopes;
        for (const auto& g : world.all(AccessGrant::kType)) {
            scopes.insert(g.text(access_grant::kScope));
            // 90 days after the last day of the visit.
            QCOMPARE(g.get(access_grant::kTo)->toIso(), std::string("2026-07-06"));
        }
        QCOMPARE(scopes, (std::set<std::string>{
                             scope::ofAssignment(a->id), scope::ofBatch(world.batch),
                             scope::ofProfile(world.centre), scope::ofScheme(world.scheme)}));
        const auto letter = world.all("document").front();
        const auto values = *asText(letter.value("frozen_values"));
        QVERIFY(values.find("\"centre_name\":\"Pusat Latihan Rekaan\"") != std::string::npos);
        QVERIFY(values.find("\"visit_dates\":\"06/04/2026 – 07/04/2026\"") != std::string::npos);
    }

    void onlyTheVerifierAnswers()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::Assigned);
        const Id a = world.assignmentOf(request);
        const auto accept = answerWith(kNone, assignment::Response::Accepted);
        QCOMPARE(
            ruleOf(world.command("second_verifier", vc::kRespond, Assignment::kType, a, accept)),
            QStringLiteral("RIGHT"));
        QCOMPARE(ruleOf(world.command("officer", vc::kRespond, Assignment::kType, a, accept)),
                 QStringLiteral("RIGHT"));
        QVERIFY(world.command("verifier", vc::kRespond, Assignment::kType, a, accept).ok());
        QCOMPARE(world.state(VerificationRequest::kType, request), std::string("scheduled"));
        // Twice is refused by the state.
        QCOMPARE(ruleOf(world.command("verifier", vc::kRespond, Assignment::kType, a, accept)),
                 QStringLiteral("STATE"));
    }

    void theDeclarationIsWholeSignedAndBinding()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id a = world.assignmentOf(world.requestAt(vr::State::Assigned));
        const auto respond = [&](Values v) {
            return ruleOf(world.command("verifier", vc::kRespond, Assignment::kType, a, v));
        };
        using R = assignment::Response;
        QCOMPARE(respond(answerWith(R"({"V0-01":"no"})", R::Accepted)),
                 QStringLiteral("VER-CONFLICT"));
        QCOMPARE(respond(answerWith("[1,2", R::Accepted)), QStringLiteral("VER-CONFLICT"));
        QCOMPARE(respond(answerWith(kOne, R::Accepted)), QStringLiteral("VER-CONFLICT"));
        auto unsigned_ = answerWith(kNone, R::Accepted);
        unsigned_.setValue(signature::kStrokes.name, Value());
        QCOMPARE(respond(unsigned_), QStringLiteral("VER-CONFLICT"));
        QCOMPARE(respond(answerWith(kOne, R::Declined)), QStringLiteral("VER-DECLINE"));
    }

    void decliningGoesBackToTheOfficer()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::Assigned);
        const Id a = world.assignmentOf(request);
        const Id visit = world.visitOf(request);
        auto v = answerWith(kOne, assignment::Response::Declined);
        v.set(assignment::kDeclineReason, "I advise this centre.");
        QVERIFY(world.command("verifier", vc::kRespond, Assignment::kType, a, v).ok());
        QCOMPARE(world.state(VerificationRequest::kType, request),
                 std::string("awaiting_assignment"));
        QCOMPARE(world.state(Assignment::kType, a), std::string("declined"));
        QCOMPARE(world.state(Visit::kType, visit), std::string("superseded"));
        QVERIFY(!world.find(VerificationRequest::kType, request)->has(vr::kAssignment));
        // Her rights end with the day.
        const Date tomorrow = world.now.day().plusDays(1);
        QVERIFY(!world.actorNow("verifier").holds(role::kExternalVerifier, tomorrow));
        // She declared a conflict: the filter knows.
        Values again;
        again.set(assignment::kVerifier, Ref<ExternalVerifier>{world.verifier})
            .set(assignment::kFrom, *Date::fromYmd(2026, 4, 6))
            .set(assignment::kDays, std::int64_t{1});
        QCOMPARE(ruleOf(world.command("officer", vc::kAssignVerifier, VerificationRequest::kType,
                                      request, again)),
                 QStringLiteral("ASG-DECLARED"));
    }

    void noReplyLapsesAfterWorkingDaysWithoutOtherVisits()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::Assigned); // Monday 2 March, state 11
        const Id a = world.assignmentOf(request);
        Record other(*world.catalogue.type(Assignment::kType), world.id("other"));
        other.set(assignment::kVerifier, Ref<ExternalVerifier>{world.verifier});
        other.set(assignment::kFrom, *Date::fromYmd(2026, 3, 3));
        other.set(assignment::kTo, *Date::fromYmd(2026, 3, 4));
        other.set(assignment::kState, assignment::State::OnVisit);
        world.tx.put(other);
        const auto lapseOn = [&](int d) {
            world.now = Instant::atMalaysia(*Date::fromYmd(2026, 3, d), 10);
            return ruleOf(world.command("officer", vc::kLapseAssignment, Assignment::kType, a));
        };
        // Thursday 5, Sunday 8 and Monday 9 are her three days.
        QCOMPARE(lapseOn(9), QStringLiteral("VER-LAPSE"));
        QCOMPARE(lapseOn(10), QString());
        QCOMPARE(world.state(VerificationRequest::kType, request),
                 std::string("awaiting_assignment"));
    }

    void anExpiredPackageDoesNotCheckIn()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::PackageIssued);
        const Id visit = world.visitOf(request);
        world.now = Instant::atMalaysia(*Date::fromYmd(2026, 4, 20), 8); // the 15th day
        const auto late = world.command("verifier", vc::kCheckIn, Visit::kType, visit);
        QCOMPARE(ruleOf(late), QStringLiteral("VER-PACKAGE"));
        QCOMPARE(late.fault().code, FaultCode::Expired);
        QVERIFY(world
                    .command("verifier", vc::kDownloadPackage, Assignment::kType,
                             world.assignmentOf(request))
                    .ok());
        QVERIFY(world.command("verifier", vc::kCheckIn, Visit::kType, visit).ok());
        QCOMPARE(world.find(Visit::kType, visit)->get(visit::kPackageVersion), 2);
    }

    void aVisitUnderWayIsNotStoppedByItsPackage()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::OnVisit);
        world.fillInVisit(request);
        world.now = Instant::atMalaysia(*Date::fromYmd(2026, 4, 25), 8);
        const Id visit = world.visitOf(request);
        QVERIFY(world.command("verifier", vc::kCloseVisit, Visit::kType, visit).ok());
        QCOMPARE(world.find(Visit::kType, visit)->get(visit::kAcceptedLate), std::optional(true));
    }

    void closingNamesWhatIsMissing()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 6);
        const Id request = world.requestAt(vr::State::OnVisit);
        const Id visit = world.visitOf(request);
        const auto missing =
            verification::whatIsMissing(world.tx, world.find(Visit::kType, visit).record);
        std::map<std::string, int> count;
        for (const auto& m : missing) {
            ++count[m.rule];
        }
        QCOMPARE(count["VER-SIGN"], 6);
        QCOMPARE(count["VER-IDENTITY"], 6);
        QCOMPARE(count["VER-SAMPLE"], 1);
        QCOMPARE(count["VER-CRITICAL"], 2);
        QCOMPARE(count["VER-RECOMMEND"], 6);
        const auto r = world.command("verifier", vc::kCloseVisit, Visit::kType, visit);
        QCOMPARE(ruleOf(r), QStringLiteral("VER-SIGN"));
        world.fillInVisit(request);
        QVERIFY(
            verification::whatIsMissing(world.tx, world.find(Visit::kType, visit).record).empty());
        QVERIFY(world.command("verifier", vc::kCloseVisit, Visit::kType, visit).ok());
        // What was recorded is closed with the visit.
        Values note;
        note.set(visit_part::kNote, "later");
        const auto late = world.edit("verifier", IdentityCheck::kType,
                                     world.all(IdentityCheck::kType).front().id, note);
        QCOMPARE(ruleOf(late), QStringLiteral("STATE"));
    }

    void theSampleIsDrawnOnceAndGrowsOnly()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 12);
        const Id request = world.requestAt(vr::State::OnVisit);
        const Id visit = world.visitOf(request);
        QCOMPARE(ruleOf(world.command("verifier", vc::kExtendSample, Visit::kType, visit)),
                 QStringLiteral("VER-SAMPLE"));
        QVERIFY(world.command("verifier", vc::kDrawSample, Visit::kType, visit).ok());
        QCOMPARE(world.all(SampleEntry::kType).size(), std::size_t{5});
        QCOMPARE(ruleOf(world.command("verifier", vc::kDrawSample, Visit::kType, visit)),
                 QStringLiteral("VER-SAMPLE"));
        Values one;
        for (const auto& t : world.trainees) {
            const auto entries = world.all(SampleEntry::kType);
            if (std::none_of(entries.begin(), entries.end(), [&](const Record& e) {
                    return e.get(visit_part::kTrainee) == Ref<Trainee>{t};
                })) {
                one.set(visit_part::kTrainee, Ref<Trainee>{t});
                break;
            }
        }
        QVERIFY(world.command("verifier", vc::kAddToSample, Visit::kType, visit, one).ok());
        QCOMPARE(ruleOf(world.command("verifier", vc::kAddToSample, Visit::kType, visit, one)),
                 QStringLiteral("VER-SAMPLE"));
        Values stranger;
        stranger.set(visit_part::kTrainee, Ref<Trainee>{world.id("stranger")});
        QCOMPARE(ruleOf(world.command("verifier", vc::kAddToSample, Visit::kType, visit, stranger)),
                 QStringLiteral("VER-UNLISTED"));
        QVERIFY(world.catalogue.type(SampleEntry::kType)->rolesFor(Verb::Remove).empty());
    }

    void markAsCentreLeavesOutWhoHasAFlag()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 6);
        const Id request = world.requestAt(vr::State::OnVisit);
        const Id visit = world.visitOf(request);
        const Ref<Assignment> assignment{world.assignmentOf(request)};
        for (std::size_t i = 0; i < world.trainees.size(); ++i) {
            Values v;
            v.set(visit_part::kVisit, Ref<Visit>{visit})
                .set(visit_part::kAssignment, assignment)
                .set(visit_part::kTrainee, Ref<Trainee>{world.trainees[i]})
                .set(identity_check::kResult, i == 0 ? identity_check::Result::DoesNotMatch
                                                     : identity_check::Result::Matches);
            QVERIFY(world
                        .create("verifier", IdentityCheck::kType,
                                world.id("identity" + std::to_string(i)), v)
                        .ok());
        }
        Values amend;
        amend.set(mark_amendment::kTrainee, Ref<Trainee>{world.trainees[1]})
            .set(mark_amendment::kBatch, Ref<TraineeBatch>{world.batch})
            .set(mark_amendment::kCentre, Ref<Centre>{world.centre})
            .set(mark_amendment::kComponent, mark_amendment::Component::FinalKnowledge)
            .set(mark_amendment::kOld, Hundredths::whole(70))
            .set(mark_amendment::kNew, Hundredths::whole(40))
            .set(mark_amendment::kReason, "Three answers were marked wrongly.")
            .set(mark_amendment::kVerifier, world.user("verifier"))
            .set(mark_amendment::kAt, world.now)
            .set(mark_amendment::kAssignment, assignment)
            .set(mark_amendment::kVisit, Ref<Visit>{visit});
        QVERIFY(world.create("verifier", MarkAmendment::kType, world.id("amendment"), amend).ok());
        QVERIFY(world.command("verifier", vc::kMarkAsCentre, Visit::kType, visit).ok());
        QCOMPARE(world.all(TraineeRecommendation::kType).size(), std::size_t{4});
        for (const auto& r : world.all(TraineeRecommendation::kType)) {
            QVERIFY(r.getOr(trainee_recommendation::kAsCentre, false));
            QVERIFY(r.get(visit_part::kTrainee) != Ref<Trainee>{world.trainees[0]});
            QVERIFY(r.get(visit_part::kTrainee) != Ref<Trainee>{world.trainees[1]});
        }
        // The original mark stands beside the amendment.
        const auto sheet = loadMarkSheet(world.tx, Ref<TraineeBatch>{world.batch});
        const auto& row = sheet->rows[1];
        QCOMPARE(row.finalKnowledge.centre, std::optional(Hundredths::whole(70)));
        QCOMPARE(row.finalKnowledge.counting(), std::optional(Hundredths::whole(40)));
        QVERIFY(row.centre.competent());
        QVERIFY(!row.counting.competent());
    }

    void aVisitThatCannotBeHeldGoesBack()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::OnVisit);
        const Id visit = world.visitOf(request);
        Values v;
        QCOMPARE(ruleOf(world.command("verifier", vc::kCannotBeHeld, Visit::kType, visit, v)),
                 QStringLiteral("FIELD-REQUIRED"));
        v.set(visit::kCannotBeHeldReason, "Flood; the road is closed.");
        QCOMPARE(ruleOf(world.command("verifier", vc::kCannotBeHeld, Visit::kType, visit, v)),
                 QStringLiteral("FIELD-REQUIRED"));
        v.set(visit::kCannotBeHeldKind, visit::Hindrance::Weather);
        v.set(visit::kCannotBeHeldPhoto, kPhoto);
        QVERIFY(world.command("verifier", vc::kCannotBeHeld, Visit::kType, visit, v).ok());
        const auto files = world.all(attachments::Attachment::kType);
        QVERIFY(std::any_of(files.begin(), files.end(), [](const Record& f) {
            return f.text(attachments::kSha256) == kPhoto &&
                   f.text(attachments::kKind) == "cannot_be_held";
        }));
        QCOMPARE(world.state(VerificationRequest::kType, request),
                 std::string("awaiting_assignment"));
        QCOMPARE(world.state(Visit::kType, visit), std::string("cannot_be_held"));
        QCOMPARE(world.state(TraineeBatch::kType, world.batch), std::string("in_verification"));
    }

    void readinessIsAnsweredBeforeTheVisitAndStandsInTheHistory()
    {
        namespace ca = checklist_answer;
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        Record item(*world.catalogue.type(ChecklistItem::kType), world.id("bag"));
        item.set(checklist_item::kChecklist, Ref<Checklist>{world.checklist});
        item.set(checklist_item::kCode, "readiness-01");
        item.set(checklist_item::kForm, "readiness");
        item.set(checklist_item::kOrdinal, 1);
        world.tx.put(item);
        const Id request = world.requestAt(vr::State::PackageIssued);
        const Id visit = world.visitOf(request);
        Values v;
        v.set(ca::kItem, Ref<ChecklistItem>{item.id}).set(ca::kChoice, YesNoNa::No);
        const auto answer = [&](const char* who) {
            return ruleOf(world.command(who, vc::kAnswerReadiness, Visit::kType, visit, v));
        };
        QCOMPARE(answer("verifier"), QString());
        v.set(ca::kChoice, YesNoNa::Yes);
        QCOMPARE(answer("verifier"), QString());
        const auto answers = world.all(ChecklistAnswer::kType);
        QCOMPARE(answers.size(), std::size_t{1});
        QCOMPARE(answers.front().get(ca::kChoice), std::optional(YesNoNa::Yes));
        int told = 0;
        for (const auto& h : world.all(history::Entry::kType)) {
            told += h.text(history::kRecordType) == ChecklistAnswer::kType ? 1 : 0;
        }
        QCOMPARE(told, 2);
        // Taken back, an answer is empty and not gone.
        v.setValue(ca::kChoice.name, Value());
        QCOMPARE(answer("verifier"), QString());
        QVERIFY(!world.all(ChecklistAnswer::kType).front().has(ca::kChoice));
        // Not another's, not a question of the visit itself, and not once it has begun.
        QVERIFY(answer("officer") != QString());
        v.set(ca::kItem, Ref<ChecklistItem>{world.id("item1")});
        QCOMPARE(answer("verifier"), QStringLiteral("VER-READINESS"));
        v.set(ca::kItem, Ref<ChecklistItem>{item.id});
        world.now = Instant::atMalaysia(*Date::fromYmd(2026, 4, 6), 8);
        QVERIFY(world.command("verifier", vc::kCheckIn, Visit::kType, visit).ok());
        QCOMPARE(answer("verifier"), QStringLiteral("STATE"));
    }

    void thePlaceIsKeptAsEvidence()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::PackageIssued);
        const Id visit = world.visitOf(request);
        world.now = Instant::atMalaysia(*Date::fromYmd(2026, 4, 6), 8);
        Values place;
        place.set(visit::kArrivalLatitude, 3'073'800);
        QCOMPARE(ruleOf(world.command("verifier", vc::kRecordPlace, Visit::kType, visit, place)),
                 QStringLiteral("STATE"));
        QCOMPARE(ruleOf(world.command("verifier", vc::kCheckIn, Visit::kType, visit, place)),
                 QStringLiteral("VER-POSITION"));
        QVERIFY(world.command("verifier", vc::kCheckIn, Visit::kType, visit).ok());
        place.set(visit::kArrivalLongitude, 181'000'000);
        QCOMPARE(ruleOf(world.command("verifier", vc::kRecordPlace, Visit::kType, visit, place)),
                 QStringLiteral("VER-POSITION"));
        place.set(visit::kArrivalLongitude, 101'518'300)
            .set(visit::kArrivalPositionFrom, visit::PositionSource::Photograph)
            .set(visit::kSignboardPhoto, kPhoto);
        QVERIFY(world.command("verifier", vc::kRecordPlace, Visit::kType, visit, place).ok());
        auto v = world.find(Visit::kType, visit).record;
        QCOMPARE(v.get(visit::kArrivalLatitude), std::optional<std::int64_t>(3'073'800));
        QCOMPARE(v.text(visit::kSignboardPhoto), kPhoto);
        const auto files = world.all(attachments::Attachment::kType);
        QVERIFY(std::any_of(files.begin(), files.end(), [](const Record& f) {
            return f.text(attachments::kSha256) == kPhoto &&
                   f.text(attachments::kKind) == "signboard";
        }));
        // One argument alone leaves the others, and an empty one takes back.
        Values none;
        none.setValue(visit::kSignboardPhoto.name, Value());
        QVERIFY(world.command("verifier", vc::kRecordPlace, Visit::kType, visit, none).ok());
        v = world.find(Visit::kType, visit).record;
        QVERIFY(!v.has(visit::kSignboardPhoto));
        QVERIFY(v.has(visit::kArrivalLatitude));
    }

    void aTraineeNotInThePackageIsNotedNotDropped()
    {
        namespace ut = unlisted_trainee;
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::OnVisit);
        const Id visit = world.visitOf(request);
        auto listed = world.find(Trainee::kType, world.trainees[0]).record;
        listed.set(trainee::kIdentity, "070605101239");
        world.tx.put(listed);
        const auto context = world.contextFor("verifier");
        const auto rules = [&](const char* number, ut::Reason reason, const char* said,
                               const char* place = "") {
            Record r(*world.catalogue.type(UnlistedTrainee::kType), world.id("stranger"));
            r.set(visit_part::kVisit, Ref<Visit>{visit});
            r.set(visit_part::kAssignment, Ref<Assignment>{world.assignmentOf(request)});
            r.set(ut::kName, "Farhan bin Rekaan");
            r.set(ut::kIdentityKind, IdentityKind::MyKad);
            r.set(ut::kIdentity, number);
            r.set(ut::kReason, reason);
            r.set(ut::kExplanation, said);
            r.set(ut::kPlaceOverride, place);
            QStringList out;
            for (const auto& f : judge(r, world.tx, context, true)) {
                out << QString::fromStdString(f.rule);
            }
            return out.join(u' ');
        };
        using R = ut::Reason;
        QCOMPARE(rules("070605101234", R::RegisteredLate, ""), QString());
        QCOMPARE(rules("071305101234", R::RegisteredLate, ""), QStringLiteral("ID-R1"));
        QCOMPARE(rules("070605001234", R::RegisteredLate, ""), QStringLiteral("ID-R2"));
        QCOMPARE(rules("070605001234", R::RegisteredLate, "", "Seen on the card."), QString());
        QCOMPARE(rules("070605101234", R::Other, ""), QStringLiteral("UNLISTED-REASON"));
        QCOMPARE(rules("", R::RegisteredLate, ""), QStringLiteral("UNLISTED-IDENTITY"));
        QCOMPARE(rules("", R::RegisteredLate, "Lost the card; a police report was shown."),
                 QString());
        QCOMPARE(rules(listed.text(trainee::kIdentity).c_str(), R::RegisteredLate, ""),
                 QStringLiteral("UNLISTED-LISTED"));
        Values v;
        v.set(visit_part::kVisit, Ref<Visit>{visit})
            .set(visit_part::kAssignment, Ref<Assignment>{world.assignmentOf(request)})
            .set(ut::kName, "Farhan bin Rekaan")
            .set(ut::kIdentityKind, IdentityKind::MyKad)
            .set(ut::kIdentity, "070605101234")
            .set(ut::kReason, R::OtherGroup);
        QVERIFY(world.create("verifier", UnlistedTrainee::kType, world.id("noted"), v).ok());
        QCOMPARE(rules("070605101234", R::RegisteredLate, ""), QStringLiteral("UNLISTED-TWICE"));
        // The officer sees it, the centre's own people do not, and nobody else may write it.
        const auto noted = world.find(UnlistedTrainee::kType, world.id("noted")).record;
        const auto& type = noted.type();
        const auto on = world.now.day();
        QVERIFY(world.actorNow("officer").mayAs(type.rolesFor(Verb::View), type.scopes(noted), on));
        QVERIFY(
            !world.actorNow("manager").mayAs(type.rolesFor(Verb::View), type.scopes(noted), on));
        QVERIFY(!world.create("officer", UnlistedTrainee::kType, world.id("other"), v).ok());
        // It does not stand in the way of closing, nor is anybody added to the group.
        world.fillInVisit(request);
        QVERIFY(world.command("verifier", vc::kCloseVisit, Visit::kType, visit).ok());
        QCOMPARE(world.all(UnlistedTrainee::kType).size(), std::size_t{1});
    }

    void replacedWhileOfflineHerWorkIsKept()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::PackageIssued);
        const Id first = world.visitOf(request);
        const Ref<Assignment> old{world.assignmentOf(request)};
        Values v;
        v.set(assignment::kVerifier, Ref<ExternalVerifier>{world.id("second_external_verifier")})
            .set(assignment::kFrom, *Date::fromYmd(2026, 4, 8))
            .set(assignment::kDays, std::int64_t{2});
        world.now = Instant::atMalaysia(*Date::fromYmd(2026, 4, 6), 7);
        QCOMPARE(ruleOf(world.command("officer", vc::kReplaceVerifier, VerificationRequest::kType,
                                      request, v)),
                 QStringLiteral("REASON"));
        QVERIFY(world
                    .command("officer", vc::kReplaceVerifier, VerificationRequest::kType, request,
                             v, "She fell ill.")
                    .ok());
        QCOMPARE(world.state(Visit::kType, first), std::string("superseded"));
        QCOMPARE(world.state(Assignment::kType, old.id), std::string("replaced"));
        QVERIFY(world.visitOf(request) != first);

        // She heard nothing and works the same morning: her acts arrive later and are taken.
        QVERIFY(world.command("verifier", vc::kCheckIn, Visit::kType, first).ok());
        Values identity;
        identity.set(visit_part::kVisit, Ref<Visit>{first})
            .set(visit_part::kAssignment, old)
            .set(visit_part::kTrainee, Ref<Trainee>{world.trainees[0]})
            .set(identity_check::kResult, identity_check::Result::Matches);
        QVERIFY(world.create("verifier", IdentityCheck::kType, world.id("kept"), identity).ok());
        QVERIFY(world.command("verifier", vc::kCloseVisit, Visit::kType, first).ok());
        QVERIFY(world.find(Visit::kType, first)->has(visit::kArrivedAt));
        QCOMPARE(world.state(Visit::kType, first), std::string("superseded"));
        QCOMPARE(world.state(VerificationRequest::kType, request), std::string("assigned"));
        // The second verifier holds rights to the new visit only.
        const auto second = world.actorNow("second_verifier");
        const auto on = world.now.day();
        QVERIFY(second.mayAs({role::kExternalVerifier},
                             {scope::ofAssignment(world.assignmentOf(request))}, on));
        QVERIFY(!second.mayAs({role::kExternalVerifier}, {scope::ofAssignment(old.id)}, on));
    }

    /// What her grants let her hold is all that the visit needs, from check-in to the report.
    void herReplicaIsEnoughForTheVisit()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id request = world.requestAt(vr::State::PackageIssued);
        std::set<std::string> scopes{scope::kReference, scope::ofUser(world.user("verifier").id)};
        for (const auto& g : world.actorNow("verifier").grants) {
            scopes.insert(g.scope);
        }
        world.tx.becomeReplica(scopes);
        QVERIFY(!world.find(User::kType, world.user("officer").id));
        const Id visit = world.visitOf(request);
        world.now = Instant::atMalaysia(*Date::fromYmd(2026, 4, 6), 8);
        QVERIFY(world.command("verifier", vc::kCheckIn, Visit::kType, visit).ok());
        world.fillInVisit(request);
        QVERIFY(world.command("verifier", vc::kCloseVisit, Visit::kType, visit).ok());
        QCOMPARE(world.state(VerificationRequest::kType, request), std::string("visit_closed"));
        Values words;
        words
            .set(visit_report::kSummary,
                 "The group was assessed as the standard asks, and its records are complete.")
            .set(visit_report::kAdvice, "Keep the records of internal verification by unit.")
            .set(visit_report::kRecommendation, visit_report::Recommendation::Pass);
        const Id report = world.reportOf(request);
        QVERIFY(world.edit("verifier", VisitReport::kType, report, words).ok());
        QVERIFY(world
                    .transition("verifier", VisitReport::kType, report,
                                visit_report::transition::kSubmit)
                    .ok());
        // Replay gives the same sample as the server will draw.
        QCOMPARE(world.all(SampleEntry::kType).size(), std::size_t{5});
    }

    void addendaAreAddedNeverEdited()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR);
        const Id report = world.reportOf(world.requestAt(vr::State::ReportSubmitted));
        Values one;
        one.set(visit_report::kAddendum, "The workshop is on the second floor.");
        QVERIFY(world.command("verifier", vc::kAddAddendum, VisitReport::kType, report, one).ok());
        one.set(visit_report::kAddendum, "And its exit is marked.");
        QVERIFY(world.command("verifier", vc::kAddAddendum, VisitReport::kType, report, one).ok());
        const auto text = world.find(VisitReport::kType, report)->text(visit_report::kAddendum);
        QVERIFY(text.find("second floor") < text.find("exit is marked"));
        Values edited;
        edited.set(visit_report::kSummary, "Another summary");
        QVERIFY(!world.edit("verifier", VisitReport::kType, report, edited).ok());
    }
};

QTEST_GUILESS_MAIN(TestVisitCommands)
#include "test_visit_commands.moc"
