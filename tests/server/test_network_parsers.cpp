// Every parser of what a network brings, over seeds from the real encoder, cut and flipped, and
// over every input that once broke a promise (tests/fuzz/found/TARGET/). A broken promise aborts.
#include <QDir>
#include <QFile>
#include <QtTest>

#include "shared/base/rng.h"
#include "tests/fuzz/targets.h"

using namespace myspike;

class TestNetworkParsers : public QObject
{
    Q_OBJECT

private:
    static void rows()
    {
        QTest::addColumn<QString>("name");
        for (const auto& t : fuzz::targets()) {
            QTest::newRow(t.name) << QString::fromLatin1(t.name);
        }
    }
    static const fuzz::Target& current()
    {
        QFETCH(QString, name);
        return *fuzz::target(name.toStdString());
    }

private Q_SLOTS:
    void theirSeeds_data() { rows(); }
    void theirSeeds()
    {
        const auto& target = current();
        const auto seeds = target.seeds();
        QVERIFY(!seeds.empty());
        for (const auto& bytes : seeds) {
            target.run(bytes);
        }
        target.run({});
    }

    void seedsCutAnywhereAndFlipped_data() { rows(); }
    void seedsCutAnywhereAndFlipped()
    {
        const auto& target = current();
        SplitMix64 rng(17);
        for (const auto& bytes : target.seeds()) {
            const auto step = 1 + bytes.size() / 200;
            for (std::size_t n = 0; n < bytes.size(); n += step) {
                target.run(std::string_view(bytes).substr(0, n));
            }
            for (int i = 0; i < 200; ++i) {
                auto flipped = bytes;
                flipped[rng.below(flipped.size())] = static_cast<char>(rng.below(256));
                target.run(flipped);
            }
        }
    }

    void whatWasFound_data() { rows(); }
    void whatWasFound()
    {
        const auto& target = current();
        const QDir found(QStringLiteral(MYSPIKE_SOURCE_DIR "/tests/fuzz/found/") +
                         QString::fromLatin1(target.name));
        for (const auto& entry : found.entryInfoList(QDir::Files)) {
            QFile file(entry.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto bytes = file.readAll();
            target.run(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        }
    }
};

QTEST_GUILESS_MAIN(TestNetworkParsers)
#include "test_network_parsers.moc"
