// What a centre does, and an officer for it: request, findings, results; and the officer's lists.
#include <QFileInfo>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

#include "client/modules/documents/letter_panel.h"
#include "client/modules/verification/desk/attach_files.h"
#include "client/modules/verification/desk/desk_list_page.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/modules/verification/desk/findings_page.h"
#include "client/modules/verification/desk/request_page.h"
#include "client/modules/verification/desk/results_export.h"
#include "client/modules/verification/desk/results_page.h"
#include "client/ui/forms/record_form.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/sync_marks.h"
#include "client/ui/widgets/message_strip.h"
#include "shared/sync/records.h"
#include "tests/support/client/desk_stage.h"

using namespace myspike;
using namespace myspike::desk;
namespace vr = verification_request;

class TestCentrePages final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void officerKeysForTheCentreAndIsNotItsChecker();
    void centreAnswersAndOfficerCloses();
    void answerIsKeptAsADraft();
    void placesAreReadAndWrittenInDegrees();
    void columnsThatMatterAreInView();
    void resultsAreListedAndSaved();
    void listsAskForWhatTheySay();
    void pictures();
};

namespace {

struct Desk
{
    explicit Desk(test::VisitWorld& world, const std::string& person)
        : replica(world, person), stage(replica)
    {
        stage.place.titles = &titles;
        stage.place.marks = &marks;
    }
    test::WorldReplica replica;
    ui::ReferenceTitles titles{replica};
    ui::SyncMarks marks{replica};
    test::DeskStage stage;
};

std::string said(QWidget* page, const char* strip)
{
    return page->findChild<ui::MessageStrip*>(QLatin1String(strip))->message().english();
}

Id openFinding(test::VisitWorld& world, const Id& request, const std::string& name, Date due)
{
    Record f(*world.catalogue.type(RaisedFinding::kType), world.id(name));
    f.set(visit_part::kVisit, Ref<Visit>{world.visitOf(request)});
    f.set(visit_part::kAssignment, Ref<Assignment>{world.assignmentOf(request)});
    f.set(finding::kNumber, "DPT/2026/" + name);
    f.set(finding::kCentre, Ref<Centre>{world.centre});
    f.set(finding::kRequest, Ref<VerificationRequest>{request});
    f.set(finding::kCategory, finding::Category::Minor);
    f.set(finding::kDescription, "The register of attendance lacks two weeks.");
    f.set(finding::kDueOn, due);
    f.set(finding::kState, finding::State::Open);
    world.tx.put(f);
    return f.id;
}

} // namespace

void TestCentrePages::officerKeysForTheCentreAndIsNotItsChecker()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    Desk desk(world, "officer");
    auto* page =
        desk.stage.open<RequestPage>([place = desk.stage.place] { return new RequestPage(place); });
    QTRY_COMPARE(page->groups().rowCount(), 1);
    QVERIFY(!page->request());
    desk.stage.keyboard.press(Qt::Key_Return); // takes the group in, and begins the request
    QTRY_VERIFY(page->request().has_value());
    const auto id = *page->request();
    QTRY_COMPARE(world.all(RequestBatch::kType).size(), std::size_t{1});
    QCOMPARE(world.find(VerificationRequest::kType, id)->get(vr::kTraineeCount),
             std::optional<std::int64_t>(12));
    QTRY_VERIFY(page->missing().rowCount() > 0); // dates, place, documents

    page->submit();
    QVERIFY(said(page, "request_page.strip").find("Name the person") != std::string::npos);
    auto* behalf = page->findChild<QLineEdit*>(QStringLiteral("request_page.behalf"));
    QCOMPARE(QApplication::focusWidget(), behalf);
    behalf->setText(QStringLiteral("Puan Zaiton, manager"));
    page->submit();
    QTRY_VERIFY(said(page, "request_page.strip").find("cannot be submitted") != std::string::npos);

    Values words;
    words.set(vr::kProposed1, *Date::fromYmd(2026, 4, 6)).set(vr::kPlace, "Jalan Rekaan 1");
    QVERIFY(world.edit("officer", VerificationRequest::kType, id, words));
    page->refresh();
    Operation submit;
    submit.command = kTransition;
    submit.type = VerificationRequest::kType;
    submit.subject = id;
    submit.args.set(kTransitionName, std::string(vr::transition::kSubmit));
    submit.onBehalfOf = "Puan Zaiton, manager";
    desk.replica.act(submit);
    QTRY_COMPARE(world.state(VerificationRequest::kType, id), std::string("submitted"));
    QCOMPARE(world.find(VerificationRequest::kType, id)->text(vr::kOnBehalfOf),
             std::string("Puan Zaiton, manager"));

    auto* check = page->findChild<QPushButton*>(QStringLiteral("request_page.check"));
    QTRY_VERIFY(check->isVisible());
    QVERIFY(!check->isEnabled());
    QVERIFY(check->toolTip().contains(QLatin1String("another officer")));
    desk.replica.actAs("second_officer");
    page->refresh();
    QTRY_VERIFY(check->isEnabled());
    page->check();
    QTRY_COMPARE(world.state(VerificationRequest::kType, id), std::string("awaiting_assignment"));
}

