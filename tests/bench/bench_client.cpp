// What a person waits for in the client, from her act to what is painted, over a replica with a
// list of a million rows: the real window, pages and engine, with no server, offscreen.
#include <CLI/CLI.hpp>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "client/modules/verification/visit/form_view.h"
#include "client/platform/dark_mode.h"
#include "client/ui/forms/field_editor.h"
#include "client/ui/forms/record_form.h"
#include "client/ui/language.h"
#include "client/ui/records/record_page.h"
#include "client/ui/shell/main_window.h"
#include "client/ui/table/filter_bar.h"
#include "client/ui/table/list_page.h"
#include "client/ui/theme/theme.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/sync_marks.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/prompter.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/centres/fields.h"
#include "shared/modules/reference/fields.h"
#include "tests/bench/client/cold_start.h"
#include "tests/bench/client/must.h"
#include "tests/bench/client/painted.h"
#include "tests/bench/client/prepared_replica.h"

using namespace myspike;
using namespace myspike::bench;
using namespace myspike::ui;

namespace {

constexpr int kActs = 500;
constexpr double kTypingMs = 2'000;

void print(const std::string& name, double value, const char* unit)
{
    std::printf("%s=%.2f %s\n", name.c_str(), value, unit);
    std::fflush(stdout);
}

double quantile(std::vector<double> v, double q)
{
    std::sort(v.begin(), v.end());
    const auto at = static_cast<std::size_t>(q * static_cast<double>(v.size()));
    return v[std::min(at, v.size() - 1)];
}

/// The median under the name itself, and the best beside it: the machine may be busy elsewhere.
void printTimes(const std::string& name, const std::vector<double>& times)
{
    print(name + "_ms", quantile(times, 0.5), "ms");
    print(name + "_min_ms", quantile(times, 0), "ms");
}

void press(QWidget* widget, Qt::Key key, const QString& text = {})
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QApplication::sendEvent(widget, &down);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QApplication::sendEvent(widget, &up);
}

template <class T> T answerOf(QFuture<T> future)
{
    waitFor([&] { return future.isFinished(); }, "an answer of the replica");
    return future.takeResult();
}

/// The window of somebody at work.
struct Desk
{
    explicit Desk(const PreparedReplica& prepared)
        : catalogue(prepared.world.catalogue), clock(prepared.world.now),
          replica(catalogue, clock, rng, prepared.replicaPath()), theme(*qApp, desktop),
          language(*qApp, Tongue::Malay)
    {
        must(answerOf(replica.open(prepared.owner())));
        titles = std::make_unique<ReferenceTitles>(replica);
        marks = std::make_unique<SyncMarks>(replica);
        workplace = {&replica, &prompter, &files, titles.get(), marks.get(), {}, {}};
        workplace.openRecord = [](const QString&, const Id&) {};
        window = std::make_unique<MainWindow>(theme, language);
        window->addSection({QStringLiteral("start"), msg("shell", "Work"), QStringLiteral("inbox"),
                            msg("shell", "Work")},
                           [this] {
                               return new ListPage(workplace,
                                                   *catalogue.type(VerificationRequest::kType));
                           });
        window->resize(1366, 768);
        window->show();
        home();
        waitFor([this] { return window->isActiveWindow(); }, "the window");
    }
    void home()
    {
        window->showSection(QStringLiteral("start"));
        QApplication::processEvents();
    }

