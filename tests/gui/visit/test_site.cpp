// What happens on site besides the forms, and the bad days: the signboard, people in no list, a
// refusal to sign, a visit that cannot be held, one that is passed on while she is offline.
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

#include "client/modules/verification/visit/closing_segment.h"
#include "client/modules/verification/visit/form_segment.h"
#include "client/modules/verification/visit/form_view.h"
#include "client/modules/verification/visit/place_panel.h"
#include "client/modules/verification/visit/readiness_page.h"
#include "client/modules/verification/visit/signature_segment.h"
#include "client/modules/verification/visit/visit_acts.h"
#include "client/modules/verification/visit/visit_page.h"
#include "client/ui/language.h"
#include "client/ui/theme/theme.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "shared/modules/verification/verification.h"
#include "shared/sync/records.h"
#include "tests/support/client/photo.h"
#include "tests/support/client/visit_bench.h"

using namespace myspike;
using namespace myspike::site_visit;

namespace {

template <class P> void open(P& page)
{
    page.resize(1366 - 228, 768 - 108);
    page.show();
    page.activateWindow();
    if (!QTest::qWaitForWindowActive(&page)) {
        qFatal("the page did not become active");
    }
}

struct Desk
{
    explicit Desk(test::SiteWorld& world) : bench(world), page(bench.bench, world.visit)
    {
        open(page);
        if (!QTest::qWaitFor([&] { return page.currentSegment() != nullptr; })) {
            qFatal("the visit did not open");
        }
        page.takeFocus();
    }
    void go(const char* step, int segment = 0)
    {
        page.showStep(QString::fromLatin1(step), segment);
        page.takeFocus();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        auto* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &page, key, modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// Back from a dialog.
    void activate()
    {
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page)) {
            qFatal("the page did not become active again");
        }
        page.takeFocus();
    }
    FormView& view() { return *page.currentSegment()->findChild<FormView*>(); }
    const Form& form(const char* id) const { return page.desk().form(id); }
    QString said() const
    {
        auto* strip = page.findChild<ui::MessageStrip*>(QStringLiteral("visit.strip"));
        return strip->isHidden() ? QString() : QString::fromStdString(strip->message().english());
    }

    test::VisitBench bench;
    VisitPage page;
};

/// The dialog of an act, worked by keys.
struct Dialog
{
    explicit Dialog(QWidget& page)
    {
        if (!QTest::qWaitFor([&] {
                dialog = page.findChild<ui::CommandDialog*>();
                return dialog && dialog->isVisible();
            })) {
            qFatal("no dialog opened");
        }
        dialog->activateWindow();
        if (!QTest::qWaitForWindowActive(dialog)) {
            qFatal("the dialog did not become active");
        }
    }
    template <class W> W* field(const char* name) const
    {
        auto* w = dialog->findChild<W*>(QStringLiteral("act.") + QString::fromLatin1(name));
        if (!w) {
            qFatal("no field %s", name);
        }
        return w;
    }
    void type(const char* name, const QString& text) const
    {
        auto* w = field<QWidget>(name);
        w->setFocus();
        QTest::keyClicks(w, text);
    }
    /// By the letter its label begins with.
    void choose(const char* name, Qt::Key letter) const
    {
        auto* w = field<QComboBox>(name);
        w->setFocus();
        QTest::keyClick(w, letter);
    }
    /// Presses the button, and waits until what stands there was judged.
    void submit() const
    {
        const auto settled = [this] {
            const auto* act = dialog ? dialog->findChild<QPushButton*>("act.do") : nullptr;
            return !isOpen() || (act && act->isEnabled());
        };
        if (!QTest::qWaitFor(settled)) {
            qFatal("the dialog stayed busy");
        }
        QTest::keyClick(dialog->findChild<QPushButton*>("act.do"), Qt::Key_Space);
        if (!QTest::qWaitFor(settled)) {
            qFatal("the dialog stayed busy");
        }
    }
    bool isOpen() const { return dialog && dialog->isVisible(); }

    QPointer<ui::CommandDialog> dialog;
};

