// Letters, notices and slips: records that any client prints alike.
#pragma once

#include "shared/modules/assessment/fields.h"

namespace myspike {

/// A letter, notice or slip: template, version and frozen values; any client prints it alike.
struct Document
{
    static constexpr const char* kType = "document";
};
namespace document {
enum class Template {
    AppointmentLetter,
    CentreNotice,
    VisitSlip,
    VisitReport,
    NonConformityNotice,
    ConfirmedResults,
    DecisionLetter,
    ReplacementNotice,
    ClaimForm
};
std::span<const Choice> choicesOf(Template);
enum class Language { Malay, English };
std::span<const Choice> choicesOf(Language);

inline constexpr Field<std::string> kNumber{"number"}; ///< the letter's reference
inline constexpr Field<Template> kTemplate{"template"};
inline constexpr Field<std::int64_t> kTemplateVersion{"template_version"};
inline constexpr Field<Language> kLanguage{"language"};
inline constexpr Field<std::string> kValues{"frozen_values"}; ///< canonical JSON
inline constexpr Field<std::string> kDigest{"digest"};        ///< SHA-256 of the values
inline constexpr Field<Date> kIssuedOn{"issued_on"};
inline constexpr Field<Ref<VerificationRequest>> kRequest{"request"};
inline constexpr Field<Ref<Assignment>> kAssignment{"assignment"};
inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<User>> kAddressee{"addressee"}; ///< empty: the centre
} // namespace document

namespace documents {
namespace command {
/// Makes a letter of the subject's template; the values are frozen and hashed here.
/// Subject: the new document. Args: the fields of document but number and digest.
inline constexpr const char* kIssue = "documents.issue";
} // namespace command
} // namespace documents

} // namespace myspike
