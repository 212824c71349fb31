#include "shared/modules/registration/registration.h"

#include <array>

#include "shared/modules/description.h"

namespace myspike {

namespace {
constexpr std::array kStates = {
    Choice{"registered", msg("trainee_batch", "Registered")},
    Choice{"coursework", msg("trainee_batch", "Coursework")},
    Choice{"internal_review", msg("trainee_batch", "With the internal verifier")},
    Choice{"returned_to_assessor", msg("trainee_batch", "Returned to the assessor")},
    Choice{"ready_for_final", msg("trainee_batch", "Ready for final assessment")},
    Choice{"final_assessment", msg("trainee_batch", "Final assessment")},
    Choice{"internally_verified", msg("trainee_batch", "Internally verified")},
    Choice{"declared_by_manager", msg("trainee_batch", "Declared by the centre manager")},
    Choice{"ready_for_verification", msg("trainee_batch", "Ready for verification")},
    Choice{"in_verification", msg("trainee_batch", "In verification")},
    Choice{"confirmed_by_department", msg("trainee_batch", "Confirmed by the department")},
    Choice{"completed", msg("trainee_batch", "Completed")},
    Choice{"reassessment", msg("trainee_batch", "Reassessment")}};
constexpr std::array kMethods = {
    Choice{"non_credit", msg("trainee_batch", "Non-credit")},
    Choice{"credit_unit", msg("trainee_batch", "Credit by competency unit")},
    Choice{"credit_module", msg("trainee_batch", "Credit by module")},
    Choice{"coptpa", msg("trainee_batch", "COPTPA")}};
constexpr std::array kProgrammeKinds = {Choice{"full", msg("trainee_batch", "Full programme")},
                                        Choice{"modular", msg("trainee_batch", "Modular")}};
constexpr std::array kTraineeStatuses = {Choice{"active", msg("trainee", "Active")},
                                         Choice{"withdrawn", msg("trainee", "Withdrawn")},
                                         Choice{"suspended", msg("trainee", "Suspended")},
                                         Choice{"completed", msg("trainee", "Completed")},
                                         Choice{"transferred", msg("trainee", "Transferred")}};
constexpr std::array kSexes = {Choice{"male", msg("trainee", "Male")},
                               Choice{"female", msg("trainee", "Female")}};

const std::vector<std::string_view>& editors()
{
    static const std::vector<std::string_view> roles{role::kCentreManager,
                                                     role::kCentreAdministrator, role::kAssessor,
                                                     role::kVerificationOfficer};
    return roles;
}
} // namespace

std::span<const Choice> trainee_batch::choicesOf(State) { return kStates; }
std::span<const Choice> trainee_batch::choicesOf(Method) { return kMethods; }
std::span<const Choice> trainee_batch::choicesOf(ProgrammeKind) { return kProgrammeKinds; }
std::span<const Choice> trainee::choicesOf(Status) { return kTraineeStatuses; }
std::span<const Choice> trainee::choicesOf(Sex) { return kSexes; }

namespace registration {

const RecordType& traineeBatch()
{
    using namespace trainee_batch;
    static const RecordType t{
        .key = TraineeBatch::kType,
        .singular = msg("trainee_batch", "Group of trainees"),
        .plural = msg("trainee_batch", "Groups of trainees"),
        .module = "registration",
        .shelf = Shelf::Work,
        .icon = "people",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r)
                .with(scope::ofBatch(r.id))
                .of(kCentre, scope::ofCentre)
                .with(scope::kAssessment)
                .with(scope::kVerification);
        },
        .sections = {{"programme", msg("trainee_batch", "Programme")},
                     {"people", msg("trainee_batch", "People")}},
        .fields =
            {
                describe(kNumber, {.label = msg("trainee_batch", "Number"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .searchable = true,
                                   .indexed = true,
                                   .section = "programme"}),
                describe(kCentre, {.label = msg("trainee_batch", "Centre"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .indexed = true,
                                   .section = "programme"}),
                describe(kProgramme, {.label = msg("trainee_batch", "Accredited programme"),
                                      .required = Required::ToSubmit,
                                      .indexed = true,
                                      .section = "programme"}),
                describe(kNoss, {.label = msg("trainee_batch", "Standard"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true,
                                 .section = "programme"}),
                describe(kLevel, {.label = msg("trainee_batch", "Level"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .section = "programme",
                                  .min = 1,
                                  .max = 5}),
                describe(kMethod, {.label = msg("trainee_batch", "Method of assessment"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .section = "programme"}),
                describe(kProgrammeKind, {.label = msg("trainee_batch", "Kind of programme"),
                                          .section = "programme"}),
                describe(kStart, {.label = msg("trainee_batch", "Training from"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .group = "dates",
                                  .section = "programme"}),
                describe(kEnd, {.label = msg("trainee_batch", "Training until"),
                                .required = Required::ToSubmit,
                                .inList = true,
                                .group = "dates",
                                .section = "programme"}),
                describe(kRegisteredOn,
                         {.label = msg("trainee_batch", "Registered on"), .section = "programme"}),
                describe(kTraineeCount, {.label = msg("trainee_batch", "Trainees"),
                                         .required = Required::ToSubmit,
                                         .inList = true,
                                         .section = "people",
                                         .min = 1,
                                         .max = 1'000}),
                describe(kAssessor, {.label = msg("trainee_batch", "Assessor"),
                                     .required = Required::ToSubmit,
                                     .indexed = true,
                                     .section = "people"}),
                describe(kInternalVerifier, {.label = msg("trainee_batch", "Internal verifier"),
                                             .required = Required::ToSubmit,
                                             .indexed = true,
                                             .section = "people"}),
                describe(kManager,
                         {.label = msg("trainee_batch", "Centre manager"), .section = "people"}),
                describe(kState, {.label = msg("trainee_batch", "State"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true,
                                  .readOnly = true,
                                  .section = "programme"}),
                describe(kProvenance, {.label = msg("trainee_batch", "Where it comes from"),
                                       .section = "programme"}),
                describe(kRepeatOf, {.label = msg("trainee_batch", "Repeats group"),
                                     .indexed = true,
                                     .readOnly = true,
                                     .section = "programme"}),
            },
        .workflow = batchWorkflow(),
        .rules = batchRules(),
        .access = rights(kWork, editors()) +
                  rights(kView, {role::kInternalVerifier, role::kExternalVerifier}) +
                  rights(kView, onlookers()),
        .title = {kNumber.name},
        .naturalKey = {kNumber.name},
        .defaultSort = {{kNumber.name, true}},
    };
    return t;
}

const RecordType& trainee()
{
    using namespace myspike::trainee;
    static const RecordType t{
        .key = Trainee::kType,
        .singular = msg("trainee", "Trainee"),
        .plural = msg("trainee", "Trainees"),
        .module = "registration",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r)
                .of(kBatch, scope::ofBatch)
                .of(kCentre, scope::ofCentre)
                .with(scope::kAssessment)
                .with(scope::kVerification);
        },
        .fields =
            {
                describe(kBatch, {.label = msg("trainee", "Group"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true}),
                describe(kCentre, {.label = msg("trainee", "Centre"),
                                   .required = Required::Always,
                                   .indexed = true}),
                describe(kNumber, {.label = msg("trainee", "Registration number"),
                                   .inList = true,
                                   .searchable = true,
                                   .indexed = true}),
                describe(kName, {.label = msg("trainee", "Name"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .searchable = true,
                                 .indexed = true}),
                describe(kIdentityKind, {.label = msg("trainee", "Kind of identity document"),
                                         .required = Required::Always,
                                         .group = "identity"}),
                describe(kIdentity, {.label = msg("trainee", "Identity number"),
                                     .required = Required::Always,
                                     .inList = true,
                                     .searchable = true,
                                     .indexed = true,
                                     .personal = true,
                                     .group = "identity",
                                     .kind = FieldKind::Identity}),
                describe(kIdentityOverride,
                         {.label = msg("trainee", "Why the number is right"),
                          .help = msg("trainee", "Only where the place of birth is not known."),
                          .group = "identity"}),
                describe(kBirthDate, {.label = msg("trainee", "Date of birth"), .personal = true}),
                describe(kSex, {.label = msg("trainee", "Sex")}),
                describe(kCitizenship, {.label = msg("trainee", "Citizenship"),
                                        .help = msg("trainee", "Three letters, for instance MYS."),
                                        .maxLength = 3}),
                describe(kPhoto, {.label = msg("trainee", "Portrait"),
                                  .personal = true,
                                  .kind = FieldKind::File}),
                describe(kStatus, {.label = msg("trainee", "Status"),
                                   .required = Required::Always,
                                   .inList = true}),
                describe(kAttempt,
                         {.label = msg("trainee", "Attempt"), .inList = true, .min = 1, .max = 9}),
                describe(kRepeatOf, {.label = msg("trainee", "Repeats as"), .readOnly = true}),
            },
        .rules = traineeRules(),
        .access = rights(kWorkAndRemove, editors()) +
                  rights(kView, {role::kInternalVerifier, role::kExternalVerifier}) +
                  rights(kView, onlookers()),
        .title = {kName.name},
        .naturalKey = {kBatch.name, kIdentity.name},
        .defaultSort = {{kName.name}},
        .parent = kBatch.name,
    };
    return t;
}

void describe(Catalogue& catalogue)
{
    catalogue.add(traineeBatch());
    catalogue.add(registration::trainee());
    describeSettling(catalogue);
}

} // namespace registration

} // namespace myspike
