// Personnel of centres with their recognition, and external verifiers, 1 §4 and 2 §2.3.
#pragma once

#include "shared/modules/centres/fields.h"
#include "shared/modules/users/fields.h"

namespace myspike {

/// The recognition (PPKSPP) of one person for one post and one programme.
struct PersonnelCertificate
{
    static constexpr const char* kType = "personnel_certificate";
};
namespace personnel_certificate {
enum class Post { CentreManager, InternalVerifier, Assessor, ModularAssessor, Instructor };
std::span<const Choice> choicesOf(Post);
enum class Status { Active, Conditional, Expired, Cancelled, Suspended };
std::span<const Choice> choicesOf(Status);

inline constexpr Field<std::string> kNumber{"number"};
inline constexpr Field<Post> kPost{"post"};
inline constexpr Field<std::string> kHolder{"holder"};
inline constexpr Field<IdentityKind> kIdentityKind{"identity_kind"};
inline constexpr Field<std::string> kIdentity{"identity"};
inline constexpr Field<Ref<User>> kUser{"user"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<Noss>> kNoss{"noss"}; ///< empty for the centre manager only
inline constexpr Field<Date> kFrom{"valid_from"};
inline constexpr Field<Date> kTo{"valid_to"};
inline constexpr Field<Status> kStatus{"status"};
inline constexpr Field<std::string> kCondition{"condition"};
inline constexpr Field<Provenance> kProvenance{"provenance"};
} // namespace personnel_certificate

/// An external verifier (PPL) and her appointment.
struct ExternalVerifier
{
    static constexpr const char* kType = "external_verifier";
};
namespace external_verifier {
enum class VendorStatus { None, Active, Ended };
std::span<const Choice> choicesOf(VendorStatus);

inline constexpr Field<std::string> kNumber{"number"};
inline constexpr Field<Ref<User>> kUser{"user"};
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<std::string> kPhone{"phone"};
inline constexpr Field<std::string> kEmail{"email"};
inline constexpr Field<Date> kAppointedFrom{"appointed_from"};
inline constexpr Field<Date> kAppointedTo{"appointed_to"};
inline constexpr Field<Ref<MalaysianState>> kState{"state"};
inline constexpr Field<std::string> kAddress{"address"};
inline constexpr Field<std::int64_t> kLatitude{"latitude_e6"};
inline constexpr Field<std::int64_t> kLongitude{"longitude_e6"};
inline constexpr Field<VendorStatus> kVendorStatus{"vendor_status"};
inline constexpr Field<std::string> kEmployer{"employer"};
} // namespace external_verifier

/// A field a verifier may judge: a NOSS code, or the beginning of codes.
struct VerifierField
{
    static constexpr const char* kType = "verifier_field";
};
namespace verifier_field {
inline constexpr Field<Ref<ExternalVerifier>> kVerifier{"verifier"};
inline constexpr Field<Ref<User>> kUser{"user"};
inline constexpr Field<std::string> kCode{"code"}; ///< "N821-001-3:2020" or "N821"
inline constexpr Field<std::int64_t> kMaxLevel{"max_level"};
} // namespace verifier_field

/// A tie of a verifier to a centre, for the conflict check.
struct VerifierAffiliation
{
    static constexpr const char* kType = "verifier_affiliation";
};
namespace verifier_affiliation {
enum class Kind { Employment, Ownership, Family, Teaching, Consultancy };
std::span<const Choice> choicesOf(Kind);

inline constexpr Field<Ref<ExternalVerifier>> kVerifier{"verifier"};
inline constexpr Field<Ref<User>> kUser{"user"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Kind> kKind{"kind"};
inline constexpr Field<Date> kFrom{"valid_from"};
inline constexpr Field<Date> kTo{"valid_to"}; ///< empty: still in force
inline constexpr Field<std::string> kNote{"note"};
} // namespace verifier_affiliation

} // namespace myspike
