#include "client/ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "client/ui/language.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/shell/command_palette.h"
#include "client/ui/shell/page.h"
#include "client/ui/shell/section_source.h"
#include "client/ui/shell/status_chip.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/theme.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"
#include "client/ui/widgets/message_strip.h"

namespace myspike::ui {

namespace {

// Beyond these the oldest pages that let themselves be left are closed.
constexpr int kPagesKept = 24;

constexpr Msg kGo = msg("shell", "Go");
constexpr Msg kView = msg("shell", "View");
constexpr Msg kSession = msg("shell", "Session");

/// A bar on the surface colour with a line under it.
class Bar final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = tokens(this);
        QPainter painter(this);
        painter.fillRect(rect(), t.surface);
        painter.fillRect(QRect(0, height() - 1, width(), 1), t.border);
    }
};

} // namespace

MainWindow::MainWindow(Theme& theme, Language& language, QWidget* parent)
    : QMainWindow(parent), m_theme(theme), m_language(language),
      m_actions(new ActionRegistry(this)), m_navigation(new NavigationBar)
{
    setObjectName(QStringLiteral("shell"));
    auto* whole = new QWidget;
    auto* across = new QHBoxLayout(whole);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    across->addWidget(m_navigation);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    across->addWidget(right, 1);

    m_palette = new CommandPalette(whole);
    addActions();
    m_topBar = makeTopBar();
    column->addWidget(m_topBar);
    m_strip = new MessageStrip(QStringLiteral("shell.strip"));
    m_header = makePageHeader();
    column->addWidget(m_header);
    m_stripFrame = new QWidget;
    auto* stripRow = new QVBoxLayout(m_stripFrame);
    stripRow->addWidget(m_strip);
    column->addWidget(m_stripFrame);
    m_stack = new QStackedWidget;
    m_stack->setObjectName(QStringLiteral("shell.pages"));
    column->addWidget(m_stack, 1);
    setCentralWidget(whole);

    connect(qApp, &QApplication::focusChanged, this, &MainWindow::keepFocusOnPage);
    connect(m_navigation, &NavigationBar::sectionRequested, this, &MainWindow::showSection);
    m_palette->addSource(std::make_unique<SectionSource>(
        *m_navigation, [this](const QString& id) { showSection(id); }));
    m_palette->addSource(std::make_unique<ActionSource>([this] { return reachableActions(); }));
    setMinimumSize(960, 560);
    resize(1366, 768);
    resizeToText();
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::addActions()
{
    const auto add = [this](const char* id, Msg text, const char* iconName, QKeySequence keys,
                            Msg group, std::function<void()> run) {
        m_actions->add({QLatin1String(id), text, QLatin1String(iconName), std::move(keys), group},
                       std::move(run));
    };
    add("shell.search", msg("shell", "Search and commands"), "search",
        QKeySequence(Qt::CTRL | Qt::Key_K), kGo, [this] { m_palette->open(); });
    add("shell.commands", msg("shell", "All actions"), "keyboard",
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), kGo,
        [this] { m_palette->open(QStringLiteral(">")); });
    add("shell.back", msg("shell", "Back"), "arrow_left", QKeySequence(Qt::ALT | Qt::Key_Left), kGo,
        [this] { goBack(); });
    add("shell.forward", msg("shell", "Forward"), "arrow_right",
        QKeySequence(Qt::ALT | Qt::Key_Right), kGo, [this] { goForward(); });
    add("shell.to_navigation", msg("shell", "To the navigation"), "sidebar",
        QKeySequence(Qt::CTRL | Qt::Key_1), kGo, [this] { m_navigation->takeFocus(); });
    add("shell.to_page", msg("shell", "To the page"), "window", QKeySequence(Qt::CTRL | Qt::Key_2),
        kGo, [this] {
            if (currentPage() != nullptr) {
                currentPage()->takeFocus();
            }
        });
    add("shell.sync", msg("shell", "Synchronise now"), "sync", QKeySequence(Qt::Key_F5), kSession,
        [this] { Q_EMIT syncRequested(); });
    add("shell.fold", msg("shell", "Fold the navigation"), "sidebar",
        QKeySequence(Qt::CTRL | Qt::Key_B), kView,
        [this] { m_navigation->setFolded(!m_navigation->isFolded()); });
    add("shell.new_window", msg("shell", "New window"), "window",
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), kView,
        [this] { Q_EMIT newWindowRequested(); });
    add("shell.malay", msg("shell", "Bahasa Melayu"), "language", {}, kView,
        [this] { m_language.choose(Tongue::Malay); });
    add("shell.english", msg("shell", "English"), "language", {}, kView,
        [this] { m_language.choose(Tongue::English); });
    add("shell.theme_system", msg("shell", "Colours of the system"), "monitor", {}, kView,
        [this] { m_theme.choose(ThemeChoice::System); });
    add("shell.theme_light", msg("shell", "Light colours"), "sun", {}, kView,
        [this] { m_theme.choose(ThemeChoice::Light); });
    add("shell.theme_dark", msg("shell", "Dark colours"), "moon", {}, kView,
        [this] { m_theme.choose(ThemeChoice::Dark); });
    add("shell.text_larger", msg("shell", "Larger text"), "text_size",
        QKeySequence(Qt::CTRL | Qt::Key_Plus), kView,
        [this] { m_theme.setTextPercent(m_theme.textPercent() + Theme::kTextPercentStep); });
    add("shell.text_smaller", msg("shell", "Smaller text"), "text_size",
        QKeySequence(Qt::CTRL | Qt::Key_Minus), kView,
        [this] { m_theme.setTextPercent(m_theme.textPercent() - Theme::kTextPercentStep); });
    add("shell.text_usual", msg("shell", "Usual text size"), "text_size",
        QKeySequence(Qt::CTRL | Qt::Key_0), kView, [this] { m_theme.setTextPercent(100); });
    add("shell.lock", msg("shell", "Lock"), "lock", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L),
        kSession, [this] { Q_EMIT lockRequested(); });
    add("shell.log_out", msg("shell", "Log out"), "log_out", {}, kSession,
        [this] { Q_EMIT logOutRequested(); });
}

