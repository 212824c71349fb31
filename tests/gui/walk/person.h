// One person at her machine: the real client, offscreen, with its own data folder and its own line
// to the server. Presses keys, waits for what must come, takes pictures.
#pragma once

#include <QApplication>
#include <QDir>

#include <memory>

#include "client/app/composition.h"
#include "tests/support/client/line.h"
#include "tests/support/client/scripted_prompter.h"

namespace myspike::test {

/// Ends the walk with a sentence; a walk that cannot go on has failed.
[[noreturn]] void fail(const QString& what);
/// Runs the event loop until `holds`, or ends the walk after `seconds`.
void waitUntil(const std::function<bool()>& holds, const QString& what, int seconds = 30);

struct Place
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
    /// Logs in; the window stands and, where there is a network, the first round has ended.
    Person(Place& place, const QString& login, const QString& password,
           Network network = Network::There);
    ~Person();

    ui::MainWindow& window() { return *m_composition->window(); }
    Composition& composition() { return *m_composition; }
    LocalReplica& replica() { return *m_composition->replica(); }
    ScriptedPrompter& prompter() { return m_prompter; }

    /// The widget of that name in the window, once it is visible.
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
    void open(const QString& section, bool must = true);
    /// The page of a visit: "visit:", "assignment:", "readiness:", "report:".
    void openPage(const QString& kind, const Id& visit);
    void openRecord(const char* type, const Id& id);
    void showStep(const Id& visit, const QString& code);
    QString name() { return QString::fromStdString(replica().identity().actor.name); }
    void press(QWidget* on, int key, Qt::KeyboardModifiers modifiers = {});
    void type(QWidget* into, const QString& text);
    void click(const QString& objectName);

    void goOffline();
    void goOnline();
    /// All that was done is decided by the server, and its answer is here.
    void synchronise();
    void shot(const QString& name);

    /// One act by the replica where the walk needs no window for it; the fault ends the walk.
    void act(const char* command, const char* type, const Id& subject, Values args,
             const std::string& comment = {});
    void transition(const char* type, const Id& subject, const char* name,
                    const std::string& comment = {}, Values args = {});
    Verdict actOnline(const char* command, const char* type, const Id& subject, Values args,
                      const std::string& comment = {});
    std::vector<Record> query(Query q);
    std::optional<Record> record(const char* type, const Id& id);

private:
    Place& m_place;
    QString m_login;
    Line m_line;
    SystemClock m_clock;
    SystemRng m_rng;
    ScriptedPrompter m_prompter;
    ui::DialogFilePicker m_files;
    std::unique_ptr<Composition> m_composition;
};

} // namespace myspike::test
