#include <QtTest>

#include <numeric>

#include "shared/base/rng.h"

using namespace myspike;

namespace {
/// Gives the numbers it was handed, then fails the test by running out.
class Scripted final : public Rng
{
public:
    explicit Scripted(std::vector<std::uint64_t> numbers) : m_numbers(std::move(numbers)) {}
    std::uint64_t next() override { return m_numbers.at(m_at++); }
    std::size_t drawn() const { return m_at; }

private:
    std::vector<std::uint64_t> m_numbers;
    std::size_t m_at = 0;
};
} // namespace

class TestRng : public QObject
{
    Q_OBJECT
private slots:
    void followsThePublishedSequence()
    {
        // Reference output of splitmix64.c (Vigna) for the seed 1234567.
        SplitMix64 rng(1234567);
        for (const std::uint64_t expected :
             {6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL,
              4593380528125082431ULL, 16408922859458223821ULL}) {
            QCOMPARE(rng.next(), expected);
        }
    }
    void drawsWithoutBias()
    {
        // 2^64 mod 3 is 1, so 0 alone must be drawn again.
        Scripted rng({0, 5});
        QCOMPARE(rng.below(3), std::uint64_t(2));
        QCOMPARE(rng.drawn(), std::size_t(2));
        Scripted power({0});
        QCOMPARE(power.below(8), std::uint64_t(0));
        SplitMix64 many(9);
        std::array<int, 6> seen{};
        for (int i = 0; i < 60'000; ++i) {
            ++seen[many.below(6)];
        }
        for (int n : seen) {
            QVERIFY(n > 9'500 && n < 10'500);
        }
        QCOMPARE(many.below(1), std::uint64_t(0));
    }
    void shufflesTheSameWayForOneSeed()
    {
        std::vector<int> a(50);
        std::iota(a.begin(), a.end(), 0);
        auto b = a;
        const auto ordered = a;
        SplitMix64 first(42);
        SplitMix64 second(42);
        shuffle(a, first);
        shuffle(b, second);
        QVERIFY(a == b);
        QVERIFY(a != ordered);
        std::sort(a.begin(), a.end());
        QVERIFY(a == ordered);
        std::vector<int> none;
        shuffle(none, first);
        QVERIFY(none.empty());
    }
    void systemNumbersDiffer()
    {
        SystemRng rng;
        QVERIFY(rng.next() != rng.next());
    }
};

QTEST_GUILESS_MAIN(TestRng)
#include "test_rng.moc"