QWidget* MainWindow::makeTopBar()
{
    auto* bar = new Bar;
    auto* row = new QHBoxLayout(bar);
    const auto step = [&](const char* id, const char* iconName, Msg text) {
        auto* button = new IconButton(QStringLiteral("shell.top.") + QLatin1String(id),
                                      QLatin1String(iconName), text, bar);
        row->addWidget(button);
        return button;
    };
    auto* fold = step("fold", "sidebar", msg("shell", "Fold the navigation"));
    auto* back = step("back", "arrow_left", msg("shell", "Back"));
    auto* forward = step("forward", "arrow_right", msg("shell", "Forward"));
    const auto follow = [this](QToolButton* button, const char* id) {
        QAction* action = m_actions->action(QLatin1String(id));
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button,
                [button, action] { button->setEnabled(action->isEnabled()); });
        button->setEnabled(action->isEnabled());
    };
    m_actions->setAvailable(QStringLiteral("shell.back"), msg("shell", "There is no page before."));
    m_actions->setAvailable(QStringLiteral("shell.forward"),
                            msg("shell", "There is no page after."));
    follow(fold, "shell.fold");
    follow(back, "shell.back");
    follow(forward, "shell.forward");
    row->addWidget(m_palette, 3);
    row->addStretch(2);
    m_status = new StatusChip(bar);
    connect(m_status, &StatusChip::clicked, this, &MainWindow::statusRequested);
    row->addWidget(m_status);
    m_userButton = new QToolButton(bar);
    m_userButton->setObjectName(QStringLiteral("shell.user"));
    m_userButton->setAutoRaise(true);
    m_userButton->setFocusPolicy(Qt::StrongFocus);
    m_userButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_userButton->setPopupMode(QToolButton::InstantPopup);
    m_userButton->setIcon(icon("person"));
    m_userMenu = new QMenu(m_userButton);
    m_userMenu->setObjectName(QStringLiteral("shell.user.menu"));
    m_userButton->setMenu(m_userMenu);
    row->addWidget(m_userButton);
    m_menuButton = step("menu", "menu", msg("shell", "Menu"));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setShortcut(QKeySequence(Qt::Key_F10));
    m_menu = new QMenu(m_menuButton);
    m_menu->setObjectName(QStringLiteral("shell.menu"));
    m_menuButton->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &MainWindow::fillMenu);
    connect(m_userMenu, &QMenu::aboutToShow, this, &MainWindow::showUser);
    return bar;
}

QWidget* MainWindow::makePageHeader()
{
    auto* header = new QWidget;
    header->setObjectName(QStringLiteral("shell.header"));
    auto* row = new QHBoxLayout(header);
    auto* words = new QVBoxLayout;
    words->setSpacing(space(0.5));
    m_title = new Label({}, TypeRole::Heading);
    m_title->setObjectName(QStringLiteral("shell.title"));
    m_title->setElided(true);
    m_subtitle = new Label;
    m_subtitle->setObjectName(QStringLiteral("shell.subtitle"));
    m_subtitle->setMuted(true);
    m_subtitle->setElided(true);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    row->addLayout(words, 1);
    m_headerButtons = new QHBoxLayout;
    row->addLayout(m_headerButtons);
    header->hide();
    return header;
}

