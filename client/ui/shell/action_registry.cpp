#include "client/ui/shell/action_registry.h"

#include <QAction>
#include <QEvent>
#include <QWidget>

#include "client/ui/language.h"
#include "client/ui/theme/icons.h"

namespace myspike::ui {

ActionRegistry::ActionRegistry(QWidget* host) : QObject(host), m_host(host)
{
    host->installEventFilter(this);
}

QAction* ActionRegistry::add(const ActionSpec& spec, std::function<void()> run)
{
    Q_ASSERT(action(spec.id) == nullptr);
    auto* made = new QAction(this);
    made->setObjectName(spec.id);
    made->setShortcut(spec.shortcut);
    made->setShortcutContext(Qt::WindowShortcut);
    if (!spec.iconName.isEmpty()) {
        made->setIcon(icon(spec.iconName));
    }
    connect(made, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_host->addAction(made);
    m_entries.append({spec, made, {}});
    retranslate(m_entries.last());
    Q_EMIT actionsChanged();
    return made;
}

QAction* ActionRegistry::action(const QString& id) const
{
    for (const Entry& entry : m_entries) {
        if (entry.spec.id == id) {
            return entry.action;
        }
    }
    return nullptr;
}

QList<QAction*> ActionRegistry::all() const
{
    QList<QAction*> actions;
    for (const Entry& entry : m_entries) {
        actions.append(entry.action);
    }
    return actions;
}

const ActionSpec& ActionRegistry::spec(const QAction* action) const
{
    for (const Entry& entry : m_entries) {
        if (entry.action == action) {
            return entry.spec;
        }
    }
    static const ActionSpec none;
    return none;
}

void ActionRegistry::setAvailable(const QString& id, const Text& whyNot)
{
    for (Entry& entry : m_entries) {
        if (entry.spec.id == id) {
            entry.whyNot = whyNot;
            entry.action->setEnabled(whyNot.empty());
            retranslate(entry);
        }
    }
}

QList<std::pair<QString, QString>> ActionRegistry::conflicts(const ActionRegistry* other) const
{
    QList<std::pair<QString, QString>> found;
    const auto compare = [&](const QAction* a, const QAction* b) {
        if (a != b && !a->shortcut().isEmpty() && a->shortcut() == b->shortcut()) {
            found.append({a->objectName(), b->objectName()});
        }
    };
    const QList<QAction*> own = all();
    for (qsizetype i = 0; i < own.size(); ++i) {
        for (qsizetype j = i + 1; j < own.size(); ++j) {
            compare(own[i], own[j]);
        }
        if (other != nullptr) {
            for (const QAction* theirs : other->all()) {
                compare(own[i], theirs);
            }
        }
    }
    return found;
}

bool ActionRegistry::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_host && event->type() == QEvent::LanguageChange) {
        for (const Entry& entry : m_entries) {
            retranslate(entry);
        }
    }
    return QObject::eventFilter(watched, event);
}

void ActionRegistry::retranslate(const Entry& entry)
{
    const QString text = translated(entry.spec.text);
    const QString whyNot = translated(entry.whyNot);
    const QString keys = entry.spec.shortcut.toString(QKeySequence::NativeText);
    entry.action->setText(text);
    entry.action->setStatusTip(whyNot);
    QString tip = keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys);
    if (!whyNot.isEmpty()) {
        tip += QLatin1Char('\n') + whyNot;
    }
    entry.action->setToolTip(tip);
}

QString whyDisabled(const QAction* action)
{
    return action->isEnabled() ? QString() : action->statusTip();
}

} // namespace myspike::ui
