// What becomes of a group once the department has confirmed its results: completed, or to be
// reassessed with a group of its own for those who repeat (2 §1.3, §1.4 row 12).
#include <algorithm>

#include "shared/modules/description.h"
#include "shared/modules/mark_sheet.h"
#include "shared/modules/registration/registration.h"
#include "shared/schema/rule_book.h"

namespace myspike::registration {

using namespace trainee_batch;
using S = trainee_batch::State;
using Outcome = programme_result::Outcome;

namespace {

Fault gone()
{
    return Fault{FaultCode::NotFound,
                 msg("trainee_batch", "This group no longer exists. Go back to the list and "
                                      "refresh it."),
                 {},
                 "GONE"};
}

/// The latest confirmed result of everybody who stands in the group.
std::vector<std::pair<Record, std::optional<Record>>> resultsOf(const Reader& reader,
                                                                const Id& batch)
{
    Query trainees{.type = Trainee::kType};
    trainees.with(equals(trainee::kBatch, Ref<TraineeBatch>{batch}));
    Query results{.type = ProgrammeResult::kType};
    results.with(equals(programme_result::kBatch, Ref<TraineeBatch>{batch}));
    const auto all = reader.query(results);
    std::vector<std::pair<Record, std::optional<Record>>> out;
    for (auto& t : reader.query(trainees)) {
        const auto status = t.getOr(trainee::kStatus, trainee::Status::Active);
        if (status != trainee::Status::Active && status != trainee::Status::Completed) {
            continue;
        }
        std::optional<Record> last;
        for (const auto& r : all) {
            if (r.get(programme_result::kTrainee) == Ref<Trainee>{t.id} &&
                (!last || last->getOr(programme_result::kConfirmedOn, Date{}) <=
                              r.getOr(programme_result::kConfirmedOn, Date{}))) {
                last = r;
            }
        }
        out.emplace_back(std::move(t), std::move(last));
    }
    return out;
}

Status settle(Transaction& tx, const Id& id, const Values&)
{
    bool everybody = true;
    for (const auto& [trainee, result] : resultsOf(tx, id)) {
        if (!result) {
            return refusal("BATCH-RESULTS",
                           Text(msg("trainee_batch", "%1 has no confirmed result. Confirm the "
                                                     "results of the verification first."),
                                {trainee.text(trainee::kName)}));
        }
        everybody =
            everybody && !isToRepeat(result->getOr(programme_result::kOutcome, Outcome::Deferred));
    }
    return tx.transition(TraineeBatch::kType, id,
                         everybody ? transition::kComplete : transition::kReassess);
}

// --- the repeat ----------------------------------------------------------------------------------

std::int64_t lastAttempt(const Reader& reader, const Id& batch)
{
    std::int64_t last = 1;
    Query q{.type = Trainee::kType};
    q.with(equals(trainee::kBatch, Ref<TraineeBatch>{batch}));
    for (const auto& t : reader.query(q)) {
        last = std::max(last, t.getOr(trainee::kAttempt, std::int64_t{1}));
    }
    return last;
}

std::optional<Text> repeatIsOpen(const Reader& reader, const Record& batch, const ActContext&)
{
    Query q{.type = TraineeBatch::kType};
    q.with(equals(kRepeatOf, Ref<TraineeBatch>{batch.id}));
    if (const auto other = reader.first(q)) {
        return Text(msg("trainee_batch", "Group %1 was opened for the repeat already."),
                    {other->text(kNumber)});
    }
    return std::nullopt;
}

/// Within the rule book's months of the confirmed results, and so many times.
std::optional<Text> repeatIsTooLate(const Reader& reader, const Record& batch,
                                    const ActContext& context)
{
    using Number = RuleKey<std::int64_t>;
    Date confirmed{};
    for (const auto& [trainee, result] : resultsOf(reader, batch.id)) {
        if (result) {
            confirmed = std::max(confirmed, result->getOr(programme_result::kConfirmedOn, Date{}));
        }
    }
    const auto months =
        ruleValue(reader, Number{"assessment.repeat.final_within_months"}, confirmed);
    if (!months || confirmed == Date{}) {
        return std::nullopt;
    }
    const auto last = confirmed.plusMonths(static_cast<int>(*months));
    if (context.day() > last) {
        return Text(msg("trainee_batch", "The repeat had to begin by %1, %2 months after the "
                                         "results. These trainees register anew."),
                    {last.toDisplay(), *months});
    }
    return std::nullopt;
}

std::optional<Text> repeatedTooOften(const Reader& reader, const Record& batch,
                                     const ActContext& context)
{
    const auto most =
        ruleValue(reader, RuleKey<std::int64_t>{"assessment.repeat.final_maximum"}, context.day());
    // The first attempt is no repeat.
    if (most && lastAttempt(reader, batch.id) > *most) {
        return Text(msg("trainee_batch", "This group has repeated %1 times, and no more is "
                                         "possible. These trainees register anew."),
                    {*most});
    }
    return std::nullopt;
}

/// "L02145/2026/S1/007" → "L02145/2026/S1/007/U1" → "…/U2"
std::string repeatNumber(const std::string& number, std::int64_t repeat)
{
    const auto at = number.rfind("/U");
    const bool isRepeat = at != std::string::npos && at + 2 < number.size() &&
                          number.find_first_not_of("0123456789", at + 2) == std::string::npos;
    return (isRepeat ? number.substr(0, at) : number) + "/U" + std::to_string(repeat);
}

/// Rows of a trainee in one type of marks; the latest attempt alone, since it goes on from there.
std::vector<Record> latestMarks(const Reader& reader, const char* type, const char* unit,
                                const Id& trainee)
{
    Query q{.type = type};
    q.with(equals(unit_mark::kTrainee, Ref<Trainee>{trainee}));
    std::vector<Record> out;
    for (auto& m : reader.query(q)) {
        const auto it = std::find_if(out.begin(), out.end(), [&](const Record& o) {
            return !unit || o.value(unit) == m.value(unit);
        });
        if (it == out.end()) {
            out.push_back(std::move(m));
        } else if (it->getOr(unit_mark::kAttempt, std::int64_t{1}) <
                   m.getOr(unit_mark::kAttempt, std::int64_t{1})) {
            *it = std::move(m);
        }
    }
    return out;
}

class Repeat
{
public:
    Repeat(Transaction& tx, const MarkSheet& sheet, const Id& batch)
        : m_tx(tx), m_sheet(sheet), m_batch(batch)
    {
    }