void TestCentrePages::centreAnswersAndOfficerCloses()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::UnderReview);
    const auto id = openFinding(world, request, "000001", *Date::fromYmd(2026, 4, 21));
    Desk desk(world, "manager");
    auto* page = desk.stage.open<FindingsPage>(
        [place = desk.stage.place] { return new FindingsPage(place); });
    QTRY_COMPARE(page->findings().rowCount(), 1);
    auto* answer = page->findChild<QPlainTextEdit*>(QStringLiteral("findings.answer"));
    QTRY_VERIFY(answer->isVisible());
    page->answer();
    QVERIFY(said(page, "findings.strip").find("Write what was done") != std::string::npos);
    desk.stage.files.willChoose(
        {QStringLiteral(MYSPIKE_SOURCE_DIR "/resources/templates/README.md")});
    page->attachEvidence();
    QTRY_VERIFY2(world.all(attachments::Attachment::kType).size() == 1,
                 said(page, "findings.strip").c_str());
    QCOMPARE(attachedNames(world.tx, id), std::vector<std::string>{"README.md"});
    answer->setFocus();
    desk.stage.keyboard.type(QStringLiteral("The register is complete since Monday."));
    page->answer();
    QTRY_COMPARE(world.state(RaisedFinding::kType, id), std::string("answered"));
    QCOMPARE(world.find(RaisedFinding::kType, id)->text(finding::kAnswer),
             std::string("The register is complete since Monday."));
    auto* close = page->findChild<QPushButton*>(QStringLiteral("findings.close"));
    QTRY_VERIFY(close->isVisible());
    QTRY_VERIFY(!close->isEnabled()); // the centre does not close its own findings

    desk.replica.actAs("officer");
    page->refresh();
    QTRY_VERIFY(close->isEnabled());
    desk.stage.prompter.willAnswer(1, QStringLiteral("Attach the register."));
    page->reopen();
    QTRY_COMPARE(world.state(RaisedFinding::kType, id), std::string("open"));
    QVERIFY(world.transition("manager", RaisedFinding::kType, id, finding::transition::kAnswer));
    page->refresh();
    QTRY_VERIFY(close->isVisible() && close->isEnabled());
    page->closeFinding();
    QTRY_COMPARE(world.state(RaisedFinding::kType, id), std::string("closed"));
    QTRY_COMPARE(page->findings().rowCount(), 0);
}

void TestCentrePages::answerIsKeptAsADraft()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::UnderReview);
    openFinding(world, request, "000001", *Date::fromYmd(2026, 4, 21));
    openFinding(world, request, "000002", *Date::fromYmd(2026, 4, 22));
    Desk desk(world, "manager");
    auto* page = desk.stage.open<FindingsPage>(
        [place = desk.stage.place] { return new FindingsPage(place); });
    QTRY_COMPARE(page->findings().rowCount(), 2);
    auto* answer = page->findChild<QPlainTextEdit*>(QStringLiteral("findings.answer"));
    QTRY_VERIFY(answer->isVisible());
    answer->setPlainText(QStringLiteral("Half a sentence"));
    page->findings().selectRow(1);
    QTRY_COMPARE(answer->toPlainText(), QString());
    page->findings().selectRow(0);
    QTRY_COMPARE(answer->toPlainText(), QStringLiteral("Half a sentence"));
}

