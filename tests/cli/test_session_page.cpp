// The page for integrators is true: its steps run as they stand against a real server.
#include <QtTest/QtTest>

#include <QProcess>
#include <QTemporaryDir>

#include "shared/modules/centres/fields.h"
#include "tests/support/server/whole_server.h"

using namespace myspike;
using namespace myspike::test;

class TestSessionPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepOfThePageWorks()
    {
        QFile page(QStringLiteral(MYSPIKE_SOURCE_DIR "/shared/wire/session.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QByteArray script;
        bool inside = false;
        int blocks = 0;
        for (const auto& line : page.readAll().split('\n')) {
            if (line.startsWith("```")) {
                inside = line == "```sh";
                blocks += inside;
            } else if (inside) {
                script += line + '\n';
            }
        }
        QVERIFY(blocks >= 9);

        WholeServer server;
        server.addUser("somebody", "Somebody",
                       {{std::string(role::kSystemAdministrator), scope::kVerification,
                         *Date::fromYmd(2020, 1, 1), std::nullopt}});
        Record centre(*server.catalogue.type("centre"), Id::ofName("centre", "K1"));
        centre.set(centre::kCode, "K1");
        centre.set(centre::kName, "Pusat Satu");
        server.addRows({centre});
        server.start();

        QTemporaryDir folder;
        const auto write = [&folder](const char* name, const QByteArray& bytes) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write("authority.pem", QByteArray::fromStdString(server.authorityPem())));
        QVERIFY(write("page.sh", script));

        QProcess shell;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SERVER", QStringLiteral("https://localhost:%1").arg(server.port()));
        environment.insert("AUTHORITY", "authority.pem");
        environment.insert("LOGIN", "somebody");
        environment.insert("PASSWORD", WholeServer::kPassword);
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(folder.path());
        shell.setProcessChannelMode(QProcess::MergedChannels);
        shell.start("bash", {"-eu", "-o", "pipefail", "page.sh"});
        QVERIFY(shell.waitForFinished(120'000));
        const auto said = shell.readAll();
        QVERIFY2(shell.exitCode() == 0, said.constData());
        QVERIFY2(said.endsWith("session: done\n"), said.constData());
    }
};

QTEST_GUILESS_MAIN(TestSessionPage)
#include "test_session_page.moc"