QString fileWith(test::SiteWorld& world, const QByteArray& bytes)
{
    const auto path = QString::fromStdString(world.replica.folder.file("photo.jpg"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("the photograph could not be written");
    }
    return path;
}

} // namespace

class TestSite final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSignboardBringsThePositionWithIt();
    void aTypedPositionIsReadOrRefusedInWords();
    void aTraineeNotInThePackageIsNotedByKeys();
    void aPersonInNoListIsAddedAndMayBeRemoved();
    void aRefusalToSignHasItsOwnFields();
    void readinessIsKeptAtOnceAndUndone();
    void anExpiredPackageSaysSoAndDoesNotCheckIn();
    void aVisitUnderWayGoesOnAfterThePackage();
    void aVisitThatCannotBeHeldHasItsReasonItsPictureAndItsWayBack();
    void passedOnWhileSheTypesNothingIsLost();
    void aVisitThatLeftTheMachineStandsStill();
    void overlappingDaysAreSaid();
    void theRailSaysThatTheMachineIsOffline();
    void headingsAreWholeInLargeText_data();
    void headingsAreWholeInLargeText();
};

void TestSite::theSignboardBringsThePositionWithIt()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V1");
    desk.bench.files.willChoose({fileWith(world, test::photoAt(3.0738, 101.5183))});
    desk.press(Qt::Key_F6);
    QTRY_VERIFY(world.all(Visit::kType).front().has(visit::kSignboardPhoto));
    const auto v = world.all(Visit::kType).front();
    QCOMPARE(v.get(visit::kArrivalLatitude), std::optional<std::int64_t>(3'073'800));
    QCOMPARE(v.get(visit::kArrivalLongitude), std::optional<std::int64_t>(101'518'300));
    QCOMPARE(v.get(visit::kArrivalPositionFrom), std::optional(visit::PositionSource::Photograph));
    const auto files = world.all(attachments::Attachment::kType);
    QCOMPARE(files.size(), std::size_t{1});
    QCOMPARE(files.front().text(attachments::kSha256), v.text(visit::kSignboardPhoto));
    auto* line = desk.page.findChild<QLineEdit*>(QStringLiteral("visit.V1.place.position"));
    QTRY_COMPARE(line->text(), QStringLiteral("3.07380, 101.51830"));
}

void TestSite::aTypedPositionIsReadOrRefusedInWords()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V1");
    auto* line = desk.page.findChild<QLineEdit*>(QStringLiteral("visit.V1.place.position"));
    auto* panel = desk.page.findChild<PlacePanel*>();
    line->setFocus();
    desk.type(QStringLiteral("near the mosque"));
    desk.press(Qt::Key_Return);
    QVERIFY(world.replica.acts.empty());
    // What was typed stands there to be mended, and why beside it.
    QCOMPARE(line->text(), QStringLiteral("near the mosque"));
    const auto labels = panel->findChildren<ui::Label*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](ui::Label* l) {
        return l->message().english().find("does not read as a position") != std::string::npos;
    }));
    line->selectAll();
    desk.type(QStringLiteral("3.0738 N 101.5183 E"));
    desk.press(Qt::Key_Return);
    QTRY_COMPARE(world.all(Visit::kType).front().get(visit::kArrivalPositionFrom),
                 std::optional(visit::PositionSource::Typed));
    QTRY_VERIFY(desk.page.desk().facts().visit.has(visit::kArrivalLatitude));
    line->selectAll();
    desk.press(Qt::Key_Delete);
    desk.press(Qt::Key_Return);
    QTRY_VERIFY(!world.all(Visit::kType).front().has(visit::kArrivalLatitude));
}

