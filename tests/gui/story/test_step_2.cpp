// Step 2: a request, its check by another officer, the verifier and the letters.
#include <QPushButton>

#include "client/modules/verification/desk/request_page.h"
#include "tests/support/story/at_the_desk.h"
#include "tests/support/story/find.h"
#include "tests/support/story/play.h"

using namespace myspike;
using namespace myspike::test;
namespace vr = verification_request;

class TestStep2 final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        play([this] { m_stage = std::make_unique<Stage>(); });
    }
    void cleanupTestCase() { m_stage.reset(); }

    void anOfficerKeysForTheCentreAndAnotherChecks()
    {
        play([this] {
            auto& first = m_stage->comes("peg.faridah");
            const auto document =
                QStringLiteral(MYSPIKE_SOURCE_DIR "/resources/demo/assessment_schedule.pdf");
            const auto id = keyForTheCentre(first, SystemClock().today().plusDays(14), document,
                                            QStringLiteral("Puan Zaiton, pengurus pusat"));
            auto* check = first.find<QPushButton>(QStringLiteral("request_page.check"));
            QVERIFY2(!check->isEnabled(), "who keyed it is its only checker");
            first.synchronise();
            QCOMPARE(first.composition().syncLoop()->report().refused, 0);
            auto& second = m_stage->comes("peg.jemilah");
            checkRequest(second, id);
            second.synchronise();
            QCOMPARE(second.composition().syncLoop()->report().refused, 0);
        });
    }

    void theVerifierIsChosenAndTheLettersComeOut()
    {
        play([this] {
            auto& officer = m_stage->comes("peg.kumar");
            // All three may be spoken against here: the reason stands in the register then.
            const auto request = requestIn(officer, vr::State::AwaitingAssignment);
            const auto done =
                assign(officer, request.id, QStringLiteral("Aisyah Humaira binti Salleh"));
            const auto files =
                saveLetters(officer, QStringLiteral("assignment_desk.letters"), m_stage->folder());
            QVERIFY2(files.size() >= 2,
                     qPrintable(files.join(u'\n'))); // both languages
            for (const auto& f : files) {
                QVERIFY2(QFileInfo(f).size() > 5'000, qPrintable(f));
            }
            officer.synchronise();
            QCOMPARE(officer.composition().syncLoop()->report().refused, 0);
            Query q{.type = AssignmentOverride::kType};
            q.with(equals(assignment_override::kRequest, Ref<VerificationRequest>{request.id}));
            QCOMPARE(officer.query(q).size(), std::size_t{done.against ? 1u : 0u});
        });
    }

private:
    std::unique_ptr<Stage> m_stage;
};

QTEST_MAIN(TestStep2)
#include "test_step_2.moc"
