// Groups of trainees and the trainees in them, 1 §6 and 2 §1.2.
#pragma once

#include "shared/modules/personnel/fields.h"

namespace myspike {

struct TraineeBatch
{
    static constexpr const char* kType = "trainee_batch";
};
namespace trainee_batch {
/// 2 §1.4, in its order.
enum class State {
    Registered,            ///< DAFTAR
    Coursework,            ///< PENILAIAN_BERTERUSAN
    InternalReview,        ///< SEMAKAN_PPD
    ReturnedToAssessor,    ///< DIPULANGKAN_PP
    ReadyForFinal,         ///< LAYAK_PENILAIAN_AKHIR
    FinalAssessment,       ///< PENILAIAN_AKHIR
    InternallyVerified,    ///< DISAHKAN_PPD
    DeclaredByManager,     ///< PERAKUAN_PPB
    ReadyForVerification,  ///< SEDIA_VERIFIKASI: marks are frozen
    InVerification,        ///< DALAM_VERIFIKASI
    ConfirmedByDepartment, ///< DISAHKAN_JPK
    Completed,             ///< SELESAI
    Reassessment           ///< ULANG_NILAI
};
std::span<const Choice> choicesOf(State);
enum class Method { NonCredit, CreditUnit, CreditModule, Coptpa };
std::span<const Choice> choicesOf(Method);
enum class ProgrammeKind { Full, Modular };
std::span<const Choice> choicesOf(ProgrammeKind);

inline constexpr Field<std::string> kNumber{"number"}; ///< "L02145/2026/S1/007"
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<AccreditedProgramme>> kProgramme{"programme"};
inline constexpr Field<Ref<Noss>> kNoss{"noss"};
inline constexpr Field<std::int64_t> kLevel{"level"};
inline constexpr Field<Method> kMethod{"method"};
inline constexpr Field<ProgrammeKind> kProgrammeKind{"programme_kind"};
inline constexpr Field<Date> kStart{"start_date"};
inline constexpr Field<Date> kEnd{"end_date"};
inline constexpr Field<Date> kRegisteredOn{"registered_on"};
inline constexpr Field<std::int64_t> kTraineeCount{"trainee_count"};
inline constexpr Field<Ref<User>> kAssessor{"assessor"};
inline constexpr Field<Ref<User>> kInternalVerifier{"internal_verifier"};
inline constexpr Field<Ref<User>> kManager{"manager"};
inline constexpr Field<State> kState{"state"};
inline constexpr Field<Provenance> kProvenance{"provenance"};
/// The group whose trainees do again what they failed (2 §1.4 row 12).
inline constexpr Field<Ref<TraineeBatch>> kRepeatOf{"repeat_of"};

namespace transition {
inline constexpr const char* kStartCoursework = "start_coursework";
inline constexpr const char* kSendToReview = "send_to_review";
inline constexpr const char* kReturnToAssessor = "return_to_assessor";
inline constexpr const char* kResumeCoursework = "resume_coursework";
inline constexpr const char* kAdmitToFinal = "admit_to_final";
inline constexpr const char* kStartFinal = "start_final";
inline constexpr const char* kVerifyInternally = "verify_internally";
inline constexpr const char* kDeclare = "declare";
inline constexpr const char* kFreeze = "freeze";
inline constexpr const char* kTakeIntoVerification = "take_into_verification";
inline constexpr const char* kReleaseFromVerification = "release_from_verification";
inline constexpr const char* kConfirm = "confirm_by_department";
inline constexpr const char* kComplete = "complete";
inline constexpr const char* kReassess = "reassess";
} // namespace transition
} // namespace trainee_batch

struct Trainee
{
    static constexpr const char* kType = "trainee";
};
namespace trainee {
enum class Status { Active, Withdrawn, Suspended, Completed, Transferred };
std::span<const Choice> choicesOf(Status);
enum class Sex { Male, Female };
std::span<const Choice> choicesOf(Sex);

inline constexpr Field<Ref<TraineeBatch>> kBatch{"batch"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<std::string> kNumber{"number"}; ///< "2026-3-0001234"
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<IdentityKind> kIdentityKind{"identity_kind"};
inline constexpr Field<std::string> kIdentity{"identity"};
/// Why an unknown place of birth in the number was accepted (1 §1.1).
inline constexpr Field<std::string> kIdentityOverride{"identity_override"};
inline constexpr Field<Date> kBirthDate{"birth_date"};
inline constexpr Field<Sex> kSex{"sex"};
inline constexpr Field<std::string> kCitizenship{"citizenship"}; ///< ISO 3166-1 alpha-3
inline constexpr Field<std::string> kPhoto{"photo"};             ///< SHA-256 of the portrait
inline constexpr Field<Status> kStatus{"status"};
inline constexpr Field<std::int64_t> kAttempt{"attempt"}; ///< 1: first; more: a repeat
inline constexpr Field<Ref<Trainee>> kRepeatOf{"repeat_of"};
} // namespace trainee

namespace registration {
namespace command {
/// Subject: the group. Completed where everybody is competent, to be reassessed otherwise; made by
/// the confirmation of the results.
inline constexpr const char* kSettleResults = "registration.settle_results";
/// Subject: the group to be reassessed. Makes a group of those who repeat, with the marks that
/// count, to be assessed anew in what they failed.
inline constexpr const char* kOpenRepeat = "registration.open_repeat";
} // namespace command
} // namespace registration

} // namespace myspike
