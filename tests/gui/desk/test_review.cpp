// An officer reads a report, sends it back once, decides; a refusal needs a second one.
#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QtTest>

#include "client/modules/documents/letter_panel.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/modules/verification/desk/review_page.h"
#include "client/ui/shell/action_registry.h"
#include "shared/sync/records.h"
#include "tests/support/client/desk_stage.h"

using namespace myspike;
using namespace myspike::desk;
namespace vr = verification_request;

class TestReview final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reportIsReadAndPassed();
    void returnedReportIsCompared();
    void aReasonStaysUntilItsActTookEffect();
    void peopleInNoListAreShown();
    void nothingIsOpenedWhereNothingWaits();
    void noButtonActsOnTheRowBefore();
    void refusalNeedsASecondOfficer();
    void changedRegisterIsShown();
    void changedMeanwhileIsADifference();
    void everyWidgetHasAName();
    void pictures();
};

namespace {

std::function<ReviewPage*()> make(const ui::Workplace& place)
{
    return [place] { return new ReviewPage(place); };
}

const ReviewAct* act(const ReviewPage& page, const char* name)
{
    for (const auto& a : page.possibleActs()) {
        if (std::string_view(a.name) == name) {
            return &a;
        }
    }
    return nullptr;
}

/// A finding that the verifier raised, as the end of a visit leaves it.
Record raise(test::VisitWorld& world, const Id& request, const std::string& name,
             finding::Category category, int due)
{
    Record f(*world.catalogue.type(RaisedFinding::kType), world.id(name));
    f.set(visit_part::kVisit, Ref<Visit>{world.visitOf(request)});
    f.set(visit_part::kAssignment, Ref<Assignment>{world.assignmentOf(request)});
    f.set(finding::kNumber, "DPT/2026/" + name);
    f.set(finding::kCentre, Ref<Centre>{world.centre});
    f.set(finding::kRequest, Ref<VerificationRequest>{request});
    f.set(finding::kCategory, category);
    f.set(finding::kForm, "V3");
    f.set(finding::kDescription, "Two of five workstations do not start.");
    f.set(finding::kEvidence, "Counted with the assessor.");
    f.set(finding::kDueOn, *Date::fromYmd(2026, 5, due));
    f.set(finding::kState, finding::State::Open);
    world.tx.put(f);
    return f;
}

} // namespace

void TestReview::reportIsReadAndPassed()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::ReportSubmitted);
    test::WorldReplica replica(world, "second_officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<ReviewPage>(make(stage.place));
    QTRY_VERIFY(act(*page, "take_up_review") != nullptr);
    QVERIFY(act(*page, "pass") == nullptr); // not before it is taken up
    stage.prompter.willAnswer(1);
    page->act(QStringLiteral("take_up_review"));
    QTRY_VERIFY(act(*page, "pass") != nullptr);
    QVERIFY(act(*page, "pass")->whyNot.empty());
    QVERIFY(!act(*page, "conditional")->whyNot.empty()); // no finding to be its condition
    stage.prompter.willAnswer(1);
    page->act(QStringLiteral("pass"));
    QTRY_COMPARE(world.state(VerificationRequest::kType, request), std::string("passed"));
    QTRY_VERIFY(page->letters().letterCount() >= 3);
    QTRY_VERIFY(act(*page, "complete") != nullptr);
    stage.prompter.willAnswer(1);
    page->act(QStringLiteral("complete"));
    QTRY_COMPARE(world.state(VerificationRequest::kType, request), std::string("completed"));
    QCOMPARE(world.all(ProgrammeResult::kType).size(), world.trainees.size());
}

void TestReview::returnedReportIsCompared()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::ReportSubmitted);
    test::WorldReplica replica(world, "officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<ReviewPage>(make(stage.place));
    QTRY_VERIFY(act(*page, "return") != nullptr);
    QCOMPARE(act(*page, "return")->whyNot.english(), std::string());
    page->act(QStringLiteral("return")); // the officer thinks better of it
    QCOMPARE(stage.prompter.asked().size(), 1);
    QVERIFY(stage.prompter.asked().front().isNoteRequired);
    QCOMPARE(world.state(VerificationRequest::kType, request), std::string("report_submitted"));
    stage.prompter.willAnswer(1, QStringLiteral("Name the groups you observed."));
    page->act(QStringLiteral("return"));
    QTRY_COMPARE(world.state(VerificationRequest::kType, request), std::string("synchronised"));

    Values words;
    words.set(visit_report::kSummary, "Group L99999/2025/S1/001 was observed in all three units.");
    QVERIFY(world.edit("verifier", VisitReport::kType, world.reportOf(request), words));
    QVERIFY(world.transition("verifier", VisitReport::kType, world.reportOf(request),
                             visit_report::transition::kSubmit));
    page->refresh();
    DeskTable* differences = nullptr;
    QTRY_VERIFY((differences = page->findChild<DeskTable*>(
                     QStringLiteral("review.report.differences"))) != nullptr);
    QCOMPARE(differences->rowCount(), 1); // the summary, and nothing else
    const auto facts = reviewFacts(world.tx, request);
    QVERIFY(facts);
    QCOMPARE(facts->reports.size(), std::size_t{2});
    QCOMPARE(facts->reports[1].text(visit_report::kReturnComment),
             std::string("Name the groups you observed."));
}

