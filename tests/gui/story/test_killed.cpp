// Client and server are killed (SIGKILL, no time for a word) at each step of the story; what was
// typed is there afterwards, acts exactly once. A child process plays the person; this one kills it
// and looks. MYSPIKE_KILL_ROUNDS adds rounds at random moments (./dev test kill).
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <set>

#include <signal.h>
#include <sys/prctl.h>

#include "client/modules/verification/desk/assignment_desk_page.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/modules/verification/desk/findings_page.h"
#include "client/modules/verification/desk/request_page.h"
#include "client/modules/verification/desk/review_page.h"
#include "client/modules/verification/visit/assignment_page.h"
#include "client/modules/verification/visit/form_view.h"
#include "client/modules/verification/visit/report_page.h"
#include "client/modules/verification/visit/visit_page.h"
#include "client/ui/forms/record_form.h"
#include "shared/sync/records.h"
#include "tests/support/story/at_the_desk.h"
#include "tests/support/story/find.h"
#include "tests/support/story/on_site.h"
#include "tests/support/story/play.h"

using namespace myspike;
using namespace myspike::test;
namespace vr = verification_request;

namespace {

// --- the child -----------------------------------------------------------------------------------

void tell(const char* word)
{
    std::printf("%s\n", word);
    std::fflush(stdout);
}

/// Goes on living until it is killed.
[[noreturn]] void live()
{
    for (;;) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
    }
}

void waitMs(int ms)
{
    QElapsedTimer t;
    t.start();
    while (t.elapsed() < ms) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
}

constexpr const char* kTyped = "Disimpan walaupun mati";

