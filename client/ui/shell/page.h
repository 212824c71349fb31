// One page of the shell. GUI thread. Writes no user text in its constructor: retranslate() does,
// before the page is first shown and at every change of language. The shell draws title, header
// buttons and the outer margins: the page's own layout has none.
#pragma once

#include <QJsonObject>
#include <QWidget>

namespace myspike::ui {

class ActionRegistry;

class Page : public QWidget
{
    Q_OBJECT
public:
    /// `objectName` is the prefix of the names of its widgets.
    explicit Page(const QString& objectName, QWidget* parent = nullptr);

    virtual QString title() const = 0;
    /// A line under the title: the record's number, the centre; may be empty.
    virtual QString subtitle() const { return {}; }

    /// False keeps the page. A page that refuses has said why in itself, with what to do; it opens
    /// no modal box. Drafts are kept anyway, so most pages never refuse.
    virtual bool canLeave() { return true; }

    /// Writes every text of the page in the language in force.
    virtual void retranslate() = 0;

    /// Where the user stands: filter, row, section. Put back after a restart.
    virtual QJsonObject saveState() const { return {}; }
    virtual void restoreState(const QJsonObject&) {}

    /// Reads again what it shows. Called when a stale page is shown or becomes stale while shown.
    virtual void refresh() {}

    /// Where the keyboard goes when the page is shown; by default its first focusable widget.
    virtual void takeFocus();

    /// For what is shown later than the page, when it was read: takes the keyboard unless the user
    /// went elsewhere meanwhile, to the search box or to a dialog, and types there.
    void takeFocusIfFree();

    /// What was shown may have changed in the store.
    void markStale();

    /// Acts of this page: buttons in the header, entries of menu and palette.
    ActionRegistry& acts() { return *m_acts; }

Q_SIGNALS:
    /// Title or subtitle is another now.
    void titleChanged();
    /// The page has done its work, for instance after deleting its record.
    void closeRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    ActionRegistry* m_acts;
    bool m_isStale = true;
    bool m_isTranslated = false;
};

} // namespace myspike::ui