void TestReview::aReasonStaysUntilItsActTookEffect()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::UnderReview);
    test::WorldReplica replica(world, "second_officer");
    test::DeskStage stage(replica);
    ui::DialogPrompter prompter;
    stage.place.prompter = &prompter;
    auto* page = stage.open<ReviewPage>(make(stage.place));
    QTRY_VERIFY(act(*page, "refuse") != nullptr);
    const auto ask = [&] {
        page->act(QStringLiteral("refuse"));
        return page->findChildren<QDialog*>(QStringLiteral("prompt")).last();
    };
    const auto note = [](QDialog* dialog) {
        return dialog->findChild<QPlainTextEdit*>(QStringLiteral("prompt.note"));
    };
    const auto drafts = [&] { return replica.drafts(QStringLiteral("note/")).result()->size(); };
    const auto words = QStringLiteral("Half of the portfolios are copies.");

    // Thought better of it: what she wrote waits for the next time.
    auto* dialog = ask();
    QTest::keyClicks(note(dialog), words);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(drafts(), std::size_t{1});
    QTRY_VERIFY(page->findChild<QDialog*>(QStringLiteral("prompt")) == nullptr);

    // The server cannot be reached: the act is not done, and the words are not lost.
    replica.online = false;
    dialog = ask();
    QTRY_COMPARE(note(dialog)->toPlainText(), words);
    stage.shoot(QStringLiteral("review_reason_back_ms"), false, ui::Tongue::Malay);
    dialog->findChild<QPushButton*>(QStringLiteral("prompt.choice1"))->click();
    QTRY_VERIFY(page->findChild<QDialog*>(QStringLiteral("prompt")) == nullptr);
    QCOMPARE(world.state(VerificationRequest::kType, request), std::string("under_review"));
    QCOMPARE(drafts(), std::size_t{1});

    replica.online = true;
    dialog = ask();
    QTRY_COMPARE(note(dialog)->toPlainText(), words);
    dialog->findChild<QPushButton*>(QStringLiteral("prompt.choice1"))->click();
    QTRY_COMPARE(world.state(VerificationRequest::kType, request), std::string("refusal_proposed"));
    QTRY_COMPARE(drafts(), std::size_t{0});
}

void TestReview::peopleInNoListAreShown()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::ReportSubmitted);
    namespace ut = unlisted_trainee;
    Record met(*world.catalogue.type(UnlistedTrainee::kType), world.id("met"));
    met.set(visit_part::kVisit, Ref<Visit>{world.visitOf(request)});
    met.set(visit_part::kAssignment, Ref<Assignment>{world.assignmentOf(request)});
    met.set(ut::kName, "Siti Rekaan binti Contoh");
    met.set(ut::kIdentityKind, IdentityKind::MyKad);
    met.set(ut::kIdentity, "010203145678");
    met.set(ut::kReason, ut::Reason::RegisteredLate);
    met.set(ut::kExplanation, "She was in class, and the centre shows her letter of offer.");
    world.tx.put(met);
    test::WorldReplica replica(world, "second_officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<ReviewPage>(make(stage.place));
    DeskTable* people = nullptr;
    QTRY_VERIFY((people = page->findChild<DeskTable*>(QStringLiteral("review.report.unlisted"))) !=
                nullptr);
    QCOMPARE(people->rowCount(), 1);
    QCOMPARE(people->rows().index(0, 0).data().toString(),
             QStringLiteral("Siti Rekaan binti Contoh"));
    const auto facts = reviewFacts(world.tx, request);
    QVERIFY(facts);
    const auto v5 = std::find_if(facts->forms.begin(), facts->forms.end(),
                                 [](const FormSummary& f) { return f.form == "V5"; });
    QVERIFY(v5->needsLook);
    QVERIFY(v5->sentence.english().find("not in the package: 1") != std::string::npos);
    stage.checkNames(page);
    stage.shoot(QStringLiteral("review_unlisted_ms"), false, ui::Tongue::Malay);
}

