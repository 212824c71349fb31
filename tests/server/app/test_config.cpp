#include <QtTest>

#include "server/app/config.h"

using namespace myspike;

class TestConfig : public QObject
{
    Q_OBJECT
private slots:
    void readsWhatIsSetAndKeepsTheRest()
    {
        const auto reading = readConfig("\xEF\xBB\xBF# office\r\n\r\n  port=9443 \r\n"
                                        "address = 0.0.0.0\nidle_seconds = 5\n"
                                        "certificate = /etc/my spike/a=b.pem");
        QVERIFY(reading.problems.empty());
        QCOMPARE(int(reading.config.port), 9443);
        QCOMPARE(reading.config.address, std::string("0.0.0.0"));
        QVERIFY(reading.config.limits.idle == std::chrono::milliseconds(5000));
        QCOMPARE(reading.config.certificate.string(), std::string("/etc/my spike/a=b.pem"));
        QCOMPARE(reading.config.workerThreads, ServerConfig().workerThreads);
    }
    void namesEveryMistakeWithItsLine()
    {
        const auto reading = readConfig("port = 70000\n"
                                        "# fine\n"
                                        "prot = 1\n"
                                        "log_level = loud\n"
                                        "just words\n"
                                        "worker_threads = 2x\n"
                                        "worker_threads = 4\n"
                                        "idle_seconds =\n");
        std::vector<int> lines;
        for (const auto& problem : reading.problems) {
            lines.push_back(problem.line);
        }
        QCOMPARE(lines, (std::vector<int>{1, 3, 4, 5, 6, 7, 8}));
        QCOMPARE(reading.problems[0].text.english(),
                 std::string("port takes a whole number from 0 to 65535, not \"70000\"."));
    }
    void readsItsOwnExplanation()
    {
        // Each line of the explained file, with its remark sign taken off, is a valid setting.
        std::string settings;
        int count = 0;
        for (const QString& line :
             QString::fromStdString(explainedConfig()).split(QLatin1Char('\n'))) {
            if (line.startsWith(QLatin1String("# ")) && line.contains(QLatin1String(" = "))) {
                settings += line.mid(2).toStdString() + "\n";
                ++count;
            }
        }
        QVERIFY(count > 10);
        const auto reading = readConfig(settings);
        QCOMPARE(reading.problems.size(), std::size_t(0));
        QVERIFY(reading.config.limits.stop == HttpLimits().stop);
        QVERIFY(reading.config.limits.peerBurst == HttpLimits().peerBurst);
    }
    void aMissingFileIsExplained()
    {
        const auto missing = readConfigFile("/nowhere/server.conf");
        QVERIFY(!missing.ok());
        QVERIFY(missing.fault().forUser.english().find("/nowhere/server.conf") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestConfig)
#include "test_config.moc"
