// An officer sends a verifier, without a mouse: from an open request to the letter.
#include <QAccessible>
#include <QDialog>
#include <QLineEdit>
#include <QSpinBox>
#include <QtTest>

#include "client/modules/documents/letter_panel.h"
#include "client/modules/verification/desk/assignment_desk_page.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/ui/widgets/message_strip.h"
#include "tests/support/client/desk_stage.h"

using namespace myspike;
using namespace myspike::desk;
namespace vr = verification_request;

class TestAssignmentDesk final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestToLetterByKeys();
    void overrideNeedsItsReason();
    void offlineKeepsTheChoice();
    void everyWidgetHasAName();
    void urgencyFollowsTheRuleBook();
    void everyReasonStandsInACheck();
    void daysFollowTheDailyLimits();
    void pictures();
};

namespace {

std::function<AssignmentDeskPage*()> make(const ui::Workplace& place)
{
    return [place] { return new AssignmentDeskPage(place); };
}

/// One whose appointment ends too early and whose field is not the group's.
Record anotherVerifier(test::VisitWorld& world, const std::string& name, std::int64_t longitude)
{
    Record v(*world.catalogue.type(ExternalVerifier::kType), world.id(name));
    v.set(external_verifier::kNumber, "PPL-" + name.substr(0, 3));
    v.set(external_verifier::kName, name);
    v.set(external_verifier::kUser, world.user("third_officer"));
    v.set(external_verifier::kAppointedFrom, *Date::fromYmd(2024, 6, 1));
    v.set(external_verifier::kAppointedTo, *Date::fromYmd(2026, 4, 5));
    v.set(external_verifier::kState, Ref<MalaysianState>{world.id("state")});
    v.set(external_verifier::kLatitude, 5'330'000);
    v.set(external_verifier::kLongitude, longitude);
    world.tx.put(v);
    return v;
}

} // namespace

void TestAssignmentDesk::requestToLetterByKeys()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::AwaitingAssignment);
    test::WorldReplica replica(world, "officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<AssignmentDeskPage>(make(stage.place));
    QTRY_COMPARE(page->requests().rowCount(), 1);
    QTRY_COMPARE(page->verifiers().rowCount(), 2);
    auto& keyboard = stage.keyboard;
    QTRY_COMPARE(QApplication::focusWidget(), &page->requests());

    QSignalSpy assigned(page, &AssignmentDeskPage::assigned);
    QSignalSpy opened(&page->letters(), &documents::LetterPanel::letterOpened);
    keyboard.press(Qt::Key_Return); // the oldest request
    keyboard.press(Qt::Key_Return); // the first in the order
    QCOMPARE(world.state(VerificationRequest::kType, request), std::string("awaiting_assignment"));
    keyboard.press(Qt::Key_Return); // having read what it does
    QTRY_COMPARE(assigned.count(), 1);
    QTRY_COMPARE(page->letters().letterCount(), 1);
    keyboard.press(Qt::Key_Return); // the letter
    QTRY_COMPARE(opened.count(), 1);
    QVERIFY(page->letters().preview() != nullptr);
    page->letters().preview()->close();

    QCOMPARE(world.state(VerificationRequest::kType, request), std::string("assigned"));
    const auto a = world.find(Assignment::kType, world.assignmentOf(request));
    QCOMPARE(a->text(assignment::kVerifierName), std::string("verifier")); // the nearer one
    QCOMPARE(*a->get(assignment::kFrom), *Date::fromYmd(2026, 4, 6));      // the centre's day
    std::printf("effort.assign_keys=%d keys\n", keyboard.keys);
    QVERIFY(keyboard.keys <= 12);
}

void TestAssignmentDesk::overrideNeedsItsReason()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::AwaitingAssignment);
    const auto expired = anotherVerifier(world, "Zaleha binti Osman", 103'100'000);
    test::WorldReplica replica(world, "officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<AssignmentDeskPage>(make(stage.place));
    QTRY_COMPARE(page->verifiers().rowCount(), 3);
    auto& keyboard = stage.keyboard;
    keyboard.press(Qt::Key_Return);
    page->verifiers().goTo(expired.id);
    QCOMPARE(page->verifiers().currentRow(), 2); // who may not go comes last
    auto* reason = page->findChild<QLineEdit*>(QStringLiteral("assignment_desk.reason"));
    QVERIFY(reason->isVisible());
    keyboard.press(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), reason);
    keyboard.type(QStringLiteral("too short"));
    keyboard.press(Qt::Key_Return);
    QCOMPARE(world.state(VerificationRequest::kType, request), std::string("awaiting_assignment"));
    // What is typed is kept for this request, whatever becomes of the window.
    const auto drafts = [&] {
        return replica.drafts(QStringLiteral("assignment_desk/")).result()->size();
    };
    QTRY_COMPARE(drafts(), std::size_t{1});
    {
        AssignmentDeskPage again(stage.place);
        again.refresh();
        QTRY_COMPARE(again.findChild<QLineEdit*>(QStringLiteral("assignment_desk.reason"))->text(),
                     QStringLiteral("too short"));
    }
    keyboard.type(QStringLiteral(", nobody else of the field is free before May"));
    keyboard.press(Qt::Key_Return);
    keyboard.press(Qt::Key_Return);
    auto* strip = page->findChild<ui::MessageStrip*>(QStringLiteral("assignment_desk.strip"));
    QTRY_VERIFY2(world.state(VerificationRequest::kType, request) == "assigned",
                 strip->message().english().c_str());
    QTRY_COMPARE(drafts(), std::size_t{0});
    const auto overrides = world.all(AssignmentOverride::kType);
    QCOMPARE(overrides.size(), std::size_t{1});
    QCOMPARE(overrides.front().text(assignment_override::kReason),
             std::string("too short, nobody else of the field is free before May"));
    QVERIFY(overrides.front().text(assignment_override::kRules).starts_with("ASG-"));
}