void TestCentrePages::placesAreReadAndWrittenInDegrees()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    Desk desk(world, "officer");
    auto* page =
        desk.stage.open<RequestPage>([place = desk.stage.place] { return new RequestPage(place); });
    QTRY_COMPARE(page->groups().rowCount(), 1);
    desk.stage.keyboard.press(Qt::Key_Return);
    QTRY_VERIFY(page->form().isVisible());
    const auto edit = [&](const char* field) {
        return page->findChild<QLineEdit*>(QStringLiteral("request_page.") + QLatin1String(field));
    };
    auto* latitude = edit(vr::kLatitude.name);
    QVERIFY(latitude != nullptr);
    QTest::keyClicks(latitude, QStringLiteral("3,0738"));
    auto* longitude = edit(vr::kLongitude.name);
    QTest::keyClicks(longitude, QStringLiteral("101.5183"));
    QCOMPARE(page->form().edited().get(vr::kLatitude), std::optional<std::int64_t>(3'073'800));
    QCOMPARE(page->form().edited().get(vr::kLongitude), std::optional<std::int64_t>(101'518'300));
    latitude->clear();
    QTest::keyClicks(latitude, QStringLiteral("95"));
    QVERIFY(!page->form().edited().has(vr::kLatitude)); // there is no such place
    latitude->clear();
    QTest::keyClicks(latitude, QStringLiteral("-1.5"));
    QTest::keyClick(latitude, Qt::Key_Return);
    QCOMPARE(latitude->text(), QStringLiteral("-1.500000"));
}

void TestCentrePages::columnsThatMatterAreInView()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::UnderReview);
    openFinding(world, request, "000001", *Date::fromYmd(2026, 4, 1));
    const auto isInView = [](const DeskTable& table, int column) {
        return table.columnViewportPosition(column) + table.columnWidth(column) <=
               table.viewport()->width();
    };
    for (const int percent : {100, 125}) {
        for (const auto tongue : {ui::Tongue::Malay, ui::Tongue::English}) {
            test::VisitWorld fresh(MYSPIKE_SOURCE_DIR);
            Desk keyed(fresh, "officer");
            keyed.stage.theme.setTextPercent(percent);
            keyed.stage.language.choose(tongue);
            auto* form = keyed.stage.open<RequestPage>(
                [place = keyed.stage.place] { return new RequestPage(place); });
            QTRY_COMPARE(form->groups().rowCount(), 1);
            QCoreApplication::processEvents();
            const int columns = percent == 100 ? form->groups().model()->columnCount() : 2;
            for (int i = 0; i < columns; ++i) {
                QVERIFY2(isInView(form->groups(), i), qPrintable(QString::number(i)));
            }
            Desk desk(world, "manager");
            desk.stage.theme.setTextPercent(percent);
            desk.stage.language.choose(tongue);
            auto* page = desk.stage.open<FindingsPage>(
                [place = desk.stage.place] { return new FindingsPage(place); });
            QTRY_COMPARE(page->findings().rowCount(), 1);
            QCoreApplication::processEvents();
            QVERIFY(isInView(page->findings(), 1)); // its state
            QVERIFY(isInView(page->findings(), 3)); // its number
            desk.stage.theme.setTextPercent(100);
        }
    }
}

void TestCentrePages::resultsAreListedAndSaved()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    world.requestAt(vr::State::Completed);
    Desk desk(world, "officer");
    auto* page =
        desk.stage.open<ResultsPage>([place = desk.stage.place] { return new ResultsPage(place); });
    QTRY_COMPARE(page->results().rowCount(), static_cast<int>(world.trainees.size()));
    QTRY_VERIFY(page->letters().letterCount() > 0);
    QTemporaryDir folder;
    QSignalSpy saved(page, &ResultsPage::saved);
    for (const auto* name : {"r.xlsx", "r.csv", "r.pdf"}) {
        desk.stage.files.willChoose({folder.filePath(QLatin1String(name))});
    }
    page->saveExcel();
    page->saveCsv();
    page->savePdf();
    QTRY_COMPARE(saved.count(), 3);
    for (const auto* name : {"r.xlsx", "r.csv", "r.pdf"}) {
        QVERIFY2(QFileInfo(folder.filePath(QLatin1String(name))).size() > 500, name);
    }
    const auto groups = confirmedGroups(world.tx);
    QCOMPARE(groups.size(), std::size_t{1});
    const auto malay = resultsTable(groups.front(), print::Language::Malay, false,
                                    QStringLiteral("Aina"), world.now);
    const auto english = resultsTable(groups.front(), print::Language::English, false,
                                      QStringLiteral("Aina"), world.now);
    QCOMPARE(malay.columns.size(), std::size_t{3 + 3 + 4}); // three units among them
    QVERIFY(malay.columns.back().label != english.columns.back().label);
    QCOMPARE(english.rows.front().back().toString(), QStringLiteral("Competent"));
}

