// A visit worked by keys alone: what a step costs, undo, resuming, names for assistive technology.
#include <QAccessible>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QtTest>

#include "client/modules/verification/visit/form_segment.h"
#include "client/modules/verification/visit/form_view.h"
#include "client/modules/verification/visit/observation_segment.h"
#include "client/modules/verification/visit/visit_page.h"
#include "client/ui/shell/action_registry.h"
#include "shared/modules/verification/verification.h"
#include "tests/support/client/visit_bench.h"

using namespace myspike;
using namespace myspike::site_visit;

namespace {

/// A page in a window of the least size, with the keyboard in it.
struct Desk
{
    explicit Desk(test::SiteWorld& world) : bench(world)
    {
        page = new VisitPage(bench.bench, world.visit);
        page->resize(1366 - 228, 768 - 108);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page) ||
            !QTest::qWaitFor([&] { return page->currentSegment() != nullptr; })) {
            qFatal("the visit did not open");
        }
        page->takeFocus();
    }
    ~Desk() { delete page; }

    void go(const char* step, int segment = 0)
    {
        page->showStep(QString::fromLatin1(step), segment);
        page->takeFocus();
    }
    int press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        auto* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : page, key, modifiers);
        return 1;
    }
    int type(const QString& text)
    {
        for (const QChar c : text) {
            QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
        }
        return static_cast<int>(text.size());
    }
    FormView& view() const { return *page->currentSegment()->findChild<FormView*>(); }

    test::VisitBench bench;
    VisitPage* page;
};

} // namespace

class TestSteps final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aChecklistIsAnsweredByOneKeyARow();
    void identityTakesFewKeys();
    void portfoliosTakeFewKeys();
    void oneKeyRecommendsAsTheCentreAndSparesTheFlagged();
    void countsAreTypedAndStepOn();
    void scoresAPracticalByDigits();
    void undoGoesBackToTheRow();
    void f8FindsTheFirstOpenQuestion();
    void resumesWhereSheStood();
    void aRemarkIsKeptAsADraftWithinTwoSeconds();
    void aFindingIsRaisedByOneKeyAndAMajorNeedsEvidence();
    void anAmendmentWaitsForItsReason();
    void aChangeAfterSigningUncoversTheSignature();
    void aBadMarkIsRefusedInWords();
    void everyFocusableWidgetHasAName();
    void theNextRowIsReadyAtOnce();
};

void TestSteps::aChecklistIsAnsweredByOneKeyARow()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V4");
    QCOMPARE(desk.page->desk().progressOfStep("V4").done, 0);
    for (int i = 0; i < 16; ++i) {
        const bool isScale = i == 7 || i == 11;
        desk.press(isScale ? Qt::Key_3 : Qt::Key_Y);
    }
    QCOMPARE(desk.page->desk().progressOfStep("V4").done, 16);
    desk.type(QStringLiteral("2")); // how many findings are still open
    desk.press(Qt::Key_Return);
    const auto p = desk.page->desk().progressOfStep("V4");
    QCOMPARE(p.done, p.total);
    QCOMPARE(world.all(ChecklistAnswer::kType).size(), std::size_t{17});
}

void TestSteps::identityTakesFewKeys()
{
    test::SiteWorld world(12);
    Desk desk(world);
    desk.go("V5");
    int keys = 0;
    for (int i = 0; i < 11; ++i) {
        keys += desk.press(Qt::Key_Y);
    }
    // One is absent; her reason is typed and is no key of the check itself.
    keys += desk.press(Qt::Key_T);
    desk.type(QStringLiteral("ill"));
    keys += desk.press(Qt::Key_Return);
    const auto checks = world.all(IdentityCheck::kType);
    QCOMPARE(checks.size(), std::size_t{12});
    int absent = 0;
    for (const auto& c : checks) {
        absent += c.get(identity_check::kResult) == identity_check::Result::Absent;
    }
    QCOMPARE(absent, 1);
    const double each = keys / 12.0;
    std::printf("effort.identity_keys_per_trainee=%.2f keys\n", each);
    QVERIFY(each <= 3.0);
}

