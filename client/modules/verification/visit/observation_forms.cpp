#include <algorithm>
#include <array>
#include <map>

#include "client/modules/verification/visit/visit_forms.h"
#include "shared/modules/verification/verification.h"

namespace myspike::site_visit {

namespace {

constexpr std::array kResults = {
    AnswerOption{"competent", msg("result", "Competent"), 'Y', Weight::Good},
    AnswerOption{"not_yet_competent", msg("result", "Not yet competent"), 'N', Weight::Bad}};

constexpr std::int64_t kFullScore = 3;
constexpr std::int64_t kCriticalMinimum = 2; ///< 2 §1.2: below it a critical criterion fails

void settleScore(FormRow& row)
{
    const auto score = row.record.get(observation_score::kScore);
    if (row.critical && score && *score < kCriticalMinimum) {
        row.flags.push_back({msg("visit_flag", "Critical criterion not reached"), true});
    }
}

} // namespace

Form observationForm(const Reader& reader, const VisitFacts& facts)
{
    Form form{.id = "V8.observations",
              .title = msg("visit_form", "Observations"),
              .columns = {{msg("visit_form", "Minutes"), 8, true},
                          {msg("visit_form", "Score"), 8, true},
                          {msg("visit_form", "Core Abilities"), 26},
                          {msg("visit_form", "Result"), 26}}};
    auto all = partsOf(reader, PracticalObservation::kType, facts);
    std::stable_sort(all.begin(), all.end(), [](const Record& a, const Record& b) {
        return a.get(practical_observation::kStartedAt) < b.get(practical_observation::kStartedAt);
    });
    for (const auto& o : all) {
        const auto ref = o.get(visit_part::kTrainee);
        const auto* trainee = ref ? facts.trainee(ref->id) : nullptr;
        const auto scheme = reader.find(o.get(practical_observation::kScheme));
        auto row = rowOfVisit(verification::practicalObservation(), facts, o.id.toString());
        row.title = Words::same(trainee ? trainee->text(trainee::kName) : std::string("?"));
        row.picture = trainee ? trainee->text(trainee::kPhoto) : std::string();
        row.detail = Text(
            msg("visit_form", "%1 · %2"),
            {labelOf(o.getOr(practical_observation::kMode, practical_observation::Mode::Practical)),
             scheme ? scheme->text(marking_scheme::kTitle) : std::string()});
        takeRecord(row, o);
        const auto seconds = o.get(practical_observation::kTimerSeconds);
        const auto score = o.get(practical_observation::kScore);
        const bool practical =
            o.get(practical_observation::kMode) != practical_observation::Mode::Interview;
        row.cells = {{.given = seconds ? Value((*seconds + 30) / 60) : Value()},
                     {.given = score ? Value(score->toDisplay() + " %") : Value()},
                     practical ? Cell{.kind = CellKind::Choice,
                                      .field = practical_observation::kCoreAbilityScale.name,
                                      .options = scaleOfThree(),
                                      .needed = true}
                               : Cell{},
                     {.kind = CellKind::Choice,
                      .field = practical_observation::kResult.name,
                      .options = kResults,
                      .needed = true}};
        form.rows.push_back(std::move(row));
    }
    return form;
}

Form scoreForm(const Reader& reader, const VisitFacts& facts, const Id& observation)
{
    Form form{.id = "V8.scores",
              .title = msg("visit_form", "Criteria"),
              .columns = {{msg("visit_form", "Weight"), 8, true}, {msg("visit_form", "Score"), 34}},
              .settle = settleScore};
    const auto found = reader.find(PracticalObservation::kType, observation);
    const auto scheme = found ? found->get(practical_observation::kScheme) : std::nullopt;
    if (!scheme) {
        return form;
    }
    std::map<Id, Record> scores;
    Query given{.type = ObservationScore::kType};
    given.with(equals(observation_score::kObservation, Ref<PracticalObservation>{observation}));
    for (auto& s : reader.query(given)) {
        if (const auto r = s.get(observation_score::kRow)) {
            scores.emplace(r->id, std::move(s));
        }
    }
    Query q{.type = MarkingSchemeRow::kType};
    q.with(equals(marking_scheme_row::kScheme, *scheme)).orderBy(marking_scheme_row::kOrdinal.name);
    auto rows = reader.query(q);
    std::stable_sort(rows.begin(), rows.end(), [](const Record& a, const Record& b) {
        return a.get(marking_scheme_row::kGroup) < b.get(marking_scheme_row::kGroup);
    });
    for (const auto& r : rows) {
        auto row = rowOfVisit(verification::observationScore(), facts, r.id.toString());
        const auto group = r.getOr(marking_scheme_row::kGroup, marking_scheme_row::Group::Process);
        const auto ordinal = r.getOr(marking_scheme_row::kOrdinal, 0);
        row.code = std::to_string(ordinal);
        row.title = {r.text(marking_scheme_row::kCriterionMs),
                     r.text(marking_scheme_row::kCriterionEn)};
        row.detail = labelOf(group);
        row.reference = r.text(marking_scheme_row::kModelAnswer);
        row.critical = group == marking_scheme_row::Group::Critical;
        row.record.set(observation_score::kObservation, Ref<PracticalObservation>{observation});
        row.record.set(observation_score::kRow, Ref<MarkingSchemeRow>{r.id});
        if (const auto it = scores.find(r.id); it != scores.end()) {
            takeRecord(row, it->second);
        }
        const auto weight = r.getOr(marking_scheme_row::kWeight, Hundredths{});
        row.basis = std::to_string(weight.value);
        row.cells = {{.given = weight.toDisplay() + " %"},
                     {.kind = CellKind::Choice,
                      .field = observation_score::kScore.name,
                      .options = scaleOfThree(),
                      .needed = true}};
        form.rows.push_back(std::move(row));
    }
    form.settleAll();
    return form;
}

std::optional<Hundredths> schemeScore(const Form& scores)
{
    std::int64_t sum = 0;
    std::int64_t weights = 0;
    for (const auto& row : scores.rows) {
        const auto score = row.record.get(observation_score::kScore);
        const auto weight = parseInteger(row.basis).value_or(0);
        if (!score) {
            return std::nullopt;
        }
        sum += *score * weight;
        weights += weight;
    }
    if (weights == 0) {
        return std::nullopt;
    }
    return Hundredths{mulDivRound(sum, 10'000, weights * kFullScore)};
}

} // namespace myspike::site_visit
