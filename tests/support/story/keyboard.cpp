#include "tests/support/story/keyboard.h"

#include <QApplication>
#include <QTest>
#include <QThread>
#include <QWidget>
#include <QWindow>

#include "tests/support/story/wait.h"

namespace myspike::test {

namespace {

/// The window that takes keys: the dialog or popup in front, else the active window.
QWindow* front()
{
    if (auto* popup = QApplication::activePopupWidget()) {
        return popup->windowHandle();
    }
    auto* modal = QApplication::activeModalWidget();
    auto* window = QGuiApplication::focusWindow();
    if (modal != nullptr && (window == nullptr || window != modal->windowHandle())) {
        modal->activateWindow();
        return nullptr; // it comes to the front a moment later
    }
    if (window == nullptr) {
        // A window manager brings back the window under a dialog; the offscreen platform has none.
        for (auto* w : QApplication::topLevelWidgets()) {
            if (w->isVisible() && w->windowType() != Qt::Popup && w->windowType() != Qt::ToolTip) {
                w->activateWindow();
            }
        }
    }
    return window;
}

/// Waits for the window in front; says what stands in its way.
QWindow* waitForFront()
{
    for (int i = 0; i < 2'000 && front() == nullptr; ++i) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        QThread::msleep(1);
    }
    if (auto* window = front()) {
        return window;
    }
    const auto name = [](const QObject* o) {
        return o == nullptr ? QStringLiteral("none")
                            : o->objectName() + u' ' + QLatin1String(o->metaObject()->className());
    };
    fail(QStringLiteral("no window takes keys: popup %1, dialog %2, in front %3")
             .arg(name(QApplication::activePopupWidget()), name(QApplication::activeModalWidget()),
                  name(QGuiApplication::focusWindow())));
}

} // namespace

QString focusName()
{
    const auto* w = QApplication::focusWidget();
    return w == nullptr ? QStringLiteral("nothing")
                        : QStringLiteral("%1 (%2)").arg(
                              w->objectName(), QLatin1String(w->metaObject()->className()));
}

void Keyboard::press(int key, Qt::KeyboardModifiers modifiers)
{
    ++m_keys;
    QTest::keyClick(waitForFront(), static_cast<Qt::Key>(key), modifiers);
    QCoreApplication::processEvents();
}

void Keyboard::type(const QString& text)
{
    for (const QChar c : text) {
        if (c == u'\n') {
            press(Qt::Key_Return);
            continue;
        }
        ++m_keys;
        QTest::keyClick(waitForFront(), c.toLatin1());
    }
    QCoreApplication::processEvents();
}

void Keyboard::replace(const QString& text)
{
    press(Qt::Key_A, Qt::ControlModifier);
    type(text);
}

void Keyboard::tabTo(const QString& objectName, int most)
{
    QStringList seen;
    for (int i = 0; i <= most; ++i) {
        auto* w = QApplication::focusWidget();
        if (w != nullptr && w->objectName() == objectName) {
            return;
        }
        seen << focusName();
        press(Qt::Key_Tab);
    }
    fail(QStringLiteral("Tab does not lead to %1; it passed %2")
             .arg(objectName, seen.mid(0, 60).join(QStringLiteral(", "))));
}

void Keyboard::choose(const QString& objectName)
{
    tabTo(objectName);
    press(Qt::Key_Space);
}

} // namespace myspike::test
