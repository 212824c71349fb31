// Identity numbers of persons, judged alike wherever they stand (1 §1.1).
#pragma once

#include "shared/modules/users/fields.h"
#include "shared/schema/rule.h"

namespace myspike {

struct IdentityFields
{
    Field<IdentityKind> kind;
    Field<std::string> number;
    /// Why an unknown place of birth was accepted; without it the finding stays a warning.
    const Field<std::string>* placeOverride = nullptr;
};

/// ID-R1: an impossible MyKad is an error; ID-R2: an unassigned place of birth is a warning that a
/// written reason settles. `day` is the day of the record, never today.
void judgeIdentity(const Record& record, const IdentityFields& fields, Date day,
                   std::vector<Finding>& out);

} // namespace myspike
