// Writes pictures of the officer's desk and of the centre's pages: shots_desk DIR. Every page in
// Malay and English, light and dark, at 1366 × 768, and every letter as it prints.
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QTabWidget>
#include <QTextStream>
#include <set>

#include "client/modules/documents/letter_page.h"
#include "client/modules/documents/letter_panel.h"
#include "client/modules/documents/letter_renderer.h"
#include "client/modules/verification/desk/assignment_desk_page.h"
#include "client/modules/verification/desk/desk_list_page.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/modules/verification/desk/findings_page.h"
#include "client/modules/verification/desk/request_page.h"
#include "client/modules/verification/desk/results_export.h"
#include "client/modules/verification/desk/results_page.h"
#include "client/modules/verification/desk/review_page.h"
#include "client/platform/dark_mode.h"
#include "client/ui/language.h"
#include "client/ui/print/pdf_writer.h"
#include "client/ui/print/table_export.h"
#include "client/ui/records/record_page.h"
#include "client/ui/shell/main_window.h"
#include "client/ui/theme/theme.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/sync_marks.h"
#include "shared/modules/documents/fields.h"
#include "shared/sync/records.h"
#include "tests/support/client/scripted_prompter.h"
#include "tests/support/client/world_replica.h"

using namespace myspike;
using namespace myspike::ui;
namespace vr = verification_request;
namespace vc = verification::command;

