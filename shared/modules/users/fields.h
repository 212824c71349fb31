// Users, their roles and what they may see.
#pragma once

#include "shared/schema/field.h"

namespace myspike {

namespace role {
inline constexpr std::string_view kExternalVerifier = "external_verifier";
inline constexpr std::string_view kCentreManager = "centre_manager";
inline constexpr std::string_view kAssessor = "assessor";
inline constexpr std::string_view kInternalVerifier = "internal_verifier";
inline constexpr std::string_view kCentreAdministrator = "centre_administrator";
inline constexpr std::string_view kVerificationOfficer = "verification_officer";
inline constexpr std::string_view kRegionalOfficer = "regional_officer";
inline constexpr std::string_view kFinanceOfficer = "finance_officer";
inline constexpr std::string_view kManagement = "management";
inline constexpr std::string_view kSystemAdministrator = "system_administrator";
inline constexpr std::string_view kAuditor = "auditor";
} // namespace role

/// Scopes as text; a record names those it stands in, a grant names the one it opens.
namespace scope {
inline const std::string kReference = "reference";
inline const std::string kVerification = "national:verification";
inline const std::string kAssessment = "national:assessment";
inline const std::string kPersonnel = "national:personnel";
inline const std::string kUsers = "national:users";
inline std::string ofUser(const Id& id) { return "user:" + id.toString(); }
inline std::string ofCentre(const Id& id) { return "centre:" + id.toString(); }
/// A regional office's: no row names it; a right in it means one in every centre of that state
/// and in every visit held there (users/actor.h).
inline std::string ofState(const std::string& code) { return "state:" + code; }
/// What a visiting verifier needs of a centre: personnel, previous visits, open findings.
inline std::string ofProfile(const Id& id) { return "profile:" + id.toString(); }
inline std::string ofBatch(const Id& id) { return "batch:" + id.toString(); }
inline std::string ofAssignment(const Id& id) { return "assignment:" + id.toString(); }
/// The rows of a marking scheme, for examiners' eyes only.
inline std::string ofScheme(const Id& id) { return "scheme:" + id.toString(); }
} // namespace scope

/// Kinds of identity document of a person (1 §1.1).
enum class IdentityKind { MyKad, MyPr, MyKas, ServiceNumber, Passport };
std::span<const Choice> choicesOf(IdentityKind);

struct User
{
    static constexpr const char* kType = "user";
};
namespace user {
enum class Status { Registered, Active, Suspended, Locked, Dormant, Ended };
std::span<const Choice> choicesOf(Status);
enum class Language { Malay, English };
std::span<const Choice> choicesOf(Language);

inline constexpr Field<std::string> kLoginName{"login_name"};
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<IdentityKind> kIdentityKind{"identity_kind"};
inline constexpr Field<std::string> kIdentity{"identity"};
inline constexpr Field<std::string> kEmail{"email"};
inline constexpr Field<std::string> kPhone{"phone"};
inline constexpr Field<Language> kLanguage{"language"};
inline constexpr Field<std::string> kOffice{"office"}; ///< where an officer sits; free text
inline constexpr Field<Status> kStatus{"status"};

namespace transition {
inline constexpr const char* kActivate = "activate";
inline constexpr const char* kSuspend = "suspend";
inline constexpr const char* kLock = "lock";
inline constexpr const char* kLetRest = "let_rest";
inline constexpr const char* kEnd = "end";
} // namespace transition
} // namespace user

/// A role of a user in one scope, between two days. Never edited: ended, and another is given.
struct AccessGrant
{
    static constexpr const char* kType = "access_grant";
};
namespace access_grant {
inline constexpr Field<Ref<User>> kUser{"user"};
inline constexpr Field<std::string> kRole{"role"};
inline constexpr Field<std::string> kScope{"scope"};
inline constexpr Field<Date> kFrom{"valid_from"};
inline constexpr Field<Date> kTo{"valid_to"};
inline constexpr Field<std::string> kReason{"reason"};
inline constexpr Field<Ref<User>> kGrantedBy{"granted_by"};
/// The record the right follows from, for instance an assignment; ended with it.
inline constexpr Field<std::string> kSource{"source"};
inline constexpr Field<Instant> kEndedAt{"ended_at"};
} // namespace access_grant

namespace users {
namespace command {
/// Subject: the user. Args: kRole, kScope, kFrom, kTo, kReason, kSource of access_grant.
inline constexpr const char* kGrantAccess = "users.grant_access";
/// Subject: the access_grant.
inline constexpr const char* kEndAccess = "users.end_access";
/// Subject: the user. Args: access_grant::kSource; ends every right that follows from it.
inline constexpr const char* kEndAccessOfSource = "users.end_access_of_source";
} // namespace command
} // namespace users

} // namespace myspike
