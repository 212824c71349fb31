#include <QTest>

#include "shared/base/rng.h"
#include "shared/wire/compression.h"
#include "shared/wire/event_stream.h"
#include "shared/wire/protocol.h"

using namespace myspike;

class TestStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreReadWhereverTheBytesAreCut()
    {
        const std::string stream = "\xEF\xBB\xBF: hello\n\nevent: scope\nid: 7\ndata: {\"a\":1}\n\n"
                                   "data:one\r\ndata: two\r\n\r\nevent: nothing\n\ndata\rid:8\r\r";
        const std::vector<StreamEvent> expected = {
            {"scope", "7", "{\"a\":1}"}, {"message", "7", "one\ntwo"}, {"message", "8", ""}};
        for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
            EventStreamReader reader;
            auto first = reader.take(std::string_view(stream).substr(0, cut));
            auto second = reader.take(std::string_view(stream).substr(cut));
            QVERIFY(first.ok() && second.ok());
            first->insert(first->end(), second->begin(), second->end());
            QVERIFY2(*first == expected, std::to_string(cut).c_str());
        }
        EventStreamReader reader;
        std::vector<StreamEvent> all;
        for (const char c : stream) {
            auto some = reader.take(std::string_view(&c, 1));
            QVERIFY(some.ok());
            all.insert(all.end(), some->begin(), some->end());
        }
        QVERIFY(all == expected);
    }

    void anEndlessEventIsGivenUp()
    {
        EventStreamReader reader;
        QVERIFY(reader.take("data: " + std::string(kMaxEventBytes - 10, 'x')).ok());
        QVERIFY(!reader.take(std::string(100, 'x')).ok());
        EventStreamReader lines;
        Result<std::vector<StreamEvent>> last = std::vector<StreamEvent>();
        for (int i = 0; i < 100 && last.ok(); ++i) {
            last = lines.take("data: " + std::string(1000, 'x') + "\n");
        }
        QVERIFY(!last.ok());
        QCOMPARE(last.fault().code, FaultCode::TooLarge);
    }

    void packedComesBack_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("x");
        QTest::newRow("repetitive") << QByteArray(1'000'000, 'y');
        SplitMix64 rng(3);
        QByteArray noise;
        for (int i = 0; i < 300'000; ++i) {
            noise.append(static_cast<char>(rng.next() & 0xFF));
        }
        QTest::newRow("noise") << noise;
    }

    void packedComesBack()
    {
        QFETCH(QByteArray, text);
        auto back = decompress(compress(text.toStdString()), 2'000'000);
        QVERIFY(back.ok());
        QVERIFY(*back == text.toStdString());
    }

    void aFrameCutAtAnyByteIsRefused()
    {
        std::string text;
        for (int i = 0; i < 2000; ++i) {
            text += "row " + std::to_string(i * 7919) + '\n';
        }
        const auto frame = compress(text);
        for (std::size_t n = 0; n < frame.size(); ++n) {
            QVERIFY2(!decompress(std::string_view(frame).substr(0, n), 1'000'000).ok(),
                     std::to_string(n).c_str());
        }
        QVERIFY(!decompress(frame + "tail", 1'000'000).ok());
        QVERIFY(!decompress("<html>", 1'000'000).ok());
    }

    void aBombIsNotUnpacked()
    {
        const auto bomb = compress(std::string(50'000'000, '\0'));
        QVERIFY(bomb.size() < 10'000);
        const auto answer = decompress(bomb, 1'000'000);
        QVERIFY(!answer.ok());
        QCOMPARE(answer.fault().code, FaultCode::TooLarge);
    }
};

QTEST_GUILESS_MAIN(TestStreams)
#include "test_streams.moc"
