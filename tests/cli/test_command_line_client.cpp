// myspike-cli as a script sees it: the real program, the real server, two persons.
#include <QtTest/QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include "shared/modules/centres/fields.h"
#include "tests/support/server/whole_server.h"

using namespace myspike;
using namespace myspike::test;

namespace {

struct Ran
{
    int status = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
};

} // namespace

class TestCommandLineClient : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    WholeServer m_server;
    Id m_centre;

    QString path(const QString& name) const { return m_folder.filePath(name); }

    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    /// The program with `--data <who> --json`.
    Ran run(const QString& who, QStringList arguments) const
    {
        QProcess process;
        process.start(QStringLiteral(MYSPIKE_BINARY_DIR "/client/myspike-cli"),
                      QStringList{"--data", path(who), "--json"} + arguments);
        Ran ran;
        if (process.waitForFinished(60'000)) {
            ran.status = process.exitCode();
        }
        ran.out = process.readAllStandardOutput();
        ran.err = process.readAllStandardError();
        return ran;
    }

    Ran login(const QString& who, const QString& name) const
    {
        return run(who, {"login", QStringLiteral("https://localhost:%1").arg(m_server.port()), name,
                         "--authority", path("authority.pem"), "--password-file", path("pw")});
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto grant = [](std::string_view role) {
            return std::vector<Grant>{
                {std::string(role), scope::kVerification, *Date::fromYmd(2020, 1, 1), std::nullopt},
                {std::string(role), scope::kUsers, *Date::fromYmd(2020, 1, 1), std::nullopt}};
        };
        m_server.addUser("one", "One", grant(role::kSystemAdministrator));
        m_server.addUser("two", "Two", grant(role::kSystemAdministrator));
        m_centre = Id::ofName("centre", "K1");
        Record centre(*m_server.catalogue.type("centre"), m_centre);
        centre.set(centre::kCode, "K1");
        centre.set(centre::kName, "Pusat Satu");
        m_server.addRows({centre});
        m_server.start();
        write("authority.pem", QByteArray::fromStdString(m_server.authorityPem()));
        write("pw", QByteArray(WholeServer::kPassword) + '\n');
    }

    void sayingNothingBeforeTheLogIn()
    {
        const auto ran = run("nobody", {"status"});
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.err.contains("Nobody is logged in"), ran.err);
    }

    void logsInPullsAndShows()
    {
        for (const auto* who : {"one", "two"}) {
            const auto in = login(who, who);
            QVERIFY2(in.status == 0, in.err);
            const auto pulled = run(who, {"pull"});
            QVERIFY2(pulled.status == 0 && pulled.object()["rows"].toInt() > 0, pulled.err);
        }
        const auto list = run("one", {"list", "centre", "--where", "code=K1"});
        QCOMPARE(list.array().size(), 1);
        const auto shown = run("one", {"show", "centre", "K1"});
        QCOMPARE(shown.object()["fields"].toObject()["name"].toString(),
                 QStringLiteral("Pusat Satu"));
    }

    void anEditTravelsFromOneToTheOther()
    {
        QCOMPARE(run("one", {"edit", "centre", "K1", "phone=03-11112222"}).status, 0);
        QCOMPARE(run("one", {"status"}).object()["waiting"].toInt(), 1);
        QCOMPARE(run("one", {"outbox"}).object()["waiting"].toArray().size(), 1);
        const auto pushed = run("one", {"push"});
        QVERIFY2(pushed.status == 0 && pushed.object()["applied"].toInt() == 1, pushed.err);
        // A second push has nothing to do.
        QCOMPARE(run("one", {"push"}).object()["sent"].toInt(), 0);
        QCOMPARE(run("two", {"sync"}).status, 0);
        const auto shown = run("two", {"show", "centre", m_centre.toString().c_str()});
        QCOMPARE(shown.object()["fields"].toObject()["phone"].toString(),
                 QStringLiteral("03-11112222"));
    }

    void aReceiptIsCheckedWithTheServersKeyAlone()
    {
        const auto acts =
            run("one", {"receipts", "centre", "K1", "--save", path("receipts.json")}).array();
        QCOMPARE(acts.size(), 1);
        QVERIFY(acts[0].toObject()["signed"].toBool());
        const auto good = run("two", {"verify-receipt", path("receipts.json")});
        QVERIFY2(good.status == 0 && good.array()[0].toObject()["holds"].toBool(), good.err);

        QFile saved(path("receipts.json"));
        QVERIFY(saved.open(QIODevice::ReadOnly));
        auto forged = saved.readAll();
        forged.replace("03-11112222", "03-11112223");
        write("forged.json", forged);
        const auto bad = run("two", {"verify-receipt", path("forged.json")});
        QCOMPARE(bad.status, 1);
        QVERIFY2(bad.err.contains("Not every receipt"), bad.err);
        write("nonsense.json", "{}");
        const auto none = run("two", {"verify-receipt", path("nonsense.json")});
        QVERIFY2(none.status == 1 && none.err.contains("no file of receipts"), none.err);
    }

    void aFileTravelsWithItsRecord()
    {
        write("photo.jpg", QByteArray("\xff\xd8\xff\xe0", 4) + QByteArray(3'000'000, 'x'));
        QCOMPARE(run("one", {"attach", "centre", "K1", path("photo.jpg")}).status, 0);
        const auto pushed = run("one", {"push"});
        QVERIFY2(pushed.object()["files"].toInt() == 1, pushed.err + pushed.out);
        QCOMPARE(run("one", {"sync"}).object()["files"].toInt(), 0);
    }

    void refusalsAreSentencesAndStatusOne()
    {
        const std::pair<QStringList, const char*> wrong[] = {
            {{"show", "centre", "K9"}, "There is no centre"},
            {{"list", "nothing"}, "There is no type"},
            {{"edit", "centre", "K1", "colour=red"}, "names no field"},
            {{"edit", "centre", "K1", "category=castle"}, "castle"},
        };
        for (const auto& [arguments, says] : wrong) {
            const auto ran = run("one", arguments);
            QCOMPARE(ran.status, 1);
            QVERIFY2(ran.err.contains(says), ran.err);
            QVERIFY(QJsonDocument::fromJson(ran.err).isObject());
        }
    }

    void oneFolderIsOnePersons()
    {
        const auto ran = login("one", "two");
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.err.contains("another user"), ran.err);
    }

    void withoutTheServerNothingIsLost()
    {
        QCOMPARE(run("two", {"edit", "centre", "K1", "email=satu@pusat.example"}).status, 0);
        m_server.stop();
        const auto pushed = run("two", {"push"});
        QCOMPARE(pushed.status, 1);
        QVERIFY2(pushed.err.contains("cannot be reached"), pushed.err);
        QCOMPARE(run("two", {"status"}).object()["waiting"].toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCommandLineClient)
#include "test_command_line_client.moc"
