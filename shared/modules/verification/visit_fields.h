// The visit of an external verifier and what she records on site, forms V1 to V10 (2 §2.6).
// Other modules include fields.h, which includes this.
#pragma once

#include "shared/modules/assessment/fields.h"
#include "shared/modules/personnel/fields.h"
#include "shared/modules/reference/fields.h"

namespace myspike {

/// The verifier's one-key answer: Y, N, T.
enum class YesNoNa { Yes, No, NotApplicable };
std::span<const Choice> choicesOf(YesNoNa);

namespace visit {
enum class State { Planned, InProgress, Closed, CannotBeHeld, Superseded };
std::span<const Choice> choicesOf(State);
/// Where a position was read from.
enum class PositionSource { Typed, Photograph };
std::span<const Choice> choicesOf(PositionSource);
/// What keeps a visit from being held (2 §2.5, TIDAK_DAPAT_DIJALANKAN).
enum class Hindrance { CentreShut, Weather, Illness, TooFewPresent, NoFacilities, NoAccess, Other };
std::span<const Choice> choicesOf(Hindrance);

inline constexpr Field<Ref<Assignment>> kAssignment{"assignment"};
inline constexpr Field<Ref<VerificationRequest>> kRequest{"request"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<User>> kVerifierUser{"verifier_user"};
inline constexpr Field<Ref<Checklist>> kChecklist{"checklist"};
inline constexpr Field<Date> kPlannedFrom{"planned_from"};
inline constexpr Field<Date> kPlannedTo{"planned_to"};
inline constexpr Field<Instant> kArrivedAt{"arrived_at"};
inline constexpr Field<Instant> kLeftAt{"left_at"};
inline constexpr Field<std::int64_t> kArrivalLatitude{"arrival_latitude_e6"};
inline constexpr Field<std::int64_t> kArrivalLongitude{"arrival_longitude_e6"};
inline constexpr Field<PositionSource> kArrivalPositionFrom{"arrival_position_from"};
inline constexpr Field<std::int64_t> kLeaveLatitude{"leave_latitude_e6"};
inline constexpr Field<std::int64_t> kLeaveLongitude{"leave_longitude_e6"};
inline constexpr Field<PositionSource> kLeavePositionFrom{"leave_position_from"};
inline constexpr Field<std::string> kSignboardPhoto{"signboard_photo"};
inline constexpr Field<std::string> kDevice{"device"};
inline constexpr Field<std::int64_t> kPackageVersion{"package_version"};
inline constexpr Field<bool> kAcceptedLate{"accepted_late"};
inline constexpr Field<std::string> kCentreComment{"centre_comment"};
inline constexpr Field<std::string> kUnlistedTrainees{"unlisted_trainees"}; ///< a note only
inline constexpr Field<Hindrance> kCannotBeHeldKind{"cannot_be_held_kind"};
inline constexpr Field<std::string> kCannotBeHeldReason{"cannot_be_held_reason"};
inline constexpr Field<std::string> kCannotBeHeldPhoto{"cannot_be_held_photo"};
inline constexpr Field<bool> kSampleExtended{"sample_extended"};
inline constexpr Field<State> kState{"state"};

namespace transition {
inline constexpr const char* kCheckIn = "check_in";
inline constexpr const char* kClose = "close";
inline constexpr const char* kCannotBeHeld = "cannot_be_held";
inline constexpr const char* kSupersede = "supersede";
} // namespace transition
} // namespace visit

/// Keys that every part of a visit carries.
namespace visit_part {
inline constexpr Field<Ref<Visit>> kVisit{"visit"};
inline constexpr Field<Ref<Assignment>> kAssignment{"assignment"};
inline constexpr Field<Ref<Trainee>> kTrainee{"trainee"};
inline constexpr Field<std::string> kNote{"note"};
inline constexpr Field<std::string> kPhotos{"photos"}; ///< SHA-256 digests, joined by blanks
} // namespace visit_part

/// V1: who attended which meeting.
struct VisitAttendance
{
    static constexpr const char* kType = "visit_attendance";
};
namespace visit_attendance {
enum class Meeting { Opening, Closing };
std::span<const Choice> choicesOf(Meeting);
enum class Role { CentreManager, InternalVerifier, Assessor, Representative, Other };
std::span<const Choice> choicesOf(Role);

inline constexpr Field<Meeting> kMeeting{"meeting"};
inline constexpr Field<Role> kRole{"role"};
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<Ref<PersonnelCertificate>> kCertificate{"certificate"};
inline constexpr Field<bool> kPresent{"present"};
} // namespace visit_attendance

/// V1 … V10: one answer to one item of the checklist.
struct ChecklistAnswer
{
    static constexpr const char* kType = "checklist_answer";
};
namespace checklist_answer {
inline constexpr Field<Ref<ChecklistItem>> kItem{"item"};
inline constexpr Field<std::string> kCode{"code"};
inline constexpr Field<Ref<CompetencyUnit>> kUnit{"unit"}; ///< where asked per unit
inline constexpr Field<YesNoNa> kChoice{"choice"};
inline constexpr Field<std::int64_t> kScale{"scale"}; ///< 0 … 3
inline constexpr Field<std::int64_t> kNumber{"number"};
inline constexpr Field<std::string> kText{"answer_text"};
} // namespace checklist_answer

/// V3: one item of equipment, required, claimed and counted.
struct EquipmentCount
{
    static constexpr const char* kType = "equipment_count";
};
namespace equipment_count {
enum class Condition { Good, Broken, Missing };
std::span<const Choice> choicesOf(Condition);

inline constexpr Field<Ref<NossEquipment>> kEquipment{"equipment"};
inline constexpr Field<std::int64_t> kRequired{"required"}; ///< empty: ratio not in the register
inline constexpr Field<std::int64_t> kClaimed{"claimed"};
inline constexpr Field<std::int64_t> kCounted{"counted"};
inline constexpr Field<Condition> kCondition{"condition"};
} // namespace equipment_count

/// V5: one trainee against her identity card.
struct IdentityCheck
{
    static constexpr const char* kType = "identity_check";
};
namespace identity_check {
enum class Result { Matches, DoesNotMatch, Absent };
std::span<const Choice> choicesOf(Result);

inline constexpr Field<Result> kResult{"result"};
inline constexpr Field<std::string> kAbsenceReason{"absence_reason"};
inline constexpr Field<bool> kAbsenceDocument{"absence_document"};
} // namespace identity_check

/// V5: somebody who says she is a trainee of the group and is not in the package. A note for the
/// officer: nobody is added to a group on site (2 §2.6).
struct UnlistedTrainee
{
    static constexpr const char* kType = "unlisted_trainee";
};
namespace unlisted_trainee {
enum class Reason { RegisteredLate, Transferred, OtherGroup, NotRegistered, Other };
std::span<const Choice> choicesOf(Reason);

inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<IdentityKind> kIdentityKind{"identity_kind"};
inline constexpr Field<std::string> kIdentity{"identity_number"};
/// Why an unknown place of birth in the number was accepted.
inline constexpr Field<std::string> kPlaceOverride{"place_override"};
inline constexpr Field<Reason> kReason{"reason"};
inline constexpr Field<std::string> kExplanation{"explanation"};
} // namespace unlisted_trainee

/// V6: one trainee of the sample.
struct SampleEntry
{
    static constexpr const char* kType = "sample_entry";
};
namespace sample_entry {
enum class Outcome { Confirmed, Amended, NotConfirmed };
std::span<const Choice> choicesOf(Outcome);
/// Why a trainee is in the sample; an entry names one or more, joined by |.
enum class Reason { Random, NearMinimum, Repeat, SingleFailure, VerifierChoice, Extension };
std::span<const Choice> choicesOf(Reason);

inline constexpr Field<std::string> kReasons{"reasons"};
inline constexpr Field<std::int64_t> kOrdinal{"ordinal"};
inline constexpr Field<bool> kPortfolioChecked{"portfolio_checked"};
inline constexpr Field<bool> kScriptChecked{"script_checked"};
inline constexpr Field<bool> kObserved{"observed"};
inline constexpr Field<bool> kInterviewed{"interviewed"};
inline constexpr Field<Outcome> kOutcome{"outcome"};
} // namespace sample_entry

/// V7: the portfolio of one sampled trainee in one unit.
struct PortfolioCheck
{
    static constexpr const char* kType = "portfolio_check";
};
namespace portfolio_check {
inline constexpr Field<Ref<CompetencyUnit>> kUnit{"unit"};
inline constexpr Field<YesNoNa> kScriptPresent{"script_present"};
inline constexpr Field<YesNoNa> kScriptMarked{"script_marked"};
inline constexpr Field<YesNoNa> kScriptModerated{"script_moderated"};
inline constexpr Field<YesNoNa> kChecklistComplete{"checklist_complete"};
inline constexpr Field<YesNoNa> kEvidenceAuthentic{"evidence_authentic"};
inline constexpr Field<YesNoNa> kEvidenceCurrent{"evidence_current"};
inline constexpr Field<YesNoNa> kEvidenceSufficient{"evidence_sufficient"};
inline constexpr Field<Hundredths> kPaperKnowledge{"paper_knowledge"};     ///< mark on paper
inline constexpr Field<Hundredths> kPaperPerformance{"paper_performance"}; ///< mark on paper
inline constexpr Field<Hundredths> kRemarkKnowledge{"remark_knowledge"};   ///< the verifier's own
inline constexpr Field<Hundredths> kRemarkPerformance{"remark_performance"};
} // namespace portfolio_check

/// V8: one practical observation or interview.
struct PracticalObservation
{
    static constexpr const char* kType = "practical_observation";
};
namespace practical_observation {
enum class Mode { Practical, Interview };
std::span<const Choice> choicesOf(Mode);
enum class Result { Competent, NotYetCompetent };
std::span<const Choice> choicesOf(Result);

inline constexpr Field<Ref<MarkingScheme>> kScheme{"scheme"};
inline constexpr Field<Mode> kMode{"mode"};
inline constexpr Field<Instant> kStartedAt{"started_at"};
inline constexpr Field<std::int64_t> kTimerSeconds{"timer_seconds"};
inline constexpr Field<Hundredths> kScore{"score"}; ///< percent, computed from the rows
inline constexpr Field<Result> kResult{"result"};
inline constexpr Field<std::int64_t> kCoreAbilityScale{"core_ability_scale"}; ///< 0 … 3
} // namespace practical_observation

struct ObservationScore
{
    static constexpr const char* kType = "observation_score";
};
namespace observation_score {
inline constexpr Field<Ref<PracticalObservation>> kObservation{"observation"};
inline constexpr Field<Ref<MarkingSchemeRow>> kRow{"row"};
inline constexpr Field<std::int64_t> kScore{"score"}; ///< 0 … 3
} // namespace observation_score

/// V9: the verifier's word on one trainee.
struct TraineeRecommendation
{
    static constexpr const char* kType = "trainee_recommendation";
};
namespace trainee_recommendation {
enum class Recommendation { Competent, NotYetCompetent, Deferred };
std::span<const Choice> choicesOf(Recommendation);

inline constexpr Field<Ref<TraineeBatch>> kBatch{"batch"};
inline constexpr Field<Recommendation> kRecommendation{"recommendation"};
inline constexpr Field<bool> kAsCentre{"as_centre"}; ///< given in bulk, as the centre's marks say
inline constexpr Field<std::string> kReason{"reason"};
} // namespace trainee_recommendation

/// Something that the centre must mend, or may improve.
struct RaisedFinding
{
    static constexpr const char* kType = "finding";
};
namespace finding {
enum class Category { Major, Minor, Improvement };
std::span<const Choice> choicesOf(Category);
/// Raised on site and the verifier's to word; open from the end of the visit, word for word.
enum class State { Raised, Open, Answered, Closed };
std::span<const Choice> choicesOf(State);

inline constexpr Field<std::string> kNumber{"number"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<VerificationRequest>> kRequest{"request"};
inline constexpr Field<Category> kCategory{"category"};
inline constexpr Field<std::string> kForm{"form"};       ///< "V3"
inline constexpr Field<std::string> kSubject{"subject"}; ///< the row it rests on
inline constexpr Field<std::string> kClause{"clause"};   ///< "Act 652 s.26", an item's code
inline constexpr Field<std::string> kDescription{"description"};
inline constexpr Field<std::string> kEvidence{"evidence"};
inline constexpr Field<Date> kDueOn{"due_on"};
inline constexpr Field<std::string> kAnswer{"answer"};
inline constexpr Field<Instant> kAnsweredAt{"answered_at"};
inline constexpr Field<Ref<User>> kAnsweredBy{"answered_by"};
inline constexpr Field<Instant> kClosedAt{"closed_at"};
inline constexpr Field<Ref<User>> kClosedBy{"closed_by"};
inline constexpr Field<State> kState{"state"};

namespace transition {
inline constexpr const char* kIssue = "issue";
inline constexpr const char* kAnswer = "answer";
inline constexpr const char* kReopen = "reopen";
inline constexpr const char* kClose = "close";
} // namespace transition
} // namespace finding

/// A signature on a form, bound to what was shown; or its refusal before a witness.
struct Signature
{
    static constexpr const char* kType = "signature";
};
namespace signature {
enum class Role { ExternalVerifier, CentreManager, InternalVerifier, Assessor, Witness };
std::span<const Choice> choicesOf(Role);
enum class Refusal { DisputesFindings, DisputesMarks, NotAuthorised, WantsAdvice, Left, Other };
std::span<const Choice> choicesOf(Refusal);

inline constexpr Field<std::string> kForm{"form"}; ///< "V0", "V1", "V5", "V10"
inline constexpr Field<Role> kRole{"role"};
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<std::string> kStrokes{"strokes"};
inline constexpr Field<std::string> kShownHash{"shown_hash"}; ///< SHA-256 of what was shown
inline constexpr Field<std::string> kPaperPhoto{"paper_photo"};
inline constexpr Field<Instant> kSignedAt{"signed_at"};
inline constexpr Field<bool> kRefused{"refused"};
inline constexpr Field<Refusal> kRefusalKind{"refusal_kind"};
inline constexpr Field<std::string> kRefusalReason{"refusal_reason"};
inline constexpr Field<std::string> kWitness{"witness"};
} // namespace signature

} // namespace myspike
