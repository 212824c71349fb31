// The verifier's inbox, the declaration of conflicts, readiness and check-in, the report.
#include <QComboBox>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

#include "client/modules/verification/visit/assignment_page.h"
#include "client/modules/verification/visit/readiness_page.h"
#include "client/modules/verification/visit/report_page.h"
#include "client/modules/verification/visit/visit_acts.h"
#include "client/modules/verification/visit/visits_page.h"
#include "shared/modules/verification/verification.h"
#include "tests/support/client/visit_bench.h"

using namespace myspike;
using namespace myspike::site_visit;

namespace {

template <class P> void open(P& page)
{
    page.resize(1138, 660);
    page.show();
    page.activateWindow();
    if (!QTest::qWaitForWindowActive(&page)) {
        qFatal("the page did not become active");
    }
}

} // namespace

class TestPages final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theInboxOpensThePageThatIsNext_data();
    void theInboxOpensThePageThatIsNext();
    void v0IsAnsweredByKeysAndWaitsForTheSignature();
    void aConflictLeavesOnlyDeclining();
    void readinessJudgesTheMachine_data();
    void readinessJudgesTheMachine();
    void checkInBeginsTheVisit();
    void theReportIsKeptWhileItIsTyped();
};

void TestPages::theInboxOpensThePageThatIsNext_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("page");
    using S = assignment::State;
    QTest::newRow("new") << int(S::AwaitingReply) << "assignment";
    QTest::newRow("accepted") << int(S::Accepted) << "readiness";
    QTest::newRow("packed") << int(S::PackageIssued) << "readiness";
    QTest::newRow("on site") << int(S::OnVisit) << "visit";
    QTest::newRow("closed") << int(S::VisitClosed) << "report";
}

void TestPages::theInboxOpensThePageThatIsNext()
{
    QFETCH(int, state);
    QFETCH(QString, page);
    test::SiteWorld world(3);
    world.setAssignmentState(static_cast<assignment::State>(state));
    test::VisitBench bench(world);
    VisitsPage inbox(bench.bench);
    open(inbox);
    QTRY_COMPARE(inbox.list().model()->rowCount(), 1);
    inbox.takeFocus();
    QTest::keyClick(&inbox.list(), Qt::Key_Return);
    QTRY_COMPARE(bench.opened.size(), 1);
    QCOMPARE(bench.opened.front(), page + u':' + QString::fromStdString(world.visit.toString()));
}

void TestPages::v0IsAnsweredByKeysAndWaitsForTheSignature()
{
    test::SiteWorld world(3, false);
    world.setAssignmentState(assignment::State::AwaitingReply);
    test::VisitBench bench(world);
    AssignmentPage page(bench.bench, world.visit);
    open(page);
    QTRY_VERIFY(page.desk().isLoaded());
    page.takeFocus();
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N);
    }
    QCOMPARE(progressOf(page.desk().form("V0.checklist")), (Progress{6, 6, 0}));
    auto* accept = page.findChild<QPushButton*>(QStringLiteral("assignment.accept"));
    QVERIFY(!accept->isEnabled());
    page.accept();
    QVERIFY(world.replica.acts.empty());
    // Answers are drafts until she replies; a killed program forgets none.
    AssignmentPage again(bench.bench, world.visit);
    open(again);
    QTRY_COMPARE(progressOf(again.desk().form("V0.checklist")).done, 6);
    QVERIFY(world.all(ChecklistAnswer::kType).empty());
}

void TestPages::aConflictLeavesOnlyDeclining()
{
    test::SiteWorld world(3, false);
    world.setAssignmentState(assignment::State::AwaitingReply);
    test::VisitBench bench(world);
    AssignmentPage page(bench.bench, world.visit);
    open(page);
    QTRY_VERIFY(page.desk().isLoaded());
    page.takeFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Y);
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N);
    }
    QCOMPARE(progressOf(page.desk().form("V0.checklist")).flags, 1);
    QVERIFY(!page.findChild<QPushButton*>(QStringLiteral("assignment.accept"))->isEnabled());
    page.decline();
    auto* dialog = page.findChild<ui::CommandDialog*>();
    QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
    auto* kind = dialog->findChild<QComboBox*>(QStringLiteral("act.decline_kind"));
    auto* reason = dialog->findChild<QPlainTextEdit*>(QStringLiteral("act.decline_reason"));
    QVERIFY(kind && reason);
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_C);
    // The reason has its own field, and is needed.
    dialog->accept();
    QTRY_VERIFY(dialog->findChild<QPushButton*>(QStringLiteral("act.do"))->isEnabled());
    QVERIFY(world.replica.acts.empty());
    reason->setFocus();
    QTest::keyClicks(reason, QStringLiteral("I taught this group"));
    dialog->accept();
    QTRY_COMPARE(world.replica.acts.size(), std::size_t{1});
    const auto& op = world.replica.acts.front();
    QCOMPARE(op.command, std::string(verification::command::kRespond));
    QCOMPARE(op.args.get(assignment::kDeclineKind),
             std::optional(assignment::DeclineKind::Conflict));
    QCOMPARE(op.args.get(assignment::kDeclineReason),
             std::optional(std::string("I taught this group")));
    const auto answers = op.args.get(assignment::kConflictAnswers).value_or("");
    QVERIFY(answers.find(R"("V0-01":"yes")") != std::string::npos);
    QVERIFY(answers.find(R"("V0-06":"no")") != std::string::npos);
}

