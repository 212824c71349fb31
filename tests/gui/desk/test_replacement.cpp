// An officer sends another verifier in the place of one who is on her way, and one letter is read
// again page by page.
#include <QComboBox>
#include <QLineEdit>
#include <QTimeEdit>
#include <QtTest>

#include "client/modules/documents/letter_page.h"
#include "client/modules/documents/letter_panel.h"
#include "client/modules/verification/desk/assignment_desk_page.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"
#include "shared/modules/documents/fields.h"
#include "tests/support/client/desk_stage.h"

using namespace myspike;
using namespace myspike::desk;
namespace vr = verification_request;

class TestReplacement final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anotherVerifierGoes();
    void whoIsAtTheCentreKeepsHerWork();
    void whoGoesNowIsNoCandidate();
    void hourIsFilledInAndFrozen();
    void aLetterIsReadInBothLanguages();
    void everyWidgetHasAName();
};

namespace {

std::function<AssignmentDeskPage*()> make(const ui::Workplace& place)
{
    return [place] { return new AssignmentDeskPage(place, AssignmentDeskPage::Task::Replace); };
}

QLineEdit* whyOf(QWidget* page)
{
    return page->findChild<QLineEdit*>(QStringLiteral("replacement_desk.why"));
}

std::string said(QWidget* page)
{
    return page->findChild<ui::MessageStrip*>(QStringLiteral("replacement_desk.strip"))
        ->message()
        .english();
}

} // namespace

void TestReplacement::anotherVerifierGoes()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::Scheduled);
    const auto first = world.assignmentOf(request);
    test::WorldReplica replica(world, "officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<AssignmentDeskPage>(make(stage.place));
    QTRY_COMPARE(page->requests().rowCount(), 1);
    QTRY_COMPARE(page->verifiers().rowCount(), 1);
    auto& keyboard = stage.keyboard;
    QSignalSpy done(page, &AssignmentDeskPage::assigned);
    keyboard.press(Qt::Key_Return); // the visit
    QTRY_COMPARE(QApplication::focusWidget(), whyOf(page));
    keyboard.press(Qt::Key_Return); // without a reason she gets to the list, and no further
    keyboard.press(Qt::Key_Return);
    QVERIFY(said(page).find("why") != std::string::npos);
    QCOMPARE(QApplication::focusWidget(), whyOf(page));
    keyboard.type(QStringLiteral("She is ill."));
    keyboard.press(Qt::Key_Return); // to the verifiers
    keyboard.press(Qt::Key_Return); // what follows
    QVERIFY(said(page).find("notice") != std::string::npos);
    QCOMPARE(world.state(Assignment::kType, first), std::string("accepted"));
    keyboard.press(Qt::Key_Return);
    QTRY_COMPARE(done.count(), 1);
    QCOMPARE(world.state(Assignment::kType, first), std::string("replaced"));
    QCOMPARE(world.state(VerificationRequest::kType, request), std::string("assigned"));
    const auto now = world.find(Assignment::kType, world.assignmentOf(request));
    QCOMPARE(now->text(assignment::kVerifierName), std::string("second_verifier"));
    QCOMPARE(now->get(assignment::kReplaces), std::optional(Ref<Assignment>{first}));
    // Letter, first letter, centre's notice, and the notice to who is replaced.
    QTRY_COMPARE(page->letters().letterCount(), 4);
}

void TestReplacement::whoIsAtTheCentreKeepsHerWork()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(vr::State::OnVisit);
    test::WorldReplica replica(world, "officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<AssignmentDeskPage>(make(stage.place));
    QTRY_COMPARE(page->verifiers().rowCount(), 1);
    bool told = false;
    for (const auto* label : page->findChildren<ui::Label*>()) {
        told = told || label->message().english().find("kept under her name") != std::string::npos;
    }
    QVERIFY(told);
}

void TestReplacement::whoGoesNowIsNoCandidate()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(vr::State::VisitClosed); // too late for anybody else
    test::WorldReplica replica(world, "officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<AssignmentDeskPage>(make(stage.place));
    QTRY_VERIFY(page->findChild<QWidget*>(QStringLiteral("replacement_desk.empty"))->isVisible());
    QCOMPARE(page->requests().rowCount(), 0);
}

void TestReplacement::hourIsFilledInAndFrozen()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::Scheduled);
    test::WorldReplica replica(world, "officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<AssignmentDeskPage>(make(stage.place));
    QTRY_COMPARE(page->verifiers().rowCount(), 1);
    auto* time = page->findChild<QTimeEdit*>(QStringLiteral("replacement_desk.time"));
    QTRY_COMPARE(time->time(), QTime(9, 0)); // the usual hour of the rule book
    time->setTime(QTime(14, 30));
    whyOf(page)->setText(QStringLiteral("She is ill."));
    page->verifiers().setFocus();
    page->prepare();
    page->assign();
    QTRY_COMPARE(world.state(VerificationRequest::kType, request), std::string("assigned"));
    QCOMPARE(
        world.find(Assignment::kType, world.assignmentOf(request))->text(assignment::kStartTime),
        std::string("14:30"));
}

void TestReplacement::aLetterIsReadInBothLanguages()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR, 3);
    const auto request = world.requestAt(vr::State::ReportSubmitted);
    Id report{};
    for (const auto& d : world.all(Document::kType)) {
        if (d.get(document::kTemplate) == document::Template::VisitReport) {
            report = d.id;
        }
    }
    (void)request;
    test::WorldReplica replica(world, "officer");
    ui::ReferenceTitles titles(replica);
    test::DeskStage stage(replica);
    stage.place.titles = &titles;
    auto* page = stage.open<documents::LetterPage>(
        [&] { return new documents::LetterPage(stage.place, report); });
    QTRY_VERIFY(page->pageCount() >= 2);
    QVERIFY(page->subtitle().startsWith(QLatin1String("JPK/VER/2026/")));
    auto* language = page->findChild<QComboBox*>(QStringLiteral("letter.language"));
    QSignalSpy shown(page, &documents::LetterPage::shown);
    language->setCurrentIndex(1);
    QCOMPARE(shown.count(), 1);
    const QString path = QDir(QDir::tempPath()).filePath(QStringLiteral("letter_page_test.pdf"));
    stage.files.willChoose({path});
    page->savePdf();
    QTRY_VERIFY(QFileInfo(path).size() > 10'000);
    QFile::remove(path);
    stage.checkNames(page);
}

void TestReplacement::everyWidgetHasAName()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(vr::State::PackageIssued);
    test::WorldReplica replica(world, "officer");
    test::DeskStage stage(replica);
    auto* page = stage.open<AssignmentDeskPage>(make(stage.place));
    QTRY_COMPARE(page->verifiers().rowCount(), 1);
    stage.checkNames(page);
}

QTEST_MAIN(TestReplacement)
#include "test_replacement.moc"