    Status take(const Record& trainee)
    {
        const auto row = std::find_if(m_sheet.rows.begin(), m_sheet.rows.end(),
                                      [&](const auto& r) { return r.trainee.id == trainee.id; });
        if (row == m_sheet.rows.end()) {
            return okStatus();
        }
        Record again(trainee.type(), m_tx.newId());
        again.values() = trainee.values();
        again.set(trainee::kBatch, Ref<TraineeBatch>{m_batch});
        again.set(trainee::kAttempt, trainee.getOr(trainee::kAttempt, std::int64_t{1}) + 1);
        again.set(trainee::kRepeatOf, Ref<Trainee>{trainee.id});
        again.set(trainee::kStatus, trainee::Status::Active);
        MYSPIKE_TRY(m_tx.insert(again));
        for (const auto& m :
             latestMarks(m_tx, UnitMark::kType, unit_mark::kUnit.name, trainee.id)) {
            auto copy = copyFor(m, again.id);
            for (const auto& u : row->units) {
                if (m.get(unit_mark::kUnit) == Ref<CompetencyUnit>{u.unit}) {
                    takeMark(copy, unit_mark::kKnowledge, u.knowledge);
                    takeMark(copy, unit_mark::kPerformance, u.performance);
                }
            }
            MYSPIKE_TRY(m_tx.insert(copy));
        }
        for (const auto& m : latestMarks(m_tx, FinalMark::kType, nullptr, trainee.id)) {
            auto copy = copyFor(m, again.id);
            takeMark(copy, final_mark::kKnowledge, row->finalKnowledge);
            takeMark(copy, final_mark::kPerformance, row->finalPerformance);
            takeMark(copy, final_mark::kProject, row->project);
            takeMark(copy, final_mark::kIndustrialTraining, row->industrialTraining);
            MYSPIKE_TRY(m_tx.insert(copy));
        }
        for (const auto& m : latestMarks(m_tx, CoreAbilityResult::kType,
                                         core_ability_result::kAbility.name, trainee.id)) {
            MYSPIKE_TRY(m_tx.insert(copyFor(m, again.id)));
        }
        return okStatus();
    }

private:
    /// What counted is what is carried over: the verifier's mark where she amended the centre's.
    static void takeMark(Record& r, const Field<Hundredths>& field, const SheetMark& mark)
    {
        if (r.has(field)) {
            r.set(field, mark.counting());
        }
    }
    Record copyFor(const Record& mark, const Id& trainee)
    {
        Record copy(mark.type(), m_tx.newId());
        copy.values() = mark.values();
        copy.set(unit_mark::kTrainee, Ref<Trainee>{trainee});
        copy.set(unit_mark::kBatch, Ref<TraineeBatch>{m_batch});
        return copy;
    }

