// Who may give which command: every (command, role) pair from the catalogue itself.
#include <QtTest>

#include <algorithm>

#include "tests/support/shared/visit_world.h"

using namespace myspike;

namespace {
constexpr std::string_view kRoles[] = {role::kExternalVerifier,
                                       role::kCentreManager,
                                       role::kAssessor,
                                       role::kInternalVerifier,
                                       role::kCentreAdministrator,
                                       role::kVerificationOfficer,
                                       role::kRegionalOfficer,
                                       role::kFinanceOfficer,
                                       role::kManagement,
                                       role::kSystemAdministrator,
                                       role::kAuditor};
} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheNamedRoles()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 1);
        int pairs = 0;
        for (const auto& c : world.catalogue.commands()) {
            const auto* type = world.catalogue.type(c.subject);
            QVERIFY2(type, c.name);
            QVERIFY2(c.run, c.name);
            if (c.createsSubject) {
                continue;
            }
            const Record subject(*type, world.id("subject"));
            for (const auto role : kRoles) {
                auto context = world.contextFor("officer");
                context.comment = "why";
                context.actor.grants = {{std::string(role), "*", *Date::fromYmd(2020, 1, 1), {}}};
                const auto status = mayCommand(c, subject, world.tx, context);
                const bool named = std::find(c.by.begin(), c.by.end(), role) != c.by.end();
                const bool refusedByRight = !status && status.fault().rule == "RIGHT";
                QVERIFY2(named != refusedByRight,
                         (std::string(c.name) + " by " + std::string(role)).c_str());
                ++pairs;
            }
        }
        QVERIFY(pairs > 200);
    }

    void whatTheServerAloneDecidesIsOnlineOnly()
    {
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 1);
        namespace vc = verification::command;
        for (const auto* name :
             {vc::kAssignVerifier, vc::kReplaceVerifier, vc::kDownloadPackage, vc::kDecide,
              vc::kConfirmRefusal, vc::kRejectRefusal, vc::kComplete, vc::kLapseAssignment}) {
            QVERIFY2(world.catalogue.command(name)->where == Where::OnlineOnly, name);
        }
        for (const auto* name :
             {vc::kCheckIn, vc::kDrawSample, vc::kExtendSample, vc::kAddToSample, vc::kMarkAsCentre,
              vc::kCloseVisit, vc::kAnswerReadiness, vc::kRecordPlace, vc::kCannotBeHeld,
              vc::kRespond, vc::kAddAddendum}) {
            QVERIFY2(world.catalogue.command(name)->where == Where::Anywhere, name);
        }
    }
};

QTEST_GUILESS_MAIN(TestCommands)
#include "test_commands.moc"