void TestSite::aTraineeNotInThePackageIsNotedByKeys()
{
    namespace ut = unlisted_trainee;
    test::SiteWorld world(4);
    Desk desk(world);
    desk.go("V5");
    const auto before = desk.page.desk().hashOfStep("V5");
    desk.press(Qt::Key_N, Qt::ControlModifier);
    const Dialog dialog(desk.page);
    dialog.type("name", QStringLiteral("Farhan bin Rekaan"));
    dialog.type("identity_number", QStringLiteral("071305101234")); // the thirteenth month
    dialog.choose("reason", Qt::Key_R);
    dialog.submit();
    QVERIFY(dialog.isOpen());
    QVERIFY(world.all(UnlistedTrainee::kType).empty());
    auto* number = dialog.field<QLineEdit>("identity_number");
    number->selectAll();
    dialog.type("identity_number", QStringLiteral("070605101234"));
    dialog.submit();
    QTRY_VERIFY(!dialog.isOpen());
    const auto noted = world.all(UnlistedTrainee::kType);
    QCOMPARE(noted.size(), std::size_t{1});
    QCOMPARE(noted.front().text(ut::kName), std::string("Farhan bin Rekaan"));
    QCOMPARE(noted.front().text(ut::kIdentity), std::string("070605101234"));
    QCOMPARE(noted.front().get(ut::kReason), std::optional(ut::Reason::RegisteredLate));
    // It stands in the list, under the signatures, and asks no question of the four.
    QTRY_COMPARE(desk.form("V5.identity").rows.size(), std::size_t{5});
    QCOMPARE(progressOf(desk.form("V5.identity")).total, 4);
    QVERIFY(desk.page.desk().hashOfStep("V5") != before);
    QTRY_VERIFY(world.replica.draftsKept.empty());
}

void TestSite::aPersonInNoListIsAddedAndMayBeRemoved()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V1");
    desk.press(Qt::Key_N, Qt::ControlModifier);
    {
        const Dialog dialog(desk.page);
        dialog.type("name", QStringLiteral("Puan Zaharah"));
        dialog.choose("role", Qt::Key_I);
        dialog.submit();
        QTRY_VERIFY(!dialog.isOpen());
    }
    QTRY_COMPARE(desk.form("V1.attendance").rows.size(), std::size_t{5});
    const auto came = world.all(VisitAttendance::kType);
    QCOMPARE(came.size(), std::size_t{1});
    QCOMPARE(came.front().get(visit_attendance::kRole),
             std::optional(visit_attendance::Role::InternalVerifier));
    QCOMPARE(came.front().get(visit_attendance::kMeeting),
             std::optional(visit_attendance::Meeting::Opening));
    QVERIFY(came.front().getOr(visit_attendance::kPresent, false));
    // V2 says aloud that she has no recognition.
    const auto& personnel = desk.form("V2.personnel").rows;
    QVERIFY(personnel.back().title.en == "Puan Zaharah" && personnel.back().flags.front().severe);
    QTRY_COMPARE(desk.view().currentFormRow(), std::optional<std::size_t>(4));
    // Enter mends the name; Delete first empties the answer, then asks.
    desk.activate();
    desk.press(Qt::Key_Return);
    {
        const Dialog dialog(desk.page);
        dialog.field<QLineEdit>("name")->selectAll();
        dialog.type("name", QStringLiteral("Puan Zaharah binti Rekaan"));
        dialog.submit();
        QTRY_VERIFY(!dialog.isOpen());
    }
    QTRY_COMPARE(world.all(VisitAttendance::kType).front().text(visit_attendance::kName),
                 std::string("Puan Zaharah binti Rekaan"));
    desk.activate();
    desk.bench.prompter.willAnswer(1);
    desk.press(Qt::Key_Delete);
    QVERIFY(!world.all(VisitAttendance::kType).empty());
    desk.press(Qt::Key_Delete);
    QTRY_VERIFY(world.all(VisitAttendance::kType).empty());
    QTRY_COMPARE(desk.form("V1.attendance").rows.size(), std::size_t{4});
}

