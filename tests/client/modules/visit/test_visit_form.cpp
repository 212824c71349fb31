// What a key means in a cell, how far a form is, where the keyboard goes, what is signed.
#include <QtTest>

#include "client/modules/verification/visit/shown_text.h"
#include "client/modules/verification/visit/visit_forms.h"
#include "client/modules/verification/visit/visit_progress.h"
#include "tests/support/client/visit_world.h"

using namespace myspike;
using namespace myspike::site_visit;

namespace {

template <class T, class F> T asked(test::SiteWorld& world, F question)
{
    auto future =
        world.replica.ask<T>([&](const Reader& reader, const ActContext& context) -> Result<T> {
            const auto facts = readVisitFacts(reader, world.visit, context.day());
            if (!facts) {
                return facts.fault();
            }
            return question(reader, *facts);
        });
    auto answer = future.result();
    if (!answer) {
        qFatal("%s", answer.fault().forUser.english().c_str());
    }
    return std::move(*answer);
}

} // namespace

class TestVisitForm final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requiresWhatTheRatioSays_data();
    void requiresWhatTheRatioSays();
    void anAnswerStepsToTheNextRowAndIsCounted();
    void oneKeyConfirmsBothMarksOnPaper();
    void onePartOfAScriptCanFailAlone();
    void showsTheShortfallOfEquipment();
    void asksForTheReasonOfAnAbsenceOnly();
    void refusesMarksOutsideTheRange_data();
    void refusesMarksOutsideTheRange();
    void theSignedTextChangesWithEveryAnswerAndNothingElse();
    void scoresASchemeByItsWeights();
};

void TestVisitForm::requiresWhatTheRatioSays_data()
{
    QTest::addColumn<QString>("ratio");
    QTest::addColumn<int>("trainees");
    QTest::addColumn<int>("required"); // -1: not said
    QTest::newRow("one each") << "1:1" << 12 << 12;
    QTest::newRow("one for five, rounded up") << "1:5" << 12 << 3;
    QTest::newRow("one for twenty-five") << "1:25" << 12 << 1;
    QTest::newRow("two for five") << "2:5" << 12 << 5;
    QTest::newRow("as required") << "AR" << 12 << -1;
    QTest::newRow("not in the register") << "" << 12 << -1;
    QTest::newRow("nonsense") << "1:0" << 12 << -1;
}

void TestVisitForm::requiresWhatTheRatioSays()
{
    QFETCH(QString, ratio);
    QFETCH(int, trainees);
    QFETCH(int, required);
    const auto got = requiredQuantity(ratio.toStdString(), trainees);
    QCOMPARE(got ? static_cast<int>(*got) : -1, required);
}

void TestVisitForm::anAnswerStepsToTheNextRowAndIsCounted()
{
    test::SiteWorld world;
    auto form = asked<Form>(world, [](const Reader& reader, const VisitFacts& facts) {
        return Result<Form>(checklistForm(reader, facts, "V2"));
    });
    QCOMPARE(form.rows.size(), std::size_t{15});
    QCOMPARE(progressOf(form), (Progress{15, 0, 0}));
    QCOMPARE(*firstUnanswered(form), (Place{0, 0}));
    const auto yes = valuesForKey(form.rows[0], 0, 'Y');
    QVERIFY(yes);
    QVERIFY(!valuesForKey(form.rows[0], 0, 'X'));
    put(form.rows[0], *yes);
    QCOMPARE(*placeAfter(form, {0, 0}), (Place{1, 0}));
    QCOMPARE(*firstUnanswered(form), (Place{1, 0}));
    put(form.rows[1], *valuesForKey(form.rows[1], 0, 'N'));
    form.settleAll();
    QCOMPARE(progressOf(form).done, 2);
    QVERIFY(form.rows[1].critical);
    QCOMPARE(form.rows[1].flags.front().severe, true);
    QVERIFY(!placeAfter(form, {14, 0}));
}

