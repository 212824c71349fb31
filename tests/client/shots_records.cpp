// Writes pictures of generated lists and forms over the product's own record types:
// shots_records DIR. Light and dark, both languages, and text at 125 %.
#include <QApplication>
#include <QDir>
#include <QTextStream>

#include "client/ui/forms/command_dialog.h"
#include "client/ui/forms/field_editor.h"
#include "client/ui/forms/record_form.h"
#include "client/ui/language.h"
#include "client/ui/records/conflict_page.h"
#include "client/ui/records/inbox_page.h"
#include "client/ui/records/record_page.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/shell/main_window.h"
#include "client/ui/table/filter_bar.h"
#include "client/ui/table/list_page.h"
#include "client/ui/theme/theme.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/verification/fields.h"
#include "tests/support/client/desk.h"

using namespace myspike;
using namespace myspike::ui;

namespace {

/// Invented centres and requests, enough to fill a page.
struct Scene
{
    Catalogue catalogue = buildCatalogue();
    test::FakeReplica replica{catalogue,
                              test::FakeReplica::anyone({std::string(role::kVerificationOfficer)})};
    ReferenceTitles titles{replica};
    SyncMarks marks{replica};
    test::ScriptedPrompter prompter;
    test::ScriptedFilePicker files;
    Workplace workplace{&replica, &prompter, &files, &titles, &marks, {}, {}};
    Id request;

    Scene()
    {
        const std::array names{"Kolej Vokasional Contoh Utama", "Institut Kemahiran Bayu",
                               "Pusat Latihan Seri Cahaya", "Akademi Automotif Gemilang",
                               "Institut Latihan Sinar Jaya"};
        std::vector<Id> centres;
        for (std::size_t i = 0; i < names.size(); ++i) {
            Record c(*catalogue.type(Centre::kType), replica.newId());
            c.version = 1;
            c.set(centre::kCode, "L0" + std::to_string(2145 + i * 37));
            c.set(centre::kName, std::string(names[i]));
            c.set(centre::kStatus, centre::Status::Active);
            replica.put(c, true);
            centres.push_back(c.id);
        }
        Record noss(*catalogue.type(Noss::kType), replica.newId());
        noss.version = 1;
        noss.setValue("code", std::string("F432-005-3:2019"));
        replica.put(noss, true);
        using State = verification_request::State;
        const auto& states = choicesOf(State{});
        for (int i = 0; i < 60; ++i) {
            Record r(*catalogue.type(VerificationRequest::kType), replica.newId());
            r.version = 1;
            std::string number = std::to_string(100 + i);
            r.set(verification_request::kNumber, "VER/2026/000" + number);
            r.set(verification_request::kCentre,
                  Ref<Centre>{centres[static_cast<std::size_t>(i) % centres.size()]});
            r.set(verification_request::kNoss, Ref<Noss>{noss.id});
            r.set(verification_request::kLevel, 3);
            r.set(verification_request::kTraineeCount, 12 + i % 9);
            r.set(verification_request::kProposed1, Date::fromYmd(2026, 12, 1)->plusDays(i));
            r.set(verification_request::kPlace, std::string("Bengkel A, Blok 2"));
            r.set(verification_request::kState,
                  i == 0 ? State{} : static_cast<State>(i % static_cast<int>(states.size())));
            replica.put(r, true);
            if (i == 0) {
                request = r.id;
            }
        }
        Operation op;
        op.command = kEdit;
        op.type = VerificationRequest::kType;
        op.subject = request;
        op.args.set(verification_request::kTraineeCount, 14);
        (void)replica.act(op);
    }
};

void settle()
{
    for (int round = 0; round < 60; ++round) {
        QApplication::sendPostedEvents();
        QApplication::processEvents(QEventLoop::AllEvents, 5);
    }
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    if (argc != 2) {
        QTextStream(stderr) << "usage: shots_records DIR\n";
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));
    platform::DarkMode desktop;
    Theme theme(app, desktop);
    Language language(app, Tongue::Malay);
    Scene scene;
    const auto& type = *scene.catalogue.type(VerificationRequest::kType);
    MainWindow window(theme, language);
    window.addSection({QStringLiteral("requests"), type.plural, QStringLiteral("visit")},
                      [&] { return new ListPage(scene.workplace, type); });
    window.setUser({QStringLiteral("Aina binti Contoh"), msg("ui", "Signed.")});
    window.setSyncStatus({.waiting = 1});
    window.resize(1366, 768);
    window.show();
    window.activateWindow();
    for (int i = 0; i < 1000 && !window.isActiveWindow(); ++i) {
        QApplication::processEvents(QEventLoop::AllEvents, 10);
    }
    const auto shoot = [&](const QString& name) {
        settle();
        window.grab().save(folder.filePath(name + QStringLiteral(".png")));
    };
    window.showSection(QStringLiteral("requests"));
    auto* list = qobject_cast<ListPage*>(window.currentPage());
    settle();
    list->takeFocus();
    const auto eachLook = [&](const QString& name) {
        for (const bool dark : {false, true}) {
            theme.choose(dark ? ThemeChoice::Dark : ThemeChoice::Light);
            for (const Tongue tongue : {Tongue::Malay, Tongue::English}) {
                language.choose(tongue);
                shoot(QStringLiteral("%1_%2_%3")
                          .arg(name, dark ? QStringLiteral("dark") : QStringLiteral("light"),
                               tongue == Tongue::Malay ? QStringLiteral("ms")
                                                       : QStringLiteral("en")));
            }
        }
        theme.choose(ThemeChoice::Light);
        language.choose(Tongue::Malay);
    };
    eachLook(QStringLiteral("list"));
    list->filters().openPanel();
    list->filters().restoreState({{QStringLiteral("state"), QStringLiteral("draft,submitted")},
                                  {QStringLiteral("trainee_count"), QStringLiteral("10|20")}});
    shoot(QStringLiteral("list_filtered_ms"));
    list->filters().clear();
    list->filters().closePanel();
    list->togglePreview();
    shoot(QStringLiteral("list_preview_ms"));
    list->togglePreview();
    list->setSearch(QStringLiteral("tiada"));
    shoot(QStringLiteral("list_empty_ms"));
    list->setSearch({});
    list->chooseColumns();
    settle();
    if (auto* chooser = window.findChild<QDialog*>(
            QStringLiteral("list_%1.columns").arg(QLatin1String(type.key)))) {
        chooser->grab().save(folder.filePath(QStringLiteral("columns_ms.png")));
        chooser->reject();
    }
    theme.setTextPercent(130);
    shoot(QStringLiteral("list_130_ms"));
    theme.setTextPercent(100);

