// The assignment of a verifier to a request, and the register of overrides.
#include <array>

#include "shared/modules/description.h"
#include "shared/modules/verification/verification.h"

namespace myspike {

namespace {
constexpr std::array kStates = {Choice{"awaiting_reply", msg("assignment", "Awaiting reply")},
                                Choice{"accepted", msg("assignment", "Accepted")},
                                Choice{"declined", msg("assignment", "Declined")},
                                Choice{"lapsed", msg("assignment", "No reply in time")},
                                Choice{"package_issued", msg("assignment", "Package downloaded")},
                                Choice{"on_visit", msg("assignment", "On visit")},
                                Choice{"visit_closed", msg("assignment", "Visit closed")},
                                Choice{"finished", msg("assignment", "Finished")},
                                Choice{"replaced", msg("assignment", "Replaced")},
                                Choice{"cannot_be_held", msg("assignment", "Could not be held")},
                                Choice{"cancelled", msg("assignment", "Cancelled")}};
constexpr std::array kParts = {Choice{"lead", msg("assignment", "Lead")},
                               Choice{"member", msg("assignment", "Member")}};
constexpr std::array kResponses = {Choice{"none", msg("assignment", "None yet")},
                                   Choice{"accepted", msg("assignment", "Accepted")},
                                   Choice{"declined", msg("assignment", "Declined")}};
constexpr std::array kDeclineKinds = {
    Choice{"conflict", msg("assignment", "Conflict of interest")},
    Choice{"other_duty", msg("assignment", "Another duty on these days")},
    Choice{"leave", msg("assignment", "On leave")},
    Choice{"illness", msg("assignment", "Illness or accident")},
    Choice{"other_field", msg("assignment", "Not my field or level")},
    Choice{"distance", msg("assignment", "Too far to travel")},
    Choice{"other", msg("assignment", "Another reason")}};
} // namespace

std::span<const Choice> assignment::choicesOf(DeclineKind) { return kDeclineKinds; }
std::span<const Choice> assignment::choicesOf(State) { return kStates; }
std::span<const Choice> assignment::choicesOf(Part) { return kParts; }
std::span<const Choice> assignment::choicesOf(Response) { return kResponses; }

namespace verification {

namespace {

/// Every field of an assignment is set by commands.
template <class T> FieldDef set(const Field<T>& f, Msg label, FieldTraits traits = {})
{
    traits.label = label;
    traits.readOnly = true;
    traits.merge = Merge::ServerWins;
    return describe(f, std::move(traits));
}

Workflow assignmentWorkflow()
{
    using namespace assignment;
    using S = assignment::State;
    return {.field = kState.name,
            .states = {stateFrom(S::AwaitingReply, StateKind::Draft), stateFrom(S::Accepted),
                       stateFrom(S::Declined, StateKind::Cancelled),
                       stateFrom(S::Lapsed, StateKind::Cancelled), stateFrom(S::PackageIssued),
                       stateFrom(S::OnVisit), stateFrom(S::VisitClosed),
                       stateFrom(S::Finished, StateKind::Closed),
                       stateFrom(S::Replaced, StateKind::Cancelled),
                       stateFrom(S::CannotBeHeld, StateKind::Cancelled),
                       stateFrom(S::Cancelled, StateKind::Cancelled)},
            .transitions = {
                {.name = transition::kAccept,
                 .from = codesOf(S::AwaitingReply),
                 .to = codeOf(S::Accepted),
                 .label = msg("assignment", "Accept"),
                 .stamp = kRespondedAt.name},
                {.name = transition::kDecline,
                 .from = codesOf(S::AwaitingReply),
                 .to = codeOf(S::Declined),
                 .label = msg("assignment", "Decline"),
                 .stamp = kRespondedAt.name},
                {.name = transition::kLapse,
                 .from = codesOf(S::AwaitingReply),
                 .to = codeOf(S::Lapsed),
                 .label = msg("assignment", "No reply in time")},
                {.name = transition::kIssuePackage,
                 .from = codesOf(S::Accepted, S::PackageIssued),
                 .to = codeOf(S::PackageIssued),
                 .label = msg("assignment", "Download the package")},
                {.name = transition::kCheckIn,
                 .from = codesOf(S::PackageIssued),
                 .to = codeOf(S::OnVisit),
                 .label = msg("assignment", "Check in")},
                {.name = transition::kCloseVisit,
                 .from = codesOf(S::OnVisit),
                 .to = codeOf(S::VisitClosed),
                 .label = msg("assignment", "Close the visit")},
                {.name = transition::kFinish,
                 .from = codesOf(S::VisitClosed),
                 .to = codeOf(S::Finished),
                 .label = msg("assignment", "Finish")},
                {.name = transition::kReplace,
                 .from = codesOf(S::AwaitingReply, S::Accepted, S::PackageIssued, S::OnVisit),
                 .to = codeOf(S::Replaced),
                 .label = msg("assignment", "Replace the verifier")},
                {.name = transition::kCannotBeHeld,
                 .from = codesOf(S::Accepted, S::PackageIssued, S::OnVisit),
                 .to = codeOf(S::CannotBeHeld),
                 .label = msg("assignment", "Could not be held")},
                {.name = transition::kCancel,
                 .from = codesOf(S::AwaitingReply, S::Accepted, S::PackageIssued, S::OnVisit),
                 .to = codeOf(S::Cancelled),
                 .label = msg("assignment", "Cancel")}}};
}

} // namespace

const RecordType& assignmentType()
{
    using namespace assignment;
    static const RecordType t{
        .key = Assignment::kType,
        .singular = msg("assignment", "Assignment"),
        .plural = msg("assignment", "Assignments"),
        .module = "verification",
        .shelf = Shelf::Work,
        .icon = "calendar",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r)
                .with(scope::ofAssignment(r.id))
                .of(kVerifierUser, scope::ofUser)
                .with(scope::kVerification)
                .of(kCentre, scope::ofCentre);
        },
        .fields =
            {
                set(kNumber, msg("assignment", "Number"),
                    {.inList = true, .searchable = true, .indexed = true}),
                set(kRequest, msg("assignment", "Request"),
                    {.required = Required::Always, .indexed = true}),
                set(kCentre, msg("assignment", "Centre"),
                    {.required = Required::Always, .inList = true, .indexed = true}),
                set(kNoss, msg("assignment", "Standard"), {.inList = true}),
                set(kVerifier, msg("assignment", "Verifier"),
                    {.required = Required::Always, .indexed = true}),
                set(kVerifierUser, msg("assignment", "Verifier's account"),
                    {.required = Required::Always, .indexed = true, .hidden = true}),
                set(kVerifierName, msg("assignment", "Verifier's name"),
                    {.inList = true, .searchable = true}),
                set(kFrom, msg("assignment", "From"),
                    {.required = Required::Always, .inList = true, .indexed = true}),
                set(kTo, msg("assignment", "Until"),
                    {.required = Required::Always, .indexed = true}),
                set(kDays, msg("assignment", "Days"), {.inList = true, .min = 1, .max = 30}),
                set(kStartTime, msg("assignment", "Begins at"), {.maxLength = 5}),
                set(kPart, msg("assignment", "Part")),
                set(kTraineeCount, msg("assignment", "Trainees"), {.inList = true}),
                set(kBatchCount, msg("assignment", "Groups")),
                set(kDistanceKm, msg("assignment", "Distance (km)")),
                set(kAssignedBy, msg("assignment", "Assigned by")),
                set(kAssignedAt, msg("assignment", "Assigned at")),
                set(kReplyBy, msg("assignment", "Reply by")),
                set(kResponse, msg("assignment", "Reply"), {.inList = true}),
                set(kRespondedAt, msg("assignment", "Replied at")),
                set(kDeclineKind, msg("assignment", "Declined because of")),
                set(kDeclineReason, msg("assignment", "Reason for declining"),
                    {.kind = FieldKind::Paragraph}),
                set(kConflictAnswers, msg("assignment", "Declaration of conflicts"),
                    {.kind = FieldKind::Json}),
                set(kConflictDeclared, msg("assignment", "A conflict was declared"),
                    {.inList = true}),
                set(kConflictText, msg("assignment", "Conflict declared"),
                    {.kind = FieldKind::Paragraph}),
                set(kConflictSignedAt, msg("assignment", "Declaration signed at")),
                set(kPackageVersion, msg("assignment", "Package version")),
                set(kPackageExpires, msg("assignment", "Last day for check-in"), {.inList = true}),
                set(kPackageDevice, msg("assignment", "Package on device")),
                set(kSeed, msg("assignment", "Seed of the sample")),
                set(kChecklist, msg("assignment", "Checklist")),
                set(kState, msg("assignment", "State"),
                    {.required = Required::Always, .inList = true, .indexed = true}),
                set(kReportDue, msg("assignment", "Report due"), {.inList = true, .indexed = true}),
                set(kReplaces, msg("assignment", "Replaces")),
            },
        .workflow = assignmentWorkflow(),
        .access = rights(kView | static_cast<unsigned>(Verb::Export),
                         {role::kVerificationOfficer, role::kExternalVerifier}) +
                  rights(kView, {role::kCentreManager, role::kCentreAdministrator,
                                 role::kFinanceOfficer}) +
                  rights(kView, onlookers()),
        .title = {kNumber.name, kVerifierName.name},
        .defaultSort = {{kFrom.name, true}},
        .owner = kVerifierUser.name,
    };
    return t;
}

