// ./dev run without a display: the main job from end to end, with the real server over TLS and the
// real windows. Says each step; leaves pictures and PDFs; ends with "main job: done".
#include <QApplication>
#include <QCommandLineParser>
#include <QPainter>

#include <cstdio>

#include "client/modules/documents/letter_renderer.h"
#include "client/ui/print/pdf_writer.h"
#include "client/ui/table/list_page.h"
#include "shared/modules/documents/fields.h"
#include "shared/modules/personnel/fields.h"
#include "shared/modules/registration/fields.h"
#include "shared/modules/users/fields.h"
#include "shared/modules/verification/fields.h"
#include "shared/sync/records.h"
#include "tests/gui/walk/person.h"
#include "tests/gui/walk/site_work.h"

using namespace myspike;
using namespace myspike::test;

namespace {

namespace vr = verification_request;

void say(const QString& sentence)
{
    std::printf("%s\n", qPrintable(sentence));
    std::fflush(stdout);
}

QString sentenceOf(const Verdict& v) { return QString::fromStdString(v.text.english()); }

class Walk
{
public:
    explicit Walk(Place place) : m_place(std::move(place)) {}

    void run()
    {
        centreAsks();
        officerAssigns();
        verifierPrepares();
        verifierWorks();
        lidWasClosed();
        verifierReports();
        officerReturns();
        verifierReportsAgain();
        officerDecides();
        centreAnswers();
        officerCompletes();
        historyTells();
    }

private:
    std::unique_ptr<Person> person(const char* login, Network network = Network::There)
    {
        return std::make_unique<Person>(m_place, QString::fromLatin1(login),
                                        QStringLiteral("demo-myspike-2026"), network);
    }

    void centreAsks()
    {
        auto manager = person("ppb.teratai");
        Query q{.type = VerificationRequest::kType};
        q.with(equals(vr::kState, vr::State::Draft));
        const auto drafts = manager->query(q);
        if (drafts.empty()) {
            fail(QStringLiteral("the demonstration has no draft request"));
        }
        m_request = drafts.front().id;
        m_centre = drafts.front().get(vr::kCentre)->id;
        manager->open(QStringLiteral("request"));
        manager->shot(QStringLiteral("01_centre_asks"));
        manager->act(kEdit, VerificationRequest::kType, m_request,
                     Values().set(vr::kProposed1, m_day).set(vr::kProposed2, m_day.plusDays(7)));
        manager->transition(VerificationRequest::kType, m_request, vr::transition::kSubmit);
        manager->synchronise();
        say(QStringLiteral("2. The centre's manager submitted request %1 from her own client.")
                .arg(numberOf(*manager)));
        manager->open(QStringLiteral("verification_request"));
        manager->shot(QStringLiteral("02_centre_requests"));
    }

    QString numberOf(Person& p)
    {
        const auto r = p.record(VerificationRequest::kType, m_request);
        return r ? QString::fromStdString(r->text(vr::kNumber)) : QStringLiteral("?");
    }

    void officerAssigns()
    {
        auto officer = person("peg.kumar");
        officer->transition(VerificationRequest::kType, m_request, vr::transition::kCheck);
        officer->synchronise();
        officer->open(QStringLiteral("assign"));
        officer->shot(QStringLiteral("03_assignment_desk"));
        Query q{.type = ExternalVerifier::kType};
        q.with(equals(external_verifier::kUser, userOf(*officer, "ppl.aisyah")));
        const auto verifiers = officer->query(q);
        if (verifiers.empty()) {
            fail(QStringLiteral("the officer does not see the verifier"));
        }
        Values args;
        args.set(assignment::kVerifier, Ref<ExternalVerifier>{verifiers.front().id})
            .set(assignment::kFrom, m_day)
            .set(assignment::kDays, 1)
            .set(assignment::kPart, assignment::Part::Lead);
        auto verdict = officer->actOnline(verification::command::kAssignVerifier,
                                          VerificationRequest::kType, m_request, args);
        if (!verdict.tookEffect()) {
            say(QStringLiteral("   Without a reason the server refuses: %1")
                    .arg(sentenceOf(verdict)));
            args.set(verification::arg::kOverrideReason,
                     "Kedua-dua lawatan di daerah yang sama pada hari ini.");
            verdict = officer->actOnline(verification::command::kAssignVerifier,
                                         VerificationRequest::kType, m_request, args);
        }
        if (!verdict.tookEffect()) {
            fail(QStringLiteral("the assignment: %1").arg(sentenceOf(verdict)));
        }
        officer->synchronise();
        say(QStringLiteral("   A second officer checked it and assigned %1%2.")
                .arg(QString::fromStdString(verifiers.front().text(external_verifier::kName)),
                     args.get(verification::arg::kOverrideReason)
                         ? QStringLiteral(", with the reason for the override in the register")
                         : QString()));
        letters(*officer);
        officer->open(QStringLiteral("list_overrides"), false);
        officer->shot(QStringLiteral("04_override_register"));
    }

