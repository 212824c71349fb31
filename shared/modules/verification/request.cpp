// The request of a centre, its groups, and the assignment of a verifier.
#include <array>

#include "shared/modules/description.h"
#include "shared/modules/verification/verification.h"

namespace myspike {

namespace {
constexpr std::array kStates = {
    Choice{"draft", msg("verification_request", "Draft")},
    Choice{"submitted", msg("verification_request", "Submitted")},
    Choice{"returned", msg("verification_request", "Returned")},
    Choice{"awaiting_assignment", msg("verification_request", "Awaiting assignment")},
    Choice{"assigned", msg("verification_request", "Assigned")},
    Choice{"accepted", msg("verification_request", "Accepted by the verifier")},
    Choice{"scheduled", msg("verification_request", "Scheduled")},
    Choice{"package_issued", msg("verification_request", "Package downloaded")},
    Choice{"on_visit", msg("verification_request", "On visit")},
    Choice{"visit_closed", msg("verification_request", "Visit closed")},
    Choice{"synchronised", msg("verification_request", "Synchronised")},
    Choice{"report_submitted", msg("verification_request", "Report submitted")},
    Choice{"under_review", msg("verification_request", "Under review")},
    Choice{"refusal_proposed", msg("verification_request", "Refusal proposed")},
    Choice{"passed", msg("verification_request", "Passed")},
    Choice{"conditional", msg("verification_request", "Passed conditionally")},
    Choice{"revisit_ordered", msg("verification_request", "Revisit ordered")},
    Choice{"refused", msg("verification_request", "Refused")},
    Choice{"centre_action", msg("verification_request", "Centre to act on findings")},
    Choice{"completed", msg("verification_request", "Completed")},
    Choice{"cancelled", msg("verification_request", "Cancelled")}};
constexpr std::array kKinds = {
    Choice{"coursework", msg("verification_request", "Coursework")},
    Choice{"final_assessment", msg("verification_request", "Final assessment")},
    Choice{"repeat", msg("verification_request", "Repeat")},
    Choice{"project_and_training",
           msg("verification_request", "Final project and industrial training")},
    Choice{"modular", msg("verification_request", "Modular")}};
constexpr std::array kMethods = {Choice{"visit", msg("verification_request", "Visit")},
                                 Choice{"online", msg("verification_request", "Online")},
                                 Choice{"hybrid", msg("verification_request", "Hybrid")}};
} // namespace

std::span<const Choice> verification_request::choicesOf(State) { return kStates; }
std::span<const Choice> verification_request::choicesOf(Kind) { return kKinds; }
std::span<const Choice> verification_request::choicesOf(Method) { return kMethods; }

namespace verification {

namespace {
const std::vector<std::string_view>& writers()
{
    static const std::vector<std::string_view> roles{
        role::kCentreManager, role::kCentreAdministrator, role::kVerificationOfficer};
    return roles;
}
} // namespace

const RecordType& request()
{
    using namespace verification_request;
    static const RecordType t{
        .key = VerificationRequest::kType,
        .singular = msg("verification_request", "Request for verification"),
        .plural = msg("verification_request", "Requests for verification"),
        .module = "verification",
        .shelf = Shelf::Work,
        .icon = "inbox",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r)
                .of(kCentre, scope::ofCentre)
                .with(scope::kVerification)
                .of(kAssignment, scope::ofAssignment);
        },
        .sections = {{"request", msg("verification_request", "Request")},
                     {"dates", msg("verification_request", "Dates and place")},
                     {"progress", msg("verification_request", "Progress")}},
        .fields =
            {
                describe(kNumber, {.label = msg("verification_request", "Number"),
                                   .inList = true,
                                   .searchable = true,
                                   .indexed = true,
                                   .readOnly = true,
                                   .section = "request"}),
                describe(kCentre, {.label = msg("verification_request", "Centre"),
                                   .required = Required::Always,
                                   .inList = true,
                                   .indexed = true,
                                   .section = "request"}),
                describe(kNoss, {.label = msg("verification_request", "Standard"),
                                 .required = Required::Always,
                                 .inList = true,
                                 .indexed = true,
                                 .section = "request"}),
                describe(kLevel, {.label = msg("verification_request", "Level"),
                                  .inList = true,
                                  .section = "request",
                                  .min = 1,
                                  .max = 5}),
                describe(kKind, {.label = msg("verification_request", "Kind"),
                                 .required = Required::ToSubmit,
                                 .inList = true,
                                 .section = "request"}),
                describe(kMethod, {.label = msg("verification_request", "Method"),
                                   .required = Required::ToSubmit,
                                   .section = "request"}),
                describe(kTraineeCount, {.label = msg("verification_request", "Trainees"),
                                         .required = Required::ToSubmit,
                                         .inList = true,
                                         .section = "request",
                                         .min = 1,
                                         .max = 2'000}),
                describe(kFinalAssessmentOn,
                         {.label = msg("verification_request", "Intended final assessment"),
                          .section = "dates"}),
                describe(kProposed1, {.label = msg("verification_request", "Proposed date 1"),
                                      .required = Required::ToSubmit,
                                      .section = "dates"}),
                describe(kProposed2, {.label = msg("verification_request", "Proposed date 2"),
                                      .section = "dates"}),
                describe(kProposed3, {.label = msg("verification_request", "Proposed date 3"),
                                      .section = "dates"}),
                describe(kPlace, {.label = msg("verification_request", "Place"),
                                  .required = Required::ToSubmit,
                                  .section = "dates",
                                  .kind = FieldKind::Paragraph}),
                describe(kLatitude, {.label = msg("verification_request", "Latitude"),
                                     .group = "position",
                                     .section = "dates",
                                     .min = -90'000'000,
                                     .max = 90'000'000}),
                describe(kLongitude, {.label = msg("verification_request", "Longitude"),
                                      .group = "position",
                                      .section = "dates",
                                      .min = -180'000'000,
                                      .max = 180'000'000}),
                describe(kContact, {.label = msg("verification_request", "Contact at the centre"),
                                    .section = "dates"}),
                describe(kStartTime,
                         {.label = msg("verification_request", "Preferred starting time"),
                          .help = msg("verification_request", "Hours and minutes, for instance "
                                                              "08:30."),
                          .section = "dates",
                          .maxLength = 5}),
                describe(kCentreReference,
                         {.label = msg("verification_request", "Centre's reference"),
                          .help = msg("verification_request", "Of the centre's own letter; it is "
                                                              "quoted in the department's."),
                          .searchable = true,
                          .section = "request",
                          .maxLength = 60}),
                describe(kNote, {.label = msg("verification_request", "Note"),
                                 .section = "request",
                                 .kind = FieldKind::Paragraph}),
                describe(kCentreState, {.label = msg("verification_request", "State of the centre"),
                                        .inList = true,
                                        .indexed = true,
                                        .readOnly = true,
                                        .section = "progress"}),
                describe(kState, {.label = msg("verification_request", "State"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true,
                                  .readOnly = true,
                                  .section = "progress"}),
                describe(kKeyedBy, {.label = msg("verification_request", "Keyed by"),
                                    .readOnly = true,
                                    .section = "progress"}),
                describe(kOnBehalfOf, {.label = msg("verification_request", "On behalf of"),
                                       .readOnly = true,
                                       .section = "progress"}),
                describe(kSubmittedBy, {.label = msg("verification_request", "Submitted by"),
                                        .readOnly = true,
                                        .section = "progress"}),
                describe(kSubmittedAt, {.label = msg("verification_request", "Submitted at"),
                                        .inList = true,
                                        .indexed = true,
                                        .readOnly = true,
                                        .section = "progress"}),
                describe(kCheckedBy, {.label = msg("verification_request", "Checked by"),
                                      .readOnly = true,
                                      .section = "progress"}),
                describe(kCheckedAt, {.label = msg("verification_request", "Checked at"),
                                      .readOnly = true,
                                      .section = "progress"}),
                describe(kAssignedBy, {.label = msg("verification_request", "Assigned by"),
                                       .readOnly = true,
                                       .section = "progress"}),
                describe(kAssignedAt, {.label = msg("verification_request", "Assigned at"),
                                       .readOnly = true,
                                       .section = "progress"}),
                describe(kAssignment, {.label = msg("verification_request", "Assignment"),
                                       .indexed = true,
                                       .readOnly = true,
                                       .section = "progress"}),
                describe(kVisitFrom, {.label = msg("verification_request", "Visit from"),
                                      .inList = true,
                                      .indexed = true,
                                      .readOnly = true,
                                      .section = "progress"}),
                describe(kVisitTo, {.label = msg("verification_request", "Visit until"),
                                    .readOnly = true,
                                    .section = "progress"}),
                describe(kReportedAt, {.label = msg("verification_request", "Reported at"),
                                       .readOnly = true,
                                       .section = "progress"}),
                describe(kRefusalProposedBy,
                         {.label = msg("verification_request", "Refusal proposed by"),
                          .readOnly = true,
                          .section = "progress"}),
                describe(kDecidedAt, {.label = msg("verification_request", "Decided at"),
                                      .readOnly = true,
                                      .section = "progress"}),
                describe(kCompletedAt, {.label = msg("verification_request", "Completed at"),
                                        .readOnly = true,
                                        .section = "progress"}),
                describe(kLateCancellation, {.label = msg("verification_request", "Cancelled late"),
                                             .readOnly = true,
                                             .section = "progress"}),
            },
        .workflow = requestWorkflow(),
        .rules = requestRules(),
        .access = rights(kWork, writers()) +
                  rights(kView, {role::kAssessor, role::kInternalVerifier, role::kExternalVerifier,
                                 role::kFinanceOfficer}) +
                  rights(kView, onlookers()),
        .title = {kNumber.name, kCentre.name},
        .defaultSort = {{kSubmittedAt.name, true}},
    };
    return t;
}

const RecordType& requestBatch()
{
    using namespace request_batch;
    static const RecordType t{
        .key = RequestBatch::kType,
        .singular = msg("request_batch", "Group of the request"),
        .plural = msg("request_batch", "Groups of the request"),
        .module = "verification",
        .scopes = [](const Record& r) -> std::vector<std::string> {
            return ScopeList(r)
                .of(kCentre, scope::ofCentre)
                .with(scope::kVerification)
                .of(kAssignment, scope::ofAssignment);
        },
        .fields =
            {
                describe(kRequest, {.label = msg("request_batch", "Request"),
                                    .required = Required::Always,
                                    .indexed = true}),
                describe(kBatch, {.label = msg("request_batch", "Group"),
                                  .required = Required::Always,
                                  .inList = true,
                                  .indexed = true}),
                describe(kCentre,
                         {.label = msg("request_batch", "Centre"), .required = Required::Always}),
                describe(kAssignment, {.label = msg("request_batch", "Assignment"),
                                       .indexed = true,
                                       .readOnly = true,
                                       .hidden = true}),
            },
        .access =
            rights(kWorkAndRemove, writers()) +
            rights(kView, {role::kAssessor, role::kInternalVerifier, role::kExternalVerifier}) +
            rights(kView, onlookers()),
        .title = {kBatch.name},
        .naturalKey = {kRequest.name, kBatch.name},
        .parent = kRequest.name,
    };
    return t;
}

} // namespace verification

} // namespace myspike
