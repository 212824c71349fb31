// Writes pictures of a visit's pages: shots_visit DIR. Every step, light and dark, both languages,
// and large text, at 1366 × 768.
#include <QApplication>
#include <QDir>
#include <QKeyEvent>
#include <QPushButton>
#include <QTextStream>

#include "client/modules/verification/visit/assignment_page.h"
#include "client/modules/verification/visit/form_segment.h"
#include "client/modules/verification/visit/form_view.h"
#include "client/modules/verification/visit/observation_segment.h"
#include "client/modules/verification/visit/readiness_page.h"
#include "client/modules/verification/visit/report_page.h"
#include "client/modules/verification/visit/visit_acts.h"
#include "client/modules/verification/visit/visit_page.h"
#include "client/modules/verification/visit/visits_page.h"
#include "client/ui/language.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/shell/main_window.h"
#include "client/ui/theme/theme.h"
#include "shared/modules/verification/verification.h"
#include "tests/support/client/visit_bench.h"

using namespace myspike;
using namespace myspike::ui;

namespace {

/// What a dialog asks, over its page.
template <class Shoot> void shootDialog(QWidget& page, const QString& name, const Shoot& shoot)
{
    for (int i = 0; i < 8; ++i) {
        QApplication::processEvents();
    }
    if (auto* dialog = page.findChild<ui::CommandDialog*>()) {
        shoot(*dialog, name);
        dialog->close();
        delete dialog;
        page.window()->activateWindow();
        for (int i = 0; i < 8; ++i) {
            QApplication::processEvents();
        }
    }
}

void settle()
{
    for (int i = 0; i < 4; ++i) {
        QApplication::processEvents();
    }
}

void type(QWidget* widget, Qt::Key key, const QString& text)
{
    if (!widget) {
        return;
    }
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
    QApplication::sendEvent(widget, &press);
}

/// Some answers in every form, as after half a day.
void workHalfADay(site_visit::VisitDesk& desk)
{
    using namespace site_visit;
    const auto answer = [&](const char* form, std::size_t row, std::size_t cell, char key) {
        const auto& f = desk.form(form);
        if (row < f.rows.size()) {
            if (const auto values = valuesForKey(f.rows[row], cell, key)) {
                desk.answer(form, row, *values);
            }
        }
    };
    for (std::size_t i = 0; i < 4; ++i) {
        answer("V1.attendance", i, 0, i == 3 ? 'N' : 'Y');
        answer("V1.checklist", i, 0, 'Y');
    }
    for (std::size_t i = 0; i < 9; ++i) {
        answer("V2.checklist", i, 0, i == 4 ? 'N' : i == 6 ? 'T' : 'Y');
        answer("V3.equipment", i, 3, 'Y');
        answer("V3.equipment", i, 4, i == 2 ? 'N' : 'Y');
        answer("V4.checklist", i, 0, i == 6 ? 'N' : 'Y');
        answer("V5.identity", i, 1, i == 5 ? 'T' : i == 7 ? 'N' : 'Y');
    }
    desk.answer("V3.equipment", 4, *valuesForText(desk.form("V3.equipment").rows[4], 3, "1"));
    for (std::size_t i = 0; i < 9; ++i) {
        answer("V7.portfolio", i, 0, i == 3 ? '2' : 'Y');
        answer("V7.portfolio", i, 1, 'Y');
        answer("V7.portfolio", i, 2, i == 6 ? '3' : 'Y');
        answer("V7.portfolio", i, 3, 'Y');
    }
    desk.answer("V7.portfolio", 5, *valuesForText(desk.form("V7.portfolio").rows[5], 4, "61.5"));
    Record stranger(verification::unlistedTrainee(), desk.replica().newId());
    stranger.set(visit_part::kVisit, Ref<Visit>{desk.visitId()});
    stranger.set(visit_part::kAssignment, Ref<Assignment>{desk.facts().assignment.id});
    stranger.set(unlisted_trainee::kName, "Farhan Hakimi bin Rekaan");
    stranger.set(unlisted_trainee::kIdentityKind, IdentityKind::MyKad);
    stranger.set(unlisted_trainee::kIdentity, "070605101235");
    stranger.set(unlisted_trainee::kReason, unlisted_trainee::Reason::RegisteredLate);
    desk.act(desk.creationOf(stranger));
    Record guest(verification::attendance(), desk.replica().newId());
    guest.set(visit_part::kVisit, Ref<Visit>{desk.visitId()});
    guest.set(visit_part::kAssignment, Ref<Assignment>{desk.facts().assignment.id});
    guest.set(visit_attendance::kMeeting, visit_attendance::Meeting::Opening);
    guest.set(visit_attendance::kRole, visit_attendance::Role::InternalVerifier);
    guest.set(visit_attendance::kName, "Zaharah binti Contoh");
    guest.set(visit_attendance::kPresent, true);
    desk.act(desk.creationOf(guest));
    desk.typeRemark("V2.checklist", 4, QStringLiteral("Syarat (c) belum dipenuhi."));
    desk.commitRemarks();
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    if (argc != 2) {
        QTextStream(stderr) << "usage: shots_visit DIR\n";
        return 2;
    }
    QDir().mkpath(QString::fromLocal8Bit(argv[1]));
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    platform::DarkMode desktop;
    Theme theme(app, desktop);
    Language language(app, Tongue::Malay);
    theme.choose(ThemeChoice::Light);
    test::SiteWorld world(14);
    world.drawSample();
    test::VisitBench bench(world);

    MainWindow window(theme, language);
    window.resize(1366, 768);
    site_visit::VisitPage* page = nullptr;
    window.addSection(
        {QStringLiteral("visits"), msg("visits_page", "My visits"), QStringLiteral("visit"), {}},
        [&] { return new site_visit::VisitsPage(bench.bench); });
    window.setUser({QStringLiteral("Noraini binti Contoh"), msg("role", "External verifier")});
    window.setSyncStatus({.waiting = 34, .photos = 2, .offlineSince = world.replica.time.now()});
    bench.contact.setStatus({.waiting = 34, .photos = 2, .offlineSince = world.replica.time.now()});
    window.show();
    window.openPage(QStringLiteral("visit"), QStringLiteral("visits"), [&] {
        page = new site_visit::VisitPage(bench.bench, world.visit);
        return page;
    });
    settle();
    workHalfADay(page->desk());
    settle();
    const auto shoot = [&](const QString& name) {
        settle();
        window.grab().save(folder.filePath(name + QStringLiteral(".png")));
    };
    const auto steps = [&](const QString& suffix) {
        for (const char* step :
             {"V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9", "V10", "findings"}) {
            page->showStep(QString::fromLatin1(step));
            page->takeFocus();
            shoot(QString::fromLatin1(step) + suffix);
        }
    };
    steps(QStringLiteral("_ms"));
    page->showStep(QStringLiteral("V1"), 2);
    shoot(QStringLiteral("V1_sign_ms"));
    page->showStep(QStringLiteral("V2"), 1);
    shoot(QStringLiteral("V2_personnel_ms"));
    const auto folderOf = [&](QWidget& dialog, const QString& name) {
        dialog.grab().save(folder.filePath(name + QStringLiteral(".png")));
    };
    const auto dialogs = [&](const QString& suffix) {
        page->showStep(QStringLiteral("V5"));
        page->acts().action(QStringLiteral("visit.addPerson"))->trigger();
        shootDialog(*page, QStringLiteral("dialog_unlisted") + suffix, folderOf);
        page->showStep(QStringLiteral("V1"));
        page->acts().action(QStringLiteral("visit.addPerson"))->trigger();
        shootDialog(*page, QStringLiteral("dialog_person") + suffix, folderOf);
        page->acts().action(QStringLiteral("visit.cannotBeHeld"))->trigger();
        shootDialog(*page, QStringLiteral("dialog_cannot") + suffix, folderOf);
        page->showStep(QStringLiteral("V10"), 3);
        if (auto* refuse = page->findChild<QPushButton*>(
                QStringLiteral("visit.V10.sign.centre_manager.refuse"))) {
            refuse->click();
            shootDialog(*page, QStringLiteral("dialog_refusal") + suffix, folderOf);
        }
    };
    dialogs(QStringLiteral("_ms"));
    page->showStep(QStringLiteral("V3"));
    page->takeFocus();
    page->acts().action(QStringLiteral("visit.raiseFinding"))->trigger();
    shoot(QStringLiteral("finding_ms"));
    type(QApplication::focusWidget(), Qt::Key_Escape, {});
    page->showStep(QStringLiteral("V8"));
    if (auto* observation = qobject_cast<site_visit::ObservationSegment*>(page->currentSegment())) {
        observation->begin();
        settle();
        for (int i = 0; i < 5; ++i) {
            type(QApplication::focusWidget(), Qt::Key_2, QStringLiteral("2"));
        }
    }
    shoot(QStringLiteral("V8_score_ms"));
    page->showStep(QStringLiteral("V9"));
    page->takeFocus();
    page->acts().action(QStringLiteral("visit.asCentre"))->trigger();
    shoot(QStringLiteral("V9_as_centre_ms"));
    page->acts().action(QStringLiteral("visit.amend"))->trigger();
    shoot(QStringLiteral("V9_amend_ms"));
    language.choose(Tongue::English);
    theme.choose(ThemeChoice::Dark);
    steps(QStringLiteral("_en_dark"));
    dialogs(QStringLiteral("_en_dark"));
    theme.choose(ThemeChoice::Light);
    theme.setTextPercent(125);
    language.choose(Tongue::Malay);
    steps(QStringLiteral("_ms_125"));
    dialogs(QStringLiteral("_ms_125"));
    page->showStep(QStringLiteral("V9"));
    page->takeFocus();
    page->acts().action(QStringLiteral("visit.amend"))->trigger();
    shoot(QStringLiteral("V9_amend_ms_125"));
    type(QApplication::focusWidget(), Qt::Key_Escape, {});
    page->showStep(QStringLiteral("V2"), 1);
    shoot(QStringLiteral("V2_personnel_ms_125"));
    theme.setTextPercent(100);
    theme.choose(ThemeChoice::Light);
    language.choose(Tongue::Malay);
    test::SiteWorld before(14, false);
    test::VisitBench beforeBench(before);
    QString suffix = QStringLiteral("_ms");
    const auto show = [&](const QString& name, const MainWindow::MakePage& make) {
        window.openPage(name + suffix, QStringLiteral("visits"), make);
        settle();
        shoot(name + suffix);
    };
    const auto early = [&] {
        beforeBench.laptop.clockAhead = 94'700'000;
        show(QStringLiteral("readiness"),
             [&] { return new site_visit::ReadinessPage(beforeBench.bench, before.visit); });
        show(QStringLiteral("inbox"), [&] { return new site_visit::VisitsPage(bench.bench); });
        show(QStringLiteral("report"),
             [&] { return new site_visit::ReportPage(bench.bench, world.visit); });
        before.setAssignmentState(assignment::State::AwaitingReply);
        site_visit::AssignmentPage* replyPage = nullptr;
        show(QStringLiteral("assignment"), [&] {
            replyPage = new site_visit::AssignmentPage(beforeBench.bench, before.visit);
            return replyPage;
        });
        replyPage->decline();
        shootDialog(*replyPage, QStringLiteral("dialog_decline") + suffix, folderOf);
        before.setAssignmentState(assignment::State::PackageIssued);
    };
    early();
    suffix = QStringLiteral("_ms_125");
    theme.setTextPercent(125);
    early();
    suffix = QStringLiteral("_en_dark");
    theme.setTextPercent(100);
    theme.choose(ThemeChoice::Dark);
    language.choose(Tongue::English);
    early();
    return 0;
}
