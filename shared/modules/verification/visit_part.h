// What all parts of a visit have in common: keys, scopes, access.
#pragma once

#include "shared/modules/description.h"
#include "shared/modules/verification/verification.h"

namespace myspike::verification {

inline std::vector<std::string> partScopes(const Record& r)
{
    return ScopeList(r).of(visit_part::kAssignment, scope::ofAssignment).with(scope::kVerification);
}

inline std::vector<Access> partAccess()
{
    return rights(kWorkAndRemove, {role::kExternalVerifier}) +
           rights(kView | static_cast<unsigned>(Verb::Export), {role::kVerificationOfficer}) +
           rights(kView, onlookers());
}

inline FieldDef visitField()
{
    return describe(
        visit_part::kVisit,
        {.label = msg("visit_part", "Visit"), .required = Required::Always, .indexed = true});
}
inline FieldDef assignmentField()
{
    return describe(
        visit_part::kAssignment,
        {.label = msg("visit_part", "Assignment"), .required = Required::Always, .indexed = true});
}
inline FieldDef traineeField()
{
    return describe(visit_part::kTrainee, {.label = msg("visit_part", "Trainee"),
                                           .required = Required::Always,
                                           .inList = true,
                                           .indexed = true});
}
inline FieldDef noteField()
{
    return describe(
        visit_part::kNote,
        {.label = msg("visit_part", "Remark"), .inList = true, .kind = FieldKind::Paragraph});
}
inline FieldDef photosField()
{
    return describe(visit_part::kPhotos,
                    {.label = msg("visit_part", "Photographs"), .maxLength = 4'000});
}

} // namespace myspike::verification
