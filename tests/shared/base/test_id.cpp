#include <QtTest>

#include <unordered_set>

#include "shared/base/id.h"

using namespace myspike;

class TestId : public QObject
{
    Q_OBJECT
private slots:
    void carriesItsTimeAndVersion()
    {
        SplitMix64 rng(1);
        // The example of RFC 9562, appendix A.6: 0x017F22E279B0 ms.
        const auto id = Id::make(Instant{0x017F22E279B0}, rng);
        const auto text = QString::fromStdString(id.toString());
        QVERIFY2(QRegularExpression("^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
                     .match(text)
                     .hasMatch(),
                 qPrintable(text));
        QVERIFY(Id::parse(id.toString()) == id);
        QVERIFY(Id::parse(text.toUpper().toStdString()) == id);
        QVERIFY(!id.isNull());
        QVERIFY(Id{}.isNull());
    }
    void laterIdsSortAfterEarlierOnes()
    {
        SplitMix64 rng(2);
        auto before = Id::make(Instant{1'000}, rng);
        for (std::int64_t ms = 1'001; ms < 70'000; ms += 997) {
            const auto id = Id::make(Instant{ms}, rng);
            QVERIFY(before < id);
            QVERIFY(before.toString() < id.toString());
            before = id;
        }
    }
    void differs()
    {
        SplitMix64 rng(3);
        std::unordered_set<Id> seen;
        for (int i = 0; i < 20'000; ++i) {
            QVERIFY(seen.insert(Id::make(Instant{5}, rng)).second);
        }
        const auto operation = Id::make(Instant{5}, rng);
        for (std::uint32_t n = 0; n < 20'000; ++n) {
            QVERIFY(seen.insert(Id::derive(operation, n)).second);
        }
    }
    void derivesTheSameAgain()
    {
        SplitMix64 rng(4);
        const auto operation = Id::make(Instant{0x017F22E279B0}, rng);
        const auto derived = Id::derive(operation, 7);
        QVERIFY(derived == Id::derive(operation, 7));
        QVERIFY(derived != Id::derive(operation, 8));
        QCOMPARE(derived.toString().substr(0, 15), std::string("017f22e2-79b0-8"));
        QVERIFY(Id::ofName("postcode", "01000") == Id::ofName("postcode", "01000"));
        QVERIFY(Id::ofName("postcode", "01000") != Id::ofName("postcod", "e01000"));
        // Stored in every replica: a change of the recipe would double the reference records.
        QCOMPARE(Id::ofName("postcode", "01000").toString(),
                 std::string("2d20e684-f60e-8964-85ab-f85650cf2b2d"));
    }
    void refusesOtherText()
    {
        const std::string good = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
        QVERIFY(Id::parse(good).has_value());
        QVERIFY(!Id::parse("").has_value());
        QVERIFY(!Id::parse(good.substr(1)).has_value());
        QVERIFY(!Id::parse(good + "0").has_value());
        QVERIFY(!Id::parse("{" + good.substr(0, 34) + "}").has_value());
        for (std::size_t i = 0; i < good.size(); ++i) {
            auto bad = good;
            bad[i] = good[i] == '-' ? '0' : '-';
            QVERIFY2(!Id::parse(bad).has_value(), bad.c_str());
            bad[i] = 'g';
            QVERIFY2(!Id::parse(bad).has_value(), bad.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestId)
#include "test_id.moc"
