// Who may do what: a role that a type or command names, held by a grant whose scope is one of the
// record's own scopes. The client uses it to explain, the server to decide.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/id.h"

namespace myspike {

/// A right in force: a role in one scope, between two days (both included).
struct Grant
{
    std::string role;
    std::string scope; ///< "centre:<id>", "national:verification", "assignment:<id>" … or "*"
    Date from{};
    std::optional<Date> to;

    bool inForce(Date on) const { return from <= on && (!to || on <= *to); }
    bool operator==(const Grant&) const = default;
};

/// The person in whose name an act is done.
struct Actor
{
    Id user;
    std::string name;
    std::vector<Grant> grants;

    bool holds(std::string_view role, Date on) const;
    /// True when a grant in force on `on` gives one of `roles` in one of `scopes`.
    bool mayAs(const std::vector<std::string_view>& roles, const std::vector<std::string>& scopes,
               Date on) const;
};

enum class Verb : unsigned { View = 1, Create = 2, Edit = 4, Remove = 8, Export = 16 };
constexpr unsigned operator|(Verb a, Verb b)
{
    return static_cast<unsigned>(a) | static_cast<unsigned>(b);
}
constexpr unsigned operator|(unsigned a, Verb b) { return a | static_cast<unsigned>(b); }

/// One row of a type's access table.
struct Access
{
    std::string_view role;
    unsigned verbs; ///< Verb flags
};

} // namespace myspike
