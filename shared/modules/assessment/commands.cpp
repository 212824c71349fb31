// The confirmed result of a trainee, computed from the marks that count and kept with the rule book
// entries it rests on.
#include <algorithm>

#include "shared/modules/assessment/assessment.h"
#include "shared/modules/description.h"
#include "shared/modules/mark_sheet.h"

namespace myspike::assessment {

namespace {

using Outcome = programme_result::Outcome;

/// Both parts of every recorded ability; nothing recorded: not passed (2 §1.2).
Result<bool> coreAbilitiesPassed(const Reader& reader, const Id& trainee, Date day)
{
    const auto items =
        ruleValue(reader, RuleKey<std::int64_t>{"assessment.core_abilities.theory.items"}, day);
    const auto minimum =
        ruleValue(reader, RuleKey<Hundredths>{"assessment.core_abilities.theory.minimum"}, day);
    const auto scale = ruleValue(
        reader, RuleKey<std::int64_t>{"assessment.core_abilities.practical.scale_minimum"}, day);
    if (!items || !minimum || !scale) {
        return !items ? items.fault() : !minimum ? minimum.fault() : scale.fault();
    }
    Query q{.type = CoreAbilityResult::kType};
    q.with(equals(core_ability_result::kTrainee, Ref<Trainee>{trainee}));
    std::map<std::string, bool> passed;
    for (const auto& r : reader.query(q)) {
        auto& ability = passed[r.text(core_ability_result::kAbility)];
        ability = ability ||
                  coreAbilityPassed(r.getOr(core_ability_result::kTheoryCorrect, std::int64_t{0}),
                                    *items, *minimum,
                                    r.getOr(core_ability_result::kPracticalScale, std::int64_t{0}),
                                    *scale);
    }
    return !passed.empty() &&
           std::all_of(passed.begin(), passed.end(), [](const auto& p) { return p.second; });
}

UnitOutcome outcomeOf(const SheetUnit& u, const CreditRules& rules)
{
    return u.absent ? UnitOutcome::Absent
           : unitIsCompetent({u.knowledge.counting(), u.performance.counting(), false}, rules)
               ? UnitOutcome::Competent
               : UnitOutcome::NotYetCompetent;
}

Status insertUnits(Transaction& tx, const MarkSheet& sheet, const SheetRow& row, const Values& args,
                   const std::string& rules)
{
    for (const auto& u : row.units) {
        Record r(unitResult(), tx.newId());
        r.set(unit_result::kTrainee, Ref<Trainee>{row.trainee.id});
        r.set(unit_result::kBatch, Ref<TraineeBatch>{sheet.batch.id});
        r.set(unit_result::kCentre, sheet.batch.get(trainee_batch::kCentre));
        r.set(unit_result::kUnit, Ref<CompetencyUnit>{u.unit});
        r.set(unit_result::kRequest, args.get(programme_result::kRequest));
        r.set(unit_result::kKnowledge, u.knowledge.counting());
        r.set(unit_result::kPerformance, u.performance.counting());
        r.set(unit_result::kOutcome, outcomeOf(u, sheet.rules));
        r.set(unit_result::kRules, rules);
        r.set(unit_result::kConfirmedOn, args.get(programme_result::kConfirmedOn));
        MYSPIKE_TRY(tx.insert(r));
    }
    return okStatus();
}

Result<Outcome> programmeOutcome(const Transaction& tx, const MarkSheet& sheet, const SheetRow& row,
                                 Outcome word)
{
    if (word == Outcome::Deferred) {
        return word;
    }
    if (word == Outcome::Competent && row.counting.competent()) {
        const auto abilities = coreAbilitiesPassed(
            tx, row.trainee.id, sheet.batch.getOr(trainee_batch::kStart, tx.context().day()));
        if (!abilities) {
            return abilities.fault();
        }
        return *abilities ? Outcome::EligibleFullCertificate : Outcome::Competent;
    }
    const auto competent =
        std::count_if(row.units.begin(), row.units.end(), [&](const SheetUnit& u) {
            return outcomeOf(u, sheet.rules) == UnitOutcome::Competent;
        });
    if (competent > 0) {
        return Outcome::EligibleStatement;
    }
    return row.finalAbsent ? Outcome::Absent : Outcome::NotYetCompetent;
}

Status confirm(Transaction& tx, const Id& traineeId, const Values& args)
{
    namespace pr = programme_result;
    const auto trainee = tx.find(Trainee::kType, traineeId);
    const auto batch = trainee ? trainee->get(trainee::kBatch) : std::nullopt;
    if (!batch) {
        return Fault{FaultCode::NotFound,
                     msg("programme_result", "The trainee no longer exists. Refresh the list."),
                     {},
                     "GONE"};
    }
    const auto sheet = loadMarkSheet(tx, *batch);
    if (!sheet) {
        return sheet.fault();
    }
    const auto row = std::find_if(sheet->rows.begin(), sheet->rows.end(),
                                  [&](const SheetRow& r) { return r.trainee.id == traineeId; });
    if (row == sheet->rows.end()) {
        return okStatus(); // withdrawn meanwhile: nothing to confirm
    }
    const auto rules = rulesAsJson(sheet->rules.used);
    if (!rules) {
        return rules.fault();
    }
    const auto outcome =
        programmeOutcome(tx, *sheet, *row, args.getOr(pr::kOutcome, Outcome::Deferred));
    if (!outcome) {
        return outcome.fault();
    }
    MYSPIKE_TRY(insertUnits(tx, *sheet, *row, args, *rules));
    const auto& c = row->counting;
    Record r(programmeResult(), tx.newId());
    r.set(pr::kTrainee, Ref<Trainee>{traineeId});
    r.set(pr::kBatch, *batch);
    r.set(pr::kCentre, sheet->batch.get(trainee_batch::kCentre));
    r.set(pr::kRequest, args.get(pr::kRequest));
    r.set(pr::kCourseworkKnowledge, c.courseworkKnowledge);
    r.set(pr::kCourseworkPerformance, c.courseworkPerformance);
    r.set(pr::kCoursework, c.coursework);
    r.set(pr::kFinalKnowledge, c.finalKnowledge);
    r.set(pr::kFinalPerformance, c.finalPerformance);
    if (sheet->rules.project) {
        r.set(pr::kProject, c.project);
    }
    if (sheet->rules.industrialTraining) {
        r.set(pr::kIndustrialTraining, c.industrialTraining);
    }
    r.set(pr::kFinal, c.final);
    r.set(pr::kTotal, c.total);
    r.set(pr::kOutcome, *outcome);
    r.set(pr::kRules, *rules);
    r.set(pr::kConfirmedOn, args.get(pr::kConfirmedOn));
    return tx.insert(r);
}

} // namespace

Command confirmTrainee()
{
    namespace pr = programme_result;
    using myspike::describe;
    return {.name = command::kConfirmTrainee,
            .subject = Trainee::kType,
            .label = msg("programme_result", "Confirm the result"),
            .args = {describe(pr::kRequest, {.label = msg("programme_result", "Verification"),
                                             .required = Required::Always}),
                     describe(pr::kOutcome, {.label = msg("programme_result", "Recommendation"),
                                             .required = Required::Always}),
                     describe(pr::kConfirmedOn, {.label = msg("programme_result", "Confirmed on"),
                                                 .required = Required::Always})},
            .by = {},
            .where = Where::OnlineOnly,
            .run = confirm};
}

} // namespace myspike::assessment
