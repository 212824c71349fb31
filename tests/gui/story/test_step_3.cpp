// Step 3: the verifier declares, accepts, downloads; the readiness screen; the network goes away.
#include <QPushButton>

#include "tests/support/story/find.h"
#include "tests/support/story/on_site.h"
#include "tests/support/story/play.h"

using namespace myspike;
using namespace myspike::test;

class TestStep3 final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        play([this] { m_stage = std::make_unique<Stage>(); });
    }
    void cleanupTestCase() { m_stage.reset(); }

    void sheDeclaresAcceptsAndDownloads()
    {
        play([this] {
            auto& v = m_stage->comes("ppl.aisyah");
            const auto visit = visitIn(v, assignment::State::AwaitingReply);
            declareAndAccept(v, visit);
            v.synchronise();
            downloadPackage(v, visit);
            const auto a = v.record(Visit::kType, visit)->get(visit::kAssignment)->id;
            QCOMPARE(v.record(Assignment::kType, a)->get(assignment::kState),
                     std::optional(assignment::State::PackageIssued));
            QCOMPARE(v.composition().syncLoop()->report().refused, 0);
            m_visit = visit;
        });
    }

    void offlineShePreparesAndIsKnown()
    {
        play([this] {
            auto& v = m_stage->comes("ppl.aisyah", Network::Gone);
            openFromMyVisits(v, m_visit);
            auto* checkIn = v.find<QPushButton>(QStringLiteral("readiness.checkIn"));
            waitUntil([checkIn] { return checkIn->isEnabled(); },
                      QStringLiteral("she may check in: ") + checkIn->toolTip());
        });
    }

private:
    std::unique_ptr<Stage> m_stage;
    Id m_visit;
};

QTEST_MAIN(TestStep3)
#include "test_step_3.moc"