void TestReview::nothingIsOpenedWhereNothingWaits()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(vr::State::OnVisit);
    test::WorldReplica replica(world, "second_officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<ReviewPage>(make(stage.place));
    auto* open = page->acts().action(QStringLiteral("review.open_request"));
    QTRY_VERIFY(!open->isEnabled());
    QVERIFY(!ui::whyDisabled(open).isEmpty());
}

void TestReview::noButtonActsOnTheRowBefore()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::ReportSubmitted);
    // Another that waits as well.
    auto other = world.find(VerificationRequest::kType, request).record;
    Record copy(other.type(), world.id("another request"));
    copy.values() = other.values();
    world.tx.put(copy);
    test::WorldReplica replica(world, "second_officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<ReviewPage>(make(stage.place));
    QTRY_VERIFY(act(*page, "take_up_review") != nullptr);
    const auto shown = act(*page, "take_up_review")->operation.subject;
    page->queue().goTo(shown == request ? copy.id : request);
    // At once, whether the new row has been read or not.
    const auto* now = act(*page, "take_up_review");
    QVERIFY(now == nullptr || now->operation.subject != shown);
    QTRY_VERIFY(act(*page, "take_up_review") != nullptr);
    QVERIFY(act(*page, "take_up_review")->operation.subject != shown);
}

void TestReview::refusalNeedsASecondOfficer()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::UnderReview);
    test::WorldReplica replica(world, "second_officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<ReviewPage>(make(stage.place));
    QTRY_VERIFY(act(*page, "refuse") != nullptr);
    stage.prompter.willAnswer(1, QStringLiteral("Half of the portfolios are copies."));
    page->act(QStringLiteral("refuse"));
    QTRY_COMPARE(world.state(VerificationRequest::kType, request), std::string("refusal_proposed"));
    QTRY_VERIFY(act(*page, "confirm_refusal") != nullptr);
    QVERIFY(!act(*page, "confirm_refusal")->whyNot.empty()); // she proposed it herself
    auto* button = page->findChild<QPushButton*>(QStringLiteral("review.act.confirm_refusal"));
    QVERIFY(button && !button->isEnabled() && !button->toolTip().isEmpty());
    page->act(QStringLiteral("confirm_refusal"));
    QCOMPARE(world.state(VerificationRequest::kType, request), std::string("refusal_proposed"));

    replica.actAs("officer"); // who assigned the verifier
    page->refresh();
    QTRY_VERIFY(act(*page, "confirm_refusal")->whyNot.english().find("assigned") !=
                std::string::npos);
    replica.actAs("third_officer");
    page->refresh();
    QTRY_VERIFY(act(*page, "confirm_refusal")->whyNot.empty());
    stage.prompter.willAnswer(1, QStringLiteral("I have seen the copies."));
    page->act(QStringLiteral("confirm_refusal"));
    QTRY_COMPARE(world.state(VerificationRequest::kType, request), std::string("refused"));
    QCOMPARE(world.all(VerificationDecision::kType).size(), std::size_t{2});
}

void TestReview::changedRegisterIsShown()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::ReportSubmitted);
    const auto before = reviewFacts(world.tx, request);
    QVERIFY(before && before->changes.empty());
    Record told(*world.catalogue.type(history::Entry::kType), world.id("told"));
    told.set(history::kRecordType, std::string(Centre::kType));
    told.set(history::kRecordId, world.centre.toString());
    told.set(history::kAct, std::string(kEdit));
    told.set(history::kChanges, R"([{"field":"name","from":"Old name","to":"New name"}])");
    told.set(history::kActorName, "Badrul");
    told.set(history::kDoneAt, world.now);
    world.tx.put(told);
    const auto after = reviewFacts(world.tx, request);
    QVERIFY(after);
    QCOMPARE(after->changes.size(), std::size_t{1});
    QCOMPARE(after->changes.front().before, std::string("Old name"));
    QCOMPARE(after->changes.front().after, std::string("New name"));
    QCOMPARE(after->changes.front().who, std::string("Badrul"));
}

