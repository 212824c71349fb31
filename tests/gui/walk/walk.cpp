// ./dev run without a display: the main job from end to end, with the real server over TLS and the
// real windows, worked by keys. Says each step; leaves pictures and PDFs; ends with
// "main job: done".
#include <QApplication>
#include <QCommandLineParser>
#include <QPainter>

#include <cstdio>
#include <cstdlib>

#include "client/modules/verification/visit/visit_page.h"
#include "client/ui/table/list_page.h"
#include "shared/modules/registration/fields.h"
#include "shared/modules/users/fields.h"
#include "shared/modules/verification/fields.h"
#include "shared/sync/records.h"
#include "tests/support/story/at_the_desk.h"
#include "tests/support/story/on_site.h"

using namespace myspike;
using namespace myspike::test;

namespace {

namespace vr = verification_request;

void say(const QString& sentence)
{
    std::printf("%s\n", qPrintable(sentence));
    std::fflush(stdout);
}

class Walk
{
public:
    explicit Walk(Scene scene) : m_scene(std::move(scene)) {}

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
        say(QStringLiteral("   %1 keys were pressed, and no mouse.").arg(m_keys));
    }

private:
    /// One at a time: two clients in one process would share one language.
    Person& comes(const char* login, Network network = Network::There)
    {
        goes();
        m_person = std::make_unique<Person>(m_scene, QString::fromLatin1(login),
                                            QString::fromLatin1(kDemoPassword), network);
        return *m_person;
    }

    void goes()
    {
        if (m_person) {
            m_keys += m_person->keys().keys();
            m_person.reset();
        }
    }

    void centreAsks()
    {
        auto& manager = comes("ppb.teratai");
        Query q{.type = VerificationRequest::kType};
        q.with(equals(vr::kState, vr::State::Draft));
        const auto drafts = manager.query(q);
        if (drafts.empty()) {
            fail(QStringLiteral("the demonstration has no draft request"));
        }
        m_request = drafts.front().id;
        completeAndSubmit(manager, m_request, m_day);
        manager.shot(QStringLiteral("01_centre_asks"));
        manager.synchronise();
        const auto number =
            manager.record(VerificationRequest::kType, m_request)->text(vr::kNumber);
        say(QStringLiteral("2. The centre's manager submitted request %1 from her own client.")
                .arg(QString::fromStdString(number)));
        manager.go(QStringLiteral("verification_request"));
        manager.shot(QStringLiteral("02_centre_requests"));
    }

    void officerAssigns()
    {
        auto& officer = comes("peg.kumar");
        checkRequest(officer, m_request);
        officer.shot(QStringLiteral("03_checked"));
        officer.synchronise();
        const auto done = assign(officer, m_request, QStringLiteral("Aisyah Humaira binti Salleh"));
        officer.shot(QStringLiteral("04_assigned"));
        say(QStringLiteral("   A second officer checked it and assigned Aisyah Humaira binti "
                           "Salleh%1; %2 keys from the open request to the letter.")
                .arg(done.against ? QStringLiteral(", with the reason for the override in the "
                                                   "register")
                                  : QString())
                .arg(done.keys));
        tellFiles(saveLetters(officer, QStringLiteral("assignment_desk.letters"), m_scene.folder));
        officer.synchronise();
        if (officer.hasSection(QStringLiteral("list_overrides"))) {
            officer.go(QStringLiteral("list_overrides"));
            officer.shot(QStringLiteral("05_override_register"));
        }
    }

    void tellFiles(const QStringList& files)
    {
        for (const auto& f : files) {
            say(QStringLiteral("   saved: %1").arg(QFileInfo(f).fileName()));
        }
    }

    void verifierPrepares()
    {
        auto& v = comes("ppl.aisyah");
        v.shot(QStringLiteral("06_my_visits"));
        const auto request = v.record(VerificationRequest::kType, m_request);
        if (!request) {
            fail(QStringLiteral("the verifier's replica does not hold her request"));
        }
        Query q{.type = Visit::kType};
        q.with(equals(visit::kAssignment, *request->get(vr::kAssignment)));
        m_visit = v.query(q).front().id;
        declareAndAccept(v, m_visit);
        v.shot(QStringLiteral("07_conflict_declaration"));
        v.synchronise();
        downloadPackage(v, m_visit);
        v.shot(QStringLiteral("08_readiness"));
        say(QStringLiteral("3. The verifier declared no conflict, accepted, and downloaded the "
                           "package."));
        v.goOffline();
        v.shot(QStringLiteral("09_offline"));
        say(QStringLiteral("   The network went away."));
    }

    void step(OnSite& site, const char* code, const char* picture, int tab = 0)
    {
        site.goTo(QString::fromLatin1(code), tab);
        m_person->shot(QString::fromLatin1(picture));
    }

