#include "tests/support/story/real_server.h"

#include <QRegularExpression>

#include <signal.h>
#include <sys/prctl.h>

#include "tests/support/story/wait.h"

namespace myspike::test {

namespace {

const QString& program()
{
    static const QString path = QStringLiteral(MYSPIKE_BINARY_DIR "/server/myspike-server");
    return path;
}

struct Said
{
    int code = 0;
    QByteArray out;
    QByteArray errors;
};

Said run(const QStringList& arguments)
{
    QProcess p;
    p.start(program(), arguments);
    if (!p.waitForFinished(120'000)) {
        fail(QStringLiteral("myspike-server %1 does not end").arg(arguments.join(u' ')));
    }
    return {p.exitCode(), p.readAllStandardOutput(), p.readAllStandardError()};
}

void must(const QStringList& arguments)
{
    const auto said = run(arguments);
    if (said.code != 0) {
        fail(QStringLiteral("myspike-server %1: %2")
                 .arg(arguments.join(u' '), QString::fromUtf8(said.errors)));
    }
}

} // namespace

RealServer::RealServer()
{
    const auto store = m_folder.filePath(QStringLiteral("store"));
    must({QStringLiteral("--store"), store, QStringLiteral("init")});
    must({QStringLiteral("--store"), store, QStringLiteral("demo")});
    start();
}

RealServer::~RealServer()
{
    if (isRunning()) {
        kill();
    }
}

void RealServer::start()
{
    m_process = std::make_unique<QProcess>();
    // A test that is killed must not leave a server behind.
    m_process->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process->setProcessChannelMode(QProcess::SeparateChannels);
    m_process->start(program(),
                     {QStringLiteral("--store"), m_folder.filePath(QStringLiteral("store")),
                      QStringLiteral("serve"), QStringLiteral("--port"), QString::number(m_port)});
    static const QRegularExpression line(QStringLiteral("listening on port (\\d+)"));
    QByteArray said;
    while (true) {
        if (!m_process->waitForReadyRead(30'000)) {
            fail(QStringLiteral("the server does not start: ") +
                 QString::fromUtf8(m_process->readAllStandardError()));
        }
        said += m_process->readAllStandardOutput();
        const auto match = line.match(QString::fromUtf8(said));
        if (match.hasMatch()) {
            m_port = match.captured(1).toUShort();
            return;
        }
    }
}

void RealServer::kill()
{
    m_process->kill();
    m_process->waitForFinished(10'000);
    m_process.reset();
}

int RealServer::stop()
{
    m_process->terminate();
    if (!m_process->waitForFinished(30'000)) {
        fail(QStringLiteral("the server does not end when it is asked to"));
    }
    const int code = m_process->exitCode();
    m_process.reset();
    return code;
}

QStringList RealServer::list(const QStringList& arguments) const
{
    const auto said =
        run(QStringList{QStringLiteral("--store"), m_folder.filePath(QStringLiteral("store"))} +
            arguments);
    if (said.code != 0) {
        fail(QStringLiteral("%1: %2").arg(arguments.join(u' '), QString::fromUtf8(said.errors)));
    }
    auto lines = QString::fromUtf8(said.out).split(u'\n', Qt::SkipEmptyParts);
    return lines;
}

QString RealServer::check() const
{
    const auto said = run({QStringLiteral("--store"), m_folder.filePath(QStringLiteral("store")),
                           QStringLiteral("check")});
    return said.code == 0 ? QString()
                          : QString::fromUtf8(said.out) + QString::fromUtf8(said.errors);
}

} // namespace myspike::test
