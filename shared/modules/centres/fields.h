// Accredited centres and the programmes they are accredited for, 1 §1 and §5.2.
#pragma once

#include "shared/modules/noss/fields.h"

namespace myspike {

struct Centre
{
    static constexpr const char* kType = "centre";
};
namespace centre {
enum class Category { Public, Private, Industry, Association, TestCentre, Other };
std::span<const Choice> choicesOf(Category);
enum class Status { Active, Suspended, Closed };
std::span<const Choice> choicesOf(Status);

inline constexpr Field<std::string> kCode{"code"}; ///< "L01234"; any shape is accepted
inline constexpr Field<std::string> kName{"name"};
inline constexpr Field<Category> kCategory{"category"};
inline constexpr Field<Ref<MalaysianState>> kState{"state"};
inline constexpr Field<std::string> kAddress{"address"};
inline constexpr Field<std::string> kPostcode{"postcode"};
inline constexpr Field<std::string> kPhone{"phone"};
inline constexpr Field<std::string> kEmail{"email"};
inline constexpr Field<std::int64_t> kLatitude{"latitude_e6"};   ///< millionths of a degree
inline constexpr Field<std::int64_t> kLongitude{"longitude_e6"}; ///< millionths of a degree
inline constexpr Field<std::string> kRegisterId{"register_id"};
inline constexpr Field<Status> kStatus{"status"};
inline constexpr Field<Provenance> kProvenance{"provenance"};
inline constexpr Field<std::string> kSource{"source"};
} // namespace centre

/// A programme at a centre; accreditation is a property of this, never of the centre (1 §2).
struct AccreditedProgramme
{
    static constexpr const char* kType = "accredited_programme";
};
namespace accredited_programme {
enum class Category { FullByLevel, FullSingleLevel, MicroCredential, MicroCredentialExisting };
std::span<const Choice> choicesOf(Category);
enum class Status { Active, IntakeBlocked, Expired, Suspended, Revoked, Surrendered };
std::span<const Choice> choicesOf(Status);

inline constexpr Field<Ref<Centre>> kCentre{"centre"};
inline constexpr Field<Ref<Noss>> kNoss{"noss"};
inline constexpr Field<Category> kCategory{"category"};
inline constexpr Field<std::int64_t> kLevel{"level"}; ///< 0: without level
inline constexpr Field<std::string> kTitle{"title"};  ///< as the register writes it
inline constexpr Field<Ref<MalaysianState>> kState{"state"};
inline constexpr Field<Status> kStatus{"status"};
inline constexpr Field<std::int64_t> kCapacity{"capacity"}; ///< empty: not in the register
inline constexpr Field<Date> kFrom{"valid_from"};           ///< empty: not in the register
inline constexpr Field<Date> kTo{"valid_to"};               ///< empty: not in the register
inline constexpr Field<std::string> kCertificateNumber{"certificate_number"};
inline constexpr Field<std::string> kConditions{"conditions"};
inline constexpr Field<Provenance> kProvenance{"provenance"};
inline constexpr Field<std::string> kSource{"source"};
} // namespace accredited_programme

} // namespace myspike