/// A draft is kept within two seconds (draft.kept_ms); the process has that time and no more.
[[noreturn]] void typedNow()
{
    waitMs(2'000);
    tell("typed");
    live();
}

void goToVisitOf(Person& p, assignment::State state) { openFromMyVisits(p, visitIn(p, state)); }

/// Scenes of a child: what a person does until she is killed.
void playScene(const QString& scene, Person& p, const QDir& folder)
{
    if (scene == QLatin1String("request")) {
        // Place of the draft is typed and not saved.
        p.openFromList(QStringLiteral("verification_request"), requestIn(p, vr::State::Draft).id);
        auto* page = p.page<desk::RequestPage>();
        waitUntil([&] { return page->form().isVisible(); }, QStringLiteral("the draft"));
        p.keys().tabTo(QStringLiteral("request_page.place"));
        p.keys().replace(QString::fromLatin1(kTyped));
        typedNow();
    }
    if (scene == QLatin1String("submit")) {
        completeAndSubmit(p, requestIn(p, vr::State::Draft).id, SystemClock().today().plusDays(9));
        tell("acted");
        live();
    }
    if (scene == QLatin1String("override")) {
        p.go(QStringLiteral("assign"));
        auto* page = p.page<desk::AssignmentDeskPage>();
        waitUntil([&] { return page->verifiers().rowCount() > 0; }, QStringLiteral("verifiers"));
        (void)assign(p, requestIn(p, vr::State::AwaitingAssignment).id,
                     QStringLiteral("Aisyah Humaira binti Salleh"));
        tell("acted");
        live();
    }
    if (scene == QLatin1String("v0")) {
        goToVisitOf(p, assignment::State::AwaitingReply);
        auto* page = p.page<site_visit::AssignmentPage>();
        waitUntil([&] { return page->desk().isLoaded(); }, QStringLiteral("V0"));
        waitUntil(
            [] {
                return qobject_cast<site_visit::FormView*>(QApplication::focusWidget()) != nullptr;
            },
            QStringLiteral("V0 has the keyboard"));
        for (std::size_t i = 0; i < page->desk().form("V0.checklist").rows.size(); ++i) {
            p.keys().press(Qt::Key_N);
        }
        typedNow();
    }
    if (scene == QLatin1String("accept")) {
        const auto visit = visitIn(p, assignment::State::AwaitingReply);
        declareAndAccept(p, visit);
        tell("acted");
        live();
    }
    if (scene == QLatin1String("visit")) {
        // Answers, a photograph, a remark and half a finding.
        const auto visit = visitIn(p, assignment::State::OnVisit);
        openFromMyVisits(p, visit);
        OnSite site(p, visit);
        site.documents();
        site.goTo(QStringLiteral("V4"));
        p.keys().press(Qt::Key_Home);
        p.keys().press(Qt::Key_Down);
        p.keys().press(Qt::Key_F6);
        p.giveFile(makePhotograph(folder, QStringLiteral("terbunuh.jpg"), 400));
        waitUntil([&] { return !site.page().currentSegment()->origin().photos.empty(); },
                  QStringLiteral("the photograph"));
        p.keys().press(Qt::Key_F9);
        p.keys().press(Qt::Key_2);
        p.keys().type(QString::fromLatin1(kTyped));
        waitMs(1'500);
        p.keys().press(Qt::Key_Escape);
        p.keys().press(Qt::Key_Down);
        p.keys().press(Qt::Key_F2);
        p.keys().type(QString::fromLatin1(kTyped));
        typedNow();
    }
    if (scene == QLatin1String("work")) {
        // Answers as fast as she can, and tells each that the machine has kept.
        const auto visit = visitIn(p, assignment::State::OnVisit);
        openFromMyVisits(p, visit);
        OnSite site(p, visit);
        QObject::connect(&site.page().desk(), &site_visit::VisitDesk::kept, [] { tell("kept"); });
        tell("began");
        for (std::size_t pass = 0;; ++pass) {
            // Y and T in turn on every row of V2, the other way round at the next pass: an edit.
            site.goTo(QStringLiteral("V2"));
            p.keys().press(Qt::Key_Home);
            const auto rows = site.page().desk().form("V2.checklist").rows.size();
            for (std::size_t i = 0; i < rows; ++i) {
                p.keys().press((i + pass) % 2 == 0 ? Qt::Key_Y : Qt::Key_T);
            }
            site.goTo(QStringLiteral("V4"));
            p.keys().press(Qt::Key_Home);
            for (int i = 0; i < 12; ++i) {
                p.keys().press(Qt::Key_Down);
                p.keys().press(Qt::Key_Y);
            }
        }
    }
    if (scene == QLatin1String("report")) {
        openFromMyVisits(p, visitToReport(p));
        (void)p.page<site_visit::ReportPage>();
        auto* text = p.find<QPlainTextEdit>(QStringLiteral("report.advice"));
        waitUntil([&] { return !text->isReadOnly(); }, QStringLiteral("the report"));
        p.keys().tabTo(QStringLiteral("report.advice"));
        p.keys().replace(QString::fromLatin1(kTyped));
        typedNow();
    }
    if (scene == QLatin1String("submit_report")) {
        openFromMyVisits(p, visitToReport(p));
        writeReport(
            p, QStringLiteral("Lawatan dijalankan mengikut jadual; identiti pelatih disahkan dan "
                              "portfolio sampel lengkap."));
        submitReport(p);
        tell("acted");
        live();
    }
    if (scene == QLatin1String("take_up")) {
        review(p, requestIn(p, vr::State::ReportSubmitted).id,
               QLatin1String(vr::transition::kTakeUpReview));
        tell("acted");
        live();
    }
    if (scene == QLatin1String("answer")) {
        p.go(QStringLiteral("findings"));
        auto* page = p.page<desk::FindingsPage>();
        waitUntil([&] { return page->findings().rowCount() > 0; }, QStringLiteral("findings"));
        Query open{.type = RaisedFinding::kType};
        open.with(equals(finding::kState, finding::State::Open));
        p.goToRow(page->findings(), p.query(open).front().id);
        auto* text = p.find<QPlainTextEdit>(QStringLiteral("findings.answer"));
        p.keys().press(Qt::Key_Return);
        waitUntil([&] { return QApplication::focusWidget() == text; }, QStringLiteral("answer"));
        p.keys().type(QString::fromLatin1(kTyped));
        typedNow();
    }
    fail(QStringLiteral("no such scene: ") + scene);
}

int childMain(QApplication& app, const QStringList& args)
{
    setOnFailure([](const QString& what) {
        std::fprintf(stderr, "%s\n", qPrintable(what));
        std::fflush(stderr);
        std::_Exit(3);
    });
    QApplication::setQuitOnLastWindowClosed(false);
    Scene scene{app, QDir(args.value(3)), args.value(4).toUShort(), args.value(5)};
    const auto network = args.value(7) == QLatin1String("gone") ? Network::Gone : Network::There;
    Person p(scene, args.value(6), QString::fromLatin1(kDemoPassword), network);
    playScene(args.value(2), p, scene.folder);
    return 3;
}

// --- the one who kills ---------------------------------------------------------------------------

class Child
{
public:
    Child(Stage& stage, const char* scene, const char* login, bool network = true)
    {
        stage.goes(); // one at a time at a machine
        // Never outlives the test.
        m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--child"), QLatin1String(scene), stage.folder().path(),
                         QString::number(stage.server().port()), stage.server().authority(),
                         QLatin1String(login),
                         network ? QStringLiteral("there") : QStringLiteral("gone")});
    }
    ~Child() { kill(); }

    void waitFor(const char* word, int seconds = 60)
    {
        QElapsedTimer t;
        t.start();
        while (!m_said.contains(word)) {
            if (m_process.state() != QProcess::Running && m_process.state() != QProcess::Starting) {
                fail(QStringLiteral("the child ended: ") +
                     QString::fromUtf8(m_process.readAllStandardError()));
            }
            if (t.elapsed() > seconds * 1000LL) {
                fail(QStringLiteral("the child does not say %1: %2")
                         .arg(QLatin1String(word),
                              QString::fromUtf8(m_process.readAllStandardError())));
            }
            m_process.waitForReadyRead(100);
            m_said += m_process.readAllStandardOutput();
        }
    }
    int count(const char* word) const { return static_cast<int>(m_said.count(word)); }
    void kill()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished(10'000);
            m_said += m_process.readAllStandardOutput();
        }
    }