void MainWindow::addSection(const SectionSpec& section, MakePage make)
{
    m_navigation->addSection(section);
    m_makers.insert(section.id, std::move(make));
}

bool MainWindow::showSection(const QString& id)
{
    const auto maker = m_makers.constFind(id);
    return maker != m_makers.constEnd() && openPage(id, id, *maker);
}

bool MainWindow::openPage(const QString& key, const QString& section, const MakePage& make)
{
    if (m_at >= 0 && m_history[m_at].key == key) {
        currentPage()->takeFocus();
        return true;
    }
    if (!canLeaveCurrent()) {
        return false;
    }
    if (!m_pages.value(key)) {
        Page* page = make();
        m_pages.insert(key, page);
        m_stack->addWidget(page);
        if (m_waitingStates.contains(key)) {
            page->restoreState(m_waitingStates.take(key));
        }
        connect(page, &Page::titleChanged, this, &MainWindow::fillHeader);
        connect(page, &Page::closeRequested, this, [this, page] { closePage(page); });
        connect(&page->acts(), &ActionRegistry::actionsChanged, this, &MainWindow::fillHeader);
    }
    arrive({key, section}, true);
    return true;
}

bool MainWindow::closePage(Page* page)
{
    const QString key = m_pages.key(page);
    if (key.isEmpty() || !page->canLeave()) {
        return false;
    }
    const bool isShown = page == currentPage();
    m_pages.remove(key);
    QList<Place> kept;
    int at = -1;
    for (int i = 0; i < m_history.size(); ++i) {
        const bool isSame =
            m_history[i].key == key || (!kept.isEmpty() && kept.last().key == m_history[i].key);
        if (!isSame) {
            kept.append(m_history[i]);
        }
        if (i == m_at) {
            at = int(kept.size()) - 1;
        }
    }
    m_history = kept;
    m_at = std::max(at, m_history.isEmpty() ? -1 : 0);
    m_stack->removeWidget(page);
    page->deleteLater();
    if (isShown && m_at >= 0) {
        arrive(m_history[m_at], false);
    } else {
        fillHeader();
    }
    return true;
}

/// A button that is hidden or disabled by its own act hands the keyboard to the next widget of the
/// window, which may be anywhere: the page takes it back.
void MainWindow::keepFocusOnPage(QWidget* old, QWidget* now)
{
    const bool couldSee =
        std::exchange(m_isFocusShown, now != nullptr && now->isVisible() && now->isEnabled());
    Page* page = currentPage();
    if (old == nullptr || page == nullptr || !page->isAncestorOf(old) ||
        (now != nullptr && (page->isAncestorOf(now) || now->window() != this))) {
        return;
    }
    // Whoever went to the search box by a key went there to stay; so did she who came from a form
    // that had the keyboard before it was shown.
    if (now != nullptr && (!couldSee || (old->isVisible() && old->isEnabled()))) {
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this, next = QPointer<QWidget>(now), page = QPointer<Page>(page)] {
            // Nobody went anywhere since.
            if (page && page == currentPage() && isActiveWindow() &&
                QApplication::focusWidget() == next) {
                page->takeFocus();
            }
        },
        Qt::QueuedConnection);
}

Page* MainWindow::currentPage() const { return qobject_cast<Page*>(m_stack->currentWidget()); }

QHash<QString, Page*> MainWindow::openPages() const
{
    QHash<QString, Page*> pages;
    for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it) {
        if (it.value()) {
            pages.insert(it.key(), it.value());
        }
    }
    return pages;
}

void MainWindow::markPagesStale()
{
    for (Page* page : openPages()) {
        page->markStale();
    }
}

bool MainWindow::canGoBack() const { return m_at > 0; }

bool MainWindow::canGoForward() const { return m_at + 1 < m_history.size(); }

void MainWindow::goBack()
{
    if (canGoBack() && canLeaveCurrent()) {
        arrive(m_history[--m_at], false);
    }
}

void MainWindow::goForward()
{
    if (canGoForward() && canLeaveCurrent()) {
        arrive(m_history[++m_at], false);
    }
}

bool MainWindow::canLeaveCurrent() { return currentPage() == nullptr || currentPage()->canLeave(); }

