// Step 5: back on a network; operations first, photographs after them and resumed after a cut; what
// an officer changed meanwhile is shown as a difference.
#include "client/modules/verification/desk/desk_table.h"
#include "client/modules/verification/desk/review_page.h"
#include "client/modules/verification/visit/visit_page.h"
#include "shared/modules/centres/fields.h"
#include "shared/sync/records.h"
#include "tests/support/story/at_the_desk.h"
#include "tests/support/story/find.h"
#include "tests/support/story/on_site.h"
#include "tests/support/story/play.h"

using namespace myspike;
using namespace myspike::test;
namespace vr = verification_request;

class TestStep5 final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        play([this] { m_stage = std::make_unique<Stage>(); });
    }
    void cleanupTestCase() { m_stage.reset(); }

    void operationsGoFirstAndThePhotographIsResumed()
    {
        play([this] {
            auto& v = m_stage->comes("ppl.ravi");
            const auto visit = visitIn(v, assignment::State::OnVisit);
            v.goOffline();
            openFromMyVisits(v, visit);
            OnSite site(v, visit);
            site.goTo(QStringLiteral("V4"));
            const auto photo =
                makePhotograph(m_stage->folder(), QStringLiteral("besar.jpg"), 6'000);
            v.keys().press(Qt::Key_F6);
            v.giveFile(photo);
            waitUntil([&] { return unsentPhotographs(v, visit) == 1; },
                      QStringLiteral("the photograph waits"));
            site.documents();
            const auto answers = partsOf(v, ChecklistAnswer::kType, visit).size();
            waitUntil([&] { return v.composition().syncLoop()->report().waiting > 0; },
                      QStringLiteral("her work is counted"));

            // Back, and cut again as soon as every act has its verdict, in the middle of the file.
            v.goOnline();
            v.keys().press(Qt::Key_F5);
            waitUntil([&] { return v.composition().syncLoop()->report().waiting == 0; },
                      QStringLiteral("the acts are decided"), 60);
            const bool filesAfter = unsentPhotographs(v, visit) == 1;
            v.goOffline();
            v.goOnline();
            v.synchronise();
            sendPhotographs(v, visit);
            QVERIFY2(filesAfter, "the photograph went before the acts");
            QCOMPARE(v.composition().syncLoop()->report().refused, 0);
            QCOMPARE(partsOf(v, ChecklistAnswer::kType, visit).size(), answers);
        });
    }

    void whatAnOfficerChangedMeanwhileIsShown()
    {
        play([this] {
            // The report of a visit that waits for review, and a change in the register since.
            auto& officer = m_stage->comes("peg.faridah");
            const auto request = requestIn(officer, vr::State::ReportSubmitted);
            const auto centre = request.get(vr::kCentre)->id;
            officer.act(kEdit, Centre::kType, centre,
                        Values().set(centre::kAddress, "Lot 99, Jalan Berpindah"));
            officer.synchronise();
            QCOMPARE(officer.composition().syncLoop()->report().refused, 0);
            officer.go(QStringLiteral("review"));
            auto* page = officer.page<desk::ReviewPage>();
            officer.goToRow(page->queue(), request.id);
            auto* changes = page->findChild<desk::DeskTable*>(QStringLiteral("review.changes"));
            waitUntil([&] { return changes->rowCount() > 0; },
                      QStringLiteral("the change of the register is shown"));
            QVERIFY(changes->model()->index(0, 3).data().toString().contains(
                QStringLiteral("Jalan Berpindah")));
        });
    }

private:
    std::unique_ptr<Stage> m_stage;
};

QTEST_MAIN(TestStep5)
#include "test_step_5.moc"