    void verifierWorks()
    {
        auto& v = *m_person;
        checkIn(v, m_visit);
        v.shot(QStringLiteral("10_visit_begins"));
        OnSite site(v, m_visit);
        site.openingMeeting();
        v.shot(QStringLiteral("11_v1_signatures"));
        site.centre();
        v.shot(QStringLiteral("12_v2_centre"));
        site.equipment();
        step(site, "V3", "13_v3_equipment");
        site.raiseFinding(photograph());
        v.shot(QStringLiteral("14_v3_finding"));
        site.documents();
        v.shot(QStringLiteral("15_v4_documents"));
        const auto half = static_cast<int>(site.page().desk().facts().trainees.size()) / 2;
        site.identities(half);
        v.shot(QStringLiteral("16_v5_identity"));
        say(QStringLiteral("4. Offline: opening meeting, centre, equipment, a finding with a "
                           "photograph, documents, half of the identities (%1 keys a trainee). "
                           "Then the lid was closed.")
                .arg(double(site.keysPerTrainee) / site.traineesChecked, 0, 'f', 2));
        goes();
    }

    void lidWasClosed()
    {
        auto& v = comes("ppl.aisyah", Network::Gone);
        openFromMyVisits(v, m_visit);
        OnSite site(v, m_visit);
        if (site.page().currentStep() != QStringLiteral("V5")) {
            fail(QStringLiteral("she stood at V5 and finds herself at ") +
                 site.page().currentStep());
        }
        v.shot(QStringLiteral("17_resumed_offline"));
        site.identities();
        site.identityChecklist();
        site.drawSample();
        site.portfolios();
        step(site, "V7", "19_v7_portfolio");
        site.confirmSample();
        v.shot(QStringLiteral("18_v6_sample"));
        site.observe();
        step(site, "V8", "20_v8_observation");
        site.recommend();
        v.shot(QStringLiteral("21_v9_marks"));
        site.closingMeeting(m_scene.folder.filePath(QStringLiteral("slip-lawatan.pdf")));
        v.shot(QStringLiteral("22_v10_closing"));
        say(QStringLiteral(
                "   She logged in without a network, went on where she was, and closed the "
                "visit: %1 keys a portfolio unit, %2 to recommend as the centre; %3 acts wait in "
                "her outbox.")
                .arg(double(site.keysForPortfolios) / site.unitsChecked, 0, 'f', 2)
                .arg(site.keysAsCentre)
                .arg(v.composition().syncLoop()->report().waiting));
        v.go(QStringLiteral("outbox"));
        v.shot(QStringLiteral("23_outbox"));
    }

    QString photograph()
    {
        QImage picture(1600, 1200, QImage::Format_RGB32);
        picture.fill(QColor(120, 130, 140));
        QPainter p(&picture);
        p.setBrush(QColor(200, 80, 60));
        p.drawRect(500, 400, 600, 420);
        p.end();
        const auto path = m_scene.folder.filePath(QStringLiteral("machines/peralatan.png"));
        picture.save(path);
        return path;
    }

    void verifierReports()
    {
        auto& v = *m_person;
        v.goOnline();
        v.synchronise();
        sendPhotographs(v, m_visit);
        v.go(QStringLiteral("replies"));
        v.shot(QStringLiteral("24_answers_of_the_server"));
        tellRefused(v);
        say(QStringLiteral(
            "5. Back on the network: every act was decided, the photograph arrived."));
        openFromMyVisits(v, m_visit);
        writeReport(v, QStringLiteral("Lawatan dijalankan mengikut jadual. Identiti pelatih "
                                      "disahkan dan portfolio sampel lengkap."));
        v.shot(QStringLiteral("25_report"));
        submitReport(v);
        v.synchronise();
        tellRefused(v);
        say(QStringLiteral("6. She submitted her report."));
    }

    void tellRefused(Person& v)
    {
        const auto refused = v.composition().syncLoop()->report().refused;
        if (refused == 0) {
            return;
        }
        if (const auto answers = answerOf(v.replica().inbox(), QStringLiteral("the answers"))) {
            for (const auto& e : *answers) {
                say(QStringLiteral("   refused: %1 of %2: %3 [%4]")
                        .arg(QString::fromStdString(e.operation.command),
                             QString::fromStdString(e.operation.type),
                             QString::fromStdString(e.verdict.text.english()),
                             QString::fromStdString(e.verdict.rule)));
            }
        }
        fail(QStringLiteral("%1 acts were refused").arg(refused));
    }

    void officerReturns()
    {
        auto& officer = comes("peg.faridah");
        review(officer, m_request, QLatin1String(vr::transition::kTakeUpReview));
        officer.shot(QStringLiteral("26_review"));
        review(officer, m_request, QLatin1String(visit_report::transition::kReturn),
               QStringLiteral("Jelaskan kesan peralatan yang rosak terhadap penilaian."));
        officer.synchronise();
        say(QStringLiteral("   The officer returned it with a comment."));
    }