void MainWindow::arrive(const Place& place, bool isStep)
{
    if (isStep) {
        m_history = m_history.mid(0, m_at + 1);
        m_history.append(place);
        m_at = int(m_history.size()) - 1;
    }
    Page* page = m_pages.value(place.key);
    m_stack->setCurrentWidget(page);
    m_navigation->setCurrent(place.section);
    giveRoom();
    dropOldPages();
    fillHeader();
    page->takeFocus();
    if (const auto* focus = QApplication::focusWidget();
        focus == nullptr || !page->isAncestorOf(focus)) {
        page->setFocus(Qt::OtherFocusReason); // it has nothing yet that takes keys
    }
    Q_EMIT pageShown(page);
}

void MainWindow::dropOldPages()
{
    // Section pages stay: they are few, and their place in a list is worth keeping.
    int open = int(openPages().size());
    for (int i = 0; i < m_at && open > kPagesKept;) {
        const QString key = m_history[i].key;
        Page* page = m_pages.value(key);
        const bool isAhead = std::any_of(m_history.cbegin() + m_at, m_history.cend(),
                                         [&](const Place& p) { return p.key == key; });
        if (page == nullptr || m_makers.contains(key) || isAhead || !page->canLeave()) {
            ++i;
            continue;
        }
        m_pages.remove(key);
        m_stack->removeWidget(page);
        page->deleteLater();
        const auto before = m_history.size();
        m_history.removeIf([&](const Place& p) { return p.key == key; });
        m_at -= int(before - m_history.size());
        --open;
    }
}

void MainWindow::fillHeader()
{
    while (QLayoutItem* item = m_headerButtons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    Page* page = currentPage();
    m_header->setVisible(page != nullptr);
    m_actions->setAvailable(QStringLiteral("shell.back"),
                            canGoBack() ? Text() : msg("shell", "There is no page before."));
    m_actions->setAvailable(QStringLiteral("shell.forward"),
                            canGoForward() ? Text() : msg("shell", "There is no page after."));
    if (page == nullptr) {
        setWindowTitle(QStringLiteral("MySPIKE"));
        return;
    }
    Text title;
    title.text = page->title().toStdString();
    m_title->setMessage(title);
    Text subtitle;
    subtitle.text = page->subtitle().toStdString();
    m_subtitle->setMessage(subtitle);
    m_subtitle->setVisible(!page->subtitle().isEmpty());
    setWindowTitle(QStringLiteral("%1 – MySPIKE").arg(page->title()));
    for (QAction* action : page->acts().all()) {
        const ActionSpec& spec = page->acts().spec(action);
        if (!spec.inHeader || !action->isVisible()) {
            continue;
        }
        auto* button = new Button(QStringLiteral("shell.header.") + spec.id, spec.text, m_header,
                                  spec.emphasis, spec.iconName);
        const auto follow = [button, action] {
            button->setEnabled(action->isEnabled());
            button->setToolTip(action->toolTip());
            button->setAccessibleDescription(whyDisabled(action));
        };
        follow();
        connect(action, &QAction::changed, button, follow);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_headerButtons->addWidget(button);
    }
}

QList<QAction*> MainWindow::reachableActions() const
{
    QList<QAction*> actions;
    if (currentPage() != nullptr) {
        actions = currentPage()->acts().all();
    }
    return actions + m_actions->all();
}

void MainWindow::fillMenu()
{
    m_menu->clear();
    QHash<QString, QMenu*> groups;
    const auto put = [&](const ActionRegistry& registry) {
        for (QAction* action : registry.all()) {
            const Msg group = registry.spec(action).group;
            const QString name =
                group.empty() ? translated(msg("shell", "Page")) : translated(group);
            if (!groups.contains(name)) {
                groups.insert(name, m_menu->addMenu(name));
            }
            groups[name]->addAction(action);
        }
    };
    if (currentPage() != nullptr) {
        put(currentPage()->acts());
    }
    put(*m_actions);
}

void MainWindow::showUser()
{
    m_userMenu->clear();
    m_userMenu->setToolTipsVisible(true);
    const auto add = [this](QMenu* menu, const char* id, bool isOn) {
        QAction* action = m_actions->action(QLatin1String(id));
        action->setCheckable(isOn);
        action->setChecked(isOn);
        menu->addAction(action);
    };
    if (!m_user.name.isEmpty()) {
        QAction* who = m_userMenu->addAction(
            QStringLiteral("%1\n%2").arg(m_user.name, translated(m_user.role)));
        who->setText(QStringLiteral("%1 – %2").arg(m_user.name, translated(m_user.role)));
        who->setEnabled(false);
        m_userMenu->addSeparator();
    }
    const Tongue tongue = m_language.current();
    add(m_userMenu, "shell.malay", tongue == Tongue::Malay);
    add(m_userMenu, "shell.english", tongue == Tongue::English);
    m_userMenu->addSeparator();
    const ThemeChoice choice = m_theme.choice();
    add(m_userMenu, "shell.theme_system", choice == ThemeChoice::System);
    add(m_userMenu, "shell.theme_light", choice == ThemeChoice::Light);
    add(m_userMenu, "shell.theme_dark", choice == ThemeChoice::Dark);
    m_userMenu->addSeparator();
    add(m_userMenu, "shell.text_larger", false);
    add(m_userMenu, "shell.text_smaller", false);
    add(m_userMenu, "shell.text_usual", false);
    m_userMenu->addSeparator();
    add(m_userMenu, "shell.lock", false);
    add(m_userMenu, "shell.log_out", false);
}

void MainWindow::setSyncStatus(const SyncStatus& status) { m_status->setStatus(status); }

void MainWindow::setUser(const UserFace& user)
{
    m_user = user;
    retranslate();
}

void MainWindow::setBadge(const QString& section, qint64 count)
{
    m_navigation->setBadge(section, count);
}

QString MainWindow::currentKey() const { return m_at >= 0 ? m_history[m_at].key : QString(); }

QJsonObject MainWindow::saveSession() const
{
    QJsonObject states;
    for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it) {
        if (it.value() && (m_makers.contains(it.key()) || it.key() == currentKey())) {
            states.insert(it.key(), it.value()->saveState());
        }
    }
    return {{QStringLiteral("section"), m_navigation->current()},
            {QStringLiteral("page"), currentKey()},
            {QStringLiteral("folded"), m_wasFolded.value_or(m_navigation->isFolded())},
            {QStringLiteral("geometry"), QString::fromLatin1(saveGeometry().toBase64())},
            {QStringLiteral("pages"), states}};
}