namespace {

Date day(int month, int d) { return *Date::fromYmd(2026, month, d); }

template <class T>
void rename(test::VisitWorld& w, const char* type, const Id& id, const Field<T>& field,
            std::type_identity_t<T> value)
{
    auto r = w.find(type, id).record;
    r.set(field, value);
    w.tx.put(r);
}

/// People and places as they might be called; the world's own names are parts, not persons.
void giveNames(test::VisitWorld& w)
{
    const std::pair<const char*, const char*> people[] = {
        {"officer", "Kumaresan a/l Thangaraj"},
        {"second_officer", "Faridah Suraya binti Othman"},
        {"third_officer", "Jemilah Remi anak Untol"},
        {"finance", "Lim Siew Ting"},
        {"manager", "Rosmah binti Contoh"},
        {"assessor", "Hafiz bin Rekaan"},
        {"internal_verifier", "Tan Mei Rekaan"},
        {"verifier", "Noraini binti Contoh"},
        {"second_verifier", "Raveendran a/l Muniandy"}};
    for (const auto& [person, name] : people) {
        rename(w, User::kType, w.user(person).id, user::kName, name);
        rename(w, User::kType, w.user(person).id, user::kPhone, "03-8886 5000");
        rename(w, User::kType, w.user(person).id, user::kEmail,
               std::string(person) + "@jpk.example");
    }
    rename(w, ExternalVerifier::kType, w.verifier, external_verifier::kName,
           "Noraini binti Contoh");
    rename(w, ExternalVerifier::kType, w.verifier, external_verifier::kAddress,
           "No. 7, Jalan Rekaan 3\n20400 Kuala Terengganu");
    const Id second = w.id("second_external_verifier");
    rename(w, ExternalVerifier::kType, second, external_verifier::kName, "Raveendran a/l Muniandy");
    rename(w, ExternalVerifier::kType, second, external_verifier::kAddress,
           "No. 21, Lorong Contoh 5\n24000 Kemaman");
    rename(w, Centre::kType, w.centre, centre::kName, "Akademi Perniagaan Pantai Nilam");
    rename(w, Centre::kType, w.centre, centre::kAddress,
           "Jalan Pantai Nilam\n21080 Kuala Terengganu, Terengganu");
    const char* trainees[] = {
        "Aminah binti Rekaan",       "Bala a/l Contoh",       "Chong Wei Rekaan",
        "Dayang Contoh anak Rekaan", "Ehsan bin Contoh",      "Farah Nadia binti Rekaan",
        "Ganesh a/l Rekaan",         "Haziq bin Contoh",      "Intan Suraya binti Contoh",
        "Jason anak Rekaan",         "Khadijah binti Rekaan", "Lim Jia Contoh"};
    for (std::size_t i = 0; i < w.trainees.size(); ++i) {
        rename(w, Trainee::kType, w.trainees[i], trainee::kName, trainees[i % 12]);
        rename(w, Trainee::kType, w.trainees[i], trainee::kIdentityKind, IdentityKind::MyKad);
        const auto n = std::to_string(10 + i);
        rename(w, Trainee::kType, w.trainees[i], trainee::kIdentity, "0201" + n + "1151" + n);
    }
}

/// A person whose appointment ends too early, so that the filter has something to say.
void addVerifier(test::VisitWorld& w, const std::string& name, Date until, std::int64_t longitude)
{
    Record v(*w.catalogue.type(ExternalVerifier::kType), w.id(name));
    v.set(external_verifier::kNumber, "PPL-" + std::to_string(longitude % 10'000));
    v.set(external_verifier::kName, name);
    v.set(external_verifier::kUser, w.user("third_officer"));
    v.set(external_verifier::kAppointedFrom, *Date::fromYmd(2024, 6, 1));
    v.set(external_verifier::kAppointedTo, until);
    v.set(external_verifier::kState, Ref<MalaysianState>{w.id("state")});
    v.set(external_verifier::kLatitude, 5'330'000);
    v.set(external_verifier::kLongitude, longitude);
    w.tx.put(v);
}

/// The request once more at another centre and in another state, for lists and queues.
void addRequest(test::VisitWorld& w, const Id& like, int n, const char* centreName, vr::State state,
                std::optional<assignment::State> sent = {}, const char* verifierName = "")
{
    const auto name = "more" + std::to_string(n);
    auto c = w.find(Centre::kType, w.centre).record;
    c.id = w.id("centre" + name);
    c.set(centre::kName, centreName);
    c.set(centre::kCode, "L9" + std::to_string(1000 + n));
    w.tx.put(c);
    auto r = w.find(VerificationRequest::kType, like).record;
    const auto old = r.get(vr::kAssignment);
    r.id = w.id("request" + name);
    r.set(vr::kNumber, "VER/2026/00001" + std::to_string(n));
    r.set(vr::kCentre, Ref<Centre>{c.id});
    r.set(vr::kState, state);
    r.set(vr::kTraineeCount, 8 + 3 * n);
    r.clear(vr::kAssignment);
    if (sent && old) {
        auto a = w.find(Assignment::kType, old->id).record;
        a.id = w.id("assignment" + name);
        a.set(assignment::kNumber, "PPL/2026/00002" + std::to_string(n));
        a.set(assignment::kRequest, Ref<VerificationRequest>{r.id});
        a.set(assignment::kCentre, Ref<Centre>{c.id});
        a.set(assignment::kVerifierName, verifierName);
        a.set(assignment::kState, *sent);
        a.set(assignment::kFrom, day(4, 8 + n));
        a.set(assignment::kTo, day(4, 9 + n));
        w.tx.put(a);
        r.set(vr::kAssignment, Ref<Assignment>{a.id});
        r.set(vr::kVisitFrom, day(4, 8 + n));
        r.set(vr::kVisitTo, day(4, 9 + n));
    }
    w.tx.put(r);
}

Id addFinding(test::VisitWorld& w, const Id& request, int n, finding::Category category,
              finding::State state, const char* description)
{
    Record f(*w.catalogue.type(RaisedFinding::kType), w.id("finding" + std::to_string(n)));
    f.set(visit_part::kVisit, Ref<Visit>{w.visitOf(request)});
    f.set(visit_part::kAssignment, Ref<Assignment>{w.assignmentOf(request)});
    f.set(finding::kNumber, "DPT/2026/" + std::to_string(n));
    f.set(finding::kCentre, Ref<Centre>{w.centre});
    f.set(finding::kRequest, Ref<VerificationRequest>{request});
    f.set(finding::kCategory, category);
    f.set(finding::kForm, "V3");
    f.set(finding::kClause, "Akta 652 s.26");
    f.set(finding::kDescription, description);
    f.set(finding::kEvidence, "Dikira bersama penilai pada hari pertama.");
    f.set(finding::kDueOn, day(5, 6 + n));
    f.set(finding::kState, state);
    if (state == finding::State::Answered) {
        f.set(finding::kAnswer, "Sijil telah digantung di ruang legar sejak semalam.");
        f.set(finding::kAnsweredAt, w.now);
    }
    w.tx.put(f);
    return f.id;
}

class Camera
{
public:
    Camera(test::VisitWorld& world, const char* person, const QDir& folder, Theme& theme,
           Language& language)
        : m_replica(world, person), m_theme(theme), m_language(language), m_folder(folder)
    {
        m_place.replica = &m_replica;
        m_place.prompter = &m_prompter;
        m_place.files = &m_files;
        m_place.titles = &m_titles;
        m_place.marks = &m_marks;
        QObject::connect(&m_replica, &Replica::rowsChanged, &m_window,
                         [this] { m_window.markPagesStale(); });
        m_window.resize(1366, 768);
        m_window.setUser({QString::fromStdString(
                              world.find(User::kType, world.user(person).id)->text(user::kName)),
                          msg("role", "Verification officer")});
    }

    template <class P> P* open(std::function<P*()> make)
    {
        const auto key = QStringLiteral("page%1").arg(++m_opened);
        m_window.addSection({key, msg("assignment_desk", "Assign verifiers"),
                             QStringLiteral("inbox"), msg("shell", "Work")},
                            make);
        m_window.showSection(key);
        m_window.show();
        settle();
        auto* page = static_cast<P*>(m_window.currentPage());
        page->takeFocus();
        settle();
        return page;
    }

    /// One page in both languages and both themes, and in large text.
    void shoot(const QString& name)
    {
        for (const auto tongue : {Tongue::Malay, Tongue::English}) {
            for (const bool dark : {false, true}) {
                m_language.choose(tongue);
                m_theme.choose(dark ? ThemeChoice::Dark : ThemeChoice::Light);
                settle();
                m_window.grab().save(m_folder.filePath(
                    name +
                    (tongue == Tongue::Malay ? QStringLiteral("_ms") : QStringLiteral("_en")) +
                    (dark ? QStringLiteral("_dark.png") : QStringLiteral(".png"))));
            }
        }
        m_theme.choose(ThemeChoice::Light);
        m_language.choose(Tongue::Malay);
        m_theme.setTextPercent(125);
        settle();
        m_window.grab().save(m_folder.filePath(name + QStringLiteral("_ms_125.png")));
        m_theme.setTextPercent(100);
        settle();
    }

    static void settle()
    {
        for (int i = 0; i < 5; ++i) {
            QApplication::processEvents();
            QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }
    const Workplace& place() const { return m_place; }
    test::WorldReplica& replica() { return m_replica; }

private:
    test::WorldReplica m_replica;
    Theme& m_theme;
    Language& m_language;
    QDir m_folder;
    test::ScriptedPrompter m_prompter;
    test::ScriptedFilePicker m_files;
    ReferenceTitles m_titles{m_replica};
    SyncMarks m_marks{m_replica};
    Workplace m_place;
    MainWindow m_window{m_theme, m_language};
    int m_opened = 0;
};

struct Studio
{
    QDir folder;
    Theme& theme;
    Language& language;
};

void assigning(Studio& s)
{
    test::VisitWorld w(MYSPIKE_SOURCE_DIR);
    giveNames(w);
    const Id request = w.requestAt(vr::State::AwaitingAssignment);
    addVerifier(w, "Zaleha binti Contoh", day(4, 5), 103'100'000);
    addVerifier(w, "Dayang Senia anak Rekaan", *Date::fromYmd(2029, 5, 31), 101'100'000);
    addRequest(w, request, 1, "Kolej Teknikal Mutiara Jaya", vr::State::AwaitingAssignment);
    addRequest(w, request, 2, "Pusat Latihan Industri Kencana Utara",
               vr::State::AwaitingAssignment);
    w.now = Instant::atMalaysia(day(3, 24), 9);
    Camera camera(w, "officer", s.folder, s.theme, s.language);
    auto* page = camera.open<desk::AssignmentDeskPage>(
        [&] { return new desk::AssignmentDeskPage(camera.place()); });
    page->showRequest(request);
    Camera::settle();
    camera.shoot(QStringLiteral("assign"));
    page->verifiers().selectRow(page->verifiers().rowCount() - 1);
    page->prepare();
    camera.shoot(QStringLiteral("assign_override"));
    page->verifiers().selectRow(0);
    page->prepare();
    camera.shoot(QStringLiteral("assign_confirm"));
    page->assign();
    Camera::settle();
    camera.shoot(QStringLiteral("assign_letters"));
    auto* empty = camera.open<desk::AssignmentDeskPage>([&] {
        return new desk::AssignmentDeskPage(camera.place(),
                                            desk::AssignmentDeskPage::Task::Replace);
    });
    Camera::settle();
    (void)empty;
    camera.shoot(QStringLiteral("replace_assigned"));
}

void replacing(Studio& s)
{
    test::VisitWorld w(MYSPIKE_SOURCE_DIR);
    giveNames(w);
    const Id request = w.requestAt(vr::State::OnVisit);
    addVerifier(w, "Zaleha binti Contoh", day(4, 5), 103'100'000);
    addRequest(w, request, 1, "Kolej Teknikal Mutiara Jaya", vr::State::Scheduled,
               assignment::State::Accepted, "Dayang Senia anak Rekaan");
    addRequest(w, request, 2, "Pusat Latihan Industri Kencana Utara", vr::State::PackageIssued,
               assignment::State::PackageIssued, "Zaleha binti Contoh");
    Camera camera(w, "officer", s.folder, s.theme, s.language);
    auto* page = camera.open<desk::AssignmentDeskPage>([&] {
        return new desk::AssignmentDeskPage(camera.place(),
                                            desk::AssignmentDeskPage::Task::Replace);
    });
    page->showRequest(request);
    Camera::settle();
    camera.shoot(QStringLiteral("replace_on_visit"));
    page->findChild<QLineEdit*>(QStringLiteral("replacement_desk.why"))
        ->setText(QStringLiteral("Beliau dimasukkan ke hospital."));
    page->verifiers().selectRow(0);
    page->prepare();
    camera.shoot(QStringLiteral("replace_confirm"));
    page->assign();
    Camera::settle();
    camera.shoot(QStringLiteral("replace_done"));
}

void reviewing(Studio& s)
{
    test::VisitWorld w(MYSPIKE_SOURCE_DIR);
    giveNames(w);
    const Id request = w.requestAt(vr::State::ReportSubmitted);
    addFinding(w, request, 1, finding::Category::Major, finding::State::Open,
               "Sijil pentauliahan tidak dipamerkan di premis.");
    addFinding(w, request, 2, finding::Category::Minor, finding::State::Open,
               "Dua daripada lima stesen kerja tidak berfungsi.");
    addRequest(w, request, 1, "Kolej Teknikal Mutiara Jaya", vr::State::UnderReview);
    addRequest(w, request, 2, "Pusat Latihan Industri Kencana Utara", vr::State::Passed);
    Record told(*w.catalogue.type(history::Entry::kType), w.id("told"));
    told.set(history::kRecordType, std::string(Trainee::kType));
    told.set(history::kRecordId, w.trainees[3].toString());
    told.set(history::kAct, std::string(kEdit));
    told.set(history::kChanges, R"([{"field":"name","from":"Dayang anak Rekaan",)"
                                R"("to":"Dayang Contoh anak Rekaan"}])");
    told.set(history::kActorName, "Kumaresan a/l Thangaraj");
    told.set(history::kDoneAt, w.now);
    w.tx.put(told);
    Camera camera(w, "second_officer", s.folder, s.theme, s.language);
    auto* page =
        camera.open<desk::ReviewPage>([&] { return new desk::ReviewPage(camera.place()); });
    page->showRequest(request);
    Camera::settle();
    camera.shoot(QStringLiteral("review_submitted"));
    (void)w.transition("second_officer", VerificationRequest::kType, request,
                       vr::transition::kTakeUpReview);
    page->refresh();
    Camera::settle();
    const char* tabs[] = {"report", "forms", "marks", "findings", "changes", "letters"};
    for (int i = 0; i < page->tabs().count() && i < 6; ++i) {
        page->tabs().setCurrentIndex(i);
        Camera::settle();
        camera.shoot(QStringLiteral("review_") + QLatin1String(tabs[i]));
    }
    Values refuse;
    refuse.set(verification_decision::kDecision, verification_decision::Decision::Refuse)
        .set(verification_decision::kReason, "Separuh portfolio ialah salinan.");
    (void)w.command("second_officer", vc::kDecide, VerificationRequest::kType, request, refuse);
    page->tabs().setCurrentIndex(0);
    page->refresh();
    Camera::settle();
    camera.shoot(QStringLiteral("review_refusal_by_proposer"));
}

void centrePages(Studio& s)
{
    test::VisitWorld w(MYSPIKE_SOURCE_DIR);
    giveNames(w);
    const Id request = w.draftRequest();
    {
        Camera camera(w, "manager", s.folder, s.theme, s.language);
        camera.open<desk::RequestPage>(
            [&] { return new desk::RequestPage(camera.place(), request); });
        camera.shoot(QStringLiteral("request_draft"));
    }
    (void)w.transition("manager", VerificationRequest::kType, request, vr::transition::kSubmit);
    Camera camera(w, "officer", s.folder, s.theme, s.language);
    camera.open<desk::RequestPage>([&] { return new desk::RequestPage(camera.place(), request); });
    camera.shoot(QStringLiteral("request_to_check"));
}

void results(Studio& s)
{
    test::VisitWorld w(MYSPIKE_SOURCE_DIR);
    giveNames(w);
    for (auto m : w.all(FinalMark::kType)) {
        if (m.get(final_mark::kTrainee) == Ref<Trainee>{w.trainees[4]}) {
            m.set(final_mark::kKnowledge, Hundredths::whole(20));
            w.tx.put(m);
        }
    }
    const Id request = w.requestAt(vr::State::Completed);
    (void)w.command("manager", registration::command::kOpenRepeat, TraineeBatch::kType, w.batch);
    const Id a = w.assignmentOf(request);
    rename(w, Assignment::kType, a, assignment::kDistanceKm, 118);
    (void)w.command("verifier", vc::kPrepareClaim, Assignment::kType, a);
    const Id claim = w.all(Claim::kType).front().id;
    (void)w.transition("verifier", Claim::kType, claim, claim::transition::kSubmit);
    addFinding(w, request, 1, finding::Category::Minor, finding::State::Answered,
               "Sijil pentauliahan tidak dipamerkan di premis.");
    addFinding(w, request, 2, finding::Category::Improvement, finding::State::Open,
               "Jadual amali boleh dipamerkan di bengkel.");
    Camera camera(w, "officer", s.folder, s.theme, s.language);
    camera.open<desk::ResultsPage>([&] { return new desk::ResultsPage(camera.place()); });
    camera.shoot(QStringLiteral("results"));
    camera.open<desk::FindingsPage>([&] { return new desk::FindingsPage(camera.place()); });
    camera.shoot(QStringLiteral("findings_officer"));
    const auto lists = desk::deskLists(w.tx, w.now.day());
    if (lists) {
        for (const auto& list : *lists) {
            camera.open<ListPage>([&] { return desk::makeListPage(camera.place(), list); });
            camera.shoot(QStringLiteral("list_") + QLatin1String(list.id));
        }
    }
    const auto record = [&](const char* type, const Id& id, const char* name) {
        camera.open<RecordPage>(
            [&] { return new RecordPage(camera.place(), *w.catalogue.type(type), id); });
        camera.shoot(QLatin1String(name));
    };
    record(TraineeBatch::kType, w.batch, "record_group_to_repeat");
    record(Claim::kType, claim, "record_claim");
    record(Assignment::kType, a, "record_assignment");
    for (const auto& d : w.all(Document::kType)) {
        if (d.get(document::kTemplate) == document::Template::VisitReport) {
            camera.open<documents::LetterPage>(
                [&] { return new documents::LetterPage(camera.place(), d.id); });
            camera.shoot(QStringLiteral("letter_page"));
            break;
        }
    }
    const auto groups = desk::confirmedGroups(w.tx);
    for (const auto language : {print::Language::Malay, print::Language::English}) {
        const auto table = desk::resultsTable(groups.front(), language, true,
                                              QStringLiteral("Kumaresan a/l Thangaraj"), w.now);
        const auto base = s.folder.filePath(desk::resultsFileName(groups.front(), language));
        if (!print::saveXlsx(table, base + QStringLiteral(".xlsx")) ||
            !print::saveCsv(table, base + QStringLiteral(".csv"))) {
            qWarning("results were not written");
        }
    }
    {
        Camera centre(w, "manager", s.folder, s.theme, s.language);
        centre.open<desk::FindingsPage>([&] { return new desk::FindingsPage(centre.place()); });
        centre.shoot(QStringLiteral("findings_centre"));
    }
}

/// Every paper that was issued, in both languages, as PDF and as pictures of its pages.
void papers(Studio& s)
{
    test::VisitWorld w(MYSPIKE_SOURCE_DIR);
    giveNames(w);
    Id request = w.requestAt(vr::State::Scheduled);
    Values other;
    other.set(assignment::kVerifier, Ref<ExternalVerifier>{w.id("second_external_verifier")})
        .set(assignment::kFrom, day(4, 8))
        .set(assignment::kDays, std::int64_t{1});
    (void)w.command("officer", vc::kReplaceVerifier, VerificationRequest::kType, request, other,
                    "Beliau dimasukkan ke hospital.");
    std::vector<Record> all = w.all(Document::kType);

    test::VisitWorld v(MYSPIKE_SOURCE_DIR);
    giveNames(v);
    request = v.requestAt(vr::State::OnVisit);
    const Id visit = v.visitOf(request);
    Values f;
    f.set(visit_part::kVisit, Ref<Visit>{visit})
        .set(visit_part::kAssignment, Ref<Assignment>{v.assignmentOf(request)})
        .set(finding::kCentre, Ref<Centre>{v.centre})
        .set(finding::kRequest, Ref<VerificationRequest>{request})
        .set(finding::kCategory, finding::Category::Minor)
        .set(finding::kClause, "V3-04")
        .set(finding::kDescription, "Dua daripada lima stesen kerja tidak berfungsi.");
    (void)v.create("verifier", RaisedFinding::kType, v.id("raised"), f);
    v.fillInVisit(request);
    Values comment;
    comment.set(visit::kCentreComment, "Pusat akan membaiki stesen kerja dalam masa seminggu.");
    (void)v.command("verifier", vc::kCloseVisit, Visit::kType, visit, comment);
    Values words;
    words
        .set(visit_report::kSummary,
             "Kumpulan dinilai mengikut standard dan rekodnya lengkap bagi setiap unit.")
        .set(visit_report::kStrengths, "Rekod penilaian tersusun mengikut unit.")
        .set(visit_report::kAdvice, "Baiki stesen kerja sebelum pengambilan berikutnya.")
        .set(visit_report::kRecommendation, visit_report::Recommendation::Conditional);
    (void)v.edit("verifier", VisitReport::kType, v.reportOf(request), words);
    (void)v.transition("verifier", VisitReport::kType, v.reportOf(request),
                       visit_report::transition::kSubmit);
    (void)v.transition("officer", VerificationRequest::kType, request,
                       vr::transition::kTakeUpReview);
    Values decision;
    decision.set(verification_decision::kDecision, verification_decision::Decision::Conditional)
        .set(verification_decision::kReason, "Tertakluk kepada penutupan dapatan.");
    (void)v.command("second_officer", vc::kDecide, VerificationRequest::kType, request, decision);
    (void)v.command("second_officer", vc::kComplete, VerificationRequest::kType, request);
    const Id a = v.assignmentOf(request);
    rename(v, Assignment::kType, a, assignment::kDistanceKm, 118);
    (void)v.command("verifier", vc::kPrepareClaim, Assignment::kType, a);
    (void)v.transition("verifier", Claim::kType, v.all(Claim::kType).front().id,
                       claim::transition::kSubmit);
    for (auto& d : v.all(Document::kType)) {
        all.push_back(std::move(d));
    }
    std::set<std::string> seen;
    for (const auto& d : all) {
        const auto kind = d.get(document::kTemplate);
        if (!kind || !seen.insert(codeOf(*kind)).second) {
            continue;
        }
        for (const auto language : {print::Language::Malay, print::Language::English}) {
            const auto paper = documents::renderLetter(
                d, language, {QStringLiteral("Kumaresan a/l Thangaraj"), v.now});
            const auto name = QStringLiteral("paper_%1_%2")
                                  .arg(QLatin1String(codeOf(*kind)),
                                       language == print::Language::Malay ? QStringLiteral("ms")
                                                                          : QStringLiteral("en"));
            if (!paper || !print::savePdf(*paper, s.folder.filePath(name + ".pdf"))) {
                qWarning("%s was not printed", qPrintable(name));
                continue;
            }
            const auto pages = print::toImages(*paper, 80);
            for (std::size_t i = 0; pages && i < pages->size(); ++i) {
                (*pages)[i].save(
                    s.folder.filePath(QStringLiteral("%1_%2.png").arg(name).arg(i + 1)));
            }
        }
    }
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    if (argc != 2) {
        QTextStream(stderr) << "usage: shots_desk DIR\n";
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));
    platform::DarkMode desktop;
    Theme theme(app, desktop);
    Language language(app, Tongue::Malay);
    Studio studio{folder, theme, language};
    assigning(studio);
    replacing(studio);
    reviewing(studio);
    centrePages(studio);
    results(studio);
    papers(studio);
    return 0;
}
