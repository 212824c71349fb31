// Found by the walk: what is typed stays where it was typed, and a photograph can be sent.
#include <QImage>
#include <QPlainTextEdit>
#include <QtTest>

#include "client/modules/verification/visit/report_page.h"
#include "client/modules/verification/visit/visit_page.h"
#include "shared/sync/records.h"
#include "tests/support/client/visit_bench.h"

using namespace myspike;
using namespace myspike::site_visit;

namespace {

/// Types, pauses until it is kept and read again, and types on.
void typeWithAPause(QPlainTextEdit* edit, const std::function<std::string()>& kept)
{
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("One sentence. "));
    QTRY_COMPARE_WITH_TIMEOUT(kept(), std::string("One sentence."), 3'000);
    // The page reads itself again a moment after each change of the store.
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY_WITH_TIMEOUT(timer.elapsed() > 600, 2'000);
    QTest::keyClicks(edit, QStringLiteral("Another."));
    QCOMPARE(edit->toPlainText(), QStringLiteral("One sentence. Another."));
}

} // namespace

class TestTyping final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPauseAfterASpaceDoesNotMoveTheCursorOfTheReport();
    void aPauseDoesNotMoveTheCursorOfTheCentresComment();
    void theReportTakesNoWordsBeforeItIsRead();
    void aPhotographSaysHowLargeItIsAndOfWhichKind();
};

void TestTyping::aPauseAfterASpaceDoesNotMoveTheCursorOfTheReport()
{
    test::SiteWorld world(3);
    world.put(VisitReport::kType,
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
    page.show();
    auto* advice = page.findChild<QPlainTextEdit*>(QStringLiteral("report.advice"));
    QTRY_VERIFY(!advice->isReadOnly());
    typeWithAPause(
        advice, [&] { return world.all(VisitReport::kType).front().text(visit_report::kAdvice); });
}

void TestTyping::aPauseDoesNotMoveTheCursorOfTheCentresComment()
{
    test::SiteWorld world(3);
    test::VisitBench bench(world);
    VisitPage page(bench.bench, world.visit);
    page.show();
    QTRY_VERIFY(page.currentSegment() != nullptr);
    page.showStep(QStringLiteral("V10"));
    auto* comment = page.findChild<QPlainTextEdit*>(QStringLiteral("visit.V10.comment"));
    QVERIFY(comment != nullptr);
    typeWithAPause(comment,
                   [&] { return world.all(Visit::kType).front().text(visit::kCentreComment); });
}

void TestTyping::theReportTakesNoWordsBeforeItIsRead()
{
    test::SiteWorld world(3);
    test::VisitBench bench(world);
    ReportPage page(bench.bench, world.visit);
    auto* summary = page.findChild<QPlainTextEdit*>(QStringLiteral("report.summary"));
    QVERIFY(summary->isReadOnly());
}

void TestTyping::aPhotographSaysHowLargeItIsAndOfWhichKind()
{
    test::SiteWorld world(3);
    test::VisitBench bench(world);
    VisitPage page(bench.bench, world.visit);
    page.show();
    QTRY_VERIFY(page.currentSegment() != nullptr);
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("any name"));
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    QVERIFY(picture.save(path, "PNG"));
    page.desk().addPhoto("V4.checklist", 0, path);
    QTRY_COMPARE(world.all(attachments::Attachment::kType).size(), std::size_t{1});
    const auto a = world.all(attachments::Attachment::kType).front();
    QCOMPARE(a.getOr(attachments::kSize, std::int64_t{0}), QFileInfo(path).size());
    QCOMPARE(a.text(attachments::kMediaType), std::string("image/png"));
    QVERIFY(a.text(attachments::kName).ends_with(".png"));
}

QTEST_MAIN(TestTyping)
#include "test_typing.moc"