private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace

class TestKilled final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        play([this] { m_stage = std::make_unique<Stage>(); });
    }
    void cleanupTestCase()
    {
        play([this] {
            m_stage->goes();
            QCOMPARE(m_stage->server().stop(), 0);
            QCOMPARE(m_stage->server().check(), QString());
            m_stage.reset();
        });
    }

    // The order is that of the story; each begins where the demonstration stands.
    void aRequestThatWasBeingTyped();
    void aRequestThatWasSubmittedOffline();
    void anAssignmentWhoseServerDied();
    void aDeclarationThatWasBeingAnswered();
    void anAcceptanceWhoseServerDied();
    void aVisitInTheMiddle();
    void aVisitWhoseServerDiesWhileItIsSent();
    void aReportThatWasBeingTyped();
    void aReportThatWasSubmittedOffline();
    void aReviewWhoseServerDied();
    void anAnswerThatWasBeingTyped();
    void atRandomMoments();

private:
    void killServer(int ms = 0)
    {
        waitMs(ms);
        m_stage->server().kill();
    }
    void settle(Person& p)
    {
        p.synchronise();
        if (const auto refused = p.composition().syncLoop()->report().refused; refused > 0) {
            fail(QStringLiteral("%1 acts were refused").arg(refused));
        }
    }
    /// What was done before the death waits for the server.
    void waitForWork(Person& p)
    {
        waitUntil([&] { return p.composition().syncLoop()->report().waiting > 0; },
                  QStringLiteral("the work of before is counted"));
    }
    /// How often an act stands in a record's history: once, whatever died.
    std::size_t times(Person& p, const Id& record, const char* act)
    {
        Query q{.type = history::Entry::kType};
        q.with(equals(history::kRecordId, record.toString())).with(equals(history::kAct, act));
        return p.query(q).size();
    }

    std::unique_ptr<Stage> m_stage;
};

void TestKilled::aRequestThatWasBeingTyped()
{
    play([this] {
        Child child(*m_stage, "request", "ppb.teratai");
        child.waitFor("typed");
        child.kill();
        auto& p = m_stage->comes("ppb.teratai");
        p.openFromList(QStringLiteral("verification_request"), requestIn(p, vr::State::Draft).id);
        auto* place = p.find<QPlainTextEdit>(QStringLiteral("request_page.place"));
        waitUntil([&] { return place->toPlainText() == QLatin1String(kTyped); },
                  QStringLiteral("the place that was typed, not “%1”").arg(place->toPlainText()));
    });
}

