#include <algorithm>
#include <array>
#include <map>

#include "client/modules/verification/visit/visit_forms.h"
#include "shared/modules/assessment/assessment.h"
#include "shared/modules/verification/verification.h"
#include "shared/modules/verification/visit_checks.h"

namespace myspike::site_visit {

namespace {

constexpr std::array kRecommendations = {
    AnswerOption{"competent", msg("visit_answer", "Competent"), 'Y', Weight::Good},
    AnswerOption{"not_yet_competent", msg("visit_answer", "Not yet"), 'N', Weight::Bad},
    AnswerOption{"deferred", msg("visit_answer", "Deferred"), 'T', Weight::Neutral}};

/// Cells of the marks grid.
constexpr std::size_t kDifference = 2;
constexpr std::size_t kReason = 4;

void settleRecommendation(FormRow& row)
{
    using R = trainee_recommendation::Recommendation;
    const auto said = row.record.get(trainee_recommendation::kRecommendation);
    // Against what the marks come to, or deferred: the report will be asked why.
    const bool against = said && row.basis != codeOf(*said);
    row.cells[kReason].kind = against ? CellKind::Text : CellKind::Shown;
    row.cells[kReason].field = against ? trainee_recommendation::kReason.name : nullptr;
    row.cells[kReason].needed = against;
    if (said == R::Competent && row.basis == codeOf(R::NotYetCompetent)) {
        row.flags.push_back({msg("visit_flag", "The marks do not reach every minimum"), true});
    }
}

struct Component
{
    mark_amendment::Component component;
    const SheetMark* mark;
    Id unit;
    Words title;
};

std::vector<Component> componentsOf(const MarkSheet& sheet, const myspike::SheetRow& row)
{
    using C = mark_amendment::Component;
    std::vector<Component> out;
    for (std::size_t u = 0; u < row.units.size() && u < sheet.units.size(); ++u) {
        const auto title = unitTitle(sheet.units[u]);
        out.push_back({C::CourseworkKnowledge, &row.units[u].knowledge, row.units[u].unit, title});
        out.push_back(
            {C::CourseworkPerformance, &row.units[u].performance, row.units[u].unit, title});
    }
    const Words final{"Penilaian akhir", "Final assessment"};
    out.push_back({C::FinalKnowledge, &row.finalKnowledge, {}, final});
    out.push_back({C::FinalPerformance, &row.finalPerformance, {}, final});
    if (sheet.rules.project) {
        out.push_back({C::Project, &row.project, {}, final});
    }
    if (sheet.rules.industrialTraining) {
        out.push_back({C::IndustrialTraining, &row.industrialTraining, {}, final});
    }
    return out;
}

Value shownMark(Hundredths mark) { return mark.toFixed(); }

} // namespace

Form recommendationForm(const Reader& reader, const VisitFacts& facts)
{
    Form form{.id = "V9.recommendations",
              .title = msg("visit_form", "Marks and recommendations"),
              .columns = {{msg("visit_form", "Centre"), 7, true},
                          {msg("visit_form", "Verifier"), 7, true},
                          {msg("visit_form", "Difference"), 7, true},
                          {msg("visit_form", "Recommendation"), 27},
                          {msg("visit_form", "Reason"), 14}}};
    std::map<Id, Record> given;
    for (auto& r : partsOf(reader, TraineeRecommendation::kType, facts)) {
        if (const auto t = r.get(visit_part::kTrainee)) {
            given.insert_or_assign(t->id, std::move(r));
        }
    }
    std::map<std::string, std::vector<RowFlag>> flags;
    for (const auto& batch : facts.batches) {
        const auto sheet = loadMarkSheet(reader, Ref<TraineeBatch>{batch.id});
        if (!sheet) {
            continue;
        }
        for (const auto& marks : sheet->rows) {
            const auto& t = marks.trainee;
            auto row = rowOfVisit(verification::traineeRecommendation(), facts, t.id.toString());
            if (facts.batches.size() > 1) {
                row.group = Words::same(batch.text(trainee_batch::kNumber));
            }
            row.title = Words::same(t.text(trainee::kName));
            row.reference = t.text(trainee::kNumber);
            row.record.set(visit_part::kTrainee, Ref<Trainee>{t.id});
            row.record.set(trainee_recommendation::kBatch, Ref<TraineeBatch>{batch.id});
            row.essential = {trainee_recommendation::kRecommendation.name};
            if (const auto it = given.find(t.id); it != given.end()) {
                takeRecord(row, it->second);
            }
            for (const auto& flag : verification::flagsOf(reader, facts.visit, marks)) {
                flags[row.key].push_back({flag.text, true});
            }
            const auto counting = marks.counting.competent()
                                      ? trainee_recommendation::Recommendation::Competent
                                      : trainee_recommendation::Recommendation::NotYetCompetent;
            row.detail = Text(msg("visit_form", "coursework %1 · final %2 · %3"),
                              {marks.counting.coursework.toFixed(), marks.counting.final.toFixed(),
                               kRecommendations[marks.centre.competent() ? 0 : 1].label});
            const auto difference = marks.counting.total - marks.centre.total;
            row.cells = {{.given = shownMark(marks.centre.total)},
                         {.given = marks.amended() ? shownMark(marks.counting.total) : Value()},
                         {.given = difference.value != 0 ? Value((difference.value > 0 ? "+" : "") +
                                                                 difference.toFixed())
                                                         : Value()},
                         {.kind = CellKind::Choice,
                          .field = trainee_recommendation::kRecommendation.name,
                          .options = kRecommendations,
                          .needed = true},
                         {}};
            row.basis = codeOf(counting);
            form.rows.push_back(std::move(row));
        }
    }
    form.settle = [flags](FormRow& row) {
        if (const auto it = flags.find(row.key); it != flags.end()) {
            row.flags = it->second;
        }
        settleRecommendation(row);
    };
    form.settleAll();
    return form;
}

Form amendmentForm(const Reader& reader, const VisitFacts& facts, const Id& traineeId)
{
    Form form{
        .id = "V9.amendments",
        .title = msg("visit_form", "Marks of the trainee"),
        .columns = {{msg("visit_form", "Centre"), 8, true},
                    {msg("visit_form", "Amended"), 9, true},
                    {msg("visit_form", "New mark"), 10, true},
                    {msg("visit_form", "Reason"), 30}},
        .settle = [](FormRow& row) {
            const bool changed = row.record.has(mark_amendment::kNew);
            row.cells[3].needed = changed;
            if (changed && row.record.text(mark_amendment::kReason).empty()) {
                row.flags.push_back({msg("visit_flag", "Give the reason; then it is kept"), false});
            }
        }};
    const auto* trainee = facts.trainee(traineeId);
    const auto batch = trainee ? trainee->get(trainee::kBatch) : std::nullopt;
    if (!batch) {
        return form;
    }
    const auto sheet = loadMarkSheet(reader, *batch);
    if (!sheet) {
        return form;
    }
    for (const auto& marks : sheet->rows) {
        if (marks.trainee.id != traineeId) {
            continue;
        }
        for (const auto& c : componentsOf(*sheet, marks)) {
            if (!c.mark->centre) {
                continue;
            }
            auto row = FormRow{};
            row.key = c.unit.toString() + "/" + codeOf(c.component);
            row.record = Record(assessment::markAmendment(), Id{});
            row.record.set(mark_amendment::kTrainee, Ref<Trainee>{traineeId});
            row.record.set(mark_amendment::kBatch, *batch);
            row.record.set(mark_amendment::kCentre, facts.visit.get(visit::kCentre));
            if (!c.unit.isNull()) {
                row.record.set(mark_amendment::kUnit, Ref<CompetencyUnit>{c.unit});
            }
            row.record.set(mark_amendment::kComponent, c.component);
            row.record.set(mark_amendment::kAssignment, Ref<Assignment>{facts.assignment.id});
            row.record.set(mark_amendment::kVisit, Ref<Visit>{facts.visit.id});
            row.record.set(mark_amendment::kVerifier, facts.visit.get(visit::kVerifierUser));
            row.stamp = mark_amendment::kAt.name;
            row.essential = {mark_amendment::kNew.name, mark_amendment::kReason.name};
            // Written once: another word on the same mark is another amendment.
            row.record.set(mark_amendment::kOld, c.mark->counting());
            row.title = c.title;
            row.detail = labelOf(c.component);
            row.cells = {{.given = shownMark(*c.mark->centre)},
                         {.given = c.mark->amended ? shownMark(*c.mark->amended) : Value()},
                         {.kind = CellKind::Mark, .field = mark_amendment::kNew.name},
                         {.kind = CellKind::Text, .field = mark_amendment::kReason.name}};
            form.rows.push_back(std::move(row));
        }
    }
    form.settleAll();
    return form;
}

BatchTotals totalsOf(const Form& form)
{
    using R = trainee_recommendation::Recommendation;
    BatchTotals t;
    for (const auto& row : form.rows) {
        ++t.trainees;
        const auto said = row.record.get(trainee_recommendation::kRecommendation);
        t.competent += said == R::Competent ? 1 : 0;
        t.notYetCompetent += said == R::NotYetCompetent ? 1 : 0;
        t.deferred += said == R::Deferred ? 1 : 0;
        t.open += said ? 0 : 1;
        t.flagged += row.flags.empty() ? 0 : 1;
        t.amended += isNull(row.cells[kDifference].given) ? 0 : 1;
    }
    return t;
}

} // namespace myspike::site_visit