    /// Closed pages go at once, as under a running event loop, and with them what they asked for.
    void close(ui::Page* page)
    {
        window->closePage(page);
        QApplication::processEvents();
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    const Catalogue& catalogue;
    FixedClock clock;
    SystemRng rng;
    LocalReplica replica;
    platform::DarkMode desktop;
    Theme theme;
    Language language;
    DialogPrompter prompter;
    DialogFilePicker files;
    std::unique_ptr<ReferenceTitles> titles;
    std::unique_ptr<SyncMarks> marks;
    Workplace workplace;
    std::unique_ptr<MainWindow> window;
};

void measureLists(Desk& desk, int rounds)
{
    const auto& type = *desk.catalogue.type(Locality::kType);
    std::vector<double> first;
    std::vector<double> end;
    std::vector<double> jump;
    std::vector<double> page;
    std::vector<double> filter;
    std::vector<double> search;
    std::vector<double> rare;
    std::vector<double> typed;
    std::vector<double> sort;
    const auto state = answerOf(desk.replica.loadPage({.type = MalaysianState::kType, .limit = 3}));
    const auto johor = QString::fromStdString(must(Result(state)).rows.front().id.toString());
    for (int round = 0; round < rounds; ++round) {
        desk.home();
        ListPage* list = nullptr;
        const auto timed = [&](std::vector<double>& into, const char* what,
                               const std::function<void()>& act) {
            Painted painted([&] { return list && isWhole(list->table()); });
            const auto start = now();
            act();
            into.push_back(msBetween(start, painted.wait(what)));
        };
        timed(first, "the first page", [&] {
            desk.window->openPage(QStringLiteral("list:%1").arg(round), QStringLiteral("start"),
                                  [&] { return list = new ListPage(desk.workplace, type); });
        });
        auto& table = list->table();
        const auto counted = [&] {
            waitFor([&] { return table.rows().isCountExact(); }, "the count");
            QApplication::processEvents();
        };
        counted();
        timed(end, "the end", [&] { press(&table, Qt::Key_End); });
        press(&table, Qt::Key_Home);
        QApplication::processEvents();
        // Somewhere in the middle, as by the scroll bar: at once, while the list still counts its
        // keys, and again.
        const int middle = table.rows().rowCount() / 2 + 7'919 * round;
        timed(jump, "the first jump", [&] { table.scrollTo(table.rows().index(middle, 1)); });
        timed(page, "the middle", [&] { table.scrollTo(table.rows().index(middle + 123'456, 1)); });
        timed(filter, "the filter", [&] { list->filters().restoreState({{"state", johor}}); });
        counted();
        timed(sort, "the order", [&] { list->sortBy(QStringLiteral("postcode")); });
        counted();
        list->filters().clear();
        counted();
        timed(search, "the search", [&] { list->setSearch(QStringLiteral("melati")); });
        counted();
        timed(rare, "the rare search", [&] { list->setSearch(QStringLiteral("melati 4567")); });
        counted();
        list->setSearch({});
        counted();
        list->searchLine().setFocus();
        list->searchLine().insert(QStringLiteral("taman buki"));
        {
            Painted painted(
                [&] { return table.rows().query().search == "taman bukit" && isWhole(table); });
            const auto start = now();
            press(&list->searchLine(), Qt::Key_T, QStringLiteral("t"));
            typed.push_back(msBetween(start, painted.wait("what is typed")));
        }
        desk.close(list);
    }
    printTimes("list.first_page", first);
    printTimes("list.end", end);
    printTimes("list.first_jump", jump);
    printTimes("list.middle", page);
    printTimes("list.filter", filter);
    // A word that a fifth of the rows have, and two that a few have.
    printTimes("list.search_common", search);
    printTimes("list.search_rare", rare);
    printTimes("list.sort", sort);
    // From the last key of a search to its rows: the pause after typing is part of it.
    printTimes("list.search_as_typed", typed);
}

void measureForms(Desk& desk, const PreparedReplica& prepared, int rounds)
{
    const auto measure = [&](const char* name, const char* typeKey, const Id& id,
                             std::string_view field) {
        const auto& type = *desk.catalogue.type(typeKey);
        std::vector<double> times;
        for (int round = 0; round < rounds; ++round) {
            desk.home();
            RecordPage* page = nullptr;
            bool isShown = false;
            Painted painted([&] { return isShown; });
            const auto start = now();
            desk.window->openPage(
                QStringLiteral("record:%1").arg(round), QStringLiteral("start"), [&] {
                    page = new RecordPage(desk.workplace, type, id);
                    QObject::connect(page, &RecordPage::shownAgain, page, [&] { isShown = true; });
                    return page;
                });
            times.push_back(msBetween(start, painted.wait("the form")));
            if (isNull(page->form().editor(field)->value())) {
                std::fprintf(stderr, "bench_client: the form of %s is empty\n", typeKey);
                std::exit(1);
            }
            desk.close(page);
        }
        printTimes(name, times);
    };
    measure("form.open", VerificationRequest::kType, prepared.request,
            verification_request::kCentre.name);
    measure("form.open_centre", Centre::kType, prepared.world.centre, centre::kName.name);
}

/// From the first key to the draft on the disk.
void measureDrafts(Desk& desk, int rounds)
{
    const auto& type = *desk.catalogue.type(VerificationRequest::kType);
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        desk.home();
        RecordPage* page = nullptr;
        desk.window->openPage(QStringLiteral("draft:%1").arg(round), QStringLiteral("start"), [&] {
            return page = new RecordPage(desk.workplace, type, Values{});
        });
        QApplication::processEvents();
        auto* place = page->form().editor(verification_request::kPlace.name);
        if (place == nullptr) {
            std::fprintf(stderr, "bench_client: no field to type in\n");
            std::exit(1);
        }
        const auto start = now();
        press(place->input(), Qt::Key_A, QStringLiteral("a"));
        double took = 0;
        while (took == 0 && msBetween(start, now()) < 5 * kTypingMs) {
            for (const auto& draft : must(answerOf(desk.replica.drafts({})))) {
                if (draft.record == page->record()) {
                    took = msBetween(start, now());
                }
            }
            QApplication::processEvents(QEventLoop::AllEvents, 5);
        }
        times.push_back(took == 0 ? 5 * kTypingMs : took);
        press(place->input(), Qt::Key_Backspace);
        desk.close(page);
    }
    printTimes("draft.kept", times);
}

/// A key that answers a row to the next row painted as the current one; then the durable operation.
void measureVisit(Desk& desk, const PreparedReplica& prepared)
{
    using namespace site_visit;
    VisitDesk visit(desk.replica, prepared.visit);
    std::vector<double> next;
    std::vector<double> kept;
    visit.load();
    waitFor([&] { return visit.isLoaded(); }, "the visit");
    for (const char* form : {"V5.identity", "V2.checklist"}) {
        FormModel model(visit, form);
        FormView view(QStringLiteral("bench.form"), model);
        view.resize(1'000, 600);
        view.show();
        view.activateWindow();
        view.setFocus();
        view.goToFirstUnanswered();
        QApplication::processEvents();
        const auto rows = visit.form(form).rows.size();
        for (std::size_t i = 0; i + 1 < rows; ++i) {
            const auto before = view.currentFormRow();
            bool isKept = false;
            const auto connection =
                QObject::connect(&visit, &VisitDesk::kept, [&] { isKept = true; });
            Painted painted([&] { return view.currentFormRow() != before; });
            const auto start = now();
            press(&view, Qt::Key_Y, QStringLiteral("y"));
            next.push_back(msBetween(start, painted.wait("the next row")));
            waitFor([&] { return isKept; }, "the answer's operation");
            kept.push_back(msBetween(start, now()));
            QObject::disconnect(connection);
        }
    }
    print("visit.next_row_ms", quantile(next, 0.99), "ms");
    print("visit.next_row_median_ms", quantile(next, 0.5), "ms");
    print("visit.next_row_min_ms", quantile(next, 0), "ms");
    print("visit.answer_kept_ms", quantile(kept, 0.99), "ms");
    print("visit.answer_kept_median_ms", quantile(kept, 0.5), "ms");
    print("visit.keys", static_cast<double>(next.size()), "keys");
}

/// The engine alone, as its thread runs it: rows, shadows and outbox in one durable transaction.
void measureActs(const PreparedReplica& prepared)
{
    const auto& world = prepared.world;
    auto database = must(Database::open(
        {.path = prepared.replicaPath().toStdString() + "/replica.db", .create = false}));
    RecordStore store(database, world.catalogue, StoreSide::Replica);
    auto core = must(ReplicaCore::open(database, store, world.catalogue));
    std::vector<Id> answers;
    std::vector<double> times;
    SystemRng rng;
    const auto assignment =
        store.find(Visit::kType, prepared.visit)->getOr(visit::kAssignment, Ref<Assignment>{});
    for (int i = 0; i < kActs; ++i) {
        Operation op;
        op.id = Id::make(world.now, rng);
        op.at = world.now.plusSeconds(i);
        op.offline = true;
        op.type = PortfolioCheck::kType;
        const auto trainee = world.trainees[static_cast<std::size_t>(i) % world.trainees.size()];
        if (answers.size() < world.trainees.size()) {
            op.command = kCreate;
            op.subject = Id::make(world.now, rng);
            op.args.set(visit_part::kVisit, Ref<Visit>{prepared.visit})
                .set(visit_part::kAssignment, assignment)
                .set(visit_part::kTrainee, Ref<Trainee>{trainee})
                .set(portfolio_check::kUnit, Ref<CompetencyUnit>{world.units.front()})
                .set(portfolio_check::kScriptPresent, YesNoNa::Yes);
            answers.push_back(op.subject);
        } else {
            op.command = kEdit;
            op.subject = answers[static_cast<std::size_t>(i) % answers.size()];
            const bool yes = (i / static_cast<int>(answers.size())) % 2 == 0;
            op.args.set(portfolio_check::kChecklistComplete, yes ? YesNoNa::Yes : YesNoNa::No);
        }
        const auto start = now();
        must(core->act(op));
        times.push_back(msBetween(start, now()));
    }
    print("op.commit_ms", quantile(times, 0.99), "ms");
    print("op.commit_median_ms", quantile(times, 0.5), "ms");
    print("op.commit_min_ms", quantile(times, 0), "ms");
}

void measureStarts(const QString& program, const PreparedReplica& prepared, int rows, int rounds)
{
    const auto at = prepared.world.now;
    // She left the program with the long list open; her session brings it back.
    startClient(program, prepared.machine(), at, rows, QStringLiteral("locality"));
    std::vector<double> login;
    std::vector<double> list;
    std::vector<double> rss;
    std::vector<double> peak;
    for (int i = 0; i < rounds; ++i) {
        const auto start = startClient(program, prepared.machine(), at, rows);
        login.push_back(start.loginMs);
        list.push_back(start.listMs);
        rss.push_back(start.rssMib);
        peak.push_back(start.peakMib);
    }
    printTimes("client.cold_start", list);
    printTimes("client.login_painted", login);
    print("client.rss_mib", quantile(rss, 1), "MiB");
    print("client.rss_peak_mib", quantile(peak, 1), "MiB");
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM",
            qgetenv("QT_QPA_PLATFORM").isEmpty() ? "offscreen" : qgetenv("QT_QPA_PLATFORM"));
    CLI::App app("What a person waits for in the client. Medians, with the best beside them; "
                 "op.commit and visit.next_row at the 99th percentile.");
    std::string folder = MYSPIKE_BINARY_DIR "/bench";
    std::int64_t rows = 1'000'000;
    int rounds = 7;
    std::string only;
    std::string asClient;
    std::string section;
    std::int64_t startedNs = 0;
    std::int64_t at = 0;
    app.add_option("--folder", folder, "Where the prepared replica is kept");
    app.add_option("--rows", rows, "Rows of the long list");
    app.add_option("--rounds", rounds, "How often each is done");
    app.add_option("--only", only, "start, list, form, draft, visit or act");
    app.add_option("--as-client", asClient)->group("");
    app.add_option("--section", section)->group("");
    app.add_option("--started", startedNs)->group("");
    app.add_option("--at", at)->group("");
    CLI11_PARSE(app, argc, argv);
    if (!asClient.empty()) {
        return runAsClient(argc, argv, QString::fromStdString(asClient), Instant{at}, startedNs,
                           QString::fromStdString(section));
    }
    QApplication application(argc, argv);
    PreparedReplica prepared(QString::fromStdString(folder), rows);
    const auto wanted = [&](const char* name) { return only.empty() || only == name; };
    if (wanted("start")) {
        measureStarts(QApplication::applicationFilePath(), prepared, static_cast<int>(rows),
                      rounds);
    }
    if (wanted("list") || wanted("form") || wanted("draft") || wanted("visit")) {
        Desk desk(prepared);
        if (wanted("list")) {
            measureLists(desk, rounds);
        }
        if (wanted("form")) {
            measureForms(desk, prepared, rounds);
        }
        if (wanted("draft")) {
            measureDrafts(desk, 3);
        }
        if (wanted("visit")) {
            measureVisit(desk, prepared);
        }
    }
    if (wanted("act")) {
        measureActs(prepared);
    }
    return 0;
}
