// Who somebody is and what they may, read from the records of users and grants.
#pragma once

#include "shared/schema/permission.h"
#include "shared/schema/reader.h"

namespace myspike::users {

/// A person with all grants, past and to come, each with its days. NotFound for an unknown user.
Result<Actor> actorOf(const Reader& reader, const Id& user);
/// Rights in a state ("state:01") as what they mean: the same role, between the same days, in each
/// centre of that state, its profile, and each assignment to it; the right itself stays. So a new
/// centre or assignment is the office's at once, and no row carries its state.
std::vector<Grant> spreadOverStates(const Reader& reader, std::vector<Grant> grants);
/// Whether the account may be used now.
bool isActive(const Reader& reader, const Id& user);

} // namespace myspike::users
