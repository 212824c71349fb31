// Who somebody is and what they may, read from the records of users and grants.
#pragma once

#include "shared/schema/permission.h"
#include "shared/schema/reader.h"

namespace myspike::users {

/// A person with all grants, past and to come, each with its days. NotFound for an unknown user.
Result<Actor> actorOf(const Reader& reader, const Id& user);
/// Whether the account may be used now.
bool isActive(const Reader& reader, const Id& user);

} // namespace myspike::users