void TestSite::aRefusalToSignHasItsOwnFields()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V5", 2);
    auto* refuse = desk.page.currentSegment()->findChild<QPushButton*>(
        QStringLiteral("visit.V5.sign.centre_manager.refuse"));
    QVERIFY(refuse);
    refuse->click();
    const Dialog dialog(desk.page);
    dialog.submit();
    QVERIFY(dialog.isOpen());
    dialog.choose("refusal_kind", Qt::Key_S);
    dialog.type("refusal_reason", QStringLiteral("Must ask the board; comes back on Monday."));
    dialog.submit();
    QVERIFY(dialog.isOpen()); // the witness is missing
    QVERIFY(world.all(Signature::kType).empty());
    dialog.type("witness", QStringLiteral("Siti binti Contoh; internal verifier"));
    dialog.submit();
    QTRY_VERIFY(!dialog.isOpen());
    const auto s = world.all(Signature::kType).front();
    QVERIFY(s.getOr(signature::kRefused, false));
    QCOMPARE(s.get(signature::kRefusalKind), std::optional(signature::Refusal::NotAuthorised));
    QCOMPARE(s.text(signature::kRefusalReason),
             std::string("Must ask the board; comes back on Monday."));
    QCOMPARE(s.text(signature::kWitness), std::string("Siti binti Contoh; internal verifier"));
    QCOMPARE(s.text(signature::kShownHash), desk.page.desk().hashOfStep("V5"));
    QTRY_COMPARE(signatureProgress(desk.page.desk(), "V5").done, 1);
}

void TestSite::readinessIsKeptAtOnceAndUndone()
{
    test::SiteWorld world(3, false);
    test::VisitBench bench(world);
    ReadinessPage page(bench.bench, world.visit);
    open(page);
    QTRY_VERIFY(page.desk().isLoaded());
    page.takeFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Y);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_N);
    QCOMPARE(progressOf(page.desk().form("readiness.checklist")).done, 2);
    QCOMPARE(world.all(ChecklistAnswer::kType).size(), std::size_t{2});
    for (const auto& op : world.replica.acts) {
        QCOMPARE(op.command, std::string(verification::command::kAnswerReadiness));
    }
    QVERIFY(world.replica.draftsKept.empty());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(progressOf(page.desk().form("readiness.checklist")).done, 1);
    // First open by one key, from wherever she stands.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F8);
    auto* view = page.findChild<FormView*>();
    QCOMPARE(view->currentFormRow(), std::optional<std::size_t>(1));
    // Another start shows what was kept.
    ReadinessPage again(bench.bench, world.visit);
    open(again);
    QTRY_COMPARE(progressOf(again.desk().form("readiness.checklist")).done, 1);
}

void TestSite::anExpiredPackageSaysSoAndDoesNotCheckIn()
{
    test::SiteWorld world(3, false);
    world.replica.time.advanceMs(qint64{15} * 24 * 3'600'000);
    test::VisitBench bench(world);
    bench.contact.setStatus({.offlineSince = world.replica.time.now()});
    ReadinessPage page(bench.bench, world.visit);
    open(page);
    QTRY_VERIFY(page.desk().isLoaded());
    auto* button = page.findChild<QPushButton*>(QStringLiteral("readiness.checkIn"));
    QVERIFY(!button->isEnabled());
    QVERIFY(button->toolTip().contains(QStringLiteral("was valid for check-in until")));
    page.checkIn();
    auto* strip = page.findChild<ui::MessageStrip*>(QStringLiteral("readiness.strip"));
    QVERIFY(QString::fromStdString(strip->message().english())
                .contains(QStringLiteral("Connect and download it again")));
    QVERIFY(world.replica.acts.empty());
    // The rule itself says the same, whatever page asks.
    page.desk().act(page.desk().commandOnVisit(verification::command::kCheckIn));
    QTRY_VERIFY(!strip->isHidden());
    QCOMPARE(world.all(Visit::kType).front().get(visit::kState),
             std::optional(visit::State::Planned));
}

void TestSite::aVisitUnderWayGoesOnAfterThePackage()
{
    test::SiteWorld world;
    world.replica.time.advanceMs(qint64{15} * 24 * 3'600'000);
    Desk desk(world);
    QTRY_VERIFY(desk.said().contains(QStringLiteral("goes on and is accepted as late")));
    desk.go("V4");
    desk.press(Qt::Key_Y);
    QCOMPARE(world.all(ChecklistAnswer::kType).size(), std::size_t{1});
}