void MainWindow::restoreSession(const QJsonObject& session)
{
    restoreGeometry(
        QByteArray::fromBase64(session.value(QStringLiteral("geometry")).toString().toLatin1()));
    m_wasFolded.reset();
    m_navigation->setFolded(session.value(QStringLiteral("folded")).toBool());
    giveRoom();
    const QJsonObject states = session.value(QStringLiteral("pages")).toObject();
    for (auto it = states.begin(); it != states.end(); ++it) {
        if (Page* page = m_pages.value(it.key())) {
            page->restoreState(it.value().toObject());
        } else {
            m_waitingStates.insert(it.key(), it.value().toObject());
        }
    }
    showSection(session.value(QStringLiteral("section")).toString());
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange ||
               event->type() == QEvent::ApplicationPaletteChange) {
        resizeToText();
    }
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    giveRoom();
}

/// With large text on a small screen, the work in hand needs the room more than the names of the
/// sections. Whoever unfolds them there keeps them until she goes to another page.
void MainWindow::giveRoom()
{
    constexpr int kRoomy = 300;
    if (m_stack == nullptr) {
        return;
    }
    const bool isTight =
        width() < space(kRoomy) && m_at >= 0 && !m_makers.contains(m_history[m_at].key);
    if (isTight && !m_wasFolded) {
        m_wasFolded = m_navigation->isFolded();
        m_navigation->setFolded(true);
    } else if (!isTight && m_wasFolded) {
        m_navigation->setFolded(*m_wasFolded);
        m_wasFolded.reset();
    }
}

void MainWindow::closeEvent(QCloseEvent* event) { event->setAccepted(canLeaveCurrent()); }

void MainWindow::retranslate()
{
    m_userButton->setText(m_user.name);
    m_userButton->setAccessibleName(
        m_user.name.isEmpty()
            ? translated(msg("shell", "User menu"))
            : translated(Text(msg("shell", "User menu, %1, %2"),
                              {m_user.name.toStdString(), translated(m_user.role).toStdString()})));
    m_userButton->setToolTip(translated(m_user.role));
    showUser();
    fillHeader();
}

void MainWindow::resizeToText()
{
    if (m_stack == nullptr) {
        return;
    }
    m_topBar->layout()->setContentsMargins(space(3), space(2), space(3), space(2));
    m_topBar->layout()->setSpacing(space(1.5));
    m_header->layout()->setContentsMargins(space(6), space(5), space(6), space(1.5));
    m_stack->setContentsMargins(space(6), 0, space(6), space(4));
    m_stripFrame->layout()->setContentsMargins(space(6), 0, space(6), space(1.5));
    m_palette->setMinimumWidth(space(45));
    m_palette->setMaximumWidth(space(150));
    giveRoom();
}

} // namespace myspike::ui