void TestKilled::aRequestThatWasSubmittedOffline()
{
    play([this] {
        auto& before = m_stage->comes("ppb.teratai");
        const auto request = requestIn(before, vr::State::Draft).id;
        Child child(*m_stage, "submit", "ppb.teratai", false);
        child.waitFor("acted");
        child.kill();
        auto& p = m_stage->comes("ppb.teratai", Network::Gone);
        waitForWork(p);
        QCOMPARE(p.record(VerificationRequest::kType, request)->get(vr::kState),
                 std::optional(vr::State::Submitted));
        // The server dies under the push, and again.
        p.goOnline();
        p.keys().press(Qt::Key_F5);
        killServer(30);
        m_stage->server().start();
        settle(p);
        QCOMPARE(times(p, request, vr::transition::kSubmit), std::size_t{1});
    });
}

void TestKilled::anAssignmentWhoseServerDied()
{
    play([this] {
        auto& before = m_stage->comes("peg.kumar");
        const auto request = requestIn(before, vr::State::AwaitingAssignment).id;
        Child child(*m_stage, "override", "peg.kumar");
        child.waitFor("acted");
        killServer();
        child.kill();
        m_stage->server().start();
        auto& p = m_stage->comes("peg.kumar");
        settle(p);
        Query q{.type = Assignment::kType};
        q.with(equals(assignment::kRequest, Ref<VerificationRequest>{request}))
            .with(equals(assignment::kState, assignment::State::AwaitingReply));
        QCOMPARE(p.query(q).size(), std::size_t{1});
        Query d{.type = AssignmentOverride::kType};
        d.with(equals(assignment_override::kRequest, Ref<VerificationRequest>{request}));
        QVERIFY(p.query(d).size() <= 1);
    });
}

void TestKilled::aDeclarationThatWasBeingAnswered()
{
    play([this] {
        Child child(*m_stage, "v0", "ppl.aisyah");
        child.waitFor("typed");
        child.kill();
        auto& p = m_stage->comes("ppl.aisyah");
        openFromMyVisits(p, visitIn(p, assignment::State::AwaitingReply));
        auto* page = p.page<site_visit::AssignmentPage>();
        waitUntil(
            [&] {
                const auto done = site_visit::progressOf(page->desk().form("V0.checklist"));
                return done.total > 0 && done.isComplete();
            },
            QStringLiteral("the answers of V0"));
    });
}

void TestKilled::anAcceptanceWhoseServerDied()
{
    play([this] {
        auto& before = m_stage->comes("ppl.aisyah");
        const auto visit = visitIn(before, assignment::State::AwaitingReply);
        const auto a = before.record(Visit::kType, visit)->get(visit::kAssignment)->id;
        Child child(*m_stage, "accept", "ppl.aisyah");
        child.waitFor("acted");
        killServer();
        child.kill();
        m_stage->server().start();
        auto& p = m_stage->comes("ppl.aisyah");
        settle(p);
        QCOMPARE(p.record(Assignment::kType, a)->get(assignment::kState),
                 std::optional(assignment::State::Accepted));
        QCOMPARE(times(p, a, verification::command::kRespond) +
                     times(p, a, assignment::transition::kAccept),
                 std::size_t{1});
    });
}

void TestKilled::aVisitInTheMiddle()
{
    play([this] {
        auto& before = m_stage->comes("ppl.ravi"); // once with a network: the visit is here
        const auto unsent = unsentPhotographs(before, visitIn(before, assignment::State::OnVisit));
        Child child(*m_stage, "visit", "ppl.ravi", false);
        child.waitFor("typed");
        child.kill();
        auto& p = m_stage->comes("ppl.ravi", Network::Gone);
        const auto visit = visitIn(p, assignment::State::OnVisit);
        // Where she stood, without a key: this visit, V4, the third row.
        OnSite site(p, visit);
        QTRY_COMPARE(site.page().currentStep(), QStringLiteral("V4"));
        auto* view = p.find<site_visit::FormView>(QStringLiteral("visit.V4.checklist"));
        QTRY_COMPARE(view->currentFormRow(), std::optional<std::size_t>(2));
        auto& desk = site.page().desk();
        const auto progress = desk.progressOfStep("V4");
        QCOMPARE(progress.done, progress.total);
        waitUntil([&] { return desk.remark("V4.checklist", 2) == QLatin1String(kTyped); },
                  QStringLiteral("the remark that was being typed"));
        // The photograph stands at its row, and its bytes are on this machine.
        const auto photos = site_visit::photosOf(desk.form("V4.checklist").rows[1]);
        QCOMPARE(photos.size(), std::size_t{1});
        QVERIFY(p.replica().filePath(photos.front()).ok());
        QCOMPARE(unsentPhotographs(p, visit), unsent + 1);
        // The finding comes back with its key.
        p.keys().press(Qt::Key_F9);
        auto* text = p.find<QPlainTextEdit>(QStringLiteral("visit.finding.description"));
        waitUntil([&] { return text->toPlainText() == QLatin1String(kTyped); },
                  QStringLiteral("the finding that was being typed"));
        p.keys().press(Qt::Key_Escape);
    });
}

