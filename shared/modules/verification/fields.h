// External verification of a group's assessment: request, assignment, report, decision, claim (2
// §2); the visit and its forms V1 to V10 are in visit_fields.h. Keys and codes only.
#pragma once

#include "shared/modules/verification/visit_fields.h"

namespace myspike {

// --- the request -------------------------------------------------------------------------------

namespace verification_request {
/// 2 §2.5; RefusalProposed waits for the second officer.
enum class State {
    Draft,              ///< DRAF
    Submitted,          ///< DIHANTAR
    Returned,           ///< DIPULANGKAN
    AwaitingAssignment, ///< MENUNGGU_PENUGASAN, after DISEMAK
    Assigned,           ///< DITUGASKAN
    Accepted,           ///< DITERIMA_PPL
    Scheduled,          ///< DIJADUALKAN
    PackageIssued,      ///< PAKEJ_DIMUAT_TURUN
    OnVisit,            ///< DALAM_LAWATAN
    VisitClosed,        ///< LAWATAN_SELESAI
    Synchronised,       ///< DISEGERAK
    ReportSubmitted,    ///< LAPORAN_DIHANTAR
    UnderReview,        ///< SEMAKAN_JPK
    RefusalProposed,    ///< TOLAK, waiting for a second officer
    Passed,             ///< LULUS
    Conditional,        ///< BERSYARAT
    RevisitOrdered,     ///< LAWATAN_SEMULA
    Refused,            ///< TOLAK
    CentreAction,       ///< TINDAKAN_PB
    Completed,          ///< SELESAI
    Cancelled           ///< BATAL
};
std::span<const Choice> choicesOf(State);
enum class Kind { Coursework, FinalAssessment, Repeat, ProjectAndTraining, Modular };
std::span<const Choice> choicesOf(Kind);
enum class Method { Visit, Online, Hybrid };
std::span<const Choice> choicesOf(Method);

inline constexpr Field<std::string> kNumber{"number"}; ///< "VER/2026/000123"
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<MalaysianState>> kCentreState{"centre_state"};
inline constexpr Field<Ref<Noss>> kNoss{"noss"};
inline constexpr Field<std::int64_t> kLevel{"level"};
inline constexpr Field<Kind> kKind{"kind"};
inline constexpr Field<Method> kMethod{"method"};
inline constexpr Field<std::int64_t> kTraineeCount{"trainee_count"};
inline constexpr Field<Date> kProposed1{"proposed_date_1"};
inline constexpr Field<Date> kProposed2{"proposed_date_2"};
inline constexpr Field<Date> kProposed3{"proposed_date_3"};
inline constexpr Field<Date> kFinalAssessmentOn{"final_assessment_on"};
inline constexpr Field<std::string> kPlace{"place"};
inline constexpr Field<std::int64_t> kLatitude{"latitude_e6"};
inline constexpr Field<std::int64_t> kLongitude{"longitude_e6"};
inline constexpr Field<std::string> kContact{"contact"};
inline constexpr Field<std::string> kStartTime{"start_time"}; ///< "08:30", as the centre asks
inline constexpr Field<std::string> kCentreReference{"centre_reference"}; ///< of its own letter
inline constexpr Field<std::string> kNote{"note"};
inline constexpr Field<State> kState{"state"};
inline constexpr Field<Ref<User>> kKeyedBy{"keyed_by"};
/// Where an officer keyed it for the centre: the centre's person or office named by her.
inline constexpr Field<std::string> kOnBehalfOf{"on_behalf_of"};
inline constexpr Field<Ref<User>> kSubmittedBy{"submitted_by"};
inline constexpr Field<Instant> kSubmittedAt{"submitted_at"};
inline constexpr Field<Ref<User>> kCheckedBy{"checked_by"};
inline constexpr Field<Instant> kCheckedAt{"checked_at"};
inline constexpr Field<Ref<User>> kAssignedBy{"assigned_by"};
inline constexpr Field<Instant> kAssignedAt{"assigned_at"};
inline constexpr Field<Ref<Assignment>> kAssignment{"assignment"}; ///< the present one
inline constexpr Field<Date> kVisitFrom{"visit_from"};
inline constexpr Field<Date> kVisitTo{"visit_to"};
inline constexpr Field<Instant> kReportedAt{"reported_at"};
inline constexpr Field<Ref<User>> kRefusalProposedBy{"refusal_proposed_by"};
inline constexpr Field<Instant> kDecidedAt{"decided_at"};
inline constexpr Field<Instant> kCompletedAt{"completed_at"};
inline constexpr Field<bool> kLateCancellation{"late_cancellation"};

/// Names of transitions; commands below make most of them.
namespace transition {
inline constexpr const char* kSubmit = "submit";
inline constexpr const char* kReturn = "return";
inline constexpr const char* kCheck = "check";
inline constexpr const char* kAssign = "assign";
inline constexpr const char* kAccept = "accept";
inline constexpr const char* kDecline = "decline";
inline constexpr const char* kLapse = "lapse"; ///< no reply in time
inline constexpr const char* kSchedule = "schedule";
inline constexpr const char* kIssuePackage = "issue_package";
inline constexpr const char* kCheckIn = "check_in";
inline constexpr const char* kCloseVisit = "close_visit";
inline constexpr const char* kSynchronise = "synchronise";
inline constexpr const char* kSubmitReport = "submit_report";
inline constexpr const char* kTakeUpReview = "take_up_review";
inline constexpr const char* kReturnReport = "return_report";
inline constexpr const char* kPass = "pass";
inline constexpr const char* kPassConditionally = "pass_conditionally";
inline constexpr const char* kOrderRevisit = "order_revisit";
inline constexpr const char* kProposeRefusal = "propose_refusal";
inline constexpr const char* kConfirmRefusal = "confirm_refusal";
inline constexpr const char* kRejectRefusal = "reject_refusal";
inline constexpr const char* kSendToCentre = "send_to_centre";
inline constexpr const char* kComplete = "complete";
inline constexpr const char* kPlanRevisit = "plan_revisit";
inline constexpr const char* kCannotBeHeld = "cannot_be_held";
inline constexpr const char* kReplaceVerifier = "replace_verifier";
inline constexpr const char* kCancel = "cancel";
} // namespace transition
} // namespace verification_request

/// A group that a request is for.
struct RequestBatch
{
    static constexpr const char* kType = "request_batch";
};
namespace request_batch {
inline constexpr Field<Ref<VerificationRequest>> kRequest{"request"};
inline constexpr Field<Ref<TraineeBatch>> kBatch{"batch"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<Assignment>> kAssignment{"assignment"};
} // namespace request_batch

// --- the assignment ----------------------------------------------------------------------------

namespace assignment {
enum class State {
    AwaitingReply,
    Accepted,
    Declined,
    Lapsed,
    PackageIssued,
    OnVisit,
    VisitClosed,
    Finished,
    Replaced,
    CannotBeHeld,
    Cancelled
};
std::span<const Choice> choicesOf(State);
enum class Part { Lead, Member };
std::span<const Choice> choicesOf(Part);
enum class Response { None, Accepted, Declined };
std::span<const Choice> choicesOf(Response);
enum class DeclineKind { Conflict, OtherDuty, Leave, Illness, OtherField, Distance, Other };
std::span<const Choice> choicesOf(DeclineKind);

inline constexpr Field<std::string> kNumber{"number"}; ///< "PPL/2026/000045"
inline constexpr Field<Ref<VerificationRequest>> kRequest{"request"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<Noss>> kNoss{"noss"};
inline constexpr Field<Ref<ExternalVerifier>> kVerifier{"verifier"};
inline constexpr Field<Ref<User>> kVerifierUser{"verifier_user"};
inline constexpr Field<std::string> kVerifierName{"verifier_name"};
inline constexpr Field<Date> kFrom{"start_date"};
inline constexpr Field<Date> kTo{"end_date"};
inline constexpr Field<std::int64_t> kDays{"days"};
inline constexpr Field<std::string> kStartTime{"start_time"}; ///< "08:30", of the first day
inline constexpr Field<Part> kPart{"part"};
inline constexpr Field<std::int64_t> kTraineeCount{"trainee_count"};
inline constexpr Field<std::int64_t> kBatchCount{"batch_count"};
inline constexpr Field<std::int64_t> kDistanceKm{"distance_km"};
inline constexpr Field<Ref<User>> kAssignedBy{"assigned_by"};
inline constexpr Field<Instant> kAssignedAt{"assigned_at"};
inline constexpr Field<Date> kReplyBy{"reply_by"};
inline constexpr Field<Response> kResponse{"response"};
inline constexpr Field<Instant> kRespondedAt{"responded_at"};
inline constexpr Field<DeclineKind> kDeclineKind{"decline_kind"};
inline constexpr Field<std::string> kDeclineReason{"decline_reason"};
/// V0: {"V0-01":"no", …} as canonical JSON.
inline constexpr Field<std::string> kConflictAnswers{"conflict_answers"};
inline constexpr Field<bool> kConflictDeclared{"conflict_declared"};
inline constexpr Field<std::string> kConflictText{"conflict_text"};
inline constexpr Field<Instant> kConflictSignedAt{"conflict_signed_at"};
inline constexpr Field<std::int64_t> kPackageVersion{"package_version"};
inline constexpr Field<Date> kPackageExpires{"package_expires"}; ///< last day for check-in
inline constexpr Field<std::string> kPackageDevice{"package_device"};
inline constexpr Field<std::int64_t> kSeed{"seed"}; ///< of the sample; given with the assignment
inline constexpr Field<Ref<Checklist>> kChecklist{"checklist"};
inline constexpr Field<State> kState{"state"};
inline constexpr Field<Date> kReportDue{"report_due"};
inline constexpr Field<Ref<Assignment>> kReplaces{"replaces"};

namespace transition {
inline constexpr const char* kAccept = "accept";
inline constexpr const char* kDecline = "decline";
inline constexpr const char* kLapse = "lapse";
inline constexpr const char* kIssuePackage = "issue_package";
inline constexpr const char* kCheckIn = "check_in";
inline constexpr const char* kCloseVisit = "close_visit";
inline constexpr const char* kFinish = "finish";
inline constexpr const char* kReplace = "replace";
inline constexpr const char* kCannotBeHeld = "cannot_be_held";
inline constexpr const char* kCancel = "cancel";
} // namespace transition
} // namespace assignment

/// The register of assignments made against the filter, each with reason and officer.
struct AssignmentOverride
{
    static constexpr const char* kType = "assignment_override";
};
namespace assignment_override {
inline constexpr Field<Ref<Assignment>> kAssignment{"assignment"};
inline constexpr Field<Ref<VerificationRequest>> kRequest{"request"};
inline constexpr Field<Ref<ExternalVerifier>> kVerifier{"verifier"};
inline constexpr Field<std::string> kVerifierName{"verifier_name"};
inline constexpr Field<std::string> kRules{"rules"};     ///< codes, joined by |
inline constexpr Field<std::string> kReasons{"reasons"}; ///< the filter's sentences, in English
inline constexpr Field<std::string> kReason{"reason"};   ///< the officer's
inline constexpr Field<Ref<User>> kOfficer{"officer"};
inline constexpr Field<Instant> kAt{"overridden_at"};
} // namespace assignment_override

// --- after the visit ---------------------------------------------------------------------------

struct VisitReport
{
    static constexpr const char* kType = "visit_report";
};
namespace visit_report {
enum class State { Draft, Submitted, Returned, Accepted, Withdrawn };
std::span<const Choice> choicesOf(State);
enum class Recommendation { Pass, Conditional, Revisit, Refuse };
std::span<const Choice> choicesOf(Recommendation);

inline constexpr Field<Ref<VerificationRequest>> kRequest{"request"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<User>> kVerifierUser{"verifier_user"};
inline constexpr Field<std::int64_t> kVersion{"report_version"};
inline constexpr Field<std::string> kSummary{"summary"};
inline constexpr Field<std::string> kStrengths{"strengths"};
inline constexpr Field<std::string> kAdvice{"advice"};
inline constexpr Field<Recommendation> kRecommendation{"recommendation"};
inline constexpr Field<std::string> kAddendum{"addendum"};
inline constexpr Field<std::string> kReturnComment{"return_comment"};
inline constexpr Field<Instant> kSubmittedAt{"submitted_at"};
inline constexpr Field<Date> kDueOn{"due_on"};
inline constexpr Field<bool> kLate{"late"};
inline constexpr Field<State> kState{"state"};

namespace transition {
inline constexpr const char* kSubmit = "submit";
inline constexpr const char* kReturn = "return";
inline constexpr const char* kAccept = "accept";
inline constexpr const char* kWithdraw = "withdraw";
} // namespace transition
} // namespace visit_report

struct VerificationDecision
{
    static constexpr const char* kType = "verification_decision";
};
namespace verification_decision {
enum class Decision { Pass, Conditional, Revisit, Refuse };
std::span<const Choice> choicesOf(Decision);
enum class Stage { Final, Proposed, Confirmed, Rejected };
std::span<const Choice> choicesOf(Stage);

inline constexpr Field<Ref<VerificationRequest>> kRequest{"request"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<VisitReport>> kReport{"report"};
inline constexpr Field<Decision> kDecision{"decision"};
inline constexpr Field<Stage> kStage{"stage"};
inline constexpr Field<std::string> kReason{"reason"};
inline constexpr Field<Ref<User>> kOfficer{"officer"};
inline constexpr Field<Instant> kAt{"decided_at"};
} // namespace verification_decision

struct Claim
{
    static constexpr const char* kType = "claim";
};
namespace claim {
namespace transition {
inline constexpr const char* kSubmit = "submit";
inline constexpr const char* kReturn = "return";
inline constexpr const char* kCheck = "check";
inline constexpr const char* kApprove = "approve";
inline constexpr const char* kPay = "pay";
} // namespace transition
enum class State { Draft, Submitted, Returned, Checked, Approved, Paid };
std::span<const Choice> choicesOf(State);

inline constexpr Field<std::string> kNumber{"number"};
inline constexpr Field<Ref<Assignment>> kAssignment{"assignment"};
inline constexpr Field<Ref<User>> kVerifierUser{"verifier_user"};
inline constexpr Field<Money> kTotal{"total"};
inline constexpr Field<Date> kDueOn{"due_on"};
inline constexpr Field<Instant> kSubmittedAt{"submitted_at"};
inline constexpr Field<Ref<User>> kCheckedBy{"checked_by"};
inline constexpr Field<Ref<User>> kApprovedBy{"approved_by"};
inline constexpr Field<State> kState{"state"};
} // namespace claim

struct ClaimLine
{
    static constexpr const char* kType = "claim_line";
};
namespace claim_line {
enum class Kind { Honorarium, Mileage, Fare, TollAndParking, Lodging, Meals };
std::span<const Choice> choicesOf(Kind);

inline constexpr Field<Ref<Claim>> kClaim{"claim"};
inline constexpr Field<Ref<Assignment>> kAssignment{"assignment"};
inline constexpr Field<Ref<User>> kVerifierUser{"verifier_user"};
inline constexpr Field<Kind> kKind{"kind"};
inline constexpr Field<Date> kDate{"date"};
inline constexpr Field<Hundredths> kQuantity{"quantity"};
inline constexpr Field<Money> kRate{"rate"};
inline constexpr Field<Money> kAmount{"amount"};
inline constexpr Field<std::string> kReceipt{"receipt"};
inline constexpr Field<std::string> kNote{"note"};
} // namespace claim_line

// --- commands ----------------------------------------------------------------------------------

// What needs no more than a record's own fields is a transition, named above: submitting,
// returning, checking and cancelling a request; submitting and returning a report; answering,
// reopening and closing a finding. The rest are commands.

namespace verification {
namespace command {
/// Subject: the request. Args: kVerifier, kFrom, kDays, kStartTime, kPart of assignment;
/// arg::kOverrideReason.
inline constexpr const char* kAssignVerifier = "verification.assign_verifier";
/// As assign_verifier; the comment says why the first one goes no more.
inline constexpr const char* kReplaceVerifier = "verification.replace_verifier";
/// Subject: the assignment. Args: kResponse, kDeclineKind, kDeclineReason, kConflictAnswers,
/// kConflictText of assignment; kStrokes, kShownHash of signature.
inline constexpr const char* kRespond = "verification.respond";
/// Subject: the assignment. No reply in time: back to the officer.
inline constexpr const char* kLapseAssignment = "verification.lapse_assignment";
/// Subject: the assignment. Issues the package, or issues it again.
inline constexpr const char* kDownloadPackage = "verification.download_package";
/// Subject: the visit, planned. One answer to the checklist of the bag, kept at once. Args: kItem,
/// kChoice, kText of checklist_answer; an empty choice takes the answer back.
inline constexpr const char* kAnswerReadiness = "verification.answer_readiness";
/// Subject: the visit. Args: kArrivalLatitude, kArrivalLongitude, kArrivalPositionFrom,
/// kSignboardPhoto of visit.
inline constexpr const char* kCheckIn = "verification.check_in";
/// Subject: the visit under way. Where she is and what the signboard says, after the check-in.
/// Args: those of check_in, and the same of leaving; one that is given empty is taken back.
inline constexpr const char* kRecordPlace = "verification.record_place";
/// Subject: the visit.
inline constexpr const char* kDrawSample = "verification.draw_sample";
inline constexpr const char* kExtendSample = "verification.extend_sample";
/// Subject: the visit. Args: visit_part::kTrainee.
inline constexpr const char* kAddToSample = "verification.add_to_sample";
/// Subject: the visit. Recommends as the centre's marks say, where nothing speaks against it.
inline constexpr const char* kMarkAsCentre = "verification.mark_as_centre";
/// Subject: the visit. Args: kLeaveLatitude, kLeaveLongitude, kCentreComment of visit.
inline constexpr const char* kCloseVisit = "verification.close_visit";
/// Subject: the visit. Args: kCannotBeHeldKind, kCannotBeHeldReason, kCannotBeHeldPhoto of visit.
inline constexpr const char* kCannotBeHeld = "verification.cannot_be_held";
/// Subject: the assignment. Makes her claim with the lines that follow from visit and rule book.
inline constexpr const char* kPrepareClaim = "verification.prepare_claim";
/// Subject: the visit. Everything she recorded has arrived.
inline constexpr const char* kMarkSynchronised = "verification.mark_synchronised";
/// Subject: the visit_report. Args: visit_report::kAddendum; never an edit (2 §2.6).
inline constexpr const char* kAddAddendum = "verification.add_addendum";
/// Subject: the request. Args: kDecision, kReason of verification_decision.
inline constexpr const char* kDecide = "verification.decide";
/// Subject: the request; the second officer's word. Args: verification_decision::kReason.
inline constexpr const char* kConfirmRefusal = "verification.confirm_refusal";
inline constexpr const char* kRejectRefusal = "verification.reject_refusal";
/// Subject: the request. Confirms the results once majors are closed.
inline constexpr const char* kComplete = "verification.complete";
} // namespace command
namespace arg {
inline constexpr Field<std::string> kOverrideReason{"override_reason"};
} // namespace arg
} // namespace verification

} // namespace myspike