    Ref<User> userOf(Person& p, const char* login)
    {
        Query q{.type = User::kType};
        q.with(equals(user::kLoginName, login));
        const auto found = p.query(q);
        if (!found.empty()) {
            return Ref<User>{found.front().id};
        }
        // An officer need not hold the accounts: the verifier's own record names her user.
        Query v{.type = ExternalVerifier::kType};
        for (const auto& r : p.query(v)) {
            if (r.text(external_verifier::kName).starts_with("Aisyah")) {
                return *r.get(external_verifier::kUser);
            }
        }
        fail(QStringLiteral("nobody knows ") + QLatin1String(login));
    }

    void letters(Person& p)
    {
        Query q{.type = Document::kType};
        q.with(equals(document::kRequest, Ref<VerificationRequest>{m_request}));
        int written = 0;
        for (const auto& d : p.query(q)) {
            if (m_letters.contains(d.id)) {
                continue;
            }
            m_letters.insert(d.id);
            for (const auto language : {print::Language::Malay, print::Language::English}) {
                auto pages = documents::renderLetter(d, language, {p.name(), m_clock.now()});
                if (!pages) {
                    fail(QString::fromStdString(pages.fault().forUser.english() + " " +
                                                pages.fault().detail));
                }
                const auto name = documents::letterFileName(d, language);
                if (const auto saved = print::savePdf(*pages, m_place.folder.filePath(name));
                    !saved) {
                    fail(QString::fromStdString(saved.fault().forUser.english()));
                }
                say(QStringLiteral("   letter: %1").arg(name));
                ++written;
            }
        }
        if (written == 0) {
            fail(QStringLiteral("no letter was issued"));
        }
    }

    void verifierPrepares()
    {
        m_verifier = person("ppl.aisyah");
        auto& v = *m_verifier;
        v.open(QStringLiteral("visits"));
        v.shot(QStringLiteral("05_my_visits"));
        const auto request = v.record(VerificationRequest::kType, m_request);
        if (!request) {
            fail(QStringLiteral("the verifier's replica does not hold her request"));
        }
        m_assignment = request->get(vr::kAssignment)->id;
        Query q{.type = Visit::kType};
        q.with(equals(visit::kAssignment, Ref<Assignment>{m_assignment}));
        m_visit = v.query(q).front().id;
        v.openPage(QStringLiteral("assignment:"), m_visit);
        v.shot(QStringLiteral("06_conflict_declaration"));
        v.act(
            verification::command::kRespond, Assignment::kType, m_assignment,
            Values()
                .set(assignment::kResponse, assignment::Response::Accepted)
                .set(
                    assignment::kConflictAnswers,
                    R"({"V0-01":"no","V0-02":"no","V0-03":"no","V0-04":"no","V0-05":"no","V0-06":"no"})")
                .set(signature::kStrokes, R"({"v":1,"s":[[90,170,20,-40,25,50]]})")
                .set(signature::kShownHash, std::string(64, 'a')));
        v.synchronise();
        const auto package = v.actOnline(verification::command::kDownloadPackage, Assignment::kType,
                                         m_assignment, {});
        if (!package.tookEffect()) {
            fail(QStringLiteral("the package: %1").arg(sentenceOf(package)));
        }
        v.synchronise();
        v.openPage(QStringLiteral("readiness:"), m_visit);
        v.shot(QStringLiteral("07_readiness"));
        say(QStringLiteral("3. The verifier declared no conflict, accepted, and downloaded the "
                           "package."));
        v.goOffline();
        v.shot(QStringLiteral("08_offline"));
        say(QStringLiteral("   The network went away."));
    }