/// The office edits trainee and centre while the verifier is away from any network: the reviewing
/// officer sees what her package held beside what stands there now.
void TestReview::changedMeanwhileIsADifference()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR, 3);
    const auto request = world.requestAt(vr::State::OnVisit);
    const auto& who = world.trainees[1];
    // A group in verification is closed to its centre; the register's keeper corrects it there.
    const auto edited = [&](const Id& id, const char* type, auto field, auto from, auto to) {
        auto r = world.find(type, id).record;
        r.set(field, to);
        world.tx.put(r);
        Record told(*world.catalogue.type(history::Entry::kType),
                    world.id(std::string("told") + field.name + std::to_string(world.now.ms)));
        told.set(history::kRecordType, std::string(type));
        told.set(history::kRecordId, id.toString());
        told.set(history::kAct, std::string(kEdit));
        told.set(history::kChanges, std::string("[{\"field\":\"") + field.name + "\",\"from\":\"" +
                                        from + "\",\"to\":\"" + to + "\"}]");
        told.set(history::kActorName, "Badrul");
        told.set(history::kDoneAt, world.now);
        world.tx.put(told);
        world.now = world.now.plusSeconds(60);
    };
    edited(who, Trainee::kType, trainee::kName, "Pelatih 02", "Pelatih Dua");
    edited(who, Trainee::kType, trainee::kName, "Pelatih Dua", "Pelatih Kedua");
    edited(world.centre, Centre::kType, centre::kPhone, "03-1", "03-2");
    edited(world.centre, Centre::kType, centre::kPhone, "03-2", "03-1"); // and back
    world.fillInVisit(request);
    QVERIFY(world.command("verifier", verification::command::kCloseVisit, Visit::kType,
                          world.visitOf(request)));
    const auto facts = reviewFacts(world.tx, request);
    QVERIFY(facts);
    QCOMPARE(facts->changes.size(), std::size_t{1}); // the telephone is as she knew it
    QCOMPARE(facts->changes.front().before, std::string("Pelatih 02"));
    QCOMPARE(facts->changes.front().after, std::string("Pelatih Kedua"));

    Values words;
    words
        .set(visit_report::kSummary,
             "The group was assessed as the standard asks, and its records are complete.")
        .set(visit_report::kAdvice, "Keep the records by unit.")
        .set(visit_report::kRecommendation, visit_report::Recommendation::Pass);
    QVERIFY(world.edit("verifier", VisitReport::kType, world.reportOf(request), words));
    QVERIFY(world.transition("verifier", VisitReport::kType, world.reportOf(request),
                             visit_report::transition::kSubmit));
    test::WorldReplica replica(world, "second_officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<ReviewPage>(make(stage.place));
    auto* changes = page->findChild<DeskTable*>(QStringLiteral("review.changes"));
    QTRY_COMPARE(changes->rowCount(), 1);
    const auto cell = [&](int column) {
        return changes->rows().index(0, column).data().toString();
    };
    QCOMPARE(cell(2), QStringLiteral("Pelatih 02"));
    QCOMPARE(cell(3), QStringLiteral("Pelatih Kedua"));
    QVERIFY(page->tabs().tabText(4).contains(QLatin1String("(1)")));
    page->tabs().setCurrentIndex(4);
    stage.shoot(QStringLiteral("review_changes_ms"), false, ui::Tongue::Malay);
}

void TestReview::everyWidgetHasAName()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::UnderReview);
    raise(world, request, "000001", finding::Category::Major, 7);
    test::WorldReplica replica(world, "second_officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<ReviewPage>(make(stage.place));
    QTRY_VERIFY(act(*page, "pass") != nullptr);
    QVERIFY(!act(*page, "pass")->whyNot.empty()); // a major finding is open
    QVERIFY(act(*page, "conditional")->whyNot.empty());
    for (int i = 0; i < page->tabs().count(); ++i) {
        page->tabs().setCurrentIndex(i);
        stage.checkNames(page);
    }
}

void TestReview::pictures()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::UnderReview);
    raise(world, request, "000001", finding::Category::Major, 7);
    raise(world, request, "000002", finding::Category::Minor, 21);
    test::WorldReplica replica(world, "second_officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<ReviewPage>(make(stage.place));
    QTRY_VERIFY(act(*page, "pass") != nullptr);
    stage.shoot(QStringLiteral("review_report_ms"), false, ui::Tongue::Malay);
    page->tabs().setCurrentIndex(1);
    stage.shoot(QStringLiteral("review_forms_en"));
    page->tabs().setCurrentIndex(2);
    stage.shoot(QStringLiteral("review_marks_ms_dark"), true, ui::Tongue::Malay);
    page->tabs().setCurrentIndex(3);
    stage.shoot(QStringLiteral("review_findings_ms_125"), false, ui::Tongue::Malay, 125);
    page->tabs().setCurrentIndex(5);
    stage.shoot(QStringLiteral("review_letters_en"));
}

QTEST_MAIN(TestReview)
#include "test_review.moc"