    Transaction& m_tx;
    const MarkSheet& m_sheet;
    const Id m_batch;
};

/// Whether a unit is among what has to be done again.
bool failedInUnit(const Reader& reader, const Id& trainee)
{
    Query q{.type = UnitResult::kType};
    q.with(equals(unit_result::kTrainee, Ref<Trainee>{trainee}));
    const auto all = reader.query(q);
    return std::any_of(all.begin(), all.end(), [](const Record& r) {
        return r.get(unit_result::kOutcome) != UnitOutcome::Competent;
    });
}

Status openRepeat(Transaction& tx, const Id& id, const Values&)
{
    const auto found = tx.find(TraineeBatch::kType, id);
    if (!found) {
        return gone();
    }
    const auto sheet = loadMarkSheet(tx, Ref<TraineeBatch>{id});
    if (!sheet) {
        return sheet.fault();
    }
    std::vector<Record> repeating;
    bool coursework = false;
    for (auto& [trainee, result] : resultsOf(tx, id)) {
        if (result && isToRepeat(result->getOr(programme_result::kOutcome, Outcome::Deferred))) {
            coursework = coursework || failedInUnit(tx, trainee.id);
            repeating.push_back(trainee);
        }
    }
    Record batch(found->type(), tx.newId());
    batch.values() = found->values();
    batch.set(kNumber, repeatNumber(found->text(kNumber), lastAttempt(tx, id)));
    batch.set(kRepeatOf, Ref<TraineeBatch>{id});
    batch.set(kTraineeCount, static_cast<std::int64_t>(repeating.size()));
    batch.set(kRegisteredOn, tx.context().day());
    // Where no unit was failed, only the final assessment is done again (2 §1.3).
    batch.set(kState, coursework ? S::Coursework : S::FinalAssessment);
    MYSPIKE_TRY(tx.insert(batch));
    Repeat repeat(tx, *sheet, batch.id);
    for (const auto& t : repeating) {
        MYSPIKE_TRY(repeat.take(t));
    }
    return okStatus();
}

} // namespace

bool isToRepeat(Outcome outcome)
{
    return outcome != Outcome::Competent && outcome != Outcome::EligibleFullCertificate;
}

void describeSettling(Catalogue& catalogue)
{
    catalogue.add({.name = command::kSettleResults,
                   .subject = TraineeBatch::kType,
                   .label = msg("trainee_batch", "Settle the results"),
                   .args = {},
                   .by = {role::kVerificationOfficer},
                   .from = codesOf(S::ConfirmedByDepartment),
                   .where = Where::OnlineOnly,
                   .run = settle});
    catalogue.add(
        {.name = command::kOpenRepeat,
         .subject = TraineeBatch::kType,
         .label = msg("trainee_batch", "Open the group for the repeat"),
         .args = {},
         .by = {role::kCentreManager, role::kCentreAdministrator, role::kVerificationOfficer},
         .from = codesOf(S::Reassessment),
         .where = Where::OnlineOnly,
         .guards = {{"REPEAT-OPEN", repeatIsOpen},
                    {"REPEAT-WINDOW", repeatIsTooLate},
                    {"REPEAT-COUNT", repeatedTooOften}},
         .run = openRepeat});
}

} // namespace myspike::registration