void TestCentrePages::listsAskForWhatTheySay()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::AwaitingAssignment);
    const auto rowsOf = [&](const char* id, Date today) {
        const auto lists = deskLists(world.tx, today);
        for (const auto& list : *lists) {
            if (std::string_view(list.id) == id) {
                return world.tx.query(list.query).size();
            }
        }
        return std::size_t{999};
    };
    const auto on = [](int month, int day) { return *Date::fromYmd(2026, month, day); };
    // Submitted on 2 March: fourteen working days are allowed, the fifteenth is too many.
    QCOMPARE(rowsOf("unassigned", on(3, 20)), std::size_t{0});
    QCOMPARE(rowsOf("unassigned", on(3, 23)), std::size_t{1});
    QCOMPARE(rowsOf("awaiting_reply", on(3, 23)), std::size_t{0});
    Values assign;
    assign.set(assignment::kVerifier, Ref<ExternalVerifier>{world.verifier})
        .set(assignment::kFrom, on(4, 6))
        .set(assignment::kDays, std::int64_t{2});
    QVERIFY(world.command("officer", verification::command::kAssignVerifier,
                          VerificationRequest::kType, request, assign));
    QCOMPARE(rowsOf("awaiting_reply", on(3, 23)), std::size_t{1});
    QCOMPARE(rowsOf("unassigned", on(3, 23)), std::size_t{0});
    QCOMPARE(rowsOf("visit_calendar", on(3, 23)), std::size_t{1});
    QCOMPARE(rowsOf("visit_calendar", on(4, 20)), std::size_t{0});
    QCOMPARE(rowsOf("groups_to_be_reassessed", on(3, 23)), std::size_t{0});
    QCOMPARE(rowsOf("expiring_verifiers", on(3, 23)), std::size_t{0});
    QCOMPARE(rowsOf("expiring_verifiers", *Date::fromYmd(2030, 1, 1)), std::size_t{2});
    const auto lists = deskLists(world.tx, on(3, 23));
    QVERIFY(lists);
    QCOMPARE(lists->size(), std::size_t{14});
    for (const auto& list : *lists) {
        const auto* type = world.catalogue.type(list.query.type);
        QVERIFY2(type != nullptr, list.id);
        for (const auto* column : list.columns) {
            QVERIFY2(type->field(column) != nullptr, column);
        }
        (void)world.tx.query(list.query);
        QVERIFY2(!world.tx.fault(), list.id); // every field it asks by exists
    }
}

void TestCentrePages::pictures()
{
    test::VisitWorld world(MYSPIKE_SOURCE_DIR);
    const auto request = world.requestAt(vr::State::UnderReview);
    openFinding(world, request, "000001", *Date::fromYmd(2026, 4, 1));
    openFinding(world, request, "000002", *Date::fromYmd(2026, 4, 12));
    {
        Desk desk(world, "manager");
        auto* page = desk.stage.open<FindingsPage>(
            [place = desk.stage.place] { return new FindingsPage(place); });
        QTRY_COMPARE(page->findings().rowCount(), 2);
        desk.stage.shoot(QStringLiteral("findings_ms"), false, ui::Tongue::Malay);
    }
    {
        test::VisitWorld fresh(MYSPIKE_SOURCE_DIR);
        Desk desk(fresh, "officer");
        auto* page = desk.stage.open<RequestPage>(
            [place = desk.stage.place] { return new RequestPage(place); });
        QTRY_COMPARE(page->groups().rowCount(), 1);
        desk.stage.keyboard.press(Qt::Key_Return);
        QTRY_VERIFY(page->missing().rowCount() > 0);
        desk.stage.shoot(QStringLiteral("request_ms"), false, ui::Tongue::Malay);
        desk.stage.shoot(QStringLiteral("request_en_dark_125"), true, ui::Tongue::English, 125);
    }
    {
        test::VisitWorld done(MYSPIKE_SOURCE_DIR);
        done.requestAt(vr::State::Completed);
        Desk desk(done, "officer");
        auto* page = desk.stage.open<ResultsPage>(
            [place = desk.stage.place] { return new ResultsPage(place); });
        QTRY_COMPARE(page->results().rowCount(), 12);
        desk.stage.shoot(QStringLiteral("results_ms"), false, ui::Tongue::Malay);
        desk.stage.shoot(QStringLiteral("results_en_dark"), true);
    }
}

QTEST_MAIN(TestCentrePages)
#include "test_centre_pages.moc"
