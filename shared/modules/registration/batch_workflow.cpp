// The life of a group from registration to the department's confirmation, 2 §1.4.
#include <algorithm>

#include "shared/modules/assessment/fields.h"
#include "shared/modules/description.h"
#include "shared/modules/registration/registration.h"

namespace myspike::registration {

using namespace trainee_batch;
using S = trainee_batch::State;

namespace {

/// 2 §1.4 rows 3 and 7: every trainee has a mark or an absence in every unit that was assessed.
std::optional<Text> marksAreMissing(const Reader& reader, const Record& batch, const ActContext&)
{
    Query trainees{.type = Trainee::kType};
    trainees.with(equals(trainee::kBatch, Ref<TraineeBatch>{batch.id}))
        .with(equals(trainee::kStatus, trainee::Status::Active));
    Query marks{.type = UnitMark::kType};
    marks.with(equals(unit_mark::kBatch, Ref<TraineeBatch>{batch.id}));
    const auto all = reader.query(marks);
    for (const auto& t : reader.query(trainees)) {
        bool any = false;
        for (const auto& m : all) {
            if (m.get(unit_mark::kTrainee) != Ref<Trainee>{t.id}) {
                continue;
            }
            any = true;
            const bool whole = m.getOr(unit_mark::kAbsent, false) ||
                               (m.has(unit_mark::kKnowledge) && m.has(unit_mark::kPerformance));
            if (!whole) {
                return Text(msg("trainee_batch", "%1 lacks a mark. Enter it, or mark the absence."),
                            {t.text(trainee::kName)});
            }
        }
        if (!any && reader.holdsAll(UnitMark::kType)) {
            return Text(msg("trainee_batch", "%1 has no coursework marks. Enter them first."),
                        {t.text(trainee::kName)});
        }
    }
    return std::nullopt;
}

std::optional<Text> finalMarksAreMissing(const Reader& reader, const Record& batch,
                                         const ActContext&)
{
    Query trainees{.type = Trainee::kType};
    trainees.with(equals(trainee::kBatch, Ref<TraineeBatch>{batch.id}))
        .with(equals(trainee::kStatus, trainee::Status::Active));
    for (const auto& t : reader.query(trainees)) {
        Query marks{.type = FinalMark::kType};
        marks.with(equals(final_mark::kTrainee, Ref<Trainee>{t.id}));
        const auto rows = reader.query(marks);
        const bool whole = std::any_of(rows.begin(), rows.end(), [](const Record& m) {
            return m.getOr(final_mark::kAbsent, false) ||
                   (m.has(final_mark::kKnowledge) && m.has(final_mark::kPerformance));
        });
        if (!whole && (!rows.empty() || reader.holdsAll(FinalMark::kType))) {
            return Text(
                msg("trainee_batch", "%1 lacks a final mark. Enter it, or mark the absence."),
                {t.text(trainee::kName)});
        }
    }
    return std::nullopt;
}

/// PSN-R1: who assessed a group does not verify it, whatever posts she holds.
std::optional<Text> actorAssessed(const Reader&, const Record& batch, const ActContext& context)
{
    const auto assessor = batch.get(kAssessor);
    if (assessor && assessor->id == context.actor.user) {
        return msg("trainee_batch", "You assessed this group, so another internal verifier must "
                                    "verify it.");
    }
    return std::nullopt;
}

std::optional<Text> samePerson(const Reader&, const Record& batch, const ActContext&)
{
    if (batch.has(kAssessor) && batch.get(kAssessor) == batch.get(kInternalVerifier)) {
        return msg("trainee_batch", "One person is assessor and internal verifier of this group. "
                                    "Name another for one of the two.");
    }
    return std::nullopt;
}

} // namespace

Workflow batchWorkflow()
{
    const std::vector<std::string_view> centre{role::kCentreManager, role::kCentreAdministrator,
                                               role::kAssessor, role::kVerificationOfficer};
    const std::vector<std::string_view> marking{role::kAssessor, role::kVerificationOfficer};
    const std::vector<std::string_view> assessors{role::kAssessor, role::kVerificationOfficer};
    const std::vector<std::string_view> verifiers{role::kInternalVerifier};
    const std::vector<std::string_view> managers{role::kCentreManager, role::kVerificationOfficer};
    return {
        .field = kState.name,
        .states = {stateFrom(S::Registered, StateKind::Draft, centre),
                   stateFrom(S::Coursework, StateKind::Open, marking), stateFrom(S::InternalReview),
                   stateFrom(S::ReturnedToAssessor), stateFrom(S::ReadyForFinal),
                   stateFrom(S::FinalAssessment, StateKind::Open, marking),
                   stateFrom(S::InternallyVerified), stateFrom(S::DeclaredByManager),
                   stateFrom(S::ReadyForVerification), stateFrom(S::InVerification),
                   stateFrom(S::ConfirmedByDepartment), stateFrom(S::Completed, StateKind::Closed),
                   stateFrom(S::Reassessment, StateKind::Closed)},
        .transitions = {
            {.name = transition::kStartCoursework,
             .from = codesOf(S::Registered),
             .to = codeOf(S::Coursework),
             .label = msg("trainee_batch", "Start coursework"),
             .by = assessors,
             .submits = true,
             .guards = {{"PSN-R1", samePerson}}},
            {.name = transition::kSendToReview,
             .from = codesOf(S::Coursework),
             .to = codeOf(S::InternalReview),
             .label = msg("trainee_batch", "Send to the internal verifier"),
             .by = assessors,
             .guards = {{"BATCH-MARKS", marksAreMissing}}},
            {.name = transition::kReturnToAssessor,
             .from = codesOf(S::InternalReview),
             .to = codeOf(S::ReturnedToAssessor),
             .label = msg("trainee_batch", "Return to the assessor"),
             .by = verifiers,
             .needsReason = true},
            {.name = transition::kResumeCoursework,
             .from = codesOf(S::ReturnedToAssessor),
             .to = codeOf(S::Coursework),
             .label = msg("trainee_batch", "Go on with coursework"),
             .by = assessors},
            {.name = transition::kAdmitToFinal,
             .from = codesOf(S::InternalReview),
             .to = codeOf(S::ReadyForFinal),
             .label = msg("trainee_batch", "Admit to final assessment"),
             .by = verifiers,
             .guards = {{"PSN-R1", actorAssessed}}},
            {.name = transition::kStartFinal,
             .from = codesOf(S::ReadyForFinal),
             .to = codeOf(S::FinalAssessment),
             .label = msg("trainee_batch", "Start final assessment"),
             .by = assessors},
            {.name = transition::kVerifyInternally,
             .from = codesOf(S::FinalAssessment),
             .to = codeOf(S::InternallyVerified),
             .label = msg("trainee_batch", "Verify internally"),
             .by = verifiers,
             .guards = {{"PSN-R1", actorAssessed}, {"BATCH-FINAL", finalMarksAreMissing}}},
            {.name = transition::kDeclare,
             .from = codesOf(S::InternallyVerified),
             .to = codeOf(S::DeclaredByManager),
             .label = msg("trainee_batch", "Declare as the centre manager"),
             .by = managers},
            {.name = transition::kFreeze,
             .from = codesOf(S::DeclaredByManager),
             .to = codeOf(S::ReadyForVerification),
             .label = msg("trainee_batch", "Freeze the marks for verification"),
             .by = managers,
             .submits = true},
            {.name = transition::kTakeIntoVerification,
             .from = codesOf(S::ReadyForVerification),
             .to = codeOf(S::InVerification),
             .label = msg("trainee_batch", "Take into verification")},
            {.name = transition::kReleaseFromVerification,
             .from = codesOf(S::InVerification),
             .to = codeOf(S::ReadyForVerification),
             .label = msg("trainee_batch", "Release from verification")},
            {.name = transition::kConfirm,
             .from = codesOf(S::InVerification),
             .to = codeOf(S::ConfirmedByDepartment),
             .label = msg("trainee_batch", "Confirm the results"),
             .where = Where::OnlineOnly},
            {.name = transition::kComplete,
             .from = codesOf(S::ConfirmedByDepartment),
             .to = codeOf(S::Completed),
             .label = msg("trainee_batch", "Complete"),
             .where = Where::OnlineOnly},
            {.name = transition::kReassess,
             .from = codesOf(S::ConfirmedByDepartment),
             .to = codeOf(S::Reassessment),
             .label = msg("trainee_batch", "Send to reassessment"),
             .where = Where::OnlineOnly}}};
}

} // namespace myspike::registration
