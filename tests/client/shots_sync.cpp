// Writes pictures of what people see of synchronisation, with real differences, refusals, parked
// work and receipts: shots_sync DIR. Light and dark, both languages, and text at 125 %.
#include <QApplication>
#include <QDir>
#include <QScrollArea>
#include <QTextStream>

#include "client/ui/language.h"
#include "client/ui/records/conflict_choices.h"
#include "client/ui/records/conflict_page.h"
#include "client/ui/records/inbox_page.h"
#include "client/ui/records/outbox_page.h"
#include "client/ui/records/parked_page.h"
#include "client/ui/records/receipts_panel.h"
#include "client/ui/records/record_page.h"
#include "client/ui/shell/main_window.h"
#include "client/ui/theme/theme.h"
#include "shared/modules/catalogue.h"
#include "shared/modules/users/fields.h"
#include "shared/modules/verification/fields.h"
#include "shared/sync/codec.h"
#include "shared/sync/parked.h"
#include "shared/sync/settle.h"
#include "shared/trust/key_pair.h"
#include "tests/support/client/desk.h"
#include "tests/support/shared/receipts.h"

using namespace myspike;
using namespace myspike::ui;

namespace {

namespace vr = verification_request;

/// An officer's machine on a day when much came together.
struct Scene
{
    Catalogue catalogue = buildCatalogue();
    test::FakeReplica replica{catalogue,
                              test::FakeReplica::anyone({std::string(role::kVerificationOfficer)})};
    ReferenceTitles titles{replica};
    SyncMarks marks{replica};
    test::ScriptedPrompter prompter;
    test::ScriptedFilePicker files;
    Workplace workplace{&replica, &prompter, &files, &titles, &marks};
    std::vector<Record> requests;

    Scene()
    {
        workplace.syncNow = [] { return Text(msg("sync", "Synchronising now.")); };
        workplace.openConflict = [](const Id&) {};
        Record c(*catalogue.type(Centre::kType), replica.newId());
        c.version = 1;
        c.set(centre::kCode, std::string("L02145"));
        c.set(centre::kName, std::string("Kolej Vokasional Contoh Utama"));
        c.set(centre::kStatus, centre::Status::Active);
        replica.put(c, true);
        for (int i = 0; i < 4; ++i) {
            Record r(*catalogue.type(VerificationRequest::kType), replica.newId());
            r.version = 1;
            r.set(vr::kNumber, "VER/2026/00010" + std::to_string(i));
            r.set(vr::kCentre, Ref<Centre>{c.id});
            r.set(vr::kLevel, 3);
            r.set(vr::kTraineeCount, 12 + i);
            r.set(vr::kProposed1, Date::fromYmd(2026, 12, 7)->plusDays(i));
            r.set(vr::kPlace, std::string("Bengkel A, Blok 2"));
            r.set(vr::kState, vr::State::Draft);
            replica.put(r, true);
            requests.push_back(r);
        }
        differences();
        refusals();
        parkedWork();
    }

    Operation edit(std::size_t request, const char* place, int trainees = 0)
    {
        Operation op;
        op.command = kEdit;
        op.type = VerificationRequest::kType;
        op.subject = requests[request].id;
        op.args.set(vr::kPlace, std::string(place));
        if (trainees > 0) {
            op.args.set(vr::kTraineeCount, trainees);
        }
        return op;
    }

    Record difference(std::size_t request, conflicts::Kind kind)
    {
        const auto& r = requests[request];
        Record d(conflicts::conflict(), replica.newId());
        d.version = 1;
        d.set(conflicts::kKind, kind);
        d.set(conflicts::kRecordType, std::string(VerificationRequest::kType));
        d.set(conflicts::kRecordId, r.id.toString());
        d.set(conflicts::kTitle, r.text(vr::kNumber));
        d.set(conflicts::kAuthorName, std::string("Siti Hajar binti Musa"));
        d.set(conflicts::kDeviceName, std::string("LAPTOP-PPL-031"));
        d.set(conflicts::kMadeAt, replica.time.now().plusSeconds(-26 * 3600));
        d.set(conflicts::kTheirsName, std::string("Muhammad Hafiz bin Othman"));
        d.set(conflicts::kTheirsAt, replica.time.now().plusSeconds(-3 * 3600));
        d.set(conflicts::kState, conflicts::State::Open);
        d.set(conflicts::kScopes, std::string("national:verification"));
        return d;
    }

