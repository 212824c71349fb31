// The real myspike-server as a process: a store with the demonstration, started, killed, started
// again at the same port.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace myspike::test {

class RealServer
{
public:
    /// A store of its own with the demonstration, and a server on it.
    RealServer();
    ~RealServer();

    quint16 port() const { return m_port; }
    QString authority() const
    {
        return m_folder.filePath(QStringLiteral("store/keys/authority.pem"));
    }
    QString folder() const { return m_folder.path(); }
    /// SIGKILL, as a power cut would end it.
    void kill();
    /// At the same port as before.
    void start();
    /// Asks it to end; says its exit code.
    int stop();
    /// Lines of `list TYPE --format csv …` on the store; the server may run.
    QStringList list(const QStringList& arguments) const;
    /// What `check` says of the store; empty where all is well.
    QString check() const;
    bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
};

} // namespace myspike::test
