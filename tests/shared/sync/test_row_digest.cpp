// Sums of rows: order does not matter, every other difference does.
#include <QtTest/QtTest>

#include <set>

#include "shared/base/rng.h"
#include "shared/sync/row_digest.h"
#include "tests/support/shared/world.h"

using namespace myspike;
using namespace myspike::test;

class TestRowDigest : public QObject
{
    Q_OBJECT

private:
    Catalogue m_catalogue = worldCatalogue();

    Record row(std::uint64_t seed, const std::string& title) const
    {
        SplitMix64 rng(seed);
        Record r(*m_catalogue.type("job"), Id::make(Instant{1'790'000'000'000}, rng));
        r.version = 7;
        r.set(kTitle, title);
        return r;
    }

private Q_SLOTS:
    void additionAndSubtractionCarry()
    {
        Sum128 a{0, ~0ULL};
        a.add({0, 1});
        QCOMPARE(a, (Sum128{1, 0}));
        a.subtract({0, 1});
        QCOMPARE(a, (Sum128{0, ~0ULL}));
        a = {~0ULL, ~0ULL};
        a.add({0, 1});
        QVERIFY(a.isZero());
        a.subtract({0, 1});
        QCOMPARE(a, (Sum128{~0ULL, ~0ULL}));
    }

    void theTextIsReadBackAndNothingElseIs()
    {
        const Sum128 a{0x0123456789abcdefULL, 0xfedcba9876543210ULL};
        QCOMPARE(Sum128::parse(a.toText()), std::optional(a));
        for (const auto* wrong :
             {"", "12", "0123456789abcdefg0123456789abcde", "0123456789abcdef0123456789abcdef0",
              "+123456789abcdef0123456789abcdef"}) {
            QVERIFY2(!Sum128::parse(wrong), wrong);
        }
    }

    void theOrderOfRowsDoesNotMatter()
    {
        std::vector<Sum128> sums;
        for (std::uint64_t i = 0; i < 50; ++i) {
            sums.push_back(digestOf(row(i, "t" + std::to_string(i))));
        }
        Sum128 forward;
        Sum128 backward;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            forward.add(sums[i]);
            backward.add(sums[sums.size() - 1 - i]);
        }
        QCOMPARE(forward, backward);
        for (const auto& s : sums) {
            forward.subtract(s);
        }
        QVERIFY(forward.isZero());
    }

    void everyDifferenceCounts()
    {
        const auto one = row(1, "a");
        auto version = one;
        version.version = 8;
        auto unknown = one;
        unknown.unknown = R"({"colour":"red"})";
        auto other = row(2, "a");
        for (const auto& r : {row(1, "b"), version, unknown, other}) {
            QVERIFY(digestOf(one) != digestOf(r));
        }
        QCOMPARE(digestOf(one), digestOf(row(1, "a")));
        // A row that is there twice does not vanish, as it would under XOR.
        Sum128 twice = digestOf(one);
        twice.add(digestOf(one));
        QVERIFY(!twice.isZero());
    }

    void idsOfOneMinuteSpreadOverTheBuckets()
    {
        SplitMix64 rng(3);
        std::set<int> seen;
        for (int i = 0; i < 4'000; ++i) {
            const auto bucket = bucketOf(Id::make(Instant{1'790'000'000'000 + i}, rng));
            QVERIFY(bucket >= 0 && bucket < kBuckets);
            seen.insert(bucket);
        }
        QCOMPARE(seen.size(), std::size_t(kBuckets));
    }
};

QTEST_GUILESS_MAIN(TestRowDigest)
#include "test_row_digest.moc"
