// A page on the officer's screen: the real shell at 1366×768 over the world of one verification,
// with a counter of keys and a camera.
#pragma once

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QtTest>

#include "client/platform/dark_mode.h"
#include "client/ui/language.h"
#include "client/ui/shell/main_window.h"
#include "client/ui/shell/page.h"
#include "client/ui/theme/theme.h"
#include "client/ui/values/workplace.h"
#include "tests/support/client/scripted_prompter.h"
#include "tests/support/client/world_replica.h"

namespace myspike::test {

/// Counts the keys that a person presses; keys of the program itself do not come this way.
class KeyCounter final : public QObject
{
public:
    int keys = 0;
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        ++keys;
        auto* target = QApplication::focusWidget();
        if (target == nullptr) {
            QTest::qFail("nothing has the keyboard", __FILE__, __LINE__);
            return;
        }
        QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
    }
    void type(const QString& text)
    {
        keys += static_cast<int>(text.size());
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
};

class DeskStage
{
public:
    explicit DeskStage(WorldReplica& replica)
    {
        place.replica = &replica;
        place.prompter = &prompter;
        place.files = &files;
        // As the composition does.
        QObject::connect(&replica, &Replica::rowsChanged, &window,
                         [this] { window.markPagesStale(); });
    }

    template <class P> P* open(std::function<P*()> make)
    {
        window.resize(1366, 768);
        window.setUser({QStringLiteral("Aina binti Rahman"), msg("role", "Verification officer")});
        window.addSection({QStringLiteral("desk"), msg("assignment_desk", "Assign verifiers"),
                           QStringLiteral("inbox"), msg("shell", "Go")},
                          make);
        window.showSection(QStringLiteral("desk"));
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) {
            qWarning("the window is not active");
        }
        auto* page = static_cast<P*>(window.currentPage());
        page->takeFocus();
        return page;
    }

    /// Everything that Tab reaches is named, for those who hear the page.
    void checkNames(QWidget* page)
    {
        for (auto* widget : page->findChildren<QWidget*>()) {
            const auto name = widget->objectName();
            if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible() ||
                name.isEmpty() || name.startsWith(QLatin1String("qt_"))) {
                continue;
            }
            auto* face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), qPrintable(name));
        }
    }

    /// A picture in build/shots/desk, in one language and one theme.
    void shoot(const QString& name, bool dark = false, ui::Tongue tongue = ui::Tongue::English,
               int percent = 100)
    {
        theme.choose(dark ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
        theme.setTextPercent(percent);
        language.choose(tongue);
        QApplication::processEvents();
        QApplication::processEvents();
        QDir().mkpath(QStringLiteral(MYSPIKE_BINARY_DIR "/shots/desk"));
        window.grab().save(QStringLiteral(MYSPIKE_BINARY_DIR "/shots/desk/%1.png").arg(name));
        theme.choose(ui::ThemeChoice::Light);
        theme.setTextPercent(100);
        language.choose(ui::Tongue::English);
        QApplication::processEvents();
    }

    platform::DarkMode desktop;
    ui::Theme theme{*qApp, desktop};
    ui::Language language{*qApp, ui::Tongue::English};
    ScriptedPrompter prompter;
    ScriptedFilePicker files;
    ui::Workplace place;
    ui::MainWindow window{theme, language};
    KeyCounter keyboard;
};

} // namespace myspike::test