void TestKilled::aVisitWhoseServerDiesWhileItIsSent()
{
    play([this] {
        auto& p = m_stage->comes("ppl.ravi", Network::Gone);
        const auto visit = visitIn(p, assignment::State::OnVisit);
        const auto answers = partsOf(p, ChecklistAnswer::kType, visit).size();
        waitForWork(p);
        p.goOnline();
        for (const int ms : {5, 40, 120}) {
            p.keys().press(Qt::Key_F5);
            killServer(ms);
            m_stage->server().start();
        }
        settle(p);
        sendPhotographs(p, visit);
        // Another machine of hers sees the same: every answer once.
        QCOMPARE(partsOf(p, ChecklistAnswer::kType, visit).size(), answers);
        std::set<std::string> codes;
        for (const auto& a : partsOf(p, ChecklistAnswer::kType, visit)) {
            codes.insert(a.text(checklist_answer::kCode));
        }
        QCOMPARE(codes.size(), answers);
    });
}

void TestKilled::aReportThatWasBeingTyped()
{
    play([this] {
        Child child(*m_stage, "report", "ppl.aisyah");
        child.waitFor("typed");
        child.kill();
        auto& p = m_stage->comes("ppl.aisyah");
        (void)p.page<site_visit::ReportPage>(); // where she was
        auto* text = p.find<QPlainTextEdit>(QStringLiteral("report.advice"));
        waitUntil([&] { return text->toPlainText() == QLatin1String(kTyped); },
                  QStringLiteral("the advice that was typed, not “%1”").arg(text->toPlainText()));
    });
}

void TestKilled::aReportThatWasSubmittedOffline()
{
    play([this] {
        auto& before = m_stage->comes("ppl.aisyah");
        const auto visit = visitToReport(before);
        Child child(*m_stage, "submit_report", "ppl.aisyah", false);
        child.waitFor("acted");
        child.kill();
        auto& p = m_stage->comes("ppl.aisyah", Network::Gone);
        p.goOnline();
        p.keys().press(Qt::Key_F5);
        killServer(20);
        m_stage->server().start();
        settle(p);
        const auto reports = partsOf(p, VisitReport::kType, visit);
        QCOMPARE(reports.size(), std::size_t{1});
        QCOMPARE(reports.front().get(visit_report::kState),
                 std::optional(visit_report::State::Submitted));
        QCOMPARE(times(p, reports.front().id, visit_report::transition::kSubmit), std::size_t{1});
    });
}

