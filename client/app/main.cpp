#include <QApplication>
#include <QCommandLineParser>

#include "client/app/composition.h"

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("myspike"));
    QApplication::setApplicationVersion(QStringLiteral(MYSPIKE_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("MySPIKE Desktop"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption server(QStringLiteral("server"),
                                    QStringLiteral("Address of the server."),
                                    QStringLiteral("https://name:port"));
    const QCommandLineOption authority(
        QStringLiteral("authority"), QStringLiteral("Certificate of the server's authority (PEM)."),
        QStringLiteral("file"));
    const QCommandLineOption data(QStringLiteral("data"),
                                  QStringLiteral("Folder of this machine's replicas and settings."),
                                  QStringLiteral("folder"));
    parser.addOptions({server, authority, data});
    parser.process(application);

    const myspike::SystemClock clock;
    myspike::SystemRng rng;
    myspike::ui::DialogPrompter prompter;
    myspike::ui::DialogFilePicker files;
    myspike::StartOptions options;
    options.serverUrl = parser.value(server);
    options.authorityFile = parser.value(authority);
    options.dataFolder = parser.value(data);
    myspike::Composition composition(application, options, {clock, rng, prompter, files});
    composition.start();
    return QApplication::exec();
}
