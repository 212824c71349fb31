// The visit itself and forms V1 to V6.
#include <array>

#include "shared/modules/verification/visit_part.h"

namespace myspike {

namespace {
constexpr std::array kStates = {Choice{"planned", msg("visit", "Planned")},
                                Choice{"in_progress", msg("visit", "In progress")},
                                Choice{"closed", msg("visit", "Closed")},
                                Choice{"cannot_be_held", msg("visit", "Could not be held")},
                                Choice{"superseded", msg("visit", "Passed to another verifier")}};
constexpr std::array kSources = {Choice{"typed", msg("visit", "Typed by the verifier")},
                                 Choice{"photograph", msg("visit", "Read from a photograph")}};
constexpr std::array kHindrances = {
    Choice{"centre_shut", msg("visit", "The centre is shut")},
    Choice{"weather", msg("visit", "Flood or bad weather")},
    Choice{"illness", msg("visit", "Illness or accident")},
    Choice{"too_few_present", msg("visit", "Too many trainees are absent")},
    Choice{"no_facilities", msg("visit", "No electricity, water or workshop")},
    Choice{"no_access", msg("visit", "The centre does not let the verifier in")},
    Choice{"other", msg("visit", "Another reason")}};
constexpr std::array kUnlistedReasons = {
    Choice{"registered_late", msg("unlisted_trainee", "Registered after the package was made")},
    Choice{"transferred", msg("unlisted_trainee", "Moved here from another centre")},
    Choice{"other_group", msg("unlisted_trainee", "Belongs to another group of the centre")},
    Choice{"not_registered", msg("unlisted_trainee", "Trains here without a registration")},
    Choice{"other", msg("unlisted_trainee", "Another reason")}};
constexpr std::array kYesNoNa = {Choice{"yes", msg("answer", "Yes")},
                                 Choice{"no", msg("answer", "No")},
                                 Choice{"not_applicable", msg("answer", "Not applicable")}};
constexpr std::array kMeetings = {Choice{"opening", msg("visit_attendance", "Opening meeting")},
                                  Choice{"closing", msg("visit_attendance", "Closing meeting")}};
constexpr std::array kRoles = {
    Choice{"centre_manager", msg("visit_attendance", "Centre manager")},
    Choice{"internal_verifier", msg("visit_attendance", "Internal verifier")},
    Choice{"assessor", msg("visit_attendance", "Assessor")},
    Choice{"representative", msg("visit_attendance", "Representative of the centre")},
    Choice{"other", msg("visit_attendance", "Other")}};
constexpr std::array kConditions = {Choice{"good", msg("equipment_count", "Good")},
                                    Choice{"broken", msg("equipment_count", "Broken")},
                                    Choice{"missing", msg("equipment_count", "Missing")}};
constexpr std::array kIdentityResults = {
    Choice{"matches", msg("identity_check", "Matches")},
    Choice{"does_not_match", msg("identity_check", "Does not match")},
    Choice{"absent", msg("identity_check", "Absent")}};
constexpr std::array kOutcomes = {Choice{"confirmed", msg("sample_entry", "Confirmed")},
                                  Choice{"amended", msg("sample_entry", "Amended")},
                                  Choice{"not_confirmed", msg("sample_entry", "Not confirmed")}};
constexpr std::array kSampleReasons = {
    Choice{"random", msg("sample_entry", "Drawn at random")},
    Choice{"near_minimum", msg("sample_entry", "Near a minimum")},
    Choice{"repeat", msg("sample_entry", "Repeats")},
    Choice{"single_failure", msg("sample_entry", "Fails by one component")},
    Choice{"verifier_choice", msg("sample_entry", "Added by the verifier")},
    Choice{"extension", msg("sample_entry", "Extension of the sample")}};
} // namespace

std::span<const Choice> visit::choicesOf(State) { return kStates; }
std::span<const Choice> visit::choicesOf(PositionSource) { return kSources; }
std::span<const Choice> visit::choicesOf(Hindrance) { return kHindrances; }
std::span<const Choice> unlisted_trainee::choicesOf(Reason) { return kUnlistedReasons; }
std::span<const Choice> choicesOf(YesNoNa) { return kYesNoNa; }
std::span<const Choice> visit_attendance::choicesOf(Meeting) { return kMeetings; }
std::span<const Choice> visit_attendance::choicesOf(Role) { return kRoles; }
std::span<const Choice> equipment_count::choicesOf(Condition) { return kConditions; }
std::span<const Choice> identity_check::choicesOf(Result) { return kIdentityResults; }
std::span<const Choice> sample_entry::choicesOf(Outcome) { return kOutcomes; }
std::span<const Choice> sample_entry::choicesOf(Reason) { return kSampleReasons; }

namespace verification {

namespace {

Workflow visitWorkflow()
{
    using namespace visit;
    using S = visit::State;
    const std::vector<std::string_view> hers{role::kExternalVerifier};
    return {.field = kState.name,
            .states = {stateFrom(S::Planned, StateKind::Draft),
                       stateFrom(S::InProgress, StateKind::Open, hers),
                       stateFrom(S::Closed, StateKind::Closed),
                       stateFrom(S::CannotBeHeld, StateKind::Cancelled),
                       // What she recorded before she heard of it is kept under her name.
                       stateFrom(S::Superseded, StateKind::Cancelled, hers)},
            .transitions = {{.name = transition::kCheckIn,
                             .from = codesOf(S::Planned),
                             .to = codeOf(S::InProgress),
                             .label = msg("visit", "Check in"),
                             .stamp = kArrivedAt.name},
                            {.name = transition::kClose,
                             .from = codesOf(S::InProgress),
                             .to = codeOf(S::Closed),
                             .label = msg("visit", "Close the visit"),
                             .stamp = kLeftAt.name},
                            {.name = transition::kCannotBeHeld,
                             .from = codesOf(S::Planned, S::InProgress),
                             .to = codeOf(S::CannotBeHeld),
                             .label = msg("visit", "Cannot be held")},
                            {.name = transition::kSupersede,
                             .from = codesOf(S::Planned, S::InProgress),
                             .to = codeOf(S::Superseded),
                             .label = msg("visit", "Pass to another verifier")}}};
}

template <class T> FieldDef set(const Field<T>& f, Msg label, FieldTraits traits = {})
{
    traits.label = label;
    traits.readOnly = true;
    return describe(f, std::move(traits));
}

} // namespace

const RecordType& visitType()
{
    using namespace visit;
    static const RecordType t{
        .key = Visit::kType,
        .singular = msg("visit", "Site visit"),
        .plural = msg("visit", "Site visits"),
        .module = "verification",
        .shelf = Shelf::Work,
        .icon = "visit",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r)
                .of(kAssignment, scope::ofAssignment)
                .with(scope::kVerification)
                .of(kCentre, scope::ofCentre);
        },
        .fields =
            {
                set(kAssignment, msg("visit", "Assignment"),
                    {.required = Required::Always, .indexed = true}),
                set(kRequest, msg("visit", "Request"),
                    {.required = Required::Always, .indexed = true}),
                set(kCentre, msg("visit", "Centre"),
                    {.required = Required::Always, .inList = true, .indexed = true}),
                set(kVerifierUser, msg("visit", "Verifier"),
                    {.required = Required::Always, .indexed = true}),
                set(kChecklist, msg("visit", "Checklist")),
                set(kPlannedFrom, msg("visit", "Planned from"), {.inList = true, .indexed = true}),
                set(kPlannedTo, msg("visit", "Planned until")),
                set(kArrivedAt, msg("visit", "Arrived at"), {.inList = true}),
                set(kLeftAt, msg("visit", "Left at"), {.inList = true}),
                set(kArrivalLatitude, msg("visit", "Latitude at arrival"), {.personal = true}),
                set(kArrivalLongitude, msg("visit", "Longitude at arrival"), {.personal = true}),
                set(kArrivalPositionFrom, msg("visit", "Position at arrival")),
                set(kLeaveLatitude, msg("visit", "Latitude at leaving"), {.personal = true}),
                set(kLeaveLongitude, msg("visit", "Longitude at leaving"), {.personal = true}),
                set(kLeavePositionFrom, msg("visit", "Position at leaving")),
                describe(kSignboardPhoto, {.label = msg("visit", "Photograph of the signboard"),
                                           .merge = Merge::OwnerWins,
                                           .kind = FieldKind::File}),
                set(kDevice, msg("visit", "Device")),
                set(kPackageVersion, msg("visit", "Package version")),
                set(kAcceptedLate, msg("visit", "After the package had expired")),
                describe(kCentreComment, {.label = msg("visit", "Comments of the centre"),
                                          .merge = Merge::OwnerWins,
                                          .kind = FieldKind::Paragraph}),
                describe(kUnlistedTrainees,
                         {.label = msg("visit", "Trainees not in the package"),
                          .help = msg("visit", "A note for the officer: nobody can be added here."),
                          .merge = Merge::OwnerWins,
                          .kind = FieldKind::Paragraph}),
                set(kCannotBeHeldKind, msg("visit", "What kept it from being held"),
                    {.inList = true}),
                set(kCannotBeHeldReason, msg("visit", "Why it could not be held"),
                    {.kind = FieldKind::Paragraph}),
                set(kCannotBeHeldPhoto, msg("visit", "Photograph"), {.kind = FieldKind::File}),
                set(kSampleExtended, msg("visit", "The sample was extended")),
                set(kState, msg("visit", "State"),
                    {.required = Required::Always, .inList = true, .indexed = true}),
            },
        .workflow = visitWorkflow(),
        .rules = visitRules(),
        .access =
            rights(kView | Verb::Edit | Verb::Export, {role::kExternalVerifier}) +
            rights(kView | static_cast<unsigned>(Verb::Export), {role::kVerificationOfficer}) +
            rights(kView, {role::kCentreManager, role::kCentreAdministrator}) +
            rights(kView, onlookers()),
        .title = {kCentre.name, kPlannedFrom.name},
        .defaultSort = {{kPlannedFrom.name, true}},
        .owner = kVerifierUser.name,
    };
    return t;
}

