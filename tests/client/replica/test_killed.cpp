// The program is killed at any moment; every act that was answered is there afterwards.
#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <cstdio>
#include <cstring>

#include "tests/support/client/replica_fixture.h"

using namespace myspike;
using namespace myspike::test;

namespace {

/// The child: acts as fast as it can and says the title of each act that was answered.
int actUntilKilled(QCoreApplication& app, const QString& folder, int from)
{
    (void)app;
    ReplicaFixture f(folder);
    f.rng = SplitMix64(static_cast<std::uint64_t>(from) + 100);
    f.openWithGrants();
    for (int i = from;; ++i) {
        const auto title = std::to_string(i);
        const auto acted = answerOf(f.replica->act(f.newJob(title, f.replica->newId())));
        if (!acted) {
            std::fprintf(stderr, "%s\n", acted.fault().forUser.english().c_str());
            return 1;
        }
        std::printf("%s\n", title.c_str());
        std::fflush(stdout);
    }
}

} // namespace

class TestKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActThatWasAnsweredIsThere()
    {
        TemporaryFolder folder;
        const auto path = QString::fromStdString(folder.file("replica"));
        int answered = 0;
        for (int round = 0; round < 6; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {"--act", path, QString::number(answered)});
            QVERIFY(child.waitForStarted());
            QByteArray said;
            const int enough = 3 + round * 7;
            while (said.count('\n') < enough) {
                QVERIFY2(child.waitForReadyRead(20'000), child.readAllStandardError().constData());
                said += child.readAllStandardOutput();
            }
            child.kill();
            QVERIFY(child.waitForFinished());
            said += child.readAllStandardOutput();
            answered += static_cast<int>(said.count('\n'));

            ReplicaFixture f(path);
            ReplicaFixture::must(answerOf(f.replica->open(f.owner())));
            const auto outbox = answerOf(f.replica->outbox());
            QVERIFY(outbox.ok());
            // The last act may have been written and not yet told.
            const auto kept = static_cast<int>(outbox->size());
            QVERIFY2(kept >= answered && kept <= answered + 1, std::to_string(kept).c_str());
            QCOMPARE(answerOf(f.replica->countUpTo({.type = Job::kType}, 100'000)).valueOr(0),
                     std::int64_t(kept));
            for (int i = 0; i < kept; ++i) {
                QCOMPARE((*outbox)[static_cast<std::size_t>(i)].operation.number,
                         std::int64_t(i + 1));
            }
            answered = kept;
        }
        QVERIFY(answered > 100);
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 4 && std::strcmp(argv[1], "--act") == 0) {
        return actUntilKilled(app, QString::fromLocal8Bit(argv[2]), std::atoi(argv[3]));
    }
    TestKilled test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_killed.moc"
