// The draw of the sample, its extension, re-marking and equipment ratios: 2 §2.4, 2 §8.8.
#include <QtTest>

#include <algorithm>
#include <set>

#include "shared/modules/mark_sheet.h"
#include "shared/modules/verification/sampling.h"
#include "tests/support/shared/visit_world.h"

using namespace myspike;
using namespace myspike::verification;
using Reason = sample_entry::Reason;

namespace {

std::vector<SampleCandidate> candidates(int n)
{
    std::vector<SampleCandidate> out;
    for (int i = 0; i < n; ++i) {
        SampleCandidate c;
        c.trainee.bytes[15] = static_cast<std::uint8_t>(i);
        out.push_back(c);
    }
    return out;
}

SamplePolicy policy()
{
    SamplePolicy p;
    p.minimum = 5;
    p.share = Hundredths::whole(10);
    p.extendShare = Hundredths::whole(30);
    p.borderPoints = Hundredths::whole(3);
    p.remarkTolerance = Hundredths::whole(5);
    p.extendAfter = 2;
    p.failShare = Hundredths::whole(20);
    return p;
}

std::vector<int> numbersOf(const std::vector<Sampled>& sampled)
{
    std::vector<int> out;
    for (const auto& s : sampled) {
        out.push_back(s.trainee.bytes[15]);
    }
    return out;
}

} // namespace

class TestSampling : public QObject
{
    Q_OBJECT

private slots:
    void size_data()
    {
        QTest::addColumn<int>("trainees");
        QTest::addColumn<int>("size");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("fewer than the minimum") << 3 << 3;
        QTest::newRow("the minimum") << 25 << 5;
        QTest::newRow("exactly a tenth") << 60 << 6;
        QTest::newRow("a tenth, rounded up") << 61 << 7;
    }
    void size()
    {
        QFETCH(int, trainees);
        QFETCH(int, size);
        QCOMPARE(static_cast<int>(
                     sampleSize(static_cast<std::size_t>(trainees), 5, Hundredths::whole(10))),
                 size);
    }

    void sameSeedSameSampleInAnyOrder()
    {
        auto a = candidates(40);
        auto b = a;
        std::reverse(b.begin(), b.end());
        QCOMPARE(drawSample(a, 4711, policy()), drawSample(b, 4711, policy()));
        QVERIFY(drawSample(a, 4711, policy()) != drawSample(a, 4712, policy()));
    }

    /// Written out once: any machine and any later version must draw the same trainees.
    void knownDraws() { QCOMPARE(numbersOf(drawSample(candidates(12), 1, policy())), m_knownDraw); }

    void thoseWhoMustBeInJoinWithTheirReasons()
    {
        auto all = candidates(40);
        all[3].nearMinimum = true;
        all[5].repeats = true;
        all[7].singleFailure = true;
        const auto sample = drawSample(all, 99, policy());
        const auto reasonsOf = [&](int i) {
            for (const auto& s : sample) {
                if (s.trainee.bytes[15] == i) {
                    return s.reasons;
                }
            }
            return std::vector<Reason>{};
        };
        const auto has = [&](int i, Reason r) {
            const auto reasons = reasonsOf(i);
            return std::find(reasons.begin(), reasons.end(), r) != reasons.end();
        };
        QVERIFY(has(3, Reason::NearMinimum));
        QVERIFY(has(5, Reason::Repeat));
        QVERIFY(has(7, Reason::SingleFailure));
        QCOMPARE(
            std::count_if(sample.begin(), sample.end(),
                          [](const Sampled& s) { return s.reasons.front() == Reason::Random; }),
            5);
        auto p = policy();
        p.includeRepeats = false;
        all[7].singleFailure = false;
        all[3].nearMinimum = false;
        QVERIFY(drawSample(all, 99, p).size() <= 6);
    }

