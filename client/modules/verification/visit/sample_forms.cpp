#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "client/modules/verification/visit/visit_forms.h"
#include "shared/modules/verification/verification.h"
#include "shared/modules/verification/visit_checks.h"
#include "shared/schema/rule_book.h"

namespace myspike::site_visit {

namespace {

constexpr std::array kOutcomes = {
    AnswerOption{"confirmed", msg("sample_entry", "Confirmed"), 'Y', Weight::Good},
    AnswerOption{"not_confirmed", msg("sample_entry", "Not confirmed"), 'N', Weight::Bad},
    AnswerOption{"amended", msg("sample_entry", "Amended"), 'T', Weight::Neutral}};

constexpr std::array kScriptParts = {
    AnswerPart{portfolio_check::kScriptPresent.name, msg("visit_part_no", "missing")},
    AnswerPart{portfolio_check::kScriptMarked.name, msg("visit_part_no", "not marked")},
    AnswerPart{portfolio_check::kScriptModerated.name, msg("visit_part_no", "not moderated")}};
constexpr std::array kEvidenceParts = {
    AnswerPart{portfolio_check::kEvidenceAuthentic.name, msg("visit_part_no", "not authentic")},
    AnswerPart{portfolio_check::kEvidenceCurrent.name, msg("visit_part_no", "not current")},
    AnswerPart{portfolio_check::kEvidenceSufficient.name, msg("visit_part_no", "not sufficient")}};

std::vector<Record> entriesInOrder(const Reader& reader, const VisitFacts& facts)
{
    auto entries = partsOf(reader, SampleEntry::kType, facts);
    std::stable_sort(entries.begin(), entries.end(), [](const Record& a, const Record& b) {
        return a.getOr(sample_entry::kOrdinal, 0) < b.getOr(sample_entry::kOrdinal, 0);
    });
    return entries;
}

/// The centre's marks of the last attempt, by trainee and unit.
std::map<std::pair<Id, Id>, Record> unitMarks(const Reader& reader, const VisitFacts& facts)
{
    std::map<std::pair<Id, Id>, Record> last;
    for (const auto& batch : facts.batches) {
        Query q{.type = UnitMark::kType};
        q.with(equals(unit_mark::kBatch, Ref<TraineeBatch>{batch.id}));
        for (auto& m : reader.query(q)) {
            const auto trainee = m.get(unit_mark::kTrainee);
            const auto unit = m.get(unit_mark::kUnit);
            if (!trainee || !unit) {
                continue;
            }
            auto& kept = last[{trainee->id, unit->id}];
            if (kept.isNull() ||
                kept.getOr(unit_mark::kAttempt, 0) < m.getOr(unit_mark::kAttempt, 0)) {
                kept = std::move(m);
            }
        }
    }
    return last;
}

/// Points of the component's full mark between two examiners that need no action (2 §2.4).
std::int64_t toleranceOf(const Reader& reader, Date day)
{
    const auto rule =
        ruleValue(reader, RuleKey<Hundredths>{"verification.sample.remark.tolerance"}, day);
    // Without the rule every difference is shown: none is hidden by a guess.
    return rule ? rule->value : 0;
}

void flagDifferences(FormRow& row, std::int64_t tolerance)
{
    for (const std::size_t c : {3U, 4U}) {
        const auto* paper = asInteger(row.valueOf(c));
        const auto* system = asInteger(row.cells[c].given);
        if (paper && system && *paper != *system) {
            row.flags.push_back(
                {Text(msg("visit_flag", "%1: paper %2, system %3"),
                      {c == 3 ? msg("visit_form", "Knowledge") : msg("visit_form", "Performance"),
                       Hundredths{*paper}.toDisplay(), Hundredths{*system}.toDisplay()}),
                 true});
        }
        const auto* own = asInteger(row.valueOf(c + 2));
        const auto* theirs = paper ? paper : system;
        if (own && theirs && std::abs(*own - *theirs) > tolerance) {
            row.flags.push_back({Text(msg("visit_flag", "Re-marked %1 points away"),
                                      {Hundredths{std::abs(*own - *theirs)}.toDisplay()}),
                                 true});
        }
    }
}

void flagParts(FormRow& row)
{
    for (const std::size_t c : {0U, 2U}) {
        for (const auto* part : adverseParts(row, c)) {
            row.flags.push_back(
                {Text(msg("visit_flag", "%1: %2"),
                      {c == 0 ? msg("visit_form", "Script") : msg("visit_form", "Evidence"),
                       part->adverse}),
                 true});
        }
    }
    const auto* checklist = chosen(row, 1);
    if (checklist && checklist->weight == Weight::Bad) {
        row.flags.push_back({msg("visit_flag", "Performance checklist incomplete"), true});
    }
}

} // namespace

Form sampleForm(const Reader& reader, const VisitFacts& facts)
{
    Form form{
        .id = "V6.sample",
        .title = msg("visit_form", "Sample"),
        .columns = {{msg("visit_form", "Order"), 6, true}, {msg("visit_form", "Outcome"), 22}}};
    for (const auto& entry : entriesInOrder(reader, facts)) {
        const auto ref = entry.get(visit_part::kTrainee);
        const auto* trainee = ref ? facts.trainee(ref->id) : nullptr;
        if (!trainee) {
            continue;
        }
        auto row = rowOfVisit(verification::sampleEntry(), facts, trainee->id.toString());
        row.title = Words::same(trainee->text(trainee::kName));
        row.code = trainee->text(trainee::kNumber);
        row.picture = trainee->text(trainee::kPhoto);
        takeRecord(row, entry);
        std::string reasons = entry.text(sample_entry::kReasons);
        std::vector<TextArg> labels;
        for (const auto& reason : sample_entry::choicesOf(sample_entry::Reason{})) {
            if (("|" + reasons + "|").find("|" + std::string(reason.code) + "|") !=
                std::string::npos) {
                labels.emplace_back(reason.label);
            }
        }
        if (labels.size() == 1) {
            row.detail = Text(msg("visit_form", "%1"), labels);
        } else if (labels.size() == 2) {
            row.detail = Text(msg("visit_form", "%1 · %2"), labels);
        } else if (labels.size() > 2) {
            row.detail = Text(msg("visit_form", "%1 · %2 · %3"), labels);
        }
        const auto ordinal = entry.get(sample_entry::kOrdinal);
        row.cells = {{.given = ordinal ? Value(*ordinal) : Value()},
                     {.kind = CellKind::Choice,
                      .field = sample_entry::kOutcome.name,
                      .options = kOutcomes,
                      .needed = true}};
        form.rows.push_back(std::move(row));
    }
    return form;
}

Form portfolioForm(const Reader& reader, const VisitFacts& facts)
{
    const auto tolerance =
        toleranceOf(reader, verification::ruleDay(reader, facts.visit, facts.day));
    Form form{.id = "V7.portfolio",
              .title = msg("visit_form", "Portfolios"),
              .columns = {{msg("visit_form", "Script"), 12},
                          {msg("visit_form", "Checklist"), 12},
                          {msg("visit_form", "Evidence"), 12},
                          {msg("visit_form", "Paper K"), 8, true},
                          {msg("visit_form", "Paper P"), 8, true},
                          {msg("visit_form", "Re-mark K"), 8, true},
                          {msg("visit_form", "Re-mark P"), 8, true}},
              .settle = [tolerance](FormRow& row) {
                  flagParts(row);
                  flagDifferences(row, tolerance);
              }};
    std::map<std::pair<Id, Id>, Record> checks;
    for (auto& r : partsOf(reader, PortfolioCheck::kType, facts)) {
        const auto trainee = r.get(visit_part::kTrainee);
        const auto unit = r.get(portfolio_check::kUnit);
        if (trainee && unit) {
            checks.emplace(std::pair(trainee->id, unit->id), std::move(r));
        }
    }
    const auto marks = unitMarks(reader, facts);
    for (const auto& entry : entriesInOrder(reader, facts)) {
        const auto ref = entry.get(visit_part::kTrainee);
        const auto* trainee = ref ? facts.trainee(ref->id) : nullptr;
        for (const auto& unit : facts.units) {
            const auto mark = trainee ? marks.find({trainee->id, unit.id}) : marks.end();
            // An elective that the group did not take has no marks and is not asked.
            const bool elective =
                unit.get(competency_unit::kKind) == competency_unit::Kind::Elective;
            if (!trainee || (elective && mark == marks.end())) {
                continue;
            }
            auto row = rowOfVisit(verification::portfolioCheck(), facts,
                                  trainee->id.toString() + "/" + unit.id.toString());
            row.group =
                Words::same(trainee->text(trainee::kName) + "  " + trainee->text(trainee::kNumber));
            row.title = unitTitle(unit);
            row.record.set(visit_part::kTrainee, *ref);
            row.record.set(portfolio_check::kUnit, Ref<CompetencyUnit>{unit.id});
            if (const auto it = checks.find({trainee->id, unit.id}); it != checks.end()) {
                takeRecord(row, it->second);
            }
            Value knowledge;
            Value performance;
            if (mark != marks.end()) {
                knowledge = mark->second.value(unit_mark::kKnowledge.name);
                performance = mark->second.value(unit_mark::kPerformance.name);
            } else {
                row.detail = msg("visit_form", "no marks in the system");
            }
            using namespace portfolio_check;
            row.cells = {{.kind = CellKind::Parts, .parts = kScriptParts, .needed = true},
                         {.kind = CellKind::Choice,
                          .field = kChecklistComplete.name,
                          .options = yesNoNa(),
                          .needed = true},
                         {.kind = CellKind::Parts, .parts = kEvidenceParts, .needed = true},
                         {.kind = CellKind::Mark,
                          .field = kPaperKnowledge.name,
                          .given = knowledge,
                          .needed = !isNull(knowledge)},
                         {.kind = CellKind::Mark,
                          .field = kPaperPerformance.name,
                          .given = performance,
                          .needed = !isNull(performance)},
                         {.kind = CellKind::Mark, .field = kRemarkKnowledge.name},
                         {.kind = CellKind::Mark, .field = kRemarkPerformance.name}};
            form.rows.push_back(std::move(row));
        }
    }
    form.settleAll();
    return form;
}

} // namespace myspike::site_visit
