// Weights, minima and rounding: 2 §1.3 and the examples of 2 §8.
#include <QtTest>

#include "shared/modules/calculation.h"
#include "tests/support/shared/visit_world.h"

using namespace myspike;

namespace {

constexpr std::int64_t kWhole = 100;

/// Raw marks of 100 that weigh exactly what the examples print.
RawMarks marksOf(int knowledge, int performance, int finalKnowledge, int finalPerformance)
{
    const auto raw = [](int weighted, int weight) {
        return Hundredths{mulDivRound(weighted * kWhole, 10'000, weight * kWhole)};
    };
    RawMarks m;
    m.units.push_back({raw(knowledge, 10), raw(performance, 30), false});
    m.finalKnowledge = raw(finalKnowledge, 20);
    m.finalPerformance = raw(finalPerformance, 40);
    return m;
}

} // namespace

class TestCalculation : public QObject
{
    Q_OBJECT

private:
    test::VisitWorld m_world{MYSPIKE_SOURCE_DIR, 1};
    CreditRules rulesFor(int level) const
    {
        const Date day = *Date::fromYmd(2025, 1, 6);
        auto rules = creditRules(m_world.tx, level, day, day);
        Q_ASSERT(rules.ok());
        return *rules;
    }

private slots:
    void examples_data()
    {
        QTest::addColumn<int>("knowledge");
        QTest::addColumn<int>("performance");
        QTest::addColumn<int>("finalKnowledge");
        QTest::addColumn<int>("finalPerformance");
        QTest::addColumn<int>("total");
        QTest::addColumn<bool>("competent");
        QTest::newRow("2 §8.1") << 7 << 21 << 12 << 25 << 65 << true;
        QTest::newRow("2 §8.2: a row below its minimum") << 9 << 29 << 10 << 40 << 88 << false;
        QTest::newRow("2 §8.3: exactly the minima") << 6 << 18 << 11 << 21 << 56 << true;
        QTest::newRow("coursework knowledge short") << 5 << 30 << 20 << 40 << 95 << false;
        QTest::newRow("coursework performance short") << 10 << 17 << 20 << 40 << 87 << false;
        QTest::newRow("final performance short") << 10 << 30 << 20 << 20 << 80 << false;
    }

    void examples()
    {
        QFETCH(int, knowledge);
        QFETCH(int, performance);
        QFETCH(int, finalKnowledge);
        QFETCH(int, finalPerformance);
        QFETCH(int, total);
        QFETCH(bool, competent);
        const auto c =
            compute(marksOf(knowledge, performance, finalKnowledge, finalPerformance), rulesFor(3));
        QCOMPARE(c.courseworkKnowledge.value, knowledge * kWhole);
        QCOMPARE(c.courseworkPerformance.value, performance * kWhole);
        QCOMPARE(c.coursework.value, (knowledge + performance) * kWhole);
        QCOMPARE(c.final.value, (finalKnowledge + finalPerformance) * kWhole);
        QCOMPARE(c.total.value, total * kWhole);
        QCOMPARE(c.competent(), competent);
    }

    void meansOverUnitsAreRoundedOnce()
    {
        // 2 §8.4: weighted marks of seven units sum to 59.99; the mean is 8.57.
        QCOMPARE(weighted(Hundredths{59'990}, 7, Hundredths::whole(10)).toFixed(), "8.57");
        // Half a hundredth goes up: 0.05 of 100 at 10 % is 0.005.
        QCOMPARE(weighted(Hundredths{5}, 1, Hundredths::whole(10)).value, 1);
        QCOMPARE(weighted(Hundredths{4}, 1, Hundredths::whole(10)).value, 0);
    }

    void coreAbilities()
    {
        // 2 §8.5: 11 of 20 is 55 %, 12 of 20 is 60 %.
        QVERIFY(!coreAbilityPassed(11, 20, Hundredths::whole(60), 3, 3));
        QVERIFY(coreAbilityPassed(12, 20, Hundredths::whole(60), 3, 3));
        QVERIFY(!coreAbilityPassed(20, 20, Hundredths::whole(60), 2, 3));
    }

    void higherLevelsCountProjectAndTraining()
    {
        const auto rules = rulesFor(4);
        QVERIFY(rules.project && rules.industrialTraining);
        RawMarks m;
        m.units.push_back({Hundredths::whole(60), Hundredths::whole(60), false});
        m.finalKnowledge = m.finalPerformance = Hundredths::whole(60);
        m.project = m.industrialTraining = Hundredths::whole(60);
        QCOMPARE(compute(m, rules).total, Hundredths::whole(60));
        QVERIFY(compute(m, rules).competent());
        m.project = Hundredths::whole(59);
        QVERIFY(!compute(m, rules).competent());
        m.project.reset();
        QVERIFY(!compute(m, rules).complete);
    }

    void missingMarksAreNotCompetentAndAbsencesCountAsZero()
    {
        auto m = marksOf(10, 30, 20, 40);
        m.units.push_back({Hundredths::whole(100), std::nullopt, false});
        QVERIFY(!compute(m, rulesFor(3)).complete);
        m.units.back() = {std::nullopt, std::nullopt, true};
        const auto c = compute(m, rulesFor(3));
        QVERIFY(c.complete);
        QCOMPARE(c.courseworkKnowledge, Hundredths::whole(5));
        QVERIFY(!c.competent());
        m.finalAbsent = true;
        QCOMPARE(compute(m, rulesFor(3)).final, Hundredths{});
    }

    void oneComponentShort()
    {
        QVERIFY(compute(marksOf(9, 29, 10, 40), rulesFor(3)).failsByOneComponent());
        QVERIFY(!compute(marksOf(5, 10, 20, 40), rulesFor(3)).failsByOneComponent());
        QVERIFY(!compute(marksOf(7, 21, 12, 25), rulesFor(3)).failsByOneComponent());
    }

    void repeatsCountAtMostTheMinimum()
    {
        const auto rule = rulesFor(3).courseworkKnowledge;
        QCOMPARE(rule.rawMinimum(), Hundredths::whole(60));
        const auto raw = [](int m) { return Hundredths::whole(m); };
        QCOMPARE(bestAttempt({{1, raw(40)}, {2, raw(90)}}, rule, true), raw(60));
        QCOMPARE(bestAttempt({{1, raw(70)}, {2, raw(90)}}, rule, true), raw(70));
        QCOMPARE(bestAttempt({{1, raw(40)}, {2, raw(90)}}, rule, false), raw(90));
        QVERIFY(!bestAttempt({}, rule, true));
    }

    void practicals()
    {
        const auto policy = practicalPolicy(m_world.tx, *Date::fromYmd(2026, 4, 6));
        QVERIFY(policy.ok());
        std::vector<ScoredRow> rows{{true, Hundredths::whole(10), 2},
                                    {false, Hundredths::whole(60), 3},
                                    {false, Hundredths::whole(30), 1}};
        auto score = scorePractical(rows, *policy);
        QVERIFY(score.complete && !score.criticalFailed);
        // 2/3 × 10 + 60 + 1/3 × 30, rounded once.
        QCOMPARE(score.percent.toFixed(), std::string("76.67"));
        QVERIFY(score.passed(Hundredths{5'250}));
        QVERIFY(!score.passed(Hundredths{7'668}));
        // A failed critical item fails the practical whatever the total.
        rows[0].score = 1;
        QVERIFY(!scorePractical(rows, *policy).passed(Hundredths{}));
        rows[0].score.reset();
        QVERIFY(!scorePractical(rows, *policy).complete);
        QVERIFY(!scorePractical({}, *policy).complete);
    }

    void theTemporaryRuleOfDecember2020()
    {
        const auto day = *Date::fromYmd(2020, 1, 6);
        const auto before = creditRules(m_world.tx, 3, day, *Date::fromYmd(2020, 11, 30));
        const auto during = creditRules(m_world.tx, 3, day, *Date::fromYmd(2020, 12, 1));
        QVERIFY(before.ok() && during.ok());
        auto m = marksOf(10, 24, 20, 0);
        m.finalPerformance.reset();
        QVERIFY(!compute(m, *before).complete);
        // The coursework's 80 of 100 stands for the final performance: 32 of 40.
        QCOMPARE(compute(m, *during).finalPerformance, Hundredths::whole(32));
    }

    void resultsKeepTheEntriesTheyUsed()
    {
        const auto rules = rulesFor(3);
        const auto json = rulesAsJson(rules.used);
        QVERIFY(json.ok());
        QVERIFY(json->find("assessment.credit_cu.l1_3.overall.minimum") != std::string::npos);
        QVERIFY(json->find("\"value\":\"56.00\"") != std::string::npos);
    }

    void aRuleIsNeverGuessed()
    {
        const auto day = *Date::fromYmd(1999, 1, 1);
        const auto rules = creditRules(m_world.tx, 3, day, day);
        QVERIFY(!rules.ok());
        QCOMPARE(rules.fault().code, FaultCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestCalculation)
#include "test_calculation.moc"
