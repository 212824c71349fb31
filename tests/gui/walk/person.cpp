#include "tests/gui/walk/person.h"

#include "client/modules/verification/visit/visit_desk.h"
#include "client/modules/verification/visit/visit_page.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <cstdio>
#include <cstdlib>

namespace myspike::test {

void fail(const QString& what)
{
    std::fprintf(stderr, "main job: stopped: %s\n", qPrintable(what));
    std::fflush(stderr);
    std::_Exit(1);
}

void waitUntil(const std::function<bool()>& holds, const QString& what, int seconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!holds()) {
        if (timer.elapsed() > seconds * 1000LL) {
            fail(QStringLiteral("waited in vain for %1").arg(what));
        }
        QApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(1);
    }
}

namespace {

template <class T> T answerOf(QFuture<T> future, const QString& what)
{
    waitUntil([&] { return future.isFinished(); }, what);
    return future.result();
}

QString sentence(const Fault& f)
{
    return QString::fromStdString(f.forUser.english() + " [" + f.rule + "] " + f.detail);
}

} // namespace

Person::Person(Place& place, const QString& login, const QString& password, Network network)
    : m_place(place), m_login(login), m_line(place.serverPort)
{
    m_line.setCut(network == Network::Gone);
    StartOptions options;
    options.serverUrl = QStringLiteral("https://localhost:%1").arg(m_line.port());
    options.authorityFile = place.authority;
    options.dataFolder = place.folder.filePath(QStringLiteral("machines/") + login);
    options.theme = QStringLiteral("light");
    m_composition = std::make_unique<Composition>(
        place.application, options, Surroundings{m_clock, m_rng, m_prompter, m_files});
    const auto who =
        answerOf(m_composition->signIn(login, password), login + QStringLiteral(" logs in"));
    if (!who) {
        fail(login + QStringLiteral(": ") + sentence(who.fault()));
    }
    waitUntil([this] { return m_composition->window() != nullptr; },
              login + QStringLiteral(" sees her window"), 60);
    window().resize(1366, 768);
    if (network == Network::There) {
        synchronise();
    }
}

Person::~Person() = default;

QWidget* Person::widget(const QString& objectName)
{
    QWidget* found = nullptr;
    waitUntil(
        [&] {
            for (auto* w : window().findChildren<QWidget*>(objectName)) {
                if (w->isVisible()) {
                    found = w;
                    return true;
                }
            }
            return false;
        },
        m_login + QStringLiteral(": widget ") + objectName);
    return found;
}

void Person::open(const QString& section, bool must)
{
    if (!window().showSection(section) && must) {
        fail(m_login + QStringLiteral(" has no section ") + section);
    }
    QApplication::processEvents();
}

void Person::openPage(const QString& kind, const Id& visit)
{
    m_composition->openVisit(kind + QString::fromStdString(visit.toString()));
    waitUntil([&] { return window().currentPage() != nullptr; }, kind);
}

void Person::openRecord(const char* type, const Id& id)
{
    m_composition->openRecord(QString::fromLatin1(type), id);
}

void Person::showStep(const Id& visit, const QString& code)
{
    openPage(QStringLiteral("visit:"), visit);
    auto* page = qobject_cast<site_visit::VisitPage*>(window().currentPage());
    if (!page) {
        fail(QStringLiteral("the visit has no page"));
    }
    waitUntil([page] { return page->desk().isLoaded(); }, QStringLiteral("the visit is read"));
    page->showStep(code);
}

void Person::press(QWidget* on, int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(on, static_cast<Qt::Key>(key), modifiers);
}

void Person::type(QWidget* into, const QString& text)
{
    into->setFocus();
    QTest::keyClicks(into, text);
}

void Person::click(const QString& objectName)
{
    QTest::mouseClick(widget(objectName), Qt::LeftButton);
}

void Person::goOffline()
{
    m_line.setCut(true);
    (void)m_composition->syncLoop()->syncNow();
    waitUntil([this] { return m_composition->syncLoop()->report().offlineSince.has_value(); },
              m_login + QStringLiteral(" is offline"), 60);
}

void Person::goOnline() { m_line.setCut(false); }

void Person::synchronise()
{
    auto* loop = m_composition->syncLoop();
    bool ended = false;
    const auto connection =
        QObject::connect(loop, &SyncLoop::synchronised, loop, [&ended] { ended = true; });
    QElapsedTimer again;
    again.start();
    (void)loop->syncNow();
    waitUntil(
        [&] {
            if (!ended && again.elapsed() > 3'000) {
                again.restart();
                (void)loop->syncNow();
            }
            return ended && loop->report().waiting == 0;
        },
        m_login + QStringLiteral(" synchronises"), 120);
    QObject::disconnect(connection);
}

void Person::shot(const QString& name)
{
    for (int i = 0; i < 30; ++i) {
        QApplication::sendPostedEvents();
        QApplication::processEvents(QEventLoop::AllEvents, 10);
        QThread::msleep(5);
    }
    if (!window().grab().save(m_place.folder.filePath(name + QStringLiteral(".png")))) {
        fail(QStringLiteral("the picture %1 cannot be written").arg(name));
    }
}

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