void TestSteps::portfoliosTakeFewKeys()
{
    test::SiteWorld world;
    world.drawSample();
    Desk desk(world);
    desk.go("V7");
    const auto total = desk.page->desk().progressOfStep("V7").total;
    int keys = 0;
    while (desk.page->desk().progressOfStep("V7").done < total && keys < 1000) {
        keys += desk.press(Qt::Key_Y);
    }
    QCOMPARE(desk.page->desk().progressOfStep("V7").done, total);
    const double each = static_cast<double>(keys) / total;
    std::printf("effort.portfolio_keys_per_unit=%.2f keys\n", each);
    QVERIFY(each <= 4.0);
}

void TestSteps::oneKeyRecommendsAsTheCentreAndSparesTheFlagged()
{
    test::SiteWorld world(8);
    Desk desk(world);
    desk.go("V5");
    for (int i = 0; i < 7; ++i) {
        desk.press(Qt::Key_Y);
    }
    desk.press(Qt::Key_N); // the last one's card does not match
    desk.go("V9");
    const int keys = desk.press(Qt::Key_F4);
    std::printf("effort.mark_as_centre_keys=%d keys\n", keys);
    QCOMPARE(keys, 1);
    const auto said = world.all(TraineeRecommendation::kType);
    QCOMPARE(said.size(), std::size_t{7});
    for (const auto& r : said) {
        QVERIFY(r.getOr(trainee_recommendation::kAsCentre, false));
        QVERIFY(r.get(visit_part::kTrainee)->id != world.trainees.back());
    }
    QTRY_COMPARE(desk.page->desk().progressOfStep("V9").done, 7);
}

void TestSteps::countsAreTypedAndStepOn()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V3");
    desk.view().goTo({0, 3});
    desk.type(QStringLiteral("1"));
    desk.press(Qt::Key_Return);
    QCOMPARE(desk.view().currentIndex().column(), 5); // the condition of the same row
    desk.press(Qt::Key_Y);
    QCOMPARE(desk.view().currentFormRow(), std::optional<std::size_t>(1));
    const auto counts = world.all(EquipmentCount::kType);
    QCOMPARE(counts.size(), std::size_t{1});
    QCOMPARE(counts.front().get(equipment_count::kCounted), std::optional<std::int64_t>(1));
    QCOMPARE(counts.front().get(equipment_count::kCondition),
             std::optional(equipment_count::Condition::Good));
}

void TestSteps::scoresAPracticalByDigits()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V8");
    auto* segment = qobject_cast<ObservationSegment*>(desk.page->currentSegment());
    QVERIFY(segment);
    segment->begin();
    QTRY_VERIFY(!desk.page->desk().form("V8.scores").rows.empty());
    segment->takeFocus();
    for (int i = 0; i < 12; ++i) {
        desk.type(QStringLiteral("3"));
    }
    QCOMPARE(world.all(ObservationScore::kType).size(), std::size_t{12});
    QTRY_COMPARE(world.all(PracticalObservation::kType).front().get(practical_observation::kScore),
                 std::optional(Hundredths{10'000}));
    desk.press(Qt::Key_Escape);
    QTRY_VERIFY(
        desk.page->currentSegment()->position() ==
        QString::fromStdString(world.all(PracticalObservation::kType).front().id.toString()));
}

void TestSteps::undoGoesBackToTheRow()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V4");
    desk.press(Qt::Key_Y);
    desk.press(Qt::Key_N);
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.view().currentFormRow(), std::optional<std::size_t>(1));
    QCOMPARE(desk.page->desk().progressOfStep("V4").done, 1);
    QCOMPARE(world.all(ChecklistAnswer::kType).size(), std::size_t{1});
    // Another step, and the undo leads back there.
    desk.go("V2");
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.page->currentStep(), QStringLiteral("V4"));
    QCOMPARE(world.all(ChecklistAnswer::kType).size(), std::size_t{0});
}

