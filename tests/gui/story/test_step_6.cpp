// Step 6: report, return, decision, refusal by two officers, findings, results. Each begins where
// the demonstration stands.
#include "client/modules/verification/visit/report_page.h"
#include "shared/modules/registration/fields.h"
#include "tests/support/story/at_the_desk.h"
#include "tests/support/story/find.h"
#include "tests/support/story/on_site.h"
#include "tests/support/story/play.h"

using namespace myspike;
using namespace myspike::test;
namespace vr = verification_request;

class TestStep6 final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        play([this] { m_stage = std::make_unique<Stage>(); });
    }
    void cleanupTestCase() { m_stage.reset(); }

    void sheWritesAndSubmitsHerReport()
    {
        play([this] {
            auto& v = m_stage->comes("ppl.aisyah");
            openFromMyVisits(v, visitToReport(v));
            writeReport(v, QStringLiteral(
                               "Lawatan dijalankan mengikut jadual; identiti pelatih disahkan dan "
                               "portfolio sampel lengkap."));
            submitReport(v);
            settle(v);
        });
    }

    void anOfficerReturnsItAndSheWritesAnotherVersion()
    {
        play([this] {
            auto& officer = m_stage->comes("peg.faridah");
            const auto request = requestOf(officer, vr::State::ReportSubmitted, "ppl.dayang");
            review(officer, request, QLatin1String(visit_report::transition::kReturn),
                   QStringLiteral("Jelaskan pindaan markah."));
            settle(officer);
            auto& v = m_stage->comes("ppl.dayang");
            const auto held = v.record(VerificationRequest::kType, request);
            Query q{.type = Visit::kType};
            q.with(equals(visit::kAssignment, *held->get(vr::kAssignment)));
            openFromMyVisits(v, v.query(q).front().id);
            writeReport(v,
                        QStringLiteral(
                            "Pindaan markah dijelaskan dalam borang V9; identiti pelatih disahkan "
                            "dan portfolio sampel lengkap."));
            submitReport(v);
            settle(v);
        });
    }

    void anOfficerPassesOnCondition()
    {
        play([this] {
            auto& officer = m_stage->comes("peg.jemilah");
            const auto request = requestIn(officer, vr::State::UnderReview).id;
            review(officer, request, QStringLiteral("conditional"),
                   QStringLiteral("Dapatan kecil perlu ditutup dahulu."));
            settle(officer);
            const auto state = officer.record(VerificationRequest::kType, request)->get(vr::kState);
            QVERIFY(state == vr::State::Conditional || state == vr::State::CentreAction);
        });
    }

    void aRefusalNeedsAnotherOfficer()
    {
        play([this] {
            auto& officer = m_stage->comes("peg.jemilah");
            const auto request = requestIn(officer, vr::State::RefusalProposed).id;
            review(officer, request, QStringLiteral("confirm_refusal"),
                   QStringLiteral("Disahkan selepas menyemak laporan dan gambar."));
            settle(officer);
            QCOMPARE(officer.record(VerificationRequest::kType, request)->get(vr::kState),
                     std::optional(vr::State::Refused));
        });
    }

    void theCentreAnswersAndTheResultsAreConfirmed()
    {
        play([this] {
            auto& manager = m_stage->comes("ppb.mutiara");
            Query open{.type = RaisedFinding::kType};
            open.with(equals(finding::kState, finding::State::Open));
            const auto waiting = manager.query(open);
            QVERIFY(!waiting.empty());
            const auto request = waiting.front().get(finding::kRequest)->id;
            for (const auto& f : waiting) {
                answerFinding(manager, f.id, QStringLiteral("Log keselamatan dilengkapkan."));
            }
            settle(manager);

            auto& officer = m_stage->comes("peg.jemilah");
            Query answered{.type = RaisedFinding::kType};
            answered.with(equals(finding::kRequest, Ref<VerificationRequest>{request}))
                .with(equals(finding::kState, finding::State::Answered));
            for (const auto& f : officer.query(answered)) {
                closeFinding(officer, f.id);
            }
            settle(officer);
            review(officer, request, QStringLiteral("complete"));
            settle(officer);
            QCOMPARE(officer.record(VerificationRequest::kType, request)->get(vr::kState),
                     std::optional(vr::State::Completed));
            Query link{.type = RequestBatch::kType};
            link.with(equals(request_batch::kRequest, Ref<VerificationRequest>{request}));
            const auto batch = officer.query(link).front().get(request_batch::kBatch)->id;
            const auto files = saveResults(officer, batch, m_stage->folder());
            QCOMPARE(files.size(), 4);
            for (const auto& f : files) {
                QVERIFY2(QFileInfo(f).size() > 3'000, qPrintable(f));
            }
        });
    }

private:
    void settle(Person& p)
    {
        p.synchronise();
        const auto refused = p.composition().syncLoop()->report().refused;
        if (refused > 0) {
            fail(QStringLiteral("%1 acts of %2 were refused").arg(refused).arg(p.login()));
        }
    }

    Id requestOf(Person& p, vr::State state, const char* verifier)
    {
        Query q{.type = VerificationRequest::kType};
        q.with(equals(vr::kState, state));
        for (const auto& r : p.query(q)) {
            const auto a = p.record(Assignment::kType, r.get(vr::kAssignment)->id);
            if (a && a->text(assignment::kVerifierName)
                         .starts_with(QByteArray(verifier) == "ppl.dayang" ? "Dayang" : "Aisyah")) {
                return r.id;
            }
        }
        fail(QStringLiteral("no such report of ") + QLatin1String(verifier));
    }

    std::unique_ptr<Stage> m_stage;
};

QTEST_MAIN(TestStep6)
#include "test_step_6.moc"