    void step(const char* code, const char* picture)
    {
        m_verifier->showStep(m_visit, QString::fromLatin1(code));
        m_verifier->shot(QString::fromLatin1(picture));
    }

    void verifierWorks()
    {
        auto& v = *m_verifier;
        v.act(verification::command::kCheckIn, Visit::kType, m_visit, {});
        v.openPage(QStringLiteral("visit:"), m_visit);
        v.shot(QStringLiteral("10_visit_begins"));
        SiteWork site(v, m_visit);
        site.openingMeeting();
        step("V1", "11_v1_opening");
        site.checklist("V2");
        step("V2", "12_v2_centre");
        site.checklist("V3");
        site.equipment();
        step("V3", "13_v3_equipment");
        site.checklist("V4");
        step("V4", "14_v4_documents");
        site.identities(0, site.traineeCount() / 2);
        step("V5", "15_v5_identity");
        say(QStringLiteral("4. Offline: opening meeting, centre, equipment, documents, half of the "
                           "identities. Then the lid was closed."));
        m_verifier.reset();
    }

    void lidWasClosed()
    {
        m_verifier = person("ppl.aisyah", Network::Gone);
        auto& v = *m_verifier;
        SiteWork site(v, m_visit);
        v.openPage(QStringLiteral("visit:"), m_visit);
        v.shot(QStringLiteral("16_resumed_offline"));
        site.identities(site.traineeCount() / 2, site.traineeCount());
        site.checklist("V5");
        site.sampleAndPortfolio();
        step("V6", "17_v6_sample");
        step("V7", "18_v7_portfolio");
        site.observation();
        site.checklist("V8");
        step("V8", "19_v8_observation");
        site.recommendations();
        step("V9", "20_v9_marks");
        site.finding(photograph());
        site.closingMeeting();
        step("V10", "21_v10_closing");
        const auto waiting = v.composition().syncLoop()->report().waiting;
        say(QStringLiteral(
                "   She logged in without a network, went on where she was, and closed the "
                "visit: %1 acts wait in her outbox.")
                .arg(waiting));
        v.open(QStringLiteral("outbox"));
        v.shot(QStringLiteral("22_outbox"));
    }

    QString photograph()
    {
        QImage picture(1600, 1200, QImage::Format_RGB32);
        picture.fill(QColor(120, 130, 140));
        QPainter p(&picture);
        p.setBrush(QColor(200, 80, 60));
        p.drawRect(500, 400, 600, 420);
        p.end();
        const auto path = m_place.folder.filePath(QStringLiteral("machines/peralatan.png"));
        picture.save(path);
        return path;
    }

