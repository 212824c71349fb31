#include "shared/modules/users/actor.h"

#include "shared/modules/users/fields.h"

namespace myspike::users {

Result<Actor> actorOf(const Reader& reader, const Id& userId)
{
    const auto person = reader.find(User::kType, userId);
    if (!person) {
        return reader.fault().value_or(
            Fault{FaultCode::NotFound,
                  msg("users", "This user does not exist. Ask an administrator."),
                  userId.toString(),
                  {}});
    }
    Actor actor;
    actor.user = userId;
    actor.name = person->text(user::kName);
    Query q{.type = AccessGrant::kType};
    q.with(equals(access_grant::kUser, Ref<User>{userId}));
    for (const auto& row : reader.query(q)) {
        actor.grants.push_back({row.text(access_grant::kRole), row.text(access_grant::kScope),
                                row.getOr(access_grant::kFrom, Date{}),
                                row.get(access_grant::kTo)});
    }
    if (reader.fault()) {
        return *reader.fault();
    }
    return actor;
}

bool isActive(const Reader& reader, const Id& userId)
{
    const auto person = reader.find(User::kType, userId);
    return person && !person->deleted && person->get(user::kStatus) == user::Status::Active;
}

} // namespace myspike::users