void TestSite::aVisitThatCannotBeHeldHasItsReasonItsPictureAndItsWayBack()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V4");
    desk.press(Qt::Key_Y);
    desk.go("V10");
    desk.page.currentSegment()
        ->findChild<QPushButton*>(QStringLiteral("visit.V10.cannot"))
        ->click();
    {
        const Dialog dialog(desk.page);
        dialog.submit();
        QVERIFY(dialog.isOpen());
        dialog.choose("cannot_be_held_kind", Qt::Key_F);
        dialog.type("cannot_be_held_reason", QStringLiteral("The road is under water."));
        // Thinking better of it keeps what was typed.
        QTest::keyClick(dialog.dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog.isOpen());
    }
    QCOMPARE(world.all(Visit::kType).front().get(visit::kState),
             std::optional(visit::State::InProgress));
    QTRY_COMPARE(world.replica.draftsKept.size(), std::size_t{1});
    desk.page.currentSegment()
        ->findChild<QPushButton*>(QStringLiteral("visit.V10.cannot"))
        ->click();
    const Dialog dialog(desk.page);
    QPushButton* goOn = nullptr;
    QTRY_VERIFY([&] {
        for (auto* b : dialog.dialog->findChildren<QPushButton*>()) {
            goOn = b->text().contains(QStringLiteral("Go on")) ? b : goOn;
        }
        return goOn != nullptr;
    }());
    QVERIFY(goOn);
    goOn->click();
    QCOMPARE(dialog.field<QPlainTextEdit>("cannot_be_held_reason")->toPlainText(),
             QStringLiteral("The road is under water."));
    desk.bench.files.willChoose({fileWith(world, test::photoAt(3.0738, 101.5183))});
    dialog.field<QPushButton>("cannot_be_held_photo")->click();
    QTRY_VERIFY(dialog.field<QWidget>("cannot_be_held_photo.remove")->isVisible());
    dialog.submit();
    QTRY_VERIFY(!dialog.isOpen());
    const auto v = world.all(Visit::kType).front();
    QCOMPARE(v.get(visit::kState), std::optional(visit::State::CannotBeHeld));
    QCOMPARE(v.get(visit::kCannotBeHeldKind), std::optional(visit::Hindrance::Weather));
    QVERIFY(v.has(visit::kCannotBeHeldPhoto));
    QCOMPARE(world.all(ChecklistAnswer::kType).size(), std::size_t{1}); // what was done is kept
    QTRY_VERIFY(desk.said().contains(QStringLiteral("The road is under water.")));
    QVERIFY(!desk.page.desk().facts().isOpen);
}

void TestSite::passedOnWhileSheTypesNothingIsLost()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V2");
    desk.press(Qt::Key_Y);
    desk.press(Qt::Key_F2);
    desk.type(QStringLiteral("The certificate hangs behind the counter"));
    // The pull brings it while the remark stands half typed.
    world.setAssignmentState(assignment::State::Replaced);
    auto v = world.all(Visit::kType).front();
    v.set(visit::kState, visit::State::Superseded);
    world.replica.put(v);
    QTRY_VERIFY(desk.said().contains(QStringLiteral("to another verifier")));
    auto* remark = qobject_cast<QPlainTextEdit*>(QApplication::focusWidget());
    QVERIFY(remark);
    QCOMPARE(remark->toPlainText(), QStringLiteral("The certificate hangs behind the counter"));
    desk.press(Qt::Key_Escape);
    const auto answers = world.all(ChecklistAnswer::kType);
    QVERIFY(std::any_of(answers.begin(), answers.end(), [](const Record& a) {
        return a.text(visit_part::kNote) == "The certificate hangs behind the counter";
    }));
    desk.press(Qt::Key_Y);
    QTRY_COMPARE(world.all(ChecklistAnswer::kType).size(), std::size_t{2});
}

void TestSite::aVisitThatLeftTheMachineStandsStill()
{
    test::SiteWorld world;
    Desk desk(world);
    desk.go("V2");
    desk.press(Qt::Key_Y);
    desk.press(Qt::Key_F2);
    desk.type(QStringLiteral("Half a sen"));
    world.replica.remove(*world.catalogue.type(Visit::kType), world.visit);
    desk.page.desk().load();
    QTRY_VERIFY(desk.said().contains(QStringLiteral("has left this machine")));
    auto* remark = qobject_cast<QPlainTextEdit*>(QApplication::focusWidget());
    QVERIFY(remark && remark->isReadOnly());
    QCOMPARE(remark->toPlainText(), QStringLiteral("Half a sen"));
    desk.press(Qt::Key_Escape);
    QTRY_COMPARE(world.replica.draftsKept.size(), std::size_t{1});
    QCOMPARE(world.replica.draftsKept.begin()->second.values.getOr(visit_part::kNote, ""),
             std::string("Half a sen"));
}

