// One person at her machine: the real client with its own data folder and its own line to the
// server. She logs in by keys, walks by keys, and reads what stands on her screen.
#pragma once

#include <QApplication>
#include <QDir>

#include <memory>

#include "client/app/composition.h"
#include "tests/support/client/line.h"
#include "tests/support/story/keyboard.h"
#include "tests/support/story/wait.h"

namespace myspike::desk {
class DeskTable;
}
namespace myspike::ui {
class ListPage;
}

namespace myspike::test {

/// Of everybody in the demonstration; stands in resources/demo/README.md.
inline constexpr const char* kDemoPassword = "demo-myspike-2026";

struct Scene
{
    QApplication& application;
    QDir folder; ///< pictures, PDFs and machines
    quint16 serverPort = 0;
    QString authority;
};

enum class Network { There, Gone };

class Person
{
public:
    /// Logs in by keys; the window stands and, where there is a network, the first round has ended.
    Person(Scene& scene, const QString& login,
           const QString& password = QString::fromLatin1(kDemoPassword),
           Network network = Network::There);
    ~Person();

    ui::MainWindow& window() { return *m_composition->window(); }
    Composition& composition() { return *m_composition; }
    LocalReplica& replica() { return *m_composition->replica(); }
    Line& line() { return m_line; }
    Keyboard& keys() { return m_keys; }
    QString name() { return QString::fromStdString(replica().identity().actor.name); }
    QString login() const { return m_login; }

    // --- by keys ---------------------------------------------------------------------------------

    /// Ctrl+K, the section's title, Return.
    void go(const QString& section);
    bool hasSection(const QString& section);
    /// Home, then Down until the row of `id`; waits until it is there.
    void goToRow(desk::DeskTable& table, const Id& id);
    /// Opens a record from its list.
    void openFromList(const QString& section, const Id& id);
    /// Answers the question in front: writes the note, then chooses `choice`.
    void answerQuestion(const QString& note = {}, int choice = 1);
    /// Types a path into the file dialog in front.
    void giveFile(const QString& path);
    /// F5, until all that was done is decided by the server, and its answer is here.
    void synchronise();

    // --- what she sees ---------------------------------------------------------------------------

    /// The widget of that name, once it is visible: in the window or in a dialog before it.
    QWidget* widget(const QString& objectName);
    template <class T> T* find(const QString& objectName)
    {
        auto* w = qobject_cast<T*>(widget(objectName));
        if (!w) {
            fail(QStringLiteral("%1 is no %2")
                     .arg(objectName, QLatin1String(T::staticMetaObject.className())));
        }
        return w;
    }
    template <class P> P* page()
    {
        waitUntil([this] { return qobject_cast<P*>(window().currentPage()) != nullptr; },
                  QStringLiteral("%1 sees %2")
                      .arg(m_login, QLatin1String(P::staticMetaObject.className())));
        return qobject_cast<P*>(window().currentPage());
    }
    /// Sentences of the strips that stand on screen, for a message.
    QString said();
    void shot(const QString& name);

    void goOffline();
    void goOnline();

    // --- for preparing a test, not for the story -------------------------------------------------

    /// One act by the replica; the fault ends what is played.
    void act(const char* command, const char* type, const Id& subject, Values args,
             const std::string& comment = {});
    void transition(const char* type, const Id& subject, const char* name,
                    const std::string& comment = {}, Values args = {});
    Verdict actOnline(const char* command, const char* type, const Id& subject, Values args,
                      const std::string& comment = {});
    std::vector<Record> query(Query q);
    std::optional<Record> record(const char* type, const Id& id);

private:
    void logIn(const QString& password);
    void checkShortcuts();

    Scene& m_scene;
    QString m_login;
    Line m_line;
    SystemClock m_clock;
    SystemRng m_rng;
    ui::DialogPrompter m_prompter;
    ui::DialogFilePicker m_files;
    Keyboard m_keys;
    std::unique_ptr<Composition> m_composition;
};

/// What the replica answers, or the end of what is played.
template <class T> T answerOf(QFuture<T> future, const QString& what)
{
    waitUntil([&] { return future.isFinished(); }, what);
    return future.result();
}

} // namespace myspike::test