void TestVisitForm::oneKeyConfirmsBothMarksOnPaper()
{
    test::SiteWorld world;
    world.drawSample();
    auto form = asked<Form>(world, [](const Reader& reader, const VisitFacts& facts) {
        return Result<Form>(portfolioForm(reader, facts));
    });
    QCOMPARE(form.rows.size(), std::size_t{4 * 7});
    auto& row = form.rows[0];
    Place place{0, 0};
    int keys = 0;
    while (place.row == 0) {
        put(row, *valuesForKey(row, place.cell, 'Y'));
        ++keys;
        place = *placeAfter(form, place);
    }
    QCOMPARE(keys, 4);
    QVERIFY(row.isDone());
    form.settleRow(0);
    QVERIFY(row.flags.empty());
    QCOMPARE(row.record.get(portfolio_check::kPaperPerformance),
             FieldCodec<Hundredths>::from(row.cells[4].given));
    // A mark on paper that differs from the system's is flagged by itself.
    put(row, *valuesForText(row, 3, "12.5"));
    form.settleRow(0);
    QCOMPARE(row.flags.size(), std::size_t{1});
    QVERIFY(row.flags.front().severe);
}

void TestVisitForm::onePartOfAScriptCanFailAlone()
{
    test::SiteWorld world;
    world.drawSample();
    auto form = asked<Form>(world, [](const Reader& reader, const VisitFacts& facts) {
        return Result<Form>(portfolioForm(reader, facts));
    });
    auto& row = form.rows[0];
    put(row, *valuesForKey(row, 0, '2'));
    QCOMPARE(row.record.get(portfolio_check::kScriptPresent), YesNoNa::Yes);
    QCOMPARE(row.record.get(portfolio_check::kScriptMarked), YesNoNa::No);
    put(row, *valuesForKey(row, 0, '3'));
    QCOMPARE(adverseParts(row, 0).size(), std::size_t{2});
    put(row, *valuesForKey(row, 0, '2'));
    QCOMPARE(row.record.get(portfolio_check::kScriptMarked), YesNoNa::Yes);
    QCOMPARE(row.record.get(portfolio_check::kScriptModerated), YesNoNa::No);
    QVERIFY(!valuesForKey(row, 0, '4'));
}

void TestVisitForm::showsTheShortfallOfEquipment()
{
    test::SiteWorld world;
    auto form = asked<Form>(world, [](const Reader& reader, const VisitFacts& facts) {
        return Result<Form>(equipmentForm(reader, facts));
    });
    QVERIFY(form.rows.size() > 10);
    std::size_t r = 0;
    while (r < form.rows.size() && form.rows[r].record.getOr(equipment_count::kRequired, 0) < 12) {
        ++r;
    }
    QVERIFY(r < form.rows.size());
    auto& row = form.rows[r];
    put(row, *valuesForText(row, 3, "9"));
    form.settleRow(r);
    QCOMPARE(row.flags.front().text.english(), std::string("3 short"));
    // Y counts what is required where the centre claims nothing.
    put(row, *valuesForKey(row, 3, 'Y'));
    form.settleRow(r);
    QVERIFY(row.flags.empty());
}

void TestVisitForm::asksForTheReasonOfAnAbsenceOnly()
{
    test::SiteWorld world;
    auto form = asked<Form>(world, [](const Reader& reader, const VisitFacts& facts) {
        return Result<Form>(identityForm(reader, facts));
    });
    auto& row = form.rows[0];
    put(row, *valuesForKey(row, 1, 'Y'));
    form.settleRow(0);
    QVERIFY(row.isDone());
    QCOMPARE(*placeAfter(form, {0, 1}), (Place{1, 1}));
    put(row, *valuesForKey(row, 1, 'T'));
    form.settleRow(0);
    QVERIFY(!row.isDone());
    QCOMPARE(*placeAfter(form, {0, 1}), (Place{0, 2}));
    put(row, *valuesForText(row, 2, "Ill; letter of the clinic seen"));
    QVERIFY(row.isDone());
}

void TestVisitForm::refusesMarksOutsideTheRange_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("good");
    QTest::newRow("whole") << "72" << true;
    QTest::newRow("half") << "72.5" << true;
    QTest::newRow("full") << "100" << true;
    QTest::newRow("above") << "100.01" << false;
    QTest::newRow("negative") << "-1" << false;
    QTest::newRow("words") << "seventy" << false;
    QTest::newRow("taken away") << " " << true;
}