const RecordType& attendance()
{
    using namespace visit_attendance;
    static const RecordType t{
        .key = VisitAttendance::kType,
        .singular = msg("visit_attendance", "Attendance"),
        .plural = msg("visit_attendance", "Attendances"),
        .module = "verification",
        .scopes = partScopes,
        .fields = {visitField(), assignmentField(),
                   describe(kMeeting, {.label = msg("visit_attendance", "Meeting"),
                                       .required = Required::Always,
                                       .inList = true}),
                   describe(kRole, {.label = msg("visit_attendance", "Role"),
                                    .required = Required::Always,
                                    .inList = true}),
                   describe(kName, {.label = msg("visit_attendance", "Name"),
                                    .required = Required::Always,
                                    .inList = true}),
                   describe(kCertificate, {.label = msg("visit_attendance", "Recognition")}),
                   describe(kPresent,
                            {.label = msg("visit_attendance", "Present"), .inList = true}),
                   noteField()},
        .access = partAccess(),
        .title = {kName.name},
        .defaultSort = {{kMeeting.name}, {kName.name}},
        .parent = visit_part::kVisit.name,
    };
    return t;
}

const RecordType& checklistAnswer()
{
    using namespace checklist_answer;
    static const RecordType t{
        .key = ChecklistAnswer::kType,
        .singular = msg("checklist_answer", "Answer to a checklist item"),
        .plural = msg("checklist_answer", "Answers to the checklist"),
        .module = "verification",
        .scopes = partScopes,
        .fields = {visitField(), assignmentField(),
                   describe(kItem, {.label = msg("checklist_answer", "Item"),
                                    .required = Required::Always,
                                    .indexed = true}),
                   describe(kCode, {.label = msg("checklist_answer", "Code"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .indexed = true}),
                   describe(kUnit, {.label = msg("checklist_answer", "Competency unit")}),
                   describe(kChoice, {.label = msg("checklist_answer", "Answer"), .inList = true}),
                   describe(kScale, {.label = msg("checklist_answer", "Scale"),
                                     .inList = true,
                                     .min = 0,
                                     .max = 3}),
                   describe(kNumber, {.label = msg("checklist_answer", "Number"), .min = 0}),
                   describe(kText, {.label = msg("checklist_answer", "Text"),
                                    .kind = FieldKind::Paragraph}),
                   noteField(), photosField()},
        .access = partAccess(),
        .title = {kCode.name},
        .naturalKey = {visit_part::kVisit.name, kItem.name, kUnit.name},
        .defaultSort = {{kCode.name}},
        .parent = visit_part::kVisit.name,
    };
    return t;
}

const RecordType& equipmentCount()
{
    using namespace equipment_count;
    const auto number = [](Msg label) {
        return FieldTraits{.label = label, .inList = true, .min = 0, .max = 100'000};
    };
    static const RecordType t{
        .key = EquipmentCount::kType,
        .singular = msg("equipment_count", "Equipment counted"),
        .plural = msg("equipment_count", "Equipment counted"),
        .module = "verification",
        .scopes = partScopes,
        .fields = {visitField(), assignmentField(),
                   describe(kEquipment, {.label = msg("equipment_count", "Item"),
                                         .required = Required::Always,
                                         .inList = true,
                                         .indexed = true}),
                   describe(kRequired, number(msg("equipment_count", "Required"))),
                   describe(kClaimed, number(msg("equipment_count", "Claimed by the centre"))),
                   describe(kCounted, number(msg("equipment_count", "Counted"))),
                   describe(kCondition,
                            {.label = msg("equipment_count", "Condition"), .inList = true}),
                   noteField(), photosField()},
        .access = partAccess(),
        .title = {kEquipment.name},
        .naturalKey = {visit_part::kVisit.name, kEquipment.name},
        .parent = visit_part::kVisit.name,
    };
    return t;
}

const RecordType& identityCheck()
{
    using namespace identity_check;
    const auto whenAbsent = [](const Record& r) {
        return r.get(kResult) == identity_check::Result::Absent;
    };
    static const RecordType t{
        .key = IdentityCheck::kType,
        .singular = msg("identity_check", "Identity check"),
        .plural = msg("identity_check", "Identity checks"),
        .module = "verification",
        .scopes = partScopes,
        .fields = {visitField(), assignmentField(), traineeField(),
                   describe(kResult, {.label = msg("identity_check", "Result"), .inList = true}),
                   describe(kAbsenceReason, {.label = msg("identity_check", "Reason of absence"),
                                             .required = Required::ToSubmit,
                                             .inList = true,
                                             .visibleWhen = whenAbsent}),
                   describe(kAbsenceDocument, {.label = msg("identity_check", "Document seen"),
                                               .visibleWhen = whenAbsent}),
                   noteField(), photosField()},
        .access = partAccess(),
        .title = {visit_part::kTrainee.name},
        .naturalKey = {visit_part::kVisit.name, visit_part::kTrainee.name},
        .parent = visit_part::kVisit.name,
    };
    return t;
}

const RecordType& unlistedTrainee()
{
    using namespace unlisted_trainee;
    static const RecordType t{
        .key = UnlistedTrainee::kType,
        .singular = msg("unlisted_trainee", "Trainee not in the package"),
        .plural = msg("unlisted_trainee", "Trainees not in the package"),
        .module = "verification",
        .scopes = partScopes,
        .fields = {visitField(), assignmentField(),
                   describe(kName, {.label = msg("unlisted_trainee", "Name"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .searchable = true,
                                    .personal = true}),
                   describe(kIdentityKind, {.label = msg("unlisted_trainee", "Kind of identity"),
                                            .required = Required::Always}),
                   describe(kIdentity,
                            {.label = msg("unlisted_trainee", "Identity number"),
                             .help = msg("unlisted_trainee", "Empty only where there is "
                                                             "no document: say so below."),
                             .inList = true,
                             .personal = true,
                             .kind = FieldKind::Identity}),
                   describe(kPlaceOverride,
                            {.label = msg("unlisted_trainee", "Why the place of birth is right"),
                             .help = msg("unlisted_trainee", "Only where the number names a place "
                                                             "of birth that is not known.")}),
                   describe(kReason, {.label = msg("unlisted_trainee", "Why not in the package"),
                                      .required = Required::Always,
                                      .inList = true}),
                   describe(kExplanation,
                            {.label = msg("unlisted_trainee", "What was said and seen"),
                             .inList = true,
                             .kind = FieldKind::Paragraph}),
                   noteField(), photosField()},
        .rules = unlistedTraineeRules(),
        .access = partAccess(),
        .title = {kName.name},
        .defaultSort = {{kName.name}},
        .parent = visit_part::kVisit.name,
    };
    return t;
}

const RecordType& sampleEntry()
{
    using namespace sample_entry;
    static const RecordType t{
        .key = SampleEntry::kType,
        .singular = msg("sample_entry", "Trainee of the sample"),
        .plural = msg("sample_entry", "Sample"),
        .module = "verification",
        .scopes = partScopes,
        .fields = {visitField(), assignmentField(), traineeField(),
                   set(kReasons, msg("sample_entry", "Why"), {.inList = true}),
                   set(kOrdinal, msg("sample_entry", "Order"), {.indexed = true}),
                   describe(kPortfolioChecked, {.label = msg("sample_entry", "Portfolio checked")}),
                   describe(kScriptChecked, {.label = msg("sample_entry", "Script checked")}),
                   describe(kObserved, {.label = msg("sample_entry", "Observed")}),
                   describe(kInterviewed, {.label = msg("sample_entry", "Interviewed")}),
                   describe(kOutcome, {.label = msg("sample_entry", "Outcome"), .inList = true}),
                   noteField()},
        // She may add by the command and never remove (2 §2.4).
        .access = rights(kView | Verb::Edit | Verb::Export, {role::kExternalVerifier}) +
                  rights(kView, {role::kVerificationOfficer}) + rights(kView, onlookers()),
        .title = {visit_part::kTrainee.name},
        .naturalKey = {visit_part::kVisit.name, visit_part::kTrainee.name},
        .defaultSort = {{kOrdinal.name}},
        .parent = visit_part::kVisit.name,
    };
    return t;
}

} // namespace verification

} // namespace myspike
