// The story as tests: a real server with the demonstration for a test file, people who come one at
// a time. What cannot go on fails the test function with its sentence.
#pragma once

#include <QtTest>

#include "tests/support/story/person.h"
#include "tests/support/story/real_server.h"

namespace myspike::test {

class Stage
{
public:
    Stage() : m_scene{*qApp, QDir(m_server.folder()), m_server.port(), m_server.authority()}
    {
        m_scene.folder.mkpath(QStringLiteral("machines"));
        QApplication::setQuitOnLastWindowClosed(false);
    }

    RealServer& server() { return m_server; }
    Scene& scene() { return m_scene; }
    const QDir& folder() const { return m_scene.folder; }

    /// The one before goes first: two clients in one process would share one language.
    Person& comes(const char* login, Network network = Network::There)
    {
        goes();
        m_person = std::make_unique<Person>(m_scene, QString::fromLatin1(login),
                                            QString::fromLatin1(kDemoPassword), network);
        return *m_person;
    }
    Person& person() { return *m_person; }
    void goes() { m_person.reset(); }

private:
    RealServer m_server;
    Scene m_scene;
    std::unique_ptr<Person> m_person;
};

/// A test function's body; a fail() in it fails the function, and what stood on screen is saved in
/// build/story.
inline void play(const std::function<void()>& body)
{
    try {
        body();
    } catch (const Failure& f) {
        savePictures(QString::fromLatin1(QTest::currentTestFunction()));
        QFAIL(qPrintable(f.what));
    }
}

} // namespace myspike::test