    void verifierReportsAgain()
    {
        auto& v = comes("ppl.aisyah");
        openFromMyVisits(v, m_visit);
        writeReport(v, QStringLiteral("Lawatan dijalankan mengikut jadual. Peralatan yang rosak "
                                      "tidak menjejaskan penilaian kerana unit gantian "
                                      "digunakan."));
        submitReport(v);
        v.shot(QStringLiteral("27_report_second_version"));
        v.synchronise();
        tellRefused(v);
        say(QStringLiteral("   She submitted a second version."));
    }

    void officerDecides()
    {
        auto& officer = comes("peg.faridah");
        review(officer, m_request, QLatin1String(vr::transition::kTakeUpReview));
        officer.synchronise();
        review(officer, m_request, QStringLiteral("conditional"),
               QStringLiteral("Dapatan kecil perlu ditutup dahulu."));
        officer.synchronise();
        officer.shot(QStringLiteral("28_decided"));
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
        auto& manager = comes("ppb.teratai");
        for (const auto& f : findings(manager)) {
            answerFinding(manager, f.id,
                          QStringLiteral("Peralatan telah diganti; resit dilampirkan."));
        }
        manager.shot(QStringLiteral("29_centre_findings"));
        manager.synchronise();
        say(QStringLiteral("   The centre answered its finding."));
    }

    void officerCompletes()
    {
        auto& officer = comes("peg.faridah");
        officer.go(QStringLiteral("findings"));
        officer.shot(QStringLiteral("30_officer_findings"));
        for (const auto& f : findings(officer)) {
            closeFinding(officer, f.id);
        }
        officer.synchronise();
        review(officer, m_request, QStringLiteral("complete"));
        officer.synchronise();
        Query q{.type = RequestBatch::kType};
        q.with(equals(request_batch::kRequest, Ref<VerificationRequest>{m_request}));
        const auto batch = officer.query(q).front().get(request_batch::kBatch)->id;
        tellFiles(saveResults(officer, batch, m_scene.folder));
        tellFiles(saveLetters(officer, QStringLiteral("results.letters"), m_scene.folder));
        officer.shot(QStringLiteral("31_results_malay"));
        officer.composition().language().choose(ui::Tongue::English);
        officer.shot(QStringLiteral("32_results_english"));
        officer.composition().theme().choose(ui::ThemeChoice::Dark);
        officer.go(QStringLiteral("verification_request"));
        officer.shot(QStringLiteral("33_requests_dark_english"));
        officer.composition().theme().choose(ui::ThemeChoice::Light);
        officer.composition().language().choose(ui::Tongue::Malay);
        say(QStringLiteral("   Findings closed, results confirmed, in Malay and in English."));
    }

    void historyTells()
    {
        auto& officer = comes("peg.kumar");
        const auto told = readHistory(officer, m_request);
        say(QStringLiteral("7. The request's history, as the officer reads it:"));
        for (const auto& sentence : told) {
            say(QStringLiteral("   ") + sentence);
        }
        if (told.size() < 8) {
            fail(QStringLiteral("the history tells only %1 steps").arg(told.size()));
        }
        officer.keys().press(Qt::Key_End, Qt::ControlModifier);
        officer.shot(QStringLiteral("34_history"));
        goes();
    }

    Scene m_scene;
    SystemClock m_clock;
    Date m_day = m_clock.today().plusDays(1); ///< that the centre asks for
    Id m_request;
    Id m_visit;
    int m_keys = 0;
    std::unique_ptr<Person> m_person;
};

} // namespace

/// What the offscreen platform cannot do concerns nobody.
void tellMessage(QtMsgType, const QMessageLogContext&, const QString& text)
{
    if (!text.startsWith(QLatin1String("This plugin does not support"))) {
        std::fprintf(stderr, "%s\n", qPrintable(text));
    }
}

int main(int argc, char** argv)
{
    qInstallMessageHandler(tellMessage);
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("server"), QStringLiteral("address"), QStringLiteral("url")});
    parser.addOption({QStringLiteral("authority"), QStringLiteral("PEM"), QStringLiteral("file")});
    parser.addOption(
        {QStringLiteral("folder"), QStringLiteral("results"), QStringLiteral("folder")});
    parser.process(application);
    setOnFailure([](const QString& what) {
        savePictures(QStringLiteral("walk"));
        std::fprintf(stderr, "main job: stopped: %s\n", qPrintable(what));
        std::fflush(stderr);
        std::_Exit(1);
    });
    // Paths are typed into file dialogs, so they are whole.
    Scene scene{application, QDir(QDir(parser.value(QStringLiteral("folder"))).absolutePath()),
                static_cast<quint16>(QUrl(parser.value(QStringLiteral("server"))).port()),
                parser.value(QStringLiteral("authority"))};
    scene.folder.mkpath(QStringLiteral("machines"));
    Walk(scene).run();
    say(QStringLiteral("main job: done"));
    return 0;
}
