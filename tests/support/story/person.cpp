#include "tests/support/story/person.h"

#include <QAction>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTest>
#include <QThread>

#include "client/app/login_page.h"
#include "client/modules/verification/desk/desk_table.h"
#include "client/ui/shell/action_registry.h"
#include "client/ui/shell/command_palette.h"
#include "client/ui/shell/navigation_bar.h"
#include "client/ui/shell/page.h"
#include "client/ui/table/list_page.h"
#include "client/ui/table/row_table.h"
#include "client/ui/widgets/message_strip.h"
#include "shared/sync/records.h"

namespace myspike::test {

namespace {

QString sentence(const Fault& f)
{
    return QString::fromStdString(f.forUser.english() + " [" + f.rule + "] " + f.detail);
}

QString sectionTitle(ui::MainWindow& window, const QString& id)
{
    const auto* bar = window.findChild<ui::NavigationBar*>(QStringLiteral("shell.nav"));
    for (const auto& s : bar->sections()) {
        if (s.id == id) {
            return ui::translated(s.title);
        }
    }
    return {};
}

bool isActive(QWidget* w) { return w != nullptr && w->isVisible() && w->isActiveWindow(); }

} // namespace

Person::Person(Scene& scene, const QString& login, const QString& password, Network network)
    : m_scene(scene), m_login(login), m_line(scene.serverPort)
{
    m_line.setCut(network == Network::Gone);
    StartOptions options;
    options.serverUrl = QStringLiteral("https://localhost:%1").arg(m_line.port());
    options.authorityFile = scene.authority;
    options.dataFolder = scene.folder.filePath(QStringLiteral("machines/") + login);
    options.theme = QStringLiteral("light");
    m_composition = std::make_unique<Composition>(
        scene.application, options, Surroundings{m_clock, m_rng, m_prompter, m_files});
    logIn(password);
    window().resize(1366, 768);
    waitUntil(
        [this] {
            if (!window().isActiveWindow()) {
                window().activateWindow();
            }
            return window().isActiveWindow();
        },
        login + QStringLiteral(": her window is in front"));
    if (network == Network::There) {
        synchronise();
    }
}

Person::~Person() = default;

void Person::logIn(const QString& password)
{
    m_composition->start();
    auto* page = m_composition->loginWindow();
    waitUntil(
        [page] {
            page->activateWindow();
            return isActive(page) && QApplication::focusWidget() != nullptr;
        },
        m_login + QStringLiteral(" is asked who she is"));
    auto* user = page->findChild<QLineEdit*>(QStringLiteral("login.user"));
    if (user->text() != m_login) {
        if (QApplication::focusWidget() != user) {
            m_keys.press(Qt::Key_Backtab, Qt::ShiftModifier);
        }
        m_keys.replace(m_login);
        m_keys.press(Qt::Key_Return);
    }
    m_keys.type(password);
    m_keys.press(Qt::Key_Return);
    QElapsedTimer timer;
    timer.start();
    while (m_composition->window() == nullptr) {
        if (timer.elapsed() > 60'000) {
            const auto* strip = page->findChild<ui::MessageStrip*>(QStringLiteral("login.message"));
            fail(QStringLiteral("%1 cannot log in: %2")
                     .arg(m_login,
                          strip ? QString::fromStdString(strip->message().english()) : QString()));
        }
        QApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(1);
    }
}

// --- by keys -------------------------------------------------------------------------------------

bool Person::hasSection(const QString& section)
{
    return !sectionTitle(window(), section).isEmpty();
}

void Person::go(const QString& section)
{
    // The officer's standing lists come a moment after the window.
    waitUntil([&] { return hasSection(section); },
              m_login + QStringLiteral(" has the section ") + section);
    // A window that comes back from a dialog may not be in front yet: a person presses again.
    QElapsedTimer since;
    waitUntil(
        [&] {
            if (!since.isValid() || since.elapsed() > 700) {
                since.start();
                m_keys.press(Qt::Key_K, Qt::ControlModifier);
            }
            return window().searchBox().hasFocus();
        },
        QStringLiteral("Ctrl+K leads to the search box, not to ") + focusName(), 5);
    m_keys.type(sectionTitle(window(), section));
    m_keys.press(Qt::Key_Return);
    const auto* bar = window().findChild<ui::NavigationBar*>(QStringLiteral("shell.nav"));
    waitUntil([&] { return bar->current() == section; },
              QStringLiteral("%1 goes to %2 (is at %3)").arg(m_login, section, bar->current()));
    checkShortcuts();
}

/// A key that two acts claim does neither.
void Person::checkShortcuts()
{
    QHash<QKeySequence, QString> taken;
    auto all = window().actions().all();
    all += window().currentPage()->acts().all();
    for (const QAction* action : all) {
        for (const auto& keys : action->shortcuts()) {
            if (taken.contains(keys)) {
                fail(QStringLiteral("%1 is claimed by “%2” and “%3”")
                         .arg(keys.toString(), taken[keys], action->text()));
            }
            taken.insert(keys, action->text());
        }
    }
}

void Person::goToRow(desk::DeskTable& table, const Id& id)
{
    waitUntil(
        [&] {
            for (int row = 0; row < table.rowCount(); ++row) {
                if (static_cast<desk::DeskModel*>(table.model())->idOf(row) == id) {
                    return true;
                }
            }
            return false;
        },
        QStringLiteral("%1: the row in %2 (%3)").arg(m_login, table.objectName(), said()));
    m_keys.tabTo(table.objectName());
    for (int i = 0; table.currentId() != id && i < table.rowCount(); ++i) {
        m_keys.press(Qt::Key_Up);
    }
    for (int i = 0; table.currentId() != id && i < table.rowCount(); ++i) {
        m_keys.press(Qt::Key_Down);
    }
    if (table.currentId() != id) {
        fail(QStringLiteral("%1: the row is not reached by keys").arg(table.objectName()));
    }
}

void Person::openFromList(const QString& section, const Id& id)
{
    go(section);
    auto* list = page<ui::ListPage>();
    auto& table = list->table();
    waitUntil([&] { return table.model()->rowCount() > 0; },
              QStringLiteral("%1: rows of %2; on screen: %3").arg(m_login, section, said()));
    m_keys.tabTo(table.objectName());
    m_keys.press(Qt::Key_Home);
    const int rows = table.model()->rowCount();
    for (int i = 0; i <= rows; ++i) {
        waitUntil([&] { return table.currentRecord().has_value(); },
                  QStringLiteral("%1: row %2 of %3 in %4")
                      .arg(m_login)
                      .arg(i)
                      .arg(table.model()->rowCount())
                      .arg(section));
        if (table.currentRecord() == id) {
            auto* before = window().currentPage();
            m_keys.press(Qt::Key_Return);
            waitUntil([&] { return window().currentPage() != before; },
                      QStringLiteral("%1: the record opens").arg(section));
            return;
        }
        m_keys.press(Qt::Key_Down);
    }
    fail(QStringLiteral("%1: the list %2 does not have the record").arg(m_login, section));
}

void Person::answerQuestion(const QString& note, int choice)
{
    waitUntil(
        [] {
            auto* w = QApplication::activeModalWidget();
            return w != nullptr && w->objectName() == QStringLiteral("prompt");
        },
        QStringLiteral("%1 is asked; on screen: %2").arg(m_login, said()));
    auto* dialog = QApplication::activeModalWidget();
    if (!note.isEmpty()) {
        m_keys.tabTo(QStringLiteral("prompt.note"));
        m_keys.type(note);
    }
    m_keys.choose(QStringLiteral("prompt.choice%1").arg(choice));
    waitUntil([dialog] { return QApplication::activeModalWidget() != dialog; },
              QStringLiteral("the question is answered"));
}

void Person::giveFile(const QString& path)
{
    waitUntil(
        [] {
            auto* w = QApplication::activeModalWidget();
            return w != nullptr && w->objectName() == QStringLiteral("file_picker");
        },
        QStringLiteral("%1 is asked for a file; on screen: %2").arg(m_login, said()));
    auto* dialog = QApplication::activeModalWidget();
    m_keys.tabTo(QStringLiteral("fileNameEdit"));
    m_keys.replace(path);
    // The list of completions takes the first Return for itself.
    for (int i = 0; i < 3 && QApplication::activeModalWidget() == dialog; ++i) {
        m_keys.press(Qt::Key_Return);
    }
    waitUntil([dialog] { return QApplication::activeModalWidget() != dialog; },
              QStringLiteral("the file %1 is taken").arg(path));
}

void Person::synchronise()
{
    auto* loop = m_composition->syncLoop();
    bool ended = false;
    const auto connection =
        QObject::connect(loop, &SyncLoop::synchronised, loop, [&ended] { ended = true; });
    QElapsedTimer again;
    again.start();
    m_keys.press(Qt::Key_F5);
    waitUntil(
        [&] {
            if (!ended && again.elapsed() > 3'000) {
                again.restart();
                m_keys.press(Qt::Key_F5);
            }
            return ended && loop->report().waiting == 0;
        },
        m_login + QStringLiteral(" synchronises"), 120);
    QObject::disconnect(connection);
}

// --- what she sees -------------------------------------------------------------------------------

QWidget* Person::widget(const QString& objectName)
{
    QWidget* found = nullptr;
    const auto look = [&](QWidget* in) {
        for (auto* w : in->findChildren<QWidget*>(objectName)) {
            if (w->isVisible()) {
                found = w;
            }
        }
    };
    waitUntil(
        [&] {
            if (auto* modal = QApplication::activeModalWidget()) {
                look(modal);
            }
            if (found == nullptr) {
                look(&window());
            }
            return found != nullptr;
        },
        QStringLiteral("%1: widget %2; on screen: %3").arg(m_login, objectName, said()));
    return found;
}

QString Person::said()
{
    QStringList all;
    for (const auto* strip : window().findChildren<ui::MessageStrip*>()) {
        if (strip->isVisible()) {
            all << QString::fromStdString(strip->message().english());
        }
    }
    return all.isEmpty() ? QStringLiteral("no message") : all.join(QStringLiteral(" | "));
}

void Person::shot(const QString& name)
{
    for (int i = 0; i < 30; ++i) {
        QApplication::sendPostedEvents();
        QApplication::processEvents(QEventLoop::AllEvents, 10);
        QThread::msleep(5);
    }
    if (!window().grab().save(m_scene.folder.filePath(name + QStringLiteral(".png")))) {
        fail(QStringLiteral("the picture %1 cannot be written").arg(name));
    }
}

void Person::goOffline()
{
    m_line.setCut(true);
    m_keys.press(Qt::Key_F5);
    waitUntil([this] { return m_composition->syncLoop()->report().offlineSince.has_value(); },
              m_login + QStringLiteral(" is offline"), 60);
}

void Person::goOnline() { m_line.setCut(false); }

// --- for preparing a test ------------------------------------------------------------------------

namespace {
Operation operation(const char* command, const char* type, const Id& subject, Values args,
                    const std::string& comment)
{
    Operation op;
    op.command = command;
    op.type = type;
    op.subject = subject;
    op.args = std::move(args);
    op.comment = comment;
    return op;
}
} // namespace

void Person::act(const char* command, const char* type, const Id& subject, Values args,
                 const std::string& comment)
{
    const auto acted =
        answerOf(replica().act(operation(command, type, subject, std::move(args), comment)),
                 QString::fromLatin1(command));
    if (!acted) {
        fail(QStringLiteral("%1: %2: %3")
                 .arg(m_login, QLatin1String(command), sentence(acted.fault())));
    }
}

void Person::transition(const char* type, const Id& subject, const char* name,
                        const std::string& comment, Values args)
{
    args.set(kTransitionName, name);
    act(kTransition, type, subject, std::move(args), comment);
}

Verdict Person::actOnline(const char* command, const char* type, const Id& subject, Values args,
                          const std::string& comment)
{
    const auto verdict =
        answerOf(replica().actOnline(operation(command, type, subject, std::move(args), comment)),
                 QString::fromLatin1(command));
    if (!verdict) {
        fail(QStringLiteral("%1: %2: %3")
                 .arg(m_login, QLatin1String(command), sentence(verdict.fault())));
    }
    return *verdict;
}

std::vector<Record> Person::query(Query q)
{
    const auto answer =
        answerOf(replica().ask<std::vector<Record>>(
                     [q](const Reader& reader, const ActContext&) -> Result<std::vector<Record>> {
                         return reader.query(q);
                     }),
                 QStringLiteral("a query"));
    if (!answer) {
        fail(sentence(answer.fault()));
    }
    return *answer;
}

std::optional<Record> Person::record(const char* type, const Id& id)
{
    const auto found =
        answerOf(replica().load(QString::fromLatin1(type), id), QStringLiteral("a record"));
    return found && *found ? std::optional(found->record) : std::nullopt;
}

} // namespace myspike::test
