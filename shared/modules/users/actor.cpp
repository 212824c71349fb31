#include "shared/modules/users/actor.h"

#include <algorithm>

#include "shared/modules/verification/fields.h"

namespace myspike::users {

namespace {

constexpr std::string_view kStatePrefix = "state:";

/// What a right in the state of this code reaches.
std::vector<std::string> scopesIn(const Reader& reader, const std::string& code)
{
    std::vector<std::string> out;
    Query states{.type = MalaysianState::kType};
    states.with(equals(state::kCode, code));
    const auto found = reader.first(states);
    if (!found) {
        return out;
    }
    Query centres{.type = Centre::kType};
    centres.with(equals(centre::kState, Ref<MalaysianState>{found->id}));
    std::vector<Ref<Centre>> held;
    for (const auto& c : reader.query(centres)) {
        out.push_back(scope::ofCentre(c.id));
        out.push_back(scope::ofProfile(c.id));
        held.push_back({c.id});
    }
    // A statement takes only so many values.
    constexpr std::size_t kAtOnce = 200;
    for (std::size_t i = 0; i < held.size(); i += kAtOnce) {
        const auto end =
            held.begin() + static_cast<std::ptrdiff_t>(std::min(held.size(), i + kAtOnce));
        Query assignments{.type = Assignment::kType};
        assignments.with(
            oneOf(assignment::kCentre,
                  std::vector<Ref<Centre>>(held.begin() + static_cast<std::ptrdiff_t>(i), end)));
        for (const auto& a : reader.query(assignments)) {
            out.push_back(scope::ofAssignment(a.id));
        }
    }
    return out;
}

} // namespace

std::vector<Grant> spreadOverStates(const Reader& reader, std::vector<Grant> grants)
{
    std::vector<Grant> out = std::move(grants);
    const auto given = out.size();
    for (std::size_t i = 0; i < given; ++i) {
        if (!out[i].scope.starts_with(kStatePrefix)) {
            continue;
        }
        const Grant grant = out[i];
        for (auto& s : scopesIn(reader, grant.scope.substr(kStatePrefix.size()))) {
            out.push_back({grant.role, std::move(s), grant.from, grant.to});
        }
    }
    return out;
}

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
    actor.grants = spreadOverStates(reader, std::move(actor.grants));
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