    void verifierReports()
    {
        auto& v = *m_verifier;
        v.goOnline();
        v.synchronise();
        waitUntil([&] { return v.composition().syncLoop()->report().files == 0; },
                  QStringLiteral("the photograph arrives"), 60);
        v.act(verification::command::kMarkSynchronised, Visit::kType, m_visit, {});
        v.synchronise();
        v.open(QStringLiteral("replies"));
        v.shot(QStringLiteral("23_answers_of_the_server"));
        const auto refused = v.composition().syncLoop()->report().refused;
        if (refused > 0) {
            auto inbox = v.replica().inbox();
            waitUntil([&] { return inbox.isFinished(); }, QStringLiteral("the answers"));
            if (const auto answers = inbox.result()) {
                for (const auto& e : *answers) {
                    say(QStringLiteral("   refused: %1 of %2: %3 [%4]")
                            .arg(QString::fromStdString(e.operation.command),
                                 QString::fromStdString(e.operation.type), sentenceOf(e.verdict),
                                 QString::fromStdString(e.verdict.rule)));
                }
            }
            fail(QStringLiteral("%1 acts were refused").arg(refused));
        }
        say(QStringLiteral(
            "5. Back on the network: every act was decided, the photograph arrived."));
        writeReport(v,
                    "Lawatan dijalankan mengikut jadual. Identiti pelatih disahkan dan portfolio "
                    "sampel lengkap.");
        v.openPage(QStringLiteral("report:"), m_visit);
        v.shot(QStringLiteral("24_report"));
        submitReport(v);
        say(QStringLiteral("6. She submitted her report."));
    }

    Id latestReport(Person& p, visit_report::State state)
    {
        Query q{.type = VisitReport::kType};
        q.with(equals(visit_report::kRequest, Ref<VerificationRequest>{m_request}))
            .with(equals(visit_report::kState, state));
        const auto found = p.query(q);
        if (found.empty()) {
            fail(QStringLiteral("there is no report in that state"));
        }
        return found.front().id;
    }

    void writeReport(Person& p, const char* summary)
    {
        p.act(kEdit, VisitReport::kType, latestReport(p, visit_report::State::Draft),
              Values()
                  .set(visit_report::kSummary, summary)
                  .set(visit_report::kStrengths, "Rekod pencapaian tersusun.")
                  .set(visit_report::kAdvice, "Gantikan peralatan yang rosak.")
                  .set(visit_report::kRecommendation, visit_report::Recommendation::Conditional));
    }

    void submitReport(Person& p)
    {
        p.transition(VisitReport::kType, latestReport(p, visit_report::State::Draft),
                     visit_report::transition::kSubmit);
        p.synchronise();
    }

    void officerReturns()
    {
        auto officer = person("peg.faridah");
        officer->transition(VerificationRequest::kType, m_request, vr::transition::kTakeUpReview);
        officer->synchronise();
        officer->open(QStringLiteral("review"));
        officer->shot(QStringLiteral("25_review"));
        officer->transition(VisitReport::kType,
                            latestReport(*officer, visit_report::State::Submitted),
                            visit_report::transition::kReturn,
                            "Jelaskan kesan peralatan yang rosak terhadap penilaian.");
        officer->synchronise();
        say(QStringLiteral("   The officer returned it with a comment."));
    }

    void verifierReportsAgain()
    {
        auto& v = *m_verifier;
        v.synchronise();
        writeReport(v, "Lawatan dijalankan mengikut jadual. Peralatan yang rosak tidak menjejaskan "
                       "penilaian kerana unit gantian digunakan.");
        submitReport(v);
        v.openPage(QStringLiteral("report:"), m_visit);
        v.shot(QStringLiteral("26_report_second_version"));
        say(QStringLiteral("   She submitted a second version."));
        m_verifier.reset(); // two clients in one process would share one language
    }

    void officerDecides()
    {
        auto officer = person("peg.faridah");
        officer->transition(VerificationRequest::kType, m_request, vr::transition::kTakeUpReview);
        officer->synchronise();
        const auto verdict = officer->actOnline(
            verification::command::kDecide, VerificationRequest::kType, m_request,
            Values()
                .set(verification_decision::kDecision, verification_decision::Decision::Conditional)
                .set(verification_decision::kReason, "Dapatan kecil perlu ditutup dahulu."));
        if (!verdict.tookEffect()) {
            fail(QStringLiteral("the decision: %1").arg(sentenceOf(verdict)));
        }
        officer->synchronise();
        letters(*officer);
        say(QStringLiteral("   The officer decided: passed on condition; the findings went to the "
                           "centre."));
    }

    std::vector<Record> findings(Person& p)
    {
        Query q{.type = RaisedFinding::kType};
        q.with(equals(visit_part::kVisit, Ref<Visit>{m_visit}));
        return p.query(q);
    }