void TestSteps::f8FindsTheFirstOpenQuestion()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V4");
    desk.press(Qt::Key_Y);
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Y);
    desk.press(Qt::Key_F8);
    QCOMPARE(desk.page->currentStep(), QStringLiteral("V4"));
    QCOMPARE(desk.view().currentFormRow(), std::optional<std::size_t>(1));
}

void TestSteps::resumesWhereSheStood()
{
    test::SiteWorld world;
    {
        Desk desk(world);
        desk.go("V2");
        for (int i = 0; i < 5; ++i) {
            desk.press(Qt::Key_Y);
        }
    } // as when the program is killed: nothing is told to the page but its end
    Desk again(world);
    QTRY_COMPARE(again.page->currentStep(), QStringLiteral("V2"));
    QCOMPARE(again.view().currentFormRow(), std::optional<std::size_t>(5));
    QCOMPARE(again.page->desk().progressOfStep("V2").done, 5);
}

void TestSteps::aRemarkIsKeptAsADraftWithinTwoSeconds()
{
    test::SiteWorld world;
    {
        Desk desk(world);
        desk.go("V2");
        desk.press(Qt::Key_F2);
        QVERIFY(qobject_cast<QPlainTextEdit*>(QApplication::focusWidget()));
        desk.type(QStringLiteral("Certificate behind the counter"));
        QTRY_VERIFY_WITH_TIMEOUT(!world.replica.draftsKept.empty(), 2'000);
        QVERIFY(world.all(ChecklistAnswer::kType).empty());
        // The disk fails while the program goes down: the operation is not kept, the draft is.
        world.replica.failNext({FaultCode::DiskFull, msg("test", "full"), {}, {}});
    }
    QVERIFY(world.all(ChecklistAnswer::kType).empty());
    Desk again(world);
    again.go("V2");
    QTRY_COMPARE(again.page->desk().remark("V2.checklist", 0),
                 QStringLiteral("Certificate behind the counter"));
    again.press(Qt::Key_F2);
    again.press(Qt::Key_Escape);
    const auto answers = world.all(ChecklistAnswer::kType);
    QCOMPARE(answers.size(), std::size_t{1});
    QCOMPARE(answers.front().text(visit_part::kNote),
             std::string("Certificate behind the counter"));
    QTRY_VERIFY(world.replica.draftsKept.empty());
}

void TestSteps::aFindingIsRaisedByOneKeyAndAMajorNeedsEvidence()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V3");
    desk.press(Qt::Key_F9);
    desk.press(Qt::Key_1);
    desk.type(QStringLiteral("Three computers missing"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(world.all(RaisedFinding::kType).empty());
    desk.press(Qt::Key_Tab);
    desk.type(QStringLiteral("Counted with the assessor"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    const auto findings = world.all(RaisedFinding::kType);
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings.front().get(finding::kCategory), std::optional(finding::Category::Major));
    QCOMPARE(findings.front().text(finding::kForm), std::string("V3"));
    QVERIFY(!findings.front().text(finding::kSubject).empty());
    QTRY_VERIFY(world.replica.draftsKept.empty());
}

void TestSteps::anAmendmentWaitsForItsReason()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V9");
    desk.press(Qt::Key_F3);
    QTRY_VERIFY(!desk.page->desk().form("V9.amendments").rows.empty());
    auto* segment = desk.page->currentSegment();
    segment->takeFocus();
    desk.type(QStringLiteral("55.5"));
    desk.press(Qt::Key_Return);
    QVERIFY(world.all(MarkAmendment::kType).empty());
    QVERIFY(!world.replica.draftsKept.empty());
    desk.type(QStringLiteral("Added up wrongly"));
    desk.press(Qt::Key_Return);
    const auto amendments = world.all(MarkAmendment::kType);
    QCOMPARE(amendments.size(), std::size_t{1});
    QCOMPARE(amendments.front().get(mark_amendment::kNew), std::optional(Hundredths{5'550}));
    QCOMPARE(amendments.front().text(mark_amendment::kReason), std::string("Added up wrongly"));
    QVERIFY(amendments.front().has(mark_amendment::kOld));
    QTRY_VERIFY(world.replica.draftsKept.empty());
}

void TestSteps::aChangeAfterSigningUncoversTheSignature()
{
    test::SiteWorld world;
    Desk desk(world);
    Record s(verification::signatureType(), world.replica.newId());
    s.set(visit_part::kVisit, Ref<Visit>{world.visit});
    s.set(visit_part::kAssignment, Ref<Assignment>{world.assignment});
    s.set(signature::kForm, "V1");
    s.set(signature::kRole, signature::Role::CentreManager);
    s.set(signature::kName, "Rosnah binti Contoh");
    s.set(signature::kStrokes, R"({"name":"Rosnah binti Contoh"})");
    s.set(signature::kSignedAt, world.replica.time.now());
    s.set(signature::kShownHash, desk.page->desk().hashOfStep("V1"));
    desk.page->desk().act(desk.page->desk().creationOf(s));
    QTRY_COMPARE(desk.page->desk().signatures().size(), std::size_t{1});
    const auto covers = [&] {
        return signaturesOn(desk.page->desk().signatures(), "V1",
                            desk.page->desk().hashOfStep("V1"))
            .front()
            .coversPage;
    };
    QVERIFY(covers());
    desk.go("V1");
    desk.press(Qt::Key_Y);
    QVERIFY(!covers());
    desk.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(covers());
}

void TestSteps::aBadMarkIsRefusedInWords()
{
    test::SiteWorld world;
    world.drawSample();
    Desk desk(world);
    desk.go("V7");
    desk.view().goTo({0, 3});
    QSignalSpy refused(&desk.view(), &FormView::refused);
    desk.type(QStringLiteral("101"));
    desk.press(Qt::Key_Return);
    QCOMPARE(refused.count(), 1);
    QVERIFY(world.all(PortfolioCheck::kType).empty());
    QCOMPARE(desk.view().currentFormRow(), std::optional<std::size_t>(0));
}

void TestSteps::everyFocusableWidgetHasAName()
{
    test::SiteWorld world;
    world.drawSample();
    Desk desk(world);
    for (const auto& step : visitSteps()) {
        const auto tabs = desk.page->findChild<QTabBar*>(QStringLiteral("visit.tabs"));
        desk.go(step.c_str());
        for (int tab = 0; tab < std::max(1, tabs->count()); ++tab) {
            desk.go(step.c_str(), tab);
            for (auto* w : desk.page->findChildren<QWidget*>()) {
                if (!w->isVisibleTo(desk.page) || !(w->focusPolicy() & Qt::TabFocus) ||
                    !w->isEnabled()) {
                    continue;
                }
                auto* accessible = QAccessible::queryAccessibleInterface(w);
                QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                         qPrintable(QString::fromStdString(step) + u' ' + w->objectName() + u' ' +
                                    QString::fromLatin1(w->metaObject()->className())));
            }
        }
    }
}

void TestSteps::theNextRowIsReadyAtOnce()
{
    test::SiteWorld world(18);
    world.drawSample();
    Desk desk(world);
    desk.go("V7");
    std::vector<qint64> times;
    for (int i = 0; i < 100; ++i) {
        QElapsedTimer timer;
        timer.start();
        desk.press(Qt::Key_Y);
        desk.view().viewport()->repaint();
        times.push_back(timer.nsecsElapsed());
    }
    std::sort(times.begin(), times.end());
    const double p99 = static_cast<double>(times[98]) / 1e6;
    std::printf("visit.next_row_ms=%.1f ms\n", p99);
    // The engine runs on this thread here, with its fsync; the median keeps a busy machine out.
    QVERIFY(static_cast<double>(times[50]) / 1e6 <= 50.0);
}

QTEST_MAIN(TestSteps)
#include "test_steps.moc"
