#include <algorithm>
#include <array>

#include "client/modules/verification/visit/visit_forms.h"
#include "shared/modules/verification/verification.h"

namespace myspike::site_visit {

namespace {

constexpr std::array kCategories = {
    AnswerOption{"major", msg("finding", "Major"), '1', Weight::Bad},
    AnswerOption{"minor", msg("finding", "Minor"), '2', Weight::Neutral},
    AnswerOption{"improvement", msg("finding", "Improvement"), '3', Weight::Neutral}};

} // namespace

Form findingForm(const Reader& reader, const VisitFacts& facts)
{
    Form form{
        .id = "findings",
        .title = msg("visit_form", "Findings"),
        .columns = {{msg("visit_form", "Category"), 24},
                    {msg("visit_form", "Form"), 7},
                    {msg("visit_form", "Clause"), 16}},
        .settle = [](FormRow& row) {
            const bool major = row.record.get(finding::kCategory) == finding::Category::Major;
            if (major && row.record.text(finding::kEvidence).empty() &&
                row.record.text(visit_part::kPhotos).empty()) {
                row.flags.push_back({msg("visit_flag", "A major finding needs evidence"), true});
            }
        }};
    auto all = partsOf(reader, RaisedFinding::kType, facts);
    std::stable_sort(all.begin(), all.end(), [](const Record& a, const Record& b) {
        return a.get(finding::kCategory) < b.get(finding::kCategory);
    });
    for (const auto& f : all) {
        auto row = rowOfVisit(verification::findingType(), facts, f.id.toString());
        const auto category = f.getOr(finding::kCategory, finding::Category::Improvement);
        row.title = Words::same(f.text(finding::kDescription));
        row.detail = f.text(finding::kEvidence).empty()
                         ? Text()
                         : Text(msg("visit_form", "Evidence: %1"), {f.text(finding::kEvidence)});
        row.critical = category == finding::Category::Major;
        takeRecord(row, f);
        row.cells = {
            {.kind = CellKind::Choice, .field = finding::kCategory.name, .options = kCategories},
            {.given = f.text(finding::kForm)},
            {.given = f.text(finding::kClause)},
            // Without a column: it stands under the title, and is signed with the rest.
            {.given = f.text(finding::kEvidence)}};
        form.rows.push_back(std::move(row));
    }
    form.settleAll();
    return form;
}

} // namespace myspike::site_visit