    void centreAnswers()
    {
        auto manager = person("ppb.teratai");
        manager->open(QStringLiteral("findings"));
        manager->shot(QStringLiteral("27_centre_findings"));
        for (const auto& f : findings(*manager)) {
            manager->transition(RaisedFinding::kType, f.id, finding::transition::kAnswer, {},
                                Values().set(finding::kAnswer, "Peralatan telah diganti; resit "
                                                               "dilampirkan."));
        }
        manager->synchronise();
        say(QStringLiteral("   The centre answered its finding."));
    }

    void officerCompletes()
    {
        auto officer = person("peg.faridah");
        officer->open(QStringLiteral("findings"));
        officer->shot(QStringLiteral("28_officer_findings"));
        for (const auto& f : findings(*officer)) {
            officer->transition(RaisedFinding::kType, f.id, finding::transition::kClose);
        }
        officer->synchronise();
        const auto verdict = officer->actOnline(verification::command::kComplete,
                                                VerificationRequest::kType, m_request, {});
        if (!verdict.tookEffect()) {
            fail(QStringLiteral("completing: %1").arg(sentenceOf(verdict)));
        }
        officer->synchronise();
        letters(*officer);
        officer->open(QStringLiteral("results"));
        officer->shot(QStringLiteral("29_results_malay"));
        officer->composition().language().choose(ui::Tongue::English);
        officer->shot(QStringLiteral("30_results_english"));
        officer->composition().theme().choose(ui::ThemeChoice::Dark);
        officer->open(QStringLiteral("verification_request"));
        officer->shot(QStringLiteral("31_requests_dark_english"));
        officer->composition().theme().choose(ui::ThemeChoice::Light);
        officer->composition().language().choose(ui::Tongue::Malay);
        say(QStringLiteral("   Findings closed, results confirmed, in Malay and in English."));
    }

    void historyTells()
    {
        auto officer = person("peg.kumar");
        Query q{.type = history::Entry::kType};
        q.with(equals(history::kRecordId, m_request.toString()));
        q.orderBy(history::kDoneAt.name);
        const auto told = officer->query(q);
        say(QStringLiteral("7. The request's history:"));
        for (const auto& h : told) {
            say(QStringLiteral("   %1  %2  %3  %4%5")
                    .arg(QString::fromStdString(h.getOr(history::kDoneAt, Instant{}).toDisplay()),
                         QString::fromStdString(h.text(history::kActorName)),
                         QString::fromStdString(h.text(history::kAct)),
                         QString::fromStdString(h.text(history::kDeviceName)),
                         h.getOr(history::kOffline, false) ? QStringLiteral("  (offline)")
                                                           : QString()));
        }
        if (told.size() < 8) {
            fail(QStringLiteral("the history tells only %1 steps").arg(told.size()));
        }
        officer->openRecord(VerificationRequest::kType, m_request);
        officer->shot(QStringLiteral("32_history"));
    }

    Place m_place;
    SystemClock m_clock;
    Date m_day = m_clock.today().plusDays(1); ///< of the visit
    Id m_request;
    Id m_centre;
    Id m_assignment;
    Id m_visit;
    std::set<Id> m_letters;
    std::unique_ptr<Person> m_verifier;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("server"), QStringLiteral("address"), QStringLiteral("url")});
    parser.addOption({QStringLiteral("authority"), QStringLiteral("PEM"), QStringLiteral("file")});
    parser.addOption(
        {QStringLiteral("folder"), QStringLiteral("results"), QStringLiteral("folder")});
    parser.process(application);
    Place place{application, QDir(parser.value(QStringLiteral("folder"))),
                static_cast<quint16>(QUrl(parser.value(QStringLiteral("server"))).port()),
                parser.value(QStringLiteral("authority"))};
    place.folder.mkpath(QStringLiteral("machines"));
    Walk(place).run();
    say(QStringLiteral("main job: done"));
    return 0;
}
