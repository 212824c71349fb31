// The frame of the client: navigation, search box, status, page header, page, menu. Holds no
// records and knows no module. GUI thread; there may be several.
#pragma once

#include <QHash>
#include <QMainWindow>
#include <QPointer>
#include <functional>
#include <memory>
#include <optional>

#include "client/ui/shell/navigation_bar.h"
#include "client/ui/shell/palette_source.h"
#include "client/ui/shell/sync_status.h"

class QHBoxLayout;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace myspike::ui {

class ActionRegistry;
class CommandPalette;
class IconButton;
class Language;
class Label;
class MessageStrip;
class Page;
class StatusChip;
class Theme;

/// Who is logged in, as the user menu shows it.
struct UserFace
{
    QString name;
    Text role;
};

class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    using MakePage = std::function<Page*()>;

    /// Neither is owned; both outlive the window.
    MainWindow(Theme& theme, Language& language, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// A section of the navigation; its page is made when it is first opened.
    void addSection(const SectionSpec& section, MakePage make);
    /// False if the page in force refused to be left, or there is no such section.
    bool showSection(const QString& id);
    /// Shows the page of `key`, for instance "visit:<id>"; makes it if it is not open. `section`
    /// is marked in the navigation. False if the page in force refused to be left.
    bool openPage(const QString& key, const QString& section, const MakePage& make);
    /// Leaves the page and forgets it; the page before it comes back.
    bool closePage(Page* page);
    Page* currentPage() const;
    /// Pages that are open, with their keys.
    QHash<QString, Page*> openPages() const;
    /// Tells every page that the store has changed.
    void markPagesStale();

    bool canGoBack() const;
    bool canGoForward() const;

    ActionRegistry& actions() { return *m_actions; }
    CommandPalette& searchBox() { return *m_palette; }
    /// For what concerns the window rather than a page.
    MessageStrip& strip() { return *m_strip; }

    /// Of the page in front; empty where there is none.
    QString currentKey() const;

    void setSyncStatus(const SyncStatus& status);
    void setUser(const UserFace& user);
    void setBadge(const QString& section, qint64 count);

    /// Section, folded navigation, geometry, the key of the page in front and the state of that
    /// and of the section pages.
    QJsonObject saveSession() const;
    /// Leads to the section; whoever makes pages that are no sections opens "page" again.
    void restoreSession(const QJsonObject& session);

public Q_SLOTS:
    void goBack();
    void goForward();

Q_SIGNALS:
    void syncRequested();
    void statusRequested();
    void newWindowRequested();
    void lockRequested();
    void logOutRequested();
    void pageShown(myspike::ui::Page* page);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Place
    {
        QString key;
        QString section;
    };
    void addActions();
    QWidget* makeTopBar();
    QWidget* makePageHeader();
    bool canLeaveCurrent();
    void keepFocusOnPage(QWidget* old, QWidget* now);
    void arrive(const Place& place, bool isStep);
    void dropOldPages();
    void fillHeader();
    void fillMenu();
    void showUser();
    void retranslate();
    void resizeToText();
    void giveRoom();
    QList<QAction*> reachableActions() const;

    Theme& m_theme;
    Language& m_language;
    ActionRegistry* m_actions;
    NavigationBar* m_navigation;
    CommandPalette* m_palette;
    StatusChip* m_status;
    MessageStrip* m_strip;
    QToolButton* m_userButton;
    QMenu* m_userMenu;
    IconButton* m_menuButton;
    QMenu* m_menu;
    QWidget* m_topBar;
    QWidget* m_header;
    QWidget* m_stripFrame;
    Label* m_title;
    Label* m_subtitle;
    QHBoxLayout* m_headerButtons;
    QStackedWidget* m_stack = nullptr;
    std::optional<bool> m_wasFolded; ///< set while the navigation gives its room to the page
    UserFace m_user;

    QHash<QString, MakePage> m_makers;
    QHash<QString, QJsonObject> m_waitingStates;
    QHash<QString, QPointer<Page>> m_pages;
    QList<Place> m_history;
    bool m_isFocusShown = false; ///< whoever has the keyboard was seen when it came
    int m_at = -1;
};

} // namespace myspike::ui
