// Rules of marks and of their amendment.
#include "shared/modules/assessment/assessment.h"
#include "shared/schema/rule_book.h"
#include "shared/schema/transaction.h"

namespace myspike::assessment {

namespace {

using Findings = std::vector<Finding>;

/// One mark for a trainee, a unit and an attempt: a repeat is a new attempt, never a new number.
void judgeUnitMarkOnce(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    using namespace unit_mark;
    if (!r.has(kTrainee) || !r.has(kUnit)) {
        return;
    }
    Query q{.type = UnitMark::kType};
    q.with(equals(kTrainee, *r.get(kTrainee)))
        .with(equals(kUnit, *r.get(kUnit)))
        .with(equals(kAttempt, r.getOr(kAttempt, std::int64_t{1})));
    for (const auto& other : reader.query(q)) {
        if (other.id != r.id) {
            out.push_back({Severity::Error, "MARK-TWICE", kAttempt.name,
                           msg("unit_mark", "This trainee has a mark for this unit and attempt "
                                            "already. Correct that one, or enter a further "
                                            "attempt."),
                           false});
            return;
        }
    }
}

/// Coursework may be repeated a limited number of times (2 §1.3).
void judgeUnitAttempts(const Record& r, const Reader& reader, const ActContext& context,
                       Findings& out)
{
    using namespace unit_mark;
    const auto attempt = r.getOr(kAttempt, std::int64_t{1});
    const auto most =
        ruleValue(reader, RuleKey<std::int64_t>{"assessment.repeat.coursework_maximum"},
                  r.getOr(kAssessedOn, context.day()));
    if (most && attempt > 1 + *most) {
        out.push_back({Severity::Error, "ASM-REPEAT", kAttempt.name,
                       Text(msg("unit_mark", "Coursework may be repeated %1 times; this would be "
                                             "repeat %2."),
                            {*most, attempt - 1}),
                       false});
    }
}

void judgeFinalAttempts(const Record& r, const Reader& reader, const ActContext& context,
                        Findings& out)
{
    using namespace final_mark;
    const auto attempt = r.getOr(kAttempt, std::int64_t{1});
    const auto most = ruleValue(reader, RuleKey<std::int64_t>{"assessment.repeat.final_maximum"},
                                r.getOr(kAssessedOn, context.day()));
    if (most && attempt > 1 + *most) {
        out.push_back({Severity::Error, "ASM-REPEAT", kAttempt.name,
                       Text(msg("final_mark", "The final assessment may be repeated %1 times; this "
                                              "would be repeat %2."),
                            {*most, attempt - 1}),
                       false});
    }
}

/// PSN-R1: the assessor of a mark is not the internal verifier of the group.
template <class AssessorField, class BatchField>
void judgeAssessor(const Record& r, const Reader& reader, const AssessorField& assessorField,
                   const BatchField& batchField, Findings& out)
{
    const auto assessor = r.get(assessorField);
    const auto batch = reader.find(r.get(batchField));
    if (assessor && batch && batch->get(trainee_batch::kInternalVerifier) == assessor) {
        out.push_back({Severity::Error, "PSN-R1", assessorField.name,
                       msg("unit_mark", "The internal verifier of a group cannot assess in it. "
                                        "Name the assessor."),
                       false});
    }
}

void judgeUnitAssessor(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    judgeAssessor(r, reader, unit_mark::kAssessor, unit_mark::kBatch, out);
}

void judgeFinalAssessor(const Record& r, const Reader& reader, const ActContext&, Findings& out)
{
    judgeAssessor(r, reader, final_mark::kAssessor, final_mark::kBatch, out);
}

/// An absence has no marks, and marks no absence.
template <class Known>
void judgeAbsence(const Record& r, const Field<bool>& absent, const Known& knowledge,
                  const Known& performance, Findings& out)
{
    if (r.getOr(absent, false) && (r.has(knowledge) || r.has(performance))) {
        out.push_back({Severity::Error, "MARK-ABSENT", absent.name,
                       msg("unit_mark", "An absent trainee has no marks. Remove the marks or the "
                                        "absence."),
                       false});
    }
}

void judgeUnitAbsence(const Record& r, const Reader&, const ActContext&, Findings& out)
{
    judgeAbsence(r, unit_mark::kAbsent, unit_mark::kKnowledge, unit_mark::kPerformance, out);
}

void judgeFinalAbsence(const Record& r, const Reader&, const ActContext&, Findings& out)
{
    judgeAbsence(r, final_mark::kAbsent, final_mark::kKnowledge, final_mark::kPerformance, out);
}

/// Coursework is marked per unit; the rest per programme.
void judgeAmendedUnit(const Record& r, const Reader&, const ActContext&, Findings& out)
{
    using namespace mark_amendment;
    const auto component = r.get(kComponent);
    const bool coursework = component == Component::CourseworkKnowledge ||
                            component == Component::CourseworkPerformance;
    if (component && coursework != r.has(kUnit)) {
        out.push_back({Severity::Error, "AMEND-UNIT", kUnit.name,
                       coursework ? msg("mark_amendment", "Name the competency unit whose mark is "
                                                          "amended.")
                                  : msg("mark_amendment", "This component is marked for the whole "
                                                          "programme. Leave the unit empty."),
                       false});
    }
}

} // namespace

std::vector<Rule> unitMarkRules()
{
    return {{"MARK-TWICE", "2 §1.2", judgeUnitMarkOnce},
            {"MARK-ABSENT", "2 §1.4", judgeUnitAbsence},
            {"ASM-REPEAT", "2 §1.3 [A]", judgeUnitAttempts},
            {"PSN-R1", "1 §4.4 PSN-R1 [S1]", judgeUnitAssessor}};
}

std::vector<Rule> finalMarkRules()
{
    return {{"MARK-ABSENT", "2 §1.4", judgeFinalAbsence},
            {"ASM-REPEAT", "2 §1.3 [A]", judgeFinalAttempts},
            {"PSN-R1", "1 §4.4 PSN-R1 [S1]", judgeFinalAssessor}};
}

std::vector<Rule> amendmentRules() { return {{"AMEND-UNIT", "2 §1.4 [A]", judgeAmendedUnit}}; }

} // namespace myspike::assessment
