// What every page owes those who use no mouse or no eyes: names, no trap, no lost order.
#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QSet>
#include <QWidget>

namespace myspike::test {

/// Interactive widgets of a page without a name for screen readers or without an object name, and
/// mnemonics used twice; empty where all is well.
inline QStringList accessibilityFaults(QWidget* page)
{
    QStringList faults;
    QSet<QString> mnemonics;
    for (auto* w : page->findChildren<QWidget*>()) {
        if (!w->isVisibleTo(page) || !(w->focusPolicy() & Qt::TabFocus) ||
            w->focusProxy() != nullptr) {
            continue;
        }
        const QString where = QStringLiteral("%1 %2").arg(
            QString::fromLatin1(w->metaObject()->className()), w->objectName());
        if (auto* accessible = QAccessible::queryAccessibleInterface(w)) {
            if (accessible->text(QAccessible::Name).isEmpty()) {
                faults.append(where + QStringLiteral(": no accessible name"));
            }
        }
        if (w->objectName().isEmpty() || w->objectName().startsWith(QStringLiteral("qt_"))) {
            faults.append(where + QStringLiteral(": no object name"));
        }
        if (const auto* button = qobject_cast<QAbstractButton*>(w)) {
            const QString key = QKeySequence::mnemonic(button->text()).toString();
            if (!key.isEmpty() && mnemonics.contains(key)) {
                faults.append(where + QStringLiteral(": mnemonic %1 twice").arg(key));
            }
            mnemonics.insert(key);
        }
    }
    return faults;
}

/// Pages down the tab chain until it comes back; the widgets in the order Tab visits them.
inline QList<QWidget*> tabOrder(QWidget* page)
{
    QList<QWidget*> order;
    for (QWidget* w = page->nextInFocusChain(); w != nullptr && w != page;
         w = w->nextInFocusChain()) {
        if (page->isAncestorOf(w) && w->isVisibleTo(page) && w->isEnabled() &&
            (w->focusPolicy() & Qt::TabFocus) && w->focusProxy() == nullptr) {
            order.append(w);
        }
    }
    return order;
}

} // namespace myspike::test
