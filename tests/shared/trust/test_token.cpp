#include <QtTest>

#include <set>

#include "shared/trust/token.h"

using namespace myspike;

class TestToken : public QObject
{
    Q_OBJECT
private slots:
    void keepsTheHashOfWhatItGivesOut()
    {
        SystemRng rng;
        std::set<std::string> seen;
        for (int i = 0; i < 200; ++i) {
            const auto token = Token::make(rng);
            QCOMPARE(token.text.size(), std::size_t(64));
            QVERIFY(seen.insert(token.text).second);
            QVERIFY(Token::hashOf(token.text) == token.hash);
            QVERIFY(token.text != toHex(token.hash));
        }
    }
    void usesEveryBitOfTheGenerator()
    {
        SplitMix64 rng(1);
        const auto text = Token::make(rng).text;
        SplitMix64 same(1);
        std::string expected;
        for (int i = 0; i < 4; ++i) {
            const auto word = same.next();
            for (int j = 0; j < 8; ++j) {
                const auto byte = static_cast<std::uint8_t>(word >> (8 * j));
                expected += toHex(std::span(&byte, 1));
            }
        }
        QCOMPARE(text, expected);
    }
    void refusesWhatHasNotTheForm()
    {
        const std::string good(64, 'a');
        QVERIFY(Token::hashOf(good).has_value());
        QVERIFY(!Token::hashOf("").has_value());
        QVERIFY(!Token::hashOf(good + "a").has_value());
        QVERIFY(!Token::hashOf(good.substr(1)).has_value());
        QVERIFY(!Token::hashOf(std::string(64, 'A')).has_value());
        QVERIFY(!Token::hashOf(std::string(64, 'g')).has_value());
        QVERIFY(!Token::hashOf(std::string(64, '\0')).has_value());
    }
    void comparesBytes()
    {
        const Bytes a{1, 2, 3};
        QVERIFY(equalInConstantTime(a, Bytes{1, 2, 3}));
        QVERIFY(!equalInConstantTime(a, Bytes{1, 2, 4}));
        QVERIFY(!equalInConstantTime(a, Bytes{1, 2}));
        QVERIFY(equalInConstantTime(Bytes{}, Bytes{}));
    }
};

QTEST_GUILESS_MAIN(TestToken)
#include "test_token.moc"