void TestKilled::aReviewWhoseServerDied()
{
    play([this] {
        auto& before = m_stage->comes("peg.faridah");
        const auto request = requestIn(before, vr::State::ReportSubmitted).id;
        Child child(*m_stage, "take_up", "peg.faridah");
        child.waitFor("acted");
        killServer();
        child.kill();
        m_stage->server().start();
        auto& p = m_stage->comes("peg.faridah");
        settle(p);
        QCOMPARE(p.record(VerificationRequest::kType, request)->get(vr::kState),
                 std::optional(vr::State::UnderReview));
        QCOMPARE(times(p, request, vr::transition::kTakeUpReview), std::size_t{1});
        // The decision is made at the server only: it dies, says so, and decides once.
        m_stage->server().kill();
        p.go(QStringLiteral("review"));
        auto* page = p.page<desk::ReviewPage>();
        p.goToRow(page->queue(), request);
        p.keys().choose(QStringLiteral("review.act.pass"));
        p.answerQuestion();
        waitUntil([&] { return p.said() != QStringLiteral("no message"); },
                  QStringLiteral("a sentence about the server"));
        m_stage->server().start();
        settle(p);
        const auto state = [&] {
            return p.record(VerificationRequest::kType, request)->get(vr::kState);
        };
        // Where the line broke under the act, it waited in the outbox and is done by now; where she
        // was told at once that there is no server, she does it again.
        if (state() == vr::State::UnderReview) {
            review(p, request, QStringLiteral("pass"));
            settle(p);
        }
        QCOMPARE(state(), std::optional(vr::State::Passed));
        Query q{.type = VerificationDecision::kType};
        q.with(equals(verification_decision::kRequest, Ref<VerificationRequest>{request}));
        QCOMPARE(p.query(q).size(), std::size_t{1});
    });
}

void TestKilled::anAnswerThatWasBeingTyped()
{
    play([this] {
        Child child(*m_stage, "answer", "ppb.mutiara");
        child.waitFor("typed");
        child.kill();
        auto& p = m_stage->comes("ppb.mutiara");
        Query open{.type = RaisedFinding::kType};
        open.with(equals(finding::kState, finding::State::Open));
        const auto id = p.query(open).front().id;
        p.go(QStringLiteral("findings"));
        p.goToRow(p.page<desk::FindingsPage>()->findings(), id);
        auto* text = p.find<QPlainTextEdit>(QStringLiteral("findings.answer"));
        waitUntil([&] { return text->toPlainText() == QLatin1String(kTyped); },
                  QStringLiteral("the answer that was being typed"));
        p.keys().choose(QStringLiteral("findings.send"));
        waitUntil(
            [&] {
                return p.record(RaisedFinding::kType, id)->get(finding::kState) ==
                       finding::State::Answered;
            },
            QStringLiteral("the answer is sent"));
        p.keys().press(Qt::Key_F5);
        killServer(20);
        m_stage->server().start();
        settle(p);
        QCOMPARE(times(p, id, finding::transition::kAnswer), std::size_t{1});
    });
}

void TestKilled::atRandomMoments()
{
    play([this] {
        const int rounds = std::max(2, qEnvironmentVariableIntValue("MYSPIKE_KILL_ROUNDS"));
        const auto seed = qEnvironmentVariableIsSet("MYSPIKE_KILL_SEED")
                              ? qEnvironmentVariable("MYSPIKE_KILL_SEED").toULongLong()
                              : std::uint64_t{20261124};
        SplitMix64 rng(seed);
        auto& first = m_stage->comes("ppl.ravi");
        const auto visit = visitIn(first, assignment::State::OnVisit);
        for (int round = 0; round < rounds; ++round) {
            const auto where = QStringLiteral("round %1 of seed %2").arg(round).arg(seed);
            Child child(*m_stage, "work", "ppl.ravi");
            child.waitFor("kept");
            const bool both = rng.below(2) == 0;
            waitMs(200 + static_cast<int>(rng.below(2'500)));
            if (both) {
                m_stage->server().kill();
                waitMs(static_cast<int>(rng.below(600)));
            }
            child.kill();
            if (both) {
                m_stage->server().start();
            }
            auto& p = m_stage->comes("ppl.ravi");
            settle(p);
            QVERIFY2(child.count("kept") > 0, qPrintable(where));
            // One answer a question, however often it was sent.
            std::set<std::string> codes;
            const auto answers = partsOf(p, ChecklistAnswer::kType, visit);
            for (const auto& a : answers) {
                codes.insert(a.text(checklist_answer::kCode));
            }
            QVERIFY2(codes.size() == answers.size(), qPrintable(where));
            // An officer's machine holds what the server has.
            const auto mine = answers.size();
            auto& officer = m_stage->comes("peg.kumar");
            QVERIFY2(partsOf(officer, ChecklistAnswer::kType, visit).size() == mine,
                     qPrintable(where));
        }
    });
}

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const auto args = QCoreApplication::arguments();
    if (args.value(1) == QLatin1String("--child")) {
        return childMain(app, args);
    }
    TestKilled test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_killed.moc"