void TestVisitForm::refusesMarksOutsideTheRange()
{
    QFETCH(QString, typed);
    QFETCH(bool, good);
    FormRow row;
    row.cells = {{.kind = CellKind::Mark, .field = portfolio_check::kPaperKnowledge.name}};
    const auto got = valuesForText(row, 0, typed.toStdString());
    QCOMPARE(got.ok(), good);
    if (!good) {
        QVERIFY(!got.fault().forUser.empty());
    }
}

void TestVisitForm::theSignedTextChangesWithEveryAnswerAndNothingElse()
{
    test::SiteWorld world;
    const auto text = [&world] {
        return asked<std::string>(world, [](const Reader& reader, const VisitFacts& facts) {
            const auto form = checklistForm(reader, facts, "V1");
            return Result<std::string>(shownText(facts, "V1", {&form}));
        });
    };
    const auto before = text();
    QCOMPARE(text(), before);
    const auto item = world.all(ChecklistItem::kType);
    Id first;
    for (const auto& i : item) {
        if (i.text(checklist_item::kCode) == "V1-01") {
            first = i.id;
        }
    }
    const auto answer = world.put(
        ChecklistAnswer::kType, Values()
                                    .set(visit_part::kVisit, Ref<Visit>{world.visit})
                                    .set(visit_part::kAssignment, Ref<Assignment>{world.assignment})
                                    .set(checklist_answer::kItem, Ref<ChecklistItem>{first})
                                    .set(checklist_answer::kCode, "V1-01")
                                    .set(checklist_answer::kChoice, YesNoNa::Yes));
    const auto after = text();
    QVERIFY(after != before);
    QCOMPARE(shownHash(after).size(), std::size_t{64});
    QVERIFY(shownHash(after) != shownHash(before));

    Record s(*world.catalogue.type(Signature::kType), world.replica.newId());
    s.set(signature::kForm, "V1");
    s.set(signature::kRole, signature::Role::CentreManager);
    s.set(signature::kName, "Rosnah");
    s.set(signature::kSignedAt, world.replica.time.now());
    s.set(signature::kShownHash, shownHash(before));
    QVERIFY(signaturesOn({s}, "V1", shownHash(before)).front().coversPage);
    QVERIFY(!signaturesOn({s}, "V1", shownHash(after)).front().coversPage);
    QVERIFY(signaturesOn({s}, "V5", shownHash(after)).empty());
}

void TestVisitForm::scoresASchemeByItsWeights()
{
    test::SiteWorld world;
    const auto o = world.put(
        PracticalObservation::kType,
        Values()
            .set(visit_part::kVisit, Ref<Visit>{world.visit})
            .set(visit_part::kAssignment, Ref<Assignment>{world.assignment})
            .set(visit_part::kTrainee, Ref<Trainee>{world.trainees.front()})
            .set(practical_observation::kScheme, Ref<MarkingScheme>{world.schemes.front()})
            .set(practical_observation::kMode, practical_observation::Mode::Practical));
    auto form = asked<Form>(world, [&](const Reader& reader, const VisitFacts& facts) {
        return Result<Form>(scoreForm(reader, facts, o.id));
    });
    QCOMPARE(form.rows.size(), std::size_t{12});
    QVERIFY(form.rows.front().critical);
    QVERIFY(!schemeScore(form));
    for (auto& row : form.rows) {
        put(row, *valuesForKey(row, 1, '3'));
    }
    QCOMPARE(schemeScore(form)->value, std::int64_t{10'000});
    put(form.rows.front(), *valuesForKey(form.rows.front(), 1, '0'));
    form.settleAll();
    QCOMPARE(schemeScore(form)->value, std::int64_t{9'000}); // the first criterion weighs 10 %
    QVERIFY(form.rows.front().flags.front().severe);
}

QTEST_GUILESS_MAIN(TestVisitForm)
#include "test_visit_form.moc"