void TestPages::readinessJudgesTheMachine_data()
{
    using Level = ReadinessCheck::Level;
    QTest::addColumn<int>("battery");
    QTest::addColumn<int>("freeMib");
    QTest::addColumn<int>("aheadSeconds");
    QTest::addColumn<QString>("printer");
    QTest::addColumn<int>("package");
    QTest::addColumn<QList<int>>("levels"); // package, battery, disk, clock, printer
    const int good = int(Level::Good);
    const int warning = int(Level::Warning);
    const int bad = int(Level::Bad);
    QTest::newRow("ready") << 84 << 48'000 << 12 << "P" << 5
                           << QList<int>{good, good, good, good, good};
    QTest::newRow("battery low") << 20 << 48'000 << 12 << "P" << 5
                                 << QList<int>{good, warning, good, good, good};
    QTest::newRow("disk full") << 84 << 900 << 12 << "P" << 5
                               << QList<int>{good, good, bad, good, good};
    QTest::newRow("clock three years ahead")
        << 84 << 48'000 << 94'608'000 << "P" << 5 << QList<int>{good, good, good, bad, good};
    QTest::newRow("no printer") << 84 << 48'000 << 12 << "" << 5
                                << QList<int>{good, good, good, good, warning};
    QTest::newRow("package past its days")
        << 84 << 48'000 << 12 << "P" << -1 << QList<int>{bad, good, good, good, good};
}

void TestPages::readinessJudgesTheMachine()
{
    QFETCH(int, battery);
    QFETCH(int, freeMib);
    QFETCH(int, aheadSeconds);
    QFETCH(QString, printer);
    QFETCH(int, package);
    QFETCH(QList<int>, levels);
    test::TellingLaptop laptop;
    laptop.battery = battery;
    laptop.freeMib = freeMib;
    laptop.clockAhead = aheadSeconds;
    laptop.printerName = printer;
    const auto today = *Date::fromYmd(2026, 11, 24);
    Record a(verification::assignmentType(), Id{});
    a.set(assignment::kPackageVersion, 1);
    a.set(assignment::kPackageExpires, today.plusDays(package));
    QList<int> got;
    for (const auto& check : readinessChecks(a, laptop, {50, 2048, 5}, today)) {
        got << int(check.level);
        QVERIFY(!check.text.empty());
    }
    QCOMPARE(got, levels);
}

void TestPages::checkInBeginsTheVisit()
{
    test::SiteWorld world(3, false);
    test::VisitBench bench(world);
    ReadinessPage page(bench.bench, world.visit);
    open(page);
    QTRY_VERIFY(page.desk().isLoaded());
    page.checkIn();
    QTRY_COMPARE(world.all(Visit::kType).front().get(visit::kState),
                 std::optional(visit::State::InProgress));
    QTRY_COMPARE(bench.opened, QStringList{QStringLiteral("visit:") +
                                           QString::fromStdString(world.visit.toString())});
}

void TestPages::theReportIsKeptWhileItIsTyped()
{
    test::SiteWorld world(3);
    const auto report = world.put(
        VisitReport::kType,
        Values()
            .set(visit_part::kVisit, Ref<Visit>{world.visit})
            .set(visit_part::kAssignment, Ref<Assignment>{world.assignment})
            .set(visit_report::kRequest, Ref<VerificationRequest>{world.request})
            .set(visit_report::kCentre, Ref<Centre>{world.centre})
            .set(visit_report::kVerifierUser, Ref<User>{world.replica.identity().actor.user})
            .set(visit_report::kVersion, 1)
            .set(visit_report::kState, visit_report::State::Draft));
    test::VisitBench bench(world);
    ReportPage page(bench.bench, world.visit);
    open(page);
    auto* advice = page.findChild<QPlainTextEdit*>(QStringLiteral("report.advice"));
    auto* summary = page.findChild<QPlainTextEdit*>(QStringLiteral("report.summary"));
    QVERIFY(advice && summary);
    // Begun from what was recorded, so that she mends rather than writes.
    QTRY_VERIFY(!summary->toPlainText().isEmpty());
    advice->setFocus();
    QTest::keyClicks(advice, QStringLiteral("Moderate every script."));
    QTRY_COMPARE_WITH_TIMEOUT(world.all(VisitReport::kType).front().text(visit_report::kAdvice),
                              std::string("Moderate every script."), 2'000);
    QCOMPARE(world.all(VisitReport::kType).front().id, report.id);
}

QTEST_MAIN(TestPages)
#include "test_pages.moc"