    void extensionReadsOnAndRepeatsNobody()
    {
        const auto all = candidates(40);
        const auto first = drawSample(all, 7, policy());
        std::vector<Id> already;
        for (const auto& s : first) {
            already.push_back(s.trainee);
        }
        const auto more = extendSample(all, 7, policy(), already);
        QCOMPARE(first.size() + more.size(), std::size_t{12}); // 30 % of 40
        std::set<Id> seen(already.begin(), already.end());
        for (const auto& s : more) {
            QVERIFY(seen.insert(s.trainee).second);
            QCOMPARE(s.reasons, std::vector<Reason>{Reason::Extension});
        }
        QVERIFY(extendSample(candidates(5), 7, policy(), already).size() <= 5);
    }

    void remarks_data()
    {
        QTest::addColumn<QList<int>>("differences");
        QTest::addColumn<bool>("extended");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char* name, QList<int> d, bool extended, RemarkOutcome o) {
            QTest::newRow(name) << d << extended << static_cast<int>(o);
        };
        row("within the tolerance", {500, -500, 0}, false, RemarkOutcome::Accept);
        row("one beyond", {501, 0, 0}, false, RemarkOutcome::Accept);
        row("two beyond", {501, -501, 0}, false, RemarkOutcome::Extend);
        row("a fifth of the extended", {600, 0, 0, 0, 0}, true, RemarkOutcome::Accept);
        row("more than a fifth", {600, 600, 0, 0, 0}, true, RemarkOutcome::RemarkComponent);
    }
    void remarks()
    {
        QFETCH(QList<int>, differences);
        QFETCH(bool, extended);
        QFETCH(int, outcome);
        std::vector<Hundredths> d;
        for (const int x : differences) {
            d.push_back(Hundredths{x});
        }
        QCOMPARE(static_cast<int>(judgeRemarks(d, extended, policy())), outcome);
    }

    void nearIsMeasuredOnTheFullMark()
    {
        // The minimum of the final knowledge is 11 of 20, or 55 of 100.
        test::VisitWorld world(MYSPIKE_SOURCE_DIR, 4);
        const auto set = [&](int i, int hundredths) {
            auto m = world.find(FinalMark::kType, world.id("final" + std::to_string(i))).record;
            m.set(final_mark::kKnowledge, Hundredths{hundredths});
            world.tx.put(m);
        };
        set(1, 5'800);
        set(2, 5'801);
        set(3, 5'200);
        set(4, 5'199);
        const auto sheet = loadMarkSheet(world.tx, Ref<TraineeBatch>{world.batch});
        QVERIFY(sheet.ok());
        const auto near = sampleCandidates(*sheet, policy());
        QCOMPARE(near.size(), std::size_t{4});
        QVERIFY(near[0].nearMinimum);
        QVERIFY(!near[1].nearMinimum);
        QVERIFY(near[2].nearMinimum);
        QVERIFY(!near[3].nearMinimum);
        QVERIFY(!near[0].singleFailure);
        QVERIFY(near[2].singleFailure);
    }

    void equipment_data()
    {
        QTest::addColumn<QString>("ratio");
        QTest::addColumn<int>("trainees");
        QTest::addColumn<int>("required");
        QTest::newRow("2 §8.8") << "1:6" << 25 << 5;
        QTest::newRow("2 §8.8, one more") << "1:25" << 26 << 2;
        QTest::newRow("each") << "1:1" << 13 << 13;
        QTest::newRow("two for five") << "2:5" << 11 << 5;
        QTest::newRow("as required") << "AR" << 25 << -1;
        QTest::newRow("not in the register") << "" << 25 << -1;
        QTest::newRow("nonsense") << "1:0" << 25 << -1;
    }
    void equipment()
    {
        QFETCH(QString, ratio);
        QFETCH(int, trainees);
        QFETCH(int, required);
        QCOMPARE(static_cast<int>(requiredEquipment(ratio.toStdString(), trainees).value_or(-1)),
                 required);
    }

    void reasonsTravelAsText()
    {
        const std::vector<Reason> reasons{Reason::Random, Reason::SingleFailure};
        QCOMPARE(joinReasons(reasons), std::string("random|single_failure"));
        QCOMPARE(splitReasons("random|single_failure"), reasons);
        QVERIFY(splitReasons("").empty());
    }

private:
    const std::vector<int> m_knownDraw{4, 6, 7, 9, 11};
};

QTEST_GUILESS_MAIN(TestSampling)
#include "test_sampling.moc"