    void differences()
    {
        auto both = difference(0, conflicts::Kind::BothChanged);
        both.set(conflicts::kBase,
                 std::string(R"({"place":"Bengkel A, Blok 2","trainee_count":12})"));
        both.set(conflicts::kMine, std::string(R"({"place":"Bengkel Kimpalan, Blok 5, Kampus )"
                                               R"(Cawangan Seri Iskandar","trainee_count":15})"));
        both.set(conflicts::kTheirs,
                 std::string(R"({"place":"Dewan Serbaguna","trainee_count":14})"));
        auto now = requests[0];
        now.set(vr::kPlace, std::string("Dewan Serbaguna"));
        now.set(vr::kTraineeCount, 14);
        replica.put(now, true);
        replica.put(both, true);
        auto removed = difference(1, conflicts::Kind::RemovedMeanwhile);
        removed.set(conflicts::kBase, std::string(R"({"place":"Bengkel A, Blok 2"})"));
        removed.set(conflicts::kMine, std::string(R"({"place":"Makmal Elektrik 3"})"));
        removed.set(conflicts::kTheirs, std::string(R"({"place":"Bengkel A, Blok 2"})"));
        replica.put(removed, true);
        replica.remove(requests[1].type(), requests[1].id);
        auto removal = difference(2, conflicts::Kind::ChangedBeforeRemoval);
        removal.set(conflicts::kBase, std::string("{}"));
        removal.set(conflicts::kMine, std::string("{}"));
        removal.set(conflicts::kTheirs, std::string("{}"));
        replica.put(removal, true);
    }

    void refusals()
    {
        auto key = KeyPair::generate();
        replica.setReceiptKey(key->publicKey().toPem());
        const auto answered = [&](Operation op, Verdict v, bool intoInbox) {
            (void)replica.act(op);
            const auto acts = replica.actsOn(op.subject);
            QApplication::processEvents();
            const auto done = acts.result()->front().operation;
            v.operation = done.id;
            v.number = done.number;
            v.receivedAt = replica.time.now();
            v.receipt = test::receiptFor(v, done, *key);
            if (intoInbox) {
                replica.refuse(done.id, v);
            }
            replica.answerAct(done.id, v);
        };
        answered(edit(3, "Bengkel B"), Verdict{}, false);
        Verdict no;
        no.kind = VerdictKind::Rejected;
        no.rule = "VER-R4";
        no.text = Text(msg("rule", "%1 is missing. Fill it in."),
                       {TextArg(requests[3].type().field(vr::kNoss.name)->traits.label)});
        answered(edit(3, "Bengkel B, Blok 7", 16), no, true);
        Verdict blocked;
        blocked.kind = VerdictKind::Blocked;
        blocked.text = msg("verdict", "This rests on earlier work that the server refused. Mend "
                                      "the earlier one, then send this again.");
        answered(edit(3, "Bengkel C"), blocked, true);
        (void)replica.act(edit(3, "Bengkel D", 18));
        (void)replica.act(edit(2, "Makmal 4"));
    }

