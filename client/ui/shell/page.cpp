#include "client/ui/shell/page.h"

#include <QApplication>
#include <QEvent>

#include "client/ui/shell/action_registry.h"

namespace myspike::ui {

Page::Page(const QString& objectName, QWidget* parent)
    : QWidget(parent), m_acts(new ActionRegistry(this))
{
    setObjectName(objectName);
}

void Page::takeFocus()
{
    for (QWidget* next = nextInFocusChain(); next != nullptr && next != this;
         next = next->nextInFocusChain()) {
        if (isAncestorOf(next) && (next->focusPolicy() & Qt::TabFocus) && next->isEnabled() &&
            next->isVisibleTo(this)) {
            next->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void Page::takeFocusIfFree()
{
    const auto* now = QApplication::focusWidget();
    if (isVisible() && (now == nullptr || now == this || isAncestorOf(now))) {
        takeFocus();
    }
}

void Page::markStale()
{
    m_isStale = true;
    if (isVisible()) {
        m_isStale = false;
        refresh();
    }
}

void Page::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_isTranslated) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

void Page::showEvent(QShowEvent* event)
{
    if (!m_isTranslated) {
        m_isTranslated = true;
        retranslate();
    }
    if (m_isStale) {
        m_isStale = false;
        refresh();
    }
    QWidget::showEvent(event);
}

} // namespace myspike::ui
