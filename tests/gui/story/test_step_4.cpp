// Step 4: V1 to V10 without a network and without a mouse, two visits open, the lid closed between.
#include "client/modules/verification/visit/visit_page.h"
#include "tests/support/story/find.h"
#include "tests/support/story/on_site.h"
#include "tests/support/story/play.h"

using namespace myspike;
using namespace myspike::test;

class TestStep4 final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        play([this] {
            m_stage = std::make_unique<Stage>();
            auto& v = m_stage->comes("ppl.aisyah");
            m_first = visitIn(v, assignment::State::Accepted, 0);
            m_second = visitIn(v, assignment::State::Accepted, 1);
            downloadPackage(v, m_first);
            downloadPackage(v, m_second);
            v.goOffline();
        });
    }
    void cleanupTestCase() { m_stage.reset(); }

    void sheWorksInTwoVisitsUntilTheLidIsClosed()
    {
        play([this] {
            auto& v = m_stage->person();
            checkIn(v, m_second);
            OnSite other(v, m_second);
            other.openingMeeting();
            checkIn(v, m_first);
            OnSite site(v, m_first);
            site.openingMeeting();
            site.centre();
            site.equipment();
            site.goTo(QStringLiteral("V3"));
            site.raiseFinding(makePhotograph(m_stage->folder(), QStringLiteral("bengkel.jpg")));
            site.documents();
            site.identities(5);
            QCOMPARE(site.traineesChecked, 5);
            QVERIFY2(site.keysPerTrainee <= 3 * 5,
                     qPrintable(QString::number(site.keysPerTrainee)));
            m_stage->goes();
        });
    }

    void sheResumesInBothWhereSheWas()
    {
        play([this] {
            auto& v = m_stage->comes("ppl.aisyah", Network::Gone);
            openFromMyVisits(v, m_second);
            OnSite other(v, m_second);
            QTRY_COMPARE(other.page().currentStep(), QStringLiteral("V1"));
            openFromMyVisits(v, m_first);
            OnSite site(v, m_first);
            QTRY_COMPARE(site.page().currentStep(), QStringLiteral("V5"));
            QCOMPARE(partsOf(v, IdentityCheck::kType, m_first).size(), std::size_t{5});
            QCOMPARE(partsOf(v, RaisedFinding::kType, m_first).size(), std::size_t{1});
        });
    }

    void sheFinishesTheVisit()
    {
        play([this] {
            auto& v = m_stage->person();
            OnSite site(v, m_first);
            site.identities();
            site.identityChecklist();
            site.drawSample();
            site.portfolios();
            QVERIFY2(site.keysForPortfolios <= 4 * site.unitsChecked,
                     qPrintable(QString::number(site.keysForPortfolios)));
            site.confirmSample();
            site.observe();
            site.recommend();
            QCOMPARE(site.keysAsCentre, 1);
            const auto slip = m_stage->folder().filePath(QStringLiteral("slip.pdf"));
            site.closingMeeting(slip);
            QVERIFY(QFileInfo(slip).size() > 5'000);
            std::printf("effort.identity_keys_per_trainee=%.2f keys\n"
                        "effort.portfolio_keys_per_unit=%.2f keys\n"
                        "effort.mark_as_centre_keys=%d keys\n",
                        double(site.keysPerTrainee) / site.traineesChecked,
                        double(site.keysForPortfolios) / site.unitsChecked, site.keysAsCentre);
        });
    }

    void everythingIsTakenByTheServer()
    {
        play([this] {
            auto& v = m_stage->person();
            v.goOnline();
            v.synchronise();
            sendPhotographs(v, m_first);
            QCOMPARE(v.composition().syncLoop()->report().refused, 0);
            // Nobody pressed anything for it: the visit has come in whole.
            const auto request =
                v.record(Assignment::kType,
                         v.record(Visit::kType, m_first)->get(visit::kAssignment)->id)
                    ->get(assignment::kRequest)
                    ->id;
            waitUntil(
                [&] {
                    return v.record(VerificationRequest::kType, request)
                               ->get(verification_request::kState) ==
                           verification_request::State::Synchronised;
                },
                QStringLiteral("the visit is synchronised"), 30);
        });
    }

private:
    std::unique_ptr<Stage> m_stage;
    Id m_first;
    Id m_second;
};

QTEST_MAIN(TestStep4)
#include "test_step_4.moc"