    void parkedWork()
    {
        Actor siti;
        siti.user = replica.newId();
        siti.name = "Siti Hajar binti Musa";
        for (int i = 0; i < 3; ++i) {
            auto op = edit(2,
                           i == 0   ? "Bengkel Kimpalan"
                           : i == 1 ? "Makmal 2"
                                    : "Makmal 3",
                           10 + i);
            op.id = replica.newId();
            op.user = siti.user;
            op.device = replica.newId();
            op.generation = op.device;
            op.number = 41 + i;
            op.at = replica.time.now().plusDays(-12);
            op.deviceName = "LAPTOP-PPL-031";
            replica.put(parked::park(op, siti, requests[2], {"national:verification"},
                                     replica.time.now(),
                                     i == 2 ? std::nullopt
                                            : std::optional(replica.time.today().plusDays(-11))),
                        true);
        }
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
        QTextStream(stderr) << "usage: shots_sync DIR\n";
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(QStringLiteral("."));
    platform::DarkMode desktop;
    Theme theme(app, desktop);
    Language language(app, Tongue::Malay);
    Scene scene;
    MainWindow window(theme, language);
    window.setUser({QStringLiteral("Aina binti Rahman"), msg("role", "Verification officer")});
    window.setSyncStatus({.waiting = 2, .refused = 2, .conflicts = 3});
    const auto add = [&](const char* id, Msg title, const char* icon, MainWindow::MakePage make) {
        window.addSection({QString::fromLatin1(id), title, QString::fromLatin1(icon)},
                          std::move(make));
    };
    add("outbox", msg("sync", "Waiting to be sent"), "send",
        [&] { return new OutboxPage(scene.workplace); });
    add("replies", msg("sync", "Answers of the server"), "bell",
        [&] { return new InboxPage(scene.workplace); });
    add("conflicts", msg("sync", "Differences"), "conflict",
        [&] { return new ConflictPage(scene.workplace); });
    add("parked", msg("sync", "Parked work"), "clock",
        [&] { return new ParkedPage(scene.workplace); });
    window.setBadge(QStringLiteral("outbox"), 2);
    window.setBadge(QStringLiteral("replies"), 2);
    window.setBadge(QStringLiteral("conflicts"), 3);
    window.setBadge(QStringLiteral("parked"), 3);
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
    const auto largeText = [&](const QString& name) {
        theme.setTextPercent(125);
        shoot(name + QStringLiteral("_125_ms"));
        theme.setTextPercent(100);
    };
    for (const char* section : {"outbox", "replies", "parked"}) {
        const auto id = QString::fromLatin1(section);
        window.showSection(id);
        settle();
        qobject_cast<SyncPage*>(window.currentPage())->setCurrentRow(0);
        eachLook(id);
        largeText(id);
    }
    window.showSection(QStringLiteral("conflicts"));
    settle();
    auto* conflicts = qobject_cast<ConflictPage*>(window.currentPage());
    for (int row = 0; row < conflicts->rowCount(); ++row) {
        conflicts->setCurrentRow(row);
        settle();
        const bool isRemoval = conflicts->findChild<QWidget*>(QStringLiteral("conflicts.follow"));
        const auto fields = conflicts->choices().count();
        if (fields > 1) {
            conflicts->choices().choose(0, ConflictChoices::Take::Mine);
            conflicts->choices().choose(1, ConflictChoices::Take::Other);
            eachLook(QStringLiteral("conflict"));
            largeText(QStringLiteral("conflict"));
        } else if (isRemoval && fields == 1) {
            conflicts->choices().chooseWish(true);
            eachLook(QStringLiteral("conflict_removed"));
            largeText(QStringLiteral("conflict_removed"));
        } else {
            eachLook(QStringLiteral("conflict_removal"));
        }
    }
    const auto& type = scene.requests[3].type();
    window.openPage(QStringLiteral("request"), QStringLiteral("outbox"),
                    [&] { return new RecordPage(scene.workplace, type, scene.requests[3].id); });
    auto* page = qobject_cast<RecordPage*>(window.currentPage());
    settle();
    if (auto* area = page->findChild<QScrollArea*>(page->objectName() + QStringLiteral(".area"))) {
        area->ensureWidgetVisible(&page->receipts());
    }
    eachLook(QStringLiteral("receipts"));
    return 0;
}
