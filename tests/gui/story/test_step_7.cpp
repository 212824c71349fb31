// Step 7: every step stands in the record's history in words.
#include "tests/support/story/at_the_desk.h"
#include "tests/support/story/find.h"
#include "tests/support/story/play.h"

using namespace myspike;
using namespace myspike::test;
namespace vr = verification_request;

class TestStep7 final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        play([this] { m_stage = std::make_unique<Stage>(); });
    }
    void cleanupTestCase() { m_stage.reset(); }

    void theHistorySaysWhoWhenOnWhichDeviceAndWhetherOffline()
    {
        play([this] {
            // A manager submits without a network, and has one later.
            auto& manager = m_stage->comes("ppb.teratai");
            const auto request = requestIn(manager, vr::State::Draft).id;
            manager.goOffline();
            completeAndSubmit(manager, request, SystemClock().today().plusDays(9));
            manager.goOnline();
            manager.synchronise();
            const auto who = manager.name();

            auto& first = m_stage->comes("peg.kumar");
            checkRequest(first, request);
            first.synchronise();

            auto& officer = m_stage->comes("peg.jemilah");
            const auto before = readHistory(officer, requestIn(officer, vr::State::Completed).id);
            const auto steps = before.join(u'\n');
            QVERIFY2(before.size() >= 8, qPrintable(steps));
            QVERIFY2(steps.contains(QStringLiteral("Kumaresan")), qPrintable(steps));
            const auto all = readHistory(officer, request).join(u'\n');
            QVERIFY2(all.contains(who), qPrintable(all));
            QVERIFY2(all.contains(QStringLiteral("luar talian")), qPrintable(all)); // offline
            // In the other language the same, without starting anew.
            officer.composition().language().choose(ui::Tongue::English);
            auto* page = officer.window().currentPage();
            QVERIFY(page != nullptr);
            QTRY_VERIFY(
                readHistory(officer, request).join(u'\n').contains(QStringLiteral("offline")));
        });
    }

private:
    std::unique_ptr<Stage> m_stage;
};

QTEST_MAIN(TestStep7)
#include "test_step_7.moc"