    window.openPage(QStringLiteral("request"), QStringLiteral("requests"),
                    [&] { return new RecordPage(scene.workplace, type, scene.request); });
    auto* page = qobject_cast<RecordPage*>(window.currentPage());
    settle();
    eachLook(QStringLiteral("record"));
    page->form().judge(true, true, [](bool) {});
    shoot(QStringLiteral("record_findings_ms"));
    theme.setTextPercent(130);
    shoot(QStringLiteral("record_130_ms"));
    theme.setTextPercent(100);
    page->acts().action(QStringLiteral("record_verification_request.history"))->trigger();
    shoot(QStringLiteral("record_history_ms"));
    for (const auto& command : scene.catalogue.commands()) {
        if (std::string_view(command.subject) == type.key && !command.args.empty() &&
            !command.createsSubject) {
            CommandDialog dialog(scene.workplace, requestOf(command, scene.request), &window);
            dialog.setAttribute(Qt::WA_DeleteOnClose, false);
            dialog.open();
            settle();
            dialog.grab().save(folder.filePath(QStringLiteral("act_ms.png")));
            break;
        }
    }
    Verdict no;
    no.kind = VerdictKind::Rejected;
    no.rule = "VER-R4";
    no.text = msg("rule", "%1 is missing. Fill it in.");
    no.text.args = {TextArg(msg("verification_request", "Place"))};
    scene.replica.refuse(scene.replica.acts.front().id, no);
    window.openPage(QStringLiteral("inbox"), QStringLiteral("requests"),
                    [&] { return new InboxPage(scene.workplace); });
    shoot(QStringLiteral("inbox_ms"));
    window.openPage(QStringLiteral("conflicts"), QStringLiteral("requests"),
                    [&] { return new ConflictPage(scene.workplace); });
    shoot(QStringLiteral("conflicts_ms"));
    return 0;
}
