// Writes pictures of the shell: shots_shell DIR. Light and dark, both languages, and large text.
#include <QApplication>
#include <QDir>
#include <QTextStream>
#include <QThread>

#include "client/ui/shell/command_palette.h"
#include "client/ui/shell/main_window.h"
#include "client/ui/theme/theme.h"
#include "client/ui/widgets/prompt_dialog.h"
#include "tests/support/client/demo_page.h"

using namespace myspike;
using namespace myspike::ui;

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    if (argc != 2) {
        QTextStream(stderr) << "usage: shots_shell DIR\n";
        return 2;
    }
    QDir().mkpath(QString::fromLocal8Bit(argv[1]));
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    platform::DarkMode desktop;
    Theme theme(app, desktop);
    Language language(app, Tongue::Malay);
    const FixedClock clock(*Instant::parse("2026-11-24T06:05:00Z"));
    MainWindow window(theme, language);
    for (const SectionSpec& section : test::demoSections()) {
        window.addSection(
            section, [&clock, title = section.title] { return new test::DemoPage(clock, title); });
    }
    window.setUser({QStringLiteral("Aina binti Contoh"), msg("ui", "Signed.")});
    window.setBadge(QStringLiteral("one"), 12);
    window.setSyncStatus({.waiting = 3, .photos = 2, .offlineSince = clock.now()});
    window.show();
    window.activateWindow();
    // A popup under the search box needs the focus, which comes with activation.
    for (int i = 0; i < 1000 && !window.isActiveWindow(); ++i) {
        QApplication::processEvents(QEventLoop::AllEvents, 10);
        QThread::msleep(1);
    }
    window.showSection(QStringLiteral("one"));
    const auto shoot = [&](const QString& name) {
        for (int round = 0; round < 5; ++round) {
            QApplication::sendPostedEvents();
            QApplication::processEvents();
        }
        window.grab().save(folder.filePath(name + QStringLiteral(".png")));
    };
    for (const bool dark : {false, true}) {
        theme.choose(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        for (const Tongue tongue : {Tongue::Malay, Tongue::English}) {
            language.choose(tongue);
            const QString name =
                QStringLiteral("shell_%1_%2")
                    .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"),
                         tongue == Tongue::Malay ? QStringLiteral("ms") : QStringLiteral("en"));
            shoot(name);
        }
    }
    window.searchBox().open(QStringLiteral(">"));
    shoot(QStringLiteral("palette_dark_en"));
    window.searchBox().close();
    theme.choose(ThemeChoice::Light);
    language.choose(Tongue::Malay);
    window.searchBox().open();
    shoot(QStringLiteral("palette_light_ms"));
    window.searchBox().close();
    theme.setTextPercent(130);
    shoot(QStringLiteral("large_text_ms"));
    theme.setTextPercent(100);
    window.actions().action(QStringLiteral("shell.fold"))->trigger();
    shoot(QStringLiteral("folded_ms"));
    PromptDialog prompt({msg("ui", "Sign again"),
                         msg("ui", "The signature cannot be read. Sign again."),
                         {{words::kBack}, {words::kSave, Emphasis::Primary}},
                         0,
                         msg("ui", "Full name of the one who signs"),
                         true},
                        {}, &window);
    prompt.open();
    QApplication::processEvents();
    prompt.grab().save(folder.filePath(QStringLiteral("prompt_ms.png")));
    SignaturePad pad(QStringLiteral("pad"));
    Signature signature;
    signature.strokes = {
        {{100, 200}, {160, 60}, {220, 220}, {300, 90}, {360, 210}, {520, 150}, {700, 180}}};
    pad.setSignature(signature);
    pad.setSignatory(QStringLiteral("Aina binti Contoh"));
    pad.resize(520, 300);
    pad.grab().save(folder.filePath(QStringLiteral("signature_ms.png")));
    return 0;
}