const RecordType& assignmentOverride()
{
    using namespace assignment_override;
    static const RecordType t{
        .key = AssignmentOverride::kType,
        .singular = msg("assignment_override", "Override of the assignment filter"),
        .plural = msg("assignment_override", "Register of overrides"),
        .module = "verification",
        // Her assignment's scope is for the office of the state; her own role does not read it.
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r).with(scope::kVerification).of(kAssignment, scope::ofAssignment);
        },
        .fields =
            {
                set(kAssignment, msg("assignment_override", "Assignment"),
                    {.required = Required::Always, .indexed = true}),
                set(kRequest, msg("assignment_override", "Request"),
                    {.required = Required::Always, .inList = true, .indexed = true}),
                set(kVerifier, msg("assignment_override", "Verifier"),
                    {.required = Required::Always, .indexed = true}),
                set(kVerifierName, msg("assignment_override", "Verifier's name"), {.inList = true}),
                set(kRules, msg("assignment_override", "Rules"),
                    {.inList = true, .maxLength = 400}),
                set(kReasons, msg("assignment_override", "What the filter said"),
                    {.kind = FieldKind::Paragraph}),
                set(kReason, msg("assignment_override", "Officer's reason"),
                    {.required = Required::Always, .inList = true, .kind = FieldKind::Paragraph}),
                set(kOfficer, msg("assignment_override", "Officer"),
                    {.required = Required::Always, .inList = true}),
                set(kAt, msg("assignment_override", "Overridden at"),
                    {.required = Required::Always, .inList = true, .indexed = true}),
            },
        .access =
            rights(kView | static_cast<unsigned>(Verb::Export), {role::kVerificationOfficer}) +
            rights(kView, onlookers()),
        .title = {kVerifierName.name, kRules.name},
        .defaultSort = {{kAt.name, true}},
        .appendOnly = true,
    };
    return t;
}

} // namespace verification

} // namespace myspike