void TestSite::overlappingDaysAreSaid()
{
    test::SiteWorld world(3, false);
    const auto today = world.replica.time.now().day();
    world.put(Assignment::kType,
              Values()
                  .set(assignment::kNumber, "PPL/2026/000046")
                  .set(assignment::kRequest, Ref<VerificationRequest>{world.request})
                  .set(assignment::kCentre, Ref<Centre>{world.centre})
                  .set(assignment::kVerifierUser, Ref<User>{world.replica.identity().actor.user})
                  .set(assignment::kFrom, today.plusDays(1))
                  .set(assignment::kTo, today.plusDays(2))
                  .set(assignment::kState, assignment::State::Accepted));
    test::VisitBench bench(world);
    ReadinessPage page(bench.bench, world.visit);
    open(page);
    QTRY_VERIFY(page.findChild<QWidget*>(QStringLiteral("readiness.check.dates")));
    QCOMPARE(page.desk().facts().overlaps.size(), std::size_t{1});
    QVERIFY(page.desk().facts().overlaps.front().english().find("overlap with your visit") !=
            std::string::npos);
}

void TestSite::theRailSaysThatTheMachineIsOffline()
{
    test::SiteWorld world;
    Desk desk(world);
    auto* network = desk.page.findChild<ui::Label*>(QStringLiteral("visit.rail.network"));
    auto* waiting = desk.page.findChild<ui::Label*>(QStringLiteral("visit.rail.waiting"));
    QVERIFY(network->isHidden() && waiting->isHidden());
    desk.bench.contact.setStatus(
        {.waiting = 34, .photos = 2, .offlineSince = world.replica.time.now()});
    QCOMPARE(network->text(), QStringLiteral("Offline since 10:32"));
    QCOMPARE(waiting->text(), QStringLiteral("34 acts, 2 photographs to send"));
    desk.bench.contact.setStatus({.syncedAt = world.replica.time.now()});
    QVERIFY(network->isHidden() && waiting->isHidden());
}

void TestSite::headingsAreWholeInLargeText_data()
{
    QTest::addColumn<QString>("step");
    for (const auto& step : visitSteps()) {
        QTest::newRow(step.c_str()) << QString::fromStdString(step);
    }
}

void TestSite::headingsAreWholeInLargeText()
{
    QFETCH(QString, step);
    test::SiteWorld world;
    world.drawSample();
    platform::DarkMode desktop;
    ui::Theme theme(*qApp, desktop);
    ui::Language language(*qApp, ui::Tongue::Malay);
    theme.setTextPercent(125);
    {
        Desk desk(world);
        // What is left of 1366 with the navigation unfolded.
        desk.page.resize(1366 - 285, 768 - 130);
        desk.go(qPrintable(step));
        for (auto* view : desk.page.currentSegment()->findChildren<FormView*>()) {
            auto* head = view->horizontalHeader();
            if (!view->isVisible() || view->model()->rowCount() == 0) {
                continue;
            }
            int right = 0;
            for (int c = 0; c < head->count(); ++c) {
                right += head->sectionSize(c);
                const auto text =
                    view->model()->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
                const QRect needed = QFontMetrics(head->font())
                                         .boundingRect(QRect(0, 0, head->sectionSize(c) - 8, 1'000),
                                                       Qt::TextWordWrap, text);
                QVERIFY2(needed.width() <= head->sectionSize(c) - 8 &&
                             needed.height() <= head->height(),
                         qPrintable(step + u' ' + text));
            }
            QVERIFY2(right <= view->viewport()->width(), qPrintable(step));
        }
    }
    theme.setTextPercent(100);
    language.choose(ui::Tongue::English);
}

QTEST_MAIN(TestSite)
#include "test_site.moc"
