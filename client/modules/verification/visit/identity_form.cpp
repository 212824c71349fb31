#include <array>
#include <map>

#include "client/modules/verification/visit/visit_forms.h"
#include "shared/modules/verification/verification.h"

namespace myspike::site_visit {

namespace {

constexpr std::array kResults = {
    AnswerOption{"matches", msg("identity_check", "Matches"), 'Y', Weight::Good},
    AnswerOption{"does_not_match", msg("identity_check", "Does not match"), 'N', Weight::Bad},
    AnswerOption{"absent", msg("identity_check", "Absent"), 'T', Weight::Neutral}};

void settleIdentity(FormRow& row)
{
    using identity_check::Result;
    if (&row.record.type() != &verification::identityCheck()) {
        row.flags.push_back(
            {labelOf(row.record.getOr(unlisted_trainee::kReason, unlisted_trainee::Reason::Other)),
             false});
        return;
    }
    const auto result = row.record.get(identity_check::kResult);
    const bool absent = result == Result::Absent;
    row.cells[2] = absent ? Cell{.kind = CellKind::Text,
                                 .field = identity_check::kAbsenceReason.name,
                                 .needed = true}
                          : Cell{};
    if (absent) {
        row.flags.push_back({msg("visit_flag", "Absent"), false});
    } else if (result == Result::DoesNotMatch) {
        row.flags.push_back({msg("visit_flag", "Identity does not match"), true});
        if (row.record.text(visit_part::kNote).empty()) {
            row.flags.push_back({msg("visit_flag", "Say in a remark what differs"), false});
        }
    }
}

} // namespace

Form identityForm(const Reader& reader, const VisitFacts& facts)
{
    Form form{.id = "V5.identity",
              .title = msg("visit_form", "Trainees"),
              .columns = {{msg("visit_form", "Identity number"), 17},
                          {msg("visit_form", "Against the card"), 22},
                          {msg("visit_form", "Reason of absence"), 22}},
              .settle = settleIdentity};
    std::map<Id, Record> checks;
    for (auto& r : partsOf(reader, IdentityCheck::kType, facts)) {
        if (const auto t = r.get(visit_part::kTrainee)) {
            checks.emplace(t->id, std::move(r));
        }
    }
    for (const auto& t : facts.trainees) {
        auto row = rowOfVisit(verification::identityCheck(), facts, t.id.toString());
        row.title = Words::same(t.text(trainee::kName));
        row.code = t.text(trainee::kNumber);
        row.picture = t.text(trainee::kPhoto);
        row.record.set(visit_part::kTrainee, Ref<Trainee>{t.id});
        if (const auto it = checks.find(t.id); it != checks.end()) {
            takeRecord(row, it->second);
        }
        row.cells = {{.given = t.text(trainee::kIdentity)},
                     {.kind = CellKind::Choice,
                      .field = identity_check::kResult.name,
                      .options = kResults,
                      .needed = true},
                     {}};
        form.rows.push_back(std::move(row));
    }
    for (const auto& t : partsOf(reader, UnlistedTrainee::kType, facts)) {
        auto row = rowOfVisit(verification::unlistedTrainee(), facts, t.id.toString());
        row.title = Words::same(t.text(unlisted_trainee::kName));
        row.heading = msg("visit_form", "Not in the package: noted for the officer");
        row.isOwn = true;
        takeRecord(row, t);
        row.cells = {{.given = t.text(unlisted_trainee::kIdentity)}, {}, {}};
        form.rows.push_back(std::move(row));
    }
    form.settleAll();
    return form;
}

} // namespace myspike::site_visit
