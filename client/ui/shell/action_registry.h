// Every act of a window or page by its id: menus, palette, header buttons and shortcuts all read
// from here, so that nothing can be done in one place only.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <functional>

#include "client/ui/theme/style.h"
#include "shared/base/text.h"

class QAction;
class QWidget;

namespace myspike::ui {

struct ActionSpec
{
    QString id; ///< `<page>.<verb>`
    Msg text;
    QString iconName;
    QKeySequence shortcut;
    Msg group;                           ///< the menu it stands in
    Emphasis emphasis = Emphasis::Plain; ///< of its button in the page's header
    bool inHeader = true;                ///< otherwise in menu and palette only
};

class ActionRegistry final : public QObject
{
    Q_OBJECT
public:
    /// Shortcuts work while `host` is visible in the active window. The host owns the registry.
    explicit ActionRegistry(QWidget* host);

    /// The id must be new. The action belongs to the registry.
    QAction* add(const ActionSpec& spec, std::function<void()> run);
    /// nullptr for an unknown id.
    QAction* action(const QString& id) const;
    QList<QAction*> all() const;
    const ActionSpec& spec(const QAction* action) const;
    /// Enabled by an empty text; otherwise disabled, with the reason.
    void setAvailable(const QString& id, const Text& whyNot);

    /// Pairs of ids that share a shortcut, here and with `other`.
    QList<std::pair<QString, QString>> conflicts(const ActionRegistry* other = nullptr) const;

Q_SIGNALS:
    void actionsChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry
    {
        ActionSpec spec;
        QAction* action;
        Text whyNot;
    };
    void retranslate(const Entry& entry);

    QWidget* m_host;
    QList<Entry> m_entries;
};

/// The reason a disabled action gives; empty if it has none.
QString whyDisabled(const QAction* action);

} // namespace myspike::ui