void TestAssignmentDesk::offlineKeepsTheChoice()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::AwaitingAssignment);
    test::WorldReplica replica(world, "officer");
    replica.online = false;
    test::DeskStage stage(replica);
    auto* page = stage.open<AssignmentDeskPage>(make(stage.place));
    QTRY_COMPARE(page->verifiers().rowCount(), 2);
    auto* days = page->findChild<QSpinBox*>(QStringLiteral("assignment_desk.days"));
    days->setValue(3);
    for (int i = 0; i < 3; ++i) {
        stage.keyboard.press(Qt::Key_Return);
    }
    auto* strip = page->findChild<ui::MessageStrip*>(QStringLiteral("assignment_desk.strip"));
    QTRY_VERIFY(strip->message().english().find("no connection") != std::string::npos);
    QCOMPARE(world.state(VerificationRequest::kType, request), std::string("awaiting_assignment"));
    QCOMPARE(days->value(), 3);
    replica.online = true;
    stage.keyboard.press(Qt::Key_Return);
    stage.keyboard.press(Qt::Key_Return);
    QTRY_VERIFY2(world.state(VerificationRequest::kType, request) == "assigned",
                 strip->message().english().c_str());
}

void TestAssignmentDesk::everyWidgetHasAName()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(vr::State::AwaitingAssignment);
    test::WorldReplica replica(world, "officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<AssignmentDeskPage>(make(stage.place));
    QTRY_COMPARE(page->verifiers().rowCount(), 2);
    stage.language.choose(ui::Tongue::Malay);
    stage.checkNames(page);
}

void TestAssignmentDesk::urgencyFollowsTheRuleBook()
{
    QVERIFY(urgencyOf(13, 14, 14) == Urgency::InTime);
    QVERIFY(urgencyOf(14, 14, 14) == Urgency::AtLimit);
    QVERIFY(urgencyOf(15, 14, 14) == Urgency::Late);
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(vr::State::AwaitingAssignment); // submitted on Monday, 2 March 2026
    const auto on = [&](int month, int day) {
        return waitingRequests(world.tx, *Date::fromYmd(2026, month, day)).value().front();
    };
    QCOMPARE(on(3, 2).workingDays, 0);
    QCOMPARE(on(3, 9).workingDays, 5); // a weekend between
    QVERIFY(on(3, 20).urgency == Urgency::AtLimit);
    QVERIFY(on(3, 23).urgency == Urgency::Late);
}

void TestAssignmentDesk::everyReasonStandsInACheck()
{
    verification::VerifierChoice c;
    const Text text = msg("assignment_filter", "She is on another visit from %1 until %2.");
    for (const auto* rule : {"ASG-APPOINTMENT", "ASG-FIELD", "ASG-VENDOR", "ASG-TIE",
                             "ASG-PERSONNEL", "ASG-CONSECUTIVE", "ASG-DECLARED", "ASG-LOAD",
                             "ASG-OVERLAP", "ASG-TRAVEL", "ASG-MONTH", "ASG-NEW"}) {
        c.reasons.push_back({rule, Severity::Error, text});
    }
    std::size_t reasons = 0;
    for (const auto& check : checksOf(c)) {
        reasons += check.reasons.size();
        QVERIFY(check.mark == CheckMark::Stops);
    }
    QCOMPARE(reasons, c.reasons.size());
    QCOMPARE(checksOf({}).size(), std::size_t{7});
}

void TestAssignmentDesk::daysFollowTheDailyLimits()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR, 41);
    const auto request = world.draftRequest();
    const auto r = world.find(VerificationRequest::kType, request);
    const auto proposal = proposeVisit(world.tx, *r, *Date::fromYmd(2026, 3, 10));
    QVERIFY(proposal);
    QCOMPARE(proposal->days, 2); // 40 trainees a day are the most
    QVERIFY(proposal->isCentres);
    const auto later = proposeVisit(world.tx, *r, *Date::fromYmd(2026, 4, 9));
    QVERIFY(later && !later->isCentres);
    QVERIFY(*Date::fromYmd(2026, 4, 9) < later->from);
}

void TestAssignmentDesk::pictures()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(vr::State::AwaitingAssignment);
    anotherVerifier(world, "Zaleha binti Osman", 103'100'000);
    anotherVerifier(world, "Ravi a/l Subramaniam", 101'100'000);
    world.now = Instant::atMalaysia(*Date::fromYmd(2026, 3, 24), 9);
    test::WorldReplica replica(world, "officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<AssignmentDeskPage>(make(stage.place));
    QTRY_COMPARE(page->verifiers().rowCount(), 4);
    stage.keyboard.press(Qt::Key_Return);
    stage.keyboard.press(Qt::Key_Return);
    stage.shoot(QStringLiteral("assign_confirm_en"));
    page->verifiers().setFocus();
    page->verifiers().selectRow(3);
    stage.shoot(QStringLiteral("assign_override_ms_dark"), true, ui::Tongue::Malay);
    stage.shoot(QStringLiteral("assign_override_ms_125"), false, ui::Tongue::Malay, 125);
    page->verifiers().selectRow(0);
    stage.keyboard.press(Qt::Key_Return);
    stage.keyboard.press(Qt::Key_Return);
    QTRY_COMPARE(page->letters().letterCount(), 1);
    stage.shoot(QStringLiteral("assign_letter_ms"), false, ui::Tongue::Malay);
}

QTEST_MAIN(TestAssignmentDesk)
#include "test_assignment_desk.moc"
